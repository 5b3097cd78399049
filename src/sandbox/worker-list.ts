import { ToolError } from "../errors.ts";
import { printablePath } from "./printable-path.ts";
import { bounds, type WorkerRequest } from "./protocol.ts";
import type { FileList } from "./sandbox.ts";
import { explain, resolvePath } from "./worker-files.ts";
import { findPlace, isIgnored, type Place, pathspecs, runGit } from "./worker-git.ts";

type ListRequest = Extract<WorkerRequest, { op: "list" }>;

const maxKeptPaths = 500_000;
const maxListBytes = 64 * 1024 * 1024;
const maxPathLength = 64 * 1024;

export async function listFiles(workspace: string, request: ListRequest): Promise<FileList> {
  const place = placeOf(workspace, request.path);
  if (place.file !== undefined) throw new ToolError(`${request.path} is a file. Use read_file to see it.`);
  const { glob, depth } = request;
  let paths = await listEntries(place, glob, ["--exclude-standard"], depth);
  // Who names an ignored directory wants to see what is in it.
  if (paths.length === 0 && (await isIgnored(place))) paths = await listEntries(place, glob, [], depth);
  const limit = Math.min(request.limit, bounds.listedPaths);
  const shown: string[] = [];
  let size = 0;
  for (const path of [...paths].sort().slice(0, limit)) {
    const name = shownPath(place, path);
    size += name.length;
    if (size > bounds.listCharacters) break;
    shown.push(name);
  }
  return { paths: shown, total: paths.length };
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
): Promise<readonly string[]> {
  const specs = ["--", ...pathspecs(place, glob)];
  const deleting = listDeleted(place, specs);
  let found = createList(depth);
  const listing = runGit(place, () => {
    found = createList(depth);
    return {
      args: ["ls-files", "-z", "-t", "--cached", "--others", ...ignoring, ...specs],
      read: async (output) => {
        // At once: what a program printed is lost if it ends before anybody listens.
        const chunks = await readChunks(output);
        const deleted = await deleting;
        await readEntries(chunks, (tag, path) => {
          // Tags tell files that are in the index from others. S: not on the disk, for it is outside a sparse checkout.
          if (tag !== "S" && (tag === "?" || deleted.size === 0 || !deleted.has(textOf(path))))
            found.add(path);
        });
      },
    };
  });
  await Promise.all([deleting, listing]);
  return found.paths();
}

/** What is in the index and no longer on the disk: git looks for every file, and does so beside its other listing. */
async function listDeleted(place: Place, specs: readonly string[]): Promise<ReadonlySet<string>> {
  const deleted = new Set<string>();
  await runGit(place, () => {
    deleted.clear();
    return {
      args: ["ls-files", "-z", "-t", "--deleted", ...specs],
      read: (output) =>
        readEntries(output, (_, path) => {
          if (deleted.size < maxKeptPaths) deleted.add(textOf(path));
        }),
    };
  });
  return deleted;
}

/** As text where it reads as it stands, which nearly all do; bytes otherwise. */
type Path = string | Buffer;

function textOf(path: Path): string {
  return typeof path === "string" ? path : printablePath(path);
}

/** Paths without those that come twice: unmerged files one behind the other, directories anywhere. */
function createList(depth: number | undefined): {
  readonly add: (path: Path) => void;
  readonly paths: () => readonly string[];
} {
  const files: string[] = [];
  const shortened = new Set<string>();
  return {
    add(path) {
      if (files.length + shortened.size >= maxKeptPaths) return;
      if (depth !== undefined) shortened.add(textOf(upToDepth(path, depth)));
      else {
        const text = textOf(path);
        if (text !== files.at(-1)) files.push(text);
      }
    },
    paths: () => (depth === undefined ? files : [...shortened]),
  };
}

function upToDepth(path: Path, depth: number): Path {
  let end = -1;
  for (let level = 0; level < depth; level += 1) {
    end = path.indexOf("/", end + 1);
    if (end === -1) return path;
  }
  return typeof path === "string" ? path.slice(0, end + 1) : path.subarray(0, end + 1);
}

async function readChunks(output: AsyncIterable<Buffer>): Promise<readonly Buffer[]> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of output) {
    size += chunk.length;
    if (size > maxListBytes) break;
    chunks.push(chunk);
  }
  return chunks;
}

/** Entries are a tag, a space and a path, NUL behind each. Most are plain text, and that is fast in large pieces. */
async function readEntries(
  output: AsyncIterable<Buffer> | Iterable<Buffer>,
  onEntry: (tag: string, path: Path) => void,
): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of output) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(0) + 1;
    readWhole(bytes.subarray(0, end), onEntry);
    rest = bytes.subarray(end);
    if (rest.length > maxPathLength) return;
  }
}

/** Besides NUL nothing that doesn't show: `printablePath` is for the others. */
const plain = /^[\0\x20-\x7e]*$/;

function readWhole(entries: Buffer, onEntry: (tag: string, path: Path) => void): void {
  const text = entries.toString("latin1");
  if (plain.test(text)) {
    for (let start = 0; start < text.length; ) {
      const end = text.indexOf("\0", start);
      onEntry(text.charAt(start), text.slice(start + 2, end));
      start = end + 1;
    }
    return;
  }
  for (let start = 0; start < entries.length; ) {
    const end = entries.indexOf(0, start);
    onEntry(text.charAt(start), entries.subarray(start + 2, end));
    start = end + 1;
  }
}
