import type { Event } from "../events/event.ts";
import type { LogOutput } from "./log-output.ts";

type EventOf<Type extends Event["type"]> = Extract<Event, { type: Type }>;

/** A line that has not ended by then is shown in parts. */
const maxSpeechBuffer = 8192;

/** The model's words line by line as they come; a line is shown when it has ended, or grown too long. */
export function createSpeech(out: LogOutput) {
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
