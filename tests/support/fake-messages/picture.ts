import type { Block } from "./wire.ts";

export interface Picture {
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
}

/** The image that a block is, with its size; undefined when it is none, or none that can be read. */
export function imageOf(block: Block): { base64: string; width: number; height: number } | undefined {
  if (block.type !== "image") return undefined;
  const source = block["source"] as { readonly type: string; readonly data?: string };
  if (source.type !== "base64" || source.data === undefined) return undefined;
  const picture = readPicture(Buffer.from(source.data, "base64"));
  return picture === null ? undefined : { base64: source.data, width: picture.width, height: picture.height };
}

export function readPicture(bytes: Buffer): Picture | null {
  const starts = (text: string, offset = 0) =>
    bytes.length >= 30 && bytes.toString("latin1", offset, offset + text.length) === text;
  if (starts("\x89PNG\r\n\x1a\n")) {
    return { mediaType: "image/png", width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  if (starts("GIF8")) {
    return { mediaType: "image/gif", width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  }
  if (starts("RIFF") && starts("WEBP", 8)) return readWebp(bytes);
  if (starts("\xff\xd8")) return readJpeg(bytes);
  return null;
}

function readWebp(bytes: Buffer): Picture | null {
  const mediaType = "image/webp";
  switch (bytes.toString("latin1", 12, 16)) {
    case "VP8X":
      return { mediaType, width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    case "VP8L": {
      const bits = bytes.readUInt32LE(21);
      return { mediaType, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case "VP8 ":
      return { mediaType, width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    default:
      return null;
  }
}

/** The size stands in the start-of-frame segment. */
function readJpeg(bytes: Buffer): Picture | null {
  let offset = 2;
  while (offset + 9 < bytes.length) {
    if (bytes[offset] !== 0xff) return null;
    const marker = bytes.readUInt8(offset + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return {
        mediaType: "image/jpeg",
        width: bytes.readUInt16BE(offset + 7),
        height: bytes.readUInt16BE(offset + 5),
      };
    }
    offset += 2 + bytes.readUInt16BE(offset + 2);
  }
  return null;
}
