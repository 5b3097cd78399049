import { expect, test } from "@jest/globals";
import type { Block, MessagesBody } from "../support/fake-messages/wire.ts";

const { inputCost, inputCostOfResponses } = (await import(
  "../../bench/compare/input-cost.mjs" as string
)) as {
  inputCost: (bodies: readonly MessagesBody[], reading: "runs" | "blocks") => number[];
  inputCostOfResponses: (bodies: readonly { tools: unknown[]; input: unknown[] }[]) => number[];
};

const marker = { type: "ephemeral" } as const;
const model = "claude-opus-5-5";

/** A text block of that many tokens. */
function text(tokens: number, more: Partial<Block> = {}): Block {
  const empty = JSON.stringify({ text: "", type: "text" });
  return { type: "text", text: "x".repeat(tokens * 4 - empty.length), ...more };
}

/** Requests of turns with so many results each, the last marked, and the one before too when `twoMarkers`. */
function conversation(turns: number, calls: number, { twoMarkers = false } = {}): MessagesBody[] {
  return Array.from({ length: turns }, (_, last) => {
    const body = [
      {
        role: "user",
        content: [text(1000, last === 0 || (twoMarkers && last === 1) ? { cache_control: marker } : {})],
      },
    ];
    for (let turn = 1; turn <= last; turn += 1) {
      const ids = Array.from({ length: calls }, (_, index) => `toolu_${turn}_${index}`);
      const isMarked = turn === last || (twoMarkers && turn === last - 1);
      body.push({
        role: "assistant",
        content: ids.map((id) => ({ type: "tool_use", id, name: "read", input: {} })),
      });
      body.push({
        role: "user",
        content: ids.map((id, index) => ({
          ...{ type: "tool_result", tool_use_id: id, content: "y".repeat(400) },
          ...(isMarked && index === calls - 1 && { cache_control: marker }),
        })),
      });
    }
    return { model, max_tokens: 1000, messages: body };
  });
}

test("a prefix is written at 1.25 once and read at a tenth after that, and what is not marked costs 1", () => {
  const first = {
    model,
    max_tokens: 1000,
    messages: [{ role: "user", content: [text(1000, { cache_control: marker })] }],
  };
  const then = {
    ...first,
    messages: [{ role: "user", content: [text(1000), text(600, { cache_control: marker }), text(100)] }],
  };
  const [once, twice] = inputCost([first, then], "runs") as [number, number];
  expect(once).toBe(1250);
  // The first block is no longer marked, and is found from the marker behind it.
  expect(twice - once).toBeCloseTo(100 + 600 * 1.25 + 100, 6);
});

test("what is written for an hour costs twice as much as what is not written", () => {
  const content = [text(1000, { cache_control: { ...marker, ttl: "1h" } })];
  expect(inputCost([{ model, max_tokens: 1, messages: [{ role: "user", content }] }], "runs")).toEqual([
    2000,
  ]);
});

test("less than the model's least size is not cached", () => {
  const body = {
    model,
    max_tokens: 1,
    messages: [{ role: "user", content: [text(500, { cache_control: marker })] }],
  };
  expect(inputCost([body, body], "runs")).toEqual([500, 1000]);
});

test("one marker that moves is enough when a run of results is one position, and too little when each is one", () => {
  const [runs, blocks] = (["runs", "blocks"] as const).map((reading) =>
    inputCost(conversation(6, 12), reading).at(-1),
  ) as [number, number];
  expect(blocks).toBeGreaterThan(runs * 2);
});

test("with the turn before marked as well both readings cost the same", () => {
  const few = inputCost(conversation(6, 12, { twoMarkers: true }), "runs");
  expect(inputCost(conversation(6, 12, { twoMarkers: true }), "blocks")).toEqual(few);
});

test("turns of few results cost the same in both readings", () => {
  expect(inputCost(conversation(10, 2), "blocks")).toEqual(inputCost(conversation(10, 2), "runs"));
});

test("the other API's requests cost a tenth as far as they begin as the one before", () => {
  const item = (length: number) => "z".repeat(length - 2);
  const tools = [item(400)];
  const [toolBytes] = [JSON.stringify(tools).length];
  const bodies = [
    { tools, input: [item(4000)] },
    { tools, input: [item(4000), item(800)] },
    { tools, input: [item(2000), item(800)] },
  ];
  const [first, second, third] = inputCostOfResponses(bodies) as [number, number, number];
  const withTools = (bytes: number) => (toolBytes + 2 + bytes) / 4;
  expect(first).toBe(withTools(4000));
  expect(second - first).toBeCloseTo(withTools(4000) * 0.1 + 200, 6);
  // What comes after a change is new, though it was there before.
  expect(third - second).toBeCloseTo(withTools(0) * 0.1 + 700, 6);
});
