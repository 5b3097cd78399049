import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { rootTest } from "../support/as-root.ts";
import { type FakeGitHub, startFakeGitHub } from "../support/fake-github/index.ts";
import { call, say, startFakeMessages, think, turn } from "../support/fake-messages/index.ts";
import { random, seed } from "../support/random.ts";
import { type ActionRun, dispatch, runAction } from "../support/run-action.ts";
import { assertEventStream, assertNoSecrets } from "../support/run-checks.ts";
import { findLeftoverProcesses } from "../support/runner/leftovers.ts";
import type { RunningJob } from "../support/runner/scenario.ts";
import { files, permissions } from "../support/scene.ts";

/** What the log says when a phase begins; the first begins with the process. */
const phases = [
  "",
  "Using checked-out repository...",
  "Analyzing repository structure...",
  "I look at it.",
  "I run it.",
  "Creating branch",
  "Committing changes...",
  "Pushing branch...",
  "Creating pull request...",
  "Opened pull request",
];
const fixed = "exports.sum = (a, b) => a + b;\n";
/** In the log once the file is changed. */
const changedMark = /✓ edit_file/;
// Directories that their owner can't enter, programs that outlive their shell.
const mess =
  "mkdir -p ~/a/b $TMPDIR/c && chmod 0 ~/a/b ~/a $TMPDIR/c; (setsid sleep 300 &); node test/sum.test.js";

const playWith = (command: string) => [
  turn(think("A small one."), say("I look at it."), call("read_file", { filepath: "src/sum.js" })),
  turn(call("edit_file", { filepath: "src/sum.js", edits: [{ old_text: "a - b", new_text: "a + b" }] })),
  turn(say("I run it."), call("run_command", { command })),
  turn(call("finish", { title: "Make sum add", description: "It subtracted." })),
];

/** A run, and the phases in which it is killed. */
interface Kind {
  readonly phases: readonly string[];
  readonly command?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Whether the repository to work on is another one, which is cloned. */
  readonly clones?: boolean;
  readonly removedPackages?: readonly string[];
}

const plain: Kind = { phases };

/** What the plain run has not. */
const others: Readonly<Record<string, Kind>> = {
  // The proxy, socat and an open connection.
  network: {
    phases: ["", "Using checked-out repository...", "I run it.", "connected"],
    inputs: { "allowed-domains": "packages.example" },
    command: `exec 9<>/dev/tcp/127.0.0.1/3128; echo connected; sleep 0.4; ${mess}`,
  },
  clone: { phases: ["", "Cloning repository..."], clones: true },
};

/** For root alone. A kill while dpkg works: the machine is the action's, and thrown away. */
const provisioning: Kind = { phases: ["Installing bubblewrap"], removedPackages: ["bubblewrap"] };
const longestInstallMs = 4000;

interface Moment {
  readonly phase: string;
  readonly delayMs: number;
  /** A kill without a word, or what the runner does when somebody cancels the job. */
  readonly how: "kill" | "cancel";
}

/** Runs the action, ends its process at the moment (if any) and lets post do what is left to do. */
async function run(
  github: FakeGitHub,
  user: "root" | "unprivileged",
  kind: Kind,
  moment?: Moment,
  onLine?: (text: string) => void,
) {
  await using stack = new AsyncDisposableStack();
  const messages = stack.use(await startFakeMessages());
  const repository = await github.addRepository({
    name: `octo/demo-${randomUUID().slice(0, 8)}`,
    ...{ files, defaultBranch: "trunk", roles: { writer: "write" } },
  });
  const target = kind.clones
    ? await github.addRepository({
        name: `octo/other-${randomUUID().slice(0, 8)}`,
        ...{ files, defaultBranch: "trunk", roles: { writer: "write" } },
      })
    : repository;
  const repositories = [repository.fullName, target.fullName];
  const token = github.addToken({ kind: "app", permissions, repositories });
  const at = { repository: repository.fullName, defaultBranch: repository.defaultBranch };
  messages.play(...playWith(kind.command ?? mess));
  if (moment !== undefined) messages.mayEndEarly();
  let killedAt = 0;
  let since: number | undefined;
  const isTime =
    ({ phase, delayMs }: Moment) =>
    (log: string) => {
      if (phase === "" || log.includes(phase)) since ??= performance.now();
      const reached = since !== undefined && performance.now() - since >= delayMs;
      if (reached && killedAt === 0) killedAt = Date.now();
      return reached;
    };
  let ownBefore = "";
  const readOwn = async (workspace: string) =>
    (
      await Promise.all(["config", "HEAD"].map((file) => readFile(join(workspace, ".git", file), "utf8")))
    ).join();
  const ended = await runAction({
    ...{ github, repository, token, messages, user },
    trigger: dispatch({ ...at, inputs: { prompt: "Make sum add." }, sender: "writer" }),
    inputs: {
      prompt: "Make sum add.",
      ...kind.inputs,
      ...(target !== repository && { repository: target.fullName }),
    },
    ...(kind.removedPackages !== undefined && {
      removedPackages: kind.removedPackages,
      timeoutMs: 300_000,
    }),
    before: async ({ directories }) => {
      ownBefore = await readOwn(directories.workspace);
    },
    ...(moment?.how === "kill" && { killAfter: isTime(moment) }),
    ...(moment?.how === "cancel" && { cancelAfter: isTime(moment) }),
    between: async (job, main) => {
      const { directories } = job;
      if (main.signal !== null) await expectAgentGone(job, killedAt);
      const kept = main.state["temp-dir"];
      if (kept === undefined) return;
      const read = (file: string) =>
        readFile(join(directories.temp, basename(kept), file), "utf8").catch(() => "");
      const [events, transcript] = await Promise.all([read("events.jsonl"), read("transcript.jsonl")]);
      if (events !== "") assertEventStream(events, { cut: true });
      const secrets = { "the job's token": token, "the model's key": messages.apiKey };
      assertNoSecrets({ visible: { "the events": events, "the transcript": transcript }, secrets });
    },
    ...(onLine !== undefined && { onLine: ({ text }) => onLine(text) }),
  });
  stack.use(ended);
  expect(await readOwn(ended.directories.workspace)).toBe(ownBefore);
  await expectNothingLeft(ended);
  return { outcome: ended.outputs["outcome"], landed: await expectLandedOnce(ended, target) };
}

async function expectNothingLeft(ended: ActionRun): Promise<void> {
  // That there is unfinished work now is an error; nothing else is.
  const told = ended.post?.log.replace(
    /^::error title=Tiny Backspace::The run ended before the work was done.*$/m,
    "",
  );
  expect(told).not.toMatch(/::error|::warning/);
  expect(ended.post?.exitCode).toBe(0);
  expect(ended.leftoverProcesses).toEqual([]);
  expect(ended.leftoverFiles).toEqual([]);
  const name = basename(ended.state["temp-dir"] ?? "no directory");
  expect((await readdir("/tmp")).filter((entry) => entry.startsWith(name))).toEqual([]);
  expect(["", " M src/sum.js\n"]).toContain(ended.gitStatus);
}

/** bubblewrap in its first milliseconds outlives its parent (bubblewrap #633); what began long before must not. */
const youngMs = 250;

/** Before post has done anything: what the agent had running ended with the action. git, gh and apt of ours may go on. */
async function expectAgentGone({ directories, user, env }: RunningJob, killedAt: number): Promise<void> {
  const left = await findLeftoverProcesses(directories, user, env["RUNNER_TRACKING_ID"] ?? "");
  const old: string[] = [];
  for (const { pid, command } of left) {
    const [environment, status, uptime] = await Promise.all(
      [`/proc/${pid}/environ`, `/proc/${pid}/stat`, "/proc/uptime"].map((file) =>
        readFile(file, "latin1").catch(() => ""),
      ),
    );
    const isOurs = `\0${environment}`.includes(`\0HOME=${directories.temp}/tiny-backspace-`);
    const startedTicks = Number(/^.*\)(?: \S+){19} (\d+)/s.exec(status ?? "")?.[1] ?? Number.NaN);
    const ageMs = Number(uptime?.split(" ")[0]) * 1000 - startedTicks * 10;
    if (!isOurs && ageMs - (Date.now() - killedAt) > youngMs) old.push(command);
  }
  expect(old).toEqual([]);
}

/** The finished pull request, or one unfinished draft, or nothing because nothing had changed. */
async function expectLandedOnce(
  { main, pullRequests: own, repository: home }: ActionRun,
  repository: ActionRun["repository"],
): Promise<"finished" | "unfinished" | "nothing"> {
  const pullRequests = repository === home ? own : repository.pullRequests;
  const branches = Object.keys(await repository.branches()).filter((name) => name !== "trunk");
  expect(pullRequests.length).toBe(branches.length);
  expect(branches.length).toBeLessThanOrEqual(1);
  const [branch] = branches;
  const [pullRequest] = pullRequests;
  if (branch === undefined || pullRequest === undefined) {
    expect(main.log).not.toMatch(changedMark);
    return "nothing";
  }
  const [commit] = await repository.log(branch);
  expect(commit?.parents).toEqual([await repository.branchSha("trunk")]);
  expect(await repository.file(branch, "src/sum.js")).toBe(fixed);
  const { title, pull } = pullRequest;
  expect(pull).toMatchObject({ head: branch, base: "trunk" });
  expect(title).toMatch(pull.draft ? /^\[unfinished\] Make sum add\.?$/ : /^Make sum add$/);
  return pull.draft ? "unfinished" : "finished";
}

/** How long each phase takes when nobody kills it, in milliseconds. */
async function measurePhases(github: FakeGitHub, kind: Kind): Promise<ReadonlyMap<string, number>> {
  const phases = ["", ...kind.phases.filter((phase) => phase !== "")];
  const started: { phase: string; at: number }[] = [{ phase: "", at: performance.now() }];
  const { landed } = await run(github, "unprivileged", kind, undefined, (text) => {
    const phase = phases.find((words) => words !== "" && text.includes(words));
    if (phase !== undefined && started.every((known) => known.phase !== phase)) {
      started.push({ phase, at: performance.now() });
    }
  });
  expect(landed).toBe("finished");
  expect(started.map(({ phase }) => phase)).toEqual(phases);
  return new Map(
    started.map(({ phase, at }, index) => [phase, (started[index + 1]?.at ?? performance.now()) - at]),
  );
}

/**
 * Defines tests that kill or cancel the action at the moments with these numbers, counted from 0. Ten numbers in a row cover
 * every phase; when within it is random.
 */
export function defineKills({ first, count }: { readonly first: number; readonly count: number }): void {
  let github: FakeGitHub;
  let durations: ReadonlyMap<string, number>;
  beforeAll(async () => {
    github = await startFakeGitHub();
    durations = await measurePhases(github, plain);
  });
  afterAll(async () => await github?.[Symbol.asyncDispose]());

  test.each(
    Array.from({ length: count }, (_, index) => {
      const round = Math.floor(index / phases.length);
      return {
        number: first + index,
        phase: phases[index % phases.length] ?? "",
        // Every phase with each, where each can be had.
        user: isRoot && round % 2 === 1 ? ("root" as const) : ("unprivileged" as const),
        how: round % 4 < 2 ? ("kill" as const) : ("cancel" as const),
      };
    }),
  )(`SEED=${seed}: $how $number, as $user, after "$phase"`, async ({ number, phase, user, how }) => {
    const delayMs = random(number) * (durations.get(phase) ?? 0);
    expectToAgree(await run(github, user, plain, { phase, delayMs, how }));
  });
}

/** One that came too late found the work done. */
function expectToAgree({ outcome, landed }: Awaited<ReturnType<typeof run>>): void {
  if (outcome === "pull-request") expect(landed).toBe("finished");
}

/** The same for runs of other kinds: `rounds` kills in each of their phases. */
export function defineOtherKills({ rounds }: { readonly rounds: number }): void {
  let github: FakeGitHub;
  beforeAll(async () => {
    github = await startFakeGitHub();
  });
  afterAll(async () => await github?.[Symbol.asyncDispose]());

  for (const [name, kind] of Object.entries(others)) {
    test(`SEED=${seed}: kills of a run with ${name}`, async () => {
      const durations = await measurePhases(github, kind);
      for (const [index, phase] of Array.from({ length: rounds }, () => kind.phases)
        .flat()
        .entries()) {
        const user = isRoot && index % 2 === 1 ? "root" : "unprivileged";
        const delayMs = random(1000 + index) * (durations.get(phase) ?? 0);
        expectToAgree(await run(github, user, kind, { phase, delayMs, how: "kill" }));
      }
    });
  }

  rootTest(`SEED=${seed}: kills while bubblewrap is being installed`, async () => {
    for (let index = 0; index < rounds; index += 1) {
      const delayMs = random(2000 + index) * longestInstallMs;
      const [phase = ""] = provisioning.phases;
      expectToAgree(await run(github, "root", provisioning, { phase, delayMs, how: "kill" }));
    }
  });
}

const isRoot = process.getuid?.() === 0;
