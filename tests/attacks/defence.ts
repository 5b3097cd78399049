import type { Weakening } from "../support/weakened.ts";

/** One of the things that stop attacks, and how to see that it does. */
export interface Defence<Name extends string> {
  /** Leaves it out, and nothing else. */
  readonly without: Weakening;
  /** Names of attacks that hit then. */
  readonly hits: readonly string[];
  /** Others that stop those attacks as well: they hit only when these are gone too. */
  readonly backedBy?: readonly Name[];
  /** Where it is only there for a parent that is root. */
  readonly parent?: "root";
}

/** Each may name others of the list, and none that isn't in it. */
export function list<Name extends string>(all: Readonly<Record<Name, Defence<NoInfer<Name>>>>): typeof all {
  return all;
}
