import { connection, type PageArguments } from "./graphql-connection.ts";
import {
  actorNode,
  commitNode,
  issueNode,
  pullState,
  refNode,
  rollupNode,
  type View,
} from "./graphql-nodes.ts";
import type { PullRequest, Review } from "./model.ts";
import type { FakeRepository } from "./repository.ts";
import { filesJson } from "./rest-git.ts";
import { association } from "./rest-json.ts";

export function pullNode(view: View, repository: FakeRepository, pullRequest: PullRequest) {
  const { pull } = pullRequest;
  const head = view.world.repositories.find(pull.headRepository);
  const [headOwner = ""] = pull.headRepository.split("/");
  const range = `${pull.baseSha}...${pull.headSha}`;
  const files = () => filesJson(repository, range);
  const sum = async (name: "additions" | "deletions") =>
    (await files()).reduce((total, file) => total + file[name], 0);
  const shas = async () => {
    const text = await repository.read("rev-list", "--reverse", pull.headSha, "--not", pull.baseSha);
    return text.split("\n").filter((sha) => sha !== "");
  };
  return {
    ...issueNode(view, repository, pullRequest),
    state: pullState(pullRequest),
    isDraft: pull.draft,
    baseRefName: pull.base,
    baseRefOid: pull.baseSha,
    baseRef: () => branchNode(view, repository, pull.base),
    headRefName: pull.head,
    headRefOid: pull.headSha,
    headRef: () => (head === undefined ? null : branchNode(view, head, pull.head)),
    headRepository: () => (head === undefined ? null : view.repository(head)),
    headRepositoryOwner: actorNode(view, headOwner),
    isCrossRepository: pull.headRepository !== repository.fullName,
    maintainerCanModify: pull.maintainerCanModify,
    merged: pull.mergedAt !== null,
    mergedAt: pull.mergedAt,
    mergedBy: pull.mergedBy === null ? null : actorNode(view, pull.mergedBy),
    mergeCommit: () => (pull.mergeSha === null ? null : commitNode(repository, pull.mergeSha)),
    potentialMergeCommit: null,
    mergeable: async () => {
      const base = await repository.branchSha(pull.base);
      if (base === undefined) return "UNKNOWN";
      const merged = await repository.run("merge-tree", "--write-tree", base, pull.headSha);
      return merged.exitCode === 0 ? "MERGEABLE" : "CONFLICTING";
    },
    mergeStateStatus: pull.draft ? "DRAFT" : "CLEAN",
    additions: () => sum("additions"),
    deletions: () => sum("deletions"),
    changedFiles: async () => (await files()).length,
    files: async (page: PageArguments) =>
      connection(
        "files",
        (await files()).map(({ filename: path, additions, deletions }) => ({ path, additions, deletions })),
        page,
      ),
    commits: async (page: PageArguments) =>
      connection("commits", await shas(), page, (sha) => ({
        id: `PRC_${pullRequest.id}_${sha}`,
        commit: () => commitNode(repository, sha),
      })),
    reviews: (page: PageArguments) =>
      connection(
        "reviews",
        pull.reviews.map((review) => reviewNode(view, repository, review)),
        page,
      ),
    latestReviews: (page: PageArguments) => {
      const latest = new Map(pull.reviews.map((review) => [review.author, review]));
      const nodes = [...latest.values()].map((review) => reviewNode(view, repository, review));
      return connection("latestReviews", nodes, page);
    },
    reviewDecision: null,
    reviewRequests: (page: PageArguments) =>
      connection(
        "reviewRequests",
        pull.requestedReviewers.map((login) => ({
          id: `RR_${pullRequest.id}_${login}`,
          requestedReviewer: actorNode(view, login),
        })),
        page,
      ),
    statusCheckRollup: () => rollupNode(repository, pull.headSha),
  };
}

async function branchNode(view: View, repository: FakeRepository, branch: string) {
  const sha = await repository.branchSha(branch);
  return sha === undefined ? null : refNode(view, repository, branch, sha);
}

export function reviewNode(view: View, repository: FakeRepository, review: Review) {
  return {
    __typename: "PullRequestReview",
    id: `PRR_${review.id}`,
    author: actorNode(view, review.author),
    authorAssociation: association(repository, review.author),
    body: review.body,
    state: review.state,
    createdAt: review.submittedAt,
    submittedAt: review.submittedAt,
    includesCreatedEdit: false,
    reactionGroups: [],
    url: repository.url,
    commit: () => commitNode(repository, review.commitSha),
  };
}
