import { actorOf, canSee, Refusal, type Viewer } from "./access.ts";
import { connection, type PageArguments } from "./graphql-connection.ts";
import { actorNode, commentNode, issueNode, issueOrPullNode, labelNode, type View } from "./graphql-nodes.ts";
import { pullNode } from "./graphql-pulls.ts";
import { repositoryNode } from "./graphql-repository.ts";
import { type Issue, isPullRequest } from "./model.ts";
import type { FakeRepository } from "./repository.ts";
import type { World } from "./world.ts";

export function makeView(world: World, viewer: Viewer): View {
  const view: View = {
    world,
    viewer,
    repository: (repository) => repositoryNode(view, repository),
    pullRequest: (repository, pullRequest) => pullNode(view, repository, pullRequest),
  };
  return view;
}

/** The fields of `Query`. */
export function queries(world: World, viewer: Viewer) {
  const view = makeView(world, viewer);
  return {
    viewer: () => ({ ...actorNode(view, actorOf(viewer)), login: actorOf(viewer) }),
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const repository = world.repositories.find(`${owner}/${name}`);
      if (repository === undefined || !canSee(viewer, repository)) {
        throw new Refusal(404, `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      }
      return repositoryNode(view, repository);
    },
    repositoryOwner: ({ login }: { login: string }) =>
      world.users.find(login) === undefined ? null : actorNode(view, login),
    user: ({ login }: { login: string }) => {
      if (world.users.find(login)?.type !== "User") {
        throw new Refusal(404, `Could not resolve to a User with the login of '${login}'.`);
      }
      return actorNode(view, login);
    },
    organization: ({ login }: { login: string }) => {
      throw new Refusal(404, `Could not resolve to an Organization with the login of '${login}'.`);
    },
    node: ({ id }: { id: string }) => nodeById(view, id),
    search: ({ query, ...page }: PageArguments & { query: string; type: string }) => {
      const found = searchIssues(view, query);
      const all = connection(
        "search",
        found.map(([repository, issue]) => issueOrPullNode(view, repository, issue)),
        page,
      );
      return { ...all, issueCount: found.length };
    },
    rateLimit: {
      limit: 5000,
      cost: 1,
      remaining: 4999,
      used: 1,
      resetAt: new Date(Date.now() + 3_600_000).toISOString(),
    },
  };
}

type Place = readonly [FakeRepository, Issue];

function allIssues({ world, viewer }: View): Place[] {
  const visible = world.repositories.all().filter((repository) => canSee(viewer, repository));
  return visible.flatMap((repository) => repository.issues.map((issue) => [repository, issue] as const));
}

/** The issue or pull request with this node id, or GitHub's error. */
export function findIssue(view: View, id: string): Place {
  const [, prefix, number] = /^(I|PR)_(\d+)$/.exec(id) ?? [];
  const found = allIssues(view).find(([, issue]) => String(issue.id) === number);
  if (found === undefined || (prefix === "PR") !== isPullRequest(found[1])) throw unknownNode(id);
  return found;
}

export function findRepository({ world, viewer }: View, id: string): FakeRepository {
  const found = world.repositories.all().find((repository) => `R_${repository.id}` === id);
  if (found === undefined || !canSee(viewer, found)) throw unknownNode(id);
  return found;
}

export function unknownNode(id: string): Refusal {
  return new Refusal(404, `Could not resolve to a node with the global id of '${id}'`);
}

function nodeById(view: View, id: string) {
  const { world } = view;
  const number = Number(id.replace(/^\w+_/, ""));
  switch (/^[A-Z]+/.exec(id)?.[0]) {
    case "R":
      return repositoryNode(view, findRepository(view, id));
    case "I":
    case "PR": {
      const [repository, issue] = findIssue(view, id);
      return isPullRequest(issue) ? pullNode(view, repository, issue) : issueNode(view, repository, issue);
    }
    case "U":
    case "BOT": {
      const user = world.users.byId(number);
      if (user === undefined) throw unknownNode(id);
      return actorNode(view, user.login);
    }
    case "IC":
      for (const [repository, issue] of allIssues(view)) {
        const comment = issue.comments.find((each) => each.id === number);
        if (comment !== undefined) return commentNode(view, repository, comment);
      }
      throw unknownNode(id);
    case "LA":
      for (const repository of world.repositories.all()) {
        const label = repository.labels.find((each) => each.id === number);
        if (label !== undefined) return labelNode(repository, label);
      }
      throw unknownNode(id);
    default:
      throw unknownNode(id);
  }
}

/** Issue search: the qualifiers that gh writes; a word without a colon must be in the title or body. */
function searchIssues(view: View, query: string): Place[] {
  const words = [...query.matchAll(/(-?)(?:(\w[\w-]*):)?(?:"([^"]*)"|(\S+))/g)];
  return allIssues(view).filter(([repository, issue]) =>
    words.every(([, negated, qualifier, quoted, plain]) => {
      const value = (quoted ?? plain ?? "").toLowerCase();
      return matches(view, repository, issue, qualifier, value) === (negated === "");
    }),
  );
}

function matches(
  view: View,
  repository: FakeRepository,
  issue: Issue,
  qualifier: string | undefined,
  value: string,
): boolean {
  const { pull } = issue;
  const login = value === "@me" ? actorOf(view.viewer).toLowerCase() : value;
  const isOneOf = (logins: readonly string[]) => logins.some((each) => each.toLowerCase() === login);
  switch (qualifier) {
    case undefined:
      return `${issue.title}\n${issue.body}`.toLowerCase().includes(value);
    case "repo":
      return repository.fullName.toLowerCase() === value;
    case "is":
    case "type":
    case "state":
      if (value === "pr") return pull !== undefined;
      if (value === "issue") return pull === undefined;
      if (value === "merged") return pull !== undefined && pull.mergedAt !== null;
      if (value === "draft") return pull?.draft === true;
      return issue.state === value;
    case "draft":
      return String(pull?.draft ?? false) === value;
    case "head":
      return pull?.head.toLowerCase() === value;
    case "base":
      return pull?.base.toLowerCase() === value;
    case "author":
      return (
        isOneOf([issue.author.replace(/\[bot\]$/, "")]) ||
        isOneOf([issue.author]) ||
        `app/${issue.author}` === `${value}[bot]`
      );
    case "assignee":
      return isOneOf(issue.assignees);
    case "review-requested":
      return isOneOf(pull?.requestedReviewers ?? []);
    case "label":
      return issue.labels.some((label) => label.toLowerCase() === value);
    case "archived":
      return String(repository.archived) === value;
    case "sort":
      return true;
    default:
      view.world.surprises.push(`search: ${qualifier}:${value}`);
      return false;
  }
}
