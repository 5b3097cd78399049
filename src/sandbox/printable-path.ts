import { isUtf8 } from "node:buffer";

/**
 * A path as one line of text: as it is, or quoted the way git quotes it (`"caf\351.txt"`) where it isn't UTF-8 or
 * has control characters in it.
 */
export function printablePath(bytes: Buffer): string {
  if (isUtf8(bytes) && !bytes.some((byte) => byte < 0x20 || byte === 0x7f)) return bytes.toString("utf8");
  const quoted = [...bytes].map((byte) => {
    if (byte === 0x22 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
    if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte);
    return named.get(byte) ?? `\\${byte.toString(8).padStart(3, "0")}`;
  });
  return `"${quoted.join("")}"`;
}

const named = new Map([
  [0x07, "\\a"],
  [0x08, "\\b"],
  [0x09, "\\t"],
  [0x0a, "\\n"],
  [0x0b, "\\v"],
  [0x0c, "\\f"],
  [0x0d, "\\r"],
]);
