import { type Environment, runTrusted, type TrustedLimits, type TrustedResult } from "./trusted.ts";

/** Settings under which git runs no program of a repository's choice and refuses names that mean `.git` elsewhere. */
export const gitSettings: readonly string[] = [
  "core.hooksPath=/dev/null",
  "core.fsmonitor=false",
  "core.attributesFile=/dev/null",
  "core.excludesFile=/dev/null",
  "core.protectHFS=true",
  "core.protectNTFS=true",
  "credential.helper=",
  "commit.gpgSign=false",
  "gc.auto=0",
  "maintenance.auto=false",
  "submodule.recurse=false",
  "advice.addEmbeddedRepo=false",
].flatMap((setting) => ["-c", setting]);

/** Variables under which git reads no configuration but the one of the git directory it is given, and never asks. */
export const gitVariables: Environment = {
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_ATTR_NOSYSTEM: "1",
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_NO_LAZY_FETCH: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_ASKPASS: "/bin/false",
  GIT_ALLOW_PROTOCOL: "https",
  LC_ALL: "C",
};

export interface GitOptions {
  /** Added to the clean environment of this one child. */
  readonly env?: Environment;
  /** Path of the file that is git's standard input. */
  readonly inputFile?: string;
  readonly timeoutMs?: number;
  readonly limits?: TrustedLimits;
}

/** The trusted git, bound to one git directory of ours and to an empty working directory. */
export interface Git {
  /** Resolves for every exit code. */
  readonly run: (args: readonly string[], options?: GitOptions) => Promise<TrustedResult>;
  /** What git printed, UTF-8, without the white space around it; throws when git fails. */
  readonly read: (args: readonly string[], options?: GitOptions) => Promise<string>;
}

const defaultTimeoutMs = 120_000;
/** Much more than git needs for what may be published, and no more than the least runner has. */
const defaultLimits: TrustedLimits = {
  memoryBytes: 3 * 1024 ** 3,
  outputBytes: 256 * 1024 ** 2,
};

/** `emptyDir` must stay empty: no file of anybody's choosing lies where git looks around. */
export function bindGit(options: {
  readonly program: string;
  readonly gitDir: string;
  readonly emptyDir: string;
  readonly env: Environment;
  /** Ends every command of it. */
  readonly signal?: AbortSignal;
}): Git {
  const run = (
    args: readonly string[],
    { env, inputFile, timeoutMs = defaultTimeoutMs, limits }: GitOptions = {},
  ) =>
    runTrusted(options.program, [...gitSettings, ...args], {
      cwd: options.emptyDir,
      env: { ...options.env, ...gitVariables, GIT_DIR: options.gitDir, ...env },
      timeoutMs,
      limits: { ...defaultLimits, ...limits },
      ...(inputFile !== undefined && { inputFile }),
      ...(options.signal !== undefined && { signal: options.signal }),
    });
  const read = async (args: readonly string[], gitOptions?: GitOptions) => {
    const result = await run(args, gitOptions);
    if (result.exitCode !== 0) throw new GitError(args, result);
    return result.stdout.toString("utf8").trim();
  };
  return { run, read };
}

/** A git command that should not have failed did. */
export class GitError extends Error {
  override readonly name = "GitError";

  constructor(args: readonly string[], result: TrustedResult) {
    const how = result.timedOut ? "ran out of time" : `exited with ${result.exitCode}`;
    super(`git ${args[0]} ${how}: ${result.stderr.trim().slice(0, 2000)}`);
  }
}
