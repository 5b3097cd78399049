import { runAgent } from "../agent/loop.ts";
import type { Material, Task } from "../agent/prompt.ts";
import { RecordingEnded, recordedModel } from "../agent/recorded-model.ts";
import { createCanaries } from "../canaries.ts";
import type { Outcome } from "../outcome.ts";
import type { Run } from "../run.ts";
import { selfTest } from "../sandbox/self-test.ts";
import { openProvisionedSandbox, type SolveOptions } from "../solve.ts";
import { openWorkspace } from "../workspace/workspace.ts";
import { type Comparison, compareWith, type Departure } from "./compare.ts";
import type { Recording } from "./recording.ts";
import { recordedReview } from "./review.ts";

export interface ReplayOptions extends Pick<SolveOptions, "sandbox" | "provisioning" | "redact"> {
  /** The checkout and the git to use on it; nothing in it is changed. */
  readonly workspace: Omit<SolveOptions["workspace"], "inside" | "hiddenPaths">;
  readonly network: Omit<SolveOptions["network"], "mode" | "allowed">;
}

/** The clock of the recorded run is over; what takes long here is for whoever watches to end. */
const longestReplayMs = 24 * 3600 * 1000;
/** Nothing is paid. */
const free = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
const unlimited = 1_000_000_000;

/**
 * Plays a recorded run again: the model's answers come from the recording, their calls are run in a sandbox on a copy
 * of the checkout, without any network, and what they give is compared with what they gave then.
 */
export async function replay(run: Run, recording: Recording, options: ReplayOptions): Promise<Outcome> {
  const { run: recorded } = recording;
  const inside = recorded.workspace;
  const workspace = await openWorkspace({
    ...options.workspace,
    inside,
    hiddenPaths: recorded.hidden_paths,
    protectedPaths: recorded.protected_paths,
  });
  const departures = tellDepartures(run);
  tellLimits(run, recording);
  if (workspace.base.sha !== recorded.base.sha) {
    const what = `The checkout is at ${workspace.base.sha}, and the recorded run began at ${recorded.base.sha}`;
    departures.tell({ what, difference: "" });
  }
  await using sandbox = await openProvisionedSandbox(run, {
    ...options,
    sandbox: { ...options.sandbox, workspaceInside: inside },
    network: { ...options.network, mode: "none", allowed: [] },
    workspace,
    canaries: createCanaries(recorded.decoys),
    clearing: Promise.resolve(),
    mayAsk: () => false,
  });
  await selfTest(sandbox);

  const comparison = compareWith(recording, { home: sandbox.home, onDeparture: departures.tell });
  let preparing: Promise<void> | undefined;
  const prepare = () => {
    preparing ??= workspace.recordBaseline(sandbox, run.signal);
    return preparing;
  };
  const result = await runAgent(withoutCosts(run), {
    task: taskOf(recording),
    ...(recorded.material !== undefined && { material: materialOf(recorded.material) }),
    sandbox,
    checkout: { ...workspace, base: baseOf(recorded.base), hidden: workspace.hidden.paths },
    protectedPaths: recorded.protected_paths,
    ...(recorded.check_command !== undefined && { checkCommand: recorded.check_command }),
    ...(recorded.network !== null && { network: policyOf(recorded.network) }),
    client: recordedModel(recording.answers),
    model: recorded.model,
    ...(recorded.fallback_model !== undefined && { fallbackModel: recorded.fallback_model }),
    ...(recorded.effort !== undefined && { effort: recorded.effort }),
    prices: () => free,
    budget: { maxTurns: unlimited, maxCostUsd: unlimited, deadline: Date.now() + longestReplayMs },
    commandTimeoutMs: recorded.command_timeout_ms,
    maxCommandTimeoutMs: recorded.max_command_timeout_ms,
    prepare,
    record: (entry) => {
      tellOtherRules(run, recording, entry);
      comparison.take(entry);
    },
    redact: options.redact,
    review: recordedReview(recording),
  }).catch((error: unknown) => {
    if (error instanceof RecordingEnded) return undefined;
    throw error;
  });
  await prepare();
  run.signal.throwIfAborted();
  if (!comparison.isComplete() || (result === undefined && recording.stopped === undefined)) {
    departures.tell({ what: "The replay took another course than the recorded run", difference: "" });
  }
  const { tree } = await workspace.exportChanges(sandbox, run.signal);
  return outcomeOf(recording, { tree, comparison, first: departures.first() });
}

function outcomeOf(
  recording: Recording,
  replayed: {
    readonly tree: string;
    readonly comparison: Comparison;
    readonly first: Departure | undefined;
  },
): Outcome {
  const { tree, comparison, first } = replayed;
  const { same, volatile, departed } = comparison.counts();
  const isSameTree = tree === recording.tree;
  if (isSameTree && first === undefined) {
    return { type: "replayed", tree, turns: recording.answers.length, results: same + volatile, volatile };
  }
  const trees = isSameTree
    ? `It ended with the same tree all the same (${tree}).`
    : `It ended with the tree ${tree}, the recorded run with ${recording.tree}.`;
  const count = departed > 1 ? `${departed} results are not as recorded; this is the first.` : "";
  const reason = [
    `${first?.what ?? "Every result is as recorded"}. ${trees}`,
    ...(first === undefined || first.difference === "" ? [] : [count, first.difference]),
  ];
  return { type: "failed", code: "replay-departed", reason: reason.filter((line) => line !== "").join("\n") };
}

/** Tells the first departure when it happens, and remembers it. */
function tellDepartures(run: Run) {
  let first: Departure | undefined;
  return {
    tell(departure: Departure) {
      if (first !== undefined) return;
      first = departure;
      run.emit({ type: "warning", message: `${departure.what}: from here on the replay departs.` });
    },
    first: () => first,
  };
}

/** What keeps a replay from being exact, said before it begins. */
function tellLimits(run: Run, { run: recorded, redactedTurns }: Recording): void {
  if (recorded.network !== null) {
    run.emit({
      type: "warning",
      message: "The recorded run had a network, and a replay has none: commands that used it will depart.",
    });
  }
  if (redactedTurns.length > 0) {
    const turns = redactedTurns.slice(0, 10).join(", ");
    run.emit({
      type: "warning",
      message: `The transcript has stars in place of secrets (turn ${turns}${redactedTurns.length > 10 ? ", …" : ""}): a call that held one can't be replayed exactly.`,
    });
  }
}

/** Another version asks with other words; the recorded answers are what they are. */
function tellOtherRules(run: Run, { begin }: Recording, entry: unknown): void {
  const { type, sha256 } = entry as { readonly type: string; readonly sha256?: string };
  if (type !== "begin" || sha256 === begin.sha256) return;
  run.emit({
    type: "warning",
    message:
      "The recorded run had another system prompt or other tools, as another version of Tiny Backspace has; its answers are replayed all the same.",
  });
}

/** The recorded answers were paid for once; their figures would look like a bill. */
function withoutCosts(run: Run): Run {
  return { ...run, emit: (event) => (event.type === "usage" ? undefined : run.emit(event)) };
}

function taskOf({ run: { task } }: Recording): Task {
  const { prompt, issue, pull_request: pullRequest, request, requested_by: requestedBy } = task;
  return {
    prompt,
    ...(issue !== undefined && { issue }),
    ...(pullRequest !== undefined && { pullRequest }),
    ...(request !== undefined && { request }),
    ...(requestedBy !== undefined && { requestedBy }),
  };
}

/** The bytes of images are in no recording, and nobody looks at them here. */
function materialOf({ texts, images }: NonNullable<Recording["run"]["material"]>): Material {
  return {
    texts,
    images: images.map(({ number, media_type: mediaType }) => ({ number, image: { mediaType, base64: "" } })),
  };
}

/** As it was told then: a clone of another depth, or of no branch, has the same files. */
function baseOf({ sha, branch, shallow }: Recording["run"]["base"]) {
  return { sha, shallow, ...(branch !== undefined && { branch }) };
}

function policyOf({ every_public_host: everyPublicHost, hosts }: NonNullable<Recording["run"]["network"]>) {
  return { everyPublicHost, hosts };
}
