import type { ModelRules } from "../models.ts";
import { contentOf } from "../prompt.ts";
import type { MessagesBody, Refuse } from "../wire.ts";

/** Rules 87 and 90 to 96: whether the model takes these settings. */
export function checkThinking(body: MessagesBody, model: ModelRules, refuse: Refuse): void {
  const { thinking } = body;
  if (thinking !== undefined) checkMode(thinking.type, model, refuse);
  if (thinking?.type === "enabled") {
    if (body.max_tokens !== undefined && (thinking.budget_tokens ?? 0) >= body.max_tokens) {
      refuse(
        90,
        "`max_tokens` must be greater than `thinking.budget_tokens`. Please consult our documentation at " +
          "https://docs.claude.com/en/docs/build-with-claude/extended-thinking",
      );
    }
    checkStartsWithThinking(body, refuse);
  }
  checkEffort(body, model, refuse);
}

function checkMode(mode: string, model: ModelRules, refuse: Refuse): void {
  if (model.thinking.some((accepted) => accepted === mode)) return;
  if (mode === "adaptive") refuse(96, "adaptive thinking is not supported on this model");
  if (mode === "between_tools") {
    refuse(93, '"thinking.type.between_tools" is not supported for this model.');
  }
  if (mode === "disabled" && model.thinking.includes("between_tools")) {
    refuse(
      92,
      'To turn thinking off on this model, send "thinking": {"type": "between_tools"} instead of ' +
        '{"type": "disabled"}. The model does not think before responding. The short updates it writes ' +
        "between tool calls come back as thinking blocks.",
    );
  }
  refuse(
    91,
    `"thinking.type.${mode}" is not supported for this model. ` +
      'Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.',
  );
}

function checkEffort(body: MessagesBody, model: ModelRules, refuse: Refuse): void {
  const effort = body.output_config?.effort;
  if (effort === undefined || effort === null) return;
  if (model.efforts.length === 0) refuse(95, "This model does not support the effort parameter.");
  if (!model.efforts.includes(effort)) {
    const supported = [...model.efforts].sort().join(", ");
    refuse(95, `This model does not support effort level '${effort}'. Supported levels: ${supported}.`);
  }
  const isOff = body.thinking?.type === "disabled" || body.thinking?.type === "between_tools";
  if (isOff && model.effortNeedsThinking && (effort === "xhigh" || effort === "max")) {
    refuse(
      94,
      `output_config.effort '${effort}' is not supported when thinking is disabled on this model. ` +
        "Use effort 'high' or below, or enable thinking.",
    );
  }
}

/** Only in manual mode, and only for the latest turn that calls tools. */
function checkStartsWithThinking(body: MessagesBody, refuse: Refuse): void {
  const index = body.messages.findLastIndex(
    (message) =>
      message.role === "assistant" && contentOf(message).some((block) => block.type === "tool_use"),
  );
  const message = body.messages[index];
  const first = message && contentOf(message)[0]?.type;
  if (first === undefined || first.endsWith("thinking")) return;
  refuse(
    87,
    `messages.${index}.content.0.type: Expected \`thinking\` or \`redacted_thinking\`, but found \`${first}\`. ` +
      "When `thinking` is enabled, a final `assistant` message must start with a thinking block " +
      "(preceeding the lastmost set of `tool_use` and `tool_result` blocks). " +
      "To avoid this requirement, disable `thinking`.",
  );
}
