import type { Checked, CheckRun } from "./verification.ts";

/**
 * What the checks say of the change, as one sentence. It may quote why they were not run, and in that a tool's words and
 * the agent's names: the reader makes it harmless.
 */
export function verdictText(checked: Pick<Checked, "verdict" | "tests" | "base" | "change">): string {
  const { verdict, tests, base, change } = checked;
  switch (verdict) {
    case "passed":
      return base.outcome === "passed"
        ? "The checks pass with the change, as they did before."
        : "The checks pass with the change; how they ended before is not known.";
    case "fixed":
      return "The checks pass with the change, and failed before.";
    case "still-failing":
      return "The checks fail with the change as they did before, and nothing newly fails.";
    case "flaky":
      return "What failed with the change passed when it was run again, or failed without the change too: it is flaky.";
    case "newly-failing": {
      const count = tests?.newlyFailing.length ?? 0;
      const what = count === 0 ? "" : ` ${count === 1 ? "1 test newly fails" : `${count} tests newly fail`}.`;
      const how = change.outcome === "timed-out" ? "do not end in time" : "fail";
      return `The checks ${how} with the change${base.outcome === "passed" ? ", and passed before" : ""}.${what}`;
    }
    case "unknown":
      return unknownText(change);
  }
}

function unknownText(change: CheckRun): string {
  switch (change.outcome) {
    case "failed":
      return "The checks fail with the change; whether they did before is not known.";
    case "timed-out":
      return "The checks did not end in time with the change.";
    case "not-run":
    case "passed":
      return `The checks were not run on the change: ${change.reason}.`;
  }
}

/** How one run ended, in a few words of ours. */
export function outcomeText({ outcome, reason }: Pick<CheckRun, "outcome" | "reason">): string {
  const words = { passed: "passed", failed: "failed", "timed-out": "timed out", "not-run": "not run" };
  return reason === "" ? words[outcome] : `${words[outcome]}: ${reason}`;
}

/** Whose doing it is what lies in the workspace beside git's files. */
export type LeftBy = "the agent" | "earlier steps";

/** Where the checks' files came from, as the pull request says it. */
export function placeText({ setupCommand }: Pick<Checked["checks"], "setupCommand">, leftBy: LeftBy): string {
  return setupCommand === undefined
    ? `in a copy of the workspace (what git ignores in it, such as installed packages, is as ${leftBy} left it)`
    : "in a fresh checkout";
}

/** Counts of a run's tests. */
export function countTests(tests: CheckRun["tests"]) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const result of tests?.values() ?? []) counts[result] += 1;
  return counts;
}
