import type { ToolResultBlockParam } from "@anthropic-ai/sdk/resources/messages";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { fitResults } from "../../src/agent/fit-results.ts";

const result = (text: string, id = "toolu_1"): ToolResultBlockParam => ({
  type: "tool_result",
  tool_use_id: id,
  content: [{ type: "text", text }],
});
const textOf = ({ content }: ToolResultBlockParam | undefined = result("")) =>
  Array.isArray(content) && content[0]?.type === "text" ? content[0].text : "";
const lengths = (results: readonly ToolResultBlockParam[]) => results.map((one) => textOf(one).length);

test("results that fit stay as they are", () => {
  const results = [result("a".repeat(30_000)), result("b".repeat(30_000)), result("c")];
  expect(fitResults(results)).toEqual(results);
  expect(fitResults([])).toEqual([]);
});

test("the longest are cut to the same length, the short ones stay whole", () => {
  const results = fitResults([
    result("short"),
    ...Array.from({ length: 12 }, (_, index) => result("x".repeat(30_000), `toolu_${index}`)),
  ]);
  const [short, ...long] = lengths(results);
  expect(short).toBe(5);
  expect(Math.max(...long) - Math.min(...long)).toBeLessThan(10);
  const sum = long.reduce((total, length) => total + length, 0);
  expect(sum).toBeLessThanOrEqual(100_000);
  expect(sum).toBeGreaterThan(99_000);
});

test("head and tail are kept, and the note says what is missing and how to get it", () => {
  const text = Array.from({ length: 3_000 }, (_, line) => `line ${line}`).join("\n");
  const [cut] = fitResults(Array.from({ length: 10 }, () => result(text)));
  expect(textOf(cut)).toMatch(/^line 0\nline 1\n/);
  expect(textOf(cut)).toMatch(/\nline 2998\nline 2999$/);
  const [, missing = "0"] = /\[([\d,]+) characters left out: this turn's results/.exec(textOf(cut)) ?? [];
  expect(textOf(cut)).toContain("make the call alone");
  const note = textOf(cut).length - (text.length - Number(missing.replaceAll(",", "")));
  expect(note).toBeGreaterThan(100);
  expect(note).toBeLessThan(300);
});

test("an image stays beside the text that is cut, and other fields too", () => {
  const image = {
    type: "image" as const,
    source: { type: "base64" as const, media_type: "image/png" as const, data: "AAAA" },
  };
  const big = { ...result("x".repeat(90_000)), is_error: true };
  const [cut] = fitResults([
    { ...big, content: [{ type: "text", text: "x".repeat(90_000) }, image] },
    result("y".repeat(90_000)),
  ]);
  expect(cut).toMatchObject({ is_error: true, content: [{ type: "text" }, image] });
});

test("whatever comes in, what goes out is well-formed, never empty, and fits", () => {
  const texts = fc.array(
    fc
      .tuple(fc.constantFrom("a", "😀", "é\n", "x😀"), fc.integer({ min: 1, max: 16_000 }))
      .map(([part, count]) => part.repeat(count)),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(texts, (all) => {
      const fitted = fitResults(all.map((text) => result(text)));
      expect(fitted).toHaveLength(all.length);
      for (const one of fitted) {
        expect(textOf(one).isWellFormed()).toBe(true);
        expect(textOf(one)).not.toBe("");
      }
      expect(lengths(fitted).reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(100_000);
    }),
    { numRuns: 30 },
  );
});
