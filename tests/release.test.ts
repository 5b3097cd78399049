import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

const { majorTag, sectionOf } = (await import("../scripts/release.mjs" as string)) as {
  readonly sectionOf: (changelog: string, version: string) => string;
  readonly majorTag: (version: string, tags: readonly string[]) => string | undefined;
};
const run = promisify(execFile);
const script = join(import.meta.dirname, "../scripts/release.mjs");
const changelog =
  "# Changelog\n\n## Unreleased\n\n- Later.\n\n## 1.3.0 - 2026-12-01\n\n- New.\n- Newer.\n\n## 1.2.0\n\n- Old.\n\n## 1.1.0\n";

describe("the changelog's section", () => {
  test.each([
    ["1.3.0", "- New.\n- Newer."],
    ["1.2.0", "- Old."],
  ])("of %s is all that stands under its heading", (version, text) => {
    expect(sectionOf(changelog, version)).toBe(text);
  });

  test.each([
    ["1.3", /has no section "## 1\.3"/],
    ["13.0", /has no section/],
    ["1.1.0", /is empty/],
  ])("of %s is refused", (version, words) => {
    expect(() => sectionOf(changelog, version)).toThrow(words);
  });
});

test.each([
  ["1.2.3", [], "v1"],
  ["1.10.0", ["v1.9.9", "v1", "v2.0.0", "v0.99.0"], "v1"],
  ["1.9.10", ["v1.10.0"], undefined],
  ["1.9.9", ["v1.9.10"], undefined],
  ["1.9.9", ["v1.9.9"], "v1"],
  ["1.9.9", ["v1.10.0-rc.1", "v1.10.x"], "v1"],
  ["2.0.0-rc.1", ["v1.0.0"], undefined],
])("after %s, with the tags %j, the major version's tag to move is %s", (version, tags, tag) => {
  expect(majorTag(version, tags)).toBe(tag);
});

describe("tagging", () => {
  let root: string;
  let clone: string;
  const git = async (...args: string[]) => (await run("git", ["-C", clone, ...args])).stdout.trim();
  const onServer = async (ref: string) =>
    (
      await run("git", ["-C", join(root, "server"), "rev-parse", "--verify", "--quiet", ref]).catch(() => ({
        stdout: "",
      }))
    ).stdout.trim();
  const release = async (command: string, version: string) =>
    await run(process.execPath, [script, command, version], { cwd: clone }).then(
      ({ stdout }) => ({ code: 0, said: stdout.trim() }),
      ({ code, stderr }: { code: number; stderr: string }) => ({ code, said: stderr.trim() }),
    );
  const commit = async (version: string) => {
    await writeFile(join(clone, "package.json"), JSON.stringify({ version }));
    await writeFile(join(clone, "CHANGELOG.md"), `# Changelog\n\n## ${version}\n\n- Of ${version}.\n`);
    await git("add", "-A");
    await git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", version);
    return await git("rev-parse", "HEAD");
  };

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "release-"));
    clone = join(root, "clone");
    await run("git", ["init", "--quiet", "--bare", "--initial-branch=main", join(root, "server")]);
    await run("git", ["init", "--quiet", "--initial-branch=main", clone]);
    await git("remote", "add", "origin", join(root, "server"));
  });
  afterEach(() => rm(root, { recursive: true }));

  test("makes the version's tag and moves the major version's, release after release", async () => {
    const first = await commit("1.0.0");
    await git("push", "--quiet", "origin", "main");
    expect(await release("notes", "v1.0.0")).toEqual({ code: 0, said: "- Of 1.0.0." });
    expect(await release("tag", "1.0.0")).toEqual({ code: 0, said: `v1.0.0 is ${first}\nv1 is ${first}` });
    const second = await commit("1.1.0");
    await git("push", "--quiet", "origin", "main");
    expect((await release("tag", "v1.1.0")).code).toBe(0);
    expect([await onServer("v1.0.0"), await onServer("v1.1.0"), await onServer("v1")]).toEqual([
      first,
      second,
      second,
    ]);
    // Again, as after a release that stopped half-way: nothing moves.
    expect((await release("tag", "1.1.0")).code).toBe(0);
    expect(await onServer("v1")).toBe(second);
  });

  test("of an older line, and of a candidate, leaves the major version where it is", async () => {
    const newest = await commit("1.2.0");
    await git("push", "--quiet", "origin", "main");
    await release("tag", "1.2.0");
    for (const version of ["1.1.1", "1.3.0-rc.1"]) {
      const sha = await commit(version);
      await git("push", "--quiet", "origin", "main");
      expect(await release("tag", version)).toEqual({ code: 0, said: `v${version} is ${sha}` });
    }
    expect(await onServer("v1")).toBe(newest);
  });

  test.each([
    ["a tag that is another commit", "1.0.0", /^v1\.0\.0 is \w{40} already; a release never moves\.$/],
    ["a version that package.json hasn't", "1.0.1", /^package\.json says 1\.0\.0, not 1\.0\.1\.$/],
    ["what is no version", "main; echo", /is no version/],
  ])("refuses %s, and pushes nothing", async (_, version, words) => {
    const first = await commit("1.0.0");
    await git("push", "--quiet", "origin", "main", `${first}:refs/tags/v1.0.0`);
    await git(
      "-c",
      "user.name=A",
      "-c",
      "user.email=a@example.com",
      "commit",
      "--quiet",
      "--allow-empty",
      "-m",
      "more",
    );
    await git("push", "--quiet", "origin", "main");
    expect(await release("tag", version)).toEqual({ code: 1, said: expect.stringMatching(words) });
    expect([await onServer("v1.0.0"), await onServer("v1"), await onServer("v1.0.1")]).toEqual([
      first,
      "",
      "",
    ]);
  });

  test("refuses what is not on main", async () => {
    await commit("1.0.0");
    await git("push", "--quiet", "origin", "main");
    await commit("1.0.1");
    expect((await release("tag", "1.0.1")).said).toMatch(/is not on main; only what is there is released\.$/);
    expect(await onServer("v1.0.1")).toBe("");
  });
});
