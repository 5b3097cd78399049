import type { Usage } from "./agent/budget.ts";
import { type BranchOptions, chooseBranch } from "./branch-name.ts";
import { carryOut, type Publication } from "./carry-out.ts";
import { type Change, type Earlier, findEarlier } from "./earlier.ts";
import { UserError } from "./errors.ts";
import type { Account, GitHub } from "./github/github.ts";
import type { PullRequestFile } from "./github/pulls.ts";
import { heldWarning } from "./held-text.ts";
import { markedIssue, readMarker } from "./marker.ts";
import type { PullRequest } from "./outcome.ts";
import { type Policy, refuseExcess, refuseSecrets } from "./policy.ts";
import { commitMessage, pullRequestBody, type Told, titleOf } from "./pull-request-text.ts";
import { ciSection } from "./receipt-text.ts";
import { findRival, giveWay } from "./rival.ts";
import type { Run } from "./run.ts";
import type { TriageOptions } from "./triage.ts";
import { isFailing, isUnproven } from "./verify/verification.ts";
import type { Changes, Person, Workspace } from "./workspace/workspace.ts";

/** When the pull request is a draft; `auto`: when the work is unfinished, or its checks say that it is not right. */
export type DraftPolicy = "auto" | "always" | "never";

/** How the maintainers of a repository want its pull requests. */
export interface PublishSettings extends TriageOptions {
  readonly draft: DraftPolicy;
  /** Name of the branch, or a pattern of one. */
  readonly branch?: string;
  /** The title, or a pattern of it with `{title}`. */
  readonly title?: string;
  /** GitHub makes and signs the commit. */
  readonly signCommits: boolean;
  /** File of the workflow that is started on the branch. */
  readonly ciWorkflow?: string;
}

export interface ProposeOptions extends Told, Policy {
  readonly workspace: Workspace;
  readonly changes: Changes;
  /** Author and committer of the commit; by default the bot of Actions. */
  readonly author?: Person;
  readonly branch?: string;
}

export interface PublishOptions extends ProposeOptions {
  readonly github: GitHub;
  /** The branch that the pull request goes to. */
  readonly base: string;
  readonly settings: PublishSettings;
  readonly usage: Usage;
  readonly runUrl?: string;
  /** Told when other changes are published than were asked for. */
  readonly keep?: (changes: Changes) => Promise<void>;
  /** Told what is about to be carried out, so that somebody else can finish it: see `carryOut`. */
  readonly save?: (publication: Publication) => void;
}

/** As GitHub knows the bot of Actions. */
export const actionsBot: Person = {
  name: "github-actions[bot]",
  email: "41898282+github-actions[bot]@users.noreply.github.com",
};

/** What GitHub lets no token push that lacks the permission for it. */
const workflowPaths = ["/.github/workflows/**"];

/**
 * One commit, one branch, one pull request: a new one, or our own earlier one for the same issue. Rejects with
 * UserError; nothing of anybody else's is overwritten. Workflow files that the token may not push are held back, and
 * the rest is published.
 */
export async function publish(run: Run, options: PublishOptions): Promise<PullRequest> {
  try {
    return await publishAll(run, options);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== "workflow-scope") throw error;
    const changes = await options.workspace.withhold(options.changes, workflowPaths);
    if (changes.files.length === 0 || changes.tree === options.changes.tree) throw error;
    await options.keep?.(changes);
    return await publishAll(run, { ...options, changes });
  }
}

async function publishAll(run: Run, options: PublishOptions): Promise<PullRequest> {
  const { github } = options;
  const publication = await plan(run, options);
  options.save?.(publication);
  const opened = await carryOut(run, github, publication);
  const rival = await findRival(github, opened, publication.issue);
  if (rival === undefined || !(await giveWay(run, github, opened, rival))) return opened;
  return await publishAll(run, options);
}

/** Decides what would be published and makes its commit here; nothing changes on GitHub. Rejects with UserError. */
export async function plan(run: Run, options: PublishOptions): Promise<Publication> {
  const { github, workspace, changes, base, settings } = options;
  run.signal.throwIfAborted();
  refuseExcess(changes);
  const [us, asker] = await Promise.all([github.viewer(), findAsker(options)]);
  const asked = markedIssue(options.task);
  const earlier = await findOwn(options, { us, issue: asked, base });
  const own = earlier.type === "ours" ? earlier.pullRequest : undefined;
  const ownMarker = own && readMarker(own.body);
  const goesOn = options.task.pullRequest !== undefined;
  const issue = asked ?? (goesOn ? ownMarker?.issue : undefined);
  const told = { ...options, ...(settings.title !== undefined && { titlePattern: settings.title }) };
  const title = own !== undefined && goesOn ? titleAgain(own.title, told) : titleOf(told);
  const body = pullRequestBody(told, {
    ...options,
    repository: `${github.repository.owner}/${github.repository.name}`,
    ...(earlier.type === "changed" && { leftAlone: { ...earlier.pullRequest, how: earlier.how } }),
    ...(issue !== undefined && { issue }),
    ...(goesOn &&
      own !== undefined && {
        since: { sha: workspace.base.sha, files: await filesSoFar(github, own.number) },
      }),
  });
  const message = commitMessage(told, asker);
  refuseSecrets(options, changes, { title, description: body, "commit message": message });
  warnOfRest(run, changes);
  if (earlier.type === "changed") {
    const message = changeSentences[earlier.how](earlier.pullRequest.number);
    run.emit({ type: "warning", message });
  }
  if (earlier.type === "unknown") {
    const message = `Whether there is an earlier pull request of ours can't be told, so another one is opened. ${earlier.reason}`;
    run.emit({ type: "warning", message });
  }

  const branch =
    own?.branch ??
    (await chooseBranch(await branchOptions(run, options, settings.branch), (name) =>
      github.branchExists(name),
    ));
  const sentence = own === undefined ? `Creating branch ${branch}` : `Updating branch ${branch}`;
  run.emit({ type: "status", message: sentence, phase: "branch" });
  run.emit({ type: "status", message: "Committing changes...", phase: "commit" });
  const sha = await workspace.commit({ tree: changes.tree, message, author: options.author ?? actionsBot });
  const { labels, reviewers, assignees, milestone } = settings;
  const isUnsure =
    options.unfinished !== undefined ||
    isUnproven(options.verification) ||
    // What fails here before and after may be what made it a draft.
    (goesOn && ownMarker?.draft === true && isFailing(options.verification));
  const { requestedBy } = options.task;
  return {
    ...{ gitDir: workspace.gitDir, sha, branch, base, title, body, signed: settings.signCommits },
    // On the commit that the work began with, or not at all.
    expect: own === undefined ? "absent" : goesOn ? workspace.base.sha : own.headSha,
    ...(own !== undefined && {
      earlier: {
        ...{ number: own.number, nodeId: own.nodeId, url: own.url, draft: own.draft },
        draftIsOurs: ownMarker?.draft === true,
      },
    }),
    ci: ciSection(aboutCi(github, us, settings)),
    ...(issue !== undefined && { issue }),
    ...draftOf(run, options, isUnsure),
    triage: {
      ...{ labels, reviewers, assignees },
      ...(milestone !== undefined && { milestone }),
      ...(us !== undefined && { author: us.login }),
      ...(requestedBy !== undefined && { asker: requestedBy }),
    },
  };
}

/** The pull request that the work goes on with, as it is by now; else our earlier one for the issue, if any. */
async function findOwn(
  { github, task: { pullRequest } }: PublishOptions,
  asked: Parameters<typeof findEarlier>[1],
): Promise<Earlier> {
  if (pullRequest === undefined) return await findEarlier(github, asked);
  const found = await github.pulls.readOpen(pullRequest.number);
  return found === undefined ? { type: "none" } : { type: "ours", pullRequest: found };
}

const unfinishedMark = "[unfinished] ";

/** A pull request keeps its title, whoever wrote it. */
function titleAgain(title: string, { unfinished }: Told): string {
  const kept = title.startsWith(unfinishedMark) ? title.slice(unfinishedMark.length) : title;
  return unfinished === undefined ? kept : `${unfinishedMark}${kept}`;
}

const changeSentences: Readonly<Record<Change, (number: number) => string>> = {
  pushed: (number) =>
    `Somebody has pushed to our earlier pull request #${number} since, so it is left as it is and another one is opened.`,
  approved: (number) =>
    `Our earlier pull request #${number} is approved, so it is left as it is and another one is opened.`,
  "auto-merge": (number) =>
    `Our earlier pull request #${number} is set to merge by itself, so it is left as it is and another one is opened.`,
};

/** Who asks may want a draft, where the maintainers have drafts at all. */
function draftOf(
  run: Run,
  { settings: { draft }, task }: PublishOptions,
  isUnsure: boolean,
): Pick<Publication, "draft" | "isUnfinished"> {
  if (task.draft === true && draft === "never") {
    const message = "A draft was asked for, but the workflow's `draft: never` counts.";
    run.emit({ type: "warning", message });
  }
  if (draft === "never") return { draft: false };
  if (draft === "always" || task.draft === true) return { draft: true };
  return { draft: isUnsure, isUnfinished: isUnsure };
}

function aboutCi(github: GitHub, us: Account | undefined, { ciWorkflow }: PublishSettings) {
  return {
    ...(us !== undefined && { token: us.login === actionsBot.name ? ("job" as const) : ("other" as const) }),
    ...(ciWorkflow !== undefined && { workflow: ciWorkflow }),
    dotcom: new URL(github.serverUrl).hostname === "github.com",
  };
}

async function branchOptions(
  run: Run,
  options: ProposeOptions,
  branch: string | undefined,
): Promise<BranchOptions> {
  return {
    ...options,
    agentBranch: await options.workspace.agentBranch(),
    runId: run.id,
    ...(branch !== undefined && { branch }),
  };
}

/** The change as a commit on a new branch of the checkout itself; its HEAD, index and files stay as they are. */
export async function propose(
  run: Run,
  options: ProposeOptions,
): Promise<{ readonly branch: string; readonly headSha: string }> {
  const { workspace, changes } = options;
  const message = commitMessage(options, undefined);
  refuseExcess(changes);
  refuseSecrets(options, changes, { "commit message": message });
  warnOfRest(run, changes);
  const branch = await chooseBranch(await branchOptions(run, options, options.branch), (name) =>
    workspace.hasBranch(name),
  );
  run.emit({ type: "status", message: `Creating branch ${branch}`, phase: "branch" });
  run.emit({ type: "status", message: "Committing changes...", phase: "commit" });
  const headSha = await workspace.commit({
    tree: changes.tree,
    message,
    author: options.author ?? actionsBot,
  });
  await workspace.createLocalBranch(branch, headSha);
  return { branch, headSha };
}

const shownOmissions = 20;

/** What of the change is not published, and why. */
export function warnOfRest(run: Run, changes: Changes): void {
  const message = heldWarning(changes);
  if (message !== undefined) run.emit({ type: "warning", message });
  const { omitted } = changes;
  for (const { path, reason } of omitted.slice(0, shownOmissions)) {
    run.emit({ type: "warning", message: `${path} is left out of the change because ${reason}.` });
  }
  const more = omitted.length - shownOmissions;
  if (more > 0) run.emit({ type: "warning", message: `${more} more paths are left out of the change.` });
}

async function findAsker({ task, github }: PublishOptions): Promise<Person | undefined> {
  if (task.requestedBy === undefined || task.requestedBy.endsWith("[bot]")) return undefined;
  return await github.identityOf(task.requestedBy);
}

/** What a pull request changes before this run's work joins it; undefined when GitHub doesn't say. */
async function filesSoFar(
  { pulls }: Pick<GitHub, "pulls">,
  number: number,
): Promise<readonly PullRequestFile[] | undefined> {
  try {
    return await pulls.listFiles(number);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
