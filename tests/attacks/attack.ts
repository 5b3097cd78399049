import type { DefenceName } from "./defences.ts";

/** What is told of every attack, whatever way it is tried. */
export interface AttackFacts {
  /** What it is after: completes "no way to …". */
  readonly name: string;
  readonly class: AttackClass;
  /** What stops it. */
  readonly defence: DefenceName;
  /**
   * What the same does where nothing stops it: a command as a plain child process of the same user with a scrubbed
   * environment, a text where it is taken as it is.
   */
  readonly bare: "hits" | "misses" | "not run";
  /** Why it hits in the sandbox too. */
  readonly notStopped?: string;
}

/** One thing that a hostile model, issue or repository may try in a command or with the file tools. */
export interface Attack extends AttackFacts {
  /**
   * Shell text. $JOB is the runner's work directory, $TEMP its RUNNER_TEMP, $REPO the checkout, $HOST_HOME the job's
   * HOME, $PARENT and $SIBLING process ids, $PORT, $UDP, $ABSTRACT, $SHM what listens or lies on the machine and $MARK
   * a number that no other process has among its arguments.
   */
  readonly command: string;
  /** Marks the command read-only. */
  readonly readOnly?: true;
  /** Run after it, as the next command of the same run. */
  readonly next?: string;
  /** Read and written afterwards by the file tools; by cat and redirection outside. */
  readonly read?: readonly string[];
  readonly write?: readonly string[];
  /** Beside no hit: what the output has to say. */
  readonly pass?: RegExp;
  /** Only for what has to end by it: nothing else may depend on how fast the machine is. */
  readonly timeoutMs?: number;
  /** How its command has to end. */
  readonly end?: "timeout" | "memory";
  /** What the machine must allow for it to hit without the sandbox. */
  readonly needs?: Need;
  /** Tried where commands have a network: $PROXY is the proxy's port, $UPSTREAM that of a server which may be reached. */
  readonly network?: true;
  /** So many bytes may come to that server. */
  readonly mayReach?: number;
  /** The first version of bubblewrap that can stop it. */
  readonly since?: "0.7";
}

/**
 * What some machines don't allow anyway: looking into other processes, user namespaces, performance counters, rings of
 * system calls, to see one's control group, and to the tests, to make a program of root.
 */
export type Need = "ptrace" | "user namespaces" | "perf" | "io_uring" | "cgroup" | "root";

export const attackClasses = [
  "other processes",
  "runner command files",
  "action files",
  "credentials",
  "file tools",
  "resources",
  "network",
  "sockets",
  "persistence",
  "git",
  "descriptors",
  "privileges",
  "proxy parsing",
  "worker protocol",
  "trusted git",
  "branch and title",
  "issues and comments",
  "workflow commands",
  "published text",
  "events and telemetry",
  "encodings of secrets",
  "starting a run",
  "our pull request",
] as const;
export type AttackClass = (typeof attackClasses)[number];

/** Gives what a class's attacks have in common. */
export function attacksOf(
  name: AttackClass,
  common: Pick<Attack, "defence">,
  attacks: readonly (Omit<Attack, "class" | "defence"> & Partial<Pick<Attack, "defence">>)[],
): readonly Attack[] {
  return attacks.map((attack) => ({ class: name, ...common, ...attack }));
}
