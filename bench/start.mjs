// `npm run bench:start [-- RUNS]`: how long the action takes to its first request to the model, how much memory it
// needs, and how large dist is. Each run is a whole one, from a labelled issue to a pull request, on local fakes.
import "../scripts/require-node.mjs";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const { openScene } = await import("../tests/support/scene.ts");
const { call, turn } = await import("../tests/support/fake-messages/index.ts");

const runs = Number(process.argv[2] ?? 9);
const root = join(import.meta.dirname, "..");

const measured = [];
for (let run = 0; run < runs; run += 1) measured.push(await measure());
const print = (name, unit, values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, middle, high] = [0, sorted.length >> 1, sorted.length - 1].map((index) =>
    Math.round(sorted[index]),
  );
  console.log(`${name.padEnd(42)} ${middle} ${unit} (${low} to ${high})`);
};

console.log(`Medians of ${runs} runs, lowest and highest in brackets.`);
print(
  "process start to first model request",
  "ms",
  measured.map((run) => run.firstRequestMs),
);
print(
  "main, from start to end",
  "ms",
  measured.map((run) => run.mainMs),
);
print(
  "post, from start to end",
  "ms",
  measured.map((run) => run.postMs),
);
print(
  "main's peak memory",
  "MiB",
  measured.map((run) => run.peakMemoryBytes / 1024 ** 2),
);
print("cli --help, from start to end", "ms", Array.from({ length: runs }, timeHelp));
for (const [name, bytes, zipped] of sizes()) {
  console.log(`${name.padEnd(42)} ${Math.round(bytes / 1000)} kB (${Math.round(zipped / 1000)} kB gzipped)`);
}

/** One run of a scripted model that adds one file. */
async function measure() {
  // No `await using`: an older Node must be able to read this file as far as its first line.
  const resources = new AsyncDisposableStack();
  try {
    const scene = resources.use(await openScene());
    const run = resources.use(
      await scene.label([
        turn(call("write_file", { filepath: "NOTES.md", content: "A note.\n" })),
        turn(call("finish", { title: "Add a note", description: "There is a note now." })),
      ]),
    );
    const { main, post } = run;
    if (main.exitCode !== 0) throw new Error(`The run failed:\n${run.log}`);
    return {
      firstRequestMs: scene.messages.messageRequests()[0].receivedAt - main.startedAt,
      mainMs: main.durationMs,
      postMs: post.durationMs,
      peakMemoryBytes: main.peakMemoryBytes,
    };
  } finally {
    await resources.disposeAsync();
  }
}

function timeHelp() {
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, [join(root, "dist/cli/index.js"), "--help"]);
  if (status !== 0) throw new Error("cli --help failed.");
  return performance.now() - startedAt;
}

/** Name, bytes and gzipped bytes of dist and of each folder in it. */
function sizes() {
  const dist = join(root, "dist");
  const paths = readdirSync(dist, { recursive: true }).filter((path) => statSync(join(dist, path)).isFile());
  const size = (name, chosen) => {
    const contents = chosen.map((path) => readFileSync(join(dist, path)));
    const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
    return [
      name,
      sum(contents.map((bytes) => bytes.length)),
      sum(contents.map((bytes) => gzipSync(bytes).length)),
    ];
  };
  const folders = Map.groupBy(paths, (path) => path.split("/")[0]);
  return [size("dist", paths), ...[...folders].sort().map(([name, inside]) => size(`dist/${name}`, inside))];
}
