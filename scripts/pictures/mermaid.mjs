import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/**
 * What GitHub draws diagrams with, as one script. Its package has 18 MB that nothing but these pictures needs, so it
 * is no dependency: npm fetches this very version, and checks it, whenever pictures are drawn.
 */
const mermaid = "mermaid@11.17.2";

export async function fetchMermaid() {
  const directory = await mkdtemp(join(tmpdir(), "mermaid-"));
  const run = promisify(execFile);
  try {
    const { stdout } = await run("npm", ["pack", mermaid, "--silent", "--ignore-scripts"], {
      cwd: directory,
    });
    const script = "package/dist/mermaid.min.js";
    await run("tar", ["-xzf", stdout.trim(), script], { cwd: directory });
    return await readFile(join(directory, script));
  } finally {
    await rm(directory, { recursive: true });
  }
}
