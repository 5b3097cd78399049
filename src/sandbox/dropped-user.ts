import { constants, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { UserError } from "../errors.ts";
import { captureProcess, isErrno, type RunningProcess, startProcess } from "../process.ts";
import { findProgram } from "../trusted.ts";
import type { Owner } from "./run-directory.ts";

/**
 * Numbers that no distribution gives to accounts; where those don't exist, ordinary users' own, the last first: the first
 * may own what a container has from its host.
 */
function candidates(): number[] {
  return [range(60_000, 60_999), range(1000, 59_999).toReversed()].flat();
}

/**
 * A user and group that own nothing on this machine: no account has the number, no process runs under it. Throws
 * UserError("sandbox-unavailable") in a container that has no user but root. `maps` are the kernel's, of numbers in here
 * to numbers outside.
 */
export async function findUnusedUser(
  maps: readonly string[] = ["uid_map", "gid_map"].map((name) =>
    readFileSync(`/proc/self/${name}`, "latin1"),
  ),
): Promise<Owner> {
  const taken = new Set<number>();
  for (const file of ["/etc/passwd", "/etc/group"]) {
    const text = await readFile(file, "utf8").catch(() => "");
    for (const line of text.split("\n")) taken.add(Number(line.split(":")[2]));
  }
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const found = await stat(join("/proc", name)).catch(() => undefined);
    if (found !== undefined) taken.add(found.uid).add(found.gid);
  }
  const exists = maps.map(readIdMap);
  const id = candidates().find((one) => !taken.has(one) && exists.every((test) => test(one)));
  if (id !== undefined) return { uid: id, gid: id };
  throw new UserError(
    "sandbox-unavailable",
    "The sandbox is not available: root is the only user of this container, and the sandbox of a root runs as another one. Start the container with a range of user numbers (`/etc/subuid`), or use `runs-on: ubuntu-24.04` without `container:`.",
  );
}

/** Makes a test of whether a user's number exists in this user namespace; lines are `inside outside count`. */
function readIdMap(text: string): (id: number) => boolean {
  const ranges = text.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
  return (id) => ranges.some(([first = 0, , count = 0]) => id >= first && id < first + count);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Whether a user who owns nothing gets to this path and may read it (and enter it, when it is a directory). */
export function isReachable(path: string): boolean {
  try {
    const real = realpathSync(path);
    const last = statSync(real);
    const wanted = last.isDirectory() ? constants.S_IROTH | constants.S_IXOTH : constants.S_IROTH;
    return (
      hasBits(last, wanted) &&
      ancestorsOf(real).every((directory) => hasBits(statSync(directory), constants.S_IXOTH))
    );
  } catch {
    return false;
  }
}

/** Whether a user who owns nothing may pass through this directory. */
export function isPassable(directory: string): boolean {
  try {
    const real = realpathSync(directory);
    return [...ancestorsOf(real), real].every((one) => hasBits(statSync(one), constants.S_IXOTH));
  } catch {
    return false;
  }
}

const hasBits = (found: Stats, bits: number) => (found.mode & bits) === bits;

function ancestorsOf(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [...ancestorsOf(parent), parent];
}

/**
 * A mount namespace of root's own in which directories that the dropped user can't get to (below /root, in a
 * private directory for temporary files) appear in a place that it can. The host's mounts stay as they are.
 */
export interface MountHolder extends AsyncDisposable {
  /** Put before a command, makes it start in the namespace. */
  readonly enter: readonly string[];
  /** Where the source can be found by commands in the namespace. */
  readonly expose: (source: string) => Promise<string>;
}

/** Undefined where this root may not mount (a container without CAP_SYS_ADMIN). `directory` will hold the mounts. */
export async function openMountHolder(directory: string): Promise<MountHolder | undefined> {
  const [unshare, nsenter, mount] = ["unshare", "nsenter", "mount"].map((name) => findProgram(name, "", []));
  if (unshare === undefined || nsenter === undefined || mount === undefined) return undefined;
  await mkdir(directory, { mode: 0o711 });
  const holder = await startProcess({
    // It lives until our end of the pipe closes: with us, whatever ends us.
    argv: [unshare, "--mount", "--propagation", "private", "/bin/sh", "-c", "echo ready; read -r _"],
    env: {},
    cwd: "/",
    descriptors: ["pipe", "pipe", "ignore"],
  });
  const ready = await firstChunk(holder);
  if (ready === undefined) return undefined;
  const enter = [nsenter, `--mount=/proc/${holder.pid}/ns/mnt`, "--"];
  const exposed = new Map<string, Promise<string>>();
  const exposeAnew = async (source: string) => {
    const target = join(directory, String(exposed.size));
    if ((await stat(source)).isDirectory()) await mkdir(target);
    else await writeFile(target, "");
    const { exit, stderr } = await captureProcess({
      argv: [nsenter, `--mount=/proc/${holder.pid}/ns/mnt`, "--", mount, "--bind", "--", source, target],
      env: {},
      cwd: "/",
      timeoutMs: 10_000,
      maxOutputBytes: 4096,
    });
    if (exit.code !== 0) throw new Error(`mount failed: ${stderr}`);
    return target;
  };
  return {
    enter,
    expose: (source) => {
      const known = exposed.get(source) ?? exposeAnew(source);
      exposed.set(source, known);
      return known;
    },
    [Symbol.asyncDispose]: async () => {
      const input: Writable = holder.writable(0);
      input.on("error", () => undefined);
      input.end();
      holder.kill();
      await holder.exited;
    },
  };
}

async function firstChunk(holder: RunningProcess): Promise<unknown> {
  const output: Readable = holder.readable(1);
  try {
    for await (const chunk of output) return chunk;
  } catch (error) {
    if (!isErrno(error, "ECONNRESET")) throw error;
  }
  return undefined;
}
