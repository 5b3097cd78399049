import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Machine } from "../support/open-sandbox.ts";
import { systemPath } from "../support/runner/user.ts";

/** Runs a command as a careful action without a sandbox would: a child process, a scrubbed environment. */
export type BareShell = (command: string, timeoutMs: number) => Promise<{ output: string; end: string }>;

export function createBareShell(machine: Machine, prefix: readonly string[]): BareShell {
  const file = join(machine.directory, "_temp/tiny-backspace/output");
  return async (command, timeoutMs) => {
    // A file: what outlives the command would hold a pipe open, and what is left in a pipe could be missed.
    const descriptor = openSync(file, "w");
    try {
      const [program = "", ...args] = [...prefix, "/bin/bash", "-c", command];
      const child = spawn(program, args, {
        cwd: machine.workspace,
        env: { PATH: systemPath, HOME: machine.home, LANG: "C.UTF-8" },
        stdio: ["ignore", descriptor, descriptor],
        timeout: timeoutMs,
        killSignal: "SIGKILL",
      });
      const [, signal] = await once(child, "exit");
      return { output: readFileSync(file, "utf8"), end: signal === null ? "exit" : "timeout" };
    } finally {
      closeSync(descriptor);
    }
  };
}
