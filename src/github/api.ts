import { setTimeout as wait } from "node:timers/promises";
import { getOctokit } from "@actions/github";
import { since, tellDetail } from "../details.ts";
import { UserError } from "../errors.ts";
import { logLine } from "../neutralise.ts";
import type { Secret } from "../redact.ts";

export type Octokit = ReturnType<typeof getOctokit>;

const requestTimeoutMs = 30_000;
const attempts = 4;
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

/** GitHub's API under one token. */
export interface Api {
  /** Answers with what the request gives; waits and repeats when GitHub is down or asks for it, until it is aborted. */
  readonly ask: <T>(
    request: (octokit: Octokit, once: RequestOptions) => Promise<T>,
    signal?: AbortSignal,
  ) => Promise<T>;
}

/** To be spread into a request's parameters. */
export interface RequestOptions {
  readonly request: { readonly signal: AbortSignal };
}

/** Rejects with UserError("github-unavailable") when GitHub stays down, else with what octokit makes of an answer. */
export function openApi(options: {
  readonly token: Secret;
  readonly apiUrl: string;
  readonly signal: AbortSignal;
}): Api {
  const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  const octokit = getOctokit(options.token.reveal(), {
    ...{ baseUrl: options.apiUrl, log: silent },
    // By itself it brings a fetch along that makes a connection for each request that goes through a proxy.
    request: { fetch },
  });
  octokit.hook.wrap("request", async (send, request) => {
    const began = performance.now();
    const { method, url } = request;
    try {
      const answer = await send(request);
      tellDetail(() => `GitHub: ${method} ${url}: ${toldOf(answer)}, ${since(began)}`);
      return answer;
    } catch (error) {
      const { response } = error as { readonly response?: Parameters<typeof toldOf>[0] };
      tellDetail(
        () => `GitHub: ${method} ${url}: ${response ? toldOf(response) : String(error)}, ${since(began)}`,
      );
      throw error;
    }
  });
  return {
    async ask(request, own) {
      const signal = own === undefined ? options.signal : AbortSignal.any([options.signal, own]);
      for (let attempt = 1; ; attempt += 1) {
        signal.throwIfAborted();
        const limit = AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]);
        try {
          return await request(octokit, { request: { signal: limit } });
        } catch (error) {
          signal.throwIfAborted();
          const pauseMs = pauseBefore(error, attempt);
          if (pauseMs === undefined) throw error;
          if (attempt === attempts || pauseMs > longestPauseMs) throw unavailable(error);
          await wait(pauseMs, undefined, { signal });
        }
      }
    },
  };
}

function ignore(): void {}

function toldOf(answer: {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
}): string {
  const { "x-github-request-id": id, "x-ratelimit-remaining": left } = answer.headers;
  return [
    `status ${answer.status}`,
    ...(id === undefined ? [] : [`request id ${String(id)}`]),
    ...(left === undefined ? [] : [`${String(left)} requests left`]),
  ].join(", ");
}

/** The status that GitHub answered with; undefined when there was no answer. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("status" in error)) return undefined;
  return typeof error.status === "number" ? error.status : undefined;
}

/** What GraphQL said of a request that it understood and refused; undefined for every other failure. */
export function graphqlRefusal(
  error: unknown,
): { readonly type: string; readonly message: string } | undefined {
  if (!Error.isError(error) || error.name !== "GraphqlResponseError") return undefined;
  const { errors } = error as { readonly errors?: readonly { type?: string; message?: string }[] };
  const [first] = errors ?? [];
  return { type: first?.type ?? "", message: first?.message ?? error.message };
}

/** How long to wait before the request is sent again; undefined when that would not help. */
function pauseBefore(error: unknown, attempt: number): number | undefined {
  const refusal = graphqlRefusal(error);
  if (refusal !== undefined) {
    return refusal.type === "RATE_LIMITED" ? firstPauseMs * 2 ** (attempt - 1) : undefined;
  }
  const status = statusOf(error);
  const growingMs = firstPauseMs * 2 ** (attempt - 1);
  const headers = headersOf(error);
  // octokit gives a request without an answer the status 500.
  if (status === undefined || status >= 500) return growingMs;
  if (status !== 403 && status !== 429) return undefined;
  const after = Number(headers["retry-after"]);
  if (after > 0) return after * 1000;
  if (headers["x-ratelimit-remaining"] === "0") {
    return Math.max(growingMs, Number(headers["x-ratelimit-reset"]) * 1000 - Date.now());
  }
  return status === 429 ? growingMs : undefined;
}

function headersOf(error: unknown): Readonly<Record<string, unknown>> {
  const { response } = error as { readonly response?: { readonly headers?: Record<string, unknown> } };
  return response?.headers ?? {};
}

export function unavailable(cause: unknown): UserError {
  const why = Error.isError(cause) ? cause.message : String(cause);
  return new UserError(
    "github-unavailable",
    `GitHub did not answer as expected: ${logLine(why.slice(0, 300))}.`,
    {
      cause,
    },
  );
}

/** A refusal by the API in words for a person. */
export function describe(error: unknown, what: string): UserError {
  if (error instanceof UserError) return error;
  const refusal = graphqlRefusal(error);
  const status = refusal === undefined ? statusOf(error) : statusOfType[refusal.type];
  if (refusal === undefined && status === undefined) return unavailable(error);
  const said = logLine((refusal?.message ?? messageOf(error)).slice(0, 300));
  const why =
    status === 401
      ? "it does not accept the token, which is wrong or has expired"
      : status === 403
        ? "the token may not"
        : status === 404
          ? "the token does not let us see it"
          : `it answered ${[status, said].filter(Boolean).join(": ")}`;
  const code = [401, 403, 404].includes(status ?? 0) ? "token-rejected" : "github-unavailable";
  return new UserError(code, `GitHub could not be asked for ${what}: ${why}.`, { cause: error });
}

/** GraphQL's kinds of refusal as REST counts them. */
const statusOfType: Readonly<Record<string, number>> = { FORBIDDEN: 403, NOT_FOUND: 404 };

/** GitHub's own words, which octokit follows with an address. */
function messageOf(error: unknown): string {
  return Error.isError(error) ? error.message.replace(/ - https:\/\/docs\.github\.com\S*$/, "") : "";
}
