import type { Fault } from "./faults.ts";

/** Milliseconds before each time that a request is sent again, where the API doesn't say how long. */
export interface RetryDelays {
  /** After an answer that broke off: each time costs the prompt once more. */
  readonly broken: readonly number[];
  /** After a request that was turned away, which costs nothing. */
  readonly unavailable: readonly number[];
}

const usualDelays: RetryDelays = {
  broken: [1_000, 4_000, 16_000],
  unavailable: [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000],
};
/** Before the first answer nothing is lost by giving up, and somebody may be waiting to correct an input. */
const delaysBeforeFirstAnswer = 3;
const maxWaitBeforeFirstAnswerMs = 60_000;
/** How often in one request a model may have no room before another one is asked. */
const maxNoRoom = 3;
/** Clients that were turned away together must not come back together. */
const jitter = 0.25;

/** What to do about a fault. */
export type Verdict =
  | {
      readonly type: "wait";
      readonly ms: number;
      /** The model had no room so often that another one should be asked, if there is one. */
      readonly isTiring: boolean;
    }
  | {
      readonly type: "give-up";
      /** More words for the reason; may be empty. */
      readonly because: string;
    };

/** Decides for one request how often and how long to wait. */
export function createPatience(options: {
  readonly delays?: RetryDelays | undefined;
  /** Whether this run has had an answer yet. */
  readonly answered: boolean;
  /** Milliseconds since the epoch; a wait must be over by then. */
  readonly waitUntil: number;
  /** 0 to 1. */
  readonly random?: () => number;
  readonly now?: () => number;
}): (fault: Fault) => Verdict {
  const { answered, waitUntil, delays = usualDelays, random = Math.random, now = Date.now } = options;
  const times = { broken: 0, unavailable: 0 };
  let noRoom = 0;

  return (fault) => {
    if (!fault.passing) return { type: "give-up", because: "" };
    const kind = fault.broken ? "broken" : "unavailable";
    const allowed = answered ? delays[kind] : delays[kind].slice(0, delaysBeforeFirstAnswer);
    const usual = allowed[times[kind]];
    times[kind] += 1;
    if (fault.remedy === "other-model") noRoom += 1;
    if (usual === undefined) {
      return { type: "give-up", because: `It was asked ${times.broken + times.unavailable} times.` };
    }
    const ms = fault.retryAfterMs ?? usual * (1 - random() * jitter);
    const isTold = fault.retryAfterMs !== undefined;
    if (now() + ms >= waitUntil) {
      const because = isTold
        ? `It asks to wait ${inWords(ms)}, longer than this run can.`
        : "No time is left to ask again.";
      return { type: "give-up", because };
    }
    if (isTold && !answered && ms > maxWaitBeforeFirstAnswerMs) {
      return {
        type: "give-up",
        because: `It asks to wait ${inWords(ms)}, and before its first answer a run waits for no longer than ${inWords(maxWaitBeforeFirstAnswerMs)}.`,
      };
    }
    return { type: "wait", ms, isTiring: noRoom >= maxNoRoom };
  };
}

/** `0.4 s`, `75 s`, `60 minutes`. */
export function inWords(ms: number): string {
  if (ms < 10_000) return `${Math.round(ms / 100) / 10} s`;
  if (ms < 120_000) return `${Math.round(ms / 1000)} s`;
  return `${Math.round(ms / 60_000)} minutes`;
}
