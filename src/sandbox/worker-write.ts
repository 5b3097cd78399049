import { constants, ftruncateSync, mkdirSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { ToolError } from "../errors.ts";
import type { WorkerRequest } from "./protocol.ts";
import { explain, refuseUnlessFile, resolvePath, withFile } from "./worker-files.ts";

type WriteRequest = Extract<WorkerRequest, { op: "write" }>;

/**
 * Overwrites in place rather than by renaming a new file over the old: mode, owner, hard links, links on the way and
 * extended attributes stay as they are, and a file can be written where its directory can't. Nothing else of the
 * agent's runs meanwhile that could see half of it.
 */
export function writeFile(workspace: string, request: WriteRequest): { created: boolean } {
  const { path, text } = request;
  if (!text.isWellFormed())
    throw new ToolError("The text is not valid Unicode (a lone surrogate). Nothing was written.");
  if (path.endsWith("/")) throw new ToolError(`${path} names a directory. Give the path of a file.`);
  const absolute = resolvePath(workspace, path);
  const created = !exists(path, absolute);
  try {
    mkdirSync(dirname(absolute), { recursive: true });
  } catch (error) {
    throw explain(error, path, "written");
  }
  const bytes = Buffer.from(text, "utf8");
  return withFile(path, absolute, constants.O_WRONLY | constants.O_CREAT, (file, found) => {
    refuseUnlessFile(path, found);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, at);
      ftruncateSync(file, bytes.length);
    } catch (error) {
      throw explain(error, path, "written");
    }
    return { created };
  });
}

function exists(path: string, absolute: string): boolean {
  try {
    return statSync(absolute, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    throw explain(error, path, "written");
  }
}
