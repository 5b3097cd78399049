import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Content of a file, or what else stands at its path. */
export type Entry =
  | string
  | Buffer
  | { readonly link: string }
  | { readonly text: string; readonly mode: number };

export type Files = Readonly<Record<string, Entry>>;

/** A directory that is gone at the end of the test. */
export async function makeTempDir(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), "tb-test-"));
  return {
    path,
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

export async function writeFiles(directory: string, files: Files): Promise<void> {
  for (const [name, entry] of Object.entries(files)) {
    const path = join(directory, name);
    await mkdir(dirname(path), { recursive: true });
    if (typeof entry === "string" || Buffer.isBuffer(entry)) await writeFile(path, entry);
    else if ("link" in entry) await symlink(entry.link, path);
    else {
      await writeFile(path, entry.text);
      await chmod(path, entry.mode);
    }
  }
}

const identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com"];
const settings = [
  "-c",
  "init.defaultBranch=main",
  "-c",
  "commit.gpgSign=false",
  "-c",
  "protocol.file.allow=always",
  // Nothing goes on in the background when git has ended.
  "-c",
  "gc.auto=0",
  "-c",
  "maintenance.auto=false",
];

/** Runs git in a directory as a person would, with no configuration of this machine; rejects when it fails. */
export async function git(directory: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      "git",
      [...identity, ...settings, ...args],
      {
        cwd: directory,
        maxBuffer: 256 * 1024 * 1024,
        env: { PATH: process.env["PATH"] ?? "", HOME: "/nonexistent", GIT_CONFIG_NOSYSTEM: "1", LC_ALL: "C" },
      },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout.trimEnd());
        else reject(new Error(`git ${args.join(" ")}: ${stderr}`, { cause: error }));
      },
    );
  });
}

/** A repository with one commit on `main`. */
export async function makeRepository(directory: string, files: Files): Promise<string> {
  await mkdir(directory, { recursive: true });
  await git(directory, "init", "--quiet");
  await writeFiles(directory, files);
  await commitAll(directory, "first");
  return directory;
}

export async function commitAll(directory: string, message: string): Promise<string> {
  await git(directory, "add", "-A");
  await git(directory, "commit", "--quiet", "--allow-empty", "-m", message);
  return git(directory, "rev-parse", "HEAD");
}
