import * as http from "node:http";
import * as https from "node:https";
import { Pieces } from "./providers/body.ts";

/** A command often takes seconds: the connection outlives it, and the next request saves making one. */
const idleMs = 60_000;
/** As Node's fetch has it. */
const connectMs = 10_000;
/** How many chunks of an answer wait for their reader before the connection is told to wait. */
const maxWaiting = 64;
const redirects = new Set([301, 302, 303, 307, 308]);
const maxRedirects = 5;

/**
 * What the SDK takes for fetch. Node's own copies a body three times over, and that of a long conversation is megabytes
 * with every turn; this one sends the bytes that there are, over a connection that it keeps. A body that falls silent
 * for so long is ended.
 */
export function createTransport(options: {
  readonly maxSilenceMs: number;
  /** Only Node's own agents were told of the proxy. */
  readonly proxied: boolean;
}): typeof fetch {
  const { maxSilenceMs, proxied } = options;
  const settings = { keepAlive: true, timeout: idleMs };
  // Node's own, where none is given: a module sees only what those were when it was loaded.
  const agents = proxied ? {} : { http: new http.Agent(settings), https: new https.Agent(settings) };

  const ask = async (url: URL, { body, signal, ...init }: RequestInit, hops: number): Promise<Response> => {
    const pieces = piecesOf(body);
    const { method = "GET" } = init;
    const headers = {
      ...Object.fromEntries(new Headers(init.headers)),
      "accept-encoding": "identity",
      ...(body != null && { "content-length": pieces.reduce((sum, { length }) => sum + length, 0) }),
    };
    const [request, agent] =
      url.protocol === "https:" ? [https.request, agents.https] : [http.request, agents.http];
    const options = { method, headers, ...(agent && { agent }) };
    const answer = await send(() => request(url, options), pieces, signal ?? undefined);
    const { statusCode: status = 0 } = answer;
    const { location } = answer.headers;
    if (redirects.has(status) && location !== undefined) {
      answer.destroy();
      if (hops === 0) throw new Error("it redirects too often");
      const target = new URL(location, url);
      const sent = { ...init, ...(signal && { signal }), ...(body != null && { body }) };
      return await ask(target, redirected(sent, { status, leaves: target.origin !== url.origin }), hops - 1);
    }
    if (status < 200 || status > 599) {
      answer.destroy();
      throw new Error(`it answered ${status}, which is no status`);
    }
    if (bodiless.has(status)) answer.resume();
    const given = bodiless.has(status) ? null : read(answer, signal ?? undefined, maxSilenceMs);
    return new Response(given, { status, headers: headersOf(answer) });
  };
  return (input, init = {}) => ask(new URL(input instanceof Request ? input.url : input), init, maxRedirects);
}

/** Node's fetch takes only the first of these along for a credential, and providers have the others. */
const credentials = ["authorization", "x-api-key", "api-key", "cookie"];

/** The body of an answer sent no byte for too long. The SDK has no such limit, and passes pings to nobody. */
class SilentStreamError extends Error {
  override readonly name = "SilentStreamError";

  constructor(maxSilenceMs: number) {
    super(`no byte came for ${Math.round(maxSilenceMs / 1000)} s`);
  }
}

/** What is asked where a redirect leads: as the Fetch standard has it, and without any key on another host. */
function redirected(
  { body, ...init }: RequestInit,
  { status, leaves }: { readonly status: number; readonly leaves: boolean },
): RequestInit {
  const headers = new Headers(init.headers);
  if (leaves) for (const name of credentials) headers.delete(name);
  const isAskedAnew = status === 303 || (status < 303 && init.method === "POST");
  if (!isAskedAnew) return { ...init, headers, ...(body != null && { body }) };
  headers.delete("content-type");
  return { ...init, headers, method: "GET" };
}

/** By the Fetch standard these have no body, whatever was sent. */
const bodiless = new Set([204, 205, 304]);

function piecesOf(body: unknown): readonly Uint8Array[] {
  if (body == null) return [];
  if (body instanceof Pieces) return body.list;
  if (typeof body === "string") return [Buffer.from(body)];
  if (body instanceof Uint8Array) return [body];
  throw new TypeError("No client of a provider sends a body of this kind.");
}

/** Resolves when the headers of the answer are there. */
function send(
  make: () => http.ClientRequest,
  body: readonly Uint8Array[],
  signal: AbortSignal | undefined,
): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const request = make();
    const abort = () => request.destroy();
    const give = (error: unknown) => {
      signal?.removeEventListener("abort", abort);
      reject(signal?.aborted ? signal.reason : error);
    };
    signal?.addEventListener("abort", abort, { once: true });
    request.once("socket", (socket) => {
      if (!socket.connecting) return;
      const seconds = connectMs / 1000;
      const timer = setTimeout(
        () => request.destroy(new Error(`connecting timed out after ${seconds} s`)),
        connectMs,
      );
      const done = () => clearTimeout(timer);
      socket.once("connect", done).once("close", done);
    });
    request.once("response", (answer) => {
      signal?.removeEventListener("abort", abort);
      resolve(answer);
    });
    request.on("error", give);
    // Such as a change of protocol that nobody asked for.
    request.once("close", () => give(new Error("the connection was closed")));
    // All of it leaves together.
    request.cork();
    for (const piece of body) request.write(piece);
    request.end();
    request.uncork();
  });
}

/** The body as it comes. Who stops reading it closes the connection. */
function read(
  answer: http.IncomingMessage,
  signal: AbortSignal | undefined,
  maxSilenceMs: number,
): ReadableStream<Uint8Array> {
  let isOver = false;
  let stop = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const fail = (reason: unknown) => {
          if (isOver) return;
          stop();
          controller.error(reason);
          answer.destroy();
        };
        const abort = () => fail(signal?.reason);
        const timer = setTimeout(() => fail(new SilentStreamError(maxSilenceMs)), maxSilenceMs).unref();
        stop = () => {
          isOver = true;
          clearTimeout(timer);
          signal?.removeEventListener("abort", abort);
        };
        signal?.addEventListener("abort", abort, { once: true });
        answer.on("data", (chunk: Buffer) => {
          if (isOver) return;
          timer.refresh();
          controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) <= 0) answer.pause();
        });
        answer.once("end", () => {
          if (isOver) return;
          stop();
          controller.close();
        });
        answer.on("error", () => fail(new Error("the connection was closed before its end")));
        if (signal?.aborted) abort();
      },
      pull: () => void answer.resume(),
      cancel() {
        stop();
        answer.destroy();
      },
    },
    { highWaterMark: maxWaiting },
  );
}

function headersOf({ rawHeaders }: http.IncomingMessage): Headers {
  const headers = new Headers();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    headers.append(rawHeaders[at] ?? "", rawHeaders[at + 1] ?? "");
  }
  return headers;
}
