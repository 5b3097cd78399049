import { actorOf, Refusal, requireAccess, type Viewer } from "./access.ts";
import { writeCommit } from "./git-objects.ts";
import { atLeast, type Issue, maxBodyLength, type PullRequest, type Review, timestamp } from "./model.ts";
import type { FakeRepository } from "./repository.ts";
import type { World } from "./world.ts";

export interface NewPullRequest {
  readonly title: string;
  readonly body: string;
  readonly base: string;
  /** `branch` or `owner:branch`. */
  readonly head: string;
  readonly draft: boolean;
  readonly maintainerCanModify: boolean;
}

/** What GitHub finds wrong with an input, with REST's `errors` beside the message that GraphQL gives. */
function invalid(message: string, error: Readonly<Record<string, string>> = {}): Refusal {
  const errors = [{ resource: "PullRequest", code: "custom", message, ...error }];
  return new Refusal(422, message, { errors });
}

/** Opens a pull request as any door of GitHub does, or throws GitHub's refusal. */
export async function createPullRequest(
  world: World,
  viewer: Viewer,
  repository: FakeRepository,
  wanted: NewPullRequest,
): Promise<PullRequest> {
  requireAccess(viewer, repository, { permission: "pull_requests", level: "write" });
  refuseArchived(repository);
  if (isActions(viewer) && !repository.actionsMayCreatePullRequests) {
    throw new Refusal(403, "GitHub Actions is not permitted to create or approve pull requests.");
  }
  const [branch = "", headOwner = repository.owner] = wanted.head.split(":", 2).reverse();
  const headRepository = world.repositories
    .all()
    .find(
      (candidate) =>
        candidate.owner.toLowerCase() === headOwner.toLowerCase() &&
        (candidate === repository || candidate.parent === repository.fullName),
    );
  if (
    viewer.type === "user" &&
    headRepository !== undefined &&
    !atLeast(headRepository.roleOf(viewer.login).role, "write")
  ) {
    throw invalid("must be a collaborator", { field: "user" });
  }
  const headSha = await headRepository?.branchSha(branch);
  const baseSha = await repository.branchSha(wanted.base);
  if (wanted.title.trim() === "")
    throw invalid("title can't be blank", { code: "missing_field", field: "title" });
  if (wanted.body.length > maxBodyLength)
    throw invalid(`body is too long (maximum is ${maxBodyLength} characters)`);
  if (baseSha === undefined) throw invalid("Base ref must be a branch", { code: "invalid", field: "base" });
  if (headRepository === undefined || headSha === undefined) {
    const parts = ["Head sha can't be blank", `No commits between ${wanted.base} and ${branch}`];
    throw invalid([...parts, "Head ref must be a branch"].join(", "), { code: "invalid", field: "head" });
  }
  const open = repository.pullRequests.some(
    ({ state, pull }) =>
      state === "open" &&
      pull.base === wanted.base &&
      pull.head === branch &&
      pull.headRepository === headRepository.fullName,
  );
  if (open) throw invalid(`A pull request already exists for ${headRepository.owner}:${branch}.`);
  await bringHead(repository, headRepository, headSha);
  const ahead = await repository.read("rev-list", "--count", headSha, "--not", baseSha);
  if (ahead === "0") throw invalid(`No commits between ${wanted.base} and ${branch}`);

  const pullRequest = repository.newIssue(wanted.title, wanted.body, actorOf(viewer), {
    draft: wanted.draft,
    base: wanted.base,
    baseSha,
    head: branch,
    headRepository: headRepository.fullName,
    headSha,
    maintainerCanModify: wanted.maintainerCanModify,
    requestedReviewers: [],
    reviews: [],
    mergedAt: null,
    mergedBy: null,
    mergeSha: null,
  }) as PullRequest;
  await repository.read("update-ref", `refs/pull/${pullRequest.number}/head`, headSha);
  return pullRequest;
}

/** Moves the heads of open pull requests to their branches; one whose branch is gone is closed. */
export async function syncPullRequests(world: World, headRepository: FakeRepository): Promise<void> {
  for (const repository of world.repositories.all()) {
    for (const pullRequest of repository.pullRequests) {
      const { pull, state, number } = pullRequest;
      if (state !== "open" || pull.headRepository !== headRepository.fullName) continue;
      const sha = await headRepository.branchSha(pull.head);
      if (sha === pull.headSha) continue;
      if (sha === undefined) {
        close(pullRequest);
        continue;
      }
      await bringHead(repository, headRepository, sha);
      await repository.read("update-ref", `refs/pull/${number}/head`, sha);
      pull.headSha = sha;
      pullRequest.updatedAt = timestamp();
    }
  }
}

/** Asks collaborators for a review; an author can't review their own pull request. */
export function requestReviewers(
  repository: FakeRepository,
  pullRequest: PullRequest,
  logins: readonly string[],
): void {
  if (logins.includes(pullRequest.author)) {
    throw new Refusal(422, "Review cannot be requested from pull request author.");
  }
  const known = new Set(repository.collaborators());
  if (!logins.every((login) => known.has(login))) {
    throw new Refusal(
      422,
      "Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the " +
        `${repository.fullName} repository.`,
    );
  }
  const { pull } = pullRequest;
  pull.requestedReviewers = [...new Set([...pull.requestedReviewers, ...logins])];
}

/** Merges with a merge commit; a conflict is GitHub's 405. */
export async function mergePullRequest(
  repository: FakeRepository,
  pullRequest: PullRequest,
  viewer: Viewer,
): Promise<string> {
  const { pull, number, title } = pullRequest;
  if (pullRequest.state !== "open" || pull.draft) throw new Refusal(405, "Pull Request is not mergeable");
  const onto = await repository.branchSha(pull.base);
  if (onto === undefined) throw new Refusal(405, "Base branch does not exist");
  const tree = await repository.run("merge-tree", "--write-tree", onto, pull.headSha);
  if (tree.exitCode !== 0) throw new Refusal(405, "Pull Request is not mergeable");
  const message = `Merge pull request #${number} from ${pull.headRepository.split("/")[0]}/${pull.head}\n\n${title}`;
  const { stdout } = tree;
  const sha = await writeCommit(repository, viewer, {
    tree: stdout.toString("utf8").trim(),
    parents: [onto, pull.headSha],
    message,
  });
  await repository.read("update-ref", `refs/heads/${pull.base}`, sha, onto);
  close(pullRequest);
  pull.mergedAt = pullRequest.closedAt;
  pull.mergedBy = actorOf(viewer);
  pull.mergeSha = sha;
  return sha;
}

/** Reviews a pull request; nobody approves their own, and Actions only when the repository allows it. */
export function addReview(
  world: World,
  viewer: Viewer,
  repository: FakeRepository,
  pullRequest: PullRequest,
  wanted: { readonly event: string; readonly body: string },
): Review {
  const author = actorOf(viewer);
  const state = reviewStates[wanted.event];
  if (state === undefined) throw new Refusal(422, `Unknown review event ${wanted.event}`);
  if (state === "APPROVED" && isActions(viewer) && !repository.actionsMayCreatePullRequests) {
    throw new Refusal(422, "GitHub Actions is not permitted to approve pull requests.");
  }
  if (author === pullRequest.author && state !== "COMMENTED") {
    const what = state === "APPROVED" ? "approve" : "request changes on";
    throw new Refusal(422, `Can not ${what} your own pull request`);
  }
  const { pull } = pullRequest;
  const id = world.nextId();
  const review = { id, author, body: wanted.body, state, commitSha: pull.headSha, submittedAt: timestamp() };
  pull.reviews.push(review);
  pull.requestedReviewers = pull.requestedReviewers.filter((login) => login !== author);
  return review;
}

const reviewStates: Readonly<Record<string, Review["state"]>> = {
  APPROVE: "APPROVED",
  COMMENT: "COMMENTED",
  REQUEST_CHANGES: "CHANGES_REQUESTED",
};

function isActions(viewer: Viewer): boolean {
  return viewer.type === "app" && viewer.slug === "github-actions";
}

export function close(issue: Issue, reason: Issue["stateReason"] = "completed"): void {
  issue.state = "closed";
  issue.stateReason = issue.pull === undefined ? reason : null;
  issue.closedAt = timestamp();
  issue.updatedAt = issue.closedAt;
}

export function reopen(issue: Issue): void {
  issue.state = "open";
  issue.stateReason = issue.pull === undefined ? "reopened" : null;
  issue.closedAt = null;
  issue.updatedAt = timestamp();
}

export function refuseArchived(repository: FakeRepository): void {
  if (repository.archived) throw new Refusal(403, "Repository was archived so is read-only.");
}

/** A fork's commits come over to the repository that the pull request is in. */
async function bringHead(repository: FakeRepository, from: FakeRepository, sha: string): Promise<void> {
  if (from === repository) return;
  await repository.read("fetch", "--quiet", "--no-tags", from.gitDir, sha);
}
