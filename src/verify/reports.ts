import { randomBytes } from "node:crypto";
import type { Room } from "../sandbox/sandbox.ts";
import { readPathPattern } from "../workspace/patterns.ts";

const maxFiles = 500;
const maxFileBytes = 8 * 1024 * 1024;
const maxBytes = 32 * 1024 * 1024;
const maxListBytes = 4 * 1024 * 1024;
const timeoutMs = 60_000;
/** Whatever the room's own PATH leads to. */
const env = { PATH: "/usr/bin:/bin" };

/** Reports in a room: all of it happens inside, and what comes out is untrusted. */
export interface Reports {
  /** Makes those that lie there old, so that none is taken for one of the run to come. */
  readonly makeOld: () => Promise<void>;
  /** The texts of those written since, or why they can't be had: the end of a sentence. */
  readonly read: () => Promise<{ readonly texts: readonly string[]; readonly problem?: string }>;
}

const readScript = `while IFS= read -r -d '' file; do
  printf '\\n%s\\n' "$1"; head -c "$2" -- "$file"
done | head -c "$3"`;

/** `patterns` are those of .gitignore, from the top on, and were checked: none leaves the repository. */
export function openReports(
  room: Pick<Room, "runProgram">,
  patterns: readonly string[],
  signal: AbortSignal,
): Reports {
  // One without a slash would hold in every directory.
  const expressions = patterns.map(
    (pattern) => readPathPattern(`/${pattern.replace(/^\/+/, "")}`).expression,
  );
  const run = (argv: readonly [string, ...string[]], input: Buffer, maxOutputBytes: number) =>
    room.runProgram({ argv, env, input, timeoutMs, maxOutputBytes, signal });

  const list = async (...conditions: readonly string[]): Promise<readonly string[] | undefined> => {
    const listings = patterns.map((pattern) => {
      const { start, name } = whereOf(pattern);
      const prune = ["-name", ".git", "-prune", "-o", "-type", "f", "-name", name];
      const argv = ["/usr/bin/find", start, ...prune, ...conditions, "-print0"] as const;
      return run(argv, Buffer.alloc(0), maxListBytes);
    });
    // Too much to list is nothing to read.
    const found = await Promise.all(listings).catch(() => undefined);
    signal.throwIfAborted();
    const paths = found?.flatMap(({ stdout }) => stdout.toString("utf8").split("\0"));
    const fitting = paths?.filter((path) =>
      expressions.some((one) => isWhole(one, path.replace(/^\.\//, ""))),
    );
    return fitting && [...new Set(fitting)].toSorted();
  };

  return {
    async makeOld() {
      const paths = (await list()) ?? [];
      if (paths.length === 0) return;
      const argv = ["/usr/bin/xargs", "-0", "-r", "touch", "-c", "-h", "-d", "@0", "--"] as const;
      await run(argv, Buffer.from(paths.map((path) => `${path}\0`).join("")), 64 * 1024);
    },
    async read() {
      const paths = await list("-newermt", "@1");
      if (paths === undefined) return { texts: [], problem: "there are too many files to look through" };
      if (paths.length === 0) return { texts: [], problem: "none was written" };
      if (paths.length > maxFiles) return { texts: [], problem: `there are more than ${maxFiles}` };
      const mark = randomBytes(16).toString("hex");
      const sizes = [`${maxFileBytes + 1}`, `${maxBytes + 1}`];
      const input = Buffer.from(paths.map((path) => `${path}\0`).join(""));
      const argv = ["/bin/bash", "--norc", "-c", readScript, "bash", mark, ...sizes] as const;
      const read = await run(argv, input, maxBytes + 1024).catch(() => undefined);
      signal.throwIfAborted();
      if (read === undefined) return { texts: [], problem: "they could not be read" };
      const { stdout } = read;
      if (stdout.length > maxBytes) return { texts: [], problem: "they are larger than 32 MiB" };
      const texts = stdout.toString("utf8").split(`\n${mark}\n`).slice(1);
      if (texts.some((text) => Buffer.byteLength(text) > maxFileBytes)) {
        return { texts: [], problem: "one is larger than 8 MiB" };
      }
      return { texts };
    },
  };
}

/** Where to begin to look, and what the last part of the path looks like, in the words of find. */
function whereOf(pattern: string): { readonly start: string; readonly name: string } {
  const parts = pattern.replace(/^\/+|\/+$/g, "").split("/");
  const wild = parts.findIndex((part) => /[*?]/.test(part));
  const literal = parts.slice(0, wild === -1 ? -1 : Math.min(wild, parts.length - 1));
  return { start: ["./", ...literal].join("/").replace("//", "/"), name: parts.at(-1) ?? "*" };
}

/** A pattern of .gitignore's fits what lies below it too. */
function isWhole(expression: RegExp, path: string): boolean {
  return expression.exec(path)?.[1] === path;
}
