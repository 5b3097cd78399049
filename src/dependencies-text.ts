import type { DependencyChange, DependencyReport } from "./dependencies/compare.ts";
import type { EventBody } from "./events/event.ts";
import { markdownInline, markdownName } from "./neutralise.ts";

const shownChanges = 40;
const shownUnread = 10;
const toldChanges = 100;
const longestWord = 120;

/** For the pull request: what of other people's code comes with it, as the files say. */
export function dependenciesSection(report: DependencyReport): string {
  const { changes, unread } = report;
  if (changes.length === 0 && unread.length === 0) return "";
  const rows = changes.slice(0, shownChanges).map((change) =>
    [
      `| ${markdownName(cut(change.name))} `,
      `| ${[change.before, change.version]
        .filter((word) => word !== undefined)
        .map(wordOf)
        .join(" → ")} `,
      `| ${change.ecosystem}${change.isLocked ? ", locked only" : ""} `,
      `| ${markdownName(cut(change.file))} |`,
    ].join(""),
  );
  const more = changes.length + report.more - rows.length;
  const table =
    rows.length === 0 ? [] : ["| Package | Version | From | File |\n| --- | --- | --- | --- |", ...rows];
  return [
    `<details${changes.length <= 10 ? " open" : ""}>\n<summary>${summaryOf(report)}</summary>\n`,
    ...table,
    ...(more > 0 ? [`\n…and ${more} more.`] : []),
    ...(unread.length > 0 ? [`\nNot read: ${unreadList(unread)}`] : []),
    "\n</details>",
  ].join("\n");
}

function summaryOf({ changes, more, unread }: DependencyReport): string {
  const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
  if (changes.length === 0) {
    return `${counted(unread.length, "dependency file", "dependency files")} could not be read`;
  }
  const fresh = changes.filter(({ before }) => before === undefined).length;
  const rest = changes.length - fresh;
  const what = fresh > 0 ? String(rest) : counted(rest, "dependency", "dependencies");
  return [
    ...(fresh > 0 ? [counted(fresh, "new dependency", "new dependencies")] : []),
    ...(rest > 0 ? [`${what} in another version`] : []),
    ...(more > 0 ? [`${more} more`] : []),
  ].join(", ");
}

function wordOf(version: string): string {
  return version === "" ? "any" : markdownName(cut(version));
}

function unreadList(unread: readonly string[]): string {
  const shown = unread.slice(0, shownUnread).map((path) => markdownInline(cut(path)));
  const more = unread.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""} (too large, or not what the name says).`;
}

function cut(word: string): string {
  return word.length > longestWord ? `${word.slice(0, longestWord)}…` : word;
}

/** The same as an event; undefined when there is nothing to tell. */
export function dependenciesEvent(
  report: DependencyReport,
): Extract<EventBody, { type: "dependencies" }> | undefined {
  const { changes, more, unread } = report;
  if (changes.length === 0 && unread.length === 0) return undefined;
  return {
    type: "dependencies",
    changes: changes.slice(0, toldChanges).map(toldChange),
    left_out: Math.max(0, changes.length - toldChanges) + more,
    unread: unread.slice(0, toldChanges).map(cut),
  };
}

function toldChange({ ecosystem, name, version, before, file, isLocked }: DependencyChange) {
  return {
    ...{
      ecosystem,
      name: cut(name),
      version: cut(version),
      before: before === undefined ? null : cut(before),
    },
    ...{ file: cut(file), locked_only: isLocked },
  };
}
