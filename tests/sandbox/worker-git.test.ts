import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { runGit } from "../../src/sandbox/worker-git.ts";
import { makeTempDir } from "../support/repo.ts";

test("git that fails because nobody reads on has not failed: there was enough", async () => {
  await using temp = await makeTempDir();
  // It prints more than is read at once, and goes on when its reader has gone away and left some.
  const slow =
    "!p() { trap 'echo $PPID > ended' EXIT; head -c 150000 /dev/zero; until [ -e gone ]; do sleep 0.01; done; head -c 9 /dev/zero || exit 128; }; p";
  let runs = 0;
  await runGit({ directory: temp.path, prefix: "" }, () => {
    runs += 1;
    return {
      args: ["-c", `alias.slow=${slow}`, "slow"],
      async read(output) {
        for await (const _ of output) break;
        writeFileSync(join(temp.path, "gone"), "");
        const ended = join(temp.path, "ended");
        while (!existsSync(ended) || !readFileSync(ended, "utf8").endsWith("\n")) await wait(1);
        while (existsSync(join("/proc", readFileSync(ended, "utf8").trim()))) await wait(1);
      },
    };
  });
  expect(runs).toBe(1);
});

test("git's own words are told when it fails", async () => {
  await using temp = await makeTempDir();
  const failing = runGit({ directory: temp.path, prefix: "" }, () => ({
    args: ["grep", "--no-index", "-P", "-e", "("],
    async read(output) {
      for await (const _ of output);
    },
  }));
  await expect(failing).rejects.toMatchObject({ name: "ToolError", message: expect.stringContaining("(") });
});
