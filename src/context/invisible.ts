import { escapeSequence } from "../terminal-text.ts";
import type { Tally } from "./removed.ts";

const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const tag = /[\u{e0000}-\u{e0fff}]/u;
const lineSeparators = /[\v\f\x85\u2028\u2029]/g;
const unwanted =
  /(?![\n\t])\p{Cc}|[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{fff9}-\u{fffc}\u{e0000}-\u{e0fff}]/gu;

/** The flags of England, Scotland and Wales are the only ones that are spelled in tags. */
const flag =
  /\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}/gu;
/** A single joiner between two emoji, or between letters of scripts that are written with them. */
const joined =
  /(?<=\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d(?=\p{Extended_Pictographic})|(?<=(?=\p{L}|\p{M})[\p{scx=Arab}\p{scx=Syrc}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}])[\u200c\u200d](?=(?:\p{L}|\p{M}))/gu;
/** One that says whether a sign is drawn as text or as a picture, or how a Mongolian letter looks. */
const selected =
  /(?<=\p{Emoji})[\ufe0e\ufe0f](?!\ufe0f|\ufe0e)|(?<=\p{scx=Mong})[\u180b-\u180d\u180f](?![\u180b-\u180d\u180f])/gu;

/** The text without what nobody sees; separators of lines that Markdown doesn't know become spaces. */
export function withoutInvisible(text: string, tally: Tally): string {
  const visible = text
    .toWellFormed()
    .replace(escapeSequence, () => {
      tally.add("control");
      return "";
    })
    .replace(lineSeparators, " ");
  if (visible.search(unwanted) === -1) return visible;
  const kept = new Set([flag, joined, selected].flatMap((pattern) => positions(visible, pattern)));
  return visible.replace(unwanted, (character, at: number) => {
    if (kept.has(at)) return character;
    tally.add(kindOf(character));
    return "";
  });
}

/** Of every code unit of what the pattern finds. */
function positions(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: { length }, index }) =>
    Array.from({ length }, (_, at) => index + at),
  );
}

function kindOf(character: string) {
  if (direction.test(character)) return "direction";
  if (tag.test(character) || /[\ufe00-\ufe0f]/.test(character)) return "tag";
  return /\p{Cc}/u.test(character) ? "control" : "invisible";
}
