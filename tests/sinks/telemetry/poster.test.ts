import { describe, expect, test } from "@jest/globals";
import type { Endpoint, Item, Verdict } from "../../../src/sinks/telemetry/endpoint.ts";
import { createPoster, type PosterOptions } from "../../../src/sinks/telemetry/poster.ts";
import { random, seed } from "../../support/random.ts";

/** An endpoint in memory, and everything that happens to what it is sent. */
function open(
  send: (items: readonly Item[], signal: AbortSignal) => Verdict | Promise<Verdict>,
  options: Partial<PosterOptions> & { readonly batch?: Endpoint["batch"] } = {},
) {
  const sent: string[][] = [];
  const delivered: string[] = [];
  const missed: string[] = [];
  const warnings: string[] = [];
  let isClosed = false;
  const names = (items: readonly Item[]) => items.map(String);
  const poster = createPoster({
    endpoint: {
      ...{ id: "e", name: "It", gatherMs: 0, batch: { items: 3, bytes: 100 } },
      ...options,
      async send(items, signal) {
        sent.push(names(items));
        return await send(items, signal);
      },
      close() {
        isClosed = true;
      },
    },
    delays: [0, 0],
    onDelivered: (items) => delivered.push(...names(items)),
    onMissed: (items) => missed.push(...names(items)),
    warn: (sentence) => warnings.push(sentence),
    ...options,
  });
  return { poster, sent, delivered, missed, warnings, isClosed: () => isClosed };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));
const fill = ({ poster }: ReturnType<typeof open>, count: number) => {
  for (const json of numbers(count)) poster.take(json);
};
const delivered: Verdict = { type: "delivered" };
const failed: Verdict = { type: "failed", reason: "answered 500" };
const patienceMs = 60_000;

test("nothing is sent while it is handed over", async () => {
  const it = open(() => delivered);
  fill(it, 4);
  expect(it.sent).toEqual([]);
  await it.poster.close(patienceMs);
  expect(it.sent).toEqual([["0", "1", "2"], ["3"]]);
  expect(it.isClosed()).toBe(true);
});

test("a request is the same when it is sent again, though more has come", async () => {
  let times = 0;
  const it = open(() => {
    times += 1;
    if (times === 1) it.poster.take("2");
    return times < 3 ? failed : delivered;
  });
  fill(it, 2);
  await it.poster.close(patienceMs);
  expect(it.sent).toEqual([...Array(3).fill(["0", "1"]), ["2"]]);
});

test("a large item goes alone", async () => {
  const it = open(() => delivered, { batch: { items: 9, bytes: 10 } });
  for (const json of ["1", "2".repeat(50), "3".repeat(9), "4", "5"]) it.poster.take(json);
  await it.poster.close(patienceMs);
  expect(it.sent.map((items) => items.map((json) => json[0]).join(""))).toEqual(["1", "2", "34", "5"]);
});

test("an endpoint of ours that breaks is given up, and the run goes on", async () => {
  const it = open(() => Promise.reject(new Error("a bug")));
  fill(it, 5);
  await it.poster.close(patienceMs);
  it.poster.take("late");
  expect(it.missed).toEqual([...numbers(5), "late"]);
  expect(it.warnings).toEqual(["It could not be served (Error: a bug), and gets no more of this run."]);
});

test("a wait that is asked for and longer than the patience is not begun", async () => {
  const it = open(() => ({ ...failed, retryAfterMs: 3_600_000 }));
  fill(it, 2);
  await it.poster.close(patienceMs);
  expect(it.sent).toHaveLength(1);
  expect(it.missed).toEqual(numbers(2));
});

test("a wait of its own is cut short by the end of the run, for one more attempt", async () => {
  const asked = Promise.withResolvers<void>();
  let times = 0;
  const it = open(
    () => {
      times += 1;
      asked.resolve();
      return times === 1 ? failed : delivered;
    },
    { delays: [3_600_000] },
  );
  fill(it, 2);
  await asked.promise;
  await it.poster.close(patienceMs);
  expect(it.delivered).toEqual(numbers(2));
});

test("what is under way when patience ends is missed, and told to stop", async () => {
  const it = open(
    (_, signal) =>
      new Promise((resolve) => {
        signal.addEventListener("abort", () => resolve({ type: "failed", reason: "was cut off" }));
      }),
  );
  fill(it, 4);
  await it.poster.close(0);
  expect(it.missed).toEqual(numbers(4));
});

describe(`whatever is answered (SEED=${seed})`, () => {
  test("every item is delivered or missed, once, and in order", async () => {
    for (let round = 0; round < 200; round += 1) {
      let step = 0;
      const verdicts: readonly Verdict[] = [
        ...Array<Verdict>(6).fill(delivered),
        ...[failed, failed],
        { type: "refused", reason: "answered 400", what: "request" },
        ...(round % 3 === 0
          ? [{ type: "refused", reason: "answered 401", what: "everything" } as const]
          : []),
      ];
      const next = () => {
        step += 1;
        return verdicts[Math.floor(random(round * 1000 + step) * verdicts.length)] ?? delivered;
      };
      const it = open(next, round % 2 === 0 ? {} : { limits: { items: 7, bytes: 1000 } });
      fill(it, 20);
      await it.poster.close(patienceMs);
      const sorted = (items: readonly string[]) => items.toSorted((a, b) => Number(a) - Number(b));
      expect(sorted([...it.delivered, ...it.missed])).toEqual(numbers(20));
      expect(it.delivered).toEqual(sorted(it.delivered));
      expect(it.warnings.length).toBe(it.missed.length > 0 ? 1 : 0);
    }
  });
});
