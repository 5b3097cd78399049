/**
 * Reads Markdown the way GitHub might, in every reading that a line allows at once (paragraph, line by line, table
 * cells), and lists what would be live in any of them. Knows nothing of how the text was made.
 */
export function liveMarkdown(markdown: string): string[] {
  const found = new Set<string>();
  for (const block of blocksWithoutFences(markdown)) {
    const lines = block.split("\n");
    const cells = lines.some((line) => /^[\s>]*[|:-][\s|:-]*$/.test(line) && line.includes("-"));
    const readings = [
      [block],
      lines,
      lines.map(withoutMarker),
      cells ? lines.flatMap((line) => line.split(/(?<!\\)\|/)) : [],
    ];
    for (const reading of readings)
      for (const text of reading) for (const what of live(text)) found.add(what);
  }
  if (/[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]|(?!\n|\t)\p{Cc}/u.test(markdown))
    found.add("invisible");
  return [...found];
}

/** Paragraphs and the like; fenced blocks are taken out by CommonMark's rule for fences in the first columns. */
export function blocksWithoutFences(markdown: string): string[] {
  const kept: string[] = [];
  let fence: { readonly char: string; readonly length: number } | undefined;
  for (const line of markdown.split("\n")) {
    const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    if (fence !== undefined) {
      const closes =
        mark?.[1]?.[0] === fence.char && mark[1].length >= fence.length && mark[2]?.trim() === "";
      if (closes) fence = undefined;
      kept.push("");
    } else if (mark?.[1] !== undefined && !(mark[1].startsWith("`") && mark[2]?.includes("`"))) {
      fence = { char: mark[1][0] ?? "", length: mark[1].length };
      kept.push("");
    } else {
      kept.push(line);
    }
  }
  return kept.join("\n").split(/\n(?:[ \t]*\n)+/);
}

function withoutMarker(line: string): string {
  return line.replace(/^(?:\s|>|[-*+]\s|\d+[.)]\s)*/, "");
}

/** Removes code spans: a run of backticks that is not escaped ends at the next run of its length. */
export function withoutCodeSpans(text: string): string {
  let out = "";
  for (let at = 0; at < text.length; ) {
    if (text[at] === "\\") {
      out += text.slice(at, at + 2);
      at += 2;
      continue;
    }
    if (text[at] !== "`") {
      out += text[at];
      at += 1;
      continue;
    }
    let end = at;
    while (text[end] === "`") end += 1;
    const run = text.slice(at, end);
    const close = new RegExp(`(?<!\`)${run}(?!\`)`).exec(text.slice(end));
    if (close === null) out += run;
    at = close === null ? end : end + close.index + run.length;
    out += "\u0001";
  }
  return out;
}

const checks: readonly (readonly [string, RegExp])[] = [
  ["mention", /@[a-z0-9_]/i],
  ["reference", /#\d/],
  ["reference", /\bgh-\d/i],
  ["address", /:\/\/\S|www\.\S|mailto:\S/i],
  ["html", /(?<!\\)<[a-z/!?]/i],
  ["entity", /(?<!\\)&#/],
  ["entity", /(?<!\\)&(?!amp;|lt;|#124;)[a-z][a-z0-9]*;/i],
  ["link", /(?<!\\)\[/],
  ["link", /(?<!\\)\]/],
  ["open code", /(?<!\\)`/],
  ["fence", /^\s*~~~/m],
  ["formula", /(?<!\\)\$/],
  ["chat command", /^\/[a-z]/im],
];

function live(text: string): string[] {
  const bare = withoutCodeSpans(text).replaceAll("\\\\", "\u0002").replaceAll("&#124;", "|");
  // What GitHub looks through is the text after escapes are gone.
  const shown = bare.replace(/\\([!-/:-@[-`{-~])/g, "$1");
  const inShown = new Set(["mention", "reference", "address", "chat command"]);
  return checks.flatMap(([what, pattern]) => (pattern.test(inShown.has(what) ? shown : bare) ? [what] : []));
}
