import { closeSync, openSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { isErrno, type RunningProcess, signalIfAlive, startProcess } from "../process.ts";
import type { End, Launcher, Started, StartRequest } from "./launcher.ts";
import { closeDescriptors, setLimits } from "./limits.ts";
import { descendants, type MemoryUse, type MemoryWatch } from "./memory.ts";
import { tellStart } from "./tell-start.ts";
import type { View } from "./view.ts";

/** How bubblewrap is started. */
export interface NamespaceOptions {
  /** Programs that start one another before bubblewrap, and bubblewrap itself: absolute paths and arguments. */
  readonly command: () => readonly string[];
  readonly view: View;
  /** File that holds the seccomp program. */
  readonly seccomp: string;
  /** Directory for argument files. */
  readonly directory: string;
  /** Environment of bubblewrap itself; nothing of it reaches the inside. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends a namespace that uses too much memory. */
  readonly memory: MemoryWatch;
}

/** Starts each program in a namespace of its own; its first process is the only handle that ends all of it for certain. */
export function createNamespaceLauncher(options: NamespaceOptions): Launcher {
  return { start: (request) => startNamespace(options, request) };
}

const prologue = `${setLimits()}; ${closeDescriptors}`;

let argumentFiles = 0;

async function startNamespace(launcher: NamespaceOptions, request: StartRequest): Promise<Started> {
  const [program = "", ...args] = launcher.command();
  argumentFiles += 1;
  const number = argumentFiles;
  const file = join(launcher.directory, `arguments-${number}`);
  // Arguments of a process can be read by everyone on the machine: they go over a descriptor.
  const options = [...launcher.view(request), "--seccomp", "3", "--json-status-fd", "5"];
  writeFileSync(file, options.map((option) => `${option}\0`).join(""), { mode: 0o600 });
  const script = [prologue, request.prepare ?? "", 'exec "$@"'].join("\n");
  const opened: number[] = [];
  try {
    const list = openSync(file, "r");
    opened.push(list);
    unlinkSync(file);
    const seccomp = openSync(launcher.seccomp, "r");
    opened.push(seccomp);
    // With a socket for its input bash takes itself for a remote shell, and would read the agent's ~/.bashrc first.
    const shell = ["/bin/bash", "--norc", "-c", script, "sandbox"];
    const child = await startProcess({
      argv: [program, ...args, "--args", "4", "--", ...shell, ...request.argv],
      env: launcher.env,
      cwd: "/",
      descriptors: [...request.descriptors, seccomp, list, "pipe"],
    });
    const started = watchNamespace(child, launcher.memory);
    tellStart({ name: `sandbox ${number}`, pid: child.pid, argv: request.argv, options }, started.ended);
    return started;
  } finally {
    // Nothing is awaited from here on: Node throws away what a child printed if it ends before it is listened to.
    for (const descriptor of opened) closeSync(descriptor);
  }
}

function watchNamespace(child: RunningProcess, memory: MemoryWatch): Started {
  const status = readStatus(child.readable(5));
  let over = false;
  let exceeded: MemoryUse | undefined;
  let endWatch = () => {};
  void status.firstProcess.then((firstProcess) => {
    if (firstProcess === undefined || over) return;
    endWatch = memory.watch(
      () => descendants(firstProcess),
      (use) => {
        exceeded = use;
        void kill();
      },
    );
  });
  const ended = (async (): Promise<End> => {
    const [exit, { firstProcess, exitCode }] = await Promise.all([child.exited, status.whole]);
    over = true;
    endWatch();
    if (firstProcess !== undefined) await goneFromHost(firstProcess);
    if (exceeded !== undefined) return { started: true, ...exit, exceeded };
    if (exitCode === undefined && exit.signal === null) return { started: false };
    return { started: true, ...exit };
  })();
  const kill = async () => {
    // bubblewrap writes the number before it lets the child go on; SIGKILL for bubblewrap alone in its first
    // milliseconds would leave that child running (bubblewrap #633).
    const firstProcess = await Promise.race([status.firstProcess, wait(1000, undefined, { ref: false })]);
    if (over) return;
    if (firstProcess !== undefined) signalIfAlive(firstProcess);
    child.kill();
  };
  return {
    readable: child.readable,
    writable: child.writable,
    ended,
    kill: () => void kill(),
  };
}

interface Status {
  /** Number of the namespace's first process on the host. */
  readonly firstProcess: number | undefined;
  /** Undefined when the program never ran, or bubblewrap was killed. */
  readonly exitCode: number | undefined;
}

function readStatus(stream: Readable): {
  readonly firstProcess: Promise<number | undefined>;
  readonly whole: Promise<Status>;
} {
  const first = Promise.withResolvers<number | undefined>();
  let text = "";
  const whole = (async () => {
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        text = (text + chunk.toString("latin1")).slice(0, 4096);
        const number = numberAfter(text, "child-pid");
        if (number !== undefined) first.resolve(number);
      }
    } catch (error) {
      if (!isErrno(error, "ECONNRESET")) throw error;
    } finally {
      first.resolve(undefined);
    }
    return { firstProcess: numberAfter(text, "child-pid"), exitCode: numberAfter(text, "exit-code") };
  })();
  return { firstProcess: first.promise, whole };
}

function numberAfter(text: string, key: string): number | undefined {
  const found = new RegExp(`"${key}"\\s*:\\s*(\\d+)\\s*[,}\\n]`).exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** The kernel ends a namespace's processes before its first one; a few microseconds may pass after bubblewrap's exit. */
async function goneFromHost(pid: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (!isAlive(pid)) return;
    await wait(Math.min(attempt, 10));
  }
}

function isAlive(pid: number): boolean {
  try {
    const state = readFileSync(`/proc/${pid}/stat`, "latin1");
    return !/\) [ZX] /.test(state);
  } catch {
    return false;
  }
}
