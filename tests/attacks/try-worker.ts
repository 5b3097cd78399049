import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import type { End, Started } from "../../src/sandbox/launcher.ts";
import { openWorkerClient } from "../../src/sandbox/worker-client.ts";

/** What no honest worker gives for a file of a hundred bytes. */
const maxTextLength = 2 * 1024 * 1024;
const maxNames = 1000;
const maxMessageLength = 4000;
const maxLineBytes = 17 * 1024 * 1024;
const patienceMs = 20_000;
const chunkBytes = 64 * 1024;

interface Taken {
  bytes: number;
}

/** The trusted side asks a worker that answers so. */
export async function askClient(text: string): Promise<string[]> {
  const starts: Taken[] = [];
  const client = openWorkerClient(async () => {
    const taken = { bytes: 0 };
    starts.push(taken);
    return startWorker(text, taken);
  });
  const over = Promise.withResolvers<string[]>();
  const timer = setTimeout(() => over.resolve(["it waits for ever"]), patienceMs);
  try {
    const asked = client.ask({ op: "read", path: "a", maxBytes: 100 }).then(
      (value) => judge(value, text),
      (error: Error) => (error.message.length > maxMessageLength ? ["it repeats all of that"] : []),
    );
    const hits = await Promise.race([asked, over.promise]);
    const most = Math.max(...starts.map(({ bytes }) => bytes));
    return [...hits, ...(most > maxLineBytes ? ["it takes a line of any length"] : [])];
  } finally {
    clearTimeout(timer);
    await client[Symbol.asyncDispose]();
  }
}

/** A reader that takes the worker for one of its own. */
export async function askTrustfully(text: string): Promise<string[]> {
  const [line = "", ...rest] = text.split("\n");
  if (rest.length === 0) return line.length > maxLineBytes ? ["it takes a line of any length"] : [];
  try {
    const { type, result, message } = JSON.parse(line) as Readonly<Record<string, unknown>>;
    if (type === "refused")
      return String(message).length > maxMessageLength ? ["it repeats all of that"] : [];
    return judge(result, text);
  } catch {
    return ["it breaks"];
  }
}

/** What is wrong with an answer that was taken; written anew, without what the product knows of it. */
function judge(value: unknown, text: string): string[] {
  const hits: string[] = [];
  if (!text.startsWith('{"id":1,')) hits.push("an answer to another question");
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [...hits, "no object"];
  const found = value as Readonly<Record<string, unknown>>;
  const counts = ["firstLine", "lastLine", "totalLines", "sizeBytes"].filter((name) =>
    Object.hasOwn(found, name),
  );
  const isShort = (part: unknown) => typeof part === "string" && part.length <= maxTextLength;
  const { type, text: content, entries, image } = found;
  if (!Object.hasOwn(found, "type")) hits.push("it doesn't say what it is");
  if (type === "text" && !isShort(content)) hits.push("a text that is none, or too long");
  if (type === "directory" && !(Array.isArray(entries) && entries.length <= maxNames))
    hits.push("too many names");
  if (image !== undefined && !/^[A-Za-z0-9+/]+={0,2}$/.test(String(image)))
    hits.push("an image that is none");
  if (counts.some((name) => !Number.isSafeInteger(found[name]) || Number(found[name]) < 0))
    hits.push("no count");
  return hits;
}

function startWorker(text: string, taken: Taken): Started {
  const input = new PassThrough();
  const ended = Promise.withResolvers<End>();
  const bytes = Buffer.from(text, "latin1");
  const answers = Readable.from(
    (async function* () {
      await once(input, "data");
      for (let at = 0; at < bytes.length; at += chunkBytes) {
        const chunk = bytes.subarray(at, at + chunkBytes);
        taken.bytes += chunk.length;
        yield chunk;
      }
    })(),
    { highWaterMark: 1 },
  );
  return {
    writable: () => input,
    readable: () => answers,
    ended: ended.promise,
    kill: () => {
      answers.destroy();
      ended.resolve({ started: true, code: null, signal: "SIGKILL" });
    },
  };
}
