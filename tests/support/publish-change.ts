import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Task } from "../../src/agent/prompt.ts";
import { createCanaries } from "../../src/canaries.ts";
import { carryOut, type Publication } from "../../src/carry-out.ts";
import { type CiOptions, mirrorCi } from "../../src/ci.ts";
import type { EventBody } from "../../src/events/event.ts";
import { openGitHub } from "../../src/github/github.ts";
import { protectedPatterns } from "../../src/protected-paths.ts";
import { useProxyFromEnvironment } from "../../src/proxy.ts";
import { type PublishSettings, plan, propose, publish } from "../../src/publish.ts";
import type { Shown } from "../../src/receipt-text.ts";
import { createRedactor, Secret } from "../../src/redact.ts";
import { openSandbox } from "../../src/sandbox/bubblewrap.ts";
import type { Proposal } from "../../src/tools/finish.ts";
import { trustedEnvironment } from "../../src/trusted.ts";
import { openWorkspace } from "../../src/workspace/workspace.ts";

/** From a checkout and an agent's command to a pull request, in a process that has proxy and certificates. */
export interface PublishRequest {
  readonly directory: string;
  readonly tempDir: string;
  /** The sandbox's worker, bundled. */
  readonly worker: string;
  /** Undefined: the change ends on a local branch. */
  readonly token?: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** What the agent does. */
  readonly command: string;
  readonly task: Task;
  readonly proposal?: Proposal;
  readonly unfinished?: string;
  readonly shown?: Shown;
  readonly settings?: Partial<PublishSettings>;
  /** Only the plan of it. */
  readonly planned?: boolean;
  /** Nothing but this is done: it was planned before. */
  readonly publication?: Publication;
  /** Nothing but this is done, for so many milliseconds. */
  readonly mirror?: Omit<CiOptions, "until"> & { readonly forMs: number };
  /** Absolute path of gh. */
  readonly gh?: string;
  /** What the run is called. */
  readonly runId?: string;
  readonly base?: string;
  readonly secrets?: readonly string[];
  /** Besides the default ones. */
  readonly protectedPaths?: readonly string[];
}

export interface PublishAnswer {
  readonly events: readonly EventBody[];
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: Readonly<Record<string, unknown>>;
  /** Milliseconds of each part. */
  readonly times: Readonly<Record<"open" | "baseline" | "export" | "publish", number>>;
}

const answers: PublishAnswer[] = [];
for (const request of JSON.parse(await text(process.stdin)) as readonly PublishRequest[]) {
  answers.push(await publishChange(request));
}
process.stdout.write(JSON.stringify(answers));
process.exit();

async function publishChange(request: PublishRequest): Promise<PublishAnswer> {
  const { tempDir, directory } = request;
  await mkdir(join(tempDir, "home"), { recursive: true, mode: 0o700 });
  const env = trustedEnvironment(process.env, join(tempDir, "home"));
  const { signal } = new AbortController();
  const events: EventBody[] = [];
  const run = {
    id: request.runId ?? "run",
    emit: (event: EventBody) => void events.push(event),
    signal,
    tempDir,
  };
  const times = { open: 0, baseline: 0, export: 0, publish: 0 };
  const timed = async <T>(part: keyof typeof times, work: Promise<T>): Promise<T> => {
    const startedAt = performance.now();
    const value = await work;
    times[part] = Math.round(performance.now() - startedAt);
    return value;
  };

  useProxyFromEnvironment("github-unavailable");
  const github = openGitHub({
    token: new Secret(request.token ?? "no-token"),
    serverUrl: request.serverUrl,
    apiUrl: request.apiUrl,
    repository: "octo/demo",
    tempDir,
    programs: { git: "/usr/bin/git", gh: request.gh ?? "/usr/bin/gh" },
    env,
  });
  const answer = async (work: Promise<object | undefined>): Promise<PublishAnswer> => {
    const ended = await timed("publish", work).then(
      (result) => ({ result: { ...result } }),
      (error: Error) => ({ error: { ...error, name: error.name, message: error.message } }),
    );
    return { events, ...ended, times };
  };
  if (request.publication !== undefined) return await answer(carryOut(run, github, request.publication));
  if (request.mirror !== undefined) {
    const until = Date.now() + request.mirror.forMs;
    return await answer(mirrorCi(run, github, { ...request.mirror, until }).then(() => undefined));
  }

  const workspace = await timed(
    "open",
    openWorkspace({
      ...{ directory, tempDir, git: "/usr/bin/git", env },
      protectedPaths: protectedPatterns(request.protectedPaths ?? []),
    }),
  );
  await using sandbox = await openSandbox({
    workspace: workspace.directory,
    mode: "in-place",
    git: workspace.throwawayGit,
    ...{ tempDir, signal, path: "/usr/bin:/bin", home: join(tempDir, "home"), hide: [] },
    programs: { bwrap: "/usr/bin/bwrap", choom: "/usr/bin/choom", setpriv: "/usr/bin/setpriv" },
    node: process.execPath,
    worker: request.worker,
    uid: process.getuid?.() ?? 0,
    gid: process.getgid?.() ?? 0,
  });
  await timed("baseline", workspace.recordBaseline(sandbox, signal));
  const command = `set -e; ${request.command}`;
  const limits = { timeoutMs: 60_000, maxOutputBytes: 100_000 };
  const done = await sandbox.runCommand({ command, signal, ...limits, readOnly: false });
  if (done.end.type !== "exit" || done.end.code !== 0) throw new Error(`the agent failed: ${done.head}`);
  const changes = await timed("export", workspace.exportChanges(sandbox, signal));
  const redactor = createRedactor((request.secrets ?? []).map((secret) => new Secret(secret)));
  const told = {
    ...{ workspace, changes, task: request.task, redactor, canaries: createCanaries() },
    ...(request.proposal !== undefined && { proposal: request.proposal }),
    ...(request.unfinished !== undefined && { unfinished: request.unfinished }),
    ...(request.shown !== undefined && { shown: request.shown }),
  };
  const publishing =
    request.token === undefined
      ? propose(run, told)
      : (request.planned ? plan : publish)(run, {
          ...told,
          github,
          base: request.base ?? "main",
          settings: {
            ...{ draft: "auto", labels: [], reviewers: [], assignees: [], signCommits: false },
            ...request.settings,
          },
          usage: {
            ...{
              turns: 12,
              inputTokens: 1000,
              outputTokens: 500,
              cacheReadTokens: 20_000,
              cacheWriteTokens: 3000,
            },
            costUsd: 0.4217,
          },
          runUrl: "https://github.com/octo/demo/actions/runs/1",
        });
  return await answer(publishing);
}
