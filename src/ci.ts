import { setTimeout as wait } from "node:timers/promises";
import { UserError } from "./errors.ts";
import type { GitHub, WorkflowRun } from "./github/github.ts";
import type { Run } from "./run.ts";

export interface CiOptions {
  /** Name of the workflow's file. */
  readonly workflow: string;
  /** A branch that is at this commit. */
  readonly branch: string;
  readonly sha: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** GitHub makes the run a moment after it was asked to. */
const appearanceMs = 60_000;
const shortPauseMs = 2_000;
const longPauseMs = 20_000;

/**
 * Starts the repository's CI on the branch, which the job's own token starts nothing on by itself, and shows its result
 * as a status of the commit, as long as there is time. Whatever becomes of it, the pull request is there: what can't be
 * done is one warning. A run that an earlier try started is taken up again.
 */
export async function mirrorCi(
  run: Run,
  { workflows, serverUrl, repository }: Pick<GitHub, "workflows" | "serverUrl" | "repository">,
  { workflow, branch, sha, until }: CiOptions,
): Promise<void> {
  const context = `Tiny Backspace / ${workflow}`;
  const page = `${serverUrl}/${repository.owner}/${repository.name}/actions/workflows/${workflow}`;
  const tell = async (state: "pending" | "success" | "failure", description: string, url: string) =>
    await workflows.setStatus(sha, { state, context, description, url });
  run.emit({ type: "status", message: `Starting ${workflow} on the branch...`, phase: "pull-request" });
  try {
    const known = await workflows.dispatched(workflow, { branch, sha });
    if (known.length === 0) await workflows.dispatch(workflow, { branch, sha });
    await tell("pending", "Started by Tiny Backspace", page);
    const started = await waitFor(Math.min(until, Date.now() + appearanceMs), async () => {
      const [newest] = await workflows.dispatched(workflow, { branch, sha });
      return newest;
    });
    if (started === undefined) {
      return warn(`${workflow} was started on the branch, and its run has not appeared. See ${page}`);
    }
    await tell("pending", "Running", started.url);
    const ended = await waitFor(until, async () => {
      const now = await workflows.run(started.id);
      return now.conclusion === undefined ? undefined : now;
    });
    if (ended === undefined) {
      const sentence = `${workflow} was not over when the run's time was up, so its status stays pending: ${started.url}`;
      return warn(sentence);
    }
    const [state, words] = verdict(ended);
    await tell(state, words, ended.url);
    run.emit({ type: "status", message: `${workflow}: ${words} ${ended.url}`, phase: "pull-request" });
  } catch (error) {
    if (run.signal.aborted) return;
    if (!(error instanceof UserError)) throw error;
    warn(`The result of ${workflow} is not shown on the pull request. ${error.message}`);
  }

  function warn(message: string): void {
    run.emit({ type: "warning", message });
  }

  /** Looks again and again, ever less often; undefined when time is up. */
  async function waitFor(
    deadline: number,
    look: () => Promise<WorkflowRun | undefined>,
  ): Promise<WorkflowRun | undefined> {
    for (let pauseMs = shortPauseMs; ; pauseMs = Math.min(longPauseMs, pauseMs * 1.5)) {
      const found = await look();
      if (found !== undefined) return found;
      const leftMs = deadline - Date.now();
      if (leftMs <= 0) return undefined;
      await wait(Math.min(pauseMs, leftMs), undefined, { signal: run.signal });
    }
  }
}

function verdict({ conclusion = "" }: WorkflowRun): readonly ["success" | "failure", string] {
  switch (conclusion) {
    case "success":
    case "neutral":
    case "skipped":
      return ["success", `It ended with ${conclusion}.`];
    default:
      return ["failure", `It ended with ${conclusion.replaceAll("_", " ")}.`];
  }
}
