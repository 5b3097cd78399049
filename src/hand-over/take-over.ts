import type { Task } from "../agent/prompt.ts";
import { type Canaries, createCanaries } from "../canaries.ts";
import { UserError } from "../errors.ts";
import type { Run } from "../run.ts";
import { chooseFor, openTested, type Solution, type SolveOptions, tellNetwork } from "../solve.ts";
import { tellChecks } from "../verify/tell.ts";
import { shareTime } from "../verify/time.ts";
import type { Verification } from "../verify/verification.ts";
import { openVerifier } from "../verify/verify.ts";
import { type Changes, openWorkspace, type Workspace } from "../workspace/workspace.ts";
import { runNumber } from "./hand-over.ts";
import type { HandedSolution, Manifest } from "./manifest.ts";
import { readHandOver, rejected } from "./read.ts";

export type TakeOverOptions = Pick<
  SolveOptions,
  | "workspace"
  | "sandbox"
  | "network"
  | "provisioning"
  | "isolated"
  | "checks"
  | "clear"
  | "gather"
  | "onDecoys"
> & {
  /** Where the hand-over is. */
  readonly directory: string;
  /** The repository that the change is for, `owner/name`. */
  readonly repository: string;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
};

/**
 * What another job handed over, as if it had been made here. Nothing of it is believed: who may ask, what is asked and
 * where it goes come from this job's own event; the change is applied to this job's own checkout and judged anew; its
 * checks are run here. Throws UserError when it is not taken.
 */
export async function takeOver(run: Run, task: Task, options: TakeOverOptions): Promise<Solution> {
  const workspace = await openWorkspace(options.workspace);
  await options.clear(workspace);
  run.emit({ type: "status", message: "Taking over from the agent's job...", phase: "repository" });
  const { manifest, patches } = await readHandOver(options.directory);
  const handed = belongs(manifest, { run, task, ...options, workspace });
  const { usage, proposal, stopped, network, exposed, omitted, branch } = handed;
  const canaries = createCanaries(handed.decoys);
  options.onDecoys?.(canaries);
  const changes = patches.some(({ length }) => length > 0)
    ? await workspace.importChanges(patches, omitted).catch((error: unknown) => {
        if (!(error instanceof UserError)) throw error;
        throw new UserError("handover-rejected", error.message, { cause: error });
      })
    : undefined;
  const isChange = changes !== undefined && changes.whole !== workspace.base.tree;
  const [proof, context] = await Promise.all([
    isChange ? prove(run, changes, { ...options, workspace }) : undefined,
    // What the agent was shown is told from this job's own event.
    options.gather?.(workspace),
  ]);
  return {
    workspace: { ...workspace, agentBranch: async () => branch },
    result: {
      usage,
      ...(proposal !== undefined && { proposal }),
      ...(stopped !== undefined && { stopped }),
    },
    canaries,
    decoysAsked: proof?.decoysAsked ?? [],
    handedOver: true,
    ...(context?.receipt !== undefined && { receipt: context.receipt }),
    ...(isChange && { changes }),
    ...(proof?.verification !== undefined && { verification: proof.verification }),
    ...(network !== undefined && { network }),
    ...(exposed !== undefined && { exposed }),
  };
}

/** The end of the agent's work, if it is that of this very run; a failure of that job is this one's too. */
function belongs(
  { run: number, repository, issue, end }: Manifest,
  ours: {
    readonly run: Run;
    readonly task: Task;
    readonly repository: string;
    readonly workspace: Pick<Workspace, "base">;
  },
): HandedSolution {
  if (number !== runNumber(ours.run)) throw rejected("it is of another run");
  if (repository.toLowerCase() !== ours.repository.toLowerCase())
    throw rejected("it is for another repository");
  if (issue !== (ours.task.issue?.number ?? null)) throw rejected("it is for another issue");
  if (end.type === "failure") {
    // Whoever cancels a run cancels both jobs: people here still wait to be told.
    const code = end.code === "cancelled" ? "handover-missing" : end.code;
    throw new UserError(code, `The agent's job failed. ${end.reason}`);
  }
  const { sha } = ours.workspace.base;
  if (end.base !== sha) {
    throw rejected(
      `the agent worked on the commit ${end.base.slice(0, 10)}, and ${sha.slice(0, 10)} is checked out here`,
    );
  }
  return end;
}

/** The repository's own checks on the base and on the change, both of them run here. */
async function prove(
  run: Run,
  changes: Changes,
  options: Omit<TakeOverOptions, "workspace"> & { readonly workspace: Workspace },
): Promise<{ readonly verification?: Verification; readonly decoysAsked: readonly string[] }> {
  const { workspace, checks, isolated } = options;
  if (changes.files.length === 0) return { decoysAsked: [] };
  const chosen = await chooseFor(workspace, checks);
  const unchecked = (reason: string) => ({
    verification: { type: "unchecked", reason } as const,
    decoysAsked: [],
  });
  tellChecks(run, chosen, checks);
  if (chosen.type === "none") return unchecked(chosen.reason);
  if (!isolated) {
    return unchecked(
      "They run in a sandbox alone where something is published, and it is off (`sandbox: off`).",
    );
  }
  // Others than the agent's: what a command does here tells nothing of what was done there.
  const canaries: Canaries = createCanaries();
  const decoysAsked = new Set<string>();
  const mayAsk = (host: string) => {
    const found = canaries.findInName(host);
    for (const decoy of found) decoysAsked.add(decoy);
    return found.length === 0;
  };
  await using opened = new AsyncDisposableStack();
  const opening = { ...options, canaries, clearing: Promise.resolve(), mayAsk };
  const sandbox = await openTested(run, opening, opened).catch((error: unknown) => {
    run.signal.throwIfAborted();
    if (error instanceof UserError) return error;
    throw error;
  });
  if (sandbox instanceof UserError) {
    run.emit({ type: "warning", message: `The checks are not run. ${sandbox.message}` });
    return unchecked(`There is no sandbox for them here. ${sandbox.message}`);
  }
  const clock = shareTime(options.deadline);
  const verifier = opened.use(openVerifier(run, { checks: chosen.checks, workspace, rooms: sandbox, clock }));
  await verifier.prepare();
  const verification = await verifier.conclude(changes);
  const network = sandbox.egress?.report();
  if (network !== undefined) tellNetwork(run, network);
  return { verification, decoysAsked: [...decoysAsked] };
}
