import { createHash } from "node:crypto";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { rootTest } from "../support/as-root.ts";
import { type Machine, openMachine, parents } from "../support/open-sandbox.ts";

interface Attack {
  readonly name: string;
  readonly command: (machine: Machine) => string;
  /** Beside: no canary in the output, nothing changed outside. */
  readonly stopped?: RegExp;
}

const attacks: readonly Attack[] = [
  { name: "its own environment", command: () => "env; set; declare -x" },
  {
    name: "the environment of every process",
    command: ({ parentPid }) =>
      `for p in /proc/[0-9]* /proc/${parentPid}; do tr '\\0' '\\n' < $p/environ; done 2>&1; ls /proc | grep -c '^[0-9]'`,
    stopped: /\n[1-9]\n$/,
  },
  {
    name: "memory and descriptors of the parent",
    command: ({ parentPid }) =>
      `cat /proc/${parentPid}/mem /proc/${parentPid}/fd/* 2>&1; ls /proc/${parentPid} 2>&1`,
    stopped: /No such file/,
  },
  {
    name: "credentials in HOME and the runner's files",
    command: ({ home, directory }) =>
      `cat ${home}/.netrc ${home}/.ssh/* ${home}/.docker/config.json ${directory}/_temp/* 2>&1; find / -name 'git-credentials*' -o -name id_ed25519 2>/dev/null; echo over`,
    stopped: /No such file.*\nover\n$/s,
  },
  {
    name: "by the root of the first process",
    command: ({ directory }) =>
      `cat /proc/1/root${directory}/_temp/* /proc/1/cwd/../_temp/* /proc/*/root/${directory}/home/.netrc 2>&1`,
    stopped: /No such file/,
  },
  {
    name: "the runner's command files",
    command: ({ directory }) =>
      `for f in ${directory}/_temp/_runner_file_commands/*; do echo BASH_ENV=/tmp/evil >> $f; done 2>&1; mkdir -p ${directory}/_temp/_runner_file_commands 2>&1`,
    stopped: /Read-only|No such file|denied/,
  },
  {
    name: "the checkout's own git directory",
    command: ({ workspace }) =>
      `git config core.hooksPath /tmp/h; git config core.fsmonitor /tmp/evil; printf '#!/bin/sh\\n' > .git/hooks/pre-commit; chmod +x .git/hooks/pre-commit; rm -rf .git 2>&1; mv ${workspace}/.git /tmp/g 2>&1; ls -a .git`,
    stopped: /busy/,
  },
  {
    name: "objects of the checkout",
    command: () =>
      "chmod -R u+w /run/git-objects 2>&1; echo x > /run/git-objects/evil; rm -rf /run/git-objects/* 2>&1",
    stopped: /Read-only/,
  },
  {
    name: "the system's files",
    command: () =>
      "for d in / /usr /etc /usr/bin /opt /run /dev /var /proc; do touch $d/evil && echo WRITTEN; done 2>&1",
    stopped: /^(?!.*WRITTEN).*Read-only/s,
  },
  {
    name: "kernel settings",
    command: () =>
      'cat /proc/sys/kernel/core_pattern; echo "|/tmp/x" > /proc/sys/kernel/core_pattern && echo WRITTEN; echo 0 > /proc/sys/kernel/randomize_va_space && echo WRITTEN; echo b > /proc/sysrq-trigger && echo WRITTEN; true',
    stopped: /^(?!.*WRITTEN).*(Read-only|denied)/s,
  },
  {
    name: "mounts and namespaces of its own",
    command: () =>
      "mount -o remount,rw / && echo HIT; mount -t tmpfs none /mnt && echo HIT; unshare -Ur id && echo HIT; bwrap --ro-bind / / id && echo HIT; setpriv --reuid=0 id && echo HIT; true",
    stopped: /^(?!.*HIT)/s,
  },
  {
    name: "privileges",
    command: () =>
      "grep -E '^(Cap(Eff|Prm|Bnd|Amb)|NoNewPrivs|Seccomp):' /proc/self/status; cp /bin/bash sb; chmod 4755 sb; ./sb -p -c 'id -u'; rm sb; mknod d b 254 0 && echo HIT; true",
    stopped:
      /^CapPrm:\t0+\nCapEff:\t0+\nCapBnd:\t0+\nCapAmb:\t0+\nNoNewPrivs:\t1\nSeccomp:\t2\n(?!0\n)(?!.*HIT)/s,
  },
  {
    name: "signals to the parent",
    command: ({ parentPid }) => `kill -9 ${parentPid}; kill -9 -1; kill -STOP ${parentPid}; true`,
  },
  {
    name: "forbidden system calls",
    command: () =>
      `perl -e 'my %n = $ENV{M} eq "aarch64" ? (keyctl=>219,bpf=>280,perf=>241,uffd=>282) : (keyctl=>250,bpf=>321,perf=>298,uffd=>323); for (values %n, 425, 428, 438) { my $r = syscall($_, 0, 0, 0, 0, 0); print "HIT $_\\n" if $r >= 0 or $! != 1 } socket(S, 40, 1, 0) and print "HIT vsock\\n"; print "asked\\n"' M=$(uname -m)`,
    stopped: /^asked\n$/,
  },
  {
    name: "inherited descriptors",
    command: () => "ls -l /proc/self/fd | awk '{print $9}' | sort -n | tail -1",
    stopped: /^3\n$/,
  },
  {
    name: "what the next command starts with",
    command: () =>
      "echo 'echo PWNED' | tee ~/.bashrc ~/.bash_profile ~/.profile > /tmp/e; export BASH_ENV=/tmp/e PATH=/tmp; alias ls=false",
  },
  {
    name: "links out of the sandbox on the way to its mounts",
    command: ({ directory }) =>
      `for d in / /tmp ${directory} ~; do mv $d/tb-* /tmp/aside; mv ${directory} ${directory}-aside; mv ~ ~-aside; rmdir ~; done 2>&1; ln -s /oldroot/etc /tmp/planted; true`,
  },
  {
    name: "docker, systemd and other sockets",
    command: () =>
      "ls /run /var/run 2>&1; find / -xdev -type s 2>/dev/null; systemctl is-system-running 2>&1; true",
    stopped: /^(?!.*docker)(?!.*running\n)/s,
  },
];

describe.each(parents)("from inside the sandbox of a parent that is %s", (parent) => {
  let machine: Machine;
  let server: Server;
  let before: string;
  beforeAll(async () => {
    server = createServer((_, response) => response.end(machine.canary)).listen(0, "127.0.0.1");
    machine = await openMachine({ parent });
    before = outside(machine);
  });
  afterAll(async () => {
    server.close();
    await machine[Symbol.asyncDispose]();
  });

  test.each(attacks)("no way to $name", async ({ command, stopped }) => {
    const { head, tail, end } = await machine.run(command(machine));
    expect(head + tail).not.toContain(machine.canary);
    if (stopped !== undefined) expect(head).toMatch(stopped);
    expect(["exit", "signal"]).toContain(end.type);
    expect(outside(machine)).toBe(before);
    // The parent lives, and so does the sandbox.
    expect((await machine.run("echo next")).head).toBe("next\n");
  });

  test("no way to this machine's network or any other", async () => {
    const { port } = server.address() as AddressInfo;
    const { head } = await machine.run(
      `for h in 127.0.0.1 localhost 1.1.1.1; do : < /dev/tcp/$h/${port} && echo HIT; done 2>/dev/null; getent hosts github.com; cat /proc/net/dev | tail -n +3 | cut -d: -f1`,
    );
    expect(head.trim()).toBe("lo");
  });

  test("file tools follow links and races no further than commands do", async () => {
    await machine.run(
      `ln -sf /proc/${machine.parentPid}/environ parent; ln -sf ${machine.home}/.netrc netrc; ln -sfn ${machine.directory}/_temp out; ln -sf /proc/1/environ first`,
    );
    for (const path of [
      "parent",
      "netrc",
      "out/git-credentials-1.config",
      "first",
      "/proc/1/root/etc/shadow",
    ]) {
      const found = await machine.sandbox
        .readFile({ path, maxBytes: 10_000 })
        .catch((error: Error) => error.message);
      expect(JSON.stringify(found)).not.toContain(machine.canary);
      expect(JSON.stringify(found)).not.toContain("root:");
    }
    for (const path of ["out/_runner_file_commands/set_env_1", "netrc", "/etc/passwd"]) {
      await machine.sandbox.writeFile({ path, text: "evil" }).catch(() => undefined);
    }
    expect(outside(machine)).toBe(before);
  });

  test("file tools start no program that the repository names", async () => {
    await using fresh = await openMachine({ parent });
    const { head } = await fresh.run(
      [
        "git init -q --bare /tmp/promisor; mkdir -p lure; echo lured > lure/file",
        "printf '#!/bin/sh\necho ran >> /tmp/ran\nexit 1\n' > /tmp/evil; chmod +x /tmp/evil",
        "git config core.repositoryformatversion 1; git config extensions.partialClone origin",
        "git config remote.origin.url /tmp/promisor; git config remote.origin.promisor true",
        "git config remote.origin.uploadpack /tmp/evil; git config core.fsmonitor /tmp/evil",
        "for path in lure/.gitignore lure/.gitattributes; do git update-index --add --cacheinfo 100644,$(printf %040d 1),$path; git update-index --skip-worktree $path; done",
        "git ls-files --others --exclude-standard >/dev/null 2>&1; cat /tmp/ran; rm -f /tmp/ran",
      ].join("\n"),
    );
    // It is a trap for a git that takes the repository at its word.
    expect(head).toContain("ran\n");
    for (const path of [".", "lure"]) {
      const search = { pattern: "lured", path, ignoreCase: false, contextLines: 0, limit: 10 };
      expect((await fresh.sandbox.search(search)).matches).toHaveLength(1);
      expect((await fresh.sandbox.listFiles({ path, limit: 10 })).paths).toContain("lure/file");
    }
    expect((await fresh.run("ls /tmp/ran")).head).toMatch(/No such file/);
  });
});

/** What an attack must not change: everything of the machine but the workspace (in place) and our own run directory. */
function outside(machine: Machine): string {
  const hash = createHash("sha256");
  const visit = (path: string): void => {
    const found = statSync(path);
    hash.update(`${path}\0${found.mode}\0${found.uid}\0`);
    if (found.isFile()) hash.update(readFileSync(path));
    else for (const name of readdirSync(path).sort()) visit(join(path, name));
  };
  for (const name of ["home", "_temp/_runner_file_commands", "_temp/git-credentials-1.config", "repo/.git"]) {
    visit(join(machine.directory, name));
  }
  hash.update(readdirSync(machine.directory).join()).update(readFileSync("/proc/sys/kernel/core_pattern"));
  return hash.digest("hex");
}

describe.each(parents)("a hidden path, for a parent that is %s", (parent) => {
  test.each(["in-place", "copy"] as const)("stays hidden (%s) whatever is moved", async (mode) => {
    await using machine = await openMachine({
      parent,
      files: {
        ".env": "decoy-one",
        "conf/deep/key.json": "decoy-two",
        "secrets/a": "decoy-three",
        "really/key": "decoy-four",
        alias: { link: "really/key" },
      },
      sandbox: { mode, hide: [".env", "conf/deep/key.json", "secrets", "alias", "not-there"] },
    });
    await machine.run(
      "mv conf conf2; mv conf/deep conf/other; mv really r2; mv secrets s2; mkdir -p conf/deep; rm -rf conf .env",
    );
    const { head } = await machine.run(
      "grep -r decoy . ; cat .env conf/deep/key.json; ls -A secrets; git -C . show HEAD:.env | wc -c",
    );
    expect(head).toBe("9\n");
    for (const path of [".env", "conf/deep/key.json", "alias"]) {
      expect(await machine.sandbox.readFile({ path, maxBytes: 100 })).toMatchObject({ text: "" });
    }
  });
});

rootTest("a runner that is installed in /opt, and works elsewhere, keeps its credentials", async () => {
  const runner = mkdtempSync("/opt/tb-runner-");
  try {
    chmodSync(runner, 0o755);
    writeFileSync(join(runner, ".credentials"), "decoy", { mode: 0o644 });
    const node = join(runner, "externals/node24/bin/node");
    mkdirSync(dirname(node), { recursive: true });
    symlinkSync(process.execPath, node);
    await using machine = await openMachine({ parent: "unprivileged", sandbox: { node } });
    const { head } = await machine.run(`cat /opt/*/.credentials 2>&1; ls /opt`);
    expect(head).not.toContain("decoy");
    expect(head).not.toContain(`${basename(runner)}\n`);
    expect(await machine.sandbox.readFile({ path: "app.py", maxBytes: 100 })).toMatchObject({ type: "text" });
  } finally {
    rmSync(runner, { recursive: true });
  }
});

test("HOME as the workspace's parent offers no way to move the workspace's mount", async () => {
  await using machine = await openMachine({ parent: "unprivileged", workspace: "home/work/repo/repo" });
  await machine.run(
    `echo here > mark; cd ~; mv work aside; rmdir work; ln -s /oldroot${machine.directory}/home work`,
  );
  expect((await machine.run("cat mark; pwd")).head).toBe(`here\n${machine.workspace}\n`);
  expect(readdirSync(join(machine.directory, "home")).sort()).toEqual([".docker", ".netrc", ".ssh", "work"]);
});
