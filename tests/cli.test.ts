import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { rootTest } from "./support/as-root.ts";
import { type CliRun, type Desk, openDesk } from "./support/desk.ts";
import { call, hang, say, status, turn } from "./support/fake-messages/index.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(async () => {
  await desk[Symbol.asyncDispose]();
});

const prompt = ["--prompt", "Make sum add."];
const title = "Add instead of subtracting in sum";
const fix = [
  turn(
    say("I fix it."),
    call("edit_file", { filepath: "src/sum.js", edits: [{ old_text: "a - b", new_text: "a + b" }] }),
  ),
  turn(call("run_command", { command: "node test/sum.test.js" })),
  turn(call("finish", { title, description: "`sum` subtracted its second argument." })),
];
const fixed = "exports.sum = (a, b) => a + b;\n";
const branch = "feature/add-instead-of-subtracting-in-sum";

/** What is kept of a change. */
const change = ["change.bundle", "change.patch"];

/** Nothing is left but the files that the last line names the directory of. */
function expectTidy(run: CliRun, ...kept: readonly string[]): void {
  expect(run.leftoverProcesses).toEqual([]);
  const [directory = "", ...rest] = run.leftoverFiles.toSorted();
  expect(directory).toMatch(/^tiny-backspace-\w+$/);
  expect(rest).toEqual(
    ["events.jsonl", "transcript.jsonl", ...kept].toSorted().map((name) => join(directory, name)),
  );
  const named = kept.includes("change.patch") ? "Events, transcript and patch" : "Events and transcript";
  expect(run.stdout).toMatch(new RegExp(`\n${named}: /\\S+/${directory}\n$`));
}

/** The command line was wrong: one sentence, nothing sent anywhere, nothing made. */
function expectRefused(run: CliRun, sentence: RegExp): void {
  expect({ exitCode: run.exitCode, stdout: run.stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(run.stderr).toMatch(sentence);
  expect(run.stderr).toMatch(/^[^\n]+\n$/);
  expect(run.leftoverFiles).toEqual([]);
  expectNothingAsked();
}

function expectNothingAsked(): void {
  expect(desk.messages.messageRequests()).toEqual([]);
}

/** Everything in the checkout that is the person's. */
async function stateOf({ shell, checkout }: Desk) {
  const [index, ...said] = await Promise.all([
    readFile(join(checkout, ".git/index"), "hex"),
    readFile(join(checkout, ".git/HEAD"), "utf8"),
    readFile(join(checkout, ".git/config"), "utf8"),
    shell("git", "status", "--porcelain=v2", "--branch", "--ignored"),
    shell("git", "log", "-g", "--format=%H %gs", "HEAD"),
    shell("sh", "-c", "find . -path ./.git -prune -o -type f -printf '%p %m %T@ ' -exec cat {} +"),
  ]);
  return { index, said };
}

async function branches(): Promise<string[]> {
  return (await desk.shell("git", "for-each-ref", "--format=%(refname:short)", "refs/heads"))
    .trim()
    .split("\n");
}

describe("a prompt", () => {
  test("becomes a commit on a local branch, by the person, and its diff is shown", async () => {
    const asked = desk.github.requests.length;
    const run = await desk.run(prompt, fix);
    expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(await branches()).toEqual([branch, "trunk"]);
    expect(await desk.shell("git", "show", `${branch}:src/sum.js`)).toBe(fixed);
    const format = "%an <%ae>, %cn <%ce>, %s, %P";
    expect(await desk.shell("git", "log", "-1", `--format=${format}`, branch)).toBe(
      `Ada Example <ada@example.com>, Ada Example <ada@example.com>, ${title}, ${await desk.shell("git", "rev-parse", "trunk")}`,
    );
    expect(run.stdout).toContain("I fix it.");
    expect(run.stdout).toContain(`The change is on the local branch ${branch}.`);
    expect(run.stdout).toMatch(
      /^\S* *-exports\.sum = \(a, b\) => a - b;\n\S* *\+exports\.sum = \(a, b\) => a \+ b;$/m,
    );
    expect(run.patch).toContain("+exports.sum = (a, b) => a + b;");
    expect(run.events.at(-1)).toMatchObject({ type: "result", outcome: "proposed", failure_code: null });
    expect(desk.repository.pullRequests).toEqual([]);
    expect(desk.github.requests).toHaveLength(asked);
    expectTidy(run, ...change);
  });

  test("leaves HEAD, index and files as they are, and uncommitted work out of the commit", async () => {
    await desk.shell(
      "sh",
      "-c",
      "echo more >> README.md; echo staged > staged.txt; git add staged.txt; echo new > new.txt; mkdir out; echo o > out/o",
    );
    const before = await stateOf(desk);
    const run = await desk.run(prompt, [
      turn(call("run_command", { command: "cat README.md staged.txt new.txt" })),
      ...fix,
    ]);
    expect(run.exitCode).toBe(0);
    const shown = run.events.flatMap((event) => (event.type === "tool_result" ? [event.result] : []));
    expect(shown[0]).toMatch(/# Demo\nmore\nstaged\nnew\n/);
    expect(await stateOf(desk)).toEqual(before);
    expect(await desk.shell("git", "diff", "--name-only", "trunk", branch)).toBe("src/sum.js\n");
    expectTidy(run, ...change);
  });

  rootTest("works for root too", async () => {
    await using rooted = await openDesk({ user: "root" });
    const before = await stateOf(rooted);
    const run = await rooted.run(prompt, fix);
    expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(await rooted.shell("git", "show", `${branch}:src/sum.js`)).toBe(fixed);
    expect(await stateOf(rooted)).toEqual(before);
    expectTidy(run, ...change);
  });

  test("twice becomes two branches", async () => {
    await desk.run(prompt, fix);
    desk.messages.newRun();
    const run = await desk.run(prompt, fix);
    expect(run.exitCode).toBe(0);
    expect(await branches()).toEqual([branch, `${branch}-2`, "trunk"]);
  });

  test("is checked before and after, with what the flags say", async () => {
    const run = await desk.run([...prompt, "--verify-command", "node test/sum.test.js"], fix);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("✗ checks on the base: node test/sum.test.js · failed, exit code 1");
    expect(run.stdout).toContain("✓ checks on the change: node test/sum.test.js · passed");
    expect(run.stdout).toContain("✓ The checks pass with the change, and failed before.");
    expectTidy(run, ...change);
  });

  test("that needs no change makes no branch", async () => {
    const run = await desk.run(prompt, [
      turn(call("finish", { title: "Nothing to do", description: "`sum` is right as it is." })),
    ]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("Nothing was changed. `sum` is right as it is.");
    expect(await branches()).toEqual(["trunk"]);
    expectTidy(run);
  });

  test("is committed under our own name when git does not know the person", async () => {
    await desk.shell("rm", join(desk.home, ".gitconfig"));
    await desk.run(prompt, fix);
    expect(await desk.shell("git", "log", "-1", "--format=%an <%ae>", branch)).toBe(
      "Tiny Backspace <tiny-backspace@localhost>\n",
    );
  });

  test("is committed under the name that the checkout itself is set to", async () => {
    await desk.shell("git", "config", "user.email", "ada@work.example");
    await desk.run(prompt, fix);
    expect(await desk.shell("git", "log", "-1", "--format=%an <%ae>", branch)).toBe(
      "Ada Example <ada@work.example>\n",
    );
  });
});

describe("--repo", () => {
  test("works on a checkout elsewhere", async () => {
    const run = await desk.run([...prompt, "--repo", "../demo"], fix, { cwd: desk.elsewhere });
    expect(run.exitCode).toBe(0);
    expect(await desk.shell("git", "show", `${branch}:src/sum.js`)).toBe(fixed);
    expectTidy(run, ...change);
  });

  test.each([
    [
      "a directory that is no checkout",
      "src",
      /src is not the top directory of a git checkout\. Name the top/,
    ],
    ["a directory that isn't there", "nowhere", /^There is no directory \S+nowhere\. Name the top directory/],
  ])("refuses %s in one sentence, and leaves nothing behind", async (_, repo, sentence) => {
    expectRefused(await desk.run([...prompt, "--repo", repo]), sentence);
  });
});

describe("--repo-url", () => {
  const cloned = (args: readonly string[], more: { token?: boolean } = {}) =>
    desk.run([...prompt, ...args], fix, {
      cwd: desk.elsewhere,
      env: { GITHUB_TOKEN: more.token === true ? desk.token : undefined },
    });
  const inClone = (...args: string[]) => desk.shell("git", "-C", join(desk.elsewhere, "demo"), ...args);

  async function expectClone(run: CliRun): Promise<void> {
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("Cloning repository...");
    expect(await inClone("show", `${branch}:src/sum.js`)).toBe(fixed);
    expect(await inClone("status", "--porcelain", "--branch")).toBe("## trunk...origin/trunk\n");
    expect(await inClone("config", "--list", "--local")).not.toMatch(/extraheader|helper|token/i);
    expectTidy(run, ...change);
  }

  test("clones a repository on this machine", async () => {
    const bare = join(desk.home, "demo.git");
    await desk.shell("git", "clone", "--quiet", "--bare", desk.checkout, bare);
    await expectClone(await cloned(["--repo-url", `file://${bare}`]));
  });

  test("clones a public repository without a token", async () => {
    const before = desk.github.requests.length;
    await expectClone(await cloned(["--repo-url", "https://github.com/octo/demo.git"]));
    const asked = desk.github.requests.slice(before).map(({ token }) => token);
    expect(new Set(asked)).toEqual(new Set(["none"]));
  });

  test("clones a private repository with GITHUB_TOKEN, which does not stay in the clone", async () => {
    desk.repository.private = true;
    await expectClone(await cloned(["--repo-url", "https://github.com/octo/demo"], { token: true }));
  });

  test("fails when the repository may not be read, leaving no directory", async () => {
    desk.repository.private = true;
    const run = await desk.run([...prompt, "--repo-url", "https://github.com/octo/demo"], [], {
      cwd: desk.elsewhere,
    });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toMatch(/octo\/demo could not be cloned: .* the token may not read it/);
    expect(await desk.shell("ls", "-A", desk.elsewhere)).toBe("");
    expectNothingAsked();
    expectTidy(run);
  });

  test("touches no directory that exists already", async () => {
    await desk.shell("sh", "-c", `mkdir ${desk.elsewhere}/demo; echo mine > ${desk.elsewhere}/demo/file`);
    const run = await desk.run([...prompt, "--repo-url", "https://github.com/octo/demo"], [], {
      cwd: desk.elsewhere,
    });
    expectRefused(run, /elsewhere\/demo exists already; work on it with --repo demo\.\n$/);
    expect(await desk.shell("ls", "-A", join(desk.elsewhere, "demo"))).toBe("file\n");
  });
});

describe("--pr", () => {
  const origins = [
    "https://github.com/octo/demo",
    "git@github.com:octo/demo.git",
    "ssh://git@github.com/octo/demo.git",
  ];
  test.each(origins)("opens a pull request where origin is %s", async (origin) => {
    await desk.shell("git", "remote", "set-url", "origin", origin);
    const before = await stateOf(desk);
    const run = await desk.run([...prompt, "--pr"], fix, { env: { GITHUB_TOKEN: desk.token } });
    expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({ exitCode: 0, stderr: "" });
    const [pullRequest] = desk.repository.pullRequests;
    expect(pullRequest).toMatchObject({
      title,
      state: "open",
      pull: { base: "trunk", head: branch, draft: false },
    });
    expect(await desk.repository.file(branch, "src/sum.js")).toBe(fixed);
    expect(run.stdout).toContain(`https://github.com/octo/demo/pull/${pullRequest?.number}`);
    expect(await branches()).toEqual(["trunk"]);
    expect(await stateOf(desk)).toEqual(before);
    expectTidy(run, ...change);
  });

  test("is refused without a token", async () => {
    expectRefused(await desk.run([...prompt, "--pr"]), /^Set GITHUB_TOKEN to a token that may push/);
  });

  test.each([
    [
      "another server",
      "https://gitlab.com/octo/demo",
      /whose remote "origin" is a repository on github\.com/,
    ],
    ["a path", "/srv/git/octo/demo.git", /whose remote "origin" is a repository on github\.com/],
    ["nothing", "", /whose remote "origin" is a repository on github\.com/],
  ])("is refused where origin is %s", async (_, origin, sentence) => {
    if (origin === "") await desk.shell("git", "remote", "remove", "origin");
    else await desk.shell("git", "remote", "set-url", "origin", origin);
    const run = await desk.run([...prompt, "--pr"], [], { env: { GITHUB_TOKEN: desk.token } });
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toMatch(sentence);
    expectNothingAsked();
    expectTidy(run);
  });

  test("is shown, and nothing is pushed, in a dry run", async () => {
    const more = ["--pr", "--dry-run", "--labels", "bot", "--branch", "bots/{slug}"];
    const run = await desk.run([...prompt, ...more], fix, { env: { GITHUB_TOKEN: desk.token } });
    expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(run.stdout).toContain("Dry run: nothing was pushed");
    expect(run.stdout).toMatch(/│ bots\/[a-z-]+ → trunk · labels: bot/);
    expect(run.events.at(-1)).toMatchObject({ outcome: "proposed", pull_request_url: null });
    expect(await branches()).toEqual(["trunk"]);
    expect(desk.repository.pullRequests).toEqual([]);
    expect(Object.keys(await desk.repository.branches())).toEqual(["trunk"]);
  });

  test("goes to the branch that --base names", async () => {
    const from = (await desk.repository.branchSha("trunk")) ?? "";
    await desk.repository.commit({ branch: "release", from, message: "Release", files: { VERSION: "1\n" } });
    const run = await desk.run([...prompt, "--pr", "--base", "release"], fix, {
      env: { GITHUB_TOKEN: desk.token },
    });
    expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(desk.repository.pullRequests).toMatchObject([{ pull: { base: "release", head: branch } }]);
  });

  test("is refused where --base names no branch", async () => {
    const run = await desk.run([...prompt, "--pr", "--base", "nowhere"], [], {
      env: { GITHUB_TOKEN: desk.token },
    });
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toMatch(/--base is "nowhere", and octo\/demo has no such branch/);
    expectNothingAsked();
  });
});

describe("gh is needed for a pull request alone", () => {
  const hiddenPrograms = ["/usr/bin/gh"];

  test("a change on a local branch does without", async () => {
    const run = await desk.run(prompt, fix, { hiddenPrograms });
    expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(await branches()).toEqual([branch, "trunk"]);
  });

  test("--pr names it, before the model is asked", async () => {
    const env = { GITHUB_TOKEN: desk.token };
    const run = await desk.run([...prompt, "--pr"], [], { hiddenPrograms, env });
    expect(run.events.at(-1)).toMatchObject({ outcome: "failed", failure_code: "program-missing" });
    expect(run.stdout).toMatch(/gh is not installed.*apt-get install -y gh/);
    expectNothingAsked();
  });
});

describe("a wrong command line is one sentence, and exit code 2", () => {
  test("no prompt", async () => {
    expectRefused(await desk.run([]), /--prompt TEXT/);
  });

  test("an unknown flag", async () => {
    expectRefused(await desk.run([...prompt, "--fast"]), /^There is no option --fast;/);
  });

  test("no key", async () => {
    const run = await desk.run(prompt, [], { env: { ANTHROPIC_API_KEY: undefined } });
    expectRefused(run, /^Set the environment variable ANTHROPIC_API_KEY/);
  });
});

test("--help and --version answer at once", async () => {
  const help = await desk.run(["--help"], [], { env: { ANTHROPIC_API_KEY: undefined } });
  expect(help).toMatchObject({ exitCode: 0, stderr: "", leftoverFiles: [] });
  expect(help.stdout).toMatch(/^Tiny Backspace: .*\n\nUsage\n/);
  const { version } = JSON.parse(await readFile("package.json", "utf8")) as { version: string };
  expect(await desk.run(["--version"])).toMatchObject({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
});

describe("a run fails with exit code 1", () => {
  test("when the model is down", async () => {
    const down = status(529, { headers: { "retry-after-ms": "1" } });
    const run = await desk.run(prompt, [down, down, down, down]);
    expect(run.exitCode).toBe(1);
    expect(run.events.at(-1)).toMatchObject({ outcome: "failed", failure_code: "model-unavailable" });
    expect(await branches()).toEqual(["trunk"]);
    expectTidy(run);
  });

  test("when it is unfinished, keeping what there is on a branch", async () => {
    const run = await desk.run(
      [...prompt, "--max-turns", "1"],
      [fix[0] ?? turn(), turn(say("sum adds now."))],
    );
    expect(run.exitCode).toBe(1);
    expect(run.events.at(-1)).toMatchObject({ outcome: "unfinished", failure_code: "budget-turns" });
    const [made = ""] = await branches();
    expect(await desk.shell("git", "show", `${made}:src/sum.js`)).toBe(fixed);
    expect(run.stdout).toContain(`branch ${made}. Raise --max-turns, or split the task, and run again.`);
    expectTidy(run, ...change);
  });
});

describe("Ctrl-C", () => {
  test("in the middle of a command ends everything, in time", async () => {
    const before = await stateOf(desk);
    const run = await desk.run(
      prompt,
      [
        turn(
          say("I wait."),
          call("run_command", { command: "(sleep 301 &) ; sleep 300", timeout_seconds: 400 }),
        ),
      ],
      { cancelAfter: (log) => log.includes("sleep 300") },
    );
    expect(run.exitCode).toBe(1);
    expect(run.cancelMs).toBeLessThan(5000);
    expect(run.events.at(-1)).toMatchObject({ outcome: "failed", failure_code: "cancelled" });
    expect(await stateOf(desk)).toEqual(before);
    expect(await branches()).toEqual(["trunk"]);
    expectTidy(run);
  });

  test("leaves what there is of a change on a local branch", async () => {
    const edit = { filepath: "src/sum.js", edits: [{ old_text: "a - b", new_text: "a + b" }] };
    const run = await desk.run(prompt, [turn(call("edit_file", edit)), turn(say("Let me think."), hang())], {
      cancelAfter: (log) => log.includes("Let me think."),
    });
    expect(run.exitCode).toBe(1);
    expect(run.cancelMs).toBeLessThan(15_000);
    expect(run.events.at(-1)).toMatchObject({ outcome: "unfinished", failure_code: "cancelled" });
    const [branch = ""] = (await branches()).filter((name) => name !== "trunk");
    expect(await desk.shell("git", "show", `${branch}:src/sum.js`)).toContain("a + b");
    expect(run.stdout).toContain(`What there is: branch ${branch}.`);
    expect(run.leftoverProcesses).toEqual([]);
  });

  test("while the model is silent ends the run too", async () => {
    const run = await desk.run(prompt, [turn(say("Let me think."), hang())], {
      cancelAfter: (log) => log.includes("Let me think."),
    });
    expect(run.cancelMs).toBeLessThan(5000);
    expect(run.events.at(-1)).toMatchObject({ failure_code: "cancelled" });
    expectTidy(run);
  });
});

describe("a run that is killed", () => {
  const waiting = [turn(say("I wait."), call("run_command", { command: "sleep 300", timeout_seconds: 400 }))];
  const killed = () => desk.run(prompt, waiting, { killAfter: (log) => log.includes("sleep 300") });
  const answer = [turn(call("finish", { title: "Nothing to do", description: "All is well." }))];

  test("is cleared up by the next one, and keeps its events", async () => {
    const first = await killed();
    expect(first.signal).toBe("SIGKILL");
    const directory = first.leftoverFiles.find((path) => /^tiny-backspace-\w+$/.test(path)) ?? "";
    const left = join(directory, directory);
    expect(first.leftoverFiles).toContain(`${left}/process`);
    desk.messages.newRun();
    expectTidy(await desk.run(prompt, answer));
    const names = (await desk.shell("sh", "-c", `ls -A "$TMPDIR/${directory}"`)).trim().split("\n");
    expect(names.toSorted()).toEqual(["events.jsonl", "transcript.jsonl"]);
  });

  test("is left alone where its number may mean another process", async () => {
    const first = await killed();
    const directory = first.leftoverFiles.find((path) => /^tiny-backspace-\w+$/.test(path)) ?? "";
    const claim = `"$TMPDIR/${directory}/${directory}/process"`;
    await desk.shell("sh", "-c", `sed -i 's/pid:\\[/&9/' ${claim}`);
    desk.messages.newRun();
    expectTidy(await desk.run(prompt, answer));
    expect(await desk.shell("sh", "-c", `ls ${claim} | wc -l`)).toBe("1\n");
  });
});

test("a reader that has read enough ends the run like Ctrl-C", async () => {
  const run = await desk.run(
    prompt,
    [turn(call("run_command", { command: "echo one" })), turn(say("Two."), hang())],
    { pipedTo: "sed '/echo one/q'", finished: false },
  );
  expect(run.events.at(-1)).toMatchObject({ outcome: "failed", failure_code: "cancelled" });
  expect(run.stderr).toBe("");
  expect(run.leftoverProcesses).toEqual([]);
  expect(run.leftoverFiles).toHaveLength(3);
});

test("what the agent prints reaches the terminal without its control characters, and holds no key", async () => {
  const run = await desk.run(prompt, [
    turn(
      say("\u001b]0;owned\u0007\u001b[2J hidden \u202e"),
      call("run_command", {
        command: "printf '\\033[2J\\033]0;owned\\007'; env; cat /proc/*/environ ~/.npmrc",
      }),
    ),
    turn(call("finish", { title: "\u001b[2Jnothing", description: "\u001b[2Jnothing" })),
  ]);
  expect(run.exitCode).toBe(0);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  expect(run.stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202e]/);
});
