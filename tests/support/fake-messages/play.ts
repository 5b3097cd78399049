import { type Block, blocksOf, type Message, type MessagesBody } from "./wire.ts";

/** One entry of the play: what the API does with one request. */
export type Turn = ModelTurn | StatusTurn | RefusedTurn | Fault | ImprovisedTurn;

/** Decides what to do when it sees what the model was shown. */
export type ImprovisedTurn = (shown: Shown) => Turn | Promise<Turn>;

export interface ModelTurn {
  readonly type: "turn";
  readonly parts: readonly Part[];
}

export interface StatusTurn {
  readonly type: "status";
  readonly status: number;
  readonly options: StatusOptions;
}

export interface StatusOptions {
  /** `error.type`; by default the one that goes with the status. */
  readonly type?: string;
  readonly message?: string;
  /** `error.details.error_code`. */
  readonly errorCode?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The whole body, in place of the usual error JSON. */
  readonly body?: string;
}

export interface RefusedTurn {
  readonly type: "refused";
  readonly message: RegExp;
}

/** Content and happenings of one answer, in the order they go over the wire. */
export type Part = BlockPart | StopPart | UsagePart | ExpectPart | HeadersPart | Fault;

export interface BlockPart {
  readonly type: "block";
  readonly block: Block;
  /** Tool input as it is sent, when it is not the JSON of `block.input`. */
  readonly json?: string;
  /** The answer ends inside this block: no content_block_stop. */
  readonly unfinished?: boolean;
  /** What happens halfway through the deltas. */
  readonly halfway?: readonly Fault[];
}

export interface StopPart {
  readonly type: "stop";
  readonly reason: string | null;
  readonly sequence?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface UsagePart {
  readonly type: "usage";
  readonly usage: Readonly<Record<string, unknown>>;
}

export interface ExpectPart {
  readonly type: "expect";
  readonly check: (shown: Shown) => void | Promise<void>;
}

export interface HeadersPart {
  readonly type: "headers";
  readonly headers: Readonly<Record<string, string>>;
  readonly delayMs: number;
}

/** Something that goes wrong, or odd, at its place in the stream. */
export type Fault = DropFault | EndFault | ErrorFault | SilenceFault | RawFault;

export interface DropFault {
  readonly type: "drop";
  readonly after: "request" | "headers" | "first-byte" | undefined;
}

export interface EndFault {
  readonly type: "end";
}

export interface ErrorFault {
  readonly type: "error";
  readonly errorType: string;
  readonly message: string;
}

export interface SilenceFault {
  readonly type: "silence";
  /** Ends by itself after this time, or when the promise settles; without both, only the client ends it. */
  readonly ms?: number;
  readonly until?: Promise<unknown>;
  readonly pings: boolean;
  readonly everyMs: number;
  /** False: not even the response headers come. */
  readonly headers: boolean;
}

export interface RawFault {
  readonly type: "raw";
  readonly text: string;
  /** As the first part of a turn: it comes before message_start. */
  readonly beforeStart?: boolean;
}

/** One answer of the model: its blocks, and between them what happens on the wire. */
export function turn(...parts: readonly Part[]): ModelTurn {
  return { type: "turn", parts };
}

export function say(text: string): BlockPart {
  return { type: "block", block: { type: "text", text, citations: null } };
}

/** A thinking block; its text is only sent to a client that asked for summaries. It is signed when it is played. */
export function think(text: string): BlockPart {
  return { type: "block", block: { type: "thinking", thinking: text, signature: "" } };
}

export function redactedThinking(): BlockPart {
  return { type: "block", block: { type: "redacted_thinking", data: "" } };
}

export interface CallOptions {
  /** By default a new one. */
  readonly id?: string;
  /** What is sent as the input, be it JSON or not. */
  readonly json?: string;
  /** The input stops after this many characters, and content_block_stop never comes; the turn stops with max_tokens. */
  readonly cutAfter?: number;
}

export function call(name: string, input: unknown = {}, options: CallOptions = {}): BlockPart {
  const json = options.json ?? JSON.stringify(input);
  const block: Block = { type: "tool_use", id: options.id ?? "", name, input, caller: { type: "direct" } };
  if (options.cutAfter !== undefined) {
    return { type: "block", block, json: json.slice(0, options.cutAfter), unfinished: true };
  }
  return options.json === undefined ? { type: "block", block } : { type: "block", block, json };
}

/** Any other content block, known to the client or not. */
export function block(content: Block): BlockPart {
  return { type: "block", block: content };
}

/** The block with something happening halfway through its deltas. */
export function halfway(part: BlockPart, ...faults: readonly Fault[]): BlockPart {
  return { ...part, halfway: faults };
}

/** Sends message_delta here; what follows in the turn happens between it and message_stop. */
export function stop(
  reason: string | null,
  options: { sequence?: string; details?: Readonly<Record<string, unknown>> } = {},
): StopPart {
  return { type: "stop", reason, ...options };
}

/** Overrides numbers of the usage report, such as `{ output_tokens: 5000 }`. */
export function usage(numbers: Readonly<Record<string, unknown>>): UsagePart {
  return { type: "usage", usage: numbers };
}

/** Looks at the request before it is answered; what it throws fails the test in `assertFinished`. */
export function expects(check: (shown: Shown) => void | Promise<void>): ExpectPart {
  return { type: "expect", check };
}

/** More response headers, or late ones. */
export function headers(values: Readonly<Record<string, string>>, delayMs = 0): HeadersPart {
  return { type: "headers", headers: values, delayMs };
}

/** Holds the response headers back. */
export function late(delayMs: number): HeadersPart {
  return headers({}, delayMs);
}

/** An error answer instead of a message. */
export function status(code: number, options: StatusOptions = {}): StatusTurn {
  return { type: "status", status: code, options };
}

/** The next request must break a rule of the API, with a message that matches. */
export function refused(message: RegExp): RefusedTurn {
  return { type: "refused", message };
}

/** Cuts the connection: as an entry of the play before any answer, inside a turn at its place. */
export function drop(options: { after?: "request" | "headers" | "first-byte" } = {}): DropFault {
  return { type: "drop", after: options.after };
}

/** Ends the response in good order at this place, though the message is not complete. */
export function eof(): EndFault {
  return { type: "end" };
}

/** An `error` event in the stream. */
export function errorEvent(errorType = "overloaded_error", message = "Overloaded"): ErrorFault {
  return { type: "error", errorType, message };
}

/** Says nothing more until the client leaves; with `headers: false` not even the response headers. */
export function hang(options: { pings?: boolean; everyMs?: number; headers?: boolean } = {}): SilenceFault {
  const { pings = false, everyMs = 20 } = options;
  return { type: "silence", pings, everyMs, headers: options.headers ?? true };
}

/** Says nothing for a while, then goes on. */
export function pause(options: {
  ms?: number;
  until?: Promise<unknown>;
  pings?: boolean;
  everyMs?: number;
}): SilenceFault {
  const { pings = false, everyMs = 20, ...end } = options;
  return { type: "silence", pings, everyMs, headers: true, ...end };
}

/** These very characters on the wire: garbage, a comment, an event without its `event:` line. */
export function raw(text: string): RawFault {
  return { type: "raw", text };
}

/** The same, before the message begins; as the first part of a turn. */
export function beforeStart(fault: RawFault): RawFault {
  return { ...fault, beforeStart: true };
}

/** An event of any name with any data. */
export function event(name: string, data: unknown): RawFault {
  return raw(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
}

export interface ToolResult {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly isError: boolean;
}

/** What the model was shown: the request, and its last message ready to read. */
export class Shown {
  readonly body: MessagesBody;

  constructor(body: MessagesBody) {
    this.body = body;
  }

  get messages(): readonly Message[] {
    return this.body.messages;
  }

  get system(): string {
    return textOf(blocksOf(this.body.system));
  }

  /** The text of the last message, tool results left out. */
  get text(): string {
    return textOf(blocksOf(this.messages.at(-1)?.content));
  }

  /** The tool results in the last message, in their order, with the names of the tools that were called. */
  get results(): readonly ToolResult[] {
    const calls = new Map(
      blocksOf(this.messages.at(-2)?.content).map((called) => [called["id"], String(called["name"])]),
    );
    return blocksOf(this.messages.at(-1)?.content)
      .filter((result) => result.type === "tool_result")
      .map((result) => ({
        id: String(result["tool_use_id"]),
        name: calls.get(result["tool_use_id"]) ?? "",
        text: textOf(blocksOf(result["content"] as string | readonly Block[] | undefined)),
        isError: result["is_error"] === true,
      }));
  }
}

function textOf(blocks: readonly Block[]): string {
  return blocks
    .filter((part) => part.type === "text")
    .map((part) => String(part["text"]))
    .join("\n");
}
