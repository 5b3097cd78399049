import type { MessageCreateParamsStreaming } from "@anthropic-ai/sdk/resources/messages";
import { type ModelClient, openModel } from "../../../src/agent/model.ts";
import type { Provider } from "../../../src/agent/providers/provider.ts";
import { readProvider } from "../../../src/agent/providers/settings.ts";

export type Texts = Readonly<Record<string, string>>;

/** The provider that these inputs and variables choose; throws what is wrong with them. */
export function providerOf(inputs: Texts, env: Texts = {}): Provider {
  const problems: string[] = [];
  const provider = readProvider({
    input: (name) => inputs[name] ?? (name === "provider" ? "anthropic" : ""),
    nameOf: (name) => `Input \`${name}\``,
    variable: (name) => env[name] ?? "",
    problem: (sentence) => void problems.push(sentence),
    warning: () => {},
  });
  if (provider === undefined) throw new Error(problems.join("\n"));
  return provider;
}

export interface OpenClient {
  readonly client: ModelClient;
  /** What the client asked to be hidden. */
  readonly hidden: readonly string[];
  /** Asks for an answer and gives its text. */
  readonly ask: (model: string) => Promise<string>;
}

export async function openClient(
  inputs: Texts,
  env: Texts = {},
  limits: { readonly maxSilenceMs?: number } = {},
): Promise<OpenClient> {
  const hidden: string[] = [];
  const client = await openModel({
    provider: providerOf(inputs, env),
    proxied: false,
    signal: new AbortController().signal,
    hide: (secret) => void hidden.push(secret.reveal()),
    ...limits,
  });
  return { client, hidden, ask: (model) => ask(client, model) };
}

async function ask(client: ModelClient, model: string): Promise<string> {
  const request: MessageCreateParamsStreaming = {
    ...{ model, max_tokens: 1000, stream: true, system: "You are careful." },
    cache_control: { type: "ephemeral" },
    messages: [{ role: "user", content: "Hello" }],
  };
  let text = "";
  for await (const event of await client.messages.create(request, { signal: new AbortController().signal })) {
    if (event.type === "content_block_delta" && event.delta.type === "text_delta") text += event.delta.text;
  }
  return text;
}
