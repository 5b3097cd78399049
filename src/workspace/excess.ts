import { type Git, GitError } from "../git.ts";
import type { ChangedFile } from "./changed-file.ts";
import { splitNul } from "./changes.ts";

/** What no pull request is for: nobody could review it, and most often it is an accident. */
const limits = {
  /** Of files that are new, changed or gone. */
  files: 20_000,
  /** Of files that are gone and turn up nowhere else. */
  deletions: 1_000,
  /** The same as a share of the repository's files, once it has so many. */
  deletedShare: 0.9,
  deletedShareFrom: 20,
} as const;

/** Why there is too much in a change to be published, as an end of "The change …"; undefined when there is not. */
export async function findExcess(
  git: Git,
  base: string,
  files: readonly ChangedFile[],
): Promise<string | undefined> {
  if (files.length > limits.files) {
    return `has ${counted(files.length)} files, more than the ${counted(limits.files)} that are published`;
  }
  const deleted = countDeleted(files);
  if (deleted > limits.deletions) {
    return `deletes ${counted(deleted)} files, more than the ${counted(limits.deletions)} that are published`;
  }
  if (deleted < limits.deletedShareFrom * limits.deletedShare) return undefined;
  const all = await countFiles(git, base);
  if (all < limits.deletedShareFrom || deleted <= all * limits.deletedShare) return undefined;
  return `deletes ${counted(deleted)} of the repository's ${counted(all)} files`;
}

/** A file that another one of the same content, or of the same name, comes for has moved. */
function countDeleted(files: readonly ChangedFile[]): number {
  const added = files.filter(({ status }) => status === "added");
  const contents = countEach(added.map(({ newObject }) => newObject));
  const names = countEach(added.map(nameOf));
  return files.filter((file) => {
    if (file.status !== "deleted") return false;
    return !takeOne(contents, file.oldObject) && !takeOne(names, nameOf(file));
  }).length;
}

function nameOf({ path }: ChangedFile): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function countEach(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function takeOne(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0;
  counts.set(key, left - 1);
  return left > 0;
}

async function countFiles(git: Git, tree: string): Promise<number> {
  const listing = await git.run(["ls-tree", "-r", "-z", "--name-only", tree]);
  if (listing.exitCode !== 0) throw new GitError(["ls-tree"], listing);
  return splitNul(listing.stdout).length;
}

function counted(number: number): string {
  return number.toLocaleString("en-US");
}
