import { UserError } from "../errors.ts";
import { logLine } from "../neutralise.ts";
import type { Secret } from "../redact.ts";
import type { Environment } from "../trusted.ts";
import { describe, openApi, statusOf } from "./api.ts";
import { type Attachments, openAttachments } from "./attachments.ts";
import { cloneRepository } from "./clone.ts";
import { type Comments, openComments } from "./comments.ts";
import { type Conversation, openConversation } from "./conversation.ts";
import type { Access } from "./git-server.ts";
import { type Inspection, openInspection } from "./inspection.ts";
import { type CreatedPullRequest, createPullRequest, type NewPullRequest } from "./pull-request.ts";
import { type Account, openPulls, type Pulls } from "./pulls.ts";
import { checkPush, type PushOptions, push } from "./push.ts";
import { commitSigned, type Signed } from "./signed-commit.ts";
import { openWorkflows, type Workflows } from "./workflows.ts";

export { cloneRepository, readAddress } from "./clone.ts";
export type { Conversation, FailedCheck, Newest, Said } from "./conversation.ts";
export type { BranchRule, RepositoryFacts } from "./inspection.ts";
export { type Account, isSameAccount, type OpenPullRequest, type Pulls } from "./pulls.ts";
export { BranchTaken } from "./push.ts";
export type { WorkflowRun } from "./workflows.ts";

/** One repository on GitHub, under one token that nothing else holds. */
export interface GitHub extends Comments {
  readonly repository: { readonly owner: string; readonly name: string };
  /** Such as https://github.com. */
  readonly serverUrl: string;
  /** Whose token it is: a person's account, or an app's bot; undefined when GitHub doesn't say. */
  readonly viewer: (signal?: AbortSignal) => Promise<Account | undefined>;
  /** By the token's beginning, which GitHub gives it. */
  readonly tokenKind: TokenKind;
  readonly inspection: Inspection;
  readonly pulls: Pulls;
  readonly workflows: Workflows;
  readonly conversation: Conversation;
  readonly attachments: Attachments;
  /** What a person may do here. Rejects when GitHub can't say. */
  readonly permissionOf: (
    login: string,
  ) => Promise<{ readonly permission: "admin" | "write" | "read" | "none"; readonly role: string }>;
  /** Name and private address of an account, for a commit's trailer; undefined when there is none such. */
  readonly identityOf: (
    login: string,
  ) => Promise<{ readonly name: string; readonly email: string } | undefined>;
  readonly defaultBranch: () => Promise<string>;
  readonly branchExists: (branch: string) => Promise<boolean>;
  readonly deleteBranch: (branch: string) => Promise<void>;
  /** Whether GitHub has this commit. */
  readonly hasCommit: (sha: string) => Promise<boolean>;
  /** Rejects with the UserError of a push that GitHub would refuse to this token whatever was pushed. */
  readonly checkPush: () => Promise<void>;
  /** A branch with its last commits, by default the newest of the default one; without submodules; rejects with UserError("clone-failed"). */
  readonly clone: (directory: string, branch?: string) => Promise<void>;
  /** Rejects with UserError push-refused (`BranchTaken` among them), workflow-scope or github-unavailable. */
  readonly push: (options: PushOptions) => Promise<void>;
  /** The same, made and signed by GitHub, where it can; answers which commit it is then. Rejects as `push` does. */
  readonly commitSigned: (options: PushOptions) => Promise<Signed>;
  /** Rejects with UserError pr-not-permitted, bad-input or github-unavailable. */
  readonly createPullRequest: (options: NewPullRequest) => Promise<CreatedPullRequest>;
  /** Does nothing when the issue has no such label. */
  readonly removeLabel: (issue: number, label: string) => Promise<void>;
}

const branchDepth = 50;

/** An app's or a job's, a person's classic one (its scopes are told), a person's with permissions, or an older form. */
export type TokenKind = "app" | "classic" | "fine-grained" | "other";

export interface GitHubOptions {
  readonly token: Secret;
  /** Such as https://github.com. */
  readonly serverUrl: string;
  /** Such as https://api.github.com. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  /** Private to the run. */
  readonly tempDir: string;
  /** Absolute paths; gh only where pull requests are opened. */
  readonly programs: { readonly git: string; readonly gh?: string };
  /** From `trustedEnvironment`. */
  readonly env: Environment;
  readonly signal?: AbortSignal;
}

/** What takes no git, no gh and no files. */
export type GitHubApi = Omit<GitHub, "clone" | "checkPush" | "push" | "commitSigned" | "createPullRequest">;

/** Nothing is asked of GitHub before the first call. */
export function openGitHub(options: GitHubOptions): GitHub {
  const { owner, name } = splitRepository(options.repository);
  const repository = `${owner}/${name}`;
  const access: Access = { ...options, signal: options.signal ?? new AbortController().signal };
  const api = openApi({ token: options.token, apiUrl: options.apiUrl, signal: access.signal });
  return {
    ...openGitHubApi(options),
    clone: (directory, branch) =>
      cloneRepository({
        ...{ ...access, url: `${new URL(options.serverUrl).origin}/${repository}`, directory },
        // Who goes on with a branch wants to see what was done there.
        ...(branch !== undefined && { branch, depth: branchDepth }),
      }),
    checkPush: () => checkPush(access, repository),
    push: (pushed) => push(access, repository, pushed),
    commitSigned: (pushed) => commitSigned(access, api, { owner, name }, pushed),
    createPullRequest: (wanted) => createPullRequest(access, repository, wanted),
  };
}

/** The same of what the API alone can do. */
export function openGitHubApi(options: Omit<GitHubOptions, "tempDir" | "programs" | "env">): GitHubApi {
  const { owner, name } = splitRepository(options.repository);
  const repository = `${owner}/${name}`;
  const signal = options.signal ?? new AbortController().signal;
  const api = openApi({ token: options.token, apiUrl: options.apiUrl, signal });
  const where = { owner, repo: name };
  const viewer = async (own?: AbortSignal) => {
    // An app's token may not read /user, but GraphQL tells it who it is.
    interface Told {
      readonly viewer: { readonly login: string; readonly databaseId: number | null };
    }
    const asked = api.ask(
      (octokit, once) => octokit.graphql<Told>("query Viewer { viewer { login databaseId } }", { ...once }),
      own,
    );
    return await asked.then(
      (told) => ({ login: told.viewer.login, id: told.viewer.databaseId ?? 0 }),
      () => undefined,
    );
  };

  return {
    repository: { owner, name },
    serverUrl: options.serverUrl,
    viewer,
    tokenKind: tokenKindOf(options.token),
    inspection: openInspection(api, { owner, name }),
    pulls: openPulls(api, { owner, name, signal }),
    workflows: openWorkflows(api, { owner, name }),
    conversation: openConversation(api, { owner, name }),
    attachments: openAttachments({ fetch }, options),
    async permissionOf(login) {
      const route = "GET /repos/{owner}/{repo}/collaborators/{username}/permission";
      const asked = api.ask((octokit, once) =>
        octokit.request(route, { ...where, username: login, ...once }),
      );
      const { data } = await asked.catch((error: unknown) => {
        // Nobody of that name: a bot, or an account that is gone.
        if (statusOf(error) === 404) return { data: { permission: "none", role_name: "none" } };
        throw describe(error, `what ${login} may do on ${repository}`);
      });
      return { permission: readPermission(data.permission), role: data.role_name ?? data.permission };
    },
    async identityOf(login) {
      const asked = api.ask((octokit, once) =>
        octokit.request("GET /users/{username}", { username: login, ...once }),
      );
      const found = await asked.catch(() => undefined);
      if (found === undefined) return undefined;
      const host = `users.noreply.${new URL(options.serverUrl).hostname}`;
      return { name: found.data.login, email: `${found.data.id}+${found.data.login}@${host}` };
    },
    async defaultBranch() {
      const asked = api.ask((octokit, once) =>
        octokit.request("GET /repos/{owner}/{repo}", { ...where, ...once }),
      );
      const { data } = await asked.catch((error: unknown) => {
        throw describe(error, `the default branch of ${repository}`);
      });
      return data.default_branch;
    },
    async branchExists(branch) {
      const asked = api.ask((octokit, once) =>
        octokit.request("GET /repos/{owner}/{repo}/git/ref/{ref}", {
          ...where,
          ref: `heads/${branch}`,
          ...once,
        }),
      );
      return asked.then(
        () => true,
        (error: unknown) => {
          if (statusOf(error) === 404) return false;
          throw describe(error, `the branch ${branch} of ${repository}`);
        },
      );
    },
    async deleteBranch(branch) {
      const route = "DELETE /repos/{owner}/{repo}/git/refs/{ref}";
      await api
        .ask((octokit, once) => octokit.request(route, { ...where, ref: `heads/${branch}`, ...once }))
        .catch((error: unknown) => {
          throw describe(error, `the removal of the branch ${branch}`);
        });
    },
    async hasCommit(sha) {
      const route = "GET /repos/{owner}/{repo}/commits/{ref}";
      const asked = api.ask((octokit, once) => octokit.request(route, { ...where, ref: sha, ...once }));
      return asked.then(
        () => true,
        (error: unknown) => {
          if (statusOf(error) === 404 || statusOf(error) === 422) return false;
          throw describe(error, `the commit ${sha} of ${repository}`);
        },
      );
    },
    ...openComments(api, { owner, name, viewer }),
    async removeLabel(issue, label) {
      const route = "DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}";
      const asked = api.ask((octokit, once) =>
        octokit.request(route, { ...where, issue_number: issue, name: label, ...once }),
      );
      await asked.catch((error: unknown) => {
        if (statusOf(error) !== 404) throw describe(error, `the removal of the label from issue #${issue}`);
      });
    },
  };
}

function splitRepository(repository: string): { owner: string; name: string } {
  const match = /^([\w.-]+)\/([\w.-]+)$/.exec(repository);
  const [, owner, name] = match ?? [];
  if (owner === undefined || name === undefined) {
    throw new UserError(
      "bad-input",
      `"${logLine(repository)}" is not the name of a repository (owner/name).`,
    );
  }
  return { owner, name };
}

function tokenKindOf(token: Secret): TokenKind {
  const [, prefix = ""] = /^(gh[a-z]|github_pat)_/.exec(token.reveal()) ?? [];
  const kinds: Readonly<Record<string, TokenKind>> = {
    ghs: "app",
    ghp: "classic",
    gho: "classic",
    github_pat: "fine-grained",
  };
  return kinds[prefix] ?? "other";
}

function readPermission(permission: string): "admin" | "write" | "read" | "none" {
  switch (permission) {
    case "admin":
    case "write":
    case "read":
      return permission;
    default:
      return "none";
  }
}
