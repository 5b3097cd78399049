import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** `/proc` counts processor time in these on every architecture that Linux has Node for. */
const msPerTick = 10;

/**
 * Watches the memory and the processor time of the child of this process that runs `program` (the end of one of its
 * words), and of everything below it, from a process of its own. `stop` gives the samples: bytes of the program itself,
 * of the sandbox's worker where there is one, of the largest process, and of all together, where shared pages count as
 * often as they are shared; ticks of all together.
 */
export async function watchResources(program) {
  const sampler = fork(join(import.meta.dirname, "resources-sampler.mjs"), [
    ...[String(process.pid), program],
  ]);
  await once(sampler, "spawn");
  return {
    async stop() {
      sampler.send("stop");
      const [samples] = await once(sampler, "message");
      return samples;
    },
    /** Ends the watching of a run that failed. */
    end: () => sampler.kill(),
  };
}

/** Processor time of all processes of a run; what happens between the last sample and the end is missing. */
export function processorMsOf(samples) {
  return Math.max(0, ...samples.map(({ ticks }) => ticks)) * msPerTick;
}

/** The peaks of memory of a run, and those that had been reached at a moment. */
export function peaksOf(samples, at = Number.POSITIVE_INFINITY) {
  const before = samples.filter((sample) => sample.at <= at);
  const largest = (read) => Math.max(0, ...before.map((sample) => read(sample) ?? 0));
  return {
    program: largest(({ root }) => root?.peak),
    worker: largest(({ worker }) => worker?.peak),
    largest: largest(({ largest }) => largest),
    sum: largest(({ sum }) => sum),
  };
}
