import type { IncomingMessage, ServerResponse } from "node:http";
import { type ErrorDescription, errorBody, Refusal } from "./wire.ts";

export const maxBodyBytes = 32 * 1024 * 1024;

/** The whole body, unless it is larger than the API takes. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const tooLarge = () =>
    new Refusal(10, "Request exceeds the maximum size", { status: 413, type: "request_too_large" });
  if (Number(request.headers["content-length"] ?? 0) > maxBodyBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Headers that every answer of the API carries. */
export function commonHeaders(requestId: string): Record<string, string> {
  const reset = new Date(Date.now() + 60_000).toISOString();
  const limits: Record<string, string> = {};
  for (const [kind, limit] of [
    ["requests", "4000"],
    ["tokens", "2400000"],
    ["input-tokens", "2000000"],
    ["output-tokens", "400000"],
  ]) {
    limits[`anthropic-ratelimit-${kind}-limit`] = String(limit);
    limits[`anthropic-ratelimit-${kind}-remaining`] = String(limit);
    limits[`anthropic-ratelimit-${kind}-reset`] = reset;
  }
  return {
    "request-id": requestId,
    "anthropic-organization-id": "00000000-0000-4000-8000-000000000001",
    ...limits,
  };
}

export function sendJson(
  response: ServerResponse,
  status: number,
  requestId: string,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    "content-type": "application/json",
    ...commonHeaders(requestId),
    ...headers,
  });
  response.end(typeof value === "string" ? value : JSON.stringify(value));
}

export function sendError(
  response: ServerResponse,
  status: number,
  requestId: string,
  error: ErrorDescription,
  headers: Readonly<Record<string, string>> = {},
): void {
  sendJson(response, status, requestId, errorBody(error, requestId), headers);
}
