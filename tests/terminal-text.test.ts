import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { terminalText } from "../src/terminal-text.ts";

test.each([
  ["colours", "\x1b[1;31mFAIL\x1b[0m test\n", "FAIL test\n"],
  ["a progress bar", "Fetching\n 10%\r 50%\r100%\r\ndone\n", "Fetching\n100%\ndone\n"],
  ["a progress bar that wipes itself", "10%\r50%\r    \rdone\n", "done\n"],
  ["Windows line ends", "one\r\ntwo\r\n", "one\ntwo\n"],
  ["erasing and moving", "\x1b[2K\x1b[1Aone\x1b[K\n", "one\n"],
  ["a title and a link", "\x1b]0;title\x07\x1b]8;;http://a\x1b\\text\x1b]8;;\x1b\\\n", "text\n"],
  ["a device string", "a\x1bPq#0;2;0\x1b\\b", "ab"],
  ["character sets and resets", "\x1b(B\x1bcplain\x1b=\n", "plain\n"],
  ["a sequence that is cut off", "text\x1b[38;5", "text"],
  ["a spinner", "|\b/\b-\b\\\bdone", "done"],
  ["bold of old printers", "N\bNA\bAM\bME\bE", "NAME"],
  ["a bell and a NUL", "a\x07b\0c", "abc"],
  ["pages", "one\ftwo", "one two"],
  ["8-bit controls", "a\x9b31mb\u0085c", "abc"],
  ["nothing to do", "é\t— 😀\n", "é\t— 😀\n"],
])("%s", (_, output, shown) => {
  expect(terminalText(output)).toBe(shown);
});

test("nothing that a terminal obeys is left, whatever was printed", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "\x1b",
      "\x1b[",
      "\x1b]",
      "\x1bP",
      "\x9b",
      "\x07",
      "\x1b\\",
      "\r",
      "\b",
      "\n",
      "1;2",
      "m",
      "[",
      "\x1b\x1b",
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these must be gone
      expect(terminalText(pieces.join(""))).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
    }),
    { numRuns: 1000 },
  );
});
