import { contentOf } from "./prompt.ts";
import { type Sent, type Signatures, sameBlocks } from "./signatures.ts";
import type { Block, MessagesBody } from "./wire.ts";

/** L4: assistant messages that are new in this request are what was answered. */
export function checkEchoes(
  body: MessagesBody,
  firstNew: number,
  mustBeKnown: boolean,
  signatures: Signatures,
  hit: (problem: string) => void,
): void {
  for (const [index, message] of body.messages.entries()) {
    if (index < firstNew || message.role !== "assistant") continue;
    const candidates = signatures.sentAt(body, index);
    if (candidates.length === 0 && !mustBeKnown) continue;
    const content = contentOf(message);
    const isKept = (block: Block) => !signatures.isRevoked(block);
    const known = [...candidates, ...signatures.sentAnywhere()].map((sent) => ({
      ...sent,
      content: sent.content.filter(isKept),
    }));
    if (!known.some((sent) => isEcho(content.filter(isKept), sent))) {
      hit(`assistant message ${index} is not what was answered`);
    }
  }
}

const unfinishedReasons = new Set([
  "max_tokens",
  "stop_sequence",
  "model_context_window_exceeded",
  "refusal",
]);

/**
 * Empty text cannot be sent back. Calls of a turn that was cut need not be, and their input can't always: nobody knows
 * which of them the cut has left whole, so they may come back without any.
 */
function isEcho(content: readonly Block[], { content: sent, stopReason }: Sent): boolean {
  const echoed = withoutEmptyText(content);
  const original = withoutEmptyText(sent);
  if (sameBlocks(echoed, original)) return true;
  if (stopReason === "pause_turn") return sameBlocks(echoed.slice(0, original.length), original);
  if (stopReason === null || !unfinishedReasons.has(stopReason)) return false;
  const withoutInput = original.map((block, index) =>
    block.type === "tool_use" && isEmpty(echoed[index]?.["input"]) ? { ...block, input: {} } : block,
  );
  return [withoutInput, original.filter((block) => block.type !== "tool_use")].some((allowed) =>
    sameBlocks(echoed, allowed),
  );
}

function isEmpty(input: unknown): boolean {
  return typeof input === "object" && input !== null && Object.keys(input).length === 0;
}

function withoutEmptyText(content: readonly Block[]): readonly Block[] {
  return content.filter((block) => block.type !== "text" || String(block["text"]).trim() !== "");
}

/** L5: results stand in the order of their calls. */
export function checkOrderOfResults(
  body: MessagesBody,
  firstNew: number,
  hit: (problem: string) => void,
): void {
  for (const [index, message] of body.messages.entries()) {
    const before = body.messages[index - 1];
    if (index < firstNew || message.role !== "user" || before === undefined) continue;
    const calls = contentOf(before)
      .filter((block) => block.type === "tool_use")
      .map((block) => block["id"]);
    const results = contentOf(message)
      .filter((block) => block.type === "tool_result")
      .map((block) => block["tool_use_id"]);
    if (results.some((id, position) => id !== calls[position])) {
      hit(`the tool results of message ${index} are not in the order of the calls`);
    }
  }
}
