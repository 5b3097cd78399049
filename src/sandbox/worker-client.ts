import type { Readable } from "node:stream";
import { ToolError } from "../errors.ts";
import { createPieces } from "../pieces.ts";
import { isErrno } from "../process.ts";
import type { Started } from "./launcher.ts";
import { bounds, type Operation, type WorkerRequest, type WorkerResults } from "./protocol.ts";
import { readResponse, resultGuards } from "./worker-answers.ts";

type Ask = <Op extends Operation>(
  request: Omit<Extract<WorkerRequest, { op: Op }>, "id"> & { readonly op: Op },
) => Promise<WorkerResults[Op]>;

/** The file tools' way into the sandbox. What comes back is untrusted: bounded, checked, never more than data. */
export interface WorkerClient extends AsyncDisposable {
  readonly ask: Ask;
}

/** The worker ended, or answered what no honest worker would. */
class WorkerBroken extends Error {
  override readonly name = "WorkerBroken";
}

const tooMuchMemory = new ToolError("Not done: it took too much memory. Narrow the path or the pattern.");
const answerMs = 60_000;
const maxRestarts = 5;

/** `start` starts the worker, with pipes at descriptors 0 and 1. */
export function openWorkerClient(start: () => Promise<Started>): WorkerClient {
  let current: Promise<Worker> | undefined;
  let starts = 0;
  let closed = false;

  const worker = (): Promise<Worker> => {
    if (closed) throw new Error("the sandbox is closed");
    if (current === undefined) {
      if (starts > maxRestarts) throw new WorkerBroken("the sandbox's file worker broke too often");
      starts += 1;
      current = start().then((process) =>
        talkTo(process, ({ itsFault }) => {
          current = undefined;
          if (!itsFault) starts -= 1;
        }),
      );
    }
    return current;
  };

  return {
    ask: async (request) => {
      try {
        return await (await worker()).ask(request);
      } catch (error) {
        // Every operation can be repeated. A command may have used up the memory that the worker lived in.
        if (!(error instanceof WorkerBroken) || closed) throw error;
        return await (await worker()).ask(request);
      }
    },
    [Symbol.asyncDispose]: async () => {
      closed = true;
      await (await current?.catch(() => undefined))?.close();
    },
  };
}

interface Worker {
  readonly ask: Ask;
  readonly close: () => Promise<void>;
}

interface Pending {
  readonly accept: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

function talkTo(process: Started, onBreak: (why: { readonly itsFault: boolean }) => void): Worker {
  const pending = new Map<number, Pending>();
  const input = process.writable(0);
  let lastId = 0;
  let broken: WorkerBroken | undefined;

  /** `answer` is for the model, where what it asked for was too much. */
  const breakDown = (why: string, answer?: ToolError) => {
    if (broken !== undefined) return;
    broken = new WorkerBroken(`the sandbox's file worker ${why}`);
    onBreak({ itsFault: answer === undefined });
    process.kill();
    for (const { reject } of pending.values()) reject(answer ?? broken);
    pending.clear();
  };
  const onEnd = async () => {
    process.kill();
    const end = await process.ended;
    breakDown("ended", end.started && end.exceeded !== undefined ? tooMuchMemory : undefined);
  };
  const onLine = (line: Buffer) => {
    const response = readResponse(line);
    const waiting = response === undefined ? undefined : pending.get(response.id);
    if (response === undefined || waiting === undefined)
      return breakDown("gave an answer that was not asked for");
    pending.delete(response.id);
    if (response.type === "result") waiting.accept(response.result);
    else if (response.type === "refused") waiting.reject(new ToolError(response.message));
    else waiting.reject(new Error(`the sandbox's file worker failed: ${response.message}`));
  };
  input.on("error", () => breakDown("does not listen any more"));
  void readLines(process.readable(1), onLine).then(onEnd, () => breakDown("gave an answer that is too long"));

  const ask: Ask = async (request) => {
    if (broken !== undefined) throw broken;
    lastId += 1;
    const id = lastId;
    const { promise, resolve, reject } = Promise.withResolvers<WorkerResults[typeof request.op]>();
    const guard = resultGuards[request.op];
    pending.set(id, {
      accept: (result) => {
        if (guard(result)) resolve(result);
        else {
          reject(new WorkerBroken("the sandbox's file worker gave an answer of the wrong shape"));
          breakDown("gave an answer of the wrong shape");
        }
      },
      reject,
    });
    const timer = setTimeout(() => breakDown(`did not answer for ${answerMs / 1000} s`), answerMs);
    try {
      input.write(`${JSON.stringify({ id, ...request })}\n`);
      return await promise;
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    ask,
    close: async () => {
      breakDown("was closed");
      await process.ended;
    },
  };
}

/** Calls back for each line; rejects when one is longer than it may be. */
async function readLines(stream: Readable, onLine: (line: Buffer) => void): Promise<void> {
  const begun = createPieces();
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      let start = 0;
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
        begun.push(chunk.subarray(start, end));
        onLine(begun.take());
        length = 0;
        start = end + 1;
      }
      if (start < chunk.length) begun.push(chunk.subarray(start));
      length += chunk.length - start;
      if (length > bounds.responseLine) throw new RangeError("line too long");
    }
  } catch (error) {
    if (!isErrno(error, "ECONNRESET")) throw error;
  }
}
