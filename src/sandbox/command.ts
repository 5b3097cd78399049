import { closeSync, constants, openSync } from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ToolError } from "../errors.ts";
import { captureOutput } from "../process.ts";
import type { Bridge } from "./bridge.ts";
import type { Launcher, Started } from "./launcher.ts";
import { createLiveOutput } from "./live-output.ts";
import type { MemoryUse } from "./memory.ts";
import { createOutputWindow, type OutputWindow } from "./output.ts";
import { makeFifos, type Owner } from "./run-directory.ts";
import type { CommandEnd, CommandRequest, CommandResult, ProgramRequest, ProgramResult } from "./sandbox.ts";

/**
 * Named pipes for the output of commands. Node's own pipes are socket pairs: `> /dev/stdout` fails on them;
 * and a regular file would be cut off by it.
 */
export interface OutputPipes {
  readonly take: () => Promise<string>;
  readonly giveBack: (path: string) => void;
}

/** `directory` is on the host and not visible inside. */
export function createOutputPipes(directory: string, owner: Owner | undefined): OutputPipes {
  const free: string[] = [];
  let made = 0;
  return {
    take: async () => {
      const known = free.pop();
      if (known !== undefined) return known;
      const paths = [0, 1, 2, 3].map((index) => join(directory, `output-${made + index}`));
      made += paths.length;
      await makeFifos(paths, owner);
      const [first = "", ...others] = paths;
      free.push(...others);
      return first;
    },
    giveBack: (path) => free.push(path),
  };
}

/** execve takes no longer single argument. */
const maxCommandBytes = 128 * 1024 - 1;
/** How long a process that SIGKILL can't end yet (it waits for a disk) may hold the output open. */
const lingerMs = 5000;

/** Runs `bash -c command`; everything that it starts ends with it, and only time or cancelling end it early. */
export async function runCommand(
  launcher: Launcher,
  pipes: OutputPipes,
  request: CommandRequest,
  bridge?: Bridge,
): Promise<CommandResult> {
  checkCommand(request.command);
  const began = performance.now();
  const output = createOutputWindow(request.maxOutputBytes);
  if (request.signal.aborted) return { ...output.read(), end: { type: "cancelled" }, durationMs: 0 };
  const path = await pipes.take();
  const reading = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const live = request.onOutput === undefined ? undefined : createLiveOutput(request.onOutput);
  const { drained, giveUp } = drain(reading, (chunk) => {
    output.push(chunk);
    live?.push(chunk);
  });
  const writing = openSync(path, constants.O_WRONLY);
  let started: Started;
  try {
    started = await launcher.start({
      argv: ["/bin/bash", "-c", request.command],
      workspaceReadOnly: request.readOnly,
      ...bridge,
      descriptors: ["ignore", writing, writing],
    });
  } finally {
    closeSync(writing);
  }
  const end = await untilEnd(started, request, output);
  if (await Promise.race([drained, wait(lingerMs, false, { ref: false })])) pipes.giveBack(path);
  else giveUp();
  live?.end();
  return { ...output.read(), end, durationMs: performance.now() - began };
}

function checkCommand(command: string): void {
  if (command.includes("\0")) throw new ToolError("The command contains a NUL character; remove it.");
  if (Buffer.byteLength(command) > maxCommandBytes) {
    throw new ToolError(
      `The command is longer than ${maxCommandBytes} bytes. Write it to a script file first, then run that.`,
    );
  }
}

/** What a pipe holds. */
const readBytes = 64 * 1024;

/**
 * Reads a pipe to its end: `drained` is true once every writer is gone, false when we gave up on it. Every chunk is in
 * the same place, so that megabytes take no more memory than one, and `take` must copy what it keeps.
 */
function drain(
  reading: number,
  take: (chunk: Buffer) => void,
): { readonly drained: Promise<boolean>; readonly giveUp: () => void } {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  const buffer = Buffer.allocUnsafeSlow(readBytes);
  const stream = new Socket({
    ...{ fd: reading, readable: true, writable: false },
    onread: {
      buffer,
      callback(size) {
        take(buffer.subarray(0, size));
        return true;
      },
    },
  });
  stream.once("end", () => resolve(true));
  stream.once("close", () => resolve(false));
  stream.once("error", reject);
  return { drained: promise, giveUp: () => stream.destroy() };
}

async function untilEnd(
  started: Started,
  request: CommandRequest,
  output: OutputWindow,
): Promise<CommandEnd> {
  let cut: CommandEnd | undefined;
  const stop = (end: CommandEnd) => {
    cut ??= end;
    started.kill();
  };
  const onAbort = () => stop({ type: "cancelled" });
  const timer = setTimeout(() => stop({ type: "timeout" }), request.timeoutMs);
  request.signal.addEventListener("abort", onAbort, { once: true });
  if (request.signal.aborted) onAbort();
  try {
    const end = await started.ended;
    if (cut !== undefined) return cut;
    if (!end.started) throw new Error(`the sandbox did not start: ${output.read().head.trim()}`);
    if (end.exceeded !== undefined) return { type: "memory", ...end.exceeded };
    return end.signal === null
      ? { type: "exit", code: end.code ?? 0 }
      : { type: "signal", signal: end.signal };
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener("abort", onAbort);
  }
}

/** Runs a program of the trusted side's choice; rejects when it exceeds its limits. */
export async function runProgram(launcher: Launcher, request: ProgramRequest): Promise<ProgramResult> {
  request.signal.throwIfAborted();
  const program = await launcher.start({
    argv: request.argv,
    workspaceReadOnly: false,
    ...(request.env !== undefined && { env: request.env }),
    ...(request.mounts !== undefined && { mounts: request.mounts }),
    descriptors: ["pipe", "pipe", "pipe"],
  });
  let hasStarted = true;
  let exceeded: MemoryUse | undefined;
  const exited = program.ended.then((end) => {
    hasStarted = end.started;
    if (!end.started) return { code: null, signal: null };
    exceeded = end.exceeded;
    return { code: end.code, signal: end.signal };
  });
  const { exit, stdout, stderr } = await captureOutput({ ...program, exited }, program.kill, request);
  if (!hasStarted) throw new Error(`the sandbox did not start: ${stderr.trim()}`);
  if (exceeded !== undefined) {
    throw new Error(`${request.argv[0]} used more than ${exceeded.limitBytes} bytes of memory`);
  }
  if (exit.code === null) throw new Error(`${request.argv[0]} was ended by ${exit.signal}`);
  return { exitCode: exit.code, stdout, stderr };
}
