import { access, actorOf, canSee, Refusal, type Viewer } from "./access.ts";
import { connection, type PageArguments } from "./graphql-connection.ts";
import {
  type Comment,
  type Issue,
  isPullRequest,
  type Label,
  type PullRequest,
  type Reaction,
} from "./model.ts";
import type { FakeRepository } from "./repository.ts";
import { association } from "./rest-json.ts";
import type { World } from "./world.ts";

/** Who looks at what: every node is made for one viewer. */
export interface View {
  readonly world: World;
  readonly viewer: Viewer;
  /** The nodes that lead to each other. */
  readonly repository: (repository: FakeRepository) => object;
  readonly pullRequest: (repository: FakeRepository, pullRequest: PullRequest) => object;
}

export function actorNode(view: View, login: string) {
  const { world, viewer } = view;
  const { id, type } = world.users.ensure(login);
  // GraphQL names a bot without REST's "[bot]".
  const name = login.replace(/\[bot\]$/, "");
  return {
    __typename: type,
    id: `${type === "Bot" ? "BOT" : "U"}_${id}`,
    databaseId: id,
    login: name,
    name: null,
    email: "",
    url: `${world.serverUrl}/${type === "Bot" ? `apps/${name}` : name}`,
    avatarUrl: `${world.serverUrl}/${name}.png`,
    repository: ({ name: repository }: { name: string }) => {
      const found = world.repositories.find(`${login}/${repository}`);
      return found === undefined || !canSee(viewer, found) ? null : view.repository(found);
    },
  };
}

export function refNode(view: View, repository: FakeRepository, branch: string, sha: string) {
  return {
    __typename: "Ref",
    id: `REF_${repository.id}_${branch}`,
    name: branch,
    prefix: "refs/heads/",
    target: () => commitNode(repository, sha),
    associatedPullRequests: (page: PageArguments & { states?: string[] }) =>
      pullRequests(view, repository, { ...page, headRefName: branch }),
    branchProtectionRule: null,
  };
}

export async function commitNode(repository: FakeRepository, sha: string) {
  const format = "--format=%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B";
  const text = await repository.read("show", "--no-patch", format, sha);
  const [an, ae, ad, cn, ce, cd, raw = ""] = text.split("\0");
  const message = raw.trimEnd();
  const [headline = "", ...rest] = message.split("\n");
  const author = { name: an, email: ae, date: ad, user: null };
  return {
    __typename: "Commit",
    id: `C_${sha}`,
    oid: sha,
    abbreviatedOid: sha.slice(0, 7),
    message,
    messageHeadline: headline,
    messageBody: rest.join("\n").trim(),
    committedDate: cd,
    authoredDate: ad,
    url: `${repository.url}/commit/${sha}`,
    author,
    committer: { name: cn, email: ce, date: cd, user: null },
    authors: (page: PageArguments) => connection("authors", [author], page),
    statusCheckRollup: () => rollupNode(repository, sha),
  };
}

export function rollupNode(repository: FakeRepository, sha: string) {
  const checks = repository.checkRuns.filter(({ headSha }) => headSha === sha);
  const statuses = repository.statuses.filter((status) => status.sha === sha);
  if (checks.length + statuses.length === 0) return null;
  const failed =
    checks.some(({ conclusion }) => conclusion === "failure" || conclusion === "timed_out") ||
    statuses.some(({ state }) => state === "failure" || state === "error");
  const pending =
    checks.some(({ status }) => status !== "completed") || statuses.some(({ state }) => state === "pending");
  const contexts = [
    ...checks.map((check) => ({
      __typename: "CheckRun",
      id: `CR_${check.id}`,
      name: check.name,
      status: check.status.toUpperCase(),
      conclusion: check.conclusion?.toUpperCase() ?? null,
      startedAt: check.startedAt,
      completedAt: check.completedAt,
      detailsUrl: check.detailsUrl,
      title: check.output.title,
      summary: check.output.summary,
      checkSuite: { id: `CS_${check.id}`, workflowRun: null },
      isRequired: false,
    })),
    ...statuses.map((status) => ({
      __typename: "StatusContext",
      id: `SC_${status.id}`,
      context: status.context,
      state: status.state.toUpperCase(),
      targetUrl: status.targetUrl,
      createdAt: status.createdAt,
      description: status.description,
      isRequired: false,
    })),
  ];
  return {
    __typename: "StatusCheckRollup",
    id: `SCR_${repository.id}_${sha}`,
    state: failed ? "FAILURE" : pending ? "PENDING" : "SUCCESS",
    contexts: (page: PageArguments) => connection("contexts", contexts, page),
  };
}

export function labelNode(repository: FakeRepository, label: Label) {
  return {
    __typename: "Label",
    id: `LA_${label.id}`,
    name: label.name,
    color: label.color,
    description: label.description || null,
    createdAt: label.createdAt,
    updatedAt: label.createdAt,
    isDefault: false,
    url: `${repository.url}/labels/${encodeURIComponent(label.name)}`,
  };
}

const reactionNames = {
  "+1": "THUMBS_UP",
  "-1": "THUMBS_DOWN",
  laugh: "LAUGH",
  hooray: "HOORAY",
  confused: "CONFUSED",
  heart: "HEART",
  rocket: "ROCKET",
  eyes: "EYES",
};

function reactionGroups(reactions: readonly Reaction[]) {
  return Object.entries(reactionNames).map(([name, content]) => ({
    content,
    users: { totalCount: reactions.filter((reaction) => reaction.content === name).length },
  }));
}

export function commentNode(view: View, repository: FakeRepository, comment: Comment) {
  const kind = repository.issue(comment.issue)?.pull === undefined ? "issues" : "pull";
  return {
    __typename: "IssueComment",
    id: `IC_${comment.id}`,
    databaseId: comment.id,
    author: actorNode(view, comment.author),
    authorAssociation: association(repository, comment.author),
    body: comment.body,
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    includesCreatedEdit: comment.edited,
    isMinimized: false,
    minimizedReason: null,
    reactionGroups: reactionGroups(comment.reactions),
    url: `${repository.url}/${kind}/${comment.issue}#issuecomment-${comment.id}`,
    viewerDidAuthor: comment.author === actorOf(view.viewer),
  };
}

/** What issues and pull requests have in common. */
export function issueNode(view: View, repository: FakeRepository, issue: Issue) {
  const { world, viewer } = view;
  const kind = isPullRequest(issue) ? "pull" : "issues";
  return {
    __typename: isPullRequest(issue) ? "PullRequest" : "Issue",
    id: `${isPullRequest(issue) ? "PR" : "I"}_${issue.id}`,
    databaseId: issue.id,
    number: issue.number,
    title: issue.title,
    body: issue.body,
    url: `${repository.url}/${kind}/${issue.number}`,
    state: issue.state.toUpperCase(),
    stateReason: issue.stateReason?.toUpperCase() ?? null,
    author: actorNode(view, issue.author),
    authorAssociation: association(repository, issue.author),
    createdAt: issue.createdAt,
    updatedAt: issue.updatedAt,
    closed: issue.state === "closed",
    closedAt: issue.closedAt,
    locked: false,
    isPinned: false,
    assignees: (page: PageArguments) =>
      connection(
        "assignees",
        issue.assignees.map((login) => actorNode(view, login)),
        page,
      ),
    labels: (page: PageArguments) => {
      const labels = issue.labels
        .map((name) => repository.label(name))
        .filter((label) => label !== undefined);
      return connection(
        "labels",
        labels.map((label) => labelNode(repository, label)),
        page,
      );
    },
    milestone: null,
    comments: (page: PageArguments) =>
      connection(
        "comments",
        issue.comments.map((comment) => commentNode(view, repository, comment)),
        page,
      ),
    reactionGroups: reactionGroups(issue.reactions),
    projectCards: (page: PageArguments) => {
      if (world.projectsClassic) return connection("projectCards", [], page);
      throw new Refusal(
        410,
        "Projects (classic) is being deprecated in favor of the new Projects experience, see: " +
          "https://github.blog/changelog/2024-05-23-sunset-notice-projects-classic/.",
      );
    },
    projectItems: (page: PageArguments) => connection("projectItems", [], page),
    repository: () => view.repository(repository),
    viewerDidAuthor: issue.author === actorOf(viewer),
  };
}

export function issueOrPullNode(view: View, repository: FakeRepository, issue: Issue) {
  return isPullRequest(issue) ? view.pullRequest(repository, issue) : issueNode(view, repository, issue);
}

export interface PullFilters extends PageArguments {
  readonly states?: readonly string[] | null;
  readonly baseRefName?: string | null;
  readonly headRefName?: string | null;
  readonly labels?: readonly string[] | null;
  readonly orderBy?: { readonly field: string; readonly direction: string } | null;
}

export function pullState({ state, pull }: PullRequest): string {
  return pull.mergedAt === null ? state.toUpperCase() : "MERGED";
}

export function pullRequests(view: View, repository: FakeRepository, filters: PullFilters) {
  const need = { permission: "pull_requests", level: "read" } as const;
  if (access(view.viewer, repository, need) !== "granted") throw noAccess(view.viewer);
  const found = repository.pullRequests.filter(
    (pullRequest) =>
      (!filters.states || filters.states.includes(pullState(pullRequest))) &&
      (!filters.baseRefName || filters.baseRefName === pullRequest.pull.base) &&
      (!filters.headRefName || filters.headRefName === pullRequest.pull.head) &&
      (!filters.labels || filters.labels.some((label) => pullRequest.labels.includes(label))),
  );
  const ordered = filters.orderBy?.direction === "DESC" ? found.reverse() : found;
  return connection(
    "pullRequests",
    ordered.map((each) => view.pullRequest(repository, each)),
    filters,
  );
}

export function noAccess(viewer: Viewer): Refusal {
  const kind = viewer.type === "app" ? "integration" : "personal access token";
  return new Refusal(403, `Resource not accessible by ${kind}`);
}
