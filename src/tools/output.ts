import type { ToolOutput } from "./tool.ts";

/** How much of one result the model is shown. The whole conversation is sent again each turn, so it must stay small. */
export const maxResultCharacters = 30_000;
/** Room for the notes that tools add to a result that is already as long as it may be. */
const noteCharacters = 2_000;

/**
 * A result fit to be sent: never empty, never too long, and without broken surrogate pairs, which the API refuses.
 * Tools shorten where they know how to say how to get the rest; the cut in here is the last resort.
 */
export function toolOutput(text: string, truncated = false): ToolOutput {
  const limit = maxResultCharacters + noteCharacters;
  if (text.length > limit) {
    const left = count(text.length - limit, "more character");
    const note = `\n[${left} left out; to see them, ask for less at once: a part of the file, a narrower search, a command whose output goes to a file in /tmp]`;
    return { text: text.slice(0, limit).toWellFormed() + note, truncated: true };
  }
  return { text: text.trim() === "" ? "(empty)" : text.toWellFormed(), truncated };
}

/** The first lines that fit into the budget of one result, and how many did not. */
export function fittingLines(lines: readonly string[]): { readonly text: string; readonly omitted: number } {
  let length = 0;
  const end = lines.findIndex((line) => {
    length += line.length + 1;
    return length > maxResultCharacters;
  });
  const kept = end === -1 ? lines : lines.slice(0, end);
  return { text: kept.join("\n"), omitted: lines.length - kept.length };
}

/** "1 line", "2,345 lines". */
export function count(number: number, noun: string): string {
  const plural = /(?:ch|s)$/.test(noun) ? `${noun}es` : `${noun}s`;
  return `${number.toLocaleString("en-US")} ${number === 1 ? noun : plural}`;
}

/** How many lines a text has, as an editor counts them. */
export function lineCount(text: string): number {
  if (text === "") return 0;
  const ends = text.split("\n").length;
  return text.endsWith("\n") ? ends - 1 : ends;
}
