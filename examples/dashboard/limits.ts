/** What a dashboard holds at most. Whoever knows the secret, or is let in to watch, can fill it up to here, and no further. */
export interface Limits {
  /** Of one delivery. */
  readonly bodyBytes: number;
  readonly eventBytes: number;
  readonly eventsPerRun: number;
  readonly bytesPerRun: number;
  /** The runs that were heard of least lately are forgotten. */
  readonly runs: number;
  readonly totalBytes: number;
  /** Deliveries that are read side by side. */
  readonly deliveries: number;
  readonly connections: number;
  readonly watchers: number;
  /** After that the browser connects anew, and goes on where it was. */
  readonly watchMs: number;
  /** For the head of a request, and for the whole of it. */
  readonly headMs: number;
  readonly requestMs: number;
  /** How far the time of a signature may be from now. */
  readonly signatureAgeMs: number;
  /** Runs that are ready in memory. */
  readonly openRuns: number;
  /** Watchers get what changed at most this often. */
  readonly tellMs: number;
}

const mebibyte = 1024 ** 2;
const seconds = 1000;
const minutes = 60 * seconds;

export const defaultLimits: Limits = {
  bodyBytes: 4 * mebibyte,
  eventBytes: mebibyte,
  eventsPerRun: 20_000,
  bytesPerRun: 64 * mebibyte,
  runs: 500,
  totalBytes: 1024 * mebibyte,
  deliveries: 8,
  connections: 1_000,
  watchers: 200,
  watchMs: 30 * minutes,
  headMs: 10 * seconds,
  requestMs: 30 * seconds,
  signatureAgeMs: 5 * minutes,
  openRuns: 24,
  tellMs: 100,
};
