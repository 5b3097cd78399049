import { describe, expect, test } from "@jest/globals";
import { compareRuns, proofOf, suspects } from "../../src/verify/compare.ts";
import type { TestResult } from "../../src/verify/junit.ts";
import type { CheckRun } from "../../src/verify/verification.ts";

type Tests = Readonly<Record<string, TestResult>>;

function run(outcome: CheckRun["outcome"], tests?: Tests, where: CheckRun["where"] = "change"): CheckRun {
  return {
    ...{ where, outcome, reason: outcome === "not-run" ? "why" : "", durationMs: 1, output: "" },
    ...(tests !== undefined && { tests: new Map(Object.entries(tests)) }),
  };
}

describe("by exit code", () => {
  test.each([
    ["passed", "passed", "passed"],
    ["failed", "passed", "fixed"],
    ["failed", "failed", "still-failing"],
    ["passed", "failed", "newly-failing"],
    ["passed", "timed-out", "newly-failing"],
    ["failed", "timed-out", "unknown"],
    ["passed", "not-run", "unknown"],
    ["not-run", "passed", "passed"],
    ["timed-out", "passed", "passed"],
    ["not-run", "failed", "unknown"],
    ["timed-out", "failed", "unknown"],
    ["not-run", "not-run", "unknown"],
  ] as const)("%s before and %s with the change is %s", (before, after, verdict) => {
    expect(compareRuns({ base: run(before), change: run(after) })).toEqual({ verdict });
  });

  test.each([
    ["passed", undefined, "flaky"],
    ["failed", "failed", "flaky"],
    ["failed", "passed", "newly-failing"],
    ["failed", undefined, "newly-failing"],
    ["failed", "timed-out", "newly-failing"],
  ] as const)("what failed, and when run again %s, on the base %s, is %s", (change, base, verdict) => {
    const again = { change: run(change), ...(base !== undefined && { base: run(base) }) };
    expect(compareRuns({ base: run("passed"), change: run("failed"), again })).toEqual({ verdict });
  });
});

describe("test by test", () => {
  const base = run("failed", { ok: "passed", bad: "failed", worse: "failed", gone: "passed", off: "passed" });

  test("each is told apart", () => {
    const change = run("failed", {
      ...{ ok: "failed", bad: "passed", worse: "failed", off: "skipped", new: "failed", newer: "passed" },
    });
    expect(suspects({ base, change })).toEqual(["ok", "new"]);
    expect(compareRuns({ base, change })).toEqual({
      verdict: "newly-failing",
      tests: {
        ...{ fixed: ["bad"], stillFailing: ["worse"], newlyFailing: ["ok", "new"] },
        ...{ flaky: [], notRun: ["gone", "off"] },
      },
    });
    // One of them passes the second time, the other one fails on the base too.
    const again = {
      change: run("failed", { ok: "failed", new: "passed", worse: "failed" }),
      base: run("failed", { ok: "failed" }),
    };
    expect(compareRuns({ base, change, again })).toMatchObject({
      verdict: "flaky",
      tests: { flaky: ["ok", "new"], newlyFailing: [] },
    });
    const once = {
      change: run("failed", { ok: "failed", new: "passed" }),
      base: run("passed", { ok: "passed" }),
    };
    expect(compareRuns({ base, change, again: once })).toMatchObject({
      verdict: "newly-failing",
      tests: { flaky: ["new"], newlyFailing: ["ok"] },
    });
  });

  test("a red base with nothing new in it is not the change's fault", () => {
    const change = run("failed", {
      ok: "passed",
      bad: "failed",
      worse: "failed",
      gone: "passed",
      off: "passed",
    });
    expect(suspects({ base, change })).toBeUndefined();
    expect(compareRuns({ base, change })).toMatchObject({ verdict: "still-failing" });
  });

  test("what fails beside the tests is seen by the exit code", () => {
    const green = run("passed", { ok: "passed" });
    expect(suspects({ base: green, change: run("failed", { ok: "passed" }) })).toEqual([]);
    expect(compareRuns({ base: green, change: run("failed", { ok: "passed" }) })).toMatchObject({
      verdict: "newly-failing",
      tests: { newlyFailing: [] },
    });
    const again = { change: run("passed", { ok: "passed" }) };
    expect(compareRuns({ base: green, change: run("failed", { ok: "passed" }), again })).toMatchObject({
      verdict: "flaky",
    });
  });

  test("a failing test counts although the command ended well", () => {
    const green = run("passed", { ok: "passed" });
    expect(compareRuns({ base: green, change: run("passed", { ok: "failed" }) }).verdict).toBe(
      "newly-failing",
    );
  });
});

describe("new tests on the old code", () => {
  const passed = run("passed");

  test.each([
    ["fail there", passed, run("failed"), { type: "fails-before", tests: [] }],
    ["pass there", passed, run("passed"), { type: "passes-before" }],
    ["say nothing on a red base", run("failed"), run("failed"), { type: "unknown" }],
    ["say nothing when they did not end", passed, run("timed-out"), { type: "unknown" }],
    ["say nothing when they were not run", passed, run("not-run"), { type: "unknown", reason: "why" }],
  ])("by exit code: %s", (_, base, oldCode, expected) => {
    expect(proofOf({ base, change: passed, oldCode })).toMatchObject(expected);
  });

  test("show by name that they fail there, whether they ran or not even loaded", () => {
    const base = run("failed", { old: "passed", changed: "passed", red: "failed" });
    const change = run("failed", {
      ...{ old: "passed", changed: "passed", red: "passed", new: "passed", absent: "passed", lazy: "passed" },
    });
    const oldCode = run("failed", {
      old: "passed",
      changed: "failed",
      red: "failed",
      new: "failed",
      lazy: "passed",
    });
    expect(proofOf({ base, change, oldCode })).toEqual({
      type: "fails-before",
      tests: ["changed", "new", "absent"],
    });
  });

  test("show nothing where all of them pass", () => {
    const base = run("passed", { old: "passed" });
    const change = run("passed", { old: "passed", new: "passed" });
    expect(proofOf({ base, change, oldCode: change })).toEqual({ type: "passes-before" });
  });
});
