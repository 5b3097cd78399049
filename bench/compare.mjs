// `npm run bench [-- --runs N] [--no-peers] [--write]`: this action beside the agents that npm has, each in turn with the
// same scripted model, in one table. Peers are installed into bench/.peers the first time; without them, or where they
// can't be had, only the bare loop is compared with. `--write` puts the tables, the plots and the raw figures into docs.
import "../scripts/require-node.mjs";
import * as fs from "node:fs";
import { cpus, loadavg, release, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    "no-peers": { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const runs = Number(options.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${options.runs} is no number of runs.`);
const startedAt = performance.now();
/** What others did here when it began: the times of a busy machine say little. */
const load = Number(loadavg()[0].toFixed(1));

const { makePlaces, planOf, sizes } = await import("./compare/plan.mjs");
const { runRounds } = await import("./compare/rounds.mjs");
const { figuresOf } = await import("./compare/figures.mjs");
const { measureBaselines } = await import("./compare/baselines.mjs");
const { openAgents } = await import("./peers/index.mjs");
const { machineLine } = await import("./report/page.mjs");
const { gapTable, goalTable, mainTable, ratioTable, terminal, terminalLines } = await import(
  "./report/tables.mjs"
);

const directory = fs.mkdtempSync(join(tmpdir(), "bench-"));
const resources = new AsyncDisposableStack();
resources.defer(() => fs.rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));
try {
  // The action drops to a user of its own when it is started as root.
  fs.chmodSync(directory, 0o755);
  const { agents, missing } = await openAgents({ directory, resources, peers: !options["no-peers"] });
  for (const [name, why] of missing) console.log(`${name} is left out: ${why}`);
  const plan = planOf(runs);
  const places = makePlaces(directory, plan);
  const results = await runRounds({ agents, plan, places, say: progress });
  const figures = {
    date: new Date().toISOString().slice(0, 10),
    ...{ machine: machine(), runs, sizes },
    baselines: measureBaselines(places, { runs, ...plan.baselines }),
    agents: figuresOf(agents, results),
  };
  progress("");
  print(figures);
  if (options.write) await write(figures);
} finally {
  await resources.disposeAsync();
}

function print(figures) {
  console.log(machineLine(figures));
  const took = Math.round((performance.now() - startedAt) / 1000);
  console.log(
    `All of it took ${took} s. Memory: of others their largest process, and all of them together.\n`,
  );
  console.log(`${terminal(mainTable(figures))}\n`);
  console.log(`${terminalLines(ratioTable(figures))}\n`);
  console.log(`${terminalLines(gapTable(figures))}\n`);
  console.log(terminalLines(goalTable(figures)));
}

async function write(figures) {
  if (figures.agents.length < 5) throw new Error("Without all peers there is nothing to write.");
  const { writeReport } = await import("./report/write.mjs");
  console.log(`\nWritten: ${writeReport(figures).join(", ")}.`);
}

function machine() {
  const [{ model }] = cpus();
  return {
    ...{ cores: cpus().length, cpu: model.trim(), memoryGiB: Math.round(totalmem() / 1024 ** 3) },
    ...{ kernel: release(), node: process.versions.node, load },
  };
}

/** One line that is written over, where there is a terminal. */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
  else if (text !== "")
    process.stderr.write(`${Math.round((performance.now() - startedAt) / 1000)} s: ${text}\n`);
}
