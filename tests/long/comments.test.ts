import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { call, startFakeMessages, type Turn, turn } from "../support/fake-messages/index.ts";
import type { ActionRun } from "../support/run-action.ts";
import { openScene, type Scene } from "../support/scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

const fix = (description = "It adds now.", title = "Add in sum", operator = "+"): Turn[] => [
  turn(call("write_file", { filepath: "src/sum.js", content: `exports.sum = (a, b) => a ${operator} b;\n` })),
  turn(call("finish", { title, description })),
];
/** For a further run in the same repository: another conversation. */
async function model(...play: Turn[]) {
  const messages = await startFakeMessages();
  messages.play(...play);
  return messages;
}
const statuses = ({ events }: ActionRun) =>
  events.flatMap((event) => (event.type === "status" ? [event.message] : []));
const told = () => scene.repository.comments.map(({ body }) => body).filter((body) => !body.startsWith("/"));
const firstMessage = (messages: Scene["messages"]) => JSON.stringify(messages.requests[0]?.body ?? "");

describe("a comment on an issue", () => {
  test("starts a run for the issue and its own words, is seen, and is updated by the next", async () => {
    await using run = await scene.comment("/backspace budget=3 effort=low draft Keep the old name", fix());
    expect(run.outputs).toMatchObject({ outcome: "pull-request", "pull-request-operation": "created" });
    expect(run.pullRequests[0]).toMatchObject({
      body: expect.stringContaining("Closes #1"),
      pull: { draft: true },
    });
    expect(firstMessage(scene.messages)).toMatch(/sum subtracts.*Keep the old name/);
    expect(statuses(run).filter((text) => /effort|3/.test(text))).toEqual([
      expect.stringContaining("effort that was asked for (low)"),
      expect.stringContaining("$3"),
    ]);
    expect(scene.repository.comments[0]?.reactions).toMatchObject([
      { content: "eyes", user: "github-actions[bot]" },
    ]);
    expect(told()).toEqual([]);
    await using messages = await model(...fix("Better.", "Add", "- -"));
    await using again = await scene.comment("/backspace", [], { messages });
    expect(again.outputs).toMatchObject({ outcome: "pull-request", "pull-request-operation": "updated" });
    expect(again.pullRequests).toHaveLength(1);
    // A person wanted it as a draft.
    expect(again.pullRequests[0]?.pull.draft).toBe(true);
  }, 60_000);
});

describe("a comment on our own pull request", () => {
  test("goes on with its branch at its newest commit, whoever pushed that, and updates it in place", async () => {
    await using first = await scene.label(fix());
    const [pullRequest] = scene.repository.pullRequests;
    const { head } = pullRequest?.pull ?? { head: "" };
    const pushed = await scene.repository.commit({
      branch: head,
      files: { "note.txt": "mine\n" },
      message: "mine",
    });
    await using messages = await model(
      turn(call("run_command", { command: "cat note.txt; git log --format=%s" })),
      turn(call("write_file", { filepath: "src/sum.js", content: "exports.sum = (a, b) => b + a;\n" })),
      turn(call("finish", { title: "Turn it round", description: "It adds, the other way round." })),
    );
    await using run = await scene.comment("/backspace Please add b first", [], { messages, on: 2 });
    expect(run.outputs).toMatchObject({
      ...{ outcome: "pull-request", "pull-request-operation": "updated", "pull-request-number": "2" },
      "pull-request-branch": head,
    });
    expect(statuses(run)).toEqual(
      expect.arrayContaining(["Cloning repository...", `Updating branch ${head}`]),
    );
    expect(run.transcript).toMatch(/mine.*Add in sum.*Initial commit/);
    expect(firstMessage(messages)).toMatch(/Go on with pull request #2.*Please add b first/);
    const log = await scene.repository.log(head);
    expect(log.map(({ message }) => message.split("\n")[0])).toEqual([
      ...["Turn it round", "mine", "Add in sum", "Initial commit"],
    ]);
    expect(log[1]?.sha).toBe(pushed);
    expect(scene.repository.pullRequests).toHaveLength(1);
    expect(scene.repository.pullRequest(2)).toMatchObject({
      title: "Add in sum",
      body: expect.stringMatching(
        /^It adds, the other way round\.[\s\S]*Closes #1[\s\S]*octo\/demo#1 [0-9a-f]{40} -->$/,
      ),
      pull: { headSha: run.outputs["pull-request-head-sha"] },
    });
    expect(first.outputs["pull-request-head-sha"]).not.toBe(run.outputs["pull-request-head-sha"]);
    expect(told()).toEqual([]);
  }, 60_000);
});
