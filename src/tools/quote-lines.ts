import { indexesOf } from "./find-text.ts";

const maxCharacters = 2_000;

/** Lines of a file as they are, under their numbers; `start` counts from 0 and may lie before the first. */
export function quoteLines(lines: readonly string[], start: number, length: number): string {
  const from = Math.max(0, start);
  const to = Math.min(lines.length, start + length);
  const text = lines.slice(from, to).join("\n");
  const shown = text.length > maxCharacters ? `${text.slice(0, maxCharacters).toWellFormed()}…` : text;
  return `${lineRange(from, to)}:\n${shown}`;
}

function lineRange(from: number, to: number): string {
  return to - from === 1 ? `Line ${to}` : `Lines ${from + 1}-${to}`;
}

const aroundCharacters = 200;
const maxAnchor = 512;
const minAnchor = 8;

/** A line under its number; of one that is too long to be shown whole, the part that begins like the wanted text. */
export function quoteLine(lines: readonly string[], index: number, wanted: string): string {
  const line = lines[index] ?? "";
  if (line.length <= maxCharacters) return quoteLines(lines, index, 1);
  for (let length = Math.min(wanted.length, maxAnchor); length >= minAnchor; length >>= 1) {
    const [at] = indexesOf(line, wanted.slice(0, length), 1);
    if (at === undefined) continue;
    const part = line.slice(at, at + Math.min(wanted.length, maxCharacters) + aroundCharacters);
    return `Line ${index + 1}, from character ${at + 1} on:\n${part.toWellFormed()}…`;
  }
  return quoteLines(lines, index, 1);
}
