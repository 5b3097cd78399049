import { readPathPattern } from "./patterns.ts";

/** Whether an entry may only be changed by people; `mode` is octal as git writes it. */
export type Protection = (entry: { readonly path: Buffer; readonly mode: string }) => boolean;

/**
 * Patterns as in .gitignore: the last one that fits decides, and `!` in front of a line takes paths out again. Names
 * are compared as a file system may that knows no case, no composed letters and no dots at the end.
 */
export function createProtection(lines: readonly string[]): Protection {
  const patterns = lines.map((line) => {
    // A file in the directory's place is meant as well: `.claude` can be a link to one with everything in it.
    return readPathPattern(folded(line.replace(/\/\*\*$/, "")));
  });
  return ({ path, mode }) => {
    const name = folded(path.toString("utf8"));
    const isLink = mode === "120000";
    return patterns.reduce((decided, { negated, expression, parents }) => {
      const leads = isLink && !negated && parents.some((parent) => parent.test(name));
      return leads || expression.test(name) ? !negated : decided;
    }, false);
  };
}

/** Characters that a Mac's file system does not see in a name. */
const unseen = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/gu;

/** A path as file systems that tell fewer names apart see it. */
export function folded(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
  const plain = /^[\x00-\x7f]*$/.test(path) ? path : path.replace(unseen, "").normalize("NFKC");
  return plain.toLowerCase().replace(/(?<=[^/. ])[. ]+(?=\/|$)/g, "");
}
