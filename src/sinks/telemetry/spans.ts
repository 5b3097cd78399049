import {
  context,
  type Span,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import type { Event } from "../../events/event.ts";
import type { OtlpSettings } from "../../otlp-settings.ts";

/** What spans say that no event does. */
export interface RunFacts {
  /** As the conventions name it. */
  readonly provider?: string;
  readonly agentName: string;
}

type Of<Type extends Event["type"]> = Event & { readonly type: Type };

/**
 * Makes spans of events, by the events' own times: `invoke_agent` for the run, `chat` for each answer of the model,
 * `execute_tool` for each call. Names are those of OpenTelemetry's conventions for generative AI; what was said, asked
 * and answered stays out.
 */
export function createSpanMaker(tracer: Tracer, facts: RunFacts, parent: OtlpSettings["parent"]) {
  const caller =
    parent === undefined
      ? context.active()
      : trace.setSpanContext(context.active(), {
          traceId: parent.traceId,
          spanId: parent.spanId,
          traceFlags: parent.sampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
          isRemote: true,
        });
  const provider = facts.provider === undefined ? {} : { "gen_ai.provider.name": facts.provider };
  const calls = new Map<string, Span>();
  let run: Span | undefined;
  let inRun = caller;
  /** When the request for the turn was sent, as far as events tell: with the last thing before its first part. */
  let turn = { number: 0, askedAt: 0 };
  let lastAt = 0;
  const total = { read: 0, written: 0 };

  const begin = (event: Event) => {
    run = tracer.startSpan(
      `invoke_agent ${facts.agentName}`,
      {
        kind: SpanKind.INTERNAL,
        startTime: event.timestamp,
        attributes: {
          "gen_ai.operation.name": "invoke_agent",
          "gen_ai.agent.name": facts.agentName,
          "gen_ai.conversation.id": event.run,
          ...provider,
        },
      },
      caller,
    );
    inRun = trace.setSpan(caller, run);
    return run;
  };

  const tellAnswer = (event: Of<"usage">) => {
    const span = tracer.startSpan(
      `chat ${event.model}`,
      {
        kind: SpanKind.CLIENT,
        startTime: turn.number === event.turn ? turn.askedAt : lastAt || event.timestamp,
        attributes: {
          "gen_ai.operation.name": "chat",
          "gen_ai.request.model": event.model,
          "gen_ai.response.model": event.model,
          "gen_ai.response.finish_reasons": [event.stop_reason],
          "gen_ai.conversation.id": event.run,
          "gen_ai.usage.input_tokens":
            event.input_tokens + event.cache_read_tokens + event.cache_write_tokens,
          "gen_ai.usage.output_tokens": event.output_tokens,
          "gen_ai.usage.cache_read.input_tokens": event.cache_read_tokens,
          "gen_ai.usage.cache_creation.input_tokens": event.cache_write_tokens,
          "tiny_backspace.turn": event.turn,
          ...(event.cost_usd !== null && { "tiny_backspace.cost_usd": event.cost_usd }),
          ...provider,
        },
      },
      inRun,
    );
    total.read += event.cache_read_tokens;
    total.written += event.cache_write_tokens;
    if (event.stop_reason === "broken") fail(span, "broken");
    span.end(event.timestamp);
  };

  const openCall = (event: Of<"tool_call">) => {
    const span = tracer.startSpan(
      `execute_tool ${event.tool}`,
      {
        kind: SpanKind.INTERNAL,
        startTime: event.timestamp,
        attributes: {
          "gen_ai.operation.name": "execute_tool",
          "gen_ai.tool.name": event.tool,
          "gen_ai.tool.type": "function",
          "gen_ai.tool.call.id": event.id,
          "gen_ai.conversation.id": event.run,
          "tiny_backspace.turn": event.turn,
        },
      },
      inRun,
    );
    calls.set(event.id, span);
  };

  const closeCall = (event: Of<"tool_result">) => {
    const span = calls.get(event.id);
    if (span === undefined) return;
    calls.delete(event.id);
    span.setAttribute("tiny_backspace.tool.duration_ms", event.duration_ms);
    if (!event.ok) fail(span, "tool_error");
    span.end(event.timestamp);
  };

  const endRun = (event: Of<"result">) => {
    const span = run ?? begin(event);
    for (const call of calls.values()) {
      fail(call, "unanswered");
      call.end(event.timestamp);
    }
    calls.clear();
    span.setAttributes({
      "gen_ai.usage.input_tokens": event.input_tokens,
      "gen_ai.usage.output_tokens": event.output_tokens,
      "gen_ai.usage.cache_read.input_tokens": total.read,
      "gen_ai.usage.cache_creation.input_tokens": total.written,
      "tiny_backspace.outcome": event.outcome,
      "tiny_backspace.turns": event.turns,
      ...(event.cost_usd !== null && { "tiny_backspace.cost_usd": event.cost_usd }),
      ...(event.pull_request_url !== null && { "tiny_backspace.pull_request.url": event.pull_request_url }),
    });
    if (event.failure_code !== null) fail(span, event.failure_code);
    span.end(event.timestamp);
  };

  return (event: Event): void => {
    if (run === undefined) begin(event);
    switch (event.type) {
      case "message":
      case "thinking":
        if (turn.number !== event.turn) turn = { number: event.turn, askedAt: lastAt };
        break;
      case "usage":
        tellAnswer(event);
        break;
      case "tool_call":
        openCall(event);
        break;
      case "tool_result":
        closeCall(event);
        break;
      case "change":
        run?.setAttributes({
          "tiny_backspace.change.files": event.files.length + event.left_out,
          "tiny_backspace.change.added_lines": event.added_lines,
          "tiny_backspace.change.deleted_lines": event.deleted_lines,
        });
        break;
      case "result":
        endRun(event);
        break;
      case "started":
      case "status":
      case "tool_output":
      case "check":
      case "verification":
      case "network_denied":
      case "network":
      case "dependencies":
      case "context":
      case "pull_request":
      case "proposed_pull_request":
      case "machine_change":
      case "warning":
      case "error":
        break;
    }
    lastAt = event.timestamp;
  };
}

function fail(span: Span, type: string): void {
  span.setAttribute("error.type", type);
  span.setStatus({ code: SpanStatusCode.ERROR, message: type });
}
