import { inflateSync } from "node:zlib";

/** What a patch adds to one file, as it can be searched. */
export interface AddedText {
  /** As git writes it in the patch. */
  readonly path: string;
  readonly text: string;
}

/** Longer than any file that a patch of ours may hold. */
const maxInflatedBytes = 64 * 1024 * 1024;

/**
 * What git's binary patch adds, file by file, names included; what it removes is public already. Files that git
 * takes for binary (one NUL is enough) must be in it in full; they are unpacked, and read without NULs, so that UTF-16
 * is text too.
 */
export function addedTexts(patch: Buffer): AddedText[] {
  // A line ends at a line feed only, and at nothing else that a regular expression takes for an end: content with a
  // CR would speak as git. No line of content starts like this: it has a mark before it, or is base85 without spaces.
  return `\n${patch.toString("utf8")}`
    .split("\ndiff --git ")
    .slice(1)
    .map((section) => {
      const [head = ""] = section.split("\n", 1);
      const path = head.slice(head.lastIndexOf(" b/") + 3) || head;
      const at = section.indexOf("\nGIT binary patch\n");
      const added = at === -1 ? addedLines(section) : `${head}\n${binaryText(section.slice(at))}`;
      return { path, text: added };
    });
}

function addedLines(section: string): string {
  return section
    .split("\n")
    .filter((line) => !line.startsWith("-"))
    .map((line) => (line.startsWith("+") ? line.slice(1) : line))
    .join("\n");
}

/** The new content. */
function binaryText(section: string): string {
  const hunk = /\nliteral \d+\n((?:[A-Za-z][^\n]+\n)+)/.exec(section);
  if (hunk === null) return "";
  const packed = Buffer.concat((hunk[1] ?? "").split("\n").map(readLine));
  const text = inflateSync(packed, { maxOutputLength: maxInflatedBytes }).toString("latin1");
  return text.includes("\0") ? `${text}\n${text.replaceAll("\0", "")}` : text;
}

const base85 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";
/** By character code; what is no digit counts as 0. */
const digits = Uint8Array.from({ length: 128 }, (_, code) =>
  Math.max(0, base85.indexOf(String.fromCharCode(code))),
);

/** One line of git's base85: how many bytes it holds (A is 1, a is 27), then five characters for four bytes. */
function readLine(line: string): Buffer {
  const first = line.charCodeAt(0);
  if (line === "") return Buffer.alloc(0);
  const length = first >= 97 ? first - 97 + 27 : first - 65 + 1;
  const bytes = Buffer.alloc(Math.ceil(length / 4) * 4);
  for (let at = 0, from = 1; at < bytes.length; at += 4) {
    let value = 0;
    for (const end = from + 5; from < end; from += 1)
      value = value * 85 + (digits[line.charCodeAt(from)] ?? 0);
    bytes.writeUInt32BE(value % 2 ** 32, at);
  }
  return bytes.subarray(0, length);
}
