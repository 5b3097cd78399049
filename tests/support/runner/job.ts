import { randomInt, randomUUID } from "node:crypto";
import { chmod, chown, copyFile, cp, link, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Trigger } from "../../../src/task.ts";
import { isReachableByAll, type RunUser, runAs, systemPath } from "./user.ts";

/** Where everything of one job lies, as on a hosted runner. */
export interface JobDirectories {
  readonly root: string;
  readonly home: string;
  readonly temp: string;
  readonly commandFiles: string;
  readonly toolCache: string;
  readonly actions: string;
  /** RUNNER_WORKSPACE, and in it GITHUB_WORKSPACE. */
  readonly runnerWorkspace: string;
  readonly workspace: string;
  readonly remove: () => Promise<void>;
}

/** Makes the empty tree of a fresh runner; everything in it belongs to the user. */
export async function createJobDirectories(repository: string, user: RunUser): Promise<JobDirectories> {
  const parent = user.dedicated && !isReachableByAll(tmpdir()) ? "/tmp" : tmpdir();
  const root = await realpath(await mkdtemp(join(parent, "runner-")));
  const work = join(root, "work");
  const temp = join(work, "_temp");
  const directories = {
    root,
    home: join(root, "home"),
    temp,
    commandFiles: join(temp, "_runner_file_commands"),
    toolCache: join(work, "_tool"),
    actions: join(work, "_actions"),
    runnerWorkspace: join(work, repository),
    workspace: join(work, repository, repository),
  };
  for (const path of [root, work, ...Object.values(directories), join(temp, "_github_workflow")]) {
    await mkdir(path, { recursive: true });
    await chown(path, user.uid, user.gid);
  }
  // A hosted runner's home is closed to other users; its tool cache is open to all.
  await chmod(directories.home, 0o750);
  await chmod(directories.toolCache, 0o777);
  return {
    ...directories,
    async remove() {
      // Programs under test leave directories that even their owner may not enter.
      await runAs({ prefix: [] }, ["chmod", "-R", "u+rwX", root], { cwd: "/", env: { PATH: systemPath } });
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Copies the bundle, alone, to where the runner would have unpacked the action; returns its directory. */
export async function installAction(
  dist: string,
  directories: JobDirectories,
  user: RunUser,
): Promise<string> {
  const action = join(directories.actions, ...actionRepository.split("/"), actionRef);
  await mkdir(action, { recursive: true });
  await cp(dist, join(action, "dist"), { recursive: true });
  const owner = `${user.uid}:${user.gid}`;
  await runAs({ prefix: [] }, ["chown", "-R", owner, directories.actions], {
    cwd: "/",
    env: { PATH: systemPath },
  });
  return action;
}

/** The node that runs the action: this process's own, brought to where the user can run it. */
export async function installNode(directories: JobDirectories, user: RunUser): Promise<string> {
  if (!user.dedicated || isReachableByAll(process.execPath)) return process.execPath;
  const bin = join(directories.root, "externals", "node24", "bin");
  await mkdir(bin, { recursive: true });
  const node = join(bin, "node");
  try {
    await link(process.execPath, node);
  } catch {
    await copyFile(process.execPath, node);
  }
  return node;
}

export const actionRepository = "tiny-backspace/tiny-backspace";
export const actionRef = "v1";

export interface JobFacts {
  /** `owner/name` of the repository whose workflow runs. */
  readonly repository: string;
  readonly defaultBranch: string;
  /** The commit the event points at. */
  readonly sha: string;
  readonly trigger: Trigger;
  /** Who started the run, and who started it again when that is another. */
  readonly actor: string;
  readonly triggeringActor?: string;
  readonly runId: string;
  readonly serverUrl?: string;
}

/** Writes the event file and gives what every step of the job finds in its environment. */
export async function createJobEnvironment(options: {
  readonly facts: JobFacts;
  readonly directories: JobDirectories;
  readonly user: RunUser;
  readonly runtimeToken: string;
  readonly identity?: { readonly url?: string; readonly token: string };
  readonly debug: boolean;
}): Promise<Record<string, string>> {
  const { facts, directories, user } = options;
  const eventPath = join(directories.temp, "_github_workflow", "event.json");
  await writeFile(eventPath, JSON.stringify(facts.trigger.payload));
  await chown(eventPath, user.uid, user.gid);
  const owner = facts.repository.split("/")[0] ?? "";
  const serverUrl = facts.serverUrl ?? "https://github.com";
  // An Enterprise Server has its API below itself.
  const [apiUrl, graphqlUrl] =
    serverUrl === "https://github.com"
      ? ["https://api.github.com", "https://api.github.com/graphql"]
      : [`${serverUrl}/api/v3`, `${serverUrl}/api/graphql`];
  const ref = `refs/heads/${facts.defaultBranch}`;
  const workflow = `${facts.repository}/.github/workflows/backspace.yml@${ref}`;
  const service = "https://runtime.actions.invalid/";
  return {
    PATH: systemPath,
    HOME: directories.home,
    LANG: "C.UTF-8",
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTION: `__${actionRepository.replaceAll(/[^\w]/g, "_")}`,
    GITHUB_ACTION_PATH: join(directories.actions, ...actionRepository.split("/"), actionRef),
    GITHUB_ACTION_REF: actionRef,
    GITHUB_ACTION_REPOSITORY: actionRepository,
    GITHUB_ACTOR: facts.actor,
    GITHUB_ACTOR_ID: "583231",
    GITHUB_API_URL: apiUrl,
    GITHUB_BASE_REF: "",
    GITHUB_EVENT_NAME: facts.trigger.event,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_GRAPHQL_URL: graphqlUrl,
    GITHUB_HEAD_REF: "",
    GITHUB_JOB: "backspace",
    GITHUB_REF: ref,
    GITHUB_REF_NAME: facts.defaultBranch,
    GITHUB_REF_PROTECTED: "false",
    GITHUB_REF_TYPE: "branch",
    GITHUB_REPOSITORY: facts.repository,
    GITHUB_REPOSITORY_ID: "1296269",
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_REPOSITORY_OWNER_ID: "9919",
    GITHUB_RETENTION_DAYS: "90",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_ID: facts.runId,
    GITHUB_RUN_NUMBER: "7",
    GITHUB_SERVER_URL: serverUrl,
    GITHUB_SHA: facts.sha,
    GITHUB_TRIGGERING_ACTOR: facts.triggeringActor ?? facts.actor,
    GITHUB_WORKFLOW: "Backspace",
    GITHUB_WORKFLOW_REF: workflow,
    GITHUB_WORKFLOW_SHA: facts.sha,
    GITHUB_WORKSPACE: directories.workspace,
    RUNNER_ARCH: process.arch === "arm64" ? "ARM64" : "X64",
    ...(options.debug && { RUNNER_DEBUG: "1" }),
    RUNNER_ENVIRONMENT: "github-hosted",
    RUNNER_NAME: "GitHub Actions 7",
    RUNNER_OS: "Linux",
    RUNNER_TEMP: directories.temp,
    RUNNER_TOOL_CACHE: directories.toolCache,
    RUNNER_TRACKING_ID: `github_${randomUUID()}`,
    RUNNER_WORKSPACE: directories.runnerWorkspace,
    ACTIONS_CACHE_URL: service,
    ACTIONS_RESULTS_URL: service,
    ACTIONS_RUNTIME_URL: service,
    ACTIONS_RUNTIME_TOKEN: options.runtimeToken,
    ...(options.identity !== undefined && {
      ACTIONS_ID_TOKEN_REQUEST_URL: options.identity.url ?? `${service}idtoken?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: options.identity.token,
    }),
  };
}

export function newRunId(): string {
  return String(randomInt(10_000_000_000, 99_999_999_999));
}

/** What the runner's `github` context holds for the expressions in action.yml. */
export function githubContext(env: Readonly<Record<string, string>>, token: string): Record<string, string> {
  const names = Object.entries(env)
    .filter(([name]) => name.startsWith("GITHUB_"))
    .map(([name, value]) => [name.slice("GITHUB_".length).toLowerCase(), value] as const);
  return { ...Object.fromEntries(names), token };
}
