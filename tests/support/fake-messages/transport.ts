import type { IncomingHttpHeaders } from "node:http";
import { knownBetas } from "./betas.ts";
import { Refusal, type Refuse } from "./wire.ts";

const methods: Readonly<Record<string, string>> = {
  "/v1/messages": "POST",
  "/v1/messages/count_tokens": "POST",
  "/v1/oauth/token": "POST",
  "/v1/models": "GET",
};

/** Rules 1 and 2: the path is an endpoint, and the method is its own. */
export function checkPath(method: string, path: string): void {
  const expected = methods[path] ?? (/^\/v1\/models\/[^/]+$/.test(path) ? "GET" : undefined);
  if (expected === undefined) throw new Refusal(1, "Not found", { status: 404, type: "not_found_error" });
  if (method !== expected) throw new Refusal(2, "Method Not Allowed", { status: 405 });
}

/** Rules 3 and 4: the version header. */
export function checkVersion(headers: IncomingHttpHeaders, refuse: Refuse): void {
  const version = headers["anthropic-version"];
  if (version === undefined) refuse(3, "anthropic-version: header is required");
  else if (version !== "2026-10-21" && version !== "2023-06-01") {
    refuse(4, `anthropic-version: "${version}" is not a valid version`);
  }
}

/** Rules 8 and 9: beta values and the type of the body. */
export function checkContentHeaders(headers: IncomingHttpHeaders, refuse: Refuse): void {
  for (const beta of betasOf(headers)) {
    if (!knownBetas.has(beta)) {
      refuse(8, `Unexpected value(s) \`${beta}\` for the \`anthropic-beta\` header.`);
    }
  }
  if (!/^application\/json\b/i.test(headers["content-type"] ?? "")) {
    refuse(9, "Content-Type must be application/json");
  }
}

export function betasOf(headers: IncomingHttpHeaders): readonly string[] {
  const value = headers["anthropic-beta"];
  const text = Array.isArray(value) ? value.join(",") : (value ?? "");
  return text
    .split(",")
    .map((beta) => beta.trim())
    .filter((beta) => beta !== "");
}

/** Rules 11 to 13: the body is a JSON object without half characters. */
export function parseBody(text: string, refuse: Refuse): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = Error.isError(error) ? error.message : String(error);
    const at = Number(/position (\d+)/.exec(reason)?.[1] ?? text.length);
    throw new Refusal(11, `The request body is not valid JSON: ${reason}: ${place(at)}`);
  }
  const half = loneSurrogateEscape(text);
  if (half !== -1) {
    refuse(12, `The request body is not valid JSON: no low surrogate in string: ${place(half)}`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refusal(13, "Input should be an object");
  }
  return value as Record<string, unknown>;
}

function place(index: number): string {
  return `line 1 column ${index + 1} (char ${index})`;
}

/** JSON.stringify writes a lone surrogate as an escape, and a pair as the character itself. */
function loneSurrogateEscape(text: string): number {
  const escapes = /\\(?:u(d[89ab][0-9a-f]{2})(\\ud[c-f][0-9a-f]{2})?|u(d[c-f][0-9a-f]{2})|.)/gis;
  // Nearly every body has no such escape at all, and this search is much faster.
  if (!/\\ud[89a-f]/i.test(text)) return -1;
  for (const match of text.matchAll(escapes)) {
    if ((match[1] !== undefined && match[2] === undefined) || match[3] !== undefined) return match.index;
  }
  return -1;
}
