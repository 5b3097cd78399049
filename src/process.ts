import { type ChildProcess, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { createPieces } from "./pieces.ts";

/** What one descriptor of a child is: nothing, a new socket pair to us, or an open descriptor of ours. */
export type Descriptor = "ignore" | "pipe" | number;

export interface ProcessRequest {
  /** Absolute path of the program, then its arguments. */
  readonly argv: readonly [string, ...string[]];
  /** The whole environment: nothing of ours is added. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** The child's descriptors from 0 on. */
  readonly descriptors: readonly Descriptor[];
}

export interface Exit {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface RunningProcess {
  readonly pid: number;
  /** Our end of a descriptor that was given as "pipe" and that we write to. */
  readonly writable: (descriptor: number) => Writable;
  /** Our end of a descriptor that was given as "pipe" and that we read from. */
  readonly readable: (descriptor: number) => Readable;
  readonly exited: Promise<Exit>;
  /** SIGKILL for the process and everything that stayed in its group; nothing once they and their output ended. */
  readonly kill: () => void;
}

/** Starts a program in a process group of its own; throws what the operating system answered when it can't. */
export async function startProcess(request: ProcessRequest): Promise<RunningProcess> {
  const [program, ...args] = request.argv;
  const child = spawn(program, args, {
    env: { ...request.env },
    cwd: request.cwd,
    stdio: [...request.descriptors],
    detached: true,
    windowsHide: true,
  });
  const exited = exitOf(child);
  const { pid } = child;
  if (pid === undefined) {
    await exited;
    throw new Error(`${program} did not start`);
  }
  let running = true;
  // Not at its exit: what it started may still hold its output open.
  child.once("close", () => {
    running = false;
  });
  return {
    pid,
    writable: (descriptor) => child.stdio[descriptor] as Writable,
    readable: (descriptor) => child.stdio[descriptor] as Readable,
    exited,
    kill: () => {
      if (running) signalIfAlive(-pid);
    },
  };
}

function exitOf(child: ChildProcess): Promise<Exit> {
  const { promise, resolve, reject } = Promise.withResolvers<Exit>();
  child.once("error", reject);
  child.once("exit", (code, signal) => resolve({ code, signal }));
  return promise;
}

/** SIGKILL, or nothing when the process (negative: the group) is gone already. */
export function signalIfAlive(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!isErrno(error, "ESRCH")) throw error;
  }
}

/** Whether this is the operating system's error of that code. */
export function isErrno(error: unknown, code: string): boolean {
  return error !== null && typeof error === "object" && "code" in error && error.code === code;
}

export interface CaptureRequest extends Omit<ProcessRequest, "descriptors"> {
  readonly input?: Buffer;
  readonly timeoutMs: number;
  /** The process is killed and the call rejects when it prints more on stdout. */
  readonly maxOutputBytes: number;
  readonly signal?: AbortSignal;
}

export interface Captured {
  readonly exit: Exit;
  readonly stdout: Buffer;
  /** UTF-8, the first 64 KiB. */
  readonly stderr: string;
}

/** Runs a program to its end; rejects when time, output or patience (`signal`) run out, after killing it. */
export async function captureProcess(request: CaptureRequest): Promise<Captured> {
  request.signal?.throwIfAborted();
  const child = await startProcess({ ...request, descriptors: ["pipe", "pipe", "pipe"] });
  return await captureOutput(child, child.kill, request);
}

const maxErrorBytes = 64 * 1024;

/** Feeds and reads descriptors 0 to 2 of a child that was started with pipes there, until it has ended. */
export async function captureOutput(
  child: Pick<RunningProcess, "writable" | "readable" | "exited">,
  kill: () => void,
  limits: Pick<CaptureRequest, "input" | "timeoutMs" | "maxOutputBytes" | "signal">,
): Promise<Captured> {
  let fault: Error | undefined;
  const stop = (error: Error) => {
    fault ??= error;
    kill();
  };
  const onAbort = () => stop(new Error("the run was cancelled", { cause: limits.signal?.reason }));
  const timer = setTimeout(() => stop(new Error(`no end after ${limits.timeoutMs} ms`)), limits.timeoutMs);
  limits.signal?.addEventListener("abort", onAbort, { once: true });
  if (limits.signal?.aborted === true) onAbort();
  try {
    const input = child.writable(0);
    // A child may end without reading its input: its exit code tells, not the broken pipe.
    input.on("error", () => undefined);
    input.end(limits.input);
    const [stdout, stderr, exit] = await Promise.all([
      collect(child.readable(1), limits.maxOutputBytes, () =>
        stop(new Error(`more than ${limits.maxOutputBytes} bytes of output`)),
      ),
      collect(child.readable(2), maxErrorBytes, () => undefined),
      child.exited,
    ]);
    if (fault !== undefined) throw fault;
    return { exit, stdout, stderr: stderr.toString("utf8") };
  } finally {
    clearTimeout(timer);
    limits.signal?.removeEventListener("abort", onAbort);
  }
}

/** The first `limit` bytes of a stream; what comes after them is read and dropped. */
async function collect(stream: Readable, limit: number, onOverflow: () => void): Promise<Buffer> {
  const kept = createPieces();
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (size < limit) kept.push(chunk.subarray(0, limit - size));
      size += chunk.length;
      if (size > limit) onOverflow();
    }
  } catch (error) {
    // The other end was killed with unread input: the same as an end.
    if (!isErrno(error, "ECONNRESET")) throw error;
  }
  return kept.take();
}
