import { setTimeout as sleep } from "node:timers/promises";
import type { Message } from "@anthropic-ai/sdk/resources/messages";
import type { EventBody } from "../events/event.ts";
import { type CacheLife, deadlineStop, type Ledger, tokensOf } from "./budget.ts";
import type { Request } from "./conversation.ts";
import { classify, type Fault, type Remedy, type Stop } from "./faults.ts";
import { createLive } from "./live.ts";
import type { ModelClient } from "./model.ts";
import { createPatience, inWords, type RetryDelays, type Verdict } from "./patience.ts";
import { promptTokensOf } from "./prices.ts";
import { receive } from "./receive.ts";

export type Answer =
  | {
      readonly type: "message";
      readonly message: Message;
      readonly promptTokens: number;
      /** What the request allowed it at most. */
      readonly maxTokens: number;
    }
  /** No budget for the request, or for asking once more, or no time for the rest of its answer. */
  | { readonly type: "limit"; readonly stop: Stop }
  | { readonly type: "stopped"; readonly stop: Stop };

/** A request that is to be sent. */
interface Prepared {
  readonly request: Request;
  /** An upper estimate. */
  readonly promptTokens: number;
  /** The one request past a limit. */
  readonly isLast: boolean;
}

/** Makes a request; a `Stop` when a budget forbids it. */
export type Prepare = () => Prepared | Stop;

/**
 * Gets one whole answer of the model, telling its words as they come. At `until`, in milliseconds since the epoch, what
 * has not come by then is given up; no wait between two requests ends later.
 */
export type Ask = (prepare: Prepare, until: number) => Promise<Answer>;

/** What the run itself can do about a fault. */
export type OwnRemedy = Exclude<Remedy, "new-credentials">;

const charactersPerToken = 3;

interface AskOptions {
  readonly client: ModelClient;
  readonly emit: (event: EventBody) => void;
  readonly record: (entry: unknown) => void;
  readonly ledger: Ledger;
  readonly cacheLife: CacheLife;
  /** Aborted when the run is cancelled. */
  readonly cancelled: AbortSignal;
  readonly retryDelays?: RetryDelays | undefined;
  /** Does what may help, once in a run, and says what it did; undefined when there is nothing to do. */
  readonly apply: (remedy: OwnRemedy) => string | undefined;
}

/**
 * Makes `Ask`, the one place where requests are repeated. A request whose answer breaks off is sent again as it was:
 * nothing of a broken answer is kept, so no tool ever runs twice. What the API refuses, what stays broken, and what
 * would have to wait for too long ends as `stopped`.
 */
export function createAsk(options: AskOptions): Ask {
  const { client, emit, record, cancelled } = options;
  let answered = false;

  return async (prepare, until) => {
    const overdue = AbortSignal.timeout(Math.max(0, Math.floor(until - Date.now())));
    const signal = AbortSignal.any([cancelled, overdue]);
    const decide = createDecisions(options, { prepare, until, answered });
    let next = prepare();
    for (;;) {
      if ("code" in next) return { type: "limit", stop: next };
      const { request } = next;
      const received = await send(options, request, signal);
      if (received.type === "whole") {
        answered = true;
        const { message } = received;
        record({ type: "answer", message });
        const promptTokens = book(options, message, message.stop_reason ?? "none");
        return { type: "message", message, promptTokens, maxTokens: request.max_tokens };
      }

      const { begun, error } = received;
      if (begun !== undefined) book(options, { ...begun, usage: estimateUsage(begun) }, "broken");
      record({ type: "broken", partial: begun ?? null, error: String(error) });
      if (signal.aborted) return interrupted(cancelled);
      const fault = classify(error, { model: request.model, credentials: client.credentials });
      const decision = decide(fault, next);
      if (decision.type === "stop") return { type: "stopped", stop: decision.stop };
      ({ next } = decision);
      if ("code" in next) continue;
      emit({ type: "warning", message: `${fault.reason} ${decision.told}` });
      await sleep(decision.ms, undefined, { signal }).catch(() => {});
      if (signal.aborted) return interrupted(cancelled);
    }
  };
}

async function send({ client, emit, ledger }: AskOptions, request: Request, signal: AbortSignal) {
  const live = createLive(emit, ledger.turns() + 1);
  const received = await receive(client, request, { signal, onEvent: live.take });
  live.close();
  return received;
}

/** What follows a fault. */
type Decision =
  | {
      readonly type: "again";
      readonly ms: number;
      /** What is done about it, for people. */
      readonly told: string;
      readonly next: Prepared | Stop;
    }
  | { readonly type: "stop"; readonly stop: Stop };

/** Decides for one request: what else may help is tried first, then waiting, if there is patience and money for it. */
function createDecisions(
  options: AskOptions,
  request: { readonly prepare: Prepare; readonly until: number; readonly answered: boolean },
): (fault: Fault, sent: Prepared) => Decision {
  const { ledger, retryDelays } = options;
  const { prepare, until, answered } = request;
  const newPatience = () => createPatience({ delays: retryDelays, answered, waitUntil: until });
  const help = createHelp(options);
  let judge = newPatience();

  return (fault, sent) => {
    const verdict = judge(fault);
    const helped = help(fault, verdict);
    if (helped !== undefined) {
      judge = newPatience();
      return { type: "again", ms: 0, told: helped, next: prepare() };
    }
    if (verdict.type === "give-up") {
      const reason = [fault.reason, verdict.because].join(" ").trim();
      return { type: "stop", stop: { code: fault.code, reason } };
    }
    const { request, promptTokens, isLast } = sent;
    const next = ledger.forbids({ promptTokens, maxTokens: request.max_tokens, isLast }) ?? sent;
    return { type: "again", ms: verdict.ms, told: `Asking again in ${inWords(verdict.ms)}.`, next };
  };
}

/** Tries what may help besides waiting; says what was done. */
function createHelp({ client, apply }: AskOptions): (fault: Fault, verdict: Verdict) => string | undefined {
  let renewed = false;
  return ({ remedy }, verdict) => {
    if (remedy === undefined) return undefined;
    if (remedy === "new-credentials") {
      if (renewed || !client.credentials.renewable) return undefined;
      renewed = true;
      return "Asking again with new ones.";
    }
    const isTime = remedy !== "other-model" || verdict.type === "give-up" || verdict.isTiring;
    return isTime ? apply(remedy) : undefined;
  };
}

function interrupted(cancelled: AbortSignal): Answer {
  return cancelled.aborted
    ? { type: "stopped", stop: { code: "cancelled", reason: "The run was cancelled." } }
    : { type: "limit", stop: deadlineStop };
}

/** Counts an answer and tells its price; returns how many tokens its prompt had. */
function book(
  { ledger, emit, cacheLife }: AskOptions,
  { model, usage }: Message,
  stopReason: string,
): number {
  const tokens = tokensOf(usage, cacheLife);
  const cost = ledger.add(tokens);
  emit({
    type: "usage",
    turn: ledger.turns(),
    model,
    stop_reason: stopReason,
    input_tokens: tokens.input,
    output_tokens: tokens.output,
    cache_read_tokens: tokens.cacheRead,
    cache_write_tokens: tokens.cacheWrite5m + tokens.cacheWrite1h,
    cost_usd: cost,
    total_cost_usd: ledger.usage().costUsd,
    max_cost_usd: ledger.maxCostUsd,
    max_turns: ledger.maxTurns,
    deadline: ledger.deadline,
  });
  return promptTokensOf(tokens);
}

/** A broken answer is paid for too; how long it was is only known from what came of it. */
function estimateUsage({ usage, content }: Message): Message["usage"] {
  const received = Math.ceil(JSON.stringify(content).length / charactersPerToken);
  return { ...usage, output_tokens: Math.max(usage.output_tokens, received) };
}
