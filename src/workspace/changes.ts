import { UserError } from "../errors.ts";

/** Something the agent left that is not part of the change. */
export interface Omission {
  /** Printable. */
  readonly path: string;
  /** Ends the sentence "left out because …". */
  readonly reason: string;
}

/** One entry of `git diff-tree -r -z --raw`. */
export interface RawChange {
  readonly oldMode: string;
  readonly newMode: string;
  readonly oldObject: string;
  readonly newObject: string;
  /** A, D, M or T. */
  readonly status: string;
  /** As bytes. */
  readonly path: Buffer;
}

const gitlink = "160000";

export function touchesGitlink(change: RawChange): boolean {
  return change.oldMode === gitlink || change.newMode === gitlink;
}

export interface LineCount {
  readonly added: number | null;
  readonly deleted: number | null;
}

/** What one tree has other than another. */
export interface Difference {
  readonly raw: readonly RawChange[];
  /** By path, in Latin-1. */
  readonly counts: ReadonlyMap<string, LineCount>;
}

/** Reads the NUL-separated output of `diff-tree -r -z --raw [--numstat] --no-renames`; throws when it is not that. */
export function parseDiff(output: Buffer): Difference {
  const fields = splitNul(output);
  const raw: RawChange[] = [];
  let at = 0;
  for (; fields[at]?.[0] === colon; at += 2) {
    const head = fields[at]?.toString("latin1") ?? "";
    const path = fields[at + 1];
    const match = /^:([0-7]{6}) ([0-7]{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ([ADMT])$/.exec(head);
    if (match === null || path === undefined) throw rejected("the list of changes can't be read");
    const [, oldMode = "", newMode = "", oldObject = "", newObject = "", status = ""] = match;
    raw.push({ oldMode, newMode, oldObject, newObject, status, path });
  }
  const counts = new Map<string, LineCount>();
  for (const field of fields.slice(at)) {
    const match = /^(\d+|-)\t(\d+|-)\t(.+)$/s.exec(field.toString("latin1"));
    if (match === null) throw rejected("the list of changes can't be read");
    const [, added = "-", deleted = "-", path = ""] = match;
    counts.set(path, { added: lineCount(added), deleted: lineCount(deleted) });
  }
  return { raw, counts };
}

const colon = ":".charCodeAt(0);

export function splitNul(output: Buffer): Buffer[] {
  const fields: Buffer[] = [];
  for (let start = 0; start < output.length; ) {
    const nul = output.indexOf(0, start);
    const end = nul === -1 ? output.length : nul;
    fields.push(output.subarray(start, end));
    start = end + 1;
  }
  return fields;
}

function lineCount(text: string): number | null {
  return text === "-" ? null : Number(text);
}

export function isRegularFile(mode: string): boolean {
  return mode === "100644" || mode === "100755";
}

/**
 * Why a change may not be published for its path, or undefined. git's own refusals (`..`, absolute paths) come on
 * top. Names that the base has already, such as macOS's `Icon\r`, are not of the agent's making.
 */
export function unsafePath({ path, status }: RawChange): string | undefined {
  const text = path.toString("latin1");
  const parts = text.split("/");
  if (parts.some((part) => /^\.git$/i.test(part))) return "git keeps its own data under that name";
  if (status !== "A") return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\x00-\x1f\x7f]/.test(text)) return "its name holds control characters";
  if (parts.some((part) => shortName.test(part))) return "on Windows its name can stand for another file";
  return undefined;
}

/** What Windows itself makes of a long name: CLAUDE~1, GI7EBA~1.TXT. */
const shortName = /^[^.~ ]{1,6}~[1-9]\d?(?:\.[^.]{0,3})?$/;

/** A path as one can show it. */
export function printable(path: Buffer): string {
  const text = path.toString("utf8");
  const shown = Buffer.from(text, "utf8").equals(path)
    ? text
    : path.toString("latin1").replace(/[^\x20-\x7e]/g, (char) => `\\x${hex(char, 2)}`);
  return shown.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, (char) => `\\u{${hex(char, 1)}}`);
}

function hex(char: string, digits: number): string {
  return (char.codePointAt(0) ?? 0).toString(16).padStart(digits, "0");
}

export function rejected(reason: string, cause?: unknown): UserError {
  return new UserError("change-rejected", `The change was not taken: ${reason}.`, { cause });
}
