import { expect } from "@jest/globals";
import fc from "fast-check";
import {
  logBlock,
  logLine,
  logPrefix,
  markdownCode,
  markdownInline,
  markdownText,
} from "../../../src/neutralise.ts";
import { blocksWithoutFences, liveMarkdown } from "../markdown-checks.ts";
import { readRunnerLog } from "../runner-log.ts";
import { type Check, check } from "./check.ts";

/** Texts made of the pieces that parsers react to, between ordinary ones. */
function hostile(pieces: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
    { weight: 2, arbitrary: fc.constantFrom("a", "b c", " ", "\n", "\n\n", "1", "-", "  ", "\t") },
  );
  return fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(""));
}

const logPieces = [
  ...[
    "::error::x",
    "::",
    "##[",
    "##[error]x",
    "##[add-mask]a",
    "]",
    "\r",
    "\r\n",
    "\v",
    "\f",
    "\x85",
    "\u2028",
  ],
  ...[
    "\u2029",
    "\u200b",
    "\x1b[31m",
    "\x1b]0;t\x07",
    "\x1b",
    "\x9b1m",
    "\u202e",
    "\xa0",
    "#",
    "[",
    ":",
    "\0",
  ],
  ...[
    "::stop-commands::t",
    "::t::",
    "::group::g",
    "::set-output name=a::b",
    "%0A",
    "%0D::error::x",
    "\ufeff",
  ],
  ...["::add-mask::aaa", "##[stop-commands]x", "\xad", "\ud800"],
];

const markdownPieces = [
  ..."@user|@org/team|@|#1|#|Fixes #1|closes: o/r#2|GH-3|gh-|https://e.vil/x|www.e.vil|a@b.cd|mailto:a@b.c|://".split(
    "|",
  ),
  ..."<img src=x>|<!--|-->|<|>|</details>|<https://x.y>|&#64;u|&lt;|&|![a](b)|[a](http://b)|[|]|(|)|[a]: http://b|!".split(
    "|",
  ),
  ...[
    "`",
    "``",
    "```",
    "````",
    "~~~",
    "~~",
    "```js\n",
    "\n```\n",
    "\n~~~\n",
    "\\",
    "\\`",
    "\\@",
    "*",
    "**",
    "_",
  ],
  ...[
    "|",
    "\\|",
    "\n|---|---|\n",
    "| a | b |\n|---|---|\n",
    "\n---\n",
    "\n===\n",
    "\n# ",
    "\n> ",
    "\n- ",
    "\n1. ",
  ],
  ...[
    "    ",
    "$",
    "$$",
    "\u202e",
    "\u200b",
    "\u2028",
    "\r",
    "\0",
    "\ufffc",
    "/merge",
    "\n/merge ",
    ":tada:",
    "[^1]",
  ],
];

export const logProperties: Readonly<Record<string, Check>> = {
  "the runner obeys nothing in a block of any text, and shows all of its lines prefixed": check(
    fc.property(hostile(logPieces), (text) => {
      const block = logBlock(text);
      const log = readRunnerLog(block, { debug: true });
      expect(log.commands).toEqual([]);
      expect(log.lines).toEqual(block.split("\n"));
      expect(log.lines.every((line) => line.startsWith(logPrefix))).toBe(true);
    }),
    1500,
  ),
  "the runner obeys nothing in a line of any text, even at the start of a line": check(
    fc.property(hostile(logPieces), (text) => {
      const log = readRunnerLog(logLine(text), { debug: true });
      expect(log.commands).toEqual([]);
      expect(log.lines.length).toBeLessThanOrEqual(1);
    }),
    1500,
  ),
};

export const markdownProperties: Readonly<Record<string, Check>> = {
  "nothing is live in any text, in any reading": check(
    fc.property(hostile(markdownPieces), (text) => {
      expect({ text, live: liveMarkdown(markdownText(text)) }).toEqual({ text, live: [] });
    }),
    1500,
  ),
  "nothing is live in a cell, and a cell stays one cell": check(
    fc.property(hostile(markdownPieces), (text) => {
      const cell = markdownInline(text);
      expect({ text, live: liveMarkdown(cell) }).toEqual({ text, live: [] });
      expect(cell).not.toMatch(/[|\n]/);
    }),
    1500,
  ),
  "code stays inside its fence, whatever it holds": check(
    fc.property(hostile(markdownPieces), hostile(markdownPieces), (text, info) => {
      const markdown = `before\n\n${markdownCode(text, info)}\n\nafter`;
      expect(blocksWithoutFences(markdown).filter((block) => block.trim() !== "")).toEqual([
        "before",
        "after",
      ]);
    }),
    1000,
  ),
};
