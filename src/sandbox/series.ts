import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import { createPieces } from "../pieces.ts";
import type { End, Launcher, Started } from "./launcher.ts";
import type { Series, SeriesRequest } from "./sandbox.ts";

// A request is the number of its words and the words, the same for its variables, and how many bytes of input follow;
// everything ends with NUL. The next one comes only when this one is answered, so that nothing is read too far. What a
// program leaves of its input is read away. No word is ever taken for shell text.
const script = `IFS= read -r -d '' mark || exit
run() { for pair in "\${pairs[@]}"; do export "$pair"; done; exec "\${words[@]}"; }
while IFS= read -r -d '' count; do
  mapfile -d '' -n "$count" -t words
  IFS= read -r -d '' count; pairs=()
  [ "$count" = 0 ] || mapfile -d '' -n "$count" -t pairs
  IFS= read -r -d '' size
  if [ "$size" = 0 ]; then ( run ) </dev/null; else
    /usr/bin/head -c "$size" | { ( run ); code=$?; /bin/cat >/dev/null; exit "$code"; }
  fi
  printf '%s%03d' "$mark" "$?"
  printf '%s' "$mark" >&2
done`;

/** The shell's input is a socket, and it must not take itself for a remote one, which reads ~/.bashrc. */
const shell = ["/bin/bash", "--norc", "--noprofile", "-c", script, "series"];

const maxErrorBytes = 64 * 1024;

/**
 * Runs programs of the trusted side's choice one after another in one namespace, which costs a tenth of one for each.
 * What they leave running lives until the series ends.
 */
export async function openSeries(
  launcher: Launcher,
  { mounts, signal }: SeriesRequest,
): Promise<Series & { readonly ended: Promise<End> }> {
  signal.throwIfAborted();
  const started = await launcher.start({
    argv: shell,
    workspaceReadOnly: false,
    mounts,
    descriptors: ["pipe", "pipe", "pipe"],
  });
  // Nobody in there can know it before it is said, and it is said to the shell alone.
  const mark = randomBytes(16).toString("hex");
  const input = started.writable(0);
  input.on("error", () => undefined);
  input.write(`${mark}\0`);
  const readOutput = readUntil(started.readable(1), mark, codeDigits);
  const readErrors = readUntil(started.readable(2), mark, 0);
  let fault: Error | undefined;
  const stop = (error: Error) => {
    fault ??= error;
    started.kill();
  };
  const onAbort = () => stop(new Error("the run was cancelled", { cause: signal.reason }));
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();

  const runOne: Series["run"] = async (request) => {
    if (fault !== undefined) throw fault;
    const { argv, timeoutMs, maxOutputBytes } = request;
    const tooMuch = () => stop(new Error(`more than ${maxOutputBytes} bytes of output`));
    const answers = [readOutput(maxOutputBytes, tooMuch), readErrors(maxErrorBytes)] as const;
    const timer = setTimeout(() => stop(new Error(`no end after ${timeoutMs} ms`)), timeoutMs);
    try {
      for (const part of requestBytes(request, started.nameInside)) input.write(part);
      const [stdout, stderr] = await Promise.all(answers);
      const message = stderr.bytes.toString("utf8");
      if (fault === undefined && (stdout.tail === undefined || stderr.tail === undefined)) {
        fault = await whyEnded(started, argv[0], message);
      }
      if (fault !== undefined) throw fault;
      return { exitCode: Number(stdout.tail), stdout: stdout.bytes, stderr: message };
    } finally {
      clearTimeout(timer);
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    ended: started.ended,
    run(request) {
      const result = last.then(() => runOne(request));
      last = result.catch(() => undefined);
      return result;
    },
    async [Symbol.asyncDispose]() {
      signal.removeEventListener("abort", onAbort);
      fault ??= new Error("the series has ended");
      started.kill();
      await started.ended;
    },
  };
}

const codeDigits = 3;

function requestBytes(
  { argv, env = {}, input = Buffer.alloc(0) }: Parameters<Series["run"]>[0],
  nameInside: (text: string) => string = (text) => text,
): Buffer[] {
  const words = argv.map(nameInside);
  const pairs = Object.entries(env).map(([name, value]) => `${name}=${nameInside(value)}`);
  const fields = [String(words.length), ...words, String(pairs.length), ...pairs, String(input.length)];
  if (fields.some((field) => field.includes("\0"))) throw new Error("an argument contains a NUL character");
  return [Buffer.from(fields.map((field) => `${field}\0`).join("")), input];
}

async function whyEnded(started: Started, program: string, message: string): Promise<Error> {
  const end = await started.ended;
  if (!end.started) return new Error(`the sandbox did not start: ${message.trim()}`);
  return end.exceeded === undefined
    ? new Error(`${program} gave no answer`)
    : new Error(`${program} used more than ${end.exceeded.limitBytes} bytes of memory`);
}

interface Answer {
  readonly bytes: Buffer;
  /** What came behind the mark; undefined where the stream ended before it. */
  readonly tail?: string;
}

/** Reads what comes up to the mark and so many characters behind it, again and again. Keeps `limit` bytes of it. */
function readUntil(
  stream: Readable,
  mark: string,
  tailLength: number,
): (limit: number, onOverflow?: () => void) => Promise<Answer> {
  const length = mark.length + tailLength;
  let waiting: { readonly take: (chunk: Buffer) => void; readonly end: () => void } | undefined;
  let over = false;
  const pump = async () => {
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) waiting?.take(chunk);
    } finally {
      over = true;
      waiting?.end();
    }
  };
  // A stream that breaks off (ECONNRESET) has ended.
  pump().catch(() => undefined);
  return (limit, onOverflow) => {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const kept = createPieces();
    const most = limit + length;
    let size = 0;
    // Nothing follows the mark before it is asked for: it is always what came last.
    let last: Buffer = Buffer.alloc(0);
    const end = () => resolve({ bytes: kept.take().subarray(0, limit) });
    if (over) end();
    waiting = {
      end,
      take(chunk) {
        if (size < most) kept.push(chunk.subarray(0, most - size));
        size += chunk.length;
        if (size > most) onOverflow?.();
        last = Buffer.concat([last, chunk.subarray(-length)]).subarray(-length);
        const text = last.toString("latin1");
        if (!text.startsWith(mark) || text.length < length) return;
        waiting = undefined;
        resolve({
          bytes: kept.take().subarray(0, Math.min(limit, size - length)),
          tail: text.slice(mark.length),
        });
      },
    };
    return promise;
  };
}
