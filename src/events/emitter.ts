import type { RedactedStream, Redactor } from "../redact.ts";
import type { Event, EventBody } from "./event.ts";

/** Takes every event of a run in order. A sink that fails is told so once and left out from then on. */
export interface Sink {
  readonly name: string;
  /** Must not block; may throw. */
  readonly take: (event: Event) => void;
  /** Writes out what is buffered; called once, after the last event. */
  readonly close?: () => Promise<void>;
}

export interface Emitter {
  readonly emit: (event: EventBody) => void;
  readonly close: () => Promise<void>;
}

/** Stamps each event, redacts it once and hands it to every sink. A broken sink never breaks the run. */
export function createEmitter(options: {
  readonly run: string;
  readonly redactor: Redactor;
  readonly sinks: readonly Sink[];
  /** Told, once for each, which sink broke and why. */
  readonly onSinkFailure: (sink: string, cause: unknown) => void;
}): Emitter {
  const { redactor } = options;
  const working = new Set(options.sinks);
  let seq = 0;
  let closed = false;
  const outputs = new Map<string, { readonly part: ToolOutput; readonly stream: RedactedStream }>();
  let speech: { readonly part: Speech; readonly stream: RedactedStream } | undefined;

  const drop = (sink: Sink, cause: unknown) => {
    working.delete(sink);
    options.onSinkFailure(sink.name, cause);
  };

  const send = (body: EventBody) => {
    seq += 1;
    const event: Event = { ...body, seq, timestamp: Date.now(), run: options.run };
    for (const sink of working) {
      try {
        sink.take(event);
      } catch (cause) {
        drop(sink, cause);
      }
    }
  };

  const endSpeech = () => {
    const rest = speech?.stream.end();
    if (speech !== undefined && rest) send({ ...speech.part, text: rest });
    speech = undefined;
  };

  /** Parts of one text are redacted as one text: a secret may be cut in two by where a part ends. */
  const speak = (part: Speech) => {
    if (speech !== undefined && !sameBlock(speech.part, part)) endSpeech();
    const stream = speech?.stream ?? redactor.stream();
    const text = stream.push(part.text) + (part.done ? stream.end() : "");
    speech = part.done ? undefined : { part, stream };
    if (text !== "" || part.done) send({ ...part, text });
  };

  /** The same for what commands print, several of them side by side. */
  const print = (part: ToolOutput) => {
    const stream = outputs.get(part.id)?.stream ?? redactor.stream();
    outputs.set(part.id, { part, stream });
    const output = stream.push(part.output);
    if (output === "" && part.omitted_bytes === 0) return;
    send({ ...redactor.value({ ...part, output: "" }), output });
  };

  const endOutput = (id: string) => {
    const open = outputs.get(id);
    const output = open?.stream.end();
    if (open !== undefined && output) send({ ...redactor.value(open.part), output, omitted_bytes: 0 });
    outputs.delete(id);
  };

  return {
    emit(body) {
      if (closed) return;
      if (body.type === "message" || body.type === "thinking") return speak(body);
      endSpeech();
      if (body.type === "tool_output") return print(body);
      if (body.type === "tool_result") endOutput(body.id);
      send(redactor.value(body));
    },
    async close() {
      endSpeech();
      closed = true;
      await Promise.all(
        [...working].map(async (sink) => {
          try {
            await sink.close?.();
          } catch (cause) {
            drop(sink, cause);
          }
        }),
      );
    },
  };
}

type ToolOutput = Extract<EventBody, { type: "tool_output" }>;
type Speech = Extract<EventBody, { type: "message" | "thinking" }>;

function sameBlock(a: Speech, b: Speech): boolean {
  return a.type === b.type && a.turn === b.turn && a.block === b.block;
}
