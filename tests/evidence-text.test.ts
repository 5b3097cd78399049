import { describe, expect, test } from "@jest/globals";
import { evidenceSection, unprovenWarning } from "../src/evidence-text.ts";
import type { TestResult } from "../src/verify/junit.ts";
import { type Checked, type CheckRun, isUnproven } from "../src/verify/verification.ts";
import { liveMarkdown } from "./support/markdown-checks.ts";

function run(where: CheckRun["where"], more: Partial<CheckRun> = {}): CheckRun {
  return { where, outcome: "passed", reason: "", durationMs: 1234, output: "", ...more };
}

function checked(more: Partial<Checked> = {}): Checked {
  return {
    ...{
      type: "checked",
      tree: "tree",
      checks: { command: "npm test", reports: [], foundIn: "package.json" },
    },
    ...{ base: run("base"), change: run("change"), verdict: "passed" },
    proof: { type: "unknown", reason: "the change has no new or changed tests" },
    touched: { definitions: [], changedTests: [], deletedTests: [], newTests: [] },
    ...more,
  };
}

describe("the evidence in a pull request", () => {
  test("is one table, and what was run", () => {
    expect(evidenceSection(checked(), "tree")).toBe(`### Checks

The checks pass with the change, as they did before.

\`npm test\` (found in \`package.json\` of the base commit), in a copy of the workspace (what git ignores in it, such as installed packages, is as the agent left it).

|  | Before | With the change |
| --- | --- | --- |
| Result | ✅ passed | ✅ passed |
| Time | 1.2 s | 1.2 s |

Whether new tests fail on the old code can't be told: the change has no new or changed tests.`);
  });

  test("says why there is none, and nothing where nothing is published", () => {
    const reason = "They are turned off (`verify-command: none`).";
    expect(evidenceSection({ type: "unchecked", reason }, "tree")).toContain(reason);
    expect(evidenceSection(undefined, "tree")).toBe("");
  });

  test("says that it was a larger change where a part was held back later", () => {
    expect(evidenceSection(checked(), "other")).toContain("taken out of the change");
  });

  test("stays short whatever the tests are called and how many there are", () => {
    const names = Array.from({ length: 5000 }, (_, index) => `${index} ${"@octo #1 <b> `x` | ".repeat(50)}`);
    const tests = new Map(names.map((name): [string, TestResult] => [name, "failed"]));
    const text = evidenceSection(
      checked({
        ...{ verdict: "newly-failing", base: run("base", { tests }), change: run("change", { tests }) },
        tests: { fixed: names, stillFailing: names, newlyFailing: names, flaky: names, notRun: names },
        proof: { type: "fails-before", tests: names },
        touched: { definitions: names, changedTests: names, deletedTests: names, newTests: names },
        checks: { command: "x".repeat(10_000), setupCommand: "y\n".repeat(5_000), reports: [] },
      }),
      "tree",
    );
    expect(text.length).toBeLessThan(40_000);
    expect(text).toContain("<summary><b>Newly failing</b> (5000)</summary>");
    expect(liveMarkdown(text.replaceAll(/<\/?(?:details|summary|b)>/g, ""))).toEqual([]);
  });

  test("of a run with reports has the counts, or says why it has none", () => {
    const tests = new Map<string, TestResult>([
      ["a", "passed"],
      ["b", "skipped"],
    ]);
    const text = evidenceSection(
      checked({ base: run("base", { noTests: "none was written" }), change: run("change", { tests }) }),
      "tree",
    );
    expect(text).toContain("| Tests | no reports: none was written | 1 passed, 0 failed, 1 skipped |");
  });
});

describe("a reason that quotes what the agent named", () => {
  const reason = "cp: cannot copy '@octocat closes #1 <img src=x> https://a.example/x'";
  const unknown = checked({
    ...{ verdict: "unknown", checks: { command: "make", reports: [] } },
    ...{
      base: run("base", { outcome: "not-run", reason }),
      change: run("change", { outcome: "not-run", reason }),
    },
  });

  test.each([
    ["in the evidence", evidenceSection(unknown, "tree")],
    ["in the warning", unprovenWarning(unknown).replace("[!WARNING]", "")],
  ])("is shown and does nothing %s", (_, text) => {
    expect(text).toContain("The checks were not run on the change: cp: cannot copy");
    expect(text).toContain("`@octocat` closes `#1` &lt;img src=x");
    expect(liveMarkdown(text)).toEqual([]);
  });
});

describe("what makes a draft, and comes first", () => {
  const named = { command: "make", reports: [] };
  test.each([
    ["something newly fails", checked({ verdict: "newly-failing" }), true],
    ["what was asked for could not be run", checked({ verdict: "unknown", checks: named }), true],
    ["what was found could not be run", checked({ verdict: "unknown" }), false],
    ["the base was red already", checked({ verdict: "still-failing", checks: named }), false],
    ["a test is flaky", checked({ verdict: "flaky", checks: named }), false],
    ["all is well", checked({ checks: named }), false],
    ["nothing was checked", { type: "unchecked", reason: "x" } as const, false],
    ["nothing is published", undefined, false],
  ])("when %s: %#", (_, verification, expected) => {
    expect(isUnproven(verification)).toBe(expected);
    expect(unprovenWarning(verification).startsWith("> [!WARNING]\n> **The checks ")).toBe(expected);
  });
});
