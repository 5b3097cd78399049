import Anthropic, { APIConnectionTimeoutError, APIUserAbortError } from "@anthropic-ai/sdk";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  accessGrantMissing,
  creditEmpty,
  type FakeMessages,
  halfway,
  hang,
  internalError,
  late,
  pause,
  rateLimited,
  retentionNeeded,
  type StatusTurn,
  say,
  spendCapReached,
  startFakeMessages,
  status,
  turn,
  upstreamTimeout,
} from "../support/fake-messages/index.ts";
import { ask, clientOf, goodRequest, post } from "./client.ts";

let fake: FakeMessages;
beforeEach(async () => {
  fake = await startFakeMessages();
});
afterEach(async () => fake[Symbol.asyncDispose]());

describe("statuses", () => {
  test.each<[number, object, object]>([
    [400, {}, { type: "invalid_request_error" }],
    [401, {}, { type: "authentication_error" }],
    [403, { message: "no grant" }, { type: "permission_error", apiMessage: "no grant" }],
    [429, { errorCode: "enforced_spend_limit_reached" }, { errorCode: "enforced_spend_limit_reached" }],
    [500, {}, { type: "api_error", apiMessage: "Internal server error" }],
    [529, {}, { type: "overloaded_error", apiMessage: "Overloaded" }],
    [502, { body: "<html>", headers: { "content-type": "text/html" } }, { type: null }],
  ])("%d", async (code, options, expected) => {
    fake.play(status(code, options));
    const error: unknown = await ask(clientOf(fake))
      .finalMessage()
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ status: code, requestID: fake.requests[0]?.requestId, ...expected });
    fake.assertFinished();
  });

  test.each<[string, StatusTurn, object, RegExp]>([
    [
      "a rate limit (107)",
      rateLimited({ tokensPerMinute: 80_000, retryAfterSeconds: 3 }),
      { status: 429, type: "rate_limit_error" },
      /rate limit of 80,000 input tokens per minute \(org: [\w-]+, model: [\w-]+\)\. For details, refer to: /,
    ],
    [
      "a spend cap (108)",
      spendCapReached(),
      { status: 429, type: "rate_limit_error", errorCode: "enforced_spend_limit_reached" },
      /./,
    ],
    [
      "empty credit, as seen (109)",
      creditEmpty(),
      { status: 400, type: "invalid_request_error" },
      /^Your credit balance is too low/,
    ],
    [
      "empty credit, as documented (109)",
      creditEmpty("documented"),
      { status: 402, type: "billing_error" },
      /^Your credit balance is too low/,
    ],
    [
      "data retention (110)",
      retentionNeeded(),
      { status: 400, type: "invalid_request_error" },
      /must have data retention enabled\.$/,
    ],
    [
      "an access grant (111)",
      accessGrantMissing(),
      { status: 403, type: "permission_error" },
      /requires an access grant/,
    ],
    ["its own fault (113)", internalError(), { status: 500, type: "api_error" }, /^Internal server error$/],
    ["a time-out behind it (114)", upstreamTimeout(), { status: 504, type: "timeout_error" }, /in time$/],
  ])("in its own words: %s", async (_, refusal, expected, words) => {
    fake.play(refusal);
    const error: unknown = await ask(clientOf(fake))
      .finalMessage()
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ ...expected, apiMessage: expect.stringMatching(words) });
    fake.assertFinished();
  });

  test("a rate limit says when to come again, and a spend cap does not", async () => {
    fake.play(rateLimited({ tokensPerMinute: 80_000, retryAfterSeconds: 3 }), spendCapReached());
    const limited = await post(fake, goodRequest);
    fake.newRun();
    const capped = await post(fake, goodRequest);
    expect(limited.headers.get("retry-after")).toBe("3");
    expect(limited.headers.get("anthropic-ratelimit-input-tokens-limit")).toBe("80000");
    expect(limited.headers.get("anthropic-ratelimit-input-tokens-remaining")).toBe("0");
    expect(limited.headers.get("anthropic-ratelimit-input-tokens-reset")).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(capped.headers.get("retry-after")).toBeNull();
  });

  test.each<[string, Record<string, string>, number]>([
    ["retry-after-ms", { "retry-after-ms": "60", "retry-after": "5" }, 60],
    ["an HTTP date", { "retry-after": new Date(Date.now() - 1000).toUTCString() }, 0],
    ["the client's own formula", {}, 375],
  ])("a 429 is retried after %s", async (_, headers, leastMs) => {
    fake.play(status(429, { headers }), turn(say("done")));
    await ask(clientOf(fake, { maxRetries: 1 })).finalMessage();
    const [first, second] = fake.requests;
    expect((second?.receivedAt ?? 0) - (first?.endedAt ?? 0)).toBeGreaterThanOrEqual(leastMs - 5);
    fake.assertFinished();
  });

  test("x-should-retry decides", async () => {
    fake.play(
      status(500, { headers: { "x-should-retry": "false" } }),
      status(400, { headers: { "x-should-retry": "true", "retry-after-ms": "1" } }),
      turn(say("done")),
    );
    const client = clientOf(fake, { maxRetries: 1 });
    await expect(ask(client).finalMessage()).rejects.toMatchObject({ status: 500 });
    fake.newRun();
    await ask(client).finalMessage();
    fake.assertFinished();
  });
});

const longText = "A sentence that is cut in the middle. ".repeat(5);

describe("silence", () => {
  test("without headers ends in the client's time-out", async () => {
    fake.play(hang({ headers: false }));
    const error = await ask(clientOf(fake, { timeout: 50 }))
      .finalMessage()
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(APIConnectionTimeoutError);
  });

  test("late headers within the time-out are no fault", async () => {
    fake.play(turn(late(20), say("done")));
    await ask(clientOf(fake, { timeout: 5000 })).finalMessage();
    expect((fake.requests[0]?.endedAt ?? 0) - (fake.requests[0]?.receivedAt ?? 0)).toBeGreaterThanOrEqual(19);
  });

  test.each([true, false])("in the middle, with pings: %s, lasts until the client leaves", async (pings) => {
    fake.play(turn(halfway(say(longText), hang({ pings, everyMs: 1 }))), turn(say("next")));
    let bytes = 0;
    const client = new Anthropic({
      apiKey: fake.apiKey,
      baseURL: fake.url,
      fetch: async (...parameters) => {
        const response = await fetch(...parameters);
        const counted = new TransformStream<Uint8Array, Uint8Array>({
          transform: (chunk, out) => {
            bytes += chunk.length;
            out.enqueue(chunk);
          },
        });
        return new Response(response.body?.pipeThrough(counted) ?? null, response);
      },
    });
    const stream = ask(client, {});
    const partial = Promise.withResolvers<void>();
    stream.once("text", () => partial.resolve());
    await partial.promise;
    const before = bytes;
    if (pings) while (bytes < before + 200) await new Promise((tick) => setImmediate(tick));
    stream.abort();
    await expect(stream.finalMessage()).rejects.toBeInstanceOf(APIUserAbortError);
    // The next call shows that the fake has seen the client leave: it is not open at the same time.
    await ask(clientOf(fake)).finalMessage();
    expect(fake.requests).toMatchObject([{ ended: "client-left" }, { ended: "complete" }]);
    fake.assertFinished();
  });

  test("a pause ends when the play says so", async () => {
    const gate = Promise.withResolvers<void>();
    fake.play(turn(say("one"), pause({ until: gate.promise, pings: true, everyMs: 1 }), say("two")));
    const stream = ask(clientOf(fake));
    await fake.received(1);
    gate.resolve();
    expect((await stream.finalMessage()).content).toMatchObject([{ text: "one" }, { text: "two" }]);
    fake.assertFinished();
  });
});
