import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

export interface SignedHead {
  /** As it was sent: it is part of what is signed. */
  readonly timestamp: string;
  readonly signature: Buffer;
}

/** Reads the head of a delivery, or says why it can't be a signed one of now. */
export function readSignedHead(
  headers: IncomingHttpHeaders,
  { now, maxAgeMs }: { readonly now: number; readonly maxAgeMs: number },
): SignedHead | string {
  const timestamp = headers["x-tiny-backspace-timestamp"];
  const signature = headers["x-tiny-backspace-signature-256"];
  if (typeof timestamp !== "string" || typeof signature !== "string") return "the delivery is not signed";
  if (!/^\d{10,13}$/.test(timestamp)) return "the signature's time is no time";
  const [, hex] = /^sha256=([0-9a-f]{64})$/i.exec(signature) ?? [];
  if (hex === undefined) return "the signature is no HMAC-SHA-256";
  const sentAt = timestamp.length > 10 ? Number(timestamp) : Number(timestamp) * 1000;
  if (Math.abs(now - sentAt) > maxAgeMs) return "the signature is too old, or the clocks differ";
  return { timestamp, signature: Buffer.from(hex, "hex") };
}

/** Whether the secret's owner signed exactly this body at that time. */
export function isSigned({ timestamp, signature }: SignedHead, body: Buffer, secret: string): boolean {
  const expected = createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest();
  return timingSafeEqual(expected, signature);
}
