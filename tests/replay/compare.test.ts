import { describe, expect, test } from "@jest/globals";
import { lastWordsNotice, wrapUpNotice } from "../../src/agent/prompt.ts";
import { compareWith, type Departure } from "../../src/replay/compare.ts";
import type { RecordedMessage, Recording } from "../../src/replay/recording.ts";

const user = (...content: RecordedMessage["content"]): RecordedMessage => ({ role: "user", content });
const assistant: RecordedMessage = { role: "assistant", content: [{ type: "text", text: "x" }] };
const text = (words: string) => ({ type: "text", text: words });
const result = (id: string, words: string, more: object = {}) => ({
  type: "tool_result",
  tool_use_id: id,
  content: [text(words)],
  ...more,
});
const image = (data: string) => ({ content: [text("an image"), { type: "image", source: { data } }] });

const calls = [
  { type: "tool_use", id: "c1", name: "run_command", input: { command: "npm test\nmore" } },
  { type: "tool_use", id: "c2", name: "read_file", input: { filepath: "a.txt" } },
];

/** Compares what was said then with what is said now, both in the pieces in which they were sent. */
function compare(then: readonly RecordedMessage[][], now: readonly RecordedMessage[][]) {
  const told: Departure[] = [];
  const recording = {
    run: { home: "/home/runner" },
    answers: [{ role: "assistant", stop_reason: "tool_use", content: calls }],
    added: then,
  } as unknown as Recording;
  const comparison = compareWith(recording, {
    home: "/home/ada",
    onDeparture: (departure) => void told.push(departure),
  });
  for (const added of now) comparison.take({ type: "request", added });
  comparison.take({ type: "answer" });
  return { told, ...comparison.counts(), complete: comparison.isComplete() };
}

const first = user(text("Do it."));

describe("a comparison", () => {
  test("finds the same the same, in whatever pieces it was sent", () => {
    const then = [[first], [assistant, user(result("c1", "ok"), result("c2", "a"))]];
    const now = [[first], [assistant, user(result("c1", "ok"), result("c2", "a"))]];
    expect(compare(then, now)).toEqual({ told: [], same: 2, volatile: 0, departed: 0, complete: true });
  });

  test("tells what took another time apart, in commands only", () => {
    const then = [[first], [assistant, user(result("c1", "/home/runner 1 ms"), result("c2", "1 ms"))]];
    const now = [[first], [assistant, user(result("c1", "/home/ada 2 ms"), result("c2", "2 ms"))]];
    const { told, ...counts } = compare(then, now);
    expect(counts).toEqual({ same: 0, volatile: 1, departed: 1, complete: true });
    expect(told).toEqual([
      { what: "In turn 1, the result of read_file (a.txt) is not as recorded", difference: "- 1 ms\n+ 2 ms" },
    ]);
  });

  test("tells the first departure, and counts the rest", () => {
    const then = [[first], [assistant, user(result("c1", "ok\none"), result("c2", "a"))]];
    const now = [[user(text("Do that."))], [assistant, user(result("c1", "ok\ntwo"), result("c2", "b"))]];
    const { told, departed } = compare(then, now);
    expect(departed).toBe(3);
    expect(told).toEqual([
      {
        what: "At the start, what the agent is told first is not as recorded",
        difference: "- Do it.\n+ Do that.",
      },
    ]);
  });

  test.each([
    ["an error that is none now", result("c1", "x", { is_error: true }), result("c1", "x")],
    ["another image", result("c2", "", image("AAAA")), result("c2", "", image("BBBB"))],
    ["another call's result", result("c1", "x"), result("c2", "x")],
    ["a reminder that is new", result("c1", "x"), text("You ended your turn")],
  ])("tells %s", (_, then, now) => {
    expect(compare([[first], [assistant, user(then)]], [[first], [assistant, user(now)]]).departed).toBe(1);
  });

  test("names a command by its first line", () => {
    const then = [[first], [assistant, user(result("c1", "a"))]];
    const { told } = compare(then, [[first], [assistant, user(result("c1", "b"))]]);
    expect(told[0]?.what).toBe("In turn 1, the result of run_command (npm test) is not as recorded");
  });

  test("passes over notes on limits, which come of the clock", () => {
    const near = wrapUpNotice("most of this run's time has passed");
    const over = lastWordsNotice("The time is over.");
    const then = [[first], [assistant, user(result("c1", "ok"), text(near))], [user(text(over))]];
    const now = [[first], [assistant, user(result("c1", "ok"))], [assistant, user(text("You ended"))]];
    expect(compare(then, now)).toMatchObject({ told: [], same: 1, departed: 0, complete: true });
  });

  test("takes a message that was sent again, without its images, for one", () => {
    const [shown, other] = [result("c2", "", image("AAAA")), result("c1", "ok")];
    const again = result("c2", "[the image could not be shown]");
    const then = [[first], [assistant, user(shown, other)], [user(again, other)]];
    const now = [[first], [assistant, user(shown, other)]];
    expect(compare(then, now)).toMatchObject({ told: [], same: 2, departed: 0, complete: true });
  });

  test("knows when not all of it came again", () => {
    const then = [[first], [assistant, user(result("c1", "ok"))]];
    expect(compare(then, [[first]])).toMatchObject({ departed: 0, complete: false });
  });
});
