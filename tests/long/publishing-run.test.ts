import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { call, hang, say, startFakeMessages, status, turn } from "../support/fake-messages/index.ts";
import { openScene, permissions, type Scene } from "../support/scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

const hostile = "It adds now.\n\n::error::boo\n##[set-output name=x]y\n@octo/team closes #99";
const fix = (description = "It adds now.", operator = "+") => [
  turn(call("write_file", { filepath: "src/sum.js", content: `exports.sum = (a, b) => a ${operator} b;\n` })),
  turn(call("finish", { title: "Add in sum", description })),
];

/** For a second run in the same repository: another conversation. */
async function secondModel() {
  const messages = await startFakeMessages();
  messages.play(...fix("Better.", "- -"));
  return messages;
}

describe("a dry run", () => {
  const inputs = { "dry-run": "true", labels: "bot, --web", title: "fix: {title}" };

  test("shows the pull request, and writes nothing to GitHub, with a token that could not", async () => {
    const reads = { contents: "read", pull_requests: "read", issues: "read" } as const;
    await using weak = await openScene({ permissions: reads });
    await using run = await weak.label(fix(hostile), { inputs });
    expect(run.main.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({
      ...{ outcome: "proposed", "failure-code": "", "pull-request-number": "", "pull-request-operation": "" },
      ...{
        "pull-request-branch": "feature/1-add-in-sum",
        summary: expect.stringMatching(/^Dry run: nothing was pushed/),
      },
    });
    expect(run.patch).toContain("a + b");
    expect(run.bundle).toContain("a + b");
    expect(run.events).toContainEqual(
      expect.objectContaining({
        ...{
          type: "proposed_pull_request",
          operation: "created",
          branch: "feature/1-add-in-sum",
          base: "trunk",
        },
        ...{ title: "fix: Add in sum", draft: false, labels: ["bot", "--web"] },
        body: expect.stringMatching(/^It adds now\.[\s\S]*Closes #1/),
      }),
    );
    for (const words of [
      "fix: Add in sum",
      "feature/1-add-in-sum → trunk · labels: bot, --web",
      "Closes #1",
    ]) {
      expect(run.log).toContain(`│ ${words}`);
    }
    expect(run.main.parsed.commands).not.toContainEqual(expect.objectContaining({ name: "error" }));
    expect(run.summary).toContain("### The pull request that would have been opened");
    expect(run.summary).toContain("**fix: Add in sum** · `feature/1-add-in-sum` → `trunk` · `bot`, `--web`");
    expect(weak.repository.labelsOf(1)).toEqual(["backspace"]);
    expect(weak.repository.comments).toEqual([]);
    expect(Object.keys(await run.repository.branches())).toEqual(["trunk"]);
    const writes = weak.github.requests.filter(
      ({ method, path }) => method !== "GET" && !/upload-pack/.test(path),
    );
    expect(new Set(writes.map(({ path, operation }) => `${path} ${operation}`))).toEqual(
      new Set(["/graphql Viewer"]),
    );
  });

  test("is no green check when the work is unfinished, and tells nobody", async () => {
    await using run = await scene.label([fix()[0] ?? turn(), status(400)], { inputs });
    expect(run.main.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ outcome: "unfinished", "pull-request-number": "" });
    expect(run.outputs["summary"]).toContain("It was a dry run, so nothing was pushed.");
    expect(scene.repository.comments).toEqual([]);
    expect(run.pullRequests).toEqual([]);
  });

  test("says which pull request it would update", async () => {
    await using first = await scene.label(fix());
    expect(first.outputs["pull-request-operation"]).toBe("created");
    await using messages = await secondModel();
    await using run = await scene.label([], { inputs, messages });
    expect(run.events).toContainEqual(
      expect.objectContaining({
        type: "proposed_pull_request",
        operation: "updated",
        branch: first.outputs["pull-request-branch"],
      }),
    );
    expect(run.pullRequests[0]?.pull.headSha).toBe(first.outputs["pull-request-head-sha"]);
  });
});

test("the same issue labelled again updates its pull request", async () => {
  await using first = await scene.label(fix());
  await using messages = await secondModel();
  await using second = await scene.label([], { messages });
  expect(second.outputs).toMatchObject({
    ...{
      outcome: "pull-request",
      "pull-request-operation": "updated",
      "pull-request-number": first.outputs["pull-request-number"],
    },
    ...{
      "pull-request-branch": first.outputs["pull-request-branch"],
      summary: expect.stringMatching(/^Updated pull request #2: /),
    },
  });
  expect(second.pullRequests).toHaveLength(1);
  expect(second.pullRequests[0]?.pull).toMatchObject({
    headSha: second.outputs["pull-request-head-sha"],
    requestedReviewers: ["writer"],
  });
  expect(scene.repository.comments.map(({ body }) => body)).toEqual([
    expect.stringContaining("**Tiny Backspace opened [pull request #2]"),
    expect.stringContaining("**Tiny Backspace updated [pull request #2]"),
  ]);
});

test("the inputs on the pull request arrive, and CI's result with them", async () => {
  await using able = await openScene({
    permissions: { ...permissions, actions: "write", statuses: "write" },
  });
  await able.repository.commit({
    branch: "trunk",
    files: { ".github/workflows/ci.yml": "on: workflow_dispatch\n" },
    message: "ci",
  });
  able.repository.dispatchedRunsEnd = "success";
  const inputs = {
    "sign-commits": "true",
    "ci-workflow": "ci.yml",
    reviewers: "none",
    branch: "bots/{issue}",
    assignees: "writer",
  };
  await using run = await able.label(fix(), { inputs });
  expect(run.annotations).toEqual([]);
  expect(run.outputs["pull-request-branch"]).toBe("bots/1");
  const sha = run.outputs["pull-request-head-sha"] ?? "";
  expect(run.repository.signedCommits.has(sha)).toBe(true);
  expect(run.pullRequests[0]).toMatchObject({
    assignees: ["writer"],
    pull: { headSha: sha, requestedReviewers: [] },
  });
  expect(run.repository.statuses.at(-1)).toMatchObject({
    sha,
    state: "success",
    context: "Tiny Backspace / ci.yml",
  });
});

test("CI is not started on a change of what CI is", async () => {
  await using able = await openScene({
    permissions: { ...permissions, actions: "write", statuses: "write" },
  });
  await able.repository.commit({
    branch: "trunk",
    files: { ".github/workflows/ci.yml": "on: workflow_dispatch\n" },
    message: "ci",
  });
  const change = turn(call("write_file", { filepath: ".github/actions/test/run.sh", content: "env\n" }));
  const inputs = { "ci-workflow": "ci.yml", "protected-paths": "none" };
  await using run = await able.label([change, ...fix()], { inputs });
  expect(run.outputs["outcome"]).toBe("pull-request");
  expect(run.annotations.map(({ message }) => message)).toEqual([
    "ci.yml is not started, because the change touches .github: look at it first, then start it by hand.",
  ]);
  expect(run.repository.workflowRuns).toEqual([]);
  expect(run.pullRequests[0]?.body).not.toContain("is started on this branch");
});

test.each([
  ["branch", "../trunk", '`branch` is "../trunk"; give the name of a branch'],
  ["branch", "-{issue}", '`branch` is "-{issue}"; give the name of a branch'],
  ["branch", "x/{author}", "give a branch in which only {issue}, {slug} and {run} stand in braces"],
  ["reviewers", "a b c/d/e", "give `asker`, `none`, or names of people and teams"],
  ["ci-workflow", "../x.yml", "the name of a file in .github/workflows"],
  ["sign-commits", "yes", "give one of true, false"],
])("a bad %s (%s) is refused before anything is paid", async (input, value, sentence) => {
  await using run = await scene.label([], { inputs: { [input]: value } });
  expect(run.outputs["failure-code"]).toBe("bad-input");
  expect(run.annotations[0]?.message).toContain(sentence);
  expect(scene.messages.messageRequests()).toEqual([]);
});

describe("what stopped a run is told on its issue", () => {
  const ours = () => scene.repository.comments.map(({ body }) => body);
  const mark = /^<!-- tiny-backspace:run \d+ -->\n\*\*Tiny Backspace/;

  test("in one comment, with what to do and where the log is", async () => {
    await using run = await scene.label([status(401)]);
    expect(run.outputs["outcome"]).toBe("failed");
    expect(ours()).toEqual([expect.stringMatching(mark)]);
    expect(ours()[0]).toContain("**Tiny Backspace could not do this.**");
    expect(ours()[0]).toContain("`anthropic-api-key`");
    expect(ours()[0]).toMatch(/\[log of the run\]\(https:\/\/github\.com\/octo\/demo\/actions\/runs\/\d+\)/);
    expect(ours()[0]).not.toContain("git bundle");
    expect(scene.repository.labelsOf(1)).toEqual([]);
  });

  test("with the way to open the pull request by hand when only that was refused", async () => {
    scene.repository.actionsMayCreatePullRequests = false;
    await using run = await scene.label(fix(hostile));
    expect(run.outputs["failure-code"]).toBe("pr-not-permitted");
    const url = new URL(run.outputs["compare-url"] ?? "");
    expect(url.pathname).toBe("/octo/demo/compare/trunk...feature/1-add-in-sum");
    expect(url.searchParams.get("title")).toBe("Add in sum");
    expect(url.searchParams.get("body")).toMatch(/Closes #1/);
    expect(run.summary).toContain("**[Open the pull request by hand](https://github.com/octo/demo/compare/");
    expect(ours()).toEqual([
      expect.stringContaining("[open the pull request by hand](https://github.com/octo/demo/compare/"),
    ]);
    expect(ours()[0]).toContain("kept as a patch and a git bundle");
    expect(ours()[0]).toContain("Allow GitHub Actions to create and approve pull requests");
    expect(run.patch).toContain("a + b");
    expect(run.bundle).toContain("a + b");
    expect(Object.keys(await run.repository.branches())).toEqual(["feature/1-add-in-sum", "trunk"]);
  });

  test("with the draft when the work is unfinished", async () => {
    await using run = await scene.label([fix()[0] ?? turn(), status(400)]);
    expect(run.outputs["outcome"]).toBe("unfinished");
    expect(ours()).toEqual([
      expect.stringContaining("[what there is so far](https://github.com/octo/demo/pull/2)"),
    ]);
    expect(ours()[0]).toContain("**Tiny Backspace did not finish this.**");
  });

  test("and, where no progress is shown, not when it was finished, skipped, refused or cancelled, or can't be written", async () => {
    const inputs = { "progress-comment": "false" };
    await using done = await scene.label(fix(), { inputs });
    await using skipped = await scene.label([], { inputs, labelName: "other" });
    await using refused = await scene.label([], { inputs, sender: "triager" });
    expect([done, skipped, refused].map(({ outputs }) => outputs["outcome"])).toEqual([
      "pull-request",
      "skipped",
      "refused",
    ]);
    const cancelAfter = (log: string) => log.includes("Let me think.");
    await using other = await openScene();
    await using cancelled = await other.label([turn(say("Let me think."), hang())], {
      ...{ inputs, cancelAfter, cancelTimeScale: 0.5 },
    });
    expect(cancelled.outputs["failure-code"]).toBe("cancelled");
    expect(other.repository.issue(1)?.comments).toEqual([]);
    expect(ours()).toEqual([]);
    await using weak = await openScene({ permissions: { contents: "write", pull_requests: "write" } });
    await using run = await weak.label([status(401)], { inputs });
    expect(run.outputs["failure-code"]).toBe("model-rejected");
    expect(run.annotations.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(
        /^How the run ended could not be told under issue #1\. .*`permissions: issues: write`/,
      ),
    );
  });
});
