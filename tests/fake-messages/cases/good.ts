import {
  assistant,
  history,
  image,
  mark,
  old,
  pdf,
  png,
  result,
  schema,
  strict,
  text,
  use,
  user,
} from "./bodies.ts";

/** Requests at the edge of a rule that break none. */
export const goodCases: readonly {
  readonly name: string;
  readonly change?: object;
  readonly headers?: Record<string, string>;
}[] = [
  { name: "as it is" },
  { name: "with the key in x-api-key", headers: { "x-api-key": "" } },
  { name: "with pairs of surrogates", change: { system: "\u{1f600} \\ud83d is only text" } },
  {
    name: "with temperature on an old model and version",
    headers: old,
    change: { model: "claude-haiku-4-5", temperature: 1 },
  },
  {
    name: "with a field and its beta",
    headers: { "anthropic-beta": "context-management-2025-06-27" },
    change: { context_management: { edits: [] } },
  },
  { name: "with an operator's message", change: history({ role: "system", content: "x" }) },
  {
    name: "with calls and results",
    change: history(
      assistant([text("b"), use("t1"), use("t2")]),
      user([result("t1"), result("t2"), text("go on")]),
    ),
  },
  {
    name: "with a paused turn",
    change: history(assistant([{ type: "server_tool_use", id: "s1", name: "web_search", input: {} }])),
  },
  { name: "with a PDF", change: { messages: [user([pdf(600), text("Read it.")])] } },
  { name: "with an image", change: { messages: [user([image(png(10, 10))])] } },
  {
    name: "with a strict tool",
    change: schema({ ...strict, properties: { a: { type: "string" } } }, { strict: true }),
  },
  { name: "with the tools of the API", change: { tools: [{ type: "bash_20250124", name: "bash" }] } },
  {
    name: "with thinking off where it can be",
    change: { model: "claude-haiku-5-5", thinking: { type: "disabled" } },
  },
  {
    name: "with manual thinking on an old model",
    change: {
      model: "claude-haiku-4-5",
      max_tokens: 4000,
      thinking: { type: "enabled", budget_tokens: 2000 },
    },
  },
  {
    name: "with four markers",
    change: { messages: [user(["a", "b", "c"].map((value) => text(value, mark())))] },
  },
  { name: "with max_tokens 0", change: { max_tokens: 0 } },
  { name: "with no choice", change: { tool_choice: { type: "none" } } },
  {
    name: "with a prefill on an old model",
    change: { model: "claude-haiku-4-5", ...history(assistant("b")) },
  },
];
