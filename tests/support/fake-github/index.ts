import { appendFile, chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Tokens } from "./access.ts";
import { attachmentHosts } from "./attachments.ts";
import { makeCertificates } from "./certificates.ts";
import { createDoor, type Fault, type LoggedRequest } from "./door.ts";
import { openGateway } from "./gateway.ts";
import { GitRunner } from "./git.ts";
import { openHookServer } from "./hook-server.ts";
import type { Attachment, Role } from "./model.ts";
import { FakeRepository, type RepositoryOptions } from "./repository.ts";
import { type NewAppToken, type NewUserToken, Repositories, Users, type World } from "./world.ts";

export type { Fault, LoggedRequest } from "./door.ts";
export type { Permissions, Role } from "./model.ts";
export type { FakeRepository, RepositoryOptions } from "./repository.ts";

export interface FakeGitHub extends AsyncDisposable {
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /**
   * Environment that brings unmodified git, gh and octokit here under their true host names. Node programs read
   * it when they start. The certificate file is readable by every user.
   */
  readonly env: Readonly<Record<string, string>>;
  addRepository(options: RepositoryOptions): Promise<FakeRepository>;
  repository(name: string): FakeRepository;
  /** Makes a token: a workflow's or an app's with permissions, or a person's with scopes or permissions. */
  addToken(token: NewAppToken | NewUserToken): string;
  /** From now on the token is answered with 401. */
  expireToken(token: string): void;
  /** Puts a file at one of the addresses that GitHub gives to what people attach. */
  addAttachment(address: string, attachment: Attachment): void;
  /** Makes an account, with a role in each of the named repositories. */
  addUser(login: string, roles?: Readonly<Record<string, Role>>): void;
  /**
   * Spoils the next requests whose line matches: `METHOD path`, followed for GraphQL by the operation's name
   * (`POST /graphql PullRequestCreate`), or `GIT upload-pack|receive-pack owner/name refs|data`.
   */
  failNext(pattern: RegExp, fault: Fault): void;
  /** Every request, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** Hosts that were asked for through the proxy and don't exist here. */
  readonly refusedHosts: readonly string[];
  /** Whether the text holds one of the tokens. */
  containsToken(text: string): boolean;
  /** Answers `projectCards` as GitHub did before Projects (classic) ended. */
  projectsClassic(on: boolean): void;
  /** Throws when a request came that this fake can't answer, or that no GitHub knows. */
  assertNoSurprises(): void;
}

export interface FakeGitHubOptions {
  /** Host of a GitHub Enterprise Server, with its port where that isn't 443; github.com when absent. */
  readonly host?: string;
}

/** Starts a strict GitHub on this machine: GraphQL, REST and git over smart HTTP, behind a CONNECT proxy. */
export async function startFakeGitHub(options: FakeGitHubOptions = {}): Promise<FakeGitHub> {
  await using stack = new AsyncDisposableStack();
  const host = options.host ?? "github.com";
  const enterprise = host !== "github.com";
  const directory = await mkdtemp(join(tmpdir(), "fake-github-"));
  stack.defer(() => rm(directory, { recursive: true, force: true, maxRetries: 3 }));
  const privateDir = join(directory, "private");
  await mkdir(privateDir, { mode: 0o700 });

  const git = stack.use(new GitRunner(privateDir));
  const hooks = stack.use(await openHookServer(privateDir));
  let lastId = 1000;
  const nextId = () => {
    lastId += 1;
    return lastId;
  };
  const world: World = {
    serverUrl: `https://${host}`,
    apiUrl: enterprise ? `https://${host}/api/v3` : "https://api.github.com",
    git,
    tokens: new Tokens(),
    users: new Users(nextId),
    repositories: new Repositories(),
    nextId,
    attachments: new Map(),
    projectsClassic: false,
    surprises: [],
  };
  const door = createDoor(world, hooks);
  const hosts = enterprise ? [host] : ["github.com", "api.github.com", ...attachmentHosts];
  const names = hosts.map((name) => name.replace(/:\d+$/, ""));
  const certificates = await makeCertificates([...names, "localhost", "127.0.0.1"]);
  const gateway = stack.use(await openGateway({ hosts, certificates, handle: door.handle }));

  const authorityFile = join(directory, "ca.pem");
  await writeFile(authorityFile, certificates.authority);
  // The product may run as another, unprivileged user, whatever our umask.
  await chmod(directory, 0o755);
  await chmod(authorityFile, 0o644);

  const resources = stack.move();
  const repositoryByName = (name: string) => {
    const found = world.repositories.find(name);
    if (found === undefined) throw new Error(`No repository ${name} on the fake GitHub`);
    return found;
  };
  return {
    serverUrl: world.serverUrl,
    apiUrl: world.apiUrl,
    graphqlUrl: enterprise ? `https://${host}/api/graphql` : "https://api.github.com/graphql",
    env: {
      HTTPS_PROXY: gateway.proxyUrl,
      SSL_CERT_FILE: authorityFile,
      GIT_SSL_CAINFO: authorityFile,
      NODE_EXTRA_CA_CERTS: authorityFile,
    },
    async addRepository(repositoryOptions) {
      const gitDir = join(privateDir, `${world.nextId()}.git`);
      const repository = new FakeRepository(world, gitDir, repositoryOptions);
      await createGitDirectory(world, hooks.hooksDir, repository, repositoryOptions);
      world.repositories.add(repository);
      return repository;
    },
    repository: repositoryByName,
    addToken(token) {
      if (token.kind === "app") {
        const { permissions, repositories } = token;
        return world.tokens.add({
          type: "app",
          slug: token.app ?? "github-actions",
          permissions,
          ...(repositories === undefined
            ? {}
            : { repositories: repositories.map((name) => name.toLowerCase()) }),
        });
      }
      const { login } = world.users.ensure(token.login);
      return world.tokens.add(
        token.permissions === undefined
          ? { type: "user", login, scopes: token.scopes ?? ["repo"] }
          : { type: "user", login, permissions: token.permissions },
      );
    },
    expireToken: (token) => world.tokens.expire(token),
    addAttachment: (address, attachment) => void world.attachments.set(address, attachment),
    addUser(login, roles = {}) {
      world.users.ensure(login);
      for (const [name, role] of Object.entries(roles)) repositoryByName(name).setRole(login, role);
    },
    failNext: door.failNext,
    requests: door.requests,
    refusedHosts: gateway.refusedHosts,
    containsToken: (text) => world.tokens.foundIn(text),
    projectsClassic(on) {
      world.projectsClassic = on;
    },
    assertNoSurprises() {
      if (world.surprises.length > 0) {
        throw new Error(`The fake GitHub was surprised:\n${world.surprises.join("\n")}`);
      }
    },
    async [Symbol.asyncDispose]() {
      await resources.disposeAsync();
    },
  };
}

/** What GitHub's servers allow, beside the hook that judges every pushed ref. */
const serverConfiguration = `
[http]
	receivepack = true
[receive]
	procReceiveRefs = refs
	advertisePushOptions = true
	advertiseAtomic = true
	fsckObjects = true
	hideRefs = refs/pull
	autogc = false
[uploadpack]
	allowFilter = true
	allowAnySHA1InWant = true
[gc]
	auto = 0
`;

async function createGitDirectory(
  world: World,
  hooksDir: string,
  repository: FakeRepository,
  options: RepositoryOptions,
): Promise<void> {
  const { gitDir } = repository;
  const initial = `--initial-branch=${repository.defaultBranch}`;
  await world.git.read(["init", "--quiet", "--bare", "--template=", initial, gitDir]);
  const hooks = `[core]\n\thooksPath = ${JSON.stringify(hooksDir)}\n`;
  await appendFile(join(gitDir, "config"), serverConfiguration + hooks);
  const source =
    options.from ??
    (options.forkOf === undefined ? undefined : world.repositories.find(options.forkOf)?.gitDir);
  if (source !== undefined) {
    await repository.read(
      "fetch",
      "--quiet",
      source,
      "+refs/heads/*:refs/heads/*",
      "+refs/tags/*:refs/tags/*",
    );
  }
  if (options.files !== undefined) {
    await repository.commit({ files: options.files, message: "Initial commit" });
  }
}
