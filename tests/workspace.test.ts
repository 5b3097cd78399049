import { lstat, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { UserError } from "../src/errors.ts";
import { openBwrap } from "./support/bwrap-program.ts";
import { commitAll, git, makeRepository, makeTempDir, writeFiles } from "./support/repo.ts";
import { openAt, openWorkspaceScene, statuses } from "./support/workspace-scene.ts";

const { signal } = new AbortController();

describe("a workspace that can't be used", () => {
  test.each<[string, (directory: string) => Promise<string>, RegExp]>([
    ["no directory", async (dir) => join(dir, "absent"), /There is no directory .*absent/],
    ["no checkout", async (dir) => dir, /is not the top directory of a git checkout/],
    [
      "a directory below the top",
      async (dir) => join(await makeRepository(join(dir, "r"), { "sub/a": "a" }), "sub"),
      /is not the top directory/,
    ],
    [
      "a linked worktree",
      async (dir) => {
        const main = await makeRepository(join(dir, "r"), { a: "a" });
        await git(main, "worktree", "add", "--quiet", join(dir, "linked"));
        return join(dir, "linked");
      },
      /linked worktree or a submodule/,
    ],
    [
      "a .git that is a symlink",
      async (dir) => {
        await makeRepository(join(dir, "r"), { a: "a" });
        await writeFiles(dir, { "w/.git": { link: "../r/.git" } });
        return join(dir, "w");
      },
      /linked worktree or a submodule/,
    ],
    [
      "no commit",
      async (dir) => {
        await git(dir, "init", "--quiet", "fresh");
        return join(dir, "fresh");
      },
      /has no commit checked out/,
    ],
    [
      "borrowed objects",
      async (dir) => {
        await makeRepository(join(dir, "r"), { a: "a" });
        await git(dir, "clone", "--quiet", "--shared", "r", "borrower");
        return join(dir, "borrower");
      },
      /borrows objects/,
    ],
    [
      "a configuration that is no configuration",
      async (dir) => {
        const made = await makeRepository(join(dir, "r"), { a: "a" });
        await writeFile(join(made, ".git/config"), "[core\nnonsense");
        return made;
      },
      /could not be read/,
    ],
  ])("refuses %s", async (_, prepare, message) => {
    await using temp = await makeTempDir();
    const directory = await prepare(temp.path);
    const opening = openAt(directory, join(temp.path, "run"));
    await expect(opening).rejects.toMatchObject({ name: "UserError", code: "workspace-unusable" });
    await expect(opening).rejects.toThrow(message);
  });
});

describe("what the agent's own git can do", () => {
  test("log, status, blame, branches, commits and stash work, and the checkout does not notice", async () => {
    await using it = await openWorkspaceScene({ a: "one\n", b: "two\n" }, async (directory) => {
      await git(directory, "remote", "add", "origin", "https://x-access-token:s3cret@github.com/o/r");
      await git(directory, "pack-refs", "--all");
      return undefined;
    });
    const before = await snapshot(join(it.directory, ".git"));
    const log = await it.agent(`
      git status --porcelain; git log --oneline; git blame a; git remote -v; git config --list
      echo more >> a; git stash; git stash pop; git checkout -q -b feature/mine; git commit -qam 'mine'
      git worktree add -q /tmp/w; git gc -q; git log --oneline | wc -l; git fsck
    `);
    expect(log).toContain("first");
    expect(log).toContain("https://github.com/o/r (fetch)");
    expect(log).not.toContain("s3cret");
    expect(log).toMatch(/^2$/m);
    expect(await snapshot(join(it.directory, ".git"))).toEqual(before);
    expect(await it.workspace.agentBranch()).toBe("feature/mine");
    expect(it.workspace.base).toMatchObject({ branch: "main", remote: "https://github.com/o/r" });
    expect(statuses(await it.changes())).toEqual(["modified a"]);
  });

  test("a branch follows the one on origin that the checkout's follows", async () => {
    await using it = await openWorkspaceScene({ a: "one\n" }, async (directory, root) => {
      await git(root, "clone", "--quiet", `file://${directory}`, "clone");
      return join(root, "clone");
    });
    expect(await it.agent("git status")).toContain("Your branch is up to date with 'origin/main'.");
  });

  test("a HEAD that is no branch of the agent's is no branch", async () => {
    await using it = await openWorkspaceScene({ a: "one\n" });
    const headAfter = async (command: string) => {
      await it.agent(`cd .git && rm -rf HEAD && ${command}`);
      return it.workspace.agentBranch();
    };
    expect(await it.workspace.agentBranch()).toBeUndefined();
    expect(await headAfter("ln -s /etc/hostname HEAD")).toBeUndefined();
    expect(await headAfter("mkfifo HEAD")).toBeUndefined();
    expect(await headAfter("mkdir HEAD")).toBeUndefined();
    expect(await headAfter("printf 'ref: refs/heads/x\\n--evil' > HEAD")).toBeUndefined();
    expect(await headAfter("head -c 100000000 /dev/zero > HEAD")).toBeUndefined();
    expect(await headAfter("echo 'ref: refs/heads/feature/ok' > HEAD")).toBe("feature/ok");
  });
});

/** Every file below a directory with its size, times and content. */
async function snapshot(directory: string): Promise<string> {
  return git(
    directory,
    "-c",
    "alias.all=!find . -type f -printf '%p %s %T@ ' -exec md5sum {} + | sort",
    "all",
  );
}

describe("a checkout of another kind", () => {
  test("a SHA-256 repository", async () => {
    await using temp = await makeTempDir();
    const directory = join(temp.path, "r");
    await mkdir(directory);
    await git(directory, "init", "--quiet", "--object-format=sha256");
    await writeFiles(directory, { a: "a\n" });
    await commitAll(directory, "first");
    const workspace = await openAt(directory, join(temp.path, "run"));
    const { agent, ...programs } = openBwrap(workspace);
    await workspace.recordBaseline(programs, signal);
    await agent("echo b >> a; git commit -qam x");
    const changes = await workspace.exportChanges(programs, signal);
    expect(statuses(changes)).toEqual(["modified a"]);
    expect(changes.tree).toHaveLength(64);
  });
});

describe("a local branch", () => {
  test("is made without touching HEAD, index, files or hooks", async () => {
    await using it = await openWorkspaceScene({ a: "a\n" });
    await writeFiles(it.directory, {
      ".git/hooks/reference-transaction": { text: "#!/bin/sh\ntouch ../hook-ran\n", mode: 0o755 },
    });
    await it.agent("echo b > a; echo new > new");
    const changes = await it.changes();
    const sha = await it.workspace.commit({
      tree: changes.tree,
      message: "change\n",
      author: { name: "n", email: "e@example.com" },
    });
    const index = await readFile(join(it.directory, ".git/index"));
    expect(await it.workspace.hasBranch("feature/b")).toBe(false);
    await it.workspace.createLocalBranch("feature/b", sha);
    expect(await it.workspace.hasBranch("feature/b")).toBe(true);
    expect(await git(it.directory, "rev-parse", "feature/b")).toBe(sha);
    expect(await git(it.directory, "show", "feature/b:new")).toBe("new");
    expect(await git(it.directory, "symbolic-ref", "HEAD")).toBe("refs/heads/main");
    expect(await readFile(join(it.directory, ".git/index"))).toEqual(index);
    await expect(lstat(join(it.directory, "../hook-ran"))).rejects.toThrow();
    await git(it.directory, "fsck", "--strict");
    await expect(it.workspace.createLocalBranch("feature/b", sha)).rejects.toBeInstanceOf(UserError);
  });
});
