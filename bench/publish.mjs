// `npm run bench:publish [-- RUNS] [--root]`: export, commit and push of a change of three files in a repository of
// 50,000 files and 200 MB, beside `git add -A && git commit && git push`, to the fake GitHub, from checkouts as
// actions/checkout leaves them; first with the base where it was, then with a base that moved on. Started as root it
// measures as an unprivileged user, as on a hosted runner, unless told `--root`.
import "../scripts/require-node.mjs";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import { cpus, release } from "node:os";
import { join } from "node:path";
import { asMeasured, systemPath } from "./as-measured.mjs";

const [files, fileBytes] = [50_000, 4000];
const identity = ["-c", "user.name=bench", "-c", "user.email=bench@localhost"];
const changed = [0, 20_000, 49_999].map(
  (index) => `part-${index % 40}/folder-${index % 1000}/file-${index}.txt`,
);
const edit = `for f in ${changed.join(" ")}; do echo changed >> $f; done`;
const token = { contents: "write", pull_requests: "write" };

if (process.argv[2] === "--measure") await measure(process.argv[3], Number(process.argv[4]));
else await prepare(process.argv.slice(2));

/** Makes the repository and the checkouts, and moves the base on when it is asked to. */
async function prepare(options) {
  const runs = Number(options.find((option) => /^\d+$/.test(option)) ?? 5);
  const directory = fs.mkdtempSync("/tmp/tb-bench-");
  const resources = new AsyncDisposableStack();
  try {
    fs.chmodSync(directory, 0o755);
    const { startFakeGitHub } = await import("../tests/support/fake-github/index.ts");
    const { bundleWorker } = await import("../tests/support/worker-bundle.ts");
    const github = resources.use(await startFakeGitHub());
    const source = join(directory, "source.git");
    makeRepository(source);
    const repository = await github.addRepository({ name: "octo/demo", from: source });
    fs.rmSync(source, { recursive: true });
    const access = { ...github.env, TOKEN: github.addToken({ kind: "app", permissions: token }) };
    for (const name of ["plain", "ours"]) await checkOut(join(directory, name), access);
    fs.mkdirSync(join(directory, "home"));
    fs.copyFileSync(await bundleWorker(), join(directory, "worker.js"));
    const command = await asMeasured("publish.mjs", { directory, asRoot: options.includes("--root") });
    const child = spawn("/usr/bin/env", [...command, String(runs)], {
      cwd: "/",
      env: { PATH: systemPath, HOME: join(directory, "home"), LANG: "C.UTF-8", ...access },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child.on("message", async ({ moveBase, forget }) => {
      if (forget !== undefined) await repository.run("update-ref", "-d", `refs/heads/${forget}`);
      if (moveBase)
        await repository.commit({ files: { MOVED: `${performance.now()}\n` }, message: "Moved on" });
      child.send({});
    });
    [process.exitCode] = await once(child, "close");
  } finally {
    await resources.disposeAsync();
    fs.rmSync(directory, { recursive: true, force: true });
  }
}

/** One commit with files of words, as compressible as source text. */
function makeRepository(path) {
  let state = 1;
  const next = (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  const words = Array.from({ length: 4000 }, () => next(36 ** 6).toString(36));
  const text = () => {
    let line = "";
    while (line.length < fileBytes) line += `${words[next(4000)]}${next(9) === 0 ? "\n" : " "}`;
    return `${line.slice(0, fileBytes - 1)}\n`;
  };
  const blobs = Array.from({ length: files }, (_, index) => {
    const path = `part-${index % 40}/folder-${index % 1000}/file-${index}.txt`;
    return `M 644 inline ${path}\ndata ${fileBytes}\n${text()}\n`;
  });
  const head = "commit refs/heads/main\ncommitter bench <bench@localhost> 1700000000 +0000\ndata 3\nall\n";
  execFileSync("git", ["init", "-q", "--bare", path]);
  execFileSync("git", ["-C", path, "fast-import", "--quiet"], { input: `${head}${blobs.join("")}done\n` });
}

/** As actions/checkout does it, credentials included. */
async function checkOut(directory, { TOKEN, ...env }) {
  const git = async (...args) => {
    const child = spawn("git", ["-C", directory, ...args], {
      env: { PATH: systemPath, HOME: "/nonexistent", ...env },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const [exitCode] = await once(child, "close");
    if (exitCode !== 0) throw new Error(`git ${args[0]} failed.`);
  };
  fs.mkdirSync(directory);
  await git("init", "-q", "--initial-branch=main");
  await git("remote", "add", "origin", "https://github.com/octo/demo");
  const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${TOKEN}`).toString("base64")}`;
  await git("config", "http.https://github.com/.extraheader", header);
  await git("config", "gc.auto", "0");
  const from = "+refs/heads/main:refs/remotes/origin/main";
  await git("-c", "protocol.version=2", "fetch", "-q", "--no-tags", "--depth=1", "origin", from);
  await git("checkout", "-q", "--force", "-B", "main", "refs/remotes/origin/main");
}

/** In the child: both ways in turn, the base at rest and then moving. */
async function measure(directory, runs) {
  const results = [];
  for (const moving of [false, true]) {
    const figures = { plain: [], ours: [] };
    for (let run = 0; run < runs; run += 1) {
      if (moving) await ask({ moveBase: true });
      const name = `${moving ? "moving" : "rest"}-${run}`;
      figures.plain.push(await plain(join(directory, "plain"), `plain-${name}`));
      figures.ours.push(await ours(directory, `ours-${name}`));
    }
    results.push({ moving, ...figures });
  }
  print(results, runs);
  process.disconnect();
}

/** The server's side is in the parent. */
async function ask(message) {
  process.send(message);
  await once(process, "message");
}

async function plain(checkout, branch) {
  const run = (script) => execFileSync("/bin/sh", ["-c", script], { cwd: checkout, stdio: "pipe" });
  run(edit);
  const times = {};
  const timed = (part, script) => {
    const startedAt = performance.now();
    run(script);
    times[part] = performance.now() - startedAt;
  };
  timed("export", "git add -A");
  timed("commit", `git ${identity.join(" ")} commit -q -m change`);
  timed("push", `git push -q origin HEAD:refs/heads/${branch}`);
  await ask({ forget: branch });
  run("git reset -q --hard origin/main; git reflog expire --expire=all --all; git prune --expire=now");
  return { ...times, sum: sum(times) };
}

async function ours(directory, branch) {
  const { trustedEnvironment } = await import("../src/trusted.ts");
  const { openWorkspace } = await import("../src/workspace/workspace.ts");
  const { openSandbox } = await import("../src/sandbox/bubblewrap.ts");
  const { openGitHub } = await import("../src/github/github.ts");
  const { protectedPatterns } = await import("../src/protected-paths.ts");
  const { Secret } = await import("../src/redact.ts");
  const { signal } = new AbortController();
  const tempDir = fs.mkdtempSync(join(directory, "run-"));
  const home = join(tempDir, "home");
  fs.mkdirSync(home);
  const env = trustedEnvironment(process.env, home);
  const checkout = join(directory, "ours");
  const before = {};
  const times = {};
  const timed = async (record, part, work) => {
    const startedAt = performance.now();
    const value = await work();
    record[part] = performance.now() - startedAt;
    return value;
  };
  const workspace = await timed(before, "opening the workspace", () =>
    openWorkspace({
      ...{ directory: checkout, tempDir, git: "/usr/bin/git", env },
      protectedPaths: protectedPatterns([]),
    }),
  );
  const sandbox = await openSandbox({
    ...{ workspace: checkout, mode: "in-place", git: workspace.throwawayGit, tempDir, signal, hide: [] },
    ...{ path: systemPath, home, node: process.execPath, worker: join(directory, "worker.js") },
    programs: Object.fromEntries(
      ["bwrap", "choom", "setpriv"].map((program) => [program, `/usr/bin/${program}`]),
    ),
    ...{ uid: process.getuid(), gid: process.getgid() },
  });
  try {
    await timed(before, "the state before the agent", () => workspace.recordBaseline(sandbox, signal));
    const agent = { command: edit, timeoutMs: 60_000, maxOutputBytes: 10_000, readOnly: false, signal };
    await sandbox.runCommand(agent);
    const changes = await timed(times, "export", () => workspace.exportChanges(sandbox, signal));
    if (changes.files.length !== changed.length) throw new Error("The change is not what was done.");
    const author = { name: "bench", email: "bench@localhost" };
    const sha = await timed(times, "commit", () =>
      workspace.commit({ tree: changes.tree, message: "change\n", author }),
    );
    const github = openGitHub({
      ...{ token: new Secret(process.env.TOKEN), repository: "octo/demo", tempDir, env, signal },
      ...{ serverUrl: "https://github.com", apiUrl: "https://api.github.com" },
      programs: { git: "/usr/bin/git" },
    });
    await timed(times, "push", () =>
      github.push({ gitDir: workspace.gitDir, sha, branch, expect: "absent" }),
    );
  } finally {
    await sandbox[Symbol.asyncDispose]();
  }
  await ask({ forget: branch });
  execFileSync("git", ["checkout", "-q", "--", "."], { cwd: checkout });
  fs.rmSync(tempDir, { recursive: true });
  return { ...times, sum: sum(times), ...before };
}

function sum(times) {
  return Object.values(times).reduce((total, ms) => total + ms, 0);
}

function print(results, runs) {
  const cpu = `${cpus().length} × ${cpus()[0]?.model.trim()}`;
  const [git] = execFileSync("git", ["--version"], { encoding: "utf8" }).trim().split("\n");
  console.log(`${new Date().toISOString().slice(0, 10)}, Linux ${release()}, ${cpu}, ${git}`);
  for (const { moving, plain, ours } of results) {
    console.log(
      `\n| medians of ${runs}, the base ${moving ? "moved on" : "at rest"} | plain git, ms | ours, ms |`,
    );
    console.log("|---|---|---|");
    for (const part of Object.keys(ours[0])) {
      const figure = (way) => (way[0][part] === undefined ? "" : spread(way.map((times) => times[part])));
      console.log(`| ${part} | ${figure(plain)} | ${figure(ours)} |`);
    }
  }
}

function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, middle, high] = [0, sorted.length >> 1, sorted.length - 1].map((at) => Math.round(sorted[at]));
  return `${middle} (${low} to ${high})`;
}
