import { randomBytes } from "node:crypto";
import { atLeast, type Level, type PermissionName, type Permissions, type Role } from "./model.ts";
import type { FakeRepository } from "./repository.ts";

/** Who a request comes from. */
export type Viewer = Anonymous | AppViewer | UserViewer;
export interface Anonymous {
  readonly type: "anonymous";
}
export interface AppViewer {
  readonly type: "app";
  /** `github-actions` for a workflow's GITHUB_TOKEN. */
  readonly slug: string;
  readonly permissions: Permissions;
  /** `owner/name`, lower case; every repository when absent. */
  readonly repositories?: readonly string[];
}
export interface UserViewer {
  readonly type: "user";
  readonly login: string;
  /** Scopes of a classic token, or the permissions of a fine-grained one. */
  readonly scopes?: readonly string[];
  readonly permissions?: Permissions;
}

/** What an operation asks of its caller. */
export interface Need {
  readonly permission: PermissionName;
  readonly level: Level;
  /** The least role a person needs; `read` when absent. */
  readonly role?: Role;
}

export type AccessAnswer = "granted" | "hidden" | "forbidden";

/** An expected refusal, told through REST or GraphQL as each does. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  /** GraphQL's `type`. */
  readonly type: string;
  readonly errors: readonly unknown[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    more: {
      readonly type?: string;
      readonly errors?: readonly unknown[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message);
    this.status = status;
    this.type = more.type ?? { 403: "FORBIDDEN", 404: "NOT_FOUND" }[status] ?? "UNPROCESSABLE";
    this.errors = more.errors;
    this.headers = more.headers ?? {};
  }
}

/** Login under which the viewer acts. */
export function actorOf(viewer: Viewer): string {
  switch (viewer.type) {
    case "anonymous":
      return "ghost";
    case "app":
      return `${viewer.slug}[bot]`;
    case "user":
      return viewer.login;
  }
}

/** How the request log names a viewer: never the token itself. */
export function describeViewer(viewer: Viewer): string {
  return viewer.type === "anonymous" ? "none" : `${viewer.type}:${actorOf(viewer)}`;
}

export function canSee(viewer: Viewer, repository: FakeRepository): boolean {
  if (!repository.private) return true;
  switch (viewer.type) {
    case "anonymous":
      return false;
    case "app":
      return isInstalled(viewer, repository);
    case "user":
      return (
        atLeast(repository.roleOf(viewer.login).role, "read") &&
        (viewer.scopes === undefined || viewer.scopes.includes("repo"))
      );
  }
}

export function access(viewer: Viewer, repository: FakeRepository, need: Need): AccessAnswer {
  if (!canSee(viewer, repository)) return "hidden";
  const publicRead = !repository.private && need.level === "read" && (need.role ?? "read") === "read";
  if (publicRead) return "granted";
  switch (viewer.type) {
    case "anonymous":
      return "forbidden";
    case "app":
      return isInstalled(viewer, repository) && holds(viewer.permissions, need) ? "granted" : "forbidden";
    case "user": {
      if (!atLeast(repository.roleOf(viewer.login).role, need.role ?? "read")) return "forbidden";
      if (viewer.permissions !== undefined) return holds(viewer.permissions, need) ? "granted" : "forbidden";
      const scopes = viewer.scopes ?? [];
      const scoped = scopes.includes("repo") || (!repository.private && scopes.includes("public_repo"));
      return scoped ? "granted" : "forbidden";
    }
  }
}

function isInstalled(viewer: AppViewer, repository: FakeRepository): boolean {
  return viewer.repositories?.includes(repository.fullName.toLowerCase()) ?? true;
}

function holds(permissions: Permissions, need: Need): boolean {
  // Every installation may read metadata; nothing else is implied.
  const held = need.permission === "metadata" ? "read" : permissions[need.permission];
  return held === "write" || held === need.level;
}

/** Throws GitHub's refusal unless the viewer may do this. */
export function requireAccess(viewer: Viewer, repository: FakeRepository, need: Need): void {
  const answer = access(viewer, repository, need);
  if (answer === "granted") return;
  if (answer === "hidden") throw new Refusal(404, "Not Found");
  const headers = { "x-accepted-github-permissions": `${need.permission}=${need.level}` };
  switch (viewer.type) {
    case "anonymous":
      throw new Refusal(401, "Requires authentication");
    case "app":
      throw new Refusal(403, "Resource not accessible by integration", { headers });
    case "user":
      if (viewer.permissions !== undefined && !holds(viewer.permissions, need)) {
        throw new Refusal(403, "Resource not accessible by personal access token", { headers });
      }
      if (!atLeast(repository.roleOf(viewer.login).role, need.role ?? "read")) {
        throw new Refusal(403, "Must have admin rights to Repository.");
      }
      throw new Refusal(404, "Not Found");
  }
}

/** The tokens that exist; an unknown or expired one is nobody's. */
export class Tokens {
  readonly #viewers = new Map<string, Viewer>();

  add(viewer: AppViewer | UserViewer): string {
    const prefix = viewer.type === "app" ? "ghs_" : viewer.permissions !== undefined ? "github_pat_" : "ghp_";
    const token = prefix + randomBytes(18).toString("hex");
    this.#viewers.set(token, viewer);
    return token;
  }

  expire(token: string): void {
    this.#viewers.delete(token);
  }

  /** The viewer behind an Authorization header, or undefined when its token isn't good. */
  authenticate(header: string | undefined): Viewer | undefined {
    if (header === undefined) return { type: "anonymous" };
    const [scheme = "", value = ""] = header.split(/ +/, 2);
    if (/^basic$/i.test(scheme)) {
      const decoded = Buffer.from(value, "base64").toString("utf8");
      const separator = decoded.indexOf(":");
      const user = decoded.slice(0, separator);
      const password = decoded.slice(separator + 1);
      return this.#viewers.get(password === "" || password === "x-oauth-basic" ? user : password);
    }
    return /^(token|bearer)$/i.test(scheme) ? this.#viewers.get(value) : undefined;
  }

  /** Whether the text holds any token, for tests that search for leaks. */
  foundIn(text: string): boolean {
    return [...this.#viewers.keys()].some((token) => text.includes(token));
  }
}
