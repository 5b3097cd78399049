import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { rootTest } from "../support/as-root.ts";
import { type CliRun, type Desk, type DeskOptions, openDesk } from "../support/desk.ts";
import { call, drop, refused, say, type Turn, think, turn } from "../support/fake-messages/index.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(async () => {
  await desk[Symbol.asyncDispose]();
});

const shell = (command: string) => call("run_command", { command });
const edit = call("edit_file", {
  filepath: "src/sum.js",
  edits: [{ old_text: "a - b", new_text: "a + b" }],
});
const finish = turn(
  call("finish", { title: "Add in sum", description: "It subtracted.", checks: "Its test passes." }),
);
const fix: readonly Turn[] = [
  turn(think("I look first."), say("I look."), call("read_file", { filepath: "src/sum.js" })),
  turn(edit, shell("node test/sum.test.js; cat ~/.npmrc; date +%T; echo $RANDOM$RANDOM ms")),
  finish,
];

/** Plays a run with the model, and puts its transcript into a file. */
async function record(
  play: readonly Turn[],
  { args = [], ...more }: DeskOptions & { readonly args?: readonly string[] } = {},
): Promise<CliRun & { readonly file: string }> {
  const recorded = await desk.run(["--prompt", "Make sum add.", ...args], play, more);
  const file = join(desk.elsewhere, "transcript.jsonl");
  await writeFile(file, recorded.transcript);
  return { ...recorded, file };
}

/** Replays without key, token or server, and makes sure that nobody was asked and nothing is left. */
async function replay(args: readonly string[], more: DeskOptions = {}): Promise<CliRun> {
  const asked = [desk.messages.requests.length, desk.github.requests.length];
  const before = await state();
  const replayed = await desk.run(["replay", ...args], [], {
    ...more,
    env: {
      ...{ ANTHROPIC_API_KEY: undefined, ANTHROPIC_BASE_URL: undefined },
      ...{ HTTPS_PROXY: undefined, NODE_EXTRA_CA_CERTS: undefined },
    },
  });
  expect([desk.messages.requests.length, desk.github.requests.length]).toEqual(asked);
  expect(await state()).toBe(before);
  expect(replayed).toMatchObject({ leftoverProcesses: [], leftoverFiles: [] });
  return replayed;
}

/** All that a replay could have changed in the checkout. */
async function state(): Promise<string> {
  const said = ["git status --porcelain --branch", "git for-each-ref", "cat .git/index | sha1sum"];
  return await desk.shell("sh", "-c", said.join("; "));
}

const result = ({ stdout }: CliRun) => stdout.slice(stdout.indexOf("━━ Result"));

describe("a recorded run", () => {
  test("comes out the same, byte for byte, with all that it changed", async () => {
    const change = shell(
      "git mv README.md READ.md; chmod +x test/sum.test.js; ln -s READ.md link; printf '\\0\\377' > new.bin",
    );
    const { file } = await record([
      ...fix.slice(0, 2),
      turn(change, call("read_file", { filepath: "x" })),
      finish,
    ]);
    const replayed = await replay([file]);
    expect(replayed.exitCode).toBe(0);
    const tree = (await desk.shell("git", "rev-parse", "feature/add-in-sum^{tree}")).trim();
    // Whether any of them took another time is up to the moment.
    expect(result(replayed).replace(/ \(\d+ of them but for times and the like\)/, "")).toContain(
      `The recorded run of 4 turns came out the same: 6 results of tools as recorded, and the tree ${tree}.`,
    );
    expect(replayed.stdout).toContain("I look.");
    expect(replayed.stdout).not.toContain("turn 1 ·");
    // No model was asked: the last line counts neither turns nor tokens.
    expect(replayed.stdout.trimEnd().split("\n").at(-1)).toMatch(/^[\d. minsh]+$/);
  });

  test("comes out the same in a checkout elsewhere, where the model used absolute paths", async () => {
    const { file } = await record([
      turn(
        shell(
          `cd ${desk.checkout} && pwd && sed -i s/a.-.b/a+b/ ${desk.checkout}/src/sum.js && git diff --stat`,
        ),
      ),
      turn(call("read_file", { filepath: join(desk.checkout, "src/sum.js") })),
      finish,
    ]);
    await desk.shell(
      "git",
      "clone",
      "--quiet",
      "--depth=1",
      `file://${desk.checkout}`,
      join(desk.elsewhere, "other"),
    );
    const replayed = await replay([file, "--repo", "other"], { cwd: desk.elsewhere });
    expect(result(replayed)).toContain("came out the same: 3 results");
    expect(replayed.exitCode).toBe(0);
  });

  test("with faults, reminders and proposals that were sent back comes out the same", async () => {
    const nothing = call("finish", { result: "nothing-to-do", title: "Nothing", description: "Fine." });
    const { file } = await record([
      turn(say("I begin."), edit, drop()),
      turn(edit, call("read_file", { filepath: "src/sum.js" })),
      turn(call("write_file", { filepath: "long.txt", content: "x".repeat(200) }, { cutAfter: 40 })),
      turn(call("write_file", { filepath: "short.txt", content: "x" })),
      turn(call("read_file", {}, { json: "no JSON" })),
      turn(nothing),
      turn(say("All done.")),
      finish,
    ]);
    const replayed = await replay([file]);
    expect(result(replayed)).toContain("The recorded run of 7 turns came out the same: 6 results");
    expect(replayed.exitCode).toBe(0);
  });

  test("whose thinking was refused on the way comes out the same", async () => {
    const revoke: Turn = () => {
      desk.messages.revokeThinking();
      return fix[1] as Turn;
    };
    const { file, transcript } = await record([
      fix[0] as Turn,
      revoke,
      refused(/Invalid `signature` in `thinking` block/),
      finish,
    ]);
    expect(transcript).toContain('{"type":"dropped-thinking"}');
    const replayed = await replay([file]);
    expect(result(replayed)).toContain("The recorded run of 3 turns came out the same: 4 results");
    expect(replayed.exitCode).toBe(0);
  });

  test("that was stopped by a budget comes out the same", async () => {
    const { file, exitCode } = await record([...fix.slice(0, 2), turn(say("sum adds now."))], {
      args: ["--max-turns", "2"],
    });
    expect(exitCode).toBe(1);
    const replayed = await replay([file]);
    expect(result(replayed)).toContain("The recorded run of 3 turns came out the same: 3 results");
    expect(replayed.exitCode).toBe(0);
  });

  rootTest("comes out the same for root", async () => {
    await desk[Symbol.asyncDispose]();
    desk = await openDesk({ user: "root" });
    const { file } = await record(fix);
    expect(result(await replay([file]))).toContain("came out the same");
  });
});

describe("a replay departs, and says where", () => {
  test("when a source file has changed", async () => {
    const { file } = await record(fix);
    await desk.shell("sh", "-c", "echo 'exports.sum = (a, b) => a * b;' > src/sum.js");
    const replayed = await replay([file]);
    expect(replayed.exitCode).toBe(1);
    expect(replayed.stdout).toMatch(
      /In turn 1, the result of read_file \(src\/sum\.js\) is not as recorded: from here/,
    );
    expect(result(replayed)).toMatch(
      /In turn 1, the result of read_file \(src\/sum\.js\) is not as recorded\. It ended with the tree [0-9a-f]{40}, the recorded run with [0-9a-f]{40}\.\n│ 3 results are not as recorded; this is the first\.\n│ - exports\.sum = \(a, b\) => a - b;\n│ \+ exports\.sum = \(a, b\) => a \* b;/,
    );
    expect(result(replayed)).toContain("failure code: replay-departed");
  });

  test("when a file that only a command looks at has changed, and the tree is the same", async () => {
    const { file } = await record(fix);
    await desk.shell("sh", "-c", "echo 'console.log(\"other\");' > test/sum.test.js");
    const replayed = await replay([file]);
    expect(replayed.exitCode).toBe(1);
    expect(result(replayed)).toMatch(
      /In turn 2, the result of run_command \(node test\/sum\.test\.js; .*\) is not as recorded\. It ended with the same tree all the same/,
    );
    expect(result(replayed)).toMatch(/│ {3}Exit code: 0 \(\S+ s\)\n│ - ok\n/);
  });

  test("when another commit is checked out", async () => {
    const { file } = await record(fix);
    await desk.shell("git", "commit", "--quiet", "--allow-empty", "--message=other");
    const replayed = await replay([file]);
    expect(replayed.exitCode).toBe(1);
    expect(result(replayed)).toMatch(
      /The checkout is at [0-9a-f]{40}, and the recorded run began at [0-9a-f]{40}\./,
    );
  });

  test("where a secret was in the way, saying so", async () => {
    const secret = "s3cret-value-of-this-desk";
    const { file, transcript } = await record(
      [turn(shell(`echo ${secret} | tee secret.txt | wc -c`)), finish],
      {
        env: { DEPLOY_TOKEN: secret },
      },
    );
    expect(transcript).not.toContain(secret);
    const replayed = await replay([file]);
    expect(replayed.exitCode).toBe(1);
    expect(replayed.stdout).toMatch(
      /has stars in place of secrets \(turn 1\): a call that held one can't be replayed/,
    );
  });
});

test("what can't be as it was is said, though everything comes out the same", async () => {
  const { file, transcript } = await record([turn(shell("true")), finish]);
  await writeFile(
    file,
    transcript.replace('"network":null', '"network":{"every_public_host":true,"hosts":[]}'),
  );
  const replayed = await replay([file]);
  expect(replayed.exitCode).toBe(0);
  expect(replayed.stdout).toContain("The recorded run had a network, and a replay has none");
  // The rules say what can be reached.
  expect(replayed.stdout).toContain("had another system prompt or other tools");
  expect(result(replayed)).toContain("came out the same: 2 results");
});

test("Ctrl-C ends a replay and all that it started", async () => {
  const { file, transcript } = await record([turn(shell("echo short")), finish]);
  await writeFile(file, transcript.replaceAll("echo short", "(sleep 301 &); sleep 29"));
  const replayed = await replay([file], { cancelAfter: (log) => log.includes("▶ (sleep 301") });
  expect(replayed.exitCode).toBe(1);
  expect(result(replayed)).toContain("failure code: cancelled");
});

describe("a file is refused in one sentence", () => {
  test("whatever is wrong with it", async () => {
    const { file, transcript } = await record(fix);
    const lines = transcript.split("\n");
    const changed = (index: number, change: object) =>
      lines
        .map((line, at) => (at === index ? JSON.stringify({ ...JSON.parse(line), ...change }) : line))
        .join("\n");
    const cases: readonly (readonly [string, RegExp])[] = [
      ["no transcript\n", /transcript\.jsonl is not the transcript of a run\.\n$/],
      ["", /is not the transcript of a run\.\n$/],
      [
        lines.slice(0, -2).join("\n"),
        /ends before its run did, so there is nothing to compare a replay with\.\n$/,
      ],
      [transcript.slice(0, -20), /ends before its run did/],
      [changed(0, { format: 2 }), /was recorded by another version of Tiny Backspace/],
      [lines.slice(1).join("\n"), /was recorded by another version of Tiny Backspace/],
      [
        changed(0, { workspace: "/home/../etc" }),
        /^Line 1 of \S+ is nothing that a run writes \(workspace\)\.\n$/,
      ],
      [
        changed(0, { base: { sha: "HEAD; rm", shallow: true } }),
        /is nothing that a run writes \(base\.sha\)/,
      ],
      [changed(2, { added: "x" }), /Line 3 of \S+ is nothing that a run writes \(added\)/],
    ];
    for (const [content, sentence] of cases) {
      await writeFile(file, content);
      const refused = await replay([file]);
      expect(refused).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringMatching(sentence) });
      expect(refused.stderr.split("\n")).toHaveLength(2);
    }
    // The kernel's own places are no workspace, inside either.
    await writeFile(file, changed(0, { workspace: "/proc/x" }));
    expect((await replay([file])).stdout).toContain("/proc/x can't be the workspace");
  });

  test("so are wrong arguments", async () => {
    const refused = async (args: readonly string[]) => (await replay(args)).stderr;
    expect(await refused([])).toMatch(/^Name one transcript to replay/);
    expect(await refused(["a", "b"])).toMatch(/^Name one transcript to replay/);
    expect(await refused(["absent.jsonl"])).toMatch(/^There is no file absent\.jsonl\.\n$/);
    expect(await refused(["--fast", "a"])).toMatch(/^replay has no option --fast;/);
    expect(await refused(["a", "--repo"])).toMatch(/^--repo needs a value/);
    expect((await replay(["--help"])).stdout).toMatch(/^Plays a recorded run again/);
  });
});

test("what a transcript says is done in the sandbox only, whatever it says", async () => {
  const { file, transcript } = await record([turn(shell("echo harmless")), finish]);
  const attack = `touch ${desk.home}/owned; ls ${desk.home}; cat /proc/1/environ; curl -m 2 http://127.0.0.1; echo x >> ~/.npmrc`;
  await writeFile(file, transcript.replaceAll("echo harmless", attack));
  const replayed = await replay([file]);
  expect(replayed.exitCode).toBe(1);
  expect(replayed.stdout).toContain("is not as recorded");
  expect(replayed.stdout).not.toContain(".gitconfig");
  expect(await desk.shell("ls", "-A", desk.home)).not.toContain("owned");
});
