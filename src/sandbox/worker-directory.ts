import { type Dirent, opendirSync } from "node:fs";
import { printablePath } from "./printable-path.ts";
import { bounds } from "./protocol.ts";
import type { FileContent } from "./sandbox.ts";

/** Names in directories of absurd size are looked at up to here. */
const maxScannedEntries = 100_000;

export function readDirectory(path: string): FileContent {
  const directory = opendirSync(path, { encoding: "buffer" as BufferEncoding, bufferSize: 1024 });
  const names: string[] = [];
  try {
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) {
      names.push(entryName(entry));
      if (names.length === maxScannedEntries) break;
    }
  } finally {
    directory.closeSync();
  }
  names.sort();
  return {
    type: "directory",
    entries: names.slice(0, bounds.directoryEntries),
    truncated: names.length > bounds.directoryEntries,
  };
}

function entryName(entry: Dirent): string {
  const name = printablePath(Buffer.from(entry.name as string | Buffer));
  return entry.isDirectory() ? `${name}/` : name;
}
