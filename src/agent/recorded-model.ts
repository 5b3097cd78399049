import type { Message, RawMessageStreamEvent } from "@anthropic-ai/sdk/resources/messages";
import type { ModelClient } from "./model.ts";

/** An answer of an earlier run: the API's message, as far as anyone can tell. */
interface RecordedAnswer {
  readonly content: readonly { readonly type: string }[];
  readonly stop_reason: string;
}

/** The recorded run had no further answer. */
export class RecordingEnded extends Error {
  override readonly name = "RecordingEnded";
}

/** A model that gives the answers of an earlier run, in their order, whatever it is asked; then it throws `RecordingEnded`. */
export function recordedModel(answers: readonly RecordedAnswer[]): ModelClient {
  let given = 0;
  return {
    messages: {
      async create(_, { signal }) {
        signal.throwIfAborted();
        const answer = answers[given];
        if (answer === undefined) throw new RecordingEnded("The recorded run has no further answer.");
        given += 1;
        return events(answer as unknown as Message);
      },
    },
    credentials: { name: "the recording", renewable: false },
  };
}

/** Whole blocks: what came in parts then comes at once. */
async function* events(message: Message): AsyncGenerator<RawMessageStreamEvent> {
  const { content, stop_reason, stop_sequence, stop_details, container } = message;
  // It was paid for once.
  const usage = { input_tokens: 0, output_tokens: 0 } as Message["usage"];
  const begun = { ...message, content: [], stop_reason: null, stop_sequence: null, usage };
  yield { type: "message_start", message: begun };
  for (const [index, content_block] of content.entries()) {
    yield { type: "content_block_start", index, content_block };
    yield { type: "content_block_stop", index };
  }
  yield {
    type: "message_delta",
    delta: { stop_reason, stop_sequence, stop_details, container },
    usage,
  } as RawMessageStreamEvent;
  yield { type: "message_stop" };
}
