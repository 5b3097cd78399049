/** Below this the engine's own search is bounded well enough; above, a periodic text takes it minutes. */
const shortCharacters = 32;

/** Where a text occurs in another, from left to right without overlap; in linear time, whatever the texts. */
export function indexesOf(text: string, part: string, limit = Number.POSITIVE_INFINITY): number[] {
  if (part === "" || part.length > text.length) return [];
  if (part.length > shortCharacters) return occurrences(codesOf(text), codesOf(part), limit);
  const found: number[] = [];
  for (let at = text.indexOf(part); at !== -1 && found.length < limit; ) {
    found.push(at);
    at = text.indexOf(part, at + part.length);
  }
  return found;
}

function codesOf(text: string): Uint16Array {
  const bytes = Buffer.from(text, "utf16le");
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
}

/** The same for rows of numbers (Knuth, Morris, Pratt). */
export function occurrences<Row extends Uint16Array | Int32Array>(
  row: Row,
  part: Row,
  limit = Number.POSITIVE_INFINITY,
): number[] {
  const found: number[] = [];
  if (part.length === 0) return found;
  const fallback = fallbacks(part);
  let matched = 0;
  for (let at = 0; at < row.length && found.length < limit; at += 1) {
    while (matched > 0 && row[at] !== part[matched]) matched = fallback[matched - 1] ?? 0;
    if (row[at] === part[matched]) matched += 1;
    if (matched === part.length) {
      found.push(at + 1 - matched);
      matched = 0;
    }
  }
  return found;
}

/** For each beginning of the row: how long its longest proper end is that the row begins with, too. */
function fallbacks(row: Uint16Array | Int32Array): Int32Array {
  const lengths = new Int32Array(row.length);
  let matched = 0;
  for (let at = 1; at < row.length; at += 1) {
    while (matched > 0 && row[at] !== row[matched]) matched = lengths[matched - 1] ?? 0;
    if (row[at] === row[matched]) matched += 1;
    lengths[at] = matched;
  }
  return lengths;
}
