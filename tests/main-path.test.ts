import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { rootTest } from "./support/as-root.ts";
import { call, hang, say, status, think, turn } from "./support/fake-messages/index.ts";
import type { ActionRun } from "./support/run-action.ts";
import { openScene, type Scene, type SceneOptions } from "./support/scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

const title = "Add instead of subtracting in sum";
const finish = call("finish", { title, description: "`sum` subtracted its second argument; it adds now." });
const fix = [
  turn(
    think("The function is small; I look at it and at its test."),
    say("I look at the function and its test."),
    call("read_file", { filepath: "src/sum.js" }),
    call("read_file", { filepath: "test/sum.test.js" }),
  ),
  turn(
    call("edit_file", {
      filepath: "src/sum.js",
      edits: [{ old_text: "a - b", new_text: "a + b" }],
    }),
  ),
  turn(call("run_command", { command: "node test/sum.test.js" })),
  turn(say("The test passes."), finish),
];

/** `pull-request` as a person reads it. */
function asHeading(phase: string): string {
  const words = phase.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function phases(run: ActionRun): string[] {
  return run.events.flatMap((event) => (event.type === "status" ? [event.message] : []));
}

/** Nothing left behind, nothing changed that later steps would see. */
function expectClean(run: ActionRun): void {
  expect(run.leftoverProcesses).toEqual([]);
  expect(run.leftoverFiles).toEqual([]);
  expect(run.setEnv).toBe("");
  expect(run.addedPath).toBe("");
  expect(run.post?.exitCode).toBe(0);
}

async function expectNothingPublished({ repository, pullRequests }: ActionRun): Promise<void> {
  expect(Object.keys(await repository.branches())).toEqual(["trunk"]);
  expect(pullRequests).toEqual([]);
}

describe("a label on an issue", () => {
  test("becomes a pull request", async () => {
    await using run = await scene.label(fix);
    expect(run.main.exitCode).toBe(0);
    // Nobody asked for details.
    expect(run.log).not.toContain("::debug::");

    const [pullRequest] = run.pullRequests;
    expect(pullRequest).toMatchObject({
      title,
      state: "open",
      pull: { base: "trunk", draft: false, head: expect.stringMatching(/^feature\/1-[a-z0-9-]+$/) },
    });
    expect(pullRequest?.body).toContain("`sum` subtracted its second argument");
    expect(pullRequest?.body).toMatch(/Closes #1/);
    const branch = pullRequest?.pull.head ?? "";
    expect(await run.repository.file(branch, "src/sum.js")).toBe("exports.sum = (a, b) => a + b;\n");
    const [commit] = await run.repository.log(branch);
    expect(commit?.message).toMatch(/^Add instead of subtracting in sum\n/);
    expect(commit?.message).toContain("Co-authored-by: writer <");
    expect(commit?.parents).toEqual([await run.repository.branchSha("trunk")]);

    expect(run.outputs).toMatchObject({
      outcome: "pull-request",
      "failure-code": "",
      "pull-request-number": String(pullRequest?.number),
      "pull-request-url": `https://github.com/octo/demo/pull/${pullRequest?.number}`,
      "pull-request-operation": "created",
      "pull-request-head-sha": commit?.sha,
      "pull-request-branch": branch,
      turns: "4",
      summary: expect.stringContaining(`/pull/${pullRequest?.number}`),
    });
    expect(Number(run.outputs["cost-usd"])).toBeGreaterThan(0);
    const usage = run.events.flatMap((event) => (event.type === "usage" ? [event] : []));
    const total = (count: (event: (typeof usage)[number]) => number) =>
      String(usage.reduce((sum, event) => sum + count(event), 0));
    expect(run.outputs).toMatchObject({
      "input-tokens": total((it) => it.input_tokens + it.cache_read_tokens + it.cache_write_tokens),
      "output-tokens": total((it) => it.output_tokens),
    });
    expect(Number(run.outputs["input-tokens"])).toBeGreaterThan(1000);
    expect(Number(run.outputs["output-tokens"])).toBeGreaterThan(50);
    expect(run.patch).toContain("+exports.sum = (a, b) => a + b;");
    expect(run.bundle).toContain(`    ${title}\n`);
    expect(run.bundle).toContain(run.patch.trim());
    expect(run.outputs["protected-patch-file"]).toBe("");
    expect(run.summary).toContain(`/pull/${pullRequest?.number}`);
    expect(run.summary).toContain("src/sum.js");
    expectClean(run);
  });

  test("is told phase by phase, with the model's words and every tool call", async () => {
    await using run = await scene.label(fix);
    const messages = phases(run);
    expect(messages).toEqual([
      "Using checked-out repository...",
      "Hidden from the agent: the checkout's credential",
      "Analyzing repository structure...",
      "Reading files...",
      "Modifying files...",
      expect.stringMatching(/^Creating branch feature\/1-/),
      "Committing changes...",
      "Pushing branch...",
      "Creating pull request...",
    ]);
    expect(run.log).toContain("I look at the function and its test.");
    expect(run.log).toContain("The function is small");
    const calls = run.events.filter(({ type }) => type === "tool_call");
    expect(calls).toHaveLength(5);
    expect(Object.keys(calls[0] ?? {}).slice(0, 3)).toEqual(["type", "tool", "input"]);
    const results = run.events.flatMap((event) => (event.type === "tool_result" ? [event] : []));
    expect(results[0]).toMatchObject({ tool: "read_file", ok: true });
    expect(results[0]?.result).toContain("a - b");
    expect(results[3]).toMatchObject({ tool: "run_command", ok: true });
    expect(results[3]?.result).toMatch(/^Exit code: 0 .*\nok\n/);
    expect(run.main.parsed.commands).not.toContainEqual(expect.objectContaining({ name: "error" }));
  });

  test("is headed by the same phases in the log and in the summary, with a fold for every tool call", async () => {
    await using run = await scene.label(fix);
    const said = run.events.flatMap((event) => (event.type === "status" ? [event.phase] : []));
    const inOrder = said.filter((phase, index) => phase !== said[index - 1]);
    expect(inOrder).toEqual(expect.arrayContaining(["repository", "branch", "commit", "push"]));
    const lines = run.main.parsed.lines.map((line) => stripVTControlCharacters(line));
    const headings = lines.flatMap((line) => /^━━ (.+?) ━+$/.exec(line)?.slice(1) ?? []);
    expect(headings).toEqual([...inOrder, "result"].map(asHeading));
    const rows = run.summary.split("<summary>Phases</summary>")[1]?.split("</details>")[0] ?? "";
    const summarised = rows.split("\n").flatMap((row) => /^\| ([a-z ]+) \|/.exec(row)?.slice(1) ?? []);
    expect(summarised.map(asHeading)).toEqual(expect.arrayContaining(headings.slice(0, -1)));

    const folds = run.main.parsed.groups.map(({ title }) => stripVTControlCharacters(title));
    expect(folds).toEqual([
      expect.stringMatching(/^✓ read_file src\/sum\.js · /),
      expect.stringMatching(/^✓ read_file test\/sum\.test\.js · /),
      expect.stringMatching(/^✓ edit_file src\/sum\.js · /),
      expect.stringMatching(/^✓ run_command node test\/sum\.test\.js · /),
      expect.stringMatching(/^✓ finish .* · /),
    ]);
    expect(run.main.parsed.groups[0]?.lines.join("\n")).toContain("a - b");
  });

  test("shows what a long command prints while it runs, and only once", async () => {
    const command = "for i in 1 2 3 4 5; do echo step $i of 5; sleep 0.15; done";
    await using run = await scene.label([turn(call("run_command", { command })), turn(finish)]);
    const types = run.events.map(({ type }) => type);
    const first = types.indexOf("tool_output");
    expect(first).toBeGreaterThan(types.indexOf("tool_call"));
    expect(first).toBeLessThan(types.indexOf("tool_result"));
    const parts = run.events.flatMap((event) => (event.type === "tool_output" ? [event] : []));
    expect(parts.map(({ output }) => output).join("")).toBe(
      "step 1 of 5\nstep 2 of 5\nstep 3 of 5\nstep 4 of 5\nstep 5 of 5\n",
    );
    expect(parts.length).toBeLessThan(6);
    const lines = run.log.split("\n");
    for (const step of [1, 2, 3, 4, 5]) {
      expect(lines.filter((line) => line === `│ step ${step} of 5`)).toHaveLength(1);
    }
    expect(lines.indexOf("│ step 5 of 5")).toBeLessThan(
      lines.findIndex((line) => line.includes("✓ run_command")),
    );
  });

  test("is taken off when the run is over, so that it can be put on again", async () => {
    await using run = await scene.label(fix);
    expect(run.repository.labelsOf(1)).toEqual([]);
  });

  test.each<[string, SceneOptions, string]>([
    ["no key", { inputs: { "anthropic-api-key": "" } }, "bad-input"],
    ["no gh", { hiddenPrograms: ["/usr/bin/gh"] }, "program-missing"],
    ["no bubblewrap", { hiddenPrograms: ["/usr/bin/bwrap"] }, "sandbox-unavailable"],
    ["no such base", { inputs: { base: "nowhere" } }, "bad-input"],
    ["no checkout", { checkout: false }, "workspace-unusable"],
  ])("is taken off where there is %s, too", async (_, options, code) => {
    await using run = await scene.label([], options);
    expect(run.outputs).toMatchObject({ outcome: "failed", "failure-code": code });
    expect(run.repository.labelsOf(1)).toEqual([]);
    expect(scene.messages.messageRequests()).toEqual([]);
  });

  test("is taken off when the run is cancelled, too", async () => {
    await using run = await scene.label([turn(say("Let me think."), hang())], {
      cancelAfter: (log) => log.includes("Let me think."),
    });
    expect(run.outputs["failure-code"]).toBe("cancelled");
    expect(run.repository.labelsOf(1)).toEqual([]);
  });

  test("of another name starts nothing", async () => {
    await using run = await scene.label([], { labelName: "bug" });
    expect(run.main.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ outcome: "skipped", summary: expect.stringContaining("`bug`") });
    expect(run.repository.labelsOf(1)).toEqual(["bug"]);
    await expectNothingPublished(run);
    expectClean(run);
  });

  test.each(["triager", "reader", "stranger"])(
    "by %s is refused, before the model is asked",
    async (sender) => {
      await using run = await scene.label([], { sender });
      expect(run.main.exitCode).toBe(1);
      expect(run.outputs).toMatchObject({ outcome: "refused", "failure-code": "not-authorized" });
      expect(run.annotations).toContainEqual(
        expect.objectContaining({ message: expect.stringMatching(`${sender} has (?:the|no) role`) }),
      );
      expect(run.repository.labelsOf(1)).toEqual(["backspace"]);
      await expectNothingPublished(run);
      expectClean(run);
    },
  );

  test.each<[string, SceneOptions]>([
    ["bubblewrap", { hiddenPrograms: ["/usr/bin/bwrap"] }],
    ["a model that answers", { inputs: { "base-url": "http://127.0.0.1:9" } }],
  ])("by a stranger is refused where there is no %s, too", async (_, options) => {
    await using run = await scene.label([], { sender: "stranger", ...options });
    expect(run.outputs).toMatchObject({ outcome: "refused", "failure-code": "not-authorized" });
    expect(run.annotations).toEqual([
      expect.objectContaining({ message: expect.stringContaining("stranger has no role") }),
    ]);
    expect(run.repository.labelsOf(1)).toEqual(["backspace"]);
  });

  rootTest("works for root too, on a copy of the workspace", async () => {
    await using run = await scene.label(fix, { user: "root" });
    expect(run.outputs["outcome"]).toBe("pull-request");
    expect(run.gitStatus).toBe("");
    expectClean(run);
  });
});

describe("a form", () => {
  test("becomes a pull request without an issue to close", async () => {
    await using run = await scene.form("Make sum add.", fix);
    expect(run.outputs["outcome"]).toBe("pull-request");
    const [pullRequest] = run.pullRequests;
    expect(pullRequest?.pull.head).toMatch(/^feature\/[a-z]/);
    expect(pullRequest?.body).not.toMatch(/closes/i);
    const [request] = scene.messages.messageRequests();
    expect(JSON.stringify(request?.body)).toContain("Make sum add.");
  });

  test("may name another repository, which is cloned", async () => {
    const other = await scene.github.addRepository({
      name: "octo/other",
      files: { "src/sum.js": "exports.sum = (a, b) => a - b;\n" },
      defaultBranch: "main",
      private: true,
      roles: { writer: "write" },
    });
    const token = scene.github.addToken({ kind: "user", login: "writer", scopes: ["repo"] });
    const play = [
      turn(call("edit_file", { filepath: "src/sum.js", edits: [{ old_text: "a - b", new_text: "a + b" }] })),
      turn(finish),
    ];
    await using run = await scene.form("Make sum add.", play, {
      token,
      inputs: { repository: "octo/other" },
    });
    expect(run.outputs["outcome"]).toBe("pull-request");
    expect(phases(run)[0]).toBe("Cloning repository...");
    expect(other.pullRequests).toHaveLength(1);
    await expectNothingPublished(run);
    expectClean(run);
  });

  test("whose agent changes nothing leaves no branch and no pull request", async () => {
    await using run = await scene.form("Check sum.", [
      turn(call("read_file", { filepath: "src/sum.js" })),
      turn(call("finish", { title: "Nothing to do", description: "`sum` is right as it is." })),
    ]);
    expect(run.main.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ outcome: "no-changes", "patch-file": "", "bundle-file": "" });
    await expectNothingPublished(run);
    expectClean(run);
  });

  test("publishes nothing that earlier steps made", async () => {
    await using run = await scene.form("Make sum add.", fix, {
      before: async (job) => {
        await job.run("sh", "-c", "mkdir -p dist out && echo built > dist/bundle.js && echo x > out/log");
      },
    });
    const branch = run.outputs["pull-request-branch"] ?? "";
    expect(Object.keys(await run.repository.tree(branch))).not.toContain("dist/bundle.js");
    expect(await run.repository.file(branch, "dist/bundle.js")).toBeUndefined();
    expect(await run.repository.file(branch, "src/sum.js")).toContain("a + b");
  });
});

describe("bad input costs nothing and is told in a sentence", () => {
  const cases: [string, Record<string, string>, RegExp][] = [
    ["no key", { "anthropic-api-key": "" }, /`anthropic-api-key` is empty/],
    ["a limit that is no number", { "max-turns": "many" }, /`max-turns` is "many"; give a whole number/],
    ["an unsafe address", { "base-url": "http://example.com" }, /`base-url`/],
    ["a branch that isn't there", { base: "nowhere" }, /`base` is "nowhere"/],
    ["a directory that is no checkout", { "working-directory": "src" }, /src/],
  ];
  test.each(cases)("%s", async (_, inputs, sentence) => {
    await using run = await scene.form("Make sum add.", [], { inputs });
    expect(run.main.exitCode).toBe(1);
    expect(run.outputs["outcome"]).toBe("failed");
    expect(run.annotations).toEqual([
      expect.objectContaining({ level: "error", message: expect.stringMatching(sentence) }),
    ]);
    expect(run.summary).toMatch(sentence);
    expect(scene.messages.messageRequests()).toEqual([]);
    await expectNothingPublished(run);
    expectClean(run);
  });

  test("several at once, all of them told", async () => {
    await using run = await scene.form("Make sum add.", [], {
      inputs: { "anthropic-api-key": "", "max-turns": "0", draft: "yes" },
    });
    for (const input of ["anthropic-api-key", "max-turns", "draft"]) {
      expect(run.annotations[0]?.message).toContain(`Input \`${input}\` is`);
      expect(run.summary).toMatch(new RegExp(`^- Input \`${input}\``, "m"));
    }
  });

  test("an empty form", async () => {
    await using run = await scene.form("", []);
    expect(run.annotations[0]?.message).toMatch(/`prompt` is empty; say in the form/);
  });

  test("commits of earlier steps that GitHub does not have", async () => {
    await using run = await scene.form("Make sum add.", [], {
      before: async (job) => {
        const identity = ["-c", "user.name=a", "-c", "user.email=a@b"];
        await job.run("git", ...identity, "commit", "--quiet", "--allow-empty", "--message=local");
      },
    });
    expect(run.outputs["failure-code"]).toBe("workspace-unusable");
    expect(run.annotations[0]?.message).toMatch(/is not on GitHub: commits made by earlier steps/);
    expect(scene.messages.messageRequests()).toEqual([]);
    await expectNothingPublished(run);
  });

  test("no checkout", async () => {
    await using run = await scene.form("Make sum add.", [], { checkout: false });
    expect(run.outputs["failure-code"]).toBe("workspace-unusable");
    expect(run.annotations[0]?.message).toMatch(/actions\/checkout/);
  });
});

describe("a run fails, saying why and what to do", () => {
  test("without bubblewrap, before the model is asked", async () => {
    await using run = await scene.form("Make sum add.", [], { hiddenPrograms: ["/usr/bin/bwrap"] });
    expect(run.main.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toMatch(/bubblewrap is not installed[\s\S]*apt-get install/);
    expect(run.outputs["failure-code"]).toBe("sandbox-unavailable");
    expect(run.annotations[0]?.message).toMatch(/bubblewrap is not installed[\s\S]*apt-get install/);
    expect(scene.messages.messageRequests()).toEqual([]);
    expectClean(run);
  });

  test("without gh, naming it", async () => {
    await using run = await scene.form("Make sum add.", [], { hiddenPrograms: ["/usr/bin/gh"] });
    expect(run.outputs["failure-code"]).toBe("program-missing");
    expect(run.annotations[0]?.message).toMatch(/gh is not installed.*apt-get install -y gh/);
  });

  test("when GitHub does not accept the token, naming it", async () => {
    await using run = await scene.form("Make sum add.", [], { inputs: { "github-token": "ghp_0123456789" } });
    expect(run.outputs["failure-code"]).toBe("token-rejected");
    expect(run.annotations[0]?.message).toMatch(/does not accept the token/);
  });

  test("when the model is down", async () => {
    const down = status(529, { headers: { "retry-after-ms": "1" } });
    await using run = await scene.form("Make sum add.", Array.from({ length: 16 }, () => down).slice(0, 4));
    expect(run.main.exitCode).toBe(1);
    expect(run.outputs["failure-code"]).toBe("model-unavailable");
    await expectNothingPublished(run);
    expectClean(run);
  });

  test("when the key is wrong, naming the input", async () => {
    await using run = await scene.form("Make sum add.", [status(401)]);
    expect(run.outputs["failure-code"]).toBe("model-rejected");
    expect(run.annotations[0]?.message).toMatch(/anthropic-api-key/);
  });

  test("when the token may not push, naming the permission, before the model is asked", async () => {
    await using weak = await openScene({ permissions: { contents: "read", pull_requests: "write" } });
    await using run = await weak.form("Make sum add.", []);
    expect(run.main.exitCode).toBe(1);
    expect(run.outputs["failure-code"]).toBe("push-refused");
    expect(run.annotations[0]?.message).toMatch(/contents: write/);
    expect(weak.messages.messageRequests()).toEqual([]);
    await expectNothingPublished(run);
    expectClean(run);
  });

  test("when a ruleset refuses the push, keeping the change as a patch and a bundle", async () => {
    scene.repository.rules = [{ type: "creation", branches: "feature/**" }];
    await using run = await scene.form("Make sum add.", fix);
    expect(run.main.exitCode).toBe(1);
    expect(run.outputs["failure-code"]).toBe("push-refused");
    expect(run.annotations.map(({ level }) => level)).toEqual(["warning", "error"]);
    expect(run.annotations[0]?.message).toMatch(/^A ruleset restricts who may create branches/);
    expect(run.annotations[1]?.message).toMatch(/ruleset.*patch file/);
    expect(run.patch).toContain("a + b");
    expect(run.bundle).toContain("a + b");
    await expectNothingPublished(run);
    expectClean(run);
  });

  test("when only protected files were changed, keeping them as a patch", async () => {
    await using run = await scene.form("Tell agents to be kind.", [
      turn(call("write_file", { filepath: "AGENTS.md", content: "Be kind.\n" })),
      turn(finish),
    ]);
    expect(run.main.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({
      outcome: "failed",
      "failure-code": "protected-paths",
      "patch-file": "",
      "bundle-file": "",
      summary: expect.stringContaining("git apply protected.patch"),
    });
    expect(run.protectedPatch).toContain("+Be kind.");
    expect(run.log).toContain("AGENTS.md");
    expect(run.summary).toContain("1 file protected, not published");
    await expectNothingPublished(run);
    expectClean(run);
  });

  test("when actions may not open pull requests, keeping the branch", async () => {
    scene.repository.actionsMayCreatePullRequests = false;
    await using run = await scene.form("Make sum add.", fix);
    expect(run.annotations[0]?.message).toContain("turn on Settings > Actions > General");
    expect(run.outputs["failure-code"]).toBe("pr-not-permitted");
    const branch = run.outputs["pull-request-branch"] ?? "";
    expect(await run.repository.file(branch, "src/sum.js")).toContain("a + b");
    expect(run.annotations[0]?.message).toContain(`compare/trunk...${branch}`);
  });

  test("when it is cancelled in the middle of a command, leaving no process behind", async () => {
    await using run = await scene.form(
      "Make sum add.",
      [
        turn(
          say("I wait."),
          call("run_command", { command: "echo started; sleep 300", timeout_seconds: 400 }),
        ),
      ],
      { cancelAfter: (log) => log.includes("sleep 300") },
    );
    expect(run.main.exitCode).not.toBe(0);
    expect(run.outputs["failure-code"]).toBe("cancelled");
    await expectNothingPublished(run);
    expectClean(run);
  });

  test("when it is cancelled while the model is silent", async () => {
    await using run = await scene.form("Make sum add.", [turn(say("Let me think."), hang())], {
      cancelAfter: (log) => log.includes("Let me think."),
    });
    expect(run.outputs["failure-code"]).toBe("cancelled");
    expectClean(run);
  });
});

test("a spent budget lands what there is as a draft that says so", async () => {
  await using run = await scene.form("Make sum add.", [...fix.slice(0, 2), turn(say("sum adds now."))], {
    inputs: { "max-turns": "2" },
  });
  expect(run.main.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ outcome: "unfinished", "failure-code": "budget-turns" });
  const [pullRequest] = run.pullRequests;
  expect(pullRequest?.pull.draft).toBe(true);
  expect(pullRequest?.body).toMatch(/unfinished/i);
});

test("what the agent prints gives the runner no command and holds no key", async () => {
  const hostile = [
    "::error::forged",
    "x ##[add-path]/tmp/evil",
    "\r::set-output name=outcome::forged",
    "::stop-commands::pause",
    "::endgroup::",
  ];
  await using run = await scene.form("Make sum add.", [
    turn(
      say(hostile.join("\n")),
      call("run_command", { command: `printf '%b\\n' '${hostile.join("' '")}'; env; cat /proc/*/environ` }),
    ),
    turn(call("finish", { title: "::error::forged @octo", description: hostile.join("\n") })),
  ]);
  expect(run.outputs["outcome"]).toBe("no-changes");
  expect(run.annotations).toEqual([]);
  expectOwnCommands(run);
});

/** The runner obeyed the log's own folds and fences and the masks of this job's keys, and nothing else. */
function expectOwnCommands({ main, events, secrets }: ActionRun): void {
  const { commands, groups, stopped } = main.parsed;
  const keys = Object.values(secrets);
  const fences = commands.filter(({ name }) => name === "stop-commands").map(({ data }) => data);
  const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  expect(fences.filter((fence) => !uuid.test(fence))).toEqual([]);
  expect(new Set(fences).size).toBe(fences.length);
  const foreign = commands.filter(({ name, data }) => {
    if (name === "group" || name === "endgroup" || name === "stop-commands") return false;
    if (name === "add-mask") return !keys.includes(data);
    return !fences.includes(name);
  });
  expect(foreign).toEqual([]);
  expect(commands.filter(({ name }) => fences.includes(name))).toHaveLength(fences.length);
  expect(stopped).toBe(false);
  const results = events.flatMap((event) => (event.type === "tool_result" ? [event] : []));
  expect(groups).toHaveLength(results.length);
  expect(commands.filter(({ name }) => name === "endgroup")).toHaveLength(results.length);
}
