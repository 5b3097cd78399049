import { constants, type Dirent } from "node:fs";
import { lstat, open, opendir } from "node:fs/promises";
import { join } from "node:path";
import type { Git } from "../git.ts";

/** Files and directories of branches, all in all. */
const maxEntries = 1000;
const maxDepth = 10;
const maxBytes = { loose: 128, packed: 1024 * 1024 };
const name = /^[\w./-]{1,200}$/;

/**
 * A branch of the agent's own git directory with a commit that the checkout had no branch or tag for: work that is
 * committed there, whatever is checked out. Undefined when there is none. Its name is untrusted.
 */
export async function findStrayBranch(git: Git, throwaway: string): Promise<string | undefined> {
  const [known, loose, packed] = await Promise.all([
    git.read(["for-each-ref", "--format=%(objectname)"]),
    readLoose(throwaway),
    readPlain(join(throwaway, "packed-refs"), maxBytes.packed),
  ]);
  const head = await git.read(["rev-parse", "HEAD"]);
  const had = new Set([head, ...known.split("\n")]);
  const branches = new Map([
    ...[...packed.matchAll(/^([0-9a-f]{40,64}) refs\/heads\/(\S+)$/gm)].map(
      ([, commit = "", branch = ""]) => [branch, commit] as const,
    ),
    ...loose,
  ]);
  return [...branches].find(([branch, commit]) => name.test(branch) && !had.has(commit))?.[0];
}

/**
 * Branches that have a file each. The agent could have made anything of them: what is found to be a link is not
 * followed, and however many there are, only so many are looked at, one after another.
 */
async function readLoose(throwaway: string): Promise<readonly (readonly [branch: string, commit: string])[]> {
  const refs = join(throwaway, "refs");
  if (!(await isDirectory(refs))) return [];
  const found: (readonly [branch: string, commit: string])[] = [];
  const directories = [{ path: join(refs, "heads"), prefix: "", depth: 0 }];
  let left = maxEntries;
  for (const { path, prefix, depth } of directories) {
    if (!(await isDirectory(path))) continue;
    for await (const entry of entriesOf(path)) {
      if (left === 0) return found;
      left -= 1;
      const [file, branch] = [join(path, entry.name), `${prefix}${entry.name}`];
      if (entry.isDirectory() && depth < maxDepth)
        directories.push({ path: file, prefix: `${branch}/`, depth: depth + 1 });
      if (!entry.isFile()) continue;
      const [commit] = /^[0-9a-f]{40,64}(?=\n?$)/.exec(await readPlain(file, maxBytes.loose)) ?? [];
      if (commit !== undefined) found.push([branch, commit]);
    }
  }
  return found;
}

/** Whether it is one itself, not a link to one. */
async function isDirectory(path: string): Promise<boolean> {
  return await lstat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Handed out as they are read: there may be millions. Ends early where the directory can't be read. */
async function* entriesOf(path: string): AsyncGenerator<Dirent> {
  const directory = await opendir(path).catch(() => undefined);
  if (directory !== undefined) yield* directory;
}

/** The beginning of a regular file; empty when it is none. */
async function readPlain(path: string, most: number): Promise<string> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const opened = await open(path, flags).catch(() => undefined);
  if (opened === undefined) return "";
  await using file = opened;
  const { size, isRegular } = await file.stat().then((found) => ({ ...found, isRegular: found.isFile() }));
  if (!isRegular) return "";
  const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(size, most)), 0, null, 0);
  return buffer.subarray(0, bytesRead).toString("latin1");
}
