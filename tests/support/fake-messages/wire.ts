import { randomBytes } from "node:crypto";

/** One content block, as it stands in a message. */
export interface Block {
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface Message {
  readonly role: string;
  readonly content: string | readonly Block[];
  readonly [field: string]: unknown;
}

export interface ToolDefinition {
  readonly name?: string;
  readonly type?: string | null;
  readonly [field: string]: unknown;
}

/** The body of POST /v1/messages and of count_tokens, once the schema has accepted it. */
export interface MessagesBody {
  readonly model: string;
  readonly messages: readonly Message[];
  readonly max_tokens?: number;
  readonly stream?: boolean;
  readonly system?: string | readonly Block[];
  readonly tools?: readonly ToolDefinition[];
  readonly tool_choice?: {
    readonly type: string;
    readonly name?: string;
    readonly disable_parallel_tool_use?: boolean;
  };
  readonly thinking?: {
    readonly type: string;
    readonly budget_tokens?: number;
    readonly display?: string | null;
    readonly block_binding?: { readonly prefix_mismatch_behavior?: string };
  };
  readonly output_config?: { readonly effort?: string | null; readonly format?: unknown } | null;
  readonly cache_control?: CacheControl | null;
  readonly speed?: string | null;
  readonly [field: string]: unknown;
}

export interface CacheControl {
  readonly type: string;
  readonly ttl?: "5m" | "1h";
}

/** The number of a rule of the API ("L1" to "L12" are checks on the client that the API itself does not make). */
export type Rule = number | "19b" | "57b" | `L${number}`;

/** A request that the API refuses. */
export class Refusal extends Error {
  readonly status: number;
  readonly type: string;
  readonly rule: Rule;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(
    rule: Rule,
    message: string,
    options: { status?: number; type?: string; details?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message);
    this.name = "Refusal";
    this.rule = rule;
    this.status = options.status ?? 400;
    this.type = options.type ?? "invalid_request_error";
    this.details = options.details;
  }
}

/** Throws the refusal, unless its rule is switched off. */
export type Refuse = (...refusal: ConstructorParameters<typeof Refusal>) => void;

export interface ErrorDescription {
  readonly type: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

/** The body of every error answer. */
export function errorBody(error: ErrorDescription, requestId: string): string {
  return JSON.stringify({ type: "error", error, request_id: requestId });
}

/** The error type that goes with a status, where the script names none. */
export function errorTypeOf(status: number): string {
  const known: Readonly<Record<number, string>> = {
    401: "authentication_error",
    402: "billing_error",
    403: "permission_error",
    404: "not_found_error",
    409: "conflict_error",
    413: "request_too_large",
    429: "rate_limit_error",
    504: "timeout_error",
    529: "overloaded_error",
  };
  return known[status] ?? (status >= 500 ? "api_error" : "invalid_request_error");
}

/** A new id such as `toolu_01…`, in the shape of the API's own. */
export function newId(prefix: "msg" | "req" | "toolu" | "srvtoolu"): string {
  return `${prefix}_01${randomBytes(11).toString("hex")}`;
}

/** Content as blocks: a plain string is one text block. */
export function blocksOf(content: string | readonly Block[] | undefined): readonly Block[] {
  if (content === undefined) return [];
  return typeof content === "string" ? [{ type: "text", text: content }] : content;
}
