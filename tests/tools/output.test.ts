import { expect, test } from "@jest/globals";
import { toolOutput } from "../../src/tools/output.ts";

test("what no tool has shortened is cut at last, and the model is told how to see the rest", () => {
  const { text, truncated } = toolOutput("x".repeat(40_000));
  expect(truncated).toBe(true);
  expect(text).toMatch(
    /x\n\[8,000 more characters left out; to see them, ask for less at once: a part of the file, .*\]$/,
  );
});

test("a cut splits no character, and nothing is ever empty", () => {
  expect(toolOutput("😀".repeat(20_000)).text.isWellFormed()).toBe(true);
  expect(toolOutput(`x${"😀".repeat(20_000)}`).text.isWellFormed()).toBe(true);
  expect(toolOutput(" \n")).toEqual({ text: "(empty)", truncated: false });
});
