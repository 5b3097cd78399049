import { actorOf, type Need, Refusal, requireAccess, type Viewer } from "./access.ts";
import { type CommitOnBranch, commitOnBranch, type UpdateRefs, updateRefs } from "./graphql-commit.ts";
import { cursor } from "./graphql-connection.ts";
import {
  actorNode,
  commentNode,
  commitNode,
  issueNode,
  issueOrPullNode,
  refNode,
  type View,
} from "./graphql-nodes.ts";
import { reviewNode } from "./graphql-pulls.ts";
import { findIssue, findRepository, makeView, unknownNode } from "./graphql-queries.ts";
import {
  editComment,
  type Issue,
  isPullRequest,
  maxBodyLength,
  type PullRequest,
  type Role,
  timestamp,
} from "./model.ts";
import {
  addReview,
  close,
  createPullRequest,
  mergePullRequest,
  refuseArchived,
  reopen,
  requestReviewers,
} from "./pull-requests.ts";
import type { FakeRepository } from "./repository.ts";
import type { World } from "./world.ts";

interface Input {
  readonly clientMutationId?: string;
}
type With<T> = { readonly input: Input & T };

/** The fields of `Mutation`. */
export function mutations(world: World, viewer: Viewer) {
  const view = makeView(world, viewer);
  const pullPayload = (repository: FakeRepository, pullRequest: PullRequest, input: Input) => ({
    clientMutationId: input.clientMutationId,
    actor: actorNode(view, actorOf(viewer)),
    pullRequest: view.pullRequest(repository, pullRequest),
  });
  const issuePayload = (repository: FakeRepository, issue: Issue, input: Input) => ({
    clientMutationId: input.clientMutationId,
    issue: issueNode(view, repository, issue),
  });
  return {
    createPullRequest: async ({ input }: With<CreatePullRequest>) => {
      const repository = findRepository(view, input.repositoryId);
      const pullRequest = await createPullRequest(world, viewer, repository, {
        title: input.title,
        body: input.body ?? "",
        base: input.baseRefName,
        head: input.headRefName,
        draft: input.draft ?? false,
        maintainerCanModify: input.maintainerCanModify ?? true,
      });
      return pullPayload(repository, pullRequest, input);
    },
    updatePullRequest: ({ input }: With<UpdatePullRequest>) => {
      const [repository, pullRequest] = pull(view, input.pullRequestId, "write");
      update(view, repository, pullRequest, input);
      if (input.baseRefName) pullRequest.pull.base = input.baseRefName;
      return pullPayload(repository, pullRequest, input);
    },
    requestReviews: ({ input }: With<RequestReviews>) => {
      const [repository, pullRequest] = pull(view, input.pullRequestId, "write");
      requestReviewers(repository, pullRequest, logins(view, input.userIds ?? []));
      return pullPayload(repository, pullRequest, input);
    },
    markPullRequestReadyForReview: ({ input }: With<{ pullRequestId: string }>) => {
      const [repository, pullRequest] = pull(view, input.pullRequestId, "write");
      pullRequest.pull.draft = false;
      return pullPayload(repository, pullRequest, input);
    },
    convertPullRequestToDraft: ({ input }: With<{ pullRequestId: string }>) => {
      const [repository, pullRequest] = pull(view, input.pullRequestId, "write");
      pullRequest.pull.draft = true;
      return pullPayload(repository, pullRequest, input);
    },
    closePullRequest: ({ input }: With<{ pullRequestId: string }>) => {
      const [repository, pullRequest] = pull(view, input.pullRequestId, "write");
      close(pullRequest);
      return pullPayload(repository, pullRequest, input);
    },
    reopenPullRequest: ({ input }: With<{ pullRequestId: string }>) => {
      const [repository, pullRequest] = pull(view, input.pullRequestId, "write");
      reopen(pullRequest);
      return pullPayload(repository, pullRequest, input);
    },
    mergePullRequest: async ({ input }: With<{ pullRequestId: string }>) => {
      const [repository, pullRequest] = pull(view, input.pullRequestId, "write");
      requireAccess(viewer, repository, { permission: "contents", level: "write", role: "write" });
      await mergePullRequest(repository, pullRequest, viewer);
      return pullPayload(repository, pullRequest, input);
    },
    addPullRequestReview: ({ input }: With<AddReview>) => {
      const [repository, pullRequest] = pull(view, input.pullRequestId, "read");
      const review = addReview(view.world, viewer, repository, pullRequest, {
        event: input.event ?? "COMMENT",
        body: body(input.body ?? ""),
      });
      const pullRequestReview = reviewNode(view, repository, review);
      return { clientMutationId: input.clientMutationId, pullRequestReview };
    },
    createCommitOnBranch: async ({ input }: With<CommitOnBranch>) => {
      const { repository, branch, sha } = await commitOnBranch(view, input);
      return {
        clientMutationId: input.clientMutationId,
        commit: commitNode(repository, sha),
        ref: refNode(view, repository, branch, sha),
      };
    },
    updateRefs: async ({ input }: With<UpdateRefs>) => {
      await updateRefs(view, findRepository(view, input.repositoryId), input.refUpdates);
      return { clientMutationId: input.clientMutationId };
    },
    createIssue: ({ input }: With<CreateIssue>) => {
      const repository = findRepository(view, input.repositoryId);
      requireAccess(viewer, repository, { permission: "issues", level: "write" });
      refuseArchived(repository);
      const issue = repository.newIssue(input.title, body(input.body ?? ""), actorOf(viewer));
      update(view, repository, issue, { labelIds: input.labelIds, assigneeIds: input.assigneeIds });
      return issuePayload(repository, issue, input);
    },
    updateIssue: ({ input }: With<UpdateIssue>) => {
      const [repository, issue] = writable(view, input.id, "triage");
      update(view, repository, issue, input);
      return issuePayload(repository, issue, input);
    },
    closeIssue: ({ input }: With<{ issueId: string; stateReason?: string }>) => {
      const [repository, issue] = writable(view, input.issueId, "triage");
      close(issue, input.stateReason === "NOT_PLANNED" ? "not_planned" : "completed");
      return issuePayload(repository, issue, input);
    },
    reopenIssue: ({ input }: With<{ issueId: string }>) => {
      const [repository, issue] = writable(view, input.issueId, "triage");
      reopen(issue);
      return issuePayload(repository, issue, input);
    },
    addComment: ({ input }: With<{ subjectId: string; body: string }>) => {
      const [repository, issue] = writable(view, input.subjectId, "read");
      const comment = repository.addComment(issue.number, {
        author: actorOf(viewer),
        body: body(input.body),
      });
      const node = commentNode(view, repository, comment);
      const commentEdge = { cursor: cursor(issue.comments.length), node };
      const subject = issueOrPullNode(view, repository, issue);
      return { clientMutationId: input.clientMutationId, commentEdge, subject };
    },
    updateIssueComment: ({ input }: With<{ id: string; body: string }>) => {
      for (const repository of world.repositories.all()) {
        const comment = repository.comments.find(({ id }) => `IC_${id}` === input.id);
        const issue = comment === undefined ? undefined : repository.issue(comment.issue);
        if (comment === undefined || issue === undefined) continue;
        const own = comment.author === actorOf(viewer);
        writable(view, `${isPullRequest(issue) ? "PR" : "I"}_${issue.id}`, own ? "read" : "write");
        editComment(comment, body(input.body));
        const issueComment = commentNode(view, repository, comment);
        return { clientMutationId: input.clientMutationId, issueComment };
      }
      throw unknownNode(input.id);
    },
    addLabelsToLabelable: ({ input }: With<{ labelableId: string; labelIds: readonly string[] }>) => {
      const [repository, issue] = writable(view, input.labelableId, "triage");
      for (const name of labelNames(repository, input.labelIds)) repository.putLabel(issue, name);
      return { ...input, labelable: issueOrPullNode(view, repository, issue) };
    },
    removeLabelsFromLabelable: ({ input }: With<{ labelableId: string; labelIds: readonly string[] }>) => {
      const [repository, issue] = writable(view, input.labelableId, "triage");
      const gone = labelNames(repository, input.labelIds);
      issue.labels = issue.labels.filter((name) => !gone.includes(name));
      return { ...input, labelable: issueOrPullNode(view, repository, issue) };
    },
  };
}

interface AddReview {
  readonly pullRequestId: string;
  readonly event?: "COMMENT" | "APPROVE" | "REQUEST_CHANGES" | "DISMISS";
  readonly body?: string;
}
interface CreatePullRequest {
  readonly repositoryId: string;
  readonly title: string;
  readonly body?: string | null;
  readonly baseRefName: string;
  readonly headRefName: string;
  readonly draft?: boolean | null;
  readonly maintainerCanModify?: boolean | null;
}
interface Edit {
  readonly title?: string | null | undefined;
  readonly body?: string | null | undefined;
  readonly state?: string | null | undefined;
  readonly labelIds?: readonly string[] | null | undefined;
  readonly assigneeIds?: readonly string[] | null | undefined;
}
interface UpdatePullRequest extends Edit {
  readonly pullRequestId: string;
  readonly baseRefName?: string | null;
}
interface UpdateIssue extends Edit {
  readonly id: string;
}
interface CreateIssue extends Edit {
  readonly repositoryId: string;
  readonly title: string;
}
interface RequestReviews {
  readonly pullRequestId: string;
  readonly userIds?: readonly string[] | null;
  readonly teamIds?: readonly string[] | null;
}

function pull(view: View, id: string, role: Role): readonly [FakeRepository, PullRequest] {
  const [repository, issue] = writable(view, id, role);
  if (!isPullRequest(issue)) throw unknownNode(id);
  return [repository, issue];
}

function writable(view: View, id: string, role: Role): readonly [FakeRepository, Issue] {
  const [repository, issue] = findIssue(view, id);
  const author = issue.author === actorOf(view.viewer) && role === "triage";
  const permission: Need["permission"] = isPullRequest(issue) ? "pull_requests" : "issues";
  requireAccess(view.viewer, repository, { permission, level: "write", role: author ? "read" : role });
  refuseArchived(repository);
  return [repository, issue];
}

function update(view: View, repository: FakeRepository, issue: Issue, edit: Edit): void {
  issue.title = edit.title ?? issue.title;
  issue.body = body(edit.body ?? issue.body);
  if (edit.labelIds) issue.labels = labelNames(repository, edit.labelIds);
  if (edit.assigneeIds) issue.assignees = logins(view, edit.assigneeIds);
  if (edit.state === "CLOSED") close(issue);
  if (edit.state === "OPEN") reopen(issue);
  issue.updatedAt = timestamp();
}

function body(text: string): string {
  if (text.length > maxBodyLength) {
    throw new Refusal(422, `Body is too long (maximum is ${maxBodyLength} characters)`);
  }
  return text;
}

function labelNames(repository: FakeRepository, ids: readonly string[]): string[] {
  return ids.map((id) => {
    const label = repository.labels.find((each) => `LA_${each.id}` === id);
    if (label === undefined) throw unknownNode(id);
    return label.name;
  });
}

function logins({ world }: View, ids: readonly string[]): string[] {
  return ids.map((id) => {
    const user = world.users.byId(Number(id.replace(/^U_/, "")));
    if (user === undefined) throw unknownNode(id);
    return user.login;
  });
}
