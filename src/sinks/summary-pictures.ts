import type { Event } from "../events/event.ts";
import { count, dollars } from "./figures.ts";

type EventOf<Type extends Event["type"]> = Extract<Event, { type: Type }>;

/** What is drawn of a run; times in milliseconds since the epoch. */
export interface Timeline {
  /** When the agent began; undefined when it did not come to that. */
  readonly begunAt: number | undefined;
  readonly turns: readonly EventOf<"usage">[];
  readonly calls: readonly {
    readonly turn: number;
    readonly tool: string;
    readonly startedAt: number;
    /** Undefined when no result came. */
    readonly ended: { readonly ok: boolean; readonly durationMs: number } | undefined;
  }[];
  readonly checks: readonly EventOf<"check">[];
}

/** One stretch of time on a lane. */
interface Bar {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly failed?: boolean;
}

/** More can't be told apart. */
const maxBars = 40;
const hourMs = 3_600_000;
/** Less than that is read in parts of a second. */
const fineMs = 15_000;
/** What has no room for a name would have it beside it, over the next one. */
const leastNamed = 0.08;
const leastNumbered = 0.02;
/** What is narrower may be drawn by nobody at all. */
const leastSeen = 1 / 300;

/** Model, tools and checks as lanes over the time of a run; empty where there is nothing to see. */
export function timeline({ begunAt, turns, calls, checks }: Timeline): string {
  if (begunAt === undefined || turns.length === 0) return "";
  const tools = calls.flatMap(({ tool, startedAt, ended }): Bar[] =>
    ended === undefined
      ? []
      : [{ label: tool, from: startedAt, to: startedAt + ended.durationMs, failed: !ended.ok }],
  );
  const lanes = [
    { name: "Model", bars: answers({ begunAt, turns, calls }) },
    { name: "Tools", bars: tools },
    {
      name: "Checks",
      bars: checks.map(({ where, timestamp, duration_ms: ms, outcome }) => ({
        ...{ label: where, from: timestamp - ms, to: timestamp },
        // The base may fail, and the old code should.
        failed: where === "change" && outcome !== "passed",
      })),
    },
  ].filter(({ bars }) => bars.length > 0);
  const all = lanes.flatMap(({ bars }) => bars);
  const start = Math.min(...all.map(({ from }) => from));
  const wholeMs = Math.max(...all.map(({ to }) => to)) - start;
  const lines = lanes.flatMap(({ name, bars }) => [
    `  section ${name}`,
    ...visible(longest(bars), wholeMs * leastSeen).map((bar) =>
      barLine(bar, { start, wholeMs, isModel: name === "Model" }),
    ),
  ]);
  const left = lanes.reduce((sum, { bars }) => sum + Math.max(0, bars.length - maxBars), 0);
  const note = left === 0 ? "" : `\n\n<sub>${count(left)} shorter ones are left out.</sub>`;
  return `### Where the time went\n\n${diagram([
    "---",
    "displayMode: compact",
    "---",
    "gantt",
    "  dateFormat x",
    `  axisFormat ${wholeMs >= hourMs ? "%H:%M" : wholeMs >= fineMs ? "%M:%S" : "%S.%L"}`,
    ...lines,
  ])}${note}`;
}

/** From when the model had everything until its answer was whole. */
function answers({ begunAt = 0, turns, calls }: Omit<Timeline, "checks">): Bar[] {
  const toolsEnd = new Map<number, number>();
  for (const { turn, startedAt, ended } of calls) {
    const end = startedAt + (ended?.durationMs ?? 0);
    toolsEnd.set(turn, Math.max(end, toolsEnd.get(turn) ?? 0));
  }
  return turns.map(({ turn, timestamp }, index) => {
    const before = turns[index - 1];
    const from = before === undefined ? begunAt : Math.max(before.timestamp, toolsEnd.get(before.turn) ?? 0);
    return { label: String(turn), from: Math.min(from, timestamp), to: timestamp };
  });
}

/** The longest, in their order. */
function longest(bars: readonly Bar[]): readonly Bar[] {
  if (bars.length <= maxBars) return bars;
  const kept = new Set(bars.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, maxBars));
  return bars.filter((bar) => kept.has(bar));
}

/** Each at least so wide, unless it would then lie beside one that comes after it. */
function visible(bars: readonly Bar[], leastMs: number): readonly Bar[] {
  return bars.map((bar) => {
    const next = Math.min(...bars.flatMap(({ from }) => (from >= bar.to && from > bar.from ? [from] : [])));
    return { ...bar, to: Math.max(bar.to, Math.min(bar.from + leastMs, next)) };
  });
}

/** A bar needs a name; an empty pattern of braille can be seen by nobody, and is not white space. */
const unnamed = "\u2800";

/** Names come from outside too: only what can't be read as anything else is drawn. */
function barLine(
  { label, from, to, failed }: Bar,
  {
    start,
    wholeMs,
    isModel,
  }: { readonly start: number; readonly wholeMs: number; readonly isModel: boolean },
): string {
  const hasRoom = to - from >= wholeMs * (isModel ? leastNumbered : leastNamed);
  const name = !hasRoom ? unnamed : /^[\w-]{1,30}$/.test(label) ? label : "other";
  const tags = failed === true ? "crit, " : isModel ? "" : "done, ";
  return `  ${name} :${tags}${Math.round(from - start)}, ${Math.round(Math.max(to, from + 1) - start)}`;
}

const maxColumns = 30;

/** What was spent by the end of each turn, with the limit where it is in sight; empty where prices are unknown. */
export function costChart(turns: readonly EventOf<"usage">[]): string {
  const known = turns.flatMap(({ turn, total_cost_usd: spent }) => (spent === null ? [] : [{ turn, spent }]));
  const last = known.at(-1);
  if (last === undefined || known.length < 2 || last.spent === 0) return "";
  const step = Math.ceil(known.length / maxColumns);
  const shown = known.filter((_, index) => (known.length - 1 - index) % step === 0);
  const limit = turns.at(-1)?.max_cost_usd;
  const isNear = limit !== undefined && last.spent * 4 >= limit;
  const top = isNear ? Math.max(limit, last.spent) : last.spent;
  const amounts = shown.map(({ spent }) => spent.toFixed(4)).join(", ");
  return `### Cost up to each turn\n\n${dollars(last.spent)}${limit === undefined ? "" : ofBudget(last.spent, limit)}\n\n${diagram(
    [
      "---",
      "config:",
      "  xyChart:",
      "    height: 200",
      "  themeVariables:",
      "    xyChart:",
      `      plotColorPalette: "#8250df, #cf222e"`,
      "---",
      "xychart-beta",
      `  x-axis "turn" [${shown.map(({ turn }) => turn).join(", ")}]`,
      `  y-axis "US dollars" 0 --> ${(top * 1.1).toFixed(4)}`,
      `  bar [${amounts}]`,
      ...(isNear ? [`  line [${shown.map(() => limit.toFixed(4)).join(", ")}]`] : []),
    ],
  )}`;
}

/** The budget is much more than most runs take: with it in the chart, nothing else would be seen there. */
function ofBudget(spent: number, limit: number): string {
  const most = limit < 0.1 ? dollars(limit) : `$${limit.toFixed(2)}`;
  const percent = limit > 0 ? (spent / limit) * 100 : 100;
  return ` of ${most} that the run may cost, ${percent < 1 ? "less than 1" : Math.round(percent)} %`;
}

/** GitHub draws it. */
function diagram(lines: readonly string[]): string {
  return ["```mermaid", ...lines, "```"].join("\n");
}

const widestBar = 10;

/** Lines added and deleted as squares, as many as the share of `most` asks for; empty for a binary file. */
export function linesBar(
  { addedLines, deletedLines }: { readonly addedLines: number | null; readonly deletedLines: number | null },
  most: number,
): string {
  if (addedLines === null || deletedLines === null || addedLines + deletedLines === 0) return "";
  const width = Math.max(1, Math.round(((addedLines + deletedLines) / Math.max(most, 1)) * widestBar));
  const green = Math.round((addedLines / (addedLines + deletedLines)) * width);
  return "🟩".repeat(green) + "🟥".repeat(width - green);
}
