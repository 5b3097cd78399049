import Anthropic from "@anthropic-ai/sdk";
import { expect, test } from "@jest/globals";
import { call, say, startFakeMessages, status, think, turn } from "../support/fake-messages/index.ts";
import { goodRequest } from "./client.ts";

const tools = [{ name: "read_file", input_schema: { type: "object" as const } }];

test("the SDK reads a turn that thinks, speaks and calls", async () => {
  await using fake = await startFakeMessages();
  const client = new Anthropic({ apiKey: fake.apiKey, baseURL: fake.url, maxRetries: 0 });
  const input = { filepath: 'a\\b\n"ü" 😀', nested: { list: [1, null, "x".repeat(100)] } };
  fake.play(turn(think("Let me look."), say("Läuft 😀"), call("read_file", input)));

  const message = await client.messages
    .stream({
      model: "claude-opus-5-5",
      max_tokens: 1000,
      thinking: { type: "adaptive", display: "summarized" },
      tools,
      cache_control: { type: "ephemeral" },
      messages: [{ role: "user", content: "hi" }],
    })
    .finalMessage();

  expect(message.content).toMatchObject([
    { type: "thinking", thinking: "Let me look.", signature: expect.stringMatching(/./) },
    { type: "text", text: "Läuft 😀", citations: null },
    { type: "tool_use", name: "read_file", input, caller: { type: "direct" } },
  ]);
  expect(message.stop_reason).toBe("tool_use");
  expect(message.stop_details).toBeNull();
  expect(message.container).toBeNull();
  fake.assertFinished();
});

test("a status is retried by the SDK and then the next entry is played", async () => {
  await using fake = await startFakeMessages();
  const client = new Anthropic({ apiKey: fake.apiKey, baseURL: fake.url, maxRetries: 1 });
  fake.play(status(529, { headers: { "retry-after-ms": "5" } }), turn(say("done")));
  const message = await client.messages
    .stream({
      model: "claude-opus-5-5",
      max_tokens: 10,
      cache_control: { type: "ephemeral" },
      messages: [{ role: "user", content: "hi" }],
    })
    .finalMessage();
  expect(message.content).toMatchObject([{ text: "done" }]);
  fake.assertFinished();
});

test("the wire looks like the API's own", async () => {
  await using fake = await startFakeMessages();
  fake.play(turn(say("Hi"), call("read_file", { filepath: 'a"\\b\n😀ü' })));
  const response = await fetch(`${fake.url}/v1/messages`, {
    method: "POST",
    headers: {
      "anthropic-version": "2026-10-21",
      "content-type": "application/json",
      "x-api-key": fake.apiKey,
    },
    body: JSON.stringify({ ...goodRequest, stream: true }),
  });
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  const text = await response.text();
  expect(text).toMatch(/^(event: (\w+)\ndata: \{"type":"\2".*\}\n\n)+$/);
  const events = [...text.matchAll(/^data: (.*)$/gm)].map(([, json = ""]) => JSON.parse(json) as WireEvent);
  const fragments = events.flatMap(({ delta }) => delta?.partial_json ?? []);

  expect(events.map(({ type }) => type).filter((type, index, all) => type !== all[index - 1])).toEqual([
    "message_start",
    "content_block_start",
    "ping",
    "content_block_delta",
    "content_block_stop",
    "content_block_start",
    "content_block_delta",
    "content_block_stop",
    "message_delta",
    "message_stop",
  ]);
  expect(events[0]).toMatchObject({
    message: {
      id: expect.stringMatching(/^msg_01/),
      content: [],
      stop_reason: null,
      stop_details: null,
      usage: { output_tokens: 1, cache_creation: { ephemeral_5m_input_tokens: 0 } },
    },
  });
  expect(fragments[0]).toBe("");
  expect(fragments.some((fragment) => fragment.endsWith("\\"))).toBe(true);
  expect(fragments.join("")).toBe('{"filepath":"a\\"\\\\b\\n\\ud83d\\ude00ü"}');
  expect(events.at(-2)).toMatchObject({
    delta: { stop_reason: "tool_use", stop_sequence: null, stop_details: null, container: null },
    usage: { input_tokens: expect.any(Number), output_tokens: expect.any(Number), server_tool_use: null },
  });
});

interface WireEvent {
  readonly type: string;
  readonly delta?: { readonly partial_json?: string };
}
