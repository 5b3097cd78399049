import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Git } from "../git.ts";
import { OutputTooLong } from "../trusted.ts";
import { parseDiff, touchesGitlink } from "./changes.ts";

/** The beginning of a text file as a commit has it. */
export interface BaseFile {
  /** UTF-8, invalid bytes replaced. */
  readonly text: string;
  /** True when there is more of it. */
  readonly cut: boolean;
}

/** Nobody writes larger texts to be read, and git gives a blob only as a whole. */
const maxBlobBytes = 1024 * 1024;

/**
 * Reads a file of a commit from git's objects, never from the work tree. A symbolic link is followed where it leads
 * to a file of the same commit. Undefined for what isn't there, is no text file, is larger than 1 MiB, or is missing
 * from a partial clone.
 */
export async function readBaseFile(
  git: Git,
  options: {
    readonly base: string;
    /** Relative to the top, one line. */
    readonly path: string;
    readonly maxBytes: number;
    /** Private directory for git's input, unlike that of any other call. */
    readonly directory: string;
  },
): Promise<BaseFile | undefined> {
  const found = await findBlob(git, options);
  if (found === undefined || found.sizeBytes > maxBlobBytes) return undefined;
  const blob = await git.run(["cat-file", "blob", found.object]);
  if (blob.exitCode !== 0 || blob.stdout.includes(0)) return undefined;
  const cut = blob.stdout.length > options.maxBytes;
  // With `stream`, a character that the cut splits is left out instead of replaced.
  const text = new TextDecoder().decode(blob.stdout.subarray(0, options.maxBytes), { stream: cut });
  return { text, cut };
}

/** The whole of a text file as a commit has it, or why it can't be had, as the end of "it …". */
export type BaseText =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "none"; readonly why: string };

/** As `readBaseFile`, but all of it or nothing: what is read here is meant to be read. */
export async function readBaseText(git: Git, options: Parameters<typeof readBaseFile>[1]): Promise<BaseText> {
  const none = (why: string) => ({ type: "none", why }) as const;
  const found = await findBlob(git, options);
  if (found === undefined) return none("is no file of the checked-out commit");
  if (found.sizeBytes > options.maxBytes) return none(`has more than ${options.maxBytes} bytes`);
  const blob = await git.run(["cat-file", "blob", found.object]);
  if (blob.exitCode !== 0) return none("is missing from this partial clone");
  if (blob.stdout.includes(0)) return none("is no text file");
  try {
    return { type: "text", text: new TextDecoder("utf-8", { fatal: true }).decode(blob.stdout) };
  } catch {
    return none("is not encoded as UTF-8");
  }
}

async function findBlob(
  git: Git,
  options: { readonly base: string; readonly path: string; readonly directory: string },
): Promise<{ readonly object: string; readonly sizeBytes: number } | undefined> {
  const inputFile = join(options.directory, "object-name");
  await writeFile(inputFile, `${options.base}:${options.path}\n`, { mode: 0o600 });
  const format = "--batch-check=%(objectname) %(objecttype) %(objectsize)";
  const found = await git.run(["cat-file", format, "--follow-symlinks"], { inputFile });
  const [, object = "", size = ""] =
    /^([0-9a-f]{40,64}) blob (\d+)\n$/.exec(found.stdout.toString("latin1")) ?? [];
  return found.exitCode !== 0 || object === "" ? undefined : { object, sizeBytes: Number(size) };
}

/** More than any repository has of such files; whoever makes more of them is told of none. */
const maxListingBytes = 4 * 1024 * 1024;
const listingTimeoutMs = 20_000;
const maxPathCharacters = 200;
/** What git compares with to list a whole tree; it knows the empty one in both formats without having it. */
const emptyTree: Readonly<Record<number, string>> = {
  40: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
  64: "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
};

/**
 * Where a commit has files of these names, from git's objects, never from the work tree: those nearest to the top
 * first, then by name. Paths that are long, or don't read as one line, are left out. Empty where a partial clone lacks
 * directories, and where there are too many.
 */
export async function findBaseFiles(
  git: Git,
  { base, names }: { readonly base: string; readonly names: readonly string[] },
): Promise<string[]> {
  const compare = ["diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-ext-diff"];
  const trees = [emptyTree[base.length] ?? "", `${base}^{tree}`];
  const found = await git
    .run([...compare, ...trees, "--", ...names.map((name) => `:(glob)**/${name}`)], {
      timeoutMs: listingTimeoutMs,
      limits: { outputBytes: maxListingBytes },
    })
    .catch((error: unknown) => {
      if (error instanceof OutputTooLong) return undefined;
      throw error;
    });
  if (found?.exitCode !== 0) return [];
  return parseDiff(found.stdout)
    .raw.filter((entry) => !touchesGitlink(entry))
    .map(({ path }) => path.toString("utf8"))
    .filter((path) => path.length <= maxPathCharacters && !/[\p{C}\p{Zl}\p{Zp}\uFFFD]/u.test(path))
    .sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
}

function depthOf(path: string): number {
  return path.split("/").length;
}
