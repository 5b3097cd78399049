import { noUsage, promptTokensIn, type Usage } from "./agent/budget.ts";
import { PublishError } from "./carry-out.ts";
import { UserError } from "./errors.ts";
import type { Sink } from "./events/emitter.ts";
import { createEmitter } from "./events/emitter.ts";
import type { Event } from "./events/event.ts";
import { type FailureCode, nextSteps, type Outcome, type PullRequest } from "./outcome.ts";

import type { Redactor } from "./redact.ts";
import type { Run } from "./run.ts";

/** What the whole run used, counted from its events. */
export interface Totals {
  readonly turns: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars; null when a price is unknown. */
  readonly costUsd: number | null;
}

export interface Performed {
  readonly outcome: Outcome;
  readonly totals: Totals;
  /** One sentence on how the run ended. */
  readonly message: string;
}

/** Ctrl-C or a cancelled job, the job's second warning, a closed terminal. */
const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a story from its first event to its last, whatever happens in it: every error becomes an outcome, SIGINT,
 * SIGTERM and SIGHUP become `cancelled`, and the last event is always `result`.
 */
export async function perform(
  options: {
    readonly id: string;
    /** What events call the run; by default its id. */
    readonly toldAs?: string;
    readonly tempDir: string;
    readonly redactor: Redactor;
    readonly sinks: readonly Sink[];
    readonly onSinkFailure: (sink: string, cause: unknown) => void;
    /** What a process before this one used for the same run. */
    readonly before?: Usage;
    /** By default in the action's words. */
    readonly nextSteps?: Readonly<Record<FailureCode, string>>;
    /** Tells others how the run ended, before it says so itself. Must not reject. */
    readonly tell?: (run: Run, outcome: Outcome, message: string) => Promise<void>;
  },
  story: (run: Run) => Promise<Outcome>,
): Promise<Performed> {
  const startedAt = Date.now();
  const tally = createTally(options.before);
  const emitter = createEmitter({
    run: options.toldAs ?? options.id,
    redactor: options.redactor,
    sinks: [tally, ...options.sinks],
    onSinkFailure: options.onSinkFailure,
  });
  const cancel = new AbortController();
  const onSignal = () => cancel.abort();
  for (const signal of endingSignals) process.on(signal, onSignal);
  const run: Run = {
    id: options.id,
    emit: emitter.emit,
    signal: cancel.signal,
    tempDir: options.tempDir,
  };

  const outcome = await story(run).catch((error: unknown) => outcomeOf(error, cancel.signal));
  const message = describe(outcome, options.nextSteps ?? nextSteps);
  await options.tell?.(run, outcome, message);
  const totals = tally.totals();
  if ("code" in outcome) run.emit({ type: "error", message: outcome.reason, code: outcome.code });
  run.emit({
    type: "result",
    outcome: outcome.type,
    message,
    failure_code: "code" in outcome ? outcome.code : null,
    pull_request_url: "pullRequest" in outcome ? (outcome.pullRequest?.url ?? null) : null,
    turns: totals.turns,
    input_tokens: totals.inputTokens,
    output_tokens: totals.outputTokens,
    cost_usd: totals.costUsd,
    duration_ms: Date.now() - startedAt,
  });
  await emitter.close();
  for (const signal of endingSignals) process.off(signal, onSignal);
  return { outcome, totals, message: options.redactor.text(message) };
}

function outcomeOf(error: unknown, signal: AbortSignal): Outcome {
  if (signal.aborted) {
    return { type: "failed", code: "cancelled", reason: "The run was cancelled before it was finished." };
  }
  if (error instanceof UserError) {
    if (error instanceof PublishError) {
      const { code, message: reason, branch, compareUrl } = error;
      return { type: "failed", code, reason, branch, compareUrl };
    }
    const type = error.code === "not-authorized" ? "refused" : "failed";
    return { type, code: error.code, reason: error.message };
  }
  const reason = Error.isError(error) ? (error.stack ?? error.message) : String(error);
  return { type: "failed", code: "bug", reason };
}

/** One sentence for people: what is there now, or what stopped the run and what to do next. */
function describe(outcome: Outcome, next: Readonly<Record<FailureCode, string>>): string {
  switch (outcome.type) {
    case "pull-request":
      return `${operations[outcome.pullRequest.operation]} pull request #${outcome.pullRequest.number}: ${outcome.pullRequest.url}`;
    case "proposed":
      return outcome.dryRun === true
        ? `Dry run: nothing was pushed, and the pull request that it would have opened is shown. It would come from the branch ${outcome.branch}.`
        : `The change is on the local branch ${outcome.branch}.`;
    case "handed-over":
      return `The ${outcome.what} is handed over to the job that publishes it.`;
    case "no-changes":
      return `Nothing was changed. ${outcome.reason}`;
    case "skipped":
      return `Nothing to do. ${outcome.reason}`;
    case "replayed":
      return describeReplay(outcome);
    case "checked":
      return describeChecked(outcome);
    case "question": {
      const [asked, toDo] =
        "commentUrl" in outcome
          ? [`The agent asks on the issue: ${outcome.commentUrl}`, ""]
          : [outcome.reason, `\n${next[outcome.code]}`];
      return `${asked}${whatThereIs(outcome)}\n${outcome.question}${toDo}`;
    }
    case "unfinished":
      return `Unfinished: ${outcome.reason}${whatThereIs(outcome)} ${next[outcome.code]}`;
    case "refused":
    case "failed":
      return outcome.reason.includes("\n")
        ? `${outcome.reason}\n${next[outcome.code]}`
        : `${outcome.reason} ${next[outcome.code]}`;
  }
}

const operations = { created: "Opened", updated: "Updated" } as const;

function describeReplay({ turns, results, volatile, tree }: Outcome & { readonly type: "replayed" }): string {
  const but = volatile === 0 ? "" : ` (${volatile} of them but for times and the like)`;
  return `The recorded run of ${turns} turns came out the same: ${results} results of tools as recorded${but}, and the tree ${tree}.`;
}

function describeChecked({ checks, unknown }: Outcome & { readonly type: "checked" }): string {
  const open =
    unknown === 0
      ? ""
      : `; ${unknown === 1 ? "one of them says" : `${unknown} of them say`} what can't be known before a run, and what happens then`;
  return `Nothing is wrong (${checks} checks${open}).`;
}

/** What there is of a change that isn't finished, as a sentence of its own. */
function whatThereIs({
  pullRequest,
  branch,
}: {
  readonly pullRequest?: PullRequest;
  readonly branch?: string;
}): string {
  const where = pullRequest?.url ?? (branch && `branch ${branch}`);
  return where ? ` What there is: ${where}.` : "";
}

function createTally(before: Usage = noUsage): Sink & { readonly totals: () => Totals } {
  let totals: Totals = { ...before, inputTokens: promptTokensIn(before) };
  return {
    name: "tally",
    take(event: Event) {
      if (event.type !== "usage") return;
      totals = {
        turns: totals.turns + 1,
        inputTokens:
          totals.inputTokens + event.input_tokens + event.cache_read_tokens + event.cache_write_tokens,
        outputTokens: totals.outputTokens + event.output_tokens,
        costUsd: event.total_cost_usd,
      };
    },
    totals: () => totals,
  };
}
