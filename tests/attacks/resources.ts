import { type Attack, attacksOf } from "./attack.ts";

/** Starts children that stay, until no more can be had, and ends them. */
const forks = `perl -e '$SIG{CHLD} = "IGNORE"; my @all; while (@all < 600) { my $pid = fork; last unless defined $pid; if (!$pid) { sleep 3600; exit } push @all, $pid } print @all < 600 ? "refused\\n" : "HIT\\n"; kill 9, @all'`;
const opens = `perl -e 'my @all; while (@all < 5000) { open(my $file, "<", "/dev/null") or last; push @all, $file } print @all < 5000 ? "refused\\n" : "HIT\\n"'`;

/** What a command can use up. */
export const resources: readonly Attack[] = [
  ...attacksOf("resources", { defence: "a time limit" }, [
    {
      name: "time for ever",
      command: "trap '' TERM INT HUP; while :; do :; done",
      end: "timeout",
      timeoutMs: 600,
      bare: "not run",
    },
    {
      name: "time for ever by stopping itself",
      command: "kill -STOP $$; sleep 100",
      end: "timeout",
      timeoutMs: 600,
      bare: "not run",
    },
    {
      name: "time for ever by holding the output open",
      command: "(setsid sleep 100 &); sleep 100",
      end: "timeout",
      timeoutMs: 600,
      bare: "not run",
    },
    {
      name: "output without end",
      command: "yes AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      end: "timeout",
      timeoutMs: 800,
      bare: "not run",
    },
    {
      name: "all of the machine's memory",
      command: `perl -e '$all = "a" x (600 << 20); sleep 3600'`,
      end: "memory",
      bare: "not run",
      defence: "a limit on memory",
    },
    {
      name: "all of the machine's memory, by many processes",
      command: `for i in 1 2 3 4 5 6 7 8; do perl -e '$all = "a" x (100 << 20); sleep 3600' & done; wait`,
      end: "memory",
      bare: "not run",
      defence: "a limit on memory",
    },
    {
      name: "one line of 100 million bytes",
      command: "head -c 100000000 /dev/zero | tr '\\0' a; echo; echo over",
      bare: "not run",
      // Twice 64 KiB, and a word on what is left out.
      pass: /^a.{0,132000}over\n$/s,
      defence: "a bounded window of the output",
    },
    {
      name: "more processes than a machine has",
      command: `ulimit -Hu unlimited && echo HIT; ${forks}`,
      bare: "not run",
      pass: /refused\n$/,
      defence: "a limit on processes",
    },
    {
      name: "more open files than a machine has",
      command: `ulimit -Hn 5100 && echo HIT; ulimit -Sn $(ulimit -Hn); ${opens}`,
      bare: "not run",
      pass: /refused\n$/,
      defence: "a limit on open files",
    },
    {
      name: "a file as large as the disk",
      command: "ulimit -Hf unlimited && echo HIT; truncate -s 3G giant && echo HIT; rm -f giant; echo over",
      bare: "not run",
      pass: /limit exceeded.*over\n$/s,
      defence: "a limit on the size of files",
    },
    {
      name: "a dump of memory",
      command: "ulimit -c unlimited && echo HIT; sh -c 'kill -SEGV $$'; ls core* && echo HIT; true",
      bare: "hits",
      pass: /not permitted/,
      defence: "no dumps of memory",
    },
    {
      name: "shared memory as large as the machine's",
      command: "head -c 300M /dev/zero > /dev/shm/large && echo HIT; rm -f /dev/shm/large; echo over",
      bare: "not run",
      pass: /No space.*over\n$/s,
      defence: "a limit on shared memory",
      since: "0.7",
    },
    {
      name: "memory by files in /dev and /",
      command:
        "for d in /dev / /run /proc; do head -c 1 /dev/zero 2>/dev/null > $d/left && echo HIT; done; echo over",
      bare: "not run",
      pass: /over\n$/,
      defence: "a read-only /proc and /dev",
    },
    {
      name: "a better rank than its own",
      command:
        "nice -n -5 true 2>&1 | grep -q 'cannot' || echo HIT; chrt -f 1 true && echo HIT; ionice -c 1 true && echo HIT; echo over",
      bare: "misses",
      pass: /over\n$/,
      defence: "a user namespace of its own",
    },
    {
      name: "outliving others when memory runs out",
      command:
        "[ $(cat /proc/self/oom_score_adj) = 1000 ] || echo HIT; echo 0 > /proc/self/oom_score_adj && echo HIT; true",
      bare: "hits",
      defence: "the first place to go when memory runs out",
    },
  ]),
];
