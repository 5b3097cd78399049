import { expect, test } from "@jest/globals";
import { shareTime } from "../../src/verify/time.ts";
import type { CheckRun } from "../../src/verify/verification.ts";

const minute = 60_000;

function base(outcome: CheckRun["outcome"], durationMs: number): CheckRun {
  return { where: "base", outcome, reason: "", durationMs, output: "" };
}

test("of a run's time a part is kept back for the checks, and never more than five minutes", () => {
  const half = Date.now() + 30 * minute;
  expect(half - shareTime(half).agentDeadline).toBe(5 * minute);
  const short = Date.now() + 10 * minute;
  expect(short - shareTime(short).agentDeadline).toBeCloseTo(2 * minute, -2);
  expect(shareTime(half).canMend()).toBe(true);
  expect(shareTime(Date.now() - minute).canMend()).toBe(false);
});

test("a change's checks may take longer than the base's did, and never longer than there is time", () => {
  const clock = shareTime(Date.now() + 10 * minute);
  expect(clock.limitFor(base("passed", 1_000))).toEqual({ timeoutMs: minute, isFair: true });
  expect(clock.limitFor(base("passed", minute))).toEqual({ timeoutMs: 3 * minute, isFair: true });
  expect(clock.limitFor(base("failed", 1_000))).toEqual({ timeoutMs: clock.baseLimitMs, isFair: true });
  expect(clock.limitFor(base("passed", 8 * minute))).toMatchObject({ isFair: false });
  expect(clock.limitFor(base("passed", 11 * minute))).toMatchObject({
    reason: expect.stringContaining("there was no time for them"),
  });
  expect(clock.limitFor(base("timed-out", 200_000))).toEqual({
    reason: "on the base they did not end in 200 s",
  });
  expect(clock.limitFor(base("not-run", 0))).toEqual({ timeoutMs: clock.baseLimitMs, isFair: true });
});

test("nothing is begun or repeated that can't end", () => {
  const clock = shareTime(Date.now() + 10_000);
  expect(clock.hasTimeFor(base("passed", 5_000))).toBe(true);
  expect(clock.hasTimeFor(base("passed", 8_000))).toBe(false);
  expect(shareTime(Date.now() + 1_000).limitFor(base("passed", 10))).toHaveProperty("reason");
});
