import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Machine } from "../support/open-sandbox.ts";
import { systemPath } from "../support/runner/user.ts";

/** A process of another step, with the secret in its environment, arguments, memory and an open file. */
export interface Sibling extends Disposable {
  readonly pid: number;
  readonly isRunning: () => boolean;
}

const script = `
my $secret = "memory:$ENV{SECRET}";
open my $file, "+>", "$ENV{TEMP}/opened" or die; unlink "$ENV{TEMP}/opened";
print $file "$ENV{SECRET}\\n"; $file->flush; chdir $ENV{TEMP};
print "ready\\n"; sleep 3600 while 1;`;

export async function startSibling(
  { directory, canary }: Pick<Machine, "directory" | "canary">,
  prefix: readonly string[],
): Promise<Sibling> {
  const [program = "", ...args] = [...prefix, "perl", "-MIO::Handle", "-e", `$| = 1; ${script}`, canary];
  const env = { PATH: systemPath, SECRET: canary, TEMP: join(directory, "_temp") };
  const child = spawn(program, args, { env, cwd: "/", stdio: ["ignore", "pipe", "ignore"] });
  await once(child.stdout, "data");
  return {
    pid: child.pid ?? 0,
    isRunning: () => child.exitCode === null && child.signalCode === null && isAlive(child.pid),
    [Symbol.dispose]: () => void child.kill("SIGKILL"),
  };
}

function isAlive(pid: number | undefined): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
