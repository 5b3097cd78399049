import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { heldPatchName } from "./held-text.ts";
import { addsSecret } from "./policy.ts";
import { commitMessage, type Told } from "./pull-request-text.ts";
import type { Redactor } from "./redact.ts";
import type { Changes, Person, Workspace } from "./workspace/workspace.ts";

/** Where the change lies as files; undefined for what there is none of. */
export interface KeptFiles {
  readonly patch?: string;
  readonly protectedPatch?: string;
  readonly bundle?: string;
}

/** A patch with the run's secrets masked; undefined where one of them may lie in a binary file, which can't be masked. */
export function showable(
  patch: Buffer | undefined,
  changes: Pick<Changes, "additions">,
  redactor: Pick<Redactor, "text">,
): Buffer | undefined {
  if (patch === undefined) return undefined;
  if (patch.includes("\nGIT binary patch\n") && addsSecret(redactor, changes)) return undefined;
  return Buffer.from(redactor.text(patch.toString("latin1")), "latin1");
}

/**
 * Keeps the change as files, whatever becomes of publishing it: as a patch, what is held back as another one, and
 * as a bundle with a commit on the base. A secret of the run in it is masked in the patches, which are not kept where it is in a binary file; then there is no bundle.
 */
export async function keepChange(options: {
  readonly directory: string;
  readonly workspace: Pick<Workspace, "commit" | "bundle">;
  readonly changes: Changes;
  readonly told: Told;
  readonly redactor: Pick<Redactor, "text">;
  readonly author: Person;
}): Promise<KeptFiles> {
  const { directory, workspace, changes, redactor, author } = options;
  const write = async (name: string, patch: Buffer | undefined) => {
    const shown = showable(patch, changes, redactor);
    if (shown === undefined || shown.length === 0) return undefined;
    const file = join(directory, name);
    await writeFile(file, shown, { mode: 0o600 });
    return file;
  };
  const patch = await write("change.patch", changes.patch);
  const protectedPatch = await write(heldPatchName, changes.held?.patch);
  const message = commitMessage(options.told, undefined);
  const isClean = redactor.text(message) === message && !addsSecret(redactor, changes);
  let bundle: string | undefined;
  if (isClean && changes.files.length > 0) {
    bundle = join(directory, "change.bundle");
    const sha = await workspace.commit({ tree: changes.tree, message, author });
    await workspace.bundle(sha, bundle);
  }
  return {
    ...(patch !== undefined && { patch }),
    ...(protectedPatch !== undefined && { protectedPatch }),
    ...(bundle !== undefined && { bundle }),
  };
}
