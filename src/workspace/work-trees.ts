import { lstat, readFile, realpath } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { UserError } from "../errors.ts";
import type { Git } from "../git.ts";
import { splitNul } from "./changes.ts";
import type { Checkout } from "./git-directories.ts";

/** The checkout's work tree, or that of a submodule in it. Names are bytes, relative to the tree. */
export interface WorkTree {
  /** Relative to the checkout's top, `/` at its end; empty for the checkout itself. */
  readonly prefix: string;
  readonly tracked: readonly Buffer[];
  /** Those of them that are submodules. */
  readonly submodules: readonly Buffer[];
  /** What git doesn't track, ignored or not; a directory without any tracked file as one, with `/` at its end. */
  readonly others: readonly Buffer[];
}

/** A checkout's and its submodules', the checkout's own first. */
export interface WorkTrees {
  readonly trees: readonly WorkTree[];
  /** Some were passed over. */
  readonly incomplete: boolean;
}

/** Further ones are not looked for. */
const maxTrees = 200;

/**
 * Lists a checkout and every submodule that is checked out in it. git looks into no file of theirs: without exclude
 * rules it reads names alone. Throws UserError when git can't list the checkout itself.
 */
export async function listWorkTrees(
  git: Git,
  checkout: Checkout,
  /** Of the checkout's own files. */
  index: string,
): Promise<WorkTrees> {
  const trees: WorkTree[] = [];
  let incomplete = false;
  const visit = async (prefix: string, indexFile: string | undefined): Promise<string | undefined> => {
    const directory = join(checkout.directory, prefix);
    // Without its index nothing of a submodule is known to be tracked.
    const env = { GIT_INDEX_FILE: indexFile ?? "/nonexistent/index", GIT_WORK_TREE: directory };
    const list = (...args: string[]) => git.run(["-C", directory, "ls-files", "-z", ...args], { env });
    const [staged, others] = await Promise.all([list("--stage"), list("--others", "--directory")]);
    const failed = [staged, others].find(({ exitCode }) => exitCode !== 0);
    if (failed !== undefined) return failed.stderr.trim().slice(0, 300);
    const entries = splitNul(staged.stdout);
    const submodules = entries.filter(isGitlink).map(nameOf);
    trees.push({ prefix, tracked: entries.map(nameOf), submodules, others: splitNul(others.stdout) });
    for (const name of submodules) {
      const submodule = `${prefix}${name.toString("utf8")}/`;
      if (!(await isCheckedOut(checkout, submodule))) continue;
      if (trees.length >= maxTrees) incomplete = true;
      else if ((await visit(submodule, await findIndex(checkout, submodule))) !== undefined) {
        if ((await visit(submodule, undefined)) !== undefined) incomplete = true;
      }
    }
    return undefined;
  };
  const why = await visit("", index);
  if (why === undefined) return { trees, incomplete };
  throw new UserError("workspace-unusable", `git can't list the files of ${checkout.directory}: ${why}`);
}

const gitlink = Buffer.from("160000 ");

/** Whether a line of `ls-files --stage` is a submodule's. */
export function isGitlink(entry: Buffer): boolean {
  return entry.subarray(0, gitlink.length).equals(gitlink);
}

/** An entry is `<mode> <object> <stage>\t<name>`. */
export function nameOf(entry: Buffer): Buffer {
  return entry.subarray(entry.indexOf("\t") + 1);
}

/** Whether there is a directory, and no link to one. */
async function isCheckedOut({ directory }: Checkout, submodule: string): Promise<boolean> {
  const path = join(directory, submodule.slice(0, -1));
  const [found, real] = await Promise.all([
    lstat(path).catch(() => undefined),
    realpath(path).catch(() => undefined),
  ]);
  return found?.isDirectory() === true && real === path;
}

/** Its `.git` is a directory, or a file that names one of the checkout's `.git/modules`. */
async function findIndex({ directory, gitDir }: Checkout, submodule: string): Promise<string | undefined> {
  const path = join(directory, submodule, ".git");
  const found = await lstat(path).catch(() => undefined);
  if (found?.isDirectory()) return await plainFile(join(path, "index"));
  if (!found?.isFile() || found.size > 8192) return undefined;
  const [, named] = /^gitdir: (.+)\n?$/.exec(await readFile(path, "utf8")) ?? [];
  if (named === undefined) return undefined;
  const real = await realpath(resolve(path, "..", named)).catch(() => undefined);
  const way = real === undefined ? "" : relative(join(gitDir, "modules"), real);
  return real === undefined || way === "" || way.startsWith("..")
    ? undefined
    : await plainFile(join(real, "index"));
}

async function plainFile(path: string): Promise<string | undefined> {
  return (await lstat(path).catch(() => undefined))?.isFile() ? path : undefined;
}
