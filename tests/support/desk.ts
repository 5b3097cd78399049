import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Event } from "../../src/events/event.ts";
import { type FakeGitHub, startFakeGitHub } from "./fake-github/index.ts";
import type { FakeRepository } from "./fake-github/repository.ts";
import { type FakeMessages, startFakeMessages, type Turn } from "./fake-messages/index.ts";
import { assertEventStream, assertNoSecrets, assertNoSurprises } from "./run-checks.ts";
import { plantDecoys } from "./runner/decoys.ts";
import { createJobDirectories, installAction, installNode } from "./runner/job.ts";
import { findLeftoverProcesses, type LeftoverProcess, listTemporaryFiles } from "./runner/leftovers.ts";
import { runStep, type StepEnd } from "./runner/step.ts";
import { chooseUser, hidePrograms, runAs, runWell, systemPath } from "./runner/user.ts";
import { readLeftovers, readPublished, withoutCredentials } from "./runner/visible.ts";
import { files } from "./scene.ts";

/** A person's own machine: an account with a checkout, a model that plays a script, and GitHub behind its true names. */
export interface Desk extends AsyncDisposable {
  readonly github: FakeGitHub;
  readonly repository: FakeRepository;
  /** A person's token that may read and write the repository; in no environment unless a test puts it there. */
  readonly token: string;
  readonly messages: FakeMessages;
  /** The person's HOME, and an empty directory to be in. */
  readonly home: string;
  readonly elsewhere: string;
  /** A clone of the repository. */
  readonly checkout: string;
  /** Runs a program in the checkout as the person. Rejects when it fails. */
  readonly shell: (...argv: [string, ...string[]]) => Promise<string>;
  /** Starts the program with these arguments while the model plays. */
  readonly run: (args: readonly string[], play?: readonly Turn[], more?: DeskOptions) => Promise<CliRun>;
}

export interface DeskOptions {
  /** By default the checkout. */
  readonly cwd?: string;
  /** Undefined takes a variable out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** True presses Ctrl-C. */
  readonly cancelAfter?: (log: string) => boolean;
  /** True kills the program at once and without a word. */
  readonly killAfter?: (log: string) => boolean;
  /** Absolute paths of programs that this machine shall not have. */
  readonly hiddenPrograms?: readonly string[];
  /** Reads the program's output in place of the terminal: a program and its arguments. */
  readonly pipedTo?: string;
  /** False where it is up to the moment how much of the play is seen. */
  readonly finished?: false;
}

export interface CliRun extends Pick<StepEnd, "exitCode" | "signal" | "cancelMs"> {
  readonly stdout: string;
  readonly stderr: string;
  readonly events: readonly Event[];
  readonly transcript: string;
  readonly patch: string;
  readonly leftoverProcesses: readonly LeftoverProcess[];
  /** Files that were not there before: relative to the directory for temporary files, `~/…` in HOME, absolute in /tmp. */
  readonly leftoverFiles: readonly string[];
}

const project = fileURLToPath(new URL("../..", import.meta.url));
const identity = "[user]\n\tname = Ada Example\n\temail = ada@example.com\n[init]\n\tdefaultBranch = trunk\n";

export async function openDesk(
  options: { readonly user?: "root"; readonly private?: boolean } = {},
): Promise<Desk> {
  await using resources = new AsyncDisposableStack();
  const user = chooseUser(options.user ?? "unprivileged");
  const [github, messages, directories] = await Promise.all([
    startFakeGitHub(),
    startFakeMessages({ apiKey: `sk-ant-api03-${randomUUID()}` }),
    createJobDirectories("demo", user),
  ]);
  resources.use(github);
  resources.use(messages);
  resources.defer(directories.remove);
  const repository = await github.addRepository({
    name: "octo/demo",
    files,
    defaultBranch: "trunk",
    private: options.private ?? false,
    roles: { ada: "write" },
  });
  const token = github.addToken({ kind: "user", login: "ada", scopes: ["repo"] });
  const [decoys, dist, node] = await Promise.all([
    plantDecoys(directories, user),
    installAction(join(project, "dist"), directories, user),
    installNode(directories, user),
  ]);
  const { home, temp, workspace: checkout, runnerWorkspace } = directories;
  const elsewhere = join(runnerWorkspace, "elsewhere");
  const env = {
    ...{ PATH: systemPath, HOME: home, LANG: "C.UTF-8", TMPDIR: temp },
    ...decoys.env,
    ...github.env,
  };
  const asPerson = (cwd: string) => ({ cwd, env: { ...env, GIT_OPTIONAL_LOCKS: "0" } });
  const shell = (...argv: [string, ...string[]]) => runWell(user, argv, asPerson(checkout));
  await runWell(user, ["mkdir", elsewhere], asPerson(home));
  await runWell(user, ["sh", "-c", `cat > .gitconfig <<'end'\n${identity}end`], asPerson(home));
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  const signedIn = ["-c", `http.extraheader=Authorization: Basic ${basic}`];
  await runWell(
    user,
    ["git", ...signedIn, "clone", "--quiet", repository.url, checkout],
    asPerson(elsewhere),
  );

  const held = resources.move();
  const secrets = { ...decoys.secrets, "the model's key": messages.apiKey, "the person's token": token };
  const list = () => listTemporaryFiles(directories, user);
  return {
    ...{ github, repository, token, messages, home, elsewhere, checkout, shell },
    async run(args, play = [], more = {}) {
      messages.play(...play);
      const [filesBefore, headsBefore] = await Promise.all([list(), repository.branches()]);
      const ownEnv = { ANTHROPIC_API_KEY: messages.apiKey, ANTHROPIC_BASE_URL: messages.url, ...more.env };
      const argv = [...user.prefix, node, join(dist, "dist/cli/index.js"), ...args] as [string, ...string[]];
      const end = await runStep({
        argv: hidePrograms(
          more.hiddenPrograms ?? [],
          more.pipedTo === undefined ? argv : ["sh", "-c", `"$@" | ${more.pipedTo}`, "sh", ...argv],
        ),
        cwd: more.cwd ?? checkout,
        env: withoutUndefined({ ...env, ...ownEnv }),
        timeoutMs: 60_000,
        ...(more.cancelAfter !== undefined && { cancelAfter: more.cancelAfter }),
        ...(more.killAfter !== undefined && { killAfter: more.killAfter }),
      });
      const leftoverProcesses = await findLeftoverProcesses(directories, user, directories.root);
      for (const { pid } of leftoverProcesses) process.kill(pid, "SIGKILL");
      const newFiles = (await list()).filter((path) => !filesBefore.includes(path));
      // Where root's sandbox lies is named after the run.
      const runName = newFiles.find((path) => path.startsWith("tiny-backspace-"))?.replace(/\/.*/s, "");
      const outside = (await readdir("/tmp")).filter((name) => runName && name.startsWith(runName));
      const leftoverFiles = [...newFiles, ...outside.map((name) => join("/tmp", name))];
      const kept = async (name: string) => {
        const path = leftoverFiles.find((file) => basename(file) === name);
        return path === undefined ? "" : await readFile(join(temp, path), "utf8");
      };
      const [events, transcript, patch] = await Promise.all(
        (["events.jsonl", "transcript.jsonl", "change.patch"] as const).map(kept),
      );
      const said = (stream: "stdout" | "stderr") =>
        end.lines.flatMap((line) => (line.stream === stream ? [`${line.text}\n`] : [])).join("");
      const run = {
        ...{ stdout: said("stdout"), stderr: said("stderr"), leftoverProcesses, leftoverFiles },
        ...{ exitCode: end.exitCode, signal: end.signal },
        ...(end.cancelMs !== undefined && { cancelMs: end.cancelMs }),
      };
      assertNoSecrets({
        secrets,
        visible: {
          "the output": run.stdout + run.stderr,
          "the events": events ?? "",
          "the transcript": transcript ?? "",
          "the patch": patch ?? "",
          "the checkout's commits": (
            await runAs(user, ["git", "log", "--all", "-p", "--text"], asPerson(checkout))
          ).stdout,
          "the pushed commits": await readPublished(repository, headsBefore),
          "the issues and pull requests": JSON.stringify(repository.issues),
          "the requests to the model": withoutCredentials(messages.requests),
          "the requests to GitHub": withoutCredentials(github.requests),
          ...(await readLeftovers(leftoverFiles, directories)),
        },
      });
      const lines = (events ?? "").split("\n").slice(0, -1);
      // With its directory the program has begun, and every beginning has an end.
      if (runName !== undefined) assertEventStream(events ?? "", { cut: end.signal === "SIGKILL" });
      assertNoSurprises(github);
      if (more.finished === false) messages.mayEndEarly();
      messages.assertFinished();
      return {
        ...run,
        ...{ transcript: transcript ?? "", patch: patch ?? "" },
        events: lines.map((line) => JSON.parse(line) as Event),
      };
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

function withoutUndefined(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}
