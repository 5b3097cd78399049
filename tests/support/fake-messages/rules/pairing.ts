import { contentOf } from "../prompt.ts";
import type { Block, Message, MessagesBody, Refuse } from "../wire.ts";
import { innerBlocks, isServerResult } from "./messages.ts";

/** Rules 49 to 60: every call has its one result, right after it. */
export function checkPairing(body: MessagesBody, refuse: Refuse): void {
  // Messages of the operator may stand between a call and its result's turn; they belong to neither.
  const turns = [...body.messages.entries()].filter(([, message]) => message.role !== "system");
  const seenCalls = new Set<unknown>();
  const serverCalls = new Set<unknown>();
  for (const [position, [index, message]] of turns.entries()) {
    const previous = turns[position - 1]?.[1];
    const next = turns[position + 1]?.[1];
    if (message.role === "assistant") checkCalls({ message, index, next, seenCalls, serverCalls }, refuse);
    else checkResults(message, index, previous, refuse);
  }
  const hasToolBlocks = turns.some(([, message]) =>
    contentOf(message).some(({ type }) => type === "tool_use" || type === "tool_result"),
  );
  if (hasToolBlocks && body.tools === undefined) {
    refuse(60, "tools: required when messages contain tool_use/tool_result");
  }
}

interface CallsOf {
  readonly message: Message;
  readonly index: number;
  readonly next: Message | undefined;
  readonly seenCalls: Set<unknown>;
  readonly serverCalls: Set<unknown>;
}

function checkCalls({ message, index, next, seenCalls, serverCalls }: CallsOf, refuse: Refuse): void {
  const content = contentOf(message);
  const open = new Set<unknown>();
  for (const [inner, block] of content.entries()) {
    const place = `messages.${index}.content.${inner}`;
    if (block.type === "server_tool_use") {
      serverCalls.add(block["id"]);
      open.add(block["id"]);
    }
    if (isServerResult(block.type)) open.delete(block["tool_use_id"]);
    checkCaller(block, place, serverCalls, refuse);
    if (block.type !== "tool_use") continue;
    if (seenCalls.has(block["id"])) refuse(52, `${place}: \`tool_use\` ids must be unique`);
    seenCalls.add(block["id"]);
  }
  const calls = content.filter((block) => block.type === "tool_use");
  const answered = new Set(leadingResults(next).map((result) => result["tool_use_id"]));
  const missing = calls.map((call) => call["id"]).filter((id) => !answered.has(id));
  if (missing.length > 0) {
    refuse(
      49,
      `messages.${index}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ` +
        `${missing.join(", ")}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
    );
  }
  // A call by a program that runs on the server is answered while that program waits.
  const isProgrammatic = calls.some(isProgrammaticCall);
  if (open.size > 0 && next?.role === "user" && !isProgrammatic) {
    refuse(
      58,
      `messages.${index}: \`server_tool_use\` without a result can only be continued: ${[...open].join(", ")}`,
    );
  }
  if (isProgrammatic && next !== undefined && contentOf(next).some(({ type }) => type !== "tool_result")) {
    refuse(
      59,
      `messages.${index + 1}: the answer to a call by code execution may hold \`tool_result\` blocks only`,
    );
  }
}

function isProgrammaticCall(block: Block): boolean {
  const caller = block["caller"] as { readonly type?: string } | undefined;
  return block.type === "tool_use" && caller !== undefined && caller.type !== "direct";
}

function checkCaller(block: Block, place: string, serverCalls: Set<unknown>, refuse: Refuse): void {
  const caller = block["caller"] as { readonly tool_id?: string } | undefined;
  if (caller?.tool_id !== undefined && !serverCalls.has(caller.tool_id)) {
    refuse("57b", `${place}: source tool \`${caller.tool_id}\` not found`);
  }
}

function leadingResults(message: Message | undefined): readonly Block[] {
  if (message?.role !== "user") return [];
  const content = contentOf(message);
  const end = content.findIndex((block) => block.type !== "tool_result");
  return end === -1 ? content : content.slice(0, end);
}

function checkResults(message: Message, index: number, previous: Message | undefined, refuse: Refuse): void {
  const calls = new Set(
    (previous?.role === "assistant" ? contentOf(previous) : [])
      .filter((block) => block.type === "tool_use")
      .map((block) => block["id"]),
  );
  const answered = new Set<unknown>();
  for (const [inner, block] of contentOf(message).entries()) {
    if (block.type !== "tool_result") continue;
    const place = `messages.${index}.content.${inner}`;
    const id = block["tool_use_id"];
    if (!calls.has(id)) {
      refuse(
        50,
        `${place}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${id}. ` +
          "Each `tool_result` block must have a corresponding `tool_use` block in the previous message.",
      );
    }
    if (answered.has(id)) {
      refuse(
        51,
        `${place}: each tool_use must have a single result. Found multiple \`tool_result\` blocks with id: ${id}`,
      );
    }
    answered.add(id);
    if (block["is_error"] === true && innerBlocks(block).some(({ type }) => type !== "text")) {
      refuse(57, `${place}.tool_result: all content must be type \`text\` if \`is_error\` is true`);
    }
  }
}
