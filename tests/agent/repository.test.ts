import { describe, expect, test } from "@jest/globals";
import { overview } from "../../src/agent/overview.ts";
import { type Checkout, describeRepository, readAhead, remember } from "../../src/agent/repository.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";

const base = { sha: "0".repeat(40), shallow: false };

/** A work tree with one file, and with instructions that no commit has. */
const listFiles: Sandbox["listFiles"] = async ({ glob }) => {
  const paths = glob === undefined ? ["README.md"] : [`planted/${glob}`];
  return { paths, total: paths.length };
};
const sandbox = { workspace: "/w", listFiles } as Sandbox;

const manyPaths = Array.from({ length: 4000 }, (_, index) => `d${String(index).padStart(4, "0")}/file`);

/** What a listing one deep has of these. */
function topOf(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.map((path) => /^"?[^/]*\/?/.exec(path)?.[0] ?? path))];
}

function checkoutWith(files: Readonly<Record<string, string>>, found: readonly string[] = []): Checkout {
  return {
    findBaseFiles: async () => found,
    base,
    hidden: [],
    async readBaseFile(path, maxBytes) {
      const text = files[path];
      return text === undefined ? undefined : { text: text.slice(0, maxBytes), cut: text.length > maxBytes };
    },
  };
}

describe("what the agent is told of the repository", () => {
  test("has the instructions of the base commit, each text once", async () => {
    const files = {
      "AGENTS.md": "Use tabs.\n",
      "CLAUDE.md": "Use tabs.",
      ".github/copilot-instructions.md": "",
    };
    const repository = await describeRepository(sandbox, checkoutWith(files));
    expect(repository.instructions).toEqual([{ path: "AGENTS.md", text: "Use tabs.", cut: false }]);
    expect(repository).toMatchObject({ workspace: "/w", base, overview: "README.md" });
  });

  test("has no more of them than is worth sending in every turn", async () => {
    const [long, other] = ["a".repeat(50_000), "b".repeat(50_000)];
    const files = { "AGENTS.md": long, "CLAUDE.md": other, ".github/copilot-instructions.md": "short" };
    const { instructions, furtherInstructions } = await describeRepository(sandbox, checkoutWith(files));
    expect(instructions.map(({ text, cut }) => [text.length, cut])).toEqual([
      [16_384, true],
      [8_192, true],
    ]);
    expect(furtherInstructions).toEqual([".github/copilot-instructions.md"]);
  });

  test("names instructions that the base commit has for parts of it, and doesn't show them", async () => {
    const nested = Array.from({ length: 40 }, (_, index) => `p${index}/CLAUDE.md`);
    const many = checkoutWith({}, ["AGENTS.md", ...nested]);
    expect((await describeRepository(sandbox, many)).furtherInstructions).toEqual(nested.slice(0, 20));
    const one = checkoutWith({}, ["AGENTS.md", "web/AGENTS.md"]);
    expect((await describeRepository(sandbox, one)).furtherInstructions).toEqual(["web/AGENTS.md"]);
  });

  test.each([
    ["asks for the files once", ["README.md", "a-b/x", "a/x", "a/y/", "src/"], 1],
    ["asks for the top by itself where there is more than fits", manyPaths, 2],
    ["asks for the top by itself where a path is quoted", ['"t\\tab/x"', "a/x"], 2],
  ])("%s", async (_, paths, times) => {
    const asked: (number | undefined)[] = [];
    const counting: Sandbox["listFiles"] = async ({ depth, limit }) => {
      asked.push(depth);
      const shown = depth === 1 ? topOf(paths) : paths;
      return { paths: shown.slice(0, limit), total: shown.length };
    };
    const listing = { workspace: "/w", listFiles: counting } as Sandbox;
    const { overview: told } = await describeRepository(listing, checkoutWith({}));
    expect(asked).toHaveLength(times);
    const top = { paths: topOf(paths).slice(0, 200), total: topOf(paths).length };
    expect(told).toBe(overview(top, { paths: paths.slice(0, 3000), total: paths.length }));
  });

  test("has a hundred of the hidden paths, and says how many there are", async () => {
    const hidden = Array.from({ length: 150 }, (_, index) => `.env.${index}`);
    const repository = await describeRepository(sandbox, { ...checkoutWith({}), hidden });
    expect(repository.hidden).toHaveLength(100);
    expect(repository.hiddenTotal).toBe(150);
  });
});

describe("what is read ahead of the base commit", () => {
  test("is asked once, and is what the agent is told", async () => {
    const asked: string[] = [];
    const checkout = checkoutWith({ "AGENTS.md": "Use tabs." }, ["src/AGENTS.md"]);
    const known = remember({
      readBaseFile: (path, maxBytes) => {
        asked.push(path);
        return checkout.readBaseFile(path, maxBytes);
      },
      findBaseFiles: (names) => {
        asked.push(names.join());
        return checkout.findBaseFiles(names);
      },
    });
    readAhead(known);
    const before = [...asked];
    expect(before).toHaveLength(4);
    expect(await describeRepository(sandbox, { ...checkout, ...known })).toEqual(
      await describeRepository(sandbox, checkout),
    );
    expect(asked).toEqual(before);
  });

  test("fails for who needs it, and not before", async () => {
    const known = remember({
      readBaseFile: () => Promise.reject(new Error("git is gone")),
      findBaseFiles: async () => [],
    });
    readAhead(known);
    await expect(describeRepository(sandbox, { ...checkoutWith({}), ...known })).rejects.toThrow(
      "git is gone",
    );
  });
});
