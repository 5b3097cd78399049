import { openModel } from "../agent/model.ts";
import { writersEvents } from "../authorize.ts";
import type { Config } from "../config.ts";
import { UserError } from "../errors.ts";
import { type DoctorCheck, doctorChecks } from "../events/codes.ts";
import type { GitHub } from "../github/github.ts";
import type { Outcome } from "../outcome.ts";
import type { Run } from "../run.ts";
import type { SolveOptions } from "../solve.ts";
import { openWorkspace, type Workspace } from "../workspace/workspace.ts";
import { checkBase, checkBranchRules, checkCiWorkflow } from "./branches.ts";
import { checkCommit, checkCredentials, checkoutMissing } from "./checkout.ts";
import { checkEvent, type EventOptions } from "./event.ts";
import { type Finding, settle, tell, wrongBy } from "./finding.ts";
import { checkDisk, checkPrograms, checkSandbox, checkTime, freeBytes } from "./machine.ts";
import { checkCredit, checkModel, checkPrices } from "./model.ts";
import { checkTelemetry, type TelemetryEndpoint } from "./telemetry.ts";
import {
  checkIssues,
  checkLabel,
  checkPullRequest,
  checkPush,
  checkRepository,
  checkWorkflowFiles,
  readTokenFacts,
} from "./token.ts";
import { checkAssignees, checkMilestone, checkReviewers } from "./triage.ts";

export interface DoctorOptions {
  readonly config: Config;
  readonly solve: Omit<SolveOptions, "clear">;
  /** Absolute paths of the programs that are trusted, by name. */
  readonly programs: Readonly<Record<string, string>>;
  /** The job that it looks at; undefined on one's own machine. */
  readonly job?: JobFacts;
  /** Who would be told of a run. */
  readonly endpoints: readonly TelemetryEndpoint[];
  /** Opens the repository that a change would go to; undefined where it would go to none. */
  readonly openGitHub?: (base: Workspace["base"]) => Promise<GitHub>;
}

export interface JobFacts extends EventOptions {
  /** It has to be cloned to the workspace's directory. */
  readonly cloneFirst: boolean;
  /** Whether it is one of GitHub's own runners, with their limits. */
  readonly hosted: boolean;
  /** Why the event may have no run without a sandbox, as a sentence. */
  readonly refusedWithout?: string;
}

/** Longer than GitHub and the model's API take, and shorter than a person waits. */
const answerTimeoutMs = 20_000;
const modelTimeoutMs = 10_000;
/** Where bubblewrap has to be installed first. */
const sandboxTimeoutMs = 300_000;

/**
 * Looks at everything that decides whether a run can succeed, side by side, and tells it line by line. Nothing is
 * written to GitHub, and nothing paid.
 */
export async function examine(
  run: Run,
  read: () => Promise<DoctorOptions>,
  /** Says a finding in the words of whoever asks. */
  inWords = (finding: Finding) => finding,
): Promise<Outcome> {
  const message = "Looking at what a run needs; nothing is written, and nothing paid...";
  run.emit({ type: "status", message, phase: "doctor" });
  const told: Finding[] = [];
  const say = (finding: Finding) => {
    tell(run, inWords(finding));
    told.push(finding);
  };
  let options: DoctorOptions;
  try {
    options = await read();
  } catch (error) {
    const isMissing = error instanceof UserError && error.code === "program-missing";
    const change = isMissing
      ? "- run: sudo apt-get update && sudo apt-get install -y git gh # in a step before this one"
      : "Correct under `with:` what this line names; the rest is looked at once it can be read.";
    say(wrongBy(isMissing ? "programs" : "inputs", error, change));
    return conclude(told);
  }
  const { job } = options;
  const event = job && (await settle("event", checkEvent(job), answerTimeoutMs));
  if (event?.type === "wrong" && event.stops === "not-authorized") {
    say(event);
    return { type: "refused", code: "not-authorized", reason: event.found };
  }
  say({ type: "ok", check: "inputs", found: "Every input can be read." });
  if (event !== undefined) {
    say(event);
    if (event.type !== "ok" && !isWritersOwn(job)) return conclude(told);
  }
  for (const looking of await lookAtAll(run, options)) say(await looking);
  return conclude(told);
}

/** Where GitHub itself has seen to it that a writer stands behind the event. */
function isWritersOwn(job: JobFacts | undefined): boolean {
  return job !== undefined && writersEvents.includes(job.trigger.event);
}

function conclude(told: readonly Finding[]): Outcome {
  const wrong = told.filter(({ type }) => type === "wrong");
  const unknown = told.filter(({ type }) => type === "unknown").length;
  if (wrong.length === 0) return { type: "checked", checks: told.length, unknown };
  const names = wrong.map(({ check }) => doctorChecks[check]).join(", ");
  const verb = wrong.length === 1 ? "is" : "are";
  return {
    ...{ type: "failed", code: "doctor" },
    reason: `${wrong.length} of ${told.length} checks ${verb} wrong: ${names}.`,
  };
}

/** Everything else, begun side by side, in the order in which it is told. */
async function lookAtAll(run: Run, options: DoctorOptions): Promise<readonly Promise<Finding>[]> {
  const { config, solve, programs, job, endpoints } = options;
  const begin = (check: DoctorCheck, looking: Promise<Finding>, timeoutMs = answerTimeoutMs) => {
    const settled = settle(check, looking, timeoutMs);
    // It is awaited in its turn, and may have failed by then.
    settled.catch(() => undefined);
    return { check, settled };
  };
  const client = openModel({ ...solve.model, signal: run.signal });
  client.catch(() => undefined);
  const question = { ...solve.model, client, timeoutMs: modelTimeoutMs, signal: run.signal };
  const machine = [
    begin("model", checkModel(question, "model")),
    ...(config.fallbackModel === undefined
      ? []
      : [begin("fallback-model", checkModel(question, "fallback-model"))]),
    begin("prices", Promise.resolve(checkPrices(solve.prices, config, config.maxCostUsd))),
    begin("credit", Promise.resolve(checkCredit(config.provider))),
    ...(endpoints.length === 0 ? [] : [begin("telemetry", checkTelemetry(endpoints, run.signal))]),
    begin("programs", checkPrograms(programs, solve.provisioning)),
    begin("disk", freeBytes(run.tempDir).then(checkDisk)),
  ];

  const opened = await openPlaces(run, options);
  const { workspace, github } = opened;
  const local: typeof machine = [];
  if (workspace !== undefined) {
    const trial = {
      ...solve,
      ...(job?.refusedWithout !== undefined && { refusedWithout: job.refusedWithout }),
    };
    local.push(begin("sandbox", checkSandbox(run, workspace, trial), sandboxTimeoutMs));
    if (job !== undefined) local.push(begin("credentials", Promise.resolve(checkCredentials(workspace))));
  }
  if (github === undefined) return inOrder([...opened.wrong, ...machine, ...local]);

  const facts = readTokenFacts(github);
  facts.catch(() => undefined);
  const { assignees, reviewers, milestone, ciWorkflow } = config;
  return inOrder([
    ...opened.wrong,
    ...machine,
    ...local,
    begin("repository", checkRepository(github, facts)),
    begin("base", checkBase(github, config.base)),
    ...(workspace ? [begin("checkout", checkCommit(github, workspace.base))] : []),
    ...(workspace ? [begin("push", checkPush(github))] : []),
    begin("pull-request", checkPullRequest(github, facts)),
    begin("workflow-files", checkWorkflowFiles(config.protectedPaths, facts)),
    begin("branch-rules", checkBranchRules(github, { ...config, branch: config.branch })),
    ...(ciWorkflow === undefined ? [] : [begin("ci-workflow", checkCiWorkflow(github, ciWorkflow))]),
    ...(milestone === undefined ? [] : [begin("milestone", checkMilestone(github, milestone))]),
    ...(assignees.length === 0 ? [] : [begin("assignees", checkAssignees(github, assignees))]),
    ...(reviewers === "asker" || reviewers.length === 0
      ? []
      : [begin("reviewers", checkReviewers(github, reviewers))]),
    ...(job === undefined
      ? []
      : [
          begin("issues", checkIssues(job.home, job.home === github ? facts : readTokenFacts(job.home))),
          begin("label", checkLabel(job.home, config.label)),
          begin("time", checkTime(config.timeoutMs, { hosted: job.hosted, facts })),
        ]),
  ]);
}

type Begun = { readonly check: DoctorCheck; readonly settled: Promise<Finding> };

function inOrder(begun: readonly Begun[]): Promise<Finding>[] {
  const order = Object.keys(doctorChecks);
  return begun
    .toSorted((one, other) => order.indexOf(one.check) - order.indexOf(other.check))
    .map(({ settled }) => settled);
}

interface Places {
  readonly workspace?: Workspace;
  readonly github?: GitHub;
  /** Why one of them is missing. */
  readonly wrong: readonly Begun[];
}

/** The checkout, and the repository that a change would go to. */
async function openPlaces(run: Run, { job, solve, openGitHub }: DoctorOptions): Promise<Places> {
  const wrong: Begun[] = [];
  const note = (finding: Finding) =>
    void wrong.push({ check: finding.check, settled: Promise.resolve(finding) });
  let workspace: Workspace | undefined;
  let github = job?.github;
  try {
    if (job?.cloneFirst === true) await job.github.clone(solve.workspace.directory);
    workspace = await openWorkspace(solve.workspace);
  } catch (error) {
    run.signal.throwIfAborted();
    note(checkoutMissing(error));
  }
  if (workspace !== undefined && openGitHub !== undefined) {
    try {
      github = await openGitHub(workspace.base);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      note(
        wrongBy(
          "repository",
          error,
          "Set GITHUB_TOKEN, and start it in a checkout whose origin is on GitHub.",
        ),
      );
    }
  }
  return { ...(workspace && { workspace }), ...(github && { github }), wrong };
}
