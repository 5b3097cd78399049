import { type Attack, attacksOf } from "./attack.ts";

const readMemory = String.raw`perl -e 'open M,"<","/proc/$ENV{SIBLING}/maps" or die "$!\n"; my @r=map{/^(\w+)-(\w+) rw/?[hex $1,hex $2]:()}<M>; open F,"<:raw","/proc/$ENV{SIBLING}/mem" or die "$!\n"; for(@r){next if $$_[1]-$$_[0]>1<<26; sysseek F,$$_[0],0; sysread F,$b,$$_[1]-$$_[0]; print "$1\n" while $b=~/(canary[0-9a-f]{24})/g}'`;
const copyMemory = String.raw`perl -e 'open M,"<","/proc/$ENV{SIBLING}/maps" or die "$!\n"; my @r=map{/^(\w+)-(\w+) rw/?[hex $1,hex $2]:()}<M>; for(@r){my $n=$$_[1]-$$_[0]; next if $n>1<<24; my $b="\0"x$n; my $l=pack("PQ",$b,$n); my $o=pack("QQ",$$_[0],$n); syscall($ENV{M} eq "aarch64"?270:310,$ENV{SIBLING}+0,$l,1,$o,1,0); print "$1\n" while $b=~/(canary[0-9a-f]{24})/g}'`;

/** What other processes know, and what lies on the disk. */
export const secrets: readonly Attack[] = [
  ...attacksOf("other processes", { defence: "a process namespace of its own" }, [
    {
      name: "its own environment",
      command: "env; set; declare -x; echo over",
      bare: "misses",
      pass: /over\n$/,
      defence: "a cleared environment",
    },
    {
      name: "the environment of every process",
      command: "cat /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n'",
      bare: "hits",
    },
    {
      name: "the environment of the action",
      command: "tr '\\0' '\\n' < /proc/$PARENT/environ",
      bare: "hits",
      pass: /No such file/,
    },
    {
      name: "the environment of another step's process",
      command: "tr '\\0' '\\n' < /proc/$SIBLING/environ",
      bare: "hits",
      pass: /No such file/,
    },
    { name: "the environment by ps", command: "ps eww -e 2>/dev/null || ps eww", bare: "hits" },
    { name: "the environment of a thread", command: "cat /proc/$SIBLING/task/*/environ", bare: "hits" },
    {
      name: "the environment of the first process and bubblewrap",
      command: "cat /proc/1/environ /proc/1/task/1/environ /proc/$PPID/environ | tr '\\0' '\\n'; echo over",
      bare: "misses",
      pass: /over\n$/,
      defence: "a clean environment for bubblewrap",
    },
    {
      name: "the arguments of the first process and bubblewrap",
      command:
        "cat /proc/[0-9]*/cmdline | tr '\\0' '\\n' | grep -E -e '^--(ro-)?bind$' -e '^--setenv$' && echo HIT; echo over",
      // It would see whatever other sandboxes run on the machine.
      bare: "not run",
      pass: /over\n$/,
      defence: "arguments over a descriptor",
    },
    {
      name: "arguments of other processes",
      command: "cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' '\\n'",
      bare: "hits",
    },
    { name: "memory of another process", command: readMemory, bare: "hits", needs: "ptrace" },
    {
      name: "memory of another process by process_vm_readv",
      command: `export M=$(uname -m); ${copyMemory}`,
      bare: "hits",
      needs: "ptrace",
    },
    {
      name: "attaching a debugger",
      command: `export M=$(uname -m); perl -e 'my $a=$ENV{M} eq "aarch64"; if (syscall($a?117:101,16,$ENV{SIBLING}+0,0,0)==0) {print "HIT\\n"; waitpid $ENV{SIBLING},0x40000000; syscall($a?117:101,17,$ENV{SIBLING}+0,0,0)}' `,
      bare: "hits",
      needs: "ptrace",
    },
    {
      name: "the working directory of another process",
      command: "cat /proc/$SIBLING/cwd/git-credentials-1.config",
      bare: "hits",
      needs: "ptrace",
    },
    {
      name: "the root of another process",
      command:
        "cat /proc/$SIBLING/root$TEMP/git-credentials-1.config /proc/*/root$TEMP/git-credentials-1.config",
      bare: "hits",
    },
    {
      name: "the maps and stack of another process",
      command:
        "cat /proc/$SIBLING/maps >/dev/null && echo HIT; cat /proc/$PARENT/maps >/dev/null && echo HIT; true",
      bare: "hits",
      pass: /No such file/,
    },
    {
      name: "the number of processes on the machine",
      command: "[ $(ls /proc | grep -c '^[0-9]') -gt 12 ] && echo HIT; true",
      bare: "hits",
    },
    {
      name: "ending another process",
      command: "kill -9 $SIBLING; kill -9 $PARENT 2>/dev/null; true",
      bare: "not run",
      pass: /No such process/,
    },
    {
      name: "ending another step's process",
      // Until it is gone: a signal takes a moment.
      command: "kill -KILL $SIBLING && while grep -qs '^State:.[^Z]' /proc/$SIBLING/status; do :; done",
      bare: "hits",
      pass: /No such process/,
    },
    {
      name: "stopping another step's process",
      command: "kill -STOP $SIBLING && echo HIT; kill -CONT $SIBLING",
      bare: "hits",
      pass: /No such process/,
    },
    {
      name: "ending every process in sight",
      // Its own child is all that there is.
      command: 'sleep 3600 & kill -9 -1; wait $!; echo "ended by $?"',
      pass: /^ended by 137$/m,
      bare: "not run",
    },
    {
      name: "changing another process's priority",
      command: "renice -n 19 -p $SIBLING && echo HIT",
      bare: "hits",
    },
    {
      name: "changing another process's limits",
      command: "prlimit --pid $SIBLING --nofile=64:64 && echo HIT",
      bare: "hits",
      needs: "ptrace",
    },
    {
      name: "shared memory on the disk",
      command: "cat /dev/shm/*",
      bare: "hits",
      defence: "a /dev/shm of its own",
    },
    {
      name: "shared memory by its key",
      command: `perl -e 'my $i=shmget($ENV{SHM},0,0); defined $i or die "none\\n"; shmread $i,$b,0,64; print "$b\\n"'`,
      bare: "hits",
      pass: /none/,
      defence: "an IPC namespace of its own",
    },
    {
      name: "the list of shared memory",
      command: "[ $(wc -l < /proc/sysvipc/shm) -gt 1 ] && echo HIT; true",
      bare: "hits",
      defence: "an IPC namespace of its own",
    },
  ]),
  ...attacksOf("credentials", { defence: "an allow-list of what exists inside" }, [
    {
      name: "checkout's credential in RUNNER_TEMP",
      command: "cat $TEMP/git-credentials-*.config",
      bare: "hits",
      pass: /No such file/,
    },
    {
      name: "checkout's credential in .git/config",
      command: "cat .git/config; git config --list",
      bare: "hits",
      defence: "a generated .git over the checkout's own",
    },
    {
      name: "checkout's credential by the git directory's path",
      command: "cat $REPO/.git/config $REPO/./.git/../.git/config; (cd / && cat $REPO/.git/config)",
      bare: "hits",
      defence: "a generated .git over the checkout's own",
    },
    {
      name: "a password in HOME",
      command: "cat $HOST_HOME/.netrc ~/.netrc",
      bare: "hits",
      pass: /No such file/,
    },
    { name: "keys of ssh", command: "cat $HOST_HOME/.ssh/* ~/.ssh/*", bare: "hits" },
    {
      name: "docker's login",
      command: "cat $HOST_HOME/.docker/config.json ~/.docker/config.json",
      bare: "hits",
    },
    {
      name: "cloud credentials",
      command: "cat $HOST_HOME/.aws/credentials $HOST_HOME/.config/gcloud/credentials.db",
      bare: "hits",
    },
    { name: "gh's login", command: "cat $HOST_HOME/.config/gh/hosts.yml; gh auth token", bare: "hits" },
    {
      name: "npm's token",
      command: "cat $HOST_HOME/.npmrc ~/.npmrc; npm config get //registry.example/:_authToken",
      bare: "hits",
    },
    {
      name: "the runner's own registration",
      command: "cat $HOST_HOME/actions-runner/.credentials*",
      bare: "hits",
    },
    {
      name: "the event that started the job",
      command: "cat $TEMP/_github_workflow/event.json",
      bare: "hits",
    },
    {
      name: "whatever find finds",
      command:
        "find / -xdev \\( -name 'git-credentials*' -o -name id_ed25519 -o -name .netrc -o -name hosts.yml \\) -path \"$JOB/*\" -exec cat {} + 2>/dev/null",
      bare: "hits",
    },
    { name: "whatever grep finds", command: "grep -rhas canary $JOB/ $HOST_HOME", bare: "hits" },
    {
      name: "by a path with dots",
      command: "cat ../_temp/git-credentials-1.config ../home/.netrc",
      bare: "hits",
    },
    {
      name: "by the first process's root",
      command:
        "cat /proc/1/root$TEMP/git-credentials-1.config /proc/1/cwd/../_temp/git-credentials-1.config /proc/self/root$TEMP/git-credentials-1.config",
      bare: "hits",
    },
    {
      name: "by a link",
      command: "ln -sfn $TEMP out; cat out/git-credentials-1.config; rm out",
      bare: "hits",
    },
    {
      name: "by a hard link",
      command: "ln $TEMP/git-credentials-1.config taken && cat taken; rm -f taken",
      bare: "hits",
    },
    { name: "by tar", command: "tar -c $TEMP $HOST_HOME 2>/dev/null", bare: "hits" },
    {
      name: "files with secrets that lie in the checkout",
      command: "cat .env gha-creds-1.json",
      bare: "hits",
      defence: "hidden files",
    },
    {
      name: "hidden files after moving what holds them",
      command: "mv conf conf2; cat conf2/key.json conf/key.json",
      next: "cat conf2/key.json conf/key.json; mv conf2 conf; true",
      bare: "hits",
      defence: "mount points that can't be moved",
    },
    {
      name: "passwords of the machine",
      command: "cat /etc/shadow /etc/gshadow | grep -q : && echo HIT; sudo -n cat /etc/shadow",
      bare: "misses",
      defence: "masked files of the system",
    },
    {
      name: "the machine's users and packages",
      command: "grep -q root: /etc/passwd && echo HIT",
      bare: "hits",
      defence: "an allow-list of what exists inside",
      notStopped:
        "What everyone may read in /etc, /usr and /opt, programs need: on a machine of your own, keep no secret there.",
    },
  ]),
];
