import { promisify } from "node:util";
import { crc32, inflate } from "node:zlib";
import type { ImageFormat, Size } from "./image-format.ts";

// PNG (Portable Network Graphics), third edition. Chunks: length, type, data, CRC of type and data.

const signatureBytes = 8;
/** Colour types: samples of a pixel, and the depths that each may have. */
const colours: ReadonlyMap<number, { readonly samples: number; readonly depths: readonly number[] }> =
  new Map([
    [0, { samples: 1, depths: [1, 2, 4, 8, 16] }],
    [2, { samples: 3, depths: [8, 16] }],
    [3, { samples: 1, depths: [1, 2, 4, 8] }],
    [4, { samples: 2, depths: [8, 16] }],
    [6, { samples: 4, depths: [8, 16] }],
  ]);
const palette = 3;
/** What is needed to decode the image; times, texts, profiles and the like are left out of what is shown. */
const kept = new Set(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]);

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
  readonly whole: Buffer;
}

export const png: ImageFormat = {
  name: "PNG",
  mediaType: "image/png",
  begins: "\x89PNG\r\n\x1a\n",
  readSize,
  check,
};

function readSize(bytes: Buffer): Size | undefined {
  const [first] = chunks(bytes);
  if (first?.type !== "IHDR" || first.data.length !== 13) return undefined;
  return { width: first.data.readUInt32BE(0), height: first.data.readUInt32BE(4) };
}

async function check(bytes: Buffer, { width, height }: Size): Promise<Buffer | undefined> {
  const all = [...chunks(bytes)];
  const [header] = all;
  if (header === undefined || all.at(-1)?.type !== "IEND") return undefined;
  const [depth = 0, colour = 0, compression, filter, interlace = 2] = header.data.subarray(8);
  const kind = colours.get(colour);
  if (!kind?.depths.includes(depth) || compression !== 0 || filter !== 0 || interlace > 1) return undefined;
  const types = all.map(({ type }) => type);
  const firstData = types.indexOf("IDAT");
  const lastData = types.lastIndexOf("IDAT");
  const hasPalette = types.slice(0, firstData).includes("PLTE");
  const isRight =
    firstData > 0 &&
    types.slice(firstData, lastData + 1).every((type) => type === "IDAT") &&
    types.lastIndexOf("IHDR") === 0 &&
    // An upper-case letter begins the types that a decoder has to know.
    types.every((type) => kept.has(type) || /^[a-z][A-Za-z]{3}$/.test(type)) &&
    (colour !== palette || hasPalette);
  if (!isRight) return undefined;

  const passes = interlace === 0 ? [{ width, height }] : interlaced(width, height);
  const rows = passes.flatMap((pass) =>
    pass.width === 0
      ? []
      : Array<number>(pass.height).fill(1 + Math.ceil((pass.width * kind.samples * depth) / 8)),
  );
  const data = Buffer.concat(all.filter(({ type }) => type === "IDAT").map((chunk) => chunk.data));
  if (!(await holdsRows(data, rows))) return undefined;
  const shown = all.filter(({ type }) => kept.has(type)).map(({ whole }) => whole);
  return Buffer.concat([bytes.subarray(0, signatureBytes), ...shown]);
}

/** Up to the last whole chunk whose CRC is right, or to the end of the image. */
function* chunks(bytes: Buffer): Generator<Chunk> {
  for (let at = signatureBytes; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return;
    const type = bytes.toString("latin1", at + 4, at + 8);
    yield { type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) };
    if (type === "IEND") return;
    at = end;
  }
}

/** The seven small images that an interlaced one consists of. */
function interlaced(width: number, height: number): Size[] {
  const starts = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ] as const;
  return starts.map(([x, y, stepX, stepY]) => ({
    width: Math.max(0, Math.ceil((width - x) / stepX)),
    height: Math.max(0, Math.ceil((height - y) / stepY)),
  }));
}

/** Whether the data inflates to rows of these lengths, each with a filter that exists. */
async function holdsRows(data: Buffer, rows: readonly number[]): Promise<boolean> {
  const length = rows.reduce((sum, row) => sum + row, 0);
  const pixels = await promisify(inflate)(data, { maxOutputLength: length }).catch(() => undefined);
  if (pixels?.length !== length) return false;
  let at = 0;
  return rows.every((row) => {
    const filter = pixels[at] ?? 5;
    at += row;
    return filter <= 4;
  });
}
