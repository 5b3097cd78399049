import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A change of the product's own text: what a process that reads it anew, or a bundle, is to have instead. */
export interface Mutation {
  /** Path in the project. */
  readonly file: string;
  /** Stands there once. */
  readonly from: string;
  readonly to: string;
}

/** The text with the change made; throws unless what is to be changed stands there once, however it is laid out. */
export function mutate(text: string, { file, from, to }: Mutation): string {
  const pattern = new RegExp(from.trim().split(/\s+/).map(RegExp.escape).join("\\s+"), "g");
  const found = [...text.matchAll(pattern)].length;
  if (found !== 1) throw new Error(`${file} has this ${found} times: ${from}`);
  return text.replace(pattern, () => to);
}

/** Throws unless the change can be made. */
export function checkMutation(mutation: Mutation): void {
  mutate(readFileSync(join(root, mutation.file), "utf8"), mutation);
}

const variable = "TB_MUTATIONS";
const hook = relative(root, fileURLToPath(new URL("./mutate-sources.ts", import.meta.url)));

/** For a Node that runs the sources of a checkout: flags, and what its environment must hold. */
export function mutatedNode(
  mutations: readonly Mutation[],
  checkout = root,
): { readonly flags: readonly string[]; readonly env: Readonly<Record<string, string>> } {
  if (mutations.length === 0) return { flags: [], env: {} };
  return { flags: ["--import", join(checkout, hook)], env: { [variable]: JSON.stringify(mutations) } };
}

/** What such a Node was given. */
export function givenMutations(): readonly Mutation[] {
  return JSON.parse(process.env[variable] ?? "[]") as Mutation[];
}
