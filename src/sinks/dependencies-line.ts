import type { Event } from "../events/event.ts";
import { counted } from "./figures.ts";

const shownChanges = 10;

/** What of other people's code the change brings, on one line; `show` makes the file's words harmless. */
export function dependenciesLine(
  { changes, left_out: leftOut, unread }: Extract<Event, { type: "dependencies" }>,
  show: (words: string) => string,
): string {
  const shown = changes
    .slice(0, shownChanges)
    .map(({ name, version, before }) =>
      show(`${name} ${before === null ? "" : `${before} → `}${version}`.trim()),
    );
  const more = changes.length - shown.length + leftOut;
  const names = `new or in another version: ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return [
    ...(shown.length > 0 ? [names] : []),
    ...(unread.length > 0 ? [`${counted(unread.length, "dependency file")} not read`] : []),
  ].join(" · ");
}
