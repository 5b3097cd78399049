import { UserError } from "./errors.ts";
import type { GitHubApi } from "./github/github.ts";
import { markdownInline, markdownText } from "./neutralise.ts";
import { nextSteps, type Outcome } from "./outcome.ts";
import type { Redactor } from "./redact.ts";
import type { Run } from "./run.ts";
import type { Place } from "./task.ts";

export interface TellOptions {
  readonly place: Place;
  readonly outcome: Outcome;
  /** One sentence on how the run ended. */
  readonly message: string;
  /** Whether the change lies among the run's files. */
  readonly kept: boolean;
  readonly runUrl: string;
  /** The same for every attempt of a run: a further one writes over what the one before wrote. */
  readonly runKey: string;
  readonly redactor: Pick<Redactor, "text">;
}

const longestMessage = 4000;

/** How the run's place is called: `issue #7`. */
export function nameOf({ type, number }: Pick<Place, "type" | "number">): string {
  return `${type === "issue" ? "issue" : "pull request"} #${number}`;
}

/**
 * Tells under the issue or pull request what stopped a run that somebody waits for, and what there is: one comment for
 * each run. Who asked in a comment hears also why nothing came of it. A question is told elsewhere, and whoever
 * cancelled a run knows.
 */
export async function tellPlace(
  run: Run,
  home: Pick<GitHubApi, "putComment">,
  options: TellOptions,
): Promise<void> {
  const { place, runKey, redactor } = options;
  const text = commentText(options);
  if (text === undefined) return;
  const mark = `<!-- tiny-backspace:run ${runKey.replace(/[^\w-]/g, "")} -->`;
  try {
    await home.putComment(place.number, { mark, body: redactor.text(`${mark}\n${text}`) });
  } catch (error) {
    // Cancelled by now: nobody waits to be told.
    if (run.signal.aborted) return;
    if (!(error instanceof UserError)) throw error;
    const permission =
      error.code === "token-rejected" ? " The job needs `permissions: issues: write` for it." : "";
    const message = `How the run ended could not be told under ${nameOf(place)}. ${error.message}${permission}`;
    run.emit({ type: "warning", message });
  }
}

function commentText(options: TellOptions): string | undefined {
  const { outcome, message, kept, runUrl, place } = options;
  if (place.comment !== undefined && (outcome.type === "skipped" || outcome.type === "no-changes")) {
    return nothingText(options);
  }
  if (outcome.type !== "failed" && outcome.type !== "unfinished") return undefined;
  if (outcome.code === "cancelled") return undefined;
  const pullRequest = outcome.type === "unfinished" ? outcome.pullRequest : undefined;
  const compareUrl = outcome.type === "failed" ? outcome.compareUrl : undefined;
  const links = [
    pullRequest === undefined ? "" : `[what there is so far](${pullRequest.url})`,
    compareUrl === undefined ? "" : `[open the pull request by hand](${bracketed(compareUrl)})`,
    `[log of the run](${runUrl})`,
  ];
  return [
    outcome.type === "failed"
      ? "**Tiny Backspace could not do this.**"
      : "**Tiny Backspace did not finish this.**",
    // A bug's stack trace is for the log.
    outcome.code === "bug"
      ? markdownInline(`${outcome.reason.split("\n")[0]} ${nextSteps.bug}`)
      : markdownText(message.slice(0, longestMessage)),
    kept ? "What was changed is kept as a patch and a git bundle among the run's files." : "",
    `---\n<sub>${links.filter((link) => link !== "").join(" · ")}</sub>`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function nothingText({ outcome, message, runUrl }: TellOptions): string {
  const why = "reason" in outcome && outcome.reason !== "" ? outcome.reason : message;
  return [
    "**Tiny Backspace changed nothing.**",
    markdownText(why.slice(0, longestMessage)),
    `---\n<sub>[log of the run](${runUrl})</sub>`,
  ].join("\n\n");
}

/** Round brackets would end the link. */
function bracketed(url: string): string {
  return url.replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29"));
}
