import { markdownInline, markdownText } from "./neutralise.ts";
import { nextSteps, type Outcome, type PullRequest } from "./outcome.ts";
import type { Redactor } from "./redact.ts";
import type { Place } from "./task.ts";

export interface EndingOptions {
  readonly place: Pick<Place, "comment">;
  readonly outcome: Outcome;
  /** One sentence on how the run ended. */
  readonly message: string;
  /** Whether the change lies among the run's files. */
  readonly kept: boolean;
  /** Whether somebody is yet to land what the agent has changed. */
  readonly left: boolean;
  readonly runUrl: string;
  /** What the run has come to, where that is known. */
  /** Takes the run's secrets out, before a text is cut or written as Markdown: neither half nor escaped are they found. */
  readonly redact: Redactor["text"];
  readonly facts?: { readonly figures: string; readonly title?: string; readonly verdict?: string };
}

/** How a run ended, for the issue or pull request it was started on. */
export interface Ending {
  /** GitHub Markdown, all that is not ours made harmless. */
  readonly text: string;
  /** Told even where nothing was written there before: nobody would hear of it otherwise. */
  readonly isNews: boolean;
}

const longestMessage = 4000;

/** Undefined where there is nothing to be told: nobody asked, or who did may not. */
export function endingOf(options: EndingOptions): Ending | undefined {
  const { outcome, place } = options;
  const wasAsked = place.comment !== undefined;
  switch (outcome.type) {
    case "pull-request":
      return { text: pullRequestText(outcome.pullRequest, options), isNews: false };
    case "no-changes":
      return { text: nothingText(options), isNews: wasAsked };
    case "skipped":
      return wasAsked ? { text: nothingText(options), isNews: true } : undefined;
    case "question":
      return { text: questionText(outcome, options), isNews: false };
    case "failed":
    case "unfinished":
      // Whoever cancelled a run knows.
      return outcome.code === "cancelled"
        ? { text: stoppedText(outcome, options), isNews: false }
        : { text: failedText(outcome, options), isNews: true };
    case "proposed":
    case "handed-over":
    case "replayed":
    case "checked":
    case "refused":
      return undefined;
  }
}

type Failed = Outcome & { readonly type: "failed" | "unfinished" };

function failedText(outcome: Failed, options: EndingOptions): string {
  const { kept } = options;
  const pullRequest = outcome.type === "unfinished" ? outcome.pullRequest : undefined;
  const compareUrl = outcome.type === "failed" ? outcome.compareUrl : undefined;
  // What there is has a link of its own below.
  const message =
    pullRequest === undefined ? options.message : `${outcome.reason} ${nextSteps[outcome.code]}`;
  return lines(
    [
      outcome.type === "failed"
        ? "**Tiny Backspace could not do this.**"
        : "**Tiny Backspace did not finish this.**",
      // A bug's stack trace is for the log.
      outcome.code === "bug"
        ? markdownInline(`${options.redact(outcome.reason).split("\n")[0]} ${nextSteps.bug}`)
        : longText(message, options),
      kept ? "What was changed is kept as a patch and a git bundle among the run's files." : "",
    ],
    [
      pullRequest === undefined ? "" : `[what there is so far](${bracketed(pullRequest.url)})`,
      compareUrl === undefined ? "" : `[open the pull request by hand](${bracketed(compareUrl)})`,
    ],
    options,
  );
}

function stoppedText(outcome: Failed, options: EndingOptions): string {
  const pullRequest = outcome.type === "unfinished" ? outcome.pullRequest : undefined;
  const there =
    pullRequest !== undefined
      ? `What there was by then is ${described(pullRequest)}.`
      : options.left
        ? "What the agent has changed by then becomes a draft when the job's steps are over."
        : "Nothing was changed by then.";
  return lines(["**Tiny Backspace was stopped before it was done.**", there], [], options);
}

function nothingText(options: EndingOptions): string {
  const { outcome, message } = options;
  const why = "reason" in outcome && outcome.reason !== "" ? outcome.reason : message;
  return lines(["**Tiny Backspace changed nothing.**", longText(why, options)], [], options);
}

function pullRequestText(pullRequest: PullRequest, options: EndingOptions): string {
  const { title = "", verdict = "" } = options.facts ?? {};
  const done = pullRequest.operation === "created" ? "opened" : "updated";
  const named = title === "" ? "" : `\n${markdownInline(title)}`;
  return lines(
    [`**Tiny Backspace ${done} ${described(pullRequest)}.**${named}`, markdownInline(verdict)],
    [],
    options,
  );
}

function questionText(outcome: Outcome & { readonly type: "question" }, options: EndingOptions): string {
  const { pullRequest } = outcome;
  return lines(
    [
      "**Tiny Backspace has a question before it can go on.**",
      "commentUrl" in outcome
        ? `It is asked [here](${bracketed(outcome.commentUrl)}).`
        : longText(options.message, options),
    ],
    [pullRequest === undefined ? "" : `[what there is so far](${bracketed(pullRequest.url)})`],
    options,
  );
}

function longText(text: string, { redact }: Pick<EndingOptions, "redact">): string {
  return markdownText(redact(text).slice(0, longestMessage));
}

function described({ number, url, draft }: PullRequest): string {
  return `[${draft ? "draft " : ""}pull request #${number}](${bracketed(url)})`;
}

function lines(parts: readonly string[], links: readonly string[], { runUrl, facts }: EndingOptions): string {
  const below = [facts?.figures ?? "", ...links, `[log of the run](${runUrl})`].filter((part) => part !== "");
  return [...parts, `<sub>${below.join(" · ")}</sub>`].filter((part) => part !== "").join("\n\n");
}

/** Round brackets would end the link. */
function bracketed(url: string): string {
  return url.replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29"));
}
