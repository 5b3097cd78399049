import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

/** One line as the runner takes it from a step: each of CR, LF and CRLF ends a line. */
export interface LogLine {
  readonly stream: "stdout" | "stderr";
  readonly text: string;
}

export interface StepEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Milliseconds since the epoch, fractions included. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** Largest resident set of the step's own process, as last seen in /proc; 0 when it was too short to see. */
  readonly peakMemoryBytes: number;
  readonly lines: readonly LogLine[];
  /** Signals that the runner sent, with milliseconds since the cancel. */
  readonly signals: readonly { readonly signal: NodeJS.Signals; readonly afterMs: number }[];
  /** Milliseconds from the cancel to the end of the process; undefined when nothing was cancelled. */
  readonly cancelMs?: number;
  /** True when something still held the step's output open five seconds after its end. */
  readonly outputHeldOpen: boolean;
}

export interface StepOptions {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** The step is killed and the promise rejects after this time; a runner would wait for hours. */
  readonly timeoutMs: number;
  /** Asked after every piece of output and every few milliseconds; true cancels as the runner does. */
  readonly cancelAfter?: (log: string) => boolean;
  /** The same, for a process that is killed at once and without a word. */
  readonly killAfter?: (log: string) => boolean;
  /** Shrinks the runner's waits between its signals. */
  readonly cancelTimeScale?: number;
  readonly onLine?: (line: LogLine) => void;
}

const sigintGraceMs = 7500;
const sigtermGraceMs = 2500;
const heldOutputMs = 5000;
const watchIntervalMs = 20;
const maxOutputBytes = 64 * 1024 * 1024;

/** Runs one step's process as the runner does: pipes for output, signals to its pid only, never to its group. */
export async function runStep(options: StepOptions): Promise<StepEnd> {
  const started = performance.now();
  const [program, ...args] = options.argv;
  const child = spawn(program, args, { cwd: options.cwd, env: { ...options.env }, stdio: "pipe" });
  child.stdin.end();

  const lines: LogLine[] = [];
  const signals: { signal: NodeJS.Signals; afterMs: number }[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let log = "";
  let bytes = 0;
  let peakMemoryBytes = 0;
  let cancelledAt: number | undefined;
  let failure: Error | undefined;

  const send = (signal: NodeJS.Signals) => {
    signals.push({ signal, afterMs: performance.now() - (cancelledAt ?? started) });
    child.kill(signal);
  };
  const later = (ms: number, action: () => void) => {
    timers.add(setTimeout(action, ms));
  };
  const interrupt = () => {
    if (cancelledAt !== undefined) return;
    if (options.killAfter?.(log) === true) {
      cancelledAt = performance.now();
      send("SIGKILL");
    } else if (options.cancelAfter?.(log) === true) {
      cancelledAt = performance.now();
      const scale = options.cancelTimeScale ?? 1;
      send("SIGINT");
      later(sigintGraceMs * scale, () => send("SIGTERM"));
      later((sigintGraceMs + sigtermGraceMs) * scale, () => send("SIGKILL"));
    }
  };
  const fail = (reason: string) => {
    failure ??= new Error(`${reason} Its log ended:\n${log.slice(-4000)}`);
    child.kill("SIGKILL");
  };

  for (const stream of ["stdout", "stderr"] as const) {
    const splitter = createLineSplitter((text) => {
      const line = { stream, text };
      lines.push(line);
      log += `${text}\n`;
      options.onLine?.(line);
    });
    child[stream].on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxOutputBytes) fail(`The step printed more than ${maxOutputBytes} bytes.`);
      splitter.take(chunk);
      interrupt();
    });
    child[stream].on("end", splitter.end);
  }

  const watch = setInterval(() => {
    peakMemoryBytes = Math.max(peakMemoryBytes, readPeakMemory(child.pid));
    interrupt();
  }, watchIntervalMs);
  later(options.timeoutMs, () => fail(`The step ran longer than ${options.timeoutMs} ms.`));

  const exit = Promise.withResolvers<{
    exitCode: number | null;
    signal: NodeJS.Signals | null;
    at: number;
  }>();
  const closed = Promise.withResolvers<boolean>();
  child.on("error", exit.reject);
  child.on("exit", (exitCode, signal) => exit.resolve({ exitCode, signal, at: performance.now() }));
  child.on("close", () => closed.resolve(false));
  try {
    const end = await exit.promise;
    for (const timer of timers) clearTimeout(timer);
    later(heldOutputMs, () => closed.resolve(true));
    const outputHeldOpen = await closed.promise;
    child.stdout.destroy();
    child.stderr.destroy();
    if (failure !== undefined) throw failure;
    return {
      exitCode: end.exitCode,
      signal: end.signal,
      startedAt: performance.timeOrigin + started,
      durationMs: end.at - started,
      peakMemoryBytes,
      lines,
      signals,
      ...(cancelledAt !== undefined && { cancelMs: end.at - cancelledAt }),
      outputHeldOpen,
    };
  } finally {
    clearInterval(watch);
    for (const timer of timers) clearTimeout(timer);
  }
}

/** Cuts a stream into lines at CR, LF and CRLF, as the runner's reader does. */
function createLineSplitter(onLine: (line: string) => void) {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  const cut = (text: string, last: boolean) => {
    rest += text;
    // A CR at the very end may be the first half of a CRLF.
    const pattern = last ? /\r\n|\n|\r/ : /\r\n|\n|\r(?!$)/;
    const parts = rest.split(pattern);
    rest = parts.pop() ?? "";
    for (const part of parts) onLine(part);
  };
  return {
    take: (chunk: Buffer) => cut(decoder.write(chunk), false),
    end: () => {
      cut(decoder.end(), true);
      if (rest !== "") onLine(rest);
      rest = "";
    },
  };
}

function readPeakMemory(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
