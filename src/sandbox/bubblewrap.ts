import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { captureProcess, isErrno } from "../process.ts";
import { assemble, type Parts } from "./assemble.ts";
import type { Egress } from "./egress.ts";
import { type Host, type HostOptions, prepareHost } from "./host.ts";
import { markOf } from "./leftovers.ts";
import { createMemoryWatch, defaultMemoryBytes, type MemoryWatch } from "./memory.ts";
import { createNamespaceLauncher, type NamespaceOptions } from "./namespace.ts";
import { type NetworkOptions, openNetwork } from "./network.ts";
import { makeRoom } from "./room.ts";
import { giveTo } from "./run-directory.ts";
import type { Rooms, Sandbox } from "./sandbox.ts";
import { seccompProgram } from "./seccomp.ts";
import { installFix, sandboxUnavailable } from "./unavailable.ts";
import { createView, inside, type View, type ViewOptions } from "./view.ts";

export interface SandboxOptions extends Omit<HostOptions, "ownCaches"> {
  readonly programs: HostOptions["programs"] & {
    readonly bwrap: string;
    readonly choom?: string;
    readonly socat?: string;
  };
  /** The way out for commands; by default there is none. Nothing else in the sandbox ever has one. */
  readonly network?: NetworkOptions;
  /** The runner's mark, by which it finds processes that outlived their job. */
  readonly runnerTrackingId?: string;
  /** What everything inside may use together; by default a share of the machine's. */
  readonly maxMemoryBytes?: number;
  readonly signal: AbortSignal;
}

/** A sandbox, with what its self-test has to know of the host. */
export interface IsolatedSandbox extends Sandbox, Rooms {
  /** HOME inside. */
  readonly home: string;
  readonly tempDir: string;
  /** Absolute path, on the host, of the copy of the workspace that is worked on; undefined where it is the checkout. */
  readonly copy?: string;
  /** Undefined when commands have no network. */
  readonly egress?: Egress;
}

/** Opens the sandbox; throws UserError("sandbox-unavailable") with the reason and the fix when it can't be had. */
export async function openSandbox(options: SandboxOptions): Promise<IsolatedSandbox> {
  options.signal.throwIfAborted();
  const features = await probeBubblewrap(options.programs.bwrap);
  const filter = seccompProgram(process.arch);
  if (filter === undefined) {
    throw sandboxUnavailable(`there is none for ${process.arch} processors, only for x64 and arm64`);
  }
  await using resources = new AsyncDisposableStack();
  const ownCaches = options.network?.ownCaches === true;
  const host = await prepareHost({ ...options, ownCaches }, resources);
  await writeFile(join(host.run.path, "seccomp"), filter);
  const view = createView({ ...host.view, features });
  const network =
    options.network &&
    (await openNetwork(options.network, { host, socat: options.programs.socat }, resources));
  const memory = createMemoryWatch(options.maxMemoryBytes ?? defaultMemoryBytes());
  // Only now: the view has made its mount points in there.
  if (host.owner !== undefined) await giveTo(host.owner, [host.run.home, host.run.temp]);
  const launcherOf = (shown: View) => createNamespaceLauncher(namespaceOptions(options, host, shown, memory));
  const parts: Parts = {
    workspace: host.view.workspace.target,
    directory: host.run.path,
    owner: host.owner,
    launcher: launcherOf(view),
    node: inside.node,
    worker: inside.worker,
    bridge: network?.bridge,
    lend: host.lend,
    makeRoom: async (name) => {
      const room = await makeRoom(name, { host, features, moreHomeFiles: options.network?.files ?? {} });
      return { ...room, launcher: launcherOf(room.view) };
    },
  };
  return {
    ...assemble(parts, resources.move()),
    home: host.view.home.target,
    tempDir: options.tempDir,
    ...(host.copy !== undefined && { copy: host.copy }),
    ...(network !== undefined && { egress: network.egress }),
  };
}

function namespaceOptions(
  { programs, tempDir, runnerTrackingId }: SandboxOptions,
  host: Host,
  view: View,
  memory: MemoryWatch,
): NamespaceOptions {
  return {
    command: () => [
      ...(programs.choom === undefined ? [] : [programs.choom, "-n", "1000", "--"]),
      ...host.prefix(),
      programs.bwrap,
    ],
    view,
    seccomp: join(host.run.path, "seccomp"),
    directory: host.run.path,
    env: {
      ...markOf(tempDir),
      ...(runnerTrackingId !== undefined && { RUNNER_TRACKING_ID: runnerTrackingId }),
    },
    memory,
  };
}

/** bubblewrap 0.6 (Ubuntu 22.04) lacks options that 0.8 has. */
async function probeBubblewrap(program: string): Promise<ViewOptions["features"]> {
  try {
    const { stdout } = await captureProcess({
      argv: [program, "--version"],
      env: {},
      cwd: "/",
      timeoutMs: 10_000,
      maxOutputBytes: 4096,
    });
    const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(stdout.toString("latin1")) ?? [])
      .slice(1)
      .map(Number);
    const version = major * 1000 + minor;
    return { size: version >= 7, disableUserns: version >= 8 };
  } catch (cause) {
    if (!isErrno(cause, "ENOENT")) throw sandboxUnavailable("bubblewrap can't be started", cause);
    throw new UserError(
      "sandbox-unavailable",
      `bubblewrap (${program}) is not installed. ${installFix(["bubblewrap"])}`,
      {
        cause,
      },
    );
  }
}
