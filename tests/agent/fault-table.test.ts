import { describe, expect, test } from "@jest/globals";
import type { ModelClient } from "../../src/agent/model.ts";
import { openModel } from "../../src/agent/model.ts";
import { Secret } from "../../src/redact.ts";
import {
  beforeStart,
  block,
  call,
  drop,
  eof,
  errorEvent,
  event,
  halfway,
  hang,
  headers,
  late,
  pause,
  raw,
  refused,
  say,
  status,
  stop,
  type Turn,
  think,
  turn,
} from "../support/fake-messages/index.ts";
import { openScene, type Scene } from "./fixture.ts";

const note = call("run_command", { command: "echo ran >> log" });
const write = call("write_file", { filepath: "a.txt", content: "x" });
const finish = call("finish", { title: "Done", description: "It is done." });
const longText = say("A sentence that is cut in the middle.\n".repeat(5));
const secondsFromNow = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString();
const html = { body: "<html>Sign in</html>", headers: { "content-type": "text/html" } };
const sse = { "content-type": "text/event-stream" };
const noRetry = { "x-should-retry": "false" };

/** A fault between two turns that ran tools: it is told in one line, and nothing is done twice. */
async function goesOn(scene: Scene, fault: Turn, told: RegExp, options = {}): Promise<void> {
  const { api } = scene;
  api.play(turn(note), fault, turn(write), turn(finish));
  const result = await scene.work(options);
  api.assertFinished();
  expect(result).toMatchObject({ proposal: { title: "Done" } });
  expect(result.stopped).toBeUndefined();
  expect(await scene.read("log")).toBe("ran\n");
  expect(await scene.read("a.txt")).toBe("x");
  expect(scene.eventsOf("tool_call").map(({ tool }) => tool)).toEqual([
    "run_command",
    "write_file",
    "finish",
  ]);
  const [asked, again] = api.messageRequests().slice(1, 3);
  expect(again?.body).toEqual(asked?.body);
  expect(scene.eventsOf("warning").map(({ message }) => message)).toEqual([expect.stringMatching(told)]);
  expect(scene.eventsOf("warning")[0]?.message).toMatch(/ Asking again in [\d.]+ s\.$/);
}

describe("asked again as it was, once, and the run goes on", () => {
  test.each<[string, Turn, RegExp, number?]>([
    [
      "429 with retry-after-ms",
      status(429, { headers: { "retry-after-ms": "120" } }),
      /\(429: .* in 0\.1 s/,
      120,
    ],
    [
      "429 with retry-after in seconds",
      status(429, { headers: { "retry-after": "0.3" } }),
      / in 0\.3 s/,
      300,
    ],
    [
      "429 with retry-after as a date",
      () => status(429, { headers: { "retry-after": secondsFromNow(2) } }),
      /no more requests for now/,
    ],
    [
      "429 with both: the milliseconds win",
      status(429, { headers: { "retry-after-ms": "30", "retry-after": "3600" } }),
      / in 0 s/,
      30,
    ],
    ["429 with a date that is past", status(429, { headers: { "retry-after": secondsFromNow(-60) } }), /429/],
    ["429 with nonsense", status(429, { headers: { "retry-after": "soon", "retry-after-ms": "?" } }), /429/],
    ["429 without a header", status(429), /allows no more requests for now \(429: /],
    ["529", status(529), /^The model is overloaded \(529: Overloaded\)\. /],
    ["500", status(500), /API failed \(500: /],
    ["502 with a page", status(502, html), /API failed \(502\)/],
    ["503", status(503), /API failed \(503: /],
    ["504", status(504), /API failed \(504: /],
    ["408", status(408), /turned the request away \(408: /],
    ["409", status(409), /turned the request away \(409: /],
    ["400 with x-should-retry: true", status(400, { headers: { "x-should-retry": "true" } }), /\(400: /],
    ["connection cut before the headers", drop(), /could not be reached \(.+\)/],
    ["connection cut after the headers", turn(drop({ after: "headers" })), /broke off \(.+\)/],
    ["connection cut after the first byte", turn(drop({ after: "first-byte" })), /broke off \(.+\)/],
    ["connection cut after message_start", turn(drop()), /broke off/],
    ["connection cut inside a text", turn(halfway(longText, drop())), /broke off/],
    ["connection cut inside thinking", turn(halfway(think("Hm. ".repeat(20)), drop())), /broke off/],
    ["connection cut inside a call", turn(halfway(write, drop())), /broke off/],
    ["connection cut after a block", turn(write, drop()), /broke off/],
    ["connection cut after message_delta", turn(write, stop("tool_use"), drop()), /broke off/],
    ["clean end before message_start", status(200, { body: "", headers: sse }), /\(it held nothing\)/],
    ["clean end after message_start", turn(eof()), /\(it ended early\)/],
    ["clean end inside a text", turn(halfway(longText, eof())), /\(it ended early\)/],
    ["clean end inside a call", turn(halfway(write, eof())), /\(it ended early\)/],
    ["clean end after a block", turn(write, eof()), /\(it ended early\)/],
    ["clean end after message_delta", turn(write, stop("tool_use"), eof()), /\(it ended early\)/],
    ["a page instead of a stream", status(200, html), /\(it held nothing\)/],
    ["overloaded, first", turn(errorEvent()), /overloaded and broke its answer off \(Overloaded\)/],
    ["overloaded, inside a call", turn(halfway(write, errorEvent())), /overloaded and broke its answer off/],
    ["overloaded, last", turn(write, stop("tool_use"), errorEvent()), /overloaded and broke its answer off/],
    [
      "api_error in the stream",
      turn(errorEvent("api_error", "Internal server error")),
      /Internal server error/,
    ],
    ["timeout_error in the stream", turn(write, errorEvent("timeout_error", "Too slow")), /Too slow/],
    ["rate_limit_error in the stream", turn(errorEvent("rate_limit_error", "Too many")), /Too many/],
    ["an error event that is no JSON", turn(raw("event: error\ndata: {oops\n\n"), eof()), /with an error/],
    ["garbage", turn(longText, raw("event: content_block_start\ndata: {garbage\n\n")), /broke off \(.*JSON/],
    [
      "an event that is no object",
      turn(raw("event: content_block_start\ndata: 5\n\n")),
      /\(an event has no type\)/,
    ],
    [
      "a delta for a block that never began",
      turn(
        event("content_block_delta", {
          type: "content_block_delta",
          index: 7,
          delta: { type: "text_delta", text: "x" },
        }),
      ),
      /came before the block/,
    ],
    [
      "a block start lost with its event: line",
      turn(
        raw('data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}\n\n'),
        event("content_block_stop", { type: "content_block_stop", index: 0 }),
      ),
      /came before the block/,
    ],
    [
      "a second message_start",
      turn(event("message_start", { type: "message_start", message: { type: "message" } })),
      /began twice/,
    ],
    ["no stop reason", turn(say("So."), stop(null)), /\(it has no stop reason\)/],
    [
      "a call without its end",
      turn(call("write_file", {}, { json: '{"filepath":', cutAfter: 5 }), stop("tool_use")),
      /\(a call has no end\)/,
    ],
  ])("%s", async (_, fault, told, leastMs = 0) => {
    await using scene = await openScene();
    await goesOn(scene, fault, told);
    const [failed, again] = scene.api.messageRequests().slice(1, 3);
    expect((again?.receivedAt ?? 0) - (failed?.endedAt ?? 0)).toBeGreaterThanOrEqual(leastMs - 5);
  });

  test("no headers in time", async () => {
    await using scene = await openScene();
    await goesOn(scene, hang({ headers: false }), /did not answer in time/, { maxSilenceMs: 300 });
  });

  test("a silent body", async () => {
    await using scene = await openScene();
    await goesOn(scene, turn(say("So."), hang()), /no byte came for/, { maxSilenceMs: 300 });
  });

  test("nobody at the address", async () => {
    await using scene = await openScene();
    await using gone = await openScene();
    const dead = await clientFor(gone);
    await gone.api[Symbol.asyncDispose]();
    const client = await clientFor(scene);
    let requests = 0;
    const flaky: ModelClient = {
      ...client,
      messages: {
        create(...request) {
          requests += 1;
          return (requests === 2 ? dead : client).messages.create(...request);
        },
      },
    };
    scene.api.play(turn(note), turn(write), turn(finish));
    expect(await scene.work({ client: flaky })).toMatchObject({ proposal: { title: "Done" } });
    scene.api.assertFinished();
    expect(scene.eventsOf("warning")).toMatchObject([
      { message: expect.stringMatching(/could not be reached \(.*ECONNREFUSED.*\); check `base-url`/) },
    ]);
  });

  test("what was said before the break is closed, told under a turn of its own, and counted", async () => {
    await using scene = await openScene();
    const { api } = scene;
    api.play(turn(halfway(longText, drop())), turn(say("Whole."), finish));
    const { usage } = await scene.work();
    api.assertFinished();
    const messages = scene.eventsOf("message");
    expect(messages.at(-1)).toMatchObject({ text: "Whole.", turn: 2, done: true });
    expect(messages.filter(({ turn, done }) => turn === 1 && done)).toHaveLength(1);
    const told = scene.eventsOf("usage");
    expect(told.map(({ stop_reason }) => stop_reason)).toEqual(["broken", "tool_use"]);
    // The output of the broken answer is only known from what came of it.
    expect(told[0]?.output_tokens).toBeGreaterThan(10);
    expect(usage).toMatchObject({
      turns: 2,
      outputTokens: (told[0]?.output_tokens ?? 0) + (told[1]?.output_tokens ?? 0),
    });
  });
});

describe("no fault at all", () => {
  test.each<[string, Turn]>([
    ["headers that come late", turn(late(50), write)],
    ["more headers than we know", turn(headers({ "x-odd": "1" }), write)],
    ["a pause with pings", turn(say("So."), pause({ ms: 900, pings: true, everyMs: 20 }), write)],
    [
      "comments, unknown events and data without an event",
      turn(
        raw(": hello\n\n"),
        event("surprise", { type: "surprise" }),
        raw('data: {"type":"ping"}\n\n'),
        write,
      ),
    ],
    [
      "an unknown delta",
      turn(
        halfway(
          longText,
          event("content_block_delta", {
            type: "content_block_delta",
            index: 0,
            delta: { type: "odd_delta" },
          }),
        ),
        write,
      ),
    ],
    [
      "events before message_start",
      turn(beforeStart(event("content_block_stop", { type: "content_block_stop", index: 4 })), write),
    ],
    ["lines that end with CRLF", turn(raw("event: ping\r\ndata: {}\r\n\r\n"), write)],
    [
      "a connection that is cut after the last event",
      turn(write, stop("tool_use"), event("message_stop", { type: "message_stop" }), drop()),
    ],
    [
      "an error after the last event",
      turn(write, stop("tool_use"), event("message_stop", { type: "message_stop" }), errorEvent()),
    ],
    [
      "a connection that is held open after the last event",
      turn(write, stop("tool_use"), event("message_stop", { type: "message_stop" }), hang()),
    ],
    ["two calls of one tool", turn(write, call("write_file", { filepath: "b.txt", content: "b" }))],
  ])("%s", async (_, played) => {
    await using scene = await openScene();
    const { api } = scene;
    api.play(played, turn(finish));
    expect(await scene.work({ maxSilenceMs: 800 })).toMatchObject({ proposal: { title: "Done" } });
    api.assertFinished();
    expect(await scene.read("a.txt")).toBe("x");
    expect(scene.eventsOf("warning")).toEqual([]);
  });

  test("a block of a kind that nobody knows yet goes back as it came", async () => {
    await using scene = await openScene({}, { off: [27] });
    const { api } = scene;
    const odd = { type: "odd_block", odd: { deep: [1, null] } };
    api.play(turn(block(odd), write), turn(finish));
    await scene.work();
    api.assertFinished();
    expect(api.messageRequests()[1]?.body?.messages[1]?.content).toMatchObject([odd, { type: "tool_use" }]);
  });
});

describe("what ends the run, and keeps what it has done", () => {
  const always = (fault: Turn, times: number) => Array.from({ length: times }, () => fault);

  test.each<[string, readonly Turn[], string, RegExp]>([
    ["401", [status(401)], "model-rejected", /refused the key given as `anthropic-api-key` \(401: /],
    ["402", [status(402)], "model-rejected", /account behind the key given as `anthropic-api-key` can't pay/],
    ["403", [status(403)], "model-rejected", /^The key given as `anthropic-api-key` does not allow/],
    ["404 for the model", [status(404)], "model-rejected", /no model `claude-opus-5-5`; correct `model`/],
    ["404 of something else", [status(404, html)], "model-rejected", /correct `base-url`/],
    ["400", [status(400, { message: "Too odd." })], "model-rejected", /\(400: Too odd\.\)/],
    ["413", [status(413)], "context-full", /too large/],
    ["422", [status(422)], "model-rejected", /refused the request \(422/],
    [
      "400 because the prompt is too long",
      [status(400, { message: "prompt is too long: 210000 tokens > 200000 maximum" })],
      "context-full",
      /filled the model's window \(400: prompt is too long/,
    ],
    [
      "400 because the answer would not fit",
      [
        status(400, {
          message: "input length and `max_tokens` exceed context limit: 190000 + 32000 > 200000",
        }),
      ],
      "context-full",
      /filled the model's window/,
    ],
    [
      "429 for a spend limit, whatever its headers say",
      [status(429, { errorCode: "enforced_spend_limit_reached", headers: { "x-should-retry": "true" } })],
      "model-rejected",
      /^The spend limit of the account behind the key given as `anthropic-api-key` is reached/,
    ],
    [
      "429 that asks to wait for an hour",
      [status(429, { headers: { "retry-after": "3600" } })],
      "model-unavailable",
      /\(429: .*\)\. It asks to wait 60 minutes, longer than this run can\.$/,
    ],
    ["500 with x-should-retry: false", [status(500, { headers: noRetry })], "model-unavailable", /\(500: /],
    ["529 that stays", always(status(529), 9), "model-unavailable", /overloaded.* It was asked 9 times\.$/],
    [
      "a stream that stays broken",
      always(turn(say("So."), drop()), 4),
      "model-unavailable",
      /It was asked 4 times\.$/,
    ],
    [
      "a request that the stream refuses",
      [turn(errorEvent("invalid_request_error", "Odd."))],
      "model-rejected",
      /Odd\./,
    ],
    [
      "a refusal with a call inside",
      [turn(write, stop("refusal", { details: { type: "refusal", category: null, explanation: "No." } }))],
      "model-refused",
      /^The model declined to go on: No\.$/,
    ],
    [
      "a full window",
      [turn(write, stop("model_context_window_exceeded"))],
      "context-full",
      /filled the model's window/,
    ],
  ])("%s", async (_, faults, code, reason) => {
    await using scene = await openScene();
    const { api } = scene;
    api.play(turn(note), ...faults);
    const result = await scene.work();
    api.assertFinished();
    expect(result).toMatchObject({ stopped: { code, reason: expect.stringMatching(reason) } });
    expect(await scene.read("log")).toBe("ran\n");
    expect(scene.eventsOf("tool_call")).toHaveLength(1);
  });

  test("what was said when the window was full is the description", async () => {
    await using scene = await openScene();
    scene.api.play(turn(note), turn(say("Half of it is done."), stop("model_context_window_exceeded")));
    expect(await scene.work()).toMatchObject({
      stopped: { code: "context-full" },
      proposal: { description: "Half of it is done." },
    });
    scene.api.assertFinished();
  });

  test("at the first request it gives up sooner", async () => {
    await using scene = await openScene();
    scene.api.play(...always(status(529), 4));
    expect(await scene.work()).toMatchObject({
      stopped: { code: "model-unavailable", reason: expect.stringContaining("It was asked 4 times.") },
      usage: { turns: 0, costUsd: 0 },
    });
    scene.api.assertFinished();
  });

  test("at the first request it waits for no longer than a minute, and says so", async () => {
    await using scene = await openScene();
    scene.api.play(status(429, { headers: { "retry-after": "90" } }));
    expect((await scene.work()).stopped).toMatchObject({
      code: "model-unavailable",
      reason: expect.stringMatching(
        /wait 90 s, and before its first answer a run waits for no longer than 60 s/,
      ),
    });
    scene.api.assertFinished();
  });

  test("a wrong key and an unknown model are named", async () => {
    await using scene = await openScene();
    scene.api.play(refused(/Invalid bearer token/), refused(/^model: claude-nonsense-9$/));
    expect((await scene.work({ apiKey: "sk-ant-wrong-key-000000" })).stopped).toMatchObject({
      code: "model-rejected",
      reason: expect.stringContaining("`anthropic-api-key`"),
    });
    expect((await scene.work({ model: "claude-nonsense-9" })).stopped).toMatchObject({
      code: "model-rejected",
      reason: expect.stringContaining("`claude-nonsense-9`"),
    });
    scene.api.assertFinished();
    expect(scene.eventsOf("warning")).toMatchObject([
      { message: expect.stringContaining("price of `claude-nonsense-9` is not known (price list of ") },
    ]);
  });

  test("a broken answer is not asked for again when the money for it is gone", async () => {
    await using scene = await openScene();
    const { api } = scene;
    const dear = turn(say("word ".repeat(9_000)), drop());
    api.play(turn(note), dear, turn(say("That is all.")));
    const result = await scene.work({ budget: { maxCostUsd: 0.6 } });
    api.assertFinished();
    expect(result).toMatchObject({
      stopped: { code: "budget-cost" },
      proposal: { description: "That is all." },
    });
    expect(api.messageRequests().at(-1)?.body).toMatchObject({ tool_choice: { type: "none" } });
  });
});

async function clientFor(scene: Scene): Promise<ModelClient> {
  return await openModel({
    provider: {
      type: "anthropic-key",
      apiKey: new Secret(scene.api.apiKey),
      source: "`anthropic-api-key`",
      baseUrl: scene.api.url,
    },
    proxied: false,
    hide: () => {},
    signal: new AbortController().signal,
  });
}
