import { createHash } from "node:crypto";
import type {
  CacheControlEphemeral,
  ContentBlock,
  ContentBlockParam,
  MessageCreateParamsBase,
  MessageParam,
  TextBlockParam,
  Tool as ToolDefinition,
} from "@anthropic-ai/sdk/resources/messages";
import { inputSchema, type Tool } from "../tools/tool.ts";
import { isObject } from "./answer.ts";
import type { CacheLife } from "./budget.ts";
import { capabilitiesOf } from "./capabilities.ts";
import { sizeOf } from "./image-data.ts";
import type { Effort } from "./model.ts";

/** A request for the next answer. */
export type Request = MessageCreateParamsBase;

/**
 * All that was said. It only grows: system prompt and tools stay the same bytes and no message is ever changed,
 * because the API binds thinking blocks to what stands before them, and caches by the same prefix.
 */
export interface Conversation {
  /** What the run began with, for the transcript. */
  readonly beginning: {
    readonly model: string;
    readonly sha256: string;
    readonly system: string;
    readonly tools: readonly ToolDefinition[];
  };
  /** Keeps the model's blocks as they came, thinking included. False when there was nothing to keep. */
  readonly addAnswer: (content: readonly ContentBlock[]) => boolean;
  readonly addReply: (content: readonly ContentBlockParam[]) => void;
  /** Adds text to the user's side, while it has not been answered; its end may have been sent already. */
  readonly addNote: (text: string) => void;
  readonly request: (options: { readonly maxTokens: number; readonly toolsAllowed: boolean }) => Request;
  /** What no request has carried yet; a note to a reply that was sent stands alone, as one more message. */
  readonly unsent: () => readonly MessageParam[];
  /** An upper estimate of the tokens in the next request. */
  readonly promptTokens: () => number;
  /** Another model answers from now on. What was said stays; only what is asked of a model is its own. */
  readonly switchTo: (model: string) => void;
  /**
   * Takes all thinking out of what was said, for when the API no longer accepts it; false where there is none. It names
   * the first block that it refuses and may refuse each that follows, so none is kept that it could refuse next.
   */
  readonly dropThinking: () => boolean;
  /** Takes the images out of the last message, while it has not been answered; false where there are none. */
  readonly dropNewImages: () => boolean;
  /** Corrects the estimate by what the API counted for the last request. */
  readonly measured: (promptTokens: number) => void;
}

/** Never changed, only replaced: what was encoded for one request serves the next. */
interface Said {
  readonly role: "user" | "assistant";
  readonly content: ContentBlockParam[];
}

/** Prose has about four bytes to a token, code and JSON fewer. */
const bytesPerToken = 3;

export function createConversation(options: {
  readonly model: string;
  readonly effort?: Effort;
  readonly system: string;
  readonly tools: readonly Tool[];
  readonly cacheLife: CacheLife;
}): Conversation {
  const { effort } = options;
  const marker: CacheControlEphemeral = { type: "ephemeral", ttl: options.cacheLife };
  const tools = options.tools.map(describeTool);
  const frozen = {
    system: [{ type: "text" as const, text: options.system, cache_control: marker }],
    tools,
    cache_control: marker,
  };
  let asked = askedOf(options.model, effort);
  const beginning = JSON.stringify({ system: options.system, tools });
  const messages: Said[] = [];
  let sent = { messages: 0, blocksOfLast: 0 };
  let measuredTokens = 0;
  let unmeasuredBytes = Buffer.byteLength(beginning);

  const add = (message: Said) => {
    messages.push(message);
    unmeasuredBytes += sizeOf(message.content, bytesPerToken);
  };

  return {
    beginning: {
      model: options.model,
      sha256: createHash("sha256").update(beginning).digest("hex"),
      system: options.system,
      tools,
    },
    addAnswer(content) {
      const kept = content.filter(canBeSentBack).map(asSentBack);
      if (kept.length > 0) add({ role: "assistant", content: kept });
      return kept.length > 0;
    },
    addReply(content) {
      add({ role: "user", content: [...content] });
    },
    addNote(text) {
      const last = messages.at(-1);
      const block = { type: "text" as const, text };
      if (last?.role !== "user") return add({ role: "user", content: [block] });
      messages[messages.length - 1] = { role: "user", content: [...last.content, block] };
      unmeasuredBytes += sizeOf(block, bytesPerToken);
    },
    request({ maxTokens, toolsAllowed }) {
      sent = { messages: messages.length, blocksOfLast: messages.at(-1)?.content.length ?? 0 };
      return {
        ...asked,
        ...frozen,
        ...(!toolsAllowed && { tool_choice: { type: "none" as const } }),
        max_tokens: maxTokens,
        messages: withPreviousMarker(messages, marker),
      };
    },
    unsent() {
      const notes = messages[sent.messages - 1]?.content.slice(sent.blocksOfLast) ?? [];
      const whole = messages.slice(sent.messages);
      return notes.length > 0 ? [{ role: "user", content: notes }, ...whole] : whole;
    },
    promptTokens: () => measuredTokens + Math.ceil(unmeasuredBytes / bytesPerToken),
    switchTo(model) {
      asked = askedOf(model, effort);
    },
    dropThinking() {
      const hasThinking = messages.some(({ content }) => content.some(isThinking));
      for (const [index, message] of messages.entries()) messages[index] = withoutThinking(message);
      return hasThinking;
    },
    dropNewImages() {
      const last = messages.at(-1);
      if (last?.role !== "user" || !last.content.some(holdsImage)) return false;
      messages[messages.length - 1] = { role: "user", content: last.content.map(withoutImages) };
      // All of it goes into the transcript once more.
      sent = { messages: messages.length - 1, blocksOfLast: Number.POSITIVE_INFINITY };
      return true;
    },
    measured(promptTokens) {
      measuredTokens = promptTokens;
      unmeasuredBytes = 0;
    },
  };
}

/** What depends on the model that is asked. */
function askedOf(model: string, effort: Effort | undefined) {
  const capabilities = capabilitiesOf(model);
  return {
    model,
    ...(capabilities.adaptiveThinking && {
      thinking: { type: "adaptive" as const, display: "summarized" as const },
    }),
    ...(effort !== undefined && capabilities.efforts.includes(effort) && { output_config: { effort } }),
  };
}

function isThinking({ type }: ContentBlockParam): boolean {
  return type === "thinking" || type === "redacted_thinking";
}

function withoutThinking({ role, content }: Said): Said {
  const rest = content.filter((block) => !isThinking(block));
  // An empty message would be refused.
  return { role, content: rest.length > 0 ? rest : [{ type: "text", text: "(thinking)" }] };
}

function holdsImage(block: ContentBlockParam): boolean {
  return (
    isImage(block) ||
    (block.type === "tool_result" && Array.isArray(block.content) && block.content.some(isImage))
  );
}

function isImage({ type }: { readonly type: string }): boolean {
  return type === "image";
}

function withoutImages(block: ContentBlockParam): ContentBlockParam {
  const text = { type: "text" as const, text: "[the image could not be shown]" };
  if (isImage(block)) return text;
  if (block.type !== "tool_result" || !Array.isArray(block.content)) return block;
  return { ...block, content: block.content.map((part) => (isImage(part) ? text : part)) };
}

/** The API now and then sends text of nothing but white space, and thinking that was cut has no signature. */
function canBeSentBack(block: ContentBlock): boolean {
  if (block.type === "text") return block.text.trim() !== "";
  return block.type !== "thinking" || block.signature !== "";
}

/** Input that was no JSON object is answered as such; the API takes back nothing else, and no half characters. */
function asSentBack(block: ContentBlock): ContentBlockParam {
  const param = block as ContentBlockParam;
  if (param.type === "text" && !param.text.isWellFormed())
    return { ...param, text: param.text.toWellFormed() };
  return "input" in param && !isObject(param.input) ? { ...param, input: {} } : param;
}

/**
 * Marks the block that ended the previous request. The API looks back only 20 blocks from a marker for what it
 * has cached; a turn with many parallel calls is longer than that.
 */
function withPreviousMarker(messages: readonly Said[], marker: CacheControlEphemeral): MessageParam[] {
  const index = messages.findLastIndex(({ role }, at) => role === "user" && at < messages.length - 1);
  const previous = messages[index];
  if (previous === undefined) return [...messages];
  const last = { ...previous.content.at(-1), cache_control: marker } as TextBlockParam;
  const content: ContentBlockParam[] = [...previous.content.slice(0, -1), last];
  return messages.with(index, { role: "user", content });
}

function describeTool(tool: Tool): ToolDefinition {
  return { name: tool.name, description: tool.description, input_schema: inputSchema(tool) };
}
