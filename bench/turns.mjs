// `npm run bench:turns [-- TURNS KILOBYTES CALLS COMMAND]`: what a whole run of dist costs between an answer's end and the
// next request, and how much memory it and the sandbox's worker have, from its first turn to its last. By default 60
// turns in each of which one file of 8 KB is read; with a COMMAND each call runs that instead, read-only. The model
// answers at once, in this process. Processor time is the steadier figure where others use the machine too.
import "../scripts/require-node.mjs";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { answer } from "./model-answer.mjs";

const { startFakeGitHub } = await import("../tests/support/fake-github/index.ts");
const { labelledIssue, runAction } = await import("../tests/support/run-action.ts");

const [turns = 60, kilobytes = 8, calls = 1] = process.argv.slice(2, 5).map(Number);
const command = process.argv[5];
const told = new Set([1, 20, 60, 100, 200, 300, 400, 500, turns]);
const line = "export function add(left: number, right: number): number { return left + right; }\n";
const files = { "big.ts": line.repeat(Math.ceil((kilobytes * 1000) / line.length)) };

const gapsMs = [];
const server = createServer(serve());
server.listen(0, "127.0.0.1");
await once(server, "listening");
const run = await runOnce(`http://127.0.0.1:${server.address().port}`);
if (run.main.exitCode !== 0) throw new Error(`The run failed:\n${run.log}`);
gapsMs.sort((a, b) => a - b);
const share = (part) => gapsMs[Math.floor(gapsMs.length * part)].toFixed(1);
console.log(
  `between an answer and the next request: median ${share(0.5)} ms, 9 of 10 at most ${share(0.9)} ms`,
);
console.log(
  `all turns ${gapsMs.reduce((sum, ms) => sum + ms, 0).toFixed(0)} ms, main ${run.main.durationMs.toFixed(0)} ms`,
);
console.log(`main's peak memory ${(run.main.peakMemoryBytes / 1024 ** 2).toFixed(0)} MiB`);
process.exit();

async function runOnce(url) {
  const github = await startFakeGitHub();
  const names = { name: "octo/demo", files, defaultBranch: "trunk", roles: { writer: "write" } };
  const repository = await github.addRepository(names);
  const issue = { title: "Add a function", body: "", author: "reporter" };
  const { number } = repository.addIssue(issue);
  repository.putLabel(repository.issue(number), "backspace");
  const permissions = { contents: "write", pull_requests: "write", issues: "write" };
  return await runAction({
    github,
    repository,
    token: github.addToken({ kind: "app", permissions, repositories: [repository.fullName] }),
    trigger: labelledIssue({
      ...{ repository: repository.fullName, defaultBranch: repository.defaultBranch },
      ...{ issue: { ...issue, number, comments: [] }, label: "backspace", sender: "writer" },
    }),
    messages: { url, apiKey: "sk-ant-api03-model-key-0123456789abcdef", requests: [] },
    inputs: { "max-turns": `${turns + 1}`, "max-cost-usd": "1000" },
    checked: false,
    timeoutMs: 600_000,
  });
}

/** A model that answers at once, and looks at the processes as it is asked. */
function serve() {
  const call = command
    ? { name: "run_command", input: { command, read_only: true } }
    : { name: "read_file", input: { filepath: "big.ts" } };
  const done = { name: "finish", input: { result: "nothing-to-do", title: "Done", description: "Done." } };
  let turn = 0;
  let answeredAt;
  return async (request, response) => {
    const askedAt = performance.now();
    request.resume();
    await once(request, "end");
    if (request.method !== "POST") return response.writeHead(404).end();
    turn += 1;
    if (answeredAt !== undefined) gapsMs.push(askedAt - answeredAt);
    if (told.has(turn)) tell(turn);
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.end(answer(turn, turn < turns ? Array(calls).fill(call) : [done], 30));
    await once(response, "finish");
    answeredAt = performance.now();
  };
}

function tell(turn) {
  const mine = readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && descends(pid));
  const find = (pattern) => mine.find((pid) => pattern.test(read(pid, "cmdline").replaceAll("\0", " ")));
  const of = { main: find(/^\S*node .*\/main\/index\.js/), worker: find(/^\S*node .*worker/) };
  const shown = Object.entries(of).map(
    ([name, pid]) => `${name} ${memoryMiB(pid)} MiB, ${processorMs(pid)} ms`,
  );
  console.log(`turn ${String(turn).padStart(3)}: ${shown.join(" · ")}`);
}

function read(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}

function statOf(pid) {
  return read(pid, "stat").split(") ").at(-1).split(" ");
}

function memoryMiB(pid) {
  return Math.round(/VmRSS:\s+(\d+)/.exec(read(pid, "status"))?.[1] / 1024);
}

/** As Linux counts it, in hundredths of a second. */
function processorMs(pid) {
  return (Number(statOf(pid)[11]) + Number(statOf(pid)[12])) * 10;
}

function descends(pid) {
  for (let at = Number(pid); at > 1; at = Number(statOf(at)[1])) if (at === process.pid) return true;
  return false;
}
