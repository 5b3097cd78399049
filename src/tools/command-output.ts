import type { CommandResult } from "../sandbox/sandbox.ts";
import { terminalText } from "../terminal-text.ts";
import { count, lineCount } from "./output.ts";

export interface ShownOutput {
  readonly text: string;
  readonly truncated: boolean;
}

/** Of what is kept, the part that comes from the beginning; errors and summaries stand at the end. */
const headShare = 0.4;
/** How far a cut goes back to a line's end. */
const maxLineSearch = 1_000;

/** What a command printed, as a terminal would show it; of long output the head and the tail, with a note between. */
export function showCommandOutput(
  { head, tail, omittedBytes }: Pick<CommandResult, "head" | "tail" | "omittedBytes">,
  maxCharacters: number,
): ShownOutput {
  const first = terminalText(head);
  const last = terminalText(tail);
  const whole = omittedBytes === 0 ? first + last : undefined;
  if (whole !== undefined && whole.length <= maxCharacters) return { text: whole, truncated: false };

  const headCharacters = Math.floor(maxCharacters * headShare);
  const kept = {
    head: beginningOf(whole ?? first, headCharacters),
    tail: endOf(whole ?? last, maxCharacters - headCharacters),
  };
  const missing = whole?.slice(kept.head.length, whole.length - kept.tail.length);
  const cut = Buffer.byteLength(missing ?? first.slice(kept.head.length) + last.slice(0, -kept.tail.length));
  const howMuch =
    missing === undefined
      ? `about ${count(omittedBytes + cut, "byte")}`
      : `${count(lineCount(missing), "line")} (${count(cut, "byte")})`;
  const gap = `[${howMuch} left out here; to see them, send the output to a file in /tmp and read or search that]`;
  return { text: [kept.head.trimEnd(), gap, kept.tail].join("\n"), truncated: true };
}

function beginningOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = text.lastIndexOf("\n", length - 1) + 1;
  return text.slice(0, end > 0 && end > length - maxLineSearch ? end : length);
}

function endOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.length - length;
  const start = text.indexOf("\n", cut - 1) + 1;
  return text.slice(start > 0 && start < cut + maxLineSearch ? start : cut);
}
