import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Git } from "../git.ts";
import type { Environment } from "../trusted.ts";
import { printable, type RawChange, rejected, splitNul, touchesGitlink, unsafePath } from "./changes.ts";
import type { Exported } from "./export.ts";
import { listEntries } from "./trees.ts";
import { maxChangeBytes, maxFileBytes } from "./work-tree.ts";

/** git keeps a patch, a file of it before and the same after in its memory. */
const limits = { memoryBytes: 2 * 1024 ** 3, fileBytes: 1024 ** 3 };

/** A whole change in the trusted git directory, looked at. */
export interface Applied {
  readonly tree: string;
  /** What of it is not as in the base. */
  readonly changes: readonly RawChange[];
}

/**
 * Makes what came out of the sandbox a tree of the trusted git directory, with no work tree to lead git astray.
 * Throws UserError when git refuses it, when the result is not what was claimed, when a path in it is one that no
 * change of ours can hold, or a file is larger than what may be published.
 */
export async function applyExport(
  git: Git,
  options: {
    readonly base: string;
    /** The base as an index, which stays as it is. */
    readonly index: string;
    readonly exported: Pick<Exported, "tree" | "deleted" | "patch">;
    /** Private directory for the patch and the index. */
    readonly directory: string;
  },
): Promise<Applied> {
  const { base, exported, directory } = options;
  const env = { GIT_INDEX_FILE: join(directory, "index") };
  await copyFile(options.index, env.GIT_INDEX_FILE);
  if (exported.deleted.length > 0) {
    const inputFile = join(directory, "deleted");
    const zeros = "0".repeat(base.length);
    const entries = splitNul(exported.deleted).flatMap((path) => [Buffer.from(`0 ${zeros}\t`), path, nul]);
    await writeFile(inputFile, Buffer.concat(entries), { mode: 0o600 });
    const removed = await git.run(["update-index", "-z", "--index-info"], { env, inputFile });
    if (removed.exitCode !== 0) throw rejected(firstLine(removed.stderr) || "git could not remove its files");
  }
  await applyPatch(git, exported.patch, { env, directory });
  const tree = await git.read(["write-tree", "--missing-ok"], { env });
  if (tree !== exported.tree) throw rejected("the exported patch does not make the exported tree");
  return await checked(git, { base, tree, directory });
}

/**
 * The same for patches from anywhere, one after the other: whoever made them claims nothing that could be compared.
 */
export async function applyPatches(
  git: Git,
  options: {
    readonly base: string;
    readonly index: string;
    readonly patches: readonly Buffer[];
    readonly directory: string;
  },
): Promise<Applied> {
  const { base, patches, directory } = options;
  const env = { GIT_INDEX_FILE: join(directory, "index") };
  await copyFile(options.index, env.GIT_INDEX_FILE);
  for (const patch of patches) await applyPatch(git, patch, { env, directory });
  const tree = await git.read(["write-tree", "--missing-ok"], { env });
  return await checked(git, { base, tree, directory });
}

async function applyPatch(
  git: Git,
  patch: Buffer,
  { env, directory }: { readonly env: Environment; readonly directory: string },
): Promise<void> {
  if (patch.length === 0) return;
  const patchFile = join(directory, "change.patch");
  await writeFile(patchFile, patch, { mode: 0o600 });
  const applied = await git.run(["apply", "--cached", "--whitespace=nowarn", patchFile], { env, limits });
  if (applied.timedOut) throw rejected("git took too long to apply it");
  if (applied.exitCode !== 0) throw rejected(firstLine(applied.stderr) || "git could not apply it");
}

/** Whoever made the change has looked at all of this; what they say is a claim. */
async function checked(
  git: Git,
  { base, tree, directory }: { readonly base: string; readonly tree: string; readonly directory: string },
): Promise<Applied> {
  const changes = await listEntries(git, base, tree);
  const bad = changes.find((change) => touchesGitlink(change) || unsafePath(change) !== undefined);
  if (bad !== undefined) throw rejected(`it holds ${printable(bad.path)}, which may not be published`);
  const files = changes.filter(({ status }) => status !== "D");
  if (files.length === 0) return { tree, changes };
  const inputFile = join(directory, "objects");
  await writeFile(inputFile, files.map(({ newObject }) => `${newObject}\n`).join(""));
  const sizes = (await git.read(["cat-file", "--batch-check=%(objectsize)"], { inputFile })).split("\n");
  let total = 0;
  for (const [index, { path }] of files.entries()) {
    // No number: a partial clone lacks it, so that only its mode can have changed.
    const size = Number(sizes[index]) || 0;
    total += size;
    if (size > maxFileBytes) throw rejected(`${printable(path)} is too large to be published`);
  }
  if (total > maxChangeBytes) throw rejected("it is too large to be published");
  return { tree, changes };
}

const nul = Buffer.from([0]);

/** git's own first line, short enough for a log and without what does not show. */
function firstLine(stderr: string): string {
  const line = stderr.split("\n").find((text) => text.trim() !== "") ?? "";
  return printable(Buffer.from(line.trim().slice(0, 300)));
}
