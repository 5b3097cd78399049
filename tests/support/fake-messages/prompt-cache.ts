import type { ModelRules } from "./models.ts";
import type { Position } from "./prompt.ts";
import type { CacheControl, MessagesBody } from "./wire.ts";

/** Token numbers of one request, as the simulated prompt cache sees them. */
export interface CacheReport {
  /** All prompt tokens: read, written and uncached. */
  readonly promptTokens: number;
  readonly readTokens: number;
  readonly writtenTokens: { readonly "5m": number; readonly "1h": number };
  readonly uncachedTokens: number;
  /** How many breakpoints the request set, the automatic one among them. */
  readonly breakpoints: number;
  /** When the earliest of what it read or wrote is forgotten. */
  readonly readableUntil: number;
}

/** A request looked up in the cache; what it writes can be read once its answer has begun. */
export interface CacheLookup {
  readonly report: CacheReport;
  readonly commit: () => void;
}

export interface PromptCache {
  readonly look: (body: MessagesBody, positions: readonly Position[], model: ModelRules) => CacheLookup;
}

/**
 * How the twenty positions are counted that a breakpoint looks back: a run of calls, or of results, as one, which is
 * what the documentation says, or each block by itself. Who is right under both need not know.
 */
export type CountedBy = "runs" | "blocks";

const lifeMs = { "5m": 5 * 60_000, "1h": 60 * 60_000 };
const lookbackPositions = 20;
const maxEntries = 100_000;

interface Breakpoint {
  readonly index: number;
  readonly ttl: "5m" | "1h";
  readonly prefix: string;
}

export function createPromptCache(now: () => number, countedBy: CountedBy = "runs"): PromptCache {
  const expiryOf = new Map<string, number>();

  const look: PromptCache["look"] = (body, positions, model) => {
    const startedAt = now();
    const totals = runningTotals(positions);
    const upTo = (index: number) => totals[index] ?? 0;
    const all = breakpointsOf(body, positions);
    const usable = all.filter(({ index }) => upTo(index) >= model.minCacheableTokens);
    const isAlive = (index: number) => (expiryOf.get(positions[index]?.prefix ?? "") ?? 0) > startedAt;
    const found = Math.max(-1, ...usable.map(({ index }) => lookBack(positions, index, isAlive, countedBy)));

    const written = { "5m": 0, "1h": 0 };
    let done = found;
    for (const { index, ttl } of usable) {
      if (index <= done) continue;
      written[ttl] += upTo(index) - upTo(done);
      done = index;
    }
    const promptTokens = upTo(positions.length - 1);
    const refreshed = usable.filter(({ index }) => index >= found);
    return {
      report: {
        promptTokens,
        readTokens: upTo(found),
        writtenTokens: written,
        uncachedTokens: promptTokens - upTo(done),
        breakpoints: all.length,
        readableUntil: Math.min(...refreshed.map(({ ttl }) => startedAt + lifeMs[ttl])),
      },
      commit: () => {
        for (const { prefix, ttl } of usable) {
          const expiry = Math.max(expiryOf.get(prefix) ?? 0, startedAt + lifeMs[ttl]);
          // Set anew, so that the oldest entry is the one that was not used for longest.
          expiryOf.delete(prefix);
          expiryOf.set(prefix, expiry);
        }
        const read = positions[found]?.prefix;
        const life = refreshed[0]?.ttl;
        if (read !== undefined && life !== undefined) {
          expiryOf.set(read, Math.max(expiryOf.get(read) ?? 0, startedAt + lifeMs[life]));
        }
        for (const prefix of expiryOf.keys()) {
          if (expiryOf.size <= maxEntries) break;
          expiryOf.delete(prefix);
        }
      },
    };
  };
  return { look };
}

/** The markers in order; the automatic one stands on the last block that can carry one. */
export function breakpointsOf(body: MessagesBody, positions: readonly Position[]): readonly Breakpoint[] {
  const marked = new Map<number, CacheControl>();
  for (const [index, { marker }] of positions.entries()) if (marker !== undefined) marked.set(index, marker);
  const automatic = body.cache_control;
  if (automatic !== undefined && automatic !== null) {
    const last = positions.findLastIndex(({ section, block }) => section !== "messages" || canCarry(block));
    if (last !== -1) marked.set(last, automatic);
  }
  return [...marked]
    .sort(([left], [right]) => left - right)
    .map(([index, { ttl = "5m" }]) => ({ index, ttl, prefix: positions[index]?.prefix ?? "" }));
}

function canCarry(block: Position["block"]): boolean {
  return !block.type.endsWith("thinking") && !(block.type === "text" && block["text"] === "");
}

/** The longest cached prefix within reach of a breakpoint. */
function lookBack(
  positions: readonly Position[],
  from: number,
  isAlive: (index: number) => boolean,
  countedBy: CountedBy,
): number {
  let steps = 0;
  for (let index = from; index >= 0; index -= 1) {
    const { type } = positions[index]?.block ?? {};
    const isRun =
      countedBy === "runs" &&
      index < from &&
      (type === "tool_use" || type === "tool_result") &&
      positions[index + 1]?.block.type === type;
    if (!isRun) steps += 1;
    if (steps > lookbackPositions) return -1;
    if (isAlive(index)) return index;
  }
  return -1;
}

function runningTotals(positions: readonly Position[]): readonly number[] {
  let total = 0;
  return positions.map(({ tokens }) => {
    total += tokens;
    return total;
  });
}
