import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { call, type Turn, turn } from "../support/fake-messages/index.ts";
import { parents } from "../support/open-sandbox.ts";
import type { ActionRun } from "../support/run-action.ts";
import { openScene, type Scene } from "../support/scene.ts";

// `sandbox: off`, on a machine without bubblewrap.

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

const off = { inputs: { sandbox: "off" }, hiddenPrograms: ["/usr/bin/bwrap"] };
const edit = call("edit_file", { filepath: "src/sum.js", edits: [{ old_text: "a - b", new_text: "a + b" }] });
const finish = turn(call("finish", { title: "Add", description: "It adds now." }));
const command = (text: string, more: Readonly<Record<string, unknown>> = {}): Turn =>
  turn(call("run_command", { command: text, ...more }));

const resultsOf = (run: ActionRun) =>
  run.events.flatMap((event) =>
    event.type === "tool_result" ? [event.result.replace(/^Exit code: 0.*\n/, "")] : [],
  );

/** Processes of the machine with this argument. */
const withArgument = (argument: string) =>
  readdirSync("/proc").filter((pid) => {
    if (!/^\d+$/.test(pid) || !existsSync(`/proc/${pid}/cmdline`)) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "latin1").split("\0").includes(argument);
    } catch {
      return false;
    }
  });

describe.each(parents)("without a sandbox, as %s", (user) => {
  test("a form becomes a pull request that says what stood open", async () => {
    await using run = await scene.form(
      "Make sum add.",
      [
        turn(edit, call("write_file", { filepath: "notes.txt", content: "kept\n" })),
        command("node test/sum.test.js && pwd && git status --short && git log --oneline | wc -l"),
        command(
          "git checkout -q -b feature/off && git commit -qam done && git push origin HEAD; gh pr create",
        ),
        command("env | cut -d= -f1 | sort | tr '\\n' ' '; ulimit -c; ulimit -n; echo $HOME; cat ~/.netrc"),
        finish,
      ],
      { ...off, user },
    );
    expect(run.main.exitCode).toBe(0);
    const [pullRequest] = run.pullRequests;
    expect(pullRequest).toMatchObject({ title: "Add", pull: { head: "feature/off", draft: false } });
    expect(run.patch).toContain("+exports.sum = (a, b) => a + b;");
    expect(run.patch).toContain("+kept");

    const [, , checked, published, inside] = resultsOf(run);
    expect(checked).toMatch(/^ok\n\/.+\/workspace\n M src\/sum\.js\n\?\? notes\.txt\n1\n/);
    expect(published).toContain("git push is not available in here");
    expect(published).toContain("gh is not available in here");
    const variables = (inside ?? "").split("\n")[0] ?? "";
    expect(variables).not.toMatch(/GITHUB|INPUT|ACTIONS|TOKEN|SECRET/);
    expect(variables).toContain("HOME LANG");
    expect(inside).toMatch(/ 0\n4096\n\/.*\/home\n/);
    // The decoy, and not what is in the job's HOME.
    expect(inside).toContain("vault.corp.internal");

    const exposed = {
      unprivileged: /run as this job's own user: they can read the model's key and the GitHub token/,
      root: /run as a user that owns nothing on this machine, and they can reach every network/,
    }[user];
    expect(run.annotations.find(({ level }) => level === "warning")?.message).toMatch(exposed);
    expect(run.summary).toMatch(exposed);
    expect(pullRequest?.body).toContain("**Made without a sandbox.**");
    expect(pullRequest?.body).toMatch(exposed);
    expect(JSON.stringify(scene.messages.messageRequests()[0]?.body)).toContain(
      "without a sandbox around them",
    );

    expect(run.gitStatus).toBe("");
    expect(run.leftoverProcesses).toEqual([]);
    expect(run.leftoverFiles).toEqual([]);
  });

  test("what a command leaves running ends with it, however it cut itself loose", async () => {
    const [plain, bare, stopped] = ["7301.1", "7302.2", "7303.3"].map((each) => `${each}${process.pid}`);
    const loose = [
      `setsid nohup sleep ${plain} >/dev/null 2>&1 &`,
      `(env -i setsid sh -c 'env -i setsid sleep ${bare} & exit' >/dev/null 2>&1 &)`,
      "echo left",
    ].join("\n");
    const alive: string[][] = [];
    await using run = await scene.form(
      "Make sum add.",
      [
        command(loose),
        command(`env -i setsid sleep ${stopped} & trap '' TERM; while :; do :; done`, { timeout_seconds: 1 }),
        turn(edit),
        finish,
      ],
      {
        ...off,
        user,
        onLine: ({ text }) => {
          if (text.includes("src/sum.js"))
            alive.push([plain, bare, stopped].flatMap((each) => withArgument(each ?? "")));
        },
      },
    );
    expect(resultsOf(run)[0]).toMatch(/^left\n/);
    expect(resultsOf(run)[1]).toMatch(/timed out|time/i);
    expect(alive.length).toBeGreaterThan(0);
    expect(alive.flat()).toEqual([]);
    expect(run.pullRequests).toHaveLength(1);
    expect(run.leftoverProcesses).toEqual([]);
  });

  test("what looks like a secret is not in the agent's copy", async () => {
    await using run = await scene.form(
      "Make sum add.",
      [command("wc -c < .env; ls -A"), turn(edit), finish],
      {
        ...off,
        user,
        before: async (job) => void (await job.run("sh", "-c", "echo KEY=abcdefghijkl > .env")),
      },
    );
    expect(resultsOf(run)[0]).toMatch(/^0\n/);
    expect(run.log).toContain("Hidden from the agent: .env");
  });

  test("a killed action leaves nothing running", async () => {
    const sleeper = `7304.${process.pid}`;
    await using run = await scene.form("Make sum add.", [command(`echo begun; sleep ${sleeper}`)], {
      ...off,
      user,
      killAfter: (log) => log.includes("begun"),
    });
    expect(withArgument(sleeper)).toEqual([]);
    expect(run.leftoverProcesses).toEqual([]);
    expect(run.leftoverFiles).toEqual([]);
  });
});

describe("is refused before anything is paid", () => {
  const expectRefused = async (run: ActionRun, why: RegExp) => {
    expect(run.outputs).toMatchObject({ outcome: "failed", "failure-code": "bad-input" });
    expect(run.annotations.find(({ level }) => level === "error")?.message).toMatch(why);
    expect(scene.messages.messageRequests()).toEqual([]);
    expect(Object.keys(await run.repository.branches())).toEqual(["trunk"]);
  };

  test("for an issue, whose text anybody may have written, whoever put the label on", async () => {
    await using run = await scene.label([], off);
    await expectRefused(
      run,
      /can't be started by `issues`, whose text may come from anybody; start it with workflow_dispatch/,
    );
  });

  test("for a comment, whoever wrote it", async () => {
    await using run = await scene.comment("/backspace", [], off);
    await expectRefused(run, /can't be started by `issue_comment`, whose text may come from anybody/);
  });

  test.each(["pull_request", "discussion_comment", "merge_group", "workflow_run"])(
    "for %s, although the workflow gives the prompt",
    async (event) => {
      await using run = await scene.form("Make sum add.", [], {
        ...off,
        trigger: { event, payload: { sender: { login: "writer", type: "User" } } },
      });
      await expectRefused(run, new RegExp(`can't be started by \`${event}\``));
    },
  );

  test("where the job may say to others who it is", async () => {
    await using run = await scene.form("Make sum add.", [], { ...off, idToken: true });
    await expectRefused(run, /could get identity tokens of this job; take `id-token: write` out/);
  });

  test.each(["Off", "false", "no"])("for the word %s", async (sandbox) => {
    await using run = await scene.form("Make sum add.", [], { ...off, inputs: { sandbox } });
    await expectRefused(run, /`sandbox` is ".+"; give one of on, off/);
  });

  test("with a network that would need the wall", async () => {
    await using run = await scene.form("Make sum add.", [], {
      ...off,
      inputs: { sandbox: "off", "allowed-domains": "packages.example" },
    });
    await expectRefused(run, /only the sandbox stands between commands and the network/);
  });
});
