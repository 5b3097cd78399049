import { doctorChecks, refusalReasons } from "../events/codes.ts";
import type { Sink } from "../events/emitter.ts";
import type { Event } from "../events/event.ts";
import { dependenciesLine } from "./dependencies-line.ts";
import { answerFigures, budgetLeft, count, counted, dollars, duration } from "./figures.ts";
import { inputText } from "./input-text.ts";
import { createCommandLog } from "./log-commands.ts";
import {
  checkLine,
  detailLines,
  doctorStates,
  networkLine,
  phaseTitle,
  resultStyle,
  verdictStyle,
  withNextStep,
} from "./log-lines.ts";
import { createLogOutput, type LogOutputOptions } from "./log-output.ts";
import { createSpeech } from "./log-speech.ts";
import { shorten } from "./shorten.ts";
import { mainArgument } from "./tool-title.ts";

type EventOf<Type extends Event["type"]> = Extract<Event, { type: Type }>;

/** What one result may take in the log; the events file has all of it. */
const resultLimits = { runner: { lines: 200, chars: 32_768 }, terminal: { lines: 16, chars: 4096 } };
const inputLimits = { runner: { lines: 80, chars: 16_384 }, terminal: { lines: 8, chars: 2048 } };
/** More calls than this without a result means that results get lost; the oldest are forgotten. */
const maxPendingCalls = 256;

/** The log that a person reads while the run goes on. */
export interface LogSink extends Sink {
  /** Has the runner hide a key that the run got on its way; it obeys nothing inside a quote, so only the log can. */
  readonly mask: (text: string) => void;
  /** What a part of the program did, one redacted line, for people who asked for details; for others it is nothing. */
  readonly detail: (text: string) => void;
}

/** Nobody reads more; a hostile run could make as many as it likes. */
const maxDetails = 20_000;

export function createLogSink(options: LogOutputOptions): LogSink {
  const out = createLogOutput(options);
  const speech = createSpeech(out);
  const commands = createCommandLog(out, options.format);
  const pending = new Map<string, EventOf<"tool_call">>();
  let phase = "";
  let details = 0;

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
    detail(text) {
      details += 1;
      if (details <= maxDetails) for (const part of detailLines(text)) out.debug(part);
      if (details === maxDetails) out.debug("There are more details than anybody reads: no more of them.");
    },
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
            `turn ${event.turn} · ${answerFigures(event)} · total ${dollars(event.total_cost_usd)}${budgetLeft(event)}`,
            "dim",
          );
          out.debug(
            `${event.model} stopped with ${event.stop_reason}; tokens: ${count(event.cache_read_tokens)} read from the cache, ${count(event.cache_write_tokens)} written to it, ${count(event.input_tokens)} neither`,
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
