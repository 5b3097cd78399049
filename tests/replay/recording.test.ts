import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { receive } from "../../src/agent/receive.ts";
import { RecordingEnded, recordedModel } from "../../src/agent/recorded-model.ts";
import { UserError } from "../../src/errors.ts";
import { readRecording } from "../../src/replay/recording.ts";
import { runEntry } from "../../src/replay/run-entry.ts";

const sha = "4f0c9a7e1b2d3c4f5a6b7c8d9e0f1a2b3c4d5e6f";
const run = runEntry(
  { prompt: "Do it.", requestedBy: "ada" },
  {
    base: { sha, branch: "main", shallow: true },
    sandbox: { workspace: "/home/runner/work/a/a", home: "/home/runner" },
    model: { model: "claude-opus-5-5", effort: "low" },
    ...{ commandTimeoutMs: 30_000, maxCommandTimeoutMs: 600_000 },
    ...{ hiddenPaths: ["keys"], protectedPaths: ["/.github/workflows/**"], decoys: "seed" },
  },
);
const content = [
  { type: "thinking", thinking: "Hm.", signature: "sig" },
  { type: "redacted_thinking", data: "abc" },
  { type: "text", text: "I look.", citations: null },
  {
    type: "tool_use",
    id: "toolu_1",
    name: "read_file",
    input: { filepath: "a" },
    caller: { type: "direct" },
  },
  { type: "tool_use", id: "toolu_2", name: "read_file", input: '{"filepath": "cut' },
];
const message = {
  ...{ id: "msg_1", type: "message", role: "assistant", model: "claude-opus-5-5", content },
  ...{ stop_reason: "tool_use", stop_sequence: null, stop_details: null },
};
const entries: readonly object[] = [
  run,
  { type: "begin", sha256: "x", system: "Rules.", tools: [] },
  { type: "request", added: [{ role: "user", content: [{ type: "text", text: "Do it." }] }] },
  { type: "broken", partial: null, error: "it broke off" },
  { type: "dropped-thinking" },
  { type: "answer", message, redacted: true },
  { type: "end", added: [], stopped: { code: "deadline", reason: "Over." } },
  { type: "tree", tree: sha },
];

function read(list: readonly unknown[]) {
  return readRecording("t.jsonl", Buffer.from(list.map((entry) => `${JSON.stringify(entry)}\n`).join("")));
}

test("a whole transcript is read", () => {
  const recording = read(entries);
  expect(recording).toMatchObject({
    run: { task: { requested_by: "ada" }, network: null },
    begin: { sha256: "x" },
    stopped: "deadline",
    redactedTurns: [1],
    tree: sha,
  });
  expect(recording.answers).toEqual([message]);
  expect(recording.added).toHaveLength(2);
});

test("its answers come again as they were, then no more", async () => {
  const client = recordedModel(read(entries).answers);
  const { signal } = new AbortController();
  const request = { model: "m", max_tokens: 1, messages: [] };
  const received = await receive(client, request, { signal, onEvent: () => {} });
  expect(received).toMatchObject({ type: "whole", message: { content, stop_reason: "tool_use" } });
  const next = await receive(client, request, { signal, onEvent: () => {} });
  expect(next).toMatchObject({ type: "failed", error: expect.any(RecordingEnded) });
});

const deep = (depth: number) => JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`) as unknown;

test.each<[string, readonly unknown[], RegExp]>([
  ["nothing", [], /^t\.jsonl is not the transcript of a run\.$/],
  ["other JSON", [{ a: 1 }], /is not the transcript/],
  ["a list", [[1]], /is not the transcript/],
  ["an events file", [{ type: "status", message: "x" }], /another version/],
  ["no end", entries.slice(0, -1), /ends before its run did/],
  ["no beginning of the conversation", [run, entries.at(-1)], /is not the transcript/],
  [
    "an entry of its own",
    entries.with(3, { type: "note" }),
    /Line 4 of t\.jsonl is nothing that a run writes/,
  ],
  ["absurd nesting", entries.with(3, { type: "broken", partial: deep(1000) }), /Line 4/],
  [
    "a text without words",
    entries.with(4, { type: "answer", message: { ...message, content: [{ type: "text" }] } }),
    /Line 5/,
  ],
  [
    "a call with no name that any tool could have",
    entries.with(4, { type: "answer", message: { ...message, content: [{ ...content[3], name: "a b" }] } }),
    /Line 5/,
  ],
  ["a time-out without end", entries.with(0, { ...run, command_timeout_ms: 1e12 }), /command_timeout_ms/],
  ["a relative workspace", entries.with(0, { ...run, workspace: "work" }), /\(workspace\)/],
])("a transcript with %s is refused in one sentence", (_, list, sentence) => {
  expect(() => read(list)).toThrow(UserError);
  expect(() => read(list)).toThrow(sentence);
});

test("anything else is refused in one sentence too", () => {
  const line = fc.oneof(
    fc.json(),
    fc.string(),
    fc.constantFrom(...entries.map((entry) => JSON.stringify(entry))),
  );
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom("\n", ""), (lines, end) => {
      try {
        readRecording("t", Buffer.from(lines.join("\n") + end));
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
        expect((error as UserError).message).not.toContain("\n");
      }
    }),
  );
});
