import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { RunProgram, Workspace } from "../../src/workspace/workspace.ts";

/** The least sandbox that a workspace needs: its files, its throwaway git directory, its objects. */
export function openBwrap(workspace: Workspace): {
  readonly runProgram: RunProgram;
  /** What the agent does: a bash command in the workspace; resolves with its output, rejects when it fails. */
  readonly agent: (command: string) => Promise<string>;
} {
  const { directory, throwawayGit } = workspace;
  const temp = join(dirname(workspace.gitDir), "sandbox-tmp");
  mkdirSync(temp, { recursive: true });
  const runProgram: RunProgram = async (request) => {
    const mounts = (request.mounts ?? []).flatMap(({ source, target, writable }) => [
      writable ? "--bind" : "--ro-bind",
      source,
      target,
    ]);
    const env = { PATH: "/usr/bin:/bin", HOME: "/tmp", ...request.env };
    const args = [
      ...["--unshare-all", "--die-with-parent", "--cap-drop", "ALL", "--clearenv", "--tmpfs", "/"],
      ...["/usr", "/etc", "/bin", "/lib", "/lib64"].flatMap((path) => ["--ro-bind-try", path, path]),
      ...["--proc", "/proc", "--dev", "/dev", "--bind", temp, "/tmp", "--bind", directory, directory],
      ...["--bind", throwawayGit.directory, `${directory}/.git`, "--ro-bind", throwawayGit.objects],
      "/run/git-objects",
      ...mounts,
      ...Object.entries(env).flatMap(([name, value]) => ["--setenv", name, value]),
      ...["--chdir", directory, "--", ...request.argv],
    ];
    const child = spawn("/usr/bin/bwrap", args, { signal: request.signal, timeout: request.timeoutMs });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.stdin.on("error", () => {});
    child.stdin.end(request.input);
    const [code] = await once(child, "close");
    const output = Buffer.concat(stdout);
    if (output.length > request.maxOutputBytes) throw new Error("the program printed too much");
    return { exitCode: code ?? 128, stdout: output, stderr: Buffer.concat(stderr).toString("utf8") };
  };
  return {
    runProgram,
    async agent(command) {
      const result = await runProgram({
        argv: ["/bin/bash", "-euc", command],
        timeoutMs: 60_000,
        maxOutputBytes: 64 * 1024 * 1024,
        signal: new AbortController().signal,
      });
      const output = result.stdout.toString("utf8");
      if (result.exitCode !== 0) throw new Error(`${command}: ${result.exitCode}\n${output}${result.stderr}`);
      return output;
    },
  };
}
