import { existsSync, readFileSync } from "node:fs";
import { UserError } from "../errors.ts";

/** A sandbox that can't be had: what happened, and the fix that this machine's settings call for. */
export function sandboxUnavailable(reason: string, cause?: unknown): UserError {
  return new UserError(
    "sandbox-unavailable",
    `The sandbox is not available: ${reason}. ${fixForThisMachine()}`,
    { cause },
  );
}

const systems: Readonly<Record<string, string>> = { darwin: "macOS", win32: "Windows" };

/** Throws UserError("sandbox-unavailable") on any other system than Linux, before anything is made there. */
export function requireLinux(platform: string): void {
  if (platform === "linux") return;
  throw new UserError(
    "sandbox-unavailable",
    `This machine runs ${systems[platform] ?? platform}, and Tiny Backspace needs Linux, with \`sandbox: off\` too; in a workflow that is \`runs-on: ubuntu-24.04\`.`,
  );
}

export const installFix = (packages: readonly string[]) =>
  `Install it first, with \`sudo apt-get install -y ${packages.join(" ")}\`.`;

export const appArmorFix =
  "AppArmor keeps bubblewrap from making user namespaces here; run `sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0` first.";

function fixForThisMachine(): string {
  if (setting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") === "1") {
    return appArmorFix;
  }
  if (setting("/proc/sys/kernel/unprivileged_userns_clone") === "0") {
    return "User namespaces are turned off; run `sudo sysctl -w kernel.unprivileged_userns_clone=1` first.";
  }
  if (setting("/proc/sys/user/max_user_namespaces") === "0") {
    return "User namespaces are turned off; run `sudo sysctl -w user.max_user_namespaces=15000` first.";
  }
  if (existsSync("/.dockerenv") || existsSync("/run/.containerenv")) {
    return "This job runs in a container that allows no user namespaces; use `runs-on: ubuntu-24.04` without `container:`, or give it `options: --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined`.";
  }
  return "Use a Linux runner such as `runs-on: ubuntu-24.04` with bubblewrap 0.6 or newer and user namespaces allowed.";
}

function setting(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return undefined;
  }
}
