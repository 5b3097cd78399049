import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { call, turn } from "../support/fake-messages/index.ts";
import type { ActionRun } from "../support/run-action.ts";
import { openScene, type Scene, type SceneOptions } from "../support/scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

const edit = call("edit_file", {
  filepath: "src/sum.js",
  edits: [{ old_text: "a - b", new_text: "a + b" }],
});
const finish = call("finish", { title: "Add in sum", description: "`sum` adds now." });
const fix = [turn(edit), turn(finish)];

function results(run: ActionRun): string[] {
  return run.events.flatMap((event) => (event.type === "tool_result" ? [event.result] : []));
}

test("another label, a checkout below the workspace, a draft and limits on commands all count", async () => {
  const wait = (more: object = {}) => call("run_command", { command: "sleep 60", ...more });
  await using run = await scene.label(
    [turn(edit), turn(wait()), turn(wait({ timeout_seconds: 600 })), turn(finish)],
    {
      labelName: "fix-me",
      checkout: { path: "code/demo" },
      inputs: {
        label: "Fix-Me",
        "working-directory": "code/demo",
        draft: "always",
        "command-timeout-seconds": "1",
        "max-command-timeout-seconds": "2",
      },
    },
  );
  expect(run.outputs["outcome"]).toBe("pull-request");
  expect(run.repository.labelsOf(1)).toEqual([]);
  const [pullRequest] = run.pullRequests;
  expect(pullRequest?.pull).toMatchObject({ base: "trunk", draft: true });
  expect(await run.repository.file(pullRequest?.pull.head ?? "", "src/sum.js")).toContain("a + b");
  const [, byDefault, clamped] = results(run);
  expect(byDefault).toMatch(/^Exit code: none: timed out after 1 s, and .* timeout_seconds can be up to 2\n/);
  expect(clamped).toMatch(/^Exit code: none: timed out after 2 s, and everything it started was killed\n/);
});

test("a checkout below the workspace is not guessed", async () => {
  await using run = await scene.form("Make sum add.", [], { checkout: { path: "code" } });
  expect(run.outputs).toMatchObject({ outcome: "failed", "failure-code": "workspace-unusable" });
  expect(run.annotations[0]?.message).toContain("working-directory");
});

describe("the base of the pull request is", () => {
  const cases: readonly (readonly [string, () => Promise<SceneOptions>, string])[] = [
    [
      "the input's, though another branch is checked out",
      async () => ({ inputs: { base: "release" } }),
      "release",
    ],
    [
      "the checked-out branch, though it is not the default one",
      async () => ({ checkout: { branch: "release", sha: await release() } }),
      "release",
    ],
    [
      "the default branch, where no branch is checked out",
      async () => ({ checkout: { detached: true } }),
      "trunk",
    ],
    [
      "the default branch, where GitHub does not have the checked-out one",
      async () => ({
        before: async (job) => {
          await job.run("git", "checkout", "--quiet", "-b", "only-here");
        },
      }),
      "trunk",
    ],
  ];
  const release = async () => (await scene.repository.branchSha("release")) ?? "";

  test.each(cases)("%s", async (_, options, base) => {
    const from = (await scene.repository.branchSha("trunk")) ?? "";
    await scene.repository.commit({ branch: "release", from, message: "Release", files: { VERSION: "1\n" } });
    await using run = await scene.form("Make sum add.", fix, await options());
    expect(run.outputs["outcome"]).toBe("pull-request");
    expect(run.pullRequests).toMatchObject([{ pull: { base, draft: false } }]);
    expect(await run.repository.file(run.outputs["pull-request-branch"] ?? "", "src/sum.js")).toContain(
      "a + b",
    );
  });
});

describe("the outputs are those of action.yml, all of them,", () => {
  const documented = async () => {
    const action = parse(await readFile("action.yml", "utf8")) as { outputs: Record<string, unknown> };
    return Object.keys(action.outputs).sort();
  };

  test("when a pull request is opened", async () => {
    await using run = await scene.form("Make sum add.", fix);
    expect(Object.keys(run.outputs).sort()).toEqual(await documented());
  });

  test("when the run fails at once", async () => {
    await using run = await scene.form("Make sum add.", [], { inputs: { "anthropic-api-key": "" } });
    expect(Object.keys(run.outputs).sort()).toEqual(await documented());
    expect(run.outputs).toMatchObject({ turns: "0", "input-tokens": "0", "output-tokens": "0" });
  });
});
