import type { IncomingHttpHeaders } from "node:http";
import { type SignedRequest, signatureFault } from "./sigv4.ts";
import { checkVersion } from "./transport.ts";
import { Refusal, type Refuse } from "./wire.ts";

/** A cloud that serves the model under its own addresses, ids and credentials. */
export type Platform =
  | {
      readonly type: "bedrock";
      readonly region: string;
      readonly keys?: {
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
        readonly sessionToken?: string;
      };
      readonly apiKey?: string;
    }
  | {
      readonly type: "vertex";
      readonly region: string;
      readonly projectId: string;
      /** Whether an access token is good for this. */
      readonly accepts: (token: string) => boolean;
    }
  | {
      readonly type: "foundry";
      readonly apiKey?: string;
      readonly accepts?: (token: string) => boolean;
    };

/** What stands before the API's own paths on each of them. */
export function prefixOf(platform: Platform | undefined): string {
  return platform === undefined ? "" : platform.type === "vertex" ? "/v1" : "/anthropic";
}

/** A call for a message as a cloud takes it. */
export interface PlatformCall extends SignedRequest {
  readonly json: Readonly<Record<string, unknown>>;
}

const messagesPath = "/anthropic/v1/messages";

/** True for the path under which a platform, or the API itself, is asked for a message. */
export function isMessagesPath(path: string, platform: Platform | undefined): boolean {
  if (platform === undefined) return path === "/v1/messages";
  return platform.type === "vertex" ? vertexPath(path) !== undefined : path === messagesPath;
}

/** Checks the credentials and gives them; throws the platform's refusal. */
export function authenticate(platform: Platform, request: SignedRequest, now: number): string {
  const { headers } = request;
  const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
  const forbidden = (message: string) => new Refusal(6, message, { status: 403, type: "permission_error" });
  const unauthorized = (message: string) =>
    new Refusal(6, message, { status: 401, type: "authentication_error" });
  switch (platform.type) {
    case "bedrock": {
      if (headers["x-api-key"] !== undefined) throw forbidden("x-api-key is not taken here");
      if (bearer !== undefined && bearer === platform.apiKey) return bearer;
      if (bearer !== undefined || platform.keys === undefined) throw forbidden("Invalid API key");
      const signer = { ...platform.keys, region: platform.region, service: "bedrock-mantle" };
      const fault = signatureFault(request, signer, now);
      if (fault !== undefined) throw forbidden(fault);
      return platform.keys.secretAccessKey;
    }
    case "vertex":
      if (headers["x-api-key"] !== undefined) throw unauthorized("x-api-key is not taken here");
      if (bearer === undefined || !platform.accepts(bearer)) {
        throw unauthorized("Request had invalid authentication credentials.");
      }
      return bearer;
    case "foundry": {
      const key = headers["x-api-key"];
      if (key !== undefined && headers.authorization !== undefined) throw unauthorized("two credentials");
      if (key !== undefined && key === platform.apiKey) return key as string;
      if (bearer === undefined || platform.accepts?.(bearer) !== true) throw unauthorized("Access denied");
      return bearer;
    }
  }
}

/** The call as the API itself would have got it: with the model's plain id, and the version where it is looked for. */
export function canonicalCall(
  platform: Platform,
  { url, json, headers }: PlatformCall,
  refuse: Refuse,
): Record<string, unknown> {
  switch (platform.type) {
    case "bedrock": {
      checkVersion(headers, refuse);
      const model = String(json["model"]);
      const plain = /^anthropic\.(claude-.+)$/.exec(model)?.[1];
      if (plain === undefined) throw unknownModel(model);
      return { ...json, model: plain };
    }
    case "vertex":
      return canonicalVertexCall(platform, url, json, headers);
    case "foundry":
      checkVersion(headers, refuse);
      return { ...json };
  }
}

function canonicalVertexCall(
  { projectId, region }: Extract<Platform, { type: "vertex" }>,
  url: string,
  json: Readonly<Record<string, unknown>>,
  headers: IncomingHttpHeaders,
): Record<string, unknown> {
  const path = vertexPath(url.split("?")[0] ?? "");
  const { anthropic_version: version, ...body } = json;
  if (path?.project !== projectId || path.region !== region)
    throw new Refusal(1, "Not found", { status: 404 });
  if (path.streams !== (body["stream"] === true)) throw new Refusal(13, "stream does not fit the method");
  if (version !== "2026-10-21" && version !== "vertex-2023-10-16") {
    throw new Refusal(4, "anthropic_version: Field required");
  }
  if (headers["anthropic-version"] !== undefined)
    throw new Refusal(4, "anthropic-version belongs in the body");
  if (body["model"] !== undefined) throw new Refusal(17, "model: Extra inputs are not permitted");
  const model = path.model.replace(/@(\d{8})$/, "-$1").replace(/@default$/, "");
  if (/-\d{8}$/.test(path.model)) throw unknownModel(path.model);
  return { model, ...body };
}

function vertexPath(path: string) {
  const match =
    /^\/v1\/projects\/([^/]+)\/locations\/([^/]+)\/publishers\/anthropic\/models\/([^/:]+):(streamRawPredict|rawPredict)$/.exec(
      path,
    );
  if (match === null) return undefined;
  const [, project, region, model = "", method] = match;
  return { project, region, model: decodeURIComponent(model), streams: method === "streamRawPredict" };
}

function unknownModel(model: string): Refusal {
  return new Refusal(20, `model: ${model}`, { status: 404, type: "not_found_error" });
}
