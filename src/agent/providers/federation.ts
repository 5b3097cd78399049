import { APIError } from "@anthropic-ai/sdk/core/error";
import { oidcFederationProvider } from "@anthropic-ai/sdk/lib/credentials/oidc-federation";
import {
  type AccessToken,
  type AccessTokenProvider,
  WorkloadIdentityError,
} from "@anthropic-ai/sdk/lib/credentials/types";
import { UserError } from "../../errors.ts";
import { Secret } from "../../redact.ts";
import { requestIdToken, unreachable } from "./id-token.ts";
import type { Opening } from "./opening.ts";
import type { AnthropicFederation } from "./provider.ts";

const audience = "https://api.anthropic.com";
const timeoutMs = 30_000;

/**
 * Exchanges the job's identity for a token of the API, once now, so that a rule that doesn't fit is told before
 * anything is paid, and again whenever the client asks: before the token ends, and after it was refused. Each exchange
 * takes a new identity token, because the API takes each of them once.
 */
export async function openFederation(
  provider: AnthropicFederation,
  baseURL: string,
  { hide, signal }: Opening,
): Promise<AccessTokenProvider> {
  const exchange = oidcFederationProvider({
    federationRuleId: provider.ruleId,
    organizationId: provider.organizationId,
    serviceAccountId: provider.serviceAccountId,
    workspaceId: provider.workspaceId,
    baseURL: baseURL.replace(/\/+$/, ""),
    async identityTokenProvider() {
      const token = await requestIdToken(provider.identity, audience, signal);
      hide(token);
      return token.reveal();
    },
    fetch: (url, init) =>
      fetch(url, { ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) }),
  });
  const renew = async () => {
    const token = await exchange().catch((error: unknown) => {
      throw explain(error, provider);
    });
    hide(new Secret(token.token));
    return token;
  };
  // What passes is left to the first request, which is asked again.
  let first: AccessToken | undefined = await renew().catch((error: unknown) => {
    if (error instanceof APIError && !signal.aborted) return undefined;
    throw error;
  });
  return async () => {
    const token = first ?? (await renew());
    first = undefined;
    return token;
  };
}

/** The error as the loop takes it: the SDK's own for what passes, a UserError for what a person must mend. */
function explain(error: unknown, { ruleId, workspaceId }: AnthropicFederation): unknown {
  if (!(error instanceof WorkloadIdentityError)) return error;
  const { statusCode: status, body } = error;
  if (status === null) return unreachable("The API's token exchange", error);
  if (status >= 500 || status === 429 || status === 408) {
    return APIError.generate(status, undefined, "the token exchange failed", new Headers());
  }
  const workspace =
    workspaceId === undefined ? ", and give `workspace-id` if the rule covers several workspaces" : "";
  return new UserError(
    "model-rejected",
    `The API does not exchange this job's identity for a token under the federation rule ${ruleId} (${status}: ${told(body)}); check that the rule fits this repository and workflow, that \`organization-id\` and the other ids are right${workspace}.`,
    { cause: error },
  );
}

const maxToldCharacters = 300;

function told(body: unknown): string {
  const text = typeof body === "string" ? body : JSON.stringify(body ?? "");
  return text.replace(/\s+/g, " ").slice(0, maxToldCharacters);
}
