import type { ModelRules } from "../models.ts";
import { contentOf } from "../prompt.ts";
import { type Block, blocksOf, type Message, type MessagesBody, type Refuse } from "../wire.ts";

const maxMessages = 100_000;

/** Rules 28 to 47: which messages there are, in which order, and what may stand in them. */
export function checkMessages(body: MessagesBody, model: ModelRules, version: string, refuse: Refuse): void {
  const { messages } = body;
  if (messages.length === 0) refuse(28, "messages: at least one message is required");
  if (messages.length > maxMessages) refuse(29, `messages: at most ${maxMessages} messages are allowed`);
  checkRoles(messages, model, refuse);
  for (const block of blocksOf(body.system)) checkText(block, "system", "system", refuse);
  for (const [index, message] of messages.entries()) {
    checkNotEmpty(message, index, index === messages.length - 1, refuse);
    for (const [inner, block] of contentOf(message).entries()) {
      const place = `messages.${index}.content.${inner}`;
      checkPlace(block, message.role, index, place, version, refuse);
      checkText(block, "messages", place, refuse);
    }
  }
  checkEnd(messages, model, refuse);
}

function checkRoles(messages: readonly Message[], model: ModelRules, refuse: Refuse): void {
  if (messages[0]?.role === "system") {
    if (!model.systemMessages) refuse(33, "role 'system' is not supported on this model");
    refuse(
      34,
      "messages.0: use the top-level 'system' parameter for the initial system prompt; " +
        "the directive-only form (content: [] with output_config) is accepted at any position",
    );
  }
  if (messages[0]?.role === "assistant") refuse(30, 'messages: first message must use the "user" role');
  let previous: Message | undefined;
  for (const [index, message] of messages.entries()) {
    if (message.role === "system") {
      checkSystemMessage(messages, index, model, refuse);
      continue;
    }
    if (previous?.role === message.role && !isPaused(previous)) {
      refuse(
        31,
        'messages: roles must alternate between "user" and "assistant", ' +
          `but found multiple "${message.role}" roles in a row`,
      );
    }
    previous = message;
  }
}

function checkSystemMessage(
  messages: readonly Message[],
  index: number,
  model: ModelRules,
  refuse: Refuse,
): void {
  if (!model.systemMessages) refuse(33, "role 'system' is not supported on this model");
  const before = messages[index - 1];
  if (before?.role !== "user" && !(before?.role === "assistant" && isPaused(before))) {
    refuse(
      35,
      "role 'system' must follow a 'user' message or an 'assistant' message ending in a server tool result",
    );
  }
  const after = messages[index + 1];
  if (after !== undefined && after.role !== "assistant") {
    refuse(36, "role 'system' must precede an 'assistant' message or end the array");
  }
}

/** An assistant message that the server is to continue: it ends in the work of a server tool. */
export function isPaused(message: Message): boolean {
  const last = contentOf(message).at(-1)?.type ?? "";
  return message.role === "assistant" && (last === "server_tool_use" || isServerResult(last));
}

export function isServerResult(type: string): boolean {
  return type.endsWith("_tool_result");
}

function checkNotEmpty(message: Message, index: number, isLast: boolean, refuse: Refuse): void {
  if (message.content.length > 0) return;
  if (message.role === "user") refuse(39, `messages.${index}: user messages must have non-empty content`);
  if (message.role === "assistant" && !isLast) {
    refuse(
      40,
      `messages.${index}: all messages must have non-empty content except for the optional final assistant message`,
    );
  }
}

const assistantOnly = new Set(["tool_use", "server_tool_use"]);

function checkPlace(
  block: Block,
  role: string,
  index: number,
  place: string,
  version: string,
  refuse: Refuse,
): void {
  const { type } = block;
  if (type === "tool_result" && role !== "user") {
    refuse(43, `messages.${index}: \`tool_result\` blocks can only be in \`user\` messages`);
  }
  if ((assistantOnly.has(type) || isServerResult(type)) && role !== "assistant") {
    refuse(44, `messages.${index}: \`${type}\` blocks can only be in \`assistant\` messages`);
  }
  if (type.endsWith("thinking") && role !== "assistant") {
    refuse(45, `${place}: \`${type}\` blocks can only be in \`assistant\` messages`);
  }
  if (version !== "2026-10-21") return;
  if (type === "document" && role === "assistant") {
    refuse(46, `${place}: \`document\` blocks cannot be in \`assistant\` messages`);
  }
  if (role !== "user") return;
  for (const text of [block, ...innerBlocks(block)]) {
    const { citations } = text;
    if (text.type === "text" && Array.isArray(citations) && citations.length > 0) {
      refuse(47, `${place}: \`text\` blocks in \`user\` messages cannot have \`citations\``);
    }
  }
}

function checkText(block: Block, where: "system" | "messages", place: string, refuse: Refuse): void {
  for (const text of [block, ...innerBlocks(block)]) {
    if (text.type !== "text") continue;
    if (text["text"] === "") {
      if (text["cache_control"]) {
        refuse(82, `${place}.text: cache_control cannot be set for empty text blocks`);
      }
      refuse(41, `${where}: text content blocks must be non-empty`);
    } else if (String(text["text"]).trim() === "") {
      refuse(42, `${where}: text content blocks must contain non-whitespace text`);
    }
  }
}

/** The blocks inside a tool result or a search result. */
export function innerBlocks(block: Block): readonly Block[] {
  const { content } = block;
  return Array.isArray(content) ? (content as readonly Block[]) : [];
}

function checkEnd(messages: readonly Message[], model: ModelRules, refuse: Refuse): void {
  const last = messages.at(-1);
  if (last?.role !== "assistant" || isPaused(last)) return;
  if (!model.prefill) {
    refuse(
      37,
      "This model does not support assistant message prefill. The conversation must end with a user message.",
    );
  }
  const text = contentOf(last).at(-1);
  if (text?.type === "text" && /\s$/.test(String(text["text"]))) {
    refuse(38, "messages: final assistant content cannot end with trailing whitespace");
  }
}
