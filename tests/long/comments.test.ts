import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { call, startFakeMessages, status, type Turn, turn } from "../support/fake-messages/index.ts";
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
const firstMessage = (messages: Scene["messages"]) =>
  JSON.stringify(messages.messageRequests()[0]?.body ?? "");

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
    expect(told()).toEqual([expect.stringContaining("**Tiny Backspace opened [draft pull request #2]")]);
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
    expect(told()).toEqual([
      expect.stringContaining("**Tiny Backspace opened [pull request #2]"),
      expect.stringContaining("**Tiny Backspace updated [pull request #2]"),
    ]);
    expect(scene.repository.comments.map(({ issue }) => issue)).toEqual([1, 2, 2]);
  }, 60_000);

  test("works in the job's own checkout where that is at its newest commit, and shows in a dry run what it would do", async () => {
    await using _ = await scene.label(fix());
    const { head, headSha } = scene.repository.pullRequest(2)?.pull ?? { head: "", headSha: "" };
    await using messages = await model(...fix("Other way.", "Turn it", "- -"));
    await using run = await scene.comment("/backspace", [], {
      ...{ messages, on: 2, checkout: { branch: head, sha: headSha } },
      inputs: { "dry-run": "true" },
    });
    expect(statuses(run)).toContain("Using checked-out repository...");
    expect(statuses(run)).not.toContain("Cloning repository...");
    expect(run.events).toContainEqual(
      expect.objectContaining({
        ...{ type: "proposed_pull_request", operation: "updated", branch: head, base: "trunk" },
        title: "Add in sum",
      }),
    );
    expect(scene.repository.pullRequest(2)?.pull.headSha).toBe(headSha);
    expect(scene.repository.comments.flatMap(({ reactions }) => reactions)).toEqual([]);
  }, 60_000);

  test("may be one that is approved, since a person asks; a new label opens another", async () => {
    await using _ = await scene.label(fix());
    const pullRequest = scene.repository.pullRequest(2);
    const { headSha: commitSha = "" } = pullRequest?.pull ?? {};
    pullRequest?.pull.reviews.push({
      ...{ id: 1, author: "owner", body: "", state: "APPROVED", commitSha },
      submittedAt: "2026-11-20T10:00:00Z",
    });
    await using messages = await model(...fix("Other way.", "Turn it", "- -"));
    await using run = await scene.comment("/backspace", [], { messages, on: 2 });
    expect(run.outputs).toMatchObject({ "pull-request-operation": "updated", "pull-request-number": "2" });
    await using others = await model(...fix("Third way.", "Sum it", "- 0 +"));
    await using labelled = await scene.label([], { messages: others });
    expect(labelled.outputs).toMatchObject({
      "pull-request-operation": "created",
      "pull-request-number": "3",
    });
    expect(labelled.log).toContain("Our earlier pull request #2 is approved, so it is left as it is");
  }, 60_000);

  test("whose branch somebody pushes to while it works is left as it is, and another one is opened", async () => {
    await using _ = await scene.label(fix());
    const { head } = scene.repository.pullRequest(2)?.pull ?? { head: "" };
    await using messages = await model(...fix("Other way.", "Turn it", "- -"));
    let pushed: Promise<string> | undefined;
    await using run = await scene.comment("/backspace", [], {
      ...{ messages, on: 2 },
      onLine({ text }) {
        if (!text.includes("Analyzing repository")) return;
        pushed ??= scene.repository.commit({
          branch: head,
          files: { "late.txt": "late\n" },
          message: "late",
        });
      },
    });
    expect(await scene.repository.branchSha(head)).toBe(await pushed);
    expect(run.outputs).toMatchObject({ outcome: "pull-request", "pull-request-operation": "created" });
    expect(run.outputs["pull-request-branch"]).toMatch(new RegExp(`^${head}-[0-9a-f]{6}$`));
    expect(run.log).toContain(`Somebody pushed to ${head} meanwhile`);
  }, 60_000);

  test("tells again which of its earlier commits' files decide what the checks do", async () => {
    const rig = turn(
      call("write_file", { filepath: "package.json", content: '{"scripts":{"test":"true"}}\n' }),
    );
    const hand = turn(call("finish", { title: "Rig it", description: "It is right." }));
    await using _ = await scene.label([rig, hand]);
    const note = turn(call("write_file", { filepath: "note.md", content: "x\n" }));
    await using messages = await model(note, hand);
    await using run = await scene.comment("/backspace Add a note", [], { messages, on: 2 });
    expect(run.outputs["pull-request-operation"]).toBe("updated");
    const { body } = scene.repository.pullRequest(2) ?? {};
    expect(body).toContain("> **Together they edit what decides what the checks do**: `package.json`\n");
    expect(body).not.toContain("The change edits what decides");
  }, 60_000);

  test("stays a draft when what fails with its earlier commits fails on, and says what its evidence is of", async () => {
    await scene.repository.commit({
      files: { "check.js": "if (require('./src/sum.js').sum(3, 1) !== 2) process.exit(1);\n" },
      message: "A check",
    });
    const inputs = { "verify-command": "node check.js" };
    const [breakIt = turn(), hand = turn()] = fix("It is right.", "Break it", "*");
    // What newly fails is sent back once.
    await using first = await scene.label([breakIt, hand, hand], { inputs });
    expect(first.pullRequests[0]?.pull.draft).toBe(true);
    const { headSha = "" } = scene.repository.pullRequest(2)?.pull ?? {};
    const note = turn(call("write_file", { filepath: "note.md", content: "x\n" }));
    await using messages = await model(note, hand);
    await using run = await scene.comment("/backspace Add a note", [], { messages, inputs, on: 2 });
    expect(run.outputs["pull-request-operation"]).toBe("updated");
    expect(scene.repository.pullRequest(2)).toMatchObject({
      body: expect.stringMatching(
        `\\[!NOTE\\]\\n.* after ${headSha.slice(0, 12)} alone, [^]*fail with the change as they did before`,
      ),
      pull: { draft: true },
    });
    await using others = await model(...fix("It is right now.", "Mend it", "-"));
    await using last = await scene.comment("/backspace Mend it", [], { messages: others, inputs, on: 2 });
    expect(last.outputs["outcome"]).toBe("pull-request");
    expect(scene.repository.pullRequest(2)?.pull.draft).toBe(false);
  }, 90_000);

  test("that nothing comes of is answered, and so is one that breaks off, whose work lands there", async () => {
    await using _ = await scene.label(fix());
    const { head } = scene.repository.pullRequest(2)?.pull ?? { head: "" };
    const done = turn(
      call("finish", { title: "None", description: "It is so already.", result: "nothing-to-do" }),
    );
    await using nothing = await model(done);
    await using idle = await scene.comment("/backspace Add", [], { messages: nothing, on: 2 });
    expect(idle.outputs["outcome"]).toBe("no-changes");
    expect(told()).toEqual([
      expect.stringContaining("**Tiny Backspace opened [pull request #2]"),
      expect.stringMatching(/changed nothing\.\*\*\n\nIt is so already\./),
    ]);
    await using stopped = await model(fix("", "", "- -")[0] ?? turn(), status(400));
    await using run = await scene.comment("/backspace Turn it", [], { messages: stopped, on: 2 });
    expect(run.outputs).toMatchObject({ outcome: "unfinished", "pull-request-branch": head });
    expect(scene.repository.pullRequest(2)).toMatchObject({
      title: "[unfinished] Add in sum",
      pull: { draft: true },
    });
    expect(told().at(-1)).toContain("did not finish this");
    await using again = await model(...fix("Done now.", "Turn it", "- (-1) *"));
    await using last = await scene.comment("/backspace Go on", [], { messages: again, on: 2 });
    expect(last.outputs["outcome"]).toBe("pull-request");
    expect(scene.repository.pullRequest(2)).toMatchObject({ title: "Add in sum", pull: { draft: false } });
  }, 90_000);

  test("that is cancelled lands what there is on its branch, by the step after the job", async () => {
    await using _ = await scene.label(fix());
    const { head } = scene.repository.pullRequest(2)?.pull ?? { head: "" };
    await using messages = await model(
      fix("", "", "- -")[0] ?? turn(),
      turn(call("run_command", { command: "sleep 30", timeout_seconds: 60 })),
    );
    await using run = await scene.comment("/backspace Turn it", [], {
      ...{ messages, on: 2, cancelAfter: (log: string) => log.includes("sleep 30"), cancelTimeScale: 0.5 },
    });
    expect(run.outputs["failure-code"]).toBe("cancelled");
    expect(await scene.repository.file(head, "src/sum.js")).toContain("a - - b");
    expect(scene.repository.pullRequests).toHaveLength(1);
    expect(scene.repository.pullRequest(2)?.title).toBe("[unfinished] Add in sum");
  }, 90_000);
});

describe("the same event twice", () => {
  test.each(["one after the other", "side by side"])(
    "makes one pull request, %s",
    async (how) => {
      const messages = await Promise.all([model(...fix()), model(...fix("Again.", "Let sum add", "- -"))]);
      const start = (index: number) => scene.label([], { messages: messages[index] as Scene["messages"] });
      const runs =
        how === "side by side" ? await Promise.all([start(0), start(1)]) : [await start(0), await start(1)];
      expect(runs.map(({ outputs }) => [outputs["outcome"], outputs["pull-request-number"]])).toEqual([
        ["pull-request", expect.any(String)],
        ["pull-request", runs[0]?.outputs["pull-request-number"]],
      ]);
      const open = scene.repository.pullRequests.filter(({ state }) => state === "open");
      expect(open).toHaveLength(1);
      expect(Object.keys(await scene.repository.branches()).toSorted()).toEqual(
        [open[0]?.pull.head ?? "", "trunk"].toSorted(),
      );
      for (const run of runs) await run[Symbol.asyncDispose]();
      for (const each of messages) await each[Symbol.asyncDispose]();
    },
    90_000,
  );
});
