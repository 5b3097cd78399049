import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { protectedPatterns } from "../../src/protected-paths.ts";
import type { Changes } from "../../src/workspace/workspace.ts";
import { type Files, git } from "../support/repo.ts";
import { openWorkspaceScene, statuses, type WorkspaceScene } from "../support/workspace-scene.ts";

const open = (files: Files, lines: readonly string[] = []) =>
  openWorkspaceScene(files, undefined, { protectedPaths: protectedPatterns(lines) });

const held = ({ held: part }: Changes) => part?.files.map(({ status, path }) => `${status} ${path}`) ?? [];

/** The branch as it would be pushed, with what is held back applied to it as people are told to. */
async function applyHeld(it: WorkspaceScene, changes: Changes): Promise<string> {
  const commit = await it.workspace.commit({
    tree: changes.tree,
    message: "published\n",
    author: { name: "n", email: "e@example.com" },
  });
  await it.workspace.createLocalBranch("published", commit);
  const clone = join(it.root, "clone");
  await git(it.root, "clone", "--quiet", "--branch=published", `file://${it.directory}`, clone);
  await writeFile(join(it.root, "protected.patch"), changes.held?.patch ?? "");
  await git(clone, "apply", "--index", "../protected.patch");
  return git(clone, "write-tree");
}

const base: Files = {
  a: "a\n",
  ".github/workflows/ci.yml": "on: push\njobs: {}\n# one\n# two\n# three\n",
  ".github/dependabot.yml": "version: 2\n",
  "docs/guide.md": "guide\n",
  "CLAUDE.md": "Be kind.\n",
};

describe("changes of protected paths", () => {
  test.each<readonly [what: string, command: string, published: string[], held: string[]]>([
    ["an edit", "echo more >> .github/workflows/ci.yml", [], ["modified .github/workflows/ci.yml"]],
    ["a mode", "chmod +x .github/workflows/ci.yml", [], ["modified .github/workflows/ci.yml"]],
    ["a deletion", "rm CLAUDE.md", [], ["deleted CLAUDE.md"]],
    [
      "what is no workflow",
      "mkdir -p .github/workflows/x; echo 1 > .github/workflows/x/readme",
      [],
      ["added .github/workflows/x/readme"],
    ],
    ["its neighbours", "echo x >> .github/dependabot.yml", ["modified .github/dependabot.yml"], []],
    [
      "other letters",
      "mkdir .GitHub; mkdir .GitHub/Workflows; echo 1 > .GitHub/Workflows/x.yml",
      [],
      ["added .GitHub/Workflows/x.yml"],
    ],
    [
      "composed letters, a long s, a letter that a Mac does not see",
      "echo 1 > ClAUDE.md; mkdir -p $'.github/work\\xe2\\x80\\x8cflow\\xc5\\xbf'; echo 1 > $'.github/work\\xe2\\x80\\x8cflow\\xc5\\xbf/x.yml'",
      [],
      ["added .github/work\\u{200c}flowſ/x.yml", "added ClAUDE.md"],
    ],
    ["a dot at the end, which Windows drops", "echo 1 > CLAUDE.md.", [], ["added CLAUDE.md."]],
    [
      "deeper places",
      "mkdir -p pkg/.claude; echo 1 > pkg/.claude/settings.json; echo 1 > pkg/AGENTS.md; echo '* text' > pkg/.gitattributes",
      [],
      ["added pkg/.claude/settings.json", "added pkg/.gitattributes", "added pkg/AGENTS.md"],
    ],
    [
      "a directory's place taken by a link",
      "rm -r .github; mkdir evil; mkdir evil/workflows; echo 1 > evil/workflows/x.yml; ln -s evil .github",
      ["deleted .github/dependabot.yml", "added evil/workflows/x.yml"],
      ["added .github", "deleted .github/workflows/ci.yml"],
    ],
    [
      "a directory's place taken by a file",
      "rm -r .github; echo file > .github",
      ["deleted .github/dependabot.yml"],
      ["added .github", "deleted .github/workflows/ci.yml"],
    ],
    [
      "a link on the way to where none was",
      "mkdir -p evil; ln -s evil .claude; ln -s ../a docs/link",
      ["added docs/link"],
      ["added .claude"],
    ],
    [
      "a protected file that becomes a directory",
      "rm CLAUDE.md; mkdir CLAUDE.md; echo x > CLAUDE.md/x",
      [],
      ["deleted CLAUDE.md", "added CLAUDE.md/x"],
    ],
    [
      "a protected file that becomes a link",
      "rm CLAUDE.md; ln -s a CLAUDE.md",
      [],
      ["type-changed CLAUDE.md"],
    ],
    [
      "a rename into it",
      "mv docs/guide.md .github/workflows/guide.yml",
      [],
      ["added .github/workflows/guide.yml", "deleted docs/guide.md"],
    ],
    [
      "a rename out of it",
      "mv .github/workflows/ci.yml ci.yml; echo '# four' >> ci.yml",
      [],
      ["deleted .github/workflows/ci.yml", "added ci.yml"],
    ],
    [
      "submodules and owners",
      "printf '[submodule \"x\"]\\n path = x\\n url = https://evil.example/x\\n' > .gitmodules; echo '* @evil' > docs/CODEOWNERS",
      [],
      ["added .gitmodules", "added docs/CODEOWNERS"],
    ],
    [
      "action metadata",
      "mkdir act; echo 1 > act/action.yml; echo 1 > act/action.yaml; echo 1 > act/actions.yml",
      ["added act/actions.yml"],
      ["added act/action.yaml", "added act/action.yml"],
    ],
  ])("are cut out: %s", async (_, command, published, expectedHeld) => {
    await using it = await open(base);
    await it.agent(`${command}; echo b > a`);
    const changes = await it.changes();
    expect(statuses(changes).toSorted()).toEqual([...published, "modified a"].toSorted());
    expect(held(changes)).toEqual(expectedHeld);
    if (expectedHeld.length === 0) expect(changes.tree).toBe(changes.whole);
    else expect(await applyHeld(it, changes)).toBe(changes.whole);
  });
});

describe("`protected-paths`", () => {
  const command = `echo x >> .github/workflows/ci.yml; echo x >> CLAUDE.md; echo x >> docs/guide.md; mkdir deploy; echo x > deploy/prod.sh; echo x > deploy/readme`;

  test.each<readonly [lines: string[], held: string[]]>([
    [[], [".github/workflows/ci.yml", "CLAUDE.md"]],
    [["deploy/**"], [".github/workflows/ci.yml", "CLAUDE.md", "deploy/prod.sh", "deploy/readme"]],
    [
      ["deploy/*", "!*.sh", "!CLAUDE.md"],
      [".github/workflows/ci.yml", "deploy/readme"],
    ],
    [["none"], []],
    [["none", "docs/"], ["docs/guide.md"]],
    [
      ["**", "!deploy/", "!docs/**"],
      [".github/workflows/ci.yml", "CLAUDE.md"],
    ],
    [["!.github/workflows/ci.yml"], ["CLAUDE.md"]],
  ])("%j", async (lines, expected) => {
    await using it = await open(base, lines);
    await it.agent(command);
    const changes = await it.changes();
    expect(changes.held?.files.map(({ path }) => path) ?? []).toEqual(expected);
    expect(changes.files).toHaveLength(5 - expected.length);
  });
});

describe("a change that is held back", () => {
  test("whole leaves the base's tree, and nothing to publish", async () => {
    await using it = await open(base);
    await it.agent("echo more >> CLAUDE.md");
    const changes = await it.changes();
    expect(changes).toMatchObject({ tree: it.workspace.base.tree, files: [], patch: Buffer.alloc(0) });
    expect(await applyHeld(it, changes)).toBe(changes.whole);
  });

  test("is held back later too, when a token may not push it", async () => {
    await using it = await open(base, ["none"]);
    await it.agent("echo more >> .github/workflows/ci.yml; echo b > a");
    const changes = await it.changes();
    expect(held(changes)).toEqual([]);
    const less = await it.workspace.withhold(changes, ["/.github/workflows/**"]);
    expect(statuses(less)).toEqual(["modified a"]);
    expect(held(less)).toEqual(["modified .github/workflows/ci.yml"]);
    expect(less.whole).toBe(changes.whole);
  });
});

describe("attributes that are held back", () => {
  test("do not decide how the other files are stored", async () => {
    await using it = await open({
      ".gitattributes": "*.txt text eol=crlf\n*.utf16 text working-tree-encoding=UTF-16LE\n",
      "sub/.gitattributes": '/own text=auto\n*.dat -text\n"with space" text\n',
      "sub/own": "one\n",
      "a.txt": "one\r\n",
      "b.sh": "one\r\n",
      "c.utf16": Buffer.from("one\n", "utf16le"),
      "sub/d.dat": "one\r\n",
    });
    await it.agent(`
      printf '* text\\n*.sh text eol=lf\\n*.txt -text\\n*.utf16 binary\\n*.big filter=lfs\\n' > .gitattributes
      printf '*.dat text\\n' > sub/.gitattributes
      printf 'one\\r\\ntwo\\r\\n' > a.txt; printf 'one\\r\\ntwo\\r\\n' > b.sh; printf 'one\\r\\ntwo\\r\\n' > sub/d.dat
      printf 'o\\0n\\0e\\0\\n\\0t\\0w\\0o\\0\\n\\0' > c.utf16; printf 'new\\r\\n' > 'sub/with space'; printf 'x\\n' > x.big
    `);
    const changes = await it.changes();
    expect(held(changes)).toEqual(["modified .gitattributes", "modified sub/.gitattributes"]);
    expect(changes.omitted).toEqual([]);
    expect(await it.published(changes)).toMatchObject({
      "a.txt": "100644 one\ntwo",
      "b.sh": "100644 one\r\ntwo",
      "c.utf16": "100644 one\ntwo",
      "sub/d.dat": "100644 one\r\ntwo",
      "sub/with space": "100644 new",
      "x.big": "100644 x",
    });
    // The next export begins anew.
    await it.agent("git checkout -q .gitattributes sub/.gitattributes; printf 'three\\r\\n' > a.txt");
    const second = await it.changes();
    expect(held(second)).toEqual([]);
    expect(await it.published(second)).toMatchObject({
      "a.txt": "100644 three",
      "c.utf16": "100644 one\ntwo",
    });
  });

  test("that are published decide it, and what they give to a filter is left out", async () => {
    await using it = await open({ "a.txt": "a\n", "b.bin": "b\n" }, ["!.gitattributes"]);
    await it.agent(
      "printf '*.txt text\\n*.bin filter=lfs -text\\n' > .gitattributes; printf 'x\\r\\n' > a.txt; echo new > b.bin; echo new > c.bin",
    );
    const changes = await it.changes();
    expect(statuses(changes)).toEqual(["added .gitattributes", "modified a.txt"]);
    expect(changes.omitted.map(({ path }) => path)).toEqual(["b.bin", "c.bin"]);
    expect((await it.published(changes))["a.txt"]).toBe("100644 x");
  });
});
