// `npm run bench:agent [-- RUNS]`: what the loop itself costs beside the model's and the tools' time. A real client talks
// HTTP to a model in another process that answers at once; tools work in memory; every event, the log and the
// transcript are written as in a real run. Medians of all runs; each run is a process of its own.
import "../scripts/require-node.mjs";
import { fork } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answer } from "./model-answer.mjs";

const kilobyte = 1024;
const cases = {
  /** Two reads of 8 KB in each turn. */
  turns: { turns: 60, calls: 2, resultBytes: 8 * kilobyte },
  memory: { turns: 200, calls: 1, resultBytes: 30 * 1000 },
  long: { turns: 500, calls: 1, resultBytes: 1000 },
  input: { bytes: 300 * kilobyte, deltaBytes: 20 },
};

if (process.argv[2] === "--serve") await serve();
else if (process.argv[2] === "--run") await run(process.argv[3], process.argv[4]);
else await compare(Number(process.argv[2] ?? 5));

async function compare(runs) {
  const server = fork(import.meta.filename, ["--serve"]);
  process.once("exit", () => server.kill());
  const [{ url }] = await once(server, "message");
  const results = { turns: [], memory: [], long: [], input: [] };
  for (let index = 0; index < runs; index += 1) {
    for (const name of Object.keys(cases)) {
      const child = fork(import.meta.filename, ["--run", name, url]);
      child.once("message", (result) => results[name].push(result));
      const [exitCode] = await once(child, "exit");
      if (exitCode !== 0) throw new Error(`The case ${name} failed.`);
    }
  }

  server.kill();
  console.log(`Medians of ${runs} runs, lowest and highest in brackets.`);
  const { turns, memory, long, input } = results;
  const middle = (result) => median(result.ownMs);
  const processor = (result) => result.processorMs;
  const mebibytes = (figure) => (result) => result[figure] / kilobyte ** 2;
  print("own time per turn, median over 60 turns", "ms", turns, middle);
  print("processor time per turn, all threads, mean", "ms", turns, processor);
  print("own time per turn, median over 200 turns with 30 KB results", "ms", memory, middle);
  print("processor time per turn, all threads, mean", "ms", memory, processor);
  print("peak memory after 200 turns with 30 KB results", "MiB", memory, mebibytes("peakBytes"));
  print("of it before the first turn", "MiB", memory, mebibytes("startBytes"));
  print("own time of turns 41 to 60, median", "ms", long, (result) => median(result.ownMs.slice(40, 60)));
  print("own time of turns 481 to 500, median", "ms", long, (result) => median(result.ownMs.slice(480)));
  print("memory at turn 60 of 500 with 1 KB results", "MiB", long, mebibytes("bytesAt60"));
  print("and at turn 500", "MiB", long, mebibytes("bytesAtEnd"));
  print("input of 300 KB in deltas of 20 bytes", "ms", input, (result) => result.ms);
}

function print(name, unit, results, figure) {
  const sorted = results.map(figure).sort((a, b) => a - b);
  const [low, high] = [sorted[0], sorted.at(-1)].map((value) => value.toFixed(1));
  console.log(`${name.padEnd(62)} ${median(sorted).toFixed(1)} ${unit} (${low} to ${high})`);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** One case, measured in this process. */
async function run(name, url) {
  const { openModel } = await import("../src/agent/model.ts");
  const { Secret } = await import("../src/redact.ts");
  const model = "claude-opus-5-5";
  const client = await openModel({
    provider: {
      type: "anthropic-key",
      apiKey: new Secret("sk-ant-bench-0000000000"),
      source: "the bench",
      baseUrl: `${url}/${name}`,
    },
    proxied: false,
    signal: new AbortController().signal,
    hide: () => {},
  });
  const result = name === "input" ? await readInput(client, model) : await work(client, model, name, url);
  process.send(result, () => process.exit());
}

async function work(client, model, name, url) {
  const { runAgent } = await import("../src/agent/loop.ts");
  const { createEmitter } = await import("../src/events/emitter.ts");
  const { createRedactor, Secret } = await import("../src/redact.ts");
  const { openEventsFile } = await import("../src/sinks/events-file.ts");
  const { createLogSink } = await import("../src/sinks/log.ts");
  const { createSummary } = await import("../src/sinks/summary.ts");
  const { openTranscript } = await import("../src/sinks/transcript.ts");
  const { createMemorySandbox } = await import("../tests/support/memory-sandbox.ts");
  const { turns, resultBytes } = cases[name];
  const directory = mkdtempSync(join(tmpdir(), "bench-agent-"));
  const redactor = createRedactor([
    new Secret("sk-ant-bench-0000000000"),
    new Secret("ghs_0123456789abcdefghij"),
  ]);
  const nowhere = createWriteStream("/dev/null");
  const emitter = createEmitter({
    run: "bench",
    redactor,
    sinks: [
      openEventsFile(join(directory, "events.jsonl")),
      createLogSink({ write: (text) => nowhere.write(text), format: "runner" }),
      createSummary().sink,
    ],
    onSinkFailure: (_, cause) => {
      throw cause;
    },
  });
  const transcript = openTranscript(join(directory, "transcript.jsonl"), redactor);
  const sentAt = [];
  let bytesAt60 = 0;
  const line = "export function add(left: number, right: number): number { return left + right; }\n";
  const sandbox = createMemorySandbox({
    "a.ts": line.repeat(Math.ceil(resultBytes / line.length)).slice(0, resultBytes),
  });
  const startBytes = process.memoryUsage.rss();
  const before = process.cpuUsage();
  const result = await runAgent(
    { id: "bench", emit: emitter.emit, signal: new AbortController().signal, tempDir: directory },
    {
      task: { prompt: "Add a function." },
      sandbox,
      checkout: {
        base: { sha: "0".repeat(40), branch: "main", shallow: false },
        hidden: [],
        readBaseFile: async () => undefined,
        findBaseFiles: async () => [],
      },
      protectedPaths: [],
      client,
      model,
      budget: { maxTurns: 1000, maxCostUsd: 1000, deadline: Date.now() + 600_000 },
      commandTimeoutMs: 30_000,
      maxCommandTimeoutMs: 600_000,
      prepare: async () => {},
      record(entry) {
        if (entry.type === "request") sentAt.push(performance.now());
        if (sentAt.length === 60) bytesAt60 = process.memoryUsage.rss();
        transcript.record(entry);
      },
      redact: redactor.text,
    },
  );
  const bytesAtEnd = process.memoryUsage.rss();
  if (result.proposal === undefined) throw new Error(`The run failed: ${JSON.stringify(result)}`);
  await emitter.close();
  await transcript.close();
  rmSync(directory, { recursive: true });
  const busyMs = await (await fetch(`${url}/busy`)).json();
  const { user, system } = process.cpuUsage(before);
  const ownMs = sentAt.slice(1).map((at, index) => at - sentAt[index] - busyMs[index]);
  const peakBytes = process.resourceUsage().maxRSS * kilobyte;
  const bytes = { peakBytes, startBytes, bytesAt60, bytesAtEnd };
  return { ownMs: ownMs.slice(0, turns), processorMs: (user + system) / 1000 / turns, ...bytes };
}

async function readInput(client, model) {
  const { receive } = await import("../src/agent/receive.ts");
  const request = { model, max_tokens: 64_000, messages: [{ role: "user", content: "Write it." }] };
  const times = [];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    let startedAt;
    const onEvent = () => {
      startedAt ??= performance.now();
    };
    const received = await receive(client, request, { signal: new AbortController().signal, onEvent });
    const length = received.message?.content[1]?.input.content.length;
    if (length < cases.input.bytes - 100) throw new Error("The input did not come whole.");
    times.push(performance.now() - startedAt);
  }
  return { ms: median(times) };
}

/** A model that answers at once, and tells how long it was busy with each answer. */
async function serve() {
  const prepared = {
    turns: answers(cases.turns),
    memory: answers(cases.memory),
    long: answers(cases.long),
    input: [answerWithInput(cases.input)],
  };
  let busyMs = [];
  const server = createServer(async (request, response) => {
    const name = request.url.split("/")[1];
    if (name === "busy") return response.end(JSON.stringify(busyMs));
    request.resume();
    await once(request, "end");
    const startedAt = performance.now();
    if (name !== current.name) current = { name, turn: 0 };
    const { turn } = current;
    current.turn += 1;
    if (turn === 0) busyMs = [];
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.end(prepared[name][turn] ?? prepared[name].at(-1));
    if (turn >= prepared[name].length - 1) current = {};
    await once(response, "finish");
    busyMs.push(performance.now() - startedAt);
  });
  let current = {};
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  process.send({ url: `http://127.0.0.1:${server.address().port}` });
}

function answers({ turns, calls }) {
  const reads = Array.from({ length: calls }, (_, index) => ({
    name: "read_file",
    input: { filepath: "a.ts" },
    index,
  }));
  const finish = { name: "finish", input: { title: "Add a function", description: "Added." } };
  const whole = Array.from({ length: turns }, (_, turn) => answer(turn, reads, 30));
  return [...whole, answer(turns, [finish], 30)];
}

function answerWithInput({ bytes, deltaBytes }) {
  const content = "const line = 1; // twenty bytes\n".repeat(bytes / 32);
  return answer(0, [{ name: "write_file", input: { filepath: "a.ts", content } }], deltaBytes);
}
