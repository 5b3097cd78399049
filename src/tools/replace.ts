import { indexesOf } from "./find-text.ts";
import type { ExplainMiss } from "./near-miss.ts";
import { quoteLines } from "./quote-lines.ts";

/** One replacement, as the model asks for it. */
export interface Edit {
  readonly old_text: string;
  readonly new_text: string;
  readonly replace_all?: boolean | undefined;
}

export type EditResult =
  | {
      readonly type: "replaced";
      readonly text: string;
      /** Where, as line numbers before the edit. */
      readonly lines: readonly number[];
    }
  /** What is wrong and what is there instead, so that the model can mend its call in one go. */
  | { readonly type: "failed"; readonly problem: string };

const shownPlaces = 20;
const quotedPlaces = 3;
/** A longer file is no source that a model edits, and a few replacements could make one that fills our memory. */
const maxCharacters = 8 * 1024 * 1024;

/**
 * Replaces the one occurrence of `old_text`, or all. Files with CRLF line ends keep them, however the edit is written.
 * `explainMiss` is asked when there is none.
 */
export function applyEdit(text: string, edit: Edit, explainMiss: ExplainMiss): EditResult {
  const { old, replacement } = withLineEndsOf(text, edit);
  if (old === replacement) return failed("old_text and new_text are the same.");
  const found = indexesOf(text, old);
  if (found.length === 0) return failed(explainMiss(text, old, replacement));
  const lines = lineNumbers(text, found);
  if (found.length > 1 && edit.replace_all !== true) return failed(explainSeveral(text, old, lines));
  if (text.length + found.length * (replacement.length - old.length) > maxCharacters) {
    return failed("the file would become longer than 8 MiB. Make such a file with run_command.");
  }
  return { type: "replaced", text: replaceAt(text, found, old.length, replacement), lines };
}

function failed(problem: string): EditResult {
  return { type: "failed", problem };
}

/** `12`, or `12, 40, 77`; the first of many. */
export function showLineNumbers(lines: readonly number[]): string {
  const more = lines.length > shownPlaces ? ", …" : "";
  return lines.slice(0, shownPlaces).join(", ") + more;
}

function withLineEndsOf(text: string, edit: Edit): { readonly old: string; readonly replacement: string } {
  const lf = { old: edit.old_text, replacement: edit.new_text };
  if (!text.includes("\r\n")) return lf;
  const crlf = { old: toCrlf(edit.old_text), replacement: toCrlf(edit.new_text) };
  const isMixed = /(?<!\r)\n/.test(text);
  // In a file that mixes both, an edit that fits as it is written is meant so.
  return isMixed && (has(text, lf.old) || !has(text, crlf.old)) ? lf : crlf;
}

function has(text: string, part: string): boolean {
  return indexesOf(text, part, 1).length > 0;
}

function toCrlf(text: string): string {
  return text.replaceAll(/\r?\n/g, "\r\n");
}

function replaceAt(text: string, indexes: readonly number[], length: number, replacement: string): string {
  let kept = 0;
  const pieces = indexes.map((index) => {
    const before = text.slice(kept, index);
    kept = index + length;
    return before;
  });
  return [...pieces, text.slice(kept)].join(replacement);
}

/** Line of each index, counted from 1; the indexes are in ascending order. */
function lineNumbers(text: string, indexes: readonly number[]): number[] {
  let line = 1;
  let end = text.indexOf("\n");
  return indexes.map((index) => {
    for (; end !== -1 && end < index; end = text.indexOf("\n", end + 1)) line += 1;
    return line;
  });
}

function explainSeveral(text: string, old: string, lines: readonly number[]): string {
  const height = old.split("\n").length;
  const all = text.split(/\r?\n/);
  const places = [...new Set(lines)].slice(0, quotedPlaces);
  const around = places.map((line) => quoteLines(all, line - 2, height + 2)).join("\n\n");
  return `old_text occurs ${lines.length} times, at lines ${showLineNumbers(lines)}. Add neighbouring lines until it occurs once, or set replace_all. They stand like this:\n${around}`;
}
