import { AnthropicFoundry } from "@anthropic-ai/foundry-sdk";
import { APIError } from "@anthropic-ai/sdk/core/error";
import type { ModelClient } from "./model-client.ts";
import { type Opening, withoutVariables } from "./opening.ts";
import type { Foundry } from "./provider.ts";

/** Microsoft Foundry, with the resource's key or a token of Microsoft Entra. */
export async function openFoundry(
  { resource, baseUrl, credentials }: Foundry,
  opening: Opening,
): Promise<ModelClient> {
  const place = { resource: resource ?? null, ...(baseUrl !== undefined && { baseURL: baseUrl }) };
  if (credentials.type === "key") {
    const apiKey = credentials.apiKey.reveal();
    const { messages } = withoutVariables(
      () => new AnthropicFoundry({ ...opening.settings, ...place, apiKey }),
    );
    return { messages, credentials: { name: "the key in ANTHROPIC_FOUNDRY_API_KEY", renewable: false } };
  }
  const { openEntra } = await import("./entra.ts");
  const tokens = await openEntra(credentials, opening);
  const { messages } = withoutVariables(
    () => new AnthropicFoundry({ ...opening.settings, ...place, azureADTokenProvider: tokens.token }),
  );
  const name = `the token of Microsoft Entra for the client ${credentials.clientId}`;
  return {
    messages: {
      async create(request, options) {
        try {
          return await messages.create(request, options);
        } catch (error) {
          // This SDK remembers no token, so it can forget none.
          if (error instanceof APIError && error.status === 401) tokens.drop();
          throw error;
        }
      },
    },
    credentials: { name, renewable: true },
  };
}
