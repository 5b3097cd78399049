import { join } from "node:path";
import type { Task } from "./agent/prompt.ts";
import { UserError } from "./errors.ts";
import type { GitHub } from "./github/github.ts";
import type { Run } from "./run.ts";
import type { SolveOptions } from "./solve.ts";
import type { BaseCommit } from "./workspace/base-commit.ts";

/** Where the repository may be found. */
export interface CheckoutOptions {
  readonly github: Pick<GitHub, "clone">;
  /** The repository isn't checked out: it has to be cloned. */
  readonly cloneFirst: boolean;
  readonly solve: Pick<SolveOptions, "workspace">;
  readonly readBaseCommit: () => Promise<BaseCommit>;
}

/**
 * The checkout to work in, said as what it is: the job's own, or a clone of ours, made once `clearance` allows it. Work
 * on a pull request begins at its newest commit, which is cloned where the job has another one checked out.
 */
export async function openCheckout(
  run: Run,
  { github, cloneFirst, solve, readBaseCommit }: CheckoutOptions,
  { pullRequest }: Task,
  clearance: Promise<void>,
): Promise<string> {
  const isElsewhere =
    cloneFirst || (pullRequest !== undefined && (await shaOf(readBaseCommit)) !== pullRequest.headSha);
  if (!isElsewhere) {
    run.emit({ type: "status", message: "Using checked-out repository...", phase: "repository" });
    return solve.workspace.directory;
  }
  await clearance;
  run.emit({ type: "status", message: "Cloning repository...", phase: "repository" });
  const directory = join(run.tempDir, "repository");
  await github.clone(directory, pullRequest?.branch);
  return directory;
}

/** Undefined where nothing fit is checked out. */
async function shaOf(readBaseCommit: CheckoutOptions["readBaseCommit"]): Promise<string | undefined> {
  try {
    return (await readBaseCommit()).sha;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
