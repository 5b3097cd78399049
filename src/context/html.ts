/** Where something of HTML ends, and what it is. */
export interface HtmlPiece {
  readonly type: "comment" | "tag" | "declaration";
  /** Index of what follows it; the text's length where it never ends. */
  readonly end: number;
  readonly ended: boolean;
}

const openTag =
  /<[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][A-Za-z0-9_.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>/y;
const closeTag = /<\/[A-Za-z][A-Za-z0-9-]*\s*>/y;
const declaration = /<\?[\s\S]*?\?>|<![A-Za-z][^>]*>|<!\[CDATA\[[\s\S]*?\]\]>/y;
const comment = /<!--(?:-?>|[\s\S]*?-->)/y;
/** As a browser reads it, that quotes only hide `>` in. */
const anyTag = /<\/?[A-Za-z](?:[^"'>]|"[^"]*"|'[^']*')*>/y;

/** HTML as CommonMark finds it inside a paragraph; undefined for what stays text. */
export function inlineHtmlAt(text: string, at: number): HtmlPiece | undefined {
  for (const [type, pattern] of [
    ["comment", comment],
    ["declaration", declaration],
    ["tag", openTag],
    ["tag", closeTag],
  ] as const) {
    const end = endOf(pattern, text, at);
    if (end === undefined) continue;
    // A browser takes it for over where Markdown doesn't, and what follows for HTML.
    const isOver = type === "comment" ? /--!>/ : type === "declaration" ? />./s : undefined;
    const ended = isOver === undefined || !isOver.test(text.slice(at, end));
    return { type, end: ended ? end : text.length, ended };
  }
  return undefined;
}

/** HTML as a browser finds it in what Markdown lets through: what is never closed takes all that follows with it. */
export function rawHtmlAt(text: string, at: number): HtmlPiece | undefined {
  const [, type, pattern] = raw.find(([beginning]) => beginning.test(text.slice(at, at + 4))) ?? [];
  if (type === undefined || pattern === undefined) return undefined;
  const end = endOf(pattern, text, at);
  return { type, end: end ?? text.length, ended: end !== undefined };
}

const raw = [
  [/^<!--/, "comment", /<!--(?:-?>|(?:(?!--!>)[\s\S])*?-->)/y],
  [/^<\/?[A-Za-z]/, "tag", anyTag],
  [/^<[!?/]/, "declaration", /<[!?/][^>]*>/y],
] as const;

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

const blockNames =
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|meta|nav|noframes|ol|optgroup|option|p|param|search|section|source|summary|table|tbody|td|template|tfoot|th|thead|title|tr|track|ul";
const blockStart = new RegExp(`^</?(?:${blockNames})(?:[\\s>]|/>|$)`, "i");
const wholeTag = /^<\/?[A-Za-z][^<>]*>[ \t]*$/;

/** Whether a line, without what puts it into a quote or list, begins HTML that goes on to the next blank line. */
export function beginsHtmlBlock(line: string): boolean {
  return blockStart.test(line) || wholeTag.test(line);
}

/** What goes on over blank lines: to the closing tag, or to an end of its own. */
export function beginsLongHtml(line: string): "verbatim" | "other" | undefined {
  if (/^<(?:pre|script|style|textarea)(?:[\s>]|$)/i.test(line)) return "verbatim";
  return /^<(?:\?|![A-Za-z[])/.test(line) ? "other" : undefined;
}

export const endsVerbatimHtml = /<\/(?:pre|script|style|textarea)>/i;

/** Elements whose content a page doesn't show. */
const unshown =
  /^(?:audio|canvas|datalist|embed|head|iframe|map|math|noembed|noframes|noscript|object|rp|script|select|style|svg|template|textarea|title|video|xmp)$/;
const hiddenByAttribute =
  /\s(?:hidden(?=[\s=/>])|aria-hidden\s*=\s*["']?true|style\s*=\s*(?:"[^"]*|'[^']*|[^\s>]*)(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d]*[1-9])|font-size\s*:\s*0(?![.\d]*[1-9])|color\s*:\s*(?:transparent|white|#fff(?:fff)?\b)))/i;

/** What a tag is, as far as it matters to what is shown. */
export function readTag(source: string): {
  readonly name: string;
  readonly closes: boolean;
  readonly hides: boolean;
  readonly described: boolean;
} {
  const name = (/^<\/?([A-Za-z][^\s/>]*)/.exec(source)?.[1] ?? "").toLowerCase();
  const closes = source.startsWith("</");
  return {
    name,
    closes,
    hides: !closes && !source.endsWith("/>") && (unshown.test(name) || hiddenByAttribute.test(source)),
    described: /\s(?:alt|title|aria-label)\s*=/i.test(source),
  };
}

/** The address of an `<img>`; undefined when it has none that can be read. */
export function imageSource(source: string): string | undefined {
  const [, double, single, bare] = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(source) ?? [];
  return (double ?? single ?? bare)?.replaceAll("&amp;", "&").trim();
}
