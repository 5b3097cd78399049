import { type Git, GitError } from "../git.ts";
import { type Difference, parseDiff, type RawChange, splitNul } from "./changes.ts";

/** What a tree in the trusted git directory has other than another, by raw entries. */
export async function listEntries(git: Git, from: string, to: string): Promise<readonly RawChange[]> {
  const args = ["diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-ext-diff", from, to];
  const listing = await git.run(args);
  if (listing.exitCode !== 0) throw new GitError(args, listing);
  return parseDiff(listing.stdout).raw;
}

/** The same with how many lines each file has gained and lost, for which git reads them. */
export async function compareTrees(git: Git, from: string, to: string): Promise<Difference> {
  const how = ["-z", "--raw", "--numstat", "--no-renames", "--no-ext-diff", "--no-textconv"];
  const args = ["diff-tree", "-r", ...how, from, to];
  const listing = await git.run(args);
  if (listing.exitCode !== 0) throw new GitError(args, listing);
  return parseDiff(listing.stdout);
}

interface File {
  readonly object: string;
  readonly sizeBytes: number;
}

/** Those of the paths at which a tree has a file, no link. */
export async function listFiles(
  git: Git,
  tree: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, File>> {
  const args = ["--literal-pathspecs", "ls-tree", "-z", "--long", "--full-tree", tree, "--", ...paths];
  const listing = await git.run(args);
  if (listing.exitCode !== 0) throw new GitError(args, listing);
  return new Map(
    splitNul(listing.stdout).flatMap((entry) => {
      const fields = /^100(?:644|755) blob ([0-9a-f]+) +(\d+)\t(.+)$/s.exec(entry.toString("utf8"));
      const [, object = "", size = "", path = ""] = fields ?? [];
      return fields === null ? [] : [[path, { object, sizeBytes: Number(size) }] as const];
    }),
  );
}

const maxTextBytes = 256 * 1024;

/** A small text file of a tree; undefined when there is none, or a partial clone lacks it. */
export async function readText(git: Git, tree: string, path: string): Promise<string | undefined> {
  const file = (await listFiles(git, tree, [path])).get(path);
  if (file === undefined || file.sizeBytes > maxTextBytes) return undefined;
  const content = await git.run(["cat-file", "blob", file.object]);
  return content.exitCode === 0 ? content.stdout.toString("utf8") : undefined;
}
