import { doctorChecks, refusalReasons } from "../events/codes.ts";
import type { Sink } from "../events/emitter.ts";
import type { Event } from "../events/event.ts";
import { nextSteps } from "../outcome.ts";
import { dependenciesLine } from "./dependencies-line.ts";
import {
  answerFigures,
  checkedPlaces,
  count,
  counted,
  dollars,
  duration,
  moneyLeft,
  size,
  testCounts,
} from "./figures.ts";
import { createCommandLog, shortenLine } from "./log-commands.ts";
import { createLogOutput, type LogOutput, type LogOutputOptions, type Style } from "./log-output.ts";
import { mainArgument } from "./tool-title.ts";

type EventOf<Type extends Event["type"]> = Extract<Event, { type: Type }>;

/** What one result may take in the log; the events file has all of it. */
const resultLimits = { runner: { lines: 200, chars: 32_768 }, terminal: { lines: 16, chars: 4096 } };
const inputLimits = { runner: { lines: 80, chars: 16_384 }, terminal: { lines: 8, chars: 2048 } };
/** A line that has not ended by then is shown in parts. */
const maxSpeechBuffer = 8192;
/** More calls than this without a result means that results get lost; the oldest are forgotten. */
const maxPendingCalls = 256;

/** The log that a person reads while the run goes on. */
export interface LogSink extends Sink {
  /** Has the runner hide a key that the run got on its way; it obeys nothing inside a quote, so only the log can. */
  readonly mask: (text: string) => void;
}

export function createLogSink(options: LogOutputOptions): LogSink {
  const out = createLogOutput(options);
  const speech = createSpeech(out);
  const commands = createCommandLog(out, options.format);
  const pending = new Map<string, EventOf<"tool_call">>();
  let phase = "";

  const heading = (title: string) => {
    if (title === phase) return;
    phase = title;
    out.line("");
    out.line(`━━ ${phaseTitle(title)} ${"━".repeat(Math.max(4, 56 - title.length))}`, "bold");
  };

  const toolCall = (event: EventOf<"tool_call">) => {
    pending.set(event.id, event);
    const [oldest] = pending.keys();
    if (pending.size > maxPendingCalls && oldest !== undefined) pending.delete(oldest);
    // A command may take minutes: its output follows as it comes, its group when it has ended.
    if (event.tool === "run_command") {
      out.line(`▶ ${commands.begin(event.id)}${mainArgument(event.input).text}`, "dim");
    }
    out.debug(`${event.tool} ${event.id} starts in turn ${event.turn}`);
  };

  const toolResult = (event: EventOf<"tool_result">) => {
    const call = pending.get(event.id);
    pending.delete(event.id);
    const input = call?.input ?? {};
    const main = mainArgument(input);
    const title = [event.ok ? "✓" : "✗", event.tool, main.text].filter((part) => part !== "").join(" ");
    const shortened = event.truncated ? " · shortened for the model" : "";
    const unshown = commands.end(event);
    out.group(`${title} · ${duration(event.duration_ms)}${shortened}`, event.ok ? "plain" : "bad", () => {
      const details = Object.entries(input).filter(([name]) => name !== main.name || !main.whole);
      for (const [name, value] of details) {
        const shown = shorten(inputText(value), inputLimits[options.format]);
        out.quote(`${name}:${shown.includes("\n") ? "\n" : " "}${shown}`, { style: "dim" });
      }
      if (details.length > 0) out.quote("───", { style: "dim" });
      const left = unshown ?? event.result;
      if (left !== "") out.quote(shorten(left, resultLimits[options.format]));
      if (unshown !== undefined) out.quote("(its output is above)", { style: "dim" });
    });
  };

  const checked = (event: EventOf<"check">) => {
    const title = checkLine(event);
    if (event.outcome === "passed") {
      out.line(`✓ ${title}`, "good");
      return;
    }
    // On the base it is how things are, and the old code is meant to fail.
    const style = event.where === "change" ? "bad" : "plain";
    if (event.output === "") out.line(`✗ ${title}`, style);
    else out.group(`✗ ${title}`, style, () => out.quote(shorten(event.output, resultLimits[options.format])));
  };

  const doctorCheck = ({ check, state, found, effect, change }: EventOf<"doctor_check">) => {
    const { sign, style } = doctorStates[state];
    const [first = "", ...more] = found.split("\n");
    out.line(`${sign} ${doctorChecks[check]}: ${first}`, style);
    for (const line of more) out.line(`  ${line}`, style);
    if (effect !== "") out.line(`  then:   ${effect}`);
    for (const [index, line] of (change === "" ? [] : change.split("\n")).entries()) {
      out.line(`  ${index === 0 ? "change: " : "        "}${line}`);
    }
  };

  const result = (event: EventOf<"result">) => {
    for (const call of pending.values()) {
      out.line(`✗ ${call.tool} ${mainArgument(call.input).text} · no result`, "bad");
    }
    heading("result");
    const style = event.failure_code === null ? resultStyle[event.outcome] : "bad";
    out.line(`${style === "good" ? "✓" : "✗"} ${event.outcome}`, style);
    if (/[\r\n]/.test(event.message)) out.quote(event.message);
    else out.line(event.message);
    const { pull_request_url: url, failure_code: code } = event;
    if (url !== null && !event.message.includes(url)) out.line(url, "bold");
    if (code !== null) out.line(`failure code: ${code}`);
    // Where no model was asked there is nothing to count: a replay, or a run that was stopped before.
    const answered = event.turns > 0 || event.input_tokens > 0;
    const figures = [
      ...(answered
        ? [
            counted(event.turns, "turn"),
            `${count(event.input_tokens)} tokens in`,
            `${count(event.output_tokens)} out`,
            dollars(event.cost_usd),
          ]
        : []),
      duration(event.duration_ms),
    ];
    out.line(figures.join(" · "), "dim");
  };

  return {
    name: "log",
    mask: out.mask,
    take(event) {
      if (event.type === "message" || event.type === "thinking") {
        speech.add(event);
        return;
      }
      if (event.type === "tool_output") {
        speech.flush();
        commands.add(event);
        return;
      }
      if (event.type === "tool_result") speech.flush();
      else speech.end();
      switch (event.type) {
        case "status":
          heading(event.phase);
          out.line(event.message);
          return;
        case "tool_call":
          toolCall(event);
          return;
        case "tool_result":
          toolResult(event);
          return;
        case "usage":
          out.line(
            `turn ${event.turn} · ${answerFigures(event)} · total ${dollars(event.total_cost_usd)}${moneyLeft(event)}`,
            "dim",
          );
          out.debug(
            `${event.model} stopped with ${event.stop_reason}; ${count(event.cache_write_tokens)} tokens written to the cache`,
          );
          return;
        case "check":
          checked(event);
          return;
        case "verification":
          out.line(
            `${verdictStyle[event.verdict] === "bad" ? "✗" : "✓"} ${event.message}`,
            verdictStyle[event.verdict],
          );
          return;
        case "started":
          // The page of the run says it already, and whoever starts one on his own machine knows.
          return;
        case "change": {
          const files = counted(event.files.length + event.left_out, "file");
          out.line(`changed: ${files}, +${event.added_lines} −${event.deleted_lines}`, "dim");
          return;
        }
        case "context": {
          const used = event.items.filter((item) => item.used).length;
          const leftOut = event.items.length - used + event.left_out;
          out.line(`context: ${count(used)} shown to the model, ${count(leftOut)} left out`, "dim");
          return;
        }
        case "network_denied":
          out.line(
            `✗ network: ${event.host}${event.port === null ? "" : `:${event.port}`} refused · ${refusalReasons[event.reason]}`,
            "bad",
          );
          return;
        case "network":
          out.line(networkLine(event), "dim");
          return;
        case "dependencies":
          out.line(`dependencies: ${dependenciesLine(event, (words) => words)}`);
          return;
        case "pull_request":
          out.line(
            `✓ Pull request #${event.number} ${event.operation}${event.draft ? " as a draft" : ""}: ${event.url}`,
            "good",
          );
          return;
        case "proposed_pull_request": {
          const what =
            event.operation === "created" ? "would open a pull request" : "would update its pull request";
          const labels = event.labels.length === 0 ? "" : ` · labels: ${event.labels.join(", ")}`;
          out.group(`Dry run: this ${what}${event.draft ? " as a draft" : ""}`, "good", () => {
            out.quote(`${event.title}\n${event.branch} → ${event.base}${labels}\n\n${event.body}`);
            out.endQuote();
          });
          return;
        }
        case "doctor_check":
          doctorCheck(event);
          return;
        case "machine_change":
          out.line(`🔧 ${event.message}`);
          return;
        case "warning":
          out.annotate("warning", event.message);
          return;
        case "error":
          // A terminal shows no annotations, and the result says the same.
          if (options.format === "runner") out.annotate("error", withNextStep(event));
          return;
        case "result":
          result(event);
          return;
      }
    },
    close: async () => {
      speech.end();
    },
  };
}

const resultStyle: Readonly<Record<EventOf<"result">["outcome"], Style>> = {
  "pull-request": "good",
  proposed: "good",
  "handed-over": "good",
  "no-changes": "good",
  question: "good",
  skipped: "good",
  replayed: "good",
  checked: "good",
  refused: "bad",
  unfinished: "bad",
  failed: "bad",
};

const doctorStates = {
  ok: { sign: "✓", style: "good" },
  wrong: { sign: "✗", style: "bad" },
  unknown: { sign: "?", style: "warn" },
} as const satisfies Readonly<Record<EventOf<"doctor_check">["state"], object>>;

const verdictStyle: Readonly<Record<EventOf<"verification">["verdict"], Style>> = {
  passed: "good",
  fixed: "good",
  "still-failing": "plain",
  flaky: "plain",
  unknown: "plain",
  "newly-failing": "bad",
};

function checkLine(event: EventOf<"check">): string {
  const [command = ""] = event.command.split("\n", 1);
  const { tests } = event;
  const parts = [
    `checks on ${checkedPlaces[event.where]}: ${shortenLine(command)}`,
    event.reason === ""
      ? event.outcome.replace("-", " ")
      : `${event.outcome.replace("-", " ")}, ${event.reason}`,
    ...(tests === null ? [] : [testCounts(tests)]),
    duration(event.duration_ms),
  ];
  return parts.join(" · ");
}

function networkLine({ hosts, refused, left_out: leftOut }: EventOf<"network">): string {
  const sum = (bytes: (one: (typeof hosts)[number]) => number) =>
    size(hosts.reduce((total, one) => total + bytes(one), 0));
  const refusals = refused.reduce((total, one) => total + one.count, 0);
  return [
    `network: ${counted(hosts.length, "host")} contacted`,
    `${sum((one) => one.bytes_sent)} sent`,
    `${sum((one) => one.bytes_received)} received`,
    `${counted(refusals, "connection")} refused`,
    ...(leftOut > 0 ? [`${counted(leftOut, "connection")} not listed`] : []),
  ].join(" · ");
}

/** An input as a person reads it: replacements as the lines that go and the lines that come. */
function inputText(value: unknown): string {
  if (typeof value === "string") return value;
  if (!isReplacements(value)) return JSON.stringify(value) ?? "";
  const marked = (mark: string, text: string) => text.replace(/^/gm, mark);
  const hunks = value.map((edit) => `${marked("- ", edit.old_text)}\n${marked("+ ", edit.new_text)}`);
  return hunks.join("\n\n");
}

function isReplacements(value: unknown): value is readonly { old_text: string; new_text: string }[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((edit) => typeof edit?.old_text === "string" && typeof edit?.new_text === "string")
  );
}

function phaseTitle(phase: string): string {
  const words = phase.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function withNextStep({ message, code }: EventOf<"error">): string {
  const next = Object.entries(nextSteps).find(([known]) => known === code)?.[1];
  // A stack trace belongs below; the annotation has its first line. Every bad input is wanted, though.
  const [first = ""] = message.split(/[\r\n]/, 1);
  const shown = code === "bad-input" ? message : first;
  return next === undefined ? shown : `${shown} ${next}`;
}

/** The model's words line by line as they come; a line is shown when it has ended, or grown too long. */
function createSpeech(out: LogOutput) {
  let buffer = "";
  let type: "message" | "thinking" = "message";

  const show = (text: string) => out.quote(text, type === "thinking" ? { style: "dim", mark: "· " } : {});
  const flush = () => {
    if (buffer !== "") show(buffer);
    buffer = "";
  };

  return {
    flush,
    add(event: EventOf<"message"> | EventOf<"thinking">) {
      if (event.type !== type) flush();
      type = event.type;
      buffer += event.text;
      const end = buffer.lastIndexOf("\n");
      if (end >= 0) {
        show(buffer.slice(0, end));
        buffer = buffer.slice(end + 1);
      }
      if (event.done || buffer.length > maxSpeechBuffer) flush();
    },
    end() {
      flush();
      out.endQuote();
    },
  };
}

/** The beginning and the end of a text, with a line between that says what is missing. */
function shorten(text: string, limits: { readonly lines: number; readonly chars: number }): string {
  const lines = text.replace(/\n$/, "").split("\n").map(shortenLine);
  const head = takeLines(lines, limits.lines * 0.75, limits.chars * 0.75);
  const rest = lines.slice(head.length);
  const tail = takeLines(rest.toReversed(), limits.lines * 0.25, limits.chars * 0.25).toReversed();
  const left = rest.slice(0, rest.length - tail.length);
  if (left.length === 0) return lines.join("\n");
  const bytes = Buffer.byteLength(left.join("\n"));
  return [
    ...head,
    `… ${counted(left.length, "more line")} (${size(bytes)}), whole in the events file …`,
    ...tail,
  ].join("\n");
}

function takeLines(lines: readonly string[], maxLines: number, maxChars: number): string[] {
  const taken: string[] = [];
  let chars = 0;
  for (const line of lines) {
    chars += line.length + 1;
    if (taken.length >= maxLines || chars > maxChars) break;
    taken.push(line);
  }
  return taken;
}
