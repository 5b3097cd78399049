import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Git } from "../git.ts";
import type { Difference, RawChange } from "./changes.ts";
import { readPatch } from "./patch.ts";
import { keyOf } from "./paths.ts";
import { indexInfo } from "./sandbox-git.ts";

/**
 * What a change adds, as a patch without context; undefined where it is longer than 256 MiB. Binary files are in it
 * in full: against the old content git would leave out what it finds there, which may be the ends of a secret.
 */
export async function readAdditions(
  git: Git,
  options: {
    readonly base: string;
    readonly whole: string;
    /** What of the one is not as in the other. */
    readonly difference: Difference;
    /** Private directory for an index. */
    readonly directory: string;
  },
): Promise<Buffer | undefined> {
  const { base, whole, difference, directory } = options;
  const binaries = listBinary(difference);
  const from = binaries.length === 0 ? base : await withoutFiles(git, base, binaries, directory);
  return await readPatch(git, from, whole, ["-U0", "--diff-filter=d"]);
}

/** Files on both sides that git takes for binary on one of them. */
function listBinary({ raw, counts }: Difference): readonly RawChange[] {
  return raw.filter(({ path, status }) => status === "M" && counts.get(keyOf(path))?.added === null);
}

async function withoutFiles(
  git: Git,
  tree: string,
  files: readonly RawChange[],
  directory: string,
): Promise<string> {
  const inputFile = join(directory, "binaries");
  const gone = files.map((file) => ({ ...file, newMode: "0", newObject: file.oldObject }));
  await writeFile(inputFile, indexInfo(gone));
  const env = { GIT_INDEX_FILE: join(directory, "index.binaries") };
  await git.read(["read-tree", tree], { env });
  await git.read(["update-index", "-z", "--index-info"], { env, inputFile });
  return await git.read(["write-tree", "--missing-ok"], { env });
}
