import { type Answer, type FaultyServer, type Received, startFaultyServer } from "./server.ts";

export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly end: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly error: string | undefined;
  readonly resource: Readonly<Record<string, unknown>>;
}

export interface FakeCollector extends FaultyServer {
  /** By the order in which they came first. */
  readonly spans: readonly CollectedSpan[];
}

interface KeyValue {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface WireSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly KeyValue[];
  readonly status: { readonly code?: number; readonly message?: string };
}

/** A collector that takes traces in the JSON of OTLP/HTTP, and refuses with 400 what that does not allow. */
export async function startFakeCollector(
  options: { readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<FakeCollector> {
  const spans: CollectedSpan[] = [];
  const known = new Set<string>();
  const server = await startFaultyServer((request): Answer => {
    if (request.path !== "/v1/traces") return { status: 404 };
    if (request.headers["content-type"] !== "application/json") return { status: 415 };
    const wrong = Object.entries(options.headers ?? {}).some(
      ([name, value]) => request.headers[name] !== value,
    );
    if (wrong) return { status: 401 };
    let read: CollectedSpan[];
    try {
      read = readSpans(request);
    } catch (error) {
      return { status: 400, body: String(error) };
    }
    for (const span of read) {
      if (!known.has(span.spanId)) spans.push(span);
      known.add(span.spanId);
    }
    return { status: 200, headers: { "content-type": "application/json" }, body: "{}" };
  });
  return Object.assign(server, { spans });
}

function readSpans({ body }: Received): CollectedSpan[] {
  const { resourceSpans } = JSON.parse(body) as {
    resourceSpans: readonly {
      readonly resource: { readonly attributes: readonly KeyValue[] };
      readonly scopeSpans: readonly { readonly spans: readonly WireSpan[] }[];
    }[];
  };
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const of = readAttributes(resource.attributes);
    if (typeof of["service.name"] !== "string") throw new Error("no service.name");
    return scopeSpans.flatMap(({ spans }) => spans.map((span) => readSpan(span, of)));
  });
}

function readSpan(span: WireSpan, resource: CollectedSpan["resource"]): CollectedSpan {
  const { traceId, spanId, parentSpanId, name, kind, status } = span;
  if (!/^[\da-f]{32}$/.test(traceId) || !/^[\da-f]{16}$/.test(spanId)) throw new Error("no id");
  if (parentSpanId !== undefined && !/^[\da-f]{16}$/.test(parentSpanId)) throw new Error("no parent's id");
  if (name === "" || !(kind >= 1 && kind <= 5)) throw new Error("no name or kind");
  const [start, end] = [span.startTimeUnixNano, span.endTimeUnixNano].map((nanos) => {
    if (typeof nanos !== "string" || !/^\d{19}$/.test(nanos)) throw new Error(`no time: ${nanos}`);
    return Number(BigInt(nanos) / 1_000_000n);
  });
  if (start === undefined || end === undefined || end < start) throw new Error("ends before it starts");
  return {
    traceId,
    spanId,
    ...(parentSpanId !== undefined && { parentSpanId }),
    ...{ name, kind, start, end, resource },
    attributes: readAttributes(span.attributes),
    error: status.code === 2 ? (status.message ?? "") : undefined,
  };
}

function readAttributes(list: readonly KeyValue[]): Record<string, unknown> {
  return Object.fromEntries(
    list.map(({ key, value }) => {
      const [[type, inner] = [], ...more] = Object.entries(value);
      if (key === "" || more.length > 0) throw new Error(`no value of one type: ${key}`);
      switch (type) {
        case "stringValue":
        case "boolValue":
        case "doubleValue":
          return [key, inner];
        case "intValue":
          return [key, Number(inner)];
        case "arrayValue":
          return [key, (inner as { values: { stringValue: string }[] }).values.map((one) => one.stringValue)];
        default:
          throw new Error(`no type of value: ${type}`);
      }
    }),
  );
}
