import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { call, turn } from "../support/fake-messages/index.ts";
import { liveMarkdown } from "../support/markdown-checks.ts";
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
const finish = call("finish", { title: "Add in sum", description: "It subtracted." });
const addInstead = shell("sed -i 's/a - b/a + b/' src/sum.js");

const body = (run: ActionRun): string => run.pullRequests[0]?.body ?? "";

function ended(run: ActionRun): (readonly string[])[] {
  return run.events.flatMap((event) =>
    event.type === "check" ? [[event.where, event.outcome, event.reason]] : [],
  );
}

test("names of tests and files are shown, and do nothing", async () => {
  const name =
    "@octo/team closes #1 &lt;img src=x&gt; [x](https://evil.example) `code` | x | &#10;## Heading&#10;::error::forged ##[group]x $x$ &#x202e;rtl";
  const report = (result: string) =>
    `<testsuite><testcase classname="a" name="${name}">${result}</testcase></testsuite>`;
  await scene.repository.commit({
    files: { "good.xml": report(""), "bad.xml": report("<failure/>"), "reports/.keep": "" },
    message: "reports",
  });
  const path = "test/@octo <b> closes #1 `x` | y.test.js";
  await using run = await scene.label(
    [turn(addInstead, call("write_file", { filepath: path, content: "" })), turn(finish), turn(finish)],
    {
      inputs: {
        "verify-command":
          "if grep -q 'a + b' src/sum.js; then cp bad.xml reports/x.xml; else cp good.xml reports/x.xml; fi",
        "test-report": "reports/x.xml",
      },
    },
  );
  const text = body(run);
  expect(text).toContain("**Newly failing** (1)");
  const checksSection = text.slice(text.indexOf("### Checks"), text.indexOf("<details"));
  expect(liveMarkdown(checksSection)).toEqual([]);
  expect(checksSection.split("\n").filter((line) => line.startsWith("## "))).toEqual([]);
  expect(run.annotations).toEqual([]);
  const summarySection = run.summary.slice(run.summary.indexOf("### Checks"));
  expect(liveMarkdown(summarySection.slice(0, summarySection.indexOf("<details")))).toEqual([]);
  // The model is shown the name inside a fence.
  const said = JSON.stringify(scene.messages.messageRequests().at(-1)?.body?.messages);
  expect(said).toMatch(/Newly failing:\\n\\n````text\\na › @octo\/team closes #1/);
});

test("what a check prints, of any length, is cut and gives the runner no command", async () => {
  const flood =
    "echo '::error::forged'; echo '::set-output name=outcome::forged'; printf '##[add-path]/tmp/evil\\n\\033]0;title\\007'; yes '@octo clo''ses #1 ::warning::x' | head -c 1000000000; echo '::endgroup::'; exit 1";
  await using run = await scene.label([turn(addInstead), turn(finish)], {
    inputs: { "verify-command": flood },
  });
  expect(ended(run)).toEqual([
    ["base", "failed", "exit code 1"],
    ["change", "failed", "exit code 1"],
  ]);
  expect(run.annotations).toEqual([]);
  expect(run.outputs["outcome"]).toBe("pull-request");
  const outputs = run.events.flatMap((event) => (event.type === "check" ? [event.output] : []));
  expect(Math.max(...outputs.map((output) => output.length))).toBeLessThan(10_000);
  expect(liveMarkdown(body(run).slice(body(run).indexOf("| Result")).split("<details")[0] ?? "")).toEqual([]);
  expect(body(run)).not.toContain("octo closes");
});

test("a check that destroys its own room ends itself alone", async () => {
  const destroy = 'rm -rf .git src; chmod 0 ..  . ~ /tmp 2>/dev/null; chmod 0 "$PWD"; exit 0';
  await using run = await scene.label([turn(addInstead), turn(finish)], {
    inputs: { "verify-command": destroy, "test-report": "a.xml" },
  });
  expect(run.outputs["outcome"]).toBe("pull-request");
  expect(run.outputs["failure-code"]).toBe("");
  const branch = run.outputs["pull-request-branch"] ?? "";
  expect(await run.repository.file(branch, "src/sum.js")).toContain("a + b");
  expect(run.leftoverFiles).toEqual([]);
  expect(run.leftoverProcesses).toEqual([]);
});

test("a report is a file in the room, no link and no pipe, and never one of the host's", async () => {
  const forge = [
    "mkdir -p reports; cd reports",
    "if grep -q 'a - b' ../src/sum.js; then truncate -s 900M f.xml; exit; fi",
    'ln -s "$RUNNER_TEMP/x" a.xml; ln -s /etc/passwd b.xml; ln -s /proc/self/environ c.xml; mkfifo d.xml',
    `echo '<testsuite><testcase name="forged"/></testsuite>' > ../other; ln -s ../other e.xml`,
  ].join("\n");
  await using run = await scene.label([turn(addInstead), turn(finish)], {
    inputs: { "verify-command": forge, "test-report": "reports/*.xml" },
  });
  expect(ended(run).map(([where, outcome]) => [where, outcome])).toEqual([
    ["base", "passed"],
    ["change", "passed"],
  ]);
  expect(body(run)).toContain(
    "| Tests | no reports: one is larger than 8 MiB | no reports: none was written |",
  );
  expect(run.log + body(run) + run.summary).not.toContain("root:x:0");
});

test("an entity bomb and reports without number are not read", async () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><testsuite><testcase name="&b;"/></testsuite>`;
  const write = `mkdir -p reports many; if grep -q 'a + b' src/sum.js; then for i in $(seq 600); do echo '<testsuite/>' > reports/$i.xml; done; else echo '${bomb}' > reports/bomb.xml; fi`;
  await using run = await scene.label([turn(addInstead), turn(finish)], {
    inputs: { "verify-command": write, "test-report": "reports/*.xml" },
  });
  expect(body(run)).toContain(
    "no reports: one defines entities of its own | no reports: there are more than 500",
  );
});

test("what the agent leaves beside the repository reaches no check, and what a check leaves no agent", async () => {
  await using run = await scene.label(
    [
      turn(
        addInstead,
        shell(
          "git config core.hooksPath /tmp/hooks; echo 'exit 0' > ~/.bashrc; mkdir -p ~/bin; printf '#!/bin/sh\\nexit 0\\n' > ~/bin/node; chmod +x ~/bin/node; echo 'touch /tmp/agent' > /tmp/x; mkdir -p .git/hooks; echo x > .git/hooks/planted",
        ),
      ),
      turn(finish),
      turn(shell("ls /tmp/checked ~/checked checked 2>&1; true")),
      turn(finish),
    ],
    {
      inputs: {
        "verify-command":
          "touch /tmp/checked ~/checked checked; test ! -e ~/bin && test ! -e /tmp/x && test ! -e .git/hooks/planted && ! git config core.hooksPath && grep -q 'a - b' src/sum.js",
      },
    },
  );
  expect(ended(run).map(([where, outcome]) => [where, outcome])).toEqual([
    ["base", "passed"],
    ["change", "failed"],
    ["change", "failed"],
    ["base", "passed"],
  ]);
  const results = run.events.flatMap((event) => (event.type === "tool_result" ? [event.result] : []));
  expect(results.at(-2)).toMatch(/(?:No such file or directory[\s\S]*){3}/);
  expect(run.patch).not.toContain("checked");
});

test("a decoy that a check prints is published nowhere, and ends nothing", async () => {
  await using run = await scene.label(
    [turn(addInstead, shell("mkdir out; cat ~/.npmrc > out/taken")), turn(finish)],
    { inputs: { "verify-command": "ls ~/.npmrc || true; cat out/taken; exit 1" } },
  );
  expect(run.outputs["outcome"]).toBe("pull-request");
  const [base = "", change = ""] = run.events.flatMap((event) =>
    event.type === "check" ? [event.output] : [],
  );
  expect(base).toContain(".npmrc': No such file or directory");
  expect(change).toMatch(/_authToken/);
  expect(body(run)).not.toMatch(/_authToken|machine /);
});
