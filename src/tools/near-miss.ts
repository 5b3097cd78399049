import { indexesOf, occurrences } from "./find-text.ts";
import { nearestLines } from "./nearest-lines.ts";
import { quoteLine, quoteLines } from "./quote-lines.ts";
import { describeDifference } from "./white-space.ts";

/** Says what is in the file instead of a text that is not; one sentence for the model, and the lines. */
export type ExplainMiss = (text: string, old: string, replacement: string) => string;

/** Characters looked at for all misses of one call together. */
const maxCharacters = 4_000_000;
const shownPlaces = 3;
/** A shorter new text stands in many files by chance. */
const minTelling = 8;

/** For the misses of one call, so that many of them in a large file take no longer than a few. */
export function createExplainMiss(): ExplainMiss {
  let left = maxCharacters;
  return (text, old, replacement) => {
    left -= text.length + old.length;
    if (left < 0) return "old_text is not in the file. Read the file again, or search for it.";
    return explain(text, old, replacement);
  };
}

function explain(text: string, old: string, replacement: string): string {
  const file = splitLines(text);
  const wanted = trimEmpty(splitLines(old));
  if (wanted.length === 0) return "old_text is only white space. Take the lines around it into old_text.";
  const keys = file.map(squash);
  const alike = findAlike(keys, wanted.map(squash));
  if (alike.length > 0) return explainAlike(file, old, wanted, alike);

  const isTelling = replacement.trim().length >= minTelling;
  const [made] = isTelling ? indexesOf(text, replacement, 1) : [];
  if (made !== undefined) {
    const line = text.slice(0, made).split("\n").length;
    return `old_text is not in the file, but new_text already is, at line ${line}: was this edit made before?`;
  }
  const slip = slips.find(({ mend }) => {
    const mended = mend(old);
    return mended !== old && findAlike(keys, trimEmpty(splitLines(mended)).map(squash)).length > 0;
  });
  if (slip !== undefined) return `old_text is not in the file as it is written. ${slip.advice}`;
  return explainNearest(file, keys, wanted);
}

function splitLines(text: string): string[] {
  return text.split(/\r?\n/);
}

function trimEmpty(lines: readonly string[]): string[] {
  const isTelling = (line: string) => squash(line) !== "";
  const from = lines.findIndex(isTelling);
  return from === -1 ? [] : lines.slice(from, lines.findLastIndex(isTelling) + 1);
}

/** A line without what models and editors change by accident: white space, typographic quotes and dashes. */
function squash(line: string): string {
  if (isPlain(line)) return line;
  return line
    .replaceAll(/[\u200B\uFEFF]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[‐-―]/g, "-")
    .normalize("NFC");
}

/** Nothing in it would change: ASCII, with single spaces between words. */
function isPlain(line: string): boolean {
  let before = 0x20;
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || (code === 0x20 && before === 0x20)) return false;
    before = code;
  }
  return line === "" || before !== 0x20;
}

/** Where the wanted lines stand, as indexes; the first may begin and the last end inside a line. */
function findAlike(keys: readonly string[], wanted: readonly string[]): number[] {
  const first = wanted[0] ?? "";
  const last = wanted.at(-1) ?? "";
  if (wanted.length <= 1) {
    return first === "" ? [] : indexesWhere(keys, (key) => indexesOf(key, first, 1).length > 0);
  }
  const fits = (start: number) =>
    keys[start]?.endsWith(first) === true && keys[start + wanted.length - 1]?.startsWith(last) === true;
  if (wanted.length === 2) return indexesWhere(keys, (_, index) => fits(index));
  const numbers = new Map<string, number>();
  const number = (key: string) => {
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
  return occurrences(Int32Array.from(keys, number), Int32Array.from(wanted.slice(1, -1), number))
    .map((middle) => middle - 1)
    .filter(fits);
}

function indexesWhere(keys: readonly string[], fits: (key: string, index: number) => boolean): number[] {
  return keys.flatMap((key, index) => (fits(key, index) ? [index] : []));
}

function explainAlike(
  file: readonly string[],
  old: string,
  wanted: readonly string[],
  starts: readonly number[],
): string {
  const [start = 0] = starts;
  const atEnd = start + wanted.length === file.length;
  const differences = describeDifference(file.slice(start, start + wanted.length), wanted, start + 1);
  const unended = atEnd && old.endsWith("\n") ? ["the file does not end with a line end"] : [];
  const what = [...differences, ...unended];
  const how = what.length === 0 ? "" : ` (${what.join("; ")})`;
  const places = starts.slice(0, shownPlaces).map((place) => quotePlace(file, place, wanted));
  const many =
    starts.length > 1 ? ` It stands at ${starts.length} places; take one with what is around it.` : "";
  return `old_text is not in the file, but this differs from it only in white space, quotes or dashes${how}. Copy it exactly.${many}\n${places.join("\n")}`;
}

/** What models do to a text on its way from a result into a call. */
const slips: readonly { readonly mend: (old: string) => string; readonly advice: string }[] = [
  {
    mend: (old) => old.replaceAll(/^ *\d+[:-][ \t]?/gm, ""),
    advice: "It begins its lines with line numbers, which are not part of the file: leave them out.",
  },
  {
    mend: (old) =>
      old.replaceAll("\\n", "\n").replaceAll("\\t", "\t").replaceAll('\\"', '"').replaceAll("\\\\", "\\"),
    advice:
      "It is escaped once too often: write line ends, tabs, quotes and backslashes as they stand in the file.",
  },
  {
    mend: (old) =>
      old
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&#39;", "'")
        .replaceAll("&amp;", "&"),
    advice: "It has HTML entities (such as &lt;) where the file has the characters themselves.",
  },
];

function explainNearest(file: readonly string[], keys: readonly string[], wanted: readonly string[]): string {
  const goal = wanted.map(squash);
  const nearest = nearestLines(keys, goal);
  if (nearest === undefined) {
    return "old_text is not in the file, and nothing like its lines is. Read the file again, or search for it.";
  }
  const start = Math.max(0, nearest);
  const from = start - nearest;
  const same = goal.filter((line, index) => keys[nearest + index] === line).length;
  const at = goal.findIndex((line, index) => index >= from && keys[nearest + index] !== line);
  const line = file[nearest + at];
  const lines = goal.length === 1 ? "" : ` (${same} of its ${goal.length} lines are the same)`;
  const first =
    goal.length === 1 || at === -1 || line === undefined
      ? ""
      : `\nThe first difference is in line ${nearest + at + 1}: old_text has\n${wanted[at]?.slice(0, maxLine)}\nand the file has\n${line.slice(0, maxLine)}`;
  return `old_text is not in the file. Nearest to it is this${lines}:\n${quotePlace(file, start, wanted.slice(from))}${first}`;
}

function quotePlace(file: readonly string[], start: number, wanted: readonly string[]): string {
  return wanted.length === 1
    ? quoteLine(file, start, (wanted[0] ?? "").trim())
    : quoteLines(file, start, wanted.length);
}

const maxLine = 300;
