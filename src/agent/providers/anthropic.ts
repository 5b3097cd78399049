import { Anthropic } from "@anthropic-ai/sdk";
import type { RawMessageStreamEvent } from "@anthropic-ai/sdk/resources/messages";
import { createBodyEncoder } from "./body.ts";
import type { ModelClient } from "./model-client.ts";
import { type Opening, withoutVariables } from "./opening.ts";
import type { AnthropicFederation, AnthropicKey } from "./provider.ts";

const apiUrl = "https://api.anthropic.com";

/** The API itself, or a gateway that speaks it. */
export async function openAnthropic(
  provider: AnthropicKey | AnthropicFederation,
  opening: Opening,
): Promise<ModelClient> {
  const baseURL = provider.baseUrl ?? apiUrl;
  if (provider.type === "anthropic-key") {
    const apiKey = provider.apiKey.reveal();
    const client = withoutVariables(() => new Anthropic({ ...opening.settings, apiKey, baseURL }));
    return {
      messages: createMessages(client),
      models: createModels(client),
      credentials: { name: `the key given as ${provider.source}`, renewable: false },
    };
  }
  const { openFederation } = await import("./federation.ts");
  const credentials = await openFederation(provider, baseURL, opening);
  const client = withoutVariables(() => new Anthropic({ ...opening.settings, credentials, baseURL }));
  return {
    messages: createMessages(client),
    models: createModels(client),
    credentials: { name: `the token of the federation rule ${provider.ruleId}`, renewable: true },
  };
}

/** The request of the client's own `messages.create`, which would write the whole conversation anew each time. */
function createMessages(client: Anthropic): ModelClient["messages"] {
  const encode = createBodyEncoder();
  return {
    create: (request, { signal }) =>
      client.post<AsyncIterable<RawMessageStreamEvent>>("/v1/messages", {
        // The SDK would take a body of one piece only; it hands these options on as they are.
        fetchOptions: { body: encode(request) as never },
        headers: { "content-type": "application/json" },
        stream: true,
        signal,
      }),
  };
}

function createModels(client: Anthropic): NonNullable<ModelClient["models"]> {
  return { retrieve: (model, { signal }) => client.models.retrieve(model, {}, { signal }) };
}
