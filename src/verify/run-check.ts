import type { CommandEnd, CommandResult, Room } from "../sandbox/sandbox.ts";
import { showCommandOutput } from "../tools/command-output.ts";
import type { Checks } from "./checks.ts";
import { readJunit, type TestResults } from "./junit.ts";
import { openReports } from "./reports.ts";
import type { CheckRun, Where } from "./verification.ts";

const maxOutputBytes = 256 * 1024;
/** Errors and summaries stand at the end, and of that more is kept. */
const shownCharacters = 6_000;

export interface CheckRequest {
  readonly where: Where;
  readonly checks: Checks;
  /** Whether the room is as the last run left it. */
  readonly setup: "needed" | "done";
  /** For setting up and for the checks together. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Runs the checks in a room, up to the reports that they leave. Rejects only when the run is ending. */
export async function runCheck(room: Room, request: CheckRequest): Promise<CheckRun> {
  const { where, checks, signal, timeoutMs } = request;
  const startedAt = performance.now();
  const durationMs = () => Math.round(performance.now() - startedAt);
  const run = async (command: string) => {
    const left = Math.max(1, timeoutMs - durationMs());
    // As steps of a workflow: a line that fails ends it.
    const options = { timeoutMs: left, maxOutputBytes, readOnly: false, signal };
    const result = await room.runCommand({ command: `set -e\n${command}`, ...options });
    signal.throwIfAborted();
    return result;
  };
  const reports = openReports(room, checks.reports, signal);
  await reports.makeOld();
  if (checks.setupCommand !== undefined && request.setup === "needed") {
    const result = await run(checks.setupCommand);
    if (!isExit(result.end, 0)) {
      const reason = `\`setup-command\` did not succeed: ${endOf(result.end, timeoutMs)}`;
      // What can't be set up on the base is nobody's fault; on the change it may be the change's.
      const outcome = where === "base" ? "not-run" : result.end.type === "timeout" ? "timed-out" : "failed";
      return {
        ...{ where, outcome, reason, durationMs: durationMs(), output: show(result) },
        failedSetup: true,
      };
    }
  }
  const result = await run(checks.command);
  const { end } = result;
  return {
    where,
    outcome: isExit(end, 0) ? "passed" : end.type === "timeout" ? "timed-out" : "failed",
    reason: isExit(end, 0) ? "" : endOf(end, timeoutMs),
    ...(end.type === "exit" && { exitCode: end.code }),
    durationMs: durationMs(),
    output: show(result),
    // What a run that was ended left is not the whole of it.
    ...(end.type !== "timeout" && checks.reports.length > 0 && (await readTests(reports))),
  };
}

async function readTests(
  reports: ReturnType<typeof openReports>,
): Promise<{ readonly tests: TestResults } | { readonly noTests: string }> {
  const { texts, problem } = await reports.read();
  if (problem !== undefined) return { noTests: problem };
  const tests = await readJunit(texts);
  if (typeof tests === "string") return { noTests: tests };
  return tests.size === 0 ? { noTests: "no test is in them" } : { tests };
}

function isExit(end: CommandEnd, code: number): boolean {
  return end.type === "exit" && end.code === code;
}

function endOf(end: CommandEnd, timeoutMs: number): string {
  switch (end.type) {
    case "exit":
      return `exit code ${end.code}`;
    case "signal":
      return `killed by ${end.signal}`;
    case "timeout":
      return `ended after ${Math.max(1, Math.round(timeoutMs / 1000))} s`;
    case "memory":
      return "killed for using too much memory";
    case "cancelled":
      return "cancelled";
  }
}

function show(result: CommandResult): string {
  return showCommandOutput(result, shownCharacters).text.trim();
}
