import { measure, sameJson, sha256 } from "./canonical.ts";
import { type Block, blocksOf, type CacheControl, type Message, type MessagesBody } from "./wire.ts";

/** One block of the prompt, in the order in which the prompt is read: tools, system, messages. */
export interface Position {
  readonly section: "tools" | "system" | "messages";
  /** As error messages name it, such as `messages.2.content.0`. */
  readonly path: string;
  readonly role: string;
  readonly block: Block;
  readonly tokens: number;
  /** Of everything up to and with this block, and of the settings that its section depends on. */
  readonly prefix: string;
  readonly marker: CacheControl | undefined;
}

/** The prompt of a request as one row of blocks. */
export function positionsOf(body: MessagesBody): readonly Position[] {
  const positions: Position[] = [];
  let prefix = sha256(body.model);
  const add = (section: Position["section"], path: string, role: string, block: Block) => {
    const { digest, tokens } = measure(block);
    prefix = sha256(`${prefix}\0${role}\0${digest}`);
    positions.push({ section, path, role, block, tokens, prefix, marker: markerOf(block) });
  };
  for (const [index, tool] of (body.tools ?? []).entries()) add("tools", `tools.${index}`, "", tool as Block);
  prefix = sha256(`${prefix}\0${body.speed ?? "standard"}`);
  for (const [index, block] of blocksOf(body.system).entries()) add("system", `system.${index}`, "", block);
  prefix = sha256(`${prefix}\0${messageSettings(body)}`);
  for (const [index, message] of body.messages.entries()) {
    for (const [inner, block] of contentOf(message).entries()) {
      add("messages", `messages.${index}.content.${inner}`, message.role, block);
    }
  }
  return positions;
}

/** A marker on the block itself, or on a block inside a tool result. */
function markerOf(block: Block): CacheControl | undefined {
  const own = block["cache_control"] as CacheControl | null | undefined;
  if (own !== undefined && own !== null) return own;
  const inner = block["content"];
  if (!Array.isArray(inner)) return undefined;
  return inner.map((part: Block) => part["cache_control"] as CacheControl | null).find(Boolean) ?? undefined;
}

/** What makes the cached messages useless when it changes, though tools and system stay readable. */
function messageSettings(body: MessagesBody): string {
  const hasImages = body.messages.some((message) =>
    contentOf(message).some((block) => block.type === "image" || holdsImage(block)),
  );
  const { tool_choice, thinking, output_config } = body;
  return JSON.stringify([
    tool_choice?.type ?? "auto",
    tool_choice?.name,
    tool_choice?.disable_parallel_tool_use,
    thinking?.type,
    thinking?.budget_tokens,
    output_config?.effort,
    hasImages,
  ]);
}

function holdsImage({ content }: Block): boolean {
  return Array.isArray(content) && content.some((inner: Block) => inner.type === "image");
}

const plainContent = new WeakMap<Message, readonly Block[]>();

/** The blocks of a message; the same objects for the same message, so that what is known of them stays known. */
export function contentOf(message: Message): readonly Block[] {
  if (typeof message.content !== "string") return message.content;
  const known = plainContent.get(message);
  if (known !== undefined) return known;
  const blocks = blocksOf(message.content);
  plainContent.set(message, blocks);
  return blocks;
}

/** Puts the objects of the previous request in the place of equal ones, so that nothing is kept or measured twice. */
export function shareWithPrevious(body: MessagesBody, previous: MessagesBody | undefined): MessagesBody {
  if (previous === undefined) return body;
  const share = <T>(now: T, before: T): T => (sameJson(now, before) ? before : now);
  const messages = body.messages.map((message, index) => {
    const before = previous.messages[index];
    if (before === undefined) return message;
    if (sameJson(message, before)) return before;
    if (!Array.isArray(message.content) || !Array.isArray(before.content)) return message;
    const content = message.content.map((block, inner) => share(block, before.content[inner] as Block));
    return { ...message, content };
  });
  return {
    ...body,
    messages,
    ...(body.tools && { tools: share(body.tools, previous.tools ?? []) }),
    ...(body.system && { system: share(body.system, previous.system ?? []) }),
  };
}
