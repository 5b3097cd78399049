import { type Html, html } from "./html.ts";

type Tone = "good" | "warning" | "error" | "plain" | "live";

type Standing = readonly [words: string, tone: Tone];

const outcomes: ReadonlyMap<string, Standing> = new Map<string, Standing>([
  ["pull-request", ["Pull request", "good"]],
  ["proposed", ["Proposed", "good"]],
  ["handed-over", ["Handed over", "good"]],
  ["checked", ["Checked", "good"]],
  ["no-changes", ["Nothing to change", "plain"]],
  ["question", ["Has a question", "warning"]],
  ["skipped", ["Skipped", "plain"]],
  ["replayed", ["Replayed", "good"]],
  ["refused", ["Refused", "warning"]],
  ["unfinished", ["Unfinished", "warning"]],
  ["failed", ["Failed", "error"]],
]);

/** A run that says nothing for so long was killed, or can't be heard. */
const silentMs = 15 * 60_000;

/** How a run stands, in words and a colour. */
export function badge({ outcome, lastAt }: { readonly outcome: string; readonly lastAt: number }): Html {
  const [words, tone] = outcome === "" ? standing(lastAt) : (outcomes.get(outcome) ?? [outcome, "plain"]);
  return html`<span class="badge ${tone}">${words}</span>`;
}

function standing(lastAt: number): Standing {
  return Date.now() - lastAt > silentMs ? ["Silent", "warning"] : ["Running", "live"];
}
