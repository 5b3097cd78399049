import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { type AppendOnlyFile, openAppendOnly } from "../append.ts";
import { strictLine } from "../event-line.ts";
import type { Item } from "./endpoint.ts";

/** The file with what endpoints did not get: `{"endpoint":…,"item":…}`, one a line, as they were missed. */
export interface Spool {
  /** Makes the file when there is something to keep. Never throws: the first failure ends it and is told once. */
  readonly keep: (endpoint: string, items: readonly Item[]) => void;
  /** The file's path; undefined while nothing was missed. */
  readonly file: () => string | undefined;
  readonly close: () => void;
}

export function createSpool(path: string, onFailure: (cause: unknown) => void): Spool {
  let file: AppendOnlyFile | undefined;
  let isBroken = false;
  return {
    keep(endpoint, items) {
      if (isBroken || items.length === 0) return;
      try {
        file ??= openAppendOnly(path);
        const start = `{"endpoint":${JSON.stringify(endpoint)},"item":`;
        for (const item of items) file.line(start, item, "}");
      } catch (cause) {
        isBroken = true;
        onFailure(cause);
      }
    },
    file: () => (file === undefined ? undefined : path),
    close() {
      file?.close();
      isBroken = true;
    },
  };
}

/** One of an endpoint's items as JSON, and which of the file's lines it is, counted from 1. */
export interface Spooled {
  readonly line: number;
  readonly json: string;
}

/**
 * The items of a spool file by endpoint, events in the order of their numbers, those left out that were delivered since:
 * what was missed because too much waited is in the file before what waited. Throws what is wrong with a line.
 */
export function readSpool(path: string): ReadonlyMap<string, readonly Spooled[]> {
  const delivered = readDelivered(path);
  const missed = new Map<string, (Spooled & { readonly seq: number })[]>();
  for (const [index, text] of readFileSync(path, "utf8").split("\n").entries()) {
    const line = index + 1;
    if (text === "" || delivered.has(line)) continue;
    const { endpoint, json, seq } = readLine(text, line);
    const list = missed.get(endpoint) ?? [];
    list.push({ line, json, seq });
    missed.set(endpoint, list);
  }
  for (const list of missed.values()) list.sort((one, other) => one.seq - other.seq);
  return missed;
}

function readLine(
  text: string,
  line: number,
): { readonly endpoint: string; readonly json: string; readonly seq: number } {
  try {
    const { endpoint, item } = JSON.parse(text) as { endpoint?: unknown; item?: unknown };
    if (typeof endpoint === "string" && typeof item === "object" && item !== null) {
      // Written anew, so that it is one line and ends as it must, whoever wrote the file.
      return { endpoint, json: strictLine(JSON.stringify(item)), seq: seqOf(item) };
    }
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw new Error(`line ${line} is not one of a spool file`);
}

/** The number of the event that an item is, or that is in a call's arguments; 0 for a span, which has none. */
function seqOf(item: object): number {
  const { seq, args } = item as { seq?: unknown; args?: { data?: unknown; message?: unknown } | null };
  if (typeof seq === "number") return seq;
  const event = args?.data ?? parsed(args?.message);
  const { seq: inside } = (event ?? {}) as { seq?: unknown };
  return typeof inside === "number" ? inside : 0;
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === "string" ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

/** Beside the spool file, so that the file itself stays as the run left it. */
function deliveredFile(path: string): string {
  return `${path}.delivered`;
}

/** Notes which lines were delivered, so that no later attempt sends them again. */
export function noteDelivered(path: string, lines: readonly number[]): void {
  appendFileSync(deliveredFile(path), lines.map((line) => `${line}\n`).join(""), { mode: 0o600 });
}

function readDelivered(path: string): ReadonlySet<number> {
  const file = deliveredFile(path);
  return new Set(existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean).map(Number) : []);
}
