import { expect, test } from "@jest/globals";
import { firstDifference } from "../../src/replay/difference.ts";

test.each([
  ["the first line", "a\nb\n", "x\nb\n", "- a\n- b\n+ x\n+ b"],
  ["a later line, after the one that is shared", "a\nb\nc", "a\nB\nc", "  a\n- b\n- c\n+ B\n+ c"],
  ["what came more", "a\n", "a\nb\n", "  a\n+ b"],
  ["what is missing", "a\nb\n", "a\n", "  a\n- b"],
  ["what came at all", "", "a", "+ a"],
  ["what changed, not what took longer", "1 ms\na", "2 ms\nb", "  1 ms\n- a\n+ b"],
  ["what came more, not what took longer", "1 ms", "2 ms\nb", "  1 ms\n+ b"],
  ["what took longer, where there is nothing else", "a\n1 ms", "a\n2 ms", "  a\n- 1 ms\n+ 2 ms"],
])("shows %s", (_, recorded, replayed, shown) => {
  expect(firstDifference(recorded, replayed)).toBe(shown);
});

test("is short, whatever the texts are", () => {
  const long = `${"x".repeat(10_000)}\n`.repeat(1000);
  const shown = firstDifference(long, `y${long}`);
  expect(shown.split("\n")).toHaveLength(8);
  expect(shown.length).toBeLessThan(2000);
});
