import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Machine, makeMachine, openMachine, parents } from "../support/open-sandbox.ts";
import { git } from "../support/repo.ts";

/** Numbers of the processes on this machine that have the argument. */
function processesWith(argument: string): string[] {
  return readdirSync("/proc").filter((name) => {
    try {
      return readFileSync(`/proc/${name}/cmdline`, "latin1").split("\0").includes(argument);
    } catch {
      return false;
    }
  });
}

async function untilRunning(argument: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (processesWith(argument).length === 0 && Date.now() < deadline) await wait(1);
}

describe.each(parents)("a command in the sandbox of a parent that is %s", (parent) => {
  let machine: Machine;
  beforeAll(async () => {
    machine = await openMachine({ parent });
  });
  afterAll(async () => {
    await machine[Symbol.asyncDispose]();
  });
  const run: Machine["run"] = (command, options) => machine.run(command, options);

  test("runs in the workspace and tells its output and exit code", async () => {
    const result = await run("pwd; echo oops >&2; exit 3");
    expect(result).toMatchObject({
      head: `${machine.workspace}\noops\n`,
      tail: "",
      omittedBytes: 0,
      end: { type: "exit", code: 3 },
    });
  });

  test("has a small environment of its own", async () => {
    const { head } = await run("env | grep -v -E '^(PWD|SHLVL|_)=' | sort");
    const names = head.split("\n").map((line) => line.split("=")[0]);
    expect(names).toEqual(["CI", "HOME", "LANG", "PATH", "TERM", "TMPDIR", ""]);
    expect((await run("cd ~ && pwd && [ $TMPDIR = /tmp ] && touch x")).head).toBe(`${machine.home}\n`);
  });

  test("sees what the commands before it left in the workspace, HOME and /tmp", async () => {
    await run("echo one > left; echo two > ~/left; echo three > /tmp/left");
    expect((await run("cat left ~/left /var/tmp/left; rm left")).head).toBe("one\ntwo\nthree\n");
  });

  test("can write to /dev/stdout and /dev/stderr", async () => {
    const { head } = await run("echo a >/dev/stdout; echo b | tee /dev/stderr; echo c >>/dev/stderr");
    expect(head.split("\n").sort()).toEqual(["", "a", "b", "b", "c"]);
  });

  test("that gives no end is ended when its time is up, with what it printed", async () => {
    const result = await run("echo begun; trap '' TERM INT HUP; while :; do :; done", { timeoutMs: 500 });
    expect(result).toMatchObject({ head: "begun\n", end: { type: "timeout" } });
    expect(result.durationMs).toBeGreaterThanOrEqual(499);
  });

  test("is ended when the run is cancelled", async () => {
    const mark = `7777.${Math.trunc(Math.random() * 1e9)}`;
    const result = await run(`echo begun; exec sleep ${mark}`, { cancelAfter: untilRunning(mark) });
    expect(result.end).toEqual({ type: "cancelled" });
    expect(processesWith(mark)).toEqual([]);
  });

  test("that is cancelled just after its start leaves nothing running", async () => {
    const mark = `7777.${Math.trunc(Math.random() * 1e9)}`;
    for (let delayMs = 0; delayMs < 20; delayMs += 1) {
      const result = await run(`exec sleep ${mark}`, { cancelAfter: wait(delayMs) });
      expect(result.end).toEqual({ type: "cancelled" });
      expect(processesWith(mark)).toEqual([]);
    }
  });

  test("takes its background processes with it", async () => {
    const mark = `7777.${Math.trunc(Math.random() * 1e9)}`;
    const result = await run(
      `(setsid nohup sleep ${mark} >/dev/null 2>&1 &); setsid sleep ${mark} & disown -a; echo up`,
    );
    expect(result).toMatchObject({ head: "up\n", end: { type: "exit", code: 0 } });
    expect(processesWith(mark)).toEqual([]);
  });

  test("may print without end: head and tail are kept in little memory", async () => {
    const before = await machine.memory();
    const result = await run("echo first; yes xxx | head -c 1G; echo last", {
      maxOutputBytes: 10_000,
      timeoutMs: 60_000,
    });
    expect(result.head.startsWith("first\nxxx\nxxx\n")).toBe(true);
    expect(result.tail.endsWith("xxx\nxxx\nlast\n")).toBe(true);
    expect(result.omittedBytes + 10_000).toBe(2 ** 30 + "first\nlast\n".length);
    expect(result.end).toEqual({ type: "exit", code: 0 });
    expect((await machine.memory()) - before).toBeLessThan(64 * 1024 * 1024);
  });

  test("finds git at work, with history and commits that stay inside", async () => {
    const before = await git(machine.workspace, "-c", "safe.directory=*", "for-each-ref");
    const { head, end } = await run(
      "git log --format=%s && git checkout -q -b idea && echo x > new && git add -A && git -c user.name=a -c user.email=b commit -qm second && git log --format=%s",
    );
    expect({ head, end }).toEqual({ head: "first\nsecond\nfirst\n", end: { type: "exit", code: 0 } });
    expect(await git(machine.workspace, "-c", "safe.directory=*", "for-each-ref")).toBe(before);
  });

  test("is told that the action publishes when it calls gh or pushes", async () => {
    const sentence = "Tiny Backspace itself commits, pushes the branch and opens the pull request";
    for (const command of [
      "gh pr create --fill",
      "git push https://github.com/o/r.git HEAD",
      "git push git@github.com:o/r.git HEAD",
      "git remote add up https://example.com/r && git push up HEAD",
    ]) {
      const result = await run(command);
      expect(result.head).toContain(sentence);
      expect(result.end).not.toEqual({ type: "exit", code: 0 });
    }
  });

  test("may push to a directory, as tests of git tools do", async () => {
    expect(
      (await run("git init -q --bare /tmp/far && git push -q /tmp/far HEAD:refs/heads/x && echo pushed"))
        .head,
    ).toBe("pushed\n");
  });

  test("marked read-only can't change the workspace, and others of its kind run beside it", async () => {
    const results = await Promise.all(
      [1, 2, 3, 4, 5].map((number) =>
        run(`touch made .git/made 2>/dev/null && echo changed; git status >/dev/null && echo ${number}`, {
          readOnly: true,
        }),
      ),
    );
    expect(results.map(({ head }) => head)).toEqual(["1\n", "2\n", "3\n", "4\n", "5\n"]);
  });

  test("that is too long for one argument is refused with advice", async () => {
    await expect(run(`: ${"x".repeat(131_072)}`)).rejects.toThrow(/script file/);
  });

  test("has limits on processes, files and file size, and leaves no core", async () => {
    expect((await run("ulimit -Hu; ulimit -Hn; ulimit -Hf; ulimit -Hc")).head).toBe(
      "512\n4096\n2097152\n0\n",
    );
    const bomb = await run(
      "perl -e 'while (defined(my $child = fork)) { unless ($child) { sleep 60; exit } $made++ } print \"$made $!\"'",
    );
    expect(bomb.head).toMatch(/^(4\d\d|50\d|51[01]) Resource temporarily unavailable$/);
  });

  test("can't make a file that is larger than the limit", async () => {
    const { head } = await run(
      "truncate -s 3G giant; truncate -s 1G large && stat -c %s large; rm -f large giant",
    );
    expect(head).toMatch(/File size limit exceeded.*truncate -s 3G giant/);
    expect(head).toMatch(/\n1073741824\n$/);
  });

  test("finds secrets of the system masked", async () => {
    const { head } = await run(
      "for f in shadow gshadow sudoers ssh/* ssl/private/* sudoers.d/*; do [ -s /etc/$f ] && echo $f; done; echo over",
    );
    expect(head).toBe("over\n");
  });

  test("marked read-only may run beside others: each of two waits for what the other makes", async () => {
    const [one, two] = await Promise.all([
      run("touch /tmp/one; until [ -e /tmp/two ]; do :; done; echo met", { readOnly: true }),
      run("touch /tmp/two; until [ -e /tmp/one ]; do :; done; echo met", { readOnly: true }),
    ]);
    expect([one?.head, two?.head]).toEqual(["met\n", "met\n"]);
  });

  test("is the first to go when memory runs out", async () => {
    expect((await run("cat /proc/self/oom_score_adj; echo 0 > /proc/self/oom_score_adj")).head).toMatch(
      /^1000\n.*Read-only file system\n$/s,
    );
  });

  test("a program runs with its own mounts, input and bytes as they are", async () => {
    const directory = join(machine.tempDir, "git");
    const ran = await machine.runProgram({
      argv: [
        "/bin/sh",
        "-c",
        'cat; printf "\\377"; ls /run/extra | head -3; touch /run/extra/made; echo $MORE >&2; exit 4',
      ],
      env: { MORE: "yes" },
      mounts: [{ source: directory, target: "/run/extra", writable: true }],
      input: Buffer.from([0, 1, 255]),
    });
    expect(ran).toMatchObject({ exitCode: 4, stderr: "yes\n" });
    expect(ran.stdout.subarray(0, 4)).toEqual(Buffer.from([0, 1, 255, 255]));
    expect(readdirSync(directory)).toContain("made");
    // bash reads that file where its input is a socket.
    await machine.run("echo 'echo planted; exit 0' | tee ~/.bashrc ~/.bash_profile ~/.profile > /dev/null");
    const plain = await machine.runProgram({ argv: ["/bin/cat"], input: Buffer.from("alone") });
    expect(plain.stdout.toString()).toBe("alone");
    await machine.run("rm ~/.bashrc ~/.bash_profile ~/.profile");
    await expect(machine.runProgram({ argv: ["/usr/bin/yes"], maxOutputBytes: 1000 })).rejects.toThrow(
      "more than 1000",
    );
    await expect(machine.runProgram({ argv: ["/bin/sleep", "60"], timeoutMs: 300 })).rejects.toThrow(
      "no end after 300 ms",
    );
  });
});

test("the runner's mark is on the sandbox's first process, for the runner to find, and not inside", async () => {
  const runnerTrackingId = `github_${Math.trunc(Math.random() * 1e9)}`;
  await using machine = await openMachine({ parent: "unprivileged", sandbox: { runnerTrackingId } });
  const mark = `7777.${Math.trunc(Math.random() * 1e9)}`;
  const found = (async () => {
    await untilRunning(mark);
    return readdirSync("/proc").filter((name) =>
      environmentOf(name).includes(`RUNNER_TRACKING_ID=${runnerTrackingId}`),
    );
  })();
  const { head } = await machine.run(`env; exec sleep ${mark}`, { cancelAfter: found });
  expect(await found).not.toEqual([]);
  expect(head).not.toContain(runnerTrackingId);
});

test("descriptors that the parent was started with are closed inside", async () => {
  const prefix = ["/bin/bash", "-c", 'exec 77</etc/hostname 78>/dev/null; exec "$@"', "bash"];
  await using machine = await openMachine({ parent: "unprivileged", prefix });
  expect(readdirSync(`/proc/${machine.parentPid}/fd`)).toEqual(expect.arrayContaining(["77", "78"]));
  const { head } = await machine.run("ls /proc/self/fd /proc/1/fd");
  expect(head).not.toMatch(/7[78]/);
});

function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "latin1");
  } catch {
    return "";
  }
}

describe("tools", () => {
  test.each(parents)("on PATH below HOME run read-only for a parent that is %s", async (parent) => {
    await using machine = await makeMachine({ parent });
    const script = '#!/bin/sh\necho "tool runs"\n';
    const bin = join(machine.home, ".cargo/bin");
    writeTool(bin, "crate", script);
    writeFileSync(join(machine.home, ".cargo/credentials.toml"), machine.canary);
    execFileSync("chown", ["-R", `--reference=${machine.home}`, join(machine.home, ".cargo")]);
    Object.assign(machine.options, { path: `${bin}:${machine.options.path}` });
    await machine.open();
    const { head } = await machine.run(
      `crate; echo x >> ${bin}/crate; cat ~/.cargo/credentials.toml; touch ~/.cargo/cache && echo writable`,
    );
    expect(head).toMatch(/^tool runs\n/);
    expect(head).toMatch(/Read-only file system|Permission denied/);
    expect(head).not.toContain(machine.canary);
    expect(head).toMatch(/\nwritable\n$/);
  });

  test.each(parents)(
    "of a tool cache are found and can't be changed, for a parent that is %s",
    async (parent) => {
      await using machine = await makeMachine({ parent });
      const cache = join(machine.directory, "_tool/node/24.1.0/x64");
      writeTool(
        join(cache, "bin"),
        "tool",
        `#!/bin/sh\ncat "$(dirname "$0")/../lib/answer"; echo $JAVA_HOME\n`,
      );
      writeTool(join(cache, "lib"), "answer", "from the cache\n");
      writeTool(join(machine.directory, "_tool/secret"), "key", machine.canary);
      execFileSync("chmod", ["-R", "a+rwX", join(machine.directory, "_tool")]);
      Object.assign(machine.options, {
        path: `${cache}/bin:${machine.options.path}`,
        env: { JAVA_HOME: cache, MODEL_KEY: machine.canary, GOROOT: machine.home },
      });
      await machine.open();
      const { head } = await machine.run(
        `tool; echo evil > ${cache}/bin/git || echo kept; ls ${machine.directory}/_tool ${machine.directory}/_tool/secret; env`,
      );
      expect(head).toMatch(new RegExp(`^from the cache\n${cache}\n.*Read-only file system\nkept\n`));
      expect(head).toMatch(/No such file/);
      expect(head).not.toContain(machine.canary);
      expect(head).not.toContain("GOROOT");
    },
  );

  test.each(parents)("in HOME find what was fetched, for a parent that is %s", async (parent) => {
    await using machine = await makeMachine({ parent });
    const fetched = join(machine.home, ".npm/_cacache");
    writeTool(fetched, "index", "fetched\n");
    writeTool(join(machine.home, ".npm"), "token", machine.canary);
    execFileSync("chown", ["-R", `--reference=${machine.home}`, join(machine.home, ".npm")]);
    await machine.open();
    const { head } = await machine.run(
      "cat ~/.npm/_cacache/index ~/.npm/token; echo x > ~/.npm/_cacache/index; touch ~/.npm/made && echo writable",
    );
    expect(head).toMatch(/^fetched\n.*token: No such file.*Read-only file system\nwritable\n$/s);
  });

  test.each(parents)("find the user's name and HOME, for a parent that is %s", async (parent) => {
    await using machine = await openMachine({ parent });
    const { head } = await machine.run(
      'getent passwd "$(id -u)"; id -un; id -gn; cut -d: -f3 /etc/passwd | sort | uniq -d',
    );
    const [account = "", user, group, ...rest] = head.split("\n");
    expect(account.split(":")).toEqual([
      user,
      "x",
      expect.any(String),
      expect.any(String),
      "",
      machine.home,
      "/bin/bash",
    ]);
    expect(group).toMatch(/^[\w-]+$/);
    expect(rest).toEqual([""]);
  });
});

function writeTool(directory: string, name: string, script: string): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, name), script, { mode: 0o755 });
}
