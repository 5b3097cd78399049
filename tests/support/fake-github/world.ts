import type { Tokens } from "./access.ts";
import type { GitRunner } from "./git.ts";
import type { Attachment, Permissions, User } from "./model.ts";
import type { FakeRepository } from "./repository.ts";

/** Everything there is on this GitHub, shared by its doors (REST, GraphQL, git). */
export interface World {
  /** `https://github.com`, or a GitHub Enterprise Server's address. */
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly git: GitRunner;
  readonly tokens: Tokens;
  readonly users: Users;
  readonly repositories: Repositories;
  readonly nextId: () => number;
  /** By address, without what stands behind a question mark. */
  readonly attachments: Map<string, Attachment>;
  /** `projectCards` is answered with an error, as on today's github.com. */
  projectsClassic: boolean;
  /** Requests that this fake can't answer; a test that caused one fails. */
  readonly surprises: string[];
}

export class Users {
  readonly #byLogin = new Map<string, User>();
  readonly #nextId: () => number;

  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  find(login: string): User | undefined {
    return this.#byLogin.get(login.toLowerCase());
  }

  /** The account with this login, made when there is none; `x[bot]` is a bot. */
  ensure(login: string): User {
    const known = this.find(login);
    if (known !== undefined) return known;
    const user: User = { id: this.#nextId(), login, type: login.endsWith("[bot]") ? "Bot" : "User" };
    this.#byLogin.set(login.toLowerCase(), user);
    return user;
  }

  byId(id: number): User | undefined {
    return [...this.#byLogin.values()].find((user) => user.id === id);
  }
}

export class Repositories {
  readonly #byName = new Map<string, FakeRepository>();

  add(repository: FakeRepository): void {
    this.#byName.set(repository.fullName.toLowerCase(), repository);
  }

  find(fullName: string): FakeRepository | undefined {
    return this.#byName.get(fullName.toLowerCase());
  }

  all(): readonly FakeRepository[] {
    return [...this.#byName.values()];
  }
}

export interface NewAppToken {
  readonly kind: "app";
  /** The app's slug; `github-actions`, a workflow's GITHUB_TOKEN, when absent. */
  readonly app?: string;
  readonly permissions: Permissions;
  /** `owner/name` of the repositories it was made for; every repository when absent. */
  readonly repositories?: readonly string[];
}
export interface NewUserToken {
  readonly kind: "user";
  readonly login: string;
  /** Classic scopes; `repo` when neither scopes nor permissions are given. */
  readonly scopes?: readonly string[];
  /** Makes it a fine-grained token. */
  readonly permissions?: Permissions;
}
