import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import type { Verdict } from "./endpoint.ts";

/** What was answered, bounded and not to be trusted. */
export type Answer =
  | {
      readonly type: "answered";
      readonly status: number;
      readonly retryAfter: string | undefined;
      /** At most 64 KiB. */
      readonly body: string;
      /** Whether the body came to its end. */
      readonly isWhole: boolean;
    }
  | { readonly type: "none"; readonly reason: string };

export interface Connection {
  /** Posts once, follows no redirect, and settles in bounded time. Never rejects. */
  readonly post: (
    body: Buffer,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ) => Promise<Answer>;
  readonly close: () => void;
}

export interface ConnectionOptions {
  /** Where a proxy is named; it is passed by for this machine. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs?: number;
  /** How long a body may take once its headers are there. */
  readonly bodyTimeoutMs?: number;
}

const defaultTimeoutMs = 10_000;
const defaultBodyTimeoutMs = 2_000;
const maxBodyBytes = 64 * 1024;
const idleMs = 4_000;

/** Keeps one connection to the address open between requests. */
export function openConnection(url: string, options: ConnectionOptions): Connection {
  const { timeoutMs = defaultTimeoutMs, bodyTimeoutMs = defaultBodyTimeoutMs } = options;
  const { protocol, hostname } = new URL(url);
  const isEncrypted = protocol === "https:";
  const isHere = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  const settings = { keepAlive: true, maxSockets: 1, timeout: idleMs };
  const agent = isEncrypted
    ? new HttpsAgent({ ...settings, proxyEnv: isHere ? {} : proxiesIn(options.env) })
    : new HttpAgent(settings);
  const send = isEncrypted ? requestHttps : requestHttp;

  const postOnce = (...[body, headers, signal]: Parameters<Connection["post"]>) =>
    new Promise<Answer | { readonly type: "stale" }>((resolve) => {
      const request = send(url, {
        method: "POST",
        agent,
        headers: { "user-agent": "tiny-backspace", ...headers, "content-length": body.length },
      });
      const end = (answer: Answer | { readonly type: "stale" }) => {
        clearTimeout(timer);
        signal.removeEventListener("abort", stop);
        resolve(answer);
      };
      const give = (reason: string) => {
        request.destroy();
        end({ type: "none", reason });
      };
      const stop = () => give("was cut off by the end of the run");
      const timer = setTimeout(() => give(`did not answer in ${timeoutMs / 1000} s`), timeoutMs);
      signal.addEventListener("abort", stop);
      if (signal.aborted) stop();
      let hasAnswered = false;
      request.on("response", (response) => {
        hasAnswered = true;
        readBody(response, bodyTimeoutMs, ({ text, isWhole }) => {
          if (!isWhole) request.destroy();
          const retryAfter = response.headers["retry-after"];
          end({ type: "answered", status: response.statusCode ?? 0, retryAfter, body: text, isWhole });
        });
      });
      request.on("error", (error: NodeJS.ErrnoException) => {
        // The other side closed a connection that was idle, just when it was taken up again.
        const isStale = request.reusedSocket && /^(?:ECONNRESET|EPIPE)$/.test(error.code ?? "");
        if (isStale) end({ type: "stale" });
        else end({ type: "none", reason: `could not be reached (${error.code ?? "no connection"})` });
      });
      request.on("close", () => {
        // Such as a change of protocol that nobody asked for.
        if (!hasAnswered) end({ type: "none", reason: "closed the connection" });
      });
      request.end(body);
    });

  return {
    async post(...given) {
      for (;;) {
        const answer = await postOnce(...given);
        if (answer.type !== "stale") return answer;
      }
    },
    close: () => agent.destroy(),
  };
}

function proxiesIn(env: ConnectionOptions["env"]): Record<string, string> {
  const names = ["HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy"];
  return Object.fromEntries(
    names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const])),
  );
}

function readBody(
  response: IncomingMessage,
  timeoutMs: number,
  done: (body: { readonly text: string; readonly isWhole: boolean }) => void,
): void {
  const chunks: Buffer[] = [];
  let length = 0;
  let isOver = false;
  const end = (isWhole: boolean) => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    const bytes = Buffer.concat(chunks).subarray(0, maxBodyBytes);
    done({ text: bytes.toString("utf8"), isWhole });
  };
  const timer = setTimeout(() => end(false), timeoutMs);
  response.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBodyBytes) end(false);
  });
  response.on("end", () => end(true));
  response.on("close", () => end(false));
  response.on("error", () => end(false));
}

/** Longer waits no run outlives, and no timer. */
const maxRetryAfterMs = 3_600_000;

/** What an answer means by its status alone: the rules that all endpoints share. */
export function judge(answer: Answer, now: () => number = Date.now): Verdict {
  if (answer.type === "none") return { type: "failed", reason: answer.reason };
  const { status } = answer;
  const reason = `answered ${status}`;
  if (status >= 200 && status < 300) return { type: "delivered" };
  if (status >= 300 && status < 400) {
    return { type: "refused", reason: `${reason}, a redirect, which is not followed`, what: "everything" };
  }
  if (status >= 500 || [408, 425, 429].includes(status)) {
    const retryAfterMs = readRetryAfter(answer.retryAfter, now());
    return { type: "failed", reason, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }
  const what = [401, 402, 403, 404, 405, 407, 410].includes(status) ? "everything" : "request";
  return { type: "refused", reason, what };
}

/** Seconds, or a date as HTTP writes it. */
function readRetryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  const isDate = /^[A-Z][a-z]+, .+ GMT$/.test(text);
  const ms = isDate
    ? Date.parse(text) - now
    : /^\d+(?:\.\d+)?$/.test(text)
      ? Number(text) * 1000
      : Number.NaN;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), maxRetryAfterMs) : undefined;
}
