import { endOfLastCharacter } from "./output.ts";
import type { OutputPart } from "./sandbox.ts";

const intervalMs = 250;
/** Of one part: what came last is kept. */
const maxPartBytes = 8 * 1024;
/** What is told of one command at full speed; a command that prints without end goes on with a line now and then. */
const fullSpeedBytes = 128 * 1024;
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
  let waiting: Buffer = Buffer.alloc(0);
  let omittedBytes = 0;
  let toldBytes = 0;
  let timer: NodeJS.Timeout | undefined;
  let due = performance.now() + intervalMs;

  const keep = (limit: number) => {
    if (waiting.length <= limit) return;
    const cut = startOfLine(waiting, waiting.length - limit);
    omittedBytes += cut;
    waiting = waiting.subarray(cut);
  };
  const tellPart = (end: number) => {
    timer = undefined;
    toldBytes += end;
    due = performance.now() + (toldBytes > fullSpeedBytes ? slowIntervalMs : intervalMs);
    if (end === 0) return;
    const part = { text: waiting.subarray(0, end).toString("utf8"), omittedBytes };
    waiting = waiting.subarray(end);
    omittedBytes = 0;
    tell(part);
  };
  return {
    push(chunk) {
      const limit = toldBytes > fullSpeedBytes ? maxSlowBytes : maxPartBytes;
      // Only what may be kept is copied, and a little before it: a line or a character may begin just there.
      const passed = Math.max(0, waiting.length + chunk.length - limit - 4);
      const fresh = chunk.subarray(Math.max(0, passed - waiting.length));
      waiting = Buffer.concat([waiting.subarray(passed), fresh]);
      omittedBytes += passed;
      keep(limit);
      timer ??= setTimeout(() => tellPart(endOfLastCharacter(waiting)), Math.max(0, due - performance.now()));
    },
    end() {
      clearTimeout(timer);
      if (toldBytes > 0) tellPart(waiting.length);
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
