import { gitSettings, gitVariables } from "../git.ts";
import { printable, type RawChange, rejected } from "./changes.ts";

interface Request {
  readonly argv: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: Buffer;
  readonly timeoutMs: number;
  readonly maxOutputBytes: number;
}

/** Directories of ours inside the sandbox. */
interface Shown {
  readonly mounts: readonly {
    readonly source: string;
    readonly target: string;
    readonly writable: boolean;
  }[];
  readonly signal: AbortSignal;
}

interface Result {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs a program inside the sandbox; the places know each other by these shapes only. */
export type RunProgram = (
  request: Request & Partial<Pick<Shown, "mounts">> & Pick<Shown, "signal">,
) => Promise<Result>;

/** Programs one after another inside it. */
interface Series extends AsyncDisposable {
  readonly run: (request: Request) => Promise<Result>;
}

export interface Programs {
  readonly runProgram: RunProgram;
  readonly openSeries: (request: Shown) => Promise<Series>;
}

export interface ExportOptions {
  /** Sees nothing of the export's. */
  readonly runProgram: RunProgram;
  /** Sees the export's git directory at `exportMount`. */
  readonly runOnExport: Series["run"];
  readonly signal: AbortSignal;
  /** Absolute path of git, the same inside the sandbox. */
  readonly program: string;
  /** Top of the work tree, the same inside the sandbox. */
  readonly workTree: string;
  readonly base: string;
  /** What others did to the work tree when the agent was gone is not its change. */
  readonly afterwards?: Afterwards;
}

/** A run that broke off: later steps of its job may have been at work since. */
export interface Afterwards {
  /** Seconds since 1970 when the last of the agent's processes was gone. */
  readonly endedAt: number;
  /** What looks like a secret and was not there before the agent: relative to the top. */
  readonly secrets: readonly string[];
}

/** git inside the sandbox, on the work tree and on the export's git directory, which the agent never sees. */
export interface SandboxGit {
  /** Absolute path of git inside. */
  readonly program: string;
  /** Resolves for every exit code. */
  readonly run: (args: readonly string[], input?: Buffer, maxOutputBytes?: number) => Promise<Result>;
  /** What git printed; throws UserError when it fails. */
  readonly read: (args: readonly string[], input?: Buffer, maxOutputBytes?: number) => Promise<Buffer>;
  /** Another program of the system, beside the same two. */
  readonly runOther: (argv: readonly [string, ...string[]], input?: Buffer) => Promise<Result>;
  /** The same git with another index of the export's git directory. */
  readonly withIndex: (name: string) => SandboxGit;
}

/** Where the export's git directory is inside the sandbox. */
export const exportMount = "/run/git-export";

/** `gitDir` is the export's git directory on the host. */
export function showExport(gitDir: string, signal: AbortSignal): Shown {
  return { mounts: [{ source: gitDir, target: exportMount, writable: true }], signal };
}

const timeoutMs = 300_000;
const maxListBytes = 64 * 1024 * 1024;

export function openSandboxGit(options: ExportOptions, index = "index"): SandboxGit {
  const start = async (
    argv: readonly [string, ...string[]],
    what: string,
    input: Buffer | undefined,
    maxOutputBytes: number,
  ): Promise<Result> => {
    try {
      return await options.runOnExport({
        argv,
        env: {
          ...gitVariables,
          GIT_DIR: exportMount,
          GIT_WORK_TREE: options.workTree,
          GIT_INDEX_FILE: `${exportMount}/${index}`,
        },
        ...(input !== undefined && { input }),
        timeoutMs,
        maxOutputBytes,
      });
    } catch (cause) {
      options.signal.throwIfAborted();
      const why = Error.isError(cause) ? cause.message : String(cause);
      throw rejected(`${what} did not end inside the sandbox (${why})`, cause);
    }
  };
  const run: SandboxGit["run"] = (args, input, maxOutputBytes = maxListBytes) =>
    start([options.program, ...gitSettings, ...args], `git ${args[0]}`, input, maxOutputBytes);
  return {
    program: options.program,
    run,
    async read(args, input, maxOutputBytes) {
      const result = await run(args, input, maxOutputBytes);
      if (result.exitCode !== 0) throw failed(args, result.stderr);
      return result.stdout;
    },
    runOther: (argv, input) => start(argv, argv[0], input, maxListBytes),
    withIndex: (name) => openSandboxGit(options, name),
  };
}

function failed(args: readonly string[], stderr: string): Error {
  const why = printable(Buffer.from(stderr.trim().slice(0, 300)));
  return rejected(`git ${args[0]} failed inside the sandbox (${why})`);
}

export function readObjectId(output: Buffer): string {
  const id = output.toString("latin1").trim();
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id)) throw rejected("git named no object inside the sandbox");
  return id;
}

/** The index as a tree. */
export async function writeTree(git: SandboxGit): Promise<string> {
  return readObjectId(await git.read(["write-tree", "--missing-ok"]));
}

/** The changes as `git update-index -z --index-info` reads them. */
export function indexInfo(changes: readonly RawChange[]): Buffer {
  return Buffer.concat(
    changes.flatMap(({ newMode, newObject, path }) => [Buffer.from(`${newMode} ${newObject}\t`), path, nul]),
  );
}

const nul = Buffer.from([0]);
