/** What GitHub knows about a repository beside its git data. */

export const roles = ["none", "read", "triage", "write", "maintain", "admin"] as const;
export type Role = (typeof roles)[number];

export type Level = "read" | "write";
/** Permissions of a GITHUB_TOKEN, a GitHub App or a fine-grained personal token, as in a workflow's `permissions`. */
export type PermissionName =
  | "actions"
  | "administration"
  | "checks"
  | "contents"
  | "issues"
  | "metadata"
  | "pull_requests"
  | "statuses"
  | "workflows";
export type Permissions = Readonly<Partial<Record<PermissionName, Level>>>;

export interface User {
  readonly id: number;
  readonly login: string;
  readonly type: "User" | "Bot";
}

export interface Label {
  readonly id: number;
  name: string;
  color: string;
  description: string;
  readonly createdAt: string;
}

export interface Reaction {
  readonly id: number;
  readonly user: string;
  /** As in REST: `+1`, `-1`, `laugh`, `confused`, `heart`, `hooray`, `rocket`, `eyes`. */
  readonly content: string;
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  readonly author: string;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
  edited: boolean;
  readonly reactions: Reaction[];
}

export interface Issue {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string;
  readonly author: string;
  state: "open" | "closed";
  stateReason: "completed" | "not_planned" | "reopened" | null;
  /** Names, in the order they were put on. */
  labels: string[];
  assignees: string[];
  readonly comments: Comment[];
  readonly reactions: Reaction[];
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  /** Number of one of the repository's. */
  milestone?: number;
  /** Present when the issue is a pull request. */
  readonly pull?: Pull;
}

export interface Pull {
  draft: boolean;
  base: string;
  readonly head: string;
  /** `owner/name` of the repository that holds the head branch. */
  readonly headRepository: string;
  headSha: string;
  readonly baseSha: string;
  readonly maintainerCanModify: boolean;
  requestedReviewers: string[];
  /** Slugs of teams; none when absent. */
  requestedTeams?: string[];
  readonly reviews: Review[];
  /** None when absent. */
  reviewComments?: ReviewComment[];
  /** Who let it merge by itself. */
  autoMergeBy?: string;
  mergedAt: string | null;
  mergedBy: string | null;
  mergeSha: string | null;
}

export interface Review {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED";
  readonly commitSha: string;
  readonly submittedAt: string;
}

/** A comment on lines of a pull request. */
export interface ReviewComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  readonly path: string;
  /** Null when the lines are gone. */
  readonly line: number | null;
  readonly hunk: string;
  readonly commitSha: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A file that somebody put into an issue or a comment. */
export interface Attachment {
  readonly content: Buffer;
  readonly contentType: string;
  /** Where whoever asks for it is sent; it is given at once when absent. */
  readonly location?: string;
  /** Where the page of an issue shows it from. */
  readonly signed?: string;
}

export type PullRequest = Issue & { readonly pull: Pull };

export interface Rule {
  /** Type as in a ruleset. */
  readonly type:
    | "creation"
    | "update"
    | "deletion"
    | "non_fast_forward"
    | "pull_request"
    | "required_signatures"
    | "branch_name_pattern"
    | "commit_message_pattern";
  /** Of a pattern. */
  readonly parameters?: {
    readonly operator: "starts_with" | "ends_with" | "contains";
    readonly pattern: string;
    readonly negate?: boolean;
  };
  /** Glob on the branch name; `*` doesn't cross a slash, `**` does. */
  readonly branches: string;
}

export interface Milestone {
  readonly number: number;
  readonly title: string;
  readonly open: boolean;
}

export interface CheckRun {
  readonly id: number;
  readonly name: string;
  readonly headSha: string;
  readonly app: string;
  status: "queued" | "in_progress" | "completed";
  conclusion: string | null;
  output: { readonly title: string | null; readonly summary: string | null };
  annotations: readonly { readonly path: string; readonly start_line: number; readonly message: string }[];
  detailsUrl: string | null;
  readonly startedAt: string;
  completedAt: string | null;
}

export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly state: "error" | "failure" | "pending" | "success";
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: string;
  readonly createdAt: string;
}

export interface WorkflowRun {
  readonly id: number;
  readonly workflow: string;
  readonly event: string;
  readonly branch: string;
  readonly headSha: string;
  readonly actor: string;
  readonly inputs: Readonly<Record<string, string>>;
  status: "queued" | "in_progress" | "completed" | "waiting";
  conclusion: string | null;
  readonly createdAt: string;
}

/** GitHub's limit on a comment's or a pull request's text, in characters. */
export const maxBodyLength = 65_536;

export function editComment(comment: Comment, body: string): void {
  comment.body = body;
  comment.edited = true;
  comment.updatedAt = timestamp();
}

export function isPullRequest(issue: Issue): issue is PullRequest {
  return issue.pull !== undefined;
}

export function atLeast(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}

/** The legacy `permission` that REST gives for a role. */
export function legacyPermission(role: Role): "admin" | "write" | "read" | "none" {
  switch (role) {
    case "admin":
      return "admin";
    case "maintain":
    case "write":
      return "write";
    case "triage":
    case "read":
      return "read";
    case "none":
      return "none";
  }
}

/** Time as GitHub writes it: UTC, whole seconds. */
export function timestamp(date = new Date()): string {
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}
