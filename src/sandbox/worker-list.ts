import { ToolError } from "../errors.ts";
import { printablePath } from "./printable-path.ts";
import { bounds, type WorkerRequest } from "./protocol.ts";
import type { FileList } from "./sandbox.ts";
import { explain, resolvePath } from "./worker-files.ts";
import { findPlace, isIgnored, type Place, pathspecs, runGit } from "./worker-git.ts";

type ListRequest = Extract<WorkerRequest, { op: "list" }>;

const maxKeptPaths = 500_000;
const maxPathLength = 64 * 1024;
const slash = 0x2f;

export async function listFiles(workspace: string, request: ListRequest): Promise<FileList> {
  const place = placeOf(workspace, request.path);
  if (place.file !== undefined) throw new ToolError(`${request.path} is a file. Use read_file to see it.`);
  const { glob, depth } = request;
  let paths = await listEntries(place, glob, ["--exclude-standard"], depth);
  // Who names an ignored directory wants to see what is in it.
  if (paths.size === 0 && (await isIgnored(place))) paths = await listEntries(place, glob, [], depth);
  const limit = Math.min(request.limit, bounds.listedPaths);
  const shown: string[] = [];
  let size = 0;
  for (const path of [...paths].sort().slice(0, limit)) {
    const name = shownPath(place, path);
    size += name.length;
    if (size > bounds.listCharacters) break;
    shown.push(name);
  }
  return { paths: shown, total: paths.size };
}

/** A quoted path stays one quoted path. */
export function shownPath(place: Place, path: string): string {
  return path.startsWith('"') && place.prefix !== ""
    ? `"${place.prefix}${path.slice(1)}`
    : place.prefix + path;
}

export function placeOf(workspace: string, path: string): Place {
  const absolute = resolvePath(workspace, path);
  try {
    return findPlace(workspace, absolute);
  } catch (error) {
    throw explain(error, path, "listed");
  }
}

/** Paths below a place, relative to it, as one line of text each. */
export async function listEntries(
  place: Place,
  glob: string | undefined,
  ignoring: readonly string[],
  depth?: number,
): Promise<Set<string>> {
  const found = new Set<string>();
  await runGit(place, () => {
    found.clear();
    return {
      args: [
        // Tags tell files that are in the index from those that are on the disk.
        ...["ls-files", "-z", "-t", "--cached", "--others", "--deleted", ...ignoring],
        ...["--", ...pathspecs(place, glob)],
      ],
      read: (output) => readEntries(output, (tag, path) => note(found, depth, tag, path)),
    };
  });
  return found;
}

function note(found: Set<string>, depth: number | undefined, tag: string, path: Buffer): void {
  // In the index but not on the disk: outside a sparse checkout.
  if (tag === "S") return;
  const shown = printablePath(upToDepth(path, depth));
  if (tag === "R") {
    // Deleted; listed right after its entry in the index. A directory may still hold others.
    if (!shown.endsWith("/")) found.delete(shown);
  } else if (found.size < maxKeptPaths) found.add(shown);
}

function upToDepth(path: Buffer, depth: number | undefined): Buffer {
  if (depth === undefined) return path;
  let end = -1;
  for (let level = 0; level < depth; level += 1) {
    end = path.indexOf(slash, end + 1);
    if (end === -1) return path;
  }
  return path.subarray(0, end + 1);
}

async function readEntries(
  output: AsyncIterable<Buffer>,
  onEntry: (tag: string, path: Buffer) => void,
): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of output) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, start)) {
      onEntry(String.fromCharCode(bytes[start] ?? 0), bytes.subarray(start + 2, end));
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > maxPathLength) return;
  }
}
