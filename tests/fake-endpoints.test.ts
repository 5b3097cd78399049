import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type FakeCollector, startFakeCollector } from "./support/fake-endpoints/collector.ts";
import { type FakeConvex, startFakeConvex } from "./support/fake-endpoints/convex.ts";
import { type FakeWebhook, startFakeWebhook } from "./support/fake-endpoints/webhook.ts";

async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: text,
  });
  return `${response.status} ${await response.text()}`;
}

describe("the fake Convex", () => {
  let convex: FakeConvex;
  beforeEach(async () => {
    convex = await startFakeConvex();
  });
  afterEach(async () => {
    await convex[Symbol.asyncDispose]();
  });
  const row = { type: "agent_output", data: {}, timestamp: 1 };
  const call = (args: object, path = "logs:create") => ({ path, args, format: "json" });

  const cases: readonly (readonly [string, unknown, Record<string, string>, string])[] = [
    ["takes what fits", call(row), {}, '200 {"status":"success"'],
    ["refuses a key", call(row), { authorization: "Convex prod:a|b" }, "401"],
    ["refuses another kind of body", call(row), { "content-type": "text/plain" }, "415"],
    ["refuses more around the call", { ...call(row), more: 1 }, {}, "400"],
    ["refuses a name that it keeps for itself", call({ ...row, data: { $a: 1 } }), {}, "400"],
    ["refuses half a character", JSON.stringify(call({ ...row, data: "\ud800" })), {}, "400"],
    ["fails for an argument too many", call({ ...row, run: "1" }), {}, "560"],
    ["fails for one too few", call({ type: "x" }), {}, "560"],
    ["fails for one of another type", call({ ...row, timestamp: "1" }), {}, "560"],
    ["fails for a function that isn't there", call(row, "logs:insert"), {}, "560"],
  ];
  test.each(cases)("%s", async (_, body, headers, answer) => {
    expect(await post(`${convex.url}/api/mutation`, body, headers)).toMatch(new RegExp(`^${answer}`));
    expect(convex.rows).toHaveLength(answer.startsWith("200") ? 1 : 0);
  });

  test("knows one path", async () => {
    expect(await post(`${convex.url}/api/query`, call(row))).toMatch(/^404/);
  });
});

describe("the fake webhook", () => {
  let webhook: FakeWebhook;
  beforeEach(async () => {
    webhook = await startFakeWebhook();
  });
  afterEach(async () => {
    await webhook[Symbol.asyncDispose]();
  });
  const lines = { "content-type": "application/x-ndjson" };
  const names = {
    "x-tiny-backspace-run": "r",
    "x-tiny-backspace-first-seq": "1",
    "x-tiny-backspace-last-seq": "1",
    "idempotency-key": "r:1-1",
  };
  const event = '{"run":"r","seq":1}';

  test("knows what it has", async () => {
    for (const _ of [1, 2]) {
      expect(await post(webhook.url, `${event}\n`, { ...lines, ...names })).toBe("202 ");
    }
    expect(webhook.events).toHaveLength(1);
    expect(webhook.repeated()).toBe(1);
  });

  const cases: readonly (readonly [string, string, Record<string, string>])[] = [
    ["a line without an end", event, { ...lines, ...names }],
    ["names of other events", `${event}\n`, { ...lines, ...names, "x-tiny-backspace-last-seq": "2" }],
    ["another key", `${event}\n`, { ...lines, ...names, "idempotency-key": "r:1-2" }],
    ["events that are not framed", `${event}\n`, { ...names, "content-type": "text/event-stream" }],
    ["a field that is no data", `id: 1\n\n`, { ...names, "content-type": "text/event-stream" }],
  ];
  test.each(cases)("refuses %s", async (_, body, headers) => {
    expect(await post(webhook.url, body, headers)).toMatch(/^400/);
  });

  test("refuses what is not signed, or long ago", async () => {
    await using guarded = await startFakeWebhook({ secret: "whsec" });
    expect(await post(guarded.url, `${event}\n`, { ...lines, ...names })).toBe("401 ");
    const old = { "x-tiny-backspace-timestamp": "1", "x-tiny-backspace-signature-256": "sha256=00" };
    expect(await post(guarded.url, `${event}\n`, { ...lines, ...names, ...old })).toBe("401 ");
  });
});

describe("the fake collector", () => {
  let collector: FakeCollector;
  beforeEach(async () => {
    collector = await startFakeCollector();
  });
  afterEach(async () => {
    await collector[Symbol.asyncDispose]();
  });
  const span = {
    traceId: "0af7651916cd43dd8448eb211c80319c",
    spanId: "b7ad6b7169203331",
    ...{ name: "chat", kind: 1, attributes: [], status: {} },
    ...{ startTimeUnixNano: "1790000000000000000", endTimeUnixNano: "1790000000000000000" },
  };
  const request = (
    more: object,
    service: object[] = [{ key: "service.name", value: { stringValue: "s" } }],
  ) => ({
    resourceSpans: [{ resource: { attributes: service }, scopeSpans: [{ spans: [{ ...span, ...more }] }] }],
  });

  test("takes what fits, once", async () => {
    for (const _ of [1, 2]) expect(await post(`${collector.url}/v1/traces`, request({}))).toBe("200 {}");
    expect(collector.spans).toHaveLength(1);
  });

  const cases: readonly (readonly [string, object])[] = [
    ["an id that is none", request({ spanId: "xyz" })],
    ["an end before the start", request({ endTimeUnixNano: "1780000000000000000" })],
    ["a time in another unit", request({ startTimeUnixNano: "1790000000000" })],
    ["no service", request({}, [])],
    ["a value of no type", request({ attributes: [{ key: "a", value: { text: "b" } }] })],
  ];
  test.each(cases)("refuses %s", async (_, body) => {
    expect(await post(`${collector.url}/v1/traces`, body)).toMatch(/^400/);
  });

  test("refuses other paths and kinds of body", async () => {
    expect(await post(`${collector.url}/v1/logs`, request({}))).toMatch(/^404/);
    const protobuf = { "content-type": "application/x-protobuf" };
    expect(await post(`${collector.url}/v1/traces`, request({}), protobuf)).toMatch(/^415/);
  });
});
