import { askedBudget } from "./agent/budget.ts";
import { type AgentResult, type Budget, runAgent } from "./agent/loop.ts";
import { type Effort, loadClient, type ModelClient, type ModelOptions, openModel } from "./agent/model.ts";
import type { PriceList } from "./agent/prices.ts";
import type { Task } from "./agent/prompt.ts";
import { readAhead, remember } from "./agent/repository.ts";
import { type Canaries, createCanaries } from "./canaries.ts";
import type { Context } from "./context/gather.ts";
import type { Receipt } from "./context/receipt.ts";
import { dependenciesEvent } from "./dependencies-text.ts";
import { sandboxWrong, tell } from "./doctor/finding.ts";
import { UserError } from "./errors.ts";
import type { Journal, Work } from "./journal.ts";
import type { Secret } from "./redact.ts";
import { runEntry } from "./replay/run-entry.ts";
import { reviewWith } from "./review.ts";
import type { Run } from "./run.ts";
import { type IsolatedSandbox, openSandbox, type SandboxOptions } from "./sandbox/bubblewrap.ts";
import type { NetworkReport } from "./sandbox/connection-log.ts";
import { type NetworkWish, prepareNetwork } from "./sandbox/prepare-network.ts";
import { type ProvisionOptions, provision } from "./sandbox/provision.ts";
import { selfTest } from "./sandbox/self-test.ts";
import {
  exposedWithoutIsolation,
  openWithoutIsolation,
  type Unisolated,
} from "./sandbox/without-isolation.ts";
import type { ChecksOptions, Chosen } from "./verify/checks.ts";
import { chooseChecks } from "./verify/choose-checks.ts";
import { tellChecks } from "./verify/tell.ts";
import { shareTime } from "./verify/time.ts";
import type { Verification } from "./verify/verification.ts";
import { openVerifier, type Verifier } from "./verify/verify.ts";
import { type Changes, openWorkspace, type Workspace, type WorkspaceOptions } from "./workspace/workspace.ts";

export interface SolveOptions {
  readonly workspace: WorkspaceOptions;
  readonly sandbox: Omit<
    SandboxOptions,
    "workspace" | "git" | "hide" | "decoys" | "programs" | "signal" | "network" | "copy"
  > & {
    readonly programs: Omit<SandboxOptions["programs"], "bwrap">;
  };
  /** False gives up every wall around what the agent does. */
  readonly isolated: boolean;
  readonly provisioning: ProvisionOptions;
  readonly network: NetworkWish;
  readonly model: ModelOptions & {
    readonly proxied: boolean;
    /** Takes every key that the run gets on its way, so that nobody sees it. */
    readonly hide: (secret: Secret) => void;
  };
  readonly prices: PriceList;
  /** What the agent's work and the checks of it may use together. */
  readonly budget: Budget;
  readonly checks: ChecksOptions;
  readonly commandTimeoutMs: number;
  readonly maxCommandTimeoutMs: number;
  /** Resolves once nothing forbids the run; rejects with the reason. Nothing is paid before. */
  readonly clear: (workspace: Workspace, client?: Promise<ModelClient>) => Promise<void>;
  /** Gathers what the model is shown beside the repository; undefined where there is only the task's own words. */
  readonly gather?: (workspace: Workspace) => Promise<Context>;
  /** Told of the decoys before they are in anybody's reach, so that none of them is shown to people. */
  readonly onDecoys?: (canaries: Pick<Canaries, "findIn">) => void;
  readonly record: (entry: unknown) => void;
  /** Told of each step before it is taken. */
  readonly journal: Journal;
  readonly redact: (text: string) => string;
}

export interface Solution {
  readonly workspace: Workspace;
  readonly result: AgentResult;
  /** The decoys that were in the agent's reach. */
  readonly canaries: Canaries;
  /** What the model was shown of the task; undefined where that is the prompt alone. */
  readonly receipt?: Receipt;
  /** Undefined when the agent left the workspace as it was. */
  readonly changes?: Changes;
  /** What the repository's own checks say of what is published; undefined when nothing is. */
  readonly verification?: Verification;
  /** What commands did on the network; undefined when they had none. */
  readonly network?: NetworkReport;
  /** What stood open because there was no sandbox, as a sentence; undefined where there was one. */
  readonly exposed?: string;
  /** The decoys that commands tried to carry out in names of hosts. */
  readonly decoysAsked: readonly string[];
  /** Another job made it: what it says of usage and network is that job's word. */
  readonly handedOver?: true;
}

/** Task in, Solution out: the agent works in a sandbox, and what it changed comes back as a checked patch. */
export async function solve(run: Run, asked: Task, given: SolveOptions): Promise<Solution> {
  const options = { ...given, model: effortFor(run, asked, given.model) };
  // Read while git is waited for. Whether it can be shows when it is opened.
  loadClient(options.model.provider).catch(() => undefined);
  const workspace = await openWorkspace(options.workspace);
  tellHidden(run, workspace.hidden);
  const exposed = exposureOf(options);
  if (exposed !== undefined) {
    run.emit({ type: "warning", message: `This run has no sandbox (\`sandbox: off\`). ${exposed}` });
  }
  const canaries = createCanaries();
  options.onDecoys?.(canaries);
  const opening = openModel({ ...options.model, signal: run.signal });
  const clearing = options.clear(workspace, opening);
  const decoysAsked = new Set<string>();
  const thief = new AbortController();
  const mayAsk = (host: string) => {
    const found = canaries.findInName(host);
    if (found.length === 0) return true;
    for (const decoy of found) decoysAsked.add(decoy);
    // Whatever happens to us now, nobody publishes what a thief has left.
    options.journal.clear();
    thief.abort();
    return false;
  };
  // It is awaited further down, and may have failed by then.
  const choosing = chooseFor(workspace, options.checks);
  choosing.catch(() => undefined);
  const known = remember(workspace);
  await using opened = new AsyncDisposableStack();
  // Side by side, and the sandbox is closed whatever happens. Who may not start a run is told nothing else.
  const [sandboxOpened, modelOpened, cleared, gathered] = await Promise.allSettled([
    openTested(
      run,
      {
        ...{ ...options, workspace, canaries, clearing, mayAsk, copy: "keep" },
        meanwhile: () => readAhead(known),
      },
      opened,
    ),
    opening,
    clearing,
    options.gather?.(workspace),
  ]);
  if (cleared.status === "rejected") {
    if (sandboxOpened.status === "rejected") tellBoth(run, cleared.reason, sandboxOpened.reason);
    throw cleared.reason;
  }
  if (sandboxOpened.status === "rejected") throw sandboxOpened.reason;
  if (modelOpened.status === "rejected") throw modelOpened.reason;
  if (gathered.status === "rejected") throw gathered.reason;
  const sandbox = sandboxOpened.value;
  const { task, material, receipt }: Partial<Context> & Pick<Context, "task"> = gathered.value ?? {
    task: asked,
  };

  const chosen = await choosing;
  const checks = chosen.type === "checks" ? chosen.checks : undefined;
  options.record(
    runEntry(task, {
      ...options,
      ...(checks !== undefined && { checkCommand: checks.command }),
      ...(material !== undefined && { material }),
      base: workspace.base,
      hiddenPaths: options.workspace.hiddenPaths ?? [],
      protectedPaths: options.workspace.protectedPaths ?? [],
      sandbox,
      decoys: canaries.seed,
    }),
  );
  run.emit({ type: "status", message: "Analyzing repository structure...", phase: "analysis" });
  const work: Work = {
    ...{ step: "work", decoys: canaries.seed },
    ...(sandbox.copy !== undefined && { copy: sandbox.copy }),
    ...(receipt !== undefined && { receipt }),
  };
  options.journal.write(work);
  tellChecks(run, chosen, options.checks);
  const watch = watchFor(canaries, run);
  const agentRun: Run = {
    // Who carries decoys out gets no further turn.
    ...{ ...run, signal: AbortSignal.any([run.signal, thief.signal]) },
    emit(event) {
      run.emit(event);
      if (event.type === "tool_call") watch(JSON.stringify(event.input), `a call of ${event.tool}`);
    },
  };
  const budget = budgetFor(run, task, options.budget);
  const clock = shareTime(budget.deadline);
  const verifier = checks && opened.use(openVerifier(agentRun, { checks, workspace, rooms: sandbox, clock }));
  // Copied while nothing of the agent runs; what is started with the copy goes on beside it.
  const prepareNow = async () => {
    await workspace.recordBaseline(sandbox, run.signal);
    await verifier?.prepare();
  };
  let preparing: Promise<void> | undefined;
  const prepare = () => {
    preparing ??= prepareNow();
    return preparing;
  };
  const exportChanges = () => workspace.exportChanges(sandbox, run.signal);
  const { review, accepted } = reviewWith({ exportChanges, verifier, clock });
  const result = await runAgent(agentRun, {
    task,
    ...(material !== undefined && { material }),
    sandbox,
    checkout: { ...workspace, ...known, hidden: workspace.hidden.paths },
    protectedPaths: options.workspace.protectedPaths ?? [],
    ...(checks !== undefined && { checkCommand: checks.command }),
    ...(sandbox.egress !== undefined && { network: sandbox.egress.policy }),
    isolated: options.isolated,
    client: modelOpened.value,
    model: options.model.model,
    ...(options.model.fallbackModel !== undefined && { fallbackModel: options.model.fallbackModel }),
    ...(options.model.effort !== undefined && { effort: options.model.effort }),
    prices: options.prices,
    budget: verifier === undefined ? budget : { ...budget, deadline: clock.agentDeadline },
    commandTimeoutMs: options.commandTimeoutMs,
    maxCommandTimeoutMs: options.maxCommandTimeoutMs,
    prepare,
    record: options.record,
    redact: options.redact,
    inspect: (tool, result) => watch(result, `a result of ${tool}`),
    review,
  });
  if (decoysAsked.size === 0) {
    const { usage, proposal } = result;
    options.journal.write({ ...work, usage, ...(proposal !== undefined && { proposal }) });
  }
  await prepare().catch((error: unknown) => {
    if (!thief.signal.aborted) throw error;
  });
  run.signal.throwIfAborted();
  const changes = accepted() ?? (await exportChanges());
  options.record({ type: "tree", tree: changes.tree });
  const verification = await conclude(chosen, verifier, changes).catch((error: unknown) => {
    run.signal.throwIfAborted();
    if (!thief.signal.aborted) throw error;
    return undefined;
  });
  // Commands and checks were the only ones that have a network.
  const network = sandbox.egress?.report();
  if (network !== undefined) tellNetwork(run, network);
  if (changes.whole === workspace.base.tree) await tellStrayBranch(run, workspace);
  const dependencies = dependenciesEvent(changes.dependencies);
  if (dependencies !== undefined) run.emit(dependencies);
  return {
    workspace,
    result,
    canaries,
    decoysAsked: [...decoysAsked],
    ...(receipt !== undefined && { receipt }),
    ...(changes.whole !== workspace.base.tree && { changes }),
    ...(verification !== undefined && { verification }),
    ...(network !== undefined && { network }),
    ...(exposed !== undefined && { exposed }),
  };
}

/** Who may not start a run is told nothing else; everybody else hears at once what is wrong with the sandbox too. */
function tellBoth(run: Run, first: unknown, sandbox: unknown): void {
  if (!(first instanceof UserError && sandbox instanceof UserError)) return;
  if (first.code !== "not-authorized" && sandbox !== first) tell(run, sandboxWrong(sandbox));
}

type ToOpen = Parameters<typeof openProvisionedSandbox>[1] &
  Pick<SolveOptions, "isolated"> & {
    /** Called when there is nothing to do but to wait. */
    readonly meanwhile?: () => void;
  };

/** Opens what the agent works in, and tries it; `opened` has it from the first moment. */
export async function openTested(
  run: Run,
  options: ToOpen,
  opened: AsyncDisposableStack,
): Promise<Unisolated & Pick<IsolatedSandbox, "egress">> {
  if (options.isolated) {
    const sandbox = opened.use(await openProvisionedSandbox(run, options));
    const testing = selfTest(sandbox);
    options.meanwhile?.();
    await testing;
    return sandbox;
  }
  const { workspace, canaries } = options;
  // Without walls even a trial is for those who may start a run.
  await options.clearing;
  return opened.use(
    await openWithoutIsolation({
      ...options.sandbox,
      workspace: workspace.directory,
      git: workspace.throwawayGit,
      hide: workspace.hidden.paths,
      decoys: canaries.files,
      ...(options.copy !== undefined && { copy: options.copy }),
      signal: run.signal,
    }),
  );
}

/** What stands open where there is no sandbox, as a sentence. */
export function exposureOf({
  isolated,
  sandbox,
}: Pick<SolveOptions, "isolated" | "sandbox">): string | undefined {
  if (isolated) return undefined;
  return exposedWithoutIsolation({ uid: sandbox.uid, setpriv: sandbox.programs.setpriv });
}

/** Makes what the sandbox needs, and opens it once `clearing` allows it. */
export async function openProvisionedSandbox(
  run: Run,
  options: Pick<SolveOptions, "sandbox" | "network" | "provisioning"> & {
    readonly workspace: Workspace;
    readonly canaries: Canaries;
    readonly clearing: Promise<void>;
    readonly mayAsk: (host: string) => boolean;
    readonly copy?: SandboxOptions["copy"];
  },
): Promise<IsolatedSandbox> {
  const { workspace, canaries } = options;
  const { options: network, warnings } = await prepareNetwork(options.network);
  for (const message of warnings) run.emit({ type: "warning", message });
  const programs = await provision(run, network === undefined ? ["bwrap"] : ["bwrap", "socat"], {
    ...options.provisioning,
    allowed: options.clearing,
  });
  return await openSandbox({
    ...options.sandbox,
    programs: { ...options.sandbox.programs, ...programs },
    workspace: workspace.directory,
    git: workspace.throwawayGit,
    hide: workspace.hidden.paths,
    decoys: canaries.files,
    ...(options.copy !== undefined && { copy: options.copy }),
    ...(network !== undefined && {
      network: {
        ...network,
        mayAsk: options.mayAsk,
        onRefused: (refusal) => run.emit({ type: "network_denied", ...refusal }),
      },
    }),
    signal: run.signal,
  });
}

/** A person who asks may want to spend less than the workflow allows, and hears which limit counts. */
function budgetFor(run: Run, { maxCostUsd }: Task, allowed: Budget): Budget {
  if (maxCostUsd === undefined) return allowed;
  const { budget, told } = askedBudget(allowed, maxCostUsd);
  run.emit({ type: "status", message: told, phase: "analysis" });
  return budget;
}

/** From the least on. */
const efforts: readonly Effort[] = ["low", "medium", "high", "xhigh", "max"];
/** What models do when nobody says. */
const usualEffort: Effort = "high";

/** The same for how much the model thinks, which is most of what a run costs. */
function effortFor(run: Run, { effort }: Task, model: SolveOptions["model"]): SolveOptions["model"] {
  if (effort === undefined) return model;
  const allowed = model.effort ?? usualEffort;
  const isLess = efforts.indexOf(effort) < efforts.indexOf(allowed);
  const told = isLess
    ? `The model thinks with the effort that was asked for (${effort}).`
    : `The model thinks with the workflow's effort (${allowed}); who asks can only ask for less.`;
  run.emit({ type: "status", message: told, phase: "analysis" });
  return isLess ? { ...model, effort } : model;
}

/** What a partial clone lacks is not found. */
export function chooseFor(workspace: Workspace, options: ChecksOptions): Promise<Chosen> {
  const { tree } = workspace.base;
  return chooseChecks(options, {
    readText: (path) => workspace.readText(tree, path).catch(() => undefined),
    listFiles: (paths) => workspace.listFiles(tree, paths).catch(() => []),
  });
}

async function conclude(
  chosen: Chosen,
  verifier: Verifier | undefined,
  changes: Changes,
): Promise<Verification | undefined> {
  if (changes.files.length === 0) return undefined;
  if (chosen.type === "none") return { type: "unchecked", reason: chosen.reason };
  return await verifier?.conclude(changes);
}

/** Commits on a branch that is not checked out are easily taken for a change. */
async function tellStrayBranch(run: Run, workspace: Workspace): Promise<void> {
  const branch = await workspace.strayBranch();
  if (branch === undefined) return;
  const message = `The workspace is as it was, but the agent left commits on its own branch ${branch}: they are not published, since what lies in the workspace at the end is what counts.`;
  run.emit({ type: "warning", message });
}

export function tellNetwork(run: Run, { hosts, refused, leftOut }: NetworkReport): void {
  run.emit({
    type: "network",
    hosts: hosts.map(({ host, port, connections, bytesSent, bytesReceived }) => ({
      ...{ host, port, connections, bytes_sent: bytesSent, bytes_received: bytesReceived },
    })),
    refused: refused.map(({ host, port, reason, count }) => ({ host, port, reason, count })),
    left_out: leftOut,
  });
}

/** A decoy in a call or a result is no harm yet: looking is not taking. Each is told once. */
function watchFor(canaries: Canaries, run: Run): (text: string, where: string) => void {
  const told = new Set<string>();
  return (text, where) => {
    for (const file of canaries.findIn(text)) {
      if (told.has(file)) continue;
      told.add(file);
      const message = `The decoy credential in ${file} turned up in ${where}: something in this run looks for credentials.`;
      run.emit({ type: "warning", message });
    }
  };
}

const shownPaths = 20;

/** Its own files, so that a test that needs one of them fails for a reason that a person can find. */
function tellHidden(run: Run, { paths, incomplete, credential }: Workspace["hidden"]): void {
  if (incomplete) {
    run.emit({
      type: "warning",
      message:
        "There are too many untracked files to look through for secrets; name those that the agent must not see in `hidden-paths`.",
    });
  }
  const more = paths.length > shownPaths ? [`${paths.length - shownPaths} more`] : [];
  const own = credential ? ["the checkout's credential"] : [];
  const hidden = [...paths.slice(0, shownPaths), ...more, ...own];
  if (hidden.length === 0) return;
  run.emit({ type: "status", message: `Hidden from the agent: ${hidden.join(", ")}`, phase: "repository" });
}
