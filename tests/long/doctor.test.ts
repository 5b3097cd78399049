import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Event } from "../../src/events/event.ts";
import { call, refused, status, type Turn, turn } from "../support/fake-messages/index.ts";
import { type ActionRun, push } from "../support/run-action.ts";
import { openScene, type Scene, type SceneOptions } from "../support/scene.ts";

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

type Line = Extract<Event, { type: "doctor_check" }>;

function linesOf(run: Pick<ActionRun, "events">): Line[] {
  return run.events.filter((event) => event.type === "doctor_check");
}

function wrongIn(run: Pick<ActionRun, "events">): string[] {
  return linesOf(run).flatMap(({ state, check }) => (state === "wrong" ? [check] : []));
}

/** What the doctor promises whatever it finds. */
async function expectNothingDone(run: ActionRun): Promise<void> {
  expect(scene.messages.messageRequests()).toEqual([]);
  const writes = scene.github.requests.filter(
    ({ method, path, operation }) =>
      method !== "GET" && operation !== "Viewer" && !path.endsWith("/git-upload-pack"),
  );
  expect(writes).toEqual([]);
  expect(run.pullRequests).toEqual([]);
  expect(Object.keys(await run.repository.branches())).toEqual(["trunk"]);
  expect(run.repository.comments).toEqual([]);
  expect(run.leftoverProcesses).toEqual([]);
  expect(run.leftoverFiles).toEqual([]);
}

function examine(more: SceneOptions = {}, play: readonly Turn[] = []): Promise<ActionRun> {
  const inputs = { mode: "doctor", ...more.inputs };
  return scene.form("", play, { checkout: { persistCredentials: false }, ...more, inputs });
}

describe("mode: doctor", () => {
  test("is green where nothing is wrong, and says what can't be known", async () => {
    await using run = await examine();
    expect(run.main.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ outcome: "checked", "failure-code": "", "cost-usd": "0.0000" });
    expect(linesOf(run).map(({ check, state }) => `${state} ${check}`)).toEqual([
      ...["ok inputs", "ok event", "ok repository", "ok base", "ok checkout", "ok credentials", "ok push"],
      ...["unknown pull-request", "unknown issues", "unknown label", "ok workflow-files", "ok branch-rules"],
      ...["ok model", "ok prices", "unknown credit", "ok sandbox", "unknown time", "ok programs", "ok disk"],
    ]);
    expect(run.main.log).toContain("✓ Sandbox: It was opened and tested from inside");
    expect(run.main.log).toContain("Settings > Actions > General > Workflow permissions");
    expect(run.summary).toContain("✅ Nothing is wrong");
    expect(run.summary).toContain("| ✅ | Push |");
    await expectNothingDone(run);
  });

  test("is red where something is wrong, and tells all of it at once", async () => {
    await scene[Symbol.asyncDispose]();
    scene = await openScene({ permissions: { contents: "read" } });
    scene.repository.rules = [{ type: "required_signatures", branches: "**" }];
    const unknown = [refused(/model: claude-opus-55/), refused(/model: our-own-model/)];
    const wrong: SceneOptions = {
      inputs: {
        ...{ base: "nowhere", model: "claude-opus-55", "fallback-model": "our-own-model" },
        ...{ milestone: "1.0", "timeout-minutes": "360", "ci-workflow": "ci.yml" },
      },
      checkout: { persistCredentials: true },
      hiddenPrograms: ["/usr/bin/bwrap"],
    };
    await using run = await examine(wrong, unknown);
    expect(run.main.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ outcome: "failed", "failure-code": "doctor" });
    expect(wrongIn(run)).toEqual([
      ...["base", "credentials", "push", "branch-rules", "ci-workflow", "milestone"],
      ...["model", "fallback-model", "prices", "sandbox", "time"],
    ]);
    expect(run.outputs["summary"]).toMatch(/^11 of \d+ checks are wrong: Base branch, Credentials/);
    expect(run.annotations).toEqual([expect.objectContaining({ level: "error" })]);
    expect(run.summary).toContain("### What to change");
    expect(run.summary).toContain('```yaml\nwith:\n  sign-commits: "true"\n```');
    await expectNothingDone(run);
  });

  test("on an issue's label takes it not off and writes no comment", async () => {
    await using run = await scene.label([], {
      inputs: { mode: "doctor", "max-turns": "many" },
      checkout: { persistCredentials: false },
    });
    expect(run.outputs).toMatchObject({ outcome: "failed", "failure-code": "doctor" });
    expect(wrongIn(run)).toEqual(["inputs"]);
    expect(run.repository.labelsOf(1)).toEqual(["backspace"]);
    await expectNothingDone(run);
  });

  test("counts every event, also one that asks for nothing", async () => {
    await using run = await scene.start(push({ ...at, sender: "writer" }), [], {
      inputs: { mode: "doctor" },
      checkout: { persistCredentials: false },
    });
    expect(run.outputs["outcome"]).toBe("checked");
    expect(run.main.log).toContain("As a run it would do nothing: The event `push` carries no task");
    await expectNothingDone(run);
  });

  test("shows someone who may not start a run nothing else", async () => {
    await using run = await scene.label([], { sender: "triager", inputs: { mode: "doctor" } });
    expect(run.main.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ outcome: "refused", "failure-code": "not-authorized" });
    expect(linesOf(run).map(({ check }) => check)).toEqual(["event"]);
    expect(scene.messages.requests).toEqual([]);
    await expectNothingDone(run);
  });

  test("says which program is missing", async () => {
    await using run = await examine({ hiddenPrograms: ["/usr/bin/gh"] });
    expect(linesOf(run)).toMatchObject(
      [{ check: "programs", state: "wrong", found: /gh is not installed/ }].map(({ found, ...line }) => ({
        ...line,
        found: expect.stringMatching(found),
      })),
    );
    expect(run.outputs["failure-code"]).toBe("doctor");
  });

  test("without a checkout looks at the rest", async () => {
    await using run = await examine({ checkout: false });
    expect(wrongIn(run)).toEqual(["checkout"]);
    const looked = linesOf(run).map(({ check }) => check);
    expect(looked).toEqual(expect.arrayContaining(["repository", "model", "branch-rules"]));
    expect(looked).not.toContain("push");
    await expectNothingDone(run);
  });

  test("that is cancelled ends as such", async () => {
    scene.github.failNext(/GET .*\/collaborators/, { hang: true, times: 9 });
    await using run = await examine({ cancelAfter: (log) => log.includes("━━ Doctor") });
    expect(run.outputs["failure-code"]).toBe("cancelled");
    await expectNothingDone(run);
  });
});

describe("before every run", () => {
  test("a key that is not taken stops it, and nothing was asked that is paid", async () => {
    scene.messages.answerModels(status(401, { message: "invalid x-api-key" }));
    await using run = await scene.form("Make sum add.", []);
    expect(run.main.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ outcome: "failed", "failure-code": "model-rejected", turns: "0" });
    expect(run.annotations).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/refused the key given as `anthropic-api-key` \(401: invalid/),
      }),
    ]);
    expect(linesOf(run)).toMatchObject([{ check: "model", state: "wrong" }]);
    await expectNothingDone(run);
  });

  test("all that is wrong is told at once, and the first decides", async () => {
    await scene[Symbol.asyncDispose]();
    scene = await openScene({ permissions: { contents: "read" } });
    scene.messages.answerModels(status(404, { message: "model: claude-opus-5-5" }));
    await using run = await scene.form("Make sum add.", [], {
      inputs: { base: "nowhere" },
    });
    expect(run.outputs["failure-code"]).toBe("bad-input");
    expect(wrongIn(run)).toEqual(["base", "push", "model"]);
    for (const said of [/`base` is "nowhere"/, /may not push/, /knows no model/]) {
      expect(run.outputs["summary"]).toMatch(said);
    }
    await expectNothingDone(run);
  });

  test.each([
    ["is down", status(529)],
    ["allows no more requests", status(429, { headers: { "retry-after": "600" } })],
    ["may not be asked for models", status(403)],
    ["is a gateway without a list", status(404, { body: "<h1>Not found</h1>" })],
    ["is a gateway that knows other words", status(401, { body: '{"error": "no"}' })],
  ])("a model's API that %s stops nothing yet", async (_, answer) => {
    scene.messages.answerModels(answer);
    await using run = await scene.form("Make sum add.", fix);
    expect(run.outputs["outcome"]).toBe("pull-request");
    expect(linesOf(run)).toEqual([]);
    expect(run.annotations).toEqual([]);
  });

  test("what will bite at the end is a warning", async () => {
    await using run = await scene.form("Make sum add.", fix, {
      inputs: { milestone: "1.0", "ci-workflow": "ci.yml" },
    });
    expect(run.outputs["outcome"]).toBe("pull-request");
    expect(run.annotations.slice(0, 2)).toMatchObject([
      { level: "warning", message: expect.stringMatching(/^There is no \.github\/workflows\/ci\.yml/) },
      { level: "warning", message: expect.stringMatching(/^The repository has no open milestone "1\.0"/) },
    ]);
  });
});
