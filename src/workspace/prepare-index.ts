import { stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Git } from "../git.ts";
import type { Environment } from "../trusted.ts";
import { splitNul } from "./changes.ts";
import { type Checkout, exists } from "./git-directories.ts";
import { isGitlink, nameOf } from "./work-trees.ts";

/** The indexes of a workspace's own git directories: copies of the checkout's one. */
interface Indexes {
  readonly checkout: Checkout;
  /** The git directories that they lie in. */
  readonly directories: readonly string[];
  readonly emptyDir: string;
}

/** Both of what follows, where nothing is known of the checkout's index. */
export async function prepareIndexes(git: Git, indexes: Indexes & { readonly base: string }): Promise<void> {
  await fillIndexes(git, indexes);
  const [first] = environments(indexes);
  const { stdout } = await git.run(["ls-files", "--stage", "-z"], { env: first?.env ?? {} });
  const submodules = splitNul(stdout).filter(isGitlink).map(nameOf);
  await passOverSubmodules(git, { ...indexes, submodules });
}

/** Gives a checkout that has no index (made with `--no-checkout`, then filled by hand) one from the base. */
export async function fillIndexes(git: Git, indexes: Indexes & { readonly base: string }): Promise<void> {
  if (await exists(join(indexes.checkout.gitDir, "index"))) return;
  await Promise.all(environments(indexes).map(({ env }) => git.read(["read-tree", indexes.base], { env })));
}

/** Tells git to leave submodules alone: their own git directories are not there inside the sandbox. */
export async function passOverSubmodules(
  git: Git,
  { submodules, ...indexes }: Indexes & { readonly submodules: readonly Buffer[] },
): Promise<void> {
  if (submodules.length === 0) return;
  await Promise.all(
    environments(indexes).map(async ({ directory, index, env }) => {
      const { atime, mtime } = await stat(index);
      const inputFile = join(directory, "submodules");
      await writeFile(inputFile, Buffer.concat(submodules.flatMap((path) => [path, nul])));
      await git.read(["update-index", "-z", "--assume-unchanged", "--stdin"], { env, inputFile });
      // By this time git knows which files are too fresh for their times to be trusted.
      await utimes(index, atime, mtime);
    }),
  );
}

function environments({ directories, emptyDir }: Indexes) {
  return directories.map((directory) => {
    const index = join(directory, "index");
    const env: Environment = { GIT_INDEX_FILE: index, GIT_WORK_TREE: emptyDir };
    return { directory, index, env };
  });
}

const nul = Buffer.from([0]);
