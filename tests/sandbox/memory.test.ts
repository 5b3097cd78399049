import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { defaultMemoryBytes } from "../../src/sandbox/memory.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { createRunCommand } from "../../src/tools/run-command.ts";
import { type Machine, openMachine, parents } from "../support/open-sandbox.ts";

const limitMiB = 300;
const mebibyte = 1024 ** 2;

describe.each(parents)("memory in the sandbox of a parent that is %s", (parent) => {
  let machine: Machine;
  beforeAll(async () => {
    machine = await openMachine({ parent, sandbox: { maxMemoryBytes: limitMiB * mebibyte } });
  });
  afterAll(async () => {
    await machine[Symbol.asyncDispose]();
  });
  const exceeded = {
    type: "memory",
    usedBytes: expect.any(Number),
    limitBytes: limitMiB * mebibyte,
  };

  test("a command that takes more and more is ended, with what it printed", async () => {
    const result = await machine.run(
      `echo begun; exec perl -e 'my @all; while (1) { push @all, "x" x (8 << 20) }'`,
    );
    expect(result).toMatchObject({ head: "begun\n", end: exceeded });
    expect((await machine.run("echo next")).head).toBe("next\n");
  });

  test("so is one that shares it out over 40 processes", async () => {
    const { end } = await machine.run(
      `for i in $(seq 40); do setsid perl -e '$all = "x" x (10 << 20); sleep 60' & done; wait`,
    );
    expect(end).toEqual(exceeded);
  });

  test("so is one that takes shared memory", async () => {
    // mmap(0, 400 MiB, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_POPULATE, -1, 0)
    const mmap = process.arch === "x64" ? 9 : 222;
    const { end } = await machine.run(
      `perl -e 'syscall(${mmap}, 0, 400 << 20, 3, 0x8021, -1, 0) > 0 or die $!; sleep 60'`,
    );
    expect(end).toEqual(exceeded);
  });

  test("what processes share counts once", async () => {
    const { head, end } = await machine.run(
      `perl -e '$all = "x" x (80 << 20); for (1 .. 10) { unless (fork) { sleep 1; exit } } 1 while wait > 0; print "done"'`,
    );
    expect({ head, end }).toEqual({ head: "done", end: { type: "exit", code: 0 } });
  });

  test("of commands side by side the largest is ended, the others go on", async () => {
    const use = (megabytes: number, next: string) =>
      machine.run(`exec perl -e '$all = "x" x (${megabytes} << 20); ${next}'`, { readOnly: true });
    const [small, large] = await Promise.all([
      use(40, 'sleep 2; print "done"'),
      use(130, "sleep 60"), // Twice: perl makes the text, then copies it.
    ]);
    expect(small).toMatchObject({ head: "done", end: { type: "exit", code: 0 } });
    expect(large.end).toEqual(exceeded);
  });

  test("a program of ours that takes too much is an error", async () => {
    await expect(
      machine.runProgram({ argv: ["/usr/bin/perl", "-e", '$all = "x" x (400 << 20); sleep 60'] }),
    ).rejects.toThrow("/usr/bin/perl used more than 314572800 bytes of memory");
  });

  test("the model is told how much it was", async () => {
    const tool = createRunCommand({ timeoutMs: 20_000, maxTimeoutMs: 20_000 });
    const sandbox = { runCommand: ({ command }: { command: string }) => machine.run(command) };
    const input = { command: `perl -e '$all = "x" x (400 << 20); sleep 60'` };
    const { text } = await tool.run(input, {
      sandbox: sandbox as unknown as Sandbox,
      signal: new AbortController().signal,
      onOutput: () => {},
    });
    expect(text).toMatch(/^Exit code: none: killed: used more than 300 MiB of memory \(after \d\.\d s\)\n/);
  });
});

test("the sandbox leaves a part of the machine's memory to everything else", () => {
  expect(defaultMemoryBytes()).toBeGreaterThan(100 * mebibyte);
  expect(defaultMemoryBytes()).toBeLessThan(process.constrainedMemory() || Number.POSITIVE_INFINITY);
});
