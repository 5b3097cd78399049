import type { Task } from "./agent/prompt.ts";
import type { Receipt } from "./context/receipt.ts";
import { receiptLines } from "./context/receipt-lines.ts";
import { refusalReasons } from "./events/codes.ts";
import { markdownInline, markdownName } from "./neutralise.ts";
import { shortened } from "./proposal-text.ts";
import type { NetworkReport } from "./sandbox/connection-log.ts";

/** What the model was shown of its own accord, before it looked at anything. */
export interface Shown {
  /** Files with instructions for agents, as the base commit has them. */
  readonly instructions: readonly { readonly path: string; readonly cut: boolean }[];
  /** Such files that there was no room for. */
  readonly unshown: readonly string[];
  /** Files that the sandbox shows empty, because they may hold secrets. */
  readonly hidden: readonly string[];
  /** What was said and shown around the task; undefined where only the prompt was. */
  readonly receipt?: Receipt;
}

const shownPaths = 20;
const longestPath = 200;

/** Which words of people and of the repository the model was given, and what was kept from it. */
export function shownSection({ prompt, issue }: Task, shown: Shown | undefined): string {
  if (shown === undefined) return "";
  const characters = `${prompt.length.toLocaleString("en-US")} characters`;
  const given =
    issue === undefined
      ? `the prompt (${characters})`
      : `title and text of issue #${issue.number} as they were when the run was started (${characters})`;
  const instructions = shown.instructions.map(
    ({ path, cut }) => `${name(path)}${cut ? " (its beginning)" : ""}`,
  );
  const left = [
    ...(issue === undefined || shown.receipt !== undefined ? [] : ["the issue's comments"]),
    ...shown.unshown.map((path) => `${name(path)} (no room)`),
    ...shown.hidden.slice(0, shownPaths).map((path) => `${name(path)} (may hold secrets)`),
    ...(shown.hidden.length > shownPaths ? [`${shown.hidden.length - shownPaths} more files`] : []),
  ];
  const lines = [
    `- Given: ${[given, ...instructions].join(", ")}`,
    ...(left.length === 0 ? [] : [`- Not given: ${left.join(", ")}`]),
    "- The rest it read itself; the transcript has every word.",
  ];
  const receipt = shown.receipt === undefined ? [] : receiptLines(shown.receipt);
  return `<details>\n<summary>What the model was shown</summary>\n\n${[lines, receipt]
    .filter((list) => list.length > 0)
    .map((list) => list.join("\n"))
    .join("\n\nOf the task and around it (✓ shown, ✗ left out):\n\n")}\n\n</details>`;
}

function name(path: string): string {
  return markdownName(shortened(path, longestPath));
}

const shownPlaces = 100;
/** Of each of the two lists: names may be long, and the rest of the text needs room too. */
const longestPlaces = 10_000;

/** A receipt: where the commands were, and where they wanted to be. */
export function networkSection(network: NetworkReport | undefined): string {
  if (network === undefined) return "";
  const place = (host: string, port: number | null) =>
    markdownName([host || "(no host)", ...(port === null ? [] : [port])].join(":"));
  const { hosts, refused, leftOut } = network;
  const lists = [
    ...placeList(
      "Contacted:",
      hosts.map(({ host, port }) => `- ${place(host, port)}`),
    ),
    ...placeList(
      "Refused:",
      refused.map(
        ({ host, port, reason, count }) =>
          `- ${place(host, port)}: ${markdownInline(refusalReasons[reason])}${count === 1 ? "" : ` (${count} times)`}`,
      ),
    ),
    ...(leftOut === 0
      ? []
      : [
          `${thousands(leftOut)} more connections and refusals, of still other hosts, were counted and not kept.`,
        ]),
  ];
  const summary = `Network: ${thousands(hosts.length)} ${hosts.length === 1 ? "host" : "hosts"} contacted, ${thousands(refused.length)} refused`;
  if (lists.length === 0) return summary;
  return `<details${refused.length > 0 ? " open" : ""}>\n<summary>${summary}</summary>\n\n${lists.join("\n\n")}\n\n</details>`;
}

function placeList(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  let length = 0;
  const shown = items.slice(0, shownPlaces).filter((item) => {
    length += item.length;
    return length <= longestPlaces;
  });
  const missing = items.length - shown.length;
  const more = missing > 0 ? [`- …and ${thousands(missing)} more, in the events of the run`] : [];
  return [`${title}\n\n${[...shown, ...more].join("\n")}`];
}

function thousands(count: number): string {
  return count.toLocaleString("en-US");
}

/** Whose token opens the pull request, as far as it matters to what GitHub starts by itself. */
export type TokenKind = "job" | "other";

/** The last line: what of the repository's CI runs on the pull request, and what doesn't unless somebody lets it. */
export function ciSection(ci: {
  readonly token?: TokenKind;
  /** File of the workflow that is started on the branch. */
  readonly workflow?: string;
  /** On an Enterprise Server nobody is asked. */
  readonly dotcom: boolean;
}): string {
  const { token, workflow, dotcom } = ci;
  const started =
    workflow === undefined
      ? ""
      : `${markdownName(workflow)} is started on this branch, and its result is a status of the commit.`;
  const parts = [started, byThemselves(token, dotcom)].filter((part) => part !== "");
  return parts.length === 0 ? "" : `<sub>CI: ${parts.join(" ")}</sub>`;
}

function byThemselves(token: TokenKind | undefined, dotcom: boolean): string {
  switch (token) {
    case undefined:
      return "";
    case "other":
      return "Workflows start by themselves, as on anybody's pull request.";
    case "job":
      return dotcom
        ? "Workflows on `pull_request` wait for approval in the merge box, and those on `push` do not start, because the job's own token opened this."
        : "No workflow on `pull_request` or `push` starts, because the job's own token opened this; closing and reopening it does that.";
  }
}
