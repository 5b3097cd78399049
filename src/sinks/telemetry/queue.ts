import type { Item } from "./endpoint.ts";

/** So much at most. */
export interface Limits {
  readonly items: number;
  readonly bytes: number;
}

/** What waits, in order and bounded. */
export interface Queue {
  readonly count: () => number;
  /** False when there is no room. */
  readonly add: (json: string) => boolean;
  /** How many of the first go into one request; at least one. */
  readonly fit: (most: Limits) => number;
  /** They are good until they are dropped. */
  readonly first: (many: number) => Item[];
  /** Takes the first ones out, by default all. They are good until the next one is added. */
  readonly drop: (many?: number) => Item[];
}

/** Some items one after the other, and where each ends. */
interface Block {
  readonly bytes: Buffer;
  readonly ends: number[];
}

const blockBytes = 64 * 1024;

/**
 * Keeps what waits as bytes in blocks, and no object for each: of thousands that live for a while V8's heap grows by
 * several times their size, and does not shrink again.
 */
export function createQueue(limits: Limits): Queue {
  let blocks: Block[] = [];
  /** How many of the first block's are gone. */
  let gone = 0;
  let spare: Block | undefined;
  let count = 0;
  let bytes = 0;

  const blockFor = (length: number): Block => {
    const last = blocks.at(-1);
    if (last !== undefined && (last.ends.at(-1) ?? 0) + length <= last.bytes.length) return last;
    const size = Math.max(blockBytes, length);
    // Not out of the pool that others share.
    const block = size === blockBytes && spare ? spare : { bytes: Buffer.allocUnsafeSlow(size), ends: [] };
    if (block === spare) spare = undefined;
    blocks.push(block);
    return block;
  };

  function* items(): Generator<Item> {
    let start = gone;
    for (const block of blocks) {
      for (let at = start; at < block.ends.length; at += 1) {
        yield block.bytes.subarray(at === 0 ? 0 : block.ends[at - 1], block.ends[at]);
      }
      start = 0;
    }
  }

  return {
    count: () => count,
    add(json) {
      const length = Buffer.byteLength(json);
      if (count >= limits.items || bytes + length > limits.bytes) return false;
      const block = blockFor(length);
      const start = block.ends.at(-1) ?? 0;
      block.bytes.write(json, start);
      block.ends.push(start + length);
      count += 1;
      bytes += length;
      return true;
    },
    fit(most) {
      let [many, size] = [0, 0];
      for (const item of items()) {
        size += item.length;
        if (many === most.items || (many > 0 && size > most.bytes)) break;
        many += 1;
      }
      return many;
    },
    first: (many) => items().take(many).toArray(),
    drop(many = count) {
      const dropped = items().take(many).toArray();
      for (const item of dropped) bytes -= item.length;
      count -= dropped.length;
      gone += dropped.length;
      let [first] = blocks;
      while (first !== undefined && gone >= first.ends.length) {
        gone -= first.ends.length;
        blocks = blocks.slice(1);
        if (first.bytes.length === blockBytes) spare = { bytes: first.bytes, ends: [] };
        [first] = blocks;
      }
      return dropped;
    },
  };
}
