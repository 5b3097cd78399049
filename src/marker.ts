import type { Task } from "./agent/prompt.ts";

/** What a pull request of ours says of itself, where people don't see it. */
export interface Marker {
  /** The issue it is for, as `owner/name#number`. */
  readonly issue: string;
  /** The commit that we pushed. */
  readonly headSha: string;
}

/**
 * The last line of a pull request's text, below all that is the model's: a block of code in its words may hold a line
 * just like it. It proves nothing alone: anybody can write it.
 */
export function writeMarker({ issue, headSha }: Marker): string {
  return `<!-- tiny-backspace:pull-request ${issue} ${headSha} -->`;
}

/** The one in a text's last line that isn't empty; undefined when that is something else. */
export function readMarker(text: string): Marker | undefined {
  const line =
    /^<!-- tiny-backspace:pull-request ([\w.-]{1,100}\/[\w.-]{1,100}#\d{1,12}) ([0-9a-f]{40,64}) -->$/;
  const lines = text.trimEnd().split(/[\r\n]/);
  const [, issue, headSha] = line.exec(lines.at(-1) ?? "") ?? [];
  return issue === undefined || headSha === undefined ? undefined : { issue, headSha };
}

/** The task's issue as a marker names it; undefined for a task of another kind. */
export function markedIssue({ issue }: Task): string | undefined {
  if (issue === undefined) return undefined;
  const home = /^https?:\/\/[^/]+\/([\w.-]+\/[\w.-]+)\/issues\/\d+/.exec(issue.url)?.[1];
  return home === undefined ? undefined : `${home.toLowerCase()}#${issue.number}`;
}
