import type { MessageCreateParamsStreaming } from "@anthropic-ai/sdk/resources/messages";

/**
 * Makes an encoder of request bodies that writes each message once: every request of a conversation holds the ones
 * before it, and soon that is megabytes. A message must not be changed after it was encoded; another one may stand in
 * its place.
 */
export function createBodyEncoder(): (request: MessageCreateParamsStreaming) => Uint8Array<ArrayBuffer> {
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
    const parts: Buffer[] = [Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"messages":[`)];
    for (const [index, message] of messages.entries()) {
      if (index > 0) parts.push(comma);
      parts.push(encode(message));
    }
    return Buffer.concat([...parts, end]);
  };
}
