import { createEmitter, type Sink } from "../../src/events/emitter.ts";
import type { EventBody } from "../../src/events/event.ts";
import { createRedactor, type Secret } from "../../src/redact.ts";

/** Tells how a text hits: nothing when it was stopped. */
export type Try = (text: string) => readonly string[] | Promise<readonly string[]>;

export interface Door {
  readonly product: Try;
  readonly bare: Try;
}

/** The events of a command that prints it, in two parts, and of a model that says it. */
export function eventsOf(text: string): EventBody[] {
  const half = Math.floor(text.length / 2);
  const part = (output: string): EventBody => ({
    ...{ type: "tool_output", tool: "run_command", output, id: "1", omitted_bytes: 0 },
  });
  return [
    { type: "tool_call", tool: "run_command", input: { command: "npm test" }, id: "1", turn: 1 },
    ...[part(text.slice(0, half)), part(`${text.slice(half)}\n`)],
    {
      ...{ type: "tool_result", tool: "run_command", result: text, id: "1" },
      ...{ ok: true, duration_ms: 5, truncated: false },
    },
    { type: "message", text, turn: 1, block: 0, done: true },
    { type: "thinking", text, turn: 1, block: 1, done: true },
  ];
}

export async function emitAll(
  bodies: readonly EventBody[],
  sinks: readonly Sink[],
  secrets: readonly Secret[] = [],
) {
  const broken: string[] = [];
  const redactor = createRedactor(secrets);
  const onSinkFailure = (sink: string, cause: unknown) => broken.push(`${sink} broke: ${cause}`);
  const emitter = createEmitter({ run: "7-1", redactor, sinks, onSinkFailure });
  for (const body of bodies) emitter.emit(body);
  await emitter.close();
  return broken;
}
