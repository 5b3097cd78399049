import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Event } from "../../../src/events/event.ts";
import { openEventsFile } from "../../../src/sinks/events-file.ts";
import { createLogSink } from "../../../src/sinks/log.ts";
import { createSummary } from "../../../src/sinks/summary.ts";
import { resend } from "../../../src/sinks/telemetry/resend.ts";
import { openEndpoints } from "../../../src/sinks/telemetry/telemetry.ts";
import { type FakeCollector, startFakeCollector } from "../../support/fake-endpoints/collector.ts";
import { type FakeConvex, startFakeConvex } from "../../support/fake-endpoints/convex.ts";
import type { Fault } from "../../support/fake-endpoints/server.ts";
import { openToldRun, tellRun } from "../../support/fake-endpoints/tell-run.ts";
import { type FakeWebhook, startFakeWebhook } from "../../support/fake-endpoints/webhook.ts";
import { randomNumbers, seed } from "../../support/random.ts";

const calls = 40;
const manyTimes = Array<number>(20).fill(0);
/** Of those that tell at once that they are there. */
const faults: readonly Fault[] = [
  { status: 500 },
  { status: 429, headers: { "retry-after": "0" } },
  { status: 400 },
  "reset",
  "lost-answer",
  "garbage",
  "lying-length",
  "cut-body",
  "upgrade",
  "endless-body",
  "endless-headers",
];

function eventsOf(convex: FakeConvex): Event[] {
  const all = new Map(convex.rows.map(({ data }) => [(data as Event).seq, data as Event]));
  return [...all.values()];
}

/** Names and ids of calls and results, in the order of their numbers. */
function toolsOf(events: readonly Event[]): string[] {
  return events
    .toSorted((a, b) => a.seq - b.seq)
    .flatMap((event) =>
      event.type === "tool_call" || event.type === "tool_result" ? [`${event.type} ${event.id}`] : [],
    );
}

async function tell(share: number, kinds: readonly Fault[], from: number) {
  await using convex = await startFakeConvex();
  await using collector = await startFakeCollector();
  await using lines = await startFakeWebhook();
  await using framed = await startFakeWebhook();
  const servers: readonly (FakeConvex | FakeCollector | FakeWebhook)[] = [convex, collector, lines, framed];
  for (const [index, server] of servers.entries()) {
    const next = randomNumbers(from + index);
    server.setFault(() => (next() < share ? (kinds[Math.floor(next() * kinds.length)] ?? "none") : "none"));
  }
  const settings = {
    convex: { url: convex.url, path: "logs:create" },
    otlp: { url: `${collector.url}/v1/traces`, headers: {}, serviceName: "s", resource: {} },
    webhooks: [
      { url: lines.url, format: "json-lines" },
      { url: framed.url, format: "sse" },
    ],
  } as const;
  const fast = { env: {}, bodyTimeoutMs: 50 };
  const directory = mkdtempSync(join(tmpdir(), "count-"));
  const file = join(directory, "events.jsonl");
  let log = "";
  const logSink = createLogSink({
    write: (text) => {
      log += text;
    },
    ...{ format: "runner", colour: false, debug: false },
  });
  const summary = createSummary();
  using run = openToldRun(settings, { ...fast, sinks: [openEventsFile(file), logSink, summary.sink] });
  tellRun(run.emitter, calls);
  await run.emitter.close();
  const written = readFileSync(file, "utf8").trimEnd().split("\n");
  rmSync(directory, { recursive: true });
  const missed = run.telemetry.spoolFile() !== undefined;
  for (const server of servers) server.setFault(() => "none");
  if (missed) {
    const resent = await resend(run.spoolFile, openEndpoints(settings, fast), { delays: manyTimes });
    expect(resent.filter(({ missing }) => missing > 0)).toEqual([]);
    expect(await resend(run.spoolFile, openEndpoints(settings, fast), { delays: manyTimes })).toEqual([]);
  }
  const here = { written: written.map((line) => JSON.parse(line) as Event), log, summary: summary.render() };
  return { events: run.events, convex, collector, lines, framed, missed, ...here };
}

describe(`n calls in the loop are n calls and n results in order, everywhere, after what was missed is resent (SEED=${seed})`, () => {
  test.each([0, 0.1, 0.4, 0.8, 1])("with %d of the requests answered wrongly", async (share) => {
    const told = await tell(share, faults, seed + share * 1000);
    const wanted = toolsOf(told.events);
    expect(wanted).toHaveLength(2 * calls);
    expect(toolsOf(eventsOf(told.convex))).toEqual(wanted);
    expect(toolsOf(told.lines.events)).toEqual(wanted);
    expect(toolsOf(told.framed.events)).toEqual(wanted);
    expect(toolsOf(told.written)).toEqual(wanted);
    // A group for each call with its result.
    expect(told.log.match(/^::group::[✓✗] read_file /gm)).toHaveLength(calls);
    expect(told.summary).toContain(`${calls} tool calls`);
    const spans = told.collector.spans.filter(({ name }) => name.startsWith("execute_tool"));
    expect(spans.map(({ attributes }) => attributes["gen_ai.tool.call.id"]).toSorted()).toEqual(
      told.events.flatMap((event) => (event.type === "tool_call" ? [event.id] : [])).toSorted(),
    );
    expect(told.missed || share < 1).toBe(true);
    for (const { seq } of told.events) {
      expect(told.lines.events.filter((event) => event.seq === seq)).toHaveLength(1);
    }
  });

  test("and where nothing is refused for what is in it, they arrive in that order", async () => {
    const passing = faults.filter((fault) => typeof fault === "string" || fault.status !== 400);
    const { events, convex, lines, framed } = await tell(0.6, passing, seed);
    const numbers = events.map(({ seq }) => seq);
    for (const got of [eventsOf(convex), lines.events, framed.events]) {
      expect(got.map(({ seq }) => seq)).toEqual(numbers);
    }
  });
});
