import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { noUsage, type Usage } from "./agent/budget.ts";
import type { AgentResult } from "./agent/loop.ts";
import type { Task } from "./agent/prompt.ts";
import { createCanaries } from "./canaries.ts";
import { UserError } from "./errors.ts";
import type { Event } from "./events/event.ts";
import type { Work } from "./journal.ts";
import { logLine } from "./neutralise.ts";
import type { Run } from "./run.ts";
import { exposureOf, openTested, type Solution, type SolveOptions, solve } from "./solve.ts";
import { resumeWorkspace } from "./workspace/workspace.ts";

/**
 * As `solve`, but what the agent has changed is not lost when that breaks off by a fault nobody foresaw (a bug, a
 * sandbox that broke): it comes back as unfinished work. After a cancel as well where `evenCancelled`.
 */
export async function solveOrSalvage(
  run: Run,
  task: Task,
  options: SolveOptions & {
    readonly eventsFile: string;
    readonly evenCancelled: boolean;
  },
): Promise<Solution> {
  try {
    return await solve(run, task, options);
  } catch (error) {
    const left = options.journal.read();
    const isForeseen = run.signal.aborted ? !options.evenCancelled : error instanceof UserError;
    if (isForeseen || left?.step !== "work") throw error;
    const stopped = run.signal.aborted ? cancelled : brokenBy(error);
    const patient: Run = { ...run, signal: AbortSignal.timeout(patienceMs) };
    const solution = await salvage(patient, left, { ...options, stopped });
    if (solution === undefined) throw error;
    if (stopped.code === "bug") run.emit({ type: "warning", message: stackOf(error) });
    return solution;
  }
}

const patienceMs = 120_000;
const cancelled = { code: "cancelled", reason: "The run was cancelled before it was finished." } as const;

function brokenBy(error: unknown) {
  const [what = ""] = (Error.isError(error) ? error.message : String(error)).split("\n");
  return {
    code: "bug",
    reason: `The run broke off by a fault of Tiny Backspace's own (${logLine(what.slice(0, 300))}).`,
  } as const;
}

function stackOf(error: unknown): string {
  return Error.isError(error) ? (error.stack ?? error.message) : String(error);
}

/**
 * What the agent of a run that broke off has left, as if it had been handed in; undefined when there is no change. The
 * sandbox is opened anew, without any network. No process of the agent's may be alive.
 */
export async function salvage(
  run: Run,
  left: Work,
  options: Pick<SolveOptions, "workspace" | "sandbox" | "network" | "provisioning" | "isolated"> & {
    readonly stopped: NonNullable<AgentResult["stopped"]>;
    /** What the run has told so far. */
    readonly eventsFile: string;
    /** Seconds since 1970 when the run broke off; undefined when nobody has been at work since. */
    readonly endedAt?: number;
  },
): Promise<Solution | undefined> {
  // Nobody else gets to a copy.
  const endedAt = left.copy === undefined ? options.endedAt : undefined;
  const workspace = await resumeWorkspace(options.workspace, endedAt);
  if (workspace === undefined) return undefined;
  const canaries = createCanaries(left.decoys);
  await using opened = new AsyncDisposableStack();
  const reopening = {
    ...{ ...options, workspace, canaries, clearing: Promise.resolve(), mayAsk: () => false },
    network: { ...options.network, mode: "none" as const, allowed: [] },
    copy: left.copy === undefined ? ("keep" as const) : { path: left.copy },
  };
  const sandbox = await openTested(run, reopening, opened);
  const changes = await workspace.exportChanges(sandbox, run.signal);
  if (changes.whole === workspace.base.tree) return undefined;
  const { proposal, receipt, usage = await readUsage(options.eventsFile) } = left;
  const result = { stopped: options.stopped, usage, ...(proposal !== undefined && { proposal }) };
  const exposed = exposureOf(options);
  return {
    ...{ workspace, result, canaries, decoysAsked: [], changes },
    ...(exposed !== undefined && { exposed }),
    ...(receipt !== undefined && { receipt }),
  };
}

/** What a run used before it broke off. Its last event may be torn. */
export async function readUsage(eventsFile: string): Promise<Usage> {
  let usage = noUsage;
  if (!existsSync(eventsFile)) return usage;
  await using file = await open(eventsFile);
  for await (const line of file.readLines()) {
    if (!line.startsWith('{"type":"usage"') || !line.endsWith("}")) continue;
    const event = JSON.parse(line) as Extract<Event, { type: "usage" }>;
    usage = {
      turns: usage.turns + 1,
      inputTokens: usage.inputTokens + event.input_tokens,
      outputTokens: usage.outputTokens + event.output_tokens,
      cacheReadTokens: usage.cacheReadTokens + event.cache_read_tokens,
      cacheWriteTokens: usage.cacheWriteTokens + event.cache_write_tokens,
      costUsd: event.total_cost_usd,
    };
  }
  return usage;
}
