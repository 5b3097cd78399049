import { copyFile, cp, lstat, mkdir, readdir, realpath, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { type Git, GitError } from "../git.ts";

/** Where the objects of the checkout are inside the sandbox, read-only. */
export const sandboxObjects = "/run/git-objects";

/** The checkout's own git directory, as plain files. It is never written to while the agent works. */
export interface Checkout {
  /** Absolute, without symlinks. */
  readonly directory: string;
  readonly gitDir: string;
  readonly objects: string;
  /** Where the sandbox shows the objects. */
  readonly objectsInside: string;
}

/** Finds the checkout's git directory; throws UserError where it could not be stood in for. */
export async function findCheckout(directory: string, objectsInside = sandboxObjects): Promise<Checkout> {
  const top = await realpath(directory).catch((cause: unknown) => {
    throw new UserError("workspace-unusable", `There is no directory ${directory}.`, { cause });
  });
  const gitDir = join(top, ".git");
  const found = await lstat(gitDir).catch(() => undefined);
  if (found === undefined) {
    throw new UserError("workspace-unusable", `${top} is not the top directory of a git checkout.`);
  }
  if (!found.isDirectory()) {
    throw new UserError(
      "workspace-unusable",
      `${top} is a linked worktree or a submodule: its .git is not a directory of its own.`,
    );
  }
  const objects = join(gitDir, "objects");
  if (!(await isDirectory(objects))) {
    throw new UserError("workspace-unusable", `${gitDir} is not a git directory of its own.`);
  }
  if (await exists(join(objects, "info", "alternates"))) {
    throw new UserError(
      "workspace-unusable",
      `${top} borrows objects from another repository; clone it without --shared or --reference.`,
    );
  }
  return { directory: top, gitDir, objects, objectsInside };
}

/** The checkout's settings that decide how files become blobs, and its remote; nothing that runs or signs in. */
export interface Settings {
  /** Lower-case keys. */
  readonly values: ReadonlyMap<string, string>;
  /** Address of origin without credentials. */
  readonly remote?: string;
  /** Branches that follow their namesakes on origin. */
  readonly following: ReadonlySet<string>;
  /** Whether something in it signs in: a header, a password in an address, a key, a file of credentials. */
  readonly credential: boolean;
}

const carriedKeys = new Set([
  "core.repositoryformatversion",
  "core.filemode",
  "core.symlinks",
  "core.ignorecase",
  "core.precomposeunicode",
  "core.autocrlf",
  "core.eol",
  "core.sparsecheckout",
  "core.sparsecheckoutcone",
  "index.sparse",
  "extensions.objectformat",
  "extensions.refstorage",
]);

/** Parses the checkout's configuration as data: `--no-includes`, and no git ever runs under it. */
export async function readSettings(git: Git, checkout: Checkout): Promise<Settings> {
  const config = await readConfig(git, join(checkout.gitDir, "config"));
  const ownWorktree = config.get("extensions.worktreeconfig") === "true";
  const worktree = ownWorktree ? await readConfig(git, join(checkout.gitDir, "config.worktree")) : new Map();
  const all = new Map([...config, ...worktree]);
  const values = new Map([...all].filter(([key]) => carriedKeys.has(key)));
  const remote = withoutCredentials(all.get("remote.origin.url"));
  const following = [...all.keys()]
    .flatMap((key) => /^branch\.([\w./-]+)\.merge$/.exec(key)?.[1] ?? [])
    .filter((branch) => all.get(`branch.${branch}.remote`) === "origin")
    .filter((branch) => all.get(`branch.${branch}.merge`) === `refs/heads/${branch}`);
  const credential = [...all].some(([key, value]) => signsIn(key, value));
  return { values, ...(remote !== undefined && { remote }), following: new Set(following), credential };
}

/** As actions/checkout leaves it: until v5 in the configuration itself, since v6 in a file that it includes. */
function signsIn(key: string, value: string): boolean {
  if (/^http\.(?:.*\.)?extraheader$/.test(key)) return value !== "";
  if (/^include(?:if\..*)?\.path$/.test(key)) return /(?:^|\/)git-credentials-[^/]*\.config$/.test(value);
  if (/^remote\..*\.(?:push)?url$/.test(key)) return withoutCredentials(value) !== value;
  return key === "core.sshcommand" || /^credential\.(?:.*\.)?helper$/.test(key);
}

async function readConfig(git: Git, file: string): Promise<Map<string, string>> {
  if (!(await exists(file))) return new Map();
  const listing = await git.run(["config", "--file", file, "--no-includes", "--null", "--list"]);
  if (listing.exitCode !== 0) {
    throw new UserError("workspace-unusable", `${file} could not be read: ${listing.stderr.trim()}`);
  }
  const entries = listing.stdout.toString("utf8").split("\0").slice(0, -1);
  return new Map(
    entries.map((entry) => {
      const end = entry.indexOf("\n");
      // A key that stands alone means true.
      return end === -1 ? [entry, "true"] : [entry.slice(0, end), entry.slice(end + 1)];
    }),
  );
}

function withoutCredentials(address: string | undefined): string | undefined {
  if (address === undefined || !address.includes("://")) return address;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.username === "" && url.password === "") return address;
  url.username = "";
  url.password = "";
  return url.href;
}

/** A bare git directory of ours with the checkout's references, borrowing its objects. */
export async function makeTrusted(checkout: Checkout, settings: Settings, directory: string): Promise<void> {
  await makeSkeleton(directory, checkout.objects);
  await copyHistory(checkout, directory);
  await writeFile(
    join(directory, "config"),
    configText([
      ["core", formatOf(settings, { bare: "true", logallrefupdates: "false" })],
      ["extensions", extensionsOf(settings)],
    ]),
  );
}

export interface Head {
  readonly sha: string;
  readonly tree: string;
  /** Undefined when HEAD is detached. */
  readonly branch?: string;
}

/** The commit that is checked out; throws UserError when there is none. */
export async function readHead(git: Git, checkout: Checkout): Promise<Head> {
  const found = await git.run(["rev-parse", "HEAD^{commit}", "HEAD^{tree}", "--symbolic-full-name", "HEAD"]);
  const [sha = "", tree = "", name = ""] = found.stdout.toString("utf8").split("\n");
  if (found.exitCode === 0) {
    const branch = /^refs\/heads\/(.+)$/.exec(name)?.[1];
    return { sha, tree, ...(branch !== undefined && { branch }) };
  }
  // Asked for one thing, git says in fewer words what is wrong.
  const head = await git.run(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
  if (head.exitCode === 0) throw new GitError(["rev-parse"], found);
  const why = head.stderr.trim();
  throw new UserError(
    "workspace-unusable",
    `${checkout.directory} has no commit checked out${why === "" ? "" : ` (${why.slice(0, 300)})`}.`,
  );
}

/** The git directory that the agent sees: it may do there what it likes, for nothing is read back but HEAD's name. */
export async function makeThrowaway(
  checkout: Checkout,
  settings: Settings,
  directory: string,
  branch: string | undefined,
): Promise<void> {
  await makeSkeleton(directory, checkout.objectsInside);
  await Promise.all([copyHistory(checkout, directory), copyWorkTreeState(checkout, directory)]);
  // A copied workspace has new inodes and change times; comparing them would have every file read again.
  const core = {
    ...workTreeOf(settings),
    trustctime: "false",
    checkstat: "minimal",
    logallrefupdates: "true",
  };
  const { remote } = settings;
  const fetch = "+refs/heads/*:refs/remotes/origin/*";
  const follows = branch !== undefined && settings.following.has(branch);
  await writeFile(
    join(directory, "config"),
    configText([
      ["core", core],
      ["extensions", extensionsOf(settings)],
      ["index", indexOf(settings)],
      ["user", { name: "Tiny Backspace", email: "tiny-backspace@localhost" }],
      ["commit", { gpgsign: "false" }],
      ["gc", { auto: "0" }],
      ["diff", { ignoresubmodules: "all" }],
      ["push", { default: "current" }],
      ['remote "origin"', remote === undefined ? {} : { url: remote, fetch }],
      [`branch "${branch}"`, follows ? { remote: "origin", merge: `refs/heads/${branch}` } : {}],
    ]),
  );
}

/** The git directory of the export, which the agent never sees; its index starts as the checkout's own. */
export async function makeExport(
  checkout: Checkout,
  settings: Settings,
  directory: string,
  baseSha: string,
): Promise<void> {
  await makeSkeleton(directory, checkout.objectsInside);
  await copyWorkTreeState(checkout, directory);
  await writeFile(join(directory, "HEAD"), `${baseSha}\n`);
  await writeFile(
    join(directory, "config"),
    configText([
      ["core", { ...workTreeOf(settings), safecrlf: "false" }],
      // References of the export are plain files, whatever the checkout keeps them in.
      ["extensions", withoutKey(extensionsOf(settings), "refstorage")],
      ["index", indexOf(settings)],
    ]),
  );
}

/** The `.git` of a tree that is laid out inside the sandbox, with HEAD at its commit; it has no index yet. */
export async function makeLayout(
  checkout: Checkout,
  settings: Settings,
  directory: string,
  commit: string,
): Promise<void> {
  await makeSkeleton(directory, checkout.objectsInside);
  await copyParts(checkout.gitDir, directory, ["shallow", "info/attributes", "info/sparse-checkout"]);
  await writeFile(join(directory, "HEAD"), `${commit}\n`);
  await writeFile(
    join(directory, "config"),
    configText([
      ["core", workTreeOf(settings)],
      // Its references are plain files, whatever the checkout keeps them in.
      ["extensions", withoutKey(extensionsOf(settings), "refstorage")],
      ["user", { name: "Tiny Backspace", email: "tiny-backspace@localhost" }],
      ["gc", { auto: "0" }],
    ]),
  );
}

async function makeSkeleton(directory: string, objects: string): Promise<void> {
  await mkdir(directory, { mode: 0o700 });
  await mkdir(join(directory, "refs"));
  await mkdir(join(directory, "info"));
  await mkdir(join(directory, "objects", "info"), { recursive: true });
  await writeFile(join(directory, "objects", "info", "alternates"), `${objects}\n`);
}

/** What says which commits there are and where HEAD stands. */
async function copyHistory(checkout: Checkout, directory: string): Promise<void> {
  await copyParts(checkout.gitDir, directory, ["HEAD", "packed-refs", "refs", "reftable", "shallow"]);
}

/** What says how the work tree stands to HEAD. Attributes only name drivers; none is ever configured here. */
async function copyWorkTreeState(checkout: Checkout, directory: string): Promise<void> {
  const names = await readdir(checkout.gitDir);
  const shared = names.filter((name) => /^sharedindex\.[0-9a-f]+$/.test(name));
  const info = ["info/exclude", "info/attributes", "info/sparse-checkout"];
  await copyParts(checkout.gitDir, directory, ["index", "shallow", ...shared, ...info]);
}

async function copyParts(from: string, to: string, names: readonly string[]): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      const source = join(from, name);
      const found = await lstat(source).catch(() => undefined);
      if (found?.isDirectory()) {
        await cp(source, join(to, name), { recursive: true, filter: isPlain });
      } else if (found?.isFile()) {
        await copyFile(source, join(to, name));
        // git compares the index's own time with those of files to know which it must read again.
        await utimes(join(to, name), found.atime, found.mtime);
      }
    }),
  );
}

async function isPlain(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found !== undefined && (found.isDirectory() || found.isFile()) && !path.endsWith(".lock");
}

type Section = Readonly<Record<string, string>>;

function formatOf(settings: Settings, more: Section): Section {
  return { repositoryformatversion: settings.values.get("core.repositoryformatversion") ?? "0", ...more };
}

function workTreeOf(settings: Settings): Section {
  return formatOf(settings, { ...keysOf(settings, "core"), bare: "false" });
}

function extensionsOf(settings: Settings): Section {
  return keysOf(settings, "extensions");
}

function indexOf(settings: Settings): Section {
  return keysOf(settings, "index");
}

function keysOf(settings: Settings, section: string): Section {
  const prefix = `${section}.`;
  const entries = [...settings.values].filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(entries.map(([key, value]) => [key.slice(prefix.length), value]));
}

function withoutKey(section: Section, name: string): Section {
  return Object.fromEntries(Object.entries(section).filter(([key]) => key !== name));
}

function configText(sections: readonly (readonly [string, Section])[]): string {
  return sections
    .filter(([, values]) => Object.keys(values).length > 0)
    .map(([name, values]) => {
      const lines = Object.entries(values).map(([key, value]) => `\t${key} = ${configValue(value)}\n`);
      return `[${name}]\n${lines.join("")}`;
    })
    .join("");
}

function configValue(value: string): string {
  const escaped = value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
  return `"${escaped}"`;
}

export async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

async function isDirectory(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isDirectory() ?? false;
}
