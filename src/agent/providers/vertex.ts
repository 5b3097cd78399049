import { readFile } from "node:fs/promises";
import { AnthropicVertex } from "@anthropic-ai/vertex-sdk";
import {
  type AuthClient,
  gaxios,
  IdentityPoolClient,
  type IdentityPoolClientOptions,
  JWT,
  type JWTOptions,
  UserRefreshClient,
} from "google-auth-library";
import { z } from "zod";
import { UserError } from "../../errors.ts";
import { Secret } from "../../redact.ts";
import { parseJson } from "./id-token.ts";
import type { ModelClient } from "./model-client.ts";
import { type Opening, withoutVariables } from "./opening.ts";
import type { Vertex } from "./provider.ts";

const scopes = ["https://www.googleapis.com/auth/cloud-platform"];
const timeoutMs = 30_000;

/** The kinds of credentials that need no program, no metadata server and no other file to be trusted. */
const credentialsSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("service_account"),
    client_email: z.string(),
    private_key: z.string(),
    private_key_id: z.string().optional(),
  }),
  z.object({
    type: z.literal("authorized_user"),
    client_id: z.string(),
    client_secret: z.string(),
    refresh_token: z.string(),
  }),
  z.object({
    type: z.literal("external_account"),
    audience: z.string(),
    subject_token_type: z.string(),
    token_url: z.string(),
    service_account_impersonation_url: z.string().optional(),
    credential_source: z.object({
      url: z.string(),
      headers: z.record(z.string(), z.string()).optional(),
      format: z.object({ type: z.literal("json"), subject_token_field_name: z.string() }).optional(),
    }),
  }),
]);
type AuthClientOptions = Pick<JWTOptions, "transporterOptions">;
type GoogleCredentials = z.infer<typeof credentialsSchema>;

/** Google's Vertex AI, with credentials as google-github-actions/auth or gcloud leave them in a file. */
export async function openVertex(provider: Vertex, opening: Opening): Promise<ModelClient> {
  const credentials = await readCredentials(provider.credentialsFile);
  for (const secret of secretsIn(credentials)) opening.hide(new Secret(secret));
  const authClient = createAuthClient(credentials, opening);
  await checkToken(authClient, opening.signal);
  const { messages } = withoutVariables(
    () =>
      new AnthropicVertex({
        ...opening.settings,
        region: provider.region,
        projectId: provider.projectId,
        authClient,
        ...(provider.baseUrl !== undefined && { baseURL: provider.baseUrl }),
      }),
  );
  const name = "the Google credentials in GOOGLE_APPLICATION_CREDENTIALS";
  return { messages, credentials: { name, renewable: false } };
}

async function readCredentials(path: string): Promise<GoogleCredentials> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new UserError(
      "bad-input",
      "The file that GOOGLE_APPLICATION_CREDENTIALS names can't be read; in a workflow put a step with google-github-actions/auth before this one.",
      { cause },
    );
  });
  const credentials = credentialsSchema.safeParse(parseJson(text));
  if (credentials.success) return credentials.data;
  throw new UserError(
    "bad-input",
    "The file that GOOGLE_APPLICATION_CREDENTIALS names holds no credentials of a kind that can be used here: a service account's key, a user's own, or Workload Identity Federation whose token comes from an address (what google-github-actions/auth makes).",
  );
}

function secretsIn(credentials: GoogleCredentials): string[] {
  switch (credentials.type) {
    case "service_account":
      return [credentials.private_key];
    case "authorized_user":
      return [credentials.client_secret, credentials.refresh_token];
    case "external_account":
      return Object.values(credentials.credential_source.headers ?? {}).map((value) =>
        value.replace(/^bearer\s+/i, ""),
      );
  }
}

/** Asks as everything else does, through the proxy if there is one, and shows nobody the tokens that it gets. */
function createAuthClient(credentials: GoogleCredentials, { hide, signal }: Opening): AuthClient {
  const transporterOptions = {
    fetchImplementation: (input: Parameters<typeof fetch>[0], init?: RequestInit) =>
      fetch(input, { ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) }),
  };
  const client = clientFor(credentials, { transporterOptions });
  const getRequestHeaders = client.getRequestHeaders.bind(client);
  let hidden: string | undefined;
  client.getRequestHeaders = async (url) => {
    const headers = await getRequestHeaders(url);
    const token = /^Bearer (.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
    if (token !== undefined && token !== hidden) hide(new Secret(token));
    hidden = token;
    return headers;
  };
  return client;
}

function clientFor(credentials: GoogleCredentials, options: AuthClientOptions): AuthClient {
  switch (credentials.type) {
    case "service_account": {
      const { client_email: email, private_key: key, private_key_id: keyId } = credentials;
      return new JWT({ ...options, email, key, scopes, ...(keyId !== undefined && { keyId }) });
    }
    case "authorized_user": {
      const { client_id: clientId, client_secret: clientSecret, refresh_token: refreshToken } = credentials;
      return new UserRefreshClient({ ...options, clientId, clientSecret, refreshToken });
    }
    case "external_account": {
      const client = new IdentityPoolClient({ ...options, ...credentials } as IdentityPoolClientOptions);
      client.scopes = scopes;
      // The library makes this one of its requests past the transporter that it was given.
      Object.assign(client["stsCredential"], { transporter: client.transporter });
      return client;
    }
  }
}

/** Gets a token before anything is paid; what passes is left to the first request, which is asked again. */
async function checkToken(client: AuthClient, signal: AbortSignal): Promise<void> {
  try {
    await client.getRequestHeaders();
  } catch (error) {
    if (signal.aborted) throw error;
    if (isPassing(error)) return;
    const said = (Error.isError(error) ? error.message : String(error)).replace(/\s+/g, " ").slice(0, 300);
    throw new UserError(
      "model-rejected",
      `Google gives no token for the credentials in GOOGLE_APPLICATION_CREDENTIALS (${said}); check the identity pool, the service account and the job's \`permissions: id-token: write\`.`,
      { cause: error },
    );
  }
}

/** The library gives some of its errors another class, and leaves them the answer they came from. */
function isPassing(error: unknown): boolean {
  const { response } = error as { readonly response?: { readonly status?: number } };
  const status = response?.status;
  if (status === undefined) return error instanceof gaxios.GaxiosError;
  return status >= 500 || status === 429;
}
