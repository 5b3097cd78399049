// Finds the system programs that Tiny Backspace works with and installs the missing ones where it may.
import "./require-node.mjs";
import { spawnSync } from "node:child_process";
import { accessSync, constants, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Each program with the Debian package that brings it. */
const programs = {
  git: "git",
  gh: "gh",
  bwrap: "bubblewrap",
  socat: "socat",
  setpriv: "util-linux",
  choom: "util-linux",
};
/** What the tests of the live page need beside them. */
const browsers = { chromium: "chromium" };

/**
 * Makes sure that every program is there, and those of `also`, each with its package: installs what is missing when this is root or sudo asks no password.
 * Throws an error that names the one command to run where it can't.
 */
export function ensureSystemPackages({
  env = process.env,
  isRoot = process.getuid?.() === 0,
  withBrowser = false,
  also = {},
} = {}) {
  const needed = { ...programs, ...(withBrowser && browsers), ...also };
  const missing = missingPrograms(needed, env);
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map((program) => needed[program]))];
  if (!hasProgram("apt-get", env)) {
    throw new Error(
      `Install ${missing.join(", ")} (Debian's packages: ${packages.join(", ")}) and run it again.`,
    );
  }
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(" ")}`;
  const prefix = isRoot ? [] : ["sudo", "-n"];
  if (!isRoot && run(["sudo", "-n", "true"], env).status !== 0) {
    throw new Error(`${missing.join(", ")} missing. Run: sudo sh -c '${command}'`);
  }

  console.log(`Installing ${packages.join(", ")} with apt.`);
  const install = [...prefix, "apt-get", "install", "-y", "--no-install-recommends", ...packages];
  let last = run(install, env);
  if (last.status !== 0) {
    // A fresh image has no package lists, an old one may have lists of packages that are gone.
    run([...prefix, "apt-get", "update"], env);
    last = run(install, env);
  }
  const left = missingPrograms(needed, env);
  if (left.length > 0) {
    throw new Error(`apt did not bring ${left.join(", ")}:\n${last.output.trim()}\nRun as root: ${command}`);
  }
}

function missingPrograms(needed, env) {
  return Object.keys(needed).filter((program) => !hasProgram(program, env));
}

function hasProgram(name, env) {
  return (env.PATH ?? "").split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function run([program, ...args], env) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    env: { ...env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    timeout: 300_000,
  });
  return { status, output: error === undefined ? `${stdout}${stderr}` : error.message };
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    ensureSystemPackages();
  } catch (cause) {
    console.error(cause.message);
    process.exitCode = 1;
  }
}
