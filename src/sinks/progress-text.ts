import type { Event } from "../events/event.ts";
import { firstLine } from "../first-line.ts";
import { markdownInline, markdownSpan } from "../neutralise.ts";
import { counted, duration } from "./figures.ts";
import { mainArgument } from "./tool-title.ts";

type Phase = Extract<Event, { type: "status" }>["phase"];

/** What a person who waits for a run sees of its way. */
export interface ProgressState {
  /** How far the run has come, as an index of `steps`. */
  readonly reached: number;
  readonly hasChecked: boolean;
  /** One line, untrusted. */
  readonly now: { readonly text: string; readonly isCall: boolean };
  readonly turns: number;
  /** US dollars; null while that isn't known. */
  readonly costUsd: number | null;
  readonly maxCostUsd: number | undefined;
  /** Milliseconds since the epoch. */
  readonly startedAt: number | undefined;
  readonly title: string | undefined;
  readonly verdict: string | undefined;
}

/** The phases of a run in its own order, those together that pass in a moment. */
const steps: readonly { readonly name: string; readonly phases: readonly Phase[] }[] = [
  { name: "Repository", phases: ["doctor", "prepare", "repository"] },
  { name: "Analysis and reading", phases: ["analysis", "reading"] },
  { name: "Modification", phases: ["modification"] },
  { name: "Checks", phases: ["checks"] },
  { name: "Branch, commit and push", phases: ["branch", "commit", "push"] },
  { name: "Pull request", phases: ["pull-request", "result"] },
];
const checksStep = steps.findIndex(({ phases }) => phases.includes("checks"));
const maxLineLength = 120;

export const firstState: ProgressState = {
  reached: 0,
  hasChecked: false,
  now: { text: "Preparing", isCall: false },
  turns: 0,
  costUsd: null,
  maxCostUsd: undefined,
  startedAt: undefined,
  title: undefined,
  verdict: undefined,
};

/** Says of a text that it is for nobody to see. */
export type IsUnfit = (text: string) => boolean;

/** The state after an event; of what is unfit only is told that there is something. */
export function progressAfter(
  before: ProgressState,
  event: Event,
  isUnfit: IsUnfit = () => false,
): ProgressState {
  const state = { ...before, startedAt: before.startedAt ?? event.timestamp };
  switch (event.type) {
    case "status": {
      const at = steps.findIndex(({ phases }) => phases.includes(event.phase));
      // The agent reads again after it has written: what was reached stays so.
      const reached = Math.max(state.reached, at);
      const hasChecked = state.hasChecked || at === checksStep;
      const text = isUnfit(event.message) ? "At work" : firstLine(event.message, maxLineLength);
      return { ...state, reached, hasChecked, now: { text, isCall: false } };
    }
    case "tool_call": {
      return { ...state, now: { text: callText(event, isUnfit), isCall: true } };
    }
    case "thinking":
    case "message":
      return state.now === thinking ? state : { ...state, now: thinking };
    case "usage": {
      const { turn: turns, total_cost_usd: costUsd, max_cost_usd: maxCostUsd } = event;
      return { ...state, turns, costUsd, maxCostUsd };
    }
    case "verification":
      return { ...state, hasChecked: true, verdict: unlessUnfit(firstLine(event.message, 300), isUnfit) };
    case "pull_request":
      return { ...state, title: unlessUnfit(firstLine(event.title, 200), isUnfit) };
    default:
      return state;
  }
}

/** Looked at before it is cut: half a key is one too. */
function callText({ tool, input }: Extract<Event, { type: "tool_call" }>, isUnfit: IsUnfit): string {
  if (isUnfit(tool)) return "a tool";
  const whole = mainArgument(input, Number.POSITIVE_INFINITY).text;
  if (isUnfit(`${tool} ${whole}`)) return firstLine(tool, maxLineLength);
  return firstLine(`${tool} ${mainArgument(input, maxLineLength - tool.length).text}`, maxLineLength);
}

function unlessUnfit(text: string, isUnfit: IsUnfit): string | undefined {
  return isUnfit(text) ? undefined : text;
}

const thinking = { text: "The model is thinking", isCall: false };

/** GitHub Markdown of a run that is under way; a few lines, however long the run's names are. */
export function progressText(state: ProgressState, runUrl: string): string {
  const { reached, hasChecked, now } = state;
  const shown = steps.flatMap(({ name }, at) => {
    // A run without checks has passed by them.
    if (at === checksStep && reached > at && !hasChecked) return [];
    return [`- [${at < reached ? "x" : " "}] ${at === reached ? `**${name}**` : name}`];
  });
  return [
    "**Tiny Backspace is working on this.**",
    shown.join("\n"),
    `Now: ${now.isCall ? markdownSpan(now.text) : markdownInline(now.text)}`,
    `<sub>${[...spent(state), `[log of the run](${runUrl})`].join(" · ")}</sub>`,
  ].join("\n\n");
}

/** What it has come to, for the line below the result: `4 turns · $0.21 of $5.00 · 2 min 5 s`. */
export function progressFigures(state: ProgressState, nowMs: number): string {
  const { startedAt = nowMs } = state;
  return [...spent(state), duration(Math.max(0, nowMs - startedAt))].join(" · ");
}

function spent({ turns, costUsd, maxCostUsd }: ProgressState): string[] {
  if (turns === 0) return [];
  const limit = maxCostUsd === undefined ? "" : ` of $${maxCostUsd.toFixed(2)}`;
  const cost = costUsd === null ? "price unknown" : `$${costUsd.toFixed(2)}${limit}`;
  return [counted(turns, "turn"), cost];
}
