import { type Git, GitError } from "../git.ts";
import { OutputTooLong } from "../trusted.ts";

const maxPatchBytes = 256 * 1024 ** 2;
const format = ["--binary", "--full-index", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color"];
const prefixes = ["--src-prefix=a/", "--dst-prefix=b/"];

/** git's patch between two trees of the trusted git directory; undefined where it is longer than 256 MiB. */
export async function readPatch(
  git: Git,
  from: string,
  to: string,
  more: readonly string[] = [],
): Promise<Buffer | undefined> {
  // Names as they are: to be read, and to be searched.
  const args = [
    "-c",
    "core.quotePath=false",
    "diff-tree",
    "-r",
    "-p",
    ...format,
    ...prefixes,
    ...more,
    from,
    to,
  ];
  try {
    const patch = await git.run(args, { limits: { outputBytes: maxPatchBytes } });
    if (patch.exitCode !== 0) throw new GitError(args, patch);
    return patch.stdout;
  } catch (error) {
    if (error instanceof OutputTooLong) return undefined;
    throw error;
  }
}
