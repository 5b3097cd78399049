import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { bindGit } from "../git.ts";
import { type BaseText, readBaseText } from "./base-file.ts";
import { findCheckout, makeTrusted, readHead, readSettings } from "./git-directories.ts";
import type { WorkspaceOptions } from "./workspace.ts";

/** The commit that a checkout is at, before anything is opened to work in. */
export interface BaseCommit {
  readonly sha: string;
  /** Absolute path of the checkout, without symlinks. */
  readonly directory: string;
  /** A file as the commit has it; `path` is relative to the top, one line. */
  readonly readText: (path: string, maxBytes: number) => Promise<BaseText>;
}

/**
 * Looks at the checked-out commit through a trusted git directory of its own; nothing of the work tree is read. Throws
 * UserError("workspace-unusable") when the directory is no checkout.
 */
export async function readBaseCommit(
  options: Pick<WorkspaceOptions, "directory" | "tempDir" | "git" | "env">,
): Promise<BaseCommit> {
  const checkout = await findCheckout(options.directory);
  const directory = await mkdtemp(join(options.tempDir, "base-commit-"));
  const [emptyDir, gitDir] = [join(directory, "empty"), join(directory, "trusted.git")];
  await mkdir(emptyDir, { mode: 0o700 });
  const git = bindGit({ program: options.git, gitDir, emptyDir, env: options.env });
  await makeTrusted(checkout, await readSettings(git, checkout), gitDir);
  const { sha } = await readHead(git, checkout);
  return {
    sha,
    directory: checkout.directory,
    readText: (path, maxBytes) => readBaseText(git, { base: sha, path, maxBytes, directory }),
  };
}
