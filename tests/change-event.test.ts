import { describe, expect, test } from "@jest/globals";
import { createCanaries } from "../src/canaries.ts";
import { changeEvent } from "../src/change-event.ts";
import { createRedactor, Secret } from "../src/redact.ts";
import type { Files } from "./support/repo.ts";
import { openWorkspaceScene } from "./support/workspace-scene.ts";

const secret = "ghs_0123456789abcdefghijklmnopqrstuvwxyz";
const canaries = createCanaries();
const decoy = canaries.files[".npmrc"]?.trim();

/** What is told of what a command changes. */
async function told(files: Files, command: string) {
  await using scene = await openWorkspaceScene(files);
  await scene.agent(command);
  const redactor = createRedactor([new Secret(secret)]);
  return changeEvent(await scene.changes(), { redactor, canaries });
}

test("tells the files with their lines, and the patch as git writes it", async () => {
  const event = await told(
    { "a.txt": "one\ntwo\n", "old.txt": "x\n" },
    "printf '1\\ntwo\\n3\\n' > a.txt; rm old.txt",
  );
  expect(event).toMatchObject({
    ...{ type: "change", left_out: 0, added_lines: 2, deleted_lines: 2, truncated: false },
    files: [
      { path: "a.txt", status: "modified", added_lines: 2, deleted_lines: 1 },
      { path: "old.txt", status: "deleted", added_lines: 0, deleted_lines: 1 },
    ],
  });
  expect(event.patch).toMatch(
    /^diff --git a\/a\.txt b\/a\.txt\n.*\n-one\n\+1\n two\n\+3\ndiff --git a\/old\.txt .*\n-x\n$/s,
  );
});

test("of a binary file there is its head, and what comes after it is there", async () => {
  const event = await told({ "z.txt": "z\n" }, "head -c 200000 /dev/urandom > a.bin; echo y > z.txt");
  expect(event.files[0]).toEqual({ path: "a.bin", status: "added", added_lines: null, deleted_lines: null });
  expect(event.patch).toMatch(
    /^diff --git a\/a\.bin b\/a\.bin\n.*\nGIT binary patch\ndiff --git a\/z\.txt b\/z\.txt\n.*\+y\n$/s,
  );
  expect(event.truncated).toBe(false);
});

describe("what is large is cut", () => {
  test("a long patch ends with a line, and the counts are of all of it", async () => {
    const event = await told({ "a.txt": "a\n" }, "seq 100000 > a.txt");
    expect(event).toMatchObject({ added_lines: 100_000, truncated: true });
    expect(Buffer.byteLength(event.patch ?? "")).toBeLessThanOrEqual(64 * 1024);
    expect(event.patch).toMatch(/\n\+12\n.*\n\+\d+\n$/s);
  });

  test("a line without an end is left out, and so is what would follow it", async () => {
    const event = await told(
      { "a.txt": "a\n" },
      "head -c 100000 /dev/zero | tr '\\0' x > a.txt; echo b > b.txt",
    );
    expect(event.truncated).toBe(true);
    expect(event.patch).toMatch(/^diff --git a\/a\.txt .*\n-a\n$/s);
  });

  test("of many files the first are listed", async () => {
    const event = await told({}, "for n in $(seq 250); do echo $n > f$n; done");
    expect(event.files).toHaveLength(200);
    expect(event).toMatchObject({ left_out: 50, added_lines: 250 });
  });
});

describe("no patch is told of a change that holds", () => {
  test.each([
    ["a secret of the run", `echo ${secret} > a.txt`],
    ["one in a binary file", `printf '\\0%s' ${secret} > a.bin`],
    ["one in the name of a file", `echo a > ${secret}.txt`],
    ["one far beyond what would be shown", `seq 100000 > a.txt; echo ${secret} >> a.txt`],
    ["one backwards", `echo ${secret} | rev > a.txt`],
    ["a decoy", `cat > a.txt <<'EOF'\n${decoy}\nEOF`],
    [
      "a decoy in what is for people to apply",
      `mkdir -p .github/workflows; cat > .github/workflows/a.yml <<'EOF'\n${decoy}\nEOF\necho b > a.txt`,
    ],
  ])("%s", async (_, command) => {
    const event = await told({ "a.txt": "a\n" }, command);
    expect(event).toMatchObject({ patch: null, truncated: false });
    expect(event.files).not.toEqual([]);
  });
});

test("a secret that was there before is masked where it is taken away", async () => {
  const event = await told({ "a.txt": `key = ${secret}\n` }, "echo 'key = env.KEY' > a.txt");
  expect(event.patch).toContain("\n-key = ***\n+key = env.KEY\n");
});

test("a path is cut when the run's secrets are out of it", () => {
  const path = `${"d/".repeat(490)}${secret}`;
  const files = [{ path, status: "added", addedLines: 1, deletedLines: 0 }] as const;
  const none = Buffer.alloc(0);
  const redactor = createRedactor([new Secret(secret)]);
  const event = changeEvent({ files: files as never, patch: none, additions: none }, { redactor, canaries });
  expect(event.files[0]?.path).toBe(`${"d/".repeat(490)}***`);
});

test("a file that fills the room to the last byte leaves none for the next", () => {
  const fileOf = (name: string, bytes: number) => {
    const head = `diff --git a/${name} b/${name}\n`;
    return Buffer.from(`${head}${"+x\n".repeat(bytes)}`)
      .subarray(0, bytes - 1)
      .toString("latin1")
      .concat("\n");
  };
  const patch = Buffer.from(fileOf("a", 64 * 1024) + fileOf("b", 300_000));
  const redactor = createRedactor([new Secret(secret)]);
  const event = changeEvent({ files: [], patch, additions: Buffer.alloc(0) }, { redactor, canaries });
  expect(event.patch?.length).toBe(64 * 1024);
  expect(event.truncated).toBe(true);
});
