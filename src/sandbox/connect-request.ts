import { isAddress, normaliseHost } from "./network-policy.ts";

/** What a client asked of the proxy. Nothing in it is trusted; `host` of a bad request is its raw text. */
export type ConnectRequest =
  | { readonly type: "connect"; readonly host: string; readonly port: number; readonly length: number }
  | {
      readonly type: "bad";
      readonly reason: "bad-request" | "ip-literal" | "not-https";
      readonly host: string;
      readonly port: number | null;
    };

/** Where no head has ended by then, none is coming. */
export const maxRequestBytes = 8192;
const maxHeaders = 64;

const requestLine = /^([A-Z]{1,20}) (\S{1,2048}) HTTP\/1\.[01]$/;
const headerLine = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}:[\t\x20-\x7e\x80-\xff]*$/;
/** A body in front of the tunnel: two parsers could see its end in two places. */
const bodyHeader = /^(?:content-length:[ \t]*(?!0*[ \t]*$)|transfer-encoding:)/i;

/** Reads the head of a request (RFC 9112) from its first bytes; undefined while it has not ended. */
export function readConnectRequest(bytes: Buffer): ConnectRequest | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0 || end + 4 > maxRequestBytes) {
    return bytes.length < maxRequestBytes ? undefined : bad("bad-request", "", null);
  }
  const [first = "", ...headers] = bytes.toString("latin1", 0, end).split("\r\n");
  const [, method, target = ""] = requestLine.exec(first) ?? [];
  const harmless = headers.every((line) => headerLine.test(line) && !bodyHeader.test(line));
  if (method === undefined || !harmless || headers.length > maxHeaders) {
    return bad("bad-request", target, null);
  }
  if (method !== "CONNECT") return bad("not-https", hostOfAddress(target), null);
  return readTarget(target, end + 4);
}

function readTarget(target: string, length: number): ConnectRequest {
  const [, raw = "", digits = ""] = /^(\[[^\]]*\]|[^:]*):(\d{1,5})$/.exec(target) ?? [];
  const port = Number(digits);
  if (digits === "" || port < 1 || port > 65_535) return bad("bad-request", target, null);
  if (isAddress(raw)) return bad("ip-literal", raw, port);
  const host = normaliseHost(raw);
  return host === undefined ? bad("bad-request", raw, port) : { type: "connect", host, port, length };
}

function hostOfAddress(target: string): string {
  return URL.canParse(target) ? new URL(target).hostname : target;
}

function bad(
  reason: Extract<ConnectRequest, { type: "bad" }>["reason"],
  host: string,
  port: number | null,
): ConnectRequest {
  return { type: "bad", reason, host, port };
}
