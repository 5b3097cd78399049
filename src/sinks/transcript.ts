import type { Redactor } from "../redact.ts";
import { openAppendOnly } from "./append.ts";

export interface Transcript {
  /** Appends one JSON value, redacted. Never throws: the first failure ends the transcript and is told once. */
  readonly record: (entry: unknown) => void;
  readonly close: () => Promise<void>;
}

/**
 * The exact messages of a run in a new file, one JSON value a line, written as they happen. An object that held a
 * secret says so in a member of its own, `redacted`: it can't be replayed exactly.
 */
export function openTranscript(
  path: string,
  redactor: Redactor,
  onFailure: (cause: unknown) => void = () => {},
): Transcript {
  const file = openAppendOnly(path);
  let working = true;
  return {
    record(entry) {
      if (!working) return;
      try {
        file.line(redacted(entry, redactor));
      } catch (cause) {
        working = false;
        onFailure(cause);
      }
    },
    async close() {
      working = false;
      file.close();
    },
  };
}

function redacted(entry: unknown, redactor: Redactor): string {
  const line = JSON.stringify(redactor.value(entry));
  const isObject = typeof entry === "object" && entry !== null && !Array.isArray(entry);
  if (!isObject || line === JSON.stringify(entry)) return line;
  return JSON.stringify({ ...redactor.value(entry), redacted: true });
}
