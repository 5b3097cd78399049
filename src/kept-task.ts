import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Task } from "./agent/prompt.ts";
import { isErrno } from "./process.ts";

/** What a run works on, on disk for whoever goes on with it: it can't be looked up again when the world has moved on. */
export interface KeptTask {
  readonly task: Task;
  /** Absolute path of the checkout that it is done in. */
  readonly directory: string;
}

const kept = z.object({ task: z.looseObject({ prompt: z.string() }), directory: z.string() });

export async function keepTask(tempDir: string, asked: KeptTask): Promise<void> {
  await writeFile(fileIn(tempDir), JSON.stringify(asked), { mode: 0o600, flush: true });
}

/** Undefined when the run had not begun. */
export async function readKeptTask(tempDir: string): Promise<KeptTask | undefined> {
  try {
    // It is our own, in a directory that nobody else gets to.
    return kept.parse(JSON.parse(await readFile(fileIn(tempDir), "utf8"))) as KeptTask;
  } catch (error) {
    if (isErrno(error, "ENOENT")) return undefined;
    throw error;
  }
}

function fileIn(tempDir: string): string {
  return join(tempDir, "task.json");
}
