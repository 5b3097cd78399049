import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { type Git, gitSettings, gitVariables } from "../git.ts";
import { printable } from "./changes.ts";
import { type Checkout, makeLayout, type Settings } from "./git-directories.ts";
import type { RunProgram } from "./sandbox-git.ts";

/** Where a tree goes inside the sandbox. */
export interface LayOutRequest {
  /** A tree in the trusted git directory, such as that of `Changes`. */
  readonly tree: string;
  /** Absolute, inside the sandbox; must not be there yet, and its parent must. */
  readonly directory: string;
  readonly runProgram: RunProgram;
  readonly signal: AbortSignal;
}

export interface LayOutOptions extends LayOutRequest {
  readonly git: Git;
  /** Absolute path of git, the same inside the sandbox. */
  readonly program: string;
  readonly checkout: Checkout;
  readonly settings: Settings;
  readonly base: string;
  /** The tree as a commit on the base; the base itself when it is its tree. */
  readonly commit: string;
  /** Private to the run; nothing may be there yet. */
  readonly staging: string;
}

const mountPoint = "/run/git-layout";
const timeoutMs = 300_000;

// The agent may have put anything in the parent: `mkdir` follows no link that stands there, and takes no directory.
const script = `set -e; umask 022; mkdir -- "$2"; cp -R -- "$1" "$2/.git"; cd -- "$2"; shift 2; exec "$@"`;

/**
 * Lays a tree out as a clean checkout with a `.git` of its own, all of it inside the sandbox: the trusted side packs
 * the tree's new objects and writes no file of the repository. Files that a filter makes (Git LFS, git-crypt) are
 * there as git stores them, submodules are empty, and a sparse checkout stays sparse.
 * Throws UserError("change-rejected") when git can't write the files, such as a sparse checkout's missing ones.
 */
export async function layOut(options: LayOutOptions): Promise<void> {
  const { git, staging, commit, base } = options;
  await makeLayout(options.checkout, options.settings, staging, commit);
  try {
    if (commit !== base) await packCommit(git, { commit, base, directory: staging });
    const read = [options.program, ...gitSettings, "read-tree", "-m", "-u", "HEAD"];
    const result = await options.runProgram({
      argv: ["/bin/sh", "-c", script, "sh", mountPoint, options.directory, ...read],
      env: gitVariables,
      mounts: [{ source: staging, target: mountPoint, writable: false }],
      timeoutMs,
      maxOutputBytes: 64 * 1024,
      signal: options.signal,
    });
    if (result.exitCode === 0) return;
    const why = printable(Buffer.from(result.stderr.trim().slice(0, 300)));
    throw new UserError("change-rejected", `A tree could not be laid out for its checks (${why}).`);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** The commit's new objects as a pack of another git directory. */
export async function packCommit(
  git: Git,
  { commit, base, directory }: { readonly commit: string; readonly base: string; readonly directory: string },
): Promise<void> {
  const packs = join(directory, "objects", "pack");
  await mkdir(packs, { recursive: true });
  const inputFile = join(directory, "revisions");
  await writeFile(inputFile, `${commit}\n^${base}\n`);
  await git.read(["pack-objects", "--revs", "--quiet", join(packs, "pack")], { inputFile });
  await rm(inputFile);
}
