import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { openModel } from "../../src/agent/model.ts";
import { createPriceList } from "../../src/agent/prices.ts";
import { defaults, readConfig } from "../../src/config.ts";
import { examine } from "../../src/doctor/doctor.ts";
import type { Finding } from "../../src/doctor/finding.ts";
import type { ModelQuestion } from "../../src/doctor/model.ts";
import type { EventBody } from "../../src/events/event.ts";
import { type GitHub, openGitHub } from "../../src/github/github.ts";
import { protectedPatterns } from "../../src/protected-paths.ts";
import { Secret } from "../../src/redact.ts";
import type { Run } from "../../src/run.ts";
import type { SolveOptions } from "../../src/solve.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import {
  type FakeGitHub,
  type FakeRepository,
  type RepositoryOptions,
  startFakeGitHub,
} from "./fake-github/index.ts";
import { type FakeMessages, startFakeMessages } from "./fake-messages/index.ts";
import { reachGitHub } from "./reach-github.ts";
import { git, makeTempDir } from "./repo.ts";
import { permissions } from "./scene.ts";
import { openAt } from "./workspace-scene.ts";

/** A GitHub, a model and a machine on which things can be set up wrongly; each scene begins with what is right. */
export interface DoctorWorld extends AsyncDisposable {
  readonly hub: FakeGitHub;
  readonly messages: FakeMessages;
  readonly run: Run;
  /** octo/demo anew, seen with a job's token unless another is given. */
  readonly github: (options?: GitHubScene) => Promise<GitHub & { readonly fake: FakeRepository }>;
  /** A clone of octo/demo as it is now. */
  readonly checkout: (options?: {
    readonly prepare?: (directory: string) => Promise<unknown>;
  }) => Promise<Workspace>;
  /** The question for a model, with these inputs and variables in place of the usual ones. */
  readonly question: (
    inputs?: Texts,
    env?: Texts,
    more?: { readonly timeoutMs?: number },
  ) => Promise<ModelQuestion>;
  /** An address at which a server answers everything with this. */
  readonly serve: (status: number, body: string) => Promise<string>;
  /** The line that the doctor tells of inputs that can't be read. */
  readonly unreadable: (inputs: Texts, env?: Texts) => Promise<Finding>;
  /** A machine for the sandbox that lacks these programs. */
  readonly machine: (
    more?: Partial<Pick<SolveOptions, "isolated">> & { readonly network?: "full" },
  ) => Parameters<typeof import("../../src/doctor/machine.ts").checkSandbox>[2];
  readonly prices: SolveOptions["prices"];
  readonly protectedPaths: (...lines: readonly string[]) => string[];
}

type Texts = Readonly<Record<string, string>>;

interface GitHubScene {
  readonly repository?: Partial<RepositoryOptions>;
  /** What the job's token may do. */
  readonly permissions?: Parameters<FakeGitHub["addToken"]>[0]["permissions"];
  /** Of another kind. */
  readonly token?: Parameters<FakeGitHub["addToken"]>[0] | "expired";
}

const files = { "README.md": "hello\n", ".github/workflows/ci.yml": "on: [push, workflow_dispatch]\n" };
const workflow = { kind: "app", permissions } as const;

export async function openDoctorWorld(): Promise<DoctorWorld> {
  await using stack = new AsyncDisposableStack();
  const hub = stack.use(await startFakeGitHub());
  const messages = stack.use(await startFakeMessages());
  const { path: temp } = stack.use(await makeTempDir());
  stack.use(reachGitHub(hub));
  const { signal } = new AbortController();
  const told: EventBody[] = [];
  const run: Run = { id: "1-1", emit: (event) => void told.push(event), signal, tempDir: temp };
  let made = 0;

  const openRepository = async ({ repository = {}, permissions: held, token = workflow }: GitHubScene) => {
    const fake = await hub.addRepository({
      ...{ name: "octo/demo", defaultBranch: "main", files, roles: { writer: "write", triager: "triage" } },
      ...repository,
    });
    const wanted = token === "expired" ? workflow : token;
    const key = hub.addToken(held === undefined ? wanted : { ...workflow, permissions: held });
    if (token === "expired") hub.expireToken(key);
    const github = openGitHub({
      ...{ token: new Secret(key), serverUrl: hub.serverUrl, apiUrl: hub.apiUrl, repository: "octo/demo" },
      ...{ tempDir: temp, programs: { git: "/usr/bin/git" }, env: { ...hub.env, PATH: "/usr/bin:/bin" } },
    });
    return Object.assign(github, { fake });
  };

  const config = (inputs: Texts, env: Texts) => {
    const given: Texts = { "anthropic-api-key": messages.apiKey, "base-url": messages.url, ...inputs };
    return readConfig((input) => given[input] ?? defaults[input] ?? "", undefined, env);
  };
  const held = stack.move();

  return {
    ...{ hub, messages, run },
    github: (options = {}) => openRepository(options),
    async checkout({ prepare } = {}) {
      made += 1;
      const directory = join(temp, `checkout-${made}`);
      const url = `file://${hub.repository("octo/demo").gitDir}`;
      await git(temp, "-c", "safe.directory=*", "clone", "--quiet", "--depth=1", url, directory);
      await prepare?.(directory);
      return await openAt(directory, join(temp, `run-${made}`));
    },
    async question(inputs = {}, env = {}, { timeoutMs = 10_000 } = {}) {
      const { provider, model, fallbackModel } = config(inputs, env);
      const client = openModel({ provider, proxied: false, signal, hide: () => undefined });
      client.catch(() => undefined);
      return {
        ...{ provider, model, client, timeoutMs, signal },
        ...(fallbackModel !== undefined && { fallbackModel }),
      };
    },
    async serve(status, body) {
      const server = createServer((_, response) => void response.writeHead(status).end(body));
      await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
      held.defer(() => {
        server.closeAllConnections();
        server.close();
      });
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    async unreadable(inputs, env = {}) {
      const before = told.length;
      await examine(run, async () => {
        config(inputs, env);
        throw new Error("These inputs can be read.");
      });
      const [line] = told.slice(before).filter((event) => event.type === "doctor_check");
      if (line === undefined) throw new Error("The doctor told nothing.");
      const { check, found, effect, change } = line;
      return { type: "wrong", check, found, effect, change, stops: "bad-input" };
    },
    machine: ({ isolated = true, network } = {}) =>
      ({
        isolated,
        sandbox: { uid: 1000, programs: {} },
        network: { mode: network ?? "none", allowed: [] },
        provisioning: { find: () => undefined, env: {}, uid: 1000, changes: "none" },
      }) as unknown as ReturnType<DoctorWorld["machine"]>,
    prices: createPriceList(new Map(), 1),
    protectedPaths: (...lines) => protectedPatterns(lines),
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}
