import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Task } from "../agent/prompt.ts";
import { UserError } from "../errors.ts";
import { refuseThief } from "../land.ts";
import type { FailureCode, Outcome } from "../outcome.ts";
import { type Policy, refuseSecrets } from "../policy.ts";
import { proposalTexts, shortened } from "../proposal-text.ts";
import type { Run } from "../run.ts";
import type { Solution } from "../solve.ts";
import { type HandedSolution, handOverFiles, limits, type Manifest } from "./manifest.ts";

export interface HandOverOptions {
  /** Made by this; others find the hand-over there. */
  readonly directory: string;
  readonly task: Task;
  /** The repository that the change is for, `owner/name`. */
  readonly repository: string;
  readonly redactor: Policy["redactor"];
}

/**
 * What an agent came to, as files for a job that publishes it; nothing is written to GitHub. An end that no solution
 * came of is handed over too, so that whoever waits hears of it, and rejects all the same.
 */
export async function handOver(
  run: Run,
  working: Promise<Solution>,
  options: HandOverOptions,
): Promise<Outcome> {
  try {
    const solution = await working;
    refuseUnfit(solution, options.redactor);
    run.emit({ type: "status", message: "Handing over...", phase: "result" });
    const end = await describe(solution, options.redactor);
    await write(options, { ...aboutRun(run, options), end }, patchesOf(solution));
    return outcomeOf(solution);
  } catch (error) {
    const end = { type: "failure", ...failureOf(run, error) } as const;
    await write(options, { ...aboutRun(run, options), end }, {});
    throw error;
  }
}

/** The model's key is known in this job alone, so it is here that it is looked for. */
function refuseUnfit(solution: Solution, redactor: HandOverOptions["redactor"]): void {
  refuseThief(solution);
  const { changes, canaries, result } = solution;
  const texts = result.proposal === undefined ? {} : proposalTexts(result.proposal);
  refuseSecrets({ redactor, canaries }, changes ?? { additions: Buffer.alloc(0) }, texts);
}

function outcomeOf({ changes, result: { stopped, proposal } }: Solution): Outcome {
  if (stopped !== undefined) {
    const { code, reason } = stopped;
    if (changes === undefined) return { type: "failed", code, reason };
    return { type: "unfinished", code, reason: `${reason} What there is is handed over.` };
  }
  if (proposal?.question !== undefined) return { type: "handed-over", what: "question" };
  if (changes !== undefined) return { type: "handed-over", what: "change" };
  return { type: "no-changes", reason: proposal?.description ?? "" };
}

/** The number of a workflow's run, the same for all of its jobs and attempts. */
export function runNumber({ id }: Pick<Run, "id">): string {
  return id.split("-")[0] ?? "";
}

function aboutRun(run: Run, { repository, task }: HandOverOptions) {
  return { version: 1, run: runNumber(run), repository, issue: task.issue?.number ?? null } as const;
}

async function describe(solution: Solution, redactor: HandOverOptions["redactor"]): Promise<HandedSolution> {
  const { workspace, canaries, result, network, exposed, changes } = solution;
  const { usage, stopped, proposal } = result;
  const branch = await workspace.agentBranch();
  const isNamed = branch !== undefined && !redactor.isInName(branch);
  return {
    type: "solution",
    base: workspace.base.sha,
    decoys: canaries.seed,
    usage,
    ...(proposal !== undefined && { proposal: cut(proposal) }),
    ...(stopped !== undefined && {
      stopped: { code: stopped.code, reason: cutTo(stopped.reason, limits.reason) },
    }),
    ...(network !== undefined && {
      network: {
        hosts: network.hosts.slice(0, limits.hosts),
        refused: network.refused.slice(0, limits.hosts),
        leftOut: network.leftOut,
      },
    }),
    ...(exposed !== undefined && { exposed: cutTo(exposed, limits.reason) }),
    omitted: (changes?.omitted ?? []).slice(0, limits.omitted).map(({ path, reason }) => ({
      path: cutTo(path, limits.path),
      reason: cutTo(reason, limits.reason),
    })),
    ...(isNamed && { branch }),
  };
}

function cut(proposal: NonNullable<Solution["result"]["proposal"]>) {
  const { title, description, checks, left, nothingToDo, question } = proposal;
  return {
    title: cutTo(title, limits.title),
    description: cutTo(description, limits.description),
    ...(checks !== undefined && { checks: cutTo(checks, limits.part) }),
    ...(left !== undefined && { left: cutTo(left, limits.part) }),
    ...(nothingToDo !== undefined && { nothingToDo }),
    ...(question !== undefined && { question: cutTo(question, limits.part) }),
  };
}

/** So many characters, the sign of a cut included. */
function cutTo(text: string, length: number): string {
  return text.length > length ? shortened(text, length - 1) : text;
}

type Patches = Readonly<Record<string, Buffer>>;

function patchesOf({ changes }: Solution): Patches {
  if (changes === undefined) return {};
  const { patch, held } = changes;
  if (patch === undefined || (held !== undefined && held.patch === undefined)) {
    throw new UserError("change-rejected", "The change is too large to be handed over.");
  }
  return {
    [handOverFiles.change]: patch,
    ...(held?.patch !== undefined && { [handOverFiles.held]: held.patch }),
  };
}

async function write(
  { directory, redactor }: HandOverOptions,
  what: Manifest,
  patches: Patches,
): Promise<void> {
  await mkdir(directory, { mode: 0o700, recursive: true });
  for (const [name, patch] of Object.entries(patches)) {
    await writeFile(join(directory, name), patch, { mode: 0o600 });
  }
  const text = JSON.stringify(what, (_, value: unknown) =>
    typeof value === "string" ? redactor.text(value) : value,
  );
  await writeFile(join(directory, handOverFiles.manifest), text, { mode: 0o600 });
}

function failureOf(run: Run, error: unknown): { readonly code: FailureCode; readonly reason: string } {
  if (run.signal.aborted) {
    return { code: "cancelled", reason: "The agent's job was cancelled before there was anything." };
  }
  if (error instanceof UserError) return { code: error.code, reason: cutTo(error.message, limits.reason) };
  const [what = ""] = (Error.isError(error) ? error.message : String(error)).split("\n");
  return { code: "bug", reason: cutTo(what, limits.reason) };
}
