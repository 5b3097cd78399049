/** Words that stand in more lines than this tell nothing of a place. */
const maxLinesOfWord = 200;
const maxLinesOfOldWord = 8;
const maxWords = 2_000;
/** Of the wanted words, so many must stand in the lines found. */
const minShare = 0.5;
/** Characters of the file that are looked at. */
const maxCharacters = 2_000_000;

/**
 * The place in a file that is most like the wanted lines: the index of the line that stands for the first of them
 * (it may lie before the file), or undefined when nothing is much like them. By the words that lines share, each
 * counting the more the rarer it is; in linear time.
 */
export function nearestLines(file: readonly string[], wanted: readonly string[]): number | undefined {
  const wantedWords = wanted.map(wordsOf);
  const places = placesOf(wantedWords);
  const linesOf = new Map<string, number[]>();
  let left = maxCharacters;
  for (const [index, line] of file.entries()) {
    left -= line.length;
    if (left < 0) break;
    for (const word of wordsOf(line)) {
      if (!places.has(word)) continue;
      const lines = linesOf.get(word) ?? [];
      if (lines.length <= maxLinesOfWord) lines.push(index);
      linesOf.set(word, lines);
    }
  }
  const votes = new Map<number, number>();
  for (const [word, lines] of linesOf) {
    if (lines.length > maxLinesOfWord) continue;
    for (const place of places.get(word) ?? []) {
      for (const line of lines) {
        votes.set(line - place, (votes.get(line - place) ?? 0) + 1 / lines.length);
      }
    }
  }
  const best = [...votes].reduce<[number, number] | undefined>(
    (known, next) => (known === undefined || next[1] > known[1] ? next : known),
    undefined,
  )?.[0];
  if (best === undefined) return undefined;
  return share(file, wantedWords, best) >= minShare ? best : undefined;
}

/** Where each word stands in the wanted lines. */
function placesOf(lines: readonly (readonly string[])[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, words] of lines.entries()) {
    for (const word of words) {
      const known = places.get(word);
      if (known === undefined && places.size < maxWords) places.set(word, [index]);
      else if (known !== undefined && known.length < maxLinesOfOldWord) known.push(index);
    }
  }
  return places;
}

function share(file: readonly string[], wanted: readonly (readonly string[])[], start: number): number {
  let all = 0;
  let there = 0;
  for (const [index, words] of wanted.entries()) {
    const line = new Set(wordsOf(file[start + index] ?? ""));
    all += words.length;
    there += words.filter((word) => line.has(word)).length;
  }
  return all === 0 ? 0 : there / all;
}

/** The different words of a line: names, numbers, and what is in other scripts. */
function wordsOf(line: string): string[] {
  return [...new Set(line.match(/[\p{L}\p{N}_$]+/gu) ?? [])];
}
