import { createHash, randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { betasOf } from "./transport.ts";
import { Refusal, type Refuse } from "./wire.ts";

/** A federation rule, and who vouches for identities. */
export interface Federation {
  readonly ruleId: string;
  readonly organizationId: string;
  readonly serviceAccountId?: string;
  readonly workspaceId?: string;
  /** Takes an identity token once; gives what is wrong with it. */
  readonly take: (token: string, audience: string) => string | undefined;
}

export interface Credentials {
  /** Rules 5 to 7; gives the credential that was shown. */
  readonly check: (headers: IncomingHttpHeaders, refuse: Refuse) => string;
  /** Answers POST /v1/oauth/token. */
  readonly exchange: (headers: IncomingHttpHeaders, body: Readonly<Record<string, unknown>>) => object;
  readonly revokeTokens: () => void;
}

const grantType = "urn:ietf:params:oauth:grant-type:jwt-bearer";

export function createCredentials(options: {
  readonly apiKey: string;
  readonly now: () => number;
  readonly tokenLifeSeconds: number;
  readonly federation?: Federation;
}): Credentials {
  const expiryOf = new Map<string, number>();
  const usedAssertions = new Set<string>();

  const check: Credentials["check"] = (headers, refuse) => {
    const failure = { status: 401, type: "authentication_error" };
    const key = headers["x-api-key"];
    const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1];
    const shown = typeof key === "string" ? key : bearer;
    if (shown === undefined) throw new Refusal(5, "x-api-key header is required", failure);
    if (shown === options.apiKey) return shown;
    const expiry = expiryOf.get(shown);
    if (expiry === undefined) {
      throw new Refusal(6, typeof key === "string" ? "invalid x-api-key" : "Invalid bearer token", failure);
    }
    if (expiry <= options.now()) throw new Refusal(6, "OAuth token has expired", failure);
    if (!betasOf(headers).includes("oauth-2025-04-20")) {
      refuse(7, "OAuth authentication is currently not supported.", failure);
    }
    return shown;
  };

  const exchange: Credentials["exchange"] = (headers, body) => {
    for (const beta of ["oauth-2025-04-20", "oidc-federation-2026-04-01"]) {
      if (!betasOf(headers).includes(beta)) throw new Refusal(7, `anthropic-beta: ${beta} is required`);
    }
    if (body["grant_type"] !== grantType) throw new Refusal(7, `grant_type: Input should be '${grantType}'`);
    for (const field of ["assertion", "federation_rule_id", "organization_id"]) {
      if (typeof body[field] !== "string" || body[field] === "") {
        throw new Refusal(7, `${field}: Field required`);
      }
    }
    const assertion = String(body["assertion"]);
    if (assertion.length > 16 * 1024) throw new Refusal(7, "assertion: larger than 16384 bytes");
    const fingerprint = createHash("sha256").update(assertion).digest("hex");
    if (usedAssertions.has(fingerprint)) {
      throw new Refusal(7, "assertion was already exchanged", { details: { error_code: "jti_reused" } });
    }
    usedAssertions.add(fingerprint);
    if (options.federation !== undefined) checkRule(options.federation, body, assertion);
    const token = `sk-ant-oat01-${randomBytes(24).toString("base64url")}`;
    expiryOf.set(token, options.now() + options.tokenLifeSeconds * 1000);
    return { access_token: token, token_type: "Bearer", expires_in: options.tokenLifeSeconds };
  };

  return {
    check,
    exchange,
    revokeTokens: () => {
      for (const token of expiryOf.keys()) expiryOf.set(token, 0);
    },
  };
}

function checkRule(federation: Federation, body: Readonly<Record<string, unknown>>, assertion: string): void {
  const refusal = (message: string, code: string) =>
    new Refusal(6, message, { status: 401, type: "authentication_error", details: { error_code: code } });
  const fault = federation.take(assertion, "https://api.anthropic.com");
  if (fault !== undefined) throw refusal(`the identity token was refused: ${fault}`, "invalid_grant");
  const expected = {
    federation_rule_id: federation.ruleId,
    organization_id: federation.organizationId,
    service_account_id: federation.serviceAccountId,
    workspace_id: federation.workspaceId,
  };
  for (const [field, value] of Object.entries(expected)) {
    if (body[field] !== value) throw refusal(`${field} does not fit the rule`, "invalid_grant");
  }
  const known = ["grant_type", "assertion", ...Object.keys(expected)];
  const extra = Object.keys(body).find((field) => !known.includes(field));
  if (extra !== undefined) throw new Refusal(17, `${extra}: Extra inputs are not permitted`);
}
