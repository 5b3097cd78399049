import {
  AnthropicError,
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
} from "@anthropic-ai/sdk/core/error";
import { UserError } from "../errors.ts";
import type { FailureCode } from "../outcome.ts";
import { BrokenAnswerError } from "./answer.ts";
import type { ModelClient } from "./model.ts";

/** Why the agent stopped before it was finished. */
export interface Stop {
  readonly code: FailureCode;
  /** One sentence for people; it names the input to change where there is one. */
  readonly reason: string;
}

/** What went wrong with a request to the model. */
export interface Fault extends Stop {
  /** Asking again may help: the service or the connection failed, not the request. */
  readonly passing: boolean;
  /** The answer had begun: it is paid for, and asking again is paid for once more. */
  readonly broken: boolean;
  /** How long the API asks to wait; undefined where it says nothing of use. */
  readonly retryAfterMs?: number;
  /** What may help besides waiting. */
  readonly remedy?: Remedy;
}

/**
 * Another model where this one has no room, a new proof of who asks, a history without thinking that is refused, or
 * without the images of its last message, which may be what the API could not take.
 */
export type Remedy = "other-model" | "new-credentials" | "drop-thinking" | "drop-images";

/** Who asked for what, in the words that a fault is told with. */
export interface Asker {
  readonly model: string;
  readonly credentials: ModelClient["credentials"];
}

const maxReasonCharacters = 500;

/** Sorts what a request or its answer failed with; any other error is a bug, and thrown on. */
export function classify(error: unknown, asker: Asker, now = Date.now()): Fault {
  if (error instanceof BrokenAnswerError)
    return brokenOff(`The model's answer broke off (${rootCause(error)}).`);
  if (error instanceof UserError) return refused({ code: error.code, reason: error.message });
  if (!(error instanceof AnthropicError)) throw error;
  if (error instanceof APIConnectionTimeoutError) return passing("The model's API did not answer in time.");
  if (error instanceof APIConnectionError) {
    return passing(
      `The model's API could not be reached (${rootCause(error)}); check \`base-url\` if it is set.`,
    );
  }
  if (!(error instanceof APIError)) return rejected(`The model could not be asked (${rootCause(error)}).`);
  const said = [error.status, error.apiMessage ?? error.type].filter((part) => part != null).join(": ");
  const fault = faultOf(error, `(${said.slice(0, maxReasonCharacters)})`, asker);
  if (error.status === undefined || isSpendLimit(error)) return fault;
  const retryAfterMs = readRetryAfter(error.headers, now);
  return {
    ...fault,
    passing: readShouldRetry(error.headers) ?? fault.passing,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

function faultOf(error: APIError, said: string, { model, credentials: { name } }: Asker): Fault {
  if (isSpendLimit(error)) {
    return rejected(`The spend limit of the account behind ${name} is reached ${said}.`);
  }
  switch (error.status) {
    case undefined:
      return inStream(error, said);
    case 400:
      return badRequest(error, said);
    case 401:
      return {
        ...rejected(`The model's API refused ${name} ${said}.`),
        remedy: "new-credentials",
      };
    case 402:
      return rejected(`The account behind ${name} can't pay for the request ${said}.`);
    case 403:
      return rejected(`${capitalised(name)} does not allow this request ${said}.`);
    case 404:
      return error.type === "not_found_error"
        ? rejected(`The API knows no model \`${model}\`; correct \`model\` ${said}.`)
        : rejected(`There is no Messages API at this address; correct \`base-url\` ${said}.`);
    case 413:
      return refused({ code: "context-full", reason: `The conversation is too large for the API ${said}.` });
    case 408:
    case 409:
      return passing(`The model's API turned the request away ${said}.`);
    case 429:
      return {
        ...passing(`The model's API allows no more requests for now ${said}.`),
        remedy: "other-model",
      };
    case 529:
      return { ...passing(`The model is overloaded ${said}.`), remedy: "other-model" };
    default:
      return error.status >= 500
        ? passing(`The model's API failed ${said}.`)
        : rejected(`The model's API refused the request ${said}.`);
  }
}

/** Looks like a rate limit, and no waiting helps. */
function isSpendLimit({ errorCode }: APIError): boolean {
  return errorCode === "enforced_spend_limit_reached";
}

/** An `error` event, after the answer's headers: it has a type and no status. */
function inStream({ type }: APIError, said: string): Fault {
  switch (type) {
    case "overloaded_error":
      return {
        ...brokenOff(`The model is overloaded and broke its answer off ${said}.`),
        remedy: "other-model",
      };
    case "rate_limit_error":
    case "api_error":
    case "timeout_error":
    case null:
      return brokenOff(`The model's API broke its answer off with an error ${said}.`);
    default:
      return rejected(`The model's API refused the request ${said}.`);
  }
}

/** The API gives these two no code of their own, only words, which are quoted in its reference. */
function badRequest(error: APIError, said: string): Fault {
  const words = error.apiMessage ?? "";
  if (/^prompt is too long\b|exceed context limit/.test(words)) {
    return refused({
      code: "context-full",
      reason: `The conversation has filled the model's window ${said}.`,
    });
  }
  const fault = rejected(`The model's API refused the request ${said}.`);
  const isAboutThinking =
    /`(?:redacted_)?thinking`/.test(words) && /\bsignature\b|cannot be modified/.test(words);
  return { ...fault, remedy: isAboutThinking ? "drop-thinking" : "drop-images" };
}

function readShouldRetry(headers: Headers | undefined): boolean | undefined {
  const told = headers?.get("x-should-retry");
  return told === "true" ? true : told === "false" ? false : undefined;
}

/** Milliseconds, seconds or a date, the first that makes sense; a wait that is over is none. */
function readRetryAfter(headers: Headers | undefined, now: number): number | undefined {
  const after = headers?.get("retry-after") ?? "";
  const candidates = [
    Number.parseFloat(headers?.get("retry-after-ms") ?? ""),
    /^\s*\d+(\.\d+)?\s*$/.test(after) ? Number.parseFloat(after) * 1000 : Date.parse(after) - now,
  ];
  return candidates.find((ms) => ms > 0);
}

function passing(reason: string): Fault {
  return { passing: true, broken: false, code: "model-unavailable", reason };
}

function brokenOff(reason: string): Fault {
  return { passing: true, broken: true, code: "model-unavailable", reason };
}

function rejected(reason: string): Fault {
  return refused({ code: "model-rejected", reason });
}

function refused(stop: Stop): Fault {
  return { passing: false, broken: false, ...stop };
}

/** The innermost cause says it best: `ECONNREFUSED`, `other side closed`, `no byte came for 240 s`. */
function rootCause(error: Error): string {
  let root = error;
  for (let depth = 0; depth < 5 && Error.isError(root.cause); depth += 1) root = root.cause;
  const code = "code" in root && typeof root.code === "string" ? root.code : undefined;
  return (root.message || code || root.name).slice(0, maxReasonCharacters);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
