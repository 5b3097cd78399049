import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";
import * as core from "@actions/core";
import { landingOf, openSinks } from "./action.ts";
import type { Task } from "./agent/prompt.ts";
import { filesIn, type Job, readEvent, readJob, runId, solveIn } from "./job.ts";
import { openJournal } from "./journal.ts";
import { showable } from "./keep.ts";
import { readKeptTask } from "./kept-task.ts";
import { finishPublishing, land } from "./land.ts";
import { type ProcessEnvironment, useProxyOf } from "./machine.ts";
import { markdownCode } from "./neutralise.ts";
import type { FailureCode, Outcome } from "./outcome.ts";
import { perform } from "./perform.ts";
import { latePatienceMs, type OpenedPlace, openPlace } from "./place.ts";
import type { Run } from "./run.ts";
import { readUsage, salvage } from "./salvage.ts";
import type { Solution } from "./solve.ts";
import { savedState, untoldName } from "./state.ts";
import { takeLabelOff } from "./watch-place.ts";

/** GitHub ends a cancelled job five minutes after the cancel, whatever it does. */
const patienceMs = 240_000;

const stopped = {
  code: "cancelled",
  reason: "The run ended before the work was done: it was cancelled, out of the job's time, or killed.",
} as const;
const nothing: Outcome = { type: "no-changes", reason: "The run ended before the agent changed anything." };

/**
 * What main could not do any more: lands what the agent had changed by then as unfinished work, and takes the label
 * off. Returns post's exit code. No process of main's may be alive.
 */
export async function finishRun(env: ProcessEnvironment, tempDir: string): Promise<number> {
  const { redactor, log, summary, hide, warn } = openSinks(env);
  let patch: Buffer | undefined;
  let opened: OpenedPlace | undefined;
  const isLeft = openJournal(tempDir).read() !== undefined;
  const { outcome } = await perform(
    {
      ...{ id: runId(env), tempDir, redactor, sinks: [log, summary.sink] },
      before: await readUsage(filesIn(tempDir).events),
      onSinkFailure: (sink, cause) => warn(sink)(cause),
      async tell(_run, outcome, message) {
        // What main told of a run that left nothing stands.
        if (outcome === nothing && core.getState(savedState.told) === "yes") return;
        if (opened === undefined || !(await opened.allowed)) return;
        const ended = outcome === nothing ? ({ type: "failed", ...stopped } as const) : outcome;
        await opened.tell({
          outcome: ended,
          message,
          kept: false,
          left: false,
          patienceMs: latePatienceMs,
        });
      },
    },
    async (given) => {
      const run = { ...given, signal: AbortSignal.any([given.signal, AbortSignal.timeout(patienceMs)]) };
      const event = await readEvent(env);
      useProxyOf(env);
      opened = openPlace(run, env, event, redactor);
      await using _ = opened && takeLabelOff(run, opened.github, opened);
      if (!isLeft) return nothing;
      const message = "Looking for what the agent has left...";
      run.emit({ type: "status", message, phase: "repository" });
      const job = {
        ...(await readJob(env, run, event, { redactor, record: () => undefined, hide })),
        async keep(_: Task, { changes }: Solution) {
          summary.setFiles(changes?.files ?? [], changes?.held?.files);
          patch = changes && showable(changes.patch, changes, redactor);
        },
      };
      return (await landWhatIsLeft(run, job, stopped)) ?? nothing;
    },
  );
  if (outcome === nothing) return 0;
  core.summary.addRaw(redactor.text(summary.render()));
  if (outcome.type !== "failed") {
    await core.summary.write();
    return 0;
  }
  // With the machine goes the last copy of the change; what the runner shows of it stays.
  if (patch !== undefined) core.summary.addRaw(redactor.text(patchSection(patch)));
  await core.summary.write();
  return 1;
}

/** Lands what a run that broke off has left; undefined where that is nothing. */
async function landWhatIsLeft(
  run: Run,
  job: Job,
  stopped: { readonly code: FailureCode; readonly reason: string },
): Promise<Outcome | undefined> {
  const left = job.journal.read();
  const asked = await readKeptTask(run.tempDir);
  if (left === undefined || asked === undefined) return undefined;
  const landing = landingOf(job, asked.task);
  if (left.step === "publishing") return await finishPublishing(run, left, landing);
  const solution = await salvage(run, left, {
    ...{ ...solveIn(job, asked.directory), ...job, stopped },
    endedAt: job.journal.aliveAt(),
  });
  if (solution === undefined) return undefined;
  await job.keep(asked.task, solution);
  if (job.config.mode === "agent") {
    const reason = `${stopped.reason} It may write nothing to GitHub, and what it uploads is uploaded by now: the change is in the summary alone.`;
    return { type: "failed", code: stopped.code, reason };
  }
  return await land(run, solution, landing);
}

/** Tells where the run was started how it ended, when main could not. */
export async function tellLate(env: ProcessEnvironment, tempDir: string): Promise<void> {
  const { redactor } = openSinks(env);
  const run: Run = {
    ...{ id: runId(env), tempDir, signal: AbortSignal.timeout(patienceMs) },
    emit: (event) => {
      if (event.type === "warning") core.warning(redactor.text(event.message));
    },
  };
  const event = await readEvent(env);
  useProxyOf(env);
  const opened = openPlace(run, env, event, redactor);
  await opened?.tellLate(await readFile(join(tempDir, untoldName), "utf8"));
}

/** A summary may have 1 MiB in all, and half of it is the page's. */
const maxPatchBytes = 400_000;

function patchSection(patch: Buffer): string {
  const kept = new StringDecoder("utf8").write(patch.subarray(0, maxPatchBytes));
  const which = patch.length > maxPatchBytes ? "The beginning of the change" : "The change";
  return `\n\n<details>\n<summary>${which}, as a patch</summary>\n\n${markdownCode(kept, "diff")}\n\n</details>\n`;
}
