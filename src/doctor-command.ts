import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { secretsOf } from "./agent/providers/provider.ts";
import { commandLineNextSteps, deskWords, readDoctorLine } from "./command-line.ts";
import { examine } from "./doctor/doctor.ts";
import { openJournal } from "./journal.ts";
import { type ProcessEnvironment, readMachine, secretsIn, solveOptions } from "./machine.ts";
import { openOrigin } from "./origin.ts";
import { isSuccess } from "./outcome.ts";
import { perform } from "./perform.ts";
import { createRedactor } from "./redact.ts";
import { claim } from "./sandbox/abandoned.ts";
import { removeLeftovers } from "./sandbox/leftovers.ts";
import { createLogSink } from "./sinks/log.ts";
import { openEndpoints } from "./sinks/telemetry/telemetry.ts";

/** `doctor`: from its arguments to its exit code. Throws UserError for wrong arguments. */
export async function doctorCommand(args: readonly string[], env: ProcessEnvironment): Promise<number> {
  const asked = readDoctorLine(args, env);
  if (typeof asked === "string") {
    process.stdout.write(asked);
    return 0;
  }
  const { directory, publish } = asked;
  const redactor = createRedactor(secretsIn(env));
  const outerDir = await mkdtemp(join(tmpdir(), "tiny-backspace-"));
  // Of the same name, since root's sandbox is made beside it under its name.
  const tempDir = join(outerDir, basename(outerDir));
  await mkdir(tempDir, { mode: 0o700 });
  await claim(tempDir);
  const { outcome } = await perform(
    {
      id: basename(outerDir),
      tempDir,
      redactor,
      sinks: [
        createLogSink({
          write: (text) => void process.stdout.write(text),
          format: "terminal",
          colour: process.stdout.isTTY && !env["NO_COLOR"],
          debug: false,
        }),
      ],
      nextSteps: commandLineNextSteps,
      onSinkFailure: (sink, cause) =>
        void process.stderr.write(`${redactor.text(`The ${sink} stopped working: ${String(cause)}`)}\n`),
    },
    (run) =>
      examine(
        run,
        async () => {
          const config = asked.readConfig();
          const { githubToken, provider } = config;
          const secrets = [...secretsOf(provider), ...(githubToken === undefined ? [] : [githubToken])];
          for (const secret of secrets) redactor.add(secret);
          const machine = await readMachine(env, {
            ...{ tempDir, distrusted: [directory], workspaces: [directory] },
            ...{ mode: "copy", changes: "none", publishes: publish },
          });
          const solve = solveOptions(machine, config, {
            ...{ directory, startedAt: Date.now(), journal: openJournal(tempDir) },
            ...{ record: () => undefined, redact: redactor.text, hide: redactor.add },
          });
          const { programs } = machine;
          return {
            ...{ config, solve, programs, endpoints: openEndpoints(config.telemetry, { env }) },
            ...(publish && { openGitHub: (base) => openOrigin(run, base, config, machine, env) }),
          };
        },
        deskWords,
      ),
  );
  await removeLeftovers(tempDir);
  await rm(outerDir, { recursive: true, force: true });
  return isSuccess(outcome) ? 0 : 1;
}
