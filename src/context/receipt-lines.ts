import { markdownInline, markdownName } from "../neutralise.ts";
import type { Receipt, ReceiptItem } from "./receipt.ts";

const shownItems = 40;
/** Of all lines: a pull request's text has other things to say. */
const longestLines = 8_000;
const longestName = 120;

/** The receipt as a list in Markdown, a line each; none where there was nothing but a prompt. */
export function receiptLines({ items, leftOut }: Receipt): string[] {
  if (!isWorthTelling(items)) return [];
  let length = 0;
  const lines = items
    .map(receiptLine)
    .slice(0, shownItems)
    .filter((line) => {
      length += line.length;
      return length <= longestLines;
    });
  const more = items.length - lines.length + leftOut;
  return more === 0
    ? lines
    : [...lines, `- …and ${more.toLocaleString("en-US")} more, left out or in the events of the run`];
}

/** A prompt alone, with nothing taken out of it, is no more than its sender knows. */
export function isWorthTelling(items: readonly ReceiptItem[]): boolean {
  return items.some(({ what, removed }) => what !== "the prompt" || removed.length > 0);
}

export const kindNames = {
  task: "task",
  comment: "comment",
  review: "review",
  "review-comment": "review comment",
  image: "image",
  code: "lines of code",
  check: "failing check",
} as const satisfies Readonly<Record<ReceiptItem["kind"], string>>;

function receiptLine(item: ReceiptItem): string {
  const { kind, author, permission, used, reason, sha256, removed } = item;
  const by = author === "" ? "" : ` by ${markdownName(shorten(author))}`;
  const may = permission === "" ? "" : ` (${markdownInline(permission)})`;
  const notes = [
    ...(reason === "" ? [] : [reason]),
    ...(removed.length === 0 ? [] : [`taken out: ${removed.join(", ")}`]),
  ].map(markdownInline);
  const digest = sha256 === "" ? [] : [`sha256 ${markdownName(sha256)}`];
  return `- ${used ? "✓" : "✗"} ${[`${kindNames[kind]} ${placeOf(item)}${by}${may}`, ...notes, ...digest].join(" · ")}`;
}

/** Where it is, without what all such addresses have in common; as code, so that nothing is linked or mentioned. */
export function placeOf({ what }: Pick<ReceiptItem, "what">): string {
  return markdownName(
    shorten(what.replace(/https?:\/\/[^/\s]+\/[^/\s]+\/[^/\s]+\/(?=issues|pull|blob)/, "")),
  );
}

function shorten(text: string): string {
  return text.length > longestName ? `${text.slice(0, longestName).toWellFormed()}…` : text;
}
