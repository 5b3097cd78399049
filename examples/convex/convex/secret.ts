import { ConvexError } from "convex/values";

/** Throws unless the deployment has no such secret or the caller gave it. */
export function requireSecret(given: string | undefined, expected: string | undefined): void {
  if (expected === undefined || expected === "") return;
  if (given === undefined) throw new ConvexError("This deployment asks for its secret, and none was sent.");
  if (!isSame(given, expected)) throw new ConvexError("The secret is not this deployment's.");
}

/** In a time that depends on the expected text's length alone. */
function isSame(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let index = 0; index < expected.length; index += 1) {
    // Past the end charCodeAt is NaN, which counts as 0 here; the lengths tell them apart.
    difference |= given.charCodeAt(index) ^ expected.charCodeAt(index);
  }
  return difference === 0;
}
