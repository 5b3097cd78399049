import { findEarlier } from "./earlier.ts";
import { UserError } from "./errors.ts";
import type { GitHub, OpenPullRequest } from "./github/github.ts";
import type { PullRequest } from "./outcome.ts";
import type { Run } from "./run.ts";

/**
 * Our own pull request for the same issue that another run opened while this one opened its: two events came at once.
 * Of two runs that both look, only that of the younger finds one.
 */
export async function findRival(
  github: GitHub,
  opened: PullRequest,
  issue: string | undefined,
): Promise<OpenPullRequest | undefined> {
  if (opened.operation !== "created" || issue === undefined) return undefined;
  const us = await github.viewer();
  const older = { ...github.pulls, listOpen: async () => olderThan(opened, await github.pulls.listOpen()) };
  const found = await findEarlier({ ...github, pulls: older }, { us, issue, base: opened.base });
  return found.type === "ours" ? found.pullRequest : undefined;
}

function olderThan({ number }: PullRequest, all: readonly OpenPullRequest[]): readonly OpenPullRequest[] {
  return all.filter((one) => one.number < number);
}

/** Closes what this run opened, so that there is one pull request for the issue; answers whether it could. */
export async function giveWay(
  run: Run,
  github: GitHub,
  { number, branch }: PullRequest,
  rival: OpenPullRequest,
): Promise<boolean> {
  try {
    await github.pulls.close(number);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const message = `Pull request #${rival.number} is for the same issue as #${number}; close one of them. ${error.message}`;
    run.emit({ type: "warning", message });
    return false;
  }
  const message = `Another run opened pull request #${rival.number} for the same issue at the same time, so #${number} is closed and that one updated.`;
  run.emit({ type: "warning", message });
  // What can't be removed is only a branch too many.
  await github.deleteBranch(branch).catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
  });
  return true;
}
