import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { call, expects, turn } from "../support/fake-messages/index.ts";
import type { ActionRun } from "../support/run-action.ts";
import { openScene, type Scene } from "../support/scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

const edit = turn(
  call("edit_file", { filepath: "src/sum.js", edits: [{ old_text: "a - b", new_text: "a + b" }] }),
);
const finish = (more: Record<string, string>) =>
  turn(call("finish", { title: "Make sum add", description: "`sum` subtracts on purpose in v1.", ...more }));
const ask = finish({
  result: "question",
  question: "Should v1 change too?\n\nFixes #1, asks @octo/team <!-- hidden -->",
});

function warnings(run: ActionRun): string[] {
  return run.events.flatMap((event) => (event.type === "warning" ? [event.message] : []));
}

/** What is asked under the issue. */
function questions(): readonly { readonly body: string }[] {
  return comments().filter(({ body }) => body.startsWith("<!-- tiny-backspace:question -->"));
}

/** What there is beside that: the one comment that stands for the run. */
function comments(): readonly { readonly id: number; readonly body: string }[] {
  return scene.repository.issue(1)?.comments ?? [];
}

describe("a question", () => {
  test("is asked on the issue, by us, and mentions nobody but who started the run", async () => {
    await using run = await scene.label([ask]);
    expect(run.main.exitCode).toBe(0);
    const [comment, ...more] = questions();
    expect(more).toEqual([]);
    const url = `https://github.com/octo/demo/issues/1#issuecomment-${comments().at(-1)?.id}`;
    expect(comments().map(({ body }) => body)).toEqual([
      expect.stringContaining(
        `**Tiny Backspace has a question before it can go on.**\n\nIt is asked [here](${url}).`,
      ),
      comment?.body,
    ]);
    expect(comment?.body).toMatch(
      /^<!-- tiny-backspace:question -->\n\n\*\*Tiny Backspace has a question before it can go on\.\*\* @writer\n\n### What the agent needs to know\n\nShould v1 change too\?/,
    );
    expect(comment?.body).toContain("`sum` subtracts on purpose in v1.");
    expect(comment?.body).toMatch(/Put the answer into the issue's text and start the run again · \[log of/);
    expect(comment?.body.match(/(?<!`)@\w+/g)).toEqual(["@writer"]);
    expect(comment?.body).not.toMatch(/#1(?!`)|<!-- hidden/);
    expect(run.outputs).toMatchObject({
      outcome: "question",
      "failure-code": "",
      "pull-request-number": "",
      summary: expect.stringMatching(
        /^The agent asks on the issue: https:\/\/github\.com\/octo\/demo\/issues\/1#issuecomment-\d+\nShould v1/,
      ),
    });
    expect(run.summary).toMatch(/^## ❓ A question to you\n/);
    expect(run.annotations).toEqual([]);
    expect(Object.keys(await run.repository.branches())).toEqual(["trunk"]);
    expect(run.repository.labelsOf(1)).toEqual([]);
  });

  test("with a change in the workspace loses nothing: a draft that asks first, and the comment leads there", async () => {
    await using run = await scene.label([edit, ask]);
    expect(run.main.exitCode).toBe(0);
    const [pullRequest] = run.pullRequests;
    expect(pullRequest?.title).toBe("[unfinished] Make sum add");
    expect(pullRequest?.pull.draft).toBe(true);
    expect(pullRequest?.body).toMatch(
      /^> \[!WARNING\]\n> \*\*This is unfinished work\.\*\* The agent has a question before it can go on\.\n\n### What the agent needs to know\n\nShould v1 change too\?/,
    );
    expect(pullRequest?.body).toContain("Part of #1");
    expect(await run.repository.file(pullRequest?.pull.head ?? "", "src/sum.js")).toContain("a + b");
    const url = `https://github.com/octo/demo/pull/${pullRequest?.number}`;
    expect(questions()[0]?.body).toContain(`[what there is so far](${url})`);
    expect(run.outputs).toMatchObject({ outcome: "question", "pull-request-url": url });
    expect(run.outputs["summary"]).toContain(`What there is: ${url}.`);
  });

  test("without an issue to ask on ends the run red, with the question in log and summary", async () => {
    await using run = await scene.form("Make sum add.", [ask]);
    expect(run.main.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ outcome: "question", "failure-code": "question-open" });
    expect(run.log).toContain("Should v1 change too?");
    expect(run.summary).toMatch(
      /Should v1 change too\?[\s\S]*What to do next:\*\* Run again with the answer/,
    );
    expect(run.annotations[0]?.message).toMatch(/asked nowhere but here/);
    expect(comments()).toEqual([]);
  });

  test("that may not be written under the issue is a warning that names the permission", async () => {
    await using weak = await openScene({ permissions: { contents: "write", pull_requests: "write" } });
    await using run = await weak.label([ask]);
    expect(run.main.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ outcome: "question", "failure-code": "question-open" });
    expect(warnings(run)).toContainEqual(
      expect.stringMatching(
        /^The question could not be written under issue #1\..*`permissions: issues: write`/,
      ),
    );
    expect(weak.repository.issue(1)?.comments).toEqual([]);
  });

  test("is asked all the same when GitHub does not take the change", async () => {
    scene.repository.rules = [{ type: "creation", branches: "feature/**" }];
    await using run = await scene.label([edit, ask]);
    expect(run.outputs).toMatchObject({ outcome: "failed", "failure-code": "push-refused" });
    expect(questions()[0]?.body).toContain("Should v1 change too?");
    expect(run.patch).toContain("a + b");
  });

  test("that holds a decoy is not asked", async () => {
    await using run = await scene.label([
      turn(call("run_command", { command: "cat ~/.npmrc" })),
      ({ results }) => finish({ result: "question", question: `What is ${results[0]?.text}?` }),
    ]);
    expect(run.outputs).toMatchObject({ outcome: "failed", "failure-code": "exfiltration" });
    expect(run.outputs["summary"]).toContain("~/.npmrc in the question");
    expect(comments().map(({ body }) => body)).toEqual([
      expect.stringMatching(/^<!-- tiny-backspace:run \d+ -->\n\*\*Tiny Backspace could not do this/),
    ]);
    expect(comments()[0]?.body).not.toMatch(/What is|npm_/);
  });
});

describe("nothing to do", () => {
  test("ends with its reason", async () => {
    await using run = await scene.label([finish({ result: "nothing-to-do" })]);
    expect(run.main.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({
      outcome: "no-changes",
      summary: "Nothing was changed. `sum` subtracts on purpose in v1.",
    });
    expect(comments().map(({ body }) => body)).toEqual([
      expect.stringContaining("**Tiny Backspace changed nothing.**\n\n`sum` subtracts on purpose in v1."),
    ]);
  });

  test("beside a change is sent back once, naming the files; what is then there counts", async () => {
    const sentBack = expects(({ results }) => {
      expect(results[0]?.text).toMatch(/^Not accepted: .* these files are changed: src\/sum\.js\. Undo that/);
    });
    await using run = await scene.label([
      edit,
      finish({ result: "nothing-to-do" }),
      turn(sentBack, call("run_command", { command: "git checkout src/sum.js" })),
      finish({ result: "nothing-to-do" }),
    ]);
    expect(run.outputs["outcome"]).toBe("no-changes");
    scene.messages.newRun();
    await using stubborn = await scene.label([
      edit,
      finish({ result: "nothing-to-do" }),
      finish({ result: "nothing-to-do" }),
    ]);
    expect(stubborn.outputs["outcome"]).toBe("pull-request");
  });
});
