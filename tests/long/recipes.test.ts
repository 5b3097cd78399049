import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Trigger } from "../../src/task.ts";
import { type FakeGitHub, type FakeRepository, startFakeGitHub } from "../support/fake-github/index.ts";
import { call, type FakeMessages, startFakeMessages, turn } from "../support/fake-messages/index.ts";
import { commented, dispatch, labelledIssue, repositoryDispatch } from "../support/run-action.ts";
import { runWorkflow } from "../support/run-workflow.ts";

const play = [
  turn(call("write_file", { filepath: "hello.txt", content: "Hello.\n" })),
  turn(call("finish", { title: "Say hello", description: "There is a greeting now." })),
];
const text = { title: "Say hello", body: "In a file.", author: "newcomer" };

let github: FakeGitHub;
let messages: FakeMessages;
let repository: FakeRepository;
beforeEach(async () => {
  [github, messages] = await Promise.all([startFakeGitHub(), startFakeMessages()]);
  repository = await github.addRepository({ name: "newcomer/first" });
});
afterEach(async () => {
  await messages[Symbol.asyncDispose]();
  await github[Symbol.asyncDispose]();
});

const at = () => ({ repository: repository.fullName, defaultBranch: repository.defaultBranch });
const label =
  (name: string) =>
  (number: number): Trigger =>
    labelledIssue({ ...at(), issue: { ...text, number }, label: name, sender: "newcomer" });
const sender = "newcomer";

test.each<[string, (number: number) => Trigger, "pull-request" | "proposed"]>([
  ["label.yml", label("backspace:$1"), "pull-request"],
  ["network.yml", label("backspace"), "pull-request"],
  ["dry-run.yml", label("backspace"), "proposed"],
  [
    "comment.yml",
    (number) =>
      commented({
        ...at(),
        issue: { ...text, number },
        comment: { id: 12, body: "/backspace budget=1 Now." },
        sender,
      }),
    "pull-request",
  ],
  [
    "form.yml",
    () =>
      dispatch({
        ...at(),
        inputs: {
          prompt: "Say hello.",
          repository: "",
          model: "claude-opus-5-5",
          budget: "1",
          draft: "never",
        },
        sender,
      }),
    "pull-request",
  ],
  [
    "repository-dispatch.yml",
    () => repositoryDispatch({ ...at(), sender, clientPayload: { prompt: "Say hello.", budget: 1 } }),
    "pull-request",
  ],
  ["schedule.yml", () => dispatch({ ...at(), inputs: {}, sender }), "pull-request"],
])("a repository that copies examples/%s gets what it promises", async (file, trigger, end) => {
  const workflow = readFileSync(`examples/${file}`, "utf8");
  await repository.commit({
    files: { ".github/workflows/tiny-backspace.yml": workflow, ".github/prompts/nightly.md": "Say hello.\n" },
    message: "Add Tiny Backspace",
  });
  const { number } = repository.addIssue({ ...text, labels: ["backspace"] });
  messages.play(...play);
  await using run = await runWorkflow({
    ...{ github, repository, messages, workflow, secrets: { ANTHROPIC_API_KEY: messages.apiKey } },
    trigger: trigger(number),
  });
  messages.assertFinished();
  const [job] = Object.values(run.jobs);
  expect(job?.action?.outputs).toMatchObject({ outcome: end, "failure-code": "" });
});
