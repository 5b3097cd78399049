import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import type { Trigger } from "../../src/task.ts";
import { type FakeGitHub, type FakeRepository, startFakeGitHub } from "../support/fake-github/index.ts";
import { call, type FakeMessages, startFakeMessages, turn } from "../support/fake-messages/index.ts";
import { commented, dispatch, labelledIssue } from "../support/run-action.ts";
import { runWorkflow, type WorkflowEnd, type WorkflowScenario } from "../support/run-workflow.ts";

/** The first workflow in a page that starts on its own, as a reader copies it. */
function blockOf(page: string): string {
  const blocks = [...readFileSync(page, "utf8").matchAll(/^```ya?ml\n(.*?)^```$/gms)].map(
    ([, text = ""]) => text,
  );
  const whole = blocks.find((text) => /^on:/m.test(text) && /^jobs:/m.test(text));
  if (whole === undefined) throw new Error(`${page} has no workflow to copy.`);
  return whole;
}

const reusable = {
  "tiny-backspace/tiny-backspace/.github/workflows/tiny-backspace.yml@v0": readFileSync(
    ".github/workflows/tiny-backspace.yml",
    "utf8",
  ),
};
const play = [
  turn(call("write_file", { filepath: "hello.txt", content: "Hello.\n" })),
  turn(call("finish", { title: "Say hello", description: "There is a greeting now." })),
];

let github: FakeGitHub;
let messages: FakeMessages;
let repository: FakeRepository;
beforeEach(async () => {
  [github, messages] = await Promise.all([startFakeGitHub(), startFakeMessages()]);
  // As GitHub makes it: nothing in it, and no right of Actions to open pull requests.
  repository = await github.addRepository({ name: "newcomer/first", actionsMayCreatePullRequests: false });
});
afterEach(async () => {
  await messages[Symbol.asyncDispose]();
  await github[Symbol.asyncDispose]();
});

const at = () => ({ repository: repository.fullName, defaultBranch: repository.defaultBranch });

/** The steps of the README: the key, the setting, the file, the label on an issue. */
async function follow(
  workflow: string,
  trigger?: (number: number) => Trigger,
  more: Partial<WorkflowScenario> = {},
): Promise<WorkflowEnd> {
  const secrets = { ANTHROPIC_API_KEY: messages.apiKey };
  repository.actionsMayCreatePullRequests = true;
  await repository.commit({
    files: { ".github/workflows/tiny-backspace.yml": workflow },
    message: "Add Tiny Backspace",
  });
  const text = { title: "Say hello", body: "In a file.", author: "newcomer" };
  const issue = repository.addIssue(text);
  repository.putLabel(issue, "backspace");
  const labelled = labelledIssue({
    ...at(),
    issue: { ...text, number: issue.number },
    label: "backspace",
    sender: "newcomer",
  });
  const ended = await runWorkflow({
    ...{ github, repository, messages, workflow, secrets, called: reusable },
    trigger: trigger?.(issue.number) ?? labelled,
    ...more,
  });
  messages.assertFinished();
  return ended;
}

async function expectPullRequest(closes = true): Promise<void> {
  const [pullRequest] = repository.pullRequests;
  expect(pullRequest?.title).toBe("Say hello");
  if (closes) expect(pullRequest?.body).toContain("Closes #1");
  expect(await repository.file(pullRequest?.pull.head ?? "", "hello.txt")).toBe("Hello.\n");
  if (closes) expect(repository.labelsOf(1)).toEqual([]);
}

describe("someone who follows the README in an empty repository", () => {
  test("gets a pull request for the label", async () => {
    messages.play(...play);
    await using run = await follow(blockOf("README.md"));
    expect(run.groups).toEqual(["tiny-backspace-1"]);
    expect(run.artifacts).toEqual(["tiny-backspace"]);
    await expectPullRequest();
  });

  test("gets a pull request for the form", async () => {
    messages.play(...play);
    const prompt = "Say hello in a file.";
    await using run = await follow(blockOf("README.md"), () =>
      dispatch({ ...at(), inputs: { prompt, repository: "" }, sender: "newcomer" }),
    );
    expect(Object.values(run.jobs).map(({ result }) => result)).toEqual(["success"]);
    await expectPullRequest(false);
  });
});

test("someone who copies the split form gets a pull request from two jobs", async () => {
  messages.play(...play);
  await using run = await follow(blockOf("docs/split.md"));
  expect(Object.entries(run.jobs).map(([name, { result }]) => [name, result])).toEqual([
    ["agent", "success"],
    ["publish", "success"],
  ]);
  expect(run.artifacts).toEqual(["tiny-backspace", "tiny-backspace-handover"]);
  await expectPullRequest();
});

test("someone who has many repositories gets a pull request in each, whatever becomes of the others", async () => {
  const names = ["newcomer/one", "newcomer/two", "newcomer/three"];
  const [one, two, three] = await Promise.all(
    names.map((name) => github.addRepository({ name, files: { "README.md": name } })),
  );
  const token = github.addToken({
    kind: "app",
    app: "our-app",
    permissions: { contents: "write", pull_requests: "write" },
    repositories: ["newcomer/one", "newcomer/three"],
  });
  const workflow = readFileSync("examples/many-repositories.yml", "utf8");
  await repository.commit({ files: { ".github/workflows/many.yml": workflow }, message: "Add it" });
  await using run = await runWorkflow({
    ...{ github, repository, messages, workflow },
    secrets: { ANTHROPIC_API_KEY: messages.apiKey, BACKSPACE_TOKEN: token },
    // The second one is stopped before anything is paid.
    beforeCell(name) {
      messages.newRun();
      messages.play(...(name === "backspace/1" ? [] : play));
    },
    trigger: dispatch({
      ...at(),
      inputs: { prompt: "Say hello.", repositories: JSON.stringify(names) },
      sender: "newcomer",
    }),
  });
  messages.assertFinished();
  expect(Object.entries(run.jobs).map(([name, { result }]) => [name, result])).toEqual([
    ["backspace/0", "success"],
    ["backspace/1", "failure"],
    ["backspace/2", "success"],
    ["backspace", "failure"],
  ]);
  for (const there of [one, three]) expect(there?.pullRequests[0]?.title).toBe("Say hello");
  expect(two?.pullRequests).toEqual([]);
  expect(run.artifacts).toEqual(["tiny-backspace-0", "tiny-backspace-1", "tiny-backspace-2"]);
});

describe("someone who calls the reusable workflow in ten lines", () => {
  const caller = blockOf("docs/reusable-workflow.md");

  test("has them as the page says", () => {
    const { jobs } = parse(caller) as { jobs: Record<string, unknown> };
    expect(Object.keys(jobs)).toEqual(["backspace"]);
    const [, job = ""] = /^jobs:\n(.*)$/ms.exec(caller) ?? [];
    expect(job.trimEnd().split("\n").length).toBeLessThanOrEqual(10);
  });

  test("gets a pull request for the label, in one job", async () => {
    messages.play(...play);
    await using run = await follow(caller);
    expect(Object.entries(run.jobs).map(([name, { result }]) => [name, result])).toEqual([
      ["backspace/run", "success"],
      ["backspace/agent", "skipped"],
      ["backspace/publish", "skipped"],
      ["backspace", "success"],
    ]);
    expect(run.jobs["backspace"]?.outputs).toMatchObject({ outcome: "pull-request", turns: "2" });
    await expectPullRequest();
  });

  test("gets a pull request for the form", async () => {
    messages.play(...play);
    await using run = await follow(caller, () =>
      dispatch({ ...at(), inputs: { prompt: "Say hello in a file." }, sender: "newcomer" }),
    );
    expect(run.jobs["backspace"]?.result).toBe("success");
    await expectPullRequest(false);
  });

  test("gets a pull request for a comment", async () => {
    messages.play(...play);
    await using run = await follow(caller, (number) =>
      commented({
        ...at(),
        issue: { number, title: "Say hello", body: "In a file.", author: "newcomer" },
        comment: { id: 5, body: "/backspace budget=3 Be friendly." },
        sender: "newcomer",
      }),
    );
    expect(run.jobs["backspace"]).toMatchObject({ result: "success", outputs: { outcome: "pull-request" } });
    expect(repository.pullRequests[0]?.body).toContain("Closes #1");
  });

  test("starts nothing with a comment that asks for nothing", async () => {
    await using run = await follow(caller, (number) =>
      commented({
        ...at(),
        issue: { number, title: "Say hello", body: "In a file.", author: "newcomer" },
        comment: { id: 5, body: "Thanks!" },
        sender: "stranger",
      }),
    );
    expect(Object.values(run.jobs).map(({ result }) => result)).toEqual(Array(4).fill("skipped"));
  });

  test("gets nothing from two jobs when somebody has been at what went between them", async () => {
    messages.play(...play);
    await using run = await follow(
      caller.replace("    with:\n", "    with:\n      split: true\n"),
      undefined,
      {
        async tamper(artifact, directory) {
          if (!artifact.endsWith("-handover")) return;
          const file = join(directory, "manifest.json");
          const manifest = JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>;
          await writeFile(file, JSON.stringify({ ...manifest, repository: "newcomer/elsewhere" }));
        },
      },
    );
    expect(run.jobs["backspace"]).toMatchObject({
      result: "failure",
      outputs: { outcome: "failed", "failure-code": "handover-rejected" },
    });
    expect(repository.pullRequests).toEqual([]);
    expect(repository.labelsOf(1)).toEqual([]);
  });

  test("gets it from two jobs where the agent's can only read", async () => {
    messages.play(...play);
    const split = caller.replace("    with:\n", "    with:\n      split: true\n");
    expect(split).not.toBe(caller);
    await using run = await follow(split);
    expect(Object.entries(run.jobs).map(([name, { result }]) => [name, result])).toEqual([
      ["backspace/run", "skipped"],
      ["backspace/agent", "success"],
      ["backspace/publish", "success"],
      ["backspace", "success"],
    ]);
    expect(run.jobs["backspace"]?.outputs).toMatchObject({ outcome: "pull-request", turns: "2" });
    expect(run.artifacts).toEqual(["tiny-backspace", "tiny-backspace-handover", "tiny-backspace-publish"]);
    await expectPullRequest();
  });

  test("hears of GitHub itself when the call grants too little", async () => {
    const short = caller.replace("contents: write", "contents: read");
    await expect(follow(short)).rejects.toThrow(
      "The nested job run is requesting contents,write, which its caller does not have.",
    );
  });
});
