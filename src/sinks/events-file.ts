import type { Sink } from "../events/emitter.ts";
import type { Event } from "../events/event.ts";
import { openAppendOnly } from "./append.ts";

/** One event, as a line. */
const maxLineBytes = 1024 * 1024;
const firstStringLimit = 256 * 1024;

/** Writes every event to a new file as it happens, one JSON object a line, each at most 1 MiB. */
export function openEventsFile(path: string): Sink {
  const file = openAppendOnly(path);
  return {
    name: "events file",
    take: (event) => file.line(boundedJson(event)),
    close: async () => file.close(),
  };
}

function boundedJson(event: Event): string {
  let json = JSON.stringify(event);
  for (let limit = firstStringLimit; Buffer.byteLength(json) > maxLineBytes; limit /= 4) {
    // What is too large without any long string has too many values; only a call's input can be like that.
    if (limit < 1024) return JSON.stringify("input" in event ? { ...event, input: { cut: true } } : event);
    json = JSON.stringify(event, (_, value: unknown) =>
      typeof value === "string" ? cut(value, limit) : value,
    );
  }
  return json;
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit).toWellFormed()}… (${text.length - limit} more characters)`;
}
