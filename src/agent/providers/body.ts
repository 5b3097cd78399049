import type { MessageCreateParamsStreaming } from "@anthropic-ai/sdk/resources/messages";

/** A request's body in pieces, which together are its bytes. They are sent as they are, and kept by who made them. */
export class Pieces {
  readonly list: readonly Uint8Array[];

  constructor(list: readonly Uint8Array[]) {
    this.list = list;
  }
}

/**
 * Makes an encoder of request bodies that writes each message once: every request of a conversation holds the ones
 * before it, and soon that is megabytes, which nobody copies. A message must not be changed after it was encoded;
 * another one may stand in its place.
 */
export function createBodyEncoder(): (request: MessageCreateParamsStreaming) => Pieces {
  const encoded = new WeakMap<object, Uint8Array<ArrayBuffer>>();
  // Not of Buffer's pool: a piece that stays would keep all of the pool that it lies in.
  const utf8 = new TextEncoder();
  const end = utf8.encode("]}");

  /** With the comma that stands before it. */
  const encode = (message: object): Uint8Array<ArrayBuffer> => {
    let bytes = encoded.get(message);
    if (bytes === undefined) {
      bytes = utf8.encode(`,${JSON.stringify(message)}`);
      encoded.set(message, bytes);
    }
    return bytes;
  };

  return ({ messages, ...rest }) => {
    const start = utf8.encode(`${JSON.stringify(rest).slice(0, -1)},"messages":[`);
    const written = messages.map((message, index) => encode(message).subarray(index === 0 ? 1 : 0));
    return new Pieces([start, ...written, end]);
  };
}
