import type { Proposal } from "./agent/loop.ts";
import type { Task } from "./agent/prompt.ts";
import { UserError } from "./errors.ts";
import type { GitHub } from "./github/github.ts";
import type { FailureCode, Outcome, PullRequest } from "./outcome.ts";
import { proposalMarkdown } from "./proposal-text.ts";
import type { Redactor } from "./redact.ts";
import type { Run } from "./run.ts";
import type { Place } from "./task.ts";
import { nameOf } from "./tell.ts";

/** Finds our questions among the comments of an issue. */
const mark = "<!-- tiny-backspace:question -->";
/** GitHub takes 65,536 characters, and making Markdown harmless lengthens it. */
const longestBody = 65_536;
const partLengths = [20_000, 5_000, 1_000];

/** What keeps a change from GitHub although nothing is wrong with it. */
const obstacles: readonly FailureCode[] = [
  ...(["push-refused", "workflow-scope", "pr-not-permitted", "github-unavailable"] as const),
];

export interface QuestionOptions {
  readonly task: Task;
  readonly proposal?: Proposal;
  /** The repository that the issue is in; undefined where nothing is written to GitHub. */
  readonly home?: GitHub;
  readonly redactor: Pick<Redactor, "text">;
  readonly runUrl?: string;
}

/**
 * Where the agent has a question the work isn't done, whatever became of its change. It is asked on the issue once
 * the change has landed, and even when GitHub didn't take the change.
 */
export async function askAfter(
  run: Run,
  landing: Promise<Outcome>,
  options: QuestionOptions,
): Promise<Outcome> {
  const question = options.proposal?.question;
  if (question === undefined) return await landing;
  const [landed] = await Promise.allSettled([landing]);
  if (landed.status === "rejected") {
    const { reason } = landed;
    if (reason instanceof UserError && obstacles.includes(reason.code)) await ask(run, options);
    throw reason;
  }
  const pullRequest = "pullRequest" in landed.value ? landed.value.pullRequest : undefined;
  const branch = "branch" in landed.value ? landed.value.branch : undefined;
  const commentUrl = await ask(run, options, pullRequest);
  return {
    type: "question",
    question,
    ...(pullRequest !== undefined && { pullRequest }),
    ...(branch !== undefined && { branch }),
    ...(commentUrl === undefined
      ? { code: "question-open", reason: "The agent has a question that is asked nowhere but here." }
      : { commentUrl }),
  };
}

/** Writes the question under the issue and gives the comment's address; undefined, and a warning, when it can't. */
async function ask(
  run: Run,
  options: QuestionOptions,
  pullRequest?: PullRequest,
): Promise<string | undefined> {
  const { home, task, redactor } = options;
  const place = placeIn(task);
  if (home === undefined || place === undefined) return undefined;
  run.emit({ type: "status", message: `Asking on ${nameOf(place)}...`, phase: "result" });
  const bodies = partLengths.map((length) => redactor.text(commentBody(options, pullRequest, length)));
  const body = bodies.find((candidate) => candidate.length <= longestBody) ?? bodies.at(-1) ?? "";
  try {
    return (await home.addComment(place.number, body)).url;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const permission =
      error.code === "token-rejected" ? " The job needs `permissions: issues: write` for it." : "";
    const message = `The question could not be written under ${nameOf(place)}. ${error.message}${permission}`;
    run.emit({ type: "warning", message });
    return undefined;
  }
}

function placeIn({ pullRequest, issue }: Task): Pick<Place, "type" | "number"> | undefined {
  if (pullRequest !== undefined) return { type: "pull-request", number: pullRequest.number };
  return issue && { type: "issue", number: issue.number };
}

function commentBody(
  { task, proposal, runUrl }: QuestionOptions,
  pullRequest: PullRequest | undefined,
  length: number,
): string {
  const next = [
    task.pullRequest === undefined
      ? "Put the answer into the issue's text and start the run again"
      : "Answer in a comment that begins with `/backspace`",
    pullRequest === undefined || task.pullRequest !== undefined
      ? ""
      : `[what there is so far](${pullRequest.url})`,
    runUrl === undefined ? "" : `[log of the run](${runUrl})`,
  ];
  return [
    mark,
    `**Tiny Backspace has a question before it can go on.**${mention(task.requestedBy)}`,
    proposal === undefined ? "" : proposalMarkdown(proposal, length),
    `---\n<sub>${next.filter((part) => part !== "").join(" · ")}</sub>`,
  ].join("\n\n");
}

/** Who put the label on hears of nothing that happens there otherwise. */
function mention(login: string | undefined): string {
  return login !== undefined && /^[a-z\d](?:-?[a-z\d])*$/i.test(login) ? ` @${login}` : "";
}
