import { AnthropicError } from "@anthropic-ai/sdk/core/error";
import type { Message, RawMessageStreamEvent } from "@anthropic-ai/sdk/resources/messages";
import { BrokenAnswerError, createPartialAnswer } from "./answer.ts";
import type { Request } from "./conversation.ts";
import type { ModelClient } from "./model.ts";

/** What came of one request. */
export type Received =
  | { readonly type: "whole"; readonly message: Message }
  | {
      readonly type: "failed";
      readonly error: unknown;
      /** What came of the answer before it broke off; undefined when it had not begun. */
      readonly begun: Message | undefined;
    };

/** How long the end of the connection is waited for once the answer is whole: with it, the next request saves making one. */
const closingMs = 1_000;

/**
 * Sends one request, once, and reads its answer to the end. `onEvent` is told every event as it comes; what it throws
 * is thrown on. The answer is whole only if its last event came: the API's connections end early without an error too.
 */
export async function receive(
  client: ModelClient,
  request: Request,
  options: { readonly signal: AbortSignal; readonly onEvent: (event: RawMessageStreamEvent) => void },
): Promise<Received> {
  const answer = createPartialAnswer();
  const closing = new AbortController();
  const signal = AbortSignal.any([options.signal, closing.signal]);
  let timer: NodeJS.Timeout | undefined;
  let events: AsyncIterator<RawMessageStreamEvent> | undefined;
  try {
    const stream = await client.messages.create({ ...request, stream: true }, { signal });
    events = stream[Symbol.asyncIterator]();
    for (let event = await next(events); event !== undefined; event = await next(events)) {
      answer.take(event);
      if (answer.isWhole()) timer ??= setTimeout(() => closing.abort(), closingMs);
      else options.onEvent(event);
    }
  } catch (error) {
    // What comes after the last event changes nothing.
    if (!answer.isWhole()) return { type: "failed", error, begun: answer.message() };
  } finally {
    clearTimeout(timer);
    await events?.return?.();
  }
  const message = answer.message();
  if (message !== undefined && answer.isWhole()) return { type: "whole", message };
  const error = new BrokenAnswerError(message === undefined ? "it held nothing" : "it ended early");
  return { type: "failed", error, begun: message };
}

/** The next event; undefined at the end. After the headers Node's fetch rejects with errors of its own. */
async function next(
  events: AsyncIterator<RawMessageStreamEvent>,
): Promise<RawMessageStreamEvent | undefined> {
  try {
    const { done, value } = await events.next();
    return done === true ? undefined : value;
  } catch (cause) {
    throw cause instanceof AnthropicError ? cause : new BrokenAnswerError("it broke off", { cause });
  }
}
