import type { MessageCreateParamsStreaming, MessageParam } from "@anthropic-ai/sdk/resources/messages";
import { expect, test } from "@jest/globals";
import { createBodyEncoder, type Pieces } from "../../../src/agent/providers/body.ts";

const requestOf = (...messages: MessageParam[]): MessageCreateParamsStreaming => ({
  model: "claude-opus-5-5",
  max_tokens: 100,
  stream: true,
  system: 'Be é "careful" 😀.',
  messages,
});
const decode = ({ list }: Pieces) => JSON.parse(Buffer.concat(list).toString("utf8")) as unknown;

test("the body is the request, whatever is in it", () => {
  const encode = createBodyEncoder();
  const one: MessageParam = { role: "user", content: '"}]é😀\u2028\\' };
  const two: MessageParam = { role: "assistant", content: [{ type: "text", text: 'messages":[' }] };
  for (const request of [requestOf(one), requestOf(one, two, one), requestOf()]) {
    expect(decode(encode(request))).toEqual(request);
  }
});

test("each message is written once, and another one in its place is seen", () => {
  const encode = createBodyEncoder();
  let written = 0;
  const counted = {
    role: "user" as const,
    content: "x",
    toJSON() {
      written += 1;
      return { role: "user", content: "x" };
    },
  };
  encode(requestOf(counted));
  encode(requestOf(counted, { role: "assistant", content: "y" }));
  expect(written).toBe(1);
  const replaced = requestOf({ role: "user", content: "x!" });
  expect(decode(encode(replaced))).toEqual(replaced);
});
