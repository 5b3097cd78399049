import { readFileSync, realpathSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import type { Run } from "../run.ts";
import { type Environment, runTrusted, type TrustedResult } from "../trusted.ts";
import { appArmorFix, installFix } from "./unavailable.ts";

/** What the sandbox starts, by the name of its program; each comes in one package. */
const packages = { bwrap: "bubblewrap", socat: "socat" } as const;
type Needed = keyof typeof packages;

export interface ProvisionOptions {
  /** Absolute path of a program of the system, if it is installed now. */
  readonly find: (program: string) => string | undefined;
  /** From `trustedEnvironment`. */
  readonly env: Environment;
  /** Of this process. */
  readonly uid: number;
  /**
   * Which changes this machine is open to: none; those that let the sandbox start and loosen nothing for others;
   * or, on a machine that is thrown away after the job, every one that helps.
   */
  readonly changes: "none" | "own" | "any";
  /** Where the kernel shows its settings. */
  readonly settings?: string;
}

export const kernelSettings = "/proc/sys";
const restriction = "kernel.apparmor_restrict_unprivileged_userns";
const aptTimeoutMs = 240_000;

/**
 * Makes sure that the programs are installed and that bubblewrap may make user namespaces, and tells every change of
 * the machine. Where nothing is missing it looks for the programs and reads one setting, and that is all; `allowed`
 * is awaited before anything is changed. Throws UserError("sandbox-unavailable") with the reason and the fix.
 */
export async function provision<Name extends Needed>(
  run: Run,
  needed: readonly Name[],
  options: ProvisionOptions & { readonly allowed: Promise<void> },
): Promise<Readonly<Record<Name, string>>> {
  const missing = needed.filter((name) => options.find(name) === undefined);
  if (missing.length > 0) await install(run, missing, options);
  const programs = Object.fromEntries(needed.map((name) => [name, options.find(name)])) as Record<
    Name,
    string
  >;
  const bwrap = options.find("bwrap");
  if (bwrap !== undefined && isRestricted(options)) await permit(run, bwrap, options);
  return programs;
}

type Options = Parameters<typeof provision>[2];

// ── programs ──

async function install(run: Run, missing: readonly Needed[], options: Options): Promise<void> {
  const names = missing.map((name) => packages[name]);
  const unavailable = (why: string) =>
    new UserError(
      "sandbox-unavailable",
      `The sandbox can't be opened: ${names.join(" and ")} is not installed${why}. ${installFix(names)}`,
    );
  if (options.changes === "none") throw unavailable("");
  await options.allowed;
  const apt = options.find("apt-get");
  if (apt === undefined) throw unavailable(", and there is no apt-get to install it with");
  const asRoot = await findRoot(run, options);
  if (asRoot === undefined)
    throw unavailable(", and installing it takes root or a sudo that asks for no password");

  run.emit({ type: "status", message: `Installing ${names.join(" and ")}...`, phase: "prepare" });
  const settings = ["-o", "DPkg::Lock::Timeout=60", "-o", "Acquire::Retries=2"];
  const call = (...args: string[]) => asRoot(apt, [...settings, ...args], aptTimeoutMs);
  const bring = () => call("install", "-y", "--no-install-recommends", ...names);
  let last = await bring();
  if (last.exitCode !== 0) {
    // A fresh image has no lists, an old one lists of packages that are gone.
    await call("update");
    last = await bring();
  }
  if (missing.some((name) => options.find(name) === undefined)) {
    throw unavailable(`, and apt-get did not bring it (${lastLine(last)})`);
  }
  run.emit({ type: "machine_change", message: `Installed ${names.join(" and ")} with apt-get.` });
}

type Start = (program: string, args: readonly string[], timeoutMs?: number) => Promise<TrustedResult>;

/** Runs a program as root; undefined where we can't. */
async function findRoot({ signal }: Run, { uid, find, env }: Options): Promise<Start | undefined> {
  const quiet = { ...env, DEBIAN_FRONTEND: "noninteractive" };
  const start: Start = (program, args, timeoutMs = 30_000) =>
    runTrusted(program, args, { cwd: "/", env: quiet, timeoutMs, signal });
  if (uid === 0) return start;
  const sudo = find("sudo");
  if (sudo === undefined || (await start(sudo, ["-n", "true"])).exitCode !== 0) return undefined;
  // sudo keeps no variables.
  const keep = ["/usr/bin/env", "DEBIAN_FRONTEND=noninteractive"];
  return (program, args, timeoutMs) => start(sudo, ["-n", "--", ...keep, program, ...args], timeoutMs);
}

// ── user namespaces ──

function isRestricted({ settings = kernelSettings }: Options): boolean {
  try {
    return readFileSync(join(settings, ...restriction.split(".")), "utf8").trim() === "1";
  } catch {
    return false;
  }
}

/** The profile lets one program make user namespaces, and changes nothing for any other. */
const profileOf = (program: string) => `abi <abi/4.0>,
include <tunables/global>

profile tiny-backspace-bwrap "${program}" flags=(unconfined) {
  userns,
}
`;

async function permit(run: Run, bwrap: string, options: Options): Promise<void> {
  // The image or an earlier step may have seen to it.
  if (await isPermitted(run, bwrap, options)) return;
  const unavailable = (why: string) =>
    new UserError("sandbox-unavailable", `The sandbox can't be opened: ${why}. ${appArmorFix}`);
  if (options.changes === "none") throw unavailable("bubblewrap may make no user namespaces");
  await options.allowed;
  const asRoot = await findRoot(run, options);
  if (asRoot === undefined) {
    throw unavailable("changing that takes root or a sudo that asks for no password");
  }

  const program = realpathSync(bwrap);
  const parser = options.find("apparmor_parser");
  if (parser !== undefined) {
    const file = join(run.tempDir, "bwrap.apparmor");
    await writeFile(file, profileOf(program), { mode: 0o600 });
    const loaded = await asRoot(parser, ["-r", file]);
    await rm(file);
    if (loaded.exitCode === 0) {
      const what = `Loaded the AppArmor profile tiny-backspace-bwrap, which lets ${program} make user namespaces`;
      run.emit({ type: "machine_change", message: `${what}; it is there until the machine restarts.` });
      if (await isPermitted(run, bwrap, options)) return;
    }
  }
  const sysctl = options.find("sysctl");
  if (options.changes !== "any" || sysctl === undefined) {
    throw unavailable("an AppArmor profile for bubblewrap alone did not help");
  }
  const set = await asRoot(sysctl, ["-w", `${restriction}=0`]);
  if (set.exitCode !== 0) throw unavailable(`the setting could not be changed (${lastLine(set)})`);
  const message = `Set ${restriction} to 0: every program on this machine may make user namespaces until it restarts.`;
  run.emit({ type: "machine_change", message });
  if (!(await isPermitted(run, bwrap, options)))
    throw unavailable("turning AppArmor's restriction off did not help");
}

/** Whether bubblewrap, under the user that it will run as or one that has as little, can make what it must. */
async function isPermitted({ signal }: Run, bwrap: string, { uid, find, env }: Options): Promise<boolean> {
  const setpriv = find("setpriv");
  const nobody = "65534";
  const drop =
    uid === 0 && setpriv !== undefined
      ? [setpriv, `--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups", "--no-new-privs", "--"]
      : [];
  const namespaces = ["--unshare-user", "--unshare-pid", "--unshare-net", "--cap-drop", "ALL"];
  const [program = bwrap, ...args] = [...drop, bwrap, ...namespaces, "--ro-bind", "/", "/", "/bin/true"];
  return (await runTrusted(program, args, { cwd: "/", env, timeoutMs: 10_000, signal })).exitCode === 0;
}

/** What a program said last, short. */
function lastLine({ stderr, stdout, timedOut }: TrustedResult): string {
  if (timedOut) return "it took too long";
  const lines = `${stdout.toString("utf8")}\n${stderr}`.split("\n").filter((line) => line.trim() !== "");
  return lines.at(-1)?.trim().slice(0, 300) ?? "it said nothing";
}
