import type { Event } from "../events/event.ts";

const maxLineBytes = 1024 * 1024;
const firstStringLimit = 256 * 1024;

/** Of the last event only: every sink takes the same one before the next comes. */
let last: { readonly event: Event; readonly maxBytes: number; readonly line: string } | undefined;

/**
 * The event as one line of JSON, by default of at most 1 MiB, in which nothing is that any reader takes for the end of
 * a line, and no half of a surrogate pair, which strict parsers refuse.
 */
export function eventLine(event: Event, maxBytes: number = maxLineBytes): string {
  if (last?.event === event && last.maxBytes >= maxBytes && fits(last.line, maxBytes)) return last.line;
  const line = strictLine(boundedJson(event, maxBytes));
  last = { event, maxBytes, line };
  return line;
}

function boundedJson(event: Event, maxBytes: number): string {
  let json = JSON.stringify(event);
  for (let limit = firstStringLimit; !fits(json, maxBytes); limit /= 4) {
    // What is too large without any long string has too many values; only a call's input can be like that.
    if (limit < 1024) return JSON.stringify("input" in event ? { ...event, input: { cut: true } } : event);
    json = JSON.stringify(event, (_, value: unknown) =>
      typeof value === "string" ? cut(value, limit) : value,
    );
  }
  return json;
}

function fits(json: string, maxBytes: number): boolean {
  return json.length <= maxBytes / 3 || Buffer.byteLength(json) <= maxBytes;
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit).toWellFormed()}… (${text.length - limit} more characters)`;
}

/**
 * The same JSON with nothing in it that a reader could take for the end of a line, and without halves of surrogate
 * pairs. JSON has \r and \n escaped already, and each half of a pair that lacks the other.
 */
export function strictLine(json: string): string {
  const line = /[\u0085\u2028\u2029]/.test(json)
    ? json.replace(/[\u0085\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, "0")}`)
    : json;
  return line.includes("\\ud")
    ? line.replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, "$1\\ufffd")
    : line;
}
