import { access, actorOf, Refusal } from "./access.ts";
import { connection, type PageArguments } from "./graphql-connection.ts";
import {
  actorNode,
  commitNode,
  issueNode,
  issueOrPullNode,
  labelNode,
  noAccess,
  type PullFilters,
  pullRequests,
  refNode,
  type View,
} from "./graphql-nodes.ts";
import { atLeast, isPullRequest, type Role } from "./model.ts";
import type { FakeRepository } from "./repository.ts";

interface IssueQuery extends PageArguments {
  readonly states?: readonly string[] | null;
  readonly labels?: readonly string[] | null;
  readonly filterBy?: {
    readonly assignee?: string;
    readonly createdBy?: string;
    readonly mentioned?: string;
  } | null;
  readonly orderBy?: { readonly direction: string } | null;
}

export function repositoryNode(view: View, repository: FakeRepository) {
  const { world, viewer } = view;
  const parent = repository.parent === undefined ? undefined : world.repositories.find(repository.parent);
  const none = (name: string) => (page: PageArguments) => connection(name, [], page);
  const role = viewerRole(view, repository);
  const people = () => repository.collaborators().map((login) => actorNode(view, login));
  const issues = () => {
    const need = { permission: "issues", level: "read" } as const;
    if (access(viewer, repository, need) !== "granted") throw noAccess(viewer);
    return repository.issues;
  };
  return {
    __typename: "Repository",
    id: `R_${repository.id}`,
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: repository.fullName,
    owner: actorNode(view, repository.owner),
    url: repository.url,
    sshUrl: `git@${new URL(world.serverUrl).host}:${repository.fullName}.git`,
    description: repository.description || null,
    homepageUrl: null,
    createdAt: repository.createdAt,
    updatedAt: repository.createdAt,
    pushedAt: repository.createdAt,
    isPrivate: repository.private,
    isArchived: repository.archived,
    isFork: parent !== undefined,
    isEmpty: async () => Object.keys(await repository.branches()).length === 0,
    ...yes("hasIssuesEnabled", "hasWikiEnabled", "hasProjectsEnabled", "isBlankIssuesEnabled"),
    ...yes("mergeCommitAllowed", "rebaseMergeAllowed", "squashMergeAllowed"),
    ...no("isTemplate", "isMirror", "isInOrganization", "isDisabled", "hasDiscussionsEnabled"),
    ...no("isSecurityPolicyEnabled", "isUserConfigurationRepository", "deleteBranchOnMerge"),
    ...no("autoMergeAllowed", "viewerHasStarred"),
    visibility: repository.private ? "PRIVATE" : "PUBLIC",
    diskUsage: 1,
    forkCount: world.repositories.all().filter((other) => other.parent === repository.fullName).length,
    stargazerCount: 0,
    viewerPermission: role === "none" ? null : role.toUpperCase(),
    viewerCanAdminister: role === "admin",
    viewerDefaultCommitEmail: `${actorOf(viewer)}@users.noreply.github.com`,
    viewerPossibleCommitEmails: [`${actorOf(viewer)}@users.noreply.github.com`],
    viewerDefaultMergeMethod: "MERGE",
    defaultBranchRef: () => branch(view, repository, repository.defaultBranch),
    parent: () => (parent === undefined ? null : repositoryNode(view, parent)),
    templateRepository: null,
    ref: ({ qualifiedName }: { qualifiedName: string }) =>
      branch(view, repository, qualifiedName.replace(/^refs\/heads\//, "")),
    refs: async ({ refPrefix, ...page }: PageArguments & { refPrefix: string }) => {
      const heads = refPrefix === "refs/heads/" ? Object.entries(await repository.branches()) : [];
      return connection(
        "refs",
        heads.map(([name, sha]) => refNode(view, repository, name, sha)),
        page,
      );
    },
    object: async ({ expression, oid }: { expression?: string; oid?: string }) => {
      const sha = await repository.resolve(oid ?? expression ?? "HEAD");
      if (sha === undefined) return null;
      const type = await repository.read("cat-file", "-t", sha);
      if (type === "commit") return commitNode(repository, sha);
      const node = { __typename: type === "tree" ? "Tree" : "Blob", id: `O_${sha}`, oid: sha };
      if (type === "tree") return node;
      const text = await repository.read("cat-file", "blob", sha);
      return { ...node, text, byteSize: Buffer.byteLength(text), isBinary: text.includes("\0") };
    },
    issue: ({ number }: { number: number }) => {
      const issue = issues()[number - 1];
      if (issue === undefined || isPullRequest(issue)) throw notFound("an Issue", number);
      return issueNode(view, repository, issue);
    },
    issueOrPullRequest: ({ number }: { number: number }) => {
      const issue = repository.issue(number);
      if (issue === undefined) throw notFound("an issue or pull request", number);
      return issueOrPullNode(view, repository, issue);
    },
    pullRequest: ({ number }: { number: number }) => {
      const need = { permission: "pull_requests", level: "read" } as const;
      if (access(viewer, repository, need) !== "granted") throw noAccess(viewer);
      const pullRequest = repository.pullRequest(number);
      if (pullRequest === undefined) throw notFound("a PullRequest", number);
      return view.pullRequest(repository, pullRequest);
    },
    issues: (query: IssueQuery) => {
      const { filterBy } = query;
      const found = issues().filter(
        (issue) =>
          !isPullRequest(issue) &&
          (!query.states || query.states.includes(issue.state.toUpperCase())) &&
          (!query.labels || query.labels.some((label) => issue.labels.includes(label))) &&
          (!filterBy?.createdBy || issue.author === filterBy.createdBy) &&
          (!filterBy?.mentioned || issue.body.includes(`@${filterBy.mentioned}`)) &&
          (!filterBy?.assignee || issue.assignees.includes(filterBy.assignee)),
      );
      if (query.orderBy?.direction === "DESC") found.reverse();
      return connection(
        "issues",
        found.map((issue) => issueNode(view, repository, issue)),
        query,
      );
    },
    pullRequests: (filters: PullFilters) => pullRequests(view, repository, filters),
    label: ({ name }: { name: string }) => {
      const label = repository.label(name);
      return label === undefined ? null : labelNode(repository, label);
    },
    labels: ({ query, ...page }: PageArguments & { query?: string | null }) => {
      const wanted = (query ?? "").toLowerCase();
      const labels = repository.labels.filter(({ name }) => name.toLowerCase().includes(wanted));
      return connection(
        "labels",
        labels.map((label) => labelNode(repository, label)),
        page,
      );
    },
    milestones: none("milestones"),
    projects: none("projects"),
    projectsV2: none("projectsV2"),
    assignableUsers: (page: PageArguments) => connection("assignableUsers", people(), page),
    mentionableUsers: (page: PageArguments) => connection("mentionableUsers", people(), page),
    issueTemplates: [],
    contactLinks: [],
    fundingLinks: [],
    openGraphImageUrl: `${repository.url}.png`,
    usesCustomOpenGraphImage: false,
    viewerSubscription: "UNSUBSCRIBED",
    languages: (page: PageArguments) => ({ ...connection("languages", [], page), totalSize: 0 }),
    repositoryTopics: none("repositoryTopics"),
    watchers: none("watchers"),
    pullRequestTemplates: [],
  };
}

function yes(...names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, true]));
}

function no(...names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, false]));
}

function viewerRole({ viewer }: View, repository: FakeRepository): Role {
  switch (viewer.type) {
    case "anonymous":
      return "none";
    case "app":
      return viewer.permissions.contents === "write" ? "write" : "read";
    case "user": {
      const { role } = repository.roleOf(viewer.login);
      return atLeast(role, "read") ? role : "none";
    }
  }
}

function notFound(what: string, number: number): Refusal {
  return new Refusal(404, `Could not resolve to ${what} with the number of ${number}.`);
}

async function branch(view: View, repository: FakeRepository, name: string) {
  const sha = await repository.branchSha(name);
  return sha === undefined ? null : refNode(view, repository, name, sha);
}
