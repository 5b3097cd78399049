import { readFile } from "../client.ts";
import {
  assistant,
  type Case,
  history,
  image,
  mark,
  pdf,
  png,
  result,
  schema,
  strict,
  text,
  tool,
  use,
  user,
} from "./bodies.ts";

/** Rules 61 to 106: tools, cache markers, thinking and sizes. */
export const settingCases: readonly Case[] = [
  {
    rule: 61,
    change: tool({ name: "no good" }),
    says: "tools.0.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'",
  },
  { rule: 62, change: { tools: [readFile, readFile] }, says: "tools: Tool names must be unique." },
  { rule: 63, change: schema(undefined), says: "tools.0.custom.input_schema: Field required" },
  { rule: 64, change: schema({}), says: "tools.0.custom.input_schema.type: Field required" },
  {
    rule: 64,
    change: schema({ type: "string" }),
    says: "tools.0.custom.input_schema.type: Input should be 'object'",
  },
  {
    rule: 65,
    change: schema({ type: "object", properties: { a: { type: "text" } } }),
    says: /^tools\.0\.custom\.input_schema: JSON schema is invalid\. It must match JSON Schema draft 2020-12/,
  },
  {
    rule: 65,
    change: schema({ type: "object", anyOf: [] }),
    says: /input_schema does not support oneOf, allOf, or anyOf at the top level$/,
  },
  ...["oneOf", "allOf"].map((keyword) => ({
    rule: 65,
    change: schema({ type: "object", [keyword]: [{}] }),
    says: /input_schema does not support oneOf, allOf, or anyOf at the top level$/,
  })),
  {
    rule: 66,
    change: schema({ type: "object" }, { strict: true }),
    says: "tools.0.custom: For 'object' type, 'additionalProperties' must be explicitly set to false",
  },
  {
    rule: 67,
    change: schema({ ...strict, properties: { n: { type: "integer", minimum: 1 } } }, { strict: true }),
    says: "tools.0.custom: For 'integer' type, property 'minimum' is not supported",
  },
  {
    rule: 67,
    change: schema({ ...strict, properties: { child: { $ref: "#" } } }, { strict: true }),
    says: /recursive/,
  },
  {
    rule: 68,
    change: schema(strict, { strict: true, allowed_callers: ["code_execution_20260120"] }),
    says: /strict tools can only be called directly/,
  },
  {
    rule: 69,
    change: { tools: [{ type: "bash_20250124", name: "shell" }] },
    says: "tools.0.bash_20250124.name: Input should be 'bash'",
  },
  {
    rule: 69,
    change: { tools: [{ type: "bash_20250124", name: "bash", input_schema: {} }] },
    says: "tools.0.bash_20250124.input_schema: Extra inputs are not permitted",
  },
  {
    rule: 70,
    change: { tools: [{ type: "text_editor_20250124", name: "str_replace_editor" }] },
    says: /^'claude-opus-5-5' does not support tool types: text_editor_20250124\. Did you mean one of/,
  },
  { rule: 71, change: tool({ defer_loading: true }), says: "All tools have defer_loading set" },
  {
    rule: 72,
    change: {
      tools: [
        { type: "web_search_20260318", name: "web_search", allowed_domains: ["a"], blocked_domains: ["b"] },
      ],
    },
    says: /only one of allowed_domains and blocked_domains/,
  },
  { rule: 73, change: tool({ input_examples: [{}] }), says: /^tools\.0\.custom\.input_examples\.0: / },
  {
    rule: 75,
    change: { tool_choice: { type: "any" } },
    says: 'tool_choice: type "tool" and "any" are not supported for this model.',
  },
  {
    rule: 75,
    change: { tool_choice: { type: "tool", name: "read_file" } },
    says: 'tool_choice: type "tool" and "any" are not supported for this model.',
  },
  {
    rule: 75,
    path: "/v1/messages/count_tokens",
    change: { max_tokens: undefined, tool_choice: { type: "any" } },
    says: 'tool_choice: type "tool" and "any" are not supported for this model.',
  },
  {
    rule: 76,
    change: {
      model: "claude-haiku-4-5",
      max_tokens: 4000,
      thinking: { type: "enabled", budget_tokens: 2000 },
      tool_choice: { type: "any" },
    },
    says: "Thinking may not be enabled when tool_choice forces tool use.",
  },
  {
    rule: 77,
    change: { model: "claude-sonnet-5", tools: [], tool_choice: { type: "any" } },
    says: "tool_choice.any may only be specified while providing tools",
  },
  {
    rule: 77,
    change: { model: "claude-sonnet-5", tools: undefined, tool_choice: { type: "any" } },
    says: "tool_choice.any may only be specified while providing tools",
  },
  {
    rule: 78,
    change: { model: "claude-sonnet-5", tool_choice: { type: "tool", name: "nope" } },
    says: "Tool 'nope' not found in provided tools",
  },
  {
    rule: 79,
    change: { messages: [user(["a", "b", "c", "d"].map((value) => text(value, mark())))] },
    says: "A maximum of 4 blocks with `cache_control` may be provided. Found 5.",
  },
  {
    rule: 80,
    change: { cache_control: { type: "ephemeral", ttl: "2h" } },
    says: "cache_control.ephemeral.ttl: Input should be '5m' or '1h'",
  },
  {
    rule: 80,
    change: { cache_control: { type: "forever" } },
    says: /^cache_control.*: Input (?:tag 'forever'|should be 'ephemeral')/,
  },
  {
    rule: 80,
    change: { messages: [user([text("a", { cache_control: { type: "ephemeral", ttl: 300 } })])] },
    says: "messages.0.content.0.text.cache_control.ephemeral.ttl: Input should be '5m' or '1h'",
  },
  {
    rule: 80,
    change: { messages: [user([text("a", { cache_control: { type: "ephemeral", scope: "all" } })])] },
    says: "messages.0.content.0.text.cache_control.ephemeral.scope: Extra inputs are not permitted",
  },
  {
    rule: 81,
    change: {
      cache_control: undefined,
      system: [text("s", mark())],
      messages: [user([text("a", mark("1h"))])],
    },
    says: /^messages\.0\.content\.0\.cache_control\.ttl: a ttl='1h' cache_control block must not come after a ttl='5m'/,
  },
  {
    rule: 82,
    change: { messages: [user([text("a"), text("", mark())])] },
    says: "messages.0.content.1.text: cache_control cannot be set for empty text blocks",
  },
  {
    rule: 83,
    change: history(assistant([{ type: "thinking", thinking: "", signature: "x", ...mark() }]), user("b")),
    says: "messages.1.content.0.thinking.cache_control: Extra inputs are not permitted",
  },
  {
    rule: 83,
    change: history(
      assistant([use()]),
      user([result("toolu_1", { content: [text("a", mark())], ...mark() })]),
    ),
    says: /cache_control may not be specified within `tool_result.content`/,
  },
  {
    rule: 83,
    change: { messages: [user([text("a", mark("1h"))])] },
    says: /the last block already has a cache_control marker with another ttl/,
  },
  {
    rule: 85,
    change: history(
      assistant([{ type: "thinking", thinking: "hm", signature: "Zm9v" }, text("b")]),
      user("c"),
    ),
    says: "messages.1.content.0: Invalid `signature` in `thinking` block",
  },
  {
    rule: 87,
    change: {
      model: "claude-haiku-4-5",
      max_tokens: 4000,
      thinking: { type: "enabled", budget_tokens: 2000 },
      ...history(assistant([use()]), user([result()])),
    },
    says: /^messages\.1\.content\.0\.type: Expected `thinking` or `redacted_thinking`, but found `tool_use`\./,
  },
  {
    rule: 88,
    change: history(assistant([{ type: "thinking", thinking: "hm" }]), user("b")),
    says: "messages.1.content.0.thinking.signature: Field required",
  },
  {
    rule: 89,
    change: { model: "claude-haiku-4-5", thinking: { type: "enabled", budget_tokens: 100 } },
    says: "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024",
  },
  {
    rule: 90,
    change: { model: "claude-haiku-4-5", thinking: { type: "enabled", budget_tokens: 1024 } },
    says: /^`max_tokens` must be greater than `thinking\.budget_tokens`\./,
  },
  {
    rule: 91,
    change: { max_tokens: 4000, thinking: { type: "enabled", budget_tokens: 2000 } },
    says:
      '"thinking.type.enabled" is not supported for this model. ' +
      'Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.',
  },
  {
    rule: 92,
    change: { model: "claude-sonnet-5-5", thinking: { type: "disabled" } },
    says: /^To turn thinking off on this model, send "thinking": \{"type": "between_tools"\}/,
  },
  {
    rule: 93,
    change: { thinking: { type: "between_tools" } },
    says: '"thinking.type.between_tools" is not supported for this model.',
  },
  {
    rule: 94,
    change: {
      model: "claude-haiku-5-5",
      thinking: { type: "disabled" },
      output_config: { effort: "xhigh" },
    },
    says:
      "output_config.effort 'xhigh' is not supported when thinking is disabled on this model. " +
      "Use effort 'high' or below, or enable thinking.",
  },
  {
    rule: 95,
    change: { model: "claude-opus-4-6", output_config: { effort: "xhigh" } },
    says: "This model does not support effort level 'xhigh'. Supported levels: high, low, max, medium.",
  },
  {
    rule: 95,
    change: { model: "claude-haiku-4-5", output_config: { effort: "low" } },
    says: "This model does not support the effort parameter.",
  },
  {
    rule: 96,
    change: { model: "claude-haiku-4-5", thinking: { type: "adaptive" } },
    says: "adaptive thinking is not supported on this model",
  },
  {
    rule: 97,
    change: { thinking: { type: "adaptive", display: "updates" } },
    says: "thinking.adaptive.display: Input should be 'summarized' or 'omitted'",
  },
  {
    rule: 98,
    change: { messages: [user([image("", "image/bmp")])] },
    says:
      "messages.0.content.0.image.source.base64.media_type: " +
      "Input should be 'image/jpeg', 'image/png', 'image/gif' or 'image/webp'",
  },
  {
    rule: 99,
    change: { messages: [user([image(png(1, 1), "image/gif")])] },
    says:
      "messages.0.content.0.image.source.base64.media_type: " +
      "Image does not match the provided media type image/gif",
  },
  { rule: 100, change: { messages: [user([image("AAAA")])] }, says: "Could not process image" },
  {
    rule: 100,
    change: { messages: [user([image("@@@@")])] },
    says: /^messages\.0\.content\.0\.image\.source\.base64\.data: /,
  },
  {
    rule: 101,
    change: { messages: [user([image("A".repeat(10_485_764))])] },
    says: /base64: image exceeds 10 MB maximum: 10485764 bytes > 10485760 bytes$/,
  },
  {
    rule: 102,
    change: { messages: [user([image(png(8001, 1))])] },
    says: /At least one of the image dimensions exceed max allowed size: 8000 pixels$/,
  },
  {
    rule: 102,
    change: { messages: [user([image(png(1, 8001))])] },
    says: "messages.0.content.0.image.source.base64.data: At least one of the image dimensions exceed max allowed size: 8000 pixels",
  },
  {
    rule: 103,
    change: { messages: [user(Array.from({ length: 21 }, () => image(png(2001, 1))))] },
    says: /exceed max allowed size for many-image requests: 2000 pixels$/,
  },
  {
    rule: 104,
    change: { messages: [user(Array.from({ length: 601 }, () => image(png(1, 1))))] },
    says: /at most 600 images/,
  },
  {
    rule: 104,
    change: { messages: [user([pdf(601)])] },
    says: "messages.0.content.0.document: at most 600 PDF pages are allowed",
  },
  {
    rule: 104,
    change: { model: "claude-haiku-4-5", messages: [user([pdf(101)])] },
    says: "messages.0.content.0.document: at most 100 PDF pages are allowed",
  },
  {
    rule: 105,
    change: { messages: [user("x".repeat(4_100_000))] },
    says: /^prompt is too long: \d+ tokens > 1000000 maximum$/,
  },
  {
    rule: 106,
    change: { model: "claude-haiku-4-5", max_tokens: 64_000, messages: [user("x".repeat(600_000))] },
    says: /^input length and `max_tokens` exceed context limit: \d+ \+ 64000 > 200000, decrease/,
  },
];
