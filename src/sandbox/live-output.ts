import { endOfLastCharacter } from "./output.ts";
import type { OutputPart } from "./sandbox.ts";

const intervalMs = 250;
/** Of one part: what came last is kept. */
const maxPartBytes = 8 * 1024;
/** What is told of one command at full speed; a command that prints without end goes on with a line now and then. */
const fullSpeedBytes = 128 * 1024;
const spareBytes = 4;
const slowIntervalMs = 5000;
const maxSlowBytes = 500;

/** Tells a command's output in parts while it runs. */
export interface LiveOutput {
  readonly push: (chunk: Buffer) => void;
  /** Tells the rest, if anything was told before: what ended sooner is seen whole at its end. */
  readonly end: () => void;
}

/**
 * Nothing within the first 250 ms, then at most a part each 250 ms, cut between characters. Where more came than a
 * part holds, it begins at a line, and says how much was left out.
 */
export function createLiveOutput(tell: (part: OutputPart) => void): LiveOutput {
  // One place for all of it, and a little before it: a line or a character may begin just there. In a flood new ones
  // would wait for the garbage collector.
  const place = Buffer.alloc(maxPartBytes + spareBytes);
  let length = 0;
  let omittedBytes = 0;
  let toldBytes = 0;
  let timer: NodeJS.Timeout | undefined;
  let due = performance.now() + intervalMs;

  const waiting = () => place.subarray(0, length);
  const dropFirst = (bytes: number) => {
    place.copyWithin(0, bytes, length);
    length -= bytes;
  };
  const keep = (limit: number) => {
    if (length <= limit) return;
    const cut = startOfLine(waiting(), length - limit);
    omittedBytes += cut;
    dropFirst(cut);
  };
  const tellPart = (end: number) => {
    timer = undefined;
    toldBytes += end;
    due = performance.now() + (toldBytes > fullSpeedBytes ? slowIntervalMs : intervalMs);
    if (end === 0) return;
    const part = { text: place.toString("utf8", 0, end), omittedBytes };
    dropFirst(end);
    omittedBytes = 0;
    tell(part);
  };
  return {
    push(chunk) {
      const limit = toldBytes > fullSpeedBytes ? maxSlowBytes : maxPartBytes;
      const passed = Math.max(0, length + chunk.length - limit - spareBytes);
      const fresh = chunk.subarray(Math.max(0, passed - length));
      dropFirst(Math.min(passed, length));
      length += fresh.copy(place, length);
      omittedBytes += passed;
      keep(limit);
      timer ??= setTimeout(
        () => tellPart(endOfLastCharacter(waiting())),
        Math.max(0, due - performance.now()),
      );
    },
    end() {
      clearTimeout(timer);
      if (toldBytes > 0) tellPart(length);
    },
  };
}

/** The first line that begins at `from` or later; in a line without end, the first character. */
function startOfLine(bytes: Buffer, from: number): number {
  const newline = bytes.indexOf(10, from - 1);
  if (newline !== -1 && newline + 1 < bytes.length) return newline + 1;
  let start = from;
  while (start < from + 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start += 1;
  return start;
}
