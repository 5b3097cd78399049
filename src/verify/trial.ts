import type { Room } from "../sandbox/sandbox.ts";
import type { Changes } from "../workspace/workspace.ts";
import type { Bench } from "./bench.ts";
import { compareRuns, proofOf, suspects } from "./compare.ts";
import type { Touched } from "./test-paths.ts";
import { type CheckClock, seconds } from "./time.ts";
import type { Checked, CheckRun, Comparison, Proof } from "./verification.ts";

/** The base as it was checked; no room where its files could not be laid out. */
export interface CheckedBase {
  readonly run: CheckRun;
  readonly room: Room | undefined;
}

/** Runs the checks on a change, in a room of its own, and again where something newly fails: that may be flaky. */
export async function tryChange(
  bench: Bench,
  clock: CheckClock,
  { run: base, room: baseRoom }: CheckedBase,
  tree: string,
): Promise<Comparison & Pick<Checked, "base" | "change">> {
  const limit = clock.limitFor(base);
  const opened = "reason" in limit ? limit : await bench.open(tree);
  if ("reason" in limit || "reason" in opened) {
    const change = bench.skip("change", "reason" in opened ? opened.reason : "");
    return { base, change, ...compareRuns({ base, change }) };
  }
  await using room = opened.room;
  const first = await bench.check(room, { where: "change", setup: "needed", timeoutMs: limit.timeoutMs });
  const change = limit.isFair ? first : withoutTime(first);
  const runs = { base, change };
  const isSuspect = suspects(runs) !== undefined && change.outcome !== "timed-out";
  if (!isSuspect || !clock.hasTimeFor(change)) return { ...runs, ...compareRuns(runs) };

  const setup = change.failedSetup === true ? "needed" : "done";
  const timeoutMs = clock.limitAgain(change);
  const again = { change: await bench.check(room, { where: "change", setup, timeoutMs }) };
  const found = compareRuns({ ...runs, again });
  if (found.verdict !== "newly-failing" || baseRoom === undefined || !clock.hasTimeFor(base)) {
    return { ...runs, ...found };
  }
  const limits = { setup: "done", timeoutMs: clock.limitAgain(base) } as const;
  const baseAgain = await bench.check(baseRoom, { where: "base", ...limits });
  return { ...runs, ...compareRuns({ ...runs, again: { ...again, base: baseAgain } }) };
}

/** The run's clock ended it, which says nothing of the change. */
function withoutTime(change: CheckRun): CheckRun {
  if (change.outcome !== "timed-out") return change;
  const reason = `the run's time was over after ${seconds(change.durationMs)}`;
  return { ...change, outcome: "not-run", reason };
}

/** Runs the change's new and changed tests on the old code, in the base's room: the last thing that is done there. */
export async function tryOldCode(
  bench: Bench,
  clock: CheckClock,
  {
    base,
    baseRoom,
    change,
    touched,
    changes,
  }: Pick<Checked, "base" | "change"> & {
    readonly baseRoom: Room | undefined;
    readonly touched: Touched;
    readonly changes: Pick<Changes, "tree" | "files">;
  },
): Promise<{ readonly proof: Proof; readonly oldCode?: CheckRun }> {
  const skip = (reason: string) => ({ proof: { type: "unknown", reason } as const });
  const tests = new Set([...touched.newTests, ...touched.deletedTests]);
  if (touched.newTests.length === 0) return skip("the change has no new or changed tests");
  if (changes.files.every(({ path }) => tests.has(path))) return skip("the change is nothing but tests");
  if (baseRoom === undefined || base.outcome === "not-run" || base.outcome === "timed-out") {
    return skip("the checks could not be run on the old code");
  }
  if (change.outcome !== "passed" && change.tests === undefined) {
    return skip("the checks do not pass with the change");
  }
  if (!clock.hasTimeFor(base)) return skip("there was no time to run them on the old code");
  if (!(await bench.writeOver(baseRoom, changes.tree, touched.newTests))) {
    return skip("they could not be put beside the old code");
  }
  const limits = { setup: "done", timeoutMs: clock.limitAgain(base) } as const;
  const oldCode = await bench.check(baseRoom, { where: "old-code", ...limits });
  return { proof: proofOf({ base, change, oldCode }), oldCode };
}
