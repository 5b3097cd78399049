import { expect, test } from "@jest/globals";
import { listPrices, priceTiers } from "../../src/agent/prices.ts";
import { type CountedBy, call, say, think, turn } from "../support/fake-messages/index.ts";
import { createMemorySandbox } from "../support/memory-sandbox.ts";
import { openScene, type SceneRun } from "./fixture.ts";

const model = "claude-opus-5-5";
const finish = call("finish", { title: "Done", description: "It is done." });

interface LongRun extends SceneRun {
  readonly turns?: number;
  readonly callsPerTurn?: number;
  readonly countedBy?: CountedBy;
  /** The turns that are followed by a pause. */
  readonly pauses?: readonly number[];
}

/** Turns of reading, then the end; what each request reported of its prompt. */
async function longRun({
  turns = 60,
  callsPerTurn = 1,
  countedBy = "runs",
  pauses = [],
  ...options
}: LongRun) {
  // The clock stands still but for the pauses, so that a slow machine forgets nothing.
  let now = 1_700_000_000_000;
  await using scene = await openScene({}, { now: () => now, cacheCountedBy: countedBy });
  const { api } = scene;
  const sandbox = createMemorySandbox({ "a.txt": "A line of the file.\n".repeat(400 / callsPerTurn) });
  const reads = Array.from({ length: callsPerTurn }, () => call("read_file", { filepath: "a.txt" }));
  const working = Array.from({ length: turns - 1 }, (_, index) =>
    turn(think(`Thought ${index}. `.repeat(20)), say("I read on."), ...reads),
  );
  let turnsEnded = 0;
  const inspect = () => {
    turnsEnded += 1;
    if (pauses.includes(turnsEnded)) now += 6 * 60_000;
  };
  api.play(...working, turn(finish));
  const budget = { maxCostUsd: 100 };
  expect(await scene.work({ sandbox, budget, inspect, ...options })).toMatchObject({
    proposal: { title: "Done" },
  });
  api.assertFinished();
  const usages = scene.eventsOf("usage");
  expect(usages).toHaveLength(turns);
  return { usages, requests: api.messageRequests() };
}

const shapes = [
  { turns: 6, callsPerTurn: 1 },
  { turns: 60, callsPerTurn: 1 },
  { turns: 6, callsPerTurn: 12 },
  // A turn's calls and results are more blocks than a marker looks back, whoever counts them.
  { turns: 6, callsPerTurn: 40 },
];
const readings: readonly CountedBy[] = ["runs", "blocks"];

test.each(readings.flatMap((countedBy) => shapes.map((shape) => ({ countedBy, ...shape }))))(
  "the input of $turns turns with $callsPerTurn calls costs the least there is, positions counted by $countedBy",
  async (run) => {
    const { usages } = await longRun(run);
    const prompts = usages.map(
      (usage) => usage.input_tokens + usage.cache_read_tokens + usage.cache_write_tokens,
    );
    const price = listPrices(model, 0);
    if (price === undefined) throw new Error("no price");
    const paid = usages.reduce(
      (sum, { input_tokens, cache_read_tokens, cache_write_tokens }) =>
        sum +
        input_tokens * price.input +
        cache_read_tokens * price.cacheRead +
        cache_write_tokens * price.cacheWrite5m,
      0,
    );
    // Nothing can cost less than to write each token once, and to read it in every turn after that.
    const least = prompts.reduce((sum, prompt, index) => {
      const before = prompts[index - 1] ?? 0;
      return sum + before * price.cacheRead + (prompt - before) * price.cacheWrite5m;
    }, 0);
    expect(paid / least).toBeCloseTo(1, 6);
  },
);

test.each<["5m" | "1h", SceneRun]>([
  ["5m", {}],
  ["5m", { commandTimeoutMs: 239_000 }],
  ["1h", { commandTimeoutMs: 240_000 }],
  ["1h", { maxCommandTimeoutMs: 601_000 }],
])("every marker of a run has the same life: %s", async (life, options) => {
  const { requests } = await longRun(options);
  const markers = requests.flatMap(({ body }) => [
    ...JSON.stringify(body).matchAll(/"cache_control":(\{[^}]*\})/g),
  ]);
  expect(markers.length).toBeGreaterThan(2 * 60);
  for (const [, marker = ""] of markers) expect(JSON.parse(marker)).toEqual({ type: "ephemeral", ttl: life });
});

test("an hour costs more than five minutes without a long pause, and less with two", async () => {
  const cost = async (pauses: number[], options: SceneRun) =>
    (await longRun({ pauses, ...options })).usages.at(-1)?.total_cost_usd ?? 0;
  const hour = { commandTimeoutMs: 240_000 };
  expect(await cost([], {})).toBeLessThan(await cost([], hour));
  expect(await cost([25, 50], {})).toBeGreaterThan(await cost([25, 50], hour));
});

test("with every model's prices an hour pays once about three fifths of what is written are written again", () => {
  for (const [name, tiers] of priceTiers) {
    for (const { prices } of tiers) {
      const share = (prices.cacheWrite1h - prices.cacheWrite5m) / (prices.cacheWrite5m - prices.cacheRead);
      expect({ name, share }).toEqual({ name, share: expect.closeTo(0.63, 1) });
    }
  }
});
