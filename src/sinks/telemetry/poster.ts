import { setImmediate as nextRound, setTimeout as wait } from "node:timers/promises";
import { since, tellDetail } from "../../details.ts";
import type { Endpoint, Item, Verdict } from "./endpoint.ts";
import { createQueue, type Limits } from "./queue.ts";

/** Delivers lines of JSON to one endpoint in order, one request at a time, and never lets whoever hands them over wait. */
export interface Poster {
  readonly take: (json: string) => void;
  /** Sends what is left for so many milliseconds at most; what is not delivered by then is missed. Never rejects. */
  readonly close: (patienceMs: number) => Promise<void>;
}

export interface PosterOptions {
  readonly endpoint: Omit<Endpoint, "probe">;
  /** Takes what the endpoint does not get from this poster, and is done with it when it returns. Must not throw. */
  readonly onMissed: (items: readonly Item[]) => void;
  readonly onDelivered?: (items: readonly Item[]) => void;
  /** Told at most once what is wrong with the endpoint, as a sentence. */
  readonly warn: (sentence: string) => void;
  readonly limits?: Limits;
  /** Milliseconds before each time that a request is sent again; after the last the endpoint is given up. */
  readonly delays?: readonly number[];
  readonly random?: () => number;
}

/** What may wait for its request. */
const defaultLimits: Limits = { items: 10_000, bytes: 8 * 1024 * 1024 };
const defaultDelays = [500, 1_000, 2_000, 4_000, 8_000, 15_000];
/** Requests in a row that may be refused, each for what is in it. */
const maxRefusals = 3;
/** Runs that were turned away together must not come back together. */
const jitter = 0.25;

export function createPoster(options: PosterOptions): Poster {
  const { endpoint, delays = defaultDelays, random = Math.random } = options;
  const queue = createQueue(options.limits ?? defaultLimits);
  /** Aborted when the run is over, and when the wait for its last events is. */
  const [ending, stop] = [new AbortController(), new AbortController()];
  let patienceMs = Number.POSITIVE_INFINITY;
  let work: Promise<void> | undefined;
  let refusals = 0;
  let isGivenUp = false;
  let hasWarned = false;

  const warn = (words: string) => {
    if (!hasWarned) options.warn(`${endpoint.name} ${words}.`);
    hasWarned = true;
  };
  const giveUp = (why: string) => {
    isGivenUp = true;
    warn(`${why}, and gets no more of this run`);
    options.onMissed(queue.drop());
  };

  /** Whether it is worth while to ask again after that wait. */
  const waitFor = async ({ retryAfterMs }: Verdict & { readonly type: "failed" }, delay: number) => {
    const ms = retryAfterMs ?? delay * (1 - random() * jitter);
    const until = Date.now() + ms;
    if (!ending.signal.aborted) await pause(ms, ending.signal);
    if (!ending.signal.aborted) return true;
    // What waited by itself tries once more at the end; what was told to wait does as it was told.
    const left = retryAfterMs === undefined ? Math.min(ms, lastPauseMs) : until - Date.now();
    if (left >= patienceMs) return false;
    await pause(left, stop.signal);
    return !stop.signal.aborted;
  };

  const onRefused = (verdict: Verdict & { readonly type: "refused" }, many: number) => {
    refusals += 1;
    if (verdict.what === "everything") giveUp(verdict.reason);
    else if (refusals >= maxRefusals) giveUp(`${verdict.reason}, ${maxRefusals} times in a row`);
    else {
      warn(`${verdict.reason}, and lacks a part of this run`);
      options.onMissed(queue.drop(many));
    }
  };

  /** Sends the first so many until they are delivered, refused or given up. */
  const deliver = async (many: number): Promise<void> => {
    for (let times = 0; !stop.signal.aborted; times += 1) {
      const began = performance.now();
      const verdict = await endpoint.send(queue.first(many), stop.signal);
      tellDetail(() => {
        const end = verdict.type === "delivered" ? "delivered" : `${verdict.type}, ${verdict.reason}`;
        return `${endpoint.name}: ${many} of ${queue.count()} items ${end}, ${since(began)}`;
      });
      if (verdict.type === "refused") return onRefused(verdict, many);
      if (verdict.type === "delivered") {
        refusals = 0;
        if (verdict.complaint !== undefined) warn(verdict.complaint);
        const delivered = queue.drop(many);
        options.onDelivered?.(delivered);
        return;
      }
      if (stop.signal.aborted) return;
      const delay = delays[times];
      if (delay === undefined) return giveUp(`${verdict.reason}, ${times + 1} times in a row`);
      if (!(await waitFor(verdict, delay))) return stop.abort();
    }
  };

  const run = async () => {
    // Not while an event is on its way to the other sinks.
    await nextRound();
    while (queue.count() > 0 && !isGivenUp && !stop.signal.aborted) {
      if (queue.count() < endpoint.batch.items) await pause(endpoint.gatherMs, ending.signal);
      await deliver(queue.fit(endpoint.batch));
    }
    work = undefined;
  };

  return {
    take(json) {
      if (isGivenUp) return options.onMissed([Buffer.from(json)]);
      if (!queue.add(json)) {
        warn("takes events more slowly than they come, and lacks a part of this run");
        return options.onMissed([Buffer.from(json)]);
      }
      work ??= run().catch((cause: unknown) => giveUp(`could not be served (${String(cause)})`));
    },
    async close(ms) {
      patienceMs = ms;
      ending.abort();
      const timer = ms === Number.POSITIVE_INFINITY ? undefined : setTimeout(() => stop.abort(), ms);
      await work;
      clearTimeout(timer);
      if (queue.count() > 0) {
        warn("had not taken everything when the run was over, and lacks the rest");
        options.onMissed(queue.drop());
      }
      isGivenUp = true;
      endpoint.close();
    },
  };
}

const lastPauseMs = 250;

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await wait(ms, undefined, { signal }).catch(() => undefined);
}
