// `npm run bench:dashboard [-- RUNS]`: what the receiver of the live page takes and tells. The server is a process of
// its own, as in use, with its database on disk; events are those of a run of the demo's size, in deliveries of 100.
// Medians of all runs.
import "../scripts/require-node.mjs";
import { fork } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const secret = "a-secret-of-the-bench";
const runsSent = 200;
const eventsPerRun = 100;
const watcherCount = 100;
const toldCount = 200;

if (process.argv[2] === "--serve") await serve(process.argv[3]);
else await compare(Number(process.argv[2] ?? 5));

async function compare(runs) {
  const figures = [];
  for (let index = 0; index < runs; index += 1) figures.push(await measure());
  console.log(`Medians of ${runs} runs, lowest and highest in brackets.`);
  print("events taken in a second, nobody watching", "", figures, ({ perSecond }) => perSecond, 0);
  print(
    `events taken in a second, ${watcherCount} watching the run`,
    "",
    figures,
    ({ watched }) => watched,
    0,
  );
  print(
    "from an event to the last of 100 watchers, median",
    "ms",
    figures,
    ({ delays }) => median(delays),
    1,
  );
  print(
    "from an event to the last of 100 watchers, 95th of 100",
    "ms",
    figures,
    ({ delays }) => late(delays),
    1,
  );
  print("processor time per event and 100 watchers", "ms", figures, ({ processorMs }) => processorMs, 2);
  print("peak memory of the server", "MiB", figures, ({ peakBytes }) => peakBytes / 1024 ** 2, 0);
}

function print(name, unit, figures, figure, digits) {
  const sorted = figures.map(figure).sort((a, b) => a - b);
  const [low, middle, high] = [sorted[0], median(sorted), sorted.at(-1)].map((value) =>
    value.toFixed(digits),
  );
  console.log(`${name.padEnd(58)} ${middle} ${unit} (${low} to ${high})`.replace("  (", " ("));
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

function late(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)];
}

async function measure() {
  const directory = mkdtempSync(join(tmpdir(), "bench-dashboard-"));
  const server = fork(import.meta.filename, ["--serve", directory]);
  const [{ url }] = await once(server, "message");
  const perSecond = await ingest(url, "a");
  const watchers = await Promise.all(Array.from({ length: watcherCount }, () => watch(url)));
  const before = await ask(server);
  const delays = await tell(url, watchers);
  const after = await ask(server);
  const watched = await ingest(url, "live-1", 20);
  for (const { close } of watchers) close();
  const { peakBytes } = await ask(server);
  server.kill();
  await once(server, "exit");
  rmSync(directory, { recursive: true });
  const processorMs = (after.processorMs - before.processorMs) / toldCount;
  return { perSecond, watched, delays, processorMs, peakBytes };
}

/** Deliveries of 100 events one after the other, each a run of its own, or all of them one run. */
async function ingest(url, name, deliveries = runsSent) {
  const startedAt = performance.now();
  const isOneRun = name === "live-1";
  for (let index = 0; index < deliveries; index += 1) {
    const first = isOneRun ? 10_000 + index * eventsPerRun : 1;
    await deliver(url, events(isOneRun ? name : `${name}-${index}`, first, eventsPerRun));
  }
  return (deliveries * eventsPerRun) / ((performance.now() - startedAt) / 1000);
}

/** One event at a time, each when all who watch have the one before; how long that took. */
async function tell(url, watchers) {
  const delays = [];
  for (let seq = 2; seq < 2 + toldCount; seq += 1) {
    const told = Promise.all(watchers.map(({ next }) => next()));
    const startedAt = performance.now();
    await deliver(url, events("live-1", seq, 1));
    await told;
    delays.push(performance.now() - startedAt);
  }
  return delays;
}

/** Somebody who watches the run; `next` ends with the next message. */
async function watch(url) {
  await deliver(url, events("live-1", 1, 1));
  const asking = request(`${url}/runs/live-1/live`, { agent: false });
  asking.end();
  const [response] = await once(asking, "response");
  let awaited = Promise.withResolvers();
  const greeted = awaited.promise;
  let text = "";
  response.on("data", (chunk) => {
    text += chunk;
    const end = text.lastIndexOf("\n\n");
    if (!text.includes("data: ") || end < 0) return;
    text = text.slice(end + 2);
    awaited.resolve();
  });
  await greeted;
  const next = () => {
    awaited = Promise.withResolvers();
    return awaited.promise;
  };
  return { next, close: () => asking.destroy() };
}

/** What a run says, over and over: a call, what came of it, words and their cost. */
function events(run, first, count) {
  const result = `${"ok 1 should be equal\n".repeat(30)}# tests 30\n`;
  const kinds = [
    { type: "message", text: "I'll run the tests as they stand.", block: 0, done: true },
    { type: "usage", model: "claude-opus-5-5", input_tokens: 120, output_tokens: 210, total_cost_usd: 0.01 },
    { type: "tool_call", tool: "run_command", input: { command: "npm test" } },
    { type: "tool_result", tool: "run_command", result, ok: true, duration_ms: 120, truncated: false },
  ];
  return Array.from({ length: count }, (_, index) => {
    const seq = first + index;
    const turn = Math.ceil(seq / 4);
    return { ...kinds[seq % 4], id: `toolu_${turn}`, turn, seq, timestamp: 1_790_000_000_000 + seq, run };
  });
}

async function deliver(url, sent) {
  const body = sent.map((event) => `${JSON.stringify(event)}\n`).join("");
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hex = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
  const headers = {
    "x-tiny-backspace-timestamp": timestamp,
    "x-tiny-backspace-signature-256": `sha256=${hex}`,
  };
  const response = await fetch(`${url}/events`, { method: "POST", body, headers });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

async function ask(server) {
  server.send("figures");
  const [figures] = await once(server, "message");
  return figures;
}

async function serve(directory) {
  const { openDashboard } = await import("../examples/dashboard/dashboard.ts");
  const dashboard = await openDashboard({
    ...{ file: join(directory, "runs.sqlite"), secret, host: "127.0.0.1", port: 0 },
    ...{ github: "https://github.com", access: { names: new Set(["127.0.0.1"]), password: undefined } },
    // Told at once: what is measured is the work, not the wait for more.
    limits: { tellMs: 0 },
  });
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send({ processorMs: (user + system) / 1000, peakBytes: process.resourceUsage().maxRSS * 1024 });
  });
  process.send({ url: dashboard.url });
}
