import type { Dirent } from "node:fs";
import { readdir, readFile, readlink, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { JobDirectories } from "./job.ts";
import type { RunUser } from "./user.ts";

export interface LeftoverProcess {
  readonly pid: number;
  readonly command: string;
}

/** The kernel may need a moment to take down what was killed. */
const graceMs = 1000;

/**
 * Processes of a finished run that still live: those with its tracking id, in its directories, with its
 * directories mounted, or of its own uid. Waits a moment for what is just ending.
 */
export async function findLeftoverProcesses(
  directories: JobDirectories,
  user: RunUser,
  trackingId: string,
): Promise<LeftoverProcess[]> {
  const deadline = performance.now() + graceMs;
  for (;;) {
    const found = await scan([directories.root, trackingId], user);
    if (found.length === 0 || performance.now() > deadline) return found;
    await wait(20);
  }
}

async function scan(marks: readonly string[], user: RunUser): Promise<LeftoverProcess[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const read = (file: string) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
      const status = await read("status");
      if (status === "" || /^State:\s+[ZX]/m.test(status)) return [];
      const traces = await Promise.all([
        read("environ"),
        read("cmdline"),
        read("mountinfo"),
        readlink(`/proc/${pid}/cwd`).catch(() => ""),
      ]);
      const uid = Number(/^Uid:\s+(\d+)/m.exec(status)?.[1] ?? -1);
      const ours =
        (user.dedicated && uid === user.uid) ||
        traces.some((trace) => marks.some((mark) => trace.includes(mark)));
      return ours ? [{ pid: Number(pid), command: (traces[1] ?? "").replaceAll("\0", " ").trim() }] : [];
    }),
  );
  return found.flat();
}

/** Every file below RUNNER_TEMP (relative), in HOME (`~/…`) and, of the run's own uid, in the system's /tmp. */
export async function listTemporaryFiles(directories: JobDirectories, user: RunUser): Promise<string[]> {
  const [temp, home, system] = await Promise.all([
    listTree(directories.temp),
    listTree(directories.home),
    user.dedicated ? listOwned("/tmp", user.uid, basename(directories.root)) : [],
  ]);
  return [
    ...temp.map((path) => relative(directories.temp, path)),
    ...home.map((path) => join("~", relative(directories.home, path))),
    ...system,
  ].sort();
}

async function listTree(top: string): Promise<string[]> {
  const entries: Dirent[] = await readdir(top, { recursive: true, withFileTypes: true });
  return entries.map((entry) => join(entry.parentPath, entry.name) + (entry.isDirectory() ? "/" : ""));
}

async function listOwned(directory: string, uid: number, except: string): Promise<string[]> {
  const names = (await readdir(directory)).filter((name) => name !== except);
  const owned = await Promise.all(
    names.map(async (name) => {
      const path = join(directory, name);
      const owner = await stat(path).then(
        (found) => found.uid,
        () => -1,
      );
      return owner === uid ? [path] : [];
    }),
  );
  return owned.flat();
}
