import { randomInt } from "node:crypto";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { signalIfAlive } from "../process.ts";
import { findProgram } from "../trusted.ts";
import { assemble, type Parts } from "./assemble.ts";
import { type Host, type HostOptions, prepareHost } from "./host.ts";
import { markOf } from "./leftovers.ts";
import { maxProcesses } from "./limits.ts";
import { createMemoryWatch, defaultMemoryBytes } from "./memory.ts";
import { createPlainLauncher, type Named } from "./plain-launcher.ts";
import { countTasksOf, findByVariable, findProcessesOf, isRunning } from "./processes.ts";
import { reaperPrefix } from "./reaper.ts";
import { makeRoomFiles } from "./room.ts";
import { giveTo, outsidePrefix, removeTree } from "./run-directory.ts";
import type { Rooms, Sandbox } from "./sandbox.ts";
import { sandboxUnavailable } from "./unavailable.ts";
import { environmentInside } from "./view.ts";

export interface UnisolatedOptions
  extends Omit<HostOptions, "ownCaches" | "workspaceInside" | "mode" | "at" | "staysRoot"> {
  readonly programs: HostOptions["programs"] & { readonly choom?: string };
  /** The runner's mark, by which it finds processes that outlived their job. */
  readonly runnerTrackingId?: string;
  /** What everything together may use; by default a share of the machine's. */
  readonly maxMemoryBytes?: number;
  readonly signal: AbortSignal;
}

/** What stands in for a sandbox where there is none: its interface, and no wall. */
export interface Unisolated extends Sandbox, Rooms {
  readonly home: string;
  /** Absolute path of the copy of the workspace that is worked on. */
  readonly copy?: string;
}

/** Where things are: known beforehand, since nothing can be mounted at a path of its own. */
export function placesWithoutIsolation({ tempDir, uid }: Pick<UnisolatedOptions, "tempDir" | "uid">) {
  const { parent, name } = outsidePrefix(tempDir);
  // Under root another user must get there.
  const directory = uid === 0 ? join(parent, `${name}off`) : join(tempDir, "sandbox-off");
  return { directory, workspace: join(directory, "workspace"), objects: join(directory, "objects") };
}

/**
 * The kind for `sandbox: off`: worker, commands and programs are plain processes that see the whole machine. What
 * remains: a clean environment, a private HOME, a copy of the workspace with a throwaway `.git`, limits, and an end
 * for whatever they start; under root, another user.
 */
export async function openWithoutIsolation(options: UnisolatedOptions): Promise<Unisolated> {
  options.signal.throwIfAborted();
  await using resources = new AsyncDisposableStack();
  const place = placesWithoutIsolation(options);
  const host = await prepareHost(
    {
      ...options,
      mode: "copy",
      workspaceInside: place.workspace,
      at: place.directory,
      staysRoot: options.programs.setpriv === undefined,
      ownCaches: false,
    },
    resources,
  );
  const git = join(place.workspace, ".git");
  // What an earlier process of the run left there may be anything.
  await removeTree(git);
  await symlink(host.view.git ?? "", git);
  // Of a link that is another user's, git takes no repository.
  if (host.owner !== undefined) await giveTo(host.owner, [git]);
  await symlink(host.view.objects, place.objects);
  const launcherOf = await createLaunchers(options, host);
  resources.defer(() => endAll(options, host));
  const parts: Parts = {
    workspace: place.workspace,
    directory: host.run.path,
    owner: host.owner,
    launcher: launcherOf({ home: host.run.home, temp: host.run.temp, directory: place.workspace }),
    node: host.view.node,
    worker: host.view.worker,
    bridge: undefined,
    lend: host.lend,
    makeRoom: async (name) => {
      const room = await makeRoomFiles(name, { host, moreHomeFiles: {} });
      const { files, place: around, home, temp } = room;
      if (host.owner !== undefined) await giveTo(host.owner, [around, home, temp]);
      return {
        launcher: launcherOf({
          home,
          temp,
          directory: files,
          names: [{ source: files, target: place.workspace }],
        }),
        filledAt: files,
        place: { source: around, target: around, writable: true },
        [Symbol.asyncDispose]: () => room[Symbol.asyncDispose](),
      };
    },
  };
  const made = { ...assemble(parts, resources.move()), home: host.run.home, copy: place.workspace };
  await tryOut(made).catch(async (error: unknown) => {
    await made[Symbol.asyncDispose]();
    throw error;
  });
  return made;
}

async function createLaunchers(options: UnisolatedOptions, { prefix, run, owner, view }: Host) {
  const { programs, tempDir, runnerTrackingId } = options;
  const memory = createMemoryWatch(options.maxMemoryBytes ?? defaultMemoryBytes());
  const uid = owner?.uid ?? options.uid;
  const processes = (await countTasksOf(uid)) + maxProcesses;
  const reaper = reaperPrefix(findProgram("perl", "", []));
  return (at: { home: string; temp: string; directory: string; names?: readonly Named[] }) =>
    createPlainLauncher({
      // The reaper first: under root nothing of the other user's can end it.
      prefix: () => [
        ...reaper,
        ...(programs.choom === undefined ? [] : [programs.choom, "-n", "1000", "--"]),
        ...prefix(),
      ],
      directory: at.directory,
      env: {
        ...environmentInside({ ...view, stubs: run.stubs, home: at.home, temp: at.temp }),
        ...markOf(tempDir),
        ...(runnerTrackingId !== undefined && { RUNNER_TRACKING_ID: runnerTrackingId }),
      },
      maxProcesses: processes,
      names: at.names ?? [],
      memory,
    });
}

/** Before anything is removed or exported: what is ours by its mark, and all of a user that is ours alone. */
async function endAll({ tempDir }: UnisolatedOptions, { owner }: Host): Promise<void> {
  const [mark = ""] = Object.entries(markOf(tempDir)).map((pair) => pair.join("="));
  for (let round = 0; round < 20; round += 1) {
    const ofUser = owner === undefined ? [] : await findProcessesOf(owner.uid);
    const found = [...new Set([...(await findByVariable(mark)), ...ofUser])];
    if (found.length === 0) return;
    for (const pid of found) signalIfAlive(pid);
  }
}

/** That programs start at all, and that one in the background ends with its command. */
async function tryOut(sandbox: Unisolated): Promise<void> {
  const sleeper = `${6000 + randomInt(1000)}.${randomInt(1_000_000_000)}`;
  const { head, end } = await sandbox.runCommand({
    command: `setsid sleep ${sleeper} >/dev/null 2>&1 & echo started`,
    timeoutMs: 20_000,
    maxOutputBytes: 4096,
    readOnly: false,
    signal: AbortSignal.timeout(20_000),
  });
  if (end.type !== "exit" || end.code !== 0 || head !== "started\n") {
    throw sandboxUnavailable(
      `even without isolation no command can be started (${head.trim().slice(0, 300)})`,
    );
  }
  if (isRunning(sleeper)) throw sandboxUnavailable("a background process outlived its command");
  await sandbox.listFiles({ path: ".", limit: 1 });
}

/** What stands open, in one sentence for people; `setpriv` is its path, where there is one. */
export function exposedWithoutIsolation(options: {
  readonly uid: number;
  readonly setpriv: string | undefined;
}): string {
  const everyone =
    "every network that this machine reaches and every service on it, and whatever every user may read or write, such as the checkout, RUNNER_TEMP and a Docker socket where their modes allow it";
  if (options.uid !== 0) {
    return "Commands and file tools run as this job's own user: they can read the model's key and the GitHub token in the memory and the environment of this action and of the runner, the credential that checkout left, RUNNER_TEMP with the runner's command files, and everything in HOME; they can change what later steps run, use sudo and Docker where the job may, and reach every network that this machine reaches. Files that are hidden from the agent's copy of the checkout can be read in the checkout itself.";
  }
  if (options.setpriv !== undefined) {
    return `Commands and file tools run as a user that owns nothing on this machine, and they can reach ${everyone}. Files that are hidden from the agent's copy of the checkout can be read in the checkout itself.`;
  }
  return `Commands and file tools run as root (there is no setpriv to become another user): they can read and change everything on this machine, the model's key and the GitHub token included, and reach ${everyone}.`;
}
