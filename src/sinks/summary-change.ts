import type { Event } from "../events/event.ts";
import { markdownInline, markdownName } from "../neutralise.ts";
import { dependenciesLine } from "./dependencies-line.ts";
import { checkedPlaces, count, counted, duration, testCounts } from "./figures.ts";
import { table } from "./summary-markup.ts";
import { linesBar } from "./summary-pictures.ts";
import type { SummaryFile, SummaryState } from "./summary-state.ts";

type EventOf<Type extends Event["type"]> = Extract<Event, { type: Type }>;

const maxPathLength = 200;

export function files(changed: readonly SummaryFile[], what: string): string {
  if (changed.length === 0) return "";
  const sum = (lines: (file: SummaryFile) => number | null) =>
    changed.reduce((total, file) => total + (lines(file) ?? 0), 0);
  // The agent may have made more files than a call takes arguments.
  const most = changed.reduce(
    (top, file) => Math.max(top, (file.addedLines ?? 0) + (file.deletedLines ?? 0)),
    0,
  );
  const rows = table(
    [
      ["File", "", "+", "−", ""],
      ["---", "---", "--:", "--:", "---"],
    ],
    changed,
    (file) => [
      markdownName(shortPath(file.path)),
      markdownInline(file.status),
      file.addedLines === null ? "binary" : `+${count(file.addedLines)}`,
      file.deletedLines === null ? "" : `−${count(file.deletedLines)}`,
      linesBar(file, most),
    ],
  );
  const total = `+${count(sum((file) => file.addedLines))} −${count(sum((file) => file.deletedLines))}`;
  return `### ${counted(changed.length, "file")} ${what}, ${total}\n\n${rows}`;
}

const signs = { passed: "✅", failed: "❌", "timed-out": "⌛", "not-run": "⚪" } as const;

export function checks({ checks: runs, verification }: SummaryState): string {
  if (runs.length === 0) return "";
  // Without reports nobody counted tests.
  const counts = (cell: string) => (runs.some(({ tests }) => tests !== null) ? [cell] : []);
  const rows = table(
    [
      ["Checks on", "Result", ...counts("Tests"), "Time"],
      ["---", "---", ...counts("---"), "--:"],
    ],
    runs,
    ({ where, outcome, reason, tests, duration_ms: ms }) => [
      checkedPlaces[where],
      `${signs[outcome]} ${markdownInline((reason === "" ? outcome : `${outcome}, ${reason}`).replace("-", " ").slice(0, maxPathLength))}`,
      ...counts(tests === null ? "" : testCounts(tests)),
      duration(ms),
    ],
  );
  const said = verification === undefined ? "" : `${markdownInline(verification.message)}\n\n`;
  const failing = (verification?.newly_failing ?? []).map(
    (name) => `- newly fails: ${markdownName(name.slice(0, maxPathLength))}`,
  );
  return [`### Checks\n\n${said}${rows}`, ...(failing.length > 0 ? [failing.join("\n")] : [])].join("\n\n");
}

function shortPath(path: string): string {
  return path.length <= maxPathLength ? path : `…${path.slice(-maxPathLength)}`;
}

export function dependencies(event: EventOf<"dependencies"> | undefined): string {
  return event === undefined ? "" : `📦 **Dependencies** ${dependenciesLine(event, markdownName)}`;
}
