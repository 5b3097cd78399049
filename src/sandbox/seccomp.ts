/** Numbers that differ between the two machines we know; from the kernel's syscall tables. */
interface Machine {
  /** AUDIT_ARCH_*: native calls only. */
  readonly audit: number;
  readonly clone: number;
  readonly socket: number;
  readonly ioctl: number;
  /** Calls that no build or test needs and that widen what a process can reach. */
  readonly denied: readonly number[];
}

// New mount interface, io_uring, pidfd_getfd, mount_setattr, quotactl_fd, open_tree_attr: one number everywhere.
const deniedEverywhere = [425, 426, 427, 428, 429, 430, 431, 432, 433, 438, 442, 443, 467];
const clone3 = 435;

const machines: Readonly<Record<string, Machine>> = {
  x64: {
    audit: 0xc000003e,
    clone: 56,
    socket: 41,
    ioctl: 16,
    denied: [
      ...[248, 249, 250], // add_key, request_key, keyctl: keyrings know no namespaces
      ...[298, 321, 323], // perf_event_open, bpf, userfaultfd
      ...[155, 161, 165, 166, 272, 308], // pivot_root, chroot, mount, umount2, unshare, setns
      ...[175, 176, 246, 313, 320], // modules, kexec
      ...[103, 304, 300], // syslog, open_by_handle_at, fanotify_init
      ...[153, 163, 164, 167, 168, 169, 172, 173, 179, 180, 212, 227, 305], // the machine's own state
    ],
  },
  arm64: {
    audit: 0xc00000b7,
    clone: 220,
    socket: 198,
    ioctl: 29,
    denied: [
      ...[217, 218, 219], // add_key, request_key, keyctl
      ...[241, 280, 282], // perf_event_open, bpf, userfaultfd
      ...[39, 40, 41, 51, 97, 268], // umount2, mount, pivot_root, chroot, unshare, setns
      ...[104, 105, 106, 273, 294], // kexec, modules
      ...[116, 265, 262], // syslog, open_by_handle_at, fanotify_init
      ...[18, 42, 58, 60, 89, 112, 142, 170, 224, 225, 266], // the machine's own state
    ],
  },
};

const namespaceFlags = 0x7e020000; // CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET
const x32Bit = 0x40000000;
// AF_UNIX, AF_INET, AF_INET6, AF_NETLINK. AF_VSOCK reaches the hypervisor whatever the network namespace.
const socketFamilies = [1, 2, 10, 16];
const terminalInjection = [0x5412, 0x541c]; // TIOCSTI, TIOCLINUX

const allow = 0x7fff0000;
const refuse = (errno: number) => 0x00050000 | errno;
const EPERM = 1;
const ENOSYS = 38;
const EAFNOSUPPORT = 97;

/** Offsets in struct seccomp_data; both machines are little-endian, so the low half of an argument comes first. */
const at = { number: 0, architecture: 4, argument: (index: number) => 16 + 8 * index };

type Instruction = readonly [code: number, ifTrue: number, ifFalse: number, value: number];
const load = (offset: number): Instruction => [0x20, 0, 0, offset];
const answer = (value: number): Instruction => [0x06, 0, 0, value];
const jump = (code: number, value: number, ifTrue: number, ifFalse: number): Instruction => [
  code,
  ifTrue,
  ifFalse,
  value,
];
const equal = 0x15;
const greaterOrEqual = 0x35;
const anyBit = 0x45;

/** When `test` holds, the answer; otherwise the next instruction. */
const when = (code: number, value: number, result: number): Instruction[] => [
  jump(code, value, 0, 1),
  answer(result),
];

/** Rules for one system call that look at an argument; the rules must end in an answer. */
const inCall = (number: number, rules: readonly Instruction[]): Instruction[] => [
  jump(equal, number, 0, rules.length),
  ...rules,
];

/**
 * The seccomp filter of every sandboxed process, as `bwrap --seccomp` reads it: struct sock_filter, one after another.
 * Undefined on a machine whose call numbers we don't know.
 */
export function seccompProgram(architecture: string): Buffer | undefined {
  const machine = machines[architecture];
  if (machine === undefined) return undefined;
  const instructions: Instruction[] = [
    load(at.architecture),
    jump(equal, machine.audit, 1, 0),
    answer(refuse(ENOSYS)),
    load(at.number),
    ...(architecture === "x64" ? when(greaterOrEqual, x32Bit, refuse(ENOSYS)) : []),
    ...[...machine.denied, ...deniedEverywhere].flatMap((number) => when(equal, number, refuse(EPERM))),
    // Its flags lie in memory, where a filter can't look; libraries fall back to clone.
    ...when(equal, clone3, refuse(ENOSYS)),
    ...inCall(machine.clone, [
      load(at.argument(0)),
      ...when(anyBit, namespaceFlags, refuse(EPERM)),
      answer(allow),
    ]),
    ...inCall(machine.socket, [
      load(at.argument(0)),
      ...socketFamilies.flatMap((family) => when(equal, family, allow)),
      answer(refuse(EAFNOSUPPORT)),
    ]),
    ...inCall(machine.ioctl, [
      load(at.argument(1)),
      ...terminalInjection.flatMap((request) => when(equal, request, refuse(EPERM))),
      answer(allow),
    ]),
    answer(allow),
  ];
  return Buffer.concat(instructions.map(encode));
}

function encode([code, ifTrue, ifFalse, value]: Instruction): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16LE(code, 0);
  bytes.writeUInt8(ifTrue, 2);
  bytes.writeUInt8(ifFalse, 3);
  bytes.writeUInt32LE(value >>> 0, 4);
  return bytes;
}
