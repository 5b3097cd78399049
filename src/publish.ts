import type { Usage } from "./agent/budget.ts";
import { type BranchOptions, chooseBranch } from "./branch-name.ts";
import { carryOut, type Publication } from "./carry-out.ts";
import { findEarlier } from "./earlier.ts";
import { UserError } from "./errors.ts";
import type { Account, GitHub } from "./github/github.ts";
import { heldWarning } from "./held-text.ts";
import { markedIssue } from "./marker.ts";
import type { PullRequest } from "./outcome.ts";
import { type Policy, refuseExcess, refuseSecrets } from "./policy.ts";
import { commitMessage, pullRequestBody, type Told, titleOf } from "./pull-request-text.ts";
import { ciSection } from "./receipt-text.ts";
import type { Run } from "./run.ts";
import type { TriageOptions } from "./triage.ts";
import { isUnproven } from "./verify/verification.ts";
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
  const publication = await plan(run, options);
  options.save?.(publication);
  return await carryOut(run, options.github, publication);
}

/** Decides what would be published and makes its commit here; nothing changes on GitHub. Rejects with UserError. */
export async function plan(run: Run, options: PublishOptions): Promise<Publication> {
  const { github, workspace, changes, base, settings } = options;
  run.signal.throwIfAborted();
  refuseExcess(changes);
  const us = await github.viewer();
  const issue = markedIssue(options.task);
  const earlier = await findEarlier(github, { us, issue, base });
  const told = { ...options, ...(settings.title !== undefined && { titlePattern: settings.title }) };
  const title = titleOf(told);
  const body = pullRequestBody(told, {
    ...options,
    repository: `${github.repository.owner}/${github.repository.name}`,
    ...(earlier.type === "changed" && { leftAlone: earlier.pullRequest.number }),
  });
  const message = commitMessage(told, await findAsker(options));
  refuseSecrets(options, changes, { title, description: body, "commit message": message });
  warnOfRest(run, changes);
  if (earlier.type === "changed") {
    const message = `Somebody has pushed to our earlier pull request #${earlier.pullRequest.number} since, so it is left as it is and another one is opened.`;
    run.emit({ type: "warning", message });
  }
  if (earlier.type === "unknown") {
    const message = `Whether there is an earlier pull request of ours can't be told, so another one is opened. ${earlier.reason}`;
    run.emit({ type: "warning", message });
  }

  const own = earlier.type === "ours" ? earlier.pullRequest : undefined;
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
  const isUnsure = options.unfinished !== undefined || isUnproven(options.verification);
  const asker = options.task.requestedBy;
  return {
    ...{ gitDir: workspace.gitDir, sha, branch, base, title, body, signed: settings.signCommits },
    expect: own?.headSha ?? "absent",
    ...(own !== undefined && {
      earlier: { number: own.number, nodeId: own.nodeId, url: own.url, draft: own.draft },
    }),
    ci: ciSection(aboutCi(github, us, settings)),
    ...(issue !== undefined && { issue }),
    draft: settings.draft === "always" || (settings.draft === "auto" && isUnsure),
    triage: {
      ...{ labels, reviewers, assignees },
      ...(milestone !== undefined && { milestone }),
      ...(us !== undefined && { author: us.login }),
      ...(asker !== undefined && { asker }),
    },
  };
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
