import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Event, EventBody } from "../../src/events/event.ts";
import { nextSteps } from "../../src/outcome.ts";
import { createSummary, type Summary } from "../../src/sinks/summary.ts";
import { blocksWithoutFences, liveMarkdown } from "../support/markdown-checks.ts";
import { sampleRun, stamped } from "../support/sample-run.ts";

type Files = Parameters<Summary["setFiles"]>[0];
type Result = Extract<Event, { type: "result" }>;

function page(events: readonly Event[], files?: Files): string {
  const summary = createSummary();
  for (const event of events) summary.sink.take(event);
  if (files !== undefined) summary.setFiles(files);
  return summary.render();
}

/** The page without the markup that is its own. */
function withoutOwnMarkup(markdown: string): string {
  return markdown
    .replace(/^<details><summary>(.*)<\/summary>$/gm, "\n$1\n")
    .replace(/^<\/details>$/gm, "\n")
    .replaceAll("⚠️", "")
    .replace(/\[#34\]\(https:\/\/github\.com\/octo\/parser\/pull\/34\)/, "")
    .replace(/\$(?=\d)/g, "");
}

const [end] = sampleRun().slice(-1) as [Result];
const files: Files = [
  { path: "index.js", status: "modified", addedLines: 12, deletedLines: 3 },
  { path: "logo.png", status: "added", addedLines: null, deletedLines: null },
];

describe("the summary", () => {
  test("begins with the pull request and its link", () => {
    expect(page(sampleRun()).split("\n").slice(0, 3)).toEqual([
      "## ✅ Pull request opened",
      "",
      "**[#34](https://github.com/octo/parser/pull/34) Keep the last argument** · `feature/12-parser` → `main`",
    ]);
  });

  test.each(Object.entries(nextSteps))("says what to do next after %s, once", (code, next) => {
    const message = `It stopped. ${next}`;
    const markdown = page(
      stamped({
        ...end,
        outcome: "failed",
        failure_code: code,
        pull_request_url: null,
        message,
      } as EventBody),
    );
    expect(markdown).toMatch(/^## ❌ Failed\n\nIt stopped\.\n\n\*\*What to do next:\*\* /);
    expect(markdown.split(next)).toHaveLength(2);
    expect(markdown).toContain(`Failure code: \`${code}\``);
  });

  test("a stack trace is shown as one, below its first line", () => {
    const message = `Error: boom\n    at f (/a/<b>.js:1:2)\n    at g\n${nextSteps.bug}`;
    const markdown = page(stamped({ ...end, outcome: "failed", failure_code: "bug", message } as EventBody));
    expect(markdown).toContain(
      "Error: boom\n\n```\n    at f (/a/<b>.js:1:2)\n    at g\n```\n\n**What to do next:**",
    );
  });

  test("a run that was cut off says so, with what is known", () => {
    const markdown = page(sampleRun().slice(0, 13), files);
    expect(markdown).toMatch(/^## ❌ Tiny Backspace was cut off/);
    expect(markdown).toContain("### 2 tool calls");
    expect(markdown).toContain("What the model was shown: 1, and 4 left out");
    expect(markdown).toContain(
      "| ✗ | comment `issues/12#issuecomment-346` | `eve`&#124; (read) | its author may not write here |  |",
    );
    expect(markdown).toContain("### 2 files changed, +12 −3");
  });

  test("a change of more files than any call takes arguments is shown, the first and the last", () => {
    const many = Array.from({ length: 300_000 }, (_, index) => ({
      ...{ path: `made/${index}`, status: "added", addedLines: 1, deletedLines: 0 },
    }));
    const markdown = page(sampleRun(), many);
    expect(markdown).toContain("### 300,000 files changed, +300,000 −0");
    expect(markdown).toContain("| `made/299999` | added | +1 | −0 | 🟩🟩🟩🟩🟩🟩🟩🟩🟩🟩 |");
  });

  test("tables have the files, the cost by turn, the tools and the phases", () => {
    const markdown = page(sampleRun(), files);
    expect(markdown).toContain(
      "| `index.js` | modified | +12 | −3 | 🟩🟩🟩🟩🟩🟩🟩🟩🟥🟥 |\n| `logo.png` | added | binary |  |  |",
    );
    expect(markdown).toContain("| 2 | `tool_use` | 6,112 (85 % cached) | 1,410 | $0.0333 | $0.0456 |");
    expect(markdown).toContain("| 2 | `run_command` | `npm test…` | ✗ failed | 1 min 1 s |");
    expect(markdown).toContain("| `run_command` | 1 | 1 | 1 min 1 s | 1 min 1 s |");
    expect(markdown).toContain("| `packages.example:443` | 12 | 20 KB | 1.8 MB |");
    expect(markdown).toContain("| `tracker.example:443` | the host is not allowed | 3 |");
    expect(markdown).toContain("| pull request | 3 ms |  |");
    expect(markdown).toContain("Fixes `#12`, thanks `@user`.");
    expect(markdown).toContain("📦 **Dependencies** new or in another version: `left-pad ^1.3.0`\n");
  });

  test("goes from the result over pictures and evidence to the transcript", () => {
    const titles = page(sampleRun(), files).match(/^#+ .*|<summary>.*<\/summary>/gm) ?? [];
    expect(titles.map((title) => title.replace(/^#+ |<\/?summary>/g, ""))).toEqual([
      "✅ Pull request opened",
      "Where the time went",
      "Cost up to each turn",
      "2 files changed, +12 −3",
      "Checks",
      "Network: 1 host contacted, 1 refused",
      "4 tool calls",
      "What the model was shown: 1, and 4 left out",
      "Phases",
      "Cost by turn: $0.0456 in 2 turns of claude-opus-5-5",
      "Call by call: 1 failed",
      "Transcript: 3 turns",
    ]);
  });

  test("tests are counted in the table of the checks where there are reports", () => {
    const withReports = page(sampleRun());
    expect(withReports).toContain("| the base | ✅ passed | 12 passed, 0 failed, 1 skipped | 3.1 s |");
    expect(withReports).toContain("| the change | ❌ failed, exit code 1 |  | 3.0 s |");
    const without = sampleRun().map((event) => (event.type === "check" ? { ...event, tests: null } : event));
    expect(page(without)).toContain(
      "| Checks on | Result | Time |\n| --- | --- | --: |\n| the base | ✅ passed | 3.1 s |",
    );
  });

  test("made-up names of tools take no more than a few rows", () => {
    const calls = Array.from(
      { length: 500 },
      (_, index): EventBody => ({
        ...{ type: "tool_call", tool: `tool_${index}`, input: {}, id: `${index}`, turn: 1 },
      }),
    );
    const markdown = page(stamped(...calls));
    expect(markdown).toContain("### 500 tool calls");
    expect(markdown).toContain("| `others` | 470 | 0 | 0 ms | 0 ms |");
    expect(markdown.split("### 500 tool calls")[1]?.split("<details>")[0]?.match(/^\| `/gm)).toHaveLength(31);
  });

  test("a call without a result is told", () => {
    const markdown = page(stamped({ type: "tool_call", tool: "search", input: {}, id: "1", turn: 1 }));
    expect(markdown).toContain("| 1 | `search` |  | no result |  |");
  });

  test("whatever the events hold, nothing of it is live and no row breaks", () => {
    const evil = fc
      .array(
        fc.constantFrom(
          ...[
            "@user",
            "Fixes #1",
            "<img src=x>",
            "</details>",
            "</summary>",
            "|",
            "`",
            "\n",
            "\n\n",
            "a",
            " ",
            "\\",
          ],
          ...[
            "[a](http://e.vil)",
            "\n```\n",
            "https://e.vil",
            "<!--",
            "&#64;u",
            "\n| a |\n|---|\n",
            "**",
            "\u202e",
          ],
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(evil, evil, (text, other) => {
        const markdown = page(
          [
            ...sampleRun(),
            ...stamped(
              { type: "message", text, turn: 9, block: 0, done: true },
              {
                ...{ type: "tool_call", tool: other, id: "1", turn: 1 },
                input: { command: text, edits: [{ old_text: text, new_text: other }] },
              },
              {
                ...{ type: "tool_result", tool: other, result: `${text}\n${other}`, id: "1" },
                ...{ ok: false, duration_ms: 1, truncated: false },
              },
              { type: "tool_call", tool: text, input: { [other]: text }, id: "2", turn: 1 },
              { type: "machine_change", message: other },
              {
                ...{ type: "doctor_check", check: "push", state: "wrong" },
                ...{ found: text, effect: other, change: text },
              },
              {
                ...{ type: "doctor_check", check: "label", state: "unknown" },
                ...{ found: other, effect: text, change: `with:${other}` },
              },
              {
                type: "dependencies",
                changes: [
                  {
                    ...{ ecosystem: "npm", name: text, version: other },
                    before: text,
                    file: "x",
                    locked_only: false,
                  },
                ],
                ...{ left_out: 0, unread: [] },
              },
              { type: "warning", message: other },
              { ...(sampleRun()[6] as Event), model: text, stop_reason: other } as EventBody,
              { ...end, outcome: "unfinished", message: text, pull_request_url: other, failure_code: other },
            ),
          ],
          [{ path: text, status: other, addedLines: 1, deletedLines: null }],
        );
        expect({ markdown, live: liveMarkdown(withoutOwnMarkup(markdown)) }).toEqual({ markdown, live: [] });
        const outside = blocksWithoutFences(markdown).join("\n\n");
        const [folds = [], ends = []] = [/^<details>/gm, /^<\/details>/gm].map(
          (tag) => outside.match(tag) ?? [],
        );
        expect(ends.length).toBe(folds.length);
      }),
      { numRuns: 1000 },
    );
  });

  test("an enormous run stays one page, and says what is missing", () => {
    const summary = createSummary();
    const take = (...bodies: EventBody[]) => stamped(...bodies).forEach(summary.sink.take);
    const long = "|@`<".repeat(5000);
    for (let turn = 1; turn <= 3000; turn += 1) {
      take(
        { type: "tool_call", tool: "run_command", input: { command: long }, id: `${turn}`, turn },
        { ...(sampleRun()[6] as Event), turn } as EventBody,
        { type: "message", text: `${long}\n`, turn, block: 0, done: true },
        { type: "warning", message: long },
      );
    }
    take(end);
    summary.setFiles(
      Array.from({ length: 20_000 }, (_, index) => ({
        ...{ path: `${long}${index}`, status: "added", addedLines: 1, deletedLines: 0 },
      })),
    );
    const markdown = summary.render();
    // GitHub takes twice as much.
    expect(Buffer.byteLength(markdown)).toBeLessThan(512 * 1024);
    expect(markdown).toContain("| … 19,900 more … |");
    expect(markdown).toContain("- and 2,980 more warnings in the log");
  });
});
