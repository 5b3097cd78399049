import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { rootTest } from "../support/as-root.ts";
import { call, status, turn } from "../support/fake-messages/index.ts";
import { openScene, type Scene } from "../support/scene.ts";
import { openSplit, type Split } from "../support/split.ts";

let scene: Scene;
let split: Split;
beforeEach(async () => {
  scene = await openScene();
  split = await openSplit(scene);
});
afterEach(async () => {
  await split[Symbol.asyncDispose]();
  await scene[Symbol.asyncDispose]();
});

const edit = call("edit_file", { filepath: "src/sum.js", edits: [{ old_text: "a - b", new_text: "a + b" }] });
const write = (filepath: string, content: string) => call("write_file", { filepath, content });
const finish = call("finish", { title: "Add in sum", description: "`sum` adds now." });
const check = { "verify-command": "node test/sum.test.js" };
const fixed = "exports.sum = (a, b) => a + b;\n";

/** What was asked of GitHub that is no reading. */
const writes = () =>
  scene.github.requests.filter(
    ({ method, operation }) => method !== "GET" && method !== "HEAD" && operation !== "upload-pack",
  );
const manifest = async () =>
  JSON.parse(await readFile(join(split.artifact, "manifest.json"), "utf8")) as Record<string, unknown>;

describe("the agent's job writes nothing to GitHub and hands over", () => {
  test("a change: it becomes a pull request whose evidence the publishing job made itself", async () => {
    await using agent = await split.agent([turn(edit), turn(finish)], { inputs: check });
    expect(agent.outputs).toMatchObject({ outcome: "handed-over", "failure-code": "" });
    expect(agent.outputs["summary"]).toBe("The change is handed over to the job that publishes it.");
    expect(agent.main.exitCode).toBe(0);
    expect(writes()).toEqual([]);
    expect(scene.repository.labelsOf(1)).toEqual(["backspace"]);
    expect((await readdir(split.artifact)).sort()).toEqual(["change.patch", "manifest.json"]);
    expect(agent.leftoverFiles).toEqual([]);

    await using publish = await split.publish({ inputs: check });
    expect(publish.outputs).toMatchObject({ outcome: "pull-request", turns: "0", "handover-path": "" });
    const [pullRequest] = publish.pullRequests;
    const body = pullRequest?.body ?? "";
    expect(body).toContain("Closes #1");
    expect(body).toContain("`node test/sum.test.js`");
    expect(body).toContain("| Result | ❌ failed: exit code 1 | ✅ passed |");
    expect(body).toContain("is as earlier steps left it");
    expect(body).toContain("2 turns");
    expect(body).toContain("that job's word");
    expect(pullRequest?.pull.draft).toBe(false);
    expect(await scene.repository.file(pullRequest?.pull.head ?? "", "src/sum.js")).toBe(fixed);
    expect(scene.repository.labelsOf(1)).toEqual([]);
    expect(publish.log).not.toContain("has no effect");
  });

  test("a change that touches protected files: they are held back by the publishing job again", async () => {
    await using agent = await split.agent([
      turn(edit, write(".github/workflows/x.yml", "on: push\n")),
      turn(finish),
    ]);
    expect(agent.outputs["outcome"]).toBe("handed-over");
    expect((await readdir(split.artifact)).sort()).toEqual([
      "change.patch",
      "manifest.json",
      "protected.patch",
    ]);
    await using publish = await split.publish();
    expect(publish.outputs["outcome"]).toBe("pull-request");
    expect(publish.protectedPatch).toContain(".github/workflows/x.yml");
    const head = publish.pullRequests[0]?.pull.head ?? "";
    expect(await scene.repository.file(head, ".github/workflows/x.yml")).toBeUndefined();
    expect(await scene.repository.file(head, "src/sum.js")).toBe(fixed);
  });

  test("a question: it is asked on the issue, with the draft", async () => {
    await using agent = await split.agent([
      turn(edit),
      turn(call("finish", { title: "Sum", description: "Half.", result: "question", question: "Which?" })),
    ]);
    expect(agent.outputs["outcome"]).toBe("handed-over");
    expect(agent.outputs["summary"]).toBe("The question is handed over to the job that publishes it.");
    expect(writes()).toEqual([]);
    await using publish = await split.publish();
    expect(publish.outputs["outcome"]).toBe("question");
    expect(
      scene.repository
        .issue(1)
        ?.comments.map(({ body }) => body)
        .join(),
    ).toContain("Which?");
    expect(publish.pullRequests[0]?.pull.draft).toBe(true);
  });

  test("that nothing had to be changed", async () => {
    const nothing = call("finish", { title: "Fine", description: "It adds.", result: "nothing-to-do" });
    await using agent = await split.agent([turn(nothing)]);
    expect(agent.outputs["outcome"]).toBe("no-changes");
    await using publish = await split.publish();
    expect(publish.outputs).toMatchObject({
      outcome: "no-changes",
      summary: "Nothing was changed. It adds.",
    });
    expect(scene.repository.labelsOf(1)).toEqual([]);
    expect(publish.main.exitCode).toBe(0);
  });

  test("unfinished work: it becomes a draft that says why", async () => {
    await using agent = await split.agent([turn(edit), status(404)]);
    expect(agent.outputs).toMatchObject({ outcome: "unfinished", "failure-code": "model-rejected" });
    expect(agent.main.exitCode).toBe(1);
    expect(writes()).toEqual([]);
    await using publish = await split.publish();
    expect(publish.outputs).toMatchObject({ outcome: "unfinished", "failure-code": "model-rejected" });
    expect(publish.pullRequests[0]?.pull.draft).toBe(true);
    expect(publish.pullRequests[0]?.body).toContain("This is unfinished work.");
  });

  test("a failure: the issue hears of it, and the label comes off", async () => {
    await using agent = await split.agent([status(404)]);
    expect(agent.outputs).toMatchObject({ outcome: "failed", "failure-code": "model-rejected" });
    expect(writes()).toEqual([]);
    await using publish = await split.publish();
    expect(publish.outputs).toMatchObject({ outcome: "failed", "failure-code": "model-rejected" });
    expect(
      scene.repository
        .issue(1)
        ?.comments.map(({ body }) => body)
        .join(),
    ).toContain("knows no model");
    expect(scene.repository.labelsOf(1)).toEqual([]);
    expect(publish.pullRequests).toEqual([]);
  });

  test("nothing of a decoy that was taken", async () => {
    await using agent = await split.agent([
      turn(call("run_command", { command: "cat ~/.npmrc > stolen.txt" })),
      turn(finish),
    ]);
    expect(agent.outputs).toMatchObject({ outcome: "failed", "failure-code": "exfiltration" });
    expect(await readdir(split.artifact)).toEqual(["manifest.json"]);
    await using publish = await split.publish();
    expect(publish.outputs).toMatchObject({ outcome: "failed", "failure-code": "exfiltration" });
  });

  test("what a cancelled agent has changed by then", async () => {
    await using agent = await split.agent(
      [turn(edit), turn(call("run_command", { command: "echo on-and-on; sleep 300" }))],
      { cancelAfter: (log) => log.includes("on-and-on") },
    );
    expect(agent.outputs).toMatchObject({ outcome: "unfinished", "failure-code": "cancelled" });
    expect(writes()).toEqual([]);
    await using publish = await split.publish();
    expect(publish.outputs).toMatchObject({ outcome: "unfinished", "failure-code": "cancelled" });
    expect(publish.pullRequests[0]?.pull.draft).toBe(true);
    expect(await scene.repository.file(publish.pullRequests[0]?.pull.head ?? "", "src/sum.js")).toBe(fixed);
  });

  test("nothing when it was killed: its summary has the patch, and the publishing job says what is missing", async () => {
    await using agent = await split.agent(
      [turn(edit), turn(call("run_command", { command: "echo on-and-on; sleep 300" }))],
      { killAfter: (log) => log.includes("on-and-on") },
    );
    expect(writes()).toEqual([]);
    expect(agent.post?.exitCode).toBe(1);
    expect(agent.post?.log).toContain("It may write nothing to GitHub");
    expect(agent.summary).toContain("+exports.sum = (a, b) => a + b;");
    expect(agent.leftoverFiles).toEqual([]);
    await using publish = await split.publish();
    expect(publish.outputs).toMatchObject({ outcome: "failed", "failure-code": "handover-missing" });
    expect(scene.repository.labelsOf(1)).toEqual([]);
  });
});

describe("a comment on our own pull request", () => {
  const more = "// More.\n";

  test("goes on with its branch, from one job to the other", async () => {
    await using first = await split.agent([turn(edit), turn(finish)]);
    expect(first.outputs["outcome"]).toBe("handed-over");
    await using opened = await split.publish();
    const branch = opened.outputs["pull-request-branch"] ?? "";

    const body = "/backspace Add a comment at the end, please.";
    await using again = await openSplit(scene, (play, { action: _, ...options } = {}) =>
      scene.comment(body, play, { ...options, on: 2 }),
    );
    scene.messages.newRun();
    await using agent = await again.agent([turn(write("more.js", more)), turn(finish)]);
    expect(agent.outputs["outcome"]).toBe("handed-over");
    await using publish = await again.publish();
    expect(publish.outputs).toMatchObject({
      outcome: "pull-request",
      "pull-request-operation": "updated",
      "pull-request-branch": branch,
    });
    expect(scene.repository.pullRequests).toHaveLength(1);
    expect(await scene.repository.file(branch, "more.js")).toBe(more);
    expect(await scene.repository.file(branch, "src/sum.js")).toBe(fixed);
  });

  test("is refused when somebody pushed to it between the two jobs", async () => {
    await using first = await split.agent([turn(edit), turn(finish)]);
    expect(first.outputs["outcome"]).toBe("handed-over");
    await using opened = await split.publish();
    const branch = opened.outputs["pull-request-branch"] ?? "";

    await using again = await openSplit(scene, (play, { action: _, ...options } = {}) =>
      scene.comment("/backspace Go on.", play, { ...options, on: 2 }),
    );
    scene.messages.newRun();
    await using agent = await again.agent([turn(write("more.js", more)), turn(finish)]);
    expect(agent.outputs["outcome"]).toBe("handed-over");
    const pushed = await scene.repository.commit({ branch, files: { "own.txt": "mine" }, message: "mine" });
    await using publish = await again.publish();
    expect(publish.outputs).toMatchObject({ outcome: "failed", "failure-code": "handover-rejected" });
    expect(publish.outputs["summary"]).toMatch(
      /the agent worked on the commit \w{10}, and \w{10} is checked out/,
    );
    expect(await scene.repository.branchSha(branch)).toBe(pushed);
  });
});

describe("the publishing job", () => {
  for (const setup of [{}, { "setup-command": "touch out" }]) {
    rootTest(`proves a change as root too, with ${JSON.stringify(setup)}`, async () => {
      const inputs = { ...check, ...setup };
      const create = write("test/more.test.js", "if (require('../src/sum.js').sum(2, 2) !== 4) throw 1;\n");
      await using agent = await split.agent([turn(edit, create), turn(finish)], { inputs, user: "root" });
      expect(agent.outputs["outcome"]).toBe("handed-over");
      const both = { "verify-command": "node test/sum.test.js && node test/more.test.js", ...setup };
      await using publish = await split.publish({ inputs: both, user: "root" });
      expect(publish.outputs["outcome"]).toBe("pull-request");
      const body = publish.pullRequests[0]?.body ?? "";
      expect(body).toContain("| Result | ❌ failed: exit code 1 | ✅ passed | ❌ failed: exit code 1 |");
      expect(publish.leftoverFiles).toEqual([]);
    });
  }

  test("authorises again, whatever was handed over", async () => {
    await using agent = await split.agent([turn(edit), turn(finish)]);
    expect(agent.outputs["outcome"]).toBe("handed-over");
    await using publish = await split.publish({ sender: "triager" });
    expect(publish.outputs).toMatchObject({ outcome: "refused", "failure-code": "not-authorized" });
    expect(publish.pullRequests).toEqual([]);
  });

  test.each(["Creating branch", "Pushing branch", "Creating pull request"])(
    "is finished by its post step when it is killed at %s",
    async (moment) => {
      await using agent = await split.agent([turn(edit), turn(finish)]);
      expect(agent.outputs["outcome"]).toBe("handed-over");
      await using publish = await split.publish({ killAfter: (log) => log.includes(moment) });
      expect(publish.post?.exitCode).toBe(0);
      expect(publish.leftoverFiles).toEqual([]);
      expect(scene.repository.labelsOf(1)).toEqual([]);
      // Before all is decided there is nothing to finish, and the artifact is still there for another try.
      const isDecided = publish.pullRequests.length > 0;
      if (!isDecided) {
        expect(moment).toBe("Creating branch");
        await using again = await split.publish();
        expect(again.outputs["outcome"]).toBe("pull-request");
      }
      expect(scene.repository.pullRequests).toHaveLength(1);
      const [pullRequest] = scene.repository.pullRequests;
      expect(await scene.repository.file(pullRequest?.pull.head ?? "", "src/sum.js")).toBe(fixed);
    },
  );

  test("says that the checks were not run where it has no sandbox", async () => {
    await using agent = await split.agent([turn(edit), turn(finish)], { inputs: check });
    expect(agent.outputs["outcome"]).toBe("handed-over");
    await using publish = await split.publish({ inputs: { ...check, sandbox: "off" } });
    expect(publish.outputs["outcome"]).toBe("pull-request");
    const body = publish.pullRequests[0]?.body ?? "";
    expect(body).toContain("No checks were run on this change.");
    expect(body).not.toContain("| Result |");
  });

  test("needs no key, and tells one that was handed over to leave it out", async () => {
    await using agent = await split.agent([turn(edit), turn(finish)]);
    expect((await manifest())["version"]).toBe(1);
    expect(agent.main.exitCode).toBe(0);
    await using publish = await split.publish({ inputs: { "anthropic-api-key": scene.messages.apiKey } });
    expect(publish.outputs["outcome"]).toBe("pull-request");
    expect(publish.log).toContain("`anthropic-api-key` has no effect with `mode: publish`");
  });
});
