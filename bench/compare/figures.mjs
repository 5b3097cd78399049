/** The middle of the values; the lower one of two. */
export function median(values) {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1];
}

const mebibyte = 1024 ** 2;
const plottedByTurn = "long";

/** Medians over the runs of each agent and workload, rounded to what can be told apart: what the report is made from. */
export function figuresOf(agents, results) {
  return agents.map(({ id, title, note, api }) => ({
    ...{ id, title, note, api },
    workloads: Object.fromEntries(
      [...results.get(id)].map(([workload, runs]) => [
        workload,
        { ...figuresOfRuns(runs), ...(workload === plottedByTurn && byTurn(runs)) },
      ]),
    ),
  }));
}

/** What grows with the turns: input cost in units, and when each request was made. */
function byTurn(runs) {
  const [{ cost, requestedMs }] = runs;
  return {
    costByTurn: cost.runs.map((units) => round(units)),
    requestedMs: requestedMs.map((_, turn) => round(median(runs.map((run) => run.requestedMs[turn])))),
  };
}

function figuresOfRuns(runs) {
  const middle = (read, digits = 0) => round(median(runs.map(read)), digits);
  const [first] = runs;
  const memory = (peaks) =>
    Object.fromEntries(
      Object.keys(first.peaks).map((name) => [name, middle((run) => run[peaks][name] / mebibyte, 1)]),
    );
  return {
    runs: runs.length,
    startMs: middle((run) => run.startMs),
    gapMs: middle((run) => median(run.gaps), 1),
    gapMsOf: Object.fromEntries(
      Object.keys(first.gapsOf).map((kind) => [kind, middle((run) => median(run.gapsOf[kind]), 1)]),
    ),
    wallMs: middle((run) => run.wallMs),
    wallMsRange: [Math.min, Math.max].map((end) => round(end(...runs.map(({ wallMs }) => wallMs)))),
    endMs: middle((run) => run.endMs),
    processorMs: middle((run) => run.processorMs),
    firstRequestBytes: middle((run) => run.firstRequestBytes),
    promptBytes: middle((run) => run.promptBytes),
    costUnits: {
      runs: middle((run) => run.cost.runs.at(-1)),
      blocks: middle((run) => run.cost.blocks.at(-1)),
    },
    memoryMiB: memory("peaks"),
    earlyMemoryMiB: memory("earlyPeaks"),
    ...(first.saw !== undefined && { saw: first.saw }),
    ...(first.postMs !== undefined && {
      postMs: middle((run) => run.postMs),
      toolsMs: middle((run) => run.toolsMs),
    }),
  };
}

function round(value, digits = 0) {
  return Number(value.toFixed(digits));
}
