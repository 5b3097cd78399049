import { Refusal, requireAccess } from "./access.ts";
import { type TreeChange, writeBlob, writeCommit, writeTree } from "./git-objects.ts";
import type { View } from "./graphql-nodes.ts";
import { moveRef, noObject } from "./move-ref.ts";
import type { FakeRepository } from "./repository.ts";

export interface CommitOnBranch {
  readonly branch: { readonly repositoryNameWithOwner?: string | null; readonly branchName?: string | null };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string | null };
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null;
    readonly deletions?: readonly { readonly path: string }[] | null;
  } | null;
}

/** Commits files to an existing branch in one request; every file comes out as a plain one (100644). */
export async function commitOnBranch({ world, viewer }: View, input: CommitOnBranch) {
  const name = input.branch.repositoryNameWithOwner ?? "";
  const branch = (input.branch.branchName ?? "").replace(/^refs\/heads\//, "");
  const repository = world.repositories.find(name);
  if (repository === undefined)
    throw new Refusal(404, `Could not resolve to a Repository with the name '${name}'.`);
  requireAccess(viewer, repository, { permission: "contents", level: "write", role: "write" });
  const tip = await repository.branchSha(branch);
  if (tip === undefined) throw new Refusal(404, `A ref with the name '${branch}' does not exist.`);
  if (tip !== input.expectedHeadOid) {
    const message = `Expected branch to point to "${input.expectedHeadOid}" but it did not. Pull and try again.`;
    throw new Refusal(422, message, { type: "STALE_DATA" });
  }
  const additions = (input.fileChanges?.additions ?? []).map(
    async ({ path, contents }): Promise<TreeChange> => {
      return { path, mode: "100644", sha: await writeBlob(repository, Buffer.from(contents, "base64")) };
    },
  );
  const deletions = (input.fileChanges?.deletions ?? []).map(({ path }) => ({
    path,
    mode: "0",
    sha: undefined,
  }));
  const tree = await writeTree(repository, tip, [...deletions, ...(await Promise.all(additions))]);
  const { headline, body } = input.message;
  const message = body ? `${headline}\n\n${body}` : headline;
  const sha = await writeCommit(repository, viewer, { tree, parents: [tip], message });
  await moveRef(world, viewer, repository, { ref: `refs/heads/${branch}`, from: tip, to: sha });
  return { repository, branch, sha };
}

export interface UpdateRefs {
  readonly repositoryId: string;
  readonly refUpdates: readonly {
    readonly name: string;
    readonly afterOid: string;
    readonly beforeOid?: string | null;
    readonly force?: boolean | null;
  }[];
}

/** Moves refs that are where the caller thinks they are. */
export async function updateRefs(
  { world, viewer }: View,
  repository: FakeRepository,
  updates: UpdateRefs["refUpdates"],
): Promise<void> {
  requireAccess(viewer, repository, { permission: "contents", level: "write", role: "write" });
  for (const { name, afterOid, beforeOid, force } of updates) {
    const from = (await repository.resolve(name)) ?? noObject;
    if (beforeOid && beforeOid !== from) {
      throw new Refusal(422, `${name} is at ${from} but expected ${beforeOid}`, { type: "STALE_DATA" });
    }
    if ((await repository.resolve(`${afterOid}^{commit}`)) === undefined) {
      throw new Refusal(422, `Could not resolve to a node with the oid '${afterOid}'.`, {
        type: "NOT_FOUND",
      });
    }
    const ahead = await repository.run("merge-base", "--is-ancestor", from, afterOid);
    if (from !== noObject && ahead.exitCode !== 0 && force !== true) {
      throw new Refusal(422, "Update is not a fast forward");
    }
    await moveRef(world, viewer, repository, { ref: name, from, to: afterOid });
  }
}
