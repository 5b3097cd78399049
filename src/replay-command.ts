import { readFile, rm, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { openDesk } from "./desk.ts";
import { UserError } from "./errors.ts";
import { type ProcessEnvironment, readMachine, secretsIn } from "./machine.ts";
import { isSuccess } from "./outcome.ts";
import { perform } from "./perform.ts";
import { createRedactor } from "./redact.ts";
import { maxRecordingBytes, type Recording, readRecording } from "./replay/recording.ts";
import { replay } from "./replay/replay.ts";
import { removeLeftovers } from "./sandbox/leftovers.ts";
import { requireLinux } from "./sandbox/unavailable.ts";

const help = `Plays a recorded run again, offline and without any key, and says where it is not as it was.

Usage
  node dist/cli/index.js replay FILE [--repo DIR]

  FILE                   the run's transcript (transcript.jsonl)
  --repo DIR             a checkout of the recorded commit (default: the current directory); it is not changed

Exit codes: 0 everything came out the same, 1 it did not, 2 the command line or the file is wrong.
docs/replay.md tells what is compared, and how.
`;

const usageExitCode = 2;

/** `replay FILE`: from its arguments to its exit code. Throws UserError for wrong arguments or a file that is no transcript. */
export async function replayCommand(args: readonly string[], env: ProcessEnvironment): Promise<number> {
  const asked = readArguments(args);
  if (asked === undefined) {
    process.stdout.write(help);
    return 0;
  }
  requireLinux(process.platform);
  const { file, directory } = asked;
  const recording = await readFileOf(file);
  const redactor = createRedactor(secretsIn(env));
  const { filesDir, tempDir, performing } = await openDesk(env, redactor);
  const { outcome } = await perform(performing, async (run) => {
    run.emit({
      type: "status",
      message: `Replaying a run of ${recording.answers.length} turns...`,
      phase: "prepare",
    });
    const machine = await readMachine(env, {
      ...{ tempDir, distrusted: [directory], workspaces: [directory] },
      ...{ mode: "copy", changes: "none", publishes: false },
    });
    return await replay(run, recording, {
      workspace: { directory, tempDir, git: machine.programs.git, env: machine.trusted },
      provisioning: machine.provisioning,
      sandbox: machine.sandbox,
      network: machine.network,
      redact: redactor.text,
    });
  });
  await removeLeftovers(tempDir);
  await rm(filesDir, { recursive: true, force: true });
  if (isSuccess(outcome)) return 0;
  return "code" in outcome && outcome.code === "workspace-unusable" ? usageExitCode : 1;
}

/** Undefined when help is asked for. */
function readArguments(
  args: readonly string[],
): { readonly file: string; readonly directory: string } | undefined {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: { repo: { type: "string" }, help: { type: "boolean", short: "h" } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  if (values.help === true) return undefined;
  const unknown = tokens.find((token) => token.kind === "option" && token.name !== "repo");
  if (unknown?.kind === "option") {
    throw wrong(`replay has no option ${unknown.rawName}; it takes a transcript and --repo DIR.`);
  }
  if (typeof values.repo === "boolean") throw wrong("--repo needs a value, as in --repo=DIR.");
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw wrong("Name one transcript to replay: replay FILE [--repo DIR].");
  }
  return { file, directory: resolve(values.repo ?? ".") };
}

async function readFileOf(file: string): Promise<Recording> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true) throw wrong(`There is no file ${file}.`);
  if (found.size > maxRecordingBytes) throw wrong(`${file} is larger than any transcript (128 MiB).`);
  return readRecording(file, await readFile(file));
}

function wrong(sentence: string): UserError {
  return new UserError("bad-input", sentence);
}
