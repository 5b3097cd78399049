import { constants } from "node:fs";
import { mkdir, mkdtemp, open, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { bindGit, type Git } from "../git.ts";
import type { Environment } from "../trusted.ts";
import { findStrayBranch } from "./agent-branches.ts";
import { type Applied, applyExport, applyPatches } from "./apply.ts";
import { type BaseFile, findBaseFiles, readBaseFile } from "./base-file.ts";
import { type Baseline, moveBaseline, recordBaseline, savedIndex } from "./baseline.ts";
import { type Omission, printable } from "./changes.ts";
import { copyOut, type Entry, wantedEntries, writeOver } from "./copy-out.ts";
import { type Changes, describe } from "./describe.ts";
import { compareWithBaseline, type Exported, exportPatch } from "./export.ts";
import {
  type Checkout,
  exists,
  findCheckout,
  makeExport,
  makeThrowaway,
  makeTrusted,
  readHead,
  readSettings,
  type Settings,
} from "./git-directories.ts";
import { findHidden, type Hidden } from "./hidden.ts";
import { type LayOutRequest, layOut, packCommit } from "./lay-out.ts";
import { fillIndexes, passOverSubmodules, prepareIndexes } from "./prepare-index.ts";
import { createProtection, type Protection } from "./protection.ts";
import { type Afterwards, type ExportOptions, type Programs, showExport } from "./sandbox-git.ts";
import { readSavedWorkspace, type SavedWorkspace, saveWorkspace } from "./saved.ts";
import { listEntries, listFiles, readText } from "./trees.ts";
import { withhold } from "./withhold.ts";
import { listWorkTrees } from "./work-trees.ts";

export type { ChangedFile } from "./changed-file.ts";
export type { Changes, Held } from "./describe.ts";
export type { Programs } from "./sandbox-git.ts";

export interface Person {
  readonly name: string;
  readonly email: string;
}

/**
 * A checkout of which the agent gets the files and a throwaway git directory, and the trusted side a git directory
 * of its own that never sees the agent's files.
 */
export interface Workspace {
  /** Absolute, without symlinks. */
  readonly directory: string;
  readonly base: {
    readonly sha: string;
    readonly tree: string;
    /** The checked-out branch; undefined when HEAD is detached. */
    readonly branch?: string;
    /** True when the checkout has only a part of the history. */
    readonly shallow: boolean;
    /** Address of origin, without credentials. */
    readonly remote?: string;
  };
  /** For the sandbox: what stands in for `.git`, and the objects it borrows. */
  readonly throwawayGit: { readonly directory: string; readonly objects: string };
  /** What the agent must not see. */
  readonly hidden: Hidden;
  /** The trusted bare git directory; it borrows the checkout's objects. */
  readonly gitDir: string;
  /** The beginning of a text file as the base commit has it; undefined when it has none such. */
  readonly readBaseFile: (path: string, maxBytes: number) => Promise<BaseFile | undefined>;
  /** Where the base commit has files of these names, nearest to the top first. */
  readonly findBaseFiles: (names: readonly string[]) => Promise<string[]>;
  /**
   * Remembers the work tree as it is before the agent, so that only what the agent does is its change. From then on
   * `resumeWorkspace` finds the workspace again, when this process is gone.
   */
  readonly recordBaseline: (programs: Programs, signal: AbortSignal) => Promise<void>;
  /**
   * The change as it would be published now. Call when no command of the agent runs, as often as needed. Throws
   * UserError when the change can't be had safely.
   */
  readonly exportChanges: (programs: Programs, signal: AbortSignal) => Promise<Changes>;
  /**
   * A change of the base that was made elsewhere, as patches that follow each other, as it would be published from here.
   * Call before a sandbox has the workspace. Throws UserError when it can't be taken safely.
   */
  readonly importChanges: (patches: readonly Buffer[], omitted: readonly Omission[]) => Promise<Changes>;
  /**
   * What was done to the workspace since the last export is not the agent's change, but files that it had changed
   * already are: a check wrote them. Call when no command of the agent ran since.
   */
  readonly passOver: (programs: Programs, signal: AbortSignal) => Promise<void>;
  /**
   * A tree as a clean checkout in a directory inside the sandbox, with a `.git` whose HEAD is that tree. Files that
   * a filter makes (Git LFS) are pointers there, and submodules empty. Throws UserError when it can't be done.
   */
  readonly layOut: (request: LayOutRequest) => Promise<void>;
  /**
   * The workspace, with everything that lies in it beside git's files, copied to a directory inside the sandbox and
   * made what it was before the agent but for a change that was exported: `tree` is that change's, or the base's own
   * before the agent has begun. Its `.git` is at the base. Throws UserError when it can't be done.
   */
  readonly copyOut: (request: LayOutRequest) => Promise<void>;
  /** Writes those files of an exported change's tree over what is in a directory inside the sandbox. */
  readonly writeOver: (request: LayOutRequest & { readonly paths: readonly string[] }) => Promise<void>;
  /** A text file of a tree in the trusted git directory; undefined when it is none, or larger than 256 KiB. */
  readonly readText: (tree: string, path: string) => Promise<string | undefined>;
  /** Which of these paths a tree has as files. */
  readonly listFiles: (tree: string, paths: readonly string[]) => Promise<string[]>;
  /** The change with these paths (patterns as in .gitignore) held back as well. */
  readonly withhold: (changes: Changes, patterns: readonly string[]) => Promise<Changes>;
  /** The branch that the agent itself made and left checked out, if any. Its name is untrusted. */
  readonly agentBranch: () => Promise<string | undefined>;
  /**
   * A branch of the agent's own with work that no commit of the checkout has, whatever is checked out there now; if any.
   * Its name is untrusted.
   */
  readonly strayBranch: () => Promise<string | undefined>;
  /** A commit on the base, in the trusted git directory; the author commits too. */
  readonly commit: (options: {
    readonly tree: string;
    readonly message: string;
    readonly author: Person;
  }) => Promise<string>;
  /** Writes the commit, and what the base lacks of it, as a bundle with the branch `tiny-backspace`. */
  readonly bundle: (sha: string, file: string) => Promise<void>;
  /** Whether the checkout has such a branch. */
  readonly hasBranch: (branch: string) => Promise<boolean>;
  /** Makes the commit a branch of the checkout; its HEAD, index and files stay as they are. */
  readonly createLocalBranch: (branch: string, sha: string) => Promise<void>;
}

export interface WorkspaceOptions {
  /** Top of the checkout. */
  readonly directory: string;
  /** Absolute path of its files inside the sandbox; by default the same as outside. */
  readonly inside?: string;
  /** Absolute path of the checkout's objects inside the sandbox; by default where it mounts them. */
  readonly objectsInside?: string;
  /** Private to the run. */
  readonly tempDir: string;
  /** Absolute path of git. */
  readonly git: string;
  /** From `trustedEnvironment`. */
  readonly env: Environment;
  /** What is hidden besides what looks like a secret: patterns as in .gitignore. */
  readonly hiddenPaths?: readonly string[];
  /** What only people change: patterns as in .gitignore. What the agent changes there is held back. */
  readonly protectedPaths?: readonly string[];
}

/** Throws UserError("workspace-unusable") when the directory is no checkout to work on. */
export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const checkout = await findCheckout(options.directory, options.objectsInside);
  const { emptyDir, gitDir, throwaway, exportDir } = placesIn(options.tempDir);
  await mkdir(emptyDir, { mode: 0o700 });
  const git = bindGit({ program: options.git, gitDir, emptyDir, env: options.env });

  const settings = await readSettings(git, checkout);
  await makeTrusted(checkout, settings, gitDir);
  const { sha, tree, branch } = await readHead(git, checkout);
  await Promise.all([
    makeThrowaway(checkout, settings, throwaway, branch),
    makeExport(checkout, settings, exportDir, sha),
  ]);
  const indexes = { checkout, directories: [throwaway, exportDir], emptyDir } as const;
  await fillIndexes(git, { ...indexes, base: sha });
  const listed = await listWorkTrees(git, checkout, join(exportDir, "index"));
  const [found] = await Promise.all([
    findHidden(checkout, { listed, patterns: options.hiddenPaths ?? [] }),
    passOverSubmodules(git, { ...indexes, submodules: listed.trees[0]?.submodules ?? [] }),
  ]);
  const hidden: Hidden = { ...found, credential: settings.credential };
  const base = {
    ...{ sha, tree, shallow: await exists(join(checkout.gitDir, "shallow")) },
    ...(branch !== undefined && { branch }),
    ...(settings.remote !== undefined && { remote: settings.remote }),
  };
  return createWorkspace(options, { checkout, settings, git, base, hidden });
}

/**
 * The workspace of a run whose process is gone, as it was left; undefined when the agent had not begun. `options` are
 * those that it was opened with. No process of that run may be alive. What was written to the work tree after `endedAt`
 * (seconds since 1970), and what looks like a secret now and was not there before, is others' doing.
 */
export async function resumeWorkspace(
  options: WorkspaceOptions,
  endedAt?: number,
): Promise<Workspace | undefined> {
  const { emptyDir, gitDir, exportDir, savedFile } = placesIn(options.tempDir);
  const saved = await readSavedWorkspace(savedFile);
  if (saved === undefined) return undefined;
  const checkout = await findCheckout(options.directory, options.objectsInside);
  const git = bindGit({ program: options.git, gitDir, emptyDir, env: options.env });
  const settings = await readSettings(git, checkout);
  // A git that was killed while it wrote leaves them, and every other then waits for it.
  for (const directory of [gitDir, exportDir]) await removeLocks(directory);
  const opened = { checkout, settings, git, ...saved };
  if (endedAt === undefined) return createWorkspace(options, opened);
  const listed = await listWorkTrees(git, checkout, join(exportDir, savedIndex));
  const found = await findHidden(checkout, { listed, patterns: options.hiddenPaths ?? [] });
  const known = new Set(saved.hidden.paths);
  const secrets = found.paths.filter((path) => !known.has(path));
  return createWorkspace(options, { ...opened, afterwards: { endedAt, secrets } });
}

/** What a workspace keeps in the run's own directory. */
function placesIn(tempDir: string) {
  return {
    emptyDir: join(tempDir, "empty"),
    gitDir: join(tempDir, "trusted.git"),
    throwaway: join(tempDir, "agent.git"),
    exportDir: join(tempDir, "export.git"),
    savedFile: join(tempDir, "workspace.json"),
  };
}

async function removeLocks(gitDir: string): Promise<void> {
  const names = await readdir(gitDir, { recursive: true });
  await Promise.all(names.filter((name) => name.endsWith(".lock")).map((name) => rm(join(gitDir, name))));
}

/** What is known of a workspace before anything is done in it. */
interface Opened extends Pick<Workspace, "base" | "hidden">, Partial<Pick<SavedWorkspace, "baseline">> {
  readonly checkout: Checkout;
  readonly settings: Settings;
  readonly git: Git;
  readonly afterwards?: Afterwards;
}

function createWorkspace(options: WorkspaceOptions, opened: Opened): Workspace {
  const { checkout, settings, git, base, hidden } = opened;
  const { sha, branch, tree: baseTree } = base;
  const { emptyDir, gitDir, throwaway, exportDir, savedFile } = placesIn(options.tempDir);
  const inTemp = (name: string) => join(options.tempDir, name);
  // The agent never had the checkout's own directory; even so git is used on it for its branches alone.
  const ownGit = bindGit({ program: options.git, gitDir: checkout.gitDir, emptyDir, env: options.env });
  const isProtected = createProtection(options.protectedPaths ?? []);
  let { baseline }: { baseline?: Baseline } = opened;
  const keep = async (found: Baseline) => {
    baseline = found;
    await saveWorkspace(savedFile, { base, hidden, baseline });
  };
  /** The whole work tree at the last export, and what in it git could not take. */
  let exported: Pick<Exported, "workTree" | "untaken"> | undefined;
  let layouts = 0;
  let copies = 0;
  const exporting = (
    calls: Pick<ExportOptions, "runProgram" | "runOnExport">,
    signal: AbortSignal,
  ): ExportOptions => ({
    ...calls,
    signal,
    program: options.git,
    workTree: options.inside ?? checkout.directory,
    base: sha,
    ...(opened.afterwards !== undefined && { afterwards: opened.afterwards }),
  });
  const withSeries = async <Result>(
    { runProgram, openSeries }: Programs,
    signal: AbortSignal,
    work: (options: ExportOptions) => Promise<Result>,
  ): Promise<Result> => {
    await using series = await openSeries(showExport(exportDir, signal));
    return await work(exporting({ runProgram, runOnExport: series.run }, signal));
  };

  /** The same for every export: in a large repository it takes git a while. */
  let baseIndexRead: Promise<unknown> | undefined;
  const readBaseIndex = () => {
    const env = { GIT_INDEX_FILE: join(gitDir, baseIndex) };
    baseIndexRead ??= git.read(["read-tree", sha], { env }).catch((error: unknown) => {
      baseIndexRead = undefined;
      throw error;
    });
    return baseIndexRead;
  };

  /** What is asked for more than once: the base stays what it is. */
  const baseFiles = new Map<string, Promise<BaseFile | undefined>>();
  const readFile = async (path: string, maxBytes: number) => {
    const directory = await mkdtemp(inTemp("base-file-"));
    return await readBaseFile(git, { base: sha, path, maxBytes, directory });
  };

  const cut = async (
    { tree: whole, changes }: Applied,
    isHeld: Protection,
    omitted: readonly Omission[],
  ): Promise<Changes> => {
    const directory = await makeDirectory(inTemp("apply"));
    const tree = await withhold(git, { base: sha, whole, changes, isHeld, directory });
    return await describe(git, { base: sha, tree, whole, directory }, omitted);
  };

  /** A commit that is published nowhere. */
  const commitTree = (tree: string) =>
    git.read(["commit-tree", tree, "-p", sha, "-m", "The change, as it would be published"], {
      env: identity(ourselves),
    });

  /** What is to be written over a copy of the workspace. */
  const entriesFor = async ({ tree, runProgram, signal }: LayOutRequest): Promise<readonly Entry[]> => {
    const publishing = listEntries(git, baseTree, tree);
    // Nothing of an agent lies there: a change that was made elsewhere is all there is to write.
    if (exported === undefined || baseline === undefined) return await publishing;
    const shown = showExport(exportDir, signal);
    const runOnExport: ExportOptions["runOnExport"] = (asked) => runProgram({ ...asked, ...shown });
    const inWorkspace = exporting({ runProgram, runOnExport }, signal);
    const { workTree, untaken } = exported;
    const [published, { now, before }] = await Promise.all([
      publishing,
      compareWithBaseline(inWorkspace, baseline, workTree),
    ]);
    return wantedEntries({ now, before, published, untaken: untaken.map(({ path }) => path) });
  };

  return {
    directory: checkout.directory,
    base,
    throwawayGit: { directory: throwaway, objects: checkout.objects },
    hidden,
    gitDir,
    readBaseFile: (path, maxBytes) => {
      const key = `${maxBytes} ${path}`;
      const known = baseFiles.get(key) ?? readFile(path, maxBytes);
      baseFiles.set(key, known);
      known.catch(() => baseFiles.delete(key));
      return known;
    },
    findBaseFiles: (names) => findBaseFiles(git, { base: sha, names }),
    async recordBaseline(programs, signal) {
      await keep(await withSeries(programs, signal, recordBaseline));
      // The first export needs it, and hears of its failure.
      readBaseIndex().catch(() => undefined);
    },
    async exportChanges(programs, signal) {
      const before = baseline;
      if (before === undefined) throw new Error("exportChanges was called before recordBaseline");
      exported = undefined;
      const directory = await makeDirectory(inTemp("apply"));
      const [found] = await Promise.all([
        withSeries(programs, signal, (at) => exportPatch(at, before, isProtected)),
        readBaseIndex(),
      ]);
      const whole = await applyExport(git, {
        base: sha,
        index: join(gitDir, baseIndex),
        exported: found,
        directory,
      });
      exported = found;
      return await cut(whole, isProtected, found.omitted);
    },
    async importChanges(patches, omitted) {
      await readBaseIndex();
      const whole = await applyPatches(git, {
        base: sha,
        index: join(gitDir, baseIndex),
        patches,
        directory: await makeDirectory(inTemp("apply")),
      });
      if (whole.tree !== baseTree) {
        // The checks get its files from there.
        await packCommit(git, { commit: await commitTree(whole.tree), base: sha, directory: exportDir });
      }
      return await cut(whole, isProtected, omitted);
    },
    async withhold({ whole, omitted }, patterns) {
      const applied = { tree: whole, changes: await listEntries(git, sha, whole) };
      const isHeld = createProtection([...(options.protectedPaths ?? []), ...patterns]);
      return await cut(applied, isHeld, omitted);
    },
    async passOver(programs, signal) {
      const before = baseline;
      if (before === undefined) throw new Error("passOver was called before recordBaseline");
      const since = exported?.workTree ?? before.tree;
      await keep(await withSeries(programs, signal, (at) => moveBaseline(at, before, since)));
    },
    async layOut(request) {
      layouts += 1;
      const commit = request.tree === baseTree ? sha : await commitTree(request.tree);
      await layOut({
        ...request,
        ...{ git, program: options.git, checkout, settings, base: sha, commit },
        staging: inTemp(`layout-${layouts}.git`),
      });
    },
    async copyOut(request) {
      copies += 1;
      const copyGit = inTemp(`copy-${copies}.git`);
      const copying = async () => {
        await makeThrowaway(checkout, settings, copyGit, branch);
        await prepareIndexes(git, { checkout, directories: [copyGit], base: sha, emptyDir });
        await copyOut({ ...request, gitDir: copyGit });
      };
      const [copied, wanted] = await Promise.allSettled([copying(), entriesFor(request)]);
      if (copied.status === "rejected") throw copied.reason;
      if (wanted.status === "rejected") throw wanted.reason;
      await writeOver({ ...request, program: options.git, exportDir, entries: wanted.value });
    },
    async writeOver({ paths, ...request }) {
      const wanted = new Set(paths);
      const published = await listEntries(git, baseTree, request.tree);
      const entries = published.filter(({ path }) => wanted.has(printable(path)));
      await writeOver({ ...request, program: options.git, exportDir, entries });
    },
    listFiles: (tree, paths) => listFiles(git, tree, paths).then((found) => [...found.keys()]),
    readText: (tree, path) => readText(git, tree, path),
    async agentBranch() {
      const found = await readThrowawayBranch(throwaway);
      return found === branch ? undefined : found;
    },
    strayBranch: () => findStrayBranch(git, throwaway),
    async commit({ tree, message, author }) {
      const messageFile = inTemp("commit-message");
      await writeFile(messageFile, message, { mode: 0o600 });
      return git.read(["commit-tree", tree, "-p", sha, "-F", messageFile], { env: identity(author) });
    },
    async bundle(commit, file) {
      await git.read(["update-ref", "refs/heads/tiny-backspace", commit]);
      // Without a window git asks for no object of the base, which a partial clone may lack.
      const create = ["-c", "pack.window=0", "bundle", "create", "--quiet", file];
      await git.read([...create, "refs/heads/tiny-backspace", `^${sha}`]);
    },
    async hasBranch(name) {
      const found = await ownGit.run(["show-ref", "--verify", "--quiet", `refs/heads/${name}`]);
      return found.exitCode === 0;
    },
    async createLocalBranch(name, commit) {
      await copyCommit(git, { commit, base: sha, from: gitDir, to: checkout.objects });
      // An empty old value: the branch must not exist.
      const made = await ownGit.run(["update-ref", `refs/heads/${name}`, commit, ""], {
        env: identity(ourselves),
      });
      if (made.exitCode === 0) return;
      const why = made.stderr.trim().slice(0, 300);
      throw new UserError("push-refused", `The local branch ${name} could not be made (${why}).`);
    },
  };
}

/** HEAD of the agent's git directory, read as what it is: a file that the agent could have made anything of. */
async function readThrowawayBranch(gitDir: string): Promise<string | undefined> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await open(join(gitDir, "HEAD"), flags).catch(() => undefined);
  if (file === undefined) return undefined;
  await using head = file;
  if (!(await head.stat()).isFile()) return undefined;
  const { bytesRead, buffer } = await head.read(Buffer.alloc(512), 0, 512, 0);
  const text = buffer.subarray(0, bytesRead).toString("utf8");
  return /^ref: refs\/heads\/([\w./-]{1,200})\n?$/.exec(text)?.[1];
}

const baseIndex = "base.index";

const ourselves: Person = { name: "Tiny Backspace", email: "tiny-backspace@localhost" };

function identity(person: Person): Environment {
  return {
    GIT_AUTHOR_NAME: person.name,
    GIT_AUTHOR_EMAIL: person.email,
    GIT_COMMITTER_NAME: person.name,
    GIT_COMMITTER_EMAIL: person.email,
  };
}

/**
 * Copies the commit's new objects as a pack into another object directory. It runs under our own git directory,
 * so that the checkout's configuration and hooks have no part in it.
 */
async function copyCommit(
  git: Git,
  options: { readonly commit: string; readonly base: string; readonly from: string; readonly to: string },
): Promise<void> {
  const revisions = join(options.from, "revisions");
  await writeFile(revisions, `${options.commit}\n^${options.base}\n`);
  await git.read(["pack-objects", "--revs", "--quiet", join(options.to, "pack", "pack")], {
    inputFile: revisions,
    env: {
      GIT_OBJECT_DIRECTORY: options.to,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: join(options.from, "objects"),
    },
  });
}

async function makeDirectory(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  return path;
}
