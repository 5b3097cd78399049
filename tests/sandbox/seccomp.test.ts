import { describe, expect, test } from "@jest/globals";
import { seccompProgram } from "../../src/sandbox/seccomp.ts";

/** What the kernel would answer: a classic BPF machine with the few instructions that filters are made of. */
function verdict(program: Buffer, call: { audit: number; number: number; args?: readonly number[] }): string {
  const data = Buffer.alloc(64);
  data.writeUInt32LE(call.number >>> 0, 0);
  data.writeUInt32LE(call.audit >>> 0, 4);
  for (const [index, value] of (call.args ?? []).entries())
    data.writeBigUInt64LE(BigInt(value), 16 + 8 * index);
  let accumulator = 0;
  for (let at = 0; at < program.length / 8; at += 1) {
    const code = program.readUInt16LE(at * 8);
    const [ifTrue, ifFalse] = [program.readUInt8(at * 8 + 2), program.readUInt8(at * 8 + 3)];
    const value = program.readUInt32LE(at * 8 + 4);
    const jump = (holds: boolean) => {
      at += holds ? ifTrue : ifFalse;
    };
    if (code === 0x20) accumulator = data.readUInt32LE(value);
    else if (code === 0x15) jump(accumulator === value);
    else if (code === 0x35) jump(accumulator >= value);
    else if (code === 0x45) jump((accumulator & value) !== 0);
    else if (code === 0x06) return value === 0x7fff0000 ? "allowed" : `errno ${value & 0xffff}`;
    else throw new Error(`unknown instruction ${code}`);
  }
  throw new Error("the program has no end");
}

const machines = [
  {
    name: "x64",
    audit: 0xc000003e,
    calls: {
      read: 0,
      clone: 56,
      socket: 41,
      ioctl: 16,
      mount: 165,
      unshare: 272,
      keyctl: 250,
      bpf: 321,
      openat: 257,
    },
  },
  {
    name: "arm64",
    audit: 0xc00000b7,
    calls: {
      read: 63,
      clone: 220,
      socket: 198,
      ioctl: 29,
      mount: 40,
      unshare: 97,
      keyctl: 219,
      bpf: 280,
      openat: 56,
    },
  },
] as const;

describe.each(machines)("the system call filter of $name", ({ name, audit, calls }) => {
  const program = seccompProgram(name) ?? Buffer.alloc(0);
  const ask = (number: number, ...args: number[]) => verdict(program, { audit, number, args });

  test("fits what the kernel takes", () => {
    expect(program.length % 8).toBe(0);
    expect(program.length / 8).toBeLessThan(4096);
  });

  test("lets ordinary calls through", () => {
    expect([ask(calls.read), ask(calls.openat)]).toEqual(["allowed", "allowed"]);
  });

  test("refuses mounts, namespaces, keyrings, bpf and io_uring", () => {
    const refused = [calls.mount, calls.unshare, calls.keyctl, calls.bpf, 425, 426, 427, 428, 438, 442];
    expect(refused.map((number) => ask(number))).toEqual(refused.map(() => "errno 1"));
  });

  test("lets clone make processes and threads but no namespaces", () => {
    expect(ask(calls.clone, 0x11)).toBe("allowed");
    expect(ask(calls.clone, 0x3d0f00)).toBe("allowed");
    for (const flag of [0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000]) {
      expect(ask(calls.clone, flag | 0x11)).toBe("errno 1");
    }
    expect(ask(435)).toBe("errno 38");
  });

  test("lets sockets be made of local and internet families only", () => {
    expect([1, 2, 10, 16].map((family) => ask(calls.socket, family))).toEqual(Array(4).fill("allowed"));
    expect([17, 38, 40].map((family) => ask(calls.socket, family))).toEqual(Array(3).fill("errno 97"));
  });

  test("lets no one type into a terminal", () => {
    expect(ask(calls.ioctl, 0, 0x5412)).toBe("errno 1");
    // The kernel looks at 32 bits of the request only.
    expect(ask(calls.ioctl, 0, 2 ** 32 + 0x5412)).toBe("errno 1");
    expect(ask(calls.ioctl, 0, 0x5401)).toBe("allowed");
  });

  test("knows no calls of another machine", () => {
    for (const other of [0x40000003, 0x40000028, 0xc00000f3]) {
      expect(verdict(program, { audit: other, number: calls.read })).toBe("errno 38");
    }
  });
});

test("x32 calls are no way around the filter", () => {
  const program = seccompProgram("x64") ?? Buffer.alloc(0);
  expect(verdict(program, { audit: 0xc000003e, number: 0x40000000 + 165 })).toBe("errno 38");
});

test("there is no filter for a machine whose calls we don't know", () => {
  expect(seccompProgram("riscv64")).toBeUndefined();
});
