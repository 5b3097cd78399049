import { JsonTraceSerializer } from "@opentelemetry/otlp-transformer";
import { defaultResource, resourceFromAttributes } from "@opentelemetry/resources";
import { type ReadableSpan, type SpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Event } from "../../events/event.ts";
import type { OtlpSettings } from "../../otlp-settings.ts";
import { strictLine } from "../event-line.ts";
import { createSpanMaker, type RunFacts } from "./spans.ts";

/**
 * Hands on what OpenTelemetry's SDK makes of events: each span once it has ended, as a member of `resourceSpans` in the
 * JSON of OTLP. Its own exporter would wait and give up by rules of its own; the poster does that, as for all endpoints.
 */
export function createTraces(
  { parent, resource, serviceName }: Pick<OtlpSettings, "parent" | "resource" | "serviceName">,
  facts: RunFacts & { readonly resource: Readonly<Record<string, string>> },
  onSpan: (json: string) => void,
): (event: Event) => void {
  const attributes = { ...facts.resource, ...resource, "service.name": serviceName };
  const provider = new TracerProvider({
    resource: defaultResource().merge(resourceFromAttributes(attributes)),
    spanProcessors: [handOn((span) => onSpan(serialise(span)))],
    spanLimits: { attributeValueLengthLimit: 1024 },
  });
  return createSpanMaker(provider.getTracer("tiny-backspace"), facts, parent);
}

function handOn(onEnd: (span: ReadableSpan) => void): SpanProcessor {
  const nothing = () => Promise.resolve();
  return { onStart: () => undefined, onEnd, forceFlush: nothing, shutdown: nothing };
}

function serialise(span: ReadableSpan): string {
  const request = new TextDecoder().decode(JsonTraceSerializer.serializeRequest([span]));
  return strictLine(request.slice('{"resourceSpans":['.length, -"]}".length));
}
