import type { Trigger } from "../../src/task.ts";
import { type FakeGitHub, startFakeGitHub } from "./fake-github/index.ts";
import type { FakeRepository } from "./fake-github/repository.ts";
import {
  type FakeMessages,
  type FakeMessagesOptions,
  startFakeMessages,
  type Turn,
} from "./fake-messages/index.ts";
import {
  type ActionRun,
  type ActionScenario,
  commented,
  dispatch,
  labelledIssue,
  runAction,
} from "./run-action.ts";

/** A small repository with a bug, the people around it, and a model that plays a script. */
export interface Scene extends AsyncDisposable {
  readonly github: FakeGitHub;
  readonly repository: FakeRepository;
  readonly token: string;
  readonly messages: FakeMessages;
  /** Labels the issue and runs the action for it. */
  readonly label: (play: readonly Turn[], more?: SceneOptions) => Promise<ActionRun>;
  /** Comments on the issue, or on another issue or pull request, and runs the action for it. */
  readonly comment: (body: string, play: readonly Turn[], more?: CommentOptions) => Promise<ActionRun>;
  /** Fills in the form and runs the action for it. */
  readonly form: (prompt: string, play: readonly Turn[], more?: SceneOptions) => Promise<ActionRun>;
  /** Runs the action for any other event. */
  readonly start: (trigger: Trigger, play: readonly Turn[], more?: SceneOptions) => Promise<ActionRun>;
}

export type SceneOptions = Partial<ActionScenario> & {
  readonly sender?: string;
  readonly labelName?: string;
  /** What the job's token may do; by default what the README's workflow gives it. */
  readonly issueBody?: string;
};

export type CommentOptions = SceneOptions & {
  /** Number of the issue or pull request. */
  readonly on?: number;
  readonly action?: "created" | "edited" | "deleted";
};

export const permissions = { contents: "write", pull_requests: "write", issues: "write" } as const;

export const files = {
  "README.md": "# Demo\n",
  ".gitignore": "out/\n",
  "src/sum.js": "exports.sum = (a, b) => a - b;\n",
  "test/sum.test.js":
    'const { sum } = require("../src/sum.js");\nif (sum(1, 2) !== 3) throw new Error("sum is wrong");\nconsole.log("ok");\n',
};

export const issue = { title: "sum subtracts", body: "`sum(1, 2)` gives -1.\n", author: "reporter" };

export async function openScene(
  options: {
    readonly permissions?: Parameters<FakeGitHub["addToken"]>[0]["permissions"];
    readonly model?: FakeMessagesOptions;
  } = {},
): Promise<Scene> {
  const [github, messages] = await Promise.all([startFakeGitHub(), startFakeMessages(options.model)]);
  const repository = await github.addRepository({
    name: "octo/demo",
    files,
    defaultBranch: "trunk",
    roles: { writer: "write", triager: "triage", reader: "read" },
  });
  const { number } = repository.addIssue(issue);
  const token = github.addToken({
    kind: "app",
    permissions: options.permissions ?? permissions,
    repositories: [repository.fullName],
  });
  const at = { repository: repository.fullName, defaultBranch: repository.defaultBranch };

  const run = async (scenario: Pick<ActionScenario, "trigger"> & SceneOptions, play: readonly Turn[]) => {
    messages.play(...play);
    const ended = await runAction({ github, repository, token, messages, ...scenario });
    messages.assertFinished();
    return ended;
  };
  return {
    github,
    repository,
    token,
    messages,
    async label(play, { sender = "writer", labelName = "backspace", issueBody = issue.body, ...more } = {}) {
      const labelled = repository.issue(number);
      if (labelled !== undefined) repository.putLabel(labelled, labelName);
      const text = { ...issue, number, body: issueBody, comments: labelled?.comments ?? [] };
      return await run(
        { trigger: labelledIssue({ ...at, issue: text, label: labelName, sender }), ...more },
        play,
      );
    },
    async comment(body, play, { sender = "writer", on = number, action = "created", ...more } = {}) {
      const place = repository.issue(on);
      if (place === undefined) throw new Error(`There is no #${on}.`);
      const comment = repository.addComment(on, { author: sender, body });
      const onPullRequest = place.pull !== undefined;
      return await run(
        { trigger: commented({ ...at, issue: place, onPullRequest, comment, sender, action }), ...more },
        play,
      );
    },
    async form(prompt, play, { sender = "writer", ...more } = {}) {
      const inputs = { prompt, ...more.inputs };
      return await run({ trigger: dispatch({ ...at, inputs: { prompt }, sender }), ...more, inputs }, play);
    },
    start: (trigger, play, more = {}) => run({ trigger, ...more }, play),
    async [Symbol.asyncDispose]() {
      await messages[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
    },
  };
}
