import { type Omission, printable, splitNul } from "./changes.ts";
import type { SandboxGit } from "./sandbox-git.ts";

const maxSubmodules = 200;

// What the agent writes, makes, moves or removes in a directory has a new change time, and that can't be set back.
const script = `since=$1; shift; for path; do
  [ -e "./$path" ] || [ -L "./$path" ] || continue
  [ -z "$(find -P "./$path" -newerct "@$since" -print -quit 2>/dev/null)" ] || printf '%s\\0' "$path"
done`;

/** Submodules of the base in which something was done since a time, in seconds since 1970: it is not published. */
export async function listTouchedSubmodules(
  git: SandboxGit,
  base: string,
  since: number,
): Promise<Omission[]> {
  const paths = await listSubmodules(git, base);
  if (paths.length === 0) return [];
  const { stdout } = await git.runOther(["/bin/sh", "-c", script, "sh", since.toFixed(3), ...paths]);
  return splitNul(stdout).map((path) => ({ path: printable(path), reason: inSubmodule }));
}

const inSubmodule = "it is a submodule, and what is changed in one is not published";

/** Those that `.gitmodules` of the base names, and that are some. */
async function listSubmodules(git: SandboxGit, base: string): Promise<string[]> {
  const keys = String.raw`^submodule\..*\.path$`;
  const named = await git.run(["config", "--blob", `${base}:.gitmodules`, "-z", "--get-regexp", keys]);
  if (named.exitCode !== 0) return [];
  // `<key>\n<path>`
  const paths = splitNul(named.stdout).map((entry) => entry.subarray(entry.indexOf("\n") + 1).toString());
  if (paths.length === 0) return [];
  const args = ["--literal-pathspecs", "ls-files", "--stage", "-z", "--", ...paths.slice(0, maxSubmodules)];
  const { exitCode, stdout } = await git.run(args);
  if (exitCode !== 0) return [];
  const entries = splitNul(stdout).map(String);
  return entries.filter((entry) => entry.startsWith("160000 ")).map((entry) => entry.split("\t")[1] ?? "");
}
