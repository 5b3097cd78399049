import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Changes, Workspace } from "../../src/workspace/workspace.ts";
import { commitAll, type Files, git, makeRepository, makeTempDir, writeFiles } from "../support/repo.ts";
import { openAt, statuses } from "../support/workspace-scene.ts";

const files: Files = { "src/sum.js": "a - b\n", "README.md": "demo\n", "link-free/x": "x\n" };

let temp: Awaited<ReturnType<typeof makeTempDir>>;
let directory: string;
let workspace: Workspace;
beforeAll(async () => {
  temp = await makeTempDir();
  directory = await makeRepository(join(temp.path, "repo"), files);
  workspace = await openAt(directory, join(temp.path, "run"));
});
afterAll(async () => {
  await temp[Symbol.asyncDispose]();
});

/** The patches as a change of the repository, or why they are refused. */
async function importAll(...patches: (string | Buffer)[]): Promise<Changes | string> {
  return await workspace
    .importChanges(
      patches.map((patch) => Buffer.from(patch)),
      [],
    )
    .catch(({ message }: Error) => message);
}

function added(path: string, mode = "100644", content = "x"): string {
  return [
    `diff --git a/${path} b/${path}`,
    `new file mode ${mode}`,
    "--- /dev/null",
    `+++ b/${path}`,
    "@@ -0,0 +1 @@",
    `+${content}`,
    "\\ No newline at end of file",
    "",
  ].join("\n");
}

const edit = "--- a/src/sum.js\n+++ b/src/sum.js\n@@ -1 +1 @@\n-a - b\n+a + b\n";

/** The patch that git itself makes of a change. */
async function patchOf(change: (directory: string) => Promise<unknown>): Promise<Buffer> {
  await using temp = await makeTempDir();
  const directory = await makeRepository(join(temp.path, "repo"), files);
  await change(directory);
  await commitAll(directory, "second");
  return Buffer.from(`${await git(directory, "diff", "--binary", "--full-index", "HEAD~", "HEAD")}\n\n`);
}

describe("patches from elsewhere", () => {
  test("become a change of the base, one after the other", async () => {
    const changes = (await importAll(edit, added("src/product.js"), "")) as Changes;
    expect(statuses(changes)).toEqual(["added src/product.js", "modified src/sum.js"]);
    expect(changes.held).toBeUndefined();
    expect(changes.additions.toString()).toContain("+a + b");
  });

  test("come out as they went in, whatever is in them", async () => {
    const binary = Buffer.from([0, 1, 2, 255, 254, 10, 13, 0]);
    const patch = await patchOf(async (directory) => {
      await writeFiles(directory, {
        "naïve name.bin": binary,
        "run.sh": { text: "#!/bin/sh\n", mode: 0o755 },
        there: { link: "src/sum.js" },
      });
      await git(directory, "rm", "-q", "README.md");
    });
    const changes = (await importAll(patch)) as Changes;
    expect(statuses(changes)).toEqual([
      ...["deleted README.md", "added naïve name.bin", "added run.sh", "added there"],
    ]);
    expect(changes.files.map(({ newMode }) => newMode)).toEqual(["000000", "100644", "100755", "120000"]);
  });

  test("hold nothing back by themselves: what is protected is held here, wherever it was", async () => {
    const paths = [
      ...[".github/workflows/x.yml", ".GitHub/Workflows/y.yml", ".github/actions/a/action.yml", "action.yml"],
      ...[".gitattributes", "CODEOWNERS", "AGENTS.md", ".gitmodules"],
    ];
    const all = paths.map((path) => added(path)).join("");
    for (const patches of [[edit, all], [all + edit]]) {
      const changes = (await importAll(...patches)) as Changes;
      expect(statuses(changes)).toEqual(["modified src/sum.js"]);
      expect(changes.held?.files.map(({ path }) => path).sort()).toEqual(paths.sort());
    }
  });

  test.each<[string, string, RegExp]>([
    ["above the repository", added("../x"), /invalid path|outside|\.\./],
    ["at the root of the machine", added("/tmp/x"), /invalid path/],
    ["of git's own", added(".git/hooks/post-checkout", "100755"), /invalid path/],
    ["of a repository's own inside", added("a/.git/config"), /invalid path/],
    ["of git's own in other letters", added(".GIT/config"), /invalid path|may not be published/],
    ["of git's own on Windows", added("git~1/config"), /invalid path|may not be published/],
    ["of git's own on a Mac", added(".g\u200cit/config"), /invalid path|may not be published/],
    ["of control characters", added('x"').replaceAll('b/x"', '"b/x\\033]0;y\\007"'), /./],
    [
      "behind a link that the patch makes",
      `${added("src/out", "120000", "/etc")}${added("src/out/cron.d/x")}`,
      /src\/out/,
    ],
    [
      "of another repository",
      added("vendored", "160000", "Subproject commit 1111111111111111111111111111111111111111"),
      /may not be published|160000|vendored/,
    ],
    ["that are not there", edit.replaceAll("sum.js", "gone.js"), /gone\.js/],
    ["that are not as they were", edit.replace("-a - b", "-a * b"), /patch (?:failed|does not apply)/],
    ["of no patch at all", "Just words.\n", /./],
    ["of half a patch", edit.slice(0, -10), /./],
  ])("with paths %s are refused as a whole", async (_, patch, reason) => {
    const said = await importAll(added("fine.txt"), patch);
    expect(said).toMatch(/^The change was not taken: /);
    expect(said).toMatch(reason);
  });

  test("write nothing but into the run's own directory", async () => {
    await importAll(edit, added("new/file.js"));
    expect(await git(directory, "status", "--porcelain")).toBe("");
    expect(await git(directory, "for-each-ref", "--format=%(refname)")).toBe("refs/heads/main");
    expect(await git(directory, "count-objects")).toMatch(/^7 objects/);
  });
});
