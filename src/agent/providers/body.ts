import type { MessageCreateParamsStreaming } from "@anthropic-ai/sdk/resources/messages";

/** A request's body in pieces, which together are its bytes. They are sent as they are, and kept by who made them. */
export class Pieces {
  readonly list: readonly Uint8Array[];

  constructor(list: readonly Uint8Array[]) {
    this.list = list;
  }
}

/** So many messages, once they are not the last ones any more, become one piece: each costs a little to send. */
const runLength = 64;

interface Run {
  readonly messages: readonly object[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Makes an encoder of request bodies that writes each message once: every request of a conversation holds the ones
 * before it, and soon that is megabytes, which nobody copies. A message must not be changed after it was encoded;
 * another one may stand in its place.
 */
export function createBodyEncoder(): (request: MessageCreateParamsStreaming) => Pieces {
  const encoded = new WeakMap<object, Uint8Array<ArrayBuffer>>();
  const runs: Run[] = [];
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
  /** How many of the messages are in runs; those that are no more as they were are forgotten. */
  const inRuns = (messages: readonly object[]): number => {
    const isHere = (run: Run, index: number) =>
      run.messages.every((message, at) => message === messages[index * runLength + at]);
    const changed = runs.findIndex((run, index) => !isHere(run, index));
    if (changed !== -1) runs.length = changed;
    return runs.length * runLength;
  };

  return ({ messages, ...rest }) => {
    let loose = messages.slice(inRuns(messages));
    if (loose.length > 2 * runLength) {
      const joined = loose.slice(0, runLength);
      runs.push({ messages: joined, bytes: joinBytes(joined.map(encode)) });
      for (const message of joined) encoded.delete(message);
      loose = loose.slice(runLength);
    }
    const start = utf8.encode(`${JSON.stringify(rest).slice(0, -1)},"messages":[`);
    const [first, ...others] = [...runs.map(({ bytes }) => bytes), ...loose.map(encode)];
    return new Pieces([start, ...(first === undefined ? [] : [first.subarray(1)]), ...others, end]);
  };
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
