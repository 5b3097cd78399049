// `npm run bench:events [-- EVENTS]`: what events cost the loop, with all sinks. 100,000 of them go through the emitter to
// the log, the events file and the summary, and in the second case also to a Convex deployment, an OpenTelemetry
// collector and two webhooks, all four in another process. In the third case those four never answer, which shows that
// memory stays bounded. Each case is a process of its own.
import "../scripts/require-node.mjs";
import { fork } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setImmediate as nextRound } from "node:timers/promises";

const mebibyte = 1024 ** 2;
/** The loop emits some events and waits for the model or a tool, which lets others have the processor. */
const burst = 10;

if (process.argv[2] === "--serve") await serve();
else if (process.argv[2] === "--run") await run(...process.argv.slice(3));
else await compare(Number(process.argv[2] ?? 100_000));

async function compare(count) {
  const server = fork(import.meta.filename, ["--serve"]);
  process.once("exit", () => server.kill());
  const [{ url }] = await once(server, "message");
  const results = {};
  for (const name of ["without", "answering", "hanging"]) {
    const execArgv = ["--expose-gc"];
    const child = fork(import.meta.filename, ["--run", name, url, String(count)], { execArgv });
    child.once("message", (result) => {
      results[name] = result;
    });
    const [exitCode] = await once(child, "exit");
    if (exitCode !== 0) throw new Error(`The case ${name} failed.`);
  }
  server.kill();

  const { without, answering, hanging } = results;
  console.log(
    `${count.toLocaleString("en-US")} events, ${(without.bytes / mebibyte).toFixed(0)} MiB of them.`,
  );
  for (const [name, result] of Object.entries({
    "log, events file and summary": without,
    "and four endpoints that answer": answering,
    "and four endpoints that never answer": hanging,
  })) {
    console.log(name);
    print("an event holds the loop up, median", result.medianUs, "µs");
    print("99 of 100 at most", result.p99Us, "µs");
    print("processor time of an event, all that is done later included", result.processorUs, "µs");
    print("memory held when the last event is in, garbage collected", result.heldBytes / mebibyte, "MiB");
    print("peak memory of the process, garbage included", result.peakBytes / mebibyte, "MiB");
    print("end of the run", result.endMs / 1000, "s");
    if (result.missed > 0) print("spooled, of what all four should have had", result.missed, "");
  }
  print("added to the loop by telemetry, median", answering.medianUs - without.medianUs, "µs");
}

function print(name, value, unit) {
  console.log(`  ${name.padEnd(62)} ${value.toFixed(unit === "" ? 0 : 1)} ${unit}`);
}

/** One case, measured in this process. */
async function run(name, url, count) {
  const { createEmitter } = await import("../src/events/emitter.ts");
  const { createRedactor, Secret } = await import("../src/redact.ts");
  const { openEventsFile } = await import("../src/sinks/events-file.ts");
  const { createLogSink } = await import("../src/sinks/log.ts");
  const { createSummary } = await import("../src/sinks/summary.ts");
  const { createTelemetry } = await import("../src/sinks/telemetry/telemetry.ts");
  const directory = mkdtempSync(join(tmpdir(), "bench-events-"));
  const nowhere = createWriteStream("/dev/null");
  const telemetry = createTelemetry({
    spoolFile: join(directory, "spool.jsonl"),
    env: {},
    warn: () => {},
  });
  const emitter = createEmitter({
    run: "bench",
    redactor: createRedactor([new Secret("sk-ant-bench-0000000000"), new Secret("ghs_0123456789abcdefghij")]),
    sinks: [
      createLogSink({ write: (text) => nowhere.write(text), format: "runner" }),
      openEventsFile(join(directory, "events.jsonl")),
      createSummary().sink,
      telemetry.sink,
    ],
    onSinkFailure: (_, cause) => {
      throw cause;
    },
  });
  const webhook = (format) => ({ url: `${url}/${name}`, format, secret: new Secret("whsec-0123456789") });
  const all = {
    convex: { url: `${url}/${name}`, path: "logs:create" },
    otlp: { url: `${url}/${name}/v1/traces`, headers: {}, serviceName: "bench", resource: {} },
    webhooks: [webhook("json-lines"), webhook("sse")],
  };
  telemetry.start(name === "without" ? { webhooks: [] } : all, { resource: {} });

  const times = new Float64Array(Number(count));
  const before = process.cpuUsage();
  let bytes = 0;
  for (let index = 0; index < times.length; index += 1) {
    const event = eventOf(index);
    bytes += JSON.stringify(event).length;
    const startedAt = performance.now();
    emitter.emit(event);
    times[index] = performance.now() - startedAt;
    if (index % burst === 0) await nextRound();
  }
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  const endsAt = performance.now();
  await emitter.close();
  const endMs = performance.now() - endsAt;
  const { user, system } = process.cpuUsage(before);
  times.sort();
  const result = {
    bytes,
    endMs,
    medianUs: times[times.length >> 1] * 1000,
    p99Us: times[Math.floor(times.length * 0.99)] * 1000,
    processorUs: (user + system) / times.length,
    heldBytes: heapUsed + external,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    missed: await linesIn(join(directory, "spool.jsonl")),
  };
  rmSync(directory, { recursive: true });
  process.send(result, () => process.exit());
}

/** As they come in a run: mostly words of the model, now and then a call with 8 KB of result. */
function eventOf(index) {
  const turn = Math.floor(index / 10) + 1;
  const step = index % 10;
  const line = "export function add(left: number, right: number): number { return left + right; }\n";
  if (step === 7)
    return { type: "tool_call", tool: "read_file", input: { filepath: "a.ts" }, id: `t${turn}`, turn };
  if (step === 8) {
    const result = line.repeat(100);
    return {
      type: "tool_result",
      tool: "read_file",
      result,
      id: `t${turn}`,
      ok: true,
      duration_ms: 3,
      truncated: false,
    };
  }
  if (step === 6) {
    const tokens = {
      input_tokens: 100,
      output_tokens: 300,
      cache_read_tokens: 20_000,
      cache_write_tokens: 3_000,
    };
    const cost = { cost_usd: 0.01, total_cost_usd: 0.01 * turn };
    return { type: "usage", turn, model: "claude-opus-5-5", stop_reason: "tool_use", ...tokens, ...cost };
  }
  if (step === 9) return { type: "status", message: "Reading files...", phase: "reading" };
  return {
    type: "message",
    text: "First look at what calls it, and at what it returns.\n",
    turn,
    block: 0,
    done: step === 5,
  };
}

async function linesIn(file) {
  if (!existsSync(file)) return 0;
  let count = 0;
  for await (const _ of createInterface({ input: createReadStream(file) })) count += 1;
  return count;
}

/** Endpoints that take whatever comes, or never answer. */
async function serve() {
  const server = createServer((request, response) => {
    request.resume();
    if (request.url.startsWith("/hanging")) return;
    request.once("end", () => response.end('{"status":"success","value":null}'));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  process.send({ url: `http://127.0.0.1:${server.address().port}` });
}
