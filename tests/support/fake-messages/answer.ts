import type { BlockPart, ModelTurn, Part, RawFault, SilenceFault, StopPart } from "./play.ts";
import { type Block, errorBody, newId } from "./wire.ts";

/** One thing to do on the connection. */
export type Operation =
  | { readonly type: "send"; readonly text: string }
  | { readonly type: "drop" }
  | { readonly type: "end" }
  | SilenceFault;

export interface InputUsage {
  readonly input_tokens: number;
  readonly cache_creation_input_tokens: number;
  readonly cache_read_input_tokens: number;
  readonly cache_creation: {
    readonly ephemeral_5m_input_tokens: number;
    readonly ephemeral_1h_input_tokens: number;
  };
}

export interface AnswerContext {
  readonly model: string;
  readonly requestId: string;
  readonly usage: InputUsage;
  readonly speed: string;
  /** What a thinking block shows: its text, nothing but its signature, or no block at all. */
  readonly thinking: "shown" | "omitted" | "off";
  readonly sign: (before: readonly Block[], text: string) => string;
}

/** One answer with its ids and signatures settled: what the client should end up with, and how it gets there. */
export interface Answer {
  readonly id: string;
  readonly content: readonly Block[];
  readonly stopReason: string | null;
  readonly usage: Readonly<Record<string, unknown>>;
  /** The message as a non-streaming request gets it. */
  readonly message: Readonly<Record<string, unknown>>;
  readonly operations: readonly Operation[];
}

/** Makes the answer that a turn of the play describes. */
export function settle(turn: ModelTurn, context: AnswerContext): Answer {
  const content: Block[] = [];
  const parts: Part[] = [];
  for (const part of turn.parts) {
    if (part.type !== "block") {
      parts.push(part);
      continue;
    }
    const block = settleBlock(part.block, content, context);
    if (block === null) continue;
    content.push(block);
    parts.push({ ...part, block });
  }
  const stop = parts.find((part) => part.type === "stop") ?? defaultStop(parts);
  const usage = { ...fullUsage(context, content) };
  for (const part of parts) if (part.type === "usage") Object.assign(usage, part.usage);
  const id = newId("msg");
  const message = {
    id,
    type: "message",
    role: "assistant",
    model: context.model,
    content,
    stop_reason: stop.reason,
    stop_sequence: stop.sequence ?? null,
    stop_details: stop.details ?? null,
    container: null,
    diagnostics: null,
    usage,
  };
  const script = parts.some((part) => part.type === "stop") ? parts : [...parts, stop];
  const operations = [...stream(script, message, context)];
  return { id, content, stopReason: stop.reason, usage, message, operations };
}

function settleBlock(block: Block, before: readonly Block[], context: AnswerContext): Block | null {
  switch (block.type) {
    case "tool_use":
      return block["id"] === "" ? { ...block, id: newId("toolu") } : block;
    case "thinking": {
      if (context.thinking === "off") return null;
      const thinking = context.thinking === "shown" ? String(block["thinking"]) : "";
      return { ...block, thinking, signature: context.sign(before, thinking) };
    }
    case "redacted_thinking":
      return context.thinking === "off" ? null : { ...block, data: context.sign(before, "") };
    default:
      return block;
  }
}

function defaultStop(parts: readonly Part[]): StopPart {
  const blocks = parts.filter((part) => part.type === "block");
  if (blocks.some((part) => part.unfinished)) return { type: "stop", reason: "max_tokens" };
  const calls = blocks.some((part) => part.block.type === "tool_use");
  return { type: "stop", reason: calls ? "tool_use" : "end_turn" };
}

function fullUsage(context: AnswerContext, content: readonly Block[]): Record<string, unknown> {
  const thinking = content.filter((block) => block.type.endsWith("thinking"));
  return {
    ...context.usage,
    output_tokens: Math.max(1, tokens(content)),
    output_tokens_details: { thinking_tokens: tokens(thinking) },
    server_tool_use: null,
    service_tier: "standard",
    inference_geo: null,
    speed: context.speed,
  };
}

function tokens(blocks: readonly Block[]): number {
  return blocks.length === 0 ? 0 : Math.ceil(Buffer.byteLength(JSON.stringify(blocks)) / 4);
}

function* stream(
  parts: readonly Part[],
  message: Readonly<Record<string, unknown>>,
  context: AnswerContext,
): Iterable<Operation> {
  yield* head(parts, message, context);
  let index = 0;
  for (const part of parts) {
    switch (part.type) {
      case "block":
        yield* blockEvents(part, index, context);
        index += 1;
        break;
      case "stop":
        yield messageDelta(message);
        break;
      case "drop":
        yield { type: "drop" };
        break;
      case "end":
      case "silence":
      case "error":
      case "raw":
        if (!isPrelude(part)) yield* fault(part, context);
        break;
      case "usage":
      case "expect":
      case "headers":
        break;
    }
  }
  yield send("message_stop", {});
  yield { type: "end" };
}

function* head(
  parts: readonly Part[],
  message: Readonly<Record<string, unknown>>,
  context: AnswerContext,
): Iterable<Operation> {
  const [first] = parts;
  if (first?.type === "error" || isPrelude(first)) yield* fault(first, context);
  const usage = { ...(message["usage"] as object), output_tokens: 1, output_tokens_details: null };
  const started = {
    message: { ...message, content: [], stop_reason: null, stop_sequence: null, stop_details: null, usage },
  };
  const start = send("message_start", started);
  if (first?.type === "drop" && first.after === "headers") yield { type: "drop" };
  if (first?.type === "drop" && first.after === "first-byte") {
    yield { type: "send", text: start.text.slice(0, 1) };
    yield { type: "drop" };
  }
  yield start;
}

function isPrelude(part: Part | undefined): part is RawFault {
  return part?.type === "raw" && part.beforeStart === true;
}

function* blockEvents(part: BlockPart, index: number, context: AnswerContext): Iterable<Operation> {
  const { start, deltas } = takeApart(part);
  yield send("content_block_start", { index, content_block: start });
  if (index === 0) yield ping;
  const middle = Math.ceil(deltas.length / 2);
  for (const [position, delta] of deltas.entries()) {
    if (position === middle) yield* halfwayFaults(part, context);
    yield send("content_block_delta", { index, delta });
  }
  if (deltas.length <= middle) yield* halfwayFaults(part, context);
  if (!part.unfinished) yield send("content_block_stop", { index });
}

function* halfwayFaults(part: BlockPart, context: AnswerContext): Iterable<Operation> {
  for (const happening of part.halfway ?? []) yield* fault(happening, context);
}

function* fault(
  part: NonNullable<BlockPart["halfway"]>[number],
  context: AnswerContext,
): Iterable<Operation> {
  switch (part.type) {
    case "drop":
      yield { type: "drop" };
      break;
    case "end":
    case "silence":
      yield part;
      break;
    case "raw":
      yield { type: "send", text: part.text };
      break;
    case "error": {
      const body = errorBody({ type: part.errorType, message: part.message }, context.requestId);
      yield { type: "send", text: `event: error\ndata: ${body}\n\n` };
      yield { type: "end" };
      break;
    }
  }
}

/** The block as content_block_start shows it, and the deltas that fill it. */
function takeApart(part: BlockPart): { start: Block; deltas: readonly Record<string, unknown>[] } {
  const { block } = part;
  switch (block.type) {
    case "text":
      return {
        start: { ...block, text: "" },
        deltas: pieces(String(block["text"])).map((text) => ({ type: "text_delta", text })),
      };
    case "thinking": {
      const deltas = pieces(String(block["thinking"])).map((thinking) => ({
        type: "thinking_delta",
        thinking,
      }));
      const signature = { type: "signature_delta", signature: block["signature"] };
      return { start: { ...block, thinking: "", signature: "" }, deltas: [...deltas, signature] };
    }
    case "tool_use":
    case "server_tool_use": {
      // An empty fragment comes first; surrogates are escaped, so that cuts fall inside escapes too.
      const json = part.json ?? escapeSurrogates(JSON.stringify(block["input"]));
      const fragments = ["", ...pieces(json)];
      const deltas = fragments.map((partial_json) => ({ type: "input_json_delta", partial_json }));
      return { start: { ...block, input: {} }, deltas };
    }
    default:
      return { start: block, deltas: [] };
  }
}

const pieceLengths = [1, 2, 3, 5, 8, 13, 21, 34];
const longPiece = 4096;

/** Cuts text at uneven places and right after each of the first backslashes, but never inside a surrogate pair. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  while (from < text.length) {
    let to = from + (pieceLengths[found.length] ?? (text.length < longPiece ? 55 : longPiece));
    const backslash = found.length < 200 ? text.indexOf("\\", from) : -1;
    if (backslash !== -1 && backslash < to) to = backslash + 1;
    const last = text.charCodeAt(to - 1);
    if (last >= 0xd800 && last <= 0xdbff) to += 1;
    found.push(text.slice(from, to));
    from = to;
  }
  return found;
}

function escapeSurrogates(json: string): string {
  return json.replace(/[\ud800-\udfff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
}

function messageDelta(message: Readonly<Record<string, unknown>>): Operation {
  const { stop_reason, stop_sequence, stop_details, container } = message;
  const {
    cache_creation: _,
    service_tier: __,
    inference_geo: ___,
    speed: ____,
    ...usage
  } = message["usage"] as Record<string, unknown>;
  return send("message_delta", { delta: { stop_reason, stop_sequence, stop_details, container }, usage });
}

function send(type: string, fields: object): { readonly type: "send"; readonly text: string } {
  return { type: "send", text: `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n` };
}

export const ping = send("ping", {});
