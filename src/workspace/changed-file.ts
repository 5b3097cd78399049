import { type Git, GitError } from "../git.ts";
import { parseDiff, printable } from "./changes.ts";
import { keyOf } from "./paths.ts";

export interface ChangedFile {
  /** Printable: bytes that are not UTF-8 and characters that do not show are escaped. */
  readonly path: string;
  readonly status: "added" | "modified" | "deleted" | "type-changed";
  /** Octal, as git writes it; 000000 where there was no file. */
  readonly oldMode: string;
  readonly newMode: string;
  /** Names in the trusted git directory; zeros where there was no file. */
  readonly oldObject: string;
  readonly newObject: string;
  /** Null for a binary file. */
  readonly addedLines: number | null;
  readonly deletedLines: number | null;
}

/** What a tree in the trusted git directory has other than another. */
export async function listChanged(git: Git, from: string, to: string): Promise<readonly ChangedFile[]> {
  const how = ["-z", "--raw", "--numstat", "--no-renames", "--no-ext-diff", "--no-textconv"];
  const args = ["diff-tree", "-r", ...how, from, to];
  const listing = await git.run(args);
  if (listing.exitCode !== 0) throw new GitError(args, listing);
  const { raw, counts } = parseDiff(listing.stdout);
  return raw.map((change) => {
    const count = counts.get(keyOf(change.path));
    return {
      path: printable(change.path),
      status: statuses[change.status] ?? "modified",
      oldMode: change.oldMode,
      newMode: change.newMode,
      oldObject: change.oldObject,
      newObject: change.newObject,
      addedLines: count?.added ?? null,
      deletedLines: count?.deleted ?? null,
    };
  });
}

const statuses: Readonly<Record<string, ChangedFile["status"]>> = {
  A: "added",
  D: "deleted",
  M: "modified",
  T: "type-changed",
};
