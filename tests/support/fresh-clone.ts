import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Changes } from "../../src/workspace/workspace.ts";
import { git } from "./repo.ts";
import type { WorkspaceScene } from "./workspace-scene.ts";

/**
 * What the files of a run make of a fresh clone at the base, by git's own commands: the tree after `git apply` of the
 * patch, and of the bundle's commit. The clone is of the repository that the scene began with.
 */
export async function outputsInFreshClone(
  it: WorkspaceScene,
  changes: Changes,
): Promise<{ readonly patched: string; readonly bundled: string; readonly log: string }> {
  const { base } = it.workspace;
  const clone = join(it.root, "fresh");
  await git(it.root, "clone", "--quiet", "--no-checkout", `file://${join(it.root, "repo")}`, clone);
  await git(clone, "checkout", "--quiet", "--detach", base.sha);
  await writeFile(join(it.root, "change.patch"), changes.patch ?? "");
  if (changes.files.length > 0) await git(clone, "apply", "--index", "../change.patch");
  const patched = await git(clone, "write-tree");
  if (changes.files.length === 0) return { patched, bundled: patched, log: "" };
  const author = { name: "Robot", email: "robot@example.com" };
  const sha = await it.workspace.commit({ tree: changes.tree, message: "change\n", author });
  await it.workspace.bundle(sha, join(it.root, "change.bundle"));
  await git(clone, "fetch", "--quiet", "../change.bundle", "tiny-backspace");
  await git(clone, "fsck", "--strict", "--no-dangling");
  return {
    patched,
    bundled: await git(clone, "rev-parse", "FETCH_HEAD^{tree}"),
    log: await git(clone, "log", "-1", "--format=%P|%an|%ae|%cn|%ce|%s", "FETCH_HEAD"),
  };
}
