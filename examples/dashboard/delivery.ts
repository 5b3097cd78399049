import type { IncomingMessage } from "node:http";
import { checkSender, type Refusal } from "./access.ts";
import { BadDelivery, readEvents, type StoredEvent } from "./event.ts";
import type { Limits } from "./limits.ts";
import { isSigned, readSignedHead } from "./signature.ts";

/** Reads the events of a signed delivery, or says why it is refused. */
export async function readDelivery(
  request: IncomingMessage,
  { secret, limits }: { readonly secret: string; readonly limits: Limits },
): Promise<readonly StoredEvent[] | Refusal> {
  const head = readHead(request, limits);
  // Nothing is kept of a body whose head is wrong. It is still taken: who is cut off in the middle of it may not hear why.
  const body = await readBody(request, "status" in head ? 0 : limits.bodyBytes, limits.bodyBytes * 2);
  if ("status" in head) return head;
  if (body === undefined) return { status: 413, reason: `the body is larger than ${limits.bodyBytes} bytes` };
  if (!isSigned(head, body, secret)) return { status: 401, reason: "the signature is wrong" };
  try {
    return readEvents(body, limits.eventBytes);
  } catch (cause) {
    if (cause instanceof BadDelivery) return { status: 400, reason: cause.message };
    throw cause;
  }
}

function readHead(request: IncomingMessage, { signatureAgeMs }: Limits) {
  const sender = checkSender(request);
  if (sender !== undefined) return sender;
  const head = readSignedHead(request.headers, { now: Date.now(), maxAgeMs: signatureAgeMs });
  if (typeof head === "string") return { status: 401, reason: head };
  if (request.headers["content-encoding"] === undefined) return head;
  return { status: 415, reason: "the body must not be compressed" };
}

/** Undefined when it is larger than what is kept; past what is taken the rest is left where it is. */
async function readBody(
  request: IncomingMessage,
  keptBytes: number,
  takenBytes: number,
): Promise<Buffer | undefined> {
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > takenBytes) break;
    if (length > keptBytes) chunks = [];
    else chunks.push(chunk);
  }
  return length > keptBytes ? undefined : Buffer.concat(chunks);
}
