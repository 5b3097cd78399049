import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { call, hang, say, think, turn } from "./support/fake-messages/index.ts";
import type { ActionRun } from "./support/run-action.ts";
import { openScene, type Scene } from "./support/scene.ts";

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
const cancelled = (log: string) => log.includes("Let me think.");
const isRoot = process.getuid?.() === 0;

/** One draft with the change, and what everybody can see of why it is one. */
async function expectDraft(run: ActionRun, why: RegExp): Promise<void> {
  const [pullRequest, ...more] = run.pullRequests;
  expect(more).toEqual([]);
  expect(pullRequest?.title).toMatch(/^\[unfinished\] /);
  expect(pullRequest?.pull).toMatchObject({ base: "trunk", draft: true });
  expect(pullRequest?.body).toMatch(why);
  expect(pullRequest?.body).toContain("Part of #1");
  const { head = "" } = pullRequest?.pull ?? {};
  expect(Object.keys(await run.repository.branches())).toEqual([head, "trunk"].toSorted());
  expect(await run.repository.file(head, "src/sum.js")).toBe("exports.sum = (a, b) => a + b;\n");
  expect(run.leftoverProcesses).toEqual([]);
  expect(run.leftoverFiles).toEqual([]);
}

describe("after a cancel", () => {
  test.each(isRoot ? (["unprivileged", "root"] as const) : (["unprivileged"] as const))(
    "as %s, post lands what there is as a draft",
    async (user) => {
      await using run = await scene.label([turn(edit), turn(think("Let me think."), hang())], {
        user,
        cancelAfter: cancelled,
      });
      expect(run.outputs["failure-code"]).toBe("cancelled");
      expect(run.main.log).toContain(
        "What the agent has changed by now becomes a draft when the job's steps are over.",
      );
      await expectDraft(run, /cancelled, out of the job's time, or killed/);
      expect(run.post?.exitCode).toBe(0);
      expect(run.post?.summary).toContain("/pull/");
      // What main paid for counts.
      expect(run.post?.log).toMatch(/[12] turns? · [\d,]+ tokens in/);
      expect(run.repository.issue(1)?.labels).toEqual([]);
    },
  );

  test("what lay in the checkout before the agent came is not landed", async () => {
    await using run = await scene.label([turn(edit), turn(think("Let me think."), hang())], {
      cancelAfter: cancelled,
      before: async (job) => {
        await job.run("bash", "-c", "echo built > build.txt; echo more >> README.md");
      },
    });
    await expectDraft(run, /cancelled/);
    const [branch = ""] = Object.keys(await run.repository.branches());
    expect(await run.repository.file(branch, "build.txt")).toBeUndefined();
    expect(await run.repository.file(branch, "README.md")).toBe("# Demo\n");
  });

  test("what later steps of the job write to the checkout is not landed", async () => {
    await using run = await scene.label([turn(edit), turn(think("Let me think."), hang())], {
      cancelAfter: cancelled,
      between: async (job) => {
        // The run is over for longer than its last sign of life is vague.
        const key = '{"private_key":"x"}';
        await job.run(
          "bash",
          "-c",
          `sleep 1.5; echo '${key}' > gha-creds-1.json; echo report > coverage.out`,
        );
      },
    });
    await expectDraft(run, /cancelled/);
    const [branch = ""] = Object.keys(await run.repository.branches());
    expect(await run.repository.file(branch, "gha-creds-1.json")).toBeUndefined();
    expect(await run.repository.file(branch, "coverage.out")).toBeUndefined();
    expect(run.pullRequests[0]?.body).toContain("coverage.out");
  });

  test("a copy of the workspace is landed too, and the checkout stays as it was", async () => {
    await using run = await scene.label([turn(edit), turn(think("Let me think."), hang())], {
      inputs: { workspace: "copy" },
      cancelAfter: cancelled,
    });
    await expectDraft(run, /cancelled/);
    expect(run.gitStatus).toBe("");
  });

  test("without a sandbox what there is is landed too", async () => {
    await using run = await scene.form("Make sum add.", [turn(edit), turn(think("Let me think."), hang())], {
      inputs: { sandbox: "off" },
      cancelAfter: cancelled,
    });
    expect(run.pullRequests.map(({ title, pull }) => [title, pull.draft])).toEqual([
      ["[unfinished] Make sum add.", true],
    ]);
    expect(run.pullRequests[0]?.body).toContain("Made without a sandbox.");
    expect(run.leftoverProcesses).toEqual([]);
    expect(run.leftoverFiles).toEqual([]);
  });

  test("before anything is changed there is nothing to land", async () => {
    await using run = await scene.label([turn(think("Let me think."), hang())], { cancelAfter: cancelled });
    expect(run.pullRequests).toEqual([]);
    expect(Object.keys(await run.repository.branches())).toEqual(["trunk"]);
    expect(run.post?.log).toContain("The run ended before the agent changed anything.");
    expect(run.post?.exitCode).toBe(0);
    expect(run.leftoverFiles).toEqual([]);
  });

  test("an agent that took a decoy lands nothing", async () => {
    const steal = call("run_command", { command: "cp ~/.npmrc notes.txt" });
    await using run = await scene.label([turn(edit, steal), turn(think("Let me think."), hang())], {
      cancelAfter: cancelled,
    });
    expect(run.pullRequests).toEqual([]);
    expect(run.post?.log).toContain("A decoy credential was about to be published");
    expect(run.post?.exitCode).toBe(1);
  });

  test("a push that GitHub refuses to post is told, with the exit code of a failure", async () => {
    await using run = await scene.label([turn(edit), turn(think("Let me think."), hang())], {
      cancelAfter: cancelled,
      between: async () => scene.github.failNext(/^GIT receive-pack/, { status: 403, times: 20 }),
    });
    expect(run.pullRequests).toEqual([]);
    expect(run.post?.exitCode).toBe(1);
    expect(run.post?.log).toMatch(/::error .*The token may not push/);
    expect(run.post?.summary).toContain("+exports.sum = (a, b) => a + b;");
  });
});

test("a sandbox that breaks in the middle: main lands what there is", async () => {
  await using run = await scene.label(
    [
      turn(edit),
      turn(say("I run it."), call("run_command", { command: "echo WAIT$((1))ING; sleep 3" })),
      turn(call("run_command", { command: "node test/sum.test.js" })),
    ],
    {
      onLine: ({ text }) => {
        if (text.includes("WAIT1ING")) void breakSandbox();
      },
      before: async ({ directories }) => {
        temp = directories.temp;
      },
    },
  );
  await expectDraft(run, /broke off by a fault of Tiny Backspace's own/);
  expect(run.main.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ outcome: "unfinished", "failure-code": "bug" });
  expect(run.outputs["pull-request-number"]).not.toBe("");
  expect(run.post?.log).not.toContain("Looking for what the agent has left");
});

let temp = "";
/** Without its filter for system calls no further command starts. */
async function breakSandbox(): Promise<void> {
  const [run = ""] = (await readdir(temp)).filter((name) => name.startsWith("tiny-backspace-"));
  const [sandbox = ""] = (await readdir(join(temp, run))).filter((name) => name.startsWith("sandbox-"));
  await rm(join(temp, run, sandbox, "seccomp"), { force: true });
}
