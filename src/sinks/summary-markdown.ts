import { isWorthTelling, kindNames, placeOf } from "../context/receipt-lines.ts";
import { doctorChecks, refusalReasons } from "../events/codes.ts";
import type { Event } from "../events/event.ts";
import { markdownCode, markdownInline, markdownName, markdownText } from "../neutralise.ts";
import { nextSteps } from "../outcome.ts";
import { dependenciesLine } from "./dependencies-line.ts";
import {
  answerFigures,
  checkedPlaces,
  count,
  counted,
  dollars,
  duration,
  size,
  testCounts,
} from "./figures.ts";

import { costChart, linesBar, timeline } from "./summary-pictures.ts";

type EventOf<Type extends Event["type"]> = Extract<Event, { type: Type }>;

/** One file of the change; lines are null for what is binary. */
export interface SummaryFile {
  readonly path: string;
  readonly status: string;
  readonly addedLines: number | null;
  readonly deletedLines: number | null;
}

export interface SummaryState {
  /** Undefined when the run ended before the change was known. */
  readonly files: readonly SummaryFile[] | undefined;
  /** Changed too, and for people to apply. */
  readonly heldFiles: readonly SummaryFile[];
  readonly calls: readonly {
    readonly turn: number;
    readonly tool: string;
    readonly about: string;
    /** Milliseconds since the epoch. */
    readonly startedAt: number;
    /** Undefined when no result came. */
    readonly ended: { readonly ok: boolean; readonly durationMs: number } | undefined;
  }[];
  /** All calls, those that `calls` doesn't hold included. */
  readonly callCount: number;
  readonly turns: readonly EventOf<"usage">[];
  /** When the agent began, in milliseconds since the epoch; undefined when it did not come to that. */
  readonly begunAt: number | undefined;
  readonly phases: ReadonlyMap<string, { readonly ms: number; readonly calls: number }>;
  /** What was looked at before anything was paid, as far as it was told. */
  readonly doctor: readonly EventOf<"doctor_check">[];
  /** A handful: what a run changed on the machine. */
  readonly machineChanges: readonly string[];
  readonly warnings: readonly string[];
  readonly warningCount: number;
  /** What the model said in its last turn with words. */
  readonly words: string;
  /** Runs of the repository's own checks, in their order. */
  readonly checks: readonly EventOf<"check">[];
  /** Undefined when there were no checks, or the run ended before they were over. */
  readonly verification: EventOf<"verification"> | undefined;
  /** Undefined when the model was shown the prompt alone. */
  readonly context: EventOf<"context"> | undefined;
  /** Undefined when commands had no network, or the run ended before it was over. */
  readonly network: EventOf<"network"> | undefined;
  /** Undefined when the change brings none. */
  readonly dependencies: EventOf<"dependencies"> | undefined;
  readonly pullRequest: EventOf<"pull_request"> | undefined;
  /** What a dry run would have opened. */
  readonly proposed: EventOf<"proposed_pull_request"> | undefined;
  /** Where the pull request that was refused can be opened by hand, title and text filled in. */
  readonly byHandUrl: string | undefined;
  /** Undefined when the run was cut off. */
  readonly result: EventOf<"result"> | undefined;
}

/** The runner drops a step's summary that is over 1,048,576 bytes whole; a page this long is no summary either. */
const maxBytes = 256 * 1024;
const maxRows = 100;
const maxPathLength = 200;
const maxMessageLength = 8192;
const maxFoundLength = 1000;

/** The page, result first; what does not fit is left out from the end, and said. */
export function renderSummary(state: SummaryState): string {
  const sections = [
    result(state),
    proposed(state.proposed),
    doctor(state.doctor),
    machineChanges(state),
    warnings(state),
    checks(state),
    files(state.files ?? [], "changed"),
    files(state.heldFiles, "protected, not published"),
    dependencies(state.dependencies),
    context(state.context),
    network(state.network),
    timeline(state),
    costChart(state.turns),
    phases(state),
    turns(state.turns),
    calls(state),
    words(state.words),
  ].filter((section) => section !== "");
  let page = "";
  for (const [index, section] of sections.entries()) {
    if (Buffer.byteLength(page) + Buffer.byteLength(section) > maxBytes) {
      return `${page}_${counted(sections.length - index, "more section")}: see the events file._\n`;
    }
    page += `${section}\n\n`;
  }
  return page;
}

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

function result({ result: end, pullRequest, byHandUrl }: SummaryState): string {
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
function proposed(event: EventOf<"proposed_pull_request"> | undefined): string {
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

const doctorSigns = { ok: "✅", wrong: "❌", unknown: "❔" } as const;

/** What was looked at as a table, and what to change below it, where YAML can be copied. */
function doctor(checks: readonly EventOf<"doctor_check">[]): string {
  if (checks.length === 0) return "";
  const rows = table(
    [
      ["", "What", "Found", "What happens then"],
      ["---", "---", "---", "---"],
    ],
    checks,
    ({ check, state, found, effect }) => [
      doctorSigns[state],
      doctorChecks[check],
      markdownInline(found.slice(0, maxFoundLength)),
      markdownInline(effect),
    ],
  );
  const changes = (wanted: "wrong" | "unknown") =>
    checks
      .filter(({ state, change }) => state === wanted && change !== "")
      .map(({ check, change }) => {
        const isYaml = /^(?:# |- |[a-z-]+:)/.test(change);
        return `${doctorSigns[wanted]} **${doctorChecks[check]}**\n\n${isYaml ? markdownCode(change, "yaml") : markdownText(change)}`;
      })
      .join("\n\n");
  const [wrong, unknown] = [changes("wrong"), changes("unknown")];
  return [
    `### Doctor\n\n${rows}`,
    ...(wrong === "" ? [] : [`### What to change\n\n${wrong}`]),
    ...(unknown === "" ? [] : [folded("What to look at by hand", unknown)]),
  ].join("\n\n");
}

function machineChanges({ machineChanges: messages }: SummaryState): string {
  return messages.map((message) => `- 🔧 ${markdownInline(message)}`).join("\n");
}

function warnings({ warnings: messages, warningCount }: SummaryState): string {
  const shown = messages.slice(0, 20).map((message) => `- ⚠️ ${markdownInline(message)}`);
  const more = warningCount - shown.length;
  return [...shown, ...(more > 0 ? [`- and ${counted(more, "more warning")} in the log`] : [])].join("\n");
}

function files(changed: readonly SummaryFile[], what: string): string {
  if (changed.length === 0) return "";
  const sum = (lines: (file: SummaryFile) => number | null) =>
    changed.reduce((total, file) => total + (lines(file) ?? 0), 0);
  // The agent may have made more files than a call takes arguments.
  const most = changed.reduce(
    (top, file) => Math.max(top, (file.addedLines ?? 0) + (file.deletedLines ?? 0)),
    0,
  );
  const rows = table(
    [
      ["File", "", "+", "−", ""],
      ["---", "---", "--:", "--:", "---"],
    ],
    changed,
    (file) => [
      markdownName(shortPath(file.path)),
      markdownInline(file.status),
      file.addedLines === null ? "binary" : `+${count(file.addedLines)}`,
      file.deletedLines === null ? "" : `−${count(file.deletedLines)}`,
      linesBar(file, most),
    ],
  );
  const total = `+${count(sum((file) => file.addedLines))} −${count(sum((file) => file.deletedLines))}`;
  return `### ${counted(changed.length, "file")} ${what}, ${total}\n\n${rows}`;
}

const signs = { passed: "✅", failed: "❌", "timed-out": "⌛", "not-run": "⚪" } as const;

function checks({ checks: runs, verification }: SummaryState): string {
  if (runs.length === 0) return "";
  const rows = table(
    [
      ["Checks on", "Result", "Tests", "Time"],
      ["---", "---", "---", "--:"],
    ],
    runs,
    ({ where, outcome, reason, tests, duration_ms: ms }) => [
      checkedPlaces[where],
      `${signs[outcome]} ${markdownInline((reason === "" ? outcome : `${outcome}, ${reason}`).replace("-", " ").slice(0, maxPathLength))}`,
      tests === null ? "" : testCounts(tests),
      duration(ms),
    ],
  );
  const said = verification === undefined ? "" : `${markdownInline(verification.message)}\n\n`;
  const failing = (verification?.newly_failing ?? []).map(
    (name) => `- newly fails: ${markdownName(name.slice(0, maxPathLength))}`,
  );
  return [`### Checks\n\n${said}${rows}`, ...(failing.length > 0 ? [failing.join("\n")] : [])].join("\n\n");
}

function shortPath(path: string): string {
  return path.length <= maxPathLength ? path : `…${path.slice(-maxPathLength)}`;
}

function dependencies(event: EventOf<"dependencies"> | undefined): string {
  return event === undefined ? "" : `📦 **Dependencies** ${dependenciesLine(event, markdownName)}`;
}

function context(event: EventOf<"context"> | undefined): string {
  if (event === undefined || !isWorthTelling(event.items)) return "";
  const rows = table(
    [
      ["", "What", "By", "Why, and what was taken out", "SHA-256"],
      ["---", "---", "---", "---", "---"],
    ],
    event.items,
    (item) => [
      item.used ? "✓" : "✗",
      `${kindNames[item.kind]} ${placeOf(item)}`,
      item.author === ""
        ? ""
        : `${markdownName(item.author)}${item.permission === "" ? "" : ` (${markdownInline(item.permission)})`}`,
      markdownInline(
        [...(item.reason === "" ? [] : [item.reason]), ...item.removed].join(", ").slice(0, maxPathLength),
      ),
      markdownName(item.sha256),
    ],
    event.items.length + event.left_out,
  );
  const used = event.items.filter((item) => item.used).length;
  const leftOut = event.items.length - used + event.left_out;
  return folded(`What the model was shown: ${count(used)}, and ${count(leftOut)} left out`, rows);
}

function network(event: EventOf<"network"> | undefined): string {
  if (event === undefined) return "";
  const place = ({ host, port }: { readonly host: string; readonly port: number | null }) =>
    markdownName([host || "(no host)", ...(port === null ? [] : [port])].join(":"));
  const contacted = table(
    [
      ["Host", "Connections", "Sent", "Received"],
      ["---", "--:", "--:", "--:"],
    ],
    event.hosts,
    (one) => [place(one), count(one.connections), size(one.bytes_sent), size(one.bytes_received)],
  );
  const refused = table(
    [
      ["Refused", "Why", "Times"],
      ["---", "---", "--:"],
    ],
    event.refused,
    (one) => [place(one), markdownInline(refusalReasons[one.reason]), count(one.count)],
  );
  const title = `Network: ${counted(event.hosts.length, "host")} contacted, ${count(event.refused.length)} refused`;
  const more = event.left_out > 0 ? `${counted(event.left_out, "more connection")} not listed` : "";
  const parts = [event.hosts.length > 0 ? contacted : "", event.refused.length > 0 ? refused : "", more];
  return folded(title, parts.filter((part) => part !== "").join("\n\n"));
}

function phases(state: SummaryState): string {
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

function turns(usages: readonly EventOf<"usage">[]): string {
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

function calls({ calls: made, callCount }: SummaryState): string {
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
  return folded(`${counted(callCount, "tool call")}${failed === 0 ? "" : `, ${count(failed)} failed`}`, rows);
}

function words(text: string): string {
  return text.trim() === "" ? "" : folded("What the model said last", markdownText(text));
}

type Row = readonly string[];

/** At most `maxRows`, the first and the last; `total` when there were more than the items given. */
function table<Item>(
  [head, alignment]: readonly [Row, Row],
  items: readonly Item[],
  row: (item: Item) => Row,
  total = items.length,
): string {
  const half = maxRows / 2;
  const shown = items.length > maxRows ? [...items.slice(0, half), ...items.slice(-half)] : items;
  const missing = total - shown.length;
  const line = (cells: Row) => `| ${cells.join(" | ")} |`;
  const lines = shown.map((item) => line(row(item)));
  if (missing > 0) lines.splice(Math.min(half, lines.length), 0, line([`… ${count(missing)} more …`]));
  return [line(head), line(alignment), ...lines].join("\n");
}

function folded(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}
