import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { call, turn } from "./support/fake-messages/index.ts";
import { type ActionRun, push, repositoryDispatch, schedule } from "./support/run-action.ts";
import { openScene, type Scene, type SceneOptions } from "./support/scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

const at = { repository: "octo/demo", defaultBranch: "trunk" };
const fix = [
  turn(call("edit_file", { filepath: "src/sum.js", edits: [{ old_text: "a - b", new_text: "a + b" }] })),
  turn(call("finish", { title: "Add in sum", description: "`sum` adds now." })),
];

async function expectSkipped(run: ActionRun): Promise<void> {
  expect(run.main.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ outcome: "skipped", "failure-code": "" });
  expect(run.annotations).toEqual([]);
  expect(scene.messages.messageRequests()).toEqual([]);
  expect(run.pullRequests).toEqual([]);
  expect(Object.keys(await run.repository.branches())).toEqual(["trunk"]);
}

/** What a repository looks like where nobody has set anything up yet, or where a fork's event sees no secret. */
const bare: readonly [string, SceneOptions][] = [
  ["no key", { inputs: { "anthropic-api-key": "" } }],
  ["no gh and no git", { hiddenPrograms: ["/usr/bin/gh", "/usr/bin/git"] }],
  ["no bubblewrap", { hiddenPrograms: ["/usr/bin/bwrap"] }],
  ["no checkout", { checkout: false }],
  ["a wrong input", { inputs: { "max-turns": "many" } }],
];

describe("an event that asks for nothing is skipped, green, however little there is", () => {
  test.each(bare)("another label, with %s", async (_, options) => {
    await using run = await scene.label([], { labelName: "bug", ...options });
    await expectSkipped(run);
    expect(run.outputs["summary"]).toContain("The label is `bug`, not `backspace`.");
    expect(run.repository.labelsOf(1)).toEqual(["bug"]);
  });

  test.each([bare[0], bare[1]].flatMap((row) => (row === undefined ? [] : [row])))(
    "a push, with %s",
    async (_, options) => {
      await using run = await scene.start(push({ ...at, sender: "writer" }), [], options);
      await expectSkipped(run);
      expect(run.outputs["summary"]).toContain("`push` carries no task");
    },
  );

  test("a schedule whose prompt is blank", async () => {
    await using run = await scene.start(schedule(at), [], { actor: "writer", inputs: { prompt: "  " } });
    await expectSkipped(run);
  });
});

test("an empty label is told as such, not as a label of another name", async () => {
  await using run = await scene.label([], { inputs: { label: "" } });
  expect(run.outputs).toMatchObject({ outcome: "failed", "failure-code": "bad-input" });
  expect(run.annotations[0]?.message).toContain("Input `label` is empty");
});

describe("any other event with a prompt", () => {
  test("a schedule, which names nobody, is asked for by the runner's actor", async () => {
    await using run = await scene.start(schedule(at), fix, {
      actor: "writer",
      inputs: { prompt: "Make sum add." },
    });
    expect(run.outputs["outcome"]).toBe("pull-request");
    const [pullRequest] = run.pullRequests;
    expect(pullRequest?.title).toBe("Add in sum");
    expect(pullRequest?.body).not.toMatch(/closes/i);
    expect(JSON.stringify(scene.messages.messageRequests()[0]?.body)).toContain("Make sum add.");
    const [commit] = await run.repository.log(run.outputs["pull-request-branch"] ?? "");
    expect(commit?.message).not.toContain("Co-authored-by");
  });

  test("a schedule whose actor has lost the right to write is refused", async () => {
    await using run = await scene.start(schedule(at), [], {
      actor: "reader",
      inputs: { prompt: "Make sum add." },
    });
    expect(run.outputs).toMatchObject({ outcome: "refused", "failure-code": "not-authorized" });
    expect(scene.messages.messageRequests()).toEqual([]);
  });

  test("a repository_dispatch is asked for by whoever sent it", async () => {
    const trigger = repositoryDispatch({ ...at, sender: "writer", clientPayload: { task: "Make sum add." } });
    await using run = await scene.start(trigger, fix, { inputs: { prompt: "Make sum add." } });
    expect(run.outputs["outcome"]).toBe("pull-request");
    const [commit] = await run.repository.log(run.outputs["pull-request-branch"] ?? "");
    expect(commit?.message).toContain("Co-authored-by: writer <");
  });

  test("a repository_dispatch with a prompt in its payload needs none in the workflow", async () => {
    const clientPayload = { prompt: "Make sum add." };
    const trigger = repositoryDispatch({ ...at, sender: "writer", clientPayload });
    await using run = await scene.start(trigger, fix);
    expect(run.outputs["outcome"]).toBe("pull-request");
  });
});
