import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { askedBudget, createLedger, planBudget } from "../../src/agent/budget.ts";
import { createPriceList, listPrices } from "../../src/agent/prices.ts";
import {
  call,
  drop,
  errorEvent,
  expects,
  hang,
  pause,
  say,
  status,
  stop,
  think,
  turn,
  usage,
} from "../support/fake-messages/index.ts";
import { openScene } from "./fixture.ts";

const work = () => call("run_command", { command: "true" });
const finish = call("finish", { title: "Done", description: "It is done." });

test("turns: told at four fifths, one last call without tools, then stopped with its words", async () => {
  await using scene = await openScene();
  const { api } = scene;
  const told = (when: boolean) =>
    expects(({ text }) => expect(text.includes("4 of this run's 5 turns are used")).toBe(when));
  api.play(
    turn(work()),
    turn(told(false), work()),
    turn(told(false), work()),
    turn(told(false), work()),
    turn(told(true), work()),
    turn(
      expects(({ text, body }) => {
        expect(text).toContain("No tool can be called any more");
        expect(body.tool_choice).toEqual({ type: "none" });
        expect(body.tools).toHaveLength(7);
      }),
      say("The first half is there."),
    ),
  );
  const result = await scene.work({ budget: { maxTurns: 5 }, task: { prompt: "Do it all" } });
  api.assertFinished();
  expect(result).toMatchObject({
    proposal: { title: "Do it all", description: "The first half is there." },
    stopped: { code: "budget-turns", reason: expect.stringContaining("`max-turns`") },
    usage: { turns: 6 },
  });
});

test("money: the last call is made while it can still be paid", async () => {
  await using scene = await openScene();
  const { api } = scene;
  // 20 dollars a million output tokens: 1.2 dollars.
  api.play(turn(work(), usage({ output_tokens: 60_000 })), turn(say("Not much yet.")));
  // What checks leave of the time is seldom whole milliseconds; an event has nothing else.
  const inAnHour = Date.now() + 3_600_000;
  const result = await scene.work({ budget: { maxCostUsd: 1.3, deadline: inAnHour + 0.6 } });
  api.assertFinished();
  expect(scene.eventsOf("usage")).toEqual(
    [1, 2].map((turn) =>
      expect.objectContaining({ turn, max_cost_usd: 1.3, max_turns: 60, deadline: inAnHour }),
    ),
  );
  expect(result.stopped).toMatchObject({
    code: "budget-cost",
    reason: expect.stringContaining("`max-cost-usd`"),
  });
  expect(result.proposal?.description).toBe("Not much yet.");
  expect(result.usage.costUsd).toBeGreaterThan(1.2);
  expect(result.usage.costUsd).toBeLessThan(1.3);
});

test("money: an answer may be no longer than what is left can pay", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(turn(finish));
  await scene.work({ budget: { maxCostUsd: 0.5 } });
  const maxTokens = api.messageRequests()[0]?.body?.max_tokens ?? 0;
  expect(maxTokens).toBeGreaterThan(10_000);
  expect(maxTokens).toBeLessThan(25_000);
});

test("money: nothing is asked when the first answer could cost too much", async () => {
  await using scene = await openScene();
  const result = await scene.work({ budget: { maxCostUsd: 0.05 } });
  expect(result).toMatchObject({ stopped: { code: "budget-cost" }, usage: { turns: 0, costUsd: 0 } });
  expect(scene.api.requests).toEqual([]);
});

test("time: a command is stopped early enough for the last call", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(turn(call("run_command", { command: "exec sleep 60" })), turn(say("I waited.")));
  const result = await scene.work({ budget: { deadline: Date.now() + 4_000 } });
  api.assertFinished();
  expect(result).toMatchObject({
    proposal: { description: "I waited." },
    stopped: { code: "deadline", reason: expect.stringContaining("`timeout-minutes`") },
  });
});

test.each([
  ["stalls", hang()],
  ["sends pings and never an end", pause({ ms: 60_000, pings: true, everyMs: 50 })],
])("time: an answer that %s leaves the last call its time", async (_, stalled) => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(
    turn(call("run_command", { command: "echo half > a.txt" })),
    turn(say("So."), stalled),
    turn(
      expects(({ body, text }) => {
        expect(body.tool_choice).toEqual({ type: "none" });
        expect(text).toContain("`timeout-minutes` is over. No tool can be called any more");
      }),
      say("Half of it is there."),
    ),
  );
  const deadline = Date.now() + 5_000;
  const result = await scene.work({ budget: { deadline } });
  api.assertFinished();
  expect(result).toMatchObject({
    proposal: { description: "Half of it is there." },
    stopped: { code: "deadline", reason: expect.stringContaining("`timeout-minutes`") },
    usage: { turns: 3 },
  });
  expect(Date.now()).toBeLessThan(deadline);
  expect(scene.eventsOf("usage").map(({ stop_reason }) => stop_reason)).toEqual([
    ...["tool_use", "broken", "end_turn"],
  ]);
});

test("time: a first answer that does not come ends the run, with no last words", async () => {
  await using scene = await openScene();
  scene.api.play(turn(hang()));
  const result = await scene.work({ budget: { deadline: Date.now() + 500 } });
  expect(result).toMatchObject({ stopped: { code: "deadline" } });
  expect(result.proposal).toBeUndefined();
});

test("time: last words that do not come end the run at the deadline, with what there is", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(turn(work()), turn(hang()));
  const result = await scene.work({ budget: { maxTurns: 1, deadline: Date.now() + 1_500 } });
  api.assertFinished();
  expect(result).toMatchObject({ stopped: { code: "budget-turns" } });
  expect(result.proposal).toBeUndefined();
});

test("time: its end is told once, at four fifths", () => {
  let now = 1_000_000;
  const ledger = createLedger({
    model: "claude-opus-5-5",
    budget: { maxTurns: 60, maxCostUsd: 5, deadline: now + 600_000 },
    cacheLife: "5m",
    now: () => now,
  });
  now += 479_000;
  expect(ledger.nearing(10_000)).toBeUndefined();
  now += 1_000;
  expect(ledger.nearing(10_000)).toBe("most of this run's time (10 minutes) has passed");
  now += 1_000;
  expect(ledger.nearing(10_000)).toBeUndefined();
  expect(ledger.exhausted(10_000)).toBeUndefined();
  now = ledger.closingAt;
  expect(ledger.exhausted(10_000)).toMatchObject({ code: "deadline" });
});

describe("turns: answers that broke off", () => {
  const broken = () => turn(say("So."), drop());

  test("count, so that the model is asked no more often than it may", async () => {
    await using scene = await openScene();
    const { api } = scene;
    api.play(turn(work()), broken(), broken(), turn(say("Nothing came through.")));
    const result = await scene.work({ budget: { maxTurns: 3 } });
    api.assertFinished();
    expect(result).toMatchObject({
      stopped: { code: "budget-turns" },
      proposal: { description: "Nothing came through." },
      usage: { turns: 4 },
    });
    expect(api.messageRequests().at(-1)?.body?.tool_choice).toEqual({ type: "none" });
  });

  test("end the last words, when no turn is left for them", async () => {
    await using scene = await openScene();
    const { api } = scene;
    api.play(turn(work()), broken());
    const result = await scene.work({ budget: { maxTurns: 1 } });
    api.assertFinished();
    expect(result).toMatchObject({ stopped: { code: "budget-turns" }, usage: { turns: 2 } });
    expect(result.proposal).toBeUndefined();
  });

  test("end the last words though another model could be asked", async () => {
    await using scene = await openScene();
    const { api } = scene;
    api.play(turn(work()), status(529), status(529), turn(say("So."), errorEvent()));
    const result = await scene.work({ budget: { maxTurns: 1 }, fallbackModel: "claude-sonnet-5-5" });
    api.assertFinished();
    expect(result).toMatchObject({ stopped: { code: "budget-turns" }, usage: { turns: 2 } });
  });

  test("are asked again within the last words, while turns are left", async () => {
    await using scene = await openScene();
    const { api } = scene;
    const dear = usage({ output_tokens: 60_000 });
    api.play(turn(work(), dear), broken(), turn(say("Not much yet.")));
    const result = await scene.work({ budget: { maxCostUsd: 1.4 } });
    api.assertFinished();
    expect(result).toMatchObject({
      stopped: { code: "budget-cost" },
      proposal: { description: "Not much yet." },
    });
  });
});

describe("money: what was asked for", () => {
  const allowed = { maxTurns: 60, maxCostUsd: 5, deadline: 1_000 };

  test("lowers the limit, and the stop names it", () => {
    const { budget, told } = askedBudget(allowed, 2.5);
    expect(budget).toEqual({ ...allowed, maxCostUsd: 2.5, isCostAsked: true });
    expect(told).toBe("This run may cost $2.50, as asked for; `max-cost-usd` would allow $5.00.");
    const ledger = createLedger({ model: "claude-opus-5-5", budget, cacheLife: "5m", now: () => 0 });
    expect(ledger.exhausted(400_000)).toEqual({
      code: "budget-cost",
      reason:
        "The next answer could cost more than what is left of the $2.50 of the limit that was asked for ($0.00 used).",
    });
  });

  test.each([5, 5.01, 100])("never raises it: %d", (asked) => {
    const { budget, told } = askedBudget(allowed, asked);
    expect(budget).toEqual(allowed);
    expect(told).toMatch(/^This run may cost \$5\.00, which is `max-cost-usd`; the \$[\d.]+ asked for can't/);
  });
});

test("a model without a known price: the cost is unknown, not guessed, and turns and time still count", () => {
  const ledger = createLedger({
    model: "our-gateway/opus",
    budget: { maxTurns: 2, maxCostUsd: 0.01, deadline: Date.now() + 600_000 },
    cacheLife: "5m",
  });
  const tokens = { input: 100_000, output: 60_000, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
  expect(ledger.add(tokens)).toBeNull();
  expect(ledger.usage()).toMatchObject({ turns: 1, outputTokens: 60_000, costUsd: null });
  expect(ledger.exhausted(100_000)).toBeUndefined();
  expect(ledger.outputTokens(100_000, 64_000)).toBe(64_000);
  ledger.add(tokens);
  expect(ledger.exhausted(100_000)).toMatchObject({ code: "budget-turns" });
});

/** Tokens of an answer to a prompt of which nothing was in the cache. */
const uncached = (promptTokens: number, output: number, cacheLife: "5m" | "1h") => ({
  ...{ input: 0, output, cacheRead: 0 },
  cacheWrite5m: cacheLife === "5m" ? promptTokens : 0,
  cacheWrite1h: cacheLife === "1h" ? promptTokens : 0,
});

test("money: at the worst prices and the longest answers no run costs more than it may", () => {
  const models = ["claude-opus-5-5", "claude-haiku-5-5", "claude-fable-5-1", "anthropic.claude-sonnet-5-5"];
  fc.assert(
    fc.property(
      fc.constantFrom(...models),
      fc.constantFrom(...models),
      fc.constantFrom("5m" as const, "1h" as const),
      fc.double({ min: 0.01, max: 20, noNaN: true }),
      fc.array(fc.tuple(fc.nat(120_000), fc.boolean()), { maxLength: 30 }),
      (model, fallback, cacheLife, maxCostUsd, turns) => {
        const prices = createPriceList(new Map(), 1.1);
        const budget = { maxTurns: 1000, maxCostUsd, deadline: Date.now() + 600_000 };
        const ledger = createLedger({ model, budget, cacheLife, prices });
        let prompt = 5_000;
        const answer = (maxTokens: number, breaks: boolean) => {
          if (breaks) ledger.add(uncached(prompt, maxTokens, cacheLife));
          if (breaks && ledger.forbids({ promptTokens: prompt, maxTokens, isLast: false }) !== undefined)
            return;
          ledger.add(uncached(prompt, maxTokens, cacheLife));
          prompt += maxTokens;
        };
        for (const [index, [more, breaks]] of turns.entries()) {
          if (ledger.exhausted(prompt) !== undefined) break;
          answer(ledger.outputTokens(prompt, 64_000), breaks);
          prompt += more;
          if (index === 10) ledger.switchTo(fallback);
        }
        const last = ledger.lastOutputTokens(prompt);
        if (last > 0) answer(last, false);
        expect(ledger.usage().costUsd).toBeLessThanOrEqual(maxCostUsd);
      },
    ),
    { numRuns: 500 },
  );
});

test("money: what is kept for the last call pays for it, with the answer before it in its prompt", () => {
  for (const model of ["claude-opus-5-5", "claude-haiku-5-5"]) {
    for (const maxCostUsd of [0.1, 0.3, 1, 5]) {
      const budget = { maxTurns: 60, maxCostUsd, deadline: Date.now() + 600_000 };
      const ledger = createLedger({ model, budget, cacheLife: "1h" });
      const prompt = 60_000;
      if (ledger.exhausted(prompt) !== undefined) continue;
      const output = ledger.outputTokens(prompt, 64_000);
      ledger.add(uncached(prompt, output, "1h"));
      expect(ledger.lastOutputTokens(prompt + output)).toBe(8_192);
    }
  }
});

test("money: the end is told before it comes, however much of it the last calls keep back", () => {
  const budget = { maxTurns: 1000, maxCostUsd: 1, deadline: Date.now() + 600_000 };
  const ledger = createLedger({ model: "claude-opus-5-5", budget, cacheLife: "5m" });
  const prompt = 40_000;
  let told: number | undefined;
  while (ledger.exhausted(prompt) === undefined) {
    ledger.add({ input: 0, output: 200, cacheRead: prompt, cacheWrite5m: 500, cacheWrite1h: 0 });
    if (ledger.nearing(prompt) !== undefined) told ??= ledger.usage().costUsd ?? undefined;
  }
  const spent = ledger.usage().costUsd ?? 0;
  expect(spent).toBeLessThan(0.7);
  expect(told).toBeGreaterThan(spent * 0.7);
  expect(told).toBeLessThan(spent * 0.9);
});

test("money: a call that has to be made again is checked again", () => {
  const budget = { maxTurns: 60, maxCostUsd: 1, deadline: Date.now() + 600_000 };
  const ledger = createLedger({ model: "claude-opus-5-5", budget, cacheLife: "5m" });
  const call = { promptTokens: 10_000, maxTokens: 20_000, isLast: false };
  expect(ledger.forbids(call)).toBeUndefined();
  ledger.add(uncached(10_000, 20_000, "5m"));
  expect(ledger.forbids(call)).toBeUndefined();
  ledger.add(uncached(10_000, 20_000, "5m"));
  expect(ledger.forbids(call)).toMatchObject({ code: "budget-cost" });
});

test("money: another model counts with its own prices and its own window from then on", () => {
  const budget = { maxTurns: 60, maxCostUsd: 5, deadline: Date.now() + 600_000 };
  const ledger = createLedger({ model: "claude-opus-5-5", budget, cacheLife: "5m" });
  const tokens = { input: 0, output: 10_000, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
  expect(ledger.add(tokens)).toBeCloseTo(0.2, 10);
  expect(ledger.exhausted(190_000)).toBeUndefined();
  ledger.switchTo("claude-haiku-4-5");
  expect(ledger.add(tokens)).toBeCloseTo(0.05, 10);
  expect(ledger.usage().costUsd).toBeCloseTo(0.25, 10);
  expect(ledger.exhausted(190_000)).toMatchObject({ code: "context-full" });
  ledger.switchTo("our-gateway/other");
  expect(ledger.add(tokens)).toBeNull();
  expect(ledger.usage().costUsd).toBeNull();
});

test("money: an hour in the cache costs twice the input, and the worst case says so", () => {
  const budget = { maxTurns: 60, maxCostUsd: 1, deadline: Date.now() + 600_000 };
  const room = (cacheLife: "5m" | "1h") =>
    createLedger({ model: "claude-opus-5-5", budget, cacheLife }).outputTokens(50_000, 64_000);
  // Two prompts of 50,000 tokens at 5 or 8 dollars, the answer once more at that price, and 8,192 tokens at 20.
  expect(room("5m")).toBe(Math.floor((1_000_000 - 2 * 50_000 * 5 - 8_192 * 20) / (20 + 5)));
  expect(room("1h")).toBe(Math.floor((1_000_000 - 2 * 50_000 * 8 - 8_192 * 20) / (20 + 8)));
});

test("money: past 100,000 tokens a prompt of Haiku 5.5 costs five times as much, the reserve too", () => {
  const budget = { maxTurns: 60, maxCostUsd: 0.15, deadline: Date.now() + 600_000 };
  const ledger = createLedger({ model: "claude-haiku-5-5", budget, cacheLife: "5m" });
  expect(listPrices("claude-haiku-5-5", 100_000)?.input).toBe(0.1);
  expect(listPrices("claude-haiku-5-5", 100_001)?.input).toBe(0.5);
  // The answer would lead the last call's prompt past the step, where there is no money for it.
  const room = ledger.outputTokens(99_000, 64_000);
  expect(99_000 + room).toBeGreaterThan(100_000);
  expect(ledger.outputTokens(101_000, 64_000)).toBeLessThan(room);
  const cost = ledger.add({ input: 1, output: 0, cacheRead: 90_000, cacheWrite5m: 10_000, cacheWrite1h: 0 });
  expect(cost).toBeCloseTo((0.5 + 90_000 * 0.05 + 10_000 * 0.625) / 1_000_000, 12);
});

test("time: a part of it is kept back for what follows the model's work", () => {
  const plan = (minutes: number) =>
    planBudget({ maxTurns: 60, maxCostUsd: 5, startedAt: 1_000, timeoutMs: minutes * 60_000 });
  expect(plan(30)).toEqual({ maxTurns: 60, maxCostUsd: 5, deadline: 1_000 + 28 * 60_000 });
  expect(plan(1).deadline).toBe(1_000 + 48_000);
});

test("time: the model's last text has a part of its own", () => {
  const closing = (ms: number) => {
    const deadline = Date.now() + ms;
    const ledger = createLedger({
      model: "claude-opus-5-5",
      budget: { maxTurns: 60, maxCostUsd: 5, deadline },
      cacheLife: "5m",
    });
    return deadline - ledger.closingAt;
  };
  expect(closing(28 * 60_000)).toBe(90_000);
  expect(closing(60_000)).toBeGreaterThan(5_900);
  expect(closing(60_000)).toBeLessThan(6_100);
});

test("thinking that nobody sees is paid for like any other output", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(
    turn(
      think("Let me see."),
      finish,
      usage({ output_tokens: 9_000, output_tokens_details: { thinking_tokens: 8_900 } }),
    ),
  );
  const { usage: used } = await scene.work();
  expect(used).toMatchObject({ outputTokens: 9_000 });
  expect(used.costUsd).toBeGreaterThan(0.18);
});

test("an answer that the money left cuts short ends the work, unfinished", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(
    turn(say("I begin with a very long"), stop("max_tokens"), usage({ output_tokens: 12_000 })),
    turn(
      expects(({ body }) => expect(body.tool_choice).toEqual({ type: "none" })),
      say("Hardly begun."),
    ),
  );
  const result = await scene.work({ budget: { maxCostUsd: 0.5 } });
  api.assertFinished();
  expect(result).toMatchObject({
    proposal: { description: "Hardly begun." },
    stopped: { code: "budget-cost", reason: expect.stringContaining("`max-cost-usd`") },
  });
  expect(result.usage.costUsd).toBeLessThan(0.5);
});

test("prices that were given count instead of the list's", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(turn(finish, usage({ input_tokens: 1_000, output_tokens: 1_000 })));
  const prices = createPriceList(
    new Map([
      ["claude-opus-5-5", { input: 100, output: 500, cacheRead: 10, cacheWrite5m: 125, cacheWrite1h: 200 }],
    ]),
    1,
  );
  const { usage: used } = await scene.work({ prices, budget: { maxCostUsd: 50 } });
  expect(used.costUsd).toBeGreaterThanOrEqual((1_000 * 100 + 1_000 * 500) / 1_000_000);
});

test("a full context window ends the work while there is room for the last call", () => {
  const budget = { maxTurns: 60, maxCostUsd: 100, deadline: Date.now() + 600_000 };
  const ledger = createLedger({ model: "claude-haiku-4-5", budget, cacheLife: "5m" });
  expect(ledger.exhausted(150_000)).toBeUndefined();
  expect(ledger.exhausted(190_000)).toMatchObject({ code: "context-full" });
  expect(ledger.lastOutputTokens(190_000)).toBe(8_192);
});

test("the cost is counted by the model's prices", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(
    turn(
      finish,
      usage({
        input_tokens: 100,
        output_tokens: 1_000,
        cache_read_input_tokens: 10_000,
        cache_creation_input_tokens: 2_000,
        cache_creation: { ephemeral_5m_input_tokens: 2_000, ephemeral_1h_input_tokens: 0 },
      }),
    ),
  );
  const { usage: used } = await scene.work();
  expect(used).toEqual({
    turns: 1,
    inputTokens: 100,
    outputTokens: 1_000,
    cacheReadTokens: 10_000,
    cacheWriteTokens: 2_000,
    costUsd: expect.closeTo((100 * 4 + 1_000 * 20 + 10_000 * 0.2 + 2_000 * 5) / 1_000_000, 10),
  });
});
