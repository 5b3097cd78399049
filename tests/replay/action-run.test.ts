import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";
import { call, turn } from "../support/fake-messages/index.ts";
import { git, makeTempDir } from "../support/repo.ts";
import type { ActionRun } from "../support/run-action.ts";
import { openScene } from "../support/scene.ts";

const cli = join(import.meta.dirname, "../../dist/cli/index.js");

/** Replays the transcript of a run in a fresh clone, without key, token or network. */
async function replayed(run: ActionRun): Promise<string> {
  await using temp = await makeTempDir();
  const checkout = join(temp.path, "mine");
  await git(temp.path, "clone", "--quiet", `file://${run.repository.gitDir}`, checkout);
  await git(checkout, "checkout", "--quiet", "trunk");
  const file = join(temp.path, "transcript.jsonl");
  await writeFile(file, run.transcript);
  const { stdout } = await promisify(execFile)(process.execPath, [cli, "replay", file], {
    cwd: checkout,
    env: { PATH: process.env["PATH"] ?? "", HOME: temp.path, TMPDIR: temp.path },
  });
  // Whether any of them took another time is up to the moment.
  return stdout.replace(/ \(\d+ of them but for times and the like\)/, "");
}

async function publishedTree(run: ActionRun): Promise<string> {
  return await git(run.repository.gitDir, "rev-parse", `${run.outputs["pull-request-branch"]}^{tree}`);
}

test("a run that was sent back by its checks comes out the same, without running them again", async () => {
  await using scene = await openScene();
  const finish = call("finish", { title: "Add in sum", description: "It subtracted." });
  await using run = await scene.label(
    [
      turn(call("run_command", { command: "sed -i 's/a - b/a * b/' src/sum.js" })),
      turn(finish),
      turn(call("run_command", { command: "sed -i 's/a [*] b/a + b/' src/sum.js" })),
      turn(finish),
    ],
    { inputs: { "verify-command": "date; ! grep -q '[*]' src/sum.js" } },
  );
  expect(run.outputs["outcome"]).toBe("pull-request");
  expect(run.transcript).toContain("Not accepted yet.");
  const stdout = await replayed(run);
  expect(stdout).toContain(
    `The recorded run of 4 turns came out the same: 4 results of tools as recorded, and the tree ${await publishedTree(run)}.`,
  );
  expect(stdout).not.toContain("another system prompt");
  expect(stdout).not.toMatch(/checks on the (?:base|change)/);
});

test("a run of the action, on an issue, comes out the same on one's own machine", async () => {
  await using scene = await openScene();
  const path = ({ results }: { results: readonly { text: string }[] }) =>
    /^(\/.*\/demo)$/m.exec(results[0]?.text ?? "")?.[1] ?? "";
  await using run = await scene.label([
    turn(call("run_command", { command: "pwd; cat ~/.netrc" })),
    (shown) =>
      turn(
        call("run_command", {
          command: `sed -i 's/a - b/a + b/' ${path(shown)}/src/sum.js && node test/sum.test.js`,
        }),
      ),
    turn(call("finish", { title: "Add in sum", description: "It subtracted." })),
  ]);
  expect(run.outputs["outcome"]).toBe("pull-request");
  expect(await replayed(run)).toContain(
    `The recorded run of 3 turns came out the same: 3 results of tools as recorded, and the tree ${await publishedTree(run)}.`,
  );
});
