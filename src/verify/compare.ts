import type { TestResults } from "./junit.ts";
import type { CheckRun, Comparison, Proof, TestComparison, Verdict } from "./verification.ts";

/** Runs of the same checks. The second ones are there where something newly failed. */
export interface Runs {
  readonly base: CheckRun;
  readonly change: CheckRun;
  readonly again?: { readonly change: CheckRun; readonly base?: CheckRun };
}

/** What newly fails, on the face of it: names of tests, none where only the exit code says so; undefined if nothing. */
export function suspects({ base, change }: Pick<Runs, "base" | "change">): readonly string[] | undefined {
  if (base.outcome === "not-run" || base.outcome === "timed-out") return undefined;
  if (base.tests !== undefined && change.tests !== undefined) {
    const before = base.tests;
    const failing = failed(change.tests).filter((name) => before.get(name) !== "failed");
    if (failing.length > 0) return failing;
  }
  const fails = change.outcome === "failed" || change.outcome === "timed-out";
  return fails && base.outcome === "passed" ? [] : undefined;
}

/** Compares what a change's checks gave with what the base's gave. */
export function compareRuns(runs: Runs): Comparison {
  const { base, change, again } = runs;
  const newly = suspects(runs);
  const isFlaky = (name: string) =>
    again?.change.tests?.get(name) === "passed" ||
    (again?.base?.tests?.get(name) === "failed" && base.tests?.get(name) === "passed");
  const isAllFlaky =
    newly !== undefined &&
    (newly.length > 0 && again?.change.tests !== undefined
      ? newly.every(isFlaky)
      : again?.change.outcome === "passed" || again?.base?.outcome === "failed");
  const verdict = verdictOf(runs, newly, isAllFlaky);
  if (base.tests === undefined || change.tests === undefined) return { verdict };
  const tests = compareTests(base.tests, change.tests);
  const flaky = isAllFlaky ? tests.newlyFailing : tests.newlyFailing.filter(isFlaky);
  const newlyFailing = isAllFlaky ? [] : tests.newlyFailing.filter((name) => !isFlaky(name));
  return { verdict, tests: { ...tests, flaky, newlyFailing } };
}

function verdictOf(
  { base, change }: Runs,
  newly: readonly string[] | undefined,
  isAllFlaky: boolean,
): Verdict {
  if (newly !== undefined) return isAllFlaky ? "flaky" : "newly-failing";
  switch (change.outcome) {
    case "passed":
      return base.outcome === "failed" ? "fixed" : "passed";
    case "failed":
      return base.outcome === "failed" ? "still-failing" : "unknown";
    case "timed-out":
    case "not-run":
      return "unknown";
  }
}

function compareTests(base: TestResults, change: TestResults): TestComparison {
  const before = failed(base);
  return {
    fixed: before.filter((name) => change.get(name) === "passed"),
    stillFailing: before.filter((name) => change.get(name) === "failed"),
    newlyFailing: failed(change).filter((name) => base.get(name) !== "failed"),
    flaky: [],
    notRun: [...base]
      .filter(([name, result]) => result !== "skipped" && (change.get(name) ?? "skipped") === "skipped")
      .map(([name]) => name),
  };
}

function failed(results: TestResults): string[] {
  return [...results].filter(([, result]) => result === "failed").map(([name]) => name);
}

/** What the new and changed tests show, when they run on the old code. */
export function proofOf({
  base,
  change,
  oldCode,
}: {
  readonly base: CheckRun;
  readonly change: CheckRun;
  readonly oldCode: CheckRun;
}): Proof {
  if (oldCode.outcome === "not-run" || oldCode.outcome === "timed-out") {
    return { type: "unknown", reason: oldCode.reason || "they did not end in time" };
  }
  if (change.tests !== undefined) {
    // A file that does not even load there writes no test of its own; its tests count all the same.
    const before = oldCode.tests ?? new Map();
    const passing = [...change.tests].filter(([, result]) => result === "passed").map(([name]) => name);
    const failing = passing.filter(
      (name) =>
        base.tests?.get(name) !== "failed" &&
        (before.get(name) === "failed" ||
          (!before.has(name) && base.tests?.get(name) === undefined && oldCode.outcome === "failed")),
    );
    if (base.tests !== undefined && failing.length > 0) return { type: "fails-before", tests: failing };
    if (base.tests !== undefined && oldCode.tests !== undefined && oldCode.outcome === "passed") {
      return { type: "passes-before" };
    }
  }
  if (change.outcome !== "passed") return { type: "unknown", reason: "the checks fail with the change" };
  if (oldCode.outcome === "passed") return { type: "passes-before" };
  return base.outcome === "passed"
    ? { type: "fails-before", tests: [] }
    : {
        type: "unknown",
        reason:
          "the checks fail there without them too; with JUnit reports (`test-report`) it could be told test by test",
      };
}
