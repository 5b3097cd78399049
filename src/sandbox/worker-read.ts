import { isUtf8 } from "node:buffer";
import { constants, readSync } from "node:fs";
import { ToolError } from "../errors.ts";
import { endOfLastCharacter } from "./output.ts";
import { bounds, type WorkerRequest } from "./protocol.ts";
import type { FileContent } from "./sandbox.ts";
import { readDirectory } from "./worker-directory.ts";
import { refuseUnlessFile, resolvePath, withFile } from "./worker-files.ts";
import { formatOf, headBytes, isImage } from "./worker-format.ts";

type ReadRequest = Extract<WorkerRequest, { op: "read" }>;

/** How far into a file we look for a line. */
const maxScanBytes = 64 * 1024 * 1024;
const chunkBytes = 256 * 1024;
/** git's own measure of a binary file: a NUL this early. */
const sniffedBytes = 8000;
const newline = 10;

export function readFile(workspace: string, request: ReadRequest): FileContent {
  const { path } = request;
  return withFile(path, resolvePath(workspace, path), constants.O_RDONLY, (file, found) => {
    if (found.isDirectory()) return readDirectory(resolvePath(workspace, path));
    refuseUnlessFile(path, found);
    return readText(file, request, found.size) ?? describeBinary(file, request, found.size);
  });
}

/** Undefined when what was asked for is no UTF-8 text. */
function readText(file: number, request: ReadRequest, size: number): FileContent | undefined {
  const maxBytes = Math.min(request.maxBytes, bounds.readBytes);
  const firstLine = Math.max(1, request.firstLine ?? 1);
  const scanned = scan(file, size, { firstLine, lineCount: request.lineCount, maxBytes });
  if (scanned === undefined) return undefined;
  const { bytes, totalLines } = scanned;
  if (totalLines === 0) {
    return {
      type: "text",
      text: "",
      firstLine: 0,
      lastLine: 0,
      totalLines,
      sizeBytes: size,
      truncated: false,
    };
  }
  if (bytes.length === 0) throw beyondEnd(request, firstLine, totalLines);
  const truncated = bytes.length > maxBytes;
  const cut = truncated ? shorten(bytes.subarray(0, maxBytes)) : bytes;
  if (!isText(cut)) return undefined;
  const tail = truncated && request.tail !== undefined ? readTail(file, size, request.tail) : undefined;
  return {
    type: "text",
    text: cut.toString("utf8"),
    firstLine,
    lastLine: firstLine + countLines(cut) - 1,
    ...(totalLines !== undefined && { totalLines }),
    sizeBytes: size,
    truncated,
    ...(tail !== undefined && { tail }),
  };
}

interface Scanned {
  /** The asked lines, one byte more than asked for where there are more. */
  readonly bytes: Buffer;
  /** Undefined in a file that is too large to count. */
  readonly totalLines: number | undefined;
}

/** Undefined when the file begins like a binary one. */
function scan(
  file: number,
  size: number,
  asked: { readonly firstLine: number; readonly lineCount: number | undefined; readonly maxBytes: number },
): Scanned | undefined {
  const afterLast =
    asked.lineCount === undefined ? Number.POSITIVE_INFINITY : asked.firstLine + asked.lineCount;
  const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, Math.max(size + 1, 4096)));
  const kept: Buffer[] = [];
  let room = asked.maxBytes + 1;
  let line = 1;
  let scanned = 0;
  let lastByte = newline;

  while (scanned < maxScanBytes) {
    const count = readSync(file, chunk, 0, chunk.length, null);
    if (count === 0) {
      const totalLines = line - (lastByte === newline ? 1 : 0);
      return { bytes: Buffer.concat(kept), totalLines };
    }
    const part = chunk.subarray(0, count);
    if (scanned < sniffedBytes && part.subarray(0, sniffedBytes - scanned).includes(0)) return undefined;
    // Where the asked lines begin and end in this part.
    let from = line >= asked.firstLine && line < afterLast ? 0 : count;
    let to = count;
    for (let at = 0; at < count; at += 1) {
      if (part[at] !== newline) continue;
      line += 1;
      if (line === asked.firstLine) from = at + 1;
      if (line === afterLast) to = at + 1;
    }
    if (from < to && room > 0) {
      const piece = Buffer.from(part.subarray(from, Math.min(to, from + room)));
      kept.push(piece);
      room -= piece.length;
    }
    scanned += count;
    lastByte = part[count - 1] ?? newline;
    // What is asked for is there; counting on is cheap only in a file of ordinary size.
    if ((line >= afterLast || room === 0) && size > maxScanBytes) break;
  }
  return { bytes: Buffer.concat(kept), totalLines: undefined };
}

function beyondEnd(request: ReadRequest, firstLine: number, totalLines: number | undefined): ToolError {
  return new ToolError(
    totalLines === undefined
      ? `Line ${firstLine} of ${request.path} lies beyond the first 64 MiB. Use run_command with sed or tail for it.`
      : `${request.path} has ${totalLines} line${totalLines === 1 ? "" : "s"}; there is no line ${firstLine}.`,
  );
}

/** Whole lines where one fits, whole characters otherwise. */
function shorten(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(newline);
  return end === -1 ? bytes.subarray(0, endOfLastCharacter(bytes)) : bytes.subarray(0, end + 1);
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) lines += 1;
  return bytes.at(-1) === newline ? lines : lines + 1;
}

function isText(bytes: Buffer): boolean {
  return !bytes.includes(0) && isUtf8(bytes);
}

/** The last whole lines of a large file; undefined when it isn't that large, or has no such lines. */
function readTail(file: number, size: number, tail: NonNullable<ReadRequest["tail"]>): string | undefined {
  const length = Math.min(tail.maxBytes, bounds.readBytes);
  if (size <= tail.overBytes || size <= length) return undefined;
  const bytes = readAt(file, size - length, length);
  const start = bytes.indexOf(newline) + 1;
  const lines = bytes.subarray(start);
  return start > 0 && lines.length > 0 && isText(lines) ? lines.toString("utf8") : undefined;
}

function describeBinary(file: number, request: ReadRequest, sizeBytes: number): FileContent {
  const format = formatOf(readAt(file, 0, headBytes));
  const maxImageBytes = Math.min(request.maxImageBytes ?? 0, bounds.imageBytes);
  const image = isImage(format) && sizeBytes <= maxImageBytes ? readAt(file, 0, sizeBytes) : undefined;
  return {
    type: "binary",
    sizeBytes,
    format,
    ...(image !== undefined && { image: image.toString("base64") }),
  };
}

/** Fewer bytes where the file ends before. */
function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(file, bytes, filled, length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}
