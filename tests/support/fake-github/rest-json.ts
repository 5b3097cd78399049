import type { Viewer } from "./access.ts";
import { atLeast, type Comment, type Issue, isPullRequest, type Label, type PullRequest } from "./model.ts";
import type { FakeRepository } from "./repository.ts";
import type { World } from "./world.ts";

// GitHub's things as REST shows them.

export function userJson(world: World, login: string) {
  const { id, type } = world.users.ensure(login);
  return {
    login,
    id,
    node_id: `U_${id}`,
    url: `${world.apiUrl}/users/${encodeURIComponent(login)}`,
    html_url: `${world.serverUrl}/${login.replace(/^(.*)\[bot\]$/, "apps/$1")}`,
    avatar_url: "",
    type,
    site_admin: false,
  };
}

export function repositoryJson(world: World, repository: FakeRepository, viewer?: Viewer) {
  const role = viewer?.type === "user" ? repository.roleOf(viewer.login).role : undefined;
  return {
    id: repository.id,
    node_id: `R_${repository.id}`,
    name: repository.name,
    full_name: repository.fullName,
    private: repository.private,
    owner: userJson(world, repository.owner),
    html_url: repository.url,
    url: repository.apiUrl,
    clone_url: `${repository.url}.git`,
    description: repository.description || null,
    fork: repository.parent !== undefined,
    default_branch: repository.defaultBranch,
    archived: repository.archived,
    disabled: false,
    visibility: repository.private ? "private" : "public",
    has_issues: true,
    open_issues_count: repository.issues.filter(({ state }) => state === "open").length,
    allow_forking: true,
    created_at: repository.createdAt,
    ...(role === undefined ? {} : { permissions: rolePermissions(role) }),
  };
}

export function rolePermissions(role: Parameters<typeof atLeast>[0]) {
  return {
    admin: atLeast(role, "admin"),
    maintain: atLeast(role, "maintain"),
    push: atLeast(role, "write"),
    triage: atLeast(role, "triage"),
    pull: atLeast(role, "read"),
  };
}

export function labelJson(repository: FakeRepository, label: Label) {
  return {
    id: label.id,
    node_id: `LA_${label.id}`,
    url: `${repository.apiUrl}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description || null,
  };
}

export function labelsJson(repository: FakeRepository, issue: Issue) {
  return issue.labels.flatMap((name) => {
    const label = repository.label(name);
    return label === undefined ? [] : [labelJson(repository, label)];
  });
}

export function issueJson(world: World, repository: FakeRepository, issue: Issue) {
  const kind = isPullRequest(issue) ? "pull" : "issues";
  const pullUrl = `${repository.apiUrl}/pulls/${issue.number}`;
  return {
    id: issue.id,
    node_id: `${isPullRequest(issue) ? "PR" : "I"}_${issue.id}`,
    number: issue.number,
    url: `${repository.apiUrl}/issues/${issue.number}`,
    repository_url: repository.apiUrl,
    html_url: `${repository.url}/${kind}/${issue.number}`,
    title: issue.title,
    body: issue.body === "" ? null : issue.body,
    user: userJson(world, issue.author),
    state: issue.state,
    state_reason: issue.stateReason,
    locked: false,
    labels: labelsJson(repository, issue),
    assignees: issue.assignees.map((login) => userJson(world, login)),
    assignee: issue.assignees[0] === undefined ? null : userJson(world, issue.assignees[0]),
    milestone: null,
    comments: issue.comments.length,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    author_association: association(repository, issue.author),
    reactions: reactionsJson(issue.reactions),
    ...(isPullRequest(issue)
      ? { draft: issue.pull.draft, pull_request: { url: pullUrl, merged_at: issue.pull.mergedAt } }
      : {}),
  };
}

export function commentJson(world: World, repository: FakeRepository, comment: Comment) {
  const issue = repository.issue(comment.issue);
  const kind = issue?.pull === undefined ? "issues" : "pull";
  return {
    id: comment.id,
    node_id: `IC_${comment.id}`,
    url: `${repository.apiUrl}/issues/comments/${comment.id}`,
    html_url: `${repository.url}/${kind}/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${repository.apiUrl}/issues/${comment.issue}`,
    body: comment.body,
    user: userJson(world, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: association(repository, comment.author),
    reactions: reactionsJson(comment.reactions),
  };
}

export function pullJson(world: World, repository: FakeRepository, pullRequest: PullRequest) {
  const { pull, number } = pullRequest;
  const head = world.repositories.find(pull.headRepository);
  const [headOwner = ""] = pull.headRepository.split("/");
  const side = (of: FakeRepository | undefined, owner: string, ref: string, sha: string) => ({
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: userJson(world, owner),
    repo: of === undefined ? null : repositoryJson(world, of),
  });
  return {
    ...issueJson(world, repository, pullRequest),
    url: `${repository.apiUrl}/pulls/${number}`,
    issue_url: `${repository.apiUrl}/issues/${number}`,
    diff_url: `${repository.url}/pull/${number}.diff`,
    draft: pull.draft,
    head: side(head, headOwner, pull.head, pull.headSha),
    base: side(repository, repository.owner, pull.base, pull.baseSha),
    requested_reviewers: pull.requestedReviewers.map((login) => userJson(world, login)),
    requested_teams: [],
    maintainer_can_modify: pull.maintainerCanModify,
    merged: pull.mergedAt !== null,
    merged_at: pull.mergedAt,
    merged_by: pull.mergedBy === null ? null : userJson(world, pull.mergedBy),
    merge_commit_sha: pull.mergeSha,
    auto_merge:
      pull.autoMergeBy === undefined
        ? null
        : {
            enabled_by: userJson(world, pull.autoMergeBy),
            merge_method: "merge",
            commit_title: null,
            commit_message: null,
          },
    mergeable: pullRequest.state === "open" ? true : null,
    mergeable_state: "clean",
  };
}

export function association(repository: FakeRepository, login: string): string {
  if (login.toLowerCase() === repository.owner.toLowerCase()) return "OWNER";
  return repository.collaborators().includes(login) ? "COLLABORATOR" : "NONE";
}

function reactionsJson(reactions: Issue["reactions"]) {
  const count = (content: string) => reactions.filter((reaction) => reaction.content === content).length;
  const names = ["+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes"];
  return {
    total_count: reactions.length,
    ...Object.fromEntries(names.map((name) => [name, count(name)])),
  };
}
