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

test("a long conversation is whole after every message, and stays one of few pieces", () => {
  const encode = createBodyEncoder();
  const messages: MessageParam[] = [];
  for (let index = 0; index < 500; index += 1) {
    messages.push({ role: index % 2 === 0 ? "user" : "assistant", content: `${index} é` });
    const { list } = encode(requestOf(...messages));
    expect(Buffer.concat(list).toString()).toBe(JSON.stringify(requestOf(...messages)));
    expect(list.length).toBeLessThan(150);
  }
  // An earlier message is another one now: of what was written from there on nothing is kept.
  messages[100] = { role: "user", content: "replaced" };
  for (let extra = 0; extra < 3; extra += 1) {
    expect(decode(encode(requestOf(...messages)))).toEqual(requestOf(...messages));
    messages.push({ role: "user", content: "more" });
  }
  const shorter = requestOf(...messages.slice(0, 3));
  expect(decode(encode(shorter))).toEqual(shorter);
});
