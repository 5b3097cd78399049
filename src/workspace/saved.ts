import { readFile, rename, writeFile } from "node:fs/promises";
import { z } from "zod";
import { isErrno } from "../process.ts";
import type { Baseline } from "./baseline.ts";
import type { RawChange } from "./changes.ts";
import type { Hidden } from "./hidden.ts";
import { bytesOf, keyOf } from "./paths.ts";

const objectId = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
const mode = z.string().regex(/^[0-7]{6}$/);
const omission = z.object({ path: z.string(), reason: z.string() });
const change = z.object({
  oldMode: mode,
  newMode: mode,
  oldObject: objectId,
  newObject: objectId,
  status: z.enum(["A", "D", "M", "T"]),
  path: z.string(),
});
const watched = z.object({
  signature: z.string(),
  kept: z.object({ object: objectId, mode }).exactOptional(),
});
const savedWorkspace = z.object({
  base: z.object({
    sha: objectId,
    tree: objectId,
    shallow: z.boolean(),
    branch: z.string().exactOptional(),
    remote: z.string().exactOptional(),
  }),
  hidden: z.object({ paths: z.array(z.string()), incomplete: z.boolean(), credential: z.boolean() }),
  baseline: z.object({
    tree: objectId,
    untaken: z.array(omission),
    dirty: z.array(change),
    untracked: z.array(z.string()),
    ignored: z.array(z.string()),
    filtered: z.array(z.string()),
    watched: z.array(z.tuple([z.string(), watched])),
    recordedAt: z.number(),
  }),
});

/** What has to be known of a workspace to go on with it when the process that opened it is gone. */
export interface SavedWorkspace {
  readonly base: Readonly<z.infer<typeof savedWorkspace>["base"]>;
  readonly hidden: Hidden;
  readonly baseline: Baseline;
}

/** Written whole or not at all; what was there before is replaced. */
export async function saveWorkspace(file: string, { base, hidden, baseline }: SavedWorkspace): Promise<void> {
  const { dirty, untracked, ignored, filtered, watched: files } = baseline;
  const saved = {
    base,
    hidden,
    baseline: {
      ...baseline,
      dirty: [...dirty.values()].map((one) => ({ ...one, path: keyOf(one.path) })),
      untracked: [...untracked],
      ignored: [...ignored],
      filtered: [...filtered],
      watched: [...files],
    },
  };
  await writeFile(`${file}.new`, JSON.stringify(saved), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** Undefined when nothing was saved: then no tool of the agent's has run. */
export async function readSavedWorkspace(file: string): Promise<SavedWorkspace | undefined> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (isErrno(error, "ENOENT")) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const { base, hidden, baseline } = savedWorkspace.parse(JSON.parse(text));
  const changes = baseline.dirty.map((one): RawChange => ({ ...one, path: bytesOf(one.path) }));
  return {
    base,
    hidden,
    baseline: {
      ...baseline,
      dirty: new Map(changes.map((one) => [keyOf(one.path), one])),
      untracked: new Set(baseline.untracked),
      ignored: new Set(baseline.ignored),
      filtered: new Set(baseline.filtered),
      watched: new Map(baseline.watched),
    },
  };
}
