import { isRegularFile, type RawChange } from "./changes.ts";
import { exportMount, readObjectId, type SandboxGit } from "./sandbox-git.ts";

// Blobs of the base, the baseline and the work tree as files; what of the last is not in the second, on the first.
const script = `set -e
git=$1 d=$2; shift 2
rm -rf -- "$d"; mkdir -- "$d"
"$git" cat-file blob "$1" > "$d/base"; "$git" cat-file blob "$2" > "$d/before"; "$git" cat-file blob "$3" > "$d/now"
"$git" merge-file -q -p "$d/base" "$d/before" "$d/now" > "$d/merged"
"$git" hash-object -w --no-filters -- "$d/merged"`;

const absent = "000000";

/**
 * Of a file that was changed before the agent came, what the agent changed, as a change of the base: `before` goes
 * from the base to the baseline, `change` from there on. Undefined when the two can't be told apart.
 */
export async function separate(
  git: SandboxGit,
  before: RawChange,
  change: RawChange,
): Promise<RawChange | undefined> {
  const whole: RawChange = {
    ...change,
    oldMode: before.oldMode,
    oldObject: before.oldObject,
    status: before.oldMode === absent ? "A" : change.status === "A" ? "M" : change.status,
  };
  // What was added before is no part of the base, and was not published when the agent came.
  if (before.oldMode === absent) return undefined;
  if (change.status === "D" || before.status === "D") return whole;
  if (change.newObject === before.oldObject && change.newMode === before.oldMode) return whole;
  const newMode = change.newMode === change.oldMode ? before.oldMode : change.newMode;
  if (change.newObject === change.oldObject) return { ...whole, newMode, newObject: before.oldObject };
  if (![before.oldMode, before.newMode, change.newMode].every(isRegularFile)) return undefined;
  const objects = [before.oldObject, before.newObject, change.newObject];
  const merged = await git.runOther([
    "/bin/sh",
    "-c",
    script,
    "sh",
    git.program,
    `${exportMount}/merge`,
    ...objects,
  ]);
  if (merged.exitCode !== 0) return undefined;
  return { ...whole, newMode, newObject: readObjectId(merged.stdout) };
}
