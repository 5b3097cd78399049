import type { ImageFormat, Size } from "./image-format.ts";
import { areTablesRight, isScanRight, readFrame } from "./image-jpeg-tables.ts";

// JPEG (ITU-T T.81): segments that begin with FF and a marker; after a scan's header follow its bits, in which an FF
// is followed by 00 or by a restart marker.

const startOfScan = 0xda;
const endOfImage = 0xd9;
/** Baseline, extended and progressive; the lossless and arithmetic kinds are decoded by few. */
const frames = [0xc0, 0xc1, 0xc2];
const progressive = 0xc2;
/** Other frames, arithmetic tables, and what belongs to hierarchies of images. */
const unusual = [0xc3, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf, 0xdc, 0xde, 0xdf];

interface Segment {
  readonly marker: number;
  readonly data: Buffer;
}

export const jpeg: ImageFormat = {
  name: "JPEG",
  mediaType: "image/jpeg",
  begins: "\xff\xd8\xff",
  readSize,
  check,
};

function readSize(bytes: Buffer): Size | undefined {
  const frame = [...segments(bytes)].find(({ marker }) => frames.includes(marker))?.data;
  if (frame === undefined || frame.length < 6) return undefined;
  return { width: frame.readUInt16BE(3), height: frame.readUInt16BE(1) };
}

/** The bits of the scans are not decoded: decoders make a picture of whatever they are. */
async function check(bytes: Buffer): Promise<Buffer | undefined> {
  const all = [...segments(bytes)];
  const isFrame = ({ marker }: Segment) => frames.includes(marker);
  const isScan = ({ marker }: Segment) => marker === startOfScan;
  const first = all.find(isFrame);
  const frame = first && readFrame(first.data, first.marker === progressive);
  if (frame === undefined) return undefined;
  const isRight =
    all.filter(isFrame).length === 1 &&
    all.findIndex(isFrame) < all.findIndex(isScan) &&
    !all.some(({ marker }) => unusual.includes(marker)) &&
    all.filter(isScan).every(({ data }) => isScanRight(data, frame)) &&
    areTablesRight(all, frame) &&
    all.at(-1)?.marker === endOfImage;
  return isRight ? bytes : undefined;
}

/** Up to the end of the image, or to the first that is broken. */
function* segments(bytes: Buffer): Generator<Segment> {
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return;
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      // Padding.
      at += 1;
      continue;
    }
    if (marker === endOfImage) {
      yield { marker, data: Buffer.alloc(0) };
      return;
    }
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) || at + 4 > bytes.length) return;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end < at + 4 || end > bytes.length) return;
    const data = bytes.subarray(at + 4, end);
    at = end;
    if (marker === startOfScan) {
      at = endOfBits(bytes, end);
      if (at === end) return;
    }
    yield { marker, data };
  }
}

function endOfBits(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    const isRestart = next >= 0xd0 && next <= 0xd7;
    if (next !== 0 && next !== 0xff && !isRestart) return at;
  }
  return bytes.length;
}
