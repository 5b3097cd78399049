import { rm } from "node:fs/promises";
import { UserError } from "../errors.ts";
import { gitSettings, gitVariables } from "../git.ts";
import { printable, type RawChange } from "./changes.ts";
import type { LayOutRequest } from "./lay-out.ts";
import type { RunProgram } from "./sandbox-git.ts";

const gitInside = "/run/git-copy";
const exportInside = "/run/git-export";
const timeoutMs = 300_000;
const maxOutputBytes = 64 * 1024;

// Times are kept: by them git tells what it need not read again. No copy is made that would leave less than a
// gigabyte of the disk: the run itself needs some.
const copyScript = `set -e; umask 022
need=$(du -sk . 2>/dev/null | cut -f1) || true
free=$(df -Pk -- "\${2%/*}" | awk 'NR == 2 { print $4 }')
if [ $((need + 1048576)) -gt "$free" ]; then
  echo "it takes $((need / 1024)) MiB, and $((free / 1024)) MiB are free" >&2; exit 1
fi
mkdir -- "$2"
find . -mindepth 1 -maxdepth 1 ! -name .git -exec cp -a --reflink=auto -t "$2" -- {} +
cp -a -- "$1" "$2/.git"`;

/**
 * Everything in the workspace, what git ignores too, in another directory inside the sandbox. `gitDir`, on the host,
 * becomes its `.git` and is removed. Throws UserError("change-rejected") when it can't be done.
 */
export async function copyOut(
  request: Omit<LayOutRequest, "tree"> & { readonly gitDir: string },
): Promise<void> {
  const { runProgram, directory, gitDir, signal } = request;
  try {
    const { exitCode, stderr } = await runProgram({
      argv: ["/bin/sh", "-c", copyScript, "sh", gitInside, directory],
      mounts: [{ source: gitDir, target: gitInside, writable: false }],
      ...{ timeoutMs, maxOutputBytes, signal },
    });
    if (exitCode !== 0) throw failed("The workspace could not be copied for its checks", stderr);
  } finally {
    await rm(gitDir, { recursive: true, force: true });
  }
}

const absent = "000000";

/** What is to stand at a path; nothing where the mode is 000000. */
export type Entry = Pick<RawChange, "newMode" | "newObject" | "path">;

// A directory or a link may stand where a file is to be.
const writeScript = `set -e; list=$GIT_DIR/write-over; cat > "$list"; cd -- "$1"; shift
cut -z -f 2- -- "$list" | xargs -0 -r rm -rf --
"$@" read-tree --empty
{ grep -zv '^000000 ' -- "$list" || true; } | "$@" update-index -z --index-info
"$@" checkout-index --all --force`;

/** Writes single files of git's over those in a directory inside the sandbox. */
export async function writeOver(options: {
  /** Absolute path of git, the same inside the sandbox. */
  readonly program: string;
  /** The export's git directory on the host: it has what is written. */
  readonly exportDir: string;
  readonly runProgram: RunProgram;
  readonly signal: AbortSignal;
  /** Inside. */
  readonly directory: string;
  readonly entries: readonly Entry[];
}): Promise<void> {
  const { runProgram, directory, entries, signal } = options;
  if (entries.length === 0) return;
  const { exitCode, stderr } = await runProgram({
    argv: ["/bin/sh", "-c", writeScript, "sh", directory, options.program, ...gitSettings],
    env: {
      ...gitVariables,
      GIT_DIR: exportInside,
      GIT_WORK_TREE: directory,
      GIT_INDEX_FILE: `${exportInside}/index.write-over`,
    },
    mounts: [{ source: options.exportDir, target: exportInside, writable: true }],
    input: Buffer.concat(
      entries.flatMap(({ newMode, newObject, path }) => [
        Buffer.from(`${newMode} ${newObject}\t`),
        path,
        nul,
      ]),
    ),
    ...{ timeoutMs, maxOutputBytes, signal },
  });
  if (exitCode !== 0) throw failed("Files could not be written for the checks", stderr);
}

/**
 * What to write into a copy of the whole work tree so that of the agent's change it has just what is published, and
 * beside that what lay there before.
 */
export function wantedEntries(trees: {
  /** Where the work tree is not as before the agent. */
  readonly now: readonly Entry[];
  /** The same paths as they were. */
  readonly before: readonly Entry[];
  /** Where the published tree is not as the base. */
  readonly published: readonly Entry[];
  /** Printable paths of what git could not take: new repositories without a commit, FIFOs. */
  readonly untaken: readonly string[];
}): Entry[] {
  const key = ({ path }: Entry) => path.toString("latin1");
  const there = new Map(trees.now.map((entry) => [key(entry), entry]));
  const wanted = new Map(trees.published.map((entry) => [key(entry), entry]));
  const back = trees.before.filter((entry) => !wanted.has(key(entry)));
  const missing = trees.published.filter((entry) => {
    const found = there.get(key(entry));
    return found?.newMode !== entry.newMode || found.newObject !== entry.newObject;
  });
  const untaken = trees.untaken.map((path) => ({
    ...{ newMode: absent, newObject: "0", path: Buffer.from(path.replace(/\/$/, "")) },
  }));
  return [...back, ...missing, ...untaken].filter(({ newMode }) => newMode !== "160000");
}

const nul = Buffer.from([0]);

function failed(what: string, stderr: string): UserError {
  const why = printable(Buffer.from(stderr.trim().slice(0, 300)));
  return new UserError("change-rejected", `${what} (${why}).`);
}
