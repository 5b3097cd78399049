import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { type RunningProcess, signalIfAlive, startProcess } from "../process.ts";
import type { End, Launcher, Started, StartRequest } from "./launcher.ts";
import { closeDescriptors, setLimits } from "./limits.ts";
import { descendants, type MemoryUse, type MemoryWatch } from "./memory.ts";
import { findByVariable } from "./processes.ts";
import { tellStart } from "./tell-start.ts";

/** Something that bears another name where there are mounts. */
export interface Named {
  readonly source: string;
  readonly target: string;
}

export interface PlainOptions {
  /** What programs start through: absolute paths and arguments. */
  readonly prefix: () => readonly string[];
  /** The working directory. */
  readonly directory: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Of the user, all that it has running included. */
  readonly maxProcesses: number;
  readonly names: readonly Named[];
  readonly memory: MemoryWatch;
}

/** In the environment of everything that one start brought forth. */
const startMark = "TINY_BACKSPACE_START";

/**
 * Starts programs as plain processes: no wall at all, but the same limits, a clean environment, and an end for
 * everything that they start. Nothing can be mounted, so what a mount would show under a name of its own is named
 * in arguments and environment by where it is; and nothing is read-only.
 */
export function createPlainLauncher(options: PlainOptions): Launcher {
  return { start: (request) => startPlain(options, request) };
}

async function startPlain(options: PlainOptions, request: StartRequest): Promise<Started> {
  const mark = randomBytes(16).toString("hex");
  const name = namer([...options.names, ...(request.mounts ?? [])]);
  const limits = [setLimits(options.maxProcesses), closeDescriptors].join("; ");
  const script = ['cd -- "$1" || exit 125; shift', limits, request.prepare ?? "", 'exec "$@"'].join("\n");
  const inShell = ["/bin/bash", "-c", script, "no-isolation", options.directory];
  const [program = "", ...args] = [...options.prefix(), ...inShell, ...request.argv.map(name)];
  const env = Object.entries({ ...options.env, ...request.env }).map(([key, value]) => [key, name(value)]);
  const child = await startProcess({
    argv: [program, ...args],
    env: { ...Object.fromEntries(env), [startMark]: mark },
    cwd: "/",
    descriptors: [...request.descriptors],
  });
  const started = watchPlain(child, `${startMark}=${mark}`, options.memory);
  tellStart(
    { name: `without a sandbox, ${mark.slice(0, 4)}`, pid: child.pid, argv: request.argv },
    started.ended,
  );
  return { ...started, nameInside: name };
}

/** More rounds than programs can start one another in. */
const maxRounds = 100;

function watchPlain(child: RunningProcess, mark: string, memory: MemoryWatch): Started {
  let over = false;
  let exceeded: MemoryUse | undefined;
  const below = () => (over ? [] : descendants(child.pid));
  const endAll = async () => {
    for (let round = 0; round < maxRounds; round += 1) {
      // The first of them comes last: it inherits the others' orphans, by which they are found.
      const [first, ...others] = below();
      const found = [...others, ...(await findByVariable(mark))].filter((pid) => pid !== first);
      for (const pid of found) signalIfAlive(pid);
      if (found.length === 0) break;
      await wait(Math.min(round, 10), undefined, { ref: false });
    }
    if (!over) child.kill();
  };
  const endWatch = memory.watch(below, (use) => {
    exceeded = use;
    void endAll();
  });
  const ended = (async (): Promise<End> => {
    const exit = await child.exited;
    over = true;
    endWatch();
    await endAll();
    return { started: true, ...exit, ...(exceeded !== undefined && { exceeded }) };
  })();
  return { readable: child.readable, writable: child.writable, ended, kill: () => void endAll() };
}

/** Puts sources in the place of targets, wherever a target stands as a path of its own or as the start of one. */
function namer(names: readonly Named[]): (text: string) => string {
  const moved = names
    .filter(({ source, target }) => source !== target)
    .toSorted((one, other) => other.target.length - one.target.length);
  if (moved.length === 0) return (text) => text;
  const sources = new Map(moved.map(({ source, target }) => [target, source]));
  const any = moved.map(({ target }) => RegExp.escape(target)).join("|");
  const pattern = new RegExp(`(?<![\\w./-])(?:${any})(?![\\w.-])`, "g");
  return (text) => text.replace(pattern, (target) => sources.get(target) ?? target);
}
