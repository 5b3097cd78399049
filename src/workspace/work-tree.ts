import { type Omission, parseDiff, printable, type RawChange, splitNul } from "./changes.ts";
import { bytesOf, heaviestDirectories, keyOf, nulTerminated, type PathKey } from "./paths.ts";
import { type SandboxGit, writeTree } from "./sandbox-git.ts";
import { statPaths } from "./stat-paths.ts";

/** GitHub refuses files over 100 MB and warns from 50 MB on. */
export const maxFileBytes = 50 * 1024 * 1024;
/** Of all new content as it is; its patch may be small although it is huge, and git applies it in memory. */
export const maxChangeBytes = 100 * 1024 * 1024;
/** More than that are somebody's packages or a build's output, and nobody reads them in a pull request. */
const maxNewFiles = 20_000;

/** The work tree as the export's index has it. */
export interface RecordedTree {
  /** Name of a tree in the export's git directory. */
  readonly tree: string;
  /** What git could not take: a FIFO in a file's place, a directory named .GIT; or what is not to be taken. */
  readonly untaken: readonly Omission[];
}

/**
 * Takes the work tree's state into the export's index: the changes of every file that is in the index already, and
 * those of the `untracked` files (with `/`: repositories) that may be part of a change.
 */
export async function recordTree(git: SandboxGit, untracked: readonly PathKey[]): Promise<RecordedTree> {
  // With --ignore-errors git goes on after a file that it can't take, and ends with 1.
  const args = ["add", "-u", "--ignore-errors", "--sparse"];
  const added = await git.run(args);
  if (added.exitCode > 1) await git.read(args);
  const unread = added.exitCode === 0 ? [] : await listUnread(git);
  const { wanted, unwanted } = await chooseUntracked(git, untracked);
  const refused = await addUntracked(git, wanted);
  const tree = await writeTree(git);
  return { tree, untaken: [...unread, ...unwanted, ...refused] };
}

export async function diffTrees(git: SandboxGit, from: string, to: string): Promise<readonly RawChange[]> {
  return parseDiff(await git.read(["diff-tree", "-r", "-z", "--raw", "--no-renames", from, to])).raw;
}

/** Files that git does not know and does not ignore; `/` after repositories of their own. */
export async function listUntracked(git: SandboxGit): Promise<PathKey[]> {
  return splitNul(await git.read(["ls-files", "-z", "--others", "--exclude-standard"])).map(keyOf);
}

/** Tracked files that git could not read. */
async function listUnread(git: SandboxGit): Promise<Omission[]> {
  const modified = await git.read(["diff-files", "-z", "--name-only", "--ignore-submodules=all"]);
  return splitNul(modified).map((path) => ({ path: printable(path), reason: unreadable }));
}

const unreadable = "git can't take it into a commit";

async function chooseUntracked(
  git: SandboxGit,
  untracked: readonly PathKey[],
): Promise<{ readonly wanted: readonly PathKey[]; readonly unwanted: readonly Omission[] }> {
  const unwanted: Omission[] = [];
  const leaveOut = (path: PathKey, reason: string) => {
    unwanted.push({ path: printable(bytesOf(path)), reason });
  };
  const files = untracked.filter((path) => {
    if (path.endsWith("/")) leaveOut(path, "it is a repository of its own");
    return !path.endsWith("/");
  });
  const heavy = heaviestDirectories(files, maxNewFiles);
  for (const [directory, count] of heavy) {
    leaveOut(directory, `it has ${count} new files; a change may have ${maxNewFiles}`);
  }
  const light = files.filter((path) => ![...heavy.keys()].some((directory) => path.startsWith(directory)));
  const found = await statPaths(git, light);
  const wanted = light.filter((path) => {
    const file = found.get(path);
    if (file?.kind === "other") leaveOut(path, unreadable);
    else if ((file?.sizeBytes ?? 0) > maxFileBytes) leaveOut(path, tooLarge);
    else return true;
    return false;
  });
  for (const path of wanted.slice(maxNewFiles)) leaveOut(path, `a change may have ${maxNewFiles} new files`);
  return { wanted: wanted.slice(0, maxNewFiles), unwanted };
}

export const tooLarge = "it is larger than 50 MiB";

/** Of more git lists everything: they would be too long for its arguments. */
const maxNamed = 100;

/** Takes them all, or those that git takes; says which it did not. */
async function addUntracked(git: SandboxGit, paths: readonly PathKey[]): Promise<Omission[]> {
  if (paths.length === 0) return [];
  const list = nulTerminated(paths);
  const added = await git.run(["update-index", "--add", "-z", "--stdin"], list);
  if (added.exitCode !== 0) {
    // It gave up at the first file that it can't read; this one is slower with many names, and goes on.
    const one = ["--literal-pathspecs", "add", "--force", "--ignore-errors", "--sparse"];
    await git.run([...one, "--pathspec-from-file=-", "--pathspec-file-nul"], list);
  }
  // A name that stands for `.git` somewhere is passed over in silence.
  const few = paths.length <= maxNamed && !paths.some((path) => /[^\x20-\x7e]/.test(path));
  const named = few ? ["--literal-pathspecs", "ls-files", "-z", "--", ...paths] : ["ls-files", "-z"];
  const taken = new Set(splitNul(await git.read(named)).map(keyOf));
  return paths
    .filter((path) => !taken.has(path))
    .map((path) => ({ path: printable(bytesOf(path)), reason: unreadable }));
}
