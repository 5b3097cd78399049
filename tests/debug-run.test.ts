import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type FakeWebhook, startFakeWebhook } from "./support/fake-endpoints/webhook.ts";
import { call, status, turn } from "./support/fake-messages/index.ts";
import { readRunnerLog } from "./support/runner-log.ts";
import { openScene, type Scene } from "./support/scene.ts";

const secrets = {
  "the webhook's secret": "whsec-9a8b7c6d5e4f30214365",
  "the key in the webhook's address": "T0k3nInThePath123456",
};

let scene: Scene;
let webhook: FakeWebhook;
beforeEach(async () => {
  scene = await openScene();
  webhook = await startFakeWebhook({ secret: secrets["the webhook's secret"] });
});
afterEach(async () => {
  for (const one of [scene, webhook]) await one[Symbol.asyncDispose]();
});

const hostile = "env; echo '##[error]in it' \n::error::from a command\r::add-mask::a\n##[endgroup]";
const play = [
  turn(call("run_command", { command: hostile }), call("read_file", { filepath: "src/sum.js" })),
  status(529),
  turn(
    call("edit_file", { filepath: "src/sum.js", edits: [{ old_text: "a - b", new_text: "a + b" }] }),
    call("finish", { title: "Add in sum", description: "`sum` adds now." }),
  ),
];

test("with debugging on, the log has details of every part, no secret, and nothing that the runner obeys", async () => {
  const address = `${webhook.url}/${secrets["the key in the webhook's address"]}`;
  await using run = await scene.label(play, {
    debug: true,
    env: { NO_COLOR: "1" },
    inputs: { "webhook-url": address, "webhook-secret": secrets["the webhook's secret"] },
    // `runAction` looks for every one of them, and for the model's and the job's own, in all that can be seen.
    secrets,
  });
  expect(run.outputs["outcome"]).toBe("pull-request");
  expect(run.main.log).not.toContain("\u001b[");
  const { lines } = readRunnerLog(run.main.log, { debug: true });
  const details = lines.filter((line) => line.startsWith("##[debug]")).join("\n");
  for (const expected of [
    /^##\[debug\]Node v\S+ on linux .* processors, .* of memory/m,
    /^##\[debug\]POST [\d.:]+\/…\/v1\/messages: status 200, request-id req_\w+, took \d+ ms$/m,
    /^##\[debug\]POST [\d.:]+\/…\/v1\/messages: status 529, .*took \d+ ms$/m,
    /: its answer is whole, \d+ bytes, took \d+ ms$/m,
    /^##\[debug\]claude-opus-5-5 stopped with tool_use; tokens: [\d,]+ read from the cache/m,
    /^##\[debug\]GitHub: GET \/repos\/\{owner\}\/\{repo\}.*: status 200/m,
    /^##\[debug\]git (?:push|.* push) .*: exit code 0, \d+ bytes, took \d+ ms$/m,
    /^##\[debug\]gh pr create .*: exit code 0/m,
    /^##\[debug\]sandbox \d+: process \d+ runs bash -c "env; .*, with bubblewrap's options /m,
    /^##\[debug\]sandbox \d+: exit code 0, took \d+ ms$/m,
    /^##\[debug\]The webhook at [\d.:]+: \d+ of \d+ items delivered, took \d+ ms$/m,
  ]) {
    expect(details).toMatch(expected);
  }
  expect(details.match(/--unshare-\w+/g)?.length).toBeGreaterThan(3);
  const levels = run.annotations.map(({ level, message }) => `${level}: ${message}`);
  expect(levels).toEqual([expect.stringMatching(/^warning: .*Asking again in/)]);
  const { masks } = readRunnerLog(run.main.log);
  expect(masks).not.toContain("a");
});
