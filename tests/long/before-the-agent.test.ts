import { chmod, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { type Files, git, writeFiles } from "../support/repo.ts";
import { openWorkspaceScene, statuses } from "../support/workspace-scene.ts";

const lines = (...changed: readonly (readonly [at: number, text: string])[]) =>
  Array.from({ length: 20 }, (_, at) => `${new Map(changed).get(at) ?? `line ${at}`}\n`).join("");
const before = "it was there before the agent came and is not part of the repository";
const inseparable =
  "it was changed before the agent came, and the agent's own change can't be told from that";

describe("a file that was not as the base has it when the agent came", () => {
  /** `dirty` is what earlier steps made of the base; null removes. */
  test.each<
    readonly [
      what: string,
      base: Files,
      dirty: Readonly<Record<string, Files[string] | null>>,
      command: string,
      published: Readonly<Record<string, string>>,
      omitted: readonly (readonly [string, string])[],
    ]
  >([
    [
      "edited elsewhere in it",
      { f: lines() },
      { f: lines([2, "dirt"]) },
      "sed -i 's/line 15/agent/' f",
      { f: `100644 ${lines([15, "agent"]).trimEnd()}` },
      [],
    ],
    [
      "edited at the same place",
      { f: lines() },
      { f: lines([2, "dirt"]) },
      "sed -i 's/dirt/agent/' f; echo b > other",
      { f: `100644 ${lines().trimEnd()}`, other: "100644 b" },
      [["f", inseparable]],
    ],
    [
      "edited, and binary",
      { f: Buffer.from([0, 1, 2]) },
      { f: Buffer.from([0, 1, 3]) },
      "printf '\\0\\1\\4' > f",
      {},
      [["f", inseparable]],
    ],
    ["set back to the base", { f: "base\n" }, { f: "dirt\n" }, "git checkout -q f", {}, []],
    [
      "left alone",
      { f: "base\n", a: "a\n" },
      { f: "dirt\n" },
      "echo b > a",
      { f: "100644 base", a: "100644 b" },
      [],
    ],
    ["deleted", { f: "base\n", a: "a\n" }, { f: "dirt\n" }, "rm f", { a: "100644 a" }, []],
    ["made executable", { f: "base\n" }, { f: "dirt\n" }, "chmod +x f", { f: "100755 base" }, []],
    [
      "edited, having been made executable before",
      { f: "base\n" },
      { f: { text: "base\n", mode: 0o755 } },
      "echo agent > f",
      { f: "100644 agent" },
      [],
    ],
    [
      "turned into a link",
      { f: "base\n", a: "a\n" },
      { f: "dirt\n" },
      "ln -sf a f",
      {},
      [["f", inseparable]],
    ],
    ["gone, and made anew", { f: "base\n" }, { f: null }, "echo agent > f", { f: "100644 agent" }, []],
    [
      "gone, and still so",
      { f: "base\n", a: "a\n" },
      { f: null },
      "echo b > a",
      { f: "100644 base", a: "100644 b" },
      [],
    ],
    [
      "unknown to git, and edited",
      { a: "a\n" },
      { built: "built\n", "out/deep": "built\n", "out/rest": "built\n" },
      "echo agent >> built; rm out/rest; echo b > a; echo new > out/new",
      { a: "100644 b", "out/new": "100644 new" },
      [["built", before]],
    ],
    [
      "unknown to git, and moved: under its new name nobody can tell",
      { a: "a\n" },
      { built: "built\n" },
      "mv built moved",
      { a: "100644 a", moved: "100644 built" },
      [],
    ],
    [
      "unknown to git, with a directory in its place",
      { a: "a\n" },
      { built: "built\n" },
      "rm built; mkdir built; echo in > built/in",
      { a: "100644 a", "built/in": "100644 in" },
      [],
    ],
  ])(
    "is published as the base with the agent's part of it: %s",
    async (_, base, dirty, command, published, omitted) => {
      await using it = await openWorkspaceScene(base, async (directory) => {
        for (const [path, entry] of Object.entries(dirty)) {
          await rm(join(directory, path), { force: true });
          if (entry !== null) await writeFiles(directory, { [path]: entry });
        }
        return undefined;
      });
      await it.agent(command);
      const changes = await it.changes();
      expect(changes.omitted).toEqual(omitted.map(([path, reason]) => ({ path, reason })));
      if (Object.keys(published).length === 0) expect(changes.tree).toBe(it.workspace.base.tree);
      else expect(await it.published(changes)).toEqual(published);
    },
  );

  test("is published as the base has it where it was staged: added, changed and removed", async () => {
    await using it = await openWorkspaceScene({ f: lines(), gone: "gone\n", a: "a\n" }, async (directory) => {
      await writeFiles(directory, { f: lines([2, "staged"]), added: "added\n" });
      await git(directory, "rm", "--quiet", "gone");
      await git(directory, "add", "-A");
      return undefined;
    });
    await it.agent("sed -i 's/line 15/agent/' f; echo more >> added; echo b > a");
    const changes = await it.changes();
    expect(await it.published(changes)).toEqual({
      a: "100644 b",
      f: `100644 ${lines([15, "agent"]).trimEnd()}`,
      gone: "100644 gone",
    });
    expect(changes.omitted).toEqual([{ path: "added", reason: before }]);
  });

  test("keeps what was written between two exports apart as well", async () => {
    await using it = await openWorkspaceScene({ snapshot: lines(), code: "1\n" });
    await it.agent("echo 2 > code");
    await it.changes();
    await it.agent("sed -i 's/line 2$/check/' snapshot; echo report > report");
    await it.workspace.passOver(it.programs, new AbortController().signal);
    await it.agent("sed -i 's/line 15/agent/' snapshot; echo agent >> report");
    const changes = await it.changes();
    expect(await it.published(changes)).toEqual({
      code: "100644 2",
      snapshot: `100644 ${lines([15, "agent"]).trimEnd()}`,
    });
    expect(changes.omitted).toEqual([{ path: "report", reason: before }]);
  });

  test("that no one may read is no reason to stop", async () => {
    await using it = await openWorkspaceScene({ a: "a\n" }, async (directory) => {
      await writeFiles(directory, { closed: "closed\n" });
      await chmod(join(directory, "closed"), 0);
      return undefined;
    });
    await it.agent("echo b > a");
    expect(statuses(await it.changes())).toEqual(["modified a"]);
  });
});

describe("ignored files that the agent had git add by force", () => {
  const base: Files = { ".gitignore": "dist/\n*.log\n", "dist/kept.js": "1\n", a: "a\n" };
  const prepare = async (directory: string) => {
    await git(directory, "add", "--force", "dist/kept.js");
    await git(directory, "commit", "--quiet", "--amend", "--no-edit");
    await writeFiles(directory, { "dist/old.js": "old\n", "old.log": "old\n", "cache.log": "old\n" });
    return undefined;
  };

  test("are part of the change when they are of its making", async () => {
    await using it = await openWorkspaceScene(base, prepare);
    await it.agent(`
      echo 2 > dist/kept.js; echo new > dist/new.js; echo new > new.log; echo unforced > dist/other.js
      git add -f dist/new.js new.log; git commit -qm forced
    `);
    const changes = await it.changes();
    expect(statuses(changes)).toEqual(["modified dist/kept.js", "added dist/new.js", "added new.log"]);
    expect(changes.omitted).toEqual([]);
  });

  test("are left out when they were there before, whatever they are called now", async () => {
    await using it = await openWorkspaceScene(base, prepare);
    await it.agent(`
      mv dist/old.js dist/moved.js; echo more >> cache.log; git add -f dist/moved.js old.log cache.log
      git update-index --add --cacheinfo 100644,$(git hash-object -w a),dist/absent.js
    `);
    const changes = await it.changes();
    expect(statuses(changes)).toEqual([]);
    expect(changes.omitted).toEqual(
      ["cache.log", "dist/moved.js", "old.log"].map((path) => ({
        path,
        reason: "git ignored it before the agent came",
      })),
    );
  });

  test.each([
    ["no index", "rm .git/index"],
    ["an index that is none", "echo nonsense > .git/index"],
    [
      "an index of lies",
      "git update-index --add --cacheinfo 100644,$(git hash-object -w a),../../etc/x.log 2>/dev/null || true; printf 'a.log\\0' | git update-index --add -z --stdin --cacheinfo 120000,$(git hash-object -w a),.git/x.log 2>/dev/null || true",
    ],
    [
      "a git that never ends",
      "git config core.excludesFile /dev/zero; git config core.fsmonitor 'sleep 1000; false'; git config alias.ls-files '!sleep 1000'",
    ],
  ])("count for nothing where the agent's git has %s", async (_, command) => {
    await using it = await openWorkspaceScene(base, prepare);
    await it.agent(`echo x > x.log; git add -f x.log; echo b > a; ${command}`);
    expect(statuses(await it.changes())).toContain("modified a");
  });
});
