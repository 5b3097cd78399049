import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import { expect } from "@jest/globals";
import fc from "fast-check";
import type { End, Started } from "../../../src/sandbox/launcher.ts";
import { bounds } from "../../../src/sandbox/protocol.ts";
import { readResponse, resultGuards } from "../../../src/sandbox/worker-answers.ts";
import { openWorkerClient } from "../../../src/sandbox/worker-client.ts";
import { type Check, check } from "./check.ts";

const requests = [
  { op: "read", path: "a", maxBytes: 100 },
  { op: "write", path: "a", content: "b" },
  { op: "list", path: ".", depth: 1, limit: 10 },
  { op: "search", pattern: "a", path: ".", limit: 10 },
] as unknown as Parameters<ReturnType<typeof openWorkerClient>["ask"]>[0][];

const results = [
  {
    type: "text",
    text: "a",
    firstLine: 1,
    lastLine: 1,
    totalLines: 1,
    sizeBytes: 1,
    truncated: false,
    tail: "b",
  },
  { type: "binary", sizeBytes: 4, format: "binary data", image: "AAAA" },
  { type: "directory", entries: ["a/", "b"], truncated: true },
  { created: true },
  { paths: ["a", "b"], total: 2 },
  { matches: [{ path: "a", line: 1, text: "a", match: true }], truncated: false },
];

const oddValue = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(null, -1, 1.5, 2 ** 60, "x".repeat(bounds.messageCharacters + 1), [[]], { toString: 1 }),
);

/** A right result, or one of which a field is odd, is missing, or is one too many. */
const result = fc.oneof(
  fc.constantFrom<unknown>(...results),
  fc
    .tuple(fc.constantFrom(...results), fc.nat(8), fc.option(oddValue, { nil: undefined }))
    .map(([base, at, value]) => ({ ...base, [Object.keys(base)[at] ?? "__proto__"]: value })),
  oddValue,
);

const response = fc
  .record(
    {
      id: fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: 1, max: 3 }) },
        { weight: 1, arbitrary: oddValue },
      ),
      type: fc.oneof(fc.constantFrom("result", "result", "refused", "failed", "other"), oddValue),
      result,
      message: fc.oneof(fc.string(), oddValue),
    },
    { requiredKeys: [] },
  )
  .map((value) => Buffer.from(`${JSON.stringify(value)}\n`));

const piece = fc.oneof(
  { weight: 6, arbitrary: response },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        "\n",
        "\r\n",
        "{",
        '{"id":1',
        "[".repeat(100_000),
        "\0",
        "\ufeff{}\n",
        '{"id":1}\n{"id":1}\n',
      )
      .map((text) => Buffer.from(text)),
  },
);

/** What a worker writes, in chunks that end anywhere. */
const output = fc
  .tuple(fc.array(piece, { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }))
  .map(([pieces, cuts]) => {
    const whole = Buffer.concat(pieces);
    const chunks: Buffer[] = [];
    let at = 0;
    for (const length of cuts) {
      chunks.push(whole.subarray(at, at + length));
      at += length;
    }
    return [...chunks, whole.subarray(at)].filter((chunk) => chunk.length > 0);
  });

/** A worker that waits for a request, writes that, and ends. */
function startWorker(chunks: readonly Buffer[]): Started {
  const input = new PassThrough();
  const killed = Promise.withResolvers<End>();
  const answers = Readable.from(
    (async function* () {
      await once(input, "data");
      yield* chunks;
    })(),
  );
  return {
    writable: () => input,
    readable: () => answers,
    ended: killed.promise,
    kill: () => {
      answers.destroy();
      killed.resolve({ started: true, code: null, signal: "SIGKILL" });
    },
  };
}

const hangMs = 10_000;

/** Every request ends, and what a caller gets is of the promised shape or an error. */
async function settle(chunks: readonly Buffer[], asked: typeof requests): Promise<void> {
  const client = openWorkerClient(async () => startWorker(chunks));
  const timer = Promise.withResolvers<never>();
  const timeout = setTimeout(() => timer.reject(new Error(`no end after ${hangMs} ms`)), hangMs);
  try {
    const ends = await Promise.race([
      Promise.allSettled(asked.map((request) => client.ask(request))),
      timer.promise,
    ]);
    for (const [index, end] of ends.entries()) {
      if (end.status === "rejected") expect(Error.isError(end.reason)).toBe(true);
      else expect(resultGuards[asked[index]?.op ?? "read"](end.value)).toBe(true);
    }
    await Promise.race([client[Symbol.asyncDispose](), timer.promise]);
  } finally {
    clearTimeout(timeout);
  }
}

export const workerProperties: Readonly<Record<string, Check>> = {
  "any line is a response or nothing": check(
    fc.property(
      fc.oneof(
        piece,
        response.map((line) => line.subarray(0, -1)),
      ),
      (line) => {
        const read = readResponse(line);
        if (read === undefined) return;
        expect(Number.isSafeInteger(read.id) && read.id >= 0).toBe(true);
        if (read.type !== "result") expect(read.message.length).toBeLessThanOrEqual(bounds.messageCharacters);
      },
    ),
    1000,
  ),
  "any bytes from the worker end every request, and never crash or hang": check(
    fc.asyncProperty(output, fc.array(fc.constantFrom(...requests), { minLength: 1, maxLength: 3 }), settle),
    300,
  ),
};
