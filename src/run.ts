import type { EventBody } from "./events/event.ts";

/** What every step of one run needs, and nothing else. */
export interface Run {
  /** Stable for the run; printed with every event. */
  readonly id: string;
  /** Stamps, redacts and hands the event to every sink; never throws and never waits. */
  readonly emit: (event: EventBody) => void;
  /** Aborted when the run is cancelled or its deadline has passed. */
  readonly signal: AbortSignal;
  /** Absolute path of a directory that is private to the run and removed after it. */
  readonly tempDir: string;
}
