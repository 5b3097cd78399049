import type { ServerResponse } from "node:http";
import { pageHeaders, type Refusal } from "./access.ts";

export const notFound: Refusal = {
  ...{ status: 404, reason: "There is no such page, or the run is no longer kept." },
};
export const readOnly: Refusal = {
  ...{ status: 405, reason: "Pages are only read.", headers: { Allow: "GET" } },
};
export const postOnly: Refusal = {
  ...{ status: 405, reason: "Deliveries are posted.", headers: { Allow: "POST" } },
};
export const crowded: Refusal = {
  ...{ status: 503, reason: "Too many watch.", headers: { "Retry-After": "60" } },
};

/** Says why, as plain text, and takes nothing more on a connection whose body was not read. */
export function refuse(response: ServerResponse, { status, reason, headers }: Refusal): void {
  const isUnread = !response.req.complete;
  response.writeHead(status, {
    ...pageHeaders,
    "Content-Type": "text/plain; charset=utf-8",
    ...headers,
    ...(isUnread && { Connection: "close" }),
  });
  response.end(`${reason}\n`);
}

export function send(response: ServerResponse, contentType: string, content: string | Buffer): void {
  const length = Buffer.byteLength(content);
  response.writeHead(200, { ...pageHeaders, "Content-Type": contentType, "Content-Length": length });
  response.end(content);
}

/** A fault of ours, or a connection that broke off. */
export function fail(response: ServerResponse, cause: unknown): void {
  if (response.headersSent || response.socket?.destroyed !== false) {
    response.destroy();
    return;
  }
  process.stderr.write(`${Error.isError(cause) ? cause.stack : cause}\n`);
  refuse(response, { status: 500, reason: "Something went wrong here." });
}
