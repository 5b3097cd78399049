import type { Run } from "../run.ts";
import type { Room, Rooms } from "../sandbox/sandbox.ts";
import type { Changes, Workspace } from "../workspace/workspace.ts";
import { createBench, notRun } from "./bench.ts";
import type { Checks } from "./checks.ts";
import { tellVerdict } from "./tell.ts";
import { readTouched } from "./test-paths.ts";
import type { CheckClock } from "./time.ts";
import { tryChange, tryOldCode } from "./trial.ts";
import type { Checked, CheckRun } from "./verification.ts";

export interface VerifierOptions {
  readonly checks: Checks;
  readonly workspace: Pick<Workspace, "base" | "layOut" | "copyOut" | "writeOver" | "readText">;
  readonly rooms: Rooms;
  readonly clock: CheckClock;
}

/** The repository's checks around one agent: on the base while it works, on its change when it is done. */
export interface Verifier extends AsyncDisposable {
  /** Copies the base before the agent may write, and starts its checks; they go on when this has resolved. */
  readonly prepare: () => Promise<void>;
  /**
   * Runs them on a change as it would be published, and again where something newly fails. No command of the agent may
   * run meanwhile. What is known of a tree is not found out twice. Rejects only when the run is ending.
   */
  readonly verify: (changes: Changes) => Promise<Checked>;
  /** Also tries the change's tests on the old code; the last thing that can be asked. */
  readonly conclude: (changes: Changes) => Promise<Checked>;
}

export function openVerifier(run: Run, options: VerifierOptions): Verifier {
  const { checks, workspace, clock } = options;
  const closing = new AbortController();
  const signal = AbortSignal.any([run.signal, closing.signal]);
  const bench = createBench(run, { ...options, signal });
  let baseRoom: Room | undefined;
  let baseRun = Promise.resolve<CheckRun>(notRun("base", "the agent was stopped before anything was run"));
  let known: Checked | undefined;

  const verify = async (changes: Changes): Promise<Checked> => {
    if (known?.tree === changes.tree) return known;
    run.emit({ type: "status", message: "Running the checks on the change...", phase: "checks" });
    const base = { run: await baseRun, room: baseRoom };
    signal.throwIfAborted();
    const compared = await tryChange(bench, clock, base, changes.tree);
    known = {
      type: "checked",
      ...{ tree: changes.tree, checks, ...compared },
      touched: await readTouched(changes.files, {
        command: checks.command,
        before: (path) => workspace.readText(workspace.base.tree, path),
        after: (path) => workspace.readText(changes.tree, path),
      }),
      proof: { type: "unknown", reason: "they were not run on the old code" },
    };
    return known;
  };

  return {
    async prepare() {
      const opened = await bench.open(workspace.base.tree);
      if ("reason" in opened) {
        baseRun = Promise.resolve(bench.skip("base", opened.reason));
        return;
      }
      baseRoom = opened.room;
      baseRun = bench.check(opened.room, { where: "base", setup: "needed", timeoutMs: clock.baseLimitMs });
      // Whoever needs it hears of its failure.
      baseRun.catch(() => undefined);
    },
    verify,
    async conclude(changes) {
      const checked = await verify(changes);
      const concluded = {
        ...checked,
        ...(await tryOldCode(bench, clock, { ...checked, baseRoom, changes })),
      };
      tellVerdict(run, concluded);
      return concluded;
    },
    async [Symbol.asyncDispose]() {
      closing.abort();
      await baseRun.catch(() => undefined);
      await baseRoom?.[Symbol.asyncDispose]();
    },
  };
}
