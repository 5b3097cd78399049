import type { Usage as ApiUsage } from "@anthropic-ai/sdk/resources/messages";
import { capabilitiesOf } from "./capabilities.ts";
import type { Stop } from "./faults.ts";
import { costOf, listPrices, type PriceList, promptTokensOf, type Tokens } from "./prices.ts";

/** What the model's work may use of a run. */
export interface Budget {
  /** Answers of the model, broken ones included; when they are used up it may write one last text. */
  readonly maxTurns: number;
  readonly maxCostUsd: number;
  /** It is lower than `max-cost-usd`, because whoever asked for the task wanted it so. */
  readonly isCostAsked?: true;
  /** When the model's work is over, last text included; milliseconds since the epoch. The rest is for what follows. */
  readonly deadline: number;
}

/** Kept back from the start for what follows the model's work: export, checks, commit, push, pull request. */
const finishReserve = { maxMs: 120_000, share: 0.2 };

/** The budget of a run that began at `startedAt` and may take `timeoutMs` from its first moment to its last. */
export function planBudget(
  limits: Pick<Budget, "maxTurns" | "maxCostUsd"> & {
    readonly startedAt: number;
    readonly timeoutMs: number;
  },
): Budget {
  const { maxTurns, maxCostUsd, startedAt, timeoutMs } = limits;
  const reserveMs = Math.min(finishReserve.maxMs, timeoutMs * finishReserve.share);
  return { maxTurns, maxCostUsd, deadline: startedAt + timeoutMs - reserveMs };
}

/**
 * The budget of a task whose asker wants it to cost no more than so many US dollars: the lower of the two limits counts.
 * `told` says which, for people.
 */
export function askedBudget(
  budget: Budget,
  askedUsd: number,
): { readonly budget: Budget; readonly told: string } {
  const [asked, allowed] = [askedUsd, budget.maxCostUsd].map(dollars);
  if (askedUsd < budget.maxCostUsd) {
    return {
      budget: { ...budget, maxCostUsd: askedUsd, isCostAsked: true },
      told: `This run may cost ${asked}, as asked for; \`max-cost-usd\` would allow ${allowed}.`,
    };
  }
  return {
    budget,
    told: `This run may cost ${allowed}, which is \`max-cost-usd\`; the ${asked} asked for can't raise it.`,
  };
}

/** What a run has used. */
export interface Usage {
  readonly turns: number;
  /** Neither read from nor written to the cache. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  /** US dollars; null when the model's price is unknown. */
  readonly costUsd: number | null;
}

/** What a run has used before it asks the model for the first time. */
export const noUsage: Usage = {
  ...{ turns: 0, inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, costUsd: 0 },
};

/** All that the model read, cached or not. */
export function promptTokensIn({ inputTokens, cacheReadTokens, cacheWriteTokens }: Usage): number {
  return inputTokens + cacheReadTokens + cacheWriteTokens;
}

/** How long a cache entry lives; one for the whole run. */
export type CacheLife = "5m" | "1h";

export interface Ledger {
  /** How many answers were paid for, broken ones included. */
  readonly turns: () => number;
  readonly usage: () => Usage;
  /** Books one answer of the model in use and returns its price in US dollars. */
  readonly add: (tokens: Tokens) => number | null;
  /** Another model answers from now on: its prices and its window count. */
  readonly switchTo: (model: string) => void;
  /** The limit that forbids one more ordinary call, when the prompt has so many tokens. */
  readonly exhausted: (promptTokens: number) => Stop | undefined;
  /** The limit that this very call could break, such as one that has to be made again. */
  readonly forbids: (call: Call & { readonly isLast: boolean }) => Stop | undefined;
  /** Says, once in a run, that a limit is near. */
  readonly nearing: (promptTokens: number) => string | undefined;
  /** How many output tokens an ordinary call may be given. */
  readonly outputTokens: (promptTokens: number, wanted: number) => number;
  /** How many output tokens the last call may be given; 0 when it can't be made. */
  readonly lastOutputTokens: (promptTokens: number) => number;
  /** What all calls together may cost. */
  readonly maxCostUsd: number;
  /** How many answers there may be. */
  readonly maxTurns: number;
  /** When the model's work is over, in milliseconds since the epoch. */
  readonly deadline: number;
  /** What limits the money, for people. */
  readonly costLimit: string;
  /** When tools and ordinary calls must be over, so that the last call has time; milliseconds since the epoch. */
  readonly closingAt: number;
}

/** A call at its worst: nothing of its prompt is in the cache, and its answer is as long as it may be. */
interface Call {
  readonly promptTokens: number;
  readonly maxTokens: number;
}

const nearShare = 0.8;
/** Of the model's window; the rest is for an answer. */
const nearlyFullShare = 0.9;
/** An answer with less room than this isn't worth its price. */
const minOutputTokens = 4_096;
const lastCallTokens = 8_192;
const minLastCallTokens = 1_024;
const maxClosingMs = 90_000;
const closingShare = 0.1;
/** More than any model writes in one answer. */
const mostOutputTokens = 1_000_000;

/** Counts turns, money and time of one run. Worst cases count: no call is made that could break a limit. */
export function createLedger(options: {
  readonly model: string;
  readonly budget: Budget;
  readonly cacheLife: CacheLife;
  /** What the models cost; by default what the API itself asks. */
  readonly prices?: PriceList;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}): Ledger {
  const { budget, cacheLife, prices = listPrices, now = Date.now } = options;
  const startedAt = now();
  const totalMs = budget.deadline - startedAt;
  const closingAt = Math.floor(budget.deadline - Math.min(maxClosingMs, totalMs * closingShare));
  let { model } = options;
  let told = false;
  let used: Usage = {
    turns: 0,
    inputTokens: 0,
    outputTokens: 0,
    cacheReadTokens: 0,
    cacheWriteTokens: 0,
    costUsd: prices(model, 0) === undefined ? null : 0,
  };

  /** US dollars; 0 where the price is unknown. */
  const worst = ({ promptTokens, maxTokens }: Call): number => {
    const price = prices(model, promptTokens);
    if (price === undefined) return 0;
    const write = cacheLife === "1h" ? price.cacheWrite1h : price.cacheWrite5m;
    // A prompt that is too short for the cache is plain input, which a given price may make the dearer one.
    return (promptTokens * Math.max(write, price.input) + maxTokens * price.output) / 1_000_000;
  };
  /** An ordinary call leaves enough for the last one, whose prompt holds the ordinary call's answer too. */
  const worstWithLast = (call: Call): number =>
    worst(call) + worst({ promptTokens: call.promptTokens + call.maxTokens, maxTokens: lastCallTokens });
  const left = () => (used.costUsd === null ? Number.POSITIVE_INFINITY : budget.maxCostUsd - used.costUsd);
  const ordinary = (promptTokens: number) =>
    largest(mostOutputTokens, (maxTokens) => worstWithLast({ promptTokens, maxTokens }) <= left());

  const costLimit = budget.isCostAsked ? "the limit that was asked for" : "`max-cost-usd`";
  const costStop = (): Stop => ({
    code: "budget-cost",
    reason: `The next answer could cost more than what is left of the ${dollars(budget.maxCostUsd)} of ${costLimit} (${dollars(used.costUsd ?? 0)} used).`,
  });

  const turnsStop: Stop = {
    code: "budget-turns",
    reason: `The turns that \`max-turns\` allows (${budget.maxTurns}) are used up.`,
  };

  const exhausted = (promptTokens: number): Stop | undefined => {
    if (now() >= closingAt) return deadlineStop;
    if (used.turns >= budget.maxTurns) return turnsStop;
    if (promptTokens > capabilitiesOf(model).contextTokens * nearlyFullShare) return contextStop;
    return ordinary(promptTokens) >= minOutputTokens ? undefined : costStop();
  };

  const nearing = (promptTokens: number): string | undefined => {
    if (told) return undefined;
    const elapsedMs = now() - startedAt;
    // What the last two calls could cost is out of reach for any other.
    const forWork = budget.maxCostUsd - worstWithLast({ promptTokens, maxTokens: minOutputTokens });
    const near = [
      [used.turns / budget.maxTurns, `${used.turns} of this run's ${budget.maxTurns} turns are used`],
      [(used.costUsd ?? 0) / forWork, `most of this run's money (${dollars(budget.maxCostUsd)}) is spent`],
      [elapsedMs / totalMs, `most of this run's time (${Math.round(totalMs / 60_000)} minutes) has passed`],
    ] as const;
    const notice = near.find(([share]) => share >= nearShare)?.[1];
    told = notice !== undefined;
    return notice;
  };

  return {
    closingAt,
    maxCostUsd: budget.maxCostUsd,
    maxTurns: budget.maxTurns,
    deadline: Math.floor(budget.deadline),
    costLimit,
    turns: () => used.turns,
    usage: () => used,
    exhausted,
    nearing,
    forbids(call) {
      if (used.turns >= budget.maxTurns + (call.isLast ? 1 : 0)) return turnsStop;
      return worst(call) <= left() ? undefined : costStop();
    },
    outputTokens: (promptTokens, wanted) => Math.min(wanted, Math.max(1, ordinary(promptTokens))),
    lastOutputTokens(promptTokens) {
      const tokens = largest(lastCallTokens, (maxTokens) => worst({ promptTokens, maxTokens }) <= left());
      return tokens < minLastCallTokens || now() >= budget.deadline ? 0 : tokens;
    },
    switchTo(other) {
      model = other;
    },
    add(tokens) {
      const price = prices(model, promptTokensOf(tokens));
      const cost = price === undefined ? null : costOf(tokens, price);
      used = {
        turns: used.turns + 1,
        inputTokens: used.inputTokens + tokens.input,
        outputTokens: used.outputTokens + tokens.output,
        cacheReadTokens: used.cacheReadTokens + tokens.cacheRead,
        cacheWriteTokens: used.cacheWriteTokens + tokens.cacheWrite5m + tokens.cacheWrite1h,
        costUsd: used.costUsd === null || cost === null ? null : used.costUsd + cost,
      };
      return cost;
    },
  };
}

/** The largest whole number up to `most` that fits, 0 when none does; whatever is smaller than one that fits, fits. */
function largest(most: number, fits: (value: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

export const contextStop: Stop = {
  code: "context-full",
  reason: "The conversation has filled the model's window.",
};

export const deadlineStop: Stop = {
  code: "deadline",
  reason: "The time given by `timeout-minutes` is over.",
};

/** The API's usage report as tokens with a price each. */
export function tokensOf(usage: ApiUsage, cacheLife: CacheLife): Tokens {
  const written = usage.cache_creation_input_tokens ?? 0;
  const byLife = usage.cache_creation ?? {
    ephemeral_5m_input_tokens: cacheLife === "5m" ? written : 0,
    ephemeral_1h_input_tokens: cacheLife === "1h" ? written : 0,
  };
  return {
    input: usage.input_tokens,
    output: usage.output_tokens,
    cacheRead: usage.cache_read_input_tokens ?? 0,
    cacheWrite5m: byLife.ephemeral_5m_input_tokens,
    cacheWrite1h: byLife.ephemeral_1h_input_tokens,
  };
}

function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`;
}
