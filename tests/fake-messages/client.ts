import Anthropic from "@anthropic-ai/sdk";
import type { Message, MessageCreateParams, MessageParam, Tool } from "@anthropic-ai/sdk/resources/messages";
import type { FakeMessages } from "../support/fake-messages/index.ts";

export const readFile: Tool = {
  name: "read_file",
  description: "Reads a file.",
  input_schema: { type: "object", properties: { filepath: { type: "string" } }, required: ["filepath"] },
};

/** A request that every rule accepts. */
export const goodRequest = {
  model: "claude-opus-5-5",
  max_tokens: 1000,
  system: "You are careful.",
  tools: [readFile],
  cache_control: { type: "ephemeral" as const },
  messages: [{ role: "user", content: "Look at a." } as MessageParam],
};

export function clientOf(
  fake: FakeMessages,
  options: { maxRetries?: number; timeout?: number } = {},
): Anthropic {
  return new Anthropic({
    apiKey: fake.apiKey,
    baseURL: fake.url,
    maxRetries: 0,
    logLevel: "off",
    ...options,
  });
}

/** One streamed request through the SDK. */
export function ask(
  client: Anthropic,
  changes: Partial<MessageCreateParams> = {},
): ReturnType<Anthropic["messages"]["stream"]> {
  return client.messages.stream({ ...goodRequest, ...changes } as MessageCreateParams);
}

/** The conversation after this answer, with one result for each of its calls. */
export function continued(
  messages: readonly MessageParam[],
  answer: Message,
  result = "contents",
): MessageParam[] {
  return [
    ...messages,
    { role: "assistant", content: answer.content },
    {
      role: "user",
      content: answer.content
        .filter((block) => block.type === "tool_use")
        .map((block) => ({ type: "tool_result", tool_use_id: block.id, content: result })),
    },
  ];
}

/** Posts a body as it is, past every check of the SDK. */
export async function post(
  fake: FakeMessages,
  body: unknown,
  options: { path?: string; method?: string; headers?: Record<string, string | undefined> } = {},
): Promise<{
  status: number;
  type: string;
  message: string;
  body: Record<string, unknown>;
  headers: Headers;
}> {
  const headers: Record<string, string | undefined> = {
    "anthropic-version": "2026-10-21",
    "content-type": "application/json",
    authorization: `Bearer ${fake.apiKey}`,
    ...options.headers,
  };
  const response = await fetch(`${fake.url}${options.path ?? "/v1/messages"}`, {
    method: options.method ?? "POST",
    headers: Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ...(options.method === "GET" ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  // Whoever posts by hand looks at the answer.
  fake.problems();
  const json = JSON.parse(text.startsWith("{") ? text : "{}") as Record<string, unknown>;
  const error = (json["error"] ?? {}) as { type?: string; message?: string };
  return {
    status: response.status,
    type: error.type ?? "",
    message: error.message ?? "",
    body: json,
    headers: response.headers,
  };
}
