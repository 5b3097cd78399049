import type { Run } from "../run.ts";
import type { Room, Rooms } from "../sandbox/sandbox.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Checks } from "./checks.ts";
import { type CheckRequest, runCheck } from "./run-check.ts";
import { tellRun } from "./tell.ts";
import type { CheckRun, Where } from "./verification.ts";

export interface BenchOptions {
  readonly checks: Checks;
  readonly workspace: Pick<Workspace, "layOut" | "copyOut" | "writeOver">;
  readonly rooms: Rooms;
  readonly signal: AbortSignal;
}

/** Where the checks of one run are done. Everything but the run's end comes back as a value, and each run is told. */
export interface Bench {
  /** A room with a tree's files: a fresh checkout where the checks set it up, otherwise a copy of the workspace. */
  readonly open: (tree: string) => Promise<{ readonly room: Room } | { readonly reason: string }>;
  readonly check: (room: Room, request: Omit<CheckRequest, "checks" | "signal">) => Promise<CheckRun>;
  readonly skip: (where: Where, reason: string) => CheckRun;
  /** Writes files of an exported change's tree over those in a room; false when that can't be done. */
  readonly writeOver: (room: Room, tree: string, paths: readonly string[]) => Promise<boolean>;
}

export function createBench(run: Run, { checks, workspace, rooms, signal }: BenchOptions): Bench {
  const tell = (ran: CheckRun): CheckRun => {
    tellRun(run, checks, ran);
    return ran;
  };
  const fill = async (tree: string): Promise<Room> => {
    await using opening = new AsyncDisposableStack();
    const room = opening.use(await rooms.openRoom());
    const request = { tree, directory: room.directory, runProgram: room.fill, signal };
    await (checks.setupCommand === undefined ? workspace.copyOut(request) : workspace.layOut(request));
    opening.move();
    return room;
  };
  return {
    async open(tree) {
      try {
        return { room: await fill(tree) };
      } catch (error) {
        signal.throwIfAborted();
        // A disk that is full, a copy that takes too long: the change is worth more than its checks.
        return { reason: `their files could not be laid out (${shortReason(error)})` };
      }
    },
    async check(room, request) {
      try {
        return tell(await runCheck(room, { ...request, checks, signal }));
      } catch (error) {
        signal.throwIfAborted();
        // What ran in there may have made its own room unusable, and must not end more than itself.
        return tell(notRun(request.where, `their room could not be used (${shortReason(error)})`));
      }
    },
    skip: (where, reason) => tell(notRun(where, reason)),
    async writeOver(room, tree, paths) {
      const request = { tree, paths, directory: room.directory, runProgram: room.fill, signal };
      try {
        await workspace.writeOver(request);
        return true;
      } catch {
        signal.throwIfAborted();
        return false;
      }
    },
  };
}

export function notRun(where: Where, reason: string): CheckRun {
  return { where, outcome: "not-run", reason, durationMs: 0, output: "" };
}

function shortReason(error: unknown): string {
  return (Error.isError(error) ? error.message : String(error)).slice(0, 300).replace(/\.$/, "");
}
