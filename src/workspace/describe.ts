import type { DependencyReport } from "../dependencies/compare.ts";
import type { Git } from "../git.ts";
import { readAdditions } from "./additions.ts";
import { type ChangedFile, toChangedFiles } from "./changed-file.ts";
import { type Omission, rejected } from "./changes.ts";
import { findExcess } from "./excess.ts";
import { readPatch } from "./patch.ts";
import { compareTrees } from "./trees.ts";

/** A part of the change that is not published. */
export interface Held {
  readonly files: readonly ChangedFile[];
  /** git's binary patch from the published tree; undefined where it is longer than 256 MiB. */
  readonly patch: Buffer | undefined;
}

/** What the agent changed, as the trusted side checked it. */
export interface Changes {
  /** The base's tree with what may be published of the change, in the trusted git directory. */
  readonly tree: string;
  /** What is published; none when all of it is held. */
  readonly files: readonly ChangedFile[];
  /** git's binary patch from the base; undefined where it is longer than 256 MiB. */
  readonly patch: Buffer | undefined;
  /** The base's tree with the whole change. */
  readonly whole: string;
  /** What is for people to apply: it touches protected paths. */
  readonly held?: Held;
  /** What the whole change adds, as a patch without context, binary files in full: to be searched. */
  readonly additions: Buffer;
  /** What of other people's code the published part brings. */
  readonly dependencies: DependencyReport;
  /** Why there is too much in it to be published, as an end of "The change …". */
  readonly excess?: string;
  /** What the agent left in the workspace that is not part of the change. */
  readonly omitted: readonly Omission[];
}

/** Throws UserError when there is more than can be searched. */
export async function describe(
  git: Git,
  trees: {
    readonly base: string;
    readonly tree: string;
    readonly whole: string;
    /** Private directory for an index. */
    readonly directory: string;
  },
  omitted: readonly Omission[],
): Promise<Changes> {
  const { base, tree, whole, directory } = trees;
  const isWhole = tree === whole;
  const [difference, published, patch] = await Promise.all([
    compareTrees(git, base, whole),
    isWhole ? undefined : compareTrees(git, base, tree),
    readPatch(git, base, tree),
  ]);
  const files = toChangedFiles(published ?? difference);
  const [additions, excess, dependencies, held] = await Promise.all([
    readAdditions(git, { base, whole, difference, directory }),
    findExcess(git, base, files),
    // Its readers of every kind of manifest are no part of a run's start.
    import("./dependencies.ts").then(({ listDependencies }) => listDependencies(git, files)),
    isWhole ? undefined : describeHeld(git, tree, whole),
  ]);
  if (additions === undefined) throw rejected("it is too large to be searched for secrets");
  return {
    ...{ tree, files, patch, whole, additions, omitted, dependencies },
    ...(excess !== undefined && { excess }),
    ...(held !== undefined && { held }),
  };
}

async function describeHeld(git: Git, tree: string, whole: string): Promise<Held> {
  const [difference, patch] = await Promise.all([
    compareTrees(git, tree, whole),
    readPatch(git, tree, whole),
  ]);
  return { files: toChangedFiles(difference), patch };
}
