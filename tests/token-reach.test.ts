import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { rootTest } from "./support/as-root.ts";
import { call, say, turn } from "./support/fake-messages/index.ts";
import type { ActionRun } from "./support/run-action.ts";
import { findSecrets } from "./support/runner/decoys.ts";
import type { ProgramCall } from "./support/runner/watched-programs.ts";
import { openScene, type Scene } from "./support/scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

const watchedPrograms = ["git", "gh", "bwrap", "socat", "choom", "setpriv", "sh", "timeout"];
const fix = [
  turn(
    say("I fix it."),
    call("edit_file", { filepath: "src/sum.js", edits: [{ old_text: "a - b", new_text: "a + b" }] }),
  ),
  turn(call("run_command", { command: "node test/sum.test.js; git log -1; git push; gh pr list; env" })),
  turn(call("finish", { title: "Add in sum", description: "`sum` adds now." })),
];

/**
 * The calls in whose environment the job's token stands, however it is spelled, as what they do. What gh itself asks
 * of git, where it stands, belongs to the call of gh.
 */
function holders({ calls, secrets }: ActionRun): string[] {
  const token = { token: secrets["the job's token"] ?? "" };
  const ofGh = calls.filter(({ program }) => program === "gh");
  return calls
    .filter(({ env }) => findSecrets({ environment: Object.values(env).join("\n") }, token).length > 0)
    .map((one) => {
      const isOfGh = "GH_TOKEN" in one.env && ofGh.some(({ cwd }) => cwd === one.cwd);
      return one.program === "git" && isOfGh ? `gh: ${deed(one)}` : deed(one);
    });
}

/** `git push`, `gh pr create`: the words that say what a call does, without git's own settings. */
function deed({ program, args }: ProgramCall): string {
  const words = program === "git" ? args.slice(firstWord(args), firstWord(args) + 1) : args.slice(0, 2);
  return [program, ...words].join(" ");
}

function firstWord(args: readonly string[]): number {
  return args.findIndex(
    (arg, index) => !arg.startsWith("-") && args[index - 1] !== "-c" && args[index - 1] !== "-C",
  );
}

function expectOutOfReach(run: ActionRun): void {
  const { calls, secrets } = run;
  const argv = Object.fromEntries(calls.map((one, at) => [`${deed(one)} (${at})`, one.args.join("\n")]));
  expect(findSecrets(argv, secrets)).toEqual([]);
  const { "the job's token": _ours, ...others } = secrets;
  const environments = Object.fromEntries(
    calls.map((one, at) => [`${deed(one)} (${at})`, Object.entries(one.env).flat().join("\n")]),
  );
  expect(findSecrets(environments, others)).toEqual([]);
}

/** gh looks for remotes and changes in the empty directory that it is started in. */
const ghCalls = ["gh pr create", "gh: git remote", "gh: git status"];

describe("no program that is started holds a credential that it does not need", () => {
  async function expectNeedsOnly(user: "unprivileged" | "root"): Promise<void> {
    await using run = await scene.label(fix, { watchedPrograms, user });
    expect(run.outputs["outcome"]).toBe("pull-request");
    expect(run.calls.map(({ program }) => program)).toEqual(expect.arrayContaining(["git", "gh", "bwrap"]));
    expectOutOfReach(run);
    expect(new Set(holders(run))).toEqual(new Set(["git push", ...ghCalls]));
  }

  test("a pull request from the checkout", () => expectNeedsOnly("unprivileged"));
  rootTest("a pull request from the checkout, for root", () => expectNeedsOnly("root"));

  test("another repository, which is cloned", async () => {
    await scene.github.addRepository({
      name: "octo/other",
      files: { "src/sum.js": "exports.sum = (a, b) => a - b;\n", "test/sum.test.js": "" },
      defaultBranch: "main",
      private: true,
      roles: { writer: "write" },
    });
    const token = scene.github.addToken({ kind: "user", login: "writer", scopes: ["repo"] });
    await using run = await scene.form("Make sum add.", fix, {
      token,
      watchedPrograms,
      inputs: { repository: "octo/other" },
    });
    expect(run.outputs["outcome"]).toBe("pull-request");
    expectOutOfReach(run);
    expect(new Set(holders(run))).toEqual(new Set(["git clone", "git push", ...ghCalls]));
  });
});

test("a token in an argument or in an environment would be found", () => {
  const token = "ghs_0123456789abcdefghijklmnopqrstuvwxyz";
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  const calls = [
    {
      program: "git",
      args: ["-c", "a=b", "push", "x"],
      env: { GIT_CONFIG_VALUE_0: `basic ${basic}` },
      cwd: "/",
    },
    { program: "git", args: ["fetch", `https://x:${token}@github.com/octo/demo`], env: {}, cwd: "/" },
  ];
  const run = { calls, secrets: { "the job's token": token, "the model's key": "sk-ant-0123456789" } };
  expect(holders(run as unknown as ActionRun)).toEqual(["git push"]);
  expect(() => expectOutOfReach(run as unknown as ActionRun)).toThrow("git fetch (1) shows the job's token");
});
