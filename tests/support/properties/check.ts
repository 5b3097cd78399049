import fc from "fast-check";

/** What holds for any input: tried as often as fits a test, or for as long as it is told, from a seed. */
export type Check = (long?: { readonly forMs: number; readonly seed: number }) => Promise<void>;

export function check<Ts>(property: fc.IRawProperty<Ts>, runs: number): Check {
  return async (long) => {
    await fc.assert(
      property,
      long === undefined
        ? { numRuns: runs }
        : { numRuns: Number.MAX_SAFE_INTEGER, seed: long.seed, interruptAfterTimeLimit: long.forMs },
    );
  };
}
