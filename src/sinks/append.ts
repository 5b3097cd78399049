import { closeSync, constants, openSync, writeSync } from "node:fs";

const { O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;

export interface AppendOnlyFile {
  /** Written through to the file system before it returns: a killed process loses none of it. */
  readonly line: (...parts: readonly (string | Buffer)[]) => void;
  readonly close: () => void;
}

/** A new file that only its owner reads; refuses a path where something is already. */
export function openAppendOnly(path: string): AppendOnlyFile {
  const file = openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_NOFOLLOW, 0o600);
  let open = true;
  return {
    line(...parts) {
      const bytes = Buffer.concat(
        [...parts, "\n"].map((part) => (typeof part === "string" ? Buffer.from(part) : part)),
      );
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    },
    close() {
      if (open) closeSync(file);
      open = false;
    },
  };
}
