import { afterEach, describe, expect, test } from "@jest/globals";
import { makeFunctionReference } from "convex/server";
import { convexTest, type TestConvex } from "convex-test";
import schema from "../examples/convex/convex/schema.ts";
import type { Event, EventBody } from "../src/events/event.ts";
import { Secret } from "../src/redact.ts";
import { startFakeConvex } from "./support/fake-endpoints/convex.ts";
import { openToldRun, tellRun } from "./support/fake-endpoints/tell-run.ts";
import { sampleRun } from "./support/sample-run.ts";

type Row = {
  readonly type: string;
  readonly data: Event;
  readonly timestamp: number;
  readonly prompt?: string;
};
const create = makeFunctionReference<"mutation", Record<string, unknown>, string>("logs:create");
const getAll = makeFunctionReference<"query", { secret?: string }, Row[]>("logs:getAll");
const byRun = makeFunctionReference<"query", { run: string; after?: number; secret?: string }, Row[]>(
  "logs:byRun",
);

afterEach(() => {
  delete process.env["INGEST_SECRET"];
  delete process.env["READ_SECRET"];
});

/** A deployment of the folder, in memory. */
function deployment(): TestConvex<typeof schema> {
  return convexTest({
    schema,
    modules: {
      "/convex/logs.ts": () => import("../examples/convex/convex/logs.ts"),
      // Only to say where the root is; the folder needs nothing generated.
      "/convex/_generated/api.js": () => Promise.resolve({}),
    },
  });
}

/** What the action sends for an event. */
const sent = (event: Event, more: object = {}) => ({
  ...{ type: "agent_output", data: event, timestamp: event.timestamp },
  ...more,
});

const first = sampleRun()[0] as Event;

async function filled(events: readonly Event[]) {
  const convex = deployment();
  for (const event of events) await convex.mutation(create, sent(event));
  return convex;
}

describe("logs:create", () => {
  test("stores every event of a run as it came, with repoUrl and prompt on the first", async () => {
    const convex = deployment();
    const [one, ...rest] = sampleRun();
    const told = { repoUrl: "https://github.com/octo/parser", prompt: "Keep the last argument" };
    await convex.mutation(create, sent(one as Event, told));
    for (const event of rest) await convex.mutation(create, sent(event));
    const rows = await convex.query(byRun, { run: "7-1" });
    expect(rows.map(({ data }) => data)).toEqual(sampleRun());
    expect(rows[0]).toMatchObject({ type: "agent_output", timestamp: first.timestamp, ...told });
    expect(rows[1]).not.toHaveProperty("prompt");
  });

  test("an event that comes again is the same row, and stays as it was first", async () => {
    const convex = deployment();
    const id = await convex.mutation(create, sent(first));
    const again = await convex.mutation(create, sent({ ...first, message: "Something else" } as Event));
    expect(again).toBe(id);
    const rows = await convex.query(getAll, {});
    expect(rows.map(({ data }) => data)).toEqual([first]);
  });

  test.each([
    ["a field that the table doesn't have", { extra: 1 }, /extra/],
    ["a timestamp that is text", { timestamp: "now" }, /number|float64/i],
    ["no time at all", { timestamp: Number.NaN }, /timestamp must be/],
    ["data that is text", { data: "text" }, /data must be an object/],
    ["data that is a list", { data: [first] }, /data must be an object/],
    ["an event larger than a row", { data: { text: "x".repeat(800_000) } }, /larger than 800,000/],
    ["a type without end", { type: "x".repeat(65) }, /1 to 64 characters/],
    ["an address that is none", { repoUrl: "javascript:alert(1)" }, /web address/],
    ["a prompt without end", { prompt: "x".repeat(100_001) }, /longer than 100,000/],
  ])("refuses %s, and stores nothing", async (_, wrong, reason) => {
    const convex = deployment();
    await expect(convex.mutation(create, sent(first, wrong))).rejects.toThrow(reason);
    expect(await convex.query(getAll, {})).toEqual([]);
  });
});

describe("what the action itself sends", () => {
  test("fits the folder's validators to the last event, with a secret, and comes back as it was told", async () => {
    const ingest = "ingest-0123456789abcdef";
    process.env["INGEST_SECRET"] = ingest;
    await using fake = await startFakeConvex({ secret: ingest });
    const about = { repoUrl: "https://github.com/octo/parser", prompt: "Keep the last argument" };
    const settings = { url: fake.url, path: "logs:create", secret: new Secret(ingest) };
    using run = openToldRun({ convex: settings }, { about });
    for (const { seq: _, timestamp: __, run: ___, ...body } of sampleRun())
      run.emitter.emit(body as EventBody);
    tellRun(run.emitter, 5);
    await run.emitter.close();
    expect(run.warnings).toEqual([]);

    const convex = deployment();
    for (const { body } of fake.requests) {
      const { path, args } = JSON.parse(body) as { path: string; args: Record<string, unknown> };
      await convex.mutation(makeFunctionReference<"mutation", typeof args, string>(path), args);
    }
    const rows = await convex.query(byRun, { run: "7-1" });
    expect(rows.map(({ data }) => data.seq)).toEqual(run.events.map(({ seq }) => seq));
    expect(rows.map(({ data }) => data)).toEqual(fake.rows.map(({ data }) => data));
    expect(rows[0]).toMatchObject(about);
    expect(JSON.stringify(rows)).not.toContain(ingest);
  });
});

describe("secrets", () => {
  const secret = "an-ingest-secret-of-some-length";

  test("where the deployment has none, one that is sent is not looked at and not stored", async () => {
    const convex = deployment();
    await convex.mutation(create, sent(first, { secret }));
    const rows = await convex.query(getAll, {});
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(rows).toHaveLength(1);
  });

  test.each([
    ["none", {}, /asks for its secret/],
    ["another one", { secret: "another-secret" }, /not this deployment's/],
    ["its beginning", { secret: secret.slice(0, -1) }, /not this deployment's/],
    ["it and more", { secret: `${secret}x` }, /not this deployment's/],
    ["nothing", { secret: "" }, /not this deployment's/],
  ])("where it has one, a call with %s is refused", async (_, given, reason) => {
    process.env["INGEST_SECRET"] = secret;
    const convex = deployment();
    await expect(convex.mutation(create, sent(first, given))).rejects.toThrow(reason);
    await convex.mutation(create, sent(first, { secret }));
    expect(await convex.query(getAll, {})).toHaveLength(1);
  });

  test("reading has a secret of its own", async () => {
    const convex = await filled([first]);
    process.env["READ_SECRET"] = secret;
    await expect(convex.query(getAll, {})).rejects.toThrow(/asks for its secret/);
    await expect(convex.query(byRun, { run: "7-1" })).rejects.toThrow(/asks for its secret/);
    expect(await convex.query(getAll, { secret })).toHaveLength(1);
  });
});

describe("queries", () => {
  const numbered = (count: number, run: string): Event[] =>
    Array.from({ length: count }, (_, index) => ({
      ...first,
      ...{ run, seq: index + 1, timestamp: first.timestamp + index },
    }));

  test("getAll is the newest 100 of all runs, the newest first", async () => {
    const convex = await filled([...numbered(70, "a-1"), ...numbered(70, "b-1")]);
    const rows = await convex.query(getAll, {});
    expect(rows).toHaveLength(100);
    const times = rows.map(({ timestamp }) => timestamp - first.timestamp);
    expect(times).toEqual(Array.from({ length: 100 }, (_, index) => 69 - (index >> 1)));
  });

  test("byRun goes on where the caller is, in order, however the events came", async () => {
    const convex = await filled([...numbered(120, "a-1").reverse(), ...numbered(2, "b-1")]);
    const page = await convex.query(byRun, { run: "a-1" });
    const next = await convex.query(byRun, { run: "a-1", after: page.at(-1)?.data.seq ?? 0 });
    const seqs = [...page, ...next].map(({ data }) => data.seq);
    expect(seqs).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
  });

  test("very large rows are answered with as many as an answer holds", async () => {
    const large = numbered(8, "a-1").map((event) => ({ ...event, message: "x".repeat(700_000) }) as Event);
    const convex = await filled(large);
    expect(await convex.query(getAll, {})).toHaveLength(5);
  });
});
