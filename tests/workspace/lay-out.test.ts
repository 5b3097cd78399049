import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { commitAll, git, makeRepository, writeFiles } from "../support/repo.ts";
import { openWorkspaceScene, statuses, type WorkspaceScene } from "../support/workspace-scene.ts";

const { signal } = new AbortController();

function layOut(it: WorkspaceScene, tree: string, directory: string): Promise<void> {
  return it.workspace.layOut({ tree, directory, runProgram: it.runProgram, signal });
}

/** Every file below a directory inside the sandbox but those of `.git`, one a line: type, mode, size, name, target. */
const listing = (directory: string) =>
  `cd ${directory}; find . -path ./.git -prune -o ! -type d -printf '%y %m %s %P %l\\n' | sort -k4`;

describe("a tree laid out for its checks", () => {
  test("has the files of the change and of the base, clean, with its history", async () => {
    await using it = await openWorkspaceScene({
      a: "a\n",
      "run.sh": { text: "#!/bin/sh\n", mode: 0o755 },
      "sub/gone": "gone\n",
      link: { link: "a" },
      ".gitattributes": "*.crlf text eol=crlf\n",
      "x.crlf": "one\r\n",
    });
    await it.agent(
      "echo more >> a; rm -r sub; printf '\\0\\1' > new.bin; echo x > ignored; echo two >> x.crlf",
    );
    const { tree } = await it.changes();
    await layOut(it, tree, "/tmp/after");
    await layOut(it, it.workspace.base.tree, "/tmp/before");
    expect(await it.agent(listing("/tmp/after"))).toBe(
      "f 644 21 .gitattributes \nf 644 7 a \nf 644 2 ignored \nl 777 1 link a\nf 644 2 new.bin \nf 755 10 run.sh \nf 644 10 x.crlf \n",
    );
    expect(await it.agent(listing("/tmp/before"))).toBe(
      "f 644 21 .gitattributes \nf 644 2 a \nl 777 1 link a\nf 755 10 run.sh \nf 644 5 sub/gone \nf 644 5 x.crlf \n",
    );
    const state = (directory: string) =>
      it.agent(`cd ${directory}; git status --porcelain; git log --format=%s; git rev-parse HEAD^{tree}`);
    expect(await state("/tmp/after")).toBe(`The change, as it would be published\nfirst\n${tree}\n`);
    expect(await state("/tmp/before")).toBe(`first\n${it.workspace.base.tree}\n`);
    // It is the sandbox's to change, and what is done there is not the agent's change.
    await it.agent("cd /tmp/after; echo built > out; git add -A; git commit -qm more");
    expect((await it.changes()).tree).toBe(tree);
  });

  test("follows no link, and takes no place of the agent's", async () => {
    await using it = await openWorkspaceScene({ a: "a\n" });
    await it.agent("mkdir /tmp/there /tmp/elsewhere; ln -s elsewhere /tmp/link; ln -s nowhere /tmp/dangling");
    for (const directory of ["/tmp/there", "/tmp/link", "/tmp/dangling", "/tmp/absent/deeper"]) {
      await expect(layOut(it, it.workspace.base.tree, directory)).rejects.toMatchObject({
        name: "UserError",
        code: "change-rejected",
      });
    }
    expect(await it.agent("ls -A /tmp/there /tmp/elsewhere")).toBe("/tmp/elsewhere:\n\n/tmp/there:\n");
  });

  test("runs nothing of the repository's on the way", async () => {
    await using it = await openWorkspaceScene({ a: "a\n" });
    await it.agent(`
      printf '#!/bin/sh\\ntouch /tmp/ran\\ncat\\n' > evil.sh; chmod +x evil.sh
      git config --global filter.x.smudge $PWD/evil.sh; git config --global core.fsmonitor $PWD/evil.sh
      git config --global init.templateDir $PWD; git config filter.x.smudge $PWD/evil.sh
      echo '* filter=x' > sub.txt; mkdir .husky; cp evil.sh .git/hooks/post-checkout || { mkdir .git/hooks; cp evil.sh .git/hooks/post-checkout; }
      rm -f /tmp/ran
    `);
    const { tree } = await it.changes();
    await layOut(it, tree, "/tmp/after");
    expect(await it.agent("ls /tmp/ran 2>/dev/null || echo nothing ran")).toBe("nothing ran\n");
  });

  test("of a shallow, blobless and sparse clone is as sparse", async () => {
    await using it = await openWorkspaceScene({ "in/a": "a\n", "out/b": "b\n" }, async (directory, root) => {
      await git(directory, "config", "uploadpack.allowFilter", "true");
      const clone = ["clone", "--quiet", "--depth=1", "--filter=blob:none", "--sparse"];
      await git(root, ...clone, `file://${directory}`, "partial");
      await git(join(root, "partial"), "sparse-checkout", "set", "in");
      return join(root, "partial");
    });
    await it.agent("echo more >> in/a; echo top > top");
    await layOut(it, (await it.changes()).tree, "/tmp/after");
    expect(await it.agent(listing("/tmp/after"))).toBe("f 644 7 in/a \nf 644 4 top \n");
    expect(await it.agent("cd /tmp/after; git status --porcelain")).toBe("");
  });

  test("has an empty directory for a submodule, and pointers for Git LFS", async () => {
    await using it = await openWorkspaceScene(
      {
        ".gitattributes": "*.bin filter=lfs -text\n",
        "x.bin": "version https://git-lfs.github.com/spec/v1\n",
      },
      async (directory, root) => {
        await makeRepository(join(root, "lib"), { lib: "lib\n" });
        await git(directory, "submodule", "--quiet", "add", join(root, "lib"), "lib");
        await commitAll(directory, "with submodule");
        return undefined;
      },
    );
    await it.agent("echo smudged > x.bin; echo b > b");
    await layOut(it, (await it.changes()).tree, "/tmp/after");
    expect(await it.agent("cd /tmp/after; ls -A lib; cat x.bin b")).toBe(
      "version https://git-lfs.github.com/spec/v1\nb\n",
    );
  });
});

describe("what checks leave in the workspace", () => {
  test("is not the agent's change, unless the agent had changed that file already", async () => {
    await using it = await openWorkspaceScene({ code: "1\n", snapshot: "old\n", gone: "g\n" });
    await it.agent("echo 2 > code; echo agent > mine");
    const before = await it.changes();
    await it.agent(
      "echo report > report; echo new > snapshot; rm gone; echo formatted > code; git init -q nested",
    );
    await it.workspace.passOver(it.programs, signal);
    const after = await it.changes();
    expect(statuses(after)).toEqual(["modified code", "added mine"]);
    expect(await it.published(after)).toMatchObject({ code: "100644 formatted", snapshot: "100644 old" });
    expect(after.omitted).toEqual([]);
    expect(before.tree).not.toBe(after.tree);
    await it.agent("echo more >> snapshot; echo more > late");
    expect(statuses(await it.changes())).toContain("added late");
  });

  test("before anything was exported is none of its doing either", async () => {
    await using it = await openWorkspaceScene({ a: "a\n" });
    await it.agent("echo report > report");
    await it.workspace.passOver(it.programs, signal);
    await writeFiles(it.directory, { b: "b\n" });
    expect(statuses(await it.changes())).toEqual(["added b"]);
  });
});
