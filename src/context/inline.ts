import { imageSource, inlineHtmlAt, rawHtmlAt, readTag } from "./html.ts";
import { readTarget } from "./link-target.ts";
import type { Tally } from "./removed.ts";

/** What the whole of a text is asked while its pieces are cleaned. */
export interface Cleaning {
  readonly tally: Tally;
  /** What stands in the place of an image. */
  readonly image: (address: string | undefined) => string;
  /** Addresses by label, of links that are defined apart. */
  readonly definitions: ReadonlyMap<string, string>;
  /** Whether an element of this name is closed somewhere. */
  readonly isClosed: (name: string) => boolean;
  /** The element that hides what comes, and how many of its name are open. */
  hidden: { readonly name: string; readonly open: number } | undefined;
  /** Nothing of the rest is shown: HTML was opened and never closed. */
  over: boolean;
}

const entity = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,30}));/y;
const unseenEntities =
  /^(?:shy|zwj|zwnj|lrm|rlm|ZeroWidthSpace|NoBreak|ApplyFunction|af|InvisibleTimes|it|InvisibleComma|ic|Negative\w+Space)$/;
const unseen =
  /[\p{Default_Ignorable_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|(?![\n\t\r])\p{Cc}/u;
const autolink = /<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>|<[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+>/y;

const none: ReadonlyMap<number, number> = new Map();

/** Prose without what a page doesn't show of it; `raw` where it is, or may be, HTML in which Markdown has no say. */
export function cleanInline(text: string, raw: boolean, cleaning: Cleaning): string {
  const code = raw ? none : certainCode(text);
  // Brackets as they are, and as they are outside of code: what takes more with it is what counts.
  const brackets = [none, code].map((spans) => matchBrackets(text, spans));
  let out = "";
  const put = (piece: string) => {
    if (cleaning.hidden === undefined) out += piece;
  };
  for (let at = 0; at < text.length && !cleaning.over; ) {
    const codeEnd = code.get(at);
    if (codeEnd !== undefined) {
      put(text.slice(at, codeEnd));
      at = codeEnd;
      continue;
    }
    const character = text[at] ?? "";
    if (!raw && character === "\\" && /[!-/:-@[-`{-~]/.test(text[at + 1] ?? "")) {
      put(text.slice(at, at + 2));
      at += 2;
      continue;
    }
    const next =
      character === "<"
        ? cleanHtml(text, at, raw, cleaning)
        : character === "&"
          ? cleanEntity(text, at, cleaning)
          : character === "!" && text[at + 1] === "["
            ? cleanImage(
                text,
                at,
                brackets.map((closings) => closings.get(at + 1)),
                cleaning,
              )
            : character === "]" && text[at + 1] === "("
              ? cleanTarget(text, at, cleaning)
              : undefined;
    if (next === undefined) {
      put(character);
      at += 1;
    } else {
      put(next.shown);
      at = next.end;
    }
  }
  return out;
}

interface Cleaned {
  readonly shown: string;
  readonly end: number;
}

function cleanHtml(text: string, at: number, raw: boolean, cleaning: Cleaning): Cleaned | undefined {
  const { tally } = cleaning;
  autolink.lastIndex = at;
  if (!raw && autolink.test(text))
    return { shown: text.slice(at, autolink.lastIndex), end: autolink.lastIndex };
  const piece = raw ? rawHtmlAt(text, at) : inlineHtmlAt(text, at);
  if (piece === undefined) return undefined;
  const { end } = piece;
  if (!piece.ended) {
    tally.add("unclosed");
    cleaning.over = true;
    return { shown: "", end };
  }
  if (piece.type !== "tag") {
    tally.add("comment");
    return { shown: "", end };
  }
  const source = text.slice(at, end);
  const { name, closes, hides, described } = readTag(source);
  tally.add("markup");
  if (described) tally.add("description");
  const { hidden } = cleaning;
  if (hidden !== undefined) {
    if (name !== hidden.name) return { shown: "", end };
    const open = hidden.open + (closes ? -1 : source.endsWith("/>") ? 0 : 1);
    cleaning.hidden = open === 0 ? undefined : { name, open };
    return { shown: "", end };
  }
  if (hides && cleaning.isClosed(name)) {
    tally.add("element");
    cleaning.hidden = { name, open: 1 };
    return { shown: "", end };
  }
  return { shown: name === "img" && !closes ? cleaning.image(imageSource(source)) : "", end };
}

/** Entities are left as they are, but for those that stand for what no reader sees. */
function cleanEntity(text: string, at: number, { tally }: Cleaning): Cleaned | undefined {
  entity.lastIndex = at;
  const [whole, decimal, hex, name] = entity.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const point =
    decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : undefined;
  const isUnseen =
    point === undefined
      ? unseenEntities.test(name ?? "")
      : point > 0x10_ff_ff || unseen.test(String.fromCodePoint(point));
  if (!isUnseen) return undefined;
  tally.add("invisible");
  return { shown: "", end: at + whole.length };
}

function cleanImage(
  text: string,
  at: number,
  closings: readonly (number | undefined)[],
  cleaning: Cleaning,
): Cleaned | undefined {
  const found = closings.flatMap((closing) => {
    if (closing === undefined) return [];
    const words = text.slice(at + 2, closing);
    const target = readTarget(text, closing);
    if (target !== undefined) return [{ ...target, words }];
    const [reference = "", label = ""] = /^\[([^[\]]*)\]/.exec(text.slice(closing + 1, closing + 1002)) ?? [];
    const defined = cleaning.definitions.get(labelOf(label.trim() === "" ? words : label));
    return defined === undefined ? [] : [{ end: closing + 1 + reference.length, address: defined, words }];
  });
  const image = found.sort((a, b) => b.end - a.end)[0];
  if (image === undefined) return undefined;
  if (image.words.trim() !== "") cleaning.tally.add("description");
  // One in what is hidden is not asked for either: a number in the text could bring it back.
  const isHidden = cleaning.hidden !== undefined;
  return { shown: isHidden ? "" : cleaning.image(plainAddress(image.address)), end: image.end };
}

/** Where each bracket closes, by where it opens. */
function matchBrackets(text: string, code: ReadonlyMap<number, number>): Map<number, number> {
  const closings = new Map<number, number>();
  if (!text.includes("![")) return closings;
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const codeEnd = code.get(at);
    const character = text[at];
    if (codeEnd !== undefined) at = codeEnd - 1;
    else if (character === "\\") at += 1;
    else if (character === "[") open.push(at);
    else if (character === "]") {
      const opening = open.pop();
      if (opening !== undefined) closings.set(opening, at);
    }
  }
  return closings;
}

function cleanTarget(text: string, at: number, { tally }: Cleaning): Cleaned | undefined {
  const target = readTarget(text, at);
  if (target === undefined) return undefined;
  const { address, title, end } = target;
  if (title !== undefined) tally.add("title");
  const plain = plainAddress(address);
  if (plain === undefined) {
    tally.add("title");
    return { shown: "]()", end };
  }
  return { shown: `](${plain})`, end };
}

/** An address without its brackets; undefined where it holds words. */
export function plainAddress(address: string): string | undefined {
  const plain = address.replace(/^<([\s\S]*)>$/, "$1").trim();
  return /[\s<>]/.test(plain) ? undefined : plain;
}

/** As Markdown compares labels. */
export function labelOf(label: string): string {
  return label.replace(/\s+/g, " ").trim().toLowerCase();
}

/**
 * Spans of code, start to end, that are code in every reading: each begins and ends in one line, and nothing before it
 * in its paragraph (which may be longer than Markdown's) is left open, so that no other pairing of backticks is
 * possible. Cells of tables end where a pipe stands, in code too.
 */
export function certainCode(text: string): Map<number, number> {
  const spans = new Map<number, number>();
  const isTable = /^[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t:-]*)*$/m.test(text);
  let isCertain = true;
  const token = /\\[!-/:-@[-`{-~]|`+|<|\]\(/g;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [found] = match;
    const at = match.index;
    if (found.startsWith("\\")) continue;
    const lineEnd = text.indexOf("\n", at) === -1 ? text.length : text.indexOf("\n", at);
    if (found === "](") {
      token.lastIndex = readTarget(text, at)?.end ?? token.lastIndex;
      continue;
    }
    if (found === "<") {
      autolink.lastIndex = at;
      const end = autolink.test(text) ? autolink.lastIndex : inlineHtmlAt(text, at)?.end;
      if (end !== undefined) {
        token.lastIndex = end;
        if (end > lineEnd) isCertain = false;
      } else if (/^<[A-Za-z/!?]/.test(text.slice(at, at + 2)) && text.indexOf(">", at) > lineEnd)
        isCertain = false;
      continue;
    }
    const close = closingRun(text, at + found.length, found.length);
    if (close === undefined) continue;
    if (close > lineEnd) isCertain = false;
    const end = close + found.length;
    const isShown = isCertain && !(isTable && text.slice(at, end).includes("|"));
    if (isShown) spans.set(at, end);
    token.lastIndex = close > lineEnd ? at + found.length : end;
  }
  return spans;
}

function closingRun(text: string, from: number, length: number): number | undefined {
  const runs = /`+/g;
  runs.lastIndex = from;
  for (let match = runs.exec(text); match !== null; match = runs.exec(text)) {
    if (match[0].length === length) return match.index;
  }
  return undefined;
}
