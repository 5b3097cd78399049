import { type Html, html } from "./html.ts";

type Tone = "good" | "warning" | "error" | "plain" | "live";

const outcomes: Readonly<Record<string, readonly [words: string, tone: Tone]>> = {
  "pull-request": ["Pull request", "good"],
  proposed: ["Proposed", "good"],
  "no-changes": ["Nothing to change", "plain"],
  question: ["Has a question", "warning"],
  skipped: ["Skipped", "plain"],
  replayed: ["Replayed", "good"],
  refused: ["Refused", "warning"],
  unfinished: ["Unfinished", "warning"],
  failed: ["Failed", "error"],
};

/** A run that says nothing for so long was killed, or can't be heard. */
const silentMs = 15 * 60_000;

/** How a run stands, in words and a colour. */
export function badge(run: { readonly outcome: string; readonly lastAt: number }): Html {
  const [words, tone] = outcomes[run.outcome] ?? standing(run);
  return html`<span class="badge ${tone}">${words}</span>`;
}

function standing({
  outcome,
  lastAt,
}: {
  readonly outcome: string;
  readonly lastAt: number;
}): readonly [string, Tone] {
  if (outcome !== "") return [outcome, "plain"];
  return Date.now() - lastAt > silentMs ? ["Silent", "warning"] : ["Running", "live"];
}
