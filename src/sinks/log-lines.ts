import type { Event } from "../events/event.ts";
import { nextSteps } from "../outcome.ts";
import { checkedPlaces, count, counted, duration, size, testCounts } from "./figures.ts";
import type { Style } from "./log-output.ts";
import { shortenLine } from "./shorten.ts";

type EventOf<Type extends Event["type"]> = Extract<Event, { type: Type }>;

export const resultStyle: Readonly<Record<EventOf<"result">["outcome"], Style>> = {
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

export const doctorStates = {
  ok: { sign: "✓", style: "good" },
  wrong: { sign: "✗", style: "bad" },
  unknown: { sign: "?", style: "warn" },
} as const satisfies Readonly<Record<EventOf<"doctor_check">["state"], object>>;

export const verdictStyle: Readonly<Record<EventOf<"verification">["verdict"], Style>> = {
  passed: "good",
  fixed: "good",
  "still-failing": "plain",
  flaky: "plain",
  unknown: "plain",
  "newly-failing": "bad",
};

export function checkLine(event: EventOf<"check">): string {
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

export function networkLine({ hosts, refused, left_out: leftOut }: EventOf<"network">): string {
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

export function phaseTitle(phase: string): string {
  const words = phase.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function withNextStep({ message, code }: EventOf<"error">): string {
  const next = Object.entries(nextSteps).find(([known]) => known === code)?.[1];
  // A stack trace belongs below; the annotation has its first line. Every bad input is wanted, though.
  const [first = ""] = message.split(/[\r\n]/, 1);
  const shown = code === "bad-input" ? message : first;
  return next === undefined ? shown : `${shown} ${next}`;
}

const detailLength = 2000;
const maxDetailLines = 10;

/** A long detail, such as the arguments of the sandbox, in parts that a page shows whole. */
export function detailLines(text: string): string[] {
  const parts = Math.ceil(text.length / detailLength);
  const lines = Array.from({ length: Math.min(parts, maxDetailLines) }, (_, index) =>
    text.slice(index * detailLength, (index + 1) * detailLength),
  );
  const missing = text.length - maxDetailLines * detailLength;
  return missing > 0 ? [...lines, `… (${count(missing)} more characters)`] : lines;
}
