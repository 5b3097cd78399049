import type { Run } from "../run.ts";
import type { Checks, ChecksOptions, Chosen } from "./checks.ts";
import { countTests, verdictText } from "./verdict-text.ts";
import type { Checked, CheckRun } from "./verification.ts";

const shownNames = 50;

/** Which checks there are, before anything is run. */
export function tellChecks(run: Run, chosen: Chosen, { setupCommand, testReports }: ChecksOptions): void {
  if (chosen.type === "checks") {
    run.emit({ type: "status", message: `Checks: ${describeChecks(chosen.checks)}`, phase: "analysis" });
  } else if (setupCommand !== undefined || testReports.length > 0) {
    const message = `There are no checks that \`setup-command\` or \`test-report\` could serve. ${chosen.reason}`;
    run.emit({ type: "warning", message });
  }
}

function describeChecks({ command, setupCommand, foundIn }: Checks): string {
  const [first = "", ...more] = command.split("\n");
  const where = foundIn === undefined ? "" : ` (found in ${foundIn} of the base commit)`;
  return `${first}${more.length > 0 ? " …" : ""}${where}, ${setupCommand === undefined ? "in a copy of the workspace" : "in a fresh checkout"}`;
}

/** One run of the checks, as an event. What passed needs no output. */
export function tellRun(run: Run, { command }: Checks, ran: CheckRun): void {
  const { where, outcome, reason, exitCode, durationMs, output, tests } = ran;
  run.emit({
    type: "check",
    where,
    command,
    outcome,
    reason,
    exit_code: exitCode ?? null,
    duration_ms: durationMs,
    tests: tests === undefined ? null : countTests(tests),
    output: outcome === "passed" ? "" : output,
  });
}

/** What the runs say together, as an event. */
export function tellVerdict(run: Run, checked: Checked): void {
  const { verdict, tests, proof, touched } = checked;
  const names = (list: readonly string[] = []) => list.slice(0, shownNames);
  run.emit({
    type: "verification",
    verdict,
    message: verdictText(checked),
    fixed: names(tests?.fixed),
    still_failing: names(tests?.stillFailing),
    newly_failing: names(tests?.newlyFailing),
    flaky: names(tests?.flaky),
    not_run: names(tests?.notRun),
    new_tests: proof.type,
    touched: names([...touched.definitions, ...touched.changedTests, ...touched.deletedTests]),
  });
}
