import type { Sources } from "./agent/providers/read-setting.ts";
import { isDeployKey, noDeployKey, readUrl } from "./endpoint-address.ts";
import { Secret } from "./redact.ts";

/** Where traces go, and whose they are. */
export interface OtlpSettings {
  /** Where traces are posted to. */
  readonly url: string;
  readonly headers: Readonly<Record<string, Secret>>;
  readonly serviceName: string;
  readonly resource: Readonly<Record<string, string>>;
  /** The caller's span. */
  readonly parent?: {
    readonly traceId: string;
    readonly spanId: string;
    readonly sampled: boolean;
  };
}

const nonHttp = /^grpc$/i;

/** Reads the inputs, and OpenTelemetry's own variables where there is none. Undefined where no traces are wanted. */
export function readOtlp(sources: Sources): OtlpSettings | undefined {
  const { input, nameOf, variable, problem, warning } = sources;
  const isGiven = input("otlp-endpoint") !== "";
  if (!isGiven) {
    if (/^true$/i.test(variable("OTEL_SDK_DISABLED"))) return undefined;
    if (/^none$/i.test(variable("OTEL_TRACES_EXPORTER"))) return undefined;
    const protocol =
      variable("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL") || variable("OTEL_EXPORTER_OTLP_PROTOCOL");
    const endpoint =
      variable("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") || variable("OTEL_EXPORTER_OTLP_ENDPOINT");
    if (endpoint !== "" && nonHttp.test(protocol)) {
      warning(
        `The environment asks for OTLP over gRPC, and traces leave this action over HTTP only; give the collector's HTTP address as ${nameOf("otlp-endpoint")}.`,
      );
      return undefined;
    }
  }
  const whole = isGiven ? undefined : readUrl(sources, undefined, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
  const base = readUrl(sources, "otlp-endpoint", "OTEL_EXPORTER_OTLP_ENDPOINT");
  const url = whole ?? (base === undefined ? undefined : tracesUrl(base));
  if (url === undefined && input("otlp-headers") === "") return undefined;
  const headers = readHeaders(sources);
  if (Object.values(headers ?? {}).some((value) => isDeployKey(value.reveal()))) {
    problem(`${nameOf("otlp-headers")} ${noDeployKey}`);
  }
  const isOff = /^true$/i.test(variable("OTEL_SDK_DISABLED"));
  if (url === undefined || headers === undefined || isOff) return undefined;
  const resource = readPairs(variable("OTEL_RESOURCE_ATTRIBUTES")) ?? {};
  const parent = readParent(variable("TRACEPARENT"));
  return {
    url,
    headers,
    serviceName: variable("OTEL_SERVICE_NAME") || resource["service.name"] || "tiny-backspace",
    resource,
    ...(parent !== undefined && { parent }),
  };
}

/** The collector's address with the path for traces, which may be there already. */
function tracesUrl(base: string): string {
  const url = new URL(base);
  if (!url.pathname.endsWith("/v1/traces")) url.pathname = `${url.pathname.replace(/\/+$/, "")}/v1/traces`;
  return url.href;
}

/** Undefined when they can't be read, which was told. */
function readHeaders({
  input,
  nameOf,
  variable,
  problem,
  warning,
}: Sources): OtlpSettings["headers"] | undefined {
  const wrong =
    "is not a list of headers; give them as name=value, separated by commas, the values percent-encoded.";
  const given = input("otlp-headers");
  if (given !== "") {
    const pairs = readPairs(given.replaceAll(/\r?\n/g, ","));
    if (pairs !== undefined && areHeaders(pairs)) return secrets(pairs);
    problem(`${nameOf("otlp-headers")} ${wrong}`);
    return undefined;
  }
  const all: Record<string, string> = {};
  for (const name of ["OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_TRACES_HEADERS"]) {
    const pairs = readPairs(variable(name));
    if (pairs === undefined || !areHeaders(pairs)) {
      warning(`${name} ${wrong} No traces are sent.`);
      return undefined;
    }
    Object.assign(all, pairs);
  }
  return secrets(all);
}

/** Those that say how long the body is and how it is to be read are the request's own. */
const ownHeaders = /^(?:host|connection|content-.*|transfer-encoding|te|trailer|upgrade|expect|keep-alive)$/i;

function areHeaders(pairs: Readonly<Record<string, string>>): boolean {
  return Object.entries(pairs).every(
    ([name, value]) =>
      /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !ownHeaders.test(name) && /^[\x20-\x7e]*$/.test(value),
  );
}

function secrets(pairs: Readonly<Record<string, string>>): Record<string, Secret> {
  return Object.fromEntries(Object.entries(pairs).map(([name, value]) => [name, new Secret(value)]));
}

/** `name=value,name=value`, the values percent-encoded, as the variables of OpenTelemetry have them. */
function readPairs(text: string): Record<string, string> | undefined {
  const pairs = text
    .split(",")
    .map((pair) => pair.trim())
    .filter((pair) => pair !== "")
    .map((pair) => [
      pair.slice(0, Math.max(0, pair.indexOf("="))).trim(),
      pair.slice(pair.indexOf("=") + 1).trim(),
    ]);
  try {
    const read = pairs.map(([name = "", value = ""]) => [name, decodeURIComponent(value)] as const);
    return read.some(([name]) => name === "" || name === "__proto__") ? undefined : Object.fromEntries(read);
  } catch {
    return undefined;
  }
}

/** W3C trace context, version 00 and what later versions keep of it. */
function readParent(text: string): OtlpSettings["parent"] {
  const [, version, traceId, spanId, flags] =
    /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(?:-.*)?$/.exec(text) ?? [];
  if (traceId === undefined || spanId === undefined || version === "ff") return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(flags ?? "", 16) & 1) === 1 };
}
