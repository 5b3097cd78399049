import { readdirSync, readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

/** What attacks start to stay, and what holds them. */
const staying = /(?:^|\/)(?:sleep|bwrap)$/;
const patienceMs = 10_000;

/**
 * Numbers of the processes of an attack that are still there. Which ones stay is seen when each has become the program
 * that it was started for: between fork and exec it is nothing yet, and may be ending.
 */
export async function survivorsOf(mark: string): Promise<number[]> {
  for (let waitedMs = 0; ; waitedMs += 10) {
    const found = processesWith(mark);
    const settled = found.every(({ argv: [program = ""] }) => staying.test(program));
    if (settled || waitedMs >= patienceMs) return found.map(({ pid }) => pid);
    await setTimeout(10);
  }
}

function processesWith(mark: string): { pid: number; argv: readonly string[] }[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // Empty for one that has ended.
        const argv = readFileSync(`/proc/${name}/cmdline`, "utf8").split("\0");
        return argv.join(" ").includes(mark) ? [{ pid: Number(name), argv }] : [];
      } catch {
        // It ended in between.
        return [];
      }
    });
}

export function endAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended in between.
    }
  }
}
