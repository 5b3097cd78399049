import { lstatSync } from "node:fs";
import { join } from "node:path";
import { ToolError } from "../errors.ts";
import { printablePath } from "./printable-path.ts";
import { bounds, type WorkerRequest } from "./protocol.ts";
import type { SearchMatch, SearchResult } from "./sandbox.ts";
import { isIgnored, type Place, pathspecs, runGit } from "./worker-git.ts";
import { listEntries, placeOf, shownPath } from "./worker-list.ts";

type SearchRequest = Extract<WorkerRequest, { op: "search" }>;

const maxContextLines = 20;
const maxPatternBytes = 64 * 1024;

export async function search(workspace: string, request: SearchRequest): Promise<SearchResult> {
  const { pattern } = request;
  if (pattern.includes("\0")) throw new ToolError("The pattern contains a NUL character; use \\x00 for it.");
  if (!pattern.isWellFormed() || Buffer.byteLength(pattern) > maxPatternBytes) {
    throw new ToolError("The pattern is not valid Unicode, or longer than 64 KiB.");
  }
  const place = placeOf(workspace, request.path);
  const found = await find(place, request, []);
  if (found.matches.length > 0 || !(await isIgnored(place))) return found;
  // Who names an ignored directory wants to look into it.
  return await find(place, request, ["--no-exclude-standard"]);
}

async function find(
  place: Place,
  request: SearchRequest,
  ignoring: readonly string[],
): Promise<SearchResult> {
  try {
    return await grep(place, request, ignoring, []);
  } catch (error) {
    // git reads whole files into memory; one giant (a sparse file) would end every search.
    const giants = await findGiants(place);
    if (giants.length === 0) throw error;
    return await grep(place, request, ignoring, giants);
  }
}

const giantBytes = 64 * 1024 * 1024;
const maxGiants = 1000;

async function findGiants(place: Place): Promise<string[]> {
  if (place.file !== undefined) return [];
  const giants: string[] = [];
  for (const path of await listEntries(place, undefined, [])) {
    const found = lstatSync(join(place.directory, path), { throwIfNoEntry: false });
    if (found?.isFile() && found.size > giantBytes && giants.push(path) === maxGiants) break;
  }
  return giants;
}

async function grep(
  place: Place,
  request: SearchRequest,
  ignoring: readonly string[],
  without: readonly string[],
): Promise<SearchResult> {
  let matches: SearchMatch[] = [];
  let truncated = false;
  await runGit(place, () => {
    matches = [];
    truncated = false;
    return {
      args: [
        ...["grep", "--untracked", ...ignoring, "--no-recurse-submodules", "-I", "-n", "--column", "-z"],
        ...["--no-color", "-C", String(Math.min(request.contextLines, maxContextLines))],
        ...[...(request.ignoreCase ? ["-i"] : []), "-P", "-e", request.pattern],
        ...["--", ...pathspecs(place, request.glob), ...without.map((path) => `:(exclude,literal)${path}`)],
      ],
      read: async (output) => {
        const limit = Math.min(request.limit, bounds.matches);
        let matching = 0;
        let size = 0;
        for await (const match of readMatches(output, place)) {
          if (match.match) matching += 1;
          size += match.path.length + match.text.length;
          truncated = matching > limit || size > bounds.listCharacters;
          if (truncated) return;
          matches.push(match);
        }
      },
    };
  });
  return { matches, truncated };
}

const maxPathLength = 64 * 1024;
const maxKeptLine = 1024 * 1024;
const newline = 10;

/**
 * git prints `path NUL line NUL column NUL text LF` for a match and the same without the column for a line around
 * it; `-- LF` between groups. The path may have line ends in it, the text may be endless.
 */
async function* readMatches(output: AsyncIterable<Buffer>, place: Place): AsyncGenerator<SearchMatch> {
  const path = createField(maxPathLength);
  const line = createField(16);
  const rest = createField(maxKeptLine);
  const fields = [
    { field: path, end: 0 },
    { field: line, end: 0 },
    { field: rest, end: newline },
  ];
  let current = 0;
  for await (const chunk of output) {
    for (let start = 0; start < chunk.length; ) {
      const { field, end } = fields[current] ?? { field: rest, end: newline };
      const stop = chunk.indexOf(end, start);
      field.push(chunk.subarray(start, stop === -1 ? chunk.length : stop));
      if (stop === -1) break;
      start = stop + 1;
      current = (current + 1) % fields.length;
      if (current === 0) yield readMatch(path.take(), line.take(), rest.take(), place);
    }
  }
}

function createField(limit: number): { push: (bytes: Buffer) => void; take: () => Buffer } {
  let parts: Buffer[] = [];
  let length = 0;
  return {
    push: (bytes) => {
      const part = bytes.subarray(0, limit - length);
      if (part.length === 0) return;
      parts.push(part);
      length += part.length;
    },
    take: () => {
      const whole = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
      parts = [];
      length = 0;
      return whole;
    },
  };
}

function readMatch(path: Buffer, line: Buffer, rest: Buffer, place: Place): SearchMatch {
  const name = path.subarray(0, 3).toString("latin1") === "--\n" ? path.subarray(3) : path;
  const separator = rest.subarray(0, 12).indexOf(0);
  const column = separator > 0 ? Number(rest.subarray(0, separator).toString("latin1")) : Number.NaN;
  const match = Number.isSafeInteger(column);
  return {
    path: shownPath(place, printablePath(name)),
    line: Number(line.toString("latin1")),
    text: excerpt(match ? rest.subarray(separator + 1) : rest, match ? column : 1),
    match,
  };
}

/** Bytes that 400 characters take at most. */
const excerptBytes = 4 * bounds.lineCharacters;
const beforeMatch = 100;

/** The line, or the part of it around the match (`column` counts bytes from 1). */
function excerpt(bytes: Buffer, column: number): string {
  const line = bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes;
  const start = column > bounds.lineCharacters - beforeMatch ? column - 1 - beforeMatch : 0;
  if (start > 0 && start >= line.length) return `… (the match is at byte ${column} of this line)`;
  const whole = line.length <= bounds.lineCharacters;
  const text = (whole ? line : line.subarray(start, start + excerptBytes))
    .toString("utf8")
    .replace(/^\uFFFD{1,3}/, "");
  const before = !whole && start > 0 ? "…" : "";
  const room = bounds.lineCharacters - before.length;
  const cut = text.length > room || (!whole && start + excerptBytes < line.length);
  return before + (cut ? `${text.slice(0, room - 1).toWellFormed()}…` : text);
}
