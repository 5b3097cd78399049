import { Refusal } from "./access.ts";

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

/**
 * A list as a GraphQL connection. Like GitHub it insists on `first` or `last`, of at most 100, as soon as more
 * than the count is asked for.
 */
export function connection<T, N = T>(
  name: string,
  items: readonly T[],
  page: PageArguments,
  toNode?: (item: T) => N,
) {
  const node = (item: T): T | N => (toNode === undefined ? item : toNode(item));
  return {
    totalCount: items.length,
    nodes: () => slice(name, items, page).items.map(node),
    edges: () => {
      const { items: shown, from } = slice(name, items, page);
      return shown.map((item, index) => ({ cursor: cursor(from + index + 1), node: node(item) }));
    },
    pageInfo: () => {
      const { items: shown, from } = slice(name, items, page);
      return {
        hasPreviousPage: from > 0,
        hasNextPage: from + shown.length < items.length,
        startCursor: shown.length > 0 ? cursor(from + 1) : null,
        endCursor: shown.length > 0 ? cursor(from + shown.length) : null,
      };
    },
  };
}

function slice<T>(name: string, items: readonly T[], page: PageArguments) {
  const size = page.first ?? page.last;
  if (size === null || size === undefined) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
    throw new Refusal(422, message, { type: "MISSING_PAGINATION_BOUNDARIES" });
  }
  if (size < 0 || size > 100) {
    const bound = page.first === null || page.first === undefined ? "last" : "first";
    const message = `Requesting ${size} records on the \`${name}\` connection exceeds the \`${bound}\` limit of 100 records.`;
    throw new Refusal(422, message, { type: "EXCESSIVE_PAGINATION" });
  }
  const after = page.after ? readCursor(page.after) : 0;
  const before = page.before ? readCursor(page.before) - 1 : items.length;
  const window = items.slice(after, before);
  const start = page.first === null || page.first === undefined ? Math.max(0, window.length - size) : 0;
  return { items: window.slice(start, start + size), from: after + start };
}

/** The cursor of the n-th item, counted from 1. */
export function cursor(position: number): string {
  return Buffer.from(`cursor:${position}`).toString("base64");
}

function readCursor(text: string): number {
  const position = /^cursor:(\d+)$/.exec(Buffer.from(text, "base64").toString("utf8"))?.[1];
  if (position === undefined) throw new Refusal(422, `\`${text}\` does not appear to be a valid cursor.`);
  return Number(position);
}
