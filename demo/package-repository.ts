import { execFile } from "node:child_process";
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The release with the bug, the one whose tests show it, and the test runner: as npm installed them. */
export const published = {
  broken: directoryOf("minimist-1.2.5/package.json"),
  repaired: directoryOf("minimist-1.2.6/package.json"),
  testRunner: directoryOf("tape/package.json"),
};

function directoryOf(packageFile: string, neededBy = import.meta.dirname): string {
  return dirname(createRequire(join(neededBy, "any.js")).resolve(packageFile));
}

/** Runs git with nothing of this machine's configuration and a fixed author, so that commits are the same every time. */
export async function git(directory: string, ...args: string[]): Promise<string> {
  const date = "2026-11-20T09:00:00Z";
  const { stdout } = await run("git", args, {
    cwd: directory,
    maxBuffer: 64 * 1024 * 1024,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: "/nonexistent",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_NAME: "Mira Maintainer",
      GIT_AUTHOR_EMAIL: "mira@example.com",
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: "Mira Maintainer",
      GIT_COMMITTER_EMAIL: "mira@example.com",
      GIT_COMMITTER_DATE: date,
    },
  });
  return stdout;
}

/**
 * Makes a repository of a published package in an empty directory, in three commits: the release as it is, what
 * its tests need to run here, and the next release's test of the bug.
 */
export async function makePackageRepository(directory: string, source: string): Promise<void> {
  const commit = async (message: string) => {
    await git(directory, "add", "--all");
    await git(directory, "commit", "--quiet", "--no-gpg-sign", "-m", message);
  };
  await mkdir(directory, { recursive: true });
  await git(directory, "-c", "init.defaultBranch=main", "init", "--quiet");
  await cp(source, directory, { recursive: true });
  await commit("minimist 1.2.5, as published");

  const packageFile = join(directory, "package.json");
  const description = await readFile(packageFile, "utf8");
  await writeFile(packageFile, description.replace('"test": "tap test/*.js"', '"test": "tape test/*.js"'));
  await writeFile(join(directory, ".gitignore"), "node_modules\n");
  await commit("Run the tests with tape alone");

  await cp(join(published.repaired, "test/proto.js"), join(directory, "test/proto.js"));
  await commit("Add the reported prototype pollution to the tests");
}

/** Does what the job's `npm ci` would do, without a network: the test runner and what it needs, from our own tree. */
export async function installTestRunner(directory: string): Promise<void> {
  const modules = join(directory, "node_modules");
  const seen = new Set<string>();
  const install = async (name: string, neededBy: string): Promise<void> => {
    const path = directoryOf(`${name}/package.json`, neededBy);
    if (seen.has(path)) return;
    seen.add(path);
    // A copy that belongs to the test runner alone lies inside it and comes along with it.
    const isInside = path.startsWith(`${published.testRunner}/`);
    if (!isInside) await cp(path, join(modules, name), { recursive: true });
    const { dependencies = {} } = JSON.parse(await readFile(join(path, "package.json"), "utf8")) as {
      dependencies?: Record<string, string>;
    };
    for (const dependency of Object.keys(dependencies)) await install(dependency, path);
  };
  await install("tape", import.meta.dirname);
  await mkdir(join(modules, ".bin"), { recursive: true });
  await symlink("../tape/bin/tape", join(modules, ".bin/tape"));
}
