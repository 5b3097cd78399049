import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { call, turn } from "./support/fake-messages/index.ts";
import { openScene, type Scene } from "./support/scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

const work = call("write_file", { filepath: "src/sum.js", content: "exports.sum = (a, b) => a + b;\n" });
const finish = turn(call("finish", { title: "Let sum add", description: "It adds now." }));
// Dots at the beginning of a name lead nowhere.
const actionIn = "..out/action";

/** Whether code that the agent leaves in the action's own files runs outside of the sandbox. */
async function tryToEscape(escapedTo: (root: string) => string, more: Parameters<Scene["label"]>[1]) {
  let mark = "";
  let isEscaped = false;
  // Known by the time that the model is asked.
  const flee = () => {
    const line = `import("node:fs").then((fs) => fs.writeFileSync(${JSON.stringify(mark)}, ""));`;
    const write = `for file in ${actionIn}/dist/*/*.js; do echo '${line}' >> $file; done`;
    const move = "mv ..out old; cp -r old ..out; mv ..out/action ..out/old; cp -r ..out/old ..out/action";
    return turn(work, call("run_command", { command: `${write}; ${move}; ${write}; true` }));
  };
  const run = await scene.label([flee, finish], {
    actionIn,
    ...more,
    async before({ directories }) {
      mark = escapedTo(directories.root);
    },
    async between() {
      isEscaped = existsSync(mark);
    },
  });
  return { run, isEscaped };
}

test("what is read of the action when the agent has worked is what was there before", async () => {
  const { run, isEscaped } = await tryToEscape((root) => join(root, "escaped"), {});
  await using _ = run;
  expect(run.outputs["outcome"]).toBe("pull-request");
  expect(isEscaped).toBe(false);
  expect(run.post?.exitCode).toBe(0);
});

test("what is hidden among the action's own files stays so, and can't be written to either", async () => {
  const hidden = `${actionIn}/dist/secret/.env`;
  const command = `cat ${hidden}; ls ${actionIn}/dist; for file in ${hidden} ${actionIn}/dist/secret/new; do echo x > $file; done`;
  await using run = await scene.label([turn(work, call("run_command", { command })), finish], {
    actionIn,
    inputs: { "hidden-paths": `/${hidden}` },
    async before(job) {
      await job.run("mkdir", `${actionIn}/dist/secret`);
      await job.run("sh", "-c", `echo 'API_TOKEN=hidden-1234567890' > ${hidden}`);
    },
  });
  const result = run.events.find((event) => event.type === "tool_result" && event.tool === "run_command");
  const text = result?.type === "tool_result" ? result.result : "";
  expect(text).not.toContain("hidden-1234567890");
  expect(text).toContain("licenses.txt");
  expect(text.match(/Read-only file system/g)).toHaveLength(2);
});

test("where the agent works on a copy, it may do with it what it likes", async () => {
  const { run, isEscaped } = await tryToEscape((root) => join(root, "escaped"), {
    inputs: { workspace: "copy" },
  });
  await using _ = run;
  expect(run.outputs["outcome"]).toBe("pull-request");
  expect(isEscaped).toBe(false);
  const [result] = run.events.filter((event) => event.type === "tool_result" && event.tool === "run_command");
  expect(result).toMatchObject({ ok: true, result: expect.not.stringContaining("Read-only") });
});
