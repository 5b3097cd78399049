import { rm } from "node:fs/promises";
import { secretsOf } from "./agent/providers/provider.ts";
import { deskWords, readDoctorLine } from "./command-line.ts";
import { openDesk } from "./desk.ts";
import { examine } from "./doctor/doctor.ts";
import { openJournal } from "./journal.ts";
import { type ProcessEnvironment, readMachine, secretsIn, solveOptions } from "./machine.ts";
import { openOrigin } from "./origin.ts";
import { isSuccess } from "./outcome.ts";
import { perform } from "./perform.ts";
import { createRedactor } from "./redact.ts";
import { removeLeftovers } from "./sandbox/leftovers.ts";
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
  const { filesDir, tempDir, performing } = await openDesk(env, redactor);
  const { outcome } = await perform(performing, (run) =>
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
  await rm(filesDir, { recursive: true, force: true });
  return isSuccess(outcome) ? 0 : 1;
}
