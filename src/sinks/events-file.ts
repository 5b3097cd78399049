import type { Sink } from "../events/emitter.ts";
import { openAppendOnly } from "./append.ts";
import { eventLine } from "./event-line.ts";

/** Writes every event to a new file as it happens, one JSON object a line, each at most 1 MiB. */
export function openEventsFile(path: string): Sink {
  const file = openAppendOnly(path);
  return {
    name: "events file",
    take: (event) => file.line(eventLine(event)),
    close: async () => file.close(),
  };
}
