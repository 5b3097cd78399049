import { createHmac } from "node:crypto";
import { canonicalJson, essence, measure, sameJson, sha256 } from "./canonical.ts";
import type { ModelRules } from "./models.ts";
import { contentOf } from "./prompt.ts";
import { type Block, blocksOf, type MessagesBody, type Refuse } from "./wire.ts";

/** Signs thinking blocks, and finds out when they, or what stood before them, were changed. */
export interface Signatures {
  /** The signature of a thinking block in the answer to this request, after these blocks of the answer. */
  readonly sign: (body: MessagesBody, before: readonly Block[], text: string) => string;
  /** Rules 84 to 86. */
  readonly check: (body: MessagesBody, model: ModelRules, betas: readonly string[], refuse: Refuse) => void;
  /** Remembers what was answered to a request. */
  readonly remember: (body: MessagesBody, sent: Sent) => void;
  /** What was answered to the request that ended where this message of the request begins. */
  readonly sentAt: (body: MessagesBody, messageIndex: number) => readonly Sent[];
  /** From now on no block that was signed so far is accepted, as when a gateway moves to another account. */
  readonly revoke: () => void;
  /** Everything that was answered; for a history that lost its revoked blocks, and so its place. */
  readonly sentAnywhere: () => readonly Sent[];
  /** A thinking block that is accepted no more. Taking it out of the history is no change of it. */
  readonly isRevoked: (block: Block) => boolean;
}

export interface Sent {
  readonly content: readonly Block[];
  readonly stopReason: string | null;
}

const maxRemembered = 10_000;

export function createSignatures(options: { key: string; oldAccount: boolean }): Signatures {
  const sent = new Map<string, Sent[]>();
  const revoked = new Set<unknown>();
  let { key } = options;
  const mac = (kind: string, text: string) =>
    createHmac("sha256", key).update(`${kind}\0${text}`).digest().subarray(0, 24);
  const signatureOf = (prefix: string, text: string) =>
    Buffer.concat([mac("text", text), mac("prefix", prefix)]).toString("base64");

  const isBound = (model: ModelRules) =>
    model.binding === "every-account" || (model.binding === "new-accounts" && !options.oldAccount);

  const isRevoked: Signatures["isRevoked"] = (block) =>
    isThinking(block) && revoked.has(block["signature"] ?? block["data"]);

  const sentAt: Signatures["sentAt"] = (body, index) => sent.get(startOf(body, index)) ?? [];

  return {
    sign: (body, before, text) => signatureOf(extend(endOf(body), "assistant", before), text),
    remember: (body, answer) => {
      const prefix = endOf(body);
      sent.set(prefix, [...(sent.get(prefix) ?? []), answer]);
      const [oldest] = sent.keys();
      if (sent.size > maxRemembered && oldest !== undefined) sent.delete(oldest);
    },
    sentAt,
    sentAnywhere: () => (revoked.size === 0 ? [] : [...sent.values()].flat()),
    isRevoked,
    revoke: () => {
      const content = [...sent.values()].flat().flatMap((answer) => answer.content);
      for (const block of content) if (isThinking(block)) revoked.add(block["signature"] ?? block["data"]);
      key = sha256(key);
    },
    check: (body, model, betas, refuse) => {
      const latest = body.messages.findLastIndex((message) => message.role === "assistant");
      const dropsBlocks = body.thinking?.block_binding?.prefix_mismatch_behavior === "drop_block";
      for (const [index, message] of body.messages.entries()) {
        if (message.role !== "assistant") continue;
        const content = contentOf(message);
        const original = index === latest ? alteredFrom(content, sentAt(body, index), isRevoked) : undefined;
        for (const [inner, block] of content.entries()) {
          if (!isThinking(block)) continue;
          const place = `messages.${index}.content.${inner}`;
          const signature = Buffer.from(String(block["signature"] ?? block["data"]), "base64");
          if (!signature.subarray(0, 24).equals(mac("text", String(block["thinking"] ?? "")))) {
            if (original !== undefined) refuse(86, `${place}: ${modified}`);
            refuse(85, `${place}: Invalid \`signature\` in \`${block.type}\` block`);
          }
          const prefix = extend(startOf(body, index), "assistant", content.slice(0, inner));
          if (isBound(model) && !dropsBlocks && !signature.subarray(24).equals(mac("prefix", prefix))) {
            if (original !== undefined) refuse(86, `${place}: ${modified}`);
            refuse(84, `${place}: ${boundElsewhere(block, betas)}`);
          }
        }
        if (original !== undefined) refuse(86, `messages.${index}.content.${original}: ${modified}`);
      }
    },
  };
}

const modified =
  "`thinking` or `redacted_thinking` blocks in the latest assistant message cannot be modified. " +
  "These blocks must remain as they were in the original response.";

function boundElsewhere(block: Block, betas: readonly string[]): string {
  const beta = "thinking-binding-controls-2026-08-01";
  return (
    `Invalid \`signature\` in \`${block.type}\` block. The block is bound to a different conversation. Remove the ` +
    'block, or set `thinking.block_binding.prefix_mismatch_behavior` to "drop_block".' +
    (betas.includes(beta) ? "" : ` This needs the \`anthropic-beta: ${beta}\` header.`)
  );
}

/** Where the thinking of the latest turn differs from every answer it can have come from; undefined when it does not. */
function alteredFrom(
  content: readonly Block[],
  answers: readonly Sent[],
  isRevoked: (block: Block) => boolean,
): number | undefined {
  const candidates = answers.map((answer) => ({
    content: answer.content.filter((block) => !isRevoked(block)),
  }));
  const thinking = content.filter((block) => isThinking(block) && !isRevoked(block));
  const others = content.filter((block) => !isThinking(block));
  const related = candidates.filter(
    (candidate) =>
      candidate.content.some(
        (block) => isThinking(block) && thinking.some((own) => sameSignature(own, block)),
      ) ||
      sameBlocks(
        candidate.content.filter((block) => !isThinking(block)),
        others,
      ),
  );
  if (related.length === 0) return undefined;
  if (related.some((candidate) => sameBlocks(candidate.content.filter(isThinking), thinking)))
    return undefined;
  const first = content.findIndex(
    (block, index) =>
      isThinking(block) && !sameBlocks([block], related[0]?.content.slice(index, index + 1) ?? []),
  );
  return Math.max(first, 0);
}

function sameSignature(left: Block, right: Block): boolean {
  return (left["signature"] ?? left["data"]) === (right["signature"] ?? right["data"]);
}

export function sameBlocks(left: readonly Block[], right: readonly Block[]): boolean {
  return (
    left.length === right.length &&
    left.every((block, index) => sameJson(essence(block), essence(right[index] as Block)))
  );
}

export function isThinking(block: Block): boolean {
  return block.type === "thinking" || block.type === "redacted_thinking";
}

const starts = new WeakMap<MessagesBody, readonly string[]>();

/** The digest of everything before the message: the system prompt, the tools as a set, and the messages. */
function startOf(body: MessagesBody, messageIndex: number): string {
  let known = starts.get(body);
  if (known === undefined) {
    const tools = (body.tools ?? []).map((tool) => measure(tool as Block).digest).sort();
    let prefix = extend(sha256(canonicalJson(tools)), "system", blocksOf(body.system));
    const found = [prefix];
    for (const message of body.messages) {
      prefix = extend(prefix, message.role, contentOf(message));
      found.push(prefix);
    }
    starts.set(body, found);
    known = found;
  }
  return known[messageIndex] ?? "";
}

function endOf(body: MessagesBody): string {
  return startOf(body, body.messages.length);
}

/** Text that is only whitespace does not count. */
function extend(prefix: string, role: string, blocks: readonly Block[]): string {
  let extended = prefix;
  for (const block of blocks) {
    if (block.type === "text" && String(block["text"]).trim() === "") continue;
    extended = sha256(`${extended}\0${role}\0${measure(block).digest}`);
  }
  return extended;
}
