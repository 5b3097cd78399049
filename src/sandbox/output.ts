/** Keeps the head and the tail of a stream of any length in bounded memory. */
export interface OutputWindow {
  readonly push: (chunk: Buffer) => void;
  readonly read: () => { readonly head: string; readonly tail: string; readonly omittedBytes: number };
}

/** `maxBytes` are shared evenly: the first half of what came, and the last. */
export function createOutputWindow(maxBytes: number): OutputWindow {
  const headSize = Math.ceil(maxBytes / 2);
  const tailSize = maxBytes - headSize;
  const head: Buffer[] = [];
  let headLength = 0;
  const ring = createRing(tailSize);
  let total = 0;

  return {
    push: (chunk) => {
      total += chunk.length;
      const forHead = Math.min(chunk.length, headSize - headLength);
      if (forHead > 0) {
        // A copy, so that one kept byte doesn't keep a whole read buffer alive.
        head.push(Buffer.from(chunk.subarray(0, forHead)));
        headLength += forHead;
      }
      if (forHead < chunk.length) ring.push(chunk.subarray(forHead));
    },
    read: () => {
      const first = Buffer.concat(head);
      const last = ring.read();
      if (first.length + last.length === total) {
        return { head: Buffer.concat([first, last]).toString("utf8"), tail: "", omittedBytes: 0 };
      }
      const whole = first.subarray(0, endOfLastCharacter(first));
      const rest = last.subarray(startOfFirstCharacter(last));
      return {
        head: whole.toString("utf8"),
        tail: rest.toString("utf8"),
        omittedBytes: total - whole.length - rest.length,
      };
    },
  };
}

function createRing(size: number): { push: (chunk: Buffer) => void; read: () => Buffer } {
  let bytes: Buffer | undefined;
  let next = 0;
  let filled = 0;
  return {
    push: (chunk) => {
      if (size === 0) return;
      bytes ??= Buffer.alloc(size);
      const part = chunk.length > size ? chunk.subarray(chunk.length - size) : chunk;
      const fits = Math.min(part.length, size - next);
      part.copy(bytes, next, 0, fits);
      part.copy(bytes, 0, fits);
      next = (next + part.length) % size;
      filled = Math.min(size, filled + part.length);
    },
    read: () => {
      if (bytes === undefined) return Buffer.alloc(0);
      if (filled < size) return bytes.subarray(0, filled);
      return Buffer.concat([bytes.subarray(next), bytes.subarray(0, next)]);
    },
  };
}

const isContinuation = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;

/** Where the bytes after the last whole UTF-8 character begin. */
export function endOfLastCharacter(bytes: Buffer): number {
  let start = bytes.length - 1;
  while (start >= 0 && start > bytes.length - 4 && isContinuation(bytes[start])) start -= 1;
  const lead = bytes[start];
  if (lead === undefined || lead < 0xc0) return bytes.length;
  const needed = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  return bytes.length - start < needed ? start : bytes.length;
}

function startOfFirstCharacter(bytes: Buffer): number {
  let start = 0;
  while (start < 3 && isContinuation(bytes[start])) start += 1;
  return start;
}
