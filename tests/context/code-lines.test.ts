import { expect, test } from "@jest/globals";
import { type CodeSource, readLinkedLines } from "../../src/context/code-lines.ts";

const sha = "a".repeat(40);
const other = "b".repeat(40);
const repositoryUrl = "https://github.com/octo/demo";
const numbers = Array.from({ length: 300 }, (_, index) => `line ${index + 1}`).join("\n");

/** Files by `tree:path`. */
function sourceOf(files: Readonly<Record<string, string>>, branch = "trunk"): CodeSource {
  return { base: { sha, tree: "base", branch }, readText: async (tree, path) => files[`${tree}:${path}`] };
}
const read = (text: string, source: CodeSource) => readLinkedLines([text], { repositoryUrl, source });

test("lines that are linked come with their numbers, from the base commit", async () => {
  const { texts, items } = await read(
    `See ${repositoryUrl}/blob/trunk/src/a%20b.ts#L2-L4 and (${repositoryUrl}/blob/${sha}/src/a%20b.ts?plain=1#L299).`,
    sourceOf({ "base:src/a b.ts": numbers }),
  );
  expect(texts).toEqual([
    { about: "src/a b.ts, lines 2 to 4", text: "2: line 2\n3: line 3\n4: line 4" },
    { about: "src/a b.ts, lines 299 to 299", text: "299: line 299" },
  ]);
  expect(items.map(({ kind, used, reason }) => [kind, used, reason])).toEqual([
    ["code", true, ""],
    ["code", true, ""],
  ]);
});

test("another commit's own text is shown where it is there, and said to be another version where it is not", async () => {
  const files = { [`${other}:a.ts`]: "old", "base:a.ts": "new", "base:b.ts": "new b" };
  const link = (path: string, ref: string) => `${repositoryUrl}/blob/${ref}/${path}#L1`;
  const { texts, items } = await read(
    [link("a.ts", other), link("b.ts", other), link("b.ts", "v1")].join(" "),
    sourceOf(files),
  );
  expect(texts.map(({ about, text }) => [about, text])).toEqual([
    ["a.ts, lines 1 to 1", "1: old"],
    ["b.ts, lines 1 to 1; the link names another version, and this is the base commit's", "1: new b"],
    ["b.ts, lines 1 to 1; the link names another version, and this is the base commit's", "1: new b"],
  ]);
  expect(items[1]?.reason).toBe("as the base commit has it; the link names another version");
});

test("a branch's name may have slashes", async () => {
  const { texts } = await read(
    `${repositoryUrl}/blob/feature/x/a.ts#L1`,
    sourceOf({ "base:a.ts": "here" }, "feature/x"),
  );
  expect(texts.map(({ text }) => text)).toEqual(["1: here"]);
});

test("not too many, and not too much of each", async () => {
  const links = Array.from(
    { length: 12 },
    (_, index) => `${repositoryUrl}/blob/trunk/a.ts#L${index + 1}-L999`,
  );
  const { texts, items } = await read(links.join("\n"), sourceOf({ "base:a.ts": numbers }));
  expect(texts).toHaveLength(10);
  expect(texts[0]?.text.split("\n")).toHaveLength(100);
  expect(items.slice(10).map(({ reason }) => reason)).toEqual(
    Array(2).fill("only the first 10 links are followed"),
  );
});

test("what is not there is told, and other places are not even looked at", async () => {
  const { texts, items } = await read(
    `${repositoryUrl}/blob/trunk/gone.ts#L1 ${repositoryUrl}/blob/trunk/a.ts#L9 https://github.com/octo/demo2/blob/trunk/a.ts#L1 ${repositoryUrl}/blob/trunk/a.ts`,
    sourceOf({ "base:a.ts": "one" }),
  );
  expect(texts).toEqual([]);
  expect(items.map(({ what, reason }) => [what.split("/").at(-1), reason])).toEqual([
    ["gone.ts#L1", "no small text file of the base commit"],
    ["a.ts#L9", "the file has no such lines"],
  ]);
});
