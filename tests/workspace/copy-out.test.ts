import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { writeFiles } from "../support/repo.ts";
import { openWorkspaceScene, type WorkspaceScene } from "../support/workspace-scene.ts";

const { signal } = new AbortController();

function copyOut(it: WorkspaceScene, tree: string, directory: string): Promise<void> {
  return it.workspace.copyOut({ tree, directory, runProgram: it.runProgram, signal });
}

/** Every file below a directory inside the sandbox but those of `.git`, with its content; links with their target. */
const listing = (directory: string) =>
  `cd ${directory}; find . -path ./.git -prune -o ! -type d -printf '%P\\n' | sort | while read -r f; do
     if [ -L "$f" ]; then echo "$f -> $(readlink "$f")"; else echo "$f = $(cat "$f")"; fi; done`;

describe("the workspace copied for its checks", () => {
  test("has what git ignores and what earlier steps left, and the change as it is published", async () => {
    await using it = await openWorkspaceScene(
      {
        ".gitignore": "modules/\n",
        code: "1\n",
        settings: "base\n",
        gone: "gone\n",
        "run.sh": { text: "#!/bin/sh\n", mode: 0o755 },
      },
      async (directory) => {
        await writeFiles(directory, { "modules/lib/index": "lib\n", generated: "by a step\n" });
        await writeFile(join(directory, "settings"), "changed by a step\n");
        return undefined;
      },
    );
    await copyOut(it, it.workspace.base.tree, "/tmp/before");
    await it.agent(
      "echo 2 > code; rm gone; echo new > added; echo patched > modules/lib/index; ln -s code link",
    );
    const { tree } = await it.changes();
    await copyOut(it, tree, "/tmp/after");
    expect(await it.agent(listing("/tmp/before"))).toBe(
      ".gitignore = modules/\ncode = 1\ngenerated = by a step\ngone = gone\nmodules/lib/index = lib\nrun.sh = #!/bin/sh\nsettings = changed by a step\n",
    );
    expect(await it.agent(listing("/tmp/after"))).toBe(
      ".gitignore = modules/\nadded = new\ncode = 2\ngenerated = by a step\nlink -> code\nmodules/lib/index = patched\nrun.sh = #!/bin/sh\nsettings = changed by a step\n",
    );
    expect(await it.agent("cd /tmp/after; git log --format=%s; git status --porcelain")).toBe(
      "first\n M code\n D gone\n M settings\n?? added\n?? generated\n?? link\n",
    );
    // What is done to a copy is not done to the workspace.
    await it.agent("cd /tmp/after; echo 3 > code; rm -r modules; git add -A; git commit -qm more");
    expect((await it.changes()).tree).toBe(tree);
    expect(await it.agent("cat modules/lib/index; git log --format=%s")).toBe("patched\nfirst\n");
  });

  test("has nothing of the agent's that is left out of the change", async () => {
    await using it = await openWorkspaceScene({
      ".gitattributes": "*.bin filter=lfs -text\n",
      "asset.bin": "pointer\n",
      "sub/file": "file\n",
      code: "1\n",
    });
    await it.agent(`
      head -c 60000000 /dev/zero > huge; echo smudged > asset.bin; echo 2 > code
      git init -q nested; echo x > nested/x; git init -q other; git -C other -c user.name=x -c user.email=x@example.com commit -q --allow-empty -m x
      rm -r sub; ln -s / sub
    `);
    const changes = await it.changes();
    expect(changes.omitted.map(({ path }) => path).toSorted()).toEqual([
      "asset.bin",
      "huge",
      "nested/",
      "other/",
    ]);
    // A policy on top of that takes a file out of the tree.
    await copyOut(it, changes.tree, "/tmp/after");
    expect(
      await it.agent(
        "cd /tmp/after; cat asset.bin code; readlink sub; ls -A nested other huge 2>/dev/null || true",
      ),
    ).toBe("pointer\n2\n/\n");
    await copyOut(it, it.workspace.base.tree, "/tmp/none");
    expect(await it.agent(listing("/tmp/none"))).toBe(
      ".gitattributes = *.bin filter=lfs -text\nasset.bin = pointer\ncode = 1\nsub/file = file\n",
    );
  });

  test("follows no link of the agent's, and takes no place that is taken", async () => {
    await using it = await openWorkspaceScene({ a: "a\n" });
    await it.agent("mkdir /tmp/there /tmp/elsewhere; ln -s elsewhere /tmp/link");
    for (const directory of ["/tmp/there", "/tmp/link", "/tmp/absent/deeper"]) {
      await expect(copyOut(it, it.workspace.base.tree, directory)).rejects.toMatchObject({
        name: "UserError",
        code: "change-rejected",
      });
    }
    expect(await it.agent("ls -A /tmp/there /tmp/elsewhere")).toBe("/tmp/elsewhere:\n\n/tmp/there:\n");
  });

  test("takes single files of the change into the old tree", async () => {
    await using it = await openWorkspaceScene({ code: "1\n", "test/a": "old\n", "test/b": "b\n" });
    await copyOut(it, it.workspace.base.tree, "/tmp/before");
    await it.agent("echo 2 > code; echo new > test/a; echo c > test/c; chmod +x test/c; rm test/b");
    const { tree } = await it.changes();
    // What a check has left there makes no difference.
    await it.agent("rm -r /tmp/before/test/a; mkdir /tmp/before/test/a; touch /tmp/before/test/a/x");
    await it.workspace.writeOver({
      ...{ tree, directory: "/tmp/before", runProgram: it.runProgram, signal },
      paths: ["test/a", "test/c", "code/nothing"],
    });
    expect(await it.agent(listing("/tmp/before"))).toBe("code = 1\ntest/a = new\ntest/b = b\ntest/c = c\n");
    expect(await it.agent("test -x /tmp/before/test/c && echo executable")).toBe("executable\n");
  });
});

describe("files of a tree", () => {
  test("are listed and read as they stand there, links and large ones not at all", async () => {
    await using it = await openWorkspaceScene({
      "package.json": "{}\n",
      large: "x".repeat(300_000),
      link: { link: "package.json" },
      "dir/[x]": "brackets\n",
    });
    await mkdir(join(it.directory, "untracked"));
    await it.agent("echo '{\"a\":1}' > package.json");
    const { workspace } = it;
    const { tree } = await it.changes();
    const paths = ["package.json", "large", "link", "dir", "dir/[x]", "absent"];
    expect(await workspace.listFiles(workspace.base.tree, paths)).toEqual([
      "dir/[x]",
      "large",
      "package.json",
    ]);
    const texts = await Promise.all(paths.map((path) => workspace.readText(workspace.base.tree, path)));
    expect(texts).toEqual(["{}\n", undefined, undefined, undefined, "brackets\n", undefined]);
    expect(await workspace.readText(tree, "package.json")).toBe('{"a":1}\n');
  });
});
