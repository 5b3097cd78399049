/** What can be taken out of a text, and what people call one of it. */
export const removals = {
  comment: "HTML comment",
  definition: "hidden link definition",
  cell: "cell beyond a table's last column",
  element: "hidden element",
  unclosed: "rest of a text behind HTML that never ends",
  invisible: "invisible character",
  direction: "character that turns the direction of text",
  tag: "invisible letter (Unicode tag or variation selector)",
  control: "control character",
  description: "description of an image",
  title: "title of a link or element",
  info: "hidden word behind a code block's language",
  markup: "HTML tag",
} as const;

export type Removal = keyof typeof removals;

/** How much of each kind was taken out. */
export type Removed = Readonly<Partial<Record<Removal, number>>>;

/** Ordinary in what people write; all else hides words from a reader, and is told as a warning. */
const ordinary: readonly Removal[] = ["markup", "description", "title"];

/** Whether something was taken out that a reader of the page doesn't see and a model would. */
export function hidesText(removed: Removed): boolean {
  return (Object.keys(removed) as Removal[]).some((kind) => !ordinary.includes(kind));
}

/** In words, one for each kind: `2 × HTML comment`. */
export function removedWords(removed: Removed): string[] {
  return (Object.keys(removals) as Removal[]).flatMap((kind) => {
    const times = removed[kind] ?? 0;
    return times === 0 ? [] : [`${times.toLocaleString("en-US")} × ${removals[kind]}`];
  });
}

/** The sum of both. */
export function addRemoved(one: Removed, other: Removed): Removed {
  const sum: Partial<Record<Removal, number>> = { ...one };
  for (const kind of Object.keys(other) as Removal[]) sum[kind] = (sum[kind] ?? 0) + (other[kind] ?? 0);
  return sum;
}

/** Counts while a text is cleaned. */
export interface Tally {
  readonly add: (kind: Removal, times?: number) => void;
  readonly removed: () => Removed;
}

export function createTally(): Tally {
  const counts: Partial<Record<Removal, number>> = {};
  return {
    add(kind, times = 1) {
      if (times > 0) counts[kind] = (counts[kind] ?? 0) + times;
    },
    removed: () => counts,
  };
}
