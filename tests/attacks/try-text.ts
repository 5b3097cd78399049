import { readFileSync } from "node:fs";
import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DependencyChange } from "../../src/dependencies/compare.ts";
import type { Sink } from "../../src/events/emitter.ts";
import type { Event, EventBody } from "../../src/events/event.ts";
import { commitMessage, pullRequestBody, type Told } from "../../src/pull-request-text.ts";
import { openEventsFile } from "../../src/sinks/events-file.ts";
import { createLogSink } from "../../src/sinks/log.ts";
import { createSummary } from "../../src/sinks/summary.ts";
import type { Checked } from "../../src/verify/verification.ts";
import type { ChangedFile } from "../../src/workspace/workspace.ts";
import { liveMarkdown } from "../support/markdown-checks.ts";
import { readRunnerLog } from "../support/runner-log.ts";
import { type Door, emitAll, eventsOf, type Try } from "./emit-text.ts";
import { secretDoors } from "./try-secret.ts";

async function logOf(bodies: readonly EventBody[]): Promise<ReturnType<typeof readRunnerLog>> {
  const written: string[] = [];
  const sink = createLogSink({
    write: (text) => void written.push(text),
    ...{ format: "runner", colour: true, debug: true },
  });
  await emitAll(bodies, [sink]);
  return readRunnerLog(written.join(""), { debug: true });
}

/** What the runner obeys, without the words of a fence. */
function obeyed({ commands }: ReturnType<typeof readRunnerLog>): string[] {
  const names = commands.map(({ name }) => (/^[0-9a-f-]{36}$/.test(name) ? "fence" : name));
  // A fence more or less changes nothing.
  return names
    .filter((name) => name !== "fence" && name !== "stop-commands")
    .concat(
      commands.flatMap(({ name, data }) =>
        name === "stop-commands" && data.length < 36 ? ["another fence"] : [],
      ),
    );
}

async function beyondHarmless(bodies: (text: string) => EventBody[], text: string): Promise<string[]> {
  const log = await logOf(bodies(text));
  const harmless = obeyed(await logOf(bodies(text.replace(/[^\n]/g, "x"))));
  const found = obeyed(log);
  return [
    ...(found.join() === harmless.join() ? [] : [`the runner obeys ${found.join()}`]),
    ...(log.stopped ? ["it obeys us no more"] : []),
  ];
}

const titleOf = (text: string): EventBody[] =>
  (["read_file", "run_command"] as const).flatMap((tool): EventBody[] => [
    {
      type: "tool_call",
      tool,
      input: tool === "read_file" ? { filepath: text } : { command: text },
      id: "1",
      turn: 1,
    },
    {
      ...{ type: "tool_result", tool, result: "", id: "1" },
      ...{ ok: true, duration_ms: 5, truncated: false },
    },
  ]);

const obeysBare: Try = (text) => readRunnerLog(`${text}\n`).commands.map(({ name }) => name);

const linesOf = (text: string) => text.split("\n").filter((line) => line.trim() !== "");

async function readEvents(text: string): Promise<readonly string[]> {
  await using directory = await mkdtempDisposable(join(tmpdir(), "tb-events-"));
  const path = join(directory.path, "events.jsonl");
  const given: Event[] = [];
  const counter: Sink = { name: "counter", take: (event) => void given.push(event) };
  const broken = await emitAll(eventsOf(text), [counter, openEventsFile(path)]);
  const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
  const types = lines.map((line) => typeOf(line) ?? `no event: ${line.slice(0, 50)}`);
  const long = lines.filter((line) => Buffer.byteLength(line) > 1024 * 1024);
  return [
    ...broken,
    ...(types.join() === given.map(({ type }) => type).join() ? [] : [types.join()]),
    ...(long.length > 0 ? ["a line is longer than a reader takes"] : []),
  ];
}

function typeOf(line: string): string | undefined {
  try {
    return String((JSON.parse(line) as { readonly type?: unknown }).type);
  } catch {
    return undefined;
  }
}

/** Output copied to where the events go. */
const eventsBare: Try = (text) =>
  text
    .split(/\r?\n|\r/)
    .filter((line) => line !== "")
    .map((line) => typeOf(line) ?? "no event");

/** Our own markup stands on lines of its own. */
const withoutOwn = (markdown: string) =>
  markdown
    .replace(/^Closes #12$/m, "")
    .replace(/^<sub>(Made by Tiny Backspace: .*)<\/sub>$/m, "$1")
    .replace(/^<\/?details(?: open)?>(?:<summary>.*<\/summary>)?$|^<summary>.*<\/summary>$/gm, "");

function liveBeyond(render: (text: string) => string, text: string): string[] {
  const harmless = liveMarkdown(withoutOwn(render("harmless")));
  return liveMarkdown(withoutOwn(render(text))).filter((kind) => !harmless.includes(kind));
}

function summaryOf(text: string): string {
  const summary = createSummary();
  const result: EventBody = {
    ...{ type: "result", outcome: "failed", failure_code: "model-refused", message: text },
    ...{ pull_request_url: null, turns: 1, input_tokens: 1, output_tokens: 1, cost_usd: 0, duration_ms: 1 },
  };
  const bodies = [
    ...[...eventsOf(text), ...titleOf(text)],
    { type: "warning", message: text } as const,
    { type: "network_denied", host: text, port: 1, reason: "host-not-allowed" } as const,
    result,
  ];
  const stamp = { seq: 1, timestamp: 1, run: "7-1" };
  for (const body of bodies) summary.sink.take({ ...body, ...stamp });
  summary.setFiles([{ path: text, status: "added", addedLines: 1, deletedLines: 0 }]);
  return summary.render();
}

function toldOf(text: string): Told {
  const object = "0".repeat(40);
  const file: ChangedFile = {
    status: "added",
    ...{ path: text, oldMode: "000000", newMode: "100644" },
    ...{ oldObject: object, newObject: object, addedLines: 1, deletedLines: 0 },
  };
  const dependency: DependencyChange = {
    ecosystem: "npm",
    ...{ name: text, version: text, before: text, file: text, isLocked: false },
  };
  return {
    task: {
      prompt: text,
      issue: { number: 12, title: text, url: "https://github.com/o/r/issues/12", author: "a" },
    },
    changes: {
      ...{ files: [file], omitted: [{ path: text, reason: text }], tree: object },
      dependencies: { changes: [dependency], more: 0, unread: [text] },
    },
    proposal: { title: text, description: text, checks: text, left: text, question: text },
    verification: checkedOf(text),
  };
}

/** Checks that couldn't be run, for a reason that quotes what the agent named. */
function checkedOf(text: string): Checked {
  const run = { outcome: "not-run", reason: text, durationMs: 1, output: text } as const;
  return {
    ...{ type: "checked", tree: "0".repeat(40), verdict: "unknown" },
    checks: { command: "make test", reports: [] },
    ...{ base: { ...run, where: "base" }, change: { ...run, where: "change" } },
    proof: { type: "unknown", reason: text },
    touched: { definitions: [text], changedTests: [text], deletedTests: [text], newTests: [text] },
  };
}

function bodyOf(text: string): string {
  const usage = {
    ...{ turns: 1, inputTokens: 1, outputTokens: 1, cacheReadTokens: 1, cacheWriteTokens: 1 },
    costUsd: null,
  };
  return pullRequestBody(toldOf(text), { repository: "o/r", usage });
}

/** What GitHub and git make of a commit's words. */
function liveCommit(message: string): string[] {
  const checks: readonly (readonly [string, RegExp])[] = [
    ["mention", /@[a-z]/i],
    ["reference", /#\d|\bgh-\d/i],
    // A title is none.
    ["trailer", /\n[ \t]*[a-z-]+-(?:by|checks)[ \t]*:/i],
    ["skip", /\[(?:skip|no) (?:ci|actions)\]|\[(?:ci|actions) skip\]|^skip-checks:/im],
  ];
  return checks.flatMap(([what, pattern]) => (pattern.test(message) ? [what] : []));
}

export const textDoors = {
  ...secretDoors,
  "log output": { product: (text) => beyondHarmless(eventsOf, text), bare: obeysBare },
  "log title": { product: (text) => beyondHarmless(titleOf, text), bare: obeysBare },
  "log lines": {
    product: async (text) => {
      const { lines } = await logOf(eventsOf(text));
      return linesOf(text).filter((line) => lines.includes(line) && /^[━✓▶]/.test(line));
    },
    bare: (text) => linesOf(text).filter((line) => /^[━✓▶]/.test(line)),
  },
  events: { product: readEvents, bare: eventsBare },
  summary: { product: (text) => liveBeyond(summaryOf, text), bare: liveMarkdown },
  "pull request": { product: (text) => liveBeyond(bodyOf, text), bare: liveMarkdown },
  commit: { product: (text) => liveCommit(commitMessage(toldOf(text), undefined)), bare: liveCommit },
} satisfies Readonly<Record<string, Door>> as Readonly<Record<string, Door>>;
