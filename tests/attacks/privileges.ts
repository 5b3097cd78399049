import { type Attack, attacksOf } from "./attack.ts";

const systemCall = (name: string, x64: number, arm64: number, ...args: number[]) =>
  ({
    name,
    command: `export M=$(uname -m); perl -e 'my $n=$ENV{M} eq "aarch64"?${arm64}:${x64}; my $r=syscall($n,${[...args, 0, 0, 0, 0, 0].slice(0, 5).join(",")}); print $r>=0||$!!=1&&$!!=38 ? "HIT $!\\n" : "refused\\n"'`,
    pass: /^refused\n$/,
  }) as const;

/** Descriptors, privileges and the kernel. */
export const privileges: readonly Attack[] = [
  ...attacksOf("descriptors", { defence: "descriptors closed before the command starts" }, [
    {
      name: "descriptors that the action left open",
      command:
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
        "for f in /proc/self/fd/*; do [ ${f##*/} -gt 9 ] && [ -f $f ] && cat $f; done 2>/dev/null; echo over",
      bare: "hits",
      pass: /over\n$/,
    },
    {
      name: "files that another process holds open",
      command: "cat /proc/$SIBLING/fd/[3-9]*",
      bare: "hits",
      defence: "a process namespace of its own",
    },
    {
      name: "taking a descriptor of another process",
      command: `export M=$(uname -m); perl -e 'my $p=syscall(434,$ENV{SIBLING}+0,0); for(3..9){my $f=syscall(438,$p,$_,0); next if $f<0; open F,"<&=",$f or next; seek F,0,0; print <F>} print "over $!\\n"'`,
      bare: "hits",
      needs: "ptrace",
      pass: /over/,
      defence: "the system call filter",
    },
    {
      name: "writing where the action reads its input",
      command: "echo evil > /proc/$PARENT/fd/0 && echo HIT; echo evil > /proc/$PARENT/fd/1 && echo HIT; true",
      bare: "not run",
      pass: /No such file/,
    },
    {
      name: "a terminal to type into",
      command:
        'perl -e \'for my $f (0..2) { open T,"+<&=",$f; my $c="x"; ioctl(T,0x5412,$c) and print "HIT\\n" } open T,"+<","/dev/tty" and print "HIT\\n"; print "over\\n"\'',
      bare: "hits",
      pass: /over\n$/,
      defence: "a session of its own",
    },
    {
      ...systemCall("opening by a handle from before the mounts", 304, 265, 0, 0, 0),
      bare: "not run",
      defence: "the system call filter",
    },
    {
      name: "the bytes of disks",
      command:
        "ls /dev | grep -vxE 'console|core|fd|full|null|ptmx|pts|random|shm|stderr|stdin|stdout|tty|urandom|zero' && echo HIT; echo over",
      bare: "not run",
      pass: /^over\n$/,
      defence: "a /dev of its own",
    },
  ]),
  ...attacksOf("privileges", { defence: "the system call filter" }, [
    {
      name: "a user namespace of its own",
      command: "unshare -Ur true && echo HIT; echo over",
      bare: "hits",
      needs: "user namespaces",
      pass: /over\n$/,
    },
    {
      name: "a sandbox of its own",
      command: "bwrap --ro-bind / / true && echo HIT; echo over",
      bare: "hits",
      needs: "user namespaces",
      pass: /over\n$/,
    },
    {
      name: "mounts of its own",
      command: "unshare -Urm sh -c 'mount -t tmpfs none /mnt && echo HIT'; echo over",
      bare: "hits",
      needs: "user namespaces",
      pass: /over\n$/,
    },
    {
      name: "mounting over the read-only root",
      command:
        "mount -o remount,rw / && echo HIT; mount -o remount,rw,bind /usr && echo HIT; mount -t tmpfs none /mnt && echo HIT; umount /proc && echo HIT; umount -l /run && echo HIT; echo over",
      bare: "misses",
      pass: /over\n$/,
    },
    {
      name: "joining another process's namespaces",
      command: "nsenter -t $SIBLING -a true && echo HIT; nsenter -t 1 -m true && echo HIT; echo over",
      bare: "misses",
      pass: /over\n$/,
    },
    {
      name: "keeping capabilities",
      command: "grep -E '^Cap(Prm|Eff|Bnd|Amb):.*[1-9a-f]' /proc/self/status && echo HIT; echo over",
      bare: "not run",
      pass: /^over\n$/,
      defence: "no capabilities",
    },
    {
      name: "the boundaries of new privileges",
      command:
        "grep -qx 'NoNewPrivs:.1' /proc/self/status || echo HIT; grep -qx 'Seccomp:.2' /proc/self/status || echo HIT; echo over",
      bare: "hits",
      pass: /^over\n$/,
      defence: "no new privileges",
    },
    {
      name: "root by sudo, su and pkexec",
      command:
        "for p in 'sudo -n id -u' 'su -c id -u' 'pkexec id -u' 'setpriv --reuid=0 id -u' 'sg root -c id -u'; do [ \"$($p </dev/null)\" = 0 ] && echo HIT; done; echo over",
      bare: "not run",
      pass: /over\n$/,
    },
    {
      name: "a program with the setuid bit",
      command:
        "cp /bin/bash sb; chmod 4755 sb; [ $(./sb -p -c 'id -u') = $(id -u) ] || echo HIT; [ $(sb=./sb; ./sb -p -c 'id -u') = 0 ] && [ $(id -u) != 0 ] && echo HIT; rm sb; echo over",
      bare: "misses",
      pass: /over\n$/,
    },
    {
      name: "a program of root that lies in the checkout",
      command: "[ $(./as-root -u) = 0 ] && echo HIT; echo over",
      bare: "hits",
      needs: "root",
      pass: /over\n$/,
      defence: "no new privileges",
    },
    {
      name: "devices of its own",
      command: "mknod d b 254 0 && echo HIT; mknod c c 1 1 && echo HIT; echo over",
      bare: "misses",
      pass: /over\n$/,
    },
    {
      name: "the program that the kernel starts for a crash",
      command:
        "f=/proc/sys/kernel/core_pattern; cp $f /tmp/was-$MARK; cat /tmp/was-$MARK > $f && echo HIT; rm /tmp/was-$MARK; echo over",
      bare: "not run",
      pass: /(Read-only|denied).*over\n$/s,
      defence: "a read-only /proc and /dev",
    },
    {
      name: "settings of the kernel",
      command:
        "for f in kernel/randomize_va_space kernel/modprobe vm/swappiness; do v=$(cat /proc/sys/$f); echo $v > /proc/sys/$f && echo HIT; done; echo h > /proc/sysrq-trigger && echo HIT; echo over",
      bare: "misses",
      pass: /over\n$/,
      defence: "a read-only /proc and /dev",
    },
    {
      name: "lowering its rank with the memory killer",
      command: "echo 0 > /proc/self/oom_score_adj && echo HIT; echo over",
      bare: "hits",
      pass: /over\n$/,
      defence: "a read-only /proc and /dev",
    },
    {
      name: "the name of its control group",
      command: "grep -v ':/$' /proc/self/cgroup && echo HIT; echo over",
      bare: "hits",
      needs: "cgroup",
      pass: /^over\n$/,
      defence: "a control group namespace of its own",
    },
    {
      name: "the machine's control groups",
      command: "ls /sys/fs/cgroup && echo HIT; mkdir /sys/fs/cgroup/evil && echo HIT; echo over",
      bare: "hits",
      pass: /over\n$/,
      defence: "no /sys",
    },
    {
      name: "the machine's hardware and firmware",
      command: "ls /sys/class /sys/firmware /sys/kernel && echo HIT; true",
      bare: "hits",
      defence: "no /sys",
    },
    {
      name: "the machine's name",
      command: "hostname evil && echo HIT; [ $(hostname) = sandbox ] || echo HIT; true",
      bare: "hits",
      defence: "a host name of its own",
    },
    {
      name: "the kernel's messages",
      command: "dmesg | grep -q . && echo HIT; echo over",
      bare: "not run",
      pass: /over\n$/,
    },
    { ...systemCall("the keyring of the user", 250, 219, 0, -3, 0), bare: "hits" },
    { ...systemCall("adding a key to the keyring", 248, 217, 0, 0, 0, 0, -3), bare: "hits" },
    { ...systemCall("programs in the kernel (bpf)", 321, 280, 0, 0, 0), bare: "not run" },
    { ...systemCall("performance counters", 298, 241, 0, 0, -1, -1, 0), bare: "hits", needs: "perf" },
    { ...systemCall("page faults in its own hands (userfaultfd)", 323, 282, 1), bare: "not run" },
    { ...systemCall("system calls by a ring (io_uring)", 425, 425, 8, 0), bare: "hits", needs: "io_uring" },
    { ...systemCall("another kernel (kexec)", 246, 104, 0, 0, 0, 0), bare: "not run" },
    { ...systemCall("a module for the kernel", 313, 273, -1, 0, 0), bare: "not run" },
    { ...systemCall("new mounts by descriptor (fsopen)", 430, 430, 0, 0), bare: "not run" },
    { ...systemCall("a tree of mounts by descriptor (open_tree)", 428, 428, -1, 0, 0), bare: "not run" },
    { ...systemCall("another root", 155, 41, 0, 0), bare: "not run" },
    {
      ...systemCall("a namespace by clone", 56, 220, 0x10000011, 0, 0, 0, 0),
      bare: "hits",
      needs: "user namespaces",
    },
  ]),
];
