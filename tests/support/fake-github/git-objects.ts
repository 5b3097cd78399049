import { rm } from "node:fs/promises";
import { join } from "node:path";
import { actorOf, Refusal, type Viewer } from "./access.ts";
import type { FakeRepository } from "./repository.ts";

export interface TreeChange {
  readonly path: string;
  readonly mode: string;
  /** Undefined removes the path. */
  readonly sha: string | undefined;
}

/** Writes a blob and answers its sha. */
export async function writeBlob(repository: FakeRepository, content: Buffer): Promise<string> {
  return repository.readInput(content, "hash-object", "-w", "-t", "blob", "--stdin");
}

/** A tree like `base` (an empty one when absent) with these changes. */
export async function writeTree(
  repository: FakeRepository,
  base: string | undefined,
  changes: readonly TreeChange[],
): Promise<string> {
  const index = join(repository.gitDir, `index-${crypto.randomUUID()}`);
  const env = { GIT_INDEX_FILE: index };
  const nobody = "0".repeat(40);
  const lines = changes.map(({ path, mode, sha }) =>
    sha === undefined ? `0 ${nobody}\t${path}\0` : `${mode} ${sha}\t${path}\0`,
  );
  try {
    await repository.withEnv(env, "", "read-tree", ...(base === undefined ? ["--empty"] : [base]));
    await repository.withEnv(env, lines.join(""), "update-index", "-z", "--index-info");
    return await repository.withEnv(env, "", "write-tree");
  } finally {
    await rm(index, { force: true });
  }
}

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly date?: string;
}

/**
 * Writes a commit. Without an author GitHub takes the viewer, and signs what a bot commits this way.
 */
export async function writeCommit(
  repository: FakeRepository,
  viewer: Viewer,
  commit: {
    readonly tree: string;
    readonly parents: readonly string[];
    readonly message: string;
    readonly author?: Person;
    readonly committer?: Person;
  },
): Promise<string> {
  const login = actorOf(viewer);
  const self = { name: login, email: `${login}@users.noreply.github.com` };
  const author = commit.author ?? self;
  const committer = commit.committer ?? author;
  const bySelf = commit.author === undefined && commit.committer === undefined;
  const env = {
    ...identity("AUTHOR", author),
    ...identity("COMMITTER", bySelf ? { name: "GitHub", email: "noreply@github.com" } : committer),
  };
  const parents = commit.parents.flatMap((parent) => ["-p", parent]);
  const sha = await repository.withEnv(env, commit.message, "commit-tree", commit.tree, ...parents);
  if (bySelf && viewer.type === "app") repository.signedCommits.add(sha);
  return sha;
}

function identity(kind: "AUTHOR" | "COMMITTER", person: Person): Record<string, string> {
  return {
    [`GIT_${kind}_NAME`]: person.name,
    [`GIT_${kind}_EMAIL`]: person.email,
    [`GIT_${kind}_DATE`]: person.date ?? new Date().toISOString(),
  };
}

/** The sha of an existing object, or GitHub's refusal. */
export async function existingObject(repository: FakeRepository, sha: string): Promise<string> {
  const found = /^[0-9a-f]{40}$/.test(sha) ? await repository.resolve(`${sha}^{object}`) : undefined;
  if (found === undefined) throw new Refusal(422, "Object does not exist");
  return found;
}
