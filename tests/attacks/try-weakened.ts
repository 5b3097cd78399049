import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Mutation, mutatedNode } from "../support/mutations.ts";

const script = fileURLToPath(new URL("./trial-process.ts", import.meta.url));

/** How trials hit, by their names, in a process whose product has these changes. */
export async function tryWeakened(
  names: readonly string[],
  mutations: readonly Mutation[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { flags, env } = mutatedNode(mutations);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, "--no-warnings", script, ...names],
    {
      env: { ...process.env, ...env },
      maxBuffer: 16 * 1024 * 1024,
    },
  );
  return JSON.parse(stdout) as Readonly<Record<string, readonly string[]>>;
}
