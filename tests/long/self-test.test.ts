import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { UserError } from "../../src/errors.ts";
import { rootTest } from "../support/as-root.ts";
import { type Machine, makeMachine, openMachine, parents } from "../support/open-sandbox.ts";
import { add, drop, replace, weaken } from "../support/weakened.ts";

async function failureOf(work: Promise<unknown>): Promise<UserError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).code).toBe("sandbox-unavailable");
  return error as UserError;
}

/** What a weakened sandbox let go: processes that have the machine's directory in their mounts or environment. */
function endSurvivors({ directory, parentPid }: Machine): void {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name) && name !== `${parentPid}`)) {
    try {
      const traces = ["mountinfo", "environ"].map((file) => readFileSync(`/proc/${pid}/${file}`, "latin1"));
      if (traces.some((trace) => trace.includes(basename(directory)))) process.kill(Number(pid), "SIGKILL");
    } catch {
      // It ended in between.
    }
  }
}

describe.each(parents)("the self-test of a parent that is %s", (parent) => {
  test("passes on this machine and leaves nothing behind", async () => {
    await using machine = await openMachine({ parent });
    await machine.selfTest();
    expect(readdirSync(machine.tempDir).filter((name) => name.startsWith("canary"))).toEqual([]);
    expect((await machine.run("git status --short")).head).toBe("");
  });

  test.each([
    ["the network namespace", drop("--unshare-net"), "network can be reached"],
    ["the system call filter", drop("--seccomp", 1), "system calls are not filtered"],
    ["read-only system directories", "s/^--ro-bind$/--bind/ for @a;", "/usr can be written"],
    [
      "the read-only /proc",
      `${drop("--remount-ro", 1)}`,
      "its own standing with the memory killer can be changed",
    ],
    [
      "the process namespace",
      `${drop("--unshare-pid")}; ${replace("--proc", 1, "--bind", "/proc", "/proc")}`,
      "other processes can be seen",
    ],
    ["the loss of capabilities", replace("--cap-drop", 1, "--cap-add", "ALL"), "it has capabilities"],
    [
      "the ban on user namespaces",
      `@a = grep { $_ ne "--disable-userns" } @a; ${drop("--seccomp", 1)}`,
      "user namespaces can be nested",
    ],
    ["the end with the command", drop("--die-with-parent"), "a background process outlived its command"],
    ["the cleared view of the machine", add("--bind", "/opt", "/opt"), "/opt can be written"],
  ])("notices that %s is missing", async (_, change, message) => {
    await using machine = await makeMachine({ parent });
    weaken(machine, [{ launch: change }]);
    await machine.open();
    try {
      expect((await failureOf(machine.selfTest())).message).toContain(message);
    } finally {
      endSurvivors(machine);
    }
  });

  test("says how to get bubblewrap where it is missing", async () => {
    await using machine = await makeMachine({ parent });
    Object.assign(machine.options.programs, { bwrap: "/usr/bin/bwrap-not-there" });
    const { message } = await failureOf(machine.open());
    expect(message).toContain("is not installed");
    expect(message).toContain("sudo apt-get install -y bubblewrap");
    expect(readdirSync(machine.tempDir)).toEqual(["git"]);
  });

  test("says what this machine needs where bubblewrap can't make a sandbox", async () => {
    await using machine = await makeMachine({ parent });
    const program = join(machine.directory, "no-bwrap");
    writeFileSync(
      program,
      '#!/bin/sh\n[ "$1" = --version ] && exec /usr/bin/bwrap --version\necho "bwrap: setting up uid map: Permission denied" >&2\nexit 1\n',
      { mode: 0o755 },
    );
    Object.assign(machine.options.programs, { bwrap: program });
    await machine.open();
    const { message } = await failureOf(machine.selfTest());
    expect(message).toContain("bwrap: setting up uid map: Permission denied");
    expect(message).toMatch(/runs-on: ubuntu-24.04|sysctl/);
  });

  test("closing removes all that was made, whatever the agent left", async () => {
    await using machine = await openMachine({ parent });
    const { head } = await machine.run("awk '$5 == \"/tmp\" { print $4 }' /proc/self/mountinfo");
    const made = dirname(head.trim());
    expect(statSync(made).isDirectory()).toBe(true);
    await machine.run(
      "mkdir -p ~/shut/in && touch ~/shut/in/file && chmod 0 ~/shut/in ~/shut; perl -e 'for (1..300) { mkdir q(d) x 20; chdir q(d) x 20 }' ",
    );
    const pending = machine.run("sleep 60");
    await machine.sandbox.readFile({ path: "app.py", maxBytes: 10 });
    await machine.sandbox[Symbol.asyncDispose]();
    expect((await pending).end).toEqual({ type: "cancelled" });
    expect(statSync(made, { throwIfNoEntry: false })).toBeUndefined();
    expect(readdirSync(machine.tempDir)).toEqual(["git"]);
    await expect(machine.run("true")).rejects.toThrow("closed");
  });
});

// Root's sandbox begins without new privileges before bubblewrap. bubblewrap has no way to leave them out.
test("the self-test notices that the ban on new privileges is missing", async () => {
  await using machine = await makeMachine({ parent: "unprivileged" });
  weaken(machine, [{ launch: "$none = 1; for (@ARGV) { $_ = $source->($_) if m(^/run/tiny-backspace/) }" }]);
  await machine.open();
  try {
    expect((await failureOf(machine.selfTest())).message).toContain("it can gain privileges");
  } finally {
    endSurvivors(machine);
  }
});

// Root's private files are out of the other user's reach even where they are in sight.
test("the self-test notices that the run's own files are in sight", async () => {
  await using machine = await makeMachine({ parent: "unprivileged" });
  weaken(machine, [{ launch: add("--bind", machine.tempDir, machine.tempDir) }]);
  await machine.open();
  const { message } = await failureOf(machine.selfTest());
  expect(message).toContain("the run's own files can be read");
  expect(message).toContain("the file worker can read the run's own files");
});

// A job in a container: root, user namespaces allowed, mounts not.
rootTest("a root that may not mount has a sandbox all the same", async () => {
  await using machine = await openMachine({
    parent: "root",
    prefix: ["setpriv", "--bounding-set=-sys_admin", "--inh-caps=-sys_admin", "--"],
  });
  await machine.selfTest();
  expect((await machine.run("id -u; git log --format=%s")).head).toMatch(/^60\d\d\d\nfirst\n$/);
});
