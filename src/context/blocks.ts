import { beginsHtmlBlock, beginsLongHtml, endsVerbatimHtml } from "./html.ts";
import type { Tally } from "./removed.ts";

/**
 * A piece of a Markdown text: `code` is a block of code, shown as it is; `inline` is prose; `raw` is what a browser
 * reads as HTML, or what may be that.
 */
export interface Block {
  readonly type: "code" | "inline" | "raw";
  readonly text: string;
}

/** What puts a line into quotes, lists and footnotes. */
const containers = /^(?:[ \t>]|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\s]+\]:)*/;
const fenceLine = /^(`{3,}(?=[^`]*$)|~{3,})[ \t]*([^\n]*)$/;
const blank = /^[ \t]*$/;
const indented = /^(?: {4}|\t| {1,3}\t)/;

/**
 * Splits a text where no reading of it differs. Where its structure is not certain (a fence in a list that ends early,
 * a fence in HTML), nothing that follows counts as code: rather too little of what is code than something hidden.
 */
export function splitBlocks(source: string, tally: Tally): Block[] {
  const text = source.replace(/\r\n?/g, "\n");
  const pieces: { type: Block["type"]; lines: string[] }[] = [];
  const put = (type: Block["type"], line: string) => {
    const last = pieces.at(-1);
    if (last?.type === type && type !== "code") last.lines.push(line);
    else pieces.push({ type, lines: [line] });
  };
  let afterBlank = true;
  let inList = false;
  let inHtml = false;
  let unsure = false;
  /** What stands before a comment in its line, once that is taken out. */
  let before: string | undefined;

  for (let at = 0; at <= text.length; ) {
    const lineEnd = ends(text, at);
    let line = (before ?? "") + text.slice(at, lineEnd);
    const prefix = containers.exec(line)?.[0] ?? "";
    const content = line.slice(prefix.length);
    const isRaw = inHtml || unsure || before !== undefined;
    const isBlank = before === undefined && blank.test(line);

    const isCode = !isRaw && !inList && afterBlank && !isBlank && indented.test(line);
    if (isCode) {
      put("code", line);
      at = lineEnd + 1;
      // The next line belongs to it, if it is like this one.
      continue;
    }
    const opening = isRaw ? line.indexOf("<!--") : content.startsWith("<!--") ? prefix.length : -1;
    if (opening !== -1) {
      const start = at + opening - (before ?? "").length;
      const close = closingOf(text, start);
      tally.add(close === undefined ? "unclosed" : "comment");
      before = line.slice(0, opening);
      at = close ?? text.length;
      continue;
    }
    before = undefined;
    if (isBlank) {
      put("inline", line);
      [afterBlank, inHtml] = [true, false];
      at = lineEnd + 1;
      continue;
    }

    const fence = fenceLine.exec(content);
    if (fence !== null && !isRaw) {
      const [, marks = "", info = ""] = fence;
      const close = closingFence(text, lineEnd + 1, { prefix, marks, inList });
      if (close !== undefined) {
        put("code", fencedBlock(`${prefix}${marks}`, info, text.slice(lineEnd + 1, close), tally));
        [afterBlank, inList] = [false, inList && prefix !== ""];
        at = close + 1;
        continue;
      }
    }
    if (fence !== null) {
      unsure = true;
      line = `${prefix}${fence[1]}${languageOf(fence[2] ?? "", tally)}`;
    }

    const long = isRaw ? undefined : beginsLongHtml(content);
    if (long !== undefined) {
      const rest = text.slice(at);
      const end = long === "verbatim" && prefix === "" ? endsVerbatimHtml.exec(rest)?.index : undefined;
      if (end !== undefined && !rest.slice(0, end).includes("<!--")) {
        const last = ends(text, at + end);
        put("raw", text.slice(at, last));
        afterBlank = false;
        at = last + 1;
        continue;
      }
      unsure = true;
    }
    if (!isRaw && beginsHtmlBlock(content)) inHtml = true;
    const isListed = /[-*+.):]/.test(prefix);
    inList = isListed || (inList && !(afterBlank && prefix === ""));
    put(isRaw || inHtml || unsure ? "raw" : "inline", line);
    afterBlank = false;
    at = lineEnd + 1;
  }
  return pieces.map(({ type, lines }) => ({ type, text: lines.join("\n") }));
}

function ends(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

/** Index behind the comment that opens at `start`. */
function closingOf(text: string, start: number): number | undefined {
  const short = /^<!---?>/.exec(text.slice(start, start + 7));
  if (short !== null) return start + short[0].length;
  const end = text.indexOf("-->", start + 4);
  // For a browser it ends here too, and Markdown goes on.
  return end === -1 || text.slice(start, end).includes("--!>") ? undefined : end + 3;
}

/** Where the block ends that a fence opens, the closing fence included; undefined where that is not certain. */
function closingFence(
  text: string,
  from: number,
  { prefix, marks, inList }: { readonly prefix: string; readonly marks: string; readonly inList: boolean },
): number | undefined {
  const closes = (line: string) => new RegExp(`^ {0,3}[${marks[0]}]{${marks.length},}[ \\t]*$`).test(line);
  const isTop = prefix === "" || (!inList && /^ {1,3}$/.test(prefix));
  // A marker is in the first line alone; what follows is moved in by as much.
  const inside = prefix.replace(/[^\s>]/g, " ");
  for (let at = from; at <= text.length; ) {
    const end = ends(text, at);
    const line = text.slice(at, end);
    if (isTop && closes(line)) return end;
    if (!isTop && line.startsWith(inside) && closes(line.slice(inside.length))) return end;
    if (!isTop && !line.startsWith(inside.trimEnd() || inside) && !blank.test(line)) return undefined;
    if (!isTop && blank.test(line) && inside.includes(">")) return undefined;
    at = end + 1;
  }
  return isTop ? text.length : undefined;
}

/** Behind the language may stand words that no page shows, and so may comments in what is drawn as a picture. */
function fencedBlock(opening: string, info: string, body: string, tally: Tally): string {
  const language = languageOf(info, tally);
  if (language.toLowerCase() !== "mermaid") return `${opening}${language}\n${body}`;
  const lines = body.split("\n");
  const shown = lines.filter((line) => !/^[\s>]*%%/.test(line));
  tally.add("comment", lines.length - shown.length);
  return [`${opening}${language}`, ...shown].join("\n");
}

function languageOf(info: string, tally: Tally): string {
  const [language = ""] = /^[\w+#.-]{1,24}(?=\s|$)/.exec(info.trim()) ?? [];
  if (language !== info.trim()) tally.add("info");
  return language;
}
