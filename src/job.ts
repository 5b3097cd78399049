import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import * as core from "@actions/core";
import { capabilitiesOf } from "./agent/capabilities.ts";
import type { Task } from "./agent/prompt.ts";
import { secretsOf } from "./agent/providers/provider.ts";
import { type Config, defaults, readConfig } from "./config.ts";
import type { GatherOptions } from "./context/gather.ts";
import { UserError } from "./errors.ts";
import { type GitHub, openGitHub } from "./github/github.ts";
import { type Journal, openJournal } from "./journal.ts";
import { type Machine, type ProcessEnvironment, readMachine, solveOptions } from "./machine.ts";
import type { Redactor, Secret } from "./redact.ts";
import type { Run } from "./run.ts";
import type { Transcript } from "./sinks/transcript.ts";
import type { Solution, SolveOptions } from "./solve.ts";
import { type Asking, commentCountOf, type Trigger } from "./task.ts";
import { type BaseCommit, readBaseCommit } from "./workspace/base-commit.ts";

/** What the runner and the workflow said, read and checked. */
export interface Job {
  readonly config: Config;
  readonly trigger: Trigger;
  /** Login of whoever asked for this attempt; differs from the event's sender on a re-run. */
  readonly actor: string;
  /** The repository that the change goes to. */
  readonly github: GitHub;
  /** The repository whose workflow and event this is; mostly the same. */
  readonly home: GitHub;
  readonly runUrl: string;
  /** When the run's time is up, in milliseconds since the epoch. */
  readonly deadline: number;
  /** The repository isn't checked out: it has to be cloned to `solve.workspace.directory`. */
  readonly cloneFirst: boolean;
  /** For the checkout of the repository; see `solveIn`. */
  readonly solve: Omit<SolveOptions, "clear">;
  /** The runner's workspace, absolute. */
  readonly runnerWorkspace: string;
  /** The commit that is checked out there; rejects with UserError where there is none. */
  readonly readBaseCommit: () => Promise<BaseCommit>;
  /** Absolute path of what the agent's job handed over; for `mode: publish` alone. */
  readonly handover: string;
  /** Absolute paths of the programs that are trusted, by name. */
  readonly programs: Machine["programs"];
  /** Whether it is one of GitHub's own runners. */
  readonly hosted: boolean;
  readonly journal: Journal;
  readonly eventsFile: string;
  readonly redactor: Redactor;
  /** Keeps the change for the outputs and the summary; nothing where there is none. */
  readonly keep: (task: Task, solution: Solution) => Promise<void>;
}

export async function readJob(
  env: ProcessEnvironment,
  run: Run,
  event: StartingEvent,
  {
    redactor,
    record,
    hide,
  }: {
    readonly redactor: Redactor;
    readonly record: Transcript["record"];
    readonly hide: (secret: Secret) => void;
  },
): Promise<Omit<Job, "keep">> {
  const startedAt = Date.now();
  const config = readConfig(readInput, undefined, env);
  for (const secret of secretsOf(config.provider)) hide(secret);
  for (const message of config.warnings) run.emit({ type: "warning", message });
  if (config.githubToken === undefined) {
    throw new UserError(
      "bad-input",
      "Input `github-token` is empty; leave it out to use the job's own token, or pass a token that may push.",
    );
  }
  const { trigger, actor, repository: ours, serverUrl, apiUrl } = event;
  const repository = config.repository ?? ours;
  const cloneFirst = repository.toLowerCase() !== ours.toLowerCase();
  const workspace = required(env, "GITHUB_WORKSPACE");
  const { tempDir } = run;
  const hosted = env["RUNNER_ENVIRONMENT"] === "github-hosted";
  const machine = await readMachine(env, {
    tempDir,
    distrusted: [workspace, env["RUNNER_TOOL_CACHE"], env["RUNNER_TEMP"]].filter(
      (path) => path !== undefined,
    ),
    workspaces: [workspace, env["RUNNER_TEMP"]].filter((path) => path !== undefined),
    mode: config.workspace,
    // A hosted runner is thrown away after the job; any other serves the next one too.
    changes: hosted ? "any" : "own",
    publishes: config.mode !== "agent",
  });

  const journal = openJournal(tempDir);
  const token = config.githubToken;
  const open = (fullName: string) =>
    openGitHub({
      token,
      serverUrl,
      apiUrl,
      repository: fullName,
      tempDir,
      programs: machine.programs,
      env: machine.trusted,
      signal: run.signal,
    });
  const github = open(repository);

  return {
    config,
    trigger,
    actor,
    github,
    home: cloneFirst ? open(ours) : github,
    runUrl: runUrlOf(env, event),
    deadline: startedAt + config.timeoutMs,
    cloneFirst,
    handover: resolve(workspace, config.handover ?? ""),
    programs: machine.programs,
    hosted,
    journal,
    eventsFile: filesIn(tempDir).events,
    ...{ redactor, runnerWorkspace: workspace },
    readBaseCommit: () =>
      readBaseCommit({
        directory: resolve(workspace, config.workingDirectory),
        ...{ tempDir, git: machine.programs.git, env: machine.trusted },
      }),
    solve: solveOptions(machine, config, {
      directory: cloneFirst ? join(tempDir, "repository") : resolve(workspace, config.workingDirectory),
      startedAt,
      record,
      journal,
      redact: redactor.text,
      hide,
    }),
  };
}

/** What started the job, and where; it can be read however wrong the inputs are. */
export interface StartingEvent extends Pick<Job, "trigger" | "actor"> {
  /** The repository whose event it is, `owner/name`. */
  readonly repository: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
}

export async function readEvent(env: ProcessEnvironment): Promise<StartingEvent> {
  return {
    trigger: {
      event: required(env, "GITHUB_EVENT_NAME"),
      payload: await readPayload(required(env, "GITHUB_EVENT_PATH")),
    },
    actor: env["GITHUB_TRIGGERING_ACTOR"] || required(env, "GITHUB_ACTOR"),
    repository: required(env, "GITHUB_REPOSITORY"),
    serverUrl: env["GITHUB_SERVER_URL"] || "https://github.com",
    apiUrl: env["GITHUB_API_URL"] || "https://api.github.com",
  };
}

/**
 * An input as it was given; one that is empty, as a form leaves it, is what it is when nobody gives it. But for the
 * label: that one is empty by a mistake, and no other is to start runs in its place.
 */
export function readInput(input: string): string {
  const given = core.getInput(input);
  return given === "" && input !== "label" ? (defaults[input] ?? "") : given;
}

/** Needs nothing to be right but itself. */
export function readAsking(): Asking {
  return {
    prompt: readInput("prompt"),
    promptFile: readInput("prompt-file"),
    label: readInput("label"),
  };
}

/** From where the model is told of a task, besides the task's own words. */
export function contextOf(
  { home, github, config, trigger }: Pick<Job, "home" | "github" | "config" | "trigger">,
  source: GatherOptions["source"],
): GatherOptions {
  const models = [config.model, config.fallbackModel ?? config.model];
  return {
    ...{ home, github, source },
    include: config.includeComments,
    commentCount: commentCountOf(trigger),
    seesImages: models.every((model) => capabilitiesOf(model).seesImages),
  };
}

/** What `solve` needs to work in this checkout. */
export function solveIn({ solve }: Pick<Job, "solve">, directory: string): Job["solve"] {
  return { ...solve, workspace: { ...solve.workspace, directory } };
}

/** The same for main and post. */
export function runId(env: ProcessEnvironment): string {
  return `${env["GITHUB_RUN_ID"] ?? "0"}-${env["GITHUB_RUN_ATTEMPT"] ?? "1"}`;
}

/** The run's files that others get, in its own directory. */
export function filesIn(tempDir: string) {
  return {
    events: join(tempDir, "events.jsonl"),
    transcript: join(tempDir, "transcript.jsonl"),
    spool: join(tempDir, "spool.jsonl"),
  };
}

export function runUrlOf(
  env: ProcessEnvironment,
  { serverUrl, repository }: Pick<StartingEvent, "serverUrl" | "repository">,
) {
  return `${serverUrl}/${repository}/actions/runs/${env["GITHUB_RUN_ID"] ?? ""}`;
}

function required(env: ProcessEnvironment, name: string): string {
  const value = env[name];
  if (value) return value;
  throw new UserError("bad-input", `The runner did not set ${name}; start this action from a workflow.`);
}

async function readPayload(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as unknown;
  } catch (cause) {
    throw new UserError("bad-input", `The event file ${path} can't be read as JSON.`, { cause });
  }
}
