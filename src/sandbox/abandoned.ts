import { readFileSync, readlinkSync } from "node:fs";
import { lstat, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { removeLeftovers } from "./leftovers.ts";

// On one's own machine no post step follows a run that was killed: the next one clears up.

const claimFile = "process";

/** Says whose a run's temporary directory is, for as long as this process lives. */
export async function claim(tempDir: string): Promise<void> {
  await writeFile(join(tempDir, claimFile), JSON.stringify(identityOf(process.pid)), { mode: 0o600 });
}

/**
 * Removes what this user's killed runs left: of each directory of `parent` whose name fits, the directory of the same
 * name in it, and the processes that belong to that. Other files (events, transcript) stay, and so does whatever
 * can't be told for certain to be nobody's.
 */
export async function removeAbandoned(parent: string, fits: RegExp, uid: number): Promise<void> {
  for (const name of await readdir(parent)) {
    const outer = join(parent, name);
    const tempDir = join(outer, name);
    if (!fits.test(name) || !(await isOwn(outer, uid)) || !(await isOwn(tempDir, uid))) continue;
    if (await isAbandoned(tempDir)) await removeLeftovers(tempDir);
  }
}

/** A directory into which nobody but this user could have put anything. */
async function isOwn(path: string, uid: number): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isDirectory() === true && found.uid === uid && (found.mode & 0o022) === 0;
}

async function isAbandoned(tempDir: string): Promise<boolean> {
  const text = await readFile(join(tempDir, claimFile), "utf8").catch(() => "");
  const [, machine, pid, started] =
    /^\{"machine":"([^"]+)","pid":(\d+),"started":"(\d+)"\}$/.exec(text) ?? [];
  if (machine === undefined || machine !== identityOf(process.pid)?.machine) return false;
  return identityOf(Number(pid))?.started !== started;
}

interface Identity {
  /** Boot and process namespace: in another the same number means another process, which can't be seen from here. */
  readonly machine: string;
  readonly pid: number;
  /** In clock ticks since the boot: numbers are used again. */
  readonly started: string;
}

/** Undefined when there is no such process. */
function identityOf(pid: number): Identity | undefined {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
    const machine = `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
    // The name, in brackets, may hold anything. State first, start as the 20th after it.
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1")
      .replace(/^.*\) /s, "")
      .split(" ");
    return /^[ZX]$/.test(fields[0] ?? "") ? undefined : { machine, pid, started: fields[19] ?? "" };
  } catch {
    return undefined;
  }
}
