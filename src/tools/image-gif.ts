import type { ImageFormat, Size } from "./image-format.ts";

// GIF 89a: a header, then blocks, then 3B. The API looks at the first picture alone.

const extension = 0x21;
const picture = 0x2c;
const trailer = 0x3b;

export const gif: ImageFormat = {
  name: "GIF",
  mediaType: "image/gif",
  begins: "GIF8",
  readSize,
  check,
};

function readSize(bytes: Buffer): Size {
  return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
}

async function check(bytes: Buffer, screen: Size): Promise<Buffer | undefined> {
  if (!/^GIF8[79]a$/.test(bytes.toString("latin1", 0, 6))) return undefined;
  const globalColours = colourTableBytes(bytes.readUInt8(10));
  let pictures = 0;
  for (let at = 13 + globalColours; ; ) {
    const kind = bytes.readUInt8(at);
    if (kind === trailer) return pictures > 0 ? bytes : undefined;
    if (kind === extension) {
      at = subBlocks(bytes, at + 2).end;
    } else if (kind === picture) {
      const [x, y] = [bytes.readUInt16LE(at + 1), bytes.readUInt16LE(at + 3)];
      const [width, height] = [bytes.readUInt16LE(at + 5), bytes.readUInt16LE(at + 7)];
      const colours = colourTableBytes(bytes.readUInt8(at + 9));
      const fits = width > 0 && height > 0 && x + width <= screen.width && y + height <= screen.height;
      if (!fits || colours + globalColours === 0) return undefined;
      const codeBits = bytes.readUInt8(at + 10 + colours);
      const { data, end } = subBlocks(bytes, at + 11 + colours);
      pictures += 1;
      if (pictures === 1 && !holdsPixels(data, codeBits, width * height)) return undefined;
      at = end;
    } else return undefined;
  }
}

function colourTableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}

/** Pieces of up to 255 bytes, each behind its length, up to one of none. Throws RangeError beyond the end. */
function subBlocks(bytes: Buffer, start: number): { readonly data: Buffer; readonly end: number } {
  const pieces: Buffer[] = [];
  let at = start;
  for (let length = bytes.readUInt8(at); length > 0; length = bytes.readUInt8(at)) {
    pieces.push(bytes.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { data: Buffer.concat(pieces), end: at + 1 };
}

const maxCodes = 4096;

/** Whether the codes (LZW) stand for so many pixels at least; only counted, not decoded. */
function holdsPixels(data: Buffer, codeBits: number, wanted: number): boolean {
  if (codeBits < 2 || codeBits > 8) return false;
  const clear = 1 << codeBits;
  const lengths = new Uint32Array(maxCodes).fill(1, 0, clear);
  let [next, width, previous, pixels] = [clear + 2, codeBits + 1, -1, 0];
  let [buffer, bits] = [0, 0];
  for (const byte of data) {
    buffer |= byte << bits;
    bits += 8;
    while (bits >= width) {
      const code = buffer & ((1 << width) - 1);
      buffer >>>= width;
      bits -= width;
      if (code === clear) {
        [next, width, previous] = [clear + 2, codeBits + 1, -1];
        continue;
      }
      if (code === clear + 1) return pixels >= wanted;
      if (previous === -1) {
        if (code > clear) return false;
      } else {
        if (code > next) return false;
        if (next < maxCodes) {
          lengths[next] = (lengths[previous] ?? 0) + 1;
          next += 1;
          if (next === 1 << width && width < 12) width += 1;
        } else if (code === next) return false;
      }
      pixels += lengths[code] ?? 0;
      previous = code;
      if (pixels >= wanted) return true;
    }
  }
  return false;
}
