import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmitter, type Emitter, type Sink } from "../../../src/events/emitter.ts";
import type { Event } from "../../../src/events/event.ts";
import { createRedactor, type Secret } from "../../../src/redact.ts";
import {
  createTelemetry,
  type RunAbout,
  type Telemetry,
  type TelemetryOptions,
} from "../../../src/sinks/telemetry/telemetry.ts";
import type { TelemetrySettings } from "../../../src/telemetry-settings.ts";

export interface ToldRun extends Disposable {
  readonly telemetry: Telemetry;
  readonly emitter: Emitter;
  /** What any other sink got. */
  readonly events: readonly Event[];
  readonly warnings: readonly string[];
  readonly spoolFile: string;
}

/** Nobody waits in a test: a pause of no length is as good as one of seconds. */
export const noDelays = [0, 0, 0];

/** Opens endpoints as a run does, with short patience. */
export function openToldRun(
  settings: Partial<TelemetrySettings>,
  options: Partial<TelemetryOptions> & {
    readonly about?: Partial<RunAbout>;
    readonly secrets?: readonly Secret[];
    readonly sinks?: readonly Sink[];
  } = {},
): ToldRun {
  const directory = mkdtempSync(join(tmpdir(), "telemetry-"));
  const spoolFile = join(directory, "spool.jsonl");
  const warnings: string[] = [];
  const telemetry = createTelemetry({
    spoolFile,
    env: {},
    delays: noDelays,
    warn: (sentence) => warnings.push(sentence),
    ...options,
  });
  const events: Event[] = [];
  const emitter = createEmitter({
    run: "7-1",
    redactor: createRedactor(options.secrets ?? []),
    sinks: [{ name: "list", take: (event) => events.push(event) }, telemetry.sink, ...(options.sinks ?? [])],
    onSinkFailure: (_, cause) => {
      throw cause;
    },
  });
  telemetry.start({ webhooks: [], ...settings }, { resource: {}, ...options.about });
  return {
    ...{ telemetry, emitter, events, warnings, spoolFile },
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** What breaks framings, parsers and databases that are not careful. */
export const hostileText =
  'a\r\nb\nc\rd\u2028e\u2029f\u0085g\u000bh\u000ci\u0000j\u001ek\ndata: {"type":"result"}\n\nid: 9\nevent: x\n\n\ud800 \udfff \\ud800 "quoted" <script>';

/** A run of so many tool calls, two in a turn, with text that is hostile wherever there is text. */
export function tellRun({ emit }: Pick<Emitter, "emit">, calls: number): void {
  emit({ type: "status", message: `Using checked-out repository... ${hostileText}`, phase: "repository" });
  for (let turn = 1; turn <= Math.ceil(calls / 2); turn += 1) {
    emit({ type: "thinking", text: `Hm ${hostileText}\n`, turn, block: 0, done: true });
    emit({ type: "message", text: hostileText, turn, block: 1, done: true });
    emit({
      ...{ type: "usage", turn, model: "claude-opus-5-5", stop_reason: "tool_use" },
      ...{ input_tokens: 10, output_tokens: 20, cache_read_tokens: 300, cache_write_tokens: 40 },
      ...{ cost_usd: 0.01, total_cost_usd: 0.01 * turn },
    });
    const ids = [2 * turn - 1, 2 * turn]
      .filter((number) => number <= calls)
      .map((number) => `toolu_${number}`);
    for (const id of ids) {
      emit({
        type: "tool_call",
        tool: "read_file",
        input: { filepath: hostileText, $x: { _y: 1 } },
        id,
        turn,
      });
    }
    for (const [at, id] of ids.entries()) {
      const rest = { ok: at === 0, duration_ms: 3, truncated: false };
      emit({ type: "tool_result", tool: "read_file", result: hostileText, id, ...rest });
    }
  }
  emit({
    ...{ type: "result", outcome: "unfinished", message: hostileText, failure_code: "budget-turns" },
    ...{ pull_request_url: null, turns: Math.ceil(calls / 2), input_tokens: 350, output_tokens: 20 },
    ...{ cost_usd: 0.01, duration_ms: 5 },
  });
}
