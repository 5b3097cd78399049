import { Client } from "./client.ts";
import {
  type FakeGitHub,
  type FakeGitHubOptions,
  type FakeRepository,
  type Permissions,
  type RepositoryOptions,
  startFakeGitHub,
} from "./index.ts";

export const url = "https://github.com/octo/demo";
/** What a workflow that opens pull requests gives its GITHUB_TOKEN. */
export const workflowPermissions: Permissions = {
  contents: "write",
  pull_requests: "write",
  issues: "write",
};

export interface Scene extends AsyncDisposable {
  readonly hub: FakeGitHub;
  readonly repository: FakeRepository;
  readonly client: Client;
}

export interface SceneOptions extends Partial<RepositoryOptions> {
  /** The client's token; a workflow's with `workflowPermissions` when absent. */
  readonly token?: (hub: FakeGitHub) => string | undefined;
  readonly hub?: FakeGitHubOptions;
  /** Clones to `work`, on a new branch `change` with one commit of these files. */
  readonly change?: Readonly<Record<string, string | Buffer>>;
}

/** The repository octo/demo on a fake GitHub, and a client with a token for it. */
export async function openScene({ token, hub: hubOptions, change, ...options }: SceneOptions = {}) {
  await using stack = new AsyncDisposableStack();
  const hub = stack.use(await startFakeGitHub(hubOptions));
  const repository = await hub.addRepository({
    name: "octo/demo",
    defaultBranch: "trunk",
    files: { "README.md": "hello\n", ".github/workflows/ci.yml": "on: [push, workflow_dispatch]\n" },
    ...options,
  });
  const client = stack.use(await Client.open(hub, (token ?? workflowToken())(hub)));
  if (change !== undefined) {
    await client.clone(`${hub.serverUrl}/octo/demo`);
    await client.git("-C", "work", "checkout", "--quiet", "-b", "change");
    await client.commit(change);
  }
  const resources = stack.move();
  const scene: Scene = { hub, repository, client, [Symbol.asyncDispose]: () => resources.disposeAsync() };
  return scene;
}

export function workflowToken(permissions: Permissions = workflowPermissions) {
  return (hub: FakeGitHub) => hub.addToken({ kind: "app", permissions });
}

export function personToken(login: string, scopes: readonly string[] = ["repo"]) {
  return (hub: FakeGitHub) => hub.addToken({ kind: "user", login, scopes });
}

export function expiredToken(hub: FakeGitHub): string {
  const token = workflowToken()(hub);
  hub.expireToken(token);
  return token;
}

/** Arguments of `gh pr create` into octo/demo's trunk. */
export function prCreate(head: string, ...more: readonly string[]): readonly string[] {
  const named = ["-R", "octo/demo", "--head", head, "--base", "trunk", "--title", "T", "--body", "B"];
  return ["pr", "create", ...named, ...more];
}
