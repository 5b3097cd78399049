import { constants } from "node:os";
import { z } from "zod";
import type { CommandResult } from "../sandbox/sandbox.ts";
import { showCommandOutput } from "./command-output.ts";
import { maxResultCharacters, toolOutput } from "./output.ts";
import { defineTool, type Tool, type ToolOutput } from "./tool.ts";

/** More than the model is shown, because escape sequences and progress bars are taken out of it first. */
const maxOutputBytes = 256 * 1024;

/** `run_command` with the time limits of this run, in milliseconds. */
export function createRunCommand(limits: {
  readonly timeoutMs: number;
  readonly maxTimeoutMs: number;
}): Tool {
  const usual = seconds(limits.timeoutMs);
  const most = seconds(limits.maxTimeoutMs);
  return defineTool({
    name: "run_command",
    description:
      "Run a bash command in the repository's top directory. Shows the exit code, the duration, and stdout and stderr together; long output keeps its head and tail. Every call is a fresh shell without a terminal and without input. What it starts in the background ends with it.",
    input: z.strictObject({
      command: z.string().min(1).describe("Given to bash -c; may have several lines."),
      timeout_seconds: z
        .number()
        .positive()
        .optional()
        .describe(`When to kill it with everything it started. Default ${usual}, at most ${most}.`),
      read_only: z
        .boolean()
        .optional()
        .describe("Mounts the repository read-only; neighbouring read-only calls run at the same time."),
    }),
    access: ({ read_only }) => (read_only === true ? "read" : "write"),
    async run({ command, timeout_seconds, read_only = false }, { sandbox, signal, onOutput }) {
      const wanted = timeout_seconds === undefined ? limits.timeoutMs : timeout_seconds * 1000;
      const timeoutMs = Math.min(wanted, limits.maxTimeoutMs);
      const result = await sandbox.runCommand({
        command,
        timeoutMs,
        maxOutputBytes,
        readOnly: read_only,
        onOutput,
        signal,
      });
      return show(result, timeoutMs, limits.maxTimeoutMs);
    },
  });
}

function show(result: CommandResult, timeoutMs: number, maxTimeoutMs: number): ToolOutput {
  const heading = `Exit code: ${end(result, timeoutMs, maxTimeoutMs)}`;
  const { text, truncated } = showCommandOutput(result, maxResultCharacters);
  return toolOutput(`${heading}\n${text.trim() === "" ? "(no output)" : text}`, truncated);
}

function end(result: CommandResult, timeoutMs: number, maxTimeoutMs: number): string {
  const took = `${(result.durationMs / 1000).toFixed(1)} s`;
  switch (result.end.type) {
    case "exit":
      return `${result.end.code} (${took}${signalMeant(result.end.code)})`;
    case "signal":
      return `none: killed by ${result.end.signal} after ${took}`;
    case "cancelled":
      return `none: stopped after ${took}, because the run is ending`;
    case "memory": {
      const { usedBytes, limitBytes } = result.end;
      const most = `${mebibytes(limitBytes)} of memory`;
      return usedBytes > limitBytes
        ? `none: killed: used more than ${most} (after ${took})`
        : `none: killed: with what ran beside it, more than ${most} were used, and most of it here (after ${took})`;
    }
    case "timeout": {
      const more = timeoutMs < maxTimeoutMs ? `; timeout_seconds can be up to ${seconds(maxTimeoutMs)}` : "";
      return `none: timed out after ${seconds(timeoutMs)} s, and everything it started was killed${more}`;
    }
  }
}

/** Shells give 128 and the signal's number for what a signal ended. */
function signalMeant(code: number): string {
  const name = Object.entries(constants.signals).find(([, number]) => number === code - 128)?.[0];
  return name === undefined ? "" : `; ${code} stands for ${name}`;
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2).toLocaleString("en-US")} MiB`;
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
