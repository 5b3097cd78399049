import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { startProcess } from "../../src/process.ts";
import { runProgram } from "../../src/sandbox/command.ts";
import type { Launcher } from "../../src/sandbox/launcher.ts";
import { openSeries } from "../../src/sandbox/series.ts";
import type { Programs, Workspace } from "../../src/workspace/workspace.ts";

/** The least sandbox that a workspace needs: its files, its throwaway git directory, its objects. */
export function openBwrap(workspace: Workspace): Programs & {
  /** What the agent does: a bash command in the workspace; resolves with its output, rejects when it fails. */
  readonly agent: (command: string) => Promise<string>;
} {
  const { directory, throwawayGit } = workspace;
  const temp = join(dirname(workspace.gitDir), "sandbox-tmp");
  mkdirSync(temp, { recursive: true });
  const launcher: Launcher = {
    async start({ argv, env = {}, mounts = [], descriptors }) {
      const shown = mounts.flatMap(({ source, target, writable }) => [
        writable ? "--bind" : "--ro-bind",
        source,
        target,
      ]);
      const variables = { PATH: "/usr/bin:/bin", HOME: "/tmp", ...env };
      const child = await startProcess({
        argv: [
          ...(["/usr/bin/bwrap", "--unshare-all", "--die-with-parent", "--cap-drop", "ALL"] as const),
          ...["--clearenv", "--tmpfs", "/"],
          ...["/usr", "/etc", "/bin", "/lib", "/lib64"].flatMap((path) => ["--ro-bind-try", path, path]),
          ...["--proc", "/proc", "--dev", "/dev", "--bind", temp, "/tmp", "--bind", directory, directory],
          ...["--bind", throwawayGit.directory, `${directory}/.git`, "--ro-bind", throwawayGit.objects],
          "/run/git-objects",
          ...shown,
          ...Object.entries(variables).flatMap(([name, value]) => ["--setenv", name, value]),
          ...["--chdir", directory, "--", ...argv],
        ],
        env: {},
        cwd: "/",
        descriptors,
      });
      return { ...child, ended: child.exited.then((exit) => ({ started: true, ...exit })) };
    },
  };
  return {
    runProgram: (request) => runProgram(launcher, request),
    openSeries: (request) => openSeries(launcher, request),
    async agent(command) {
      const result = await runProgram(launcher, {
        argv: ["/bin/bash", "--norc", "-euc", command],
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
