import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Git, GitError } from "../git.ts";
import { type RawChange, splitNul } from "./changes.ts";
import { isAmong, keyOf, type PathKey } from "./paths.ts";
import type { Protection } from "./protection.ts";
import { indexInfo } from "./sandbox-git.ts";

/**
 * Cuts a change in two: the tree that is the base with all of it but what `isHeld` says of, and what can't be told
 * apart from that. The rest of a renamed file goes with it, and what can't stand beside a file that stays.
 */
export async function withhold(
  git: Git,
  options: {
    readonly base: string;
    /** The base with the whole change. */
    readonly whole: string;
    /** What of it is not as in the base. */
    readonly changes: readonly RawChange[];
    readonly isHeld: Protection;
    /** Private directory for the index. */
    readonly directory: string;
  },
): Promise<string> {
  const { base, whole, changes, directory } = options;
  const asked = changes.filter(({ path, oldMode, newMode }) =>
    [oldMode, newMode].some((mode) => options.isHeld({ path, mode })),
  );
  if (asked.length === 0) return whole;
  const held = await closeOver(git, options, changes, new Set(asked.map(({ path }) => keyOf(path))));
  const inputFile = join(directory, "kept");
  await writeFile(inputFile, indexInfo(changes.filter(({ path }) => !held.has(keyOf(path)))));
  const env = { GIT_INDEX_FILE: join(directory, "index.kept") };
  await git.read(["read-tree", base], { env });
  await git.read(["update-index", "-z", "--index-info"], { env, inputFile });
  return await git.read(["write-tree", "--missing-ok"], { env });
}

/** Adds what belongs to the held changes until nothing more does. */
async function closeOver(
  git: Git,
  { base, whole }: { readonly base: string; readonly whole: string },
  changes: readonly RawChange[],
  held: ReadonlySet<PathKey>,
): Promise<ReadonlySet<PathKey>> {
  const renames = await listRenames(git, base, whole);
  const all = new Set(held);
  for (let before = -1; before !== all.size; ) {
    before = all.size;
    for (const [from, to] of renames) {
      if (all.has(from) || all.has(to)) all.add(from).add(to);
    }
    // Held, a deletion is none: the file stays, and with it the directories above it.
    const staying = changes.filter(({ status, path }) => status !== "A" && all.has(keyOf(path)));
    const files = new Set(staying.map(({ path }) => `${keyOf(path)}/`));
    const directories = new Set(staying.flatMap(({ path }) => directoriesOf(keyOf(path))));
    for (const { status, path } of changes) {
      const key = keyOf(path);
      if (status === "A" && (isAmong(files, key) || directories.has(key))) all.add(key);
    }
  }
  return all;
}

/** `a` and `a/b` for `a/b/c`. */
function directoriesOf(path: PathKey): PathKey[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** Beyond so many files git compares names and whole contents only. */
const renameLimit = "-l1000";

async function listRenames(
  git: Git,
  from: string,
  to: string,
): Promise<readonly (readonly [from: PathKey, to: PathKey])[]> {
  const args = ["diff-tree", "-r", "-z", "--raw", "-M", renameLimit, "--diff-filter=R", "--no-ext-diff"];
  const listing = await git.run([...args, from, to]);
  if (listing.exitCode !== 0) throw new GitError(args, listing);
  // `:… R<score>`, the old path, the new path.
  const fields = splitNul(listing.stdout).map(keyOf);
  return fields.flatMap((field, index) => {
    const [old, now] = fields.slice(index + 1, index + 3);
    const isHead = index % 3 === 0 && field.startsWith(":");
    return isHead && old !== undefined && now !== undefined ? [[old, now] as const] : [];
  });
}
