import { execFile } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Runs a module in a process of its own and gives what it printed. What would block this process for hours is ended
 * after 25 s.
 */
export async function runApart(script: string): Promise<string> {
  const args = ["--no-warnings", "--input-type=module", "-e", script];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: root,
    timeout: 25_000,
    killSignal: "SIGKILL",
  });
  return stdout;
}
