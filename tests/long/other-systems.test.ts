import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { openDesk } from "../support/desk.ts";
import { openScene } from "../support/scene.ts";

/** Has a Node that is started with it take itself for one on another system, whoever starts it. */
async function pretend(platform: string) {
  const directory = await mkdtemp("/tmp/other-system-");
  await chmod(directory, 0o755);
  const file = join(directory, "platform.mjs");
  await writeFile(file, `Object.defineProperty(process, "platform", { value: "${platform}" });\n`);
  await chmod(file, 0o644);
  return {
    env: { NODE_OPTIONS: `--import=${file}` },
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true }),
  };
}

describe.each([
  ["darwin", "macOS"],
  ["win32", "Windows"],
  ["freebsd", "freebsd"],
])("on %s", (platform, name) => {
  const sentence = `This machine runs ${name}, and Tiny Backspace needs Linux, with \`sandbox: off\` too; in a workflow that is \`runs-on: ubuntu-24.04\`.`;

  test("the command line ends with one sentence, and makes nothing", async () => {
    await using desk = await openDesk();
    await using system = await pretend(platform);
    const run = await desk.run(["--prompt", "Make sum add."], [], system);
    expect(run).toMatchObject({ exitCode: 2, stdout: "", stderr: `${sentence}\n`, leftoverFiles: [] });
    expect(await desk.run(["--help"], [], system)).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test("the action does too, before anything is asked of GitHub or the model, and its post step is quiet", async () => {
    await using scene = await openScene();
    await using system = await pretend(platform);
    await using run = await scene.label([], { ...system, stream: "none" });
    expect(run.annotations).toEqual([expect.objectContaining({ message: sentence })]);
    expect([run.main.exitCode, run.post?.exitCode]).toEqual([1, 0]);
    expect(run.post?.log).toBe("Nothing to clean up.\n");
    expect(run.leftoverFiles).toEqual([]);
    expect(scene.messages.requests).toEqual([]);
  });
});
