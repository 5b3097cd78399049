import type { Event } from "../events/event.ts";
import { markdownInline, markdownName } from "../neutralise.ts";
import { answerFigures, count, counted, dollars, duration } from "./figures.ts";
import { folded, table } from "./summary-markup.ts";
import type { SummaryState } from "./summary-state.ts";

type EventOf<Type extends Event["type"]> = Extract<Event, { type: Type }>;

export function phases(state: SummaryState): string {
  if (state.phases.size === 0) return "";
  const rows = table(
    [
      ["Phase", "Time", "Tool calls"],
      ["---", "--:", "--:"],
    ],
    [...state.phases],
    ([phase, { ms, calls: made }]) => [
      markdownInline(phase.replaceAll("-", " ")),
      duration(ms),
      made === 0 ? "" : count(made),
    ],
  );
  return folded("Phases", rows);
}

/** Two are all that a run asks. */
const shownModels = 2;

export function turns(usages: readonly EventOf<"usage">[]): string {
  const last = usages.at(-1);
  if (last === undefined) return "";
  const rows = table(
    [
      ["Turn", "Ended with", "Input", "Output", "Cost", "Total"],
      ["--:", "---", "--:", "--:", "--:", "--:"],
    ],
    usages,
    (usage) => [
      count(usage.turn),
      markdownName(usage.stop_reason),
      ...answerFigures(usage)
        .split(" · ")
        .map((figure) => figure.replace(/ tokens in| out$/, "")),
      dollars(usage.total_cost_usd),
    ],
  );
  // A title is HTML, where nothing of Markdown's keeps a name harmless.
  const models = [...new Set(usages.map(({ model }) => model))].filter((name) => /^[\w.-]{1,64}$/.test(name));
  const model = models.length === 0 ? "" : ` of ${models.slice(0, shownModels).join(" and ")}`;
  return folded(
    `Cost by turn: ${dollars(last.total_cost_usd)} in ${counted(last.turn, "turn")}${model}`,
    rows,
  );
}

/** How often each tool was used, how often it failed, and what that took. */
export function tools({ tools: used, callCount }: SummaryState): string {
  if (callCount === 0) return "";
  const rows = table(
    [
      ["Tool", "Calls", "Failed", "Time", "Longest"],
      ["---", "--:", "--:", "--:", "--:"],
    ],
    [...used].toSorted(([, a], [, b]) => b.wholeMs - a.wholeMs),
    ([tool, { calls: made, failed, wholeMs, longestMs }]) => [
      markdownName(tool),
      count(made),
      count(failed),
      duration(wholeMs),
      duration(longestMs),
    ],
  );
  return `### ${counted(callCount, "tool call")}\n\n${rows}`;
}

export function calls({ calls: made, callCount }: SummaryState): string {
  if (callCount === 0) return "";
  const rows = table(
    [
      ["Turn", "Tool", "What", "", "Time"],
      ["--:", "---", "---", "---", "--:"],
    ],
    made,
    ({ turn, tool, about, ended }) => [
      count(turn),
      markdownName(tool),
      markdownName(about),
      ended === undefined ? "no result" : ended.ok ? "✓" : "✗ failed",
      ended === undefined ? "" : duration(ended.durationMs),
    ],
    callCount,
  );
  const failed = made.filter(({ ended }) => ended?.ok === false).length;
  return folded(`Call by call${failed === 0 ? "" : `: ${count(failed)} failed`}`, rows);
}
