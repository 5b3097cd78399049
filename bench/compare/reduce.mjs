import { inputCost, inputCostOfResponses } from "./input-cost.mjs";
import { peaksOf, processorMsOf } from "./resources.mjs";

const enduranceFrom = 60;

/**
 * What is kept of a run. Times in milliseconds, sizes in bytes, input cost in units (tokens as bytes/4, weighed by what
 * the cache does). A gap is the time from the last byte of an answer to the next request: all that an agent does itself
 * in a turn, its tools included. The model's own time, from a request's first byte to its answer's last, is in none of
 * the times, so that a slow fake slows nobody.
 */
export function reduce(agent, workload, run) {
  const { exchanges, startedAt, exitedAt, samples } = run;
  const gaps = exchanges.slice(1).map(({ receivedAt }, index) => receivedAt - exchanges[index].endedAt);
  const busyUntil = sums(exchanges.map(({ receivedAt, endedAt }) => endedAt - receivedAt));
  const bodies = exchanges.map(({ body }) => body);
  const cost =
    agent.api === "responses"
      ? { runs: inputCostOfResponses(bodies), blocks: inputCostOfResponses(bodies) }
      : { runs: inputCost(bodies, "runs"), blocks: inputCost(bodies, "blocks") };
  return {
    startMs: exchanges[0].receivedAt - startedAt,
    gaps,
    gapsOf: gapsByKind(workload, gaps),
    wallMs: exitedAt - startedAt - busyUntil.at(-1),
    endMs: exitedAt - exchanges.at(-1).endedAt,
    firstRequestBytes: exchanges[0].bytes,
    promptBytes: promptBytes(bodies[0]),
    cost,
    /** When each request was made, the model's own time left out. */
    requestedMs: exchanges.map(
      ({ receivedAt }, index) => receivedAt - startedAt - (index === 0 ? 0 : busyUntil[index - 1]),
    ),
    processorMs: processorMsOf(samples),
    peaks: peaksOf(samples),
    earlyPeaks: peaksOf(samples, exchanges.at(enduranceFrom - 1)?.receivedAt),
    saw: sawOf(workload, exchanges.at(-1).results),
    ...(run.postMs !== undefined && { postMs: run.postMs, toolsMs: run.toolsMs }),
  };
}

function sums(numbers) {
  let sum = 0;
  return numbers.map((number) => {
    sum += number;
    return sum;
  });
}

function gapsByKind({ turns }, gaps) {
  const byKind = {};
  for (const [index, steps] of turns.entries()) {
    byKind[steps[0].type] ??= [];
    byKind[steps[0].type].push(gaps[index]);
  }
  return byKind;
}

/** System prompt and tools of a request to the Messages API. */
function promptBytes({ system, tools }) {
  return Buffer.byteLength(JSON.stringify([system, tools]));
}

/** How much of a large output the model was shown, and which ends of it. */
function sawOf({ bigFileBytes }, results) {
  if (bigFileBytes === undefined) return undefined;
  const [{ text }] = results;
  const last = `line ${String(bigFileBytes / 64 - 1).padStart(9, "0")}`;
  return { bytes: Buffer.byteLength(text), head: text.includes("line 000000000"), tail: text.includes(last) };
}
