import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { commandLineNextSteps } from "./command-line.ts";
import { followDetails } from "./details.ts";
import { machineDetails, type ProcessEnvironment } from "./machine.ts";
import type { Redactor } from "./redact.ts";
import { claim } from "./sandbox/abandoned.ts";
import { createLogSink } from "./sinks/log.ts";

/** What a run on one's own machine has: directories, and a terminal that it is told in. */
export async function openDesk(env: ProcessEnvironment, redactor: Redactor) {
  const filesDir = await mkdtemp(join(tmpdir(), "tiny-backspace-"));
  // Of the same name, since root's sandbox is made beside it under its name.
  const tempDir = join(filesDir, basename(filesDir));
  await mkdir(tempDir, { mode: 0o700 });
  await claim(tempDir);
  const warn = (what: string) => (cause: unknown) =>
    void process.stderr.write(`${redactor.text(`The ${what} stopped working: ${String(cause)}`)}\n`);
  const log = createLogSink({
    write: (text) => void process.stdout.write(text),
    format: "terminal",
    colour: process.stdout.isTTY && !env["NO_COLOR"],
    debug: env["RUNNER_DEBUG"] === "1",
  });
  if (env["RUNNER_DEBUG"] === "1") {
    followDetails((detail) => log.detail(redactor.text(detail)));
    log.detail(machineDetails());
  }
  return {
    /** For what is kept when the run is over. */
    filesDir,
    /** Everything else. */
    tempDir,
    warn,
    /** For `perform`. */
    performing: {
      ...{ id: basename(filesDir), tempDir, redactor, sinks: [log], nextSteps: commandLineNextSteps },
      onSinkFailure: (sink: string, cause: unknown) => warn(sink)(cause),
    },
  };
}
