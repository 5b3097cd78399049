import { ToolError } from "../errors.ts";
import type { Bridge } from "./bridge.ts";
import { createOutputPipes, runCommand, runProgram } from "./command.ts";
import type { Launcher } from "./launcher.ts";
import { bounds } from "./protocol.ts";
import type { Owner } from "./run-directory.ts";
import type { ProgramRequest, Room, Rooms, Sandbox } from "./sandbox.ts";
import { openSeries } from "./series.ts";
import { openWorkerClient } from "./worker-client.ts";

type Mount = NonNullable<ProgramRequest["mounts"]>[number];

/** What one kind of sandbox has that makes it different from another. */
export interface Parts {
  /** Absolute path of the workspace inside. */
  readonly workspace: string;
  /** On the host, not visible inside. */
  readonly directory: string;
  /** As whom programs run, where that isn't us. */
  readonly owner: Owner | undefined;
  readonly launcher: Launcher;
  /** Paths inside: the Node that runs the worker, and its bundle. */
  readonly node: string;
  readonly worker: string;
  readonly bridge: Bridge | undefined;
  /** Puts a directory of ours within reach of what runs inside; resolves with its source for a mount. */
  readonly lend: (source: string) => Promise<string>;
  readonly makeRoom: (name: string) => Promise<RoomPlace>;
}

/** Where a room's files go, and how programs start that see them as the workspace. */
export interface RoomPlace extends AsyncDisposable {
  readonly launcher: Launcher;
  /** Absolute, inside, for programs that get `place`; its parent is there, it isn't. */
  readonly filledAt: string;
  /** Shows the room's place to a program of the sandbox that it belongs to. */
  readonly place: Mount;
}

/** The first to be killed when memory runs out, small, and quick to start. */
const workerFlags = [
  "--max-old-space-size=256",
  "--max-semi-space-size=1",
  "--optimize-for-size",
  "--v8-pool-size=1",
  "--no-warnings",
];

/** One worker for the files, a start of its own for each command and program. Disposes of `resources` after them. */
export function assemble(parts: Parts, resources: AsyncDisposableStack): Sandbox & Rooms {
  const { launcher } = parts;
  const running = new Set<Promise<unknown>>();
  const closing = new AbortController();
  let rooms = 0;
  const pipes = createOutputPipes(parts.directory, parts.owner);
  // Disposed in the opposite order: what runs ends before its directories go.
  resources.defer(async () => {
    closing.abort();
    await Promise.allSettled(running);
  });
  const worker = resources.use(
    openWorkerClient(() =>
      launcher.start({
        argv: [parts.node, ...workerFlags, parts.worker],
        workspaceReadOnly: false,
        descriptors: ["pipe", "pipe", "ignore"],
      }),
    ),
  );
  const track = async <Result>(start: () => Promise<Result>): Promise<Result> => {
    if (closing.signal.aborted) throw new Error("the sandbox is closed");
    const work = start();
    running.add(work);
    try {
      return await work;
    } finally {
      running.delete(work);
    }
  };
  const ending = (signal: AbortSignal) => AbortSignal.any([signal, closing.signal]);
  const commandsOf =
    (at: Launcher): Sandbox["runCommand"] =>
    (request) =>
      track(() => runCommand(at, pipes, { ...request, signal: ending(request.signal) }, parts.bridge));
  const lend = (mounts: readonly Mount[]) =>
    Promise.all(mounts.map(async (mount) => ({ ...mount, source: await parts.lend(mount.source) })));
  const programsOf =
    (at: Launcher, own: readonly Mount[] = []): Sandbox["runProgram"] =>
    (request) =>
      track(async () => {
        const mounts = [...own, ...(await lend(request.mounts ?? []))];
        return await runProgram(at, { ...request, mounts, signal: ending(request.signal) });
      });
  const openRoom = async (): Promise<Room> => {
    rooms += 1;
    const room = await parts.makeRoom(`room-${rooms}`);
    return {
      directory: room.filledAt,
      fill: programsOf(launcher, [room.place]),
      runCommand: commandsOf(room.launcher),
      runProgram: programsOf(room.launcher),
      [Symbol.asyncDispose]: () => room[Symbol.asyncDispose](),
    };
  };
  return {
    workspace: parts.workspace,
    readFile: (request) => worker.ask({ op: "read", ...request }),
    writeFile: async (request) => {
      if (Buffer.byteLength(request.text) > bounds.writeBytes) {
        throw new ToolError("The text is longer than 8 MiB. Make such a file with run_command.");
      }
      return await worker.ask({ op: "write", ...request });
    },
    listFiles: (request) => worker.ask({ op: "list", ...request }),
    search: (request) => worker.ask({ op: "search", ...request }),
    runCommand: commandsOf(launcher),
    runProgram: programsOf(launcher),
    async openSeries({ mounts, signal }) {
      const series = await track(async () =>
        openSeries(launcher, { mounts: await lend(mounts), signal: ending(signal) }),
      );
      void track(() => series.ended).catch(() => undefined);
      return series;
    },
    openRoom,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
