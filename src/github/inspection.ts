import { type Api, describe, type Octokit, type RequestOptions, statusOf } from "./api.ts";

/** What can be read of a repository and of the token, without writing anything. Everything rejects with UserError. */
export interface Inspection {
  readonly repository: () => Promise<RepositoryFacts>;
  /** The rules of rulesets that hold for a branch, whether it is there or not; undefined where GitHub can't say. */
  readonly rulesFor: (branch: string) => Promise<readonly BranchRule[] | undefined>;
  /** Whether the token may see issues, or pull requests; in a public repository everybody may. */
  readonly maySee: (what: "issues" | "pulls") => Promise<boolean>;
  /** Undefined where the token may not see labels. */
  readonly hasLabel: (label: string) => Promise<boolean | undefined>;
  /** A file of .github/workflows on the default branch; undefined when there is none. */
  readonly workflowText: (file: string) => Promise<string | undefined>;
  /** Whether there is an open milestone of that title or number. */
  readonly hasMilestone: (milestone: string) => Promise<boolean>;
  readonly mayBeAssigned: (login: string) => Promise<boolean>;
}

export interface RepositoryFacts {
  readonly private: boolean;
  readonly archived: boolean;
  readonly disabled: boolean;
  readonly fork: boolean;
  readonly defaultBranch: string;
  /** Whether the person behind the token may push; undefined where the token is no person's. */
  readonly personMayPush?: boolean;
  /** Of a classic token. */
  readonly scopes?: readonly string[];
}

export interface BranchRule {
  /** As in a ruleset, such as `creation`. */
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export function openInspection(
  api: Api,
  { owner, name }: { readonly owner: string; readonly name: string },
): Inspection {
  const where = { owner, repo: name };
  const repository = `${owner}/${name}`;

  /** Undefined where GitHub says that there is no such thing, or that the token may not see it. */
  const find = async <T>(
    what: string,
    request: (octokit: Octokit, once: RequestOptions) => Promise<T>,
    absent: readonly number[] = [404],
  ): Promise<T | undefined> =>
    await api.ask(request).catch((error: unknown) => {
      if (absent.includes(statusOf(error) ?? 0)) return undefined;
      throw describe(error, what);
    });

  return {
    async repository() {
      const asked = api.ask((octokit, once) =>
        octokit.request("GET /repos/{owner}/{repo}", { ...where, ...once }),
      );
      const { data, headers } = await asked.catch((error: unknown) => {
        throw describe(error, `the repository ${repository}`);
      });
      const scopes = headers["x-oauth-scopes"];
      return {
        private: data.private,
        archived: data.archived,
        disabled: data.disabled,
        fork: data.fork,
        defaultBranch: data.default_branch,
        ...(data.permissions !== undefined && { personMayPush: data.permissions.push }),
        ...(typeof scopes === "string" && { scopes: scopes.split(/,\s*/).filter((scope) => scope !== "") }),
      };
    },
    async rulesFor(branch) {
      const route = "GET /repos/{owner}/{repo}/rules/branches/{branch}";
      const found = await find(
        `the rules for ${branch}`,
        (octokit, once) => octokit.request(route, { ...where, branch, per_page: 100, ...once }),
        // Neither an older Enterprise Server nor a plan without rulesets has them.
        [403, 404],
      );
      return found?.data.map((rule) => ({
        type: rule.type,
        ...("parameters" in rule && {
          parameters: rule.parameters as unknown as Readonly<Record<string, unknown>>,
        }),
      }));
    },
    async maySee(what) {
      const found = await find(
        what,
        async (octokit, once) => {
          await octokit.request(`GET /repos/{owner}/{repo}/${what}`, { ...where, per_page: 1, ...once });
          return true;
        },
        [403, 404],
      );
      return found === true;
    },
    async hasLabel(label) {
      const asked = api.ask((octokit, once) =>
        octokit.request("GET /repos/{owner}/{repo}/labels/{name}", { ...where, name: label, ...once }),
      );
      return await asked.then(
        () => true,
        (error: unknown) => {
          if (statusOf(error) === 404) return false;
          if (statusOf(error) === 403) return undefined;
          throw describe(error, `the label ${label}`);
        },
      );
    },
    async workflowText(file) {
      const path = `.github/workflows/${file}`;
      const found = await find(path, (octokit, once) =>
        octokit.request("GET /repos/{owner}/{repo}/contents/{path}", {
          ...{ ...where, path, mediaType: { format: "raw" }, ...once },
        }),
      );
      return found === undefined ? undefined : String(found.data);
    },
    async hasMilestone(milestone) {
      const asked = api.ask((octokit, once) =>
        octokit.request("GET /repos/{owner}/{repo}/milestones", {
          ...{ ...where, state: "open", per_page: 100, ...once },
        }),
      );
      const { data } = await asked.catch((error: unknown) => {
        throw describe(error, "the milestones");
      });
      const wanted = milestone.toLowerCase();
      return data.some(({ title, number }) => title.toLowerCase() === wanted || String(number) === milestone);
    },
    async mayBeAssigned(login) {
      const route = "GET /repos/{owner}/{repo}/assignees/{assignee}";
      const found = await find(`whether ${login} may be assigned`, (octokit, once) =>
        octokit.request(route, { ...where, assignee: login, ...once }),
      );
      return found !== undefined;
    },
  };
}
