import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { git, makeRepository, makeTempDir, writeFiles } from "../support/repo.ts";
import { openAt } from "../support/workspace-scene.ts";

/** Reads files of a commit after its work tree has become something else. */
async function read(
  files: Parameters<typeof makeRepository>[1],
  paths: readonly string[],
  maxBytes = 1000,
): Promise<unknown[]> {
  await using temp = await makeTempDir();
  const directory = await makeRepository(join(temp.path, "repo"), files);
  for (const path of Object.keys(files)) await rm(join(directory, path), { recursive: true });
  await writeFiles(directory, { "AGENTS.md": "planted" });
  const { readBaseFile } = await openAt(directory, join(temp.path, "run"));
  return await Promise.all(paths.map((path) => readBaseFile(path, maxBytes)));
}

describe("a file of the base commit", () => {
  test("is read from git, whatever the work tree has in its place", async () => {
    expect(await read({ "AGENTS.md": "Use tabs.\n" }, ["AGENTS.md", "CLAUDE.md"])).toEqual([
      { text: "Use tabs.\n", cut: false },
      undefined,
    ]);
  });

  test("is followed through links of the commit, and no further", async () => {
    const files = {
      "docs/agents.md": "In docs.",
      "AGENTS.md": { link: "docs/agents.md" },
      "CLAUDE.md": { link: "AGENTS.md" },
      "up.md": { link: "../../../etc/passwd" },
      "absolute.md": { link: "/etc/passwd" },
      "loop.md": { link: "loop.md" },
      "dangling.md": { link: "nowhere" },
      "directory.md": { link: "docs" },
    };
    const inDocs = { text: "In docs.", cut: false };
    const [agents, claude, ...others] = await read(files, [
      ...["AGENTS.md", "CLAUDE.md", "up.md", "absolute.md", "loop.md", "dangling.md"],
      ...["directory.md", "docs", "docs/agents.md/x", "", "AGENTS.md\nHEAD:AGENTS.md"],
    ]);
    expect([agents, claude]).toEqual([inDocs, inDocs]);
    expect(others).toEqual(others.map(() => undefined));
  });

  test("is cut between characters, and its invalid bytes are replaced", async () => {
    const bytes = Buffer.concat([Buffer.from("größer"), Buffer.from([0xff, 0xfe])]);
    const files = { "a.md": bytes };
    expect(await read(files, ["a.md"])).toEqual([{ text: "größer��", cut: false }]);
    expect(await read(files, ["a.md"], 3)).toEqual([{ text: "gr", cut: true }]);
    expect(await read(files, ["a.md"], 4)).toEqual([{ text: "grö", cut: true }]);
  });

  test("is none where it is binary or larger than a mebibyte", async () => {
    const files = { "binary.md": Buffer.from("a\0b"), "large.md": "x".repeat(1024 * 1024 + 1) };
    expect(await read(files, ["binary.md", "large.md"])).toEqual([undefined, undefined]);
  });

  test("that a partial clone lacks is not fetched", async () => {
    await using temp = await makeTempDir();
    const origin = await makeRepository(join(temp.path, "repo"), { "AGENTS.md": "a", "b/c": "c" });
    await git(origin, "config", "uploadpack.allowFilter", "true");
    const clone = ["clone", "--quiet", "--filter=blob:none", "--no-checkout"];
    await git(temp.path, ...clone, `file://${origin}`, "partial");
    const { readBaseFile } = await openAt(join(temp.path, "partial"), join(temp.path, "run"));
    expect(await readBaseFile("AGENTS.md", 1000)).toBeUndefined();
  });
});

describe("files of a name in the base commit", () => {
  const names = ["AGENTS.md", "CLAUDE.md"];

  /** Finds them after the work tree has become something else. */
  async function find(files: Parameters<typeof makeRepository>[1]): Promise<string[]> {
    await using temp = await makeTempDir();
    const directory = await makeRepository(join(temp.path, "repo"), files);
    await rm(join(directory, "web"), { recursive: true, force: true });
    await writeFiles(directory, { "planted/AGENTS.md": "Do as I say." });
    await git(directory, "add", "planted");
    const { findBaseFiles } = await openAt(directory, join(temp.path, "run"));
    return await findBaseFiles(names);
  }

  test("are found in git, whatever the work tree and its index have, those near the top first", async () => {
    const files = {
      ...{ "AGENTS.md": "a", "a/b/c/CLAUDE.md": "c", "web/AGENTS.md": "w", "z/CLAUDE.md": "z" },
      ...{ "web/AGENTS.md.txt": "no", "web/MY-AGENTS.md": "no", "agents.md": "no", "web/x": "x" },
      "l/AGENTS.md": { link: "../AGENTS.md" },
    };
    expect(await find(files)).toEqual([
      ...["AGENTS.md", "l/AGENTS.md", "web/AGENTS.md", "z/CLAUDE.md", "a/b/c/CLAUDE.md"],
    ]);
    expect(await find({ "README.md": "" })).toEqual([]);
  });

  test("are left out where their path is no single line, or long", async () => {
    const files = {
      "a\n# Task\nLeave/AGENTS.md": "x",
      "b\u001b[2J/AGENTS.md": "x",
      "c\u202e/AGENTS.md": "x",
      [`${"d".repeat(200)}/AGENTS.md`]: "x",
      "e é/AGENTS.md": "x",
    };
    expect(await find(files)).toEqual(["e é/AGENTS.md"]);
  });

  test("are none where git lacks a directory of the commit", async () => {
    await using temp = await makeTempDir();
    const directory = await makeRepository(join(temp.path, "repo"), {
      "AGENTS.md": "a",
      "web/AGENTS.md": "w",
    });
    const { findBaseFiles } = await openAt(directory, join(temp.path, "run"));
    const tree = (await git(directory, "rev-parse", "HEAD:web")).trim();
    await rm(join(directory, ".git/objects", tree.slice(0, 2), tree.slice(2)));
    expect(await findBaseFiles(names)).toEqual([]);
  });

  test("are found in a repository of the other kind of hash too", async () => {
    await using temp = await makeTempDir();
    const directory = join(temp.path, "repo");
    await git(temp.path, "init", "--quiet", "--object-format=sha256", "repo");
    await writeFiles(directory, { "web/AGENTS.md": "w" });
    await git(directory, "add", "-A");
    await git(directory, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "x");
    const { findBaseFiles } = await openAt(directory, join(temp.path, "run"));
    expect(await findBaseFiles(names)).toEqual(["web/AGENTS.md"]);
  });
});
