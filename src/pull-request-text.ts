import type { Usage } from "./agent/budget.ts";
import type { Task } from "./agent/prompt.ts";
import { dependenciesSection } from "./dependencies-text.ts";
import type { Change } from "./earlier.ts";
import { earlierText, evidenceSection, unprovenWarning } from "./evidence-text.ts";
import type { PullRequestFile } from "./github/pulls.ts";
import { heldSection } from "./held-text.ts";
import { markdownInline, plainText } from "./neutralise.ts";
import { proposalMarkdown, shortened } from "./proposal-text.ts";
import { networkSection, type Shown, shownSection } from "./receipt-text.ts";
import type { NetworkReport } from "./sandbox/connection-log.ts";
import type { Proposal } from "./tools/finish.ts";
import type { Verification } from "./verify/verification.ts";
import type { ChangedFile, Changes, Person } from "./workspace/workspace.ts";

/** What commit and pull request are told of. */
export interface Told {
  readonly task: Task;
  readonly changes: Pick<Changes, "files" | "held" | "omitted" | "dependencies" | "tree">;
  /** Undefined when the agent was stopped before it could say. */
  readonly proposal?: Proposal;
  /** What commands did on the network; undefined when they had none. */
  readonly network?: NetworkReport;
  /** What the model was given before it looked at anything. */
  readonly shown?: Shown;
  /** What stood open because there was no sandbox, as a sentence of ours. */
  readonly exposed?: string;
  /** The agent worked in another job, which is not believed. */
  readonly handedOver?: true;
  /** What the repository's own checks say; undefined when they were not asked. */
  readonly verification?: Verification;
  /** Why the work is not finished. */
  readonly unfinished?: string;
  /** What the maintainer calls it; `{title}` is what it would be called else, `{issue}` the issue's number. */
  readonly titlePattern?: string;
}

const longestTitle = 120;
const longestMessage = 20_000;
/** GitHub takes 65,536 characters; beside the description there must be room for the facts, and for our mark. */
const longestBody = 65_536 - 1_000;
const descriptionLengths = [40_000, 10_000, 2_000, 0];
const shownFiles = 50;
const shownOmissions = 20;
const longestPath = 200;

/** One line, from the model's title or else from the task, in the words that the maintainer puts around it. */
export function titleOf({ proposal, task, unfinished, titlePattern = "{title}" }: Told): string {
  const values = {
    title: proposal?.title || askedTitle(task) || "Change",
    issue: task.issue === undefined ? "" : String(task.issue.number),
  };
  const filled = titlePattern.replace(/\{(title|issue)\}/g, (_, part: keyof typeof values) => values[part]);
  const words = plainText(filled).replace(/\s+/g, " ").trim();
  const title = words.length > longestTitle ? `${words.slice(0, longestTitle - 1).trimEnd()}…` : words;
  return withoutSkips(unfinished === undefined ? title : `[unfinished] ${title}`);
}

/** What the person called it. */
export function askedTitle({ issue, prompt }: Task): string {
  return issue?.title ?? prompt.trim().split("\n")[0] ?? "";
}

/** Title, description and who asked for it. No keyword of the model's closes an issue, skips CI or names an author. */
export function commitMessage(told: Told, asker: Person | undefined): string {
  const said = plainText(shortened(told.proposal?.description ?? "", longestMessage)).trim();
  const description = withoutSkips(withoutTrailers(said));
  const trailer = asker === undefined ? "" : `Co-authored-by: ${asker.name} <${asker.email}>`;
  return `${[titleOf(told), description, trailer].filter((part) => part !== "").join("\n\n")}\n`;
}

/** A description may hold what git takes for a trailer, white space before its colon included; GitHub shows it as fact. */
function withoutTrailers(text: string): string {
  return text.replace(/^([ \t]*[a-z][a-z-]*)-((?:by|checks|id)[ \t]*:)/gim, "$1 $2");
}

/** Words in a commit that keep GitHub from running workflows. */
function withoutSkips(text: string): string {
  return text.replace(/\[((?:skip|no) (?:ci|actions)|(?:ci|actions) skip)\]/gi, "($1)");
}

/** The pull request's text: what and why in the model's words, made harmless, then the facts, which are ours. */
export function pullRequestBody(told: Told, facts: Facts): string {
  const bodies = descriptionLengths.map((length) => bodyWith(told, facts, length));
  return bodies.find((body) => body.length <= longestBody) ?? bodies.at(-1) ?? "";
}

interface Facts {
  /** `owner/name` of the repository that the pull request is in. */
  readonly repository: string;
  readonly usage: Usage;
  readonly runUrl?: string;
  /** An earlier pull request for the same issue that others have changed or agreed to since: it was left alone. */
  readonly leftAlone?: { readonly number: number; readonly how: Change };
  /** The issue that it is for, `owner/name#number`, where the task itself names none. */
  readonly issue?: string;
  /** The commit of the pull request that this run went on from, and what those up to it change together. */
  readonly since?: { readonly sha: string; readonly files: readonly PullRequestFile[] | undefined };
}

/** Evidence is of what one run did: what the commits before did to it is told beside it. */
function goneOnNote({ sha, files }: NonNullable<Facts["since"]>): string {
  const before = earlierText(files);
  const told = before === "" ? "" : `\n>\n> ${before}`;
  return `> [!NOTE]\n> This pull request was gone on with. What follows tells of what came after ${sha.slice(0, 12)} alone, and the checks compare with that commit; what was found of the commits before is in the history of this text.${told}`;
}

function bodyWith(told: Told, facts: Facts, descriptionLength: number): string {
  const { task, changes, unfinished } = told;
  const description = told.proposal === undefined ? "" : proposalMarkdown(told.proposal, descriptionLength);
  return [
    unfinished === undefined
      ? ""
      : `> [!WARNING]\n> **This is unfinished work.** ${markdownInline(unfinished)}`,
    told.exposed === undefined
      ? ""
      : `> [!CAUTION]\n> **Made without a sandbox.** ${markdownInline(told.exposed)}`,
    facts.leftAlone === undefined
      ? ""
      : `> [!NOTE]\n> ${leftAloneSentences[facts.leftAlone.how](facts.leftAlone.number)}`,
    unprovenWarning(told.verification),
    description === "" ? "_The agent was stopped before it could describe the change._" : description,
    facts.since === undefined ? "" : goneOnNote(facts.since),
    evidenceSection(told.verification, changes.tree, told.handedOver && "earlier steps"),
    filesSection(changes.files),
    heldSection(changes),
    omittedSection(changes.omitted),
    dependenciesSection(changes.dependencies),
    networkSection(told.network),
    shownSection(task, told.shown),
    issueLine(task, facts, unfinished === undefined),
    `---\n${factsLine(task, facts)}`,
    told.handedOver === undefined ? "" : handedOverLine,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function filesSection(files: readonly ChangedFile[]): string {
  const rows = files
    .slice(0, shownFiles)
    .map(
      (file) =>
        `| ${markdownInline(shortened(file.path, longestPath))} | ${changeOf(file)} | ${linesOf(file)} |`,
    );
  const more = files.length > shownFiles ? [`\n…and ${files.length - shownFiles} more files.`] : [];
  const count = files.length === 1 ? "1 file" : `${files.length} files`;
  return [
    `<details${files.length <= 10 ? " open" : ""}>\n<summary>${count}</summary>\n`,
    "| File | Change | Lines |\n| --- | --- | --- |",
    ...rows,
    ...more,
    "\n</details>",
  ].join("\n");
}

function changeOf({ status, oldMode, newMode }: ChangedFile): string {
  if (newMode === "120000") return status === "added" ? "new symlink" : "symlink";
  switch (status) {
    case "added":
      return newMode === "100755" ? "new, executable" : "new";
    case "deleted":
      return "deleted";
    case "type-changed":
      return "replaced";
    case "modified":
      if (oldMode === newMode) return "changed";
      return newMode === "100755" ? "now executable" : "no longer executable";
  }
}

function linesOf({ addedLines, deletedLines }: ChangedFile): string {
  return addedLines === null || deletedLines === null ? "binary" : `+${addedLines} −${deletedLines}`;
}

function omittedSection(omitted: Changes["omitted"]): string {
  if (omitted.length === 0) return "";
  const rows = omitted
    .slice(0, shownOmissions)
    .map(
      ({ path, reason }) => `- ${markdownInline(shortened(path, longestPath))}: ${markdownInline(reason)}`,
    );
  const more = omitted.length > shownOmissions ? [`- …and ${omitted.length - shownOmissions} more`] : [];
  return ["**Left out of the change**", "", ...rows, ...more].join("\n");
}

const leftAloneSentences: Readonly<Record<Change, (number: number) => string>> = {
  pushed: (number) =>
    `Somebody has pushed to #${number}, the earlier pull request for this, since; it was left as it is.`,
  approved: (number) => `#${number}, the earlier pull request for this, is approved; it was left as it is.`,
  "auto-merge": (number) =>
    `#${number}, the earlier pull request for this, is set to merge by itself; it was left as it is.`,
};

/** The only closing keyword there is; unfinished work closes nothing. */
function issueLine({ issue }: Task, facts: Facts, finished: boolean): string {
  const [home = "", number] =
    issue === undefined ? (facts.issue ?? "").split("#") : [homeOf(issue.url), issue.number];
  if (number === undefined) return "";
  const elsewhere = home !== "" && home.toLowerCase() !== facts.repository.toLowerCase();
  return `${finished ? "Closes" : "Part of"} ${elsewhere ? home : ""}#${number}`;
}

function homeOf(url: string): string | undefined {
  return /^https?:\/\/[^/]+\/([\w.-]+\/[\w.-]+)\/issues\/\d+/.exec(url)?.[1];
}

function factsLine(
  task: Task,
  { usage, runUrl }: { readonly usage: Usage; readonly runUrl?: string },
): string {
  const read = usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;
  const parts = [
    task.requestedBy === undefined ? "" : `asked for by ${markdownInline(task.requestedBy)}`,
    usage.turns === 1 ? "1 turn" : `${usage.turns} turns`,
    usage.costUsd === null ? "cost unknown" : `$${usage.costUsd.toFixed(2)}`,
    `${thousands(read)} tokens read, ${thousands(usage.outputTokens)} written`,
    runUrl === undefined ? "" : `[log of the run](${runUrl})`,
  ];
  return `<sub>Made by Tiny Backspace: ${parts.filter((part) => part !== "").join(" · ")}</sub>`;
}

const handedOverLine =
  "<sub>The agent worked in a job that can only read. What is said of its turns, cost, tokens and network is that job's word; the change was judged and its checks were run by the job that opened this.</sub>";

function thousands(count: number): string {
  return count.toLocaleString("en-US");
}
