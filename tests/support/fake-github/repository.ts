import { matchesGlob } from "node:path";
import { commitFiles, type NewCommit, type Tree } from "./git.ts";
import {
  type CheckRun,
  type Comment,
  type CommitStatus,
  type Issue,
  isPullRequest,
  type Label,
  type Milestone,
  type PullRequest,
  type Role,
  type Rule,
  roles,
  timestamp,
  type WorkflowRun,
} from "./model.ts";
import type { World } from "./world.ts";

export interface RepositoryOptions {
  /** `owner/name`. */
  readonly name: string;
  /** Files of the first commit. Without files and `from` the repository is empty. */
  readonly files?: Tree;
  /** An existing local repository whose branches and tags are copied. */
  readonly from?: string;
  readonly defaultBranch?: string;
  readonly private?: boolean;
  readonly archived?: boolean;
  readonly description?: string;
  /** `owner/name` of the repository this is a fork of; its git data is copied. */
  readonly forkOf?: string;
  /** Role by login. */
  readonly roles?: Readonly<Record<string, Role>>;
  /** "Allow GitHub Actions to create and approve pull requests"; on when absent. */
  readonly actionsMayCreatePullRequests?: boolean;
  readonly protectedBranches?: readonly string[];
  readonly rules?: readonly Rule[];
  /** Limit on one pushed file; GitHub's is 100 MiB. */
  readonly maxFileBytes?: number;
}

export interface LoggedCommit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly author: string;
  readonly committer: string;
  readonly message: string;
}

/** Start of every repository's history: fixed, so that shas are reproducible. */
const epochSeconds = Date.UTC(2026, 0, 1) / 1000;

/** A repository on the fake GitHub: its settings, its issues, and readers of its git data for tests. */
export class FakeRepository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly gitDir: string;
  readonly parent: string | undefined;
  readonly description: string;
  readonly createdAt = timestamp();
  defaultBranch: string;
  private: boolean;
  archived: boolean;
  actionsMayCreatePullRequests: boolean;
  maxFileBytes: number;
  protectedBranches: string[];
  rules: Rule[];
  readonly labels: Label[] = [];
  readonly issues: Issue[] = [];
  readonly milestones: Milestone[] = [];
  readonly checkRuns: CheckRun[] = [];
  readonly statuses: CommitStatus[] = [];
  readonly workflowRuns: WorkflowRun[] = [];
  /** How runs that were dispatched end, a step each time they are looked at; they stay queued when absent. */
  dispatchedRunsEnd: string | undefined;
  /** How often a new run is not listed yet. */
  runsAppearAfter = 0;
  /** Events sent by `repository_dispatch`. */
  readonly dispatches: { readonly eventType: string; readonly payload: unknown; readonly actor: string }[] =
    [];
  /** Commits that GitHub itself made and signed. */
  readonly signedCommits = new Set<string>();
  readonly #world: World;
  readonly #roles = new Map<string, { readonly role: Role; readonly roleName: string }>();
  #commits = 0;

  constructor(world: World, gitDir: string, options: RepositoryOptions) {
    const [owner, name, ...rest] = options.name.split("/");
    if (!owner || !name || rest.length > 0) throw new Error(`Not owner/name: ${options.name}`);
    this.#world = world;
    this.id = world.nextId();
    this.owner = owner;
    this.name = name;
    this.gitDir = gitDir;
    this.parent = options.forkOf;
    this.description = options.description ?? "";
    this.defaultBranch = options.defaultBranch ?? "main";
    this.private = options.private ?? false;
    this.archived = options.archived ?? false;
    this.actionsMayCreatePullRequests = options.actionsMayCreatePullRequests ?? true;
    this.maxFileBytes = options.maxFileBytes ?? 100 * 1024 * 1024;
    this.protectedBranches = [...(options.protectedBranches ?? [])];
    this.rules = [...(options.rules ?? [])];
    world.users.ensure(owner);
    this.setRole(owner, "admin");
    for (const [login, role] of Object.entries(options.roles ?? {})) this.setRole(login, role);
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }
  get url(): string {
    return `${this.#world.serverUrl}/${this.fullName}`;
  }
  get apiUrl(): string {
    return `${this.#world.apiUrl}/repos/${this.fullName}`;
  }
  get pullRequests(): readonly PullRequest[] {
    return this.issues.filter(isPullRequest);
  }
  /** Comments on all issues and pull requests, in the order they were written. */
  get comments(): readonly Comment[] {
    return this.issues.flatMap((issue) => issue.comments).sort((a, b) => a.id - b.id);
  }

  // ---- setting the scene

  /** Gives an account a role here; `roleName` is the name of a custom role built on it. */
  setRole(login: string, role: Role, roleName: string = role): void {
    if (!roles.includes(role)) throw new Error(`Unknown role: ${role}`);
    this.#world.users.ensure(login);
    this.#roles.set(login.toLowerCase(), { role, roleName });
  }

  roleOf(login: string): { readonly role: Role; readonly roleName: string } {
    const everyone = this.private ? "none" : "read";
    return this.#roles.get(login.toLowerCase()) ?? { role: everyone, roleName: everyone };
  }

  collaborators(): readonly string[] {
    return [...this.#roles.keys()].map((login) => this.#world.users.ensure(login).login);
  }

  addIssue(options: {
    readonly title: string;
    readonly body?: string;
    readonly author?: string;
    readonly labels?: readonly string[];
  }): Issue {
    const issue = this.newIssue(options.title, options.body ?? "", options.author ?? this.owner);
    for (const label of options.labels ?? []) this.putLabel(issue, label);
    return issue;
  }

  addLabel(name: string, color = "ededed", description = ""): Label {
    const known = this.label(name);
    if (known !== undefined) return known;
    const label = { id: this.#world.nextId(), name, color, description, createdAt: timestamp() };
    this.labels.push(label);
    return label;
  }

  addComment(
    issueNumber: number,
    options: {
      readonly author: string;
      readonly body: string;
      /** ISO 8601; now when absent. */
      readonly createdAt?: string;
      /** ISO 8601, of its last edit; never edited when absent. */
      readonly updatedAt?: string;
    },
  ): Comment {
    const issue = this.issue(issueNumber);
    if (issue === undefined) throw new Error(`No issue ${issueNumber} in ${this.fullName}`);
    this.#world.users.ensure(options.author);
    const now = options.createdAt ?? timestamp();
    const comment: Comment = {
      id: this.#world.nextId(),
      issue: issueNumber,
      author: options.author,
      body: options.body,
      createdAt: now,
      updatedAt: options.updatedAt ?? now,
      edited: options.updatedAt !== undefined,
      reactions: [],
    };
    issue.comments.push(comment);
    issue.updatedAt = now;
    return comment;
  }

  /** Adds a commit as if somebody had pushed it, past every rule, and answers its sha. */
  async commit(options: Omit<NewCommit, "branch" | "date"> & { readonly branch?: string }): Promise<string> {
    this.#commits += 1;
    const date = epochSeconds + this.#commits * 60;
    return commitFiles(this.#world.git, this.gitDir, { branch: this.defaultBranch, ...options, date });
  }

  // ---- what the doors share

  newIssue(title: string, body: string, author: string, pull?: Issue["pull"]): Issue {
    this.#world.users.ensure(author);
    const now = timestamp();
    const issue: Issue = {
      id: this.#world.nextId(),
      number: this.issues.length + 1,
      title,
      body,
      author,
      state: "open",
      stateReason: null,
      labels: [],
      assignees: [],
      comments: [],
      reactions: [],
      createdAt: now,
      updatedAt: now,
      closedAt: null,
      ...(pull === undefined ? {} : { pull }),
    };
    this.issues.push(issue);
    return issue;
  }

  issue(number: number): Issue | undefined {
    return this.issues[number - 1];
  }

  pullRequest(number: number): PullRequest | undefined {
    const issue = this.issue(number);
    return issue !== undefined && isPullRequest(issue) ? issue : undefined;
  }

  label(name: string): Label | undefined {
    return this.labels.find((label) => label.name.toLowerCase() === name.toLowerCase());
  }

  putLabel(issue: Issue, name: string): void {
    const label = this.addLabel(name);
    if (!issue.labels.includes(label.name)) issue.labels.push(label.name);
    issue.updatedAt = timestamp();
  }

  /** Whether a push or an edit of this branch is refused by branch protection. */
  isProtected(branch: string): boolean {
    return this.protectedBranches.includes(branch);
  }

  rulesFor(branch: string): readonly Rule[] {
    return this.rules.filter((rule) => matchesGlob(branch, rule.branches));
  }

  async resolve(revision: string): Promise<string | undefined> {
    if (revision.startsWith("-")) return undefined;
    const result = await this.run("rev-parse", "--verify", "--quiet", revision);
    return result.exitCode === 0 ? result.stdout.toString("utf8").trim() : undefined;
  }

  async branchSha(branch: string): Promise<string | undefined> {
    return this.resolve(`refs/heads/${branch}^{commit}`);
  }

  run(...args: readonly string[]) {
    return this.#world.git.run(["--git-dir", this.gitDir, ...args]);
  }

  read(...args: readonly string[]): Promise<string> {
    return this.#world.git.read(["--git-dir", this.gitDir, ...args]);
  }

  readInput(input: string | Buffer, ...args: readonly string[]): Promise<string> {
    return this.#world.git.read(["--git-dir", this.gitDir, ...args], { input });
  }

  /** Reads what git says with more in its environment. */
  withEnv(env: Readonly<Record<string, string>>, input: string, ...args: readonly string[]): Promise<string> {
    return this.#world.git.read(["--git-dir", this.gitDir, ...args], { input, env });
  }

  // ---- for tests: what an outsider would see

  /** Sha by branch name. */
  async branches(): Promise<Readonly<Record<string, string>>> {
    const text = await this.read("for-each-ref", "--format=%(refname:lstrip=2) %(objectname)", "refs/heads");
    return Object.fromEntries(text.split("\n").flatMap((line) => (line === "" ? [] : [line.split(" ")])));
  }

  /** Commits of a branch, newest first. */
  async log(branch: string): Promise<readonly LoggedCommit[]> {
    const format = "--format=%H%x00%P%x00%an <%ae>%x00%cn <%ce>%x00%B%x00%x00";
    const text = await this.read("log", format, `refs/heads/${branch}`);
    return text.split("\0\0\n").flatMap((entry) => {
      const [sha, parents, author, committer, message] = entry.replace(/\0\0$/, "").split("\0");
      if (!sha || !author || !committer) return [];
      const list = parents ? parents.split(" ") : [];
      return [{ sha, parents: list, author, committer, message: (message ?? "").trimEnd() }];
    });
  }

  /** Text of a file on a branch; undefined when there is none. */
  async file(branch: string, path: string): Promise<string | undefined> {
    const result = await this.run("cat-file", "blob", `refs/heads/${branch}:${path}`);
    return result.exitCode === 0 ? result.stdout.toString("utf8") : undefined;
  }

  /** Mode and blob sha by path, for every file of a branch. */
  async tree(
    branch: string,
  ): Promise<Readonly<Record<string, { readonly mode: string; readonly sha: string }>>> {
    const text = await this.read("ls-tree", "-r", "-z", `refs/heads/${branch}`);
    const entries = text.split("\0").filter((entry) => entry !== "");
    return Object.fromEntries(
      entries.map((entry) => {
        const [head = "", path = ""] = entry.split("\t", 2);
        const [mode = "", , sha = ""] = head.split(" ");
        return [path, { mode, sha }];
      }),
    );
  }

  labelsOf(issueNumber: number): readonly string[] {
    return [...(this.issue(issueNumber)?.labels ?? [])];
  }
}
