import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export interface GitResult {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs git on the server's side, apart from every configuration of the machine, and ends what is left at the end. */
export class GitRunner implements AsyncDisposable {
  readonly #children = new Set<ChildProcess>();
  readonly environment: Readonly<Record<string, string>>;

  constructor(home: string) {
    this.environment = {
      PATH: process.env["PATH"] ?? "/usr/bin:/bin",
      HOME: home,
      LANG: "C.UTF-8",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_TERMINAL_PROMPT: "0",
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: "safe.directory",
      GIT_CONFIG_VALUE_0: "*",
    };
  }

  /** Starts git with piped standard streams; the caller reads them. */
  start(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
    const child = spawn("git", args, { env: { ...this.environment, ...env }, stdio: "pipe" });
    this.#children.add(child);
    child.once("close", () => this.#children.delete(child));
    child.stdin?.on("error", () => {}); // a program may end without reading its input
    return child;
  }

  async run(
    args: readonly string[],
    options: { readonly input?: string | Buffer; readonly env?: Readonly<Record<string, string>> } = {},
  ): Promise<GitResult> {
    const child = this.start(args, options.env);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.stdin?.end(options.input ?? "");
    const [code] = await once(child, "close");
    return {
      exitCode: typeof code === "number" ? code : -1,
      stdout: Buffer.concat(stdout),
      stderr: Buffer.concat(stderr).toString("utf8"),
    };
  }

  /** Standard output without its last newline; a failure of git is an error. */
  async read(
    args: readonly string[],
    options?: { readonly input?: string | Buffer; readonly env?: Readonly<Record<string, string>> },
  ): Promise<string> {
    const result = await this.run(args, options);
    if (result.exitCode !== 0) throw new Error(`git ${args.join(" ")} failed: ${result.stderr}`);
    return result.stdout.toString("utf8").replace(/\n$/, "");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(
      [...this.#children].map(async (child) => {
        const closed = once(child, "close");
        child.kill("SIGKILL");
        await closed;
      }),
    );
  }
}

export interface TreeEntry {
  readonly mode: string;
  readonly content: string | Buffer;
}
/** Files by path; `null` deletes. A string or Buffer is a regular file (100644). */
export type Tree = Readonly<Record<string, string | Buffer | TreeEntry | null>>;

export interface NewCommit {
  readonly branch: string;
  readonly files: Tree;
  readonly message: string;
  /** Seconds since the epoch: given, so that the same files always make the same sha. */
  readonly date: number;
  readonly author?: { readonly name: string; readonly email: string };
  /** Commit to build on; the branch's tip when absent. */
  readonly from?: string;
}

/** Adds one commit to a branch of a bare repository, in one process, and answers its sha. */
export async function commitFiles(git: GitRunner, gitDir: string, commit: NewCommit): Promise<string> {
  const ref = `refs/heads/${commit.branch}`;
  const author = commit.author ?? { name: "Octo Cat", email: "octocat@users.noreply.github.com" };
  const tip = await git.run(["--git-dir", gitDir, "rev-parse", "--verify", "--quiet", `${ref}^{commit}`]);
  const parent = commit.from ?? tip.stdout.toString("utf8").trim();
  const parts: (string | Buffer)[] = [
    `commit ${ref}\nmark :1\n`,
    `author ${author.name} <${author.email}> ${commit.date} +0000\n`,
    `committer ${author.name} <${author.email}> ${commit.date} +0000\n`,
    ...data(Buffer.from(commit.message)),
    ...(parent === "" ? [] : [`from ${parent}\n`]),
    ...Object.entries(commit.files).flatMap(([path, file]) => modification(path, file)),
    "get-mark :1\n",
  ];
  const input = Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part)));
  return git.read(["--git-dir", gitDir, "fast-import", "--quiet", "--force", "--cat-blob-fd=1"], { input });
}

function modification(path: string, file: Tree[string] | undefined): (string | Buffer)[] {
  const quoted = `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
  if (file === null || file === undefined) return [`D ${quoted}\n`];
  const { mode, content } =
    typeof file === "string" || Buffer.isBuffer(file) ? { mode: "100644", content: file } : file;
  if (mode === "160000") return [`M 160000 ${content.toString()} ${quoted}\n`];
  return [`M ${mode} inline ${quoted}\n`, ...data(Buffer.from(content))];
}

function data(bytes: Buffer): (string | Buffer)[] {
  return [`data ${bytes.length}\n`, bytes, "\n"];
}
