// A process that tries trials, named in its arguments, with the product as it was started with: perhaps changed.
// Read here too, so that a change of it is seen to be made: what proposes a change, or opens a sandbox, is a process
// of this one's.
import "../../src/publish.ts";
import "../../src/sandbox/self-test.ts";
import { trials } from "./trials.ts";
import { tryTrial } from "./try-trial.ts";

const found: Record<string, readonly string[]> = {};
for (const name of process.argv.slice(2)) {
  const trial = trials.find((one) => one.name === name);
  if (trial === undefined) throw new Error(`There is no trial ${name}`);
  found[name] = await tryTrial(trial, "product");
}
process.stdout.write(JSON.stringify(found));
