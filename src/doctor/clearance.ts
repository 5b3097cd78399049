import { authorize, type Behind } from "../authorize.ts";
import { UserError } from "../errors.ts";
import type { GitHub } from "../github/github.ts";
import type { FailureCode } from "../outcome.ts";
import type { Run } from "../run.ts";
import type { SolveOptions } from "../solve.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type BranchOptions, checkBase, checkBranchRules, checkCiWorkflow } from "./branches.ts";
import { checkCommit } from "./checkout.ts";
import { type Finding, tell } from "./finding.ts";
import { checkModel } from "./model.ts";
import { checkPush } from "./token.ts";
import { checkMilestone } from "./triage.ts";

/** What is looked at before a run: all that would stop it, side by side; nothing is paid before it resolves. */
export interface Clearance {
  /** What needs no checkout; rejects with what stops the run. Nobody has to await it. */
  readonly begun: Promise<void>;
  /** All of it. */
  readonly complete: SolveOptions["clear"];
}

/** A list of models that is slow keeps no run waiting longer. */
const modelTimeoutMs = 5000;
/** What only warns has no right to hold a run up. */
const adviceTimeoutMs = 3000;

export interface ClearanceOptions extends BranchOptions {
  readonly github: GitHub;
  readonly model: SolveOptions["model"];
  readonly dryRun: boolean;
  readonly ciWorkflow?: string;
  readonly milestone?: string;
}

/** Starts looking at once. Who may not start a run is told that and nothing else. */
export function openClearance(
  run: Run,
  options: ClearanceOptions &
    Behind & {
      /** The repository whose event this is. */
      readonly home: GitHub;
    },
): Clearance {
  const { github, base } = options;
  const allowed = requirePermission(options);
  const early = checkBase(github, base);
  // For a stranger nothing is asked with what the job may do.
  const push = options.dryRun ? [] : [allowed.then(() => checkPush(github))];
  const advice = advise(options);
  const told = new Set<Finding>();
  const begin = async () => {
    await allowed;
    stopAt(run, [await early], told);
  };
  const begun = begin();
  // They are awaited further down, and may have failed by then.
  for (const one of [allowed, early, begun, ...push]) one.catch(() => undefined);
  return {
    begun,
    async complete(workspace, client) {
      // For a stranger nothing is asked with the keys of the job.
      await allowed;
      const findings = await settled([
        early,
        checkCommit(github, workspace.base),
        ...push,
        ...asked(run, options.model, client),
      ]);
      for (const finding of await advice) {
        if (finding?.type !== "wrong") continue;
        run.emit({ type: "warning", message: `${finding.found} ${finding.effect}` });
      }
      stopAt(run, findings, told);
    },
  };
}

/** The same on one's own machine, where nobody has to be asked; `github` where the change is to be published. */
export async function clearAtDesk(
  run: Run,
  workspace: Workspace,
  {
    client,
    model,
    ...options
  }: {
    readonly client: Parameters<SolveOptions["clear"]>[1];
    readonly model: SolveOptions["model"];
    readonly github?: GitHub;
    readonly dryRun: boolean;
  },
): Promise<void> {
  const { github, dryRun } = options;
  const publishing =
    github === undefined ? [] : [checkCommit(github, workspace.base), ...(dryRun ? [] : [checkPush(github)])];
  stopAt(run, await settled([...publishing, ...asked(run, model, client)]));
}

async function requirePermission({
  github,
  home,
  ...behind
}: Parameters<typeof openClearance>[1]): Promise<void> {
  const permission = await authorize(github, behind, home);
  if (permission.type === "refused") throw new UserError("not-authorized", permission.reason);
}

function asked(
  { signal }: Run,
  model: SolveOptions["model"],
  client: Parameters<SolveOptions["clear"]>[1],
): Promise<Finding>[] {
  // Where another job's work is taken over, no model is asked.
  if (client === undefined) return [];
  const question = { ...model, client, timeoutMs: modelTimeoutMs, signal };
  const first = checkModel(question, "model");
  return model.fallbackModel === undefined ? [first] : [first, checkModel(question, "fallback-model")];
}

/** What will bite at the end, as far as that is known in time. */
async function advise(options: ClearanceOptions): Promise<readonly (Finding | undefined)[]> {
  const { github, dryRun, ciWorkflow, milestone } = options;
  if (dryRun) return [];
  const looking = [
    checkBranchRules(github, options),
    ...(ciWorkflow === undefined ? [] : [checkCiWorkflow(github, ciWorkflow)]),
    ...(milestone === undefined ? [] : [checkMilestone(github, milestone)]),
  ];
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, adviceTimeoutMs, undefined);
  const inTime = (one: Promise<Finding>) => Promise.race([one.catch(() => undefined), late]);
  return await Promise.all(looking.map(inTime)).finally(() => clearTimeout(timer));
}

/** All of them, before one that broke breaks the rest. */
async function settled(looking: readonly Promise<Finding>[]): Promise<Finding[]> {
  const ended = await Promise.allSettled(looking);
  return ended.map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  });
}

/** Tells everything that stops the run, once, and throws: the first decides what it is called. */
function stopAt(run: Run, findings: readonly Finding[], told = new Set<Finding>()): void {
  const stopping = findings.filter(stops);
  const [first] = stopping;
  if (first === undefined) return;
  for (const one of stopping) {
    if (!told.has(one)) tell(run, one);
    told.add(one);
  }
  throw new UserError(first.stops, stopping.map(({ found }) => found).join("\n"));
}

function stops(finding: Finding): finding is Finding & { readonly stops: FailureCode } {
  return finding.type === "wrong" && finding.stops !== undefined;
}
