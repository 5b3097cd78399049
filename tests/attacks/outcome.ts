import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { expect } from "@jest/globals";
import { chooseUser } from "../support/runner/user.ts";
import type { Attack, Need } from "./attack.ts";
import type { Attempt } from "./target.ts";
import type { Trial } from "./trial.ts";

/** Everything by which one sees that the attack was not stopped; nothing when it was. */
export function failures(attack: Attack, { hits, output, end }: Attempt): string[] {
  const told = attack.pass === undefined || attack.pass.test(output);
  const ended =
    attack.end === undefined
      ? end === "exit" || end === "signal" || (end === "timeout" && attack.timeoutMs !== undefined)
      : end === attack.end;
  return [
    ...hits,
    ...(told ? [] : [`the output doesn't say ${attack.pass}: ${shortened(output)}`]),
    ...(ended ? [] : [`it ended by ${end}: ${shortened(output)}`]),
  ];
}

function shortened(output: string): string {
  return output.length > 500 ? `${output.slice(0, 250)}…${output.slice(-250)}` : output;
}

/** Fails unless the attack was stopped, or is told as one that isn't. */
export function checkOutcome(attack: Attack, attempt: Attempt): void {
  const found = failures(attack, attempt);
  if (attack.notStopped === undefined) {
    const output = attempt.hits.length > 0 ? shortened(attempt.output) : "";
    expect({ found, output }).toEqual({ found: [], output: "" });
  } else expect(found).toEqual([expect.any(String)]);
}

/** The same for what the trusted side reads, and that it hits where nobody thinks of evil, as it is told. */
export function checkTrial(trial: Trial, found: readonly string[], bare: readonly string[]): void {
  if (trial.notStopped === undefined) expect(found).toEqual([]);
  else expect(found.length).toBeGreaterThan(0);
  expect(bare.length > 0 ? "hits" : "misses").toBe(trial.bare);
}

/** Whether it must hit without a sandbox on this machine; undefined when the machine itself may stop it. */
export function hitsBare({ bare, needs }: Attack): boolean | undefined {
  return bare === "hits" && needs !== undefined && !isMet(needs) ? undefined : bare === "hits";
}

/** Whether this machine's bubblewrap is new enough to stop it. */
export function canBeStopped({ since }: Attack): boolean {
  if (since === undefined) return true;
  const { stdout } = spawnSync("/usr/bin/bwrap", ["--version"], { encoding: "utf8" });
  const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(stdout) ?? []).slice(1).map(Number);
  const [sinceMajor = 0, sinceMinor = 0] = since.split(".").map(Number);
  return major > sinceMajor || (major === sinceMajor && minor >= sinceMinor);
}

const met = new Map<Need, boolean>();

/** Whether this machine allows it. */
export function isMet(need: Need): boolean {
  const known = met.get(need) ?? allows[need]();
  met.set(need, known);
  return known;
}

const allows: Readonly<Record<Need, () => boolean>> = {
  ptrace: () => setting("kernel/yama/ptrace_scope", 0) === 0,
  "user namespaces": () => {
    const [program = "", ...args] = [...chooseUser("unprivileged").prefix, "unshare", "-Ur", "true"];
    return spawnSync(program, args).status === 0;
  },
  perf: () => setting("kernel/perf_event_paranoid", 0) <= 2,
  io_uring: () => setting("kernel/io_uring_disabled", 0) === 0,
  cgroup: () =>
    !readFileSync("/proc/self/cgroup", "utf8")
      .split("\n")
      .every((line) => /:\/$|^$/.test(line)),
  root: () => process.getuid?.() === 0,
};

function setting(name: string, otherwise: number): number {
  const path = `/proc/sys/${name}`;
  return existsSync(path) ? Number(readFileSync(path, "utf8")) : otherwise;
}
