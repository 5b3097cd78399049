import { readFile, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { secretsOf } from "./agent/providers/provider.ts";
import { type CommandLine, commandLineNextSteps, readCommandLine } from "./command-line.ts";
import { openDesk } from "./desk.ts";
import { clearAtDesk } from "./doctor/clearance.ts";
import { doctorCommand } from "./doctor-command.ts";
import { UserError } from "./errors.ts";
import { cloneRepository, type GitHub } from "./github/github.ts";
import { openJournal } from "./journal.ts";
import { keepSolution, land, landLocally } from "./land.ts";
import { type Machine, readIdentity, readMachine, secretsIn, solveOptions } from "./machine.ts";
import { logBlock } from "./neutralise.ts";
import { accessOf, openOrigin } from "./origin.ts";
import { type FailureCode, isSuccess } from "./outcome.ts";
import { perform } from "./perform.ts";
import { createRedactor, type Redactor } from "./redact.ts";
import { replayCommand } from "./replay-command.ts";
import type { Run } from "./run.ts";
import { solveOrSalvage } from "./salvage.ts";
import { removeAbandoned } from "./sandbox/abandoned.ts";
import { removeLeftovers } from "./sandbox/leftovers.ts";
import { requireLinux } from "./sandbox/unavailable.ts";
import { openEventsFile } from "./sinks/events-file.ts";
import { createTelemetry } from "./sinks/telemetry/telemetry.ts";
import { openTranscript } from "./sinks/transcript.ts";
import { pageOf, titleOf } from "./started.ts";
import { telemetryCommand } from "./telemetry-command.ts";
import { telemetrySecrets } from "./telemetry-settings.ts";
import { withProvider } from "./telemetry-start.ts";
import { findCheckout } from "./workspace/git-directories.ts";

const usageExitCode = 2;
/** What stopped the run was on the command line. */
const usageCodes: readonly FailureCode[] = ["bad-input", "workspace-unusable"];
const shownPatchBytes = 64 * 1024;

async function main(): Promise<number> {
  const [command, ...more] = process.argv.slice(2);
  if (command === "replay") return await replayCommand(more, process.env);
  if (command === "doctor") return await doctorCommand(more, process.env);
  if (command === "telemetry") return await telemetryCommand(more, process.env);
  const commandLine = await readCommandLine(process.argv.slice(2), process.env);
  if (typeof commandLine === "string") {
    process.stdout.write(commandLine);
    return 0;
  }
  requireLinux(process.platform);
  // A directory that can't be worked on is a wrong command line: nothing is made or said for it.
  if (commandLine.cloneUrl === undefined) await findCheckout(commandLine.directory);
  const { provider, githubToken, telemetry: endpoints } = commandLine.config;
  const redactor = createRedactor([
    ...secretsIn(process.env),
    ...secretsOf(provider),
    ...telemetrySecrets(endpoints),
    ...(githubToken === undefined ? [] : [githubToken]),
  ]);
  // What can't be removed now, the next run tries again.
  await removeAbandoned(tmpdir(), /^tiny-backspace-\w{6}$/, process.getuid?.() ?? 0).catch(() => undefined);
  const { filesDir, tempDir, warn, performing } = await openDesk(process.env, redactor);
  const files = {
    events: join(filesDir, "events.jsonl"),
    transcript: join(filesDir, "transcript.jsonl"),
  };
  const journal = openJournal(tempDir);
  const transcript = openTranscript(files.transcript, redactor, warn("transcript"));
  const telemetry = createTelemetry({
    spoolFile: join(filesDir, "spool.jsonl"),
    env: process.env,
    warn: (sentence) => console.error(redactor.text(sentence)),
  });
  telemetry.start(endpoints, aboutRun(commandLine, redactor.text));

  let isKept = false;
  const { outcome } = await perform(
    { ...performing, sinks: [...performing.sinks, openEventsFile(files.events), telemetry.sink] },
    async (run) => {
      run.signal.addEventListener("abort", telemetry.hurry);
      run.emit({
        ...{
          type: "started",
          title: titleOf(redactor.text(commandLine.config.prompt)),
          issue_url: null,
          run_url: null,
        },
        ...{ repository_url: pageOf(commandLine.cloneUrl ?? "") ?? null, requested_by: null },
      });
      for (const message of commandLine.config.warnings) run.emit({ type: "warning", message });
      const startedAt = Date.now();
      const machine = await readMachine(process.env, {
        tempDir,
        distrusted: [commandLine.directory],
        workspaces: [commandLine.directory],
        mode: "copy",
        changes: "none",
        publishes: commandLine.publish,
      });
      await openRepository(run, commandLine, machine);
      const { config, directory } = commandLine;
      const landing = {
        task: { prompt: config.prompt },
        redactor,
        author: await readIdentity(process.env, machine, directory),
      };
      let github: GitHub | undefined;
      const solving = solveOptions(machine, config, {
        directory,
        startedAt,
        record: transcript.record,
        journal,
        redact: redactor.text,
        hide: redactor.add,
      });
      const { model } = solving;
      const solution = await solveOrSalvage(run, landing.task, {
        ...{ journal, eventsFile: files.events, evenCancelled: true },
        ...solving,
        clear: async (workspace, client) => {
          if (commandLine.publish)
            github = await openOrigin(run, workspace.base, config, machine, process.env);
          const publishing = github !== undefined && { github };
          const { dryRun } = config;
          await clearAtDesk(run, workspace, { client, model, dryRun, ...publishing });
        },
      });
      const { changes } = solution;
      const keeping = { ...landing, emit: run.emit, directory: filesDir };
      const kept = changes && (await keepSolution({ ...keeping, solution, changes }));
      isKept = kept?.patch !== undefined;
      // After a cancel nothing is published.
      if (github !== undefined && !run.signal.aborted) {
        const { base, dryRun } = config;
        return await land(run, solution, { ...landing, github, base, dryRun, settings: config });
      }
      const { branch } = config;
      const outcome = await landLocally(run, solution, { ...landing, ...(branch && { branch }) });
      if (kept?.patch !== undefined) await showPatch(kept.patch);
      return outcome;
    },
  );
  await transcript.close();
  await removeLeftovers(tempDir);
  const names = isKept ? "Events, transcript and patch" : "Events and transcript";
  console.log(`${names}: ${filesDir}`);
  if (telemetry.spoolFile() !== undefined) console.log(`What endpoints missed: ${telemetry.spoolFile()}`);
  if (isSuccess(outcome)) return 0;
  return "code" in outcome && usageCodes.includes(outcome.code) ? usageExitCode : 1;
}

/** What endpoints are told besides the events. */
function aboutRun({ config, cloneUrl = "" }: CommandLine, redact: Redactor["text"]) {
  const repoUrl = pageOf(cloneUrl);
  return {
    ...(repoUrl !== undefined && { repoUrl: redact(repoUrl) }),
    prompt: redact(config.prompt),
    ...withProvider(config.provider.type),
    resource: {},
  };
}

async function openRepository(
  run: Run,
  { cloneUrl, directory, config }: CommandLine,
  machine: Machine,
): Promise<void> {
  if (cloneUrl === undefined) {
    run.emit({ type: "status", message: "Using checked-out repository...", phase: "repository" });
    return;
  }
  run.emit({ type: "status", message: "Cloning repository...", phase: "repository" });
  try {
    await cloneRepository({ ...accessOf(run, config, machine, process.env), url: cloneUrl, directory });
  } catch (error) {
    // What was not cloned leaves no directory.
    await rmdir(directory).catch(() => undefined);
    throw error;
  }
}

/** The whole of a small change; the beginning of a large one, which the patch file has whole. */
async function showPatch(file: string): Promise<void> {
  const patch = await readFile(file);
  const shown = patch.subarray(0, shownPatchBytes).toString("utf8");
  process.stdout.write(`\n${logBlock(shown.trimEnd())}\n`);
  if (patch.length > shownPatchBytes)
    console.log(`… ${patch.length - shownPatchBytes} more bytes in the patch file`);
}

// Nobody reads any more (`| head`, a closed terminal): the run ends as on Ctrl-C.
process.stdout.on("error", () => process.emit("SIGTERM"));
try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  const next = error.code === "workspace-unusable" ? ` ${commandLineNextSteps[error.code]}` : "";
  console.error(`${error.message}${next}`);
  process.exitCode = usageExitCode;
}
// Idle keep-alive sockets would hold the process for seconds, and everything is written by now.
process.exit();
