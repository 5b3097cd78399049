import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { rootTest } from "../support/as-root.ts";
import { type FakeGitHub, startFakeGitHub } from "../support/fake-github/index.ts";
import type { FakeRepository } from "../support/fake-github/repository.ts";
import { startFakeMessages } from "../support/fake-messages/index.ts";
import { type ActionScenario, dispatch, runAction } from "../support/run-action.ts";
import { assertEventStream } from "../support/run-checks.ts";
import { parsePairs } from "../support/runner/command-files.ts";

const weAreRoot = process.getuid?.() === 0;
const modelKey = "sk-ant-api03-model-key-0123456789abcdef";
let scratch: string;
let github: FakeGitHub;
let repository: FakeRepository;
let token: string;

/** A GitHub where nothing has happened yet. */
async function openGitHub(): Promise<void> {
  github = await startFakeGitHub();
  repository = await github.addRepository({
    name: "octo/demo",
    files: { "a.txt": "one\n", ".gitignore": "out\n" },
  });
  await repository.commit({ message: "second", files: { "a.txt": "two\n" } });
  const permissions = { contents: "write", pull_requests: "write", issues: "write" } as const;
  token = github.addToken({ kind: "app", permissions });
}

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "run-action-test-"));
  await openGitHub();
});

afterAll(async () => {
  await github[Symbol.asyncDispose]();
  await rm(scratch, { recursive: true, force: true });
});

/** Runs a small action made of these two programs. */
async function run(
  main: string,
  more: Partial<ActionScenario> & { post?: string; inputs?: Record<string, string> } = {},
) {
  const { post = "", ...scenario } = more;
  const action = await mkdtemp(join(scratch, "action-"));
  const files = {
    "action.yml": `name: throwaway
inputs:
  some-key: { default: "\${{ github.token }}" }
  dotted.name with spaces: { default: 3 }
  where: { default: "\${{ github.server_url }}/\${{ github.repository }}" }
  flag: { default: true }
runs: { using: node24, main: dist/main/index.js, post: dist/post/index.js, post-if: always() }
`,
    "dist/main/index.js": `${prelude}${main}`,
    "dist/post/index.js": `${prelude}${post}`,
    "dist/package.json": '{ "type": "module" }',
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(action, name)), { recursive: true });
    await writeFile(join(action, name), text);
  }
  return await runAction({
    github,
    repository,
    token,
    action,
    trigger: dispatch({ repository: repository.fullName, defaultBranch: "main", inputs: {}, sender: "octo" }),
    messages: { url: "http://127.0.0.1:9", apiKey: modelKey, requests: [] },
    stream: "none",
    ...scenario,
  });
}

const prelude = `
import { spawn, execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
const { env } = process;
const sh = (command) => execFileSync("sh", ["-c", command], { encoding: "utf8" }).trim();
const tell = (file, text) => appendFileSync(env[file], text + "\\n");
const print = (value) => console.log(JSON.stringify(value));
const gh = (path, ...fields) =>
  execFileSync("gh", ["api", path, ...fields.flatMap((field) => ["-f", field])], {
    env: { ...env, GH_TOKEN: env["INPUT_SOME-KEY"] },
  });
`;

/** Commits something on a branch that a bundle of ours would have. */
const commit = (text: string) =>
  `sh("git checkout -q -b tiny-backspace"); writeFileSync("c", ${text}); sh("git add c && git -c user.name=a -c user.email=a@b commit -q -m more");`;

const printed = (log: string): unknown =>
  JSON.parse(log.split("\n").find((line) => /^[[{"]/.test(line)) ?? "null");

describe("what a step finds", () => {
  test("inputs keep their hyphens and take their defaults from action.yml; an unknown one is warned about", async () => {
    await using job = await run(
      'const { "INPUT_SOME-KEY": token, "INPUT_ANTHROPIC-API-KEY": key, ...rest } = env; print([token.length, key.length, ...Object.entries(rest).filter(([name]) => name.startsWith("INPUT_")).sort()]);',
      { inputs: { Flag: "no" } },
    );
    expect(printed(job.log)).toEqual([
      token.length,
      modelKey.length,
      ["INPUT_BASE-URL", "http://127.0.0.1:9"],
      ["INPUT_DOTTED.NAME_WITH_SPACES", "3"],
      ["INPUT_FLAG", "no"],
      ["INPUT_WHERE", "https://github.com/octo/demo"],
    ]);
    expect(job.warnings).toEqual([
      "Unexpected input(s) 'anthropic-api-key', 'base-url', valid inputs are ['some-key', 'dotted.name with spaces', 'where', 'flag']",
    ]);
  });

  test("the runner's variables, but no GITHUB_TOKEN, and the workspace as working directory", async () => {
    await using job = await run(
      "print({ token: env.GITHUB_TOKEN, cwd: process.cwd(), files: sh('ls -A'), event: JSON.parse(readFileSync(env.GITHUB_EVENT_PATH)).sender.login, runtime: env.ACTIONS_RUNTIME_TOKEN.length > 40, oidc: env.ACTIONS_ID_TOKEN_REQUEST_TOKEN, node: process.versions.node.split('.')[0] })",
    );
    expect(printed(job.log)).toEqual({
      cwd: job.directories.workspace,
      files: ".git\n.gitignore\na.txt",
      event: "octo",
      runtime: true,
      node: "24",
    });
  });

  test("post gets main's saved state, the variables and PATH that main set, and files of its own", async () => {
    await using job = await run(
      'tell("GITHUB_STATE", "kept<<EOF\\ntwo\\nlines\\nEOF"); tell("GITHUB_ENV", "FROM_MAIN=yes"); tell("GITHUB_PATH", "/added"); tell("GITHUB_OUTPUT", "a=1=2"); tell("GITHUB_STEP_SUMMARY", "# main");',
      {
        post: 'print({ kept: env.STATE_kept, set: env.FROM_MAIN, path: env.PATH.split(":")[0], output: readFileSync(env.GITHUB_OUTPUT, "utf8") }); tell("GITHUB_STEP_SUMMARY", "# post");',
      },
    );
    expect(printed(job.post?.log ?? "")).toEqual({
      kept: "two\nlines",
      set: "yes",
      path: "/added",
      output: "",
    });
    expect(job.outputs).toEqual({ a: "1=2" });
    expect(job.summary).toBe("# main\n# post\n");
    expect(job.setEnv).toBe("FROM_MAIN=yes\n");
  });

  test("an unprivileged user, unless the scenario is root's", async () => {
    await using job = await run("print(process.getuid()); writeFileSync('b.txt', '');");
    expect(Number(job.log)).toBe(job.user.uid);
    expect(job.user.uid).not.toBe(0);
    expect(job.gitStatus).toBe("?? b.txt\n");
  });

  rootTest("root, where the scenario is root's", async () => {
    await using job = await run("print(process.getuid());", { user: "root" });
    expect(job.log).toBe("0\n");
  });

  test("a machine without a program, and all inputs nevertheless", async () => {
    await using job = await run(
      "print([sh('command -v git || echo none'), env['INPUT_SOME-KEY'].length, process.getuid()]);",
      { hiddenPrograms: ["/usr/bin/git"] },
    );
    expect(printed(job.log)).toEqual(["none", token.length, job.user.uid]);
  });
});

describe("the checkout", () => {
  const look =
    "print({ branch: sh('git branch --show-current'), upstream: sh('git rev-parse --abbrev-ref @{u} || true'), commits: sh('git rev-list --count HEAD'), origin: sh('git remote get-url origin'), header: sh('git config --get-all http.https://github.com/.extraheader | wc -l') })";

  test("is shallow, on the branch, and includes the token's file from RUNNER_TEMP", async () => {
    await using job = await run(look);
    expect(printed(job.log)).toEqual({
      branch: "main",
      upstream: "origin/main",
      commits: "1",
      origin: "https://github.com/octo/demo",
      header: "1",
    });
  });

  test("leaves nothing of the token with persist-credentials: false", async () => {
    await using job = await run(look, { checkout: { persistCredentials: false } });
    expect(printed(job.log)).toMatchObject({ branch: "main", header: "0" });
    expect(await readFile(join(job.directories.workspace, ".git/config"), "utf8")).not.toMatch(/includeif/i);
  });

  test("can be the whole history, without a branch, or not there at all", async () => {
    await using job = await run(look, { checkout: { depth: 0, detached: true } });
    expect(printed(job.log)).toMatchObject({ branch: "", commits: "2" });
    await using empty = await run("print(sh('ls -A'));", { checkout: false });
    expect(printed(empty.log)).toBe("");
  });
});

describe("the end", () => {
  const stubborn =
    'for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => console.log(name)); console.log("ready"); setInterval(() => {}, 1000);';

  test("a cancel is SIGINT, SIGTERM, SIGKILL to the process, and post still runs", async () => {
    await using job = await run(stubborn, {
      post: 'console.log("post ran");',
      cancelAfter: (log) => log.includes("ready"),
      cancelTimeScale: 0.02,
    });
    expect(job.main.signals.map(({ signal }) => signal)).toEqual(["SIGINT", "SIGTERM", "SIGKILL"]);
    expect(job.main.signals[1]?.afterMs).toBeGreaterThanOrEqual(149);
    expect(job.main.signal).toBe("SIGKILL");
    expect(job.log).toBe("ready\nSIGINT\nSIGTERM\npost ran\n");
  });

  test("a process that answers SIGINT is sent nothing more", async () => {
    await using job = await run(
      'process.on("SIGINT", () => process.exit(3)); console.log("ready"); setInterval(() => {}, 1000);',
      {
        cancelAfter: (log) => log.includes("ready"),
      },
    );
    expect(job.main).toMatchObject({ exitCode: 3, signal: null });
    expect(job.main.signals.map(({ signal }) => signal)).toEqual(["SIGINT"]);
    expect(job.main.cancelMs).toBeLessThan(7500);
  });

  test("a killed process gets no warning", async () => {
    await using job = await run(stubborn, {
      post: 'console.log("post ran");',
      killAfter: (log) => log.includes("ready"),
    });
    expect(job.main.signal).toBe("SIGKILL");
    expect(job.log).toBe("ready\npost ran\n");
  });

  test("a process that lives on is found and ended, and so are files that stay", async () => {
    await using job = await run(
      'const child = spawn("sleep", ["600"], { detached: true, stdio: "ignore", env: {}, cwd: "/" }); child.unref(); const inside = spawn("sleep", ["601"], { detached: true, stdio: "ignore" }); inside.unref(); writeFileSync(env.RUNNER_TEMP + "/left.txt", ""); writeFileSync(env.HOME + "/.trace", "");',
    );
    const commands = job.leftoverProcesses.map(({ command }) => command).sort();
    expect(commands).toEqual(weAreRoot ? ["sleep 600", "sleep 601"] : ["sleep 601"]);
    expect(job.leftoverProcesses.every(({ pid }) => !existsSync(`/proc/${pid}/exe`))).toBe(true);
    expect(job.leftoverFiles).toEqual(["left.txt", "~/.trace"]);
  });

  test("a step that never ends is killed, and the error shows its log", async () => {
    await expect(run(stubborn, { timeoutMs: 1000 })).rejects.toThrow(/longer than 1000 ms[\s\S]*ready/);
  });
});

describe("the checks after every run", () => {
  beforeEach(async () => {
    await github[Symbol.asyncDispose]();
    await openGitHub();
  });

  const key = 'env["INPUT_ANTHROPIC-API-KEY"]';
  test.each([
    ["the log", `console.log(${key})`, "raw"],
    ["the log", `console.error(Buffer.from("xx" + ${key} + "yy").toString("base64"))`, "base64"],
    ["the log", `console.log(Buffer.from(${key}).toString("hex"))`, "hex"],
    ["the log", 'console.log(encodeURIComponent(env["INPUT_SOME-KEY"]))', "raw"],
    ["the summary", `tell("GITHUB_STEP_SUMMARY", ${key})`, "raw"],
    ["the outputs", `tell("GITHUB_OUTPUT", "k=" + ${key})`, "raw"],
    ["the state", 'tell("GITHUB_STATE", "k=" + env.ACTIONS_RUNTIME_TOKEN)', "raw"],
    ["the log", 'console.log(sh("cat ~/.npmrc"))', "raw"],
    ["the log", 'console.log(sh("cat .git/config $RUNNER_TEMP/git-credentials-*"))', "base64"],
    ["the file left.txt", 'writeFileSync(env.RUNNER_TEMP + "/left.txt", env.DEPLOY_TOKEN)', "raw"],
    [
      "the events",
      `writeFileSync("e", JSON.stringify(${key}) + "\\n"); tell("GITHUB_OUTPUT", "events-file=e")`,
      "raw",
    ],
    ["the transcript", `writeFileSync("t", ${key}); tell("GITHUB_OUTPUT", "transcript-file=t")`, "raw"],
    ["the patches", `writeFileSync("p", "+" + ${key}); tell("GITHUB_OUTPUT", "patch-file=p")`, "raw"],
    ["the patches", `writeFileSync("p", ${key}); tell("GITHUB_OUTPUT", "protected-patch-file=p")`, "raw"],
    ["the variables for later steps", `tell("GITHUB_ENV", "KEY=" + ${key})`, "raw"],
    ["the variables for later steps", `tell("GITHUB_PATH", "/opt/" + ${key})`, "raw"],
    [
      "the bundle",
      `${commit(key)} sh("git bundle create b tiny-backspace");tell("GITHUB_OUTPUT", "bundle-file=" + process.cwd() + "/b");`,
      "raw",
    ],
    ["the pushed commits", `${commit(key)} sh("git push -q origin tiny-backspace")`, "raw"],
    [
      "the pushed commits",
      `${commit(`Buffer.from(${key}).toString("hex")`)} sh("git push -q origin tiny-backspace")`,
      "hex",
    ],
    ["the issues and pull requests", `gh("repos/octo/demo/issues", "title=" + ${key})`, "raw"],
    ["the requests to GitHub", `gh("repos/octo/demo/issues", "title=ours", "body=" + ${key})`, "raw"],
    ["the requests to GitHub", `gh("repos/octo/demo?note=" + ${key})`, "raw"],
  ])("find a secret in %s: %s", async (place, main, encoding) => {
    await expect(run(main)).rejects.toThrow(new RegExp(`${place} shows .*\\(${encoding}\\)`));
  });

  test("find a secret in what the model is asked", async () => {
    await using messages = await startFakeMessages({ apiKey: modelKey });
    const headers = `{ "x-api-key": ${key}, "anthropic-version": "2023-06-01", "content-type": "application/json" }`;
    const send = `await fetch(env["INPUT_BASE-URL"] + "/v1/messages", { method: "POST", headers: ${headers}, body: JSON.stringify({ system: env.DEPLOY_TOKEN }) })`;
    await expect(run(send, { messages })).rejects.toThrow(
      "the requests to the model shows the secret in the job's environment (raw)",
    );
    expect(messages.problems()).not.toEqual([]);
  });

  test("let a key go to its own service in its own header", async () => {
    await using messages = await startFakeMessages({ apiKey: modelKey });
    const ask = `await fetch(env["INPUT_BASE-URL"] + "/v1/models", { headers: { "x-api-key": ${key}, "anthropic-version": "2023-06-01" } }); console.log("asked")`;
    await using job = await run(ask, { messages });
    expect(job.log).toContain("asked");
    expect(messages.requests).toMatchObject([{ headers: { "x-api-key": modelKey } }]);
  });

  test("miss the events of a program that should have written some", async () => {
    await expect(run("", { stream: "ours" })).rejects.toThrow("There are no events.");
  });

  test("tell what GitHub was asked that no GitHub knows", async () => {
    await expect(run('try { gh("repos/octo/demo/nonsense"); } catch {}')).rejects.toThrow(
      /surprised[\s\S]*nonsense/,
    );
  });

  test("tell which other host was asked", async () => {
    const elsewhere = 'try { sh("git ls-remote https://gitlab.example/x"); } catch {}';
    await expect(run(elsewhere)).rejects.toThrow(
      "Hosts were asked that don't exist here: gitlab.example:443",
    );
  });

  test("take a mask for what it is", async () => {
    await using job = await run(`console.log("::add-mask::" + ${key}); console.log("done");`);
    expect(job.log).toContain("done");
  });
});

describe("the check of the events", () => {
  const stamp = (seq: number) => ({ seq, timestamp: 1, run: "r" });
  const status = { type: "status", message: "m", phase: "prepare" };
  const call = { type: "tool_call", tool: "search", input: {}, id: "c1", turn: 1 };
  const answer = {
    ...{ type: "tool_result", tool: "search", result: "r", id: "c1" },
    ...{ ok: true, duration_ms: 1, truncated: false },
  };
  const result = {
    ...{ type: "result", outcome: "skipped", message: "m", failure_code: null, pull_request_url: null },
    ...{ turns: 0, input_tokens: 0, output_tokens: 0, cost_usd: 0, duration_ms: 1 },
  };
  const stream = (...bodies: readonly object[]) =>
    bodies.map((body, index) => `${JSON.stringify({ ...body, ...stamp(index + 1) })}\n`).join("");
  const other = { ...call, id: "c2" };
  const otherAnswer = { ...answer, id: "c2" };

  test("accepts a whole stream of events, with calls that ran side by side, and the beginning of one", () => {
    expect(() => assertEventStream(stream(status, call, other, otherAnswer, answer, result))).not.toThrow();
    expect(() => assertEventStream(`${stream(status, call)}{"type":"to`, { cut: true })).not.toThrow();
  });

  test.each([
    ["a gap", stream(status, result).replace('"seq":2', '"seq":3'), /has seq 3/],
    ["no result at the end", stream(result, status), /out of place/],
    ["a stream that breaks off", stream(status), /out of place/],
    ["a line that breaks off", stream(status, result).trimEnd(), /has no end/],
    ["a call without an answer", stream(call, result), /has no result/],
    ["an answer before its call", stream(answer, call, result), /answers no open call/],
    ["two answers", stream(call, answer, answer, result), /answers no open call/],
    [
      "an answer after the next turn began",
      stream(call, { ...other, turn: 2 }, answer, otherAnswer, result),
      /before the/,
    ],
    [
      "keys in another order",
      stream({ message: "m", type: "status", phase: "prepare" }, result),
      /start with the keys/,
    ],
    ["an unknown phase", stream({ ...status, phase: "tea" }, result), /schema/],
  ])("refuses %s", (_, text, message) => {
    expect(() => assertEventStream(text)).toThrow(message);
  });
});

describe("command files", () => {
  test("read as the runner reads them", () => {
    expect(parsePairs("a=b=c\r\nempty=\n\nlong<<--\nx\n\ny=1\n--\n")).toEqual({
      a: "b=c",
      empty: "",
      long: "x\n\ny=1",
    });
    expect(parsePairs("a<b=<<c\n")).toEqual({ "a<b": "<<c" });
  });

  test.each(["novalue", "=x", "a<<E\nnever ends\n", "a<<\n"])("refuse %j", (text) => {
    expect(() => parsePairs(text)).toThrow(/Invalid/);
  });
});
