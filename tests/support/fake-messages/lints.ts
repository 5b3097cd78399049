import { deprecatedBetas } from "./betas.ts";
import { measure, sameJson, sha256 } from "./canonical.ts";
import { checkEchoes, checkOrderOfResults } from "./lints-history.ts";
import type { ModelRules } from "./models.ts";
import { contentOf } from "./prompt.ts";
import type { CacheReport } from "./prompt-cache.ts";
import type { RecordedRequest } from "./record.ts";
import { checkRepeat, checkRetry } from "./retries.ts";
import { createLeakDetector } from "./secrets.ts";
import type { Signatures } from "./signatures.ts";
import { betasOf } from "./transport.ts";
import { type Block, blocksOf, type Message, type MessagesBody, type Rule } from "./wire.ts";

/** A valid call for a message, about to be answered. */
export interface LintedCall {
  readonly record: RecordedRequest;
  readonly body: MessagesBody;
  readonly model: ModelRules;
  readonly cache: CacheReport;
  /** The body as it was sent. */
  readonly bytes: Buffer;
  readonly credential: string;
}

/** What a client of ours must keep to, though the API itself would not mind. */
export interface Lints {
  /** Looks at every call, valid or not. */
  readonly arrived: (record: RecordedRequest) => void;
  readonly check: (call: LintedCall) => void;
  readonly addSecrets: (secrets: readonly string[]) => void;
  readonly newRun: () => void;
  readonly expectNoMore: (reason: string) => void;
  /** Calls that were open at the same time: known for certain only afterwards. */
  readonly overlaps: () => readonly string[];
}

/** Above this, an answer that is not streamed may take longer than a connection lives. */
const maxTokensAtOnce = 21_333;
/** How long a connection that the client gave up may seem open. */
const closingMs = 250;

export function createLints(options: {
  readonly off: ReadonlySet<Rule>;
  readonly now: () => number;
  readonly secrets: readonly string[];
  readonly signatures: Signatures;
  readonly complain: (problem: string, record: RecordedRequest) => void;
}): Lints {
  const leaks = createLeakDetector(options.secrets);
  const overlapping: { earlier: RecordedRequest; later: RecordedRequest }[] = [];
  let previous: LintedCall | undefined;
  let attempts: RecordedRequest[] = [];
  let noMore: string | undefined;

  const check = (call: LintedCall) => {
    const { record, body } = call;
    const hit = (lint: Rule, problem: string) => {
      if (!options.off.has(lint)) options.complain(`${problem} (${lint})`, record);
    };
    if (previous !== undefined) {
      if (frozenPart(previous.body) !== frozenPart(body)) {
        hit("L2", "system prompt or tools differ from the request before");
      }
      const changed = firstChange(previous.body.messages, body.messages, options.signatures.isRevoked);
      if (changed !== undefined) hit("L3", `message ${changed} differs from the request before`);
    }
    const known = previous?.body.messages.length ?? 0;
    if (previous !== undefined) checkRepeat(call, previous, (text) => hit("L12", text));
    checkEchoes(body, known, previous !== undefined, options.signatures, (text) => hit("L4", text));
    checkOrderOfResults(body, known, (text) => hit("L5", text));
    checkCaching(call, previous, options.now(), (text) => hit("L6", text));
    if (noMore !== undefined) hit("L7", `a request after ${noMore}`);
    if (previous?.record.stopReason === "refusal") hit("L7", "a request after the model had refused");
    for (const leak of leaks.find(call.bytes, call.credential)) hit("L8", `the body holds ${leak}`);
    if ((body.max_tokens ?? 0) > maxTokensAtOnce && body.stream !== true) {
      hit("L9", `max_tokens ${body.max_tokens} without stream: true`);
    }
    if (call.model.deprecated) hit("L10", `${body.model} is deprecated`);
    for (const beta of betasOf(record.headers)) {
      if (deprecatedBetas.has(beta)) hit("L10", `the beta ${beta} is deprecated`);
    }
    previous = call;
  };

  return {
    arrived: (record) => {
      const hit = (problem: string) => {
        if (!options.off.has("L12")) options.complain(`${problem} (L12)`, record);
      };
      checkRetry(record, attempts.at(-1), hit);
      for (const earlier of attempts) {
        if (earlier.ended === "not-yet") overlapping.push({ earlier, later: record });
      }
      attempts.push(record);
    },
    check,
    addSecrets: leaks.add,
    newRun: () => {
      previous = undefined;
      attempts = [];
      noMore = undefined;
    },
    expectNoMore: (reason) => {
      noMore = reason;
    },
    overlaps: () =>
      options.off.has("L11")
        ? []
        : overlapping
            .filter(isReal)
            .map(
              ({ earlier, later }) =>
                `request ${later.number} came while request ${earlier.number} was open (L11)`,
            ),
  };
}

function isReal({ earlier, later }: { earlier: RecordedRequest; later: RecordedRequest }): boolean {
  if (earlier.endedAt === undefined) return true;
  return earlier.endedAt - later.receivedAt > (earlier.ended === "client-left" ? closingMs : 5);
}

function frozenPart(body: MessagesBody): string {
  const blocks = [...(body.tools ?? []), { type: "" }, ...blocksOf(body.system)] as readonly Block[];
  return sha256(blocks.map((block) => measure(block).digest).join());
}

/** The first message that is no longer what it was; blocks may be appended to the last one, if it was not answered. */
function firstChange(
  before: readonly Message[],
  now: readonly Message[],
  isRevoked: (block: Block) => boolean,
): number | undefined {
  for (const [index, message] of before.entries()) {
    const current = now[index];
    if (current === message) continue;
    if (current === undefined || current.role !== message.role) return index;
    const old = contentOf(message).filter((block) => !isRevoked(block));
    // Nothing is left of it, and an empty message is refused.
    if (old.length === 0) continue;
    const isOpenEnd = index === before.length - 1 && now.length === before.length && message.role === "user";
    const compared = isOpenEnd ? contentOf(current).slice(0, old.length) : contentOf(current);
    if (!sameJson(compared, old, "cache_control")) return index;
  }
  return undefined;
}

function checkCaching(
  { body, cache }: LintedCall,
  previous: LintedCall | undefined,
  now: number,
  hit: (problem: string) => void,
): void {
  if (cache.breakpoints === 0) hit("no cache marker");
  if (previous === undefined || cache.readTokens > 0 || now >= previous.cache.readableUntil) return;
  const wrote = previous.cache.writtenTokens;
  const couldRead = previous.cache.readTokens + wrote["5m"] + wrote["1h"] > 0;
  const wasAnswered = previous.record.content !== undefined;
  // These settings cost the cached messages, and that is known to whoever changes them.
  const isSame = (["tool_choice", "thinking", "output_config", "model", "speed"] as const).every((field) =>
    sameJson(previous.body[field], body[field]),
  );
  if (couldRead && wasAnswered && isSame) hit("nothing was read from the prompt cache");
}
