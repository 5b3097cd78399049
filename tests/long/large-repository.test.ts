import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Machine, openMachine } from "../support/open-sandbox.ts";

const files = 50_000;
const perDirectory = 100;
const needle = "the needle in file";

/** A repository of 50,000 files, with 10,000 more that git ignores. */
function fill(workspace: string): void {
  for (let first = 0; first < files; first += perDirectory) {
    const directory = join(workspace, `packages/p${Math.floor(first / 5000)}/src/d${first / perDirectory}`);
    mkdirSync(directory, { recursive: true });
    for (let at = first; at < first + perDirectory; at += 1) {
      const text = at % 1000 === 7 ? `${needle} ${at}` : `const value = ${at};`;
      writeFileSync(join(directory, `file-${at}.js`), `// ${at}\n${text}\nexport default value;\n`);
    }
  }
  for (let at = 0; at < 10_000; at += 1) {
    const directory = join(workspace, `node_modules/m${Math.floor(at / 100)}`);
    if (at % 100 === 0) mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, `index-${at}.js`), `${needle}\n`);
  }
  writeFileSync(join(workspace, ".gitignore"), "node_modules/\n");
  git(workspace, "add", "-A");
  git(
    workspace,
    "-c",
    "user.name=a",
    "-c",
    "user.email=a@b",
    "-c",
    "gc.auto=0",
    "commit",
    "-q",
    "-m",
    "many",
  );
  // One pack, and no clearing up in the background while the test copies it.
  git(workspace, "-c", "gc.autoDetach=false", "gc", "-q");
}

function git(workspace: string, ...args: readonly string[]): string {
  // It belongs to the user of the sandbox by then.
  return execFileSync("git", ["-c", "safe.directory=*", ...args], {
    cwd: workspace,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
}

describe("in a repository of 50,000 files", () => {
  let machine: Machine;
  beforeAll(async () => {
    machine = await openMachine({ parent: "unprivileged", prepare: fill });
  });
  afterAll(async () => {
    await machine[Symbol.asyncDispose]();
  });

  const search = (pattern: string, more: { glob?: string; limit?: number } = {}) =>
    machine.sandbox.search({ path: ".", pattern, ignoreCase: false, contextLines: 0, limit: 100, ...more });
  const list = (path: string, more: { glob?: string; depth?: number; limit?: number } = {}) =>
    machine.sandbox.listFiles({ path, limit: 1000, ...more });

  test("a search finds all there is, none of it ignored", async () => {
    const { matches, truncated } = await search(needle);
    expect({ found: matches.length, truncated }).toEqual({ found: files / 1000, truncated: false });
  });

  test("a search for what is everywhere ends when it has enough", async () => {
    expect(await search("export default", { limit: 50 })).toMatchObject({ truncated: true });
  });

  test("a search for nothing, and one in a part of it", async () => {
    expect((await search("nowhere at all")).matches).toEqual([]);
    expect((await search(needle, { glob: "packages/p3/**" })).matches).toHaveLength(5);
  });

  test("a listing counts all there is", async () => {
    const { paths, total } = await list(".");
    expect({ shown: paths.length, total }).toEqual({ shown: 1000, total: files + 2 });
    expect((await list(".", { depth: 1 })).paths).toEqual([".gitignore", "app.py", "packages/"]);
    expect((await list("packages", { glob: "file-7.js" })).paths).toEqual(["packages/p0/src/d0/file-7.js"]);
  });
});
