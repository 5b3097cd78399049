import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  type Machine,
  openMachine,
  parents,
  type SeriesAnswer,
  type SeriesRun,
} from "../support/open-sandbox.ts";

/** What each printed, or why it gave no answer. */
function told(answers: readonly SeriesAnswer[]): (string | number)[][] {
  return answers.map((answer) =>
    "error" in answer ? [answer.error] : [answer.exitCode, answer.stdout.toString("latin1"), answer.stderr],
  );
}

const sh = (script: string, ...args: string[]): SeriesRun => ({
  argv: ["/bin/sh", "-c", script, "sh", ...args],
});

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

const uniqueSleep = () => `7777.${Math.trunc(Math.random() * 1e9)}`;

describe.each(parents)("a series of programs in the sandbox of a parent that is %s", (parent) => {
  let machine: Machine;
  beforeAll(async () => {
    machine = await openMachine({ parent });
  });
  afterAll(async () => {
    await machine[Symbol.asyncDispose]();
  });

  test("runs one after another, each with its own end, output, variables and input", async () => {
    const answers = await machine.runSeries([
      { ...sh('pwd; printf "%s" "$ONE"; echo oops >&2; exit 3'), env: { ONE: "1\n2" } },
      sh('printf "%s" "$ONE"'),
      { argv: ["/bin/cat"], input: Buffer.from("\0\x01\xff\n", "latin1") },
      { argv: ["/bin/cat"] },
      sh("kill -9 $$"),
      { argv: ["/nonexistent/program"] },
      { argv: ["/bin/echo", ""] },
    ]);
    expect(told(answers)).toEqual([
      [3, `${machine.workspace}\n1\n2`, "oops\n"],
      [0, "", ""],
      [0, "\0\x01\xff\n", ""],
      [0, "", ""],
      [137, "", expect.stringContaining("Killed")],
      [127, "", expect.stringContaining("No such file or directory")],
      [0, "\n", ""],
    ]);
  });

  test("takes words as they are, whatever a shell would make of them", async () => {
    const words = [
      "$(touch made)",
      "`touch made`",
      "; touch made",
      "* ?",
      "'\"\\",
      "-n",
      "",
      "a\nb",
      "é\x7f",
    ];
    const [answer] = await machine.runSeries([
      { argv: ["/usr/bin/printf", "%s\\n", ...words], env: { A: "$(touch made); touch made" } },
    ]);
    expect(answer).toMatchObject({ exitCode: 0, stderr: "" });
    expect(answer !== undefined && "stdout" in answer && answer.stdout.toString()).toBe(
      words.map((word) => `${word}\n`).join(""),
    );
    expect((await machine.run("ls made")).end).toEqual({ type: "exit", code: 2 });
    const [refused] = await machine.runSeries([{ argv: ["/bin/echo", "a\0/bin/echo"] }]);
    expect(refused).toEqual({ error: "Error: an argument contains a NUL character" });
  });

  test("is not led astray by input that nobody reads, or that looks like a request", async () => {
    const request = ["2", "/bin/touch", "made", "0", "0", ""].join("\0");
    const answers = await machine.runSeries([
      { argv: ["/bin/true"], input: Buffer.alloc(3_000_000, request) },
      { ...sh("head -c 3"), input: Buffer.from(request.repeat(1000)) },
      { argv: ["/bin/echo", "next"] },
    ]);
    expect(told(answers)).toEqual([
      [0, "", ""],
      [0, "2\0/", ""],
      [0, "next\n", ""],
    ]);
    expect((await machine.run("ls made")).end).toEqual({ type: "exit", code: 2 });
  });

  test("brings megabytes in and out as they are", async () => {
    const input = randomBytes(5_000_000);
    const answers = await machine.runSeries([{ argv: ["/bin/cat"], input, maxOutputBytes: 5_000_000 }]);
    expect(answers[0] !== undefined && "stdout" in answers[0] && answers[0].stdout.equals(input)).toBe(true);
  });

  test("ends as a whole where a program prints too much or takes too long", async () => {
    const [first, ...others] = await machine.runSeries([
      { argv: ["/usr/bin/yes"], maxOutputBytes: 1000 },
      { argv: ["/bin/echo", "next"] },
    ]);
    expect([first, ...others]).toEqual(Array(2).fill({ error: "Error: more than 1000 bytes of output" }));
    const exact = await machine.runSeries([
      { ...sh("head -c 1000 /dev/zero"), maxOutputBytes: 1000 },
      { ...sh("head -c 1001 /dev/zero"), maxOutputBytes: 1000 },
    ]);
    expect(exact).toMatchObject([{ exitCode: 0 }, { error: "Error: more than 1000 bytes of output" }]);
    const late = await machine.runSeries([
      { argv: ["/bin/sleep", "60"], timeoutMs: 300 },
      { argv: ["/bin/echo", "next"] },
    ]);
    expect(late).toEqual(Array(2).fill({ error: "Error: no end after 300 ms" }));
  });

  test("keeps 64 KiB of what is printed as errors, and goes on", async () => {
    const [answer, next] = await machine.runSeries([
      sh("head -c 200000 /dev/zero | tr '\\0' x >&2"),
      { argv: ["/bin/echo", "next"] },
    ]);
    expect(answer).toMatchObject({ exitCode: 0, stderr: "x".repeat(64 * 1024) });
    expect(told([next as SeriesAnswer])).toEqual([[0, "next\n", ""]]);
  });

  test("leaves nothing running when it ends or is cancelled", async () => {
    const [kept, cancelled] = [uniqueSleep(), uniqueSleep()];
    await machine.runSeries([sh(`setsid sleep ${kept} >/dev/null 2>&1 & echo started`)]);
    expect(processesWith(kept)).toEqual([]);
    const answers = await machine.runSeries([{ argv: ["/bin/sleep", cancelled] }, { argv: ["/bin/true"] }], {
      cancelAfter: untilRunning(cancelled),
    });
    expect(answers).toEqual(Array(2).fill({ error: "Error: the run was cancelled" }));
    expect(processesWith(cancelled)).toEqual([]);
  });

  test("that something in it ends says so", async () => {
    const answers = await machine.runSeries([sh("kill -9 $PPID"), { argv: ["/bin/echo", "next"] }]);
    expect(answers).toEqual(Array(2).fill({ error: "Error: /bin/sh gave no answer" }));
  });

  test("reads nothing that the agent left, and shows its mounts to nobody else", async () => {
    const files = "~/.bashrc ~/.bash_profile ~/.profile ~/.bash_login ~/.inputrc";
    await machine.run(`echo 'echo planted; exit 0' | tee ${files} > /dev/null`);
    const directory = join(machine.tempDir, "git");
    const answers = await machine.runSeries([{ argv: ["/bin/ls", "-d", "/run/extra/refs"] }], {
      mounts: [{ source: directory, target: "/run/extra", writable: true }],
    });
    await machine.run(`rm ${files}`);
    expect(told(answers)).toEqual([[0, "/run/extra/refs\n", ""]]);
    expect((await machine.run("ls /run/extra")).end).toEqual({ type: "exit", code: 2 });
  });

  test("is walled in as commands are", async () => {
    const answers = await machine.runSeries([
      sh("grep -E '^(CapEff|NoNewPrivs|Seccomp):' /proc/self/status; ulimit -c; ulimit -n; echo > /usr/x"),
    ]);
    expect(told(answers)).toEqual([
      [
        2,
        "CapEff:\t0000000000000000\nNoNewPrivs:\t1\nSeccomp:\t2\n0\n4096\n",
        expect.stringContaining("Read-only file system"),
      ],
    ]);
  });
});
