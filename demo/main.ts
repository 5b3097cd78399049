import { chmod, copyFile, link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { startFakeGitHub } from "../tests/support/fake-github/index.ts";
import { type FakeMessages, startFakeMessages } from "../tests/support/fake-messages/index.ts";
import { labelledIssue, runAction } from "../tests/support/run-action.ts";
import { chooseUser, isReachableByAll } from "../tests/support/runner/user.ts";
import { git, installTestRunner, makePackageRepository, published } from "./package-repository.ts";
import { type TestReport, testBranch } from "./package-tests.ts";
import { createPrinter } from "./print.ts";
import { readRecording } from "./recording.ts";

export interface DemoOptions {
  /** Asks the real model when there is one. */
  readonly apiKey: string | undefined;
  /** A gateway to the real model; undefined is the API itself. */
  readonly baseUrl: string | undefined;
  readonly colour: boolean;
  readonly write: (text: string) => void;
  /** The recording is played about as fast as a model answers, not at once. */
  readonly paced: boolean;
  /** The recorded conversation. */
  readonly recording: string;
  /** Directory of the package as published. */
  readonly source: string;
  /** With debug logging on. */
  readonly debug?: boolean;
}

const label = "backspace";

export function readDemoOptions(
  args: readonly string[],
): Pick<DemoOptions, "recording" | "source" | "paced"> {
  const { values } = parseArgs({
    args: [...args],
    options: { recording: { type: "string" }, source: { type: "string" }, pace: { type: "boolean" } },
  });
  return {
    paced: values.pace ?? false,
    recording: values.recording ?? join(import.meta.dirname, "minimist.recording.jsonl"),
    source: values.source ?? published.broken,
  };
}

/** Runs the whole way once, from a labelled issue to a tested pull request, and shows it. Returns the exit code. */
export async function runDemo(options: DemoOptions): Promise<number> {
  const print = createPrinter(options.write, options);
  const user = chooseUser("unprivileged");
  // Root's own temporary directory may be closed to the user that the action runs as.
  if (user.dedicated && !isReachableByAll(tmpdir())) process.env["TMPDIR"] = "/tmp";
  const whoAnswers =
    options.apiKey === undefined
      ? `The model is played from a recording, ${basename(options.recording)}: nothing asks Claude, and nothing is paid.\nSet ANTHROPIC_API_KEY to ask the real model.`
      : "ANTHROPIC_API_KEY is set: the real model is asked, and what it costs is paid.";
  print.text(
    `Tiny Backspace on real code: a bug of minimist 1.2.5, CVE-2021-44906, from the labelled issue to the pull request.\n${whoAnswers}\nGitHub is a local one. Everything else is real: the action's dist started as on a runner, git, gh, the sandbox, the tests.`,
  );

  const scratch = await mkdtemp(join(tmpdir(), "backspace-demo-"));
  await chmod(scratch, 0o755);
  await using cleanUp = new AsyncDisposableStack();
  cleanUp.defer(() => rm(scratch, { recursive: true, force: true }));
  const node = await provideNode(join(scratch, "node"));

  print.heading("The repository");
  await makePackageRepository(join(scratch, "package"), options.source);
  const github = cleanUp.use(await startFakeGitHub());
  const repository = await github.addRepository({
    name: "demo/minimist",
    from: join(scratch, "package"),
    roles: { mira: "write" },
  });
  const token = github.addToken({
    kind: "app",
    permissions: { contents: "write", pull_requests: "write", issues: "write" },
  });
  print.quote((await git(join(scratch, "package"), "log", "--reverse", "--format=%h %s")).trimEnd());
  print.text("\nIts tests, on main:");
  const test = (branch: string, name: string) =>
    testBranch({ gitDir: repository.gitDir, branch, directory: join(scratch, name), node, user });
  print.tests(await test("main", "before"));

  const text = await readFile(join(import.meta.dirname, "issue.md"), "utf8");
  const title = /^# (.+)$/m.exec(text)?.[1] ?? "";
  const body = text.replace(/^# .+\n+/, "");
  const issue = repository.addIssue({ title, body, author: "sam", labels: [label] });
  print.heading(`Issue #${issue.number}, labelled ${label} by mira`);
  print.quote(`${title}\n\n${body}`);

  const messages = options.apiKey === undefined ? cleanUp.use(await startFakeMessages()) : undefined;
  messages?.play(...(await readRecording(options.recording, options)));
  print.heading("The action's log");
  const artifacts = await mkdtemp(join(tmpdir(), "backspace-demo-artifacts-"));
  const run = cleanUp.use(
    await runAction({
      github,
      repository,
      token,
      trigger: labelledIssue({
        repository: repository.fullName,
        defaultBranch: "main",
        issue,
        label,
        sender: "mira",
      }),
      ...(messages !== undefined && { messages }),
      ...(options.apiKey !== undefined && {
        inputs: { "anthropic-api-key": options.apiKey, "base-url": options.baseUrl ?? "" },
        secrets: { "the model's key": options.apiKey },
        timeoutMs: 45 * 60_000,
      }),
      env: {
        ...(options.debug && { RUNNER_DEBUG: "1" }),
        // The way to the local GitHub is a proxy that leads nowhere else.
        ...(options.apiKey !== undefined && {
          NO_PROXY: new URL(options.baseUrl ?? "https://api.anthropic.com").hostname,
        }),
      },
      path: [dirname(node)],
      before: ({ directories }) => installTestRunner(directories.workspace),
      between: async (_, main) => {
        for (const output of ["events-file", "transcript-file", "patch-file", "bundle-file"]) {
          const path = main.outputs[output];
          if (path) await copyFile(path, join(artifacts, basename(path)));
        }
      },
      onLine: ({ text: line }) => print.logLine(line),
    }),
  );
  print.endLog();
  await writeFile(join(artifacts, "summary.md"), run.summary);
  await writeFile(join(artifacts, "log.txt"), withoutMasks(run.log));

  const comment = repository.comments.at(-1);
  if (comment !== undefined) {
    print.heading(`The comment under issue #${issue.number}, which followed the run, as it ended`);
    print.quote(comment.body.replace(/^<!--.*-->\n/, ""));
    const written = github.requests.flatMap(({ method, path, body: sent }) =>
      method !== "GET" && /\/comments(?:\/\d+)?$/.test(path)
        ? [(sent as { readonly body: string }).body]
        : [],
    );
    // Every version, in order.
    await writeFile(join(artifacts, "comment.md"), written.join("\n\n"));
  }
  const pull = run.pullRequests.at(-1);
  let after: TestReport | undefined;
  if (pull !== undefined) {
    print.heading(`Pull request #${pull.number}: ${pull.title}`);
    print.text(`${pull.pull.head} → ${pull.pull.base}${pull.pull.draft ? " (draft)" : ""}\n`);
    print.quote(pull.body);
    await writeFile(join(artifacts, "pull-request.md"), pull.body);
    print.heading("Its diff");
    print.diff(await repository.read("diff", `${pull.pull.base}...${pull.pull.head}`));
    print.heading("The tests, on its branch");
    after = await test(pull.pull.head, "after");
    print.tests(after);
    await git("/", "clone", "--quiet", "--bare", repository.gitDir, join(artifacts, "repository.git"));
  }

  print.heading("The end");
  const { outputs } = run;
  const [read, written] = ["input-tokens", "output-tokens"].map((name) =>
    Number(outputs[name]).toLocaleString("en-US"),
  );
  const tokens = `${read} tokens in, ${written} out`;
  const price = messages === undefined ? "paid" : "at list price, had these answers come from the model";
  print.text(
    [
      `Outcome: ${outputs["outcome"] ?? "none"} in ${(run.main.durationMs / 1000).toFixed(1)} s`,
      `Cost: $${outputs["cost-usd"] || "unknown"} ${price} (${outputs["turns"]} turns, ${tokens})`,
      `Artifacts: ${artifacts} (${(await readdir(artifacts)).join(", ")})`,
      messages === undefined
        ? "The real model was asked."
        : "The model was played from the recording; nothing was paid.",
    ].join("\n"),
  );
  return verdict(pull !== undefined, after, messages, print.text);
}

function verdict(
  hasPullRequest: boolean,
  after: TestReport | undefined,
  messages: FakeMessages | undefined,
  tell: (text: string) => void,
): number {
  const problems = [
    ...(hasPullRequest ? [] : ["No pull request came out of it."]),
    ...(after !== undefined && (after.failed > 0 || after.exitCode !== 0)
      ? ["The tests fail on the pull request's branch."]
      : []),
    ...(messages?.problems().map((problem) => `The recording: ${problem}`) ?? []),
  ];
  for (const problem of problems) tell(problem);
  return problems.length === 0 ? 0 : 1;
}

/** The log as a runner keeps it: what tells it a secret is in no log. */
function withoutMasks(log: string): string {
  return log.replaceAll(/^::add-mask::.*\n/gm, "");
}

/** This node, where every user can run it: the job's setup-node step, so to speak. */
async function provideNode(directory: string): Promise<string> {
  if (isReachableByAll(process.execPath)) return process.execPath;
  const node = join(directory, "node");
  await mkdir(directory);
  await link(process.execPath, node).catch(() => copyFile(process.execPath, node));
  return node;
}
