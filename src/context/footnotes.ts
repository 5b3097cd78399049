import type { Block } from "./blocks.ts";
import { inlineHtmlAt } from "./html.ts";
import { certainCode, labelOf } from "./inline.ts";
import { readTarget } from "./link-target.ts";
import type { Tally } from "./removed.ts";

/** A line that begins a footnote, in a quote, a list or another footnote too. */
const opening =
  /^((?:[ \t>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[[ xX]\](?=[ \t]))*)\[\^[^\]\s]+\]:(?:[ \t]*\[\^[^\]\s]+\]:)*/;
const label = /\[\^([^\]\s]+)\]/g;
/** What belongs to a footnote behind a blank line of it. */
const continued = /^[ >]*(?: {4}|\t)/;
const blank = /^[ \t>]*$/;

/**
 * Without footnotes that no page shows: those that nothing refers to, and further ones of the same name. What only may
 * be a reference (in code, in an address, behind a backslash) is none.
 */
export function withoutUnseenFootnotes(blocks: readonly Block[], tally: Tally): readonly Block[] {
  if (!blocks.some(({ text }) => text.includes("[^"))) return blocks;
  const unused = referredTo(blocks);
  let dropping = false;
  let afterBlank = false;
  const keeps = (line: string): string | undefined => {
    if (blank.test(line)) {
      afterBlank = true;
      return line;
    }
    const isInside = dropping && (continued.test(line) || !afterBlank);
    const [whole, prefix = ""] = opening.exec(line) ?? [];
    afterBlank = false;
    if (whole === undefined || (isInside && continued.test(line))) {
      dropping = isInside;
      return isInside ? undefined : line;
    }
    const names = labelsIn(whole.slice(prefix.length));
    dropping = !names.every((name) => unused.delete(name));
    if (!dropping) return line;
    tally.add("definition");
    return prefix.trimEnd();
  };
  return blocks.flatMap(({ type, text }): Block[] => {
    if (type === "code") {
      dropping &&= continued.test(text);
      afterBlank = false;
      return dropping ? [] : [{ type, text }];
    }
    const lines = text.split("\n").flatMap((line) => keeps(line) ?? []);
    return [{ type, text: lines.join("\n") }];
  });
}

function labelsIn(text: string): string[] {
  return Array.from(text.matchAll(label), ([, name = ""]) => labelOf(name));
}

/** Names of footnotes that something certainly refers to. */
function referredTo(blocks: readonly Block[]): Set<string> {
  const paragraphs = blocks
    .filter(({ type }) => type === "inline")
    .flatMap(({ text }) => text.split(/\n(?:[ \t]*\n)+/));
  const found = paragraphs.flatMap((paragraph) => {
    const lines = paragraph.split("\n").map((line) => line.replace(opening, ""));
    const words = plainWords(lines.join("\n")).split(/\s/);
    return words.flatMap((word) => labelsIn(word.replace(/(?::\/\/|www\.).*$/i, "")));
  });
  return new Set(found);
}

/** What of a paragraph is nothing but words, as far as that is certain. */
function plainWords(text: string): string {
  const code = certainCode(text);
  let words = "";
  for (let at = 0; at < text.length; ) {
    const character = text[at] ?? "";
    const codeEnd = code.get(at);
    const html = character === "<" ? inlineHtmlAt(text, at) : undefined;
    if (codeEnd !== undefined) at = codeEnd;
    else if (character === "`" || html?.ended === false) break;
    else if (html !== undefined) at = html.end;
    else if (character === "<" && /[A-Za-z/!?]/.test(text[at + 1] ?? "")) break;
    else if (character === "\\") at += 2;
    else {
      words += character;
      at = (character === "]" ? readTarget(text, at)?.end : undefined) ?? at + 1;
    }
  }
  return words;
}
