import type { OtlpSettings } from "../../otlp-settings.ts";
import type { Endpoint, Verdict } from "./endpoint.ts";
import { type Answer, type ConnectionOptions, judge, openConnection } from "./post.ts";

const [start, comma, end] = [Buffer.from('{"resourceSpans":['), Buffer.from(","), Buffer.from("]}")];

/** A collector that takes traces over HTTP. */
export function openOtlp({ url, headers }: OtlpSettings, options: ConnectionOptions): Endpoint {
  const connection = openConnection(url, options);
  const send: Endpoint["send"] = async (items, signal) => {
    const spans = items.flatMap((span, at) => (at === 0 ? [span] : [comma, span]));
    const body = Buffer.concat([start, ...spans, end]);
    const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.reveal()]));
    return judgeExport(await connection.post(body, { ...given, "content-type": "application/json" }, signal));
  };
  return {
    id: "otlp",
    name: `The OTLP endpoint ${new URL(url).host}`,
    batch: { items: 200, bytes: 512 * 1024 },
    gatherMs: 1_000,
    send,
    probe: (signal) => send([], signal),
    close: connection.close,
  };
}

/** What was taken only in part must not be sent again, says OTLP. */
function judgeExport(answer: Answer): Verdict {
  const verdict = judge(answer);
  if (verdict.type !== "delivered" || answer.type === "none") return verdict;
  const rejected = rejectedSpans(answer.body);
  return rejected > 0 ? { type: "delivered", complaint: `rejected ${rejected} spans` } : verdict;
}

function rejectedSpans(body: string): number {
  try {
    const { partialSuccess } = JSON.parse(body) as { partialSuccess?: { rejectedSpans?: unknown } };
    const count = Number(partialSuccess?.rejectedSpans ?? 0);
    return Number.isSafeInteger(count) ? count : 0;
  } catch {
    // Protobuf, or nothing at all: the status counts.
    return 0;
  }
}
