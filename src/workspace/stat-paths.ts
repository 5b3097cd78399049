import { splitNul } from "./changes.ts";
import { keyOf, type PathKey } from "./paths.ts";
import type { SandboxGit } from "./sandbox-git.ts";

/** What stands at a path of the work tree; a symlink is not followed. */
export interface FoundFile {
  readonly kind: "file" | "symlink" | "directory" | "other";
  readonly executable: boolean;
  readonly sizeBytes: number;
  /** Changes whenever the file does. */
  readonly signature: string;
  /** Seconds since 1970 when it was last changed, which nobody can set back. */
  readonly changedAt: number;
  /** Seconds since 1970 when it was made; 0 where the file system doesn't know. */
  readonly bornAt: number;
}

/** Looks at many paths inside the sandbox; those that are not there are not in the answer. */
export async function statPaths(
  git: SandboxGit,
  paths: readonly PathKey[],
): Promise<ReadonlyMap<PathKey, FoundFile>> {
  if (paths.length === 0) return new Map();
  const format = "--printf=%f %s %i %.9Y %.9Z %.9W %n\\0";
  const input = Buffer.from(paths.map((path) => `${path}\0`).join(""), "latin1");
  const { stdout } = await git.runOther(["/usr/bin/xargs", "-0", "stat", format, "--"], input);
  return new Map(
    splitNul(stdout).flatMap((line) => {
      const match = /^([0-9a-f]+) (\d+) (\d+) ([\d.-]+) ([\d.-]+) ([\d.-]+) (.+)$/s.exec(keyOf(line));
      if (match === null) return [];
      const [, mode = "", size = "", inode = "", modified = "", changed = "", born = "", path = ""] = match;
      const found: FoundFile = {
        kind: kindOf(Number.parseInt(mode, 16)),
        executable: (Number.parseInt(mode, 16) & 0o100) !== 0,
        sizeBytes: Number(size),
        signature: [mode, size, inode, modified, changed].join(" "),
        changedAt: Number(changed),
        bornAt: Math.max(0, Number(born)),
      };
      return [[path, found] as const];
    }),
  );
}

const kinds = new Map<number, FoundFile["kind"]>([
  [0o100000, "file"],
  [0o120000, "symlink"],
  [0o040000, "directory"],
]);

function kindOf(mode: number): FoundFile["kind"] {
  return kinds.get(mode & 0o170000) ?? "other";
}
