import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { logLine } from "../neutralise.ts";
import { isErrno } from "../process.ts";
import { handOverFiles, limits, type Manifest, manifest } from "./manifest.ts";

/** What another job handed over: whoever may have written it. */
export interface HandedOver {
  readonly manifest: Manifest;
  /** git's binary patches, each from where the one before it ends. */
  readonly patches: readonly Buffer[];
}

/**
 * Reads a hand-over. Nothing but its three files is looked at, and no link is followed. Throws UserError when there is
 * none, or when it is not what a hand-over may be.
 */
export async function readHandOver(directory: string): Promise<HandedOver> {
  const text = await readFile(directory, handOverFiles.manifest, limits.manifestBytes);
  if (text === undefined) {
    throw new UserError("handover-missing", "The agent's job has handed nothing over.");
  }
  const [change, held] = [
    await readFile(directory, handOverFiles.change, limits.patchBytes),
    await readFile(directory, handOverFiles.held, limits.patchBytes),
  ];
  if (change === undefined && held !== undefined) {
    throw rejected(`there is ${handOverFiles.held} without ${handOverFiles.change}`);
  }
  return { manifest: parse(text), patches: [change, held].filter((patch) => patch !== undefined) };
}

/** What is handed over is of no use; ends the sentence "What was handed over is not used: …". */
export function rejected(reason: string, cause?: unknown): UserError {
  return new UserError("handover-rejected", `What was handed over is not used: ${reason}.`, { cause });
}

function parse(text: Buffer): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(text));
  } catch (cause) {
    throw rejected(`${handOverFiles.manifest} is no JSON`, cause);
  }
  const parsed = manifest.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = logLine(issue?.path.join(".").slice(0, 100) ?? "");
  throw rejected(`${handOverFiles.manifest} is not as it should be${where === "" ? "" : ` (at ${where})`}`);
}

/** Undefined where there is none. */
async function readFile(directory: string, name: string, maxBytes: number): Promise<Buffer | undefined> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const opened = await open(join(directory, name), flags).catch((error: unknown) => {
    if (isErrno(error, "ENOENT")) return undefined;
    if (isErrno(error, "ELOOP")) throw rejected(`${name} is a link`, error);
    throw rejected(`${name} can't be opened`, error);
  });
  if (opened === undefined) return undefined;
  await using file = opened;
  const found = await file.stat();
  if (!found.isFile()) throw rejected(`${name} is no file`);
  if (found.size > maxBytes) throw rejected(`${name} is larger than ${maxBytes / 1024 ** 2} MiB`);
  const buffer = Buffer.alloc(found.size);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}
