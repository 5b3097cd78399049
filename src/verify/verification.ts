import type { Checks } from "./checks.ts";
import type { TestResults } from "./junit.ts";
import type { Touched } from "./test-paths.ts";

/** On what the checks ran: the base, the change on it, or the base with the change's tests alone. */
export type Where = "base" | "change" | "old-code";

/** One run of the checks. */
export interface CheckRun {
  readonly where: Where;
  readonly outcome: "passed" | "failed" | "timed-out" | "not-run";
  /** How it ended, or why it did not begin, in a few words; empty where the outcome says it all. */
  readonly reason: string;
  readonly exitCode?: number;
  /** The checks did not begin, because setting up failed. */
  readonly failedSetup?: true;
  /** Setting up included. */
  readonly durationMs: number;
  /** What it printed, shortened; untrusted. */
  readonly output: string;
  /** By its reports; undefined where there are none that can be read. Names are untrusted. */
  readonly tests?: TestResults;
  /** Why there are none although there should be: ends "no test reports: …". */
  readonly noTests?: string;
}

/** What came of the change, by comparison with the base. */
export type Verdict =
  | "passed"
  /** Fails on the base, passes on the change. */
  | "fixed"
  | "still-failing"
  | "newly-failing"
  /** Failed once and passed once on the same files. */
  | "flaky"
  /** It could not be run, or there is nothing to compare it with. */
  | "unknown";

/** Names of tests, test by test. */
export interface TestComparison {
  readonly fixed: readonly string[];
  readonly stillFailing: readonly string[];
  readonly newlyFailing: readonly string[];
  readonly flaky: readonly string[];
  /** Ran on the base, and on the change no more. */
  readonly notRun: readonly string[];
}

export interface Comparison {
  readonly verdict: Verdict;
  /** Undefined where there are no reports of both. */
  readonly tests?: TestComparison;
}

/** What the change's own tests show on the old code. */
export type Proof =
  /** They fail there and pass with the change. Names where there are reports. */
  | { readonly type: "fails-before"; readonly tests: readonly string[] }
  | { readonly type: "passes-before" }
  /** One clause. */
  | { readonly type: "unknown"; readonly reason: string };

/** What is known of a change by the repository's own checks. */
export type Verification =
  /** Why there is nothing: one sentence. */
  { readonly type: "unchecked"; readonly reason: string } | Checked;

export interface Checked extends Comparison {
  readonly type: "checked";
  /** What the checks ran on, as a tree in the trusted git directory. */
  readonly tree: string;
  readonly checks: Checks;
  readonly base: CheckRun;
  readonly change: CheckRun;
  readonly oldCode?: CheckRun;
  readonly proof: Proof;
  readonly touched: Touched;
}

/** Whether a reader should be warned: something newly fails, or what the workflow asked for says nothing. */
export function isUnproven(verification: Verification | undefined): boolean {
  if (verification?.type !== "checked") return false;
  const { verdict, checks } = verification;
  return verdict === "newly-failing" || (verdict === "unknown" && checks.foundIn === undefined);
}

/** Whether checks were run, and don't pass with the change. */
export function isFailing(verification: Verification | undefined): boolean {
  return verification?.type === "checked" && !["passed", "fixed"].includes(verification.verdict);
}
