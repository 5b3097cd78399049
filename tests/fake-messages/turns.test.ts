import type { ContentBlock } from "@anthropic-ai/sdk/resources/messages";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  call,
  errorEvent,
  expects,
  type FakeMessages,
  redactedThinking,
  say,
  startFakeMessages,
  stop,
  think,
  turn,
  usage,
} from "../support/fake-messages/index.ts";
import { ask, clientOf } from "./client.ts";

let fake: FakeMessages;
beforeEach(async () => {
  fake = await startFakeMessages();
});
afterEach(async () => fake[Symbol.asyncDispose]());

test("stop reasons, details and usage are as the play says", async () => {
  const details = { type: "refusal", category: "cyber", explanation: "no" };
  fake.play(
    turn(call("read_file"), call("read_file"), usage({ output_tokens: 5000 }), stop("refusal", { details })),
  );
  const message = await ask(clientOf(fake)).finalMessage();
  expect(message).toMatchObject({
    stop_reason: "refusal",
    stop_details: details,
    usage: { output_tokens: 5000 },
  });
  const ids = message.content.map((part: ContentBlock) => (part.type === "tool_use" ? part.id : ""));
  expect(new Set(ids).size).toBe(2);
  expect(fake.requests[0]).toMatchObject({ stopReason: "refusal", content: message.content });
});

test("an empty turn has no content", async () => {
  fake.play(turn());
  expect(await ask(clientOf(fake)).finalMessage()).toMatchObject({ content: [], stop_reason: "end_turn" });
});

test("thinking is shown only to who asks for it", async () => {
  fake.play(
    turn(think("secret thought"), redactedThinking(), say("a")),
    turn(think("open thought"), say("b")),
  );
  const client = clientOf(fake);
  const omitted = await ask(client).finalMessage();
  fake.newRun();
  const shown = await ask(client, { thinking: { type: "adaptive", display: "summarized" } }).finalMessage();
  expect(omitted.content[0]).toMatchObject({ thinking: "", signature: expect.stringMatching(/.{40}/) });
  expect(omitted.content[1]).toMatchObject({ data: expect.stringMatching(/.{40}/) });
  expect(shown.content[0]).toMatchObject({ thinking: "open thought" });
  fake.assertFinished();
});

test("without streaming the same play gives one message", async () => {
  fake.play(turn(say("a"), call("read_file", { filepath: "b" })), turn(say("c"), errorEvent()));
  const client = clientOf(fake);
  const request = {
    model: "claude-opus-5-5",
    max_tokens: 100,
    cache_control: { type: "ephemeral" as const },
    messages: [{ role: "user" as const, content: "hi" }],
  };
  expect(await client.messages.create(request)).toMatchObject({
    content: [{ text: "a" }, { input: { filepath: "b" }, caller: { type: "direct" } }],
    stop_reason: "tool_use",
    container: null,
  });
  fake.newRun();
  await expect(client.messages.create(request)).rejects.toMatchObject({
    status: 500,
    type: "overloaded_error",
  });
});

test("a turn may be made from what the model was shown", async () => {
  fake.play(
    ({ text, system }) => turn(say(`${system} ${text}`), call("read_file", { filepath: "a" }, { id: "t1" })),
    ({ results }) => turn(say(results.map((result) => `${result.name}: ${result.text}`).join())),
    turn(
      expects(({ body }) => expect(body.max_tokens).toBe(7)),
      say("end"),
    ),
  );
  const client = clientOf(fake);
  const first = await ask(client).finalMessage();
  expect(first.content).toMatchObject([{ text: "You are careful. Look at a." }, { id: "t1" }]);
  const messages = [
    { role: "user" as const, content: "Look at a." },
    { role: "assistant" as const, content: first.content },
    { role: "user" as const, content: [{ type: "tool_result" as const, tool_use_id: "t1", content: "42" }] },
  ];
  const second = await ask(client, { messages }).finalMessage();
  expect(second.content).toMatchObject([{ text: "read_file: 42" }]);
  fake.newRun();
  await expect(ask(client).finalMessage()).rejects.toMatchObject({ status: 400 });
  expect(() => fake.assertFinished()).toThrow(/an expectation of the play failed/);
});
