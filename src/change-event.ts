import type { Canaries } from "./canaries.ts";
import type { EventBody } from "./events/event.ts";
import { addedTexts } from "./patch-text.ts";
import type { Redactor } from "./redact.ts";
import type { Changes } from "./workspace/workspace.ts";

const maxFiles = 200;
const maxPathCharacters = 1_000;
const maxPatchBytes = 64 * 1024;

/** What is told of a change: its files, and the beginning of its patch. */
export function changeEvent(
  changes: Pick<Changes, "files" | "patch" | "additions">,
  {
    redactor,
    canaries,
  }: { readonly redactor: Pick<Redactor, "text">; readonly canaries: Pick<Canaries, "findIn"> },
): EventBody & { readonly type: "change" } {
  const { files, additions } = changes;
  const listed = files.slice(0, maxFiles);
  const total = (lines: "addedLines" | "deletedLines") =>
    files.reduce((sum, file) => sum + (file[lines] ?? 0), 0);
  const isSecret = addedTexts(additions).some(
    ({ text }) => redactor.text(text) !== text || canaries.findIn(text).length > 0,
  );
  const shown = isSecret || changes.patch === undefined ? undefined : beginningOf(changes.patch);
  return {
    type: "change",
    files: listed.map(({ path, status, addedLines, deletedLines }) => ({
      path: redactor.text(path).slice(0, maxPathCharacters),
      ...{ status, added_lines: addedLines, deleted_lines: deletedLines },
    })),
    left_out: files.length - listed.length,
    added_lines: total("addedLines"),
    deleted_lines: total("deletedLines"),
    patch: shown === undefined ? null : redactor.text(shown.text),
    truncated: shown?.isCut ?? false,
  };
}

const nextFile = "\ndiff --git ";
const binary = "\nGIT binary patch\n";

/** Whole lines of a patch, so that no key in what is taken away ends in its middle, without the contents of binary files. */
function beginningOf(patch: Buffer): { readonly text: string; readonly isCut: boolean } {
  const parts: Buffer[] = [];
  let room = maxPatchBytes;
  for (let start = 0; start < patch.length; ) {
    const next = patch.indexOf(nextFile, start);
    const file = patch.subarray(start, next < 0 ? patch.length : next + 1);
    const packedAt = file.indexOf(binary);
    const told = packedAt < 0 ? file : file.subarray(0, packedAt + binary.length);
    if (told.length > room) {
      const fitting = told.subarray(0, room);
      parts.push(fitting.subarray(0, fitting.lastIndexOf("\n") + 1));
      return { text: Buffer.concat(parts).toString("utf8"), isCut: true };
    }
    parts.push(told);
    room -= told.length;
    start += file.length;
  }
  return { text: Buffer.concat(parts).toString("utf8"), isCut: false };
}
