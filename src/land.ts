import { readInstructions } from "./agent/repository.ts";
import { carryOut } from "./carry-out.ts";
import { changeEvent } from "./change-event.ts";
import { mirrorCi } from "./ci.ts";
import { UserError } from "./errors.ts";
import type { GitHub } from "./github/github.ts";
import type { Journal, Publishing } from "./journal.ts";
import { type KeptFiles, keepChange } from "./keep.ts";
import type { Outcome, PullRequest } from "./outcome.ts";
import { refuseDecoys, refuseSecrets } from "./policy.ts";
import { proposalTexts } from "./proposal-text.ts";
import {
  actionsBot,
  type PublishOptions,
  type PublishSettings,
  plan,
  propose,
  publish,
  warnOfRest,
} from "./publish.ts";
import { askAfter } from "./question.ts";
import type { Run } from "./run.ts";
import type { Solution } from "./solve.ts";
import type { Changes, Person } from "./workspace/workspace.ts";

export type LandOptions = Pick<
  PublishOptions,
  "github" | "task" | "settings" | "runUrl" | "redactor" | "author"
> & {
  /** Told what is about to be published. */
  readonly journal?: Pick<Journal, "write">;
  readonly base: string | undefined;
  /** Nothing is written to GitHub: what would be is told. */
  readonly dryRun?: boolean;
  /** Milliseconds since the epoch; the repository's CI is waited for until then. */
  readonly deadline?: number;
  /** The repository whose issue it is. */
  readonly home?: GitHub;
  /** Keeps the change as files, before it is published. */
  readonly keep?: (solution: Solution) => Promise<void>;
};

/** What came of the agent's work: it is published, or there is nothing to publish; a question is asked on the issue. */
export async function land(run: Run, solution: Solution, options: LandOptions): Promise<Outcome> {
  refuseThief(solution);
  const { home, ...others } = options;
  const asking = { ...others, ...(home !== undefined && options.dryRun !== true && { home }) };
  return await askAfter(run, landChange(run, solution, options), { ...asking, ...solution.result });
}

async function landChange(run: Run, solution: Solution, options: LandOptions): Promise<Outcome> {
  const { github } = options;
  const { workspace, changes, result } = solution;
  if (changes === undefined) return landNothing(solution);
  if (changes.files.length === 0) return landHeld(run, solution, changes, options);

  const { keep, ...asked } = options;
  const [{ shown, unshown }, base] = await Promise.all([
    readInstructions(workspace),
    options.base ?? defaultBase(github, workspace.base.branch),
  ]);
  const settings = withoutOwnCi(run, changes, options.settings);
  const publishing: PublishOptions = {
    ...{ ...asked, settings },
    ...told(solution, changes),
    ...(keep !== undefined && { keep: (published: Changes) => keep({ ...solution, changes: published }) }),
    base,
    usage: result.usage,
    shown: {
      ...{ instructions: shown, unshown, hidden: workspace.hidden.paths },
      ...(solution.receipt !== undefined && { receipt: solution.receipt }),
    },
  };
  if (options.dryRun === true) return await landNowhere(run, solution, publishing);
  const { ciWorkflow } = settings;
  const { stopped, proposal } = result;
  const decided = {
    ...(stopped !== undefined && { stopped: why(stopped) }),
    ...(proposal !== undefined && { proposal }),
    ...(ciWorkflow !== undefined && { ciWorkflow }),
  };
  const pullRequest = await publish(run, {
    ...publishing,
    save: (publication) => options.journal?.write({ step: "publishing", publication, ...decided }),
  });
  return await landed(run, pullRequest, decided, options);
}

/** Goes on with what another process was about to publish, however far that came. */
export async function finishPublishing(
  run: Run,
  { publication, ...decided }: Publishing,
  options: LandOptions,
): Promise<Outcome> {
  const publishing = carryOut(run, options.github, publication).then((pullRequest) =>
    landed(run, pullRequest, decided, options),
  );
  return await askAfter(run, publishing, { ...options, ...decided });
}

/** What comes after a pull request is there. */
async function landed(
  run: Run,
  pullRequest: PullRequest,
  { ciWorkflow: workflow, stopped }: Pick<Publishing, "ciWorkflow" | "stopped">,
  { github, deadline = Date.now() }: LandOptions,
): Promise<Outcome> {
  if (workflow !== undefined) {
    const { branch, headSha } = pullRequest;
    await mirrorCi(run, github, { workflow, branch, sha: headSha, until: deadline });
  }
  if (stopped === undefined) return { type: "pull-request", pullRequest };
  return { type: "unfinished", ...stopped, pullRequest };
}

/** Workflows started on the branch get the repository's secrets: those that the agent itself changed don't. */
function withoutOwnCi(run: Run, { files }: Changes, settings: PublishSettings): PublishSettings {
  const { ciWorkflow, ...others } = settings;
  if (ciWorkflow === undefined || !files.some(({ path }) => path.startsWith(".github/"))) return settings;
  const message = `${ciWorkflow} is not started, because the change touches .github: look at it first, then start it by hand.`;
  run.emit({ type: "warning", message });
  return others;
}

/** A dry run: all that would be published is told, and GitHub hears nothing of it. */
async function landNowhere(
  run: Run,
  { result: { stopped } }: Solution,
  publishing: PublishOptions,
): Promise<Outcome> {
  const { branch, base, title, body, draft, sha, earlier, triage } = await plan(run, publishing);
  run.emit({
    ...{ type: "proposed_pull_request", operation: earlier === undefined ? "created" : "updated" },
    ...{ branch, base, title, draft, labels: [...triage.labels], body },
  });
  if (stopped === undefined) return { type: "proposed", branch, headSha: sha, dryRun: true };
  const { code, reason } = why(stopped);
  return { type: "unfinished", code, reason: `${reason} It was a dry run, so nothing was pushed.` };
}

/** The same on one's own machine: the change becomes a local branch. */
export async function landLocally(
  run: Run,
  solution: Solution,
  options: Pick<PublishOptions, "task" | "redactor" | "author" | "branch">,
): Promise<Outcome> {
  refuseThief(solution);
  return await askAfter(run, landChangeLocally(run, solution, options), { ...options, ...solution.result });
}

async function landChangeLocally(
  run: Run,
  solution: Solution,
  options: Pick<PublishOptions, "task" | "redactor" | "author" | "branch">,
): Promise<Outcome> {
  const { changes, result } = solution;
  if (changes === undefined) return landNothing(solution);
  if (changes.files.length === 0) return landHeld(run, solution, changes, options);

  const proposed = await propose(run, { ...options, ...told(solution, changes) });
  if (result.stopped === undefined) return { type: "proposed", ...proposed };
  return { type: "unfinished", ...why(result.stopped), branch: proposed.branch };
}

/** Throws UserError("exfiltration") when a command tried to carry a decoy out in the name of a host. */
export function refuseThief({ decoysAsked }: Pick<Solution, "decoysAsked">): void {
  if (decoysAsked.length === 0) return;
  throw new UserError(
    "exfiltration",
    `A command asked the network for a name that held a decoy credential (${decoysAsked.join(", ")}), so the run was stopped and nothing published.`,
  );
}

function landNothing({ canaries, result: { stopped, proposal } }: Solution): Outcome {
  refuseDecoysIn(proposal, canaries);
  if (stopped !== undefined) return { type: "failed", ...why(stopped) };
  return { type: "no-changes", reason: proposal?.description ?? "" };
}

/** What is handed in is told on the issue, by how the run ended or as a question. */
function refuseDecoysIn(
  proposal: Solution["result"]["proposal"],
  canaries: Pick<Solution["canaries"], "findIn">,
): void {
  const texts = Object.entries(proposal === undefined ? {} : proposalTexts(proposal));
  refuseDecoys(
    canaries,
    texts.map(([name, text]) => ({ path: `the ${name}`, text })),
  );
}

/** All of the change is for people to apply. */
function landHeld(
  run: Run,
  { canaries, result: { stopped, proposal } }: Solution,
  changes: Changes,
  { redactor }: Pick<PublishOptions, "redactor">,
): Outcome {
  refuseSecrets({ redactor, canaries }, changes, {});
  refuseDecoysIn(proposal, canaries);
  warnOfRest(run, changes);
  if (stopped !== undefined) return { type: "failed", ...why(stopped) };
  const count = changes.held?.files.length ?? 0;
  return {
    type: "failed",
    code: "protected-paths",
    reason: `Only protected files were changed (${count}), so nothing was published.`,
  };
}

/** Keeps the change as files in a directory, whatever becomes of publishing it, and tells it. */
export async function keepSolution(options: {
  readonly emit: Run["emit"];
  readonly directory: string;
  readonly solution: Solution;
  readonly changes: Changes;
  readonly task: PublishOptions["task"];
  readonly redactor: PublishOptions["redactor"];
  readonly author?: Person;
}): Promise<KeptFiles> {
  const { emit, directory, solution, changes, task, redactor, author = actionsBot } = options;
  const { workspace, canaries } = solution;
  if (changes.files.length > 0) emit(changeEvent(changes, { redactor, canaries }));
  const about = { ...told(solution, changes), task };
  return await keepChange({ directory, workspace, changes, told: about, redactor, author });
}

function told(solution: Solution, changes: Changes) {
  const {
    workspace,
    canaries,
    network,
    exposed,
    verification,
    handedOver,
    result: { proposal, stopped },
  } = solution;
  const unfinished =
    stopped?.reason ?? (proposal?.question && "The agent has a question before it can go on.");
  return {
    workspace,
    canaries,
    changes,
    ...(network !== undefined && { network }),
    ...(exposed !== undefined && { exposed }),
    ...(handedOver !== undefined && { handedOver }),
    ...(verification !== undefined && { verification }),
    ...(proposal !== undefined && { proposal }),
    ...(unfinished !== undefined && { unfinished }),
  };
}

function why({ code, reason }: NonNullable<Solution["result"]["stopped"]>) {
  return { code, reason };
}

/** The branch that is checked out, where the repository on GitHub has it too; else its default branch. */
async function defaultBase(github: GitHub, checkedOut: string | undefined): Promise<string> {
  if (checkedOut !== undefined && (await github.branchExists(checkedOut))) return checkedOut;
  return await github.defaultBranch();
}
