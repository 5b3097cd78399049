import { spawn } from "node:child_process";
import { chmod, cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { createPrinter } from "../demo/print.ts";
import { readRecording } from "../demo/recording.ts";
import { startFakeMessages } from "./support/fake-messages/index.ts";

const project = join(import.meta.dirname, "..");
const recording = join(project, "demo/minimist.recording.jsonl");
const source = join(project, "node_modules/minimist-1.2.5");
let scratch: string;
// A whole run each, on machines that may have much else to do.
jest.setTimeout(90_000);

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "demo-test-"));
  // The user that the action runs as must get through.
  await chmod(scratch, 0o755);
});

afterAll(async () => {
  await rm(scratch, { recursive: true, force: true });
});

test("a long quote is folded in its own column, and what follows it is another", () => {
  const printed: string[] = [];
  const print = createPrinter((text) => void printed.push(text), { colour: false });
  const lines = Array.from({ length: 20 }, (_, index) => `│ ${index + 1}`);
  for (const line of ["::group::✓ search", ...lines, "::endgroup::", "│ That is where it is."]) {
    print.logLine(line);
  }
  print.endLog();
  const shown = lines.map((line) => `  ${line}\n`);
  expect(printed.join("")).toBe(
    `▾ ✓ search\n${shown.slice(0, 8).join("")}  │ … 4 more lines …\n${shown.slice(12).join("")}│ That is where it is.\n`,
  );
});

test("what debug logging says is shown where it is on, as the runner's page shows it", () => {
  const shown = (debug: boolean) => {
    const printed: string[] = [];
    const print = createPrinter((text) => void printed.push(text), { colour: false, debug });
    for (const line of ["::debug::git fetch, exit code 0", "Using checked-out repository..."])
      print.logLine(line);
    print.endLog();
    return printed.join("");
  };
  expect(shown(true)).toBe("##[debug]git fetch, exit code 0\nUsing checked-out repository...\n");
  expect(shown(false)).toBe("Using checked-out repository...\n");
});

/** Starts the demo as `npm run demo` does, without a key. */
const demo = (...args: string[]) => demoWith({}, ...args);

async function demoWith(
  env: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<{ exitCode: number | null; output: string }> {
  const child = spawn(process.execPath, ["scripts/demo.mjs", ...args], {
    cwd: project,
    env: { PATH: process.env["PATH"] ?? "", HOME: scratch, TMPDIR: scratch, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on("error", reject);
  child.on("close", resolve);
  return { exitCode: await promise, output: `${await promise.then(() => Buffer.concat(output))}` };
}

test("shows a pull request that repairs the package, and says that no model was asked", async () => {
  const { exitCode, output } = await demo();
  expect(output).toMatch(/^[^\n]*\n[^\n]*played from a recording[^\n]*nothing is paid/);
  expect(output).toMatch(/on main:\n146 passed, 2 failed\n {2}✗ proto pollution \(constructor function\)/);
  expect(output).toMatch(/ under issue #1, .*\n\n│ \*\*Tiny Backspace opened \[pull request #2\]/);
  expect(output).toContain("Pull request #2: Refuse keys that lead to a function's prototype");
  expect(output).toMatch(/^\+.*leadsToPrototype \(obj, key\)/m);
  expect(output).toMatch(/on its branch ═+\n\n151 passed, 0 failed/);
  expect(output).toMatch(/Outcome: pull-request in .*\nCost: \$\d+\.\d+ /);
  expect(output).toMatch(/^Artifacts: .*change\.patch.*events\.jsonl.*transcript\.jsonl/m);
  expect(output.trimEnd()).toMatch(/The model was played from the recording; nothing was paid\.$/);
  expect(exitCode).toBe(0);
});

test("with a key the model is asked, at the gateway that the environment names, and it says so", async () => {
  const apiKey = "sk-ant-api03-a-key-for-the-demo-0123456789";
  await using messages = await startFakeMessages({ apiKey });
  messages.play(...(await readRecording(recording, { paced: false })));
  const env = { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: messages.url };
  const { exitCode, output } = await demoWith(env);
  expect(output).toMatch(/^[^\n]*\nANTHROPIC_API_KEY is set: the real model is asked/);
  expect(output).not.toMatch(/recording/);
  expect(output).toContain("Pull request #2: Refuse keys that lead to a function's prototype");
  expect(output).toMatch(/on its branch ═+\n\n151 passed, 0 failed/);
  expect(output).toMatch(/^Cost: \$\d+\.\d+ paid /m);
  expect(output.trimEnd()).toMatch(/The real model was asked\.$/);
  expect(output).not.toContain(apiKey);
  const [, artifacts = ""] = /^Artifacts: (\S+) /m.exec(output) ?? [];
  for (const name of await readdir(artifacts)) {
    const file = join(artifacts, name);
    if ((await stat(file)).isFile()) expect(await readFile(file, "latin1")).not.toContain(apiKey);
  }
  expect(exitCode).toBe(0);
  expect(messages.messageRequests()[0]?.headers).toMatchObject({ authorization: `Bearer ${apiKey}` });
  messages.assertFinished();
});

test("another recording is another run: an edit that doesn't apply is answered, and the tests go on failing", async () => {
  const text = await readFile(recording, "utf8");
  const other = join(scratch, "other.recording.jsonl");
  await writeFile(
    other,
    text
      .replaceAll("key === '__proto__') return;", "key == '__proto__') return;")
      .replace("Refuse keys", "Try to refuse keys"),
  );
  const { exitCode, output } = await demo("--recording", other);
  expect(output).toContain("index.js was not changed.");
  expect(output).toContain("Pull request #2: Try to refuse keys that lead to a function's prototype");
  expect(output).toMatch(/on its branch ═+\n\n148 passed, 3 failed/);
  expect(output).toContain("The tests fail on the pull request's branch.");
  expect(exitCode).toBe(1);
});

test("another source is another run: the recording no longer fits it", async () => {
  const other = join(scratch, "package");
  await cp(source, other, { recursive: true });
  const text = await readFile(join(other, "index.js"), "utf8");
  await writeFile(join(other, "index.js"), text.replaceAll("'__proto__'", '"__proto__"'));
  const { exitCode, output } = await demo("--source", other);
  expect(output).toContain('if (key === "__proto__") return;');
  expect(output).toContain("index.js was not changed.");
  expect(output).toMatch(/on its branch ═+\n\n\d+ passed, 3 failed/);
  expect(exitCode).toBe(1);
});
