import { count } from "./figures.ts";

const maxRows = 100;

type Row = readonly string[];

/** At most `maxRows`, the first and the last; `total` when there were more than the items given. */
export function table<Item>(
  [head, alignment]: readonly [Row, Row],
  items: readonly Item[],
  row: (item: Item) => Row,
  total = items.length,
): string {
  const half = maxRows / 2;
  const shown = items.length > maxRows ? [...items.slice(0, half), ...items.slice(-half)] : items;
  const missing = total - shown.length;
  const line = (cells: Row) => `| ${cells.join(" | ")} |`;
  const lines = shown.map((item) => line(row(item)));
  if (missing > 0) lines.splice(Math.min(half, lines.length), 0, line([`… ${count(missing)} more …`]));
  return [line(head), line(alignment), ...lines].join("\n");
}

export function folded(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}
