import type Anthropic from "@anthropic-ai/sdk";
import { AnthropicError, APIConnectionError, APIError } from "@anthropic-ai/sdk";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  block,
  call,
  drop,
  eof,
  errorEvent,
  event,
  type FakeMessages,
  halfway,
  type Part,
  raw,
  say,
  startFakeMessages,
  status,
  stop,
  type Turn,
  turn,
} from "../support/fake-messages/index.ts";
import { ask, clientOf } from "./client.ts";

let fake: FakeMessages;
beforeEach(async () => {
  fake = await startFakeMessages();
});
afterEach(async () => fake[Symbol.asyncDispose]());

/** What the SDK makes of one entry of the play. */
async function outcome(
  ...play: readonly Turn[]
): Promise<{ error?: AnthropicError; message?: Anthropic.Message; kept: unknown }> {
  fake.play(...play);
  const stream = ask(clientOf(fake));
  try {
    const message = await stream.finalMessage();
    return { message, kept: undefined };
  } catch (error) {
    const kept = stream.currentMessage?.content.map((part: Anthropic.ContentBlock) =>
      "text" in part ? part.text : part.type,
    );
    return { error: error as AnthropicError, kept };
  }
}

const longText = "A sentence that is cut in the middle. ".repeat(5);

describe("a connection that is cut", () => {
  test.each<[string, Part[], unknown]>([
    ["after the headers", [drop({ after: "headers" })], undefined],
    ["after the first byte", [drop({ after: "first-byte" })], undefined],
    ["after message_start", [drop()], []],
    ["inside a block", [halfway(say(longText), drop())], [expect.stringMatching(/^A sentence/)]],
    ["after a block", [say("Hello"), drop()], ["Hello"]],
    ["after message_delta", [say("Hello"), stop("end_turn"), drop()], ["Hello"]],
  ])("%s is a failed stream", async (_, parts, kept) => {
    const got = await outcome(turn(...parts));
    expect(got.error?.message).toMatch(/terminated$/);
    expect(got).toMatchObject({ kept });
    expect(got.error).toBeInstanceOf(AnthropicError);
    expect(got.error).not.toBeInstanceOf(APIConnectionError);
    expect(fake.requests).toMatchObject([{ ended: "cut", verdict: { type: "played" } }]);
    fake.assertFinished();
  });

  test("before the headers is retried, and then a connection error", async () => {
    fake.play(drop(), drop());
    const error = await ask(clientOf(fake, { maxRetries: 1 }))
      .finalMessage()
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(APIConnectionError);
    expect(fake.requests).toHaveLength(2);
    fake.assertFinished();
  });
});

describe("a response that ends too early", () => {
  test.each<[string, Part[], RegExp]>([
    ["with nothing in it", [raw(""), eof()], /without producing a Message/],
    ["inside a block", [halfway(say(longText), eof())], /without producing a Message/],
    ["after message_delta", [say("Hello"), stop("end_turn"), eof()], /without producing a Message/],
  ])("%s gives no message", async (_, parts, says) => {
    const got = await outcome(turn(...parts));
    expect(got.error?.message).toMatch(says);
    expect(got.kept).toBeUndefined();
    fake.assertFinished();
  });

  test("200 without any event", async () => {
    const got = await outcome(status(200, { body: "", headers: { "content-type": "text/event-stream" } }));
    expect(got.error?.message).toBe("request ended without sending any chunks");
  });
});

describe("an error event", () => {
  test.each<[string, Part[]]>([
    ["first", [errorEvent()]],
    ["inside a block", [halfway(say(longText), errorEvent())]],
    ["last", [say("Hello"), stop("end_turn"), errorEvent()]],
  ])("%s has no status, but a type and a request id", async (_, parts) => {
    const { error } = await outcome(turn(...parts));
    expect(error).toBeInstanceOf(APIError);
    expect(error).toMatchObject({
      status: undefined,
      type: "overloaded_error",
      requestID: fake.requests[0]?.requestId,
    });
    fake.assertFinished();
  });
});

test("garbage in a data line breaks the stream", async () => {
  const got = await outcome(turn(say("Hello"), raw("event: content_block_start\ndata: {garbage\n\n")));
  expect(got).toMatchObject({ error: { cause: { name: "SyntaxError" } }, kept: ["Hello"] });
});

test("input that is not JSON breaks the stream", async () => {
  const got = await outcome(turn(call("read_file", {}, { json: '{"filepath": nonsense}' })));
  expect(got).toMatchObject({ error: { cause: { name: "SyntaxError" } } });
});

test("input that is cut looks complete to the SDK, with max_tokens", async () => {
  const input = { filepath: "a", other: "b".repeat(50) };
  const { message } = await outcome(turn(call("read_file", input, { cutAfter: 16 })));
  expect(message).toMatchObject({ stop_reason: "max_tokens", content: [{ input: { filepath: "a" } }] });
  fake.assertFinished();
});

test("a delta before any block breaks the stream", async () => {
  const delta = { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "x" } };
  const { error } = await outcome(turn(event("content_block_delta", delta), say("Hello")));
  expect(error?.message).toMatch(/undefined/);
});

test("what the SDK does not know, it passes over", async () => {
  const { message } = await outcome(
    turn(
      event("surprise", { type: "surprise" }),
      raw(": a comment\n\n"),
      raw('data: {"type":"ping"}\n\n'),
      halfway(
        say("Hel" + "lo"),
        event("content_block_delta", { type: "content_block_delta", index: 0, delta: { type: "odd_delta" } }),
      ),
      block({ type: "odd_block", value: 1 }),
      stop("odd_reason"),
    ),
  );
  expect(message).toMatchObject({
    stop_reason: "odd_reason",
    content: [{ text: "Hello" }, { type: "odd_block" }],
  });
  fake.assertFinished();
});
