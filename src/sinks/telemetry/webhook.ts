import { createHmac } from "node:crypto";
import type { WebhookSettings } from "../../telemetry-settings.ts";
import type { Endpoint, Item } from "./endpoint.ts";
import { type ConnectionOptions, judge, openConnection } from "./post.ts";

const contentTypes = { "json-lines": "application/x-ndjson", sse: "text/event-stream" } as const;

/** Posts events as they are, many at once, signed where there is a secret. */
export function openWebhook(id: string, settings: WebhookSettings, options: ConnectionOptions): Endpoint {
  const { url, format, secret } = settings;
  const connection = openConnection(url, options);
  const send: Endpoint["send"] = (items, signal) => {
    const body = frame(items, format);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const headers = {
      "content-type": contentTypes[format],
      "x-tiny-backspace-timestamp": timestamp,
      ...namesOf(items),
      ...(secret !== undefined && {
        "x-tiny-backspace-signature-256": sign(secret.reveal(), timestamp, body),
      }),
    };
    return connection.post(body, headers, signal).then((answer) => judge(answer));
  };
  return {
    id,
    name: `The webhook at ${new URL(url).host}`,
    batch: { items: 100, bytes: 256 * 1024 },
    gatherMs: 100,
    send,
    probe: (signal) => send([], signal),
    close: connection.close,
  };
}

/** Around each event. */
const framings = {
  "json-lines": { before: Buffer.from(""), after: Buffer.from("\n") },
  sse: { before: Buffer.from("data: "), after: Buffer.from("\n\n") },
} as const;

/** Every item is one line of JSON, so neither framing can be broken by what is in it. */
function frame(items: readonly Item[], format: WebhookSettings["format"]): Buffer {
  const { before, after } = framings[format];
  return Buffer.concat(items.flatMap((event) => [before, event, after]));
}

/** The same for the same events, however often they are sent. */
function namesOf(items: readonly Item[]): Record<string, string> {
  const [first, last] = [items[0], items.at(-1)].map(stampOf);
  if (first === undefined || last === undefined) return {};
  return {
    "x-tiny-backspace-run": encodeURIComponent(first.run),
    "x-tiny-backspace-first-seq": String(first.seq),
    "x-tiny-backspace-last-seq": String(last.seq),
    "idempotency-key": encodeURIComponent(`${first.run}:${first.seq}-${last.seq}`),
  };
}

function stampOf(event: Item | undefined): { readonly run: string; readonly seq: number } | undefined {
  if (event === undefined) return undefined;
  const { run, seq } = JSON.parse(event.toString("utf8")) as { run?: unknown; seq?: unknown };
  // In a spool file may be anything.
  return typeof run === "string" && typeof seq === "number" ? { run, seq } : undefined;
}

/** GitHub's scheme, with the time under the signature so that an old request can't be sent again. */
function sign(secret: string, timestamp: string, body: Buffer): string {
  return `sha256=${createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex")}`;
}
