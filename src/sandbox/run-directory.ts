import { appendFile, chmod, chown, lstat, mkdir, readdir, realpath, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { captureProcess } from "../process.ts";
import { findProgram } from "../trusted.ts";

/** The sandbox's own directory on the host: what it holds is private to the run and gone afterwards. */
export interface RunDirectory {
  readonly path: string;
  /** HOME inside. */
  readonly home: string;
  /** /tmp and /var/tmp inside. */
  readonly temp: string;
  /** Stand-ins for `gh` and pushing, first in PATH inside. */
  readonly stubs: string;
  /** Masks files. */
  readonly empty: string;
  /** Removes it, but for what has this name in it. */
  readonly remove: (kept?: string) => Promise<void>;
}

/** Owner of what lies in the run directory and is writable inside. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

const publishing =
  "not available in here: Tiny Backspace itself commits, pushes the branch and opens the pull request, once you call the finishing tool.";

// Pushing to an address (not to a directory or to this machine) goes to the stub below, without any network.
const gitConfig = `[url "backspace::"]
${["https://", "http://", "ssh://", "git://", "git@"].map((start) => `\tpushInsteadOf = ${start}\n`).join("")}${[
  "127.0.0.1",
  "localhost",
  "[::1]",
]
  .map((host) => `[url "http://${host}"]\n\tpushInsteadOf = http://${host}\n`)
  .join("")}`;

/** What is in every HOME inside. */
export const homeFiles: Readonly<Record<string, string>> = { ".gitconfig": gitConfig };

const stub = (what: string) => `#!/bin/sh
echo '${what} is ${publishing}' >&2
exit 1
`;

/** Where the other user can't get to `tempDir`, it lies in /tmp under a name that tells whose it is. */
export function outsidePrefix(tempDir: string): { readonly parent: string; readonly name: string } {
  return { parent: "/tmp", name: `${basename(tempDir)}-sandbox-` };
}

/** Fills an empty directory; with `owner` (we are root) what is writable inside belongs to that user. */
export async function makeRunDirectory(
  path: string,
  owner: Owner | undefined,
  decoys: Readonly<Record<string, string>>,
): Promise<RunDirectory> {
  // The other user passes through to its own directories, and can't list what else there is.
  await chmod(path, owner === undefined ? 0o700 : 0o711);
  const directory = {
    path,
    home: join(path, "home"),
    temp: join(path, "tmp"),
    stubs: join(path, "bin"),
    empty: join(path, "empty"),
  };
  await Promise.all([
    mkdir(directory.home, { mode: 0o700 }),
    mkdir(directory.temp, { mode: 0o700 }),
    mkdir(directory.stubs, { mode: 0o755 }),
    writeFile(directory.empty, "", { mode: 0o444 }),
  ]);
  await Promise.all([
    writeFile(join(directory.stubs, "gh"), stub("gh"), { mode: 0o755 }),
    writeFile(join(directory.stubs, "git-remote-backspace"), stub("git push"), { mode: 0o755 }),
    ...Object.entries(decoys).map(async ([name, text]) => {
      const file = join(directory.home, name);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await appendFile(file, text, { mode: 0o600 });
    }),
  ]);
  await addToHome(directory.home, homeFiles);
  if (owner !== undefined) await giveTo(owner, [directory.home, directory.temp]);
  return {
    ...directory,
    async remove(kept) {
      if (kept === undefined) return await removeTree(path);
      const others = (await readdir(path)).filter((name) => name !== kept);
      await removeTrees(others.map((name) => join(path, name)));
    },
  };
}

/** Files by relative path, behind what they hold already. */
export async function addToHome(home: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await appendFile(join(home, path), text);
  }
}

/** Programs of the system that the trusted side needs to look after the run directory. */
async function runSystemProgram(name: string, args: readonly string[], timeoutMs = 600_000): Promise<void> {
  const program = findProgram(name, "", []);
  if (program === undefined) throw new Error(`${name} is not installed`);
  const { exit, stderr } = await captureProcess({
    argv: [program, ...args],
    env: { PATH: "/usr/bin:/bin", LANG: "C.UTF-8" },
    cwd: "/",
    timeoutMs,
    maxOutputBytes: 64 * 1024,
  });
  if (exit.code !== 0) throw new Error(`${name} failed: ${stderr.slice(0, 500)}`);
}

export async function makeFifos(paths: readonly string[], owner: Owner | undefined): Promise<void> {
  await runSystemProgram("mkfifo", ["-m", "600", ...paths]);
  // `> /dev/stdout` inside opens it anew.
  if (owner !== undefined) await Promise.all(paths.map((path) => chown(path, owner.uid, owner.gid)));
}

/** Hands trees over, symlinks themselves included and never followed. */
export async function giveTo(owner: Owner, paths: readonly string[]): Promise<void> {
  await runSystemProgram("chown", ["-hR", `${owner.uid}:${owner.gid}`, "--", ...paths]);
}

/**
 * Everything in a work tree but its `.git` and what is hidden; an empty `.git` directory stands there to be mounted
 * over, and so does something empty for every hidden path.
 */
export async function copyWorkspace(
  from: string,
  to: string,
  { owner, hide }: { readonly owner: Owner | undefined; readonly hide: readonly string[] },
): Promise<void> {
  await mkdir(to);
  // find hands names to cp as bytes: not every one is UTF-8.
  const all = [from, "-mindepth", "1", "-maxdepth", "1", "!", "-name", ".git"];
  await runSystemProgram("find", [...all, "-exec", "cp", "-a", "--reflink=auto", "-t", to, "--", "{}", "+"]);
  await mkdir(join(to, ".git"));
  const top = await realpath(to);
  for (const path of hide) await empty(join(top, path));
  const { mode } = await lstat(from);
  await chmod(to, mode & 0o777);
  if (owner !== undefined) await giveTo(owner, [to]);
}

async function empty(path: string): Promise<void> {
  // Through a link it would be the original that goes; what the link leads to is covered by a mount.
  if ((await realpath(path).catch(() => undefined)) !== path) return;
  const found = await lstat(path);
  await removeTree(path);
  if (found.isDirectory()) await mkdir(path);
  else await writeFile(path, "");
}

/** Removes whatever the agent left: very deep paths and directories without permissions too. */
export async function removeTrees(paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  const remove = () => runSystemProgram("rm", ["-rf", "--one-file-system", "--", ...paths]);
  try {
    await remove();
  } catch {
    await runSystemProgram("chmod", ["-R", "u+rwX", "--", ...paths]).catch(() => undefined);
    await remove();
  }
}

export async function removeTree(path: string): Promise<void> {
  await removeTrees([path]);
}
