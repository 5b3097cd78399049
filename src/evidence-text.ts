import type { PullRequestFile } from "./github/pulls.ts";
import { markdownCode, markdownInline, markdownName } from "./neutralise.ts";
import { shortened } from "./proposal-text.ts";
import { decidesChecks, isTestPath, type Touched } from "./verify/test-paths.ts";
import { countTests, type LeftBy, outcomeText, placeText, verdictText } from "./verify/verdict-text.ts";
import { type Checked, type CheckRun, isUnproven, type Verification } from "./verify/verification.ts";

const shownNames = 15;
const longestName = 150;
const longestCommand = 500;
const longestLine = 100;
/** A longer list of names is folded. */
const openNames = 8;

/** What a reader has to know before anything else; empty when the checks hold nothing against the change. */
export function unprovenWarning(verification: Verification | undefined): string {
  if (verification?.type !== "checked" || !isUnproven(verification)) return "";
  return `> [!WARNING]\n> **${markdownInline(verdictText(verification))}** See the checks below.`;
}

/**
 * What the repository's own checks gave before and after. `tree` is what is published; the checks ran on it, or on what
 * it was before a part was held back. Names of tests and files are made harmless; output is left to the log.
 */
export function evidenceSection(
  verification: Verification | undefined,
  tree: string,
  leftBy: LeftBy = "the agent",
): string {
  if (verification === undefined) return "";
  if (verification.type === "unchecked") {
    return `### Checks\n\nNo checks were run on this change. ${markdownInline(verification.reason)}`;
  }
  return [
    `### Checks\n\n${markdownInline(verdictText(verification))}`,
    whatRan(verification, leftBy),
    runsTable(verification),
    verification.tree === tree
      ? ""
      : "They ran before the protected parts that are listed below were taken out of the change.",
    testLists(verification),
    proofText(verification),
    touchedText(verification),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function whatRan({ checks }: Checked, leftBy: LeftBy): string {
  const { command, setupCommand, foundIn } = checks;
  const setup = setupCommand === undefined ? "" : `, after ${commandText(setupCommand)}`;
  const from = foundIn === undefined ? "" : ` (found in ${markdownName(foundIn)} of the base commit)`;
  const where = `, ${placeText(checks, leftBy)}${setup.includes("\n") ? ", after:" : setup}`;
  const shown = commandText(command);
  const body = shown.includes("\n")
    ? `These were run${where}${from}:\n\n${shown}`
    : `${shown}${from}${where}.`;
  return setup.includes("\n") ? `${body}\n\n${setup.replace(", after ", "Set up with:\n\n")}` : body;
}

/** A short line as a code span, anything else as a block: a span can't hold every character. */
function commandText(command: string): string {
  const text = shortened(command, longestCommand);
  return text.length > longestLine || /[\n|`]/.test(text) ? markdownCode(text, "sh") : markdownName(text);
}

const columns = {
  base: "Before",
  change: "With the change",
  "old-code": "Its tests on the old code",
} as const;

function runsTable({ base, change, oldCode }: Checked): string {
  const runs = [base, change, ...(oldCode === undefined ? [] : [oldCode])];
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rows = [
    line(["", ...runs.map(({ where }) => columns[where])]),
    line(["---", ...runs.map(() => "---")]),
    line(["Result", ...runs.map(resultCell)]),
    ...(runs.some(({ tests, noTests }) => tests !== undefined || noTests !== undefined)
      ? [line(["Tests", ...runs.map(testsCell)])]
      : []),
    line(["Time", ...runs.map(({ durationMs }) => `${(durationMs / 1000).toFixed(1)} s`)]),
  ];
  return rows.join("\n");
}

const signs = { passed: "✅", failed: "❌", "timed-out": "⌛", "not-run": "⚪" } as const;

function resultCell(run: CheckRun): string {
  return `${signs[run.outcome]} ${markdownInline(shortened(outcomeText(run), longestName))}`;
}

function testsCell({ tests, noTests }: CheckRun): string {
  if (tests === undefined) return noTests === undefined ? "" : `no reports: ${noTests}`;
  const { passed, failed, skipped } = countTests(tests);
  const parts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])];
  return parts.join(", ");
}

function testLists({ tests }: Checked): string {
  if (tests === undefined) return "";
  const lists = [
    nameList("Newly failing", tests.newlyFailing),
    nameList("Flaky (failed, and passed when they were run again)", tests.flaky),
    nameList("Fixed", tests.fixed),
    nameList("Still failing", tests.stillFailing),
    nameList("Not run any more", tests.notRun),
  ];
  return lists.filter((list) => list !== "").join("\n\n");
}

function nameList(title: string, names: readonly string[]): string {
  if (names.length === 0) return "";
  const shown = names.slice(0, shownNames).map((name) => `- ${shownName(name)}`);
  const more = names.length > shownNames ? [`- …and ${names.length - shownNames} more`] : [];
  const list = [...shown, ...more].join("\n");
  if (names.length <= openNames) return `**${title}** (${names.length})\n\n${list}`;
  return `<details>\n<summary><b>${title}</b> (${names.length})</summary>\n\n${list}\n\n</details>`;
}

function shownName(name: string): string {
  return markdownName(shortened(name, longestName)) || "(no name)";
}

function proofText({ proof }: Checked): string {
  switch (proof.type) {
    case "fails-before": {
      const title = "New or changed tests that fail on the old code and pass with the change";
      return proof.tests.length > 0
        ? nameList(title, proof.tests)
        : "The new or changed tests were also run on the old code: there the checks fail, with the change they pass.";
    }
    case "passes-before":
      return "The new or changed tests were also run on the old code, and **pass there too**: they show nothing of the change.";
    case "unknown":
      return `Whether new tests fail on the old code can't be told: ${markdownInline(shortened(proof.reason, longestName))}.`;
  }
}

/** What a green result hangs on besides the code. */
function touchedText({ touched }: Checked): string {
  return touchedLines("The change", touched).join("\n\n");
}

/** The same of commits that were there before this run, by the names of their files; undefined when nobody could tell. */
export function earlierText(files: readonly PullRequestFile[] | undefined): string {
  if (files === undefined) return "Which files those commits change could not be read.";
  const paths = (wanted: (file: PullRequestFile) => boolean) => files.filter(wanted).map(({ path }) => path);
  const tests = files.filter(({ path }) => isTestPath(path));
  return touchedLines("Together they", {
    definitions: paths(({ path }) => decidesChecks(path)),
    changedTests: tests.filter(({ status }) => status === "modified").map(({ path }) => path),
    deletedTests: tests.filter(({ status }) => status === "deleted").map(({ path }) => path),
  }).join("; ");
}

function touchedLines(
  who: string,
  touched: Pick<Touched, "definitions" | "changedTests" | "deletedTests">,
): string[] {
  const verb = (one: string) => (who === "The change" ? `${one}s` : one);
  const list = (paths: readonly string[]) => {
    const more = paths.length > shownNames ? ` and ${paths.length - shownNames} more` : "";
    return `${paths.slice(0, shownNames).map(shownName).join(", ")}${more}`;
  };
  const lines: readonly (readonly [string, readonly string[]])[] = [
    [`${verb("edit")} what decides what the checks do`, touched.definitions],
    [`${verb("edit")} tests that were there`, touched.changedTests],
    [`${verb("delete")} tests`, touched.deletedTests],
  ];
  return lines.flatMap(([what, paths]) => (paths.length === 0 ? [] : [`**${who} ${what}**: ${list(paths)}`]));
}
