import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { call, expects, say, status, stop, type Turn, turn, usage } from "../support/fake-messages/index.ts";
import type { ActionRun } from "../support/run-action.ts";
import { openScene, type Scene } from "../support/scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

const edit = call("edit_file", { filepath: "src/sum.js", edits: [{ old_text: "a - b", new_text: "a + b" }] });
/** 20 dollars a million output tokens: 1.2 dollars. */
const dearEdit = turn(edit, usage({ output_tokens: 60_000 }));
const lastWords = turn(
  expects(({ body }) => expect(body.tool_choice).toEqual({ type: "none" })),
  say("The sum adds; no test was run."),
);
const finish = turn(call("finish", { title: "Add in sum", description: "`sum` adds now." }));

/** The edit is in a draft that says what stopped the run, and the check is red. */
async function expectDraft(run: ActionRun, code: string, reason: RegExp): Promise<void> {
  expect(run.main.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({
    outcome: "unfinished",
    "failure-code": code,
    summary: expect.stringMatching(reason),
  });
  const [pullRequest] = run.pullRequests;
  expect(pullRequest?.pull.draft).toBe(true);
  // Markdown gives the dollar sign a backslash.
  expect(pullRequest?.body.replaceAll("\\", "")).toMatch(reason);
  expect(await run.repository.file(pullRequest?.pull.head ?? "", "src/sum.js")).toBe(
    "exports.sum = (a, b) => a + b;\n",
  );
  expect(run.patch).toContain("+exports.sum = (a, b) => a + b;");
  expect(run.leftoverProcesses).toEqual([]);
  expect(run.leftoverFiles).toEqual([]);
}

describe("a run that is stopped leaves a draft with what it has", () => {
  test("money: with the model's last words", async () => {
    await using run = await scene.form("Make sum add.", [dearEdit, lastWords], {
      inputs: { "max-cost-usd": "1.3" },
    });
    await expectDraft(run, "budget-cost", /what is left of the \$1\.30 of `max-cost-usd`/);
    expect(run.pullRequests[0]?.body).toContain("The sum adds; no test was run.");
    expect(Number(run.outputs["cost-usd"])).toBeLessThan(1.3);
  });

  test.each<[string, Turn, string, RegExp]>([
    [
      "fails",
      status(500, { headers: { "x-should-retry": "false" } }),
      "model-unavailable",
      /The model's API failed \(500/,
    ],
    [
      "has no room for an hour",
      status(429, { headers: { "retry-after": "3600" } }),
      "model-unavailable",
      /It asks to wait 60 minutes, longer than this run can\./,
    ],
    ["is gone", status(404), "model-rejected", /knows no model/],
    [
      "refuses to go on",
      turn(stop("refusal", { details: { type: "refusal", category: null, explanation: "No more." } })),
      "model-refused",
      /The model declined to go on: No more\./,
    ],
  ])("the model %s after an edit", async (_, fault, code, reason) => {
    await using run = await scene.label([turn(edit), fault]);
    await expectDraft(run, code, reason);
    expect(run.repository.labelsOf(1)).toEqual([]);
  });
});

describe("a label with dollars behind it", () => {
  const told = (run: ActionRun) =>
    run.events.flatMap((event) =>
      event.type === "status" && event.message.startsWith("This run may cost") ? [event.message] : [],
    );

  test("lowers what the run may cost, is told, and comes off", async () => {
    await using run = await scene.label([dearEdit, lastWords], { labelName: "Backspace:$1.30" });
    await expectDraft(run, "budget-cost", /what is left of the \$1\.30 of the limit that was asked for/);
    expect(told(run)).toEqual(["This run may cost $1.30, as asked for; `max-cost-usd` would allow $5.00."]);
    expect(run.log).toContain("This run may cost $1.30, as asked for");
    expect(run.repository.labelsOf(1)).toEqual([]);
  });

  test("never raises it", async () => {
    await using run = await scene.label([dearEdit, lastWords], {
      labelName: "backspace:$50",
      inputs: { "max-cost-usd": "1.3" },
    });
    await expectDraft(run, "budget-cost", /what is left of the \$1\.30 of `max-cost-usd`/);
    expect(told(run)).toEqual([
      "This run may cost $1.30, which is `max-cost-usd`; the $50.00 asked for can't raise it.",
    ]);
  });

  test("leaves a run that costs less as it is", async () => {
    await using run = await scene.label([turn(edit), finish], { labelName: "backspace:$2" });
    expect(run.outputs["outcome"]).toBe("pull-request");
    expect(run.repository.labelsOf(1)).toEqual([]);
  });

  test("and no sum is refused before anything is asked, and comes off", async () => {
    await using run = await scene.label([], { labelName: "backspace:$x" });
    expect(run.outputs).toMatchObject({
      outcome: "failed",
      "failure-code": "bad-input",
      summary: expect.stringContaining("write the sum like `backspace:$3` or `backspace:$2.50`"),
    });
    expect(run.repository.labelsOf(1)).toEqual([]);
    expect(scene.messages.messageRequests()).toEqual([]);
  });

  test("starts nothing for those who may not start a run, and stays", async () => {
    await using run = await scene.label([], { labelName: "backspace:$3", sender: "triager" });
    expect(run.outputs).toMatchObject({ outcome: "refused", "failure-code": "not-authorized" });
    expect(run.repository.labelsOf(1)).toEqual(["backspace:$3"]);
  });

  test("of another kind starts nothing", async () => {
    await using run = await scene.label([], { labelName: "backspace-later" });
    expect(run.outputs).toMatchObject({
      outcome: "skipped",
      summary: expect.stringContaining("`backspace-later`, not `backspace`"),
    });
    expect(run.repository.labelsOf(1)).toEqual(["backspace-later"]);
  });
});
