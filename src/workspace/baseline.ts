import { gitSettings, gitVariables } from "../git.ts";
import { type Omission, printable, type RawChange, rejected, splitNul } from "./changes.ts";
import { bytesOf, isAmong, keyOf, nulTerminated, type PathKey } from "./paths.ts";
import {
  type ExportOptions,
  exportMount,
  indexInfo,
  openSandboxGit,
  type SandboxGit,
  writeTree,
} from "./sandbox-git.ts";
import { statPaths } from "./stat-paths.ts";
import { listTouchedSubmodules } from "./submodules.ts";
import { diffTrees, listUntracked, type RecordedTree, recordTree } from "./work-tree.ts";

/** What lay in the work tree before the agent came: none of it is the agent's change. */
export interface Baseline extends RecordedTree {
  /** Tracked files that were not as the base has them: from the base to the baseline. */
  readonly dirty: ReadonlyMap<PathKey, RawChange>;
  /** Files that git did not know; `/` after repositories. */
  readonly untracked: ReadonlySet<PathKey>;
  /** What git ignored; `/` after directories that it ignored as a whole. */
  readonly ignored: ReadonlySet<PathKey>;
  /** Tracked files whose content goes through a filter that is not run here: git is not let near them. */
  readonly filtered: ReadonlySet<PathKey>;
  /** What stood at the paths of `untracked` and `filtered`, as far as they are watched. */
  readonly watched: ReadonlyMap<PathKey, WatchedFile>;
  /** Seconds since 1970, by the sandbox's clock. */
  readonly recordedAt: number;
}

interface WatchedFile {
  readonly signature: string;
  /** Its content as it was, in the export's git directory, and its mode as git writes it; of small files only. */
  readonly kept?: { readonly object: string; readonly mode: string };
}

/** Of more files than that nobody is told which ones the agent changed. */
const maxWatched = 20_000;
/** Of more than that the content is not kept. */
const maxKept = { files: 5000, bytes: 64 * 1024 * 1024 };
/** The index of the export's git directory as it was then. */
export const savedIndex = "index.baseline";
const baseIndex = "index.base";

/** The work tree as it is before the agent. */
export async function recordBaseline(options: ExportOptions): Promise<Baseline> {
  const git = openSandboxGit(options);
  const recordedAt = Date.now() / 1000;
  const filtered = await setFilteredAside(git);
  const { untracked, ignored, isChanged } = await lookAround(git);
  const recorded = isChanged ? await recordTree(git, []) : { tree: await writeTree(git), untaken: [] };
  await saveIndex(git);
  const dirty = byPath(await diffTrees(git, options.base, recorded.tree));
  // In a large repository it takes git much longer to make an index than to copy one.
  if (dirty.size === 0) await copyIndex(git, "index", baseIndex);
  else await git.withIndex(baseIndex).read(["read-tree", options.base]);
  return {
    ...recorded,
    dirty,
    untracked,
    ignored,
    filtered,
    watched: await watch(git, [...untracked, ...filtered]),
    recordedAt,
  };
}

/**
 * The baseline with what others than the agent did to the work tree since it was last exported, as `since`: checks
 * write snapshots and reports. What the agent had changed itself by then remains its change.
 */
export async function moveBaseline(
  options: ExportOptions,
  baseline: Baseline,
  since: string,
): Promise<Baseline> {
  const git = openSandboxGit(options);
  await restoreIndex(git);
  const before = new Set((await diffTrees(git, baseline.tree, since)).map(({ path }) => keyOf(path)));
  const now = await recordTree(git, []);
  const others = (await diffTrees(git, baseline.tree, now.tree)).filter(
    ({ path }) => !before.has(keyOf(path)),
  );
  await restoreIndex(git);
  await git.read(["update-index", "-z", "--index-info"], indexInfo(others));
  const tree = await writeTree(git);
  const around = await lookAround(git);
  await saveIndex(git);
  const untracked = [...around.untracked].filter(
    (path) => !before.has(path) && !baseline.untracked.has(path),
  );
  return {
    ...baseline,
    tree,
    untaken: joinOmissions(baseline.untaken, now.untaken),
    dirty: byPath(await diffTrees(git, options.base, tree)),
    untracked: new Set([...baseline.untracked, ...untracked]),
    ignored: new Set([...baseline.ignored, ...around.ignored]),
    watched: new Map([...baseline.watched, ...(await watch(git, untracked))]),
  };
}

/** What is there beside the index since the baseline. */
export interface Found {
  /** New files that git doesn't ignore, then those that the agent had git add all the same. */
  readonly untracked: readonly PathKey[];
  /** Of these, the ones that git ignores. */
  readonly forced: ReadonlySet<PathKey>;
  /** What the agent did to files that can't be part of a change. */
  readonly omitted: readonly Omission[];
}

/** Sets the export's index back to the baseline, and looks at what there is beside it. */
export async function lookSince(options: ExportOptions, baseline: Baseline): Promise<Found> {
  const git = openSandboxGit(options);
  // On its own, beside the others.
  const claimed = listAgentsIgnored(options);
  claimed.catch(() => undefined);
  await restoreIndex(git);
  const [others, changed, submodules, { forced, refused }] = await Promise.all([
    listUntracked(git),
    listWatchedChanges(git, baseline),
    listTouchedSubmodules(git, options.base, baseline.recordedAt),
    findForced(claimed, git, baseline),
  ]);
  const untracked = others.filter((path) => !baseline.untracked.has(path));
  const omitted = changed.flatMap(({ path, isGone }) => {
    // What git never knew and is gone is nobody's loss.
    if (!baseline.filtered.has(path) && isGone) return [];
    return [omission(path, baseline.filtered.has(path) ? throughFilter : thereBefore)];
  });
  return {
    untracked: [...untracked, ...forced],
    forced: new Set(forced),
    omitted: [...omitted, ...submodules, ...refused],
  };
}

/** Takes note of what stands at paths that git is not let near, and keeps what is small as it is. */
async function watch(git: SandboxGit, paths: readonly PathKey[]): Promise<Map<PathKey, WatchedFile>> {
  const found = await statPaths(git, paths.slice(0, maxWatched));
  let bytes = 0;
  const small = [...found].filter(([path, { kind, sizeBytes }]) => {
    // hash-object reads one path a line.
    const isKept = kind === "file" && !path.includes("\n") && bytes + sizeBytes <= maxKept.bytes;
    if (isKept) bytes += sizeBytes;
    return isKept;
  });
  const kept = small.slice(0, maxKept.files);
  const input = Buffer.from(kept.map(([path]) => `${path}\n`).join(""), "latin1");
  const hash = ["hash-object", "-w", "--no-filters", "--stdin-paths"];
  // One that can't be read ends it all: then none is kept.
  const { exitCode, stdout } = await git.run(hash, input);
  const objects = exitCode === 0 ? stdout.toString("latin1").split("\n") : [];
  const contents = new Map(
    kept.flatMap(([path, { executable }], index) => {
      const object = objects[index] ?? "";
      return object === "" ? [] : [[path, { object, mode: executable ? "100755" : "100644" }] as const];
    }),
  );
  return new Map(
    [...found].map(([path, { signature }]) => {
      const content = contents.get(path);
      return [path, { signature, ...(content !== undefined && { kept: content }) }] as const;
    }),
  );
}

/** Watched files that are not as they were. */
export async function listWatchedChanges(
  git: SandboxGit,
  { watched }: Baseline,
): Promise<readonly (WatchedFile & { readonly path: PathKey; readonly isGone: boolean })[]> {
  const now = await statPaths(git, [...watched.keys()]);
  return [...watched].flatMap(([path, was]) => {
    const found = now.get(path);
    if (found?.signature === was.signature) return [];
    return [{ ...was, path, isGone: found === undefined || found.kind === "directory" }];
  });
}

export const throughFilter = "its content goes through a filter (Git LFS, git-crypt) that is not run here";
export const thereBefore = "it was there before the agent came and is not part of the repository";
export const ignoredBefore = "git ignored it before the agent came";

/**
 * Ignored files that the agent had its own git add by force, as people do with a build's output that is kept in the
 * repository. Those of its making are part of the change; what was there before it came is not.
 */
async function findForced(
  claiming: Promise<readonly PathKey[]>,
  git: SandboxGit,
  { ignored, recordedAt }: Baseline,
): Promise<{ readonly forced: readonly PathKey[]; readonly refused: readonly Omission[] }> {
  const claimed = await claiming;
  if (claimed.length === 0) return { forced: [], refused: [] };
  const tracked = new Set(splitNul(await git.read(["ls-files", "-z"])).map(keyOf));
  const added = claimed.filter((path) => !tracked.has(path) && !path.endsWith("/"));
  const files = await statPaths(git, added);
  const there = added.filter((path) => ["file", "symlink"].includes(files.get(path)?.kind ?? "other"));
  const isNew = (path: PathKey) => {
    const bornAt = files.get(path)?.bornAt ?? 0;
    if (ignored.has(path)) return false;
    return bornAt > 0 ? bornAt >= recordedAt : !isAmong(ignored, path);
  };
  return {
    forced: there.filter(isNew),
    refused: there.filter((path) => !isNew(path)).map((path) => omission(path, ignoredBefore)),
  };
}

/** What the agent's own git directory claims; whatever runs in there runs inside the sandbox, and ends before we go on. */
async function listAgentsIgnored({ runProgram, program, signal }: ExportOptions): Promise<PathKey[]> {
  const args = ["ls-files", "-z", "--cached", "--ignored", "--exclude-standard"];
  const listing = await runProgram({
    argv: [program, ...gitSettings, ...args],
    env: gitVariables,
    timeoutMs: 30_000,
    maxOutputBytes: 16 * 1024 * 1024,
    signal,
  }).catch(() => undefined);
  signal.throwIfAborted();
  return listing?.exitCode === 0 ? splitNul(listing.stdout).map(keyOf) : [];
}

function omission(path: PathKey, reason: string): Omission {
  return { path: printable(bytesOf(path)), reason };
}

function joinOmissions(one: readonly Omission[], other: readonly Omission[]): readonly Omission[] {
  const known = new Set(one.map(({ path }) => path));
  return [...one, ...other.filter(({ path }) => !known.has(path))];
}

function byPath(changes: readonly RawChange[]): ReadonlyMap<PathKey, RawChange> {
  return new Map(changes.map((change) => [keyOf(change.path), change]));
}

/** Untracked and ignored files. git takes note of every file's times on the way, so that it need not read it again. */
async function lookAround(git: SandboxGit): Promise<{
  readonly untracked: ReadonlySet<PathKey>;
  readonly ignored: ReadonlySet<PathKey>;
  /** Whether some tracked file is not as in HEAD, in the index or on the disk. */
  readonly isChanged: boolean;
}> {
  const modes = ["--ignored=matching", "--untracked-files=all", "--ignore-submodules=all", "--no-renames"];
  const entries = splitNul(await git.read(["status", "--porcelain=v1", "-z", ...modes])).map(keyOf);
  const marked = (mark: string) =>
    new Set(entries.filter((entry) => entry.startsWith(mark)).map((entry) => entry.slice(mark.length)));
  const [untracked, ignored] = [marked("?? "), marked("!! ")];
  return { untracked, ignored, isChanged: untracked.size + ignored.size < entries.length };
}

/** Git is told to take tracked files that a filter makes for unchanged: it would read them all, and commit them raw. */
async function setFilteredAside(git: SandboxGit): Promise<ReadonlySet<PathKey>> {
  const tracked = await git.read(["ls-files", "-z"]);
  const filtered = await listFiltered(git, tracked, []);
  if (filtered.size > 0) {
    await git.read(["update-index", "-z", "--assume-unchanged", "--stdin"], nulTerminated([...filtered]));
  }
  return filtered;
}

/** Which of the paths (NUL-terminated) the attributes name a filter for. */
export async function listFiltered(
  git: SandboxGit,
  paths: Buffer,
  flags: readonly "--cached"[],
): Promise<ReadonlySet<PathKey>> {
  const fields = splitNul(await git.read(["check-attr", "-z", "--stdin", ...flags, "filter"], paths));
  const filtered = new Set<PathKey>();
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path, , value] = fields.slice(at, at + 3).map(keyOf);
    if (path !== undefined && value !== "unspecified" && value !== "unset") filtered.add(path);
  }
  return filtered;
}

// With its times: git compares the index's own with those of files to know which it must read again.
const saveIndex = (git: SandboxGit) => copyIndex(git, "index", savedIndex);
const restoreIndex = (git: SandboxGit) => copyIndex(git, savedIndex, "index");

/** git with an index of this name that is the base's. */
export async function openBaseIndex(git: SandboxGit, name: string): Promise<SandboxGit> {
  await copyIndex(git, baseIndex, name);
  return git.withIndex(name);
}

async function copyIndex(git: SandboxGit, from: string, to: string): Promise<void> {
  const paths = [`${exportMount}/${from}`, `${exportMount}/${to}`];
  const { exitCode, stderr } = await git.runOther(["/bin/cp", "-p", "--", ...paths]);
  if (exitCode !== 0)
    throw rejected(`its index could not be kept (${printable(Buffer.from(stderr.slice(0, 200)))})`);
}
