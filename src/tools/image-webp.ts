import type { ImageFormat, Size } from "./image-format.ts";

// WebP (RFC 9649): RIFF, the length of the rest, WEBP, then chunks of a name, a length and data, padded to even.

interface Chunk {
  readonly name: string;
  readonly data: Buffer;
}

export const webp: ImageFormat = {
  name: "WebP",
  mediaType: "image/webp",
  begins: "RIFF",
  readSize,
  check,
};

function readSize(bytes: Buffer): Size | undefined {
  const [first] = chunks(bytes) ?? [];
  if (first?.name !== "VP8X") return first && sizeOfPicture(first);
  return { width: first.data.readUIntLE(4, 3) + 1, height: first.data.readUIntLE(7, 3) + 1 };
}

/** A still picture that fills its canvas. The bits are not decoded. */
async function check(bytes: Buffer, canvas: Size): Promise<Buffer | undefined> {
  const all = chunks(bytes) ?? [];
  const pictures = all.filter(({ name }) => name === "VP8 " || name === "VP8L");
  const [picture] = pictures;
  if (picture === undefined || pictures.length > 1 || all.some(({ name }) => name === "ANIM"))
    return undefined;
  const found = sizeOfPicture(picture);
  return found?.width === canvas.width && found.height === canvas.height ? bytes : undefined;
}

function sizeOfPicture({ name, data }: Chunk): Size | undefined {
  if (name === "VP8L") {
    const bits = data.readUInt32LE(1);
    if (data[0] !== 0x2f || bits >>> 29 !== 0) return undefined;
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  // A key frame, and its start code.
  if (name !== "VP8 " || (data.readUInt8(0) & 1) !== 0 || data.readUIntBE(3, 3) !== 0x9d012a)
    return undefined;
  return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
}

/** Undefined when a length is wrong. */
function chunks(bytes: Buffer): Chunk[] | undefined {
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length || bytes.toString("latin1", 8, 12) !== "WEBP") return undefined;
  const found: Chunk[] = [];
  for (let at = 12; at + 8 <= end; ) {
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > end) return undefined;
    found.push({ name: bytes.toString("latin1", at, at + 4), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return found;
}
