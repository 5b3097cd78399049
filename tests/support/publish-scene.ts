import { spawn } from "node:child_process";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { type FakeGitHub, type FakeRepository, startFakeGitHub } from "./fake-github/index.ts";
import type { PublishAnswer, PublishRequest } from "./publish-change.ts";
import { git, makeTempDir } from "./repo.ts";
import { bundleWorker } from "./worker-bundle.ts";

/** What a change is published with, in a process of its own, against a GitHub of its own. */
export const permissions = { contents: "write", pull_requests: "write" } as const;

export const issue = {
  number: 7,
  title: "Parser crashes on empty input",
  url: "https://github.com/octo/demo/issues/7",
  author: "ann",
};
export const task = { prompt: "Parser crashes on empty input\n\nIt throws.", issue, requestedBy: "wendy" };
/** The same, of an issue in another repository: nothing that there is already is for it. */
export function elsewhere(name: string): typeof task {
  return { ...task, issue: { ...issue, url: `https://github.com/octo/${name}/issues/7` } };
}

export const proposal = {
  title: "Parse empty input as an empty document",
  description: "The tokenizer read past the end.\n\n- now it **stops**\n\nTests: `npm test` passes.",
};

type Request = Partial<PublishRequest> & { readonly local?: boolean };

export interface Scene extends AsyncDisposable {
  readonly fake: FakeGitHub;
  readonly repository: FakeRepository;
  readonly checkout: string;
  readonly publish: (request?: Request) => Promise<PublishAnswer>;
  /** One after another, in one process. */
  readonly publishAll: (...requests: Request[]) => Promise<PublishAnswer[]>;
}

export async function publishScene(
  options: Partial<Parameters<FakeGitHub["addRepository"]>[0]> = {},
): Promise<Scene> {
  const stack = new AsyncDisposableStack();
  const fake = stack.use(await startFakeGitHub());
  const { path: temp } = stack.use(await makeTempDir());
  const files = { "parser.js": "throw 1\n", "README.md": "demo\n" };
  const repository = await fake.addRepository({ name: "octo/demo", files, ...options });
  fake.addUser("wendy", { "octo/demo": "write" });
  const checkout = join(temp, "checkout");
  await git(temp, "clone", "--quiet", "--depth=1", `file://${repository.gitDir}`, checkout);
  const worker = await bundleWorker();
  let runs = 0;
  const publishAll: Scene["publishAll"] = async (...requests) => {
    const full = requests.map(({ local = false, ...request }): PublishRequest => {
      runs += 1;
      return {
        ...{ directory: checkout, tempDir: join(temp, `run-${runs}`), worker },
        ...{ serverUrl: fake.serverUrl, apiUrl: fake.apiUrl, task, proposal },
        command: "echo 'return []' > parser.js",
        ...(!local && { token: fake.addToken({ kind: "app", permissions }) }),
        ...request,
      };
    });
    const script = join(import.meta.dirname, "publish-change.ts");
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script], {
      env: { PATH: process.env["PATH"], ...fake.env },
      stdio: ["pipe", "pipe", "inherit"],
    });
    child.stdin.end(JSON.stringify(full));
    return (await json(child.stdout)) as PublishAnswer[];
  };
  return {
    fake,
    repository,
    checkout,
    publishAll,
    async publish(request = {}) {
      const [answer] = await publishAll(request);
      if (answer === undefined) throw new Error("the process gave no answer");
      return answer;
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

export const statuses = ({ events }: PublishAnswer) =>
  events.flatMap((event) => (event.type === "status" ? [`${event.phase}: ${event.message}`] : []));
export const warnings = ({ events }: PublishAnswer) =>
  events.flatMap((event) => (event.type === "warning" ? [event.message] : []));
