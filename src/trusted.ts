import { accessSync, constants, statSync } from "node:fs";
import { basename, delimiter, isAbsolute, join, relative } from "node:path";
import { exec } from "@actions/exec";
import { commandLine, since, tellDetail } from "./details.ts";

/** Variables that let git, gh and apt reach their servers through a proxy or a private certificate authority. */
const passedOn = [
  ...["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"].flatMap((name) => [name, name.toLowerCase()]),
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "GIT_SSL_CAINFO",
  "NODE_EXTRA_CA_CERTS",
];
/** Where the system's own programs live: looked through first, because nothing unprivileged can write there. */
const systemDirectories = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

export type Environment = Readonly<Record<string, string>>;

/** A clean environment for trusted programs: nothing of ours but proxy and certificates, and a private HOME. */
export function trustedEnvironment(
  ours: Readonly<Record<string, string | undefined>>,
  home: string,
): Environment {
  const passed = passedOn.flatMap((name) => {
    const value = ours[name];
    return value === undefined || value === "" ? [] : [[name, value] as const];
  });
  return {
    PATH: systemDirectories.join(delimiter),
    HOME: home,
    XDG_CONFIG_HOME: join(home, ".config"),
    LANG: "C.UTF-8",
    NO_COLOR: "1",
    ...Object.fromEntries(passed),
  };
}

/**
 * Absolute path of a program, the system's own before the caller's PATH, or undefined.
 * Directories inside `distrusted` (the workspace, the tool cache) are passed over: an earlier step or the
 * agent could have planted a program there.
 */
export function findProgram(name: string, path: string, distrusted: readonly string[]): string | undefined {
  const findIn = (directories: readonly string[]) =>
    directories.map((directory) => join(directory, name)).find(isExecutable);
  return findIn(systemDirectories) ?? findIn(trustedDirectories(path, distrusted));
}

/** The directories of a PATH that are none of `distrusted`, in their order. */
export function trustedDirectories(path: string, distrusted: readonly string[]): string[] {
  return path
    .split(delimiter)
    .filter((directory) => isAbsolute(directory) && !distrusted.some((root) => isInside(directory, root)));
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === "" || (!way.startsWith("..") && !isAbsolute(way));
}

/** Whether a path is a program that we may start. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export interface TrustedResult {
  readonly exitCode: number;
  readonly stdout: Buffer;
  /** UTF-8. */
  readonly stderr: string;
  readonly timedOut: boolean;
}

/** What a program that works on hostile input may use: past it the program fails, and this machine goes on. */
export interface TrustedLimits {
  /** Of its own memory; files that it maps to read them don't count. */
  readonly memoryBytes?: number;
  /** Of any file that it writes. */
  readonly fileBytes?: number;
  /** Of what it prints; past it it is ended, and the call rejects. */
  readonly outputBytes?: number;
}

/** Exit code of coreutils' timeout(1) when the time ran out. */
const timedOutExitCode = 124;

/**
 * Runs a trusted program (git, gh, apt) to its end, silently, with exactly this environment.
 * `timeoutMs` is enforced by timeout(1), because gh has no time limit of its own. Never throws for an exit code;
 * rejects when `signal` is aborted, after ending the program.
 */
export async function runTrusted(
  program: string,
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly env: Environment;
    readonly timeoutMs: number;
    /** Path of a file that is the program's standard input; none is empty. */
    readonly inputFile?: string;
    readonly limits?: TrustedLimits;
    readonly signal?: AbortSignal;
  },
): Promise<TrustedResult> {
  options.signal?.throwIfAborted();
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  /** timeout(1) says its number first; it passes SIGTERM on to all that it started. */
  const stop = () => {
    const pid = Number(/^(\d+)\n/.exec(Buffer.concat(stderr).toString("latin1"))?.[1]);
    if (pid > 1) endGently(pid);
  };
  let running = true;
  const onAbort = () => {
    if (running) stop();
  };
  const seconds = String(Math.max(1, Math.ceil(options.timeoutMs / 1000)));
  // Input comes from a file: writing to a pipe whose reader has ended already would end our own process.
  const script = `${limitsText(options.limits ?? {})}echo $$ >&2; exec "$@" <"$0"`;
  const redirect = ["-c", script, options.inputFile ?? "/dev/null"];
  const maxOutputBytes = options.limits?.outputBytes ?? Number.POSITIVE_INFINITY;
  let outputBytes = 0;
  const began = performance.now();
  const command = ["/usr/bin/timeout", "--kill-after=5", seconds, program, ...args];
  options.signal?.addEventListener("abort", onAbort, { once: true });
  const exitCode = await exec("/bin/sh", [...redirect, ...command], {
    cwd: options.cwd,
    env: { ...options.env },
    silent: true,
    ignoreReturnCode: true,
    listeners: {
      stdout: (chunk) => {
        outputBytes += chunk.length;
        hideFromLines(chunk);
        if (outputBytes <= maxOutputBytes) stdout.push(chunk);
        else stop();
      },
      stderr: (chunk) => {
        stderr.push(chunk);
        // Aborted before the number was known.
        if (options.signal?.aborted) stop();
      },
    },
  }).finally(() => {
    running = false;
    options.signal?.removeEventListener("abort", onAbort);
  });
  tellDetail(
    () => `${commandLine([program, ...args])}: exit code ${exitCode}, ${outputBytes} bytes, ${since(began)}`,
  );
  options.signal?.throwIfAborted();
  if (outputBytes > maxOutputBytes) {
    throw new OutputTooLong(`${basename(program)} printed more than ${maxOutputBytes} bytes`);
  }
  return {
    exitCode,
    stdout: Buffer.concat(stdout),
    stderr: Buffer.concat(stderr)
      .toString("utf8")
      .replace(/^\d+\n/, ""),
    timedOut: exitCode === timedOutExitCode,
  };
}

/**
 * `exec` turns every chunk into text to look for lines that nobody asked for, and what has none it copies anew each
 * time: megabytes without a line end (git's `-z`) would take minutes.
 */
function hideFromLines(chunk: Buffer): void {
  chunk.toString = () => "";
}

/** A trusted program was ended because it printed more than it may. */
export class OutputTooLong extends Error {
  override readonly name = "OutputTooLong";
}

/** ulimit counts memory in KiB and files in blocks of 512 bytes. */
function limitsText({ memoryBytes, fileBytes }: TrustedLimits): string {
  const memory = memoryBytes === undefined ? "" : `ulimit -d ${Math.floor(memoryBytes / 1024)}; `;
  const files = fileBytes === undefined ? "" : `ulimit -f ${Math.floor(fileBytes / 512)}; `;
  return memory + files;
}

function endGently(pid: number): void {
  try {
    process.kill(pid, "SIGTERM");
  } catch {
    // It has ended.
  }
}
