import type { Task } from "./agent/prompt.ts";

/** What a pull request of ours says of itself, where people don't see it. */
export interface Marker {
  /** The issue it is for, as `owner/name#number`; absent where it is for none. */
  readonly issue?: string;
  /** The commit that we pushed. */
  readonly headSha: string;
  /** It is a draft because we were not done, and may stop being one when we are. */
  readonly draft?: true;
}

/**
 * The last line of a pull request's text, below all that is the model's: a block of code in its words may hold a line
 * just like it. It proves nothing alone: anybody can write it.
 */
export function writeMarker({ issue = "-", headSha, draft }: Marker): string {
  return `<!-- tiny-backspace:pull-request ${issue} ${headSha}${draft === true ? " draft" : ""} -->`;
}

/** The one in a text's last line that isn't empty; undefined when that is something else. */
export function readMarker(text: string): Marker | undefined {
  const line =
    /^<!-- tiny-backspace:pull-request (-|[\w.-]{1,100}\/[\w.-]{1,100}#\d{1,12}) ([0-9a-f]{40,64})( draft)? -->$/;
  const lines = text.trimEnd().split(/[\r\n]/);
  const [, issue, headSha, draft] = line.exec(lines.at(-1) ?? "") ?? [];
  if (headSha === undefined) return undefined;
  return {
    ...(issue !== undefined && issue !== "-" && { issue }),
    headSha,
    ...(draft !== undefined && { draft: true as const }),
  };
}

/** The task's issue as a marker names it; undefined for a task of another kind. */
export function markedIssue({ issue }: Task): string | undefined {
  if (issue === undefined) return undefined;
  const home = /^https?:\/\/[^/]+\/([\w.-]+\/[\w.-]+)\/issues\/\d+/.exec(issue.url)?.[1];
  return home === undefined ? undefined : `${home.toLowerCase()}#${issue.number}`;
}
