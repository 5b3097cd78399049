import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";

export interface Access {
  /** Names that this server is called by, lower-case, without port. */
  readonly names: ReadonlySet<string>;
  /** Undefined where only this machine can connect. */
  readonly password: string | undefined;
}

export interface Refusal {
  readonly status: number;
  readonly reason: string;
  readonly headers?: OutgoingHttpHeaders;
}

/**
 * Nothing but this server's own style and script runs on a page, no page of another site shows it in a frame, and what it
 * sends is taken for nothing else than it is.
 */
export const pageHeaders = {
  "Content-Security-Policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types parts",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
} as const;

/**
 * A name that isn't ours is one that another site made point here (DNS rebinding): its pages would be let in as our own.
 */
export function checkName({ headers }: IncomingMessage, { names }: Access): Refusal | undefined {
  const host = headers.host?.toLowerCase() ?? "";
  const name = host.replace(/:\d{1,5}$/, "");
  return names.has(name) ? undefined : { status: 421, reason: "This server has another name." };
}

/** Whether somebody may look: with the password, where there is one, and from no other site's page. */
export function checkReader({ headers }: IncomingMessage, { password }: Access): Refusal | undefined {
  const site = headers["sec-fetch-site"];
  const isFromElsewhere = site === "cross-site" || site === "same-site";
  // Following a link to a page is no harm; loading one, or watching it, from elsewhere is.
  if (isFromElsewhere && headers["sec-fetch-mode"] !== "navigate") {
    return { status: 403, reason: "Pages of other sites may not read this one." };
  }
  if (password === undefined || isPassword(headers.authorization, password)) return undefined;
  const challenge = { "WWW-Authenticate": 'Basic realm="Tiny Backspace", charset="UTF-8"' };
  return { status: 401, reason: "The password is needed; any user name will do.", headers: challenge };
}

/** A delivery comes from a program, never from a browser. */
export function checkSender({ headers }: IncomingMessage): Refusal | undefined {
  const isBrowser = headers.origin !== undefined || headers["sec-fetch-site"] !== undefined;
  return isBrowser ? { status: 403, reason: "Deliveries don't come from web pages." } : undefined;
}

function isPassword(authorization: string | undefined, password: string): boolean {
  const [, encoded = ""] = /^Basic ([A-Za-z0-9+/=]{1,2000})$/i.exec(authorization ?? "") ?? [];
  const [, given = ""] = /^[^:]*:(.*)$/s.exec(Buffer.from(encoded, "base64").toString()) ?? [];
  // Digests have one length, so the comparison tells nothing of the password's.
  const [one, other] = [given, password].map((text) => createHash("sha256").update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
