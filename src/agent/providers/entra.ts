import { APIError } from "@anthropic-ai/sdk/core/error";
import { z } from "zod";
import { UserError } from "../../errors.ts";
import { Secret } from "../../redact.ts";
import { parseJson, requestIdToken, unreachable } from "./id-token.ts";
import type { Opening } from "./opening.ts";
import type { Foundry } from "./provider.ts";

type EntraFederation = Extract<Foundry["credentials"], { type: "federation" }>;

const audience = "api://AzureADTokenExchange";
const scope = "https://ai.azure.com/.default";
const timeoutMs = 30_000;
/** A token that ends sooner than this is replaced before it is used. */
const renewBeforeMs = 120_000;

const answerSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const refusalSchema = z.object({ error: z.string().optional(), error_description: z.string().optional() });

/** Where tokens of Microsoft Entra come from. */
export interface EntraTokens {
  /** The token to ask with; rejects as `requestIdToken` does, and with UserError where Entra gives none. */
  readonly token: () => Promise<string>;
  /** The token was refused: the next one is new. */
  readonly drop: () => void;
}

/**
 * Exchanges the job's identity for a token of Microsoft Entra, once now, so that a federated credential that doesn't
 * fit is told before anything is paid, and again when the token is about to end or was refused. Each exchange takes a
 * new identity token.
 */
export async function openEntra(
  credentials: EntraFederation,
  { hide, signal }: Opening,
): Promise<EntraTokens> {
  const renew = async () => {
    const assertion = await requestIdToken(credentials.identity, audience, signal);
    hide(assertion);
    const token = await exchange(credentials, assertion, signal);
    hide(token.secret);
    return token;
  };
  // What passes is left to the first request, which is asked again.
  let current = await renew().catch((error: unknown) => {
    if (error instanceof APIError && !signal.aborted) return undefined;
    throw error;
  });
  return {
    async token() {
      if (current === undefined || Date.now() > current.endsAt - renewBeforeMs) current = await renew();
      return current.secret.reveal();
    },
    drop() {
      current = undefined;
    },
  };
}

async function exchange(
  { authority, tenantId, clientId }: EntraFederation,
  assertion: Secret,
  signal: AbortSignal,
): Promise<{ readonly secret: Secret; readonly endsAt: number }> {
  const askedAt = Date.now();
  const response = await fetch(`${authority}/${tenantId}/oauth2/v2.0/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      scope,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: assertion.reveal(),
    }),
    redirect: "error",
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  }).catch((cause: unknown) => {
    throw unreachable("Microsoft Entra", cause);
  });
  const text = await response.text().catch((cause: unknown) => {
    throw unreachable("Microsoft Entra", cause);
  });
  if (response.status >= 500 || response.status === 429) {
    throw APIError.generate(response.status, undefined, "Microsoft Entra gave no token", response.headers);
  }
  const answer = answerSchema.safeParse(parseJson(text));
  if (response.ok && answer.success) {
    const { access_token: token, expires_in: seconds } = answer.data;
    return { secret: new Secret(token), endsAt: askedAt + seconds * 1000 };
  }
  const { error, error_description: description } = refusalSchema.safeParse(parseJson(text)).data ?? {};
  const said = (description ?? error ?? "no reason given").split(/[\r\n]/, 1)[0]?.slice(0, 300);
  throw new UserError(
    "model-rejected",
    `Microsoft Entra does not exchange this job's identity for a token of the client ${clientId} (${response.status}: ${said}); check that its federated credential fits this repository and workflow, and AZURE_TENANT_ID.`,
  );
}
