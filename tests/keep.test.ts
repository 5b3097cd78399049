import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { keepChange } from "../src/keep.ts";
import { actionsBot } from "../src/publish.ts";
import { createRedactor, Secret } from "../src/redact.ts";
import type { Files } from "./support/repo.ts";
import { openWorkspaceScene } from "./support/workspace-scene.ts";

const secret = "ghs_0123456789abcdefghijklmnopqrstuvwxyz";

/** Keeps what a command changes in a repository of one file. */
async function keep(files: Files, command: string) {
  await using scene = await openWorkspaceScene(files);
  await scene.agent(command);
  const changes = await scene.changes();
  const directory = join(scene.root, "kept");
  await mkdir(directory);
  const { workspace } = scene;
  const kept = await keepChange({
    ...{ directory, workspace, changes, author: actionsBot },
    told: { task: { prompt: "Do it." }, changes },
    redactor: createRedactor([new Secret(secret)]),
  });
  return { ...kept, text: kept.patch && (await readFile(kept.patch, "latin1")) };
}

test("keeps a change without secrets as it is, with a bundle", async () => {
  const { text, bundle } = await keep({ "a.txt": "a\n" }, "echo b > a.txt");
  expect(text).toContain("\n+b\n");
  expect(bundle).toBeDefined();
});

test("masks a secret in a text, and makes no bundle", async () => {
  const { text, bundle } = await keep({ "a.txt": "a\n" }, `echo ${secret} > a.txt`);
  expect(text).toContain("\n+***\n");
  expect(text).not.toContain(secret);
  expect(bundle).toBeUndefined();
});

test.each([
  ["a new binary file", { "a.txt": "a\n" }],
  ["a changed one", { "a.txt": "a\n", "a.bin": "\0old" }],
])("keeps nothing of a change that has a secret in %s", async (_, files) => {
  const { text, bundle } = await keep(files, `printf '\\0%s' ${secret} > a.bin`);
  expect(text).toBeUndefined();
  expect(bundle).toBeUndefined();
});
