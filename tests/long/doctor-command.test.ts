import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type Desk, openDesk } from "../support/desk.ts";
import { status } from "../support/fake-messages/index.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(async () => {
  await desk[Symbol.asyncDispose]();
});

function expectNothingDone(): void {
  expect(desk.messages.messageRequests()).toEqual([]);
  const writes = desk.github.requests.filter(
    ({ method, path }) => method !== "GET" && path !== "/graphql" && !path.endsWith("/git-upload-pack"),
  );
  expect(writes).toEqual([]);
}

test("looks at the key, the model and this machine", async () => {
  const run = await desk.run(["doctor"]);
  expect(run.exitCode).toBe(0);
  const lines = run.stdout.split("\n").filter((line) => /^[✓✗?] [A-Z]/.test(line));
  expect(lines.map((line) => line.slice(0, line.indexOf(":")))).toEqual([
    ...["✓ Inputs", "✓ Model and credentials", "✓ Prices", "? Account's credit"],
    ...["✓ Sandbox", "✓ Programs", "✓ Disk"],
  ]);
  expect(run.leftoverProcesses).toEqual([]);
  expect(run.leftoverFiles).toEqual([]);
  expectNothingDone();
});

test("with --pr looks at the repository that origin names, too", async () => {
  desk.repository.rules = [{ type: "required_signatures", branches: "**" }];
  const run = await desk.run(["doctor", "--pr"], [], { env: { GITHUB_TOKEN: desk.token } });
  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain("✓ Push: The token may push");
  expect(run.stdout).toContain("✗ Branch rules: A ruleset wants signed commits");
  expectNothingDone();
});

test("says what is wrong in the words of the command line", async () => {
  const env = { ANTHROPIC_API_KEY: "", GITHUB_TOKEN: "" };
  const run = await desk.run(["doctor", "--pr"], [], { env });
  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain("✗ Inputs: Set the environment variable ANTHROPIC_API_KEY");
  desk.messages.answerModels(status(404, { message: "model: claude-opus-55" }));
  const other = await desk.run(["doctor", "--model", "claude-opus-55"], [], {
    hiddenPrograms: ["/usr/bin/bwrap"],
  });
  expect(other.exitCode).toBe(1);
  expect(other.stdout).toContain("correct --model (404: model: claude-opus-55).");
  expect(other.stdout).toContain("change: --model claude-opus-5-5");
  expect(other.stdout).toContain("change: sudo apt-get install -y bubblewrap socat");
  expectNothingDone();
});

test.each([
  [["doctor", "--prompt", "Make sum add."], /The doctor starts no run; leave --prompt out\./],
  [["doctor", "--modle", "x"], /There is no option --modle/],
])("refuses %j", async (args, sentence) => {
  const run = await desk.run(args);
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toMatch(sentence);
});

test("a run hears of a key that is not taken and of a missing sandbox at once", async () => {
  desk.messages.answerModels(status(401, { message: "invalid x-api-key" }));
  const run = await desk.run(["--prompt", "Make sum add."], [], { hiddenPrograms: ["/usr/bin/bwrap"] });
  expect(run.exitCode).toBe(1);
  expect(run.stdout).toMatch(
    /✗ Model and credentials: The model's API refused the key given as ANTHROPIC_API_KEY/,
  );
  expect(run.stdout).toContain("✗ Sandbox: The sandbox can't be opened: bubblewrap is not installed.");
  expect(run.events.at(-1)).toMatchObject({ type: "result", failure_code: "model-rejected" });
  expectNothingDone();
});
