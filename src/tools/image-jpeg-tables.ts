// The parts of a JPEG (ITU-T T.81, annex B) that a decoder gives up on when they are wrong.

const quantisation = 0xdb;
const huffman = 0xc4;
const startOfScan = 0xda;

export interface Frame {
  readonly isProgressive: boolean;
  readonly components: readonly { readonly id: number; readonly quantiser: number }[];
}

/** Undefined when there is something in it that decoders don't take. */
export function readFrame(data: Buffer, isProgressive: boolean): Frame | undefined {
  const count = data[5] ?? 0;
  if (data[0] !== 8 || ![1, 3, 4].includes(count) || data.length !== 6 + 3 * count) return undefined;
  const components = Array.from({ length: count }, (_, index) => {
    const [id = 0, factors = 0, quantiser = 0] = data.subarray(6 + 3 * index);
    return { id, quantiser, factors: [factors >> 4, factors & 15] };
  });
  const isRight =
    new Set(components.map(({ id }) => id)).size === count &&
    components.every(({ factors }) => factors.every((factor) => [1, 2, 4].includes(factor))) &&
    components.every(({ quantiser }) => quantiser < 4);
  return isRight ? { isProgressive, components } : undefined;
}

/** Which components a scan has, which of their coefficients, and by which tables. */
function readScan(data: Buffer) {
  const count = data[0] ?? 0;
  const components = Array.from({ length: count }, (_, index) => {
    const [id = -1, tables = 0] = data.subarray(1 + 2 * index);
    return { id, dc: tables >> 4, ac: tables & 15 };
  });
  const [first = -1, last = -1, approximation = -1] = data.subarray(1 + 2 * count);
  return { components, first, last, high: approximation >> 4, low: approximation & 15 };
}

export function isScanRight(data: Buffer, { isProgressive, components }: Frame): boolean {
  const scan = readScan(data);
  const count = scan.components.length;
  if (count < 1 || count > components.length || data.length !== 4 + 2 * count) return false;
  const ids = scan.components.map(({ id }) => id);
  if (new Set(ids).size !== count || !ids.every((id) => components.some((one) => one.id === id)))
    return false;
  const { first, last, high, low } = scan;
  if (!isProgressive) return first === 0 && last === 63 && high === 0 && low === 0;
  const isRange = first === 0 ? last === 0 : first <= last && last <= 63 && count === 1;
  return isRange && low <= 13 && (high === 0 || high === low + 1);
}

interface Segment {
  readonly marker: number;
  readonly data: Buffer;
}

/** Whether every table is one, and is there before the scan that needs it. */
export function areTablesRight(segments: readonly Segment[], frame: Frame): boolean {
  const known = new Set<string>();
  return segments.every(({ marker, data }) => {
    if (marker === quantisation) return readQuantisers(data, known);
    if (marker === huffman) return readCodes(data, known);
    return marker !== startOfScan || needs(data, frame).every((table) => known.has(table));
  });
}

function needs(data: Buffer, { isProgressive, components }: Frame): string[] {
  const { components: ones, first, high } = readScan(data);
  const quantisers = components
    .filter(({ id }) => ones.some((one) => one.id === id))
    .map(({ quantiser }) => `quantiser ${quantiser}`);
  const dc = !isProgressive || (first === 0 && high === 0) ? ones.map((one) => `dc ${one.dc}`) : [];
  const ac = !isProgressive || first > 0 ? ones.map((one) => `ac ${one.ac}`) : [];
  return [...quantisers, ...dc, ...ac];
}

function readQuantisers(data: Buffer, known: Set<string>): boolean {
  let at = 0;
  while (at < data.length) {
    const [precision, id] = [data.readUInt8(at) >> 4, data.readUInt8(at) & 15];
    if (precision > 1 || id > 3) return false;
    known.add(`quantiser ${id}`);
    at += 1 + 64 * (precision + 1);
  }
  return at === data.length;
}

function readCodes(data: Buffer, known: Set<string>): boolean {
  let at = 0;
  while (at < data.length) {
    const [kind, id] = [data.readUInt8(at) >> 4, data.readUInt8(at) & 15];
    const lengths = [...data.subarray(at + 1, at + 17)];
    const count = lengths.reduce((sum, of) => sum + of, 0);
    // The code of all ones is not used.
    const room = lengths.reduce((left, of, index) => left - of * 2 ** (15 - index), 2 ** 16);
    const values = data.subarray(at + 17, at + 17 + count);
    if (kind > 1 || id > 3 || count > 256 || room < 1 || (kind === 0 && values.some((value) => value > 15)))
      return false;
    known.add(`${kind === 0 ? "dc" : "ac"} ${id}`);
    at += 17 + count;
  }
  return at === data.length;
}
