import { addUnderBaseAttributes, isAttributes } from "./base-attributes.ts";
import {
  type Baseline,
  ignoredBefore,
  listFiltered,
  listWatchedChanges,
  lookSince,
  openBaseIndex,
  thereBefore,
  throughFilter,
} from "./baseline.ts";
import { type Omission, printable, type RawChange, touchesGitlink, unsafePath } from "./changes.ts";
import { bytesOf, isAmong, keyOf, nulTerminated, type PathKey } from "./paths.ts";
import type { Protection } from "./protection.ts";
import {
  type Afterwards,
  type ExportOptions,
  indexInfo,
  openSandboxGit,
  type SandboxGit,
  writeTree,
} from "./sandbox-git.ts";
import { separate } from "./separate.ts";
import { statPaths } from "./stat-paths.ts";
import { diffTrees, maxChangeBytes, maxFileBytes, recordTree, tooLarge } from "./work-tree.ts";

/** Base85 makes five bytes of four, and every empty line of a text has its mark. */
const maxPatchBytes = 256 * 1024 * 1024;
/** Everything in here comes from the untrusted side: the tree's name is a claim that the rest must bear out. */
export interface Exported {
  /** What deletions and patch make of the base. */
  readonly tree: string;
  /** Paths that the base has and the tree has not, NUL-terminated. */
  readonly deleted: Buffer;
  /** git's binary patch, from the base without them. */
  readonly patch: Buffer;
  readonly omitted: readonly Omission[];
  /** The whole work tree as it was, in the export's git directory; without those of `omitted` that are `untaken`. */
  readonly workTree: string;
  readonly untaken: readonly Omission[];
}

type Entry = Pick<RawChange, "newMode" | "newObject" | "path">;

/**
 * Where the work tree, recorded as `workTree`, is not as the baseline: as it is there, and as it was before. Of the
 * files that git is not let near, only those are told whose content was kept.
 */
export async function compareWithBaseline(
  options: ExportOptions,
  baseline: Baseline,
  workTree: string,
): Promise<{ readonly now: readonly Entry[]; readonly before: readonly Entry[] }> {
  const git = openSandboxGit(options);
  const [now, before, watched] = await Promise.all([
    diffTrees(git, baseline.tree, workTree),
    diffTrees(git, workTree, baseline.tree),
    listWatchedChanges(git, baseline),
  ]);
  const kept = watched.flatMap(({ path, kept }) =>
    kept === undefined ? [] : [{ newMode: kept.mode, newObject: kept.object, path: bytesOf(path) }],
  );
  return { now, before: [...before, ...kept] };
}

/** What the work tree has that the baseline had not, as a change of the base commit. */
export async function exportPatch(
  options: ExportOptions,
  baseline: Baseline,
  isProtected: Protection,
): Promise<Exported> {
  const git = openSandboxGit(options);
  // A second index that starts from the base: what lay in the work tree before the agent came stays out of it.
  const [found, published] = await Promise.all([
    lookSince(options, baseline),
    openBaseIndex(git, "index.publish"),
  ]);
  const final = await recordTree(git, found.untracked);
  let changes = await diffTrees(git, baseline.tree, final.tree);
  const attributes = changes.filter(({ path }) => isAttributes(path));
  const [heldAttributes, newAttributes] = [true, false].map((held) =>
    attributes.filter(({ path, newMode: mode }) => isProtected({ path, mode }) === held),
  ) as [RawChange[], RawChange[]];
  if (heldAttributes.length > 0) {
    await addUnderBaseAttributes(git, published, changes);
    const tree = await writeTree(git);
    changes = await diffTrees(git, baseline.tree, tree);
  }
  const chosen = await choose(changes, { newAttributes, baseline, forced: found.forced, git, published });
  const { kept, later } = await separateLater(git, chosen.kept, options.afterwards);
  const omitted = [...chosen.omitted, ...later];

  const deleted = kept.filter(({ status }) => status === "D");
  const from = deleted.length === 0 ? options.base : await treeWith(published, deleted);
  const tree = await treeWith(published, kept);
  const untaken = newSince(final.untaken, baseline.untaken);
  return {
    tree,
    deleted: nulTerminated(deleted.map(({ path }) => keyOf(path))),
    patch: await readPatch(git, from, tree),
    omitted: [...omitted, ...found.omitted, ...untaken],
    workTree: final.tree,
    untaken,
  };
}

const writtenLater = "it was written, or looks like a secret that was, when the run had ended already";

/** Without what later steps of the job may have written: an auth step's credentials, a report. */
async function separateLater(
  git: SandboxGit,
  changes: readonly RawChange[],
  afterwards: Afterwards | undefined,
): Promise<{ readonly kept: readonly RawChange[]; readonly later: readonly Omission[] }> {
  if (afterwards === undefined) return { kept: changes, later: [] };
  const files = await statPaths(
    git,
    changes.map(({ path }) => keyOf(path)),
  );
  const isLater = ({ path }: RawChange) => {
    const name = path.toString("utf8");
    const isSecret = afterwards.secrets.some((secret) => name === secret || name.startsWith(`${secret}/`));
    return isSecret || (files.get(keyOf(path))?.changedAt ?? 0) > afterwards.endedAt;
  };
  return {
    kept: changes.filter((change) => !isLater(change)),
    later: changes.filter(isLater).map(({ path }) => ({ path: printable(path), reason: writtenLater })),
  };
}

/** The index with these changes, as a tree. */
async function treeWith(git: SandboxGit, changes: readonly RawChange[]): Promise<string> {
  await git.read(["update-index", "-z", "--index-info"], indexInfo(changes));
  return await writeTree(git);
}

/** Without an index: where that says that a file is as its blob, git reads the file, which may need converting. */
function readPatch(git: SandboxGit, from: string, to: string): Promise<Buffer> {
  const flags = ["-r", "-p", "--binary", "--full-index", "--no-renames", "--no-ext-diff", "--no-textconv"];
  const prefixes = ["--src-prefix=a/", "--dst-prefix=b/", "--no-color"];
  return git
    .withIndex("index.none")
    .read(["diff-tree", ...flags, ...prefixes, from, to], undefined, maxPatchBytes);
}

function newSince(now: readonly Omission[], before: readonly Omission[]): readonly Omission[] {
  const known = new Set(before.map(({ path }) => path));
  return now.filter(({ path }) => !known.has(path));
}

interface Choice {
  /** Changes of attributes that would be published. */
  readonly newAttributes: readonly RawChange[];
  readonly baseline: Baseline;
  readonly forced: ReadonlySet<PathKey>;
  readonly git: SandboxGit;
  /** On an index that is the base's. */
  readonly published: SandboxGit;
}

/** Parts what can be published, as changes of the base, from what is left as it is there. */
async function choose(
  changes: readonly RawChange[],
  { newAttributes, baseline, forced, git, published }: Choice,
): Promise<{ readonly kept: readonly RawChange[]; readonly omitted: readonly Omission[] }> {
  if (changes.length === 0) return { kept: [], omitted: [] };
  const [filtered, unfit] = await Promise.all([
    findFiltered(changes, newAttributes, published),
    findUnfit(git, changes),
  ]);
  const repositories = new Set(changes.filter(touchesGitlink).map(({ path }) => `${keyOf(path)}/`));
  const kept: RawChange[] = [];
  const omitted: Omission[] = [];
  for (const change of changes) {
    const key = keyOf(change.path);
    const before = baseline.dirty.get(key);
    const reason =
      unsafePath(change) ??
      (isAmong(repositories, `${key}/`)
        ? "it is a repository of its own"
        : filtered.has(key)
          ? throughFilter
          : change.status === "A" && !forced.has(key) && isAmong(baseline.ignored, key)
            ? ignoredBefore
            : unfit.get(change));
    const own = before === undefined || reason !== undefined ? change : await separate(git, before, change);
    if (reason === undefined && own !== undefined) kept.push(own);
    else omitted.push({ path: printable(change.path), reason: reason ?? inseparable(before) });
  }
  return { kept, omitted };
}

function inseparable(before: RawChange | undefined): string {
  if (before?.status === "A") return thereBefore;
  return "it was changed before the agent came, and the agent's own change can't be told from that";
}

/** Which ones the attributes name a filter for, in the base or by the change: without its driver git has raw content. */
async function findFiltered(
  changes: readonly RawChange[],
  newAttributes: readonly RawChange[],
  published: SandboxGit,
): Promise<ReadonlySet<PathKey>> {
  const paths = nulTerminated(changes.map(({ path }) => keyOf(path)));
  const inBase = await listFiltered(published, paths, ["--cached"]);
  if (newAttributes.length === 0) return inBase;
  const changed = await openBaseIndex(published, "index.attributes");
  await changed.read(["update-index", "-z", "--index-info"], indexInfo(newAttributes));
  return new Set([...inBase, ...(await listFiltered(changed, paths, ["--cached"]))]);
}

/** Why a change can't be published for its content: it is too large, or what it replaces is not there. */
async function findUnfit(
  git: SandboxGit,
  changes: readonly RawChange[],
): Promise<ReadonlyMap<RawChange, string>> {
  const files = changes.filter((change) => change.status !== "D" && !touchesGitlink(change));
  const [sizes, oldSizes] = await Promise.all([
    readSizes(
      git,
      files.map(({ newObject }) => newObject),
    ),
    readSizes(
      git,
      files.map(({ oldObject }) => oldObject),
    ),
  ]);
  const unfit = new Map<RawChange, string>();
  let total = 0;
  for (const [index, file] of files.entries()) {
    // A partial clone lacks it, so that the agent can only have changed its mode.
    const size = sizes[index] ?? 0;
    const isReplaced = file.status !== "A" && file.newObject !== file.oldObject;
    if (size > maxFileBytes) unfit.set(file, tooLarge);
    else if (total + size > maxChangeBytes) unfit.set(file, "the files before it have 100 MiB in all");
    else if (isReplaced && oldSizes[index] === undefined) unfit.set(file, lacking);
    else total += size;
  }
  return unfit;
}

const lacking = "the checkout lacks what the base has there (a partial clone, and a sparse one)";

/** Undefined where the checkout lacks an object. */
async function readSizes(git: SandboxGit, objects: readonly string[]): Promise<(number | undefined)[]> {
  const input = Buffer.from(objects.map((object) => `${object}\n`).join(""));
  const listing = await git.read(["cat-file", "--batch-check=%(objectsize)"], input);
  // `<object> missing`
  return listing
    .toString("latin1")
    .split("\n")
    .map((line) => (/^\d+$/.test(line) ? Number(line) : undefined));
}
