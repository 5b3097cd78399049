import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** One request to a service that gives tokens out. */
export interface TokenRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the next request to a service is answered with instead of a token. */
export interface Failure {
  readonly status: number;
  readonly body?: unknown;
  /** The connection is cut without an answer. */
  readonly cut?: true;
}

/**
 * GitHub's service for identity tokens, and those of Google and Microsoft that exchange them, on 127.0.0.1. Tokens are
 * signed, are for one audience, live for five minutes and are taken once.
 */
export interface FakeIdentity extends AsyncDisposable {
  readonly url: string;
  /** What a job has in its environment when it may have identity tokens. */
  readonly env: {
    readonly ACTIONS_ID_TOKEN_REQUEST_URL: string;
    readonly ACTIONS_ID_TOKEN_REQUEST_TOKEN: string;
  };
  /** Takes an identity token once; gives what is wrong with it. */
  readonly take: (token: string, audience: string) => string | undefined;
  /** Whether this is an access token that was given out, and still lives. */
  readonly accepts: (token: string) => boolean;
  /** No access token that was given out is accepted any longer. */
  readonly revoke: () => void;
  /** Every token that was given out, of any kind. */
  readonly tokens: readonly string[];
  readonly requests: readonly TokenRequest[];
  /** The next request whose path begins so fails. */
  readonly fail: (path: string, failure: Failure) => void;
  /** Credentials as google-github-actions/auth writes them to its file. */
  readonly googleCredentials: () => Readonly<Record<string, unknown>>;
}

const googleAudience =
  "//iam.googleapis.com/projects/123456789/locations/global/workloadIdentityPools/github/providers/demo";
const serviceAccount = "backspace@my-project.iam.gserviceaccount.com";
const entraTenant = "11111111-2222-3333-4444-555555555555";
export const entraClient = {
  AZURE_TENANT_ID: entraTenant,
  AZURE_CLIENT_ID: "66666666-7777-8888-9999-000000000000",
};

export async function startFakeIdentity(
  options: { readonly accessTokenSeconds?: number; readonly now?: () => number } = {},
): Promise<FakeIdentity> {
  const now = options.now ?? Date.now;
  const seconds = options.accessTokenSeconds ?? 3600;
  const requestToken = `request-token-${randomBytes(24).toString("hex")}`;
  const signingKey = randomBytes(32);
  const taken = new Set<string>();
  const federated = new Set<string>();
  const expiryOf = new Map<string, number>();
  const tokens: string[] = [];
  const requests: TokenRequest[] = [];
  const failures: { path: string; failure: Failure }[] = [];

  const sign = (head: string) => createHmac("sha256", signingKey).update(head).digest("base64url");
  const issue = (audience: string) => {
    const claims = {
      ...{ jti: randomUUID(), iss: "https://token.actions.githubusercontent.com", aud: audience },
      ...{ sub: "repo:octo/demo:ref:refs/heads/trunk", exp: Math.floor(now() / 1000) + 300 },
    };
    const head = [{ alg: "HS256", typ: "JWT" }, claims].map(encode).join(".");
    const token = `${head}.${sign(head)}`;
    tokens.push(token);
    return token;
  };
  const take: FakeIdentity["take"] = (token, audience) => {
    const [header = "", payload = "", signature] = token.split(".");
    if (sign(`${header}.${payload}`) !== signature) return "the signature is not the issuer's";
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Record<string, unknown>;
    if (claims["aud"] !== audience) return `the audience is ${String(claims["aud"])}, not ${audience}`;
    if (Number(claims["exp"]) * 1000 < now()) return "it has expired";
    const jti = String(claims["jti"]);
    if (taken.has(jti)) return "jti_reused";
    taken.add(jti);
    return undefined;
  };
  const give = (prefix: string) => {
    const token = `${prefix}${randomBytes(32).toString("base64url")}`;
    tokens.push(token);
    return token;
  };
  const giveAccess = (prefix: string) => {
    const token = give(prefix);
    expiryOf.set(token, now() + seconds * 1000);
    return token;
  };

  const answer = (url: URL, { authorization, body }: TokenRequest, origin: string): [number, unknown] => {
    if (url.pathname === "/idtoken") {
      if (authorization !== `Bearer ${requestToken}`) return [401, { message: "Unauthorized" }];
      const value = issue(url.searchParams.get("audience") ?? "https://github.com/octo");
      return [200, { count: value.length, value }];
    }
    if (url.pathname === "/sts/v1/token") {
      const fault =
        body["grant_type"] !== "urn:ietf:params:oauth:grant-type:token-exchange"
          ? "the grant type is another"
          : body["audience"] !== googleAudience
            ? "the audience is another"
            : take(String(body["subject_token"]), `https:${googleAudience}`);
      if (fault !== undefined) return [400, { error: "invalid_grant", error_description: fault }];
      const token = give("ya29.federated-");
      federated.add(token);
      const type = "urn:ietf:params:oauth:token-type:access_token";
      return [200, { access_token: token, issued_token_type: type, token_type: "Bearer", expires_in: 3600 }];
    }
    if (url.pathname === `/iam/v1/projects/-/serviceAccounts/${serviceAccount}:generateAccessToken`) {
      const bearer = /^Bearer (.+)$/.exec(authorization ?? "")?.[1] ?? "";
      if (!federated.has(bearer)) return [403, { error: { code: 403, message: "Permission denied" } }];
      const expireTime = new Date(now() + seconds * 1000).toISOString();
      return [200, { accessToken: giveAccess("ya29.impersonated-"), expireTime }];
    }
    if (url.pathname === `/entra/${entraTenant}/oauth2/v2.0/token`) {
      const expected = {
        grant_type: "client_credentials",
        client_id: entraClient.AZURE_CLIENT_ID,
        scope: "https://ai.azure.com/.default",
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      };
      const wrong = Object.entries(expected).find(([field, value]) => body[field] !== value)?.[0];
      const fault =
        wrong === undefined
          ? take(String(body["client_assertion"]), "api://AzureADTokenExchange")
          : `${wrong} is wrong`;
      if (fault !== undefined) {
        return [401, { error: "invalid_client", error_description: `AADSTS700213: ${fault}\r\nTrace ID: 1` }];
      }
      return [200, { token_type: "Bearer", expires_in: seconds, access_token: giveAccess("eyJ0.entra-") }];
    }
    return [404, { error: "not_found", message: `there is no ${origin}${url.pathname}` }];
  };

  const server = createServer(async (request, response) => {
    const origin = `http://${request.headers.host}`;
    const url = new URL(request.url ?? "/", origin);
    const asked = {
      path: url.pathname,
      authorization: request.headers.authorization,
      body: await read(request),
    };
    requests.push(asked);
    const index = failures.findIndex(({ path }) => url.pathname.startsWith(path));
    const [planned] = index < 0 ? [] : failures.splice(index, 1);
    if (planned?.failure.cut) {
      request.socket.destroy();
      return;
    }
    const [status, body] =
      planned === undefined
        ? answer(url, asked, origin)
        : [planned.failure.status, planned.failure.body ?? { message: "planned" }];
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const requestUrl = `${url}/idtoken?api-version=2.0`;

  return {
    url,
    env: { ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken },
    take,
    accepts: (token) => (expiryOf.get(token) ?? 0) > now(),
    revoke: () => expiryOf.clear(),
    tokens,
    requests,
    fail: (path, failure) => void failures.push({ path, failure }),
    googleCredentials: () => ({
      type: "external_account",
      audience: googleAudience,
      subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
      token_url: `${url}/sts/v1/token`,
      service_account_impersonation_url: `${url}/iam/v1/projects/-/serviceAccounts/${serviceAccount}:generateAccessToken`,
      credential_source: {
        url: `${requestUrl}&audience=${encodeURIComponent(`https:${googleAudience}`)}`,
        headers: { Authorization: `Bearer ${requestToken}` },
        format: { type: "json", subject_token_field_name: "value" },
      },
    }),
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

async function read(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  if (text === "") return {};
  return request.headers["content-type"]?.startsWith("application/json")
    ? (JSON.parse(text) as Record<string, unknown>)
    : Object.fromEntries(new URLSearchParams(text));
}
