import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import {
  checkSequence,
  openMemory,
  type Place,
  type Tree,
  treesWithoutFaults,
} from "../agent/check-sequence.ts";
import { openMachine } from "../support/open-sandbox.ts";
import { randomNumbers, seed } from "../support/random.ts";

const inMemory = 200;
const inSandbox = 12;

describe(`SEED=${seed}: random faults leave the tree as it is without them, or as far as it came`, () => {
  describe("in memory", () => {
    let trees: Tree[];
    const ends: string[] = [];
    beforeAll(async () => {
      trees = await treesWithoutFaults(openMemory);
    });

    test.each(Array.from({ length: inMemory }, (_, index) => seed + index))("SEED=%d", async (own) => {
      await using place = await openMemory();
      ends.push(await checkSequence(randomNumbers(own), place, trees));
    });

    test("many of them get through", () => {
      expect(ends.filter((end) => end === "done").length).toBeGreaterThan(ends.length / 4);
      console.log(
        Object.fromEntries([...Map.groupBy(ends, (end) => end)].map(([end, all]) => [end, all.length])),
      );
    });
  });

  describe("in the sandbox", () => {
    let trees: Tree[];
    beforeAll(async () => {
      trees = await treesWithoutFaults(openWalled);
    }, 120_000);

    test.each(Array.from({ length: inSandbox }, (_, index) => seed + index))("SEED=%d", async (own) => {
      await using place = await openWalled();
      await checkSequence(randomNumbers(own), place, trees);
    });
  });
});

/** The real sandbox, with an empty repository in it. */
async function openWalled(): Promise<Place> {
  const machine = await openMachine({ parent: "unprivileged", files: { ".gitignore": "" } });
  const { workspace } = machine;
  const sandbox: Sandbox = {
    ...machine.sandbox,
    workspace,
    runCommand: ({ command, signal, ...request }) =>
      machine.run(command, {
        ...request,
        cancelAfter: new Promise((done) => signal.addEventListener("abort", done)),
      }),
    runProgram: () => Promise.reject(new Error("not part of this test")),
    openSeries: () => Promise.reject(new Error("not part of this test")),
  };
  return {
    sandbox,
    tree: () => readTree(workspace),
    [Symbol.asyncDispose]: () => machine[Symbol.asyncDispose](),
  };
}

async function readTree(directory: string): Promise<Tree> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .filter((path) => !path.startsWith(".git"))
    .sort();
  const texts = await Promise.all(paths.map((path) => readFile(join(directory, path), "utf8")));
  return Object.fromEntries(paths.map((path, index) => [path, texts[index] ?? ""]));
}
