import type { Event } from "../events/event.ts";
import { terminalText } from "../terminal-text.ts";
import { size } from "./figures.ts";
import type { LogOutput } from "./log-output.ts";
import { shortenLine } from "./shorten.ts";

type EventOf<Type extends Event["type"]> = Extract<Event, { type: Type }>;

/** How many lines of one command are shown as they come; past them, one now and then shows that it goes on. */
const liveLines = { runner: 500, terminal: 40 };
const sparseMs = 5000;
/** A line that has not ended by then is shown in parts. */
const maxBuffer = 8192;

interface Running {
  /** Tells commands apart that run side by side; 1 has no mark. */
  readonly number: number;
  /** A line that has not ended yet. */
  buffer: string;
  readonly shown: Set<string>;
  lines: number;
  lastShown: number;
}

/** What commands print, line by line while they run. */
export function createCommandLog(out: LogOutput, format: "runner" | "terminal") {
  const running = new Map<string, Running>();

  const markOf = ({ number }: Running) => (number === 1 ? "" : `[${number}] `);
  const show = (command: Running, lines: readonly string[], timestamp: number) => {
    const sparse = command.lines > liveLines[format];
    if (lines.length === 0 || (sparse && timestamp - command.lastShown < sparseMs)) return;
    const chosen = (sparse ? lines.slice(-1) : lines).map(terminalText);
    out.quote(chosen.map((line) => shortenLine(line)).join("\n"), { mark: markOf(command) });
    for (const line of chosen) command.shown.add(line);
    command.lines += chosen.length;
    command.lastShown = timestamp;
  };

  return {
    /** Its mark, for the line that says that it starts. */
    begin(id: string): string {
      const taken = new Set([...running.values()].map(({ number }) => number));
      let number = 1;
      while (taken.has(number)) number += 1;
      const command = { number, buffer: "", shown: new Set<string>(), lines: 0, lastShown: 0 };
      running.set(id, command);
      return markOf(command);
    },
    add(event: EventOf<"tool_output">) {
      const command = running.get(event.id);
      if (command === undefined) return;
      const before = command.buffer === "" ? "" : `${command.buffer}\n`;
      const gap = `${before}… ${size(event.omitted_bytes)} left out …\n`;
      const lines = ((event.omitted_bytes > 0 ? gap : command.buffer) + event.output)
        .replaceAll("\r\n", "\n")
        .split("\n");
      const rest = lines.pop() ?? "";
      command.buffer = rest.length > maxBuffer ? "" : rest;
      show(command, rest.length > maxBuffer ? [...lines, rest] : lines, event.timestamp);
    },
    /** What of the result was not shown yet; undefined when nothing was. */
    end(event: EventOf<"tool_result">): string | undefined {
      const command = running.get(event.id);
      running.delete(event.id);
      if (command === undefined || (command.lines === 0 && command.buffer === "")) return undefined;
      if (command.buffer !== "") show(command, [command.buffer], event.timestamp);
      const lines = terminalText(event.result).split("\n");
      return lines.filter((line) => line !== "" && !command.shown.has(line)).join("\n");
    },
  };
}
