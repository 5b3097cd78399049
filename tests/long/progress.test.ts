import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { call, startFakeMessages, status, type Turn, turn } from "../support/fake-messages/index.ts";
import { liveMarkdown } from "../support/markdown-checks.ts";
import { openScene, type Scene } from "../support/scene.ts";
import { openSplit } from "../support/split.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

const write = turn(
  call("write_file", { filepath: "src/sum.js", content: "exports.sum = (a, b) => a + b;\n" }),
);
const finish = turn(call("finish", { title: "Let sum add", description: "It adds now." }));
const fix: Turn[] = [write, finish];
const sleep = turn(call("run_command", { command: "sleep 30", timeout_seconds: 60 }));
const isCreation = /POST .*\/issues\/\d+\/comments$/;
const isEdit = /PATCH .*\/issues\/comments\//;
const isFinding = /GET .*\/issues\/\d+\/comments/;

const bodies = () => scene.repository.comments.map(({ body }) => body);
const requests = (pattern: RegExp) =>
  scene.github.requests.filter(({ method, path }) => pattern.test(`${method} ${path.split("?")[0]}`));
const warnings = (run: { readonly annotations: readonly { readonly message: string }[] }) =>
  run.annotations.map(({ message }) => message);

describe("a run that is stopped", () => {
  const isAtWork = (log: string) => log.includes("sleep 30");
  const isShown = (log: string) => isAtWork(log) && bodies().length > 0;
  const cancel = { cancelAfter: isShown, cancelTimeScale: 0.5 };

  test("by a cancel says so, and where its work is once that has landed", async () => {
    let between: readonly string[] = [];
    await using run = await scene.label([write, sleep], {
      ...cancel,
      between: async () => {
        between = bodies();
      },
    });
    expect(run.outputs["failure-code"]).toBe("cancelled");
    expect(between).toEqual([
      expect.stringMatching(
        /was stopped before it was done\.\*\*\n\n.* becomes a draft when the job's steps are over/,
      ),
    ]);
    expect(bodies()).toEqual([
      expect.stringContaining(
        "What there was by then is [draft pull request #2](https://github.com/octo/demo/pull/2).",
      ),
    ]);
    expect(warnings(run).filter((message) => /comment|told/.test(message))).toEqual([]);
  }, 60_000);

  test("by a cancel before anything was changed says that too", async () => {
    await using run = await scene.label([sleep], cancel);
    expect(run.pullRequests).toEqual([]);
    expect(bodies()).toEqual([
      expect.stringContaining(
        "**Tiny Backspace was stopped before it was done.**\n\nNothing was changed by then.",
      ),
    ]);
  }, 60_000);

  test("by a kill leaves it to the step after the job, which finds the comment", async () => {
    let between: readonly string[] = [];
    await using run = await scene.label([write, sleep], {
      killAfter: isShown,
      between: async () => {
        between = bodies();
      },
    });
    expect(between).toEqual([expect.stringContaining("is working on this")]);
    expect(run.pullRequests).toHaveLength(1);
    expect(bodies()).toEqual([expect.stringContaining("What there was by then is [draft pull request #2]")]);
  }, 60_000);

  test("where no progress is shown is told nowhere", async () => {
    await using _ = await scene.label([write, sleep], {
      ...cancel,
      cancelAfter: isAtWork,
      inputs: { "progress-comment": "false" },
    });
    expect(bodies()).toEqual([]);
  }, 60_000);
});

describe("GitHub", () => {
  test("that never answers holds nobody up: the run ends well, and says that it was not told", async () => {
    scene.github.failNext(isFinding, { hang: true, times: 99 });
    await using run = await scene.label(fix);
    expect(run.outputs["outcome"]).toBe("pull-request");
    expect(bodies()).toEqual([]);
    expect(requests(isFinding)).toHaveLength(2);
    expect(warnings(run)).toEqual([
      expect.stringMatching(/^How the run ended could not be told under issue #1\./),
    ]);
  }, 60_000);

  test("that is down for a moment is asked again, and there is one comment", async () => {
    scene.github.failNext(isCreation, { drop: "after" });
    await using run = await scene.label(fix);
    expect(bodies()).toEqual([expect.stringContaining("**Tiny Backspace opened [pull request #2]")]);
    expect(warnings(run)).toEqual([]);
  }, 60_000);

  test("that does not answer at the end holds nobody up, and is told the result after the job", async () => {
    scene.github.failNext(isEdit, { hang: true });
    let between: readonly string[] = [];
    await using run = await scene.label(fix, {
      between: async () => {
        between = bodies();
      },
    });
    expect(run.outputs["outcome"]).toBe("pull-request");
    expect(between).toEqual([expect.stringContaining("is working on this")]);
    expect(bodies()).toEqual([expect.stringContaining("**Tiny Backspace opened [pull request #2]")]);
    expect(warnings(run)).toEqual([]);
    expect(run.leftoverFiles).toEqual([]);
  }, 60_000);

  test("that takes no change at the end is a warning, and the run is what it was", async () => {
    scene.github.failNext(isEdit, { status: 403, body: { message: "Resource not accessible" }, times: 9 });
    await using run = await scene.label(fix);
    expect(run.main.exitCode).toBe(0);
    expect(warnings(run)).toEqual([
      expect.stringMatching(
        /^How the run ended could not be told under issue #1\. .*`permissions: issues: write`/,
      ),
    ]);
  }, 60_000);
});

describe("the comment", () => {
  test("is written over by a further attempt, and nobody else's is, whatever its mark", async () => {
    const mark = "<!-- tiny-backspace:run 77 -->";
    scene.repository.addComment(1, { author: "reader", body: `${mark}\nmine` });
    await using first = await scene.label([status(400)], { runId: "77" });
    expect(first.outputs["outcome"]).toBe("failed");
    await using messages = await startFakeMessages();
    messages.play(...fix);
    await using again = await scene.label([], { messages, runId: "77" });
    expect(again.outputs["outcome"]).toBe("pull-request");
    expect(bodies()).toEqual([
      `${mark}\nmine`,
      expect.stringMatching(/^<!-- \S+ 77 -->\n\*\*Tiny Backspace opened/),
    ]);
  }, 60_000);

  test("that somebody deletes while the run goes on stays away, unless something stops the run", async () => {
    const onLine = () => void scene.repository.issue(1)?.comments.splice(0);
    await using run = await scene.label(fix, { onLine });
    expect(run.outputs["outcome"]).toBe("pull-request");
    expect(bodies()).toEqual([]);
    expect(warnings(run)).toEqual([]);
  }, 60_000);

  test("is there on a pull request, and in the publishing one of two jobs alone", async () => {
    await using split = await openSplit(scene);
    await using agent = await split.agent(fix);
    expect(agent.outputs["outcome"]).toBe("handed-over");
    expect([requests(isCreation), requests(isFinding)]).toEqual([[], []]);
    await using publish = await split.publish();
    expect(publish.outputs["outcome"]).toBe("pull-request");
    expect(requests(isCreation)[0]?.body).toMatchObject({
      body: expect.stringContaining("is working on this"),
    });
    expect(bodies()).toEqual([expect.stringContaining("**Tiny Backspace opened [pull request #2]")]);
    await using messages = await startFakeMessages();
    messages.play(turn(call("write_file", { filepath: "note.md", content: "x\n" })), finish);
    await using again = await scene.comment("/backspace Add a note", [], { messages, on: 2 });
    expect(again.outputs["pull-request-operation"]).toBe("updated");
    const onPull = scene.repository.issue(2)?.comments.map(({ body }) => body) ?? [];
    expect(onPull.slice(1)).toEqual([expect.stringContaining("**Tiny Backspace updated [pull request #2]")]);
  }, 90_000);

  test("has nothing live of what the agent or the issue says", async () => {
    const words = "@octo/team closes #1 <img src=https://e.example/x.png> ![x](https://e.example/x) -->";
    const hostile = turn(call("finish", { title: words, description: words }));
    await using run = await scene.label([write, hostile], { issueBody: words });
    expect(run.outputs["outcome"]).toBe("pull-request");
    const [body = ""] = bodies();
    const [, title = ""] = /\.\*\*\n(.*)\n/.exec(body) ?? [];
    expect(title).toContain("octo/team");
    expect(liveMarkdown(title)).toEqual([]);
  }, 60_000);
});
