import type { CheckRun } from "./verification.ts";

/** Kept back from the agent's time for the checks of its change. */
const reserve = { maxMs: 300_000, share: 0.2 };
/** What is left of the agent's time when it is too late to ask it for anything more. */
const mending = { maxMs: 180_000, share: 0.15 };
/** The base's checks may take so much of the time that is left: the change's have to fit in too, perhaps twice. */
const baseShare = 1 / 3;
/** The change's checks may take so many times as long as the base's, and at least a minute. */
const patience = 3;
const minPatienceMs = 60_000;
/** Less is no time to run anything. */
const minMs = 2_000;

/** How a run's time is shared between the agent and the checks. Milliseconds, and moments since the epoch. */
export interface CheckClock {
  /** When the agent's work is over. */
  readonly agentDeadline: number;
  readonly baseLimitMs: number;
  /** What the change's checks may take; unfair is less than the base's took twice. */
  readonly limitFor: (
    base: CheckRun,
  ) => { readonly timeoutMs: number; readonly isFair: boolean } | { readonly reason: string };
  /** Whether what has run can run again. */
  readonly hasTimeFor: (ran: CheckRun) => boolean;
  readonly limitAgain: (ran: CheckRun) => number;
  /** Whether the agent has time to mend something. */
  readonly canMend: () => boolean;
}

/** Shares the time until `deadline`, from now on. */
export function shareTime(deadline: number): CheckClock {
  const totalMs = Math.max(0, deadline - Date.now());
  const agentDeadline = deadline - Math.min(reserve.maxMs, totalMs * reserve.share);
  const mendUntil = agentDeadline - Math.min(mending.maxMs, totalMs * mending.share);
  const left = () => Math.max(0, deadline - Date.now());
  const wanted = ({ durationMs }: CheckRun) => Math.max(minPatienceMs, durationMs * patience);
  const baseLimitMs = Math.max(1, Math.round(totalMs * baseShare));
  return {
    agentDeadline,
    baseLimitMs,
    limitFor(base) {
      if (base.outcome === "timed-out") {
        return { reason: `on the base they did not end in ${seconds(baseLimitMs)}` };
      }
      const expectedMs = base.outcome === "not-run" ? 0 : base.durationMs;
      if (left() < Math.max(minMs, expectedMs)) {
        return { reason: `there was no time for them (${seconds(left())} left)` };
      }
      // What failed may have ended long before its time.
      const most = base.outcome === "passed" ? wanted(base) : Math.max(baseLimitMs, wanted(base));
      const timeoutMs = Math.min(left(), most);
      return { timeoutMs, isFair: base.outcome === "not-run" || timeoutMs >= 2 * expectedMs };
    },
    hasTimeFor: ({ durationMs }) => left() >= Math.max(minMs, durationMs * 1.5),
    limitAgain: (ran) => Math.min(left(), wanted(ran)),
    canMend: () => Date.now() < mendUntil,
  };
}

/** `12 s`. */
export function seconds(milliseconds: number): string {
  return `${Math.max(1, Math.round(milliseconds / 1000))} s`;
}
