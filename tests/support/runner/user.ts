import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { constants as modes, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

export const systemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** The account a run belongs to. */
export interface RunUser {
  readonly uid: number;
  readonly gid: number;
  /** True when nothing else on the machine runs under this uid. */
  readonly dedicated: boolean;
  /** What must stand before a command so that it runs as this user; it ends in exec, so the pid stays. */
  readonly prefix: readonly string[];
}

/** An unused uid when we are root (every run its own), else the user we are. `root` is for root only. */
export function chooseUser(kind: "unprivileged" | "root"): RunUser {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  if (uid !== 0) {
    if (kind === "root") throw new Error("Only root can run an action as root.");
    return { uid, gid, dedicated: false, prefix: [] };
  }
  if (kind === "root") return { uid, gid, dedicated: false, prefix: [] };
  const unused = unusedUid();
  return {
    uid: unused,
    gid: unused,
    dedicated: true,
    prefix: ["setpriv", `--reuid=${unused}`, `--regid=${unused}`, "--clear-groups", "--"],
  };
}

function unusedUid(): number {
  const taken = new Set(
    [...readFileSync("/etc/passwd", "utf8").matchAll(/^[^:]*:[^:]*:(\d+):/gm)].map((match) =>
      Number(match[1]),
    ),
  );
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      taken.add(statSync(`/proc/${pid}`).uid);
    } catch {
      // It ended in between.
    }
  }
  for (;;) {
    const uid = randomInt(20_000, 60_000);
    if (!taken.has(uid)) return uid;
  }
}

/** Whether any user may go through every directory above `path` and read it (and run it, if it is a program). */
export function isReachableByAll(path: string): boolean {
  for (let directory = dirname(path); ; directory = dirname(directory)) {
    if ((statSync(directory).mode & modes.S_IXOTH) === 0) return false;
    if (directory === dirname(directory)) break;
  }
  const wanted = modes.S_IROTH | modes.S_IXOTH;
  return (statSync(path).mode & wanted) === wanted;
}

export interface ProgramEnd {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end with exactly this environment. */
export async function runAs(
  user: Pick<RunUser, "prefix">,
  argv: readonly [string, ...string[]],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<ProgramEnd> {
  const [program = "", ...args] = [...user.prefix, ...argv];
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on("error", reject);
  child.on("close", resolve);
  const exitCode = await promise;
  return { exitCode, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}

/** The same for a program that must succeed: its stdout. */
export async function runWell(
  user: Pick<RunUser, "prefix">,
  argv: readonly [string, ...string[]],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<string> {
  const end = await runAs(user, argv, options);
  if (end.exitCode !== 0) {
    throw new Error(`${argv.join(" ")} ended with ${end.exitCode}:\n${end.stdout}${end.stderr}`);
  }
  return end.stdout;
}

/**
 * A command line that runs `argv` where the given programs are not there: in a mount namespace of its own, each
 * covered by something that can't be executed. Keeps the pid.
 */
export function hidePrograms(paths: readonly string[], argv: readonly string[]): [string, ...string[]] {
  const [program = "", ...args] = argv;
  if (paths.length === 0) return [program, ...args];
  const isRoot = process.getuid?.() === 0;
  // Not a shell: it would drop the inputs' variables, whose names hold hyphens.
  const script = `
    const { execFileSync } = require("node:child_process");
    const { existsSync } = require("node:fs");
    const [paths, program, ...args] = process.argv.slice(1);
    for (const path of paths.split(":")) {
      if (existsSync(path)) execFileSync("mount", ["--bind", "/dev/null", path]);
    }
    process.execve(program.includes("/") ? program : "/usr/bin/" + program, [program, ...args], process.env);`;
  return [
    ...(["unshare", "--mount"] as const),
    ...(isRoot ? [] : ["--user", "--map-current-user", "--keep-caps"]),
    ...["--", process.execPath, "--no-warnings", "-e", script, "--", paths.join(":")],
    ...(isRoot ? [] : ["setpriv", "--inh-caps=-all", "--ambient-caps=-all", "--"]),
    ...argv,
  ];
}

/**
 * A command line that runs `argv` where the given Debian packages are not installed, though they can be: in a mount
 * namespace of its own whose changes to the system are thrown away. For root only. Keeps the pid.
 */
export function removePackages(
  packages: readonly string[],
  argv: readonly [string, ...string[]],
): [string, ...string[]] {
  if (packages.length === 0) return [...argv];
  const script = `
    const { execFileSync } = require("node:child_process");
    const { mkdirSync } = require("node:fs");
    const [packages, program, ...args] = process.argv.slice(1);
    execFileSync("mount", ["-t", "tmpfs", "none", "/mnt"]);
    for (const path of ["/usr", "/etc", "/var/lib/dpkg", "/var/lib/apt", "/var/cache/apt", "/var/log"]) {
      const [upper, work] = ["upper", "work"].map((name) => "/mnt/" + path.replaceAll("/", "-") + "/" + name);
      for (const directory of [upper, work]) mkdirSync(directory, { recursive: true });
      const options = "lowerdir=" + path + ",upperdir=" + upper + ",workdir=" + work;
      execFileSync("mount", ["-t", "overlay", "overlay", "-o", options, path]);
    }
    execFileSync("dpkg", ["--remove", "--force-depends", ...packages.split(",")]);
    process.execve(program.includes("/") ? program : "/usr/bin/" + program, [program, ...args], process.env);`;
  const evaluate = [process.execPath, "--no-warnings", "-e", script, "--", packages.join(",")];
  return ["unshare", "--mount", "--", ...evaluate, ...argv];
}
