import { createHmac, timingSafeEqual } from "node:crypto";
import type { Event } from "../../../src/events/event.ts";
import { type Answer, type FaultyServer, type Received, startFaultyServer } from "./server.ts";

export interface FakeWebhook extends FaultyServer {
  /** In the order in which they came first. */
  readonly events: readonly Event[];
  /** How many came a second time, and were left out. */
  readonly repeated: () => number;
}

/** A receiver as docs/telemetry.md tells to write one: it checks the signature, reads either framing, knows what it has. */
export async function startFakeWebhook(options: { readonly secret?: string } = {}): Promise<FakeWebhook> {
  const events: Event[] = [];
  const known = new Set<string>();
  let repeated = 0;
  const server = await startFaultyServer((request): Answer => {
    if (options.secret !== undefined && !isSigned(request, options.secret)) return { status: 401 };
    const read = readFraming(request);
    if (read === undefined) return { status: 400, body: "framing" };
    const named = `${request.headers["x-tiny-backspace-run"]}:${request.headers["x-tiny-backspace-first-seq"]}-${request.headers["x-tiny-backspace-last-seq"]}`;
    if (`${read[0]?.run}:${read[0]?.seq}-${read.at(-1)?.seq}` !== named)
      return { status: 400, body: "names" };
    if (decodeURIComponent(request.headers["idempotency-key"] ?? "") !== named)
      return { status: 400, body: "key" };
    for (const event of read) {
      const key = `${event.run}:${event.seq}`;
      if (known.has(key)) repeated += 1;
      else events.push(event);
      known.add(key);
    }
    return { status: 202 };
  });
  return Object.assign(server, { events, repeated: () => repeated });
}

function isSigned({ headers, body }: Received, secret: string): boolean {
  const timestamp = headers["x-tiny-backspace-timestamp"] ?? "";
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const wanted = `sha256=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;
  const given = headers["x-tiny-backspace-signature-256"] ?? "";
  return given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
}

/** Lines end wherever the least careful reader lets them end. */
const anyLineEnd = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/;

function readFraming({ headers, body }: Received): Event[] | undefined {
  const lines = body.split(anyLineEnd);
  if (lines.pop() !== "") return undefined;
  if (headers["content-type"] === "application/x-ndjson") return lines.map((line) => JSON.parse(line));
  if (headers["content-type"] !== "text/event-stream") return undefined;
  const events: Event[] = [];
  for (let at = 0; at < lines.length; at += 2) {
    const [data = "", blank] = lines.slice(at, at + 2);
    if (!data.startsWith("data: ") || blank !== "") return undefined;
    events.push(JSON.parse(data.slice("data: ".length)));
  }
  return events;
}
