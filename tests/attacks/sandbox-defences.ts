import { add, addBeforeRemounts, drop, dropFromScript, replace } from "../support/weakened.ts";

import { list } from "./defence.ts";

const ownProcesses = `${drop("--unshare-pid")}; ${replace("--proc", 1, "--bind", "/proc", "/proc")}`;

/** Of the sandbox and what is done inside. */
export const sandboxDefences = list({
  "a process namespace of its own": {
    without: { launch: ownProcesses },
    hits: ["arguments of other processes", "the number of processes on the machine"],
  },
  "an end with the command": {
    without: { launch: drop("--die-with-parent") },
    hits: ["a process that outlives its command", "a process that ignores signals"],
  },
  "a cleared environment": {
    without: { launch: drop("--clearenv") },
    hits: ["the environment's variables that name them"],
  },
  "a clean environment for bubblewrap": {
    without: {
      launch:
        'open(my $env, "<", "/proc/".getppid()."/environ"); for (do { local $/ = "\\0"; <$env> }) { chomp; /^(.*?)=(.*)/s and $ENV{$1} = $2 }',
    },
    hits: ["the environment of the first process and bubblewrap"],
  },
  "arguments over a descriptor": {
    without: { launch: "$argv = 1;" },
    hits: ["the arguments of the first process and bubblewrap"],
  },
  "a user namespace of its own": {
    without: { launch: `${drop("--unshare-user")}; @a = grep { $_ ne "--disable-userns" } @a` },
    hits: ["a better rank than its own"],
    backedBy: ["no capabilities", "a user who owns nothing"],
    parent: "root",
  },
  "no capabilities": {
    without: { launch: replace("--cap-drop", 1, "--cap-add", "ALL") },
    hits: ["keeping capabilities"],
  },
  "no new privileges": {
    // bubblewrap has no way to leave it out.
    without: { launch: "$none = 1;" },
    hits: ["the boundaries of new privileges"],
  },
  "the system call filter": {
    without: { launch: drop("--seccomp", 1) },
    hits: ["the keyring of the user", "the machine's virtual sockets"],
  },
  "a network namespace of its own": {
    without: { launch: drop("--unshare-net") },
    hits: ["a service of this machine", "an abstract socket"],
  },
  "an IPC namespace of its own": {
    without: { launch: drop("--unshare-ipc") },
    hits: ["shared memory by its key"],
  },
  "a host name of its own": {
    without: { launch: `${drop("--unshare-uts")}; ${drop("--hostname", 1)}` },
    hits: ["the machine's name"],
  },
  "a control group namespace of its own": {
    without: { launch: drop("--unshare-cgroup-try") },
    hits: ["the name of its control group"],
  },
  "a session of its own": {
    without: { launch: drop("--new-session") },
    hits: ["a terminal to type into"],
    backedBy: ["a process group of its own"],
  },
  "a process group of its own": {
    without: { source: [{ file: "src/process.ts", from: "detached: true,", to: "detached: false," }] },
    hits: ["a terminal to type into"],
    backedBy: ["a session of its own"],
  },
  "an allow-list of what exists inside": {
    without: { launch: add("--bind", "/tmp", "/tmp") },
    hits: ["checkout's credential in RUNNER_TEMP", "changing an action that a later step uses"],
  },
  "masked files of the system": {
    without: { launch: "for my $i (reverse 2..$#a) { splice @a, $i - 2, 3 if $a[$i] eq '/etc/shadow' }" },
    hits: ["passwords of the machine"],
    backedBy: ["a user who owns nothing"],
    parent: "root",
  },
  "a user who owns nothing": {
    without: {
      options: (options) => {
        options.uid = 65_534;
      },
    },
    hits: ["more processes than a machine has"],
    parent: "root",
  },
  "read-only mounts": {
    without: {
      launch:
        "for my $i (2..$#a) { $a[$i - 2] =~ s/^--ro-bind$/--bind/ if $a[$i] =~ m(^/run/(git-objects|tiny-backspace/worker)) }",
    },
    hits: ["the action's own worker and Node", "the checkout's objects"],
  },
  "read-only mounts of the system": {
    without: {
      launch: "for my $i (2..$#a) { $a[$i - 2] =~ s/^--ro-bind$/--bind/ if $a[$i] =~ m(^/(usr|etc|opt)$) }",
    },
    hits: [
      "what everyone may change in /usr",
      "what everyone may change in /etc",
      "what everyone may change in /opt",
    ],
  },
  "stubs that say who publishes": {
    without: {
      launch: "for my $i (reverse 2..$#a) { splice @a, $i - 2, 3 if $a[$i] eq '/run/tiny-backspace/bin' }",
    },
    hits: ["a push and a pull request of its own"],
  },
  "a read-only /proc and /dev": {
    without: { launch: drop("--remount-ro", 1) },
    hits: ["lowering its rank with the memory killer", "memory by files in /dev and /"],
  },
  "a /dev of its own": {
    without: {
      launch: `${replace("--dev", 1, "--dev-bind", "/dev", "/dev")}; for my $i (reverse 1..$#a) { splice @a, $i - 1, 2 if $a[$i - 1] eq "--remount-ro" && $a[$i] eq "/dev" }`,
    },
    hits: ["the bytes of disks"],
  },
  "a /dev/shm of its own": {
    without: { launch: add("--bind", "/dev/shm", "/dev/shm") },
    hits: ["shared memory on the disk"],
  },
  "a limit on shared memory": {
    without: { launch: drop("--size", 1) },
    hits: ["shared memory as large as the machine's"],
  },
  "no /sys": {
    without: { launch: addBeforeRemounts("--ro-bind", "/sys", "/sys") },
    hits: ["the machine's hardware and firmware"],
  },
  "a private HOME": {
    without: {
      launch: 'my ($home) = grep m(/home$) && !m(/sandbox-), @a; push @a, "--bind", $home, $home;',
    },
    hits: ["start-up files of shells", "a password in HOME"],
  },
  "a private /tmp": {
    without: {
      launch:
        "for my $i (1..$#a) { $a[$i] = $a[$i + 1] if $a[$i - 1] eq '--bind' && $a[$i + 1] =~ m(^/(var/)?tmp$) }",
    },
    hits: ["files in the machine's /tmp"],
  },
  "a generated .git over the checkout's own": {
    without: { launch: 'my ($repo) = grep m(/repo$), @a; push @a, "--bind", "$repo/.git", "$repo/.git";' },
    hits: ["a hook for later git commands", "checkout's credential in .git/config"],
  },
  "hidden files": {
    without: {
      options: (options) => {
        options.hide = [];
      },
    },
    hits: ["files with secrets that lie in the checkout", "reading a hidden file"],
  },
  "mount points that can't be moved": {
    without: {
      source: [
        {
          file: "src/sandbox/view.ts",
          from: "return way.slice(0, -1).map((_, index) => {",
          to: "return way.slice(0, 0).map((_, index) => {",
        },
      ],
    },
    hits: ["hidden files after moving what holds them"],
  },
  "a read-only workspace for read-only commands": {
    without: {
      source: [
        {
          file: "src/sandbox/command.ts",
          from: "workspaceReadOnly: request.readOnly,",
          to: "workspaceReadOnly: false,",
        },
      ],
    },
    hits: ["changing the workspace in a command that is marked read-only"],
  },
  "a file worker inside the same walls": {
    // The worker alone, as a process of the action.
    without: {
      launch:
        'if (my ($worker) = grep m(/worker\\.mjs$), @ARGV) { my %at = map { $_ => $source->($_) } $worker, "/run/tiny-backspace/node"; $_ = $at{$_} // $_ for @ARGV; $none = 1 }',
    },
    hits: ["reading a credential by a link", "writing to a command file by a link"],
  },
  "descriptors closed before the command starts": {
    without: { launch: dropFromScript(/for f in .*?; done/) },
    hits: ["descriptors that the action left open"],
  },
  "a fresh shell for each command": {
    without: {
      source: [
        {
          file: "src/sandbox/command.ts",
          from: 'argv: ["/bin/bash", "-c", request.command],',
          to: 'argv: ["/bin/bash", "-lc", request.command],',
        },
      ],
    },
    hits: ["start-up files for the next command"],
  },
  "a limit on processes": {
    without: { launch: dropFromScript(/ulimit -HSu.*?125;/) },
    hits: ["more processes than a machine has"],
  },
  "a limit on open files": {
    without: { launch: dropFromScript(/ulimit -HSn.*?125;/) },
    hits: ["more open files than a machine has"],
  },
  "a limit on the size of files": {
    without: { launch: dropFromScript(/ulimit -HSf.*?125;/) },
    hits: ["a file as large as the disk"],
  },
  "no dumps of memory": {
    without: { launch: dropFromScript(/ulimit -HSc.*?125;/) },
    hits: ["a dump of memory"],
  },
  "a limit on memory": {
    without: {
      options: (options) => {
        options.maxMemoryBytes = Number.MAX_SAFE_INTEGER;
      },
    },
    hits: ["all of the machine's memory"],
  },
  "the first place to go when memory runs out": {
    without: {
      options: (options) => {
        const { choom: _, ...programs } = options.programs;
        options.programs = programs;
      },
    },
    hits: ["outliving others when memory runs out"],
  },
  "a time limit": {
    without: {
      source: [
        {
          file: "src/sandbox/command.ts",
          from: 'const timer = setTimeout(() => stop({ type: "timeout" }), request.timeoutMs);',
          to: "const timer = undefined;",
        },
      ],
    },
    hits: ["time for ever"],
  },
  "a bounded window of the output": {
    without: {
      source: [
        {
          file: "src/sandbox/command.ts",
          from: "createOutputWindow(request.maxOutputBytes)",
          to: "createOutputWindow(2 ** 30)",
        },
      ],
    },
    hits: ["one line of 100 million bytes"],
  },
  "a self-test before the first request": {
    without: {
      source: [
        {
          file: "src/sandbox/self-test.ts",
          from: "if (failures.length > 0) throw",
          to: "if (failures.length < 0) throw",
        },
      ],
    },
    hits: [
      "a machine where bubblewrap leaves the network as it is",
      "a machine where bubblewrap loads no filter",
    ],
  },
});
