import * as core from "@actions/core";
import { landWhatIsLeft, openPlace, openSinks } from "./action.ts";
import type { Task } from "./agent/prompt.ts";
import { filesIn, readEvent, readJob, runId } from "./job.ts";
import { openJournal } from "./journal.ts";
import { showable } from "./keep.ts";
import { takeLabelOff } from "./land.ts";
import { type ProcessEnvironment, useProxyOf } from "./machine.ts";
import { markdownCode } from "./neutralise.ts";
import type { Outcome } from "./outcome.ts";
import { perform } from "./perform.ts";
import { readUsage } from "./salvage.ts";
import type { Solution } from "./solve.ts";

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
  const isLeft = openJournal(tempDir).read() !== undefined;
  const { outcome } = await perform(
    {
      ...{ id: runId(env), tempDir, redactor, sinks: [log, summary.sink] },
      before: await readUsage(filesIn(tempDir).events),
      onSinkFailure: (sink, cause) => warn(sink)(cause),
    },
    async (given) => {
      const run = { ...given, signal: AbortSignal.any([given.signal, AbortSignal.timeout(patienceMs)]) };
      const event = await readEvent(env);
      useProxyOf(env);
      const opened = openPlace(run, env, event);
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

/** A summary may have 1 MiB in all. */
const maxPatchCharacters = 400_000;

function patchSection(patch: Buffer): string {
  const text = patch.toString("utf8");
  const kept = text.slice(0, maxPatchCharacters);
  const which = kept.length < text.length ? "The beginning of the change" : "The change";
  return `\n\n<details>\n<summary>${which}, as a patch</summary>\n\n${markdownCode(kept, "diff")}\n\n</details>\n`;
}
