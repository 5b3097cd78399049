import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { FakeGitHub } from "./index.ts";

const octokitModule = new URL("../../../node_modules/@actions/github/lib/github.js", import.meta.url).href;

export interface Ran {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Someone's machine with a token: runs the real git, gh and node against the fake GitHub. */
export class Client implements AsyncDisposable {
  readonly directory: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #children = new Set<ChildProcess>();

  private constructor(directory: string, env: Readonly<Record<string, string>>) {
    this.directory = directory;
    this.#env = env;
  }

  static async open(hub: FakeGitHub, token?: string): Promise<Client> {
    const directory = await mkdtemp(join(tmpdir(), "client-"));
    const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
    const identity = ["AUTHOR", "COMMITTER"].flatMap((kind) => [
      [`GIT_${kind}_NAME`, "Test"],
      [`GIT_${kind}_EMAIL`, "test@example.com"],
    ]);
    return new Client(directory, {
      PATH: process.env["PATH"] ?? "",
      HOME: directory,
      GH_CONFIG_DIR: join(directory, "gh"),
      GH_PROMPT_DISABLED: "1",
      GH_NO_UPDATE_NOTIFIER: "1",
      NO_COLOR: "1",
      LC_ALL: "C.UTF-8",
      GIT_TERMINAL_PROMPT: "0",
      GIT_CONFIG_NOSYSTEM: "1",
      ...Object.fromEntries(identity),
      ...hub.env,
      API_URL: hub.apiUrl,
      TOKEN: token ?? "",
      ...(token === undefined
        ? {}
        : {
            GH_TOKEN: token,
            GH_ENTERPRISE_TOKEN: token,
            GH_HOST: new URL(hub.serverUrl).host,
            GIT_CONFIG_COUNT: "1",
            GIT_CONFIG_KEY_0: `http.${hub.serverUrl}/.extraheader`,
            GIT_CONFIG_VALUE_0: `Authorization: basic ${basic}`,
          }),
    });
  }

  /** Runs a program in a directory below the client's own. */
  async run(
    argv: readonly [string, ...string[]],
    options: { readonly in?: string; readonly input?: string } = {},
  ) {
    const [program, ...args] = argv;
    const cwd = join(this.directory, options.in ?? ".");
    const child = spawn(program, args, { cwd, env: { ...this.#env } });
    this.#children.add(child);
    const output = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk: Buffer) => {
      output.stdout += chunk.toString("utf8");
    });
    child.stderr.on("data", (chunk: Buffer) => {
      output.stderr += chunk.toString("utf8");
    });
    child.stdin.on("error", () => {});
    child.stdin.end(options.input ?? "");
    const [exitCode] = (await once(child, "close")) as [number | null];
    this.#children.delete(child);
    return { exitCode, ...output } satisfies Ran;
  }

  git(...args: readonly string[]) {
    return this.run(["git", ...args]);
  }

  gh(...args: readonly string[]) {
    return this.run(["gh", ...args]);
  }

  /** Clones as a workflow's checkout does, at depth 1, into `name`. */
  async clone(url: string, name = "work"): Promise<void> {
    const cloned = await this.git("clone", "--quiet", "--depth=1", url, name);
    if (cloned.exitCode !== 0) throw new Error(cloned.stderr);
  }

  /** Commits files to the clone's checked-out branch. */
  async commit(files: Readonly<Record<string, string | Buffer>>, name = "work"): Promise<void> {
    for (const [path, content] of Object.entries(files)) {
      const target = join(this.directory, name, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content);
    }
    const add = await this.git("-C", name, "add", "--all");
    const committed = await this.git("-C", name, "commit", "--quiet", "--message", "Change");
    if (add.exitCode !== 0 || committed.exitCode !== 0) throw new Error(add.stderr + committed.stderr);
  }

  push(...args: readonly string[]) {
    return this.git("-C", "work", "push", "--porcelain", "origin", ...args);
  }

  /** Runs a function's worth of JavaScript with `octokit` in a Node of its own, and answers its JSON result. */
  async octokit(code: string): Promise<unknown> {
    const program = `
      import { getOctokit } from ${JSON.stringify(octokitModule)};
      const octokit = getOctokit(process.env.TOKEN, { baseUrl: process.env.API_URL });
      const result = await (async () => { ${code} })().catch((error) => ({
        status: error.status, message: error.response?.data?.message ?? error.message, errors: error.response?.data?.errors,
      }));
      process.stdout.write(JSON.stringify(result ?? null));`;
    const argv: [string, ...string[]] = [process.execPath, "--input-type=module", "--eval", program];
    const ran = await this.run(argv);
    if (ran.exitCode !== 0) throw new Error(ran.stderr);
    return JSON.parse(ran.stdout);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of this.#children) {
      const closed = once(child, "close");
      child.kill("SIGKILL");
      await closed;
    }
    await rm(this.directory, { recursive: true, force: true, maxRetries: 3 });
  }
}
