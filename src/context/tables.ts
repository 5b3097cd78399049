import type { Tally } from "./removed.ts";

/** Under a table's first row; it says how many columns there are. */
const delimiters = /^[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;

/** A paragraph whose tables have no cells beyond their last column, which no page shows. */
export function withoutExcessCells(paragraph: string, tally: Tally): string {
  if (!paragraph.includes("|")) return paragraph;
  let columns = Number.POSITIVE_INFINITY;
  const lines = paragraph.split("\n").map((line) => {
    const shown = columns === Number.POSITIVE_INFINITY ? line : cutRow(line, columns);
    if (shown !== line) tally.add("cell");
    if (/[|:]/.test(line) && delimiters.test(line)) {
      columns = Math.min(columns, (line.match(/-+/g) ?? []).length);
    }
    return shown;
  });
  return lines.join("\n");
}

function cutRow(line: string, columns: number): string {
  const begin = /^[ \t>]*\|?/.exec(line)?.[0].length ?? 0;
  let cells = 0;
  for (let at = begin; at < line.length; at += 1) {
    const character = line[at];
    if (character === "\\") at += 1;
    else if (character === "|") {
      cells += 1;
      if (cells === columns) return line.slice(at + 1).trim() === "" ? line : line.slice(0, at + 1);
    }
  }
  return line;
}
