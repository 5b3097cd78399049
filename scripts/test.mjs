// `npm test` runs every check, `npm run test:long` the long tests. The last line reads "N passed, N failed".
// What follows `--` goes to jest, without the other checks: `npm test -- tests/setup.test.ts`.
import "./require-node.mjs";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { ensureSystemPackages } from "./setup.mjs";

const root = join(import.meta.dirname, "..");
const bin = join(root, "node_modules/.bin");
const long = process.argv[2] === "--long";
const jestArgs = process.argv.slice(long ? 3 : 2);

/** Of the long tests one needs a browser, which not every machine has that runs some of the others. */
const withBrowser = long && (jestArgs.length === 0 || jestArgs.some((arg) => arg.includes("live-page")));

process.chdir(root);
process.env.PATH = `${bin}${delimiter}${process.env.PATH}`;
/** A test that never ends must not hold a machine for hours. */
const jestTimeoutMs = (long ? 60 : 20) * 60_000;
const tally = { passed: 0, failed: 0, skipped: 0 };

try {
  ensureSystemPackages({ withBrowser });
  tally.passed += 1;
} catch (cause) {
  console.log(`✗ system packages: ${cause.message}`);
  tally.failed += 1;
}
if (!long && jestArgs.length === 0) await runChecks();
await runJest();

const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : "";
console.log(`\n${tally.passed} passed, ${tally.failed} failed${skipped}`);
process.exit(tally.failed > 0 ? 1 : 0);

/** The checks that need no tests, the slowest first, as many side by side as there are processors. */
async function runChecks() {
  const queue = [
    ["dist equals a fresh build", "node", ["scripts/check-dist.mjs"]],
    ["floors", "depcruise", ["src", "--config", ".dependency-cruiser.mjs"]],
    ["dead code", "knip", []],
    ["dead code in the product", "knip", ["--production"]],
    ["lint and format", "biome", ["ci", "--colors=off", "--error-on-warnings", "."]],
    ["types", "tsc", ["-p", "."]],
    ...(existsSync("scripts/docs.mjs") ? [["docs", "node", ["scripts/docs.mjs", "--check"]]] : []),
  ];
  const worker = async () => {
    for (let check = queue.shift(); check !== undefined; check = queue.shift()) await runCheck(check);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

async function runCheck([name, program, args]) {
  const startedAt = performance.now();
  const { exitCode, output } = await run(program, args);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${exitCode === 0 ? "✓" : "✗"} ${name} (${seconds} s)`);
  if (exitCode === 0) {
    tally.passed += 1;
  } else {
    tally.failed += 1;
    console.log(output.trimEnd());
  }
}

async function runJest() {
  const directory = await mkdtemp(join(tmpdir(), "jest-"));
  const report = join(directory, "report.json");
  const { exitCode } = await run(
    "node",
    [
      // As flags, because child processes of the tests would inherit NODE_OPTIONS.
      ...[
        "--experimental-vm-modules",
        "--disable-warning=ExperimentalWarning",
        "node_modules/jest/bin/jest.js",
      ],
      ...["--json", `--outputFile=${report}`, `--maxWorkers=${availableParallelism()}`],
      ...(long ? ["--config", "jest.long.config.ts"] : []),
      ...jestArgs,
    ],
    // With --json jest prints the report too; its progress goes to stderr.
    ["ignore", "ignore", "inherit"],
    jestTimeoutMs,
  );
  await readReport(report, exitCode);
  await rm(directory, { recursive: true });
}

async function readReport(path, exitCode) {
  if (!existsSync(path)) {
    console.log("✗ jest ended without a report");
    tally.failed += 1;
    return;
  }
  const report = JSON.parse(await readFile(path, "utf8"));
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  tally.passed += report.numPassedTests;
  tally.failed += failed;
  tally.skipped += report.numPendingTests + report.numTodoTests;
  if (failed === 0 && exitCode !== 0) {
    console.log(`✗ jest ended with exit code ${exitCode}`);
    tally.failed += 1;
  }
  if (tally.skipped > 0) refuseSkips(report);
}

/** A skip is for a machine that can't run the test; CI can. */
function refuseSkips(report) {
  const skips = report.testResults.flatMap((suite) =>
    suite.assertionResults.filter((test) => test.status === "pending" || test.status === "todo"),
  );
  for (const test of skips) console.log(`skipped: ${test.fullName}`);
  if (!process.env.CI) return;
  console.log("✗ In CI a skipped test counts as failed.");
  tally.failed += tally.skipped;
  tally.skipped = 0;
}

function run(program, args, stdio = ["ignore", "pipe", "pipe"], timeoutMs = 300_000) {
  const child = spawn(program, args, { stdio, timeout: timeoutMs });
  const output = [];
  child.stdout?.on("data", (chunk) => output.push(chunk));
  child.stderr?.on("data", (chunk) => output.push(chunk));
  const { promise, resolve } = Promise.withResolvers();
  child.on("error", (cause) => resolve({ exitCode: 1, output: cause.message }));
  child.on("close", (code) => resolve({ exitCode: code ?? 1, output: Buffer.concat(output).toString() }));
  return promise;
}
