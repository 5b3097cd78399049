import type { ModelRules } from "../models.ts";
import type { MessagesBody, Refuse, ToolDefinition } from "../wire.ts";
import { checkExamples, checkInputSchema, checkStrictSchema } from "./input-schema.ts";

/** Rules 61 to 78: the tools, and the choice among them. */
export function checkTools(body: MessagesBody, model: ModelRules, refuse: Refuse): void {
  const tools = body.tools ?? [];
  const names = tools.map((tool) => tool.name).filter((name) => name !== undefined);
  if (new Set(names).size < names.length) refuse(62, "tools: Tool names must be unique.");
  for (const [index, tool] of tools.entries()) {
    if ((tool.type ?? "custom") === "custom") checkCustomTool(tool, `tools.${index}.custom`, refuse);
    else checkKnownTool(tool, `tools.${index}.${tool.type}`, model, refuse);
  }
  if (tools.length > 0 && tools.every((tool) => tool["defer_loading"] === true)) {
    refuse(71, "All tools have defer_loading set");
  }
  checkChoice(body, names, model, refuse);
}

function checkCustomTool(tool: ToolDefinition, place: string, refuse: Refuse): void {
  checkInputSchema(tool["input_schema"], place, refuse);
  if (tool["strict"] === true) {
    checkStrictSchema(tool["input_schema"], place, refuse);
    const callers = tool["allowed_callers"] as readonly string[] | undefined;
    if (callers?.some((caller) => caller !== "direct")) {
      refuse(68, `${place}: strict tools can only be called directly`);
    }
  }
  checkExamples(tool, place, refuse);
}

function checkKnownTool(tool: ToolDefinition, place: string, model: ModelRules, refuse: Refuse): void {
  // Made for a generation of models that is retired.
  if (tool.type === "text_editor_20250124") {
    refuse(
      70,
      `'${model.id}' does not support tool types: ${tool.type}. ` +
        "Did you mean one of text_editor_20250429, text_editor_20250728?",
    );
  }
  if (tool.type?.startsWith("tool_search_tool") && tool["defer_loading"] === true) {
    refuse(71, `${place}: the tool search tool cannot have defer_loading set`);
  }
  if (Array.isArray(tool["allowed_domains"]) && Array.isArray(tool["blocked_domains"])) {
    refuse(72, `${place}: only one of allowed_domains and blocked_domains may be given`);
  }
}

function checkChoice(body: MessagesBody, names: readonly string[], model: ModelRules, refuse: Refuse): void {
  const choice = body.tool_choice;
  if (choice === undefined || (choice.type !== "any" && choice.type !== "tool")) return;
  if (!model.forcedToolChoice) {
    refuse(75, 'tool_choice: type "tool" and "any" are not supported for this model.');
  }
  if (body.thinking?.type === "enabled") {
    refuse(76, "Thinking may not be enabled when tool_choice forces tool use.");
  }
  if (choice.type === "any" && (body.tools ?? []).length === 0) {
    refuse(77, "tool_choice.any may only be specified while providing tools");
  }
  if (choice.type === "tool" && !names.includes(choice.name ?? "")) {
    refuse(78, `Tool '${choice.name}' not found in provided tools`);
  }
}
