import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import * as core from "@actions/core";
import type { Task } from "./agent/prompt.ts";
import { followDetails } from "./details.ts";
import { UserError } from "./errors.ts";
import type { GitHub } from "./github/github.ts";
import type { HandOverOptions } from "./hand-over/hand-over.ts";
import { filesIn, type Job, readAsking, readEvent, readInput, readJob, runId, runUrlOf } from "./job.ts";
import { openJournal } from "./journal.ts";
import type { KeptFiles } from "./keep.ts";
import type { LandOptions } from "./land.ts";
import { machineDetails, type ProcessEnvironment, secretsIn, useProxyOf } from "./machine.ts";
import { isSuccess, type Outcome } from "./outcome.ts";
import { type Performed, perform } from "./perform.ts";
import { type OpenedPlace, openPlace } from "./place.ts";
import { createRedactor, type Secret } from "./redact.ts";
import type { Run } from "./run.ts";
import { requireLinux } from "./sandbox/unavailable.ts";
import { openEventsFile } from "./sinks/events-file.ts";
import { createLogSink } from "./sinks/log.ts";
import { createProgress } from "./sinks/progress.ts";
import { createSummary } from "./sinks/summary.ts";
import { createTelemetry } from "./sinks/telemetry/telemetry.ts";
import { openTranscript } from "./sinks/transcript.ts";
import { startedEvent } from "./started.ts";
import { savedState } from "./state.ts";
import type { Asking, Trigger } from "./task.ts";
import { startTelemetry } from "./telemetry-start.ts";
import { watchPlace } from "./watch-place.ts";

/** One step of a job on a runner, from its environment to its exit code. */
export interface Action {
  /** Runs the story, tells its end in the log, the summary and the outputs, and returns the exit code. */
  readonly perform: (story: (run: Run, started: Started) => Promise<Outcome>) => Promise<number>;
}

/** What can be read however wrong the inputs and the machine are: the event, and what it may ask for. */
export interface Started {
  readonly trigger: Trigger;
  /** As it was given: `doctor` looks at things, whatever the event asks for. */
  readonly mode: string;
  /** The inputs that say whether the event asks for anything. */
  readonly asking: Asking;
  /** Shows from now on how far the run has come, where it was started, once nothing forbids the run. */
  readonly showProgress: (cleared: Promise<void>) => void;
  /** Reads and checks everything else. Rejects with a UserError that names what is wrong. */
  readonly readJob: () => Promise<Job>;
}

/** What the comment's last change may take before its end is written. */
const patienceMs = 2_500;
/** A cancelled run is killed after ten seconds, and has more to do. */
const hurriedPatienceMs = 500;

/** Masks the keys in the environment and makes the run's files. Throws UserError when no runner started us, or not on Linux. */
export async function openAction(env: ProcessEnvironment): Promise<Action> {
  const runnerTemp = env["RUNNER_TEMP"];
  if (env["GITHUB_ACTIONS"] !== "true" || !runnerTemp) {
    throw new UserError(
      "bad-input",
      "This program is started by the GitHub Actions runner; on your own machine start dist/cli/index.js.",
    );
  }
  requireLinux(process.platform);
  const { redactor, log, summary, hide, warn } = openSinks(env);
  const unique = randomBytes(8).toString("hex");
  const tempDir = join(runnerTemp, `tiny-backspace-${unique}`);
  // Before there is anything: post finds it, whenever this process is killed.
  core.saveState(savedState.tempDir, tempDir);
  await mkdir(tempDir, { mode: 0o700 });
  const files = filesIn(tempDir);
  const transcript = openTranscript(files.transcript, redactor, warn("transcript"));
  const telemetry = createTelemetry({
    spoolFile: files.spool,
    env,
    warn: (sentence) => core.warning(redactor.text(sentence)),
  });
  const progress = createProgress();
  let keptFiles: KeptFiles = {};
  const keepFor =
    ({ emit }: Run): Job["keep"] =>
    async (task, solution) => {
      const { changes } = solution;
      if (changes === undefined) return;
      summary.setFiles(changes.files, changes.held?.files);
      // What follows the agent's work is no part of a run's start.
      const { keepSolution } = await import("./land.ts");
      keptFiles = await keepSolution({ emit, directory: tempDir, task, solution, changes, redactor });
    };

  return {
    async perform(story) {
      let opened: OpenedPlace | undefined;
      const performed = await perform(
        {
          id: runId(env),
          // Jobs of a matrix, and the two of the split form, are one workflow run; receivers must tell them apart.
          toldAs: `${runId(env)}-${unique.slice(0, 8)}`,
          tempDir,
          redactor,
          sinks: [log, openEventsFile(files.events), summary.sink, telemetry.sink, progress.sink],
          onSinkFailure: (sink, cause) => warn(sink)(cause),
          tell: async (run, outcome, message) => {
            await progress.end(run.signal.aborted ? hurriedPatienceMs : patienceMs);
            if (opened === undefined || !(await opened.allowed)) return;
            const left = !isOver(outcome) && openJournal(tempDir).read() !== undefined;
            const kept = keptFiles.patch !== undefined;
            const isTold = await opened.tell({ outcome, message, kept, left, facts: progress.facts() });
            if (isTold) core.saveState(savedState.told, left ? "landing" : "yes");
          },
        },
        async (run) => {
          const event = await readEvent(env);
          useProxyOf(env);
          opened = openPlace(run, env, event, redactor);
          await using _ = opened && watchPlace(run, opened.github, opened);
          run.signal.addEventListener("abort", telemetry.hurry);
          return await story(run, {
            trigger: event.trigger,
            mode: readInput("mode"),
            asking: readAsking(),
            showProgress: (cleared) => opened?.show(progress, cleared),
            readJob: async () => {
              // Before anything can be wrong with the rest: that is told to endpoints too.
              startTelemetry(telemetry, { env, event, input: readInput, hide, redact: redactor.text });
              run.emit(
                startedEvent(event, {
                  input: readInput,
                  runUrl: runUrlOf(env, event),
                  redact: redactor.text,
                }),
              );
              const job = await readJob(env, run, event, { redactor, record: transcript.record, hide });
              const onDecoys: Job["solve"]["onDecoys"] = ({ findIn }) =>
                progress.keepOut((text) => findIn(text).length > 0);
              return { ...job, solve: { ...job.solve, onDecoys }, keep: keepFor(run) };
            },
          });
        },
      );
      await transcript.close();
      const { outcome } = performed;
      if ("compareUrl" in outcome && outcome.compareUrl !== undefined)
        summary.setByHandUrl(outcome.compareUrl);
      if (isOver(outcome)) {
        core.saveState(savedState.ended, "yes");
      } else if (openJournal(tempDir).read() !== undefined) {
        core.info(
          isAgentJob()
            ? "What the agent has changed by now is shown in the summary when the job's steps are over."
            : "What the agent has changed by now becomes a draft when the job's steps are over.",
        );
      }
      const handover = existsSync(handOverIn(tempDir)) ? handOverIn(tempDir) : undefined;
      setOutputs(performed, {
        ...{ ...files, ...keptFiles, spool: telemetry.spoolFile() },
        ...(handover !== undefined && { handover }),
      });
      await core.summary.addRaw(redactor.text(summary.render())).write();
      return isSuccess(outcome) ? 0 : 1;
    },
  };
}

/** Where a run is told to people; the keys in the environment are masked from now on. */
export function openSinks(env: ProcessEnvironment) {
  const secrets = secretsIn(env);
  for (const secret of secrets) core.setSecret(secret.reveal());
  const redactor = createRedactor(secrets);
  const log = createLogSink({
    write: (text) => void process.stdout.write(text),
    format: "runner",
    colour: !env["NO_COLOR"],
    debug: core.isDebug(),
  });
  if (core.isDebug()) {
    followDetails((detail) => log.detail(redactor.text(detail)));
    log.detail(machineDetails());
  }
  const masked = new Set(secrets.map((secret) => secret.reveal()));
  return {
    redactor,
    log,
    summary: createSummary(),
    hide(secret: Secret) {
      if (masked.has(secret.reveal())) return;
      masked.add(secret.reveal());
      redactor.add(secret);
      log.mask(secret.reveal());
    },
    warn: (what: string) => (cause: unknown) =>
      core.warning(redactor.text(`The ${what} stopped working: ${String(cause)}`)),
  };
}

/** How what comes of a task is landed. */
export function landingOf(job: Job, task: Task): LandOptions {
  const { dryRun } = job.config;
  // A pull request that is gone on with keeps its base.
  const base = task.pullRequest?.base ?? job.config.base;
  return { ...job, keep: (found) => job.keep(task, found), task, base, dryRun, settings: job.config };
}

/** Where what comes of a task is handed over. */
export function handingOf(job: Job, { tempDir }: Pick<Run, "tempDir">, task: Task): HandOverOptions {
  const { redactor, github } = job;
  return { directory: handOverIn(tempDir), task, repository: nameOf(github), redactor };
}

/** From where it is taken over. */
export function takingOf({ handover, github, deadline }: Job) {
  return { directory: handover, repository: nameOf(github), deadline };
}

function nameOf({ repository }: Pick<GitHub, "repository">): string {
  return `${repository.owner}/${repository.name}`;
}

/** What the agent's job hands over, in a run's own directory. */
function handOverIn(tempDir: string): string {
  return join(tempDir, "hand-over");
}

/** Whether nobody has to go on: what there was has been landed, or must not be. */
function isOver(outcome: Outcome): boolean {
  return outcome.type !== "failed" || (outcome.code !== "cancelled" && outcome.code !== "bug");
}

/** The job that may only read; it can be told however wrong the other inputs are. */
function isAgentJob(): boolean {
  return readInput("mode") === "agent";
}

function setOutputs(
  { outcome, totals, message }: Performed,
  files: KeptFiles & {
    readonly events: string;
    readonly transcript: string;
    readonly spool: string | undefined;
    readonly handover?: string;
  },
): void {
  const pullRequest = "pullRequest" in outcome ? outcome.pullRequest : undefined;
  const branch = "branch" in outcome ? outcome.branch : undefined;
  const outputs = {
    outcome: outcome.type,
    "failure-code": "code" in outcome ? outcome.code : "",
    summary: message,
    "pull-request-number": pullRequest?.number ?? "",
    "pull-request-url": pullRequest?.url ?? "",
    "pull-request-operation": pullRequest?.operation ?? "",
    "pull-request-head-sha": pullRequest?.headSha ?? "",
    "pull-request-branch": pullRequest?.branch ?? branch ?? "",
    "compare-url": "compareUrl" in outcome ? (outcome.compareUrl ?? "") : "",
    "cost-usd": totals.costUsd?.toFixed(4) ?? "",
    turns: totals.turns,
    "input-tokens": totals.inputTokens,
    "output-tokens": totals.outputTokens,
    "handover-path": files.handover ?? "",
    "events-file": files.events,
    "transcript-file": files.transcript,
    "spool-file": files.spool ?? "",
    "patch-file": files.patch ?? "",
    "protected-patch-file": files.protectedPatch ?? "",
    "bundle-file": files.bundle ?? "",
  };
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}
