import { withoutVolatile } from "./volatile.ts";

const shownLines = 4;
const maxLineCharacters = 200;

/** Where two texts part: the last line that they share, then the next ones of each, `-` recorded and `+` replayed. */
export function firstDifference(recorded: string, replayed: string): string {
  const [before, after] = [linesOf(recorded), linesOf(replayed)];
  const start = partingOf(before, after);
  const lines = (mark: string, list: readonly string[]) =>
    list.slice(start, start + shownLines).map((line) => `${mark} ${shorten(line)}`);
  const shared = before[start - 1];
  return [
    ...(shared === undefined ? [] : [`  ${shorten(shared)}`]),
    ...lines("-", before),
    ...lines("+", after),
  ].join("\n");
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

/** The first line that differs; one that merely took another time is passed over, unless there is nothing else. */
function partingOf(before: readonly string[], after: readonly string[]): number {
  const shorter = Math.min(before.length, after.length);
  const find = (differ: (line: string, other: string) => boolean) =>
    before.slice(0, shorter).findIndex((line, at) => differ(line, after[at] ?? ""));
  const real = find((line, other) => withoutVolatile(line) !== withoutVolatile(other));
  if (real !== -1 || before.length !== after.length) return real === -1 ? shorter : real;
  const any = find((line, other) => line !== other);
  return any === -1 ? shorter : any;
}

function shorten(line: string): string {
  return line.length > maxLineCharacters ? `${line.slice(0, maxLineCharacters)}…` : line;
}
