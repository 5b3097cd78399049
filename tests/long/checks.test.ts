import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { call, say, type Turn, turn } from "../support/fake-messages/index.ts";
import type { ActionRun } from "../support/run-action.ts";
import { openScene, type Scene } from "../support/scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

const shell = (command: string) => call("run_command", { command });
const addInstead = shell("sed -i 's/a - b/a + b/' src/sum.js");
const finish = call("finish", { title: "Add in sum", description: "It subtracted." });
const fix: readonly Turn[] = [turn(addInstead), turn(finish)];
/** A test of Node's own runner. */
const nodeTest = (name: string, assertion: string) =>
  `const { test } = require("node:test");\nconst assert = require("node:assert");\nconst { sum } = require("../src/sum.js");\ntest(${JSON.stringify(name)}, () => ${assertion});\n`;
const withReports = {
  "verify-command":
    "node --test --test-reporter=junit --test-reporter-destination=reports/junit.xml test/*.test.js",
  "test-report": "reports/*.xml",
};

async function commit(files: Readonly<Record<string, string | null>>): Promise<void> {
  await scene.repository.commit({ files, message: "more files" });
}

/** Where the checks ran and how they ended, in order. */
function checks(run: ActionRun): string[] {
  return run.events.flatMap((event) => (event.type === "check" ? [`${event.where} ${event.outcome}`] : []));
}

function verification(run: ActionRun) {
  return run.events.find((event) => event.type === "verification");
}

const body = (run: ActionRun): string => run.pullRequests[0]?.body ?? "";
const isDraft = (run: ActionRun) => run.pullRequests[0]?.pull.draft;

/** What finish was answered when it was sent back. */
function sentBack(): string[] {
  const said = JSON.stringify(scene.messages.messageRequests().at(-1)?.body?.messages ?? []);
  return [...said.matchAll(/"text":"(Not accepted yet\.(?:[^"\\]|\\.)*)"/g)].map(
    ([, text]) => JSON.parse(`"${text}"`) as string,
  );
}

describe("checks that nobody named", () => {
  test("are found in the base commit, and the pull request shows that they fail before and pass after", async () => {
    await commit({ "package.json": '{"scripts":{"test":"node test/sum.test.js"}}' });
    await using run = await scene.label(fix);
    expect(run.outputs["outcome"]).toBe("pull-request");
    expect(run.log).toContain(
      "Checks: npm test (found in package.json of the base commit), in a copy of the workspace",
    );
    expect(checks(run)).toEqual(["base failed", "change passed"]);
    expect(verification(run)).toMatchObject({ verdict: "fixed", new_tests: "unknown", touched: [] });
    expect(sentBack()).toEqual([]);
    expect(isDraft(run)).toBe(false);
    expect(body(run)).toContain("### Checks\n\nThe checks pass with the change, and failed before.");
    expect(body(run)).toContain("`npm test` (found in `package.json` of the base commit), in a copy of");
    expect(body(run)).toMatch(/\| Result \| ❌ failed: exit code 1 \| ✅ passed \|/);
    expect(run.summary).toContain("| the change | ✅ passed |");
    expect(run.log).toMatch(/✗ checks on the base: npm test · failed, exit code 1/);
    const [first] = scene.messages.messageRequests();
    expect(JSON.stringify(first?.body?.system)).toContain("answered once with what newly fails: npm test");
    expect(run.leftoverFiles).toEqual([]);
    expect(run.gitStatus).toBe(" M src/sum.js\n");
  });

  test("are said to be missing where there are none, and no draft comes of it", async () => {
    await using run = await scene.label(fix);
    expect(checks(run)).toEqual([]);
    expect(body(run)).toContain("No checks were run on this change. None were found in the repository");
    expect(isDraft(run)).toBe(false);
  });

  test("are turned off by name", async () => {
    await commit({ "package.json": '{"scripts":{"test":"false"}}' });
    await using run = await scene.label(fix, { inputs: { "verify-command": "none" } });
    expect(checks(run)).toEqual([]);
    expect(body(run)).toContain("They are turned off (`verify-command: none`).");
  });

  test("are what the base commit says, not what the agent made of it", async () => {
    await commit({ "package.json": '{"scripts":{"test":"node test/sum.test.js"}}' });
    await using run = await scene.label([
      turn(shell(`echo '{"scripts":{"test":"true"}}' > package.json; echo '// easy' > test/sum.test.js`)),
      turn(finish),
    ]);
    // npm reads the agent's script: that can't be helped, so it is said.
    expect(checks(run)).toEqual(["base failed", "change passed", "old-code passed"]);
    expect(body(run)).toContain("**pass there too**");
    expect(body(run)).toContain("**The change edits what decides what the checks do**: `package.json`");
    expect(body(run)).toContain("**The change edits tests that were there**: `test/sum.test.js`");
    expect(verification(run)).toMatchObject({ touched: ["package.json", "test/sum.test.js"] });
  });
});

describe("a change that breaks what worked", () => {
  const green = {
    "test/sum.test.js": 'if (require("../src/sum.js").sum(3, 1) !== 2) throw new Error("sum(3, 1)");\n',
  };
  const inputs = { "verify-command": "node test/sum.test.js" };

  test("comes back to the agent with what fails, and is mended", async () => {
    await commit(green);
    await using run = await scene.label(
      [
        turn(addInstead),
        turn(finish),
        turn(shell("git checkout src/sum.js; echo more >> README.md")),
        turn(finish),
      ],
      { inputs },
    );
    expect(checks(run)).toEqual([
      "base passed",
      "change failed",
      "change failed",
      "base passed",
      "change passed",
    ]);
    const [answer = "", ...more] = sentBack();
    expect(more).toEqual([]);
    expect(answer).toContain("node test/sum.test.js\n");
    expect(answer).toContain("(exit code 1); they passed before it");
    expect(answer).toContain("Error: sum(3, 1)");
    expect(verification(run)).toMatchObject({ verdict: "passed" });
    expect(isDraft(run)).toBe(false);
    expect(run.outputs["outcome"]).toBe("pull-request");
  });

  test("is asked once, then it is a draft that says so first", async () => {
    await commit(green);
    await using run = await scene.label([turn(addInstead), turn(finish), turn(finish)], { inputs });
    // The same tree isn't checked twice.
    expect(checks(run)).toEqual(["base passed", "change failed", "change failed", "base passed"]);
    expect(sentBack()).toHaveLength(1);
    expect(verification(run)).toMatchObject({ verdict: "newly-failing" });
    expect(isDraft(run)).toBe(true);
    expect(body(run)).toMatch(
      /^> \[!WARNING\]\n> \*\*The checks fail with the change, and passed before\.\*\*/,
    );
    expect(run.outputs["outcome"]).toBe("pull-request");
    expect(run.summary).toContain("The checks fail with the change, and passed before.");
  });

  test("stays ready for review where that is asked for, and says so all the same", async () => {
    await commit(green);
    await using run = await scene.label([turn(addInstead), turn(finish), turn(finish)], {
      inputs: { ...inputs, draft: "never" },
    });
    expect(isDraft(run)).toBe(false);
    expect(body(run)).toMatch(/^> \[!WARNING\]/);
  });

  test("only once in a while is flaky, and the agent is not asked", async () => {
    const flaky = "if [ -e ~/ran ]; then exit 0; fi; touch ~/ran; ! grep -q 'a + b' src/sum.js";
    await using run = await scene.label(fix, { inputs: { "verify-command": flaky } });
    expect(checks(run)).toEqual(["base passed", "change failed", "change passed"]);
    expect(sentBack()).toEqual([]);
    expect(verification(run)).toMatchObject({ verdict: "flaky" });
    expect(body(run)).toContain("it is flaky.");
    expect(isDraft(run)).toBe(false);
  });
});

describe("new tests", () => {
  test("are run on the old code, where they fail", async () => {
    await commit({ "test/sum.test.js": "// nothing yet\n" });
    const better = `echo 'if (require("../src/sum.js").sum(1, 2) !== 3) throw new Error("sum");' > test/sum.test.js`;
    await using run = await scene.label([turn(addInstead, shell(better)), turn(finish)], {
      inputs: { "verify-command": "node test/sum.test.js" },
    });
    expect(checks(run)).toEqual(["base passed", "change passed", "old-code failed"]);
    expect(verification(run)).toMatchObject({ verdict: "passed", new_tests: "fails-before" });
    expect(body(run)).toContain("there the checks fail, with the change they pass");
    expect(body(run)).toContain("| Before | With the change | Its tests on the old code |");
  });

  test("that pass on the old code show nothing, and that is said", async () => {
    await commit({ "test/sum.test.js": "// nothing yet\n" });
    await using run = await scene.label([turn(addInstead, shell("echo >> test/sum.test.js")), turn(finish)], {
      inputs: { "verify-command": "node test/sum.test.js" },
    });
    expect(checks(run)).toEqual(["base passed", "change passed", "old-code passed"]);
    expect(body(run)).toContain("**pass there too**");
  });
});

describe("with test reports", () => {
  test("the comparison is test by test, and new tests are proven by name", async () => {
    await commit({
      ...{ "reports/.gitkeep": "", ".gitignore": "reports/*.xml\n" },
      "test/sum.test.js": nodeTest("adds", "assert.equal(sum(1, 2), 3)"),
      "test/zero.test.js": nodeTest("takes zero", "assert.equal(sum(1, 0), 1)"),
      "test/red.test.js": nodeTest("is red anyway", "assert.fail()"),
      "test/gone.test.js": nodeTest("is deleted", "assert.ok(true)"),
    });
    const more = nodeTest("adds negative numbers", "assert.equal(sum(-1, -2), -3)");
    await using run = await scene.label(
      [
        turn(addInstead, call("write_file", { filepath: "test/negative.test.js", content: more })),
        turn(shell("git rm -q test/gone.test.js"), finish),
      ],
      { inputs: withReports },
    );
    expect(checks(run)).toEqual(["base failed", "change failed", "old-code failed"]);
    expect(sentBack()).toEqual([]);
    expect(verification(run)).toMatchObject({
      ...{ verdict: "still-failing", fixed: ["adds"], still_failing: ["is red anyway"], newly_failing: [] },
      ...{ not_run: ["is deleted"], new_tests: "fails-before", touched: ["test/gone.test.js"] },
    });
    expect(body(run)).toContain("| Tests | 2 passed, 2 failed | 3 passed, 1 failed |");
    expect(body(run)).toContain("**Fixed** (1)\n\n- `adds`");
    expect(body(run)).toContain("**Not run any more** (1)\n\n- `is deleted`");
    expect(body(run)).toMatch(
      /fail on the old code and pass with the change\*\* \(1\)\n\n- `adds negative numbers`/,
    );
    expect(isDraft(run)).toBe(false);
    // What the checks write is no part of the change.
    expect(run.patch).not.toContain("junit");
    expect(run.gitStatus).not.toContain("reports");
  });

  test("a red base hides nothing that newly fails", async () => {
    await commit({
      "reports/.gitkeep": "",
      "test/sum.test.js": nodeTest("adds", "assert.equal(sum(1, 2), 3)"),
      "test/two.test.js": nodeTest("subtracts, too", "assert.equal(sum(3, 1), 2)"),
    });
    await using run = await scene.label([turn(addInstead), turn(finish), turn(finish)], {
      inputs: withReports,
    });
    expect(checks(run)).toEqual(["base failed", "change failed", "change failed", "base failed"]);
    expect(sentBack()[0]).toContain("subtracts, too\n");
    expect(verification(run)).toMatchObject({ newly_failing: ["subtracts, too"], fixed: ["adds"] });
    expect(isDraft(run)).toBe(true);
    expect(body(run)).toContain("**Newly failing** (1)\n\n- `subtracts, too`");
  });

  test("one that was committed is not taken for a new one", async () => {
    const report = '<testsuite><testcase name="forged"/></testsuite>';
    await commit({ "reports/junit.xml": report, "test/sum.test.js": "" });
    await using run = await scene.label(fix, {
      inputs: { "verify-command": "node test/sum.test.js", "test-report": "reports/*.xml" },
    });
    expect(body(run)).toContain("no reports: none was written");
    expect(body(run)).not.toContain("forged");
  });
});

describe("where the checks run", () => {
  test("is a fresh checkout where there is a setup command, with what it makes and nothing else", async () => {
    await commit({ ".gitignore": "deps/\n" });
    await using run = await scene.label(
      [turn(addInstead, shell("mkdir deps; echo agent > deps/mine; echo x > ~/mine")), turn(finish)],
      {
        inputs: {
          "setup-command": "mkdir deps\necho ready > deps/made",
          "verify-command":
            'test "$(cat deps/*)" = ready && test ! -e ~/mine && test ! -e left && git status --porcelain | wc -l | grep -qx 0',
        },
        before: async (job) => void (await job.run("sh", "-c", "echo left > left")),
      },
    );
    expect(checks(run)).toEqual(["base passed", "change passed"]);
    expect(body(run)).toContain("in a fresh checkout");
    expect(body(run)).toContain("Set up with:\n\n```sh\nmkdir deps\necho ready > deps/made\n```");
  });

  test.each(process.getuid?.() === 0 ? ["copy", "fresh checkout"] : [])(
    "is a %s for root too, as the user who owns nothing",
    async (place) => {
      const setup = place === "copy" ? {} : { "setup-command": "touch ready" };
      await using run = await scene.label(fix, {
        user: "root",
        inputs: { ...setup, "verify-command": 'test "$(id -u)" != 0 && touch here && node test/sum.test.js' },
      });
      expect(checks(run)).toEqual(["base failed", "change passed"]);
      expect(body(run)).toContain(`in a ${place}`);
      expect(run.leftoverFiles).toEqual([]);
    },
  );

  test("is a copy of the workspace otherwise, with what earlier steps left", async () => {
    await using run = await scene.label(fix, {
      inputs: { "verify-command": "test -e out/left && echo built > out/built && echo x > src/sum.js" },
      before: async (job) => void (await job.run("sh", "-c", "mkdir out; touch out/left")),
    });
    expect(checks(run)).toEqual(["base passed", "change passed"]);
    expect(body(run)).toContain("in a copy of the workspace");
    const branch = run.outputs["pull-request-branch"] ?? "";
    expect(await run.repository.file(branch, "src/sum.js")).toContain("a + b");
  });

  test("that can't be set up is said, and what can't be compared is a draft when it was asked for", async () => {
    await using run = await scene.label(fix, {
      inputs: { "setup-command": "echo no network; exit 3", "verify-command": "true" },
    });
    expect(checks(run)).toEqual(["base not-run", "change failed"]);
    expect(body(run)).toContain("`setup-command` did not succeed: exit code 3");
    expect(isDraft(run)).toBe(true);
    expect(body(run)).toMatch(
      /^> \[!WARNING\]\n> \*\*The checks fail with the change; whether they did before/,
    );
  });
});

describe("time", () => {
  test("that the base's checks don't keep ends them, and says so", async () => {
    await using run = await scene.label(fix, {
      inputs: { "verify-command": "echo begun; sleep 600", "timeout-minutes": "1" },
    });
    expect(checks(run)).toEqual(["base timed-out", "change not-run"]);
    expect(body(run)).toMatch(
      /⌛ timed out: ended after 1\d s \| ⚪ not run: on the base they did not end in 1\d s/,
    );
    expect(isDraft(run)).toBe(true);
    expect(run.leftoverProcesses).toEqual([]);
  }, 60_000);

  test("is left for the checks of what a spent budget stopped", async () => {
    await using run = await scene.label([turn(addInstead), turn(say("sum adds now."))], {
      inputs: { "max-turns": "1", "verify-command": "node test/sum.test.js" },
    });
    expect(run.outputs).toMatchObject({ outcome: "unfinished", "failure-code": "budget-turns" });
    expect(checks(run)).toEqual(["base failed", "change passed"]);
    expect(body(run)).toContain("The checks pass with the change, and failed before.");
  });

  test("is not spent on checks that nobody needs", async () => {
    await using run = await scene.label(
      [turn(call("finish", { result: "nothing-to-do", title: "Nothing", description: "It is fine." }))],
      { inputs: { "verify-command": "sleep 300" } },
    );
    expect(run.outputs["outcome"]).toBe("no-changes");
    expect(checks(run)).toEqual([]);
    expect(run.leftoverProcesses).toEqual([]);
    expect(run.leftoverFiles).toEqual([]);
  });

  test("ends when the run is cancelled in the middle of them", async () => {
    await using run = await scene.label(fix, {
      inputs: { "verify-command": "grep -q 'a - b' src/sum.js || { echo waiting; sleep 300; }" },
      cancelAfter: (log) => log.includes("Running the checks on the change"),
    });
    expect(run.outputs["failure-code"]).toBe("cancelled");
    expect(run.leftoverProcesses).toEqual([]);
    expect(run.leftoverFiles).toEqual([]);
    // What was done by then is landed all the same, as unfinished.
    expect(isDraft(run)).toBe(true);
    expect(run.pullRequests).toHaveLength(1);
  });
});
