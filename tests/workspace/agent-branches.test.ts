import { appendFile, cp, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { bindGit } from "../../src/git.ts";
import { trustedEnvironment } from "../../src/trusted.ts";
import { findStrayBranch } from "../../src/workspace/agent-branches.ts";
import { git, makeRepository, makeTempDir } from "../support/repo.ts";

const foreign = "f".repeat(40);

/** Has the agent's git directory changed by `prepare` before the branch is looked for. */
async function strayAfter(prepare: (agents: string) => Promise<unknown>): Promise<string | undefined> {
  await using temp = await makeTempDir();
  const own = join(await makeRepository(join(temp.path, "own"), { a: "a" }), ".git");
  // As the agent's is at the beginning: with the same commits.
  const agents = join(temp.path, "agents", ".git");
  await cp(own, agents, { recursive: true });
  const emptyDir = join(temp.path, "empty");
  await mkdir(emptyDir);
  await mkdir(join(agents, "refs", "heads"), { recursive: true });
  await prepare(agents);
  const env = trustedEnvironment(process.env, join(temp.path, "home"));
  return await findStrayBranch(bindGit({ program: "/usr/bin/git", gitDir: own, emptyDir, env }), agents);
}

/** Branches of this name and one foreign commit, in a directory beside the git directory. */
async function writeElsewhere(agents: string, name: string): Promise<string> {
  const elsewhere = join(agents, "..", "elsewhere");
  await mkdir(join(elsewhere, "heads"), { recursive: true });
  await writeFile(join(elsewhere, "heads", name), `${foreign}\n`);
  await writeFile(join(elsewhere, name), `${foreign}\n`);
  return elsewhere;
}

describe("a branch of the agent's own", () => {
  test("is found in directories of its name and among packed ones", async () => {
    const found = await strayAfter(async (agents) => {
      await mkdir(join(agents, "refs/heads/feature/deep"), { recursive: true });
      await writeFile(join(agents, "refs/heads/feature/deep/mine"), `${foreign}\n`);
    });
    expect(found).toBe("feature/deep/mine");
    const packed = await strayAfter(async (agents) => {
      await git(join(agents, ".."), "pack-refs", "--all");
      await appendFile(join(agents, "packed-refs"), `${foreign} refs/heads/packed\n`);
    });
    expect(packed).toBe("packed");
  });

  test.each(["refs", "refs/heads", "refs/heads/linked"])(
    "is not looked for behind a link at %s",
    async (at) => {
      const found = await strayAfter(async (agents) => {
        const elsewhere = await writeElsewhere(agents, "planted");
        await rm(join(agents, "refs/heads"), { recursive: true });
        if (at === "refs") await rm(join(agents, "refs"), { recursive: true });
        if (at === "refs/heads/linked") await mkdir(join(agents, "refs/heads"));
        await symlink(elsewhere, join(agents, at));
      });
      expect(found).toBeUndefined();
    },
  );

  test("is looked for in a thousand files and no more, however many directories they are in", async () => {
    const found = await strayAfter(async (agents) => {
      const heads = join(agents, "refs/heads");
      await rm(heads, { recursive: true });
      for (let at = 0; at < 4; at += 1) {
        await mkdir(join(heads, `many${at}`), { recursive: true });
        for (let file = 0; file < 600; file += 1)
          await writeFile(join(heads, `many${at}`, String(file)), "no commit\n");
      }
      // Read after all others: its directory is one deeper.
      await mkdir(join(heads, "many0", "last"));
      await writeFile(join(heads, "many0", "last", "mine"), `${foreign}\n`);
    });
    expect(found).toBeUndefined();
  });

  test("is no file that is longer than a branch can be", async () => {
    const found = await strayAfter(async (agents) => {
      await writeFile(join(agents, "refs/heads/long"), `${foreign}\n${"x".repeat(1_000_000)}`);
      await writeFile(join(agents, "refs/heads/mine"), `${foreign}\n`);
    });
    expect(found).toBe("mine");
  });
});
