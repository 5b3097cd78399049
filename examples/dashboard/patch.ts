import type { DiffLine } from "./changes.ts";

/** What a patch changes in one file. */
export interface PatchedFile {
  readonly path: string;
  readonly places: readonly DiffLine[][];
}

/** Reads a patch as git writes it, as far as it can be read. */
export function readPatch(patch: string): PatchedFile[] {
  return `\n${patch}`
    .split("\ndiff --git ")
    .slice(1)
    .map((file) => {
      const [head = "", ...lines] = file.split("\n");
      return { path: head.slice(head.lastIndexOf(" b/") + 3), places: readPlaces(lines) };
    });
}

/** What stands before a file's first place is git's own. */
function readPlaces(lines: readonly string[]): DiffLine[][] {
  const places: DiffLine[][] = [];
  for (const line of lines) {
    const sign = line[0];
    if (sign === "@") places.push([]);
    else if (sign === " " || sign === "-" || sign === "+") places.at(-1)?.push({ sign, text: line.slice(1) });
  }
  return places;
}
