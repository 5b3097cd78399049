import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";

const programs = ["git", "gh", "bwrap", "socat", "setpriv", "choom"];

let bin: string;
beforeEach(() => {
  bin = mkdtempSync(join(tmpdir(), "setup-"));
  for (const tool of ["sh", "cp", "chmod"]) symlinkSync(`/bin/${tool}`, join(bin, tool));
});
afterEach(() => rmSync(bin, { recursive: true }));

function program(name: string, script = "exit 0"): void {
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
}

/** An apt-get that notes its calls, and whose packages are there after an update only. */
function apt(options: { readonly brings: readonly string[] }): void {
  const copies = options.brings.map((name) => `cp "${bin}/sh" "${bin}/${name}"`).join("\n");
  program(
    "apt-get",
    `echo "$@" >> ${bin}/calls
[ "$1" = update ] && { : > ${bin}/updated; exit 0; }
[ -e ${bin}/updated ] || { echo "E: Unable to locate package"; exit 100; }
${copies || ":"}`,
  );
}

function setup(isRoot: boolean, withBrowser = false) {
  const call = `import { ensureSystemPackages } from ${JSON.stringify(join(process.cwd(), "scripts/setup.mjs"))};
try { ensureSystemPackages({ isRoot: ${isRoot}, withBrowser: ${withBrowser} }); } catch (cause) { console.error(cause.message); process.exitCode = 1; }`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", call], {
    env: { PATH: bin },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const calls = () => readFileSync(join(bin, "calls"), "utf8").trim().split("\n");

test("says nothing when every program is there", () => {
  for (const name of programs) program(name);
  expect(setup(false)).toEqual({ status: 0, stdout: "", stderr: "" });
});

test("root installs what is missing, and updates apt's lists only when they lack it", () => {
  for (const name of ["git", "gh", "setpriv", "choom"]) program(name);
  apt({ brings: ["bwrap", "socat"] });
  expect(setup(true)).toEqual({
    status: 0,
    stdout: "Installing bubblewrap, socat with apt.\n",
    stderr: "",
  });
  const install = "install -y --no-install-recommends bubblewrap socat";
  expect(calls()).toEqual([install, "update", install]);
});

test("installs through a sudo that asks no password", () => {
  for (const name of ["git", "bwrap", "socat", "setpriv", "choom"]) program(name);
  program("sudo", `shift; exec "$@"`);
  program("true");
  apt({ brings: ["gh"] });
  expect(setup(false).status).toBe(0);
  expect(calls()).toHaveLength(3);
});

test("without root and sudo it prints the one command to run", () => {
  for (const name of programs.slice(2)) program(name);
  program("sudo", "exit 1");
  apt({ brings: [] });
  const { status, stderr } = setup(false);
  expect(status).toBe(1);
  expect(stderr).toBe(
    "git, gh missing. Run: sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends git gh'\n",
  );
});

test("a package that apt does not bring is named with apt's own words", () => {
  for (const name of programs.slice(0, 5)) program(name);
  apt({ brings: [] });
  const { status, stderr } = setup(true);
  expect(status).toBe(1);
  expect(stderr).toContain("apt did not bring choom");
});

test("without apt it names the programs", () => {
  const { status, stderr } = setup(true);
  expect(status).toBe(1);
  expect(stderr).toContain("Install git, gh, bwrap, socat, setpriv, choom");
});

test("tests in a browser are not skipped where there is none: it is installed, or they fail", () => {
  for (const name of programs) program(name);
  apt({ brings: [] });
  const { status, stderr } = setup(true, true);
  expect(status).toBe(1);
  expect(stderr).toContain("apt did not bring chromium");
  apt({ brings: ["chromium"] });
  expect(setup(true, true)).toMatchObject({ status: 0, stdout: "Installing chromium with apt.\n" });
});
