import { readdirSync, readFileSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

/** Numbers of all processes but this one. */
export async function listProcesses(): Promise<string[]> {
  const names = await readdir("/proc");
  return names.filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid);
}

/** Processes that have this variable, as `NAME=value`, and so all that have it from one of them. */
export async function findByVariable(variable: string): Promise<number[]> {
  return await findWhere(async (pid) => {
    const environment = await readFile(join("/proc", pid, "environ"), "utf8");
    return `\0${environment}`.includes(`\0${variable}\0`);
  });
}

export async function findProcessesOf(uid: number): Promise<number[]> {
  return await findWhere(async (pid) => {
    if ((await stat(join("/proc", pid))).uid !== uid) return false;
    // What is dead can't be ended again.
    return !/^State:\s*[ZX]/m.test(await readFile(join("/proc", pid, "status"), "latin1"));
  });
}

/** Processes of a user with all their threads, as the kernel counts them against its limit. */
export async function countTasksOf(uid: number): Promise<number> {
  const counts = await Promise.all(
    (await findProcessesOf(uid)).map(async (pid) => {
      const tasks = await readdir(join("/proc", String(pid), "task")).catch(() => []);
      return tasks.length;
    }),
  );
  return counts.reduce((total, count) => total + count, 0);
}

/** Whether some process has this argument. */
export function isRunning(argument: string): boolean {
  return readdirSync("/proc").some((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(join("/proc", name, "cmdline"), "latin1")
        .split("\0")
        .includes(argument);
    } catch {
      return false;
    }
  });
}

/** A process may end while it is looked at. */
async function findWhere(fits: (pid: string) => Promise<boolean>): Promise<number[]> {
  const found = await Promise.all(
    (await listProcesses()).map(async (pid) => ((await fits(pid).catch(() => false)) ? [Number(pid)] : [])),
  );
  return found.flat();
}
