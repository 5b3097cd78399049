import type { RawMessageStreamEvent } from "@anthropic-ai/sdk/resources/messages";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { createLive } from "../../src/agent/live.ts";
import type { EventBody } from "../../src/events/event.ts";

type Part = Extract<EventBody, { type: "message" | "thinking" }>;

function tell(deltas: readonly string[], type: "text" | "thinking" = "text"): Part[] {
  const parts: Part[] = [];
  const live = createLive((event) => void parts.push(event as Part), 1);
  const blocks = {
    text: { type: "text", text: "", citations: null },
    thinking: { type: "thinking", thinking: "", signature: "" },
  } as const;
  const events: RawMessageStreamEvent[] = [
    { type: "content_block_start", index: 0, content_block: blocks[type] },
    ...deltas.map(
      (text): RawMessageStreamEvent => ({
        type: "content_block_delta",
        index: 0,
        delta: type === "text" ? { type: "text_delta", text } : { type: "thinking_delta", thinking: text },
      }),
    ),
    { type: "content_block_stop", index: 0 },
  ];
  events.forEach(live.take);
  live.close();
  return parts;
}

test("parts end at line ends, and the last one is marked", () => {
  expect(tell(["One", " line\nAnother", "\nand a", " third"]).map(({ text, done }) => [text, done])).toEqual([
    ["One line\n", false],
    ["Another\n", false],
    ["and a third", true],
  ]);
});

test("a block without text is not told", () => {
  expect(tell([], "thinking")).toEqual([]);
});

test("a long line is told in parts that end at white space", () => {
  const parts = tell(["word ".repeat(1_000)]);
  expect(parts.length).toBeGreaterThan(2);
  for (const { text } of parts.slice(0, -1)) {
    expect(text.length).toBeLessThanOrEqual(2_000);
    expect(text.endsWith(" ")).toBe(true);
  }
});

test("a long line without white space is cut between characters", () => {
  for (const { text } of tell([`a${"😀".repeat(3_000)}`])) expect(text.isWellFormed()).toBe(true);
});

test("whatever the deltas, the parts joined are the text, and only the last is marked", () => {
  const words = fc.array(fc.constantFrom("a", " ", "\n", "x".repeat(1_500), "\r\n", "😀"), { maxLength: 60 });
  fc.assert(
    fc.property(fc.array(words.map((all) => all.join(""))), (deltas) => {
      const parts = tell(deltas);
      expect(parts.map(({ text }) => text).join("")).toBe(deltas.join(""));
      expect(parts.filter(({ done }) => done)).toHaveLength(deltas.join("") === "" ? 0 : 1);
      expect(parts.at(-1)?.done ?? true).toBe(true);
    }),
  );
});
