import { realpathSync } from "node:fs";
import { mkdir, mkdtemp, readdir } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { UserError } from "../errors.ts";
import { writeAccounts } from "./accounts.ts";
import { findUnusedUser, isPassable } from "./dropped-user.ts";
import { reachAsOther, reachAsOurselves } from "./reach.ts";
import {
  copyWorkspace,
  giveTo,
  makeRunDirectory,
  type Owner,
  outsidePrefix,
  type RunDirectory,
  removeTrees,
} from "./run-directory.ts";
import { contains, findToolDirectories, findToolVariables } from "./tool-directories.ts";
import { optDirectories, type ViewOptions } from "./view.ts";

export interface HostOptions {
  /** Absolute top of the checkout on the host. */
  readonly workspace: string;
  /** Where it is inside; by default at the same path. A checkout that is elsewhere inside is never worked on in place. */
  readonly workspaceInside?: string;
  /** Whether the agent works on the checkout itself; a parent that is root always copies. */
  readonly mode: "in-place" | "copy";
  /**
   * What becomes of a copy when the sandbox closes; by default it goes with it. `keep` leaves it, and a path is that
   * of one which an earlier sandbox of the run left: that one is worked on, as it is.
   */
  readonly copy?: "keep" | { readonly path: string };
  /** Stands in for the workspace's .git inside: a throwaway directory, and objects that are mounted read-only. */
  readonly git: { readonly directory: string; readonly objects: string };
  /** Private to the run; nothing in it is visible inside. */
  readonly tempDir: string;
  /** PATH of the job: tools that HOME hides keep working, read-only. */
  readonly path: string;
  /** Variables of the job; only those that say where tools are reach the inside. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The job's HOME: hidden inside, replaced by a private one. */
  readonly home: string;
  readonly programs: { readonly setpriv?: string };
  /** Where to make the sandbox's own directory; by default a new one beside the run's files. */
  readonly at?: string;
  /** Whether a parent that is root doesn't drop to another user. */
  readonly staysRoot?: boolean;
  /** The Node that runs this process, and the worker's bundle. */
  readonly node: string;
  readonly worker: string;
  /** Absolute path of this program's own directory: parts of it are read when the agent has worked already. */
  readonly program?: string;
  /** Of this process. */
  readonly uid: number;
  readonly gid: number;
  /** Decoys to put into the HOME inside, by path; owner's eyes only, as their originals are. */
  readonly decoys?: Readonly<Record<string, string>>;
  /** Leaves the machine's package caches, which are read-only inside, out of sight. */
  readonly ownCaches: boolean;
  /** Paths that the agent must not see: relative to the workspace, without symlinks. */
  readonly hide: readonly string[];
}

/** What the sandbox needs on the host, made and put within reach of the user that it runs as. */
export interface Host {
  readonly run: RunDirectory;
  /** Whom a parent that is root drops to; undefined when the sandbox runs as ourselves. */
  readonly owner: Owner | undefined;
  readonly view: Omit<ViewOptions, "features">;
  /** Absolute path of the copy that is worked on; undefined where that is the checkout itself. */
  readonly copy: string | undefined;
  /** What must start before bubblewrap. */
  readonly prefix: () => readonly string[];
  /** A directory of ours, made usable for the sandbox's user. */
  readonly lend: (source: string) => Promise<string>;
}

/** `resources` takes what must be removed again. */
export async function prepareHost(options: HostOptions, resources: AsyncDisposableStack): Promise<Host> {
  checkPlaces(options);
  const owner = options.uid === 0 && options.staysRoot !== true ? await findUnusedUser() : undefined;
  const run = await makeRunDirectory(await makePlace(options, owner), owner, options.decoys ?? {});
  resources.defer(() => run.remove(options.copy === "keep" ? copyName : undefined));
  const reach =
    owner === undefined
      ? reachAsOurselves
      : reachAsOther({
          owner,
          directory: run.path,
          tempDir: options.tempDir,
          setpriv: options.programs.setpriv,
          resources,
        });

  const guarded = [
    ...[options.tempDir, dirname(options.tempDir), options.home, options.workspace],
    ...runnerDirectory(options.node),
  ];
  const target = insideOf(options);
  const visible = ["/usr", "/bin", "/sbin", ...optDirectories(guarded), target];
  const tools = findToolDirectories({
    path: options.path,
    home: options.home,
    visible,
    guarded,
    hidden: options.tempDir,
  });
  // A client that can't write its cache can't download.
  const wanted = [...tools.mounts, ...(options.ownCaches ? [] : tools.packages)];
  const inPlace = options.mode === "in-place" && owner === undefined && target === options.workspace;
  const left = typeof options.copy === "object" ? options.copy.path : undefined;
  const copy = inPlace ? undefined : (left ?? join(run.path, copyName));
  const workspace = copy ?? options.workspace;
  const [accounts, node, worker, objects, git, toolMounts] = await Promise.all([
    writeAccounts(run.path, owner ?? options, homeInside(options)),
    reach.file(options.node),
    reach.file(options.worker),
    reach.directory(options.git.objects),
    reach.lend(options.git.directory),
    Promise.all(wanted.map((target) => reach.tool(target))),
    makeCopy(copy, options, owner),
  ]);
  const shown = toolMounts.filter((mount) => mount !== undefined);
  return {
    run,
    owner,
    copy,
    prefix: reach.prefix,
    lend: reach.lend,
    view: {
      workspace: { source: workspace, target },
      home: { source: run.home, target: homeInside(options) },
      temp: run.temp,
      ...{ accounts, node, worker, objects, git, stubs: run.stubs, empty: run.empty },
      tools: shown,
      path: tools.path,
      env: findToolVariables(options.env ?? {}, [...visible, ...shown.map(({ target }) => target)]),
      hide: options.hide,
      readOnly: inPlace ? programIn(options) : [],
      guarded,
    },
  };
}

/** This program's own files, where they lie in the checkout that the agent works on: nothing if they don't. */
function programIn({ program, workspace }: HostOptions): string[] {
  if (program === undefined) return [];
  const [top, own] = [realpathSync(workspace), realpathSync(program)];
  return own === top || !contains(top, own) ? [] : [join(workspace, relative(top, own))];
}

const copyName = "workspace";

/** The sandbox's own directory, with nothing in it but a copy of the workspace that is worked on again. */
async function makePlace(options: HostOptions, owner: Owner | undefined): Promise<string> {
  const { at, copy } = options;
  if (at === undefined) return await mkdtemp(runDirectoryPrefix(options, owner));
  await mkdir(at, { mode: 0o700, recursive: typeof copy === "object" });
  await removeTrees((await readdir(at)).filter((name) => name !== copyName).map((name) => join(at, name)));
  return at;
}

async function makeCopy(
  path: string | undefined,
  { workspace, hide, copy }: HostOptions,
  owner: Owner | undefined,
): Promise<void> {
  if (path === undefined) return;
  if (typeof copy !== "object") return await copyWorkspace(workspace, path, { owner, hide });
  // The user that it belongs to may be another one this time.
  if (owner !== undefined) await giveTo(owner, [path]);
}

function runDirectoryPrefix({ tempDir }: HostOptions, owner: Owner | undefined): string {
  if (owner === undefined || isPassable(tempDir)) return join(tempDir, "sandbox-");
  const { parent, name } = outsidePrefix(tempDir);
  return join(parent, name);
}

/** Where the runner itself lives, with its credentials: it starts actions with a Node of its own. */
function runnerDirectory(node: string): string[] {
  const [, directory] = /^(\/.+)\/externals\/node[^/]*\/bin\/node$/.exec(node) ?? [];
  return directory === undefined ? [] : [directory];
}

const kernelDirectories = ["/proc", "/sys", "/dev", "/run", "/etc"];

function insideOf({ workspace, workspaceInside = workspace }: HostOptions): string {
  return workspaceInside;
}

function checkPlaces(options: HostOptions): void {
  const workspace = insideOf(options);
  if (workspace === "/" || kernelDirectories.some((root) => contains(root, workspace))) {
    throw new UserError(
      "workspace-unusable",
      `${workspace} can't be the workspace; check the repository out elsewhere.`,
    );
  }
}

/** The job's own HOME, unless nothing can be mounted there, or the mount point would be seen as a change. */
function homeInside(options: HostOptions): string {
  const { home } = options;
  const unusable =
    home === "/" || [...kernelDirectories, "/usr", insideOf(options)].some((root) => contains(root, home));
  return unusable ? "/home/agent" : home;
}
