// `npm run bench:sandbox [-- RUNS] [--root]`: what the sandbox costs, beside a bare spawn and, where npm can fetch it,
// @anthropic-ai/sandbox-runtime. Medians; every case is measured once in every round. Started as root it measures as an
// unprivileged user, as on a hosted runner, unless told `--root`.
import "../scripts/require-node.mjs";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { cpus, loadavg, release, totalmem } from "node:os";
import { join } from "node:path";
import { asMeasured, systemPath } from "./as-measured.mjs";

const manyFiles = 50_000;
const many = "50,000 files";
const mebibyte = 1024 ** 2;
const outputBytes = 50 * mebibyte;
/** What eight commands that are marked read_only do side by side. */
const eight = { count: 8, seconds: 0.5 };
/** Exact versions: figures of different days are about the same peer. */
const peerPackages = { "@anthropic-ai/sandbox-runtime": "0.0.83", "@vscode/ripgrep": "1.18.0" };
const [peerName] = Object.keys(peerPackages);
/** With many files nothing may take longer than with 10, but for what a busy machine adds. */
const mostGrowth = { commandMs: 3, readMs: 0.5, openingMs: 30 };

/** What others did here when it began: figures of a busy machine say little. */
const loadBefore = loadavg()[0].toFixed(1);

if (process.argv[2] === "--measure") await measure(process.argv[3], Number(process.argv[4]));
else await prepare(process.argv.slice(2));

/** Makes the workspaces, then starts this file again as the user to measure as. */
async function prepare(options) {
  const runs = Number(options.find((option) => /^\d+$/.test(option)) ?? 50);
  const directory = fs.mkdtempSync("/tmp/tb-bench-");
  try {
    fs.chmodSync(directory, 0o755);
    makeWorkspace(join(directory, "few"), 10);
    makeWorkspace(join(directory, "many"), manyFiles);
    for (const name of ["home", "run", "peer"]) fs.mkdirSync(join(directory, name));
    fs.writeFileSync(join(directory, "output.txt"), "0123456789abcde\n".repeat(outputBytes / 16));
    const { bundleWorker } = await import("../tests/support/worker-bundle.ts");
    fs.copyFileSync(await bundleWorker(), join(directory, "worker.js"));
    installPeer(join(directory, "peer"));
    const measured = await asMeasured("sandbox.mjs", { directory, asRoot: options.includes("--root") });
    const { status } = spawnSync("/usr/bin/env", [...measured, String(runs)], {
      cwd: "/",
      env: { PATH: systemPath, HOME: join(directory, "home"), LANG: "C.UTF-8" },
      stdio: "inherit",
    });
    process.exitCode = status ?? 1;
  } finally {
    fs.rmSync(directory, { recursive: true, force: true });
  }
}

function makeWorkspace(path, count) {
  for (let index = 0; index < count; index += 1) {
    const folder = join(path, `folder-${index % 200}`, `part-${index % 7}`);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(join(folder, `file-${index}.js`), `exports.value = ${index};\n`.repeat(100));
  }
  fs.writeFileSync(join(path, "ten-kilobytes.txt"), "0123456789abcde\n".repeat(640));
  const git = (...args) =>
    execFileSync("git", ["-c", "gc.auto=0", "-c", "maintenance.auto=false", ...args], { cwd: path });
  git("init", "-q");
  git("add", "-A");
  git("-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "-q", "-m", "all");
  fs.cpSync(join(path, ".git"), `${path}-git`, { recursive: true });
}

/** Without it the table has no such rows, and says why. */
function installPeer(directory) {
  const names = Object.entries(peerPackages).map(([name, version]) => `${name}@${version}`);
  const npm = ["install", "--no-audit", "--no-fund", "--save-exact", "--prefix", directory, ...names];
  const { status, stderr, error } = spawnSync("npm", npm, {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    timeout: 120_000,
  });
  if (status === 0) return;
  fs.rmSync(join(directory, "node_modules"), { recursive: true, force: true });
  const why = error?.message ?? stderr.trim().split("\n")[0] ?? "";
  console.log(`${names[0]} could not be installed, so there is nothing to compare with: ${why}`);
}

async function measure(directory, runs) {
  const { openSandbox } = await import("../src/sandbox/bubblewrap.ts");
  const { selfTest } = await import("../src/sandbox/self-test.ts");
  const signal = new AbortController().signal;
  const open = (name, more) =>
    openSandbox({
      ...more,
      ...{
        workspace: join(directory, name),
        mode: "in-place",
        tempDir: join(directory, "run"),
        hide: [],
        signal,
      },
      git: { directory: join(directory, `${name}-git`), objects: join(directory, name, ".git/objects") },
      ...{ path: systemPath, home: join(directory, "home"), node: process.execPath },
      programs: Object.fromEntries(
        ["bwrap", "choom", "setpriv", "socat"].map((program) => [program, `/usr/bin/${program}`]),
      ),
      ...{ worker: join(directory, "worker.js"), uid: process.getuid(), gid: process.getgid() },
    });
  const { trustedEnvironment } = await import("../src/trusted.ts");
  const { openWorkspace } = await import("../src/workspace/workspace.ts");
  const command = { command: "true", timeoutMs: 60_000, maxOutputBytes: 30_000, readOnly: false, signal };
  const openAndTest = async (name) => {
    const sandbox = await open(name);
    await selfTest(sandbox);
    const spent = performance.now();
    await sandbox[Symbol.asyncDispose]();
    return spent;
  };
  const policy = {
    everyPublicHost: false,
    hosts: [{ name: "registry.example", subdomains: false, port: 443 }],
  };
  const boxes = {
    few: await open("few"),
    many: await open("many"),
    network: await open("few", { network: { policy, env: {}, onRefused: () => undefined } }),
  };
  await boxes.few.runCommand({
    ...command,
    command: `yes 0123456789abcde | head -c ${outputBytes} >/tmp/output.txt`,
  });
  const memoryBytes = await memoryFor(() =>
    boxes.few.runCommand({ ...command, command: "cat /tmp/output.txt" }),
  );
  const gibibyte = await boxes.few.runCommand({ ...command, command: "head -c 1G /dev/zero; echo drained" });
  if (gibibyte.end.code !== 0 || !gibibyte.tail.endsWith("drained\n"))
    throw new Error("1 GiB is not drained.");
  /** The time between a run's first look at the checkout and the agent's first command. */
  const openAndRecord = async (name) => {
    const tempDir = fs.mkdtempSync(join(directory, "run", "workspace-"));
    const home = join(tempDir, "home");
    fs.mkdirSync(home);
    const workspace = await openWorkspace({
      ...{ directory: join(directory, name), tempDir, git: "/usr/bin/git" },
      env: trustedEnvironment(process.env, home),
    });
    const sandbox = await open(name, { git: workspace.throwawayGit, tempDir });
    await workspace.recordBaseline(sandbox, signal);
    const spent = performance.now();
    await sandbox[Symbol.asyncDispose]();
    fs.rmSync(tempDir, { recursive: true });
    return spent;
  };
  const cases = { "bare spawn of bash": () => runBare("true") };
  for (const [name, files] of [
    ["few", "10 files"],
    ["many", many],
  ]) {
    const sandbox = boxes[name];
    cases[`a command, ${files}`] = () => sandbox.runCommand(command);
    cases[`a 10 KB read, ${files}`] = () => sandbox.readFile({ path: "ten-kilobytes.txt", maxBytes: 30_000 });
    cases[`opening with self-test, ${files}`] = () => openAndTest(name);
    cases[`opening, with the state before the agent, ${files}`] = async () => openAndRecord(name);
  }
  const where = { path: ".", limit: 1000 };
  const needle = "exports.value = 19999;";
  const git = (...args) => execFileSync("git", args, { cwd: join(directory, "many"), maxBuffer: 1 << 26 });
  cases[`a search, ${many}`] = () =>
    boxes.many.search({ ...where, pattern: needle, ignoreCase: false, contextLines: 0 });
  cases[`git grep, ${many}`] = () => git("grep", "--untracked", "-n", "-P", needle);
  cases[`a listing, ${many}`] = () => boxes.many.listFiles(where);
  cases[`git ls-files, ${many}`] = () => git("ls-files", "-co", "--exclude-standard", "-z");
  const output = join(directory, "output.txt");
  cases["cat of 50 MiB to /dev/null"] = () => runBare(`cat ${output} >/dev/null`);
  cases["a command that prints 50 MiB"] = () =>
    boxes.few.runCommand({ ...command, command: "cat /tmp/output.txt", onOutput: () => {} });
  const pause = { ...command, command: `sleep ${eight.seconds}`, readOnly: true };
  cases["eight half-second commands side by side"] = () =>
    Promise.all(Array.from({ length: eight.count }, () => boxes.few.runCommand(pause)));
  cases["a command with network, 10 files"] = () => boxes.network.runCommand(command);
  const peer = await openPeer(directory);
  if (peer !== undefined) {
    cases["sandbox-runtime, 10 files"] = () => peer.run(join(directory, "few"));
    cases[`sandbox-runtime, ${many}`] = () => peer.run(join(directory, "many"));
  }
  const times = await inTurn(cases, runs);
  await peer?.close();
  for (const sandbox of Object.values(boxes)) await sandbox[Symbol.asyncDispose]();
  print(times, runs, { memoryBytes, version: peer?.version });
}

/** By how much the most memory that this process ever had grows with something. */
async function memoryFor(work) {
  const before = process.resourceUsage().maxRSS;
  await work();
  return (process.resourceUsage().maxRSS - before) * 1024;
}

/** Milliseconds of each case, in rounds; each round begins with another case, and the first isn't counted. */
async function inTurn(cases, runs) {
  const names = Object.keys(cases);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round <= runs; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length];
      const startedAt = performance.now();
      const endedAt = await cases[name]();
      const ms = (typeof endedAt === "number" ? endedAt : performance.now()) - startedAt;
      if (round > 0) times[name].push(ms);
    }
  }
  return times;
}

/** A shell and nothing else, its output read to the end. */
function runBare(command, cwd = "/") {
  const { promise, resolve } = Promise.withResolvers();
  const env = { PATH: systemPath };
  const child = spawn("/bin/bash", ["-c", command], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.resume();
  child.stderr.resume();
  child.once("close", () => resolve());
  return promise;
}

/** The same command with the other sandbox, as its README says; undefined where it isn't installed. */
async function openPeer(directory) {
  const modules = join(directory, "peer/node_modules");
  const home = join(modules, peerName);
  if (!fs.existsSync(home)) return undefined;
  const { version, exports, main } = JSON.parse(fs.readFileSync(join(home, "package.json"), "utf8"));
  const entry = exports?.["."]?.import ?? exports?.["."]?.default ?? main;
  const { SandboxManager } = await import(join(home, typeof entry === "string" ? entry : "dist/index.js"));
  const arch = process.arch === "arm64" ? "arm64" : "x64";
  await SandboxManager.initialize({
    network: { allowedDomains: [], deniedDomains: [] },
    filesystem: { denyRead: [], allowWrite: [".", "/tmp"], denyWrite: [] },
    ripgrep: { command: join(modules, `@vscode/ripgrep-linux-${arch}/bin/rg`) },
  });
  return {
    version,
    run: async (workspace) => {
      process.chdir(workspace);
      await runBare(await SandboxManager.wrapWithSandbox("true"), workspace);
      SandboxManager.cleanupAfterCommand?.();
    },
    close: () => SandboxManager.reset(),
  };
}

function print(times, runs, { memoryBytes, version }) {
  const middle = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
  const cpu = `${cpus().length} × ${cpus()[0]?.model.trim()}`;
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GiB`;
  const user = process.getuid() === 0 ? "root" : "an unprivileged user";
  const load = loadavg()[0].toFixed(1);
  console.log(
    `${new Date().toISOString().slice(0, 10)}, Linux ${release()}, ${cpu}, ${memory}, load ${loadBefore} before and ${load} after`,
  );
  console.log(
    `Node ${process.versions.node}, ${bubblewrapVersion()}, as ${user}; sandbox-runtime ${version ?? "not installed"}`,
  );
  console.log(`\n| medians of ${runs}, in turn | ms | middle half |\n|---|---|---|`);
  for (const [name, all] of Object.entries(times)) {
    const sorted = all.toSorted((a, b) => a - b);
    const half = [0.25, 0.75].map((part) => sorted[Math.floor(sorted.length * part)].toFixed(1));
    console.log(`| ${name} | ${middle[name].toFixed(1)} | ${half.join(" to ")} |`);
  }
  const over = (name) => middle[name] - middle["bare spawn of bash"];
  const growth = (name) => middle[`${name}, ${many}`] - middle[`${name}, 10 files`];
  console.log("\n| promise | at most | measured |\n|---|---|---|");
  for (const [promise, limit, ms] of [
    ["a command over a bare spawn", 20, over("a command, 10 files")],
    [`that with ${many}`, 20, over(`a command, ${many}`)],
    [`a command with ${many} over one with 10`, mostGrowth.commandMs, growth("a command")],
    ["that with a network", 30, over("a command with network, 10 files")],
    ["a 10 KB read through the worker", 2, middle["a 10 KB read, 10 files"]],
    [`that with ${many} over 10`, mostGrowth.readMs, growth("a 10 KB read")],
    ["opening with self-test", 300, middle["opening with self-test, 10 files"]],
    // As root the workspace is copied, which takes as long as the disk needs to make so many files.
    ...(process.getuid() === 0
      ? []
      : [
          [`that with ${many}`, 300, middle[`opening with self-test, ${many}`]],
          ["the one over the other", mostGrowth.openingMs, growth("opening with self-test")],
        ]),
    [
      "50 MiB of output over `cat >/dev/null` of the same",
      150,
      middle["a command that prints 50 MiB"] - middle["cat of 50 MiB to /dev/null"],
    ],
    [
      "eight half-second commands that are marked read_only",
      750,
      middle["eight half-second commands side by side"],
    ],
  ]) {
    console.log(`| ${promise} | ${limit} ms | ${ms.toFixed(1)} ms ${ms <= limit ? "✓" : "✗"} |`);
  }
  const share = (one, other) => middle[one] / middle[other];
  for (const [promise, limit, times] of [
    ["a search beside `git grep`", 1.1, share(`a search, ${many}`, `git grep, ${many}`)],
    ["a listing beside `git ls-files`", 1.1, share(`a listing, ${many}`, `git ls-files, ${many}`)],
    [
      `opening, with the state before the agent: ${many} beside 10`,
      1.2,
      share(
        `opening, with the state before the agent, ${many}`,
        "opening, with the state before the agent, 10 files",
      ),
    ],
  ]) {
    console.log(`| ${promise} | ${limit} | ${times.toFixed(2)} ${times <= limit ? "✓" : "✗"} |`);
  }
  const more = memoryBytes / mebibyte;
  console.log(
    `| more memory for 50 MiB of output | 10 MiB | ${more.toFixed(1)} MiB ${more <= 10 ? "✓" : "✗"} |`,
  );
}

function bubblewrapVersion() {
  return execFileSync("/usr/bin/bwrap", ["--version"], { encoding: "utf8" }).trim();
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
