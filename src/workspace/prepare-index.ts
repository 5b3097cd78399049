import { stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Git } from "../git.ts";
import { splitNul } from "./changes.ts";
import { type Checkout, exists } from "./git-directories.ts";

/**
 * Gives a checkout that has no index (made with `--no-checkout`, then filled by hand) one from the base, and
 * tells git to leave submodules alone: their own git directories are not there inside the sandbox.
 */
export async function prepareIndexes(
  git: Git,
  options: {
    readonly checkout: Checkout;
    /** The git directories whose indexes they are: copies of one. */
    readonly directories: readonly [string, ...string[]];
    readonly base: string;
    readonly emptyDir: string;
  },
): Promise<void> {
  const { directories, base } = options;
  const envOf = (directory: string) => ({
    GIT_INDEX_FILE: join(directory, "index"),
    GIT_WORK_TREE: options.emptyDir,
  });
  if (!(await exists(join(options.checkout.gitDir, "index")))) {
    await Promise.all(
      directories.map((directory) => git.read(["read-tree", base], { env: envOf(directory) })),
    );
  }
  const submodules = await listSubmodules(git, envOf(directories[0]));
  if (submodules.length === 0) return;
  await Promise.all(
    directories.map(async (directory) => {
      const env = envOf(directory);
      const { atime, mtime } = await stat(env.GIT_INDEX_FILE);
      const inputFile = join(directory, "submodules");
      await writeFile(inputFile, Buffer.concat(submodules.flatMap((path) => [path, nul])));
      await git.read(["update-index", "-z", "--assume-unchanged", "--stdin"], { env, inputFile });
      // By this time git knows which files are too fresh for their times to be trusted.
      await utimes(env.GIT_INDEX_FILE, atime, mtime);
    }),
  );
}

async function listSubmodules(git: Git, env: Readonly<Record<string, string>>): Promise<Buffer[]> {
  const { stdout } = await git.run(["ls-files", "--stage", "-z"], { env });
  // `160000 <object> <stage>\t<path>`
  return splitNul(stdout)
    .filter((entry) => entry.subarray(0, 7).toString("latin1") === "160000 ")
    .map((entry) => entry.subarray(entry.indexOf(tab) + 1));
}

const tab = 9;
const nul = Buffer.from([0]);
