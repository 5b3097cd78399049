import { closeSync, constants, fstatSync, openSync, type Stats } from "node:fs";
import { resolve } from "node:path";
import { ToolError } from "../errors.ts";
import { isErrno } from "../process.ts";
import { bounds } from "./protocol.ts";

// Symlinks are followed wherever they lead: there is nothing in this view that the agent may not read.

/** Absolute path of what the model named; throws ToolError for what can't be a path. */
export function resolvePath(workspace: string, path: string): string {
  if (path === "")
    throw new ToolError("The path is empty. Give a path relative to the repository's top directory.");
  if (path.includes("\0")) throw new ToolError("The path contains a NUL character, which no path can.");
  if (!path.isWellFormed())
    throw new ToolError("The path is not valid Unicode. Use run_command for such names.");
  const absolute = resolve(workspace, path);
  if (Buffer.byteLength(absolute) > bounds.pathBytes) throw new ToolError("The path is too long.");
  return absolute;
}

/** Opens without waiting (a FIFO would), and looks at what was opened rather than at what the path named before. */
export function withFile<Result>(
  path: string,
  absolute: string,
  flags: number,
  use: (file: number, found: Stats) => Result,
): Result {
  let file: number;
  try {
    file = openSync(absolute, flags | constants.O_NONBLOCK | constants.O_NOCTTY, 0o666);
  } catch (error) {
    throw explain(error, path, (flags & constants.O_WRONLY) === 0 ? "read" : "written");
  }
  try {
    return use(file, fstatSync(file));
  } catch (error) {
    throw error instanceof ToolError ? error : explain(error, path, "read");
  } finally {
    closeSync(file);
  }
}

export function refuseUnlessFile(path: string, found: Stats): void {
  if (found.isFile()) return;
  const kind = found.isDirectory()
    ? "a directory"
    : found.isFIFO()
      ? "a named pipe"
      : found.isSocket()
        ? "a socket"
        : "a device";
  throw new ToolError(`${path} is ${kind}, not a file.`);
}

/** The operating system's answer in words for the model; what it can't mend flies on. */
export function explain(error: unknown, path: string, done: "read" | "written" | "listed"): Error {
  const sentence = Object.entries(sentences).find(([code]) => isErrno(error, code))?.[1];
  if (sentence !== undefined) return new ToolError(sentence(path, done));
  return Error.isError(error) ? error : new Error(String(error));
}

const sentences: Readonly<Record<string, (path: string, done: string) => string>> = {
  ENOENT: (path) => `There is no file ${path}. Use list_files to see what is there.`,
  ENOTDIR: (path) => `A part of ${path} is a file, not a directory. Use list_files to see what is there.`,
  EISDIR: (path) => `${path} is a directory, not a file.`,
  EACCES: (path, done) => `${path} can't be ${done}: permission denied.`,
  EPERM: (path, done) => `${path} can't be ${done}: the operation is not permitted.`,
  EROFS: (path, done) =>
    `${path} can't be ${done}: it is read-only in here. Write inside the repository or in /tmp.`,
  ELOOP: (path) => `${path} is a symbolic link that leads back to itself.`,
  ENXIO: (path) => `${path} is a named pipe, a socket or a device, not a file.`,
  ENAMETOOLONG: (path) => `The path ${path.slice(0, 100)}… is too long.`,
  ENOSPC: (path) =>
    `There is no space left on the disk; ${path} may be incomplete. Free some space and write it again.`,
  EDQUOT: (path) =>
    `The disk quota is used up; ${path} may be incomplete. Free some space and write it again.`,
  EFBIG: (path) => `${path} would become too large.`,
  ETXTBSY: (path) => `${path} is a program that is running. Wait until it has ended.`,
  EEXIST: (path) => `A part of ${path} is a file, not a directory. Use list_files to see what is there.`,
  EBUSY: (path, done) => `${path} can't be ${done}: it is in use by the sandbox itself.`,
  EIO: (path, done) => `${path} can't be ${done}: input/output error.`,
  EINVAL: (path, done) => `${path} can't be ${done} as a file.`,
};
