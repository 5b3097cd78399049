import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Event } from "../../src/events/event.ts";
import { lines, openTestDashboard, renamed, sign, type TestDashboard } from "../support/dashboard.ts";
import { sampleRun, stamped } from "../support/sample-run.ts";

const received = (stored: number, more: object = {}) => ({
  stored,
  known: 0,
  conflicting: 0,
  left_out: 0,
  ...more,
});
const receipt = async (reply: ReturnType<TestDashboard["send"]>) => JSON.parse((await reply).text);
const hasRun = async (dashboard: TestDashboard, run = "7-1") =>
  (await dashboard.ask(`/runs/${run}`)).status === 200;

describe("a delivery", () => {
  test("is stored event by event, and its run is listed and shown", async () => {
    await using dashboard = await openTestDashboard();
    expect(await receipt(dashboard.send(sampleRun()))).toEqual(received(sampleRun().length));
    expect((await dashboard.ask("/")).text).toContain("Keep the last argument");
    expect(await dashboard.page("7-1")).toContain("Opened pull request #34");
  });

  test("may have the framing of server-sent events", async () => {
    await using plain = await openTestDashboard();
    await using framed = await openTestDashboard();
    await plain.send(sampleRun());
    const body = sampleRun()
      .map((event) => `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`)
      .join("");
    expect(await receipt(framed.deliver(`: hello\n\n${body}`))).toEqual(received(sampleRun().length));
    expect(await framed.page("7-1")).toBe(await plain.page("7-1"));
  });

  test("that comes again changes nothing, however often", async () => {
    await using dashboard = await openTestDashboard();
    const body = lines(sampleRun());
    const headers = sign(body);
    await dashboard.deliver(body, headers);
    const before = await dashboard.page("7-1");
    expect(await receipt(dashboard.deliver(body, headers))).toEqual(
      received(0, { known: sampleRun().length }),
    );
    expect(await dashboard.page("7-1")).toBe(before);
  });

  test("that says something else of an event does not change what was said first", async () => {
    await using dashboard = await openTestDashboard();
    await dashboard.send(sampleRun());
    const before = await dashboard.page("7-1");
    const forged = sampleRun().map((event) => ({ ...event, message: "forged", text: "forged" }));
    const length = sampleRun().length;
    expect(await receipt(dashboard.send(forged))).toEqual(
      received(0, { known: length, conflicting: length }),
    );
    expect(await dashboard.page("7-1")).toBe(before);
  });
});

describe("the order in which events come", () => {
  test("makes no difference to the page", async () => {
    await using straight = await openTestDashboard();
    await straight.send(sampleRun());
    const page = await straight.page("7-1");
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(sampleRun(), { minLength: sampleRun().length }),
        fc.integer({ min: 1, max: 40 }),
        async (events, size) => {
          await using dashboard = await openTestDashboard();
          for (let at = 0; at < events.length; at += size) {
            // Each delivery has an event of the one before once more.
            await dashboard.send(events.slice(Math.max(0, at - 1), at + size));
          }
          expect(await dashboard.page("7-1")).toBe(page);
        },
      ),
      { numRuns: 6, seed: 7 },
    );
  });

  test("may leave gaps, of which the page tells until they are filled", async () => {
    await using dashboard = await openTestDashboard();
    const events = sampleRun();
    await dashboard.send(events.filter(({ seq }) => ![3, 4, 9].includes(seq)));
    expect(await dashboard.page("7-1")).toContain("3 events of this run have not come.");
    await dashboard.send(events.slice(2, 4));
    expect(await dashboard.page("7-1")).toContain("1 event of this run has not come.");
    await dashboard.send(events.slice(8, 9));
    expect(await dashboard.page("7-1")).not.toContain("not come");
  });
});

describe("refuses, and stores nothing of", () => {
  const body = lines(sampleRun());
  const now = Math.floor(Date.now() / 1000);

  test.each([
    ["no signature", { "x-tiny-backspace-signature-256": "" }, 401],
    ["a signature that is none", { "x-tiny-backspace-signature-256": "sha256=00" }, 401],
    ["SHA-1", { "x-tiny-backspace-signature-256": `sha1=${"0".repeat(40)}` }, 401],
    ["another secret", sign(body, { secret: "another" }), 401],
    ["a signature of another body", sign(`${body}\n`), 401],
    ["a signature of an hour ago", sign(body, { timestamp: String(now - 3600) }), 401],
    ["a signature of an hour from now", sign(body, { timestamp: String(now + 3600) }), 401],
    ["a new time on an old signature", { "x-tiny-backspace-timestamp": String(now - 1) }, 401],
    ["a time that is none", sign(body, { timestamp: "1e9" }), 401],
    ["a body that is compressed", { "content-encoding": "gzip" }, 415],
    ["the origin of a web page", { origin: "https://evil.example" }, 403],
    ["a browser's request from another site", { "sec-fetch-site": "cross-site" }, 403],
  ])("a delivery with %s", async (_, headers, status) => {
    await using dashboard = await openTestDashboard();
    expect((await dashboard.deliver(body, headers)).status).toBe(status);
    expect(await hasRun(dashboard)).toBe(false);
  });

  test("one without any of the headers", async () => {
    await using dashboard = await openTestDashboard();
    expect((await dashboard.ask("/events", { method: "POST", body })).status).toBe(401);
    expect((await dashboard.ask("/events")).status).toBe(405);
    expect(await hasRun(dashboard)).toBe(false);
  });

  const [first] = sampleRun() as [Event];
  const broken = Buffer.concat([
    Buffer.from(lines([first]).replace("Using", "\u0000")),
    Buffer.from([0xc3, 0x28]),
  ]);
  test.each<[string, string | Buffer]>([
    ["not UTF-8", broken],
    ["not JSON", `${JSON.stringify(first)}\n{"type":`],
    ["a list", `${JSON.stringify(first)}\n[]`],
    ["null", `${JSON.stringify(first)}\nnull`],
    ["without a run", lines([first, { ...first, run: undefined }])],
    ["of a run whose name is a path", lines([first, { ...first, run: "../../etc/passwd" }])],
    ["of a run whose name ends in a dot", lines([first, { ...first, run: "a." }])],
    ["of a run whose name has no end", lines([first, { ...first, run: "7".repeat(101) }])],
    ["with a seq of 0", lines([first, { ...first, seq: 0 }])],
    ["with a seq between two", lines([first, { ...first, seq: 1.5 }])],
    ["with a seq past all counting", lines([first, { ...first, seq: 2 ** 53 }])],
    ["with a time that is text", lines([first, { ...first, timestamp: "now" }])],
    ["with a time past all calendars", lines([first, { ...first, timestamp: 9e15 }])],
    ["without a type", lines([first, { ...first, type: undefined }])],
    ["of a type that is markup", lines([first, { ...first, type: "<b>" }])],
  ])("a delivery with a line that is %s", async (_, text) => {
    await using dashboard = await openTestDashboard();
    expect((await dashboard.deliver(text)).status).toBe(400);
    expect(await hasRun(dashboard)).toBe(false);
  });

  test("what is too large: a line, a body that says so, and one that doesn't", async () => {
    await using dashboard = await openTestDashboard({ limits: { bodyBytes: 10_000, eventBytes: 1_000 } });
    const large = (length: number) => lines([{ ...first, message: "x".repeat(length) }]);
    expect((await dashboard.deliver(large(1_000))).status).toBe(400);
    expect((await dashboard.deliver(large(15_000))).status).toBe(413);
    const chunks = Array.from({ length: 20 }, () => "x".repeat(1_000));
    const unsaid = await dashboard.ask("/events", {
      ...{ method: "POST", body: chunks, headers: sign(chunks.join("")) },
    });
    expect(unsaid.status).toBe(413);
    expect(await hasRun(dashboard)).toBe(false);
    expect((await dashboard.deliver(large(100))).status).toBe(200);
  });
});

describe("holds no more than its limits", () => {
  test("of one run; its end has its place always", async () => {
    await using dashboard = await openTestDashboard({ limits: { eventsPerRun: 100 } });
    const status = { type: "status", message: "Reading...", phase: "reading" } as const;
    const many = stamped(...Array.from({ length: 150 }, () => status));
    expect(await receipt(dashboard.send(many))).toEqual(received(100, { left_out: 50 }));
    const end = { ...(sampleRun().at(-1) as Event), seq: 151 };
    expect(await receipt(dashboard.send([end, { ...end, seq: 152 }]))).toEqual(received(1, { left_out: 1 }));
    expect(await dashboard.page("7-1")).toContain("50 events of this run have not come.");
    expect(await dashboard.page("7-1")).toContain("Opened pull request #34");
  });

  test("of 10,000 runs it keeps the newest, and all is still shown", async () => {
    await using dashboard = await openTestDashboard();
    const status = { type: "status", message: "Reading...", phase: "reading" } as const;
    const [event] = stamped(status) as [Event];
    for (let at = 0; at < 10_000; at += 500) {
      const runs = Array.from({ length: 500 }, (_, index) => ({ ...event, run: `${at + index}-1` }));
      expect(await receipt(dashboard.send(runs))).toEqual(received(500));
    }
    expect(await hasRun(dashboard, "9499-1")).toBe(false);
    expect(await hasRun(dashboard, "9500-1")).toBe(true);
    const { text } = await dashboard.ask("/");
    expect(text.match(/<li id="run-/g)).toHaveLength(50);
    expect(text.indexOf("run-9999-1")).toBeLessThan(text.indexOf("run-9950-1"));
    const [, older = ""] = /<a href="(\/\?before=\d+)">Older runs/.exec(text) ?? [];
    expect((await dashboard.ask(older)).text).toContain('id="run-9949-1"');
  });

  test("of bytes: what was heard of least lately goes first", async () => {
    await using dashboard = await openTestDashboard({
      limits: { totalBytes: 4 * lines(sampleRun()).length },
    });
    for (const run of ["a", "b", "c"]) await dashboard.send(renamed(sampleRun(), run));
    await dashboard.send([{ ...(sampleRun()[0] as Event), run: "a", seq: 100 }]);
    for (const run of ["d", "e", "f"]) await dashboard.send(renamed(sampleRun(), run));
    const kept = await Promise.all(["a", "b", "c", "d", "e", "f"].map((run) => hasRun(dashboard, run)));
    expect(kept.at(-1)).toBe(true);
    expect(kept.slice(1, 3)).toEqual([false, false]);
    expect(kept.filter(Boolean).length).toBeGreaterThan(1);
  });
});
