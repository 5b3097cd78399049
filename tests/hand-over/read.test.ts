import { execFileSync } from "node:child_process";
import { link, mkdir, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { UserError } from "../../src/errors.ts";
import { readHandOver } from "../../src/hand-over/read.ts";
import { makeTempDir } from "../support/repo.ts";

const usage = {
  turns: 1,
  inputTokens: 2,
  outputTokens: 3,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  costUsd: 0.1,
};
const solution = {
  ...{ type: "solution", base: "a".repeat(40), decoys: "b".repeat(64), usage, omitted: [] },
  proposal: { title: "Add", description: "It adds." },
};
const manifest = { version: 1, run: "7", repository: "octo/demo", issue: 7, end: solution };
const patch = "diff --git a/x b/x\n";

type Planted = (directory: string) => Promise<unknown>;

/** Reads a hand-over that is right but for what is planted in it: what it is, or why it is refused. */
async function read(plant: Planted = async () => {}, written: unknown = manifest): Promise<unknown> {
  await using temp = await makeTempDir();
  const directory = join(temp.path, "handover");
  await mkdir(directory);
  const text = typeof written === "string" || Buffer.isBuffer(written) ? written : JSON.stringify(written);
  if (written !== undefined) await writeFile(join(directory, "manifest.json"), text);
  await writeFile(join(directory, "change.patch"), patch);
  await plant(directory);
  return await readHandOver(directory).catch(({ code, message }: UserError) => `${code}: ${message}`);
}

/** In place of what is there. */
const instead =
  (name: string, make: (path: string) => Promise<unknown> | unknown): Planted =>
  async (directory) => {
    const path = join(directory, name);
    execFileSync("rm", ["-rf", path]);
    await make(path);
  };

test("a hand-over is read as what it says, patch by patch", async () => {
  expect(await read()).toEqual({ manifest, patches: [Buffer.from(patch)] });
  expect(
    await read((directory) => writeFile(join(directory, "protected.patch"), "held"), {
      ...manifest,
      issue: null,
      end: { type: "failure", code: "deadline", reason: "The time is over." },
    }),
  ).toMatchObject({ patches: [Buffer.from(patch), Buffer.from("held")], manifest: { issue: null } });
});

test("where there is none, or no directory, something is said that helps", async () => {
  const missing = "handover-missing: The agent's job has handed nothing over.";
  expect(await read(undefined, undefined as unknown)).not.toBe(missing);
  expect(await read(instead("manifest.json", () => {}))).toBe(missing);
  expect(await readHandOver("/nonexistent/handover").catch(({ message }: Error) => message)).toBe(
    missing.slice("handover-missing: ".length),
  );
});

describe("no file of it is opened but as a file", () => {
  test.each<[string, string, (path: string) => Promise<unknown> | unknown, RegExp]>([
    ["a link to a secret", "manifest.json", (path) => symlink("/proc/self/environ", path), /is a link/],
    ["a link to a secret", "change.patch", (path) => symlink("/proc/self/environ", path), /is a link/],
    ["a link to nothing", "protected.patch", (path) => symlink("nowhere", path), /is a link/],
    ["a pipe that nobody writes to", "change.patch", (path) => execFileSync("mkfifo", [path]), /is no file/],
    ["a pipe that nobody writes to", "manifest.json", (path) => execFileSync("mkfifo", [path]), /is no file/],
    ["a directory", "change.patch", (path) => mkdir(path), /is no file/],
    ["a device", "change.patch", (path) => symlink("/dev/zero", path), /is a link/],
  ])("%s as %s", async (_, name, make, reason) => {
    const said = await read(instead(name, make));
    expect(said).toMatch(/^handover-rejected: What was handed over is not used: /);
    expect(said).toMatch(reason);
  });

  test("not even where it is larger than there may be", async () => {
    const sized = (bytes: number) => async (path: string) => {
      await writeFile(path, "");
      await truncate(path, bytes);
    };
    expect(await read(instead("manifest.json", sized(100 * 1024 ** 2)))).toMatch(
      /manifest\.json is larger than 4 MiB/,
    );
    expect(await read(instead("change.patch", sized(300 * 1024 ** 2)))).toMatch(
      /change\.patch is larger than 256 MiB/,
    );
  });

  test("and a held part has something to be held back from", async () => {
    expect(
      await read(async (directory) => {
        await link(join(directory, "change.patch"), join(directory, "protected.patch"));
        execFileSync("rm", [join(directory, "change.patch")]);
      }),
    ).toMatch(/there is protected\.patch without change\.patch/);
  });
});

describe("the manifest", () => {
  const end = (more: object) => ({ ...manifest, end: { ...solution, ...more } });
  test.each<[string, unknown, RegExp]>([
    ["no JSON", "{", /is no JSON/],
    ["no text", Buffer.from([0xff, 0xfe, 0x00]), /is no JSON/],
    ["deeper than anything", "[".repeat(1_000_000), /is no JSON/],
    ["deep, and JSON", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, /is not as it should be/],
    ["a list", [], /is not as it should be/],
    ["nothing", null, /is not as it should be/],
    ["of another version", { ...manifest, version: 2 }, /at version/],
    ["with a setting of the publishing job", { ...manifest, draft: "never" }, /is not as it should be/],
    ["with labels", end({ labels: ["merge"] }), /at end/],
    ["with evidence", end({ verification: { type: "checked", verdict: "passed" } }), /at end/],
    ["with a commit that is an option", end({ base: "--upload-pack=x" }), /at end\.base/],
    ["with a seed that is none", end({ decoys: "../../x" }), /at end\.decoys/],
    ["with a cost that is no number", end({ usage: { ...usage, costUsd: "1" } }), /at end\.usage\.costUsd/],
    ["with less than nothing", end({ usage: { ...usage, turns: -1 } }), /at end\.usage\.turns/],
    ["with an endless title", end({ proposal: { title: "x".repeat(201), description: "" } }), /title/],
    [
      "with an endless text",
      end({ proposal: { title: "", description: "x".repeat(20_001) } }),
      /description/,
    ],
    ["with a code of its own", end({ stopped: { code: "all-well", reason: "" } }), /at end\.stopped\.code/],
    ["with a branch that is none", end({ branch: "a b" }), /at end\.branch/],
    [
      "with a host of its own making",
      end({ network: { hosts: [{ host: {} }], refused: [], leftOut: 0 } }),
      /at end/,
    ],
    [
      "with more left out than anybody reads",
      end({ omitted: Array.from({ length: 501 }, () => ({ path: "a", reason: "b" })) }),
      /at end\.omitted/,
    ],
    ["of another end", { ...manifest, end: { type: "published" } }, /at end/],
  ])("is refused %s", async (_, written, reason) => {
    const said = await read(undefined, written);
    expect(said).toMatch(/^handover-rejected: What was handed over is not used: manifest\.json/);
    expect(said).toMatch(reason);
  });

  test("that has the words of another object's prototype makes nothing of them", async () => {
    const text = JSON.stringify(manifest).replace("{", '{"__proto__": {"polluted": true},');
    expect(String(await read(undefined, text))).toMatch(/is not as it should be/);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});
