import type { RawMessageStreamEvent } from "@anthropic-ai/sdk/resources/messages";
import { describe, expect, test } from "@jest/globals";
import { BrokenAnswerError, createPartialAnswer } from "../../src/agent/answer.ts";

const start = {
  type: "message_start",
  message: {
    ...{ id: "msg_1", type: "message", role: "assistant", model: "claude-opus-5-5", content: [] },
    ...{ stop_reason: null, stop_sequence: null },
    usage: { input_tokens: 10, cache_read_input_tokens: 5, output_tokens: 1 },
  },
};
const open = (index: number, content_block: object) => ({
  type: "content_block_start",
  index,
  content_block,
});
const delta = (index: number, part: object) => ({ type: "content_block_delta", index, delta: part });
const close = (index: number) => ({ type: "content_block_stop", index });
const json = (index: number, partial_json: string) =>
  delta(index, { type: "input_json_delta", partial_json });
const call = (index: number, id = "toolu_1") =>
  open(index, { type: "tool_use", id, name: "read_file", input: {}, caller: { type: "direct" } });
const ending = (stop_reason: string, usage: object = { output_tokens: 7 }) => [
  {
    type: "message_delta",
    delta: { stop_reason, stop_sequence: null, stop_details: null, container: null },
    usage,
  },
  { type: "message_stop" },
];

function read(...events: readonly object[]) {
  const answer = createPartialAnswer();
  for (const event of events) answer.take(event as RawMessageStreamEvent);
  return answer;
}

test("every kind of block ends up as it was sent, unknown ones too", () => {
  const citation = { type: "char_location", cited_text: "x" };
  const result = { type: "web_search_tool_result", tool_use_id: "srvtoolu_1", content: [{ type: "odd" }] };
  const answer = read(
    { type: "ping" },
    start,
    open(0, { type: "thinking", thinking: "", signature: "" }),
    delta(0, { type: "thinking_delta", thinking: "Hm, " }),
    delta(0, { type: "thinking_delta", thinking: "so." }),
    delta(0, { type: "signature_delta", signature: "c2ln" }),
    close(0),
    open(1, { type: "redacted_thinking", data: "ZGF0YQ==" }),
    close(1),
    open(2, { type: "text", text: "", citations: null }),
    delta(2, { type: "text_delta", text: "Look" }),
    delta(2, { type: "odd_delta", odd: 1 }),
    delta(2, { type: "citations_delta", citation }),
    delta(2, { type: "text_delta", text: "!" }),
    close(2),
    open(3, { type: "server_tool_use", id: "srvtoolu_1", name: "web_search", input: {} }),
    json(3, '{"query":'),
    json(3, '"a"}'),
    close(3),
    open(4, result),
    close(4),
    open(5, { type: "odd_block", odd: { deep: [1] } }),
    close(5),
    { type: "odd_event" },
    call(6),
    json(6, ""),
    json(6, '{"filepath":"a\\'),
    json(6, 'n","lines":[1]}'),
    close(6),
    call(7, "toolu_2"),
    close(7),
    ...ending("tool_use", {
      output_tokens: 7,
      input_tokens: null,
      server_tool_use: { web_search_requests: 1 },
    }),
  );
  expect(answer.isWhole()).toBe(true);
  expect(answer.message()).toEqual({
    ...start.message,
    ...{ stop_reason: "tool_use", stop_details: null, container: null },
    usage: {
      ...{ input_tokens: 10, cache_read_input_tokens: 5, output_tokens: 7 },
      server_tool_use: { web_search_requests: 1 },
    },
    content: [
      { type: "thinking", thinking: "Hm, so.", signature: "c2ln" },
      { type: "redacted_thinking", data: "ZGF0YQ==" },
      { type: "text", text: "Look!", citations: [citation] },
      { type: "server_tool_use", id: "srvtoolu_1", name: "web_search", input: { query: "a" } },
      result,
      { type: "odd_block", odd: { deep: [1] } },
      {
        ...{ type: "tool_use", id: "toolu_1", name: "read_file", caller: { type: "direct" } },
        input: { filepath: "a\n", lines: [1] },
      },
      { type: "tool_use", id: "toolu_2", name: "read_file", input: {}, caller: { type: "direct" } },
    ],
  });
});

test("what comes before the beginning or after the end changes nothing", () => {
  const answer = read(delta(0, { type: "text_delta", text: "x" }), start, ...ending("end_turn"), close(3));
  expect(answer.message()).toMatchObject({ stop_reason: "end_turn", content: [] });
});

test.each([
  ["no JSON", '{"filepath": nonsense}'],
  ["cut", '{"filepath":"a"'],
  ["a list", "[1]"],
  ["absurdly deep", `${'{"a":'.repeat(200)}1${"}".repeat(200)}`],
  ["so deep that it could not be written again", `${'{"a":['.repeat(50_000)}${"]}".repeat(50_000)}`],
])("input that is %s stays the text that came", (_, text) => {
  const answer = read(start, call(0), json(0, text), close(0), ...ending("tool_use"));
  expect(answer.message()?.content).toMatchObject([{ id: "toolu_1", input: text }]);
});

test("half a character in an input becomes the sign for one that is missing", () => {
  const text =
    '{"content":"\\ud83d x \\uDE00","a\\ud800":{"b":["\\udfff"]},"smile":"\\ud83d\\ude00","path":"\\\\ud83d"}';
  const answer = read(start, call(0), json(0, text), close(0), ...ending("tool_use"));
  const input = { content: "\ufffd x \ufffd", "a\ufffd": { b: ["\ufffd"] }, smile: "😀", path: "\\ud83d" };
  expect(answer.message()?.content).toMatchObject([{ input }]);
});

test("a call that the length limit cut is no fault of the answer, and its input is not guessed", () => {
  const answer = read(start, call(0), json(0, '{"filepath":"a",'), ...ending("max_tokens"));
  expect(answer.message()).toMatchObject({
    stop_reason: "max_tokens",
    content: [{ input: '{"filepath":"a",' }],
  });
});

test("what has come of an answer can be seen before its end", () => {
  expect(read().message()).toBeUndefined();
  const answer = read(
    start,
    open(0, { type: "text", text: "" }),
    delta(0, { type: "text_delta", text: "So" }),
  );
  expect(answer.isWhole()).toBe(false);
  expect(answer.message()).toMatchObject({ content: [{ text: "So" }], usage: { input_tokens: 10 } });
});

test("a report without numbers counts as nothing, not as NaN", () => {
  const { usage: _, ...message } = start.message;
  const answer = read({ ...start, message }, { ...ending("end_turn")[0], usage: undefined });
  expect(answer.message()?.usage).toEqual({ input_tokens: 0, output_tokens: 0 });
});

describe("broken is an answer", () => {
  test.each<[string, readonly object[]]>([
    ["that begins twice", [start, start]],
    ["with a block that begins twice", [start, call(0), call(0)]],
    ["with a part of a block that never began", [start, delta(0, { type: "text_delta", text: "x" })]],
    ["with an end of a block that never began", [start, close(1)]],
    ["with text for a call", [start, call(0), delta(0, { type: "text_delta", text: "x" })]],
    [
      "with text that is none",
      [start, open(0, { type: "text", text: "" }), delta(0, { type: "text_delta" })],
    ],
    ["with a block of no type", [start, open(0, {})]],
    ["with an event that is none", [start, null as unknown as object]],
    ["without a stop reason", [start, { type: "message_stop" }]],
    ["with a call without an end", [start, call(0), json(0, "{}"), ...ending("tool_use")]],
    ["with a call without an id", [start, call(0, ""), close(0), ...ending("tool_use")]],
    ["with an id that can't be sent back", [start, call(0, "a b"), close(0), ...ending("tool_use")]],
    [
      "with a name that can't be sent back",
      [start, open(0, { type: "tool_use", id: "a", name: "a.b" }), close(0), ...ending("tool_use")],
    ],
    [
      "without end",
      [
        start,
        open(0, { type: "text", text: "" }),
        ...Array.from({ length: 17 }, () => delta(0, { type: "text_delta", text: "x".repeat(2 ** 20) })),
      ],
    ],
  ])("%s", (_, events) => {
    expect(() => read(...events)).toThrow(BrokenAnswerError);
  });
});
