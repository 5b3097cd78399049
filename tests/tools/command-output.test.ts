import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { showCommandOutput } from "../../src/tools/command-output.ts";

const whole = (text: string) => ({ head: text, tail: "", omittedBytes: 0 });
const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join("");

test("short output is shown as it is", () => {
  expect(showCommandOutput(whole("one\ntwo\n"), 1000)).toEqual({ text: "one\ntwo\n", truncated: false });
});

test("long output keeps whole lines at its beginning and its end, and counts the rest", () => {
  const { text, truncated } = showCommandOutput(whole(lines(1000)), 1000);
  expect(truncated).toBe(true);
  const [, head = "", gone = "", bytes = "", tail = ""] =
    /^(.*)\n\[([\d,]+) lines \(([\d,]+) bytes\) left out here; [^\n]*\]\n(.*)$/s.exec(text) ?? [];
  expect(head).toMatch(/^line 1\n.*\nline \d+$/s);
  expect(tail).toMatch(/^line \d+\n.*\nline 1000\n$/s);
  expect(tail.length).toBeGreaterThan(head.length);
  expect(head.split("\n").length + Number(gone) + tail.trimEnd().split("\n").length).toBe(1000);
  expect(Buffer.byteLength(`${head}\n`) + Number(bytes.replace(",", "")) + Buffer.byteLength(tail)).toBe(
    Buffer.byteLength(lines(1000)),
  );
});

test("one endless line is cut anywhere", () => {
  const { text } = showCommandOutput(whole("x".repeat(10_000)), 1000);
  expect(text).toMatch(/^x{400}\n\[1 line \(9,000 bytes\) left out here; .*\]\nx{600}$/);
});

test("what was left out before it came here is counted too", () => {
  const output = { head: lines(100), tail: lines(100), omittedBytes: 5_000_000 };
  const { text } = showCommandOutput(output, 500);
  expect(text).toMatch(/\n\[about 5,00\d,\d{3} bytes left out here; /);
  expect(text).toMatch(/^line 1\n.*\nline 100\n$/s);
});

test("a progress bar of megabytes takes no room", () => {
  const bar = Array.from({ length: 20_000 }, (_, index) => `\r\x1b[32m${index} of 20000\x1b[0m`).join("");
  expect(showCommandOutput(whole(`begin\n${bar}\nend\n`), 1000)).toEqual({
    text: "begin\n19999 of 20000\nend\n",
    truncated: false,
  });
});

test("whatever was printed, the text stays within its bounds", () => {
  const text = fc.string({ unit: "binary", maxLength: 300 });
  fc.assert(
    fc.property(
      text,
      text,
      fc.nat(1_000_000),
      fc.integer({ min: 10, max: 200 }),
      (head, tail, omitted, limit) => {
        const output = { head, tail: omitted === 0 ? "" : tail, omittedBytes: omitted };
        const shown = showCommandOutput(output, limit);
        expect(shown.text.length).toBeLessThanOrEqual(limit + 160);
        expect(shown.truncated || omitted === 0).toBe(true);
      },
    ),
  );
});
