import { randomBytes } from "node:crypto";
import { markdownCode, markdownInline } from "./neutralise.ts";
import { shortened } from "./proposal-text.ts";
import type { Changes, Held } from "./workspace/workspace.ts";

/** The file that what was cut out is kept in, as people find it among those of the run. */
export const heldPatchName = "protected.patch";

const shownPaths = 20;
const longestPath = 200;
/** A longer patch is no text to copy from a page. */
const longestPatch = 6000;

/** For the log and the summary: which protected files stay out, and how a person applies them. */
export function heldWarning({ held }: Pick<Changes, "held">): string | undefined {
  if (held === undefined) return undefined;
  const paths = held.files.slice(0, shownPaths).map(({ path }) => shortened(path, longestPath));
  const more = held.files.length > shownPaths ? ` and ${held.files.length - shownPaths} more` : "";
  const what = held.files.length === 1 ? "A protected file was" : "Protected files were";
  return `${what} changed, and what was changed there is not published: ${paths.join(", ")}${more}. ${applySentence(held)}`;
}

function applySentence({ patch }: Held): string {
  return patch === undefined
    ? "It is too large for a patch."
    : `To apply it by hand: \`git apply ${heldPatchName}\`, with the file of that name that the run keeps.`;
}

/** For the pull request: the same, with the patch itself where it is short, to be pasted into a shell as it is. */
export function heldSection({ held }: Pick<Changes, "held">): string {
  if (held === undefined) return "";
  const paths = held.files
    .slice(0, shownPaths)
    .map(({ path, status }) => `- ${markdownInline(shortened(path, longestPath))} (${status})`);
  const more = held.files.length > shownPaths ? [`- …and ${held.files.length - shownPaths} more`] : [];
  const command = pasteable(held.patch);
  return [
    "**Protected, so not part of this pull request**",
    [...paths, ...more].join("\n"),
    command === undefined
      ? applySentence(held)
      : `Read it, then apply it to this branch with:\n\n${markdownCode(command, "sh")}`,
  ].join("\n\n");
}

/** One shell command that holds the whole patch; undefined where a page would not show it all, or not as it is. */
function pasteable(patch: Buffer | undefined): string | undefined {
  if (patch === undefined || patch.length > longestPatch) return undefined;
  const text = patch.toString("utf8");
  if (!Buffer.from(text, "utf8").equals(patch) || !text.endsWith("\n")) return undefined;
  // A tab may come back as spaces from a page, and what a page does not show a person can't have read.
  if (/[^\P{C}\n]|\t/u.test(text)) return undefined;
  const end = `PATCH-${randomBytes(6).toString("hex")}`;
  const command = `git apply <<'${end}'\n${text}${end}`;
  return markdownCode(command).includes(command) ? command : undefined;
}
