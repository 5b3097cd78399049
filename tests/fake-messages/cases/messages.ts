import { assistant, type Case, history, image, png, result, text, use, user } from "./bodies.ts";

/** Rules 28 to 60: messages, calls and their results. */
export const messageCases: readonly Case[] = [
  { rule: 28, change: { messages: [] }, says: "messages: at least one message is required" },
  {
    rule: 29,
    change: {
      messages: Array.from({ length: 100_001 }, (_, index) => (index % 2 ? assistant("b") : user("a"))),
    },
    says: "messages: at most 100000 messages are allowed",
  },
  {
    rule: 30,
    change: { messages: [assistant("a")] },
    says: 'messages: first message must use the "user" role',
  },
  {
    rule: 31,
    change: history(user("b")),
    says: 'messages: roles must alternate between "user" and "assistant", but found multiple "user" roles in a row',
  },
  {
    rule: 32,
    change: { messages: [{ role: "tool", content: "a" }] },
    says: /^messages\.0\.role: Input should be 'user'/,
  },
  {
    rule: 33,
    change: { model: "claude-sonnet-5", ...history({ role: "system", content: "x" }) },
    says: "role 'system' is not supported on this model",
  },
  {
    rule: 34,
    change: { messages: [{ role: "system", content: "x" }] },
    says: /^messages\.0: use the top-level 'system' parameter/,
  },
  {
    rule: 35,
    change: history(assistant("b"), { role: "system", content: "x" }, assistant("c")),
    says: /^role 'system' must follow a 'user' message/,
  },
  {
    rule: 36,
    change: history({ role: "system", content: "x" }, user("b")),
    says: "role 'system' must precede an 'assistant' message or end the array",
  },
  {
    rule: 37,
    change: history(assistant("b")),
    says: /^This model does not support assistant message prefill\./,
  },
  {
    rule: 38,
    change: { model: "claude-haiku-4-5", ...history(assistant("b ")) },
    says: "messages: final assistant content cannot end with trailing whitespace",
  },
  {
    rule: 39,
    change: { messages: [user("")] },
    says: "messages.0: user messages must have non-empty content",
  },
  {
    rule: 40,
    change: history(assistant([]), user("b")),
    says: /^messages\.1: all messages must have non-empty content except/,
  },
  {
    rule: 41,
    change: { messages: [user([text("")])] },
    says: "messages: text content blocks must be non-empty",
  },
  { rule: 41, change: { system: [text("")] }, says: "system: text content blocks must be non-empty" },
  {
    rule: 42,
    change: { messages: [user([text(" \n")])] },
    says: "messages: text content blocks must contain non-whitespace text",
  },
  {
    rule: 43,
    change: history(assistant([result()]), user("b")),
    says: "messages.1: `tool_result` blocks can only be in `user` messages",
  },
  {
    rule: 44,
    change: { messages: [user([use()])] },
    says: "messages.0: `tool_use` blocks can only be in `assistant` messages",
  },
  {
    rule: 45,
    change: { messages: [user([{ type: "thinking", thinking: "", signature: "x" }])] },
    says: "messages.0.content.0: `thinking` blocks can only be in `assistant` messages",
  },
  {
    rule: 46,
    change: history(
      assistant([{ type: "document", source: { type: "text", media_type: "text/plain", data: "d" } }]),
      user("b"),
    ),
    says: /^messages\.1\.content\.0: `document`/,
  },
  {
    rule: 47,
    change: { messages: [user([text("a", { citations: [{ type: "char_location" }] })])] },
    says: /^messages\.0\.content\.0: `text` blocks in `user` messages cannot have `citations`/,
  },
  {
    rule: 48,
    change: history(assistant([use()]), user([{ type: "tool_result", content: "x" }])),
    says: "messages.2.content.0.tool_result.tool_use_id: Field required",
  },
  {
    rule: 48,
    change: { messages: [user([{ text: "a" }])] },
    says: "messages.0.content.0.type: Field required",
  },
  {
    rule: 49,
    change: history(assistant([use("t1"), use("t2")]), user([text("first"), result("t1"), result("t2")])),
    says:
      "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: t1, t2. " +
      "Each `tool_use` block must have a corresponding `tool_result` block in the next message.",
  },
  {
    rule: 49,
    change: history(assistant([use("t1"), use("t2")]), user([result("t1")])),
    says: /^messages\.1: `tool_use` ids were found without `tool_result` blocks immediately after: t2\. /,
  },
  {
    rule: 49,
    change: history(assistant([use("t1")]), user("never mind")),
    says: /^messages\.1: .* immediately after: t1\. /,
  },
  {
    rule: 50,
    change: { messages: [user([result("t9")])] },
    says: /^messages\.0\.content\.0: unexpected `tool_use_id` found in `tool_result` blocks: t9\. Each/,
  },
  {
    rule: 51,
    change: history(assistant([use()]), user([result(), result()])),
    says:
      "messages.2.content.1: each tool_use must have a single result. " +
      "Found multiple `tool_result` blocks with id: toolu_1",
  },
  {
    rule: 52,
    change: history(assistant([use()]), user([result()]), assistant([use()]), user([result()])),
    says: "messages.3.content.0: `tool_use` ids must be unique",
  },
  {
    rule: 53,
    change: history(assistant([use("a.b")]), user([result()])),
    says: "messages.1.content.0.tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'",
  },
  {
    rule: 54,
    change: history(assistant([use("t", { input: "{}" })]), user([result("t")])),
    says: "messages.1.content.0.tool_use.input: Input should be an object",
  },
  {
    rule: 55,
    change: history(assistant([use("t", { name: "no good" })]), user([result("t")])),
    says: "messages.1.content.0.tool_use.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'",
  },
  {
    rule: 56,
    change: history(assistant([use()]), user([result("toolu_1", { content: [{ type: "video" }] })])),
    says: /^messages\.2\.content\.0\.tool_result\.content\.0: Input tag 'video' found using 'type' does not match/,
  },
  {
    rule: 57,
    change: history(
      assistant([use()]),
      user([result("toolu_1", { is_error: true, content: [image(png(1, 1))] })]),
    ),
    says: "messages.2.content.0.tool_result: all content must be type `text` if `is_error` is true",
  },
  {
    rule: "57b",
    change: history(assistant([use("t", { caller: { type: "robot" } })]), user([result("t")])),
    says: /^messages\.1\.content\.0\.tool_use\.caller: Input tag 'robot'/,
  },
  {
    rule: "57b",
    change: history(
      assistant([use("t", { caller: { type: "code_execution_20260120", tool_id: "srvtoolu_1" } })]),
      user([result("t")]),
    ),
    says: /source tool `srvtoolu_1` not found/,
  },
  {
    rule: 58,
    change: history(
      assistant([{ type: "server_tool_use", id: "srvtoolu_1", name: "web_search", input: {} }]),
      user("b"),
    ),
    says: /can only be continued/,
  },
  {
    rule: 59,
    change: history(
      assistant([
        { type: "server_tool_use", id: "s1", name: "code_execution", input: {} },
        use("t", { caller: { type: "code_execution_20260120", tool_id: "s1" } }),
      ]),
      user([result("t"), text("and more")]),
    ),
    says: /may hold `tool_result` blocks only/,
  },
  {
    rule: 60,
    change: { tools: undefined, ...history(assistant([use()]), user([result()])) },
    says: "tools: required when messages contain tool_use/tool_result",
  },
];
