import type { Event } from "../events/event.ts";
import { markdownCode, markdownInline, markdownName, markdownText } from "../neutralise.ts";
import { nextSteps } from "../outcome.ts";
import { count, counted, dollars, duration } from "./figures.ts";
import type { SummaryState } from "./summary-state.ts";

type EventOf<Type extends Event["type"]> = Extract<Event, { type: Type }>;

const maxMessageLength = 8192;

const heads: Readonly<Record<EventOf<"result">["outcome"], string>> = {
  "pull-request": "✅ Pull request opened",
  proposed: "✅ Change ready",
  "handed-over": "✅ Handed over",
  "no-changes": "⚪ Nothing was changed",
  question: "❓ A question to you",
  skipped: "⚪ Nothing to do",
  replayed: "✅ Replayed to the same tree",
  checked: "✅ Nothing is wrong",
  refused: "⛔ Refused",
  unfinished: "⚠️ Unfinished",
  failed: "❌ Failed",
};

export function result({ result: end, pullRequest, byHandUrl }: SummaryState): string {
  if (end === undefined)
    return "## ❌ Tiny Backspace was cut off\n\nThe run ended without a result; see the log.";
  const next = Object.entries(nextSteps).find(([code]) => code === end.failure_code)?.[1];
  // The sentence on what to do next has a line of its own.
  const message = next === undefined ? end.message : end.message.replace(next, "").trim();
  const figures = [
    counted(end.turns, "turn"),
    `${count(end.input_tokens)} tokens in`,
    `${count(end.output_tokens)} out`,
    dollars(end.cost_usd),
    duration(end.duration_ms),
  ].join(" · ");
  return [
    `## ${heads[end.outcome]}`,
    pullRequest === undefined ? link(end.pull_request_url) : aboutPullRequest(pullRequest),
    pullRequest === undefined || end.outcome !== "pull-request" ? told(end, message) : "",
    byHandUrl === undefined ? "" : byHand(byHandUrl),
    next === undefined ? "" : `**What to do next:** ${next}`,
    end.failure_code === null ? "" : `Failure code: ${markdownName(end.failure_code)}`,
    figures,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** What a failure says after its first line is more bad inputs, a stack trace or a program's output. */
function told({ outcome, failure_code: code }: EventOf<"result">, message: string): string {
  const [first = "", ...rest] = message.slice(0, maxMessageLength).split("\n");
  if (code === "bad-input" && rest.length > 0) {
    return [first, ...rest].map((problem) => `- ${markdownInline(problem)}`).join("\n");
  }
  if (outcome !== "failed" || rest.length === 0) return markdownText(message.slice(0, maxMessageLength));
  return `${markdownText(first)}\n\n${markdownCode(rest.join("\n"))}`;
}

function aboutPullRequest(event: EventOf<"pull_request">): string {
  const draft = event.draft ? " · draft" : "";
  const branches = `${markdownName(event.branch)} → ${markdownName(event.base)}`;
  return `**${link(event.url, `#${event.number}`)} ${markdownInline(event.title)}** · ${branches}${draft}`;
}

/** The address is ours, so long a one that it is shown as a word. */
function byHand(url: string): string {
  return /^https?:\/\/[\w.:/%?&=+~*!'()-]+$/.test(url)
    ? `**[Open the pull request by hand](${url.replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29"))})**`
    : "";
}

/** What a dry run would have opened: the text as GitHub would show it, but no line of it is part of this page. */
export function proposed(event: EventOf<"proposed_pull_request"> | undefined): string {
  if (event === undefined) return "";
  const what = event.operation === "created" ? "opened" : "updated";
  const labels = event.labels.map(markdownName).join(", ");
  return [
    `### The pull request that would have been ${what}`,
    `**${markdownInline(event.title)}** · ${markdownName(event.branch)} → ${markdownName(event.base)}${event.draft ? " · draft" : ""}${labels === "" ? "" : ` · ${labels}`}`,
    markdownCode(event.body, "md"),
  ].join("\n\n");
}

/** A link to an address that came from GitHub; anything else is shown, not linked. */
function link(url: string | null, label = url): string {
  if (url === null) return "";
  return /^https?:\/\/[\w.:-]+\/[\w./%-]*$/.test(url) ? `[${label}](${url})` : markdownName(url);
}
