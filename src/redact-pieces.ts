/**
 * Secrets that were taken apart: `"ghp_ab" + "cd…"`, letters with spaces between, one a line, bytes as `\x67`, `0x67,`,
 * `67:68` or `%67`, and the same from the end to the beginning. What stands between the pieces is left out of the text,
 * and the secret is looked for in the rest.
 */

/** What is to be masked: from `start` up to `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Finds secrets in pieces. */
export interface PieceFinder {
  /** In order, none in another. */
  readonly find: (text: string) => readonly Range[];
  /** Where the longest ending starts that is so much of a secret that the rest may follow; the text's length if none. */
  readonly begunAt: (text: string) => number;
}

/** So many letters and digits in a row are nothing that words make by accident. */
const minLength = 16;
/** So much of a secret, at a text's end, that the rest may follow. */
const minBegun = 8;

/** A way to write the pieces, and the secrets written so. */
interface Writing {
  /** Taken out of a text. */
  readonly between: RegExp;
  readonly ignoresCase: boolean;
  readonly forms: readonly string[];
}

/** No loop of alternatives: it would keep a way back for every character of a patch of megabytes. */
const betweenLetters = /\\[nrt]?|[^A-Za-z0-9\\]+/g;
const betweenBytes = /\\(?:x|u00)?|0x|&(?:#x)?|[^A-Za-z0-9\\&]+/gi;

/** For secrets of at least eight characters. */
export function createPieceFinder(secrets: readonly string[]): PieceFinder {
  const writings: readonly Writing[] = [
    { between: betweenLetters, ignoresCase: false, forms: usable(secrets.flatMap(lettersOf)) },
    { between: betweenBytes, ignoresCase: true, forms: usable(secrets.flatMap(bytesOf)) },
  ].filter(({ forms }) => forms.length > 0);
  return {
    find: (text) => merge(writings.flatMap((writing) => findAll(text, writing))),
    begunAt: (text) => Math.min(text.length, ...writings.map((writing) => begun(text, writing))),
  };
}

/** Words may stand in a text by themselves, however they are set apart: raw, only what looks random counts. */
function lettersOf(secret: string): string[] {
  const letters = compact(secret, betweenLetters);
  const looksRandom = /\d/.test(letters) && /[a-z]/i.test(letters);
  const bytes = Buffer.from(secret, "utf8");
  const encoded = [0, 1, 2].map((offset) => {
    const base64 = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
    const whole = base64.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + bytes.length) * 8) / 6));
    return compact(whole, betweenLetters);
  });
  return [...(looksRandom ? [letters, backwards(letters)] : []), ...encoded];
}

function bytesOf(secret: string): string[] {
  const hex = Buffer.from(secret, "utf8").toString("hex");
  return [hex, (hex.match(/../g) ?? []).toReversed().join("")];
}

function usable(forms: readonly string[]): string[] {
  return [...new Set(forms)].filter((form) => form.length >= minLength);
}

/** The text from its end to its beginning. */
export function backwards(text: string): string {
  return [...text].toReversed().join("");
}

function compact(text: string, between: RegExp): string {
  return text.replace(between, "");
}

function compactBy(text: string, { between, ignoresCase }: Writing): string {
  const letters = compact(text, between);
  return ignoresCase ? letters.toLowerCase() : letters;
}

function findAll(text: string, writing: Writing): Range[] {
  const letters = compactBy(text, writing);
  const found: Range[] = [];
  for (const form of writing.forms) {
    for (let at = letters.indexOf(form); at !== -1; at = letters.indexOf(form, at + form.length)) {
      found.push({ start: at, end: at + form.length });
    }
  }
  return found.length === 0 ? [] : placesOf(text, writing.between, merge(found));
}

function begun(text: string, writing: Writing): number {
  const letters = compactBy(text, writing);
  let start = letters.length;
  for (const form of writing.forms) {
    const beginning = form.slice(0, minBegun);
    const from = Math.max(0, letters.length - form.length + 1);
    for (let at = letters.indexOf(beginning, from); at !== -1 && at < start; ) {
      if (form.startsWith(letters.slice(at))) start = at;
      at = letters.indexOf(beginning, at + 1);
    }
  }
  if (start === letters.length) return text.length;
  return placesOf(text, writing.between, [{ start, end: start + 1 }])[0]?.start ?? text.length;
}

/** Where ranges of what is left, sorted and apart, are in the text itself. */
function placesOf(text: string, between: RegExp, ranges: readonly Range[]): Range[] {
  const places: Range[] = [];
  let index = 0;
  let start = -1;
  let left = 0;
  const piece = (from: number, to: number) => {
    const end = left + to - from;
    for (let range = ranges[index]; range !== undefined; range = ranges[index]) {
      if (start < 0 && range.start < end) start = from + Math.max(0, range.start - left);
      if (start < 0 || range.end > end) break;
      places.push({ start, end: from + range.end - left });
      start = -1;
      index += 1;
    }
    left = end;
  };
  let from = 0;
  for (const { index: at, 0: gap } of text.matchAll(between)) {
    if (at > from) piece(from, at);
    from = at + gap.length;
    if (index >= ranges.length) break;
  }
  if (from < text.length) piece(from, text.length);
  return places;
}

/** Sorted, those that touch put together. */
function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges.toSorted((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last !== undefined && range.start < last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else merged.push(range);
  }
  return merged;
}

/** How far apart the pieces of one secret may come in a stream: what stands longer is let go. */
const maxHeld = 16_384;
/** Of what has gone out, so much is remembered: a secret may have begun in it. */
const maxSeen = 256;

/** Takes a text in parts, and gives it on without secrets in pieces; holds back what may be the beginning of one. */
export function createPieceStream(
  finder: () => PieceFinder,
  mask: string,
): { readonly push: (part: string) => string; readonly end: () => string } {
  let seen = "";
  let held = "";
  return {
    push(part) {
      const whole = seen + held + part;
      const { find, begunAt } = finder();
      const ranges = find(whole);
      const begun = Math.max(begunAt(whole), whole.length - maxHeld, seen.length);
      const cut = ranges.find(({ start, end }) => start < begun && begun < end);
      const to = Math.max(seen.length, cut?.start ?? begun);
      const out = masked(whole, ranges, { start: seen.length, end: to }, mask);
      held = whole.slice(to);
      seen = whole.slice(Math.max(0, to - maxSeen), to);
      return out;
    },
    end() {
      if (held === "") return "";
      const whole = seen + held;
      held = "";
      const ranges = finder().find(whole);
      const begun = finder().begunAt(whole);
      // So much of a secret is no accident, even though it broke off.
      const broken = begun < whole.length && !ranges.some(({ start, end }) => start <= begun && begun < end);
      const to = broken ? Math.max(seen.length, begun) : whole.length;
      return masked(whole, ranges, { start: seen.length, end: to }, mask) + (broken ? mask : "");
    },
  };
}

/** One part of the text, with a mask in the place of every range or what of it is in that part. */
export function masked(text: string, ranges: readonly Range[], part: Range, mask: string): string {
  let out = "";
  let at = part.start;
  for (const { start, end } of ranges) {
    if (end <= at || start >= part.end) continue;
    out += text.slice(at, Math.max(at, start)) + mask;
    at = Math.min(end, part.end);
  }
  return out + text.slice(at, part.end);
}
