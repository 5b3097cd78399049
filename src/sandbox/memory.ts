import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { totalmem } from "node:os";

/** What was used when it was too much. */
export interface MemoryUse {
  /** Of the one that is ended for it: the largest. */
  readonly usedBytes: number;
  /** What everything in the sandbox may use together. */
  readonly limitBytes: number;
}

/** Ends what uses too much memory; looks four times a second. */
export interface MemoryWatch {
  /**
   * Watches the processes that `list` names at the time. `onExceeded`, which must end them all, is called at most
   * once. Returns what ends the watch.
   */
  readonly watch: (list: () => readonly number[], onExceeded: (use: MemoryUse) => void) => () => void;
}

const intervalMs = 250;
/** The rest is for the system, the runner and this process. */
const shareOfMachine = 0.75;

/** What a sandbox may use on this machine, or in this container. */
export function defaultMemoryBytes(): number {
  const ofContainer = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  return Math.floor(Math.min(totalmem(), ofContainer) * shareOfMachine);
}

interface Tree {
  readonly list: () => readonly number[];
  readonly onExceeded: (use: MemoryUse) => void;
}

/** Where no cgroup is to be had, as for an unprivileged user: RLIMIT_AS would stop Node, and counts per process. */
export function createMemoryWatch(limitBytes: number): MemoryWatch {
  const trees = new Set<Tree>();
  let timer: NodeJS.Timeout | undefined;

  const look = async () => {
    const all = [...trees];
    // An upper bound that costs next to nothing: pages that processes share count once for each of them.
    const mapped = sum(all.map(({ list }) => residentBytes(list())));
    if (mapped > limitBytes) await endLargest(all);
    timer = trees.size > 0 ? setTimeout(look, intervalMs) : undefined;
  };
  const endLargest = async (all: readonly Tree[]) => {
    const used = await Promise.all(all.map(({ list }) => ownBytes(list())));
    const usedBytes = Math.max(...used);
    const largest = all[used.indexOf(usedBytes)];
    if (sum(used) <= limitBytes || largest === undefined || !trees.delete(largest)) return;
    largest.onExceeded({ usedBytes, limitBytes });
  };
  return {
    watch(list, onExceeded) {
      const tree = { list, onExceeded };
      trees.add(tree);
      timer ??= setTimeout(look, intervalMs);
      return () => {
        trees.delete(tree);
        if (trees.size > 0) return;
        clearTimeout(timer);
        timer = undefined;
      };
    },
  };
}

function residentBytes(pids: readonly number[]): number {
  return 1024 * sum(pids.map((pid) => kilobytes(read(`${pid}/status`), ["VmRSS"]) ?? 0));
}

/** What would be free without them: no files, which the system can take back, and shared memory once. */
async function ownBytes(pids: readonly number[]): Promise<number> {
  return sum(await Promise.all(pids.map(ownBytesOf)));
}

async function ownBytesOf(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, "latin1").catch(() => "");
  const exact = kilobytes(rollup, ["Pss_Anon", "Pss_Shmem"]);
  // Some kernels and containers don't tell; shared memory then counts more than once.
  return 1024 * (exact ?? kilobytes(read(`${pid}/status`), ["RssAnon", "RssShmem"]) ?? 0);
}

function kilobytes(text: string, names: readonly string[]): number | undefined {
  const found = names.map((name) => new RegExp(`^${name}:\\s*(\\d+) kB$`, "m").exec(text)?.[1]);
  return found.includes(undefined) ? undefined : sum(found.map(Number));
}

const toldByKernel = existsSync("/proc/thread-self/children");

/** The process and every one below it. Orphans stay below a namespace's first process, which inherits them. */
export function descendants(firstProcess: number): number[] {
  const children = toldByKernel ? childrenOf : childrenByParent();
  const found = [firstProcess];
  for (const pid of found) found.push(...children(pid));
  return found;
}

function childrenOf(pid: number): number[] {
  return entries(`${pid}/task`).flatMap((task) =>
    read(`${pid}/task/${task}/children`).split(" ").filter(Boolean).map(Number),
  );
}

/** For kernels that don't list children: from every process on the machine. */
function childrenByParent(): (pid: number) => number[] {
  const byParent = new Map<number, number[]>();
  for (const name of entries("").filter((entry) => /^\d+$/.test(entry))) {
    const parent = Number(/^.*\) \S (\d+)/s.exec(read(`${name}/stat`))?.[1] ?? 0);
    byParent.set(parent, [...(byParent.get(parent) ?? []), Number(name)]);
  }
  return (pid) => byParent.get(pid) ?? [];
}

/** A file below /proc; empty when its process is gone. */
function read(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, "latin1");
  } catch {
    return "";
  }
}

function entries(path: string): string[] {
  try {
    return readdirSync(`/proc/${path}`);
  } catch {
    return [];
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
