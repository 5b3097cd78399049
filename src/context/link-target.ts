/** What stands behind the words of a link, and where it ends. */
export interface LinkTarget {
  /** Its brackets included; may be empty. */
  readonly address: string;
  readonly title?: string;
  /** Index of what follows it. */
  readonly end: number;
}

/** As deep as Markdown follows round brackets. */
const deepest = 32;
const closings: Readonly<Record<string, string>> = { '"': '"', "'": "'", "(": ")" };

/**
 * Reads `](address "title")`, whose first bracket is at `at`; undefined for what is no such thing. One pass without
 * turning back: a pattern for it takes minutes for some texts.
 */
export function readTarget(text: string, at: number): LinkTarget | undefined {
  if (!text.startsWith("](", at)) return undefined;
  const begin = skipSpace(text, at + 2);
  const addressEnd = text[begin] === "<" ? endOfBracketed(text, begin) : endOfBare(text, begin);
  if (addressEnd === undefined) return undefined;
  const address = text.slice(begin, addressEnd);
  const titleBegin = skipSpace(text, addressEnd);
  if (text[titleBegin] === ")") return { address, end: titleBegin + 1 };
  const titleEnd = titleBegin === addressEnd ? undefined : endOfTitle(text, titleBegin);
  if (titleEnd === undefined) return undefined;
  const end = skipSpace(text, titleEnd);
  return text[end] === ")" ? { address, title: text.slice(titleBegin, titleEnd), end: end + 1 } : undefined;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? "")) at += 1;
  return at;
}

function endOfBracketed(text: string, begin: number): number | undefined {
  for (let at = begin + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === "\\" && text[at + 1] !== "\n") at += 1;
    else if (character === ">") return at + 1;
    else if (character === "<" || character === "\n") return undefined;
  }
  return undefined;
}

function endOfBare(text: string, begin: number): number | undefined {
  let open = 0;
  for (let at = begin; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (character === "\\" && /\S/.test(text[at + 1] ?? "")) at += 1;
    else if (character === "(") {
      open += 1;
      if (open > deepest) return undefined;
    } else if (character === ")") {
      if (open === 0) return at;
      open -= 1;
    } else if (/\s/.test(character)) return open === 0 ? at : undefined;
  }
  return undefined;
}

function endOfTitle(text: string, begin: number): number | undefined {
  const opening = text[begin] ?? "";
  const closing = closings[opening];
  if (closing === undefined) return undefined;
  for (let at = begin + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === "\\") at += 1;
    else if (character === closing) return at + 1;
    else if (character === opening) return undefined;
  }
  return undefined;
}
