import { setTimeout as wait } from "node:timers/promises";
import type { Sink } from "../events/emitter.ts";
import { firstState, type IsUnfit, progressAfter, progressFigures, progressText } from "./progress-text.ts";

/** Shows people how far a run has come, in one place that is written over, and never holds the run up. */
export interface Progress {
  readonly sink: Sink;
  /** From now on nothing is taken of which this says so. */
  readonly keepOut: (isUnfit: IsUnfit) => void;
  /** Shows what there is by now, and from then on at a pace of its own what has changed. The first call counts. */
  readonly begin: (screen: Screen) => void;
  /** Nothing more is shown when it resolves: what is on its way is waited for so many milliseconds at most. */
  readonly end: (patienceMs: number) => Promise<void>;
  /** What the run has come to; the texts are not yet made harmless. */
  readonly facts: () => {
    readonly figures: string;
    readonly title?: string;
    readonly verdict?: string;
  };
}

/** Where it is shown. */
export interface Screen {
  /** Writes Markdown over what it wrote before; false when nobody wants to see it any more. May reject. */
  readonly put: (text: string, signal: AbortSignal) => Promise<boolean>;
  /** Told once why nothing is shown from then on. */
  readonly onFailure: (cause: unknown) => void;
  readonly runUrl: string;
}

interface ProgressOptions {
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Resolves after so many milliseconds, or when it is aborted. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** GitHub takes 500 writes an hour of one account, for all of its jobs together. */
const shortestPauseMs = 15_000;
const longestPauseMs = 300_000;
/** The longer a run has taken, the less a minute matters: 40 writes in half an hour, 110 in six hours. */
const shareOfElapsed = 11;

export function createProgress({ now = Date.now, pause = pauseUntil }: ProgressOptions = {}): Progress {
  /** Aborted when the run is over, and when what is on its way has had its time. */
  const [ending, stop] = [new AbortController(), new AbortController()];
  let state = firstState;
  let isUnfit: IsUnfit = () => false;
  let work: Promise<void> | undefined;

  const keepShowing = async ({ put, runUrl }: Screen) => {
    const begunAt = now();
    let shown: string | undefined;
    while (!ending.signal.aborted) {
      const text = progressText(state, runUrl);
      if (text !== shown && !(await put(text, stop.signal))) return;
      shown = text;
      await pause(pauseAfter(now() - begunAt), ending.signal);
    }
  };

  return {
    sink: {
      name: "progress comment",
      take(event) {
        state = progressAfter(state, event, isUnfit);
      },
    },
    keepOut(judge) {
      isUnfit = judge;
    },
    begin(screen) {
      work ??= keepShowing(screen).catch((cause: unknown) => {
        if (!stop.signal.aborted) screen.onFailure(cause);
      });
    },
    async end(patienceMs) {
      ending.abort();
      const timer = setTimeout(() => stop.abort(), patienceMs);
      await work;
      clearTimeout(timer);
    },
    facts: () => ({
      figures: progressFigures(state, now()),
      ...(state.title !== undefined && { title: state.title }),
      ...(state.verdict !== undefined && { verdict: state.verdict }),
    }),
  };
}

/** How long nothing is written after a write, so many milliseconds after the first. */
function pauseAfter(elapsedMs: number): number {
  return Math.min(longestPauseMs, Math.max(shortestPauseMs, elapsedMs / shareOfElapsed));
}

async function pauseUntil(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => undefined);
}
