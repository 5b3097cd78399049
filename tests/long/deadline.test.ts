import { expect, test } from "@jest/globals";
import { call, expects, hang, say, turn } from "../support/fake-messages/index.ts";
import { openScene } from "../support/scene.ts";

const edit = call("edit_file", { filepath: "src/sum.js", edits: [{ old_text: "a - b", new_text: "a + b" }] });

test.each([
  ["an answer that stalls", [turn(edit), turn(say("Now the test."), hang())]],
  [
    "a command that goes on",
    [turn(edit, call("run_command", { command: "sleep 600", timeout_seconds: 600 }))],
  ],
])("time: %s leaves a draft with the model's last words, within the minute", async (_, play) => {
  await using scene = await openScene();
  const lastWords = turn(
    expects(({ body }) => expect(body.tool_choice).toEqual({ type: "none" })),
    say("The sum adds; no test was run."),
  );
  const startedAt = Date.now();
  await using run = await scene.form("Make sum add.", [...play, lastWords], {
    inputs: { "timeout-minutes": "1" },
  });
  expect(Date.now() - startedAt).toBeLessThan(60_000);
  expect(run.outputs).toMatchObject({
    outcome: "unfinished",
    "failure-code": "deadline",
    summary: expect.stringContaining("The time given by `timeout-minutes` is over."),
  });
  const [pullRequest] = run.pullRequests;
  expect(pullRequest?.pull.draft).toBe(true);
  expect(pullRequest?.body).toContain("The sum adds; no test was run.");
  expect(await run.repository.file(pullRequest?.pull.head ?? "", "src/sum.js")).toContain("a + b");
  expect(run.leftoverProcesses).toEqual([]);
});
