import type { Trigger } from "../../../src/task.ts";

export interface IssueText {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  /** How many comments there are when the event happens; none when absent. */
  readonly comments?: number | readonly unknown[];
}

/** `issues: labeled` as GitHub sends it. */
export function labelledIssue(options: {
  readonly repository: string;
  readonly defaultBranch: string;
  readonly issue: IssueText;
  readonly label: string;
  readonly sender: string;
}): Trigger {
  const { repository, issue } = options;
  const label = {
    id: 208045946,
    node_id: "MDU6TGFiZWwyMDgwNDU5NDY=",
    url: `https://api.github.com/repos/${repository}/labels/${options.label}`,
    name: options.label,
    color: "5319e7",
    default: false,
    description: "",
  };
  return {
    event: "issues",
    payload: {
      action: "labeled",
      issue: { ...issuePayload(repository, issue), labels: [label] },
      label,
      repository: repositoryPayload(repository, options.defaultBranch),
      sender: user(options.sender),
    },
  };
}

/** `issue_comment` as GitHub sends it, for an issue or a pull request. */
export function commented(options: {
  readonly repository: string;
  readonly defaultBranch: string;
  readonly issue: IssueText;
  /** The issue is a pull request. */
  readonly onPullRequest?: boolean;
  readonly comment: { readonly id: number; readonly body: string; readonly author?: string };
  readonly sender: string;
  readonly action?: "created" | "edited" | "deleted";
}): Trigger {
  const { repository, issue, comment } = options;
  const { id, body } = comment;
  const kind = options.onPullRequest ? "pull" : "issues";
  const place = `https://github.com/${repository}/${kind}/${issue.number}`;
  const pullUrl = `https://api.github.com/repos/${repository}/pulls/${issue.number}`;
  return {
    event: "issue_comment",
    payload: {
      action: options.action ?? "created",
      issue: {
        ...issuePayload(repository, issue),
        html_url: place,
        ...(options.onPullRequest && {
          draft: false,
          pull_request: { url: pullUrl, html_url: place, merged_at: null },
        }),
      },
      comment: {
        url: `https://api.github.com/repos/${repository}/issues/comments/${id}`,
        html_url: `${place}#issuecomment-${id}`,
        ...{ id, node_id: `IC_${id}`, user: user(comment.author ?? options.sender), body },
        created_at: "2026-11-20T11:30:02Z",
        updated_at: "2026-11-20T11:30:02Z",
        author_association: "COLLABORATOR",
        performed_via_github_app: null,
      },
      repository: repositoryPayload(repository, options.defaultBranch),
      sender: user(options.sender),
    },
  };
}

function issuePayload(repository: string, issue: IssueText) {
  const url = `https://api.github.com/repos/${repository}/issues/${issue.number}`;
  return {
    url,
    repository_url: `https://api.github.com/repos/${repository}`,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `https://github.com/${repository}/issues/${issue.number}`,
    id: 1_000_000 + issue.number,
    node_id: `I_${issue.number}`,
    number: issue.number,
    title: issue.title,
    user: user(issue.author),
    labels: [],
    state: "open",
    locked: false,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: typeof issue.comments === "object" ? issue.comments.length : (issue.comments ?? 0),
    created_at: "2026-11-20T09:12:11Z",
    updated_at: "2026-11-20T10:02:45Z",
    closed_at: null,
    author_association: "NONE",
    active_lock_reason: null,
    body: issue.body,
    reactions: { url: `${url}/reactions`, total_count: 0 },
    timeline_url: `${url}/timeline`,
    state_reason: null,
  };
}

/** `workflow_dispatch` from the form on the default branch. */
export function dispatch(options: {
  readonly repository: string;
  readonly defaultBranch: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly sender: string;
}): Trigger {
  return {
    event: "workflow_dispatch",
    payload: {
      inputs: options.inputs,
      ref: `refs/heads/${options.defaultBranch}`,
      repository: repositoryPayload(options.repository, options.defaultBranch),
      sender: user(options.sender),
      workflow: ".github/workflows/backspace.yml",
    },
  };
}

/** `push` to the default branch. */
export function push(options: {
  readonly repository: string;
  readonly defaultBranch: string;
  readonly sender: string;
}): Trigger {
  return {
    event: "push",
    payload: {
      ref: `refs/heads/${options.defaultBranch}`,
      before: "6113728f27ae82c7b1a177c8d03f9e96e0adf246",
      after: "0d1a26e67d8f5eaf1f6ba5c57fc3c7d91ac0fd1c",
      created: false,
      deleted: false,
      forced: false,
      commits: [],
      head_commit: null,
      repository: repositoryPayload(options.repository, options.defaultBranch),
      pusher: { name: options.sender, email: `${options.sender}@example.com` },
      sender: user(options.sender),
    },
  };
}

/** `schedule`, which names nobody: the runner's actor is whoever last changed the schedule. */
export function schedule(options: { readonly repository: string; readonly defaultBranch: string }): Trigger {
  return {
    event: "schedule",
    payload: {
      schedule: "30 4 * * 1",
      repository: repositoryPayload(options.repository, options.defaultBranch),
      workflow: ".github/workflows/backspace.yml",
    },
  };
}

/** `repository_dispatch`, sent with a token of the sender. */
export function repositoryDispatch(options: {
  readonly repository: string;
  readonly defaultBranch: string;
  readonly sender: string;
  readonly clientPayload: Readonly<Record<string, unknown>>;
}): Trigger {
  return {
    event: "repository_dispatch",
    payload: {
      action: "backspace",
      branch: options.defaultBranch,
      client_payload: options.clientPayload,
      repository: repositoryPayload(options.repository, options.defaultBranch),
      sender: user(options.sender),
    },
  };
}

function repositoryPayload(repository: string, defaultBranch: string) {
  const [owner = "", name = ""] = repository.split("/");
  return {
    id: 1296269,
    node_id: "R_1296269",
    name,
    full_name: repository,
    private: false,
    owner: user(owner),
    html_url: `https://github.com/${repository}`,
    fork: false,
    url: `https://api.github.com/repos/${repository}`,
    clone_url: `https://github.com/${repository}.git`,
    default_branch: defaultBranch,
  };
}

function user(login: string) {
  return {
    login,
    id: 583231,
    node_id: "U_583231",
    url: `https://api.github.com/users/${login}`,
    html_url: `https://github.com/${login}`,
    type: login.endsWith("[bot]") ? "Bot" : "User",
    site_admin: false,
  };
}
