import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { signalIfAlive } from "../process.ts";
import { listProcesses } from "./processes.ts";
import { outsidePrefix, removeTrees } from "./run-directory.ts";

/** By this variable, which nothing inside inherits, a sandbox is known to belong to a run. */
export function markOf(tempDir: string): Readonly<Record<string, string>> {
  return { TINY_BACKSPACE_RUN: tempDir };
}

/** More rounds than programs can start one another. */
const maxRounds = 5;

/** Ends every process that a run started, of which some outlive one that is killed. */
export async function endLeftovers(tempDir: string): Promise<void> {
  for (let round = 0; round < maxRounds; round += 1) {
    const pids = await findProcesses(tempDir);
    if (pids.length === 0) break;
    for (const pid of pids) signalIfAlive(pid);
  }
}

/**
 * Ends every process that a run started, and removes its temporary directory and what root's sandbox has outside
 * it: all that is left of a run that was killed.
 */
export async function removeLeftovers(tempDir: string): Promise<void> {
  await endLeftovers(tempDir);
  const { parent, name } = outsidePrefix(tempDir);
  const outside = (await readdir(parent)).filter((entry) => entry.startsWith(name));
  await removeTrees([tempDir, ...outside.map((entry) => join(parent, entry))]);
}

/**
 * Trusted programs, by the HOME that only they have; sandboxes, of which one in its first milliseconds outlives us
 * (bubblewrap #633); programs that make or remove a sandbox's directory, by its path.
 */
async function findProcesses(tempDir: string): Promise<number[]> {
  const { parent, name } = outsidePrefix(tempDir);
  const variables = [
    `HOME=${tempDir}/`,
    ...Object.entries(markOf(tempDir)).map((pair) => `${pair.join("=")}\0`),
  ];
  const directories = [join(tempDir, "sandbox-"), join(parent, name)];
  const found = await Promise.all(
    (await listProcesses()).map(async (pid) => {
      const read = (file: string) => readFile(join("/proc", pid, file), "utf8").catch(() => "");
      const [environment, command] = await Promise.all([read("environ"), read("cmdline")]);
      const isOurs =
        variables.some((variable) => `\0${environment}`.includes(`\0${variable}`)) ||
        directories.some((directory) => command.includes(directory));
      return isOurs ? [Number(pid)] : [];
    }),
  );
  return found.flat();
}
