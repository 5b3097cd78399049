import { describe, expect, test } from "@jest/globals";
import type { Fault } from "../../src/agent/faults.ts";
import { createPatience, inWords } from "../../src/agent/patience.ts";

const away: Fault = { passing: true, broken: false, code: "model-unavailable", reason: "Away." };
const broken: Fault = { ...away, broken: true };
const hour = 3_600_000;

/** What is decided about the faults, one after the other; no time passes. */
function decide(faults: readonly Fault[], options: { answered?: boolean; waitUntil?: number } = {}) {
  const { answered = true, waitUntil = hour } = options;
  const judge = createPatience({ answered, waitUntil, random: () => 0, now: () => 0 });
  return faults.map((fault) => {
    const verdict = judge(fault);
    return verdict.type === "wait" ? verdict.ms : verdict.because;
  });
}

const times = (count: number, fault: Fault) => Array.from({ length: count }, () => fault);

test("a request that was turned away is asked again for two minutes, longer and longer", () => {
  expect(decide(times(9, away))).toEqual([
    ...[1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000],
    "It was asked 9 times.",
  ]);
});

test("a broken answer is asked for three times more, whatever else happens between", () => {
  expect(decide([broken, away, broken, broken, away, broken])).toEqual([
    ...[1_000, 1_000, 4_000, 16_000, 2_000],
    "It was asked 6 times.",
  ]);
});

test("before the first answer it gives up sooner, and waits for no minute", () => {
  const before = { answered: false };
  expect(decide(times(4, away), before)).toEqual([1_000, 2_000, 4_000, "It was asked 4 times."]);
  expect(decide([{ ...away, retryAfterMs: 60_000 }], before)).toEqual([60_000]);
  expect(decide([{ ...away, retryAfterMs: 61_000 }], before)).toEqual([
    "It asks to wait 61 s, and before its first answer a run waits for no longer than 60 s.",
  ]);
  expect(decide([{ ...away, retryAfterMs: 61_000 }], { answered: false, waitUntil: 30_000 })).toEqual([
    "It asks to wait 61 s, longer than this run can.",
  ]);
});

test("what the API says counts, as long as the wait is over in time", () => {
  expect(decide([{ ...away, retryAfterMs: 20 }])).toEqual([20]);
  expect(decide([{ ...away, retryAfterMs: hour - 1 }])).toEqual([hour - 1]);
  expect(decide([{ ...away, retryAfterMs: hour }])).toEqual([
    "It asks to wait 60 minutes, longer than this run can.",
  ]);
  expect(decide([away], { waitUntil: 999 })).toEqual(["No time is left to ask again."]);
});

test("what does not pass is not waited for", () => {
  expect(decide([{ ...away, passing: false }])).toEqual([""]);
});

test("waits of the own choice differ by up to a quarter, those that the API wants don't", () => {
  const judge = createPatience({ answered: true, waitUntil: hour, random: () => 0.5, now: () => 0 });
  expect(judge(away)).toMatchObject({ ms: 875 });
  expect(judge({ ...away, retryAfterMs: 5_000 })).toMatchObject({ ms: 5_000 });
});

test("it tires of a model that has no room for the third time in one request", () => {
  const judge = createPatience({ answered: true, waitUntil: hour, now: () => 0 });
  const full: Fault = { ...away, remedy: "other-model" };
  const tiring = [full, away, full, full]
    .map((fault) => judge(fault))
    .map((one) => "isTiring" in one && one.isTiring);
  expect(tiring).toEqual([false, false, false, true]);
});

describe("a wait in words", () => {
  test.each([
    [0, "0 s"],
    [380, "0.4 s"],
    [9_949, "9.9 s"],
    [75_400, "75 s"],
    [120_000, "2 minutes"],
    [hour, "60 minutes"],
  ])("%d ms", (ms, words) => {
    expect(inWords(ms)).toBe(words);
  });
});
