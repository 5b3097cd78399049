import { setTimeout as wait } from "node:timers/promises";
import { UserError } from "../errors.ts";
import { type Api, describe, type Octokit, type RequestOptions, statusOf } from "./api.ts";

/** An account as the API tells of it. */
export interface Account {
  readonly login: string;
  readonly id: number;
}

/** Neither name nor number can be chosen to be another's. */
export function isSameAccount(one: Account, other: Account): boolean {
  return (one.id > 0 && one.id === other.id) || one.login.toLowerCase() === other.login.toLowerCase();
}

export interface OpenPullRequest {
  readonly number: number;
  readonly nodeId: string;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly draft: boolean;
  readonly base: string;
  readonly branch: string;
  readonly headSha: string;
  /** `owner/name` of the repository that has its branch; undefined when that is gone. */
  readonly headRepository?: string;
  readonly author: Account;
  /** GitHub merges it by itself once it may. */
  readonly mergesItself: boolean;
}

export interface PullRequestFile {
  readonly path: string;
  readonly status: "added" | "modified" | "deleted";
}

/** Pull requests of one repository, through the API. Everything rejects with UserError. */
export interface Pulls {
  /** The newest thousand of those that are open, newest first. */
  readonly listOpen: () => Promise<readonly OpenPullRequest[]>;
  /** Undefined when there is none of that number, or it is closed. */
  readonly readOpen: (number: number) => Promise<OpenPullRequest | undefined>;
  /** What it changes against its base by now, the first thousand. */
  readonly listFiles: (number: number) => Promise<readonly PullRequestFile[]>;
  /** Whether somebody's last word on it is that it may be merged. */
  readonly isApproved: (number: number) => Promise<boolean>;
  /** Answers whether it is still open. */
  readonly edit: (
    number: number,
    to: { readonly title: string; readonly body: string; readonly base: string },
  ) => Promise<{ readonly open: boolean }>;
  readonly close: (number: number) => Promise<void>;
  readonly setDraft: (nodeId: string, draft: boolean) => Promise<void>;
  /** Makes the labels that there aren't yet. */
  readonly addLabels: (number: number, labels: readonly string[]) => Promise<void>;
  readonly requestReviewers: (
    number: number,
    from: { readonly people: readonly string[]; readonly teams: readonly string[] },
  ) => Promise<void>;
  /** Answers with those whom GitHub passed over. */
  readonly addAssignees: (number: number, logins: readonly string[]) => Promise<string[]>;
  /** By its title, or else by its number. */
  readonly setMilestone: (number: number, milestone: string) => Promise<void>;
  readonly isCollaborator: (login: string) => Promise<boolean>;
}

const pageSize = 100;
const maxPages = 10;
const settleAttempts = 4;
const firstPauseMs = 1000;

export function openPulls(
  api: Api,
  { owner, name, signal }: { readonly owner: string; readonly name: string; readonly signal: AbortSignal },
): Pulls {
  const where = { owner, repo: name };
  const onPull = "/repos/{owner}/{repo}/pulls/{pull_number}";
  const onIssue = "/repos/{owner}/{repo}/issues/{issue_number}";

  /** For what was made a moment ago, which not all of GitHub's machines know yet. */
  const settled = async <T>(
    what: string,
    request: (octokit: Octokit, once: RequestOptions) => Promise<T>,
  ): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await api.ask(request);
      } catch (error) {
        signal.throwIfAborted();
        if (attempt === settleAttempts || !isUnsettled(error)) throw describe(error, what);
        await wait(firstPauseMs * 2 ** (attempt - 1), undefined, { signal });
      }
    }
  };

  return {
    async listOpen() {
      const found: OpenPullRequest[] = [];
      for (let page = 1; page <= maxPages; page += 1) {
        const asked = api.ask((octokit, once) =>
          octokit.request("GET /repos/{owner}/{repo}/pulls", {
            ...{ ...where, state: "open", sort: "created", direction: "desc" },
            ...{ per_page: pageSize, page },
            ...once,
          }),
        );
        const { data } = await asked.catch((error: unknown) => {
          throw describe(error, "the open pull requests");
        });
        found.push(...data.map(readPullRequest));
        if (data.length < pageSize) break;
      }
      return found;
    },
    async readOpen(number) {
      const asked = api.ask((octokit, once) =>
        octokit.request(`GET ${onPull}`, { ...where, pull_number: number, ...once }),
      );
      const found = await asked.catch((error: unknown) => {
        if (statusOf(error) === 404) return undefined;
        throw describe(error, `pull request #${number}`);
      });
      return found?.data.state === "open" ? readPullRequest(found.data) : undefined;
    },
    async listFiles(number) {
      const found: PullRequestFile[] = [];
      for (let page = 1; page <= maxPages; page += 1) {
        const asked = api.ask((octokit, once) =>
          octokit.request(`GET ${onPull}/files`, {
            ...{ ...where, pull_number: number, per_page: pageSize, page },
            ...once,
          }),
        );
        const { data } = await asked.catch((error: unknown) => {
          throw describe(error, `the files of pull request #${number}`);
        });
        found.push(...data.flatMap(readFile));
        if (data.length < pageSize) break;
      }
      return found;
    },
    async isApproved(number) {
      const last = new Map<string, string>();
      for (let page = 1; page <= maxPages; page += 1) {
        const asked = api.ask((octokit, once) =>
          octokit.request(`GET ${onPull}/reviews`, {
            ...{ ...where, pull_number: number, per_page: pageSize, page },
            ...once,
          }),
        );
        const { data } = await asked.catch((error: unknown) => {
          throw describe(error, `the reviews of pull request #${number}`);
        });
        // Oldest first; a comment leaves standing what was said before.
        for (const { user, state } of data) if (state !== "COMMENTED") last.set(user?.login ?? "", state);
        if (data.length < pageSize) break;
      }
      return [...last.values()].includes("APPROVED");
    },
    async edit(number, to) {
      const asked = api.ask((octokit, once) =>
        octokit.request(`PATCH ${onPull}`, { ...where, pull_number: number, ...to, ...once }),
      );
      const { data } = await asked.catch((error: unknown) => {
        const told = describe(error, `a change of pull request #${number}`);
        if (statusOf(error) !== 422) throw told;
        throw new UserError("bad-input", `${told.message} Check \`base\`.`, { cause: error });
      });
      return { open: data.state === "open" };
    },
    async close(number) {
      await api
        .ask((octokit, once) =>
          octokit.request(`PATCH ${onPull}`, { ...where, pull_number: number, state: "closed", ...once }),
        )
        .catch((error: unknown) => {
          throw describe(error, `the closing of pull request #${number}`);
        });
    },
    async setDraft(nodeId, draft) {
      const mutation = draft ? "convertPullRequestToDraft" : "markPullRequestReadyForReview";
      const query = `mutation($id: ID!) { ${mutation}(input: { pullRequestId: $id }) { pullRequest { id } } }`;
      await api
        .ask((octokit, once) => octokit.graphql(query, { id: nodeId, ...once }))
        .catch((error: unknown) => {
          throw describe(error, draft ? "a draft" : "a pull request that is ready for review");
        });
    },
    async addLabels(number, labels) {
      await settled("labels", (octokit, once) =>
        octokit.request(`POST ${onIssue}/labels`, {
          ...{ ...where, issue_number: number, labels: [...labels], ...once },
        }),
      );
    },
    async requestReviewers(number, { people, teams }) {
      await settled("reviewers", (octokit, once) =>
        octokit.request(`POST ${onPull}/requested_reviewers`, {
          ...{ ...where, pull_number: number, reviewers: [...people], team_reviewers: [...teams], ...once },
        }),
      );
    },
    async addAssignees(number, logins) {
      const { data } = await settled("assignees", (octokit, once) =>
        octokit.request(`POST ${onIssue}/assignees`, {
          ...{ ...where, issue_number: number, assignees: [...logins], ...once },
        }),
      );
      const assigned = (data.assignees ?? []).map(({ login }) => login.toLowerCase());
      return logins.filter((login) => !assigned.includes(login.toLowerCase()));
    },
    async setMilestone(number, milestone) {
      const { data: open } = await settled("milestones", (octokit, once) =>
        octokit.request("GET /repos/{owner}/{repo}/milestones", {
          ...{ ...where, state: "open", per_page: pageSize, ...once },
        }),
      );
      const found =
        open.find(({ title }) => title.toLowerCase() === milestone.toLowerCase()) ??
        open.find((one) => String(one.number) === milestone);
      if (found === undefined) {
        throw new UserError("bad-input", "The repository has no open milestone of that name.");
      }
      await settled("a milestone", (octokit, once) =>
        octokit.request(`PATCH ${onIssue}`, {
          ...{ ...where, issue_number: number, milestone: found.number, ...once },
        }),
      );
    },
    async isCollaborator(login) {
      const route = "GET /repos/{owner}/{repo}/collaborators/{username}";
      return await api
        .ask((octokit, once) => octokit.request(route, { ...where, username: login, ...once }))
        .then(
          () => true,
          (error: unknown) => {
            if (statusOf(error) === 404) return false;
            throw describe(error, `whether ${login} is a collaborator`);
          },
        );
    },
  };
}

/** What the two kinds of answers have in common. */
interface PullRequestAnswer {
  readonly number: number | bigint;
  readonly node_id: string;
  readonly html_url: string;
  readonly title: string;
  readonly body: string | null;
  readonly draft?: boolean;
  readonly base: { readonly ref: string };
  readonly head: {
    readonly ref: string;
    readonly sha: string;
    readonly repo: { readonly full_name: string } | null;
  };
  readonly user: { readonly login: string; readonly id: number | bigint } | null;
  readonly auto_merge: object | null;
}

function readPullRequest(pull: PullRequestAnswer): OpenPullRequest {
  const headRepository = pull.head.repo?.full_name;
  return {
    ...{ number: Number(pull.number), nodeId: pull.node_id, url: pull.html_url, title: pull.title },
    ...{ body: pull.body ?? "", draft: pull.draft === true, base: pull.base.ref },
    ...{ branch: pull.head.ref, headSha: pull.head.sha },
    ...(headRepository !== undefined && { headRepository }),
    author: { login: pull.user?.login ?? "", id: Number(pull.user?.id ?? 0) },
    mergesItself: (pull.auto_merge ?? undefined) !== undefined,
  };
}

/** As GitHub answers when only some of its machines know of a new pull request. */
function isUnsettled(error: unknown): boolean {
  if (statusOf(error) === 404) return true;
  return statusOf(error) === 422 && Error.isError(error) && /Could not resolve to a node/.test(error.message);
}

/** A file that was renamed is gone from where it was. */
function readFile(file: {
  readonly filename: string;
  readonly status: string;
  readonly previous_filename?: string;
}): PullRequestFile[] {
  const { filename: path, status, previous_filename: before } = file;
  if (status === "removed") return [{ path, status: "deleted" }];
  if (status === "added" || status === "copied") return [{ path, status: "added" }];
  const moved = before !== undefined && before !== path;
  if (!moved) return [{ path, status: "modified" }];
  return [
    { path: before, status: "deleted" },
    { path, status: "added" },
  ];
}
