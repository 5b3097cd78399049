import { execFile } from "node:child_process";
import { chmod, cp, mkdir, readdir, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import type { Trigger } from "../../src/task.ts";
import type { FakeGitHub, FakeRepository, Permissions } from "./fake-github/index.ts";
import type { FakeMessages } from "./fake-messages/index.ts";
import { makeTempDir } from "./repo.ts";
import { type ActionRun, runAction } from "./run-action.ts";
import { type JobDirectories, newRunId } from "./runner/job.ts";
import { type Contexts, evaluate, interpolate, readWorkflow, type Status } from "./workflow.ts";

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly "continue-on-error"?: boolean;
}
interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly uses?: string;
  readonly strategy?: { readonly matrix: Readonly<Record<string, unknown>> };
  readonly with?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
}
interface Declared {
  readonly type?: string;
  readonly required?: boolean;
  readonly default?: unknown;
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>> & {
    readonly workflow_call?: {
      readonly inputs?: Readonly<Record<string, Declared>>;
      readonly secrets?: Readonly<Record<string, Declared>>;
      readonly outputs?: Readonly<Record<string, { readonly value: string }>>;
    };
  };
  readonly concurrency?: { readonly group: string };
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface WorkflowScenario {
  readonly github: FakeGitHub;
  readonly repository: FakeRepository;
  readonly messages: FakeMessages;
  readonly trigger: Trigger;
  /** The workflow's text. */
  readonly workflow: string;
  /** Texts of workflows that jobs may call, by what `uses` says. */
  readonly called?: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Told the name of every job of a matrix before it begins. */
  readonly beforeCell?: (name: string) => void;
  /** What is done to what a job uploads, before another one downloads it. */
  readonly tamper?: (artifact: string, directory: string) => Promise<void>;
}

export interface JobEnd {
  readonly result: Status | "skipped";
  readonly outputs: Readonly<Record<string, string>>;
  /** Ours, where the job had it. */
  readonly action?: ActionRun;
}

/** What became of a workflow's run. */
export interface WorkflowEnd extends AsyncDisposable {
  /** By name; those of a called workflow are `caller/job`, and those of a matrix `job/0`. */
  readonly jobs: Readonly<Record<string, JobEnd>>;
  /** The groups that it waited in, the caller's first. */
  readonly groups: readonly string[];
  /** Names of what was uploaded. */
  readonly artifacts: readonly string[];
}

/**
 * Runs a workflow as GitHub does, as far as ours go: who starts, in which order, with which permissions, inputs and
 * secrets. Our action runs as it is built; checkout and the two artifact actions are imitated.
 */
export async function runWorkflow(scenario: WorkflowScenario): Promise<WorkflowEnd> {
  const artifacts = await makeTempDir();
  await chmod(artifacts.path, 0o755);
  const run: Running = { ...scenario, artifacts: artifacts.path, runId: newRunId(), jobs: {}, groups: [] };
  const { event, payload } = scenario.trigger;
  const started = await readChecked(scenario.workflow);
  if (!Object.hasOwn(started.on, event)) throw new Error(`The workflow does not start on ${event}.`);
  await runJobs(run, started, "", {
    ...(event === "workflow_dispatch" && { inputs: (payload as { inputs?: object }).inputs ?? {} }),
    secrets: scenario.secrets,
    allowed: undefined,
  });
  return {
    jobs: run.jobs,
    groups: run.groups,
    artifacts: (await readdir(artifacts.path)).sort(),
    async [Symbol.asyncDispose]() {
      for (const { action } of Object.values(run.jobs)) await action?.[Symbol.asyncDispose]();
      await artifacts[Symbol.asyncDispose]();
    },
  };
}

interface Running extends WorkflowScenario {
  readonly artifacts: string;
  readonly runId: string;
  readonly jobs: Record<string, JobEnd>;
  readonly groups: string[];
}

interface Given {
  readonly inputs?: object;
  readonly secrets: Readonly<Record<string, string>>;
  /** The most that a job may have; undefined where nobody calls. */
  readonly allowed: Readonly<Record<string, string>> | undefined;
}

async function readChecked(text: string): Promise<Workflow> {
  const { problems } = await readWorkflow("workflow.yml", text);
  if (problems.length > 0) throw new Error(`The workflow is wrong:\n${problems.join("\n")}`);
  return parse(text) as Workflow;
}

async function runJobs(run: Running, workflow: Workflow, prefix: string, given: Given): Promise<Contexts> {
  const { trigger, runId, repository } = run;
  const base: Contexts = {
    github: {
      event_name: trigger.event,
      event: trigger.payload,
      run_id: runId,
      ref: `refs/heads/${repository.defaultBranch}`,
      token: "(the job's own)",
    },
    inputs: given.inputs ?? {},
    secrets: given.secrets,
    vars: {},
  };
  if (workflow.concurrency !== undefined) {
    const group = interpolate(workflow.concurrency.group, base);
    if (run.groups.includes(group)) throw new Error(`The run waits for itself in the group ${group}.`);
    run.groups.push(group);
  }
  for (const [name, job] of Object.entries(workflow.jobs)) {
    const wanted = job.permissions ?? workflow.permissions ?? {};
    const missing = Object.entries(wanted).filter(
      ([permission, level]) => given.allowed !== undefined && !covers(given.allowed[permission], level),
    );
    if (missing.length > 0) {
      throw new Error(
        `The nested job ${name} is requesting ${missing.join()}, which its caller does not have.`,
      );
    }
  }
  const needs: Record<string, Omit<JobEnd, "action">> = {};
  for (const [name, job] of Object.entries(workflow.jobs)) {
    const before = [job.needs ?? []].flat().map((need) => needs[need]);
    const status = before.every((need) => need?.result === "success")
      ? "success"
      : before.some((need) => need?.result === "cancelled")
        ? "cancelled"
        : "failure";
    const contexts = { ...base, needs };
    const end = starts(job.if, contexts, status)
      ? job.uses === undefined
        ? await runEach(run, job, `${prefix}${name}`, contexts, job.permissions ?? workflow.permissions ?? {})
        : await runCalled(run, job, `${prefix}${name}`, contexts)
      : { result: "skipped" as const, outputs: {} };
    const { result, outputs } = end;
    needs[name] = { result, outputs };
    run.jobs[`${prefix}${name}`] = end;
  }
  return { ...base, jobs: needs };
}

function covers(held: string | undefined, wanted: string): boolean {
  return wanted === "none" || held === "write" || held === wanted;
}

/** A condition that asks for no status has `success()` before it. */
function starts(condition: string | undefined, contexts: Contexts, status: Status): boolean {
  const bare = (condition ?? "true").replace(/^\$\{\{(.*)\}\}$/s, "$1");
  const asks = /\b(?:always|success|failure|cancelled)\(\)/.test(bare);
  const full = asks ? bare : `success() && (${bare})`;
  return Boolean(evaluate(full, contexts, status));
}

async function runCalled(run: Running, job: Job, name: string, contexts: Contexts): Promise<JobEnd> {
  const text = run.called?.[job.uses ?? ""];
  if (text === undefined) throw new Error(`There is no workflow ${job.uses}.`);
  const workflow = await readChecked(text);
  const { inputs = {}, secrets = {}, outputs = {} } = workflow.on.workflow_call ?? {};
  const passed = fill(job.with ?? {}, contexts);
  const withheld = Object.keys(passed).filter((input) => !Object.hasOwn(inputs, input));
  const unknown = Object.keys(job.secrets ?? {}).filter((secret) => !Object.hasOwn(secrets, secret));
  if (withheld.length + unknown.length > 0) throw new Error(`Unknown: ${[...withheld, ...unknown].join()}`);
  const values = Object.entries(inputs).map(([input, { type, default: byDefault }]) => {
    const value = passed[input] ?? byDefault ?? "";
    if (typeof value !== type) throw new Error(`${input} is no ${type}: ${JSON.stringify(value)}`);
    return [input, value] as const;
  });
  const ended = await runJobs(run, workflow, `${name}/`, {
    inputs: Object.fromEntries(values),
    secrets: fill(job.secrets ?? {}, contexts) as Record<string, string>,
    allowed: job.permissions ?? {},
  });
  const results = Object.entries(run.jobs)
    .filter(([of]) => of.startsWith(`${name}/`))
    .map(([, { result }]) => result);
  return {
    result: results.includes("failure") ? "failure" : results.includes("success") ? "success" : "skipped",
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([output, { value }]) => [output, interpolate(value, ended)]),
    ),
  };
}

/** What is an expression as a whole keeps its type. */
function fill(given: Readonly<Record<string, unknown>>, contexts: Contexts): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (typeof value !== "string") return [name, value];
      const [, whole] = /^\$\{\{((?:(?!\}\}).)*)\}\}$/s.exec(value) ?? [];
      return [name, whole === undefined ? interpolate(value, contexts) : (evaluate(whole, contexts) ?? "")];
    }),
  );
}

/** A job for every value of a matrix with one row, or the job alone. */
async function runEach(
  run: Running,
  job: Job,
  name: string,
  contexts: Contexts,
  permissions: Readonly<Record<string, string>>,
): Promise<JobEnd> {
  const [row] = Object.entries(fill(job.strategy?.matrix ?? {}, contexts));
  if (row === undefined) return await runSteps(run, job, contexts, permissions);
  const ends: JobEnd[] = [];
  for (const [index, value] of (row[1] as unknown[]).entries()) {
    const cell = { ...contexts, matrix: { [row[0]]: value }, strategy: { "job-index": index } };
    run.beforeCell?.(`${name}/${index}`);
    const end = await runSteps(run, job, cell, permissions);
    run.jobs[`${name}/${index}`] = end;
    ends.push(end);
  }
  return { result: ends.every(({ result }) => result === "success") ? "success" : "failure", outputs: {} };
}

const own = /^tiny-backspace\/tiny-backspace@|^\$\/$/;

async function runSteps(
  run: Running,
  job: Job,
  outer: Contexts,
  permissions: Readonly<Record<string, string>>,
): Promise<JobEnd> {
  const { github, repository, messages, trigger, runId } = run;
  const steps = job.steps ?? [];
  const at = steps.findIndex(({ uses = "" }) => own.test(uses));
  const step = steps[at];
  if (step === undefined) throw new Error("The job has no step with our action.");
  const token = github.addToken({
    kind: "app",
    permissions: Object.fromEntries(
      Object.entries(permissions).map(([name, level]) => [name.replaceAll("-", "_"), level]),
    ) as Permissions,
    repositories: [repository.fullName],
  });
  const contexts = { ...outer, github: { ...(outer["github"] as object), token }, steps: {} };
  const on = ({ temp }: JobDirectories): Contexts => ({ ...contexts, runner: { temp } });
  const nowhere = on({ temp: "/nowhere" } as JobDirectories);
  const plain = asText(fill(step.with ?? {}, nowhere));
  const asksModel = Object.hasOwn(plain, "anthropic-api-key");
  const checkout = steps.slice(0, at).find(({ uses = "" }) => uses.startsWith("actions/checkout@"));
  const action = await runAction({
    ...{ github, repository, token, trigger, runId },
    ...(asksModel && { messages }),
    checkout:
      checkout === undefined
        ? false
        : { persistCredentials: checkout.with?.["persist-credentials"] !== false },
    inputsOn: (directories) => ({
      ...asText(fill(step.with ?? {}, on(directories))),
      // Nobody's workflow names the fake model.
      ...(asksModel && { "base-url": messages.url }),
    }),
    async before({ directories, user }) {
      for (const { uses = "", with: given = {} } of steps.slice(0, at)) {
        if (!uses.startsWith("actions/download-artifact@")) continue;
        const { name = "", path = "" } = asText(fill(given, on(directories)));
        await download(join(run.artifacts, name), path, user);
      }
    },
    async between({ directories }, main) {
      const status = main.exitCode === 0 ? "success" : "failure";
      const after = { ...on(directories), steps: { [step.id ?? ""]: { outputs: main.outputs } } };
      for (const { uses = "", if: condition, with: given = {} } of steps.slice(at + 1)) {
        if (!uses.startsWith("actions/upload-artifact@") || !starts(condition, after, status)) continue;
        const { name = "", path = "" } = asText(fill(given, after));
        await upload(path, join(run.artifacts, name));
        await run.tamper?.(name, join(run.artifacts, name));
      }
    },
  });
  const ended = { ...contexts, steps: { [step.id ?? ""]: { outputs: action.outputs } } };
  return {
    result: action.main.exitCode === 0 && action.post?.exitCode === 0 ? "success" : "failure",
    outputs: asText(fill(job.outputs ?? {}, ended)),
    action,
  };
}

function asText(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** A directory's files, or the files that are named line by line. */
async function upload(paths: string, artifact: string): Promise<void> {
  await rm(artifact, { recursive: true, force: true });
  await mkdir(artifact);
  const all = paths.split("\n").map((path) => path.trim());
  for (const path of all.filter((line) => line !== "")) {
    const isDirectory = (await stat(path)).isDirectory();
    await cp(path, isDirectory ? artifact : join(artifact, basename(path)), { recursive: true });
  }
}

const execute = promisify(execFile);

/** Where there is no such artifact the step fails, and goes on all the same. */
async function download(
  artifact: string,
  path: string,
  user: { readonly uid: number; readonly gid: number },
): Promise<void> {
  const found = await readdir(artifact).catch(() => undefined);
  if (found === undefined) return;
  await execute("cp", ["-a", artifact, path]);
  await execute("chown", ["-Rh", `${user.uid}:${user.gid}`, path]);
}
