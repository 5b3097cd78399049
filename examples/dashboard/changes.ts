import { asFields, asList, asText, type Fields } from "./fields.ts";

/** A line of a change: as it was, gone, or new. */
export interface DiffLine {
  readonly sign: " " | "-" | "+";
  readonly text: string;
}

/** What a call of a tool that writes files changes, place by place; undefined for every other tool. */
export function readChange(
  tool: string,
  input: Fields,
): { readonly path: string; readonly places: DiffLine[][] } | undefined {
  const path = asText(input["filepath"]);
  if (path === "") return undefined;
  if (tool === "write_file") {
    return {
      path,
      places: [
        asText(input["content"])
          .split("\n")
          .map((text) => ({ sign: "+", text })),
      ],
    };
  }
  if (tool !== "edit_file") return undefined;
  const edits = input["edits"] === undefined ? [input] : asList(input["edits"]).map(asFields);
  return { path, places: edits.map((edit) => compare(asText(edit["old_text"]), asText(edit["new_text"]))) };
}

export function countLines(places: readonly DiffLine[][]): {
  readonly added: number;
  readonly removed: number;
} {
  const lines = places.flat();
  return {
    added: lines.filter(({ sign }) => sign === "+").length,
    removed: lines.filter(({ sign }) => sign === "-").length,
  };
}

/** What lies between the lines that both begin and both end with. */
function compare(before: string, after: string): DiffLine[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const signed = (sign: DiffLine["sign"], lines: readonly string[]) => lines.map((text) => ({ sign, text }));
  return [
    ...signed(" ", now.slice(0, head)),
    ...signed("-", old.slice(head, old.length - tail)),
    ...signed("+", now.slice(head, now.length - tail)),
    ...signed(" ", now.slice(now.length - tail)),
  ];
}
