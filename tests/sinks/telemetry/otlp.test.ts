import { describe, expect, test } from "@jest/globals";
import type { EventBody } from "../../../src/events/event.ts";
import type { OtlpSettings } from "../../../src/otlp-settings.ts";
import { Secret } from "../../../src/redact.ts";
import {
  type CollectedSpan,
  type FakeCollector,
  startFakeCollector,
} from "../../support/fake-endpoints/collector.ts";
import { hostileText, openToldRun, tellRun } from "../../support/fake-endpoints/tell-run.ts";
import { sampleRun } from "../../support/sample-run.ts";

const settings = (collector: FakeCollector, more: Partial<OtlpSettings> = {}) => ({
  otlp: {
    url: `${collector.url}/v1/traces`,
    headers: {},
    serviceName: "tiny-backspace",
    resource: {},
    ...more,
  },
});

async function collect(calls: number, more: Partial<OtlpSettings> = {}) {
  await using collector = await startFakeCollector();
  using run = openToldRun(settings(collector, more), {
    about: { provider: "anthropic", resource: { "cicd.pipeline.name": "Tiny Backspace" } },
  });
  tellRun(run.emitter, calls);
  await run.emitter.close();
  expect(run.warnings).toEqual([]);
  return { spans: collector.spans, events: run.events, bodies: collector.requests.map(({ body }) => body) };
}

const named = (spans: readonly CollectedSpan[], start: string) =>
  spans.filter(({ name }) => name.startsWith(start));

describe("a run is one trace", () => {
  test("of an agent, its answers and its tool calls, by the events' own times", async () => {
    const { spans, events } = await collect(5);
    expect(spans.map(({ name }) => name)).toEqual([
      ...Array(2).fill(["chat claude-opus-5-5", "execute_tool read_file", "execute_tool read_file"]).flat(),
      ...["chat claude-opus-5-5", "execute_tool read_file", "invoke_agent tiny-backspace"],
    ]);
    const root = spans.at(-1);
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    expect(root?.parentSpanId).toBeUndefined();
    expect(spans.slice(0, -1).every(({ parentSpanId }) => parentSpanId === root?.spanId)).toBe(true);
    expect([root?.start, root?.end]).toEqual([events[0]?.timestamp, events.at(-1)?.timestamp]);
    const calls = events.flatMap((event) => (event.type === "tool_call" ? [event] : []));
    expect(named(spans, "execute_tool").map(({ start }) => start)).toEqual(
      calls.map(({ timestamp }) => timestamp),
    );
  });

  test("with the names of the conventions", async () => {
    const { spans } = await collect(1);
    const [chat, tool, agent] = spans;
    expect(chat).toMatchObject({
      kind: 3,
      attributes: {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "anthropic",
        "gen_ai.request.model": "claude-opus-5-5",
        "gen_ai.response.model": "claude-opus-5-5",
        "gen_ai.response.finish_reasons": ["tool_use"],
        "gen_ai.conversation.id": "7-1",
        "gen_ai.usage.input_tokens": 350,
        "gen_ai.usage.output_tokens": 20,
        "gen_ai.usage.cache_read.input_tokens": 300,
        "gen_ai.usage.cache_creation.input_tokens": 40,
      },
    });
    expect(tool).toMatchObject({
      kind: 1,
      attributes: {
        "gen_ai.operation.name": "execute_tool",
        "gen_ai.tool.name": "read_file",
        "gen_ai.tool.type": "function",
        "gen_ai.tool.call.id": "toolu_1",
      },
    });
    expect(agent).toMatchObject({
      kind: 1,
      attributes: {
        "gen_ai.operation.name": "invoke_agent",
        "gen_ai.agent.name": "tiny-backspace",
        "gen_ai.provider.name": "anthropic",
        "error.type": "budget-turns",
        "tiny_backspace.outcome": "unfinished",
      },
      error: "budget-turns",
      resource: { "service.name": "tiny-backspace", "cicd.pipeline.name": "Tiny Backspace" },
    });
  });

  test("in which a call that failed is an error, and nothing that was said is", async () => {
    const { spans, bodies } = await collect(2);
    const [first, second] = named(spans, "execute_tool");
    expect(first?.error).toBeUndefined();
    expect(second).toMatchObject({ error: "tool_error", attributes: { "error.type": "tool_error" } });
    expect(bodies.join()).not.toContain(JSON.stringify(hostileText.slice(-20)).slice(1, -1));
    expect(bodies.join()).not.toContain("filepath");
  });

  test("that belongs to the caller's, where there is one", async () => {
    const parent = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331", sampled: true };
    const { spans } = await collect(1, { parent });
    expect(spans.map(({ traceId }) => traceId)).toEqual(Array(3).fill(parent.traceId));
    expect(spans.at(-1)?.parentSpanId).toBe(parent.spanId);
    expect((await collect(1, { parent: { ...parent, sampled: false } })).spans).toEqual([]);
  });
});

test("of the run's change there are its counts, and none of its lines", async () => {
  await using collector = await startFakeCollector();
  using run = openToldRun(settings(collector));
  for (const { seq: _, timestamp: __, run: ___, ...body } of sampleRun()) run.emitter.emit(body as EventBody);
  await run.emitter.close();
  expect(collector.spans.at(-1)?.attributes).toMatchObject({
    "tiny_backspace.change.files": 2,
    "tiny_backspace.change.added_lines": 1,
    "tiny_backspace.change.deleted_lines": 1,
  });
  expect(collector.requests.map(({ body }) => body).join()).not.toMatch(/index\.js|logo\.png|diff --git/);
});

test("calls that a run left open end with it, as errors", async () => {
  await using collector = await startFakeCollector();
  using run = openToldRun(settings(collector));
  run.emitter.emit({ type: "tool_call", tool: "run_command", input: {}, id: "a", turn: 1 });
  tellRun(run.emitter, 0);
  await run.emitter.close();
  expect(named(collector.spans, "execute_tool")).toMatchObject([{ error: "unanswered" }]);
});

test("headers and the resource are those of the settings", async () => {
  await using collector = await startFakeCollector({ headers: { "x-api-key": "key=of a vendor" } });
  const headers = { "x-api-key": new Secret("key=of a vendor") };
  const resource = { "deployment.environment.name": "ci" };
  using run = openToldRun(settings(collector, { headers, resource, serviceName: "bots" }));
  tellRun(run.emitter, 1);
  await run.emitter.close();
  expect(run.warnings).toEqual([]);
  expect(collector.spans[0]?.resource).toMatchObject({ "service.name": "bots", ...resource });
});

test("spans that a collector rejects are told, and not sent again", async () => {
  await using collector = await startFakeCollector();
  const body = JSON.stringify({ partialSuccess: { rejectedSpans: "2", errorMessage: "\u001b[31m no" } });
  collector.setFault(() => ({ status: 200, body }));
  using run = openToldRun(settings(collector));
  tellRun(run.emitter, 1);
  await run.emitter.close();
  expect(collector.requests).toHaveLength(1);
  expect(run.warnings[0]).toMatch(/^The OTLP endpoint 127\.0\.0\.1:\d+ rejected 2 spans\./);
});
