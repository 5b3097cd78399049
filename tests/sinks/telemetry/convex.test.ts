import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Event } from "../../../src/events/event.ts";
import { Secret } from "../../../src/redact.ts";
import { type FakeConvex, startFakeConvex } from "../../support/fake-endpoints/convex.ts";
import { openToldRun, tellRun } from "../../support/fake-endpoints/tell-run.ts";

let convex: FakeConvex;
beforeEach(async () => {
  convex = await startFakeConvex();
});
afterEach(async () => {
  await convex[Symbol.asyncDispose]();
});

const settings = (more: object = {}) => ({ convex: { url: convex.url, path: "logs:create", ...more } });

test("every event is one call of logs:create, in order, and the run's first says where and why", async () => {
  const about = { repoUrl: "https://github.com/octo/demo", prompt: "Make sum add." };
  using run = openToldRun(settings(), { about });
  tellRun(run.emitter, 5);
  await run.emitter.close();

  expect(run.warnings).toEqual([]);
  expect(convex.rows.map(({ data }) => (data as Event).seq)).toEqual(run.events.map(({ seq }) => seq));
  const [first, ...rest] = convex.rows;
  expect(first).toEqual({
    type: "agent_output",
    data: expect.objectContaining({ type: "status", seq: 1, run: "7-1" }),
    timestamp: run.events[0]?.timestamp,
    ...about,
  });
  for (const row of rest) expect(Object.keys(row)).toEqual(["type", "data", "timestamp"]);
  expect(convex.requests[0]?.headers["content-type"]).toBe("application/json");
  expect(convex.mostAtOnce()).toBe(1);
  expect(run.telemetry.spoolFile()).toBeUndefined();
});

test("what Convex can't hold as a value comes as text; everything else as it is", async () => {
  using run = openToldRun(settings());
  const deep = Array.from({ length: 30 }).reduce<object>((inner) => ({ inner }), {});
  const inputs = [
    { filepath: "a.ts", edits: [{ new_text: "$x" }] },
    { $ref: 1 },
    { "": 1 },
    { naïve: 1 },
    deep,
  ];
  for (const [at, input] of (inputs as Record<string, unknown>[]).entries()) {
    run.emitter.emit({ type: "tool_call", tool: "t", input, id: String(at), turn: 1 });
  }
  await run.emitter.close();
  const stored = convex.rows.map(({ data }) => (data as Event & { type: "tool_call" }).input);
  expect(stored).toEqual([inputs[0], ...inputs.slice(1).map((input) => ({ json: JSON.stringify(input) }))]);
});

test("an event of any size and its prompt fit into a document", async () => {
  using run = openToldRun(settings(), { about: { prompt: "p".repeat(3_000_000) } });
  run.emitter.emit({ type: "warning", message: "\u{1f600}\u0001".repeat(1_000_000) });
  await run.emitter.close();
  expect(run.warnings).toEqual([]);
  expect(convex.rows).toHaveLength(1);
  expect(Buffer.byteLength(JSON.stringify(convex.rows[0]))).toBeLessThan(1024 * 1024);
});

test("logs:add gets the shape that belongs to it", async () => {
  using run = openToldRun(settings({ path: "logs:add" }), { about: { prompt: "Make sum add." } });
  run.emitter.emit({ type: "warning", message: "w" });
  await run.emitter.close();
  expect(convex.rows).toEqual([
    { type: "warning", message: JSON.stringify(run.events[0]), sessionId: "7-1" },
  ]);
});

describe("the secret", () => {
  const secret = new Secret('ingest-"0123456789');

  test("is an argument of every call, and in no file", async () => {
    await using guarded = await startFakeConvex({ secret: secret.reveal() });
    using run = openToldRun({ convex: { url: guarded.url, path: "logs:create", secret } });
    tellRun(run.emitter, 1);
    guarded.setFault(() => (guarded.rows.length < 3 ? "none" : { status: 403 }));
    await run.emitter.close();
    expect(guarded.rows.map((row) => row["secret"])).toEqual(Array(3).fill(secret.reveal()));
    const spooled = readFileSync(run.telemetry.spoolFile() ?? "", "utf8");
    expect(spooled).toContain('"endpoint":"convex"');
    expect(spooled).not.toContain("0123456789");
  });
});

describe("a refusal is understood, told once and not repeated", () => {
  const cases: [string, () => Promise<FakeConvex>, object, string, number][] = [
    [
      "an argument that the function does not take",
      () => startFakeConvex({ without: ["secret"] }),
      { secret: new Secret("ingest-secret") },
      "has a logs:create that does not take the argument secret",
      3,
    ],
    [
      "an argument that the function wants",
      () => startFakeConvex(),
      { path: "logs:add", secret: new Secret("ingest-secret") },
      "has a logs:add that does not take the argument secret",
      3,
    ],
    [
      "a function that is not there",
      () => startFakeConvex(),
      { path: "other:create" },
      "has no public function other:create",
      1,
    ],
    [
      "a wrong secret",
      () => startFakeConvex({ secret: "another" }),
      { secret: new Secret("ingest-secret") },
      "answered that logs:create failed",
      3,
    ],
  ];
  test.each(cases)("%s", async (_, start, more, words, calls) => {
    await using strict = await start();
    using run = openToldRun({ convex: { url: strict.url, path: "logs:create", ...more } });
    tellRun(run.emitter, 5);
    await run.emitter.close();
    expect(strict.requests).toHaveLength(calls);
    expect(run.warnings).toHaveLength(1);
    expect(run.warnings[0]).toContain(`${new URL(strict.url).host} ${words}`);
    expect(readFileSync(run.spoolFile, "utf8").split("\n")).toHaveLength(run.events.length + 1);
  });

  test("200 with an error is a failure of the function too", async () => {
    convex.setFault(() => ({ status: 200, body: '{"status":"error","errorMessage":"no\\u001b[31m"}' }));
    using run = openToldRun(settings());
    tellRun(run.emitter, 3);
    await run.emitter.close();
    expect(convex.requests).toHaveLength(3);
    expect(run.warnings[0]).toMatch(/answered that logs:create failed/);
  });

  test("a server that is no Convex is asked again, and then given up", async () => {
    convex.setFault(() => ({ status: 200, body: "<html>Welcome</html>" }));
    using run = openToldRun(settings());
    run.emitter.emit({ type: "warning", message: "w" });
    await run.emitter.close();
    expect(convex.requests).toHaveLength(4);
    expect(run.warnings[0]).toContain("answered 200, but not as Convex does, 4 times in a row");
  });
});
