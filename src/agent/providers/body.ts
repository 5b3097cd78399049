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
  const encoded = new WeakMap<object, Buffer>();
  const comma = Buffer.from(",");
  const end = Buffer.from("]}");

  const encode = (message: object): Buffer => {
    let bytes = encoded.get(message);
    if (bytes === undefined) {
      bytes = Buffer.from(JSON.stringify(message));
      encoded.set(message, bytes);
    }
    return bytes;
  };

  return ({ messages, ...rest }) => {
    const list: Buffer[] = [Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"messages":[`)];
    for (const [index, message] of messages.entries()) {
      if (index > 0) list.push(comma);
      list.push(encode(message));
    }
    return new Pieces([...list, end]);
  };
}
