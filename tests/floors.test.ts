import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "@jest/globals";

interface Violation {
  readonly from: string;
  readonly rule: string;
}

type Files = Readonly<Record<string, string>>;

const settings = [".dependency-cruiser.mjs", "biome.json", "tsconfig.json", "package.json", "scripts/lint"];

/** Lays out a source tree with these files under the project's own settings, and removes it after the look at it. */
function inHouse<Found>(files: Files, look: (house: string) => Found): Found {
  const house = mkdtempSync(join(tmpdir(), "floors-"));
  try {
    for (const path of settings) cpSync(path, join(house, path), { recursive: true });
    symlinkSync(resolve("node_modules"), join(house, "node_modules"));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(house, path)), { recursive: true });
      writeFileSync(join(house, path), `${text}\n`);
    }
    return look(house);
  } finally {
    rmSync(house, { recursive: true });
  }
}

/** What breaks the rules about imports. */
function cruise(files: Files): Violation[] {
  return inHouse(files, (house) => {
    const { stdout } = spawnSync(
      process.execPath,
      [
        ...[resolve("node_modules/.bin/depcruise"), "src"],
        ...["--config", ".dependency-cruiser.mjs", "--output-type", "json"],
      ],
      { cwd: house, encoding: "utf8" },
    );
    const report = JSON.parse(stdout) as {
      summary: { violations: { from: string; rule: { name: string } }[] };
    };
    return report.summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }));
  });
}

/** Lines, as `file:line`, that read the environment, the arguments or the working directory and must not. */
function findReaders(files: Files): string[] {
  return inHouse(files, (house) => {
    const { stdout } = spawnSync(
      resolve("node_modules/.bin/biome"),
      ["lint", "--colors=off", "--vcs-enabled=false", "--reporter=json", "--max-diagnostics=none", "src"],
      { cwd: house, encoding: "utf8" },
    );
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { category: string; location: { path: string; start: { line: number } } }[];
    };
    return diagnostics
      .filter(({ category }) => category === "plugin")
      .map(({ location }) => `${location.path}:${location.start.line}`)
      .sort();
  });
}

const imports = (...specifiers: string[]) =>
  specifiers.map((name, index) => `export * as part${index} from "${name}";`).join("\n");

test("imports that go down break no rule", () => {
  const violations = cruise({
    "src/main.ts": imports("./solve.ts", "./sinks/log.ts", "@actions/core"),
    "src/solve.ts": imports("./config.ts", "./errors.ts"),
    "src/config.ts": imports("./agent/loop.ts", "./task.ts"),
    "src/task.ts": imports("./agent/loop.ts"),
    "src/sinks/log.ts": imports("../errors.ts"),
    "src/agent/loop.ts": imports("../tools/index.ts", "@anthropic-ai/sdk"),
    "src/tools/index.ts": imports("../sandbox/sandbox.ts"),
    "src/sandbox/sandbox.ts": imports("../process.ts", "./worker-client.ts", "node:fs"),
    "src/sandbox/worker-client.ts": imports("../process.ts"),
    "src/sandbox/worker.ts": imports("./worker-files.ts"),
    "src/sandbox/worker-files.ts": imports("node:fs/promises"),
    "src/process.ts": imports("node:child_process", "./errors.ts"),
    "src/errors.ts": "export const nothing = 0;",
  });
  expect(violations).toEqual([]);
});

const planted: readonly (readonly [rule: string, path: string, specifier: string])[] = [
  ["floors:ground-imports-nothing-above", "src/errors.ts", "./github/github.ts"],
  ["floors:ground-imports-nothing-above", "src/events/event.ts", "../agent/loop.ts"],
  ["floors:places-imports-nothing-above", "src/github/github.ts", "../agent/loop.ts"],
  ["floors:mind-imports-nothing-above", "src/agent/loop.ts", "../config.ts"],
  ["floors:steps-imports-nothing-above", "src/publish.ts", "./config.ts"],
  ["floors:config-imports-nothing-above", "src/config.ts", "./solve.ts"],
  ["floors:story-imports-nothing-above", "src/solve.ts", "./action.ts"],
  ["mind:tools-know-no-agent", "src/tools/index.ts", "../agent/loop.ts"],
  ["places:none-knows-another", "src/sandbox/sandbox.ts", "../github/github.ts"],
  ["nobody-imports-an-entry", "src/action.ts", "./main.ts"],
  ["sinks-only-for-doors", "src/solve.ts", "./sinks/log.ts"],
  ["processes-start-in-process.ts", "src/solve.ts", "node:child_process"],
  ["processes-start-in-process.ts", "src/tools/index.ts", "child_process"],
  ["actions-exec-only-in-trusted.ts", "src/solve.ts", "@actions/exec"],
  ["actions-core-only-in-doors", "src/solve.ts", "@actions/core"],
  ["github-client-only-in-github", "src/publish.ts", "@actions/github"],
  ["model-client-only-in-agent", "src/github/github.ts", "@anthropic-ai/sdk"],
  ["process-is-a-global", "src/solve.ts", "node:process"],
  ["files-below-the-mind-and-in-doors", "src/tools/index.ts", "node:fs/promises"],
  ["files-below-the-mind-and-in-doors", "src/agent/loop.ts", "node:fs"],
  ["files-below-the-mind-and-in-doors", "src/publish.ts", "fs"],
  ["sandboxed-files-only-in-the-worker", "src/sandbox/sandbox.ts", "./worker-files.ts"],
  ["sandboxed-files-only-in-the-worker", "src/sandbox/worker-client.ts", "./worker-read.ts"],
  ["sandboxed-files-only-in-the-worker", "src/tools/index.ts", "../sandbox/worker.ts"],
  ["not-to-dev-dep", "src/process.ts", "fast-check"],
  ["not-to-unresolvable", "src/process.ts", "./nowhere.ts"],
  ["every-file-has-a-floor", "src/utils.ts", ""],
];

test("every import that goes up is reported, and so is every client outside its room", () => {
  const empty = [
    ...["src/main.ts", "src/sinks/log.ts", "src/utils.ts"],
    ...["src/sandbox/worker.ts", "src/sandbox/worker-files.ts", "src/sandbox/worker-read.ts"],
  ].map((path) => [path, "export const nothing = 0;"]);
  const importing = planted.filter(([, , specifier]) => specifier !== "");
  const files = [...Map.groupBy(importing, ([, path]) => path)].map(([path, plants]) => [
    path,
    imports(...new Set(plants.map((p) => p[2]))),
  ]);
  const violations = cruise(Object.fromEntries([...empty, ...files]));
  const missed = planted.filter(
    ([rule, path]) => !violations.some((found) => found.rule === rule && found.from === path),
  );
  expect(missed).toEqual([]);
});

test("a type that is imported from above breaks the floors too", () => {
  const violations = cruise({
    "src/config.ts": "export interface Config { readonly model: string }",
    "src/agent/loop.ts": `import type { Config } from "../config.ts";\nexport type Model = Config["model"];`,
  });
  expect(violations).toEqual([{ from: "src/agent/loop.ts", rule: "floors:mind-imports-nothing-above" }]);
});

test("an import cycle is reported", () => {
  const violations = cruise({
    "src/tools/index.ts": imports("./other.ts"),
    "src/tools/other.ts": imports("./index.ts"),
  });
  expect(violations.map(({ rule }) => rule)).toEqual(["no-circular"]);
});

const readings = [
  'export const a = process.env["GITHUB_TOKEN"];',
  "export const b = process.argv.slice(2);",
  "export const c = process.cwd();",
  "export const { env: d } = process;",
  'export const e = process["env"];',
  "export const f = process?.env;",
  "export const g = globalThis.process.env;",
  "export const h = { ...process.env };",
  "export const i = structuredClone(process);",
  "export const j = tmpdir();",
];

test("every way to read the environment, the arguments or the working directory is reported, but in doors", () => {
  const text = readings.join("\n");
  const places = ["src/agent/loop.ts", "src/solve.ts", "src/action.ts", "src/errors.ts"];
  const doors = ["src/main.ts", "src/cli.ts", "src/sandbox/worker.ts"];
  const found = findReaders(Object.fromEntries([...places, ...doors].map((path) => [path, text])));
  expect(found).toEqual(places.flatMap((path) => readings.map((_, index) => `${path}:${index + 1}`)).sort());
});

test("what a process may ask of itself otherwise is no reading", () => {
  const text =
    "export const a = process.pid;\nprocess.on('exit', () => process.exit(1));\nprocess.stdout.write('');";
  expect(findReaders({ "src/solve.ts": text })).toEqual([]);
});
