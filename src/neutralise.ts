import { escapeSequence } from "./terminal-text.ts";

/**
 * Untrusted text on its way out: to the runner's log, whose parser executes what it finds in lines, and to
 * GitHub's Markdown, which turns words into mentions, closed issues, loaded images and hidden text.
 */

/** Stands before every line that is not our own. */
export const logPrefix = "│ ";

const lineEnd = /\r\n|[\r\n\v\f\x85\u2028\u2029]/g;
const bidiControl = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const invisible =
  /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{fff9}-\u{fffc}\u{e0000}-\u{e0fff}]/gu;

/**
 * One line that the runner's log parser does not obey, wherever it is put.
 * The runner takes `##[command]` anywhere in a line and `::command::` at its start, and ends lines at a lone CR.
 * A space breaks them, because its comparison of text passes over characters of no width.
 */
export function logLine(text: string): string {
  return visible(text)
    .replaceAll("##[", "# #[")
    .replace(/^(\s*):(?=:)/, "$1: ");
}

/** Every line of the text made harmless and prefixed, so that nothing in it starts a line. */
export function logBlock(text: string): string {
  return text
    .replace(lineEnd, "\n")
    .split("\n")
    .map((line) => logPrefix + logLine(line))
    .join("\n");
}

/** Text without what a terminal obeys; control characters as their pictures, bidi controls by number. */
function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(escapeSequence, "")
    .replace(bidiControl, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replace(invisible, "")
    .replace(/[\p{Cc}\u2028\u2029]/gu, controlPicture);
}

function controlPicture(char: string): string {
  const code = char.charCodeAt(0);
  if (char === "\t") return char;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : `\\u${code.toString(16).padStart(4, "0")}`;
}

/**
 * Untrusted Markdown as prose that only shows itself: lists, quotes, emphasis, code and tables stay; headings
 * become bold; mentions, references, addresses become code; links show where they lead; HTML shows as text.
 * Every construct that comes out is written anew in one unambiguous spelling, so that no two parsers disagree
 * on what is code.
 */
export function markdownText(text: string): string {
  const lines = plain(text).split("\n");
  const out: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const block = fenceAt(lines, at) ??
      tableAt(lines, at) ?? { markdown: proseLine(lines[at] ?? ""), end: at + 1 };
    out.push(block.markdown);
    at = block.end;
  }
  return out
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The text as a fenced block whose fence is longer than any inside. */
export function markdownCode(text: string, info = ""): string {
  const code = text.toWellFormed().replace(escapeSequence, "").replace(lineEnd, "\n");
  return fenced(withoutInvisible(code).replace(/\n$/, ""), info);
}

/** Untrusted text as one line that fits a table cell and begins no block: code stays, the rest shows as it is. */
export function markdownInline(text: string): string {
  const line = plain(text).replace(/\s+/g, " ").trim();
  return inline(showLinks(line), { cell: true, emphasis: false })
    .replace(/^[#>+=-]/, "\\$&")
    .replace(/^(\d{1,9})([.)])/, "$1\\$2");
}

/** Untrusted text as a code span that fits a table cell. */
export function markdownName(text: string): string {
  return nameSpan(text, { cell: true, emphasis: false });
}

/** Untrusted text as a code span in a paragraph, where it need not be cut at every pipe as in a table. */
export function markdownSpan(text: string): string {
  return nameSpan(text, { cell: false, emphasis: false });
}

function nameSpan(text: string, style: InlineStyle): string {
  const name = plain(text).replace(/\s+/g, " ").trim();
  return name === "" ? "" : codeSpan(name, style);
}

/**
 * Untrusted text for a place that is not Markdown but that GitHub searches all the same (commit message, title):
 * a space keeps `@name`, `#1` and the like from meaning anyone or anything.
 */
export function plainText(text: string): string {
  return plain(text)
    .replace(/@(?=\S)/g, "@ ")
    .replace(/#(?=\d)/g, "# ")
    .replace(/(?<![a-z0-9])gh-(?=\d)/gi, (match) => `${match} `)
    .replace(/(\/(?:issues|pull|discussions))\/(?=\d)/gi, "$1 / ");
}

function plain(text: string): string {
  return withoutInvisible(text.toWellFormed().replace(escapeSequence, "").replace(lineEnd, "\n"));
}

function withoutInvisible(text: string): string {
  return text.replace(invisible, "").replace(/(?![\n\t])\p{Cc}/gu, "");
}

interface Block {
  readonly markdown: string;
  /** Index of the first line after it. */
  readonly end: number;
}

/** Info strings that GitHub draws or acts on instead of showing the code. */
const drawn = new Set(["math", "mermaid", "geojson", "topojson", "stl", "suggestion"]);

/** A fenced block that opens here, moved to the first column: there, no list or quote around it changes its end. */
function fenceAt(lines: readonly string[], at: number): Block | undefined {
  const opening = /^([ \t]*)(`{3,}|~{3,})[ \t]*([^\s`]*)[^`]*$/.exec(lines[at] ?? "");
  if (opening === null) return undefined;
  const [, indent = "", fence = "", info = ""] = opening;
  const closing = new RegExp(`^[ \\t]*[${fence[0]}]{${fence.length},}[ \\t]*$`);
  const close = lines.findIndex((line, index) => index > at && closing.test(line));
  const end = close === -1 ? lines.length : close;
  const code = lines
    .slice(at + 1, end)
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()));
  return { markdown: `\n${fenced(code.join("\n"), info)}\n`, end: end + 1 };
}

function fenced(code: string, info: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(code) + 1));
  const language = /^[a-zA-Z0-9+#._-]{1,24}$/.test(info) && !drawn.has(info.toLowerCase()) ? info : "";
  return `${fence}${language}\n${code}\n${fence}`;
}

const delimiterRow = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** A table, cell by cell: its pipes end cells even inside code, so a cell may hold none. */
function tableAt(lines: readonly string[], at: number): Block | undefined {
  const header = lines[at] ?? "";
  const delimiters = lines[at + 1] ?? "";
  if (!header.includes("|") || !delimiters.includes("-") || !delimiterRow.test(delimiters)) return undefined;
  const columns = cells(header).length;
  if (columns !== cells(delimiters).length) return undefined;
  let end = at + 2;
  while (end < lines.length && (lines[end] ?? "").includes("|")) end += 1;
  const row = (line: string) =>
    `| ${Array.from({ length: columns }, (_, column) => cells(line)[column] ?? "")
      .map((cell) => inline(showLinks(cell), { cell: true, emphasis: true }))
      .join(" | ")} |`;
  const rule = `|${" --- |".repeat(columns)}`;
  return { markdown: ["", row(header), rule, ...lines.slice(at + 2, end).map(row), ""].join("\n"), end };
}

function cells(row: string): string[] {
  const inner = row
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll("\\|", "|").trim());
}

function proseLine(raw: string): string {
  const line = showLinks(raw);
  // What puts a line into a quote or list; the rest cannot begin a block of its own once it went through below.
  const [, prefix = "", rest = ""] = /^((?:[ \t]|>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))*)(.*)$/.exec(line) ?? [];
  const margin = prefix.replaceAll("\t", "    ");
  const [heading, title = ""] = /^#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#*)?$/.exec(rest) ?? [];
  const content = heading === undefined ? rest : title;
  // An underline makes a heading of the line above, a rule looks like the ones between our own sections.
  const rule = /^(?:-*|=+|_+|\*+|\++)$/.test(content.replace(/[ \t]/g, ""));
  if (rule) return /^[\s>]*/.exec(margin)?.[0].trimEnd() ?? "";
  if (delimiterRow.test(content)) return `${margin}\\${content.trim()}`;
  if (heading !== undefined) return `${margin}**${inline(content, { cell: false, emphasis: false })}**`;
  return margin + inline(content, { cell: false, emphasis: true });
}

const shownLink =
  /(?<!\\)!?\[((?:[^[\]\\]|\\.)*)\]\(\s*<?([^()\s<>]*)>?(?:\s+(?:"[^"\ufffc]*"|'[^'\ufffc]*'))?\s*\)/g;
const shownAddress = /<((?:https?:\/\/|mailto:)[^\s<>]*)>/gi;

/** Links and images as their words and, in parentheses, where they lead. */
function showLinks(line: string): string {
  const { text, spans } = takeSpans(line);
  const shown = text
    .replace(shownLink, (_, label: string, target: string) =>
      label === "" || (label === target && !label.includes(spanMark)) ? target : `${label} (${target})`,
    )
    .replace(shownAddress, "$1");
  if (shown === text) return line;
  return shown.replaceAll(spanMark, () => codeSpan(spans.shift() ?? "", { cell: false, emphasis: true }));
}

interface InlineStyle {
  /** In a table cell no pipe may stand, not even in code. */
  readonly cell: boolean;
  /** Whether emphasis stays emphasis. */
  readonly emphasis: boolean;
}

/** Stands for a code span while the text around it is worked on; `plain` has taken out all others. */
const spanMark = "\ufffc";

/** One line of text with code spans. */
function inline(line: string, style: InlineStyle): string {
  const { text, spans } = takeSpans(line);
  const pieces = text.split(/(\ufffc|[^\s\ufffc]+)/).flatMap((piece, index): Piece[] => {
    if (piece === spanMark) return [{ code: true, text: spans.shift() ?? "" }];
    return index % 2 === 1 ? word(piece, style) : [{ code: false, text: piece }];
  });
  return merge(pieces)
    .map((piece) => (piece.code ? codeSpan(piece.text, style) : piece.text))
    .join("");
}

interface Piece {
  readonly code: boolean;
  /** Of code as it is shown, of other text as it is written. */
  readonly text: string;
}

/** What GitHub makes live: mentions and mail, issue references, addresses. */
const live = /@\S|#\d|(?<![a-z0-9])gh-\d|:\/\/|www\.|mailto:|xmpp:/i;
const asciiPunctuation = /\\([!-/:-@[-`{-~])/g;

/** A run of text without white space; one that GitHub would make live becomes code, its outer punctuation stays. */
function word(run: string, style: InlineStyle): Piece[] {
  const shown = run.replace(asciiPunctuation, "$1");
  const command = /^\/[a-z]/i.test(shown);
  if (!live.test(shown) && !command) return [{ code: false, text: escapeText(run, style) }];
  const before = /^[([{"'*_~<]*/.exec(shown)?.[0] ?? "";
  const core = shown.slice(before.length).replace(/[)\]}"'*_~>.,;:!?]+$/, "");
  const after = shown.slice(before.length + core.length);
  return [
    { code: false, text: escapeText(before, style) },
    { code: true, text: core },
    { code: false, text: escapeText(after, style) },
  ];
}

/** What would begin an element, an entity, a formula or a fence; escapes that are there already stay. */
const special = /\\[!-/:-@[-`{-~]|[\\<[\]$`|]|&(?=[#\w])|~{3,}/g;
const specialOrEmphasis = /\\[!-/:-@[-`{-~]|[\\<[\]$`|*_~]|&(?=[#\w])/g;

function escapeText(text: string, style: InlineStyle): string {
  return text.replace(style.emphasis ? special : specialOrEmphasis, (match) => {
    if (match.endsWith("|")) return style.cell ? "&#124;" : match;
    if (match === "<") return "&lt;";
    if (match === "&") return "&amp;";
    if (match.startsWith("\\") && match.length > 1) return match;
    return match.replace(/./g, "\\$&");
  });
}

/** Neighbouring spans become one: their backticks would otherwise run together and change what they enclose. */
function merge(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    if (piece.text === "") continue;
    const last = merged.at(-1);
    if (last?.code && piece.code) merged[merged.length - 1] = { code: true, text: last.text + piece.text };
    else merged.push(piece);
  }
  return merged;
}

function codeSpan(code: string, style: InlineStyle): string {
  if (style.cell && code.includes("|")) {
    return code
      .split(/(\|)/)
      .filter((part) => part !== "")
      .map((part) => (part === "|" ? "&#124;" : codeSpan(part, style)))
      .join("");
  }
  const fence = "`".repeat(longestRun(code) + 1);
  // CommonMark takes one space off both ends, when both have one.
  const pad = /^`|`$|^ .*[^ ].* $/s.test(code) ? " " : "";
  return `${fence}${pad}${code}${pad}${fence}`;
}

/** Takes the code spans out of a line as CommonMark finds them: a run of backticks ends at the next of its length. */
function takeSpans(line: string): { text: string; spans: string[] } {
  const runs = Map.groupBy(line.matchAll(/`+/g), ([run]) => run.length);
  const spans: string[] = [];
  const token = /\\.|`+|[^\\`]+|\\$/gsy;
  let text = "";
  for (let match = token.exec(line); match !== null; match = token.exec(line)) {
    const [part] = match;
    const closings = part.startsWith("`") ? (runs.get(part.length) ?? []) : [];
    while (closings[0] !== undefined && closings[0].index < token.lastIndex) closings.shift();
    const end = closings[0]?.index;
    if (end === undefined) {
      text += part.startsWith("`") ? part.replaceAll("`", "\\`") : part;
      continue;
    }
    const code = line.slice(token.lastIndex, end);
    spans.push(/^ .*[^ ].* $/.test(code) ? code.slice(1, -1) : code);
    text += spanMark;
    token.lastIndex = end + part.length;
  }
  return { text, spans };
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
