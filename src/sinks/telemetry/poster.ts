import { setImmediate as nextRound, setTimeout as wait } from "node:timers/promises";
import type { Endpoint, Item, Verdict } from "./endpoint.ts";

/** Delivers items to one endpoint in order, one request at a time, and never lets whoever hands them over wait. */
export interface Poster {
  readonly take: (item: Item) => void;
  /** Sends what is left for so many milliseconds at most; what is not delivered by then is missed. Never rejects. */
  readonly close: (patienceMs: number) => Promise<void>;
}

export interface PosterOptions {
  readonly endpoint: Omit<Endpoint, "probe">;
  /** Takes what the endpoint does not get from this poster. Must not throw. */
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
interface Limits {
  readonly items: number;
  readonly bytes: number;
}

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

  const onRefused = (verdict: Verdict & { readonly type: "refused" }, batch: readonly Item[]) => {
    refusals += 1;
    if (verdict.what === "everything") giveUp(verdict.reason);
    else if (refusals >= maxRefusals) giveUp(`${verdict.reason}, ${maxRefusals} times in a row`);
    else {
      warn(`${verdict.reason}, and lacks a part of this run`);
      options.onMissed(queue.drop(batch.length));
    }
  };

  /** Sends one batch until it is delivered, refused or given up. */
  const deliver = async (batch: readonly Item[]): Promise<void> => {
    for (let times = 0; !stop.signal.aborted; times += 1) {
      const verdict = await endpoint.send(batch, stop.signal);
      if (verdict.type === "refused") return onRefused(verdict, batch);
      if (verdict.type === "delivered") {
        refusals = 0;
        if (verdict.complaint !== undefined) warn(verdict.complaint);
        const delivered = queue.drop(batch.length);
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
      await deliver(queue.first(endpoint.batch));
    }
    work = undefined;
  };

  return {
    take(item) {
      if (isGivenUp) return options.onMissed([item]);
      if (!queue.add(item)) {
        warn("takes events more slowly than they come, and lacks a part of this run");
        return options.onMissed([item]);
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

/** What waits, in order and bounded. */
function createQueue(limits: Limits) {
  let items: Item[] = [];
  /** Where the first one is that still waits. */
  let start = 0;
  let bytes = 0;
  const count = () => items.length - start;
  return {
    count,
    /** False when there is no room. */
    add(item: Item): boolean {
      if (count() >= limits.items || bytes + item.bytes > limits.bytes) return false;
      items.push(item);
      bytes += item.bytes;
      return true;
    },
    /** As many as one request takes; at least one. */
    first(most: Limits): Item[] {
      const some = items.slice(start, start + most.items);
      let size = 0;
      const end = some.findIndex((item, index) => {
        size += item.bytes;
        return index > 0 && size > most.bytes;
      });
      return end < 0 ? some : some.slice(0, end);
    },
    /** Takes the first ones out, by default all. */
    drop(many: number = count()): Item[] {
      const dropped = items.slice(start, start + many);
      for (const item of dropped) bytes -= item.bytes;
      start += many;
      if (start * 2 > items.length) {
        items = items.slice(start);
        start = 0;
      }
      return dropped;
    },
  };
}
