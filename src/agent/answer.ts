import type { ContentBlock, Message, RawMessageStreamEvent } from "@anthropic-ai/sdk/resources/messages";

/** The answer did not come whole, or is not what the API promises: nothing of it can be used. */
export class BrokenAnswerError extends Error {
  override readonly name = "BrokenAnswerError";
}

/** An answer on its way: put together from the events of its stream, in time linear in its size. */
export interface PartialAnswer {
  /** Takes the next event; throws `BrokenAnswerError` when it makes no sense here. Unknown kinds are passed over. */
  readonly take: (event: RawMessageStreamEvent) => void;
  /** True once its last event has come. */
  readonly isWhole: () => boolean;
  /**
   * What has come so far; undefined before anything has. The input of a call that is not the JSON of an object
   * without absurd nesting is left as the text that came; no input is ever completed by guessing.
   */
  readonly message: () => Message | undefined;
}

/** More than any model gives in one answer; a gateway that sends without end must not fill the memory. */
const maxCharacters = 16 * 1024 * 1024;
/** Deeper JSON is nothing that a tool takes, and would overflow the stack of whoever walks through it. */
const maxDepth = 100;

type Fields = Readonly<Record<string, unknown>> & { readonly type: string };

interface Part {
  readonly block: Record<string, unknown> & { readonly type: string };
  /** The fragments of a call's input, joined. */
  json: string;
  /** Its content_block_stop has come. */
  stopped: boolean;
}

export function createPartialAnswer(): PartialAnswer {
  let begun: Message | undefined;
  let whole = false;
  let characters = 0;
  const parts = new Map<unknown, Part>();

  const count = (text: string): string => {
    characters += text.length;
    if (characters > maxCharacters) throw new BrokenAnswerError("it does not end");
    return text;
  };
  const partAt = (index: unknown): Part => {
    const part = parts.get(index);
    if (part === undefined) throw new BrokenAnswerError("a part of a block came before the block");
    return part;
  };

  return {
    take(event) {
      const fields = fieldsOf(event, "an event");
      if (fields.type === "message_start") {
        if (begun !== undefined) throw new BrokenAnswerError("it began twice");
        begun = begin(fieldsOf(fields["message"], "its beginning"));
      }
      if (begun === undefined || whole) return;
      switch (fields.type) {
        case "content_block_start": {
          const block = fieldsOf(fields["content_block"], "a block");
          if (parts.has(fields["index"])) throw new BrokenAnswerError("a block began twice");
          count(JSON.stringify(block));
          parts.set(fields["index"], { block: { ...block }, json: "", stopped: false });
          return;
        }
        case "content_block_delta":
          return addDelta(partAt(fields["index"]), fieldsOf(fields["delta"], "a part of a block"), count);
        case "content_block_stop":
          partAt(fields["index"]).stopped = true;
          return;
        case "message_delta":
          begun = { ...begun, ...(fields["delta"] as object), usage: report(begun.usage, fields["usage"]) };
          return;
        case "message_stop":
          checkWhole(begun, parts.values());
          whole = true;
          return;
      }
    },
    isWhole: () => whole,
    message: () => begun && { ...begun, content: [...parts.values()].map(finished) },
  };
}

/** The API keeps to its types; a gateway may not. */
function fieldsOf(value: unknown, what: string): Fields {
  if (isObject(value) && "type" in value && typeof value.type === "string") return value as Fields;
  throw new BrokenAnswerError(`${what} has no type`);
}

function begin(message: Fields): Message {
  const none = { input_tokens: 0, output_tokens: 0 };
  const started = { stop_reason: null, stop_details: null, ...message, content: [] };
  return { ...started, usage: report(none, message["usage"]) } as unknown as Message;
}

/** The numbers of a report are totals; those that it leaves out have not changed. */
function report<Usage extends object>(before: Usage, now: unknown): Usage {
  const told = isObject(now) ? Object.entries(now) : [];
  return { ...before, ...Object.fromEntries(told.filter(([, value]) => value !== null)) };
}

function addDelta(part: Part, delta: Fields, count: (text: string) => string): void {
  const { block } = part;
  const text = (field: string): string => {
    const value = delta[field];
    if (typeof value === "string") return count(value);
    throw new BrokenAnswerError(`a ${delta.type} has no ${field}`);
  };
  const append = (field: string) => {
    if (typeof block[field] !== "string") {
      throw new BrokenAnswerError(`a ${delta.type} came for a block of type ${block.type}`);
    }
    block[field] += text(field);
  };
  switch (delta.type) {
    case "text_delta":
      append("text");
      return;
    case "thinking_delta":
      append("thinking");
      return;
    case "signature_delta":
      block["signature"] = text("signature");
      return;
    case "citations_delta": {
      const { citation } = delta;
      count(JSON.stringify(citation) ?? "");
      if (Array.isArray(block["citations"])) block["citations"].push(citation);
      else block["citations"] = [citation];
      return;
    }
    case "input_json_delta":
      part.json += text("partial_json");
      return;
  }
}

function checkWhole({ stop_reason }: Message, parts: Iterable<Part>): void {
  if (typeof stop_reason !== "string") throw new BrokenAnswerError("it has no stop reason");
  for (const { block, stopped } of parts) {
    if (block.type !== "tool_use") continue;
    // Neither could be sent back.
    if (!/^[\w-]+$/.test(String(block["id"] ?? "")) || !/^[\w-]{1,128}$/.test(String(block["name"] ?? ""))) {
      throw new BrokenAnswerError("a call has no usable id or name");
    }
    if (stop_reason === "tool_use" && !stopped) throw new BrokenAnswerError("a call has no end");
  }
}

function finished({ block, json }: Part): ContentBlock {
  const complete = json === "" ? block : { ...block, input: parseInput(json) };
  return complete as unknown as ContentBlock;
}

function parseInput(json: string): unknown {
  try {
    // Half a character can be written as an escape; the API would refuse to have it back.
    const input: unknown = mayHoldHalves.test(json)
      ? JSON.parse(json, (_, value: unknown) => wellFormed(value))
      : JSON.parse(json);
    return isObject(input) && isShallow(input, maxDepth) ? input : json;
  } catch {
    return json;
  }
}

const mayHoldHalves = /\\u[dD][89a-fA-F]/;

function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (!isObject(value) || Object.keys(value).every((key) => key.isWellFormed())) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toWellFormed(), inner]));
}

/** Whether it can be a call's input, as the API takes it back. */
export function isObject(input: unknown): input is object {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1));
}
