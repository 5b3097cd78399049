import { counted, size } from "./figures.ts";

/** What of a text is shown at most. */
export interface Limits {
  readonly lines: number;
  readonly chars: number;
}

/** The beginning and the end of a text, with a line between that says what is missing. */
export function shorten(text: string, limits: Limits): string {
  const maxLength = Math.min(maxLineLength, limits.chars / 2);
  const lines = text
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => shortenLine(line, maxLength));
  const head = takeLines(lines, limits.lines * 0.75, limits.chars * 0.75);
  const rest = lines.slice(head.length);
  const tail = takeLines(rest.toReversed(), limits.lines * 0.25, limits.chars * 0.25).toReversed();
  const left = rest.slice(0, rest.length - tail.length);
  if (left.length === 0) return lines.join("\n");
  const bytes = Buffer.byteLength(left.join("\n"));
  return [
    ...head,
    `… ${counted(left.length, "more line")} (${size(bytes)}), whole in the events file …`,
    ...tail,
  ].join("\n");
}

function takeLines(lines: readonly string[], maxLines: number, maxChars: number): string[] {
  const taken: string[] = [];
  let chars = 0;
  for (const line of lines) {
    chars += line.length + 1;
    if (taken.length >= maxLines || chars > maxChars) break;
    taken.push(line);
  }
  return taken;
}

const maxLineLength = 2000;

/** The beginning of a long line, and how much is missing. */
export function shortenLine(line: string, maxLength = maxLineLength): string {
  if (line.length <= maxLength) return line;
  const missing = line.length - maxLength;
  return `${line.slice(0, maxLength)}… (${missing.toLocaleString("en-US")} more characters)`;
}
