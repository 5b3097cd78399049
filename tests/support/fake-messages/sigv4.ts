import { createHash, createHmac } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** Whose signatures are taken, and for what. */
export interface Signer {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly region: string;
  readonly service: string;
}

export interface SignedRequest {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const maxSkewMs = 5 * 60_000;

/** What is wrong with a request's AWS signature (version 4); undefined when it is right. */
export function signatureFault(request: SignedRequest, signer: Signer, now: number): string | undefined {
  const { headers, body } = request;
  const authorization = headers.authorization ?? "";
  const [, id, date, region, service, list = "", signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/.exec(
      authorization,
    ) ?? [];
  if (signature === undefined) return "the request is not signed";
  if (id !== signer.accessKeyId) return "the access key is unknown";
  if (region !== signer.region || service !== signer.service) {
    return `credential should be scoped to ${signer.region}/${signer.service}, not ${region}/${service}`;
  }
  const stamp = String(headers["x-amz-date"] ?? "");
  const [, day, time] = /^(\d{8})T(\d{6})Z$/.exec(stamp) ?? [];
  if (day !== date || time === undefined) return "x-amz-date does not fit the credential's scope";
  if (Math.abs(Date.parse(isoOf(stamp)) - now) > maxSkewMs) return "the signature has expired";
  if ((headers["x-amz-security-token"] ?? "") !== (signer.sessionToken ?? "")) {
    return "the security token included in the request is invalid";
  }
  const signed = list.split(";");
  const required = [
    "host",
    "x-amz-date",
    ...(signer.sessionToken === undefined ? [] : ["x-amz-security-token"]),
  ];
  const unsigned = required.find((name) => !signed.includes(name));
  if (unsigned !== undefined) return `${unsigned} is not signed`;
  const payload = sha256(body);
  const declared = headers["x-amz-content-sha256"];
  if (declared !== undefined && declared !== payload) return "x-amz-content-sha256 is not the body's";

  const canonical = [
    request.method,
    canonicalPath(request.url),
    canonicalQuery(request.url),
    ...signed.map(
      (name) =>
        `${name}:${String(headers[name] ?? "")
          .trim()
          .replace(/ +/g, " ")}`,
    ),
    "",
    list,
    payload,
  ].join("\n");
  const scope = `${date}/${region}/${service}/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", stamp, scope, sha256(Buffer.from(canonical))].join("\n");
  const key = [date, region, service, "aws4_request"].reduce<Buffer | string>(
    (secret, part) => hmac(secret, part ?? ""),
    `AWS4${signer.secretAccessKey}`,
  );
  return hmac(key, text).toString("hex") === signature
    ? undefined
    : "the request signature we calculated does not match the signature you provided";
}

function canonicalPath(url: string): string {
  const path = url.split("?")[0] ?? "/";
  return path.split("/").map(encode).join("/");
}

function canonicalQuery(url: string): string {
  const query = new URLSearchParams(url.split("?")[1] ?? "");
  return [...query]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function isoOf(stamp: string): string {
  return stamp.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z");
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
