import type { IncomingMessage } from "node:http";
import { checkSender, type Refusal } from "./access.ts";
import { BadDelivery, readEvents, type StoredEvent } from "./event.ts";
import type { Limits } from "./limits.ts";
import { isSigned, readSignedHead } from "./signature.ts";

/** Reads the events of a signed delivery, or says why it is refused. Nothing is read of a body before its head is right. */
export async function readDelivery(
  request: IncomingMessage,
  { secret, limits }: { readonly secret: string; readonly limits: Limits },
): Promise<readonly StoredEvent[] | Refusal> {
  const { headers } = request;
  const sender = checkSender(request);
  if (sender !== undefined) return sender;
  const head = readSignedHead(headers, { now: Date.now(), maxAgeMs: limits.signatureAgeMs });
  if (typeof head === "string") return { status: 401, reason: head };
  if (headers["content-encoding"] !== undefined) {
    return { status: 415, reason: "the body must not be compressed" };
  }
  const body = await readBody(request, limits.bodyBytes);
  if (body === undefined) return { status: 413, reason: `the body is larger than ${limits.bodyBytes} bytes` };
  if (!isSigned(head, body, secret)) return { status: 401, reason: "the signature is wrong" };
  try {
    return readEvents(body, limits.eventBytes);
  } catch (cause) {
    if (cause instanceof BadDelivery) return { status: 400, reason: cause.message };
    throw cause;
  }
}

/** Undefined when it is larger. */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
