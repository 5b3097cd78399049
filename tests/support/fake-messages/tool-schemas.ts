import { z } from "zod";
import { cacheControl } from "./schema.ts";

const common = {
  allowed_callers: z
    .array(
      z.enum(["direct", "code_execution_20250825", "code_execution_20260120", "code_execution_20260521"]),
    )
    .optional(),
  cache_control: cacheControl,
  defer_loading: z.boolean().optional(),
  strict: z.boolean().optional(),
};
const examples = { input_examples: z.array(z.record(z.string(), z.unknown())).optional() };

const custom = z.strictObject({
  type: z.literal("custom").nullish(),
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/),
  description: z.string().optional(),
  input_schema: z.looseObject({ type: z.literal("object") }),
  eager_input_streaming: z.boolean().nullish(),
  ...common,
  ...examples,
});

const client = (name: string, fields: z.ZodRawShape = {}) =>
  z.strictObject({ type: z.string(), name: z.literal(name), ...common, ...examples, ...fields });
const server = (name: string, fields: z.ZodRawShape = {}) =>
  z.strictObject({ type: z.string(), name: z.literal(name), ...common, ...fields });
const web = {
  allowed_domains: z.array(z.string()).nullish(),
  blocked_domains: z.array(z.string()).nullish(),
  max_uses: z.int().nullish(),
};
const search = { ...web, user_location: z.record(z.string(), z.unknown()).nullish() };
const fetched = {
  ...web,
  citations: z.strictObject({ enabled: z.boolean().optional() }).nullish(),
  max_content_tokens: z.int().nullish(),
  url_sources: z.unknown().optional(),
};
const inclusion = { response_inclusion: z.enum(["full", "excluded"]).optional() };
const toolset = z.looseObject({ type: z.string() });

const byType: Readonly<Record<string, z.ZodType>> = {
  custom,
  bash_20250124: client("bash"),
  text_editor_20250124: client("str_replace_editor"),
  text_editor_20250429: client("str_replace_based_edit_tool"),
  text_editor_20250728: client("str_replace_based_edit_tool", { max_characters: z.int().nullish() }),
  memory_20250818: client("memory"),
  computer_toolset_20260801: toolset,
  browser_toolset_20260801: toolset,
  code_execution_20250522: server("code_execution"),
  code_execution_20250825: server("code_execution"),
  code_execution_20260120: server("code_execution"),
  code_execution_20260521: server("code_execution"),
  web_search_20250305: server("web_search", search),
  web_search_20260209: server("web_search", search),
  web_search_20260318: server("web_search", { ...search, ...inclusion }),
  web_fetch_20250910: server("web_fetch", fetched),
  web_fetch_20260209: server("web_fetch", fetched),
  web_fetch_20260309: server("web_fetch", { ...fetched, use_cache: z.boolean().optional() }),
  web_fetch_20260318: server("web_fetch", { ...fetched, ...inclusion, use_cache: z.boolean().optional() }),
  tool_search_tool_regex: server("tool_search_tool_regex"),
  tool_search_tool_regex_20251119: server("tool_search_tool_regex"),
  tool_search_tool_bm25: server("tool_search_tool_bm25"),
  tool_search_tool_bm25_20251119: server("tool_search_tool_bm25"),
};

export const toolTypes = Object.keys(byType);

/** The schema of a tool of this type; undefined when there is no such type. */
export function toolSchema(type: string | null | undefined): z.ZodType | undefined {
  return byType[type ?? "custom"];
}
