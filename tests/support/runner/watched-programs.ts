import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type RunUser, runAs, systemPath } from "./user.ts";

/** One start of a watched program: all that a process gives away to others of its user. */
export interface ProgramCall {
  readonly program: string;
  /** Without the program's own name. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

/** Where the calls are written down; made for the user whose programs are watched. */
export async function openCallsDirectory(root: string, user: RunUser): Promise<string> {
  const directory = join(root, "calls");
  await mkdir(directory);
  await runAs({ prefix: [] }, ["chown", `${user.uid}:${user.gid}`, directory], {
    cwd: "/",
    env: { PATH: systemPath },
  });
  return directory;
}

/**
 * A command line that runs `argv` where these programs of /usr/bin are found in /usr/local/sbin first, as scripts that
 * write down how they were called and become the program: in a mount namespace of its own. Keeps the pid.
 */
export function watchPrograms(
  programs: readonly string[],
  directory: string,
  argv: readonly string[],
): [string, ...string[]] {
  const isRoot = process.getuid?.() === 0;
  const script = `
    const { execFileSync } = require("node:child_process");
    const { writeFileSync } = require("node:fs");
    const [programs, directory, program, ...args] = process.argv.slice(1);
    execFileSync("mount", ["-t", "tmpfs", "-o", "mode=755", "none", "/usr/local/sbin"]);
    for (const name of programs.split(",")) {
      // Inside the sandbox there is no such directory, and the program is started all the same.
      const note = "{ pwd; printf '\\\\2'; tr '\\\\0' '\\\\1' </proc/$$/cmdline; printf '\\\\2'; tr '\\\\0' '\\\\1' </proc/$$/environ; }";
      const file = '"$(mktemp ' + directory + "/" + name + '.XXXXXX)"';
      const text = "#!/bin/sh\\n[ -d " + directory + " ] && " + note + " >" + file + "\\nexec /usr/bin/" + name + ' "$@"\\n';
      writeFileSync("/usr/local/sbin/" + name, text, { mode: 0o755 });
    }
    process.execve(program.includes("/") ? program : "/usr/bin/" + program, [program, ...args], process.env);`;
  return [
    ...(["unshare", "--mount"] as const),
    ...(isRoot ? [] : ["--user", "--map-current-user", "--keep-caps"]),
    ...["--", process.execPath, "--no-warnings", "-e", script, "--", programs.join(","), directory],
    ...(isRoot ? [] : ["setpriv", "--inh-caps=-all", "--ambient-caps=-all", "--"]),
    ...argv,
  ];
}

export async function readCalls(directory: string): Promise<ProgramCall[]> {
  const names = await readdir(directory);
  return await Promise.all(
    names.map(async (name) => {
      const [cwd = "", args = "", env = ""] = (await readFile(join(directory, name), "latin1")).split(
        "\u0002",
      );
      return {
        program: name.replace(/\.\w+$/, ""),
        // The interpreter and the script's path come first.
        args: args.split("\u0001").slice(2, -1),
        env: Object.fromEntries(
          env
            .split("\u0001")
            .slice(0, -1)
            .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
        ),
        cwd: cwd.trimEnd(),
      };
    }),
  );
}
