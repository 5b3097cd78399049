import { readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Event } from "../../src/events/event.ts";
import { savedState } from "../../src/state.ts";
import type { Trigger } from "../../src/task.ts";
import { readBundle } from "./read-bundle.ts";
import { assertEventStream, assertNoSecrets, assertNoSurprises } from "./run-checks.ts";
import { evaluateCondition, inputVariables, readActionFile } from "./runner/action-file.ts";
import { checkOut } from "./runner/checkout.ts";
import { createCommandFiles, parsePairs } from "./runner/command-files.ts";
import { plantDecoys } from "./runner/decoys.ts";
import {
  createJobDirectories,
  createJobEnvironment,
  githubContext,
  installAction,
  installNode,
  type JobDirectories,
  newRunId,
} from "./runner/job.ts";
import { findLeftoverProcesses, listTemporaryFiles } from "./runner/leftovers.ts";
import type { ActionRun, ActionScenario, RunningJob, StepResult } from "./runner/scenario.ts";
import { runStep } from "./runner/step.ts";
import { chooseUser, hidePrograms, type RunUser, removePackages, runAs } from "./runner/user.ts";
import { readLeftovers, readPublished, withoutCredentials } from "./runner/visible.ts";
import { openCallsDirectory, readCalls, watchPrograms } from "./runner/watched-programs.ts";
import { readRunnerLog } from "./runner-log.ts";

export { commented, dispatch, labelledIssue, push, repositoryDispatch, schedule } from "./runner/payloads.ts";
export type { ActionRun, ActionScenario, RunningJob } from "./runner/scenario.ts";

const project = fileURLToPath(new URL("../..", import.meta.url));
const defaultTimeoutMs = 120_000;

/**
 * Runs the action as a hosted runner would: a fresh machine's directories and environment, a real checkout,
 * main, then post. Ends with the checks that hold for every run; dispose of the result to remove its files.
 */
export async function runAction(scenario: ActionScenario): Promise<ActionRun> {
  const { repository } = scenario;
  const user = chooseUser(scenario.user ?? "unprivileged");
  const directories = await createJobDirectories(repository.name, user);
  try {
    const run = await runJob(scenario, user, directories);
    if (scenario.checked !== false) {
      assertNoSecrets(run);
      const events = run.visible["the events"] ?? "";
      if (scenario.stream !== "none") assertEventStream(events, { cut: run.main.signal !== null });
      if (scenario.surprises !== "expected") assertNoSurprises(scenario.github);
    }
    return run;
  } catch (error) {
    await directories.remove();
    throw error;
  }
}

async function runJob(
  scenario: ActionScenario,
  user: RunUser,
  directories: JobDirectories,
): Promise<ActionRun> {
  const { repository } = scenario;
  const source = resolve(scenario.action ?? project);
  const action = readActionFile(join(source, "action.yml"));
  const decoys = await plantDecoys(directories, user);
  const [actionDirectory, node, sha, headsBefore] = await Promise.all([
    installAction(join(source, "dist"), directories, user),
    installNode(directories, user),
    repository.branchSha(repository.defaultBranch),
    repository.branches(),
  ]);
  if (sha === undefined) throw new Error(`${repository.fullName} has no branch ${repository.defaultBranch}.`);
  const env: Record<string, string> = {
    ...decoys.env,
    ...scenario.github.env,
    ...scenario.env,
    ...(await createJobEnvironment({
      facts: {
        repository: repository.fullName,
        defaultBranch: repository.defaultBranch,
        sha,
        trigger: scenario.trigger,
        actor: scenario.actor ?? senderOf(scenario.trigger),
        ...(scenario.triggeringActor !== undefined && { triggeringActor: scenario.triggeringActor }),
        runId: scenario.runId ?? newRunId(),
        serverUrl: new URL(repository.url).origin,
      },
      directories,
      user,
      runtimeToken: decoys.runtimeToken,
      ...identityFor(scenario, decoys.oidcToken),
      debug: scenario.debug ?? false,
    })),
  };
  env["PATH"] = [...(scenario.path ?? []), env["PATH"]].join(":");
  if (scenario.checkout !== false) {
    const defaults = {
      branch: repository.defaultBranch,
      sha,
      persistCredentials: true,
      detached: false,
      depth: 1,
    };
    const from = { url: repository.url, token: scenario.token };
    await checkOut({ ...defaults, ...scenario.checkout, ...from }, directories, user, env);
  }
  const job: RunningJob = {
    directories,
    user,
    env,
    run: (...argv) => runAs(user, argv, { cwd: directories.workspace, env }),
  };
  const usedFrom = join(
    directories.workspace,
    scenario.actionIn ?? relative(directories.workspace, actionDirectory),
  );
  if (scenario.actionIn !== undefined) {
    await job.run("mkdir", "-p", usedFrom);
    await job.run("cp", "-r", `${actionDirectory}/.`, usedFrom);
  }
  await scenario.before?.(job);
  const filesBefore = new Set(await listTemporaryFiles(directories, user));

  const watching = scenario.watchedPrograms ?? [];
  const callsDirectory = watching.length === 0 ? undefined : await openCallsDirectory(directories.root, user);
  const watched = (argv: readonly string[]) =>
    callsDirectory === undefined ? argv : watchPrograms(watching, callsDirectory, argv);

  const model = scenario.messages;
  const inputs = inputVariables(
    action,
    {
      ...(model !== undefined && { "anthropic-api-key": model.apiKey, "base-url": model.url }),
      ...scenario.inputs,
      ...scenario.inputsOn?.(directories),
    },
    githubContext(env, scenario.token),
  );
  const runEntry = async (
    entry: string,
    more: Readonly<Record<string, string>>,
    interruptions: Pick<ActionScenario, "cancelAfter" | "killAfter">,
  ): Promise<StepResult> => {
    const files = await createCommandFiles(directories.commandFiles, user);
    const argv = [...user.prefix, node, join(usedFrom, entry)];
    const end = await runStep({
      argv: removePackages(
        scenario.removedPackages ?? [],
        hidePrograms(scenario.hiddenPrograms ?? [], watched(argv)),
      ),
      cwd: directories.workspace,
      env: { ...env, ...inputs.env, ...more, ...files.env },
      timeoutMs: scenario.timeoutMs ?? defaultTimeoutMs,
      ...interruptions,
      ...(scenario.cancelTimeScale !== undefined && { cancelTimeScale: scenario.cancelTimeScale }),
      ...(scenario.onLine !== undefined && { onLine: scenario.onLine }),
    });
    const log = end.lines.map((line) => `${line.text}\n`).join("");
    return { ...end, ...(await files.read()), log, parsed: readRunnerLog(log) };
  };

  const main = await runEntry(
    action.main,
    {},
    {
      ...(scenario.cancelAfter !== undefined && { cancelAfter: scenario.cancelAfter }),
      ...(scenario.killAfter !== undefined && { killAfter: scenario.killAfter }),
    },
  );
  const [told, transcript, patch, protectedPatch, spool] = await Promise.all(
    ["events-file", "transcript-file", "patch-file", "protected-patch-file", "spool-file"].map((output) =>
      readArtifact(directories.workspace, main.outputs[output]),
    ),
  );
  // A run that was killed has no outputs, but its events are where they were written.
  const events = told || (await readKilled(main.state[savedState.tempDir], "events.jsonl"));
  const bundle = await readBundle(main.outputs["bundle-file"], dirname(repository.gitDir));
  await scenario.between?.(job, main);

  const cancelled = main.cancelMs !== undefined && scenario.killAfter === undefined;
  const status = cancelled ? "cancelled" : main.exitCode === 0 ? "success" : "failure";
  const postEntry = evaluateCondition(action.postIf, { status }) ? action.post : undefined;
  const post =
    postEntry === undefined
      ? undefined
      : await runEntry(postEntry, environmentAfter(main, env["PATH"] ?? ""), {});

  const leftoverProcesses = await findLeftoverProcesses(directories, user, env["RUNNER_TRACKING_ID"] ?? "");
  for (const { pid } of leftoverProcesses) endProcess(pid);
  const leftoverFiles = (await listTemporaryFiles(directories, user)).filter(
    (path) => !filesBefore.has(path) && !path.startsWith("_runner_file_commands/"),
  );
  const steps = [main, ...(post === undefined ? [] : [post])];
  const joined = (read: (step: StepResult) => string) => steps.map(read).join("");
  const gitStatus = scenario.checkout === false ? "" : (await job.run("git", "status", "--porcelain")).stdout;
  const published = await readPublished(repository, headsBefore);

  const all = {
    log: joined((step) => step.log),
    summary: joined((step) => step.summary),
    state: { ...main.state, ...post?.state },
    setEnv: joined((step) => step.env),
    addedPath: joined((step) => step.path),
  };
  return {
    ...all,
    main,
    post,
    outputs: main.outputs,
    annotations: steps.flatMap((step) => step.parsed.annotations),
    warnings: inputs.warnings,
    events: parseEvents(events),
    transcript: transcript ?? "",
    patch: patch ?? "",
    protectedPatch: protectedPatch ?? "",
    spool: spool ?? "",
    bundle,
    repository,
    pullRequests: repository.pullRequests,
    calls: callsDirectory === undefined ? [] : await readCalls(callsDirectory),
    leftoverProcesses,
    leftoverFiles,
    gitStatus,
    directories,
    user,
    env,
    visible: {
      // A mask names its secret to the runner, which swallows the line.
      "the log": all.log.replaceAll(/^[^\S\n]*::add-mask::.*$/gm, ""),
      "the summary": all.summary,
      "the outputs": JSON.stringify(main.outputs),
      "the state": JSON.stringify(all.state),
      "the variables for later steps": all.setEnv + all.addedPath,
      "the events": events,
      "the transcript": transcript ?? "",
      "the patches": `${patch}${protectedPatch}`,
      "the spool file": spool ?? "",
      "the bundle": bundle,
      "the pushed commits": published,
      "the issues and pull requests": JSON.stringify(repository.issues),
      "the requests to the model": withoutCredentials(model?.requests ?? []),
      "the requests to GitHub": withoutCredentials(scenario.github.requests),
      ...(await readLeftovers(leftoverFiles, directories)),
    },
    secrets: {
      ...decoys.secrets,
      "the job's token": scenario.token,
      ...(model !== undefined && { "the model's key": model.apiKey }),
      ...(typeof scenario.idToken === "object" && {
        "the token for identity tokens": scenario.idToken.ACTIONS_ID_TOKEN_REQUEST_TOKEN,
      }),
      ...scenario.secrets,
    },
    [Symbol.asyncDispose]: () => directories.remove(),
  };
}

function identityFor({ idToken }: ActionScenario, decoy: string) {
  if (idToken === undefined) return {};
  if (idToken === true) return { identity: { token: decoy } };
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = idToken;
  return { identity: { url, token } };
}

/** Whole lines only: a kill may have torn the last one. */
function parseEvents(text: string): Event[] {
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Event);
}

function senderOf(trigger: Trigger): string {
  const { sender } = trigger.payload as { sender?: { login?: string } };
  if (sender?.login === undefined) throw new Error("The event has no sender; say who the actor is.");
  return sender.login;
}

async function readArtifact(workspace: string, path: string | undefined): Promise<string> {
  return path === undefined || path === "" ? "" : await readFile(resolve(workspace, path), "utf8");
}

async function readKilled(tempDir: string | undefined, name: string): Promise<string> {
  return tempDir === undefined ? "" : await readFile(join(tempDir, name), "utf8").catch(() => "");
}

/** What a later step finds changed: saved state, and what main asked the runner to set. */
function environmentAfter(main: StepResult, path: string): Record<string, string> {
  const added = main.path.split(/\r?\n/).filter((line) => line !== "");
  const { NODE_OPTIONS: _refusedByTheRunner, ...set } = parsePairs(main.env);
  return {
    ...set,
    ...(added.length > 0 && { PATH: [...added.reverse(), path].join(":") }),
    ...Object.fromEntries(Object.entries(main.state).map(([name, value]) => [`STATE_${name}`, value])),
  };
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}
