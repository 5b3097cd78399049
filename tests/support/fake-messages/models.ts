/** What the API allows and reports for one model. */
export interface ModelRules {
  readonly id: string;
  readonly displayName: string;
  readonly contextTokens: number;
  readonly maxOutputTokens: number;
  /** A shorter prefix is silently not cached. */
  readonly minCacheableTokens: number;
  readonly thinking: readonly ("adaptive" | "enabled" | "disabled" | "between_tools")[];
  readonly thinksByDefault: boolean;
  /** Thinking text is only sent to a client that asks for summaries. */
  readonly omitsThinking: boolean;
  readonly efforts: readonly string[];
  /** With thinking off, the efforts xhigh and max are refused. */
  readonly effortNeedsThinking: boolean;
  readonly forcedToolChoice: boolean;
  readonly prefill: boolean;
  readonly systemMessages: boolean;
  /** Whose thinking blocks are bound to the conversation before them. */
  readonly binding: "every-account" | "new-accounts" | "none";
  /** Takes temperature, top_p and top_k with the old API version. */
  readonly sampling: boolean;
  readonly deprecated: boolean;
}

const allEfforts = ["low", "medium", "high", "xhigh", "max"];

const newest: Omit<ModelRules, "id" | "displayName"> = {
  contextTokens: 1_000_000,
  maxOutputTokens: 128_000,
  minCacheableTokens: 512,
  thinking: ["adaptive"],
  thinksByDefault: true,
  omitsThinking: true,
  efforts: allEfforts,
  effortNeedsThinking: false,
  forcedToolChoice: false,
  prefill: false,
  systemMessages: true,
  binding: "new-accounts",
  sampling: false,
  deprecated: false,
};

const opus47 = {
  ...newest,
  thinking: ["adaptive", "disabled"],
  thinksByDefault: false,
  forcedToolChoice: true,
  binding: "none",
} as const;

const generation46 = {
  ...opus47,
  thinking: ["adaptive", "enabled", "disabled"],
  omitsThinking: false,
  efforts: ["low", "medium", "high", "max"],
  systemMessages: false,
  sampling: true,
} as const;

const generation45 = {
  ...generation46,
  contextTokens: 200_000,
  maxOutputTokens: 64_000,
  thinking: ["enabled", "disabled"],
  efforts: [],
  prefill: true,
} as const;

const rulesOf: Readonly<Record<string, Omit<ModelRules, "id" | "displayName">>> = {
  "claude-fable-5-2": { ...newest, binding: "every-account" },
  "claude-mythos-5-2": { ...newest, binding: "every-account" },
  "claude-fable-5-1": newest,
  "claude-mythos-5-1": newest,
  "claude-fable-5": { ...newest, forcedToolChoice: true, binding: "none" },
  "claude-mythos-5": { ...newest, forcedToolChoice: true, binding: "none" },
  "claude-opus-5-5": newest,
  "claude-opus-5": {
    ...newest,
    thinking: ["adaptive", "disabled"],
    effortNeedsThinking: true,
    forcedToolChoice: true,
    binding: "none",
  },
  "claude-opus-4-8": { ...opus47, minCacheableTokens: 1024 },
  "claude-opus-4-7": { ...opus47, minCacheableTokens: 2048, systemMessages: false },
  "claude-opus-4-6": { ...generation46, minCacheableTokens: 4096 },
  "claude-opus-4-5": { ...generation45, minCacheableTokens: 4096, efforts: ["low", "medium", "high"] },
  "claude-opus-4-5-20251101": {
    ...generation45,
    minCacheableTokens: 4096,
    efforts: ["low", "medium", "high"],
  },
  "claude-sonnet-5-5": { ...newest, thinking: ["adaptive", "between_tools"], effortNeedsThinking: true },
  "claude-sonnet-5": {
    ...newest,
    minCacheableTokens: 1024,
    thinking: ["adaptive", "disabled"],
    forcedToolChoice: true,
    systemMessages: false,
    binding: "none",
  },
  "claude-sonnet-4-6": { ...generation46, minCacheableTokens: 1024 },
  "claude-sonnet-4-5": { ...generation45, minCacheableTokens: 1024, deprecated: true },
  "claude-sonnet-4-5-20250929": { ...generation45, minCacheableTokens: 1024, deprecated: true },
  "claude-haiku-5-5": {
    ...newest,
    thinking: ["adaptive", "disabled"],
    effortNeedsThinking: true,
    forcedToolChoice: true,
  },
  "claude-haiku-4-5": { ...generation45, minCacheableTokens: 4096 },
  "claude-haiku-4-5-20251001": { ...generation45, minCacheableTokens: 4096 },
};

const models: ReadonlyMap<string, ModelRules> = new Map(
  Object.entries(rulesOf).map(([id, rules]) => [id, { id, displayName: displayName(id), ...rules }]),
);

export function findModel(id: string): ModelRules | undefined {
  return models.get(id);
}

export function listModels(): readonly ModelRules[] {
  return [...models.values()];
}

/** The model as GET /v1/models/{id} describes it. */
export function modelInfo(model: ModelRules): Readonly<Record<string, unknown>> {
  const supported = (yes: boolean) => ({ supported: yes });
  const leaves = (names: readonly string[], has: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, supported(has.includes(name))]));
  return {
    id: model.id,
    type: "model",
    display_name: model.displayName,
    created_at: "2026-01-01T00:00:00Z",
    max_input_tokens: model.contextTokens,
    max_tokens: model.maxOutputTokens,
    lifecycle: model.deprecated ? "deprecated" : "active",
    deprecated_at: model.deprecated ? "2026-06-01T00:00:00Z" : null,
    retires_at: model.deprecated ? "2026-11-30T00:00:00Z" : null,
    line: model.id.split("-")[1],
    capabilities: {
      batch: supported(true),
      citations: supported(true),
      code_execution: supported(true),
      image_input: supported(true),
      pdf_input: supported(true),
      server_tools: supported(true),
      structured_outputs: supported(true),
      effort: { ...supported(model.efforts.length > 0), ...leaves(allEfforts, model.efforts) },
      thinking: {
        ...supported(true),
        types: leaves(["adaptive", "between_tools", "disabled", "enabled"], model.thinking),
      },
      context_management: {
        ...supported(true),
        ...leaves(
          ["clear_thinking_20251015", "clear_tool_uses_20250919", "compact_20260112"],
          ["clear_thinking_20251015", "clear_tool_uses_20250919", "compact_20260112"],
        ),
      },
    },
  };
}

function displayName(id: string): string {
  const [, family = "", ...version] = id.split("-");
  const numbers = version.filter((part) => part.length < 3).join(".");
  return `Claude ${family.charAt(0).toUpperCase()}${family.slice(1)} ${numbers}`;
}
