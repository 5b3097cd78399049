import { type Difference, printable } from "./changes.ts";
import { keyOf } from "./paths.ts";

export interface ChangedFile {
  /** Printable: bytes that are not UTF-8 and characters that do not show are escaped. */
  readonly path: string;
  readonly status: "added" | "modified" | "deleted" | "type-changed";
  /** Octal, as git writes it; 000000 where there was no file. */
  readonly oldMode: string;
  readonly newMode: string;
  /** Names in the trusted git directory; zeros where there was no file. */
  readonly oldObject: string;
  readonly newObject: string;
  /** Null for a binary file. */
  readonly addedLines: number | null;
  readonly deletedLines: number | null;
}

/** The same as `compareTrees` found it, for people. */
export function toChangedFiles({ raw, counts }: Difference): readonly ChangedFile[] {
  return raw.map((change) => {
    const count = counts.get(keyOf(change.path));
    return {
      path: printable(change.path),
      status: statuses[change.status] ?? "modified",
      oldMode: change.oldMode,
      newMode: change.newMode,
      oldObject: change.oldObject,
      newObject: change.newObject,
      addedLines: count?.added ?? null,
      deletedLines: count?.deleted ?? null,
    };
  });
}

const statuses: Readonly<Record<string, ChangedFile["status"]>> = {
  A: "added",
  D: "deleted",
  M: "modified",
  T: "type-changed",
};
