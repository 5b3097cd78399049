import { z } from "zod";

const optionalNull = <T extends z.ZodType>(type: T) => type.nullish();
const name = z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/);
const id = z.string().regex(/^[a-zA-Z0-9_-]+$/);
const anyObject = z.record(z.string(), z.unknown());

export const cacheControl = optionalNull(
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("ephemeral"), ttl: z.enum(["5m", "1h"]).optional() }),
  ]),
);

const cached = { cache_control: cacheControl };
const caller = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("direct") }),
    z.strictObject({ type: z.literal("code_execution_20250825"), tool_id: z.string() }),
    z.strictObject({ type: z.literal("code_execution_20260120"), tool_id: z.string() }),
  ])
  .optional();

const text = z.strictObject({
  type: z.literal("text"),
  text: z.string(),
  citations: optionalNull(z.array(z.looseObject({ type: z.string() }))),
  ...cached,
});

const image = z.strictObject({
  type: z.literal("image"),
  source: z.discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("base64"),
      media_type: z.enum(["image/jpeg", "image/png", "image/gif", "image/webp"]),
      data: z.string(),
    }),
    z.strictObject({ type: z.literal("url"), url: z.string() }),
    z.strictObject({ type: z.literal("file"), file_id: z.string() }),
  ]),
  transformations: optionalNull(anyObject),
  ...cached,
});

const document = z.strictObject({
  type: z.literal("document"),
  source: z.discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("base64"),
      media_type: z.literal("application/pdf"),
      data: z.string(),
    }),
    z.strictObject({ type: z.literal("text"), media_type: z.literal("text/plain"), data: z.string() }),
    z.strictObject({
      type: z.literal("content"),
      content: z.union([z.string(), z.array(z.discriminatedUnion("type", [text, image]))]),
    }),
    z.strictObject({ type: z.literal("url"), url: z.string() }),
    z.strictObject({ type: z.literal("file"), file_id: z.string() }),
  ]),
  citations: optionalNull(z.strictObject({ enabled: z.boolean().optional() })),
  context: optionalNull(z.string()),
  title: optionalNull(z.string()),
  ...cached,
});

const searchResult = z.strictObject({
  type: z.literal("search_result"),
  content: z.array(text),
  source: z.string(),
  title: z.string(),
  citations: z.strictObject({ enabled: z.boolean().optional() }).optional(),
  ...cached,
});

const toolResult = z.strictObject({
  type: z.literal("tool_result"),
  tool_use_id: id,
  content: z
    .union([
      z.string(),
      z.array(
        z.discriminatedUnion("type", [
          text,
          image,
          document,
          searchResult,
          z.strictObject({ type: z.literal("tool_reference"), tool_name: z.string(), ...cached }),
          z.looseObject({ type: z.literal("browser_state") }),
        ]),
      ),
    ])
    .optional(),
  is_error: z.boolean().optional(),
  toolset_name: optionalNull(z.string()),
  ...cached,
});

const serverResult = (type: string) =>
  z.strictObject({
    type: z.literal(type),
    tool_use_id: id,
    content: z.unknown(),
    caller,
    ...cached,
  });

const contentBlock = z.discriminatedUnion("type", [
  text,
  image,
  document,
  searchResult,
  z.strictObject({ type: z.literal("thinking"), thinking: z.string(), signature: z.string() }),
  z.strictObject({ type: z.literal("redacted_thinking"), data: z.string() }),
  z.strictObject({
    type: z.literal("tool_use"),
    id,
    name,
    input: anyObject,
    caller,
    toolset_name: optionalNull(z.string()),
    ...cached,
  }),
  toolResult,
  z.strictObject({
    type: z.literal("server_tool_use"),
    id,
    name: z.string(),
    input: anyObject,
    caller,
    ...cached,
  }),
  serverResult("web_search_tool_result"),
  serverResult("web_fetch_tool_result"),
  serverResult("code_execution_tool_result"),
  serverResult("bash_code_execution_tool_result"),
  serverResult("text_editor_code_execution_tool_result"),
  serverResult("tool_search_tool_result"),
  z.strictObject({ type: z.literal("container_upload"), file_id: z.string(), ...cached }),
]);

const message = z.strictObject({
  role: z.enum(["user", "assistant", "system"]),
  content: z.union([z.string(), z.array(contentBlock)]),
});

const display = optionalNull(z.enum(["summarized", "omitted"]));
const parallel = { disable_parallel_tool_use: z.boolean().optional() };

const counted = {
  model: z.string(),
  messages: z.array(message),
  cache_control: cacheControl,
  output_config: optionalNull(
    z.strictObject({
      effort: optionalNull(z.enum(["low", "medium", "high", "xhigh", "max"])),
      format: optionalNull(z.strictObject({ type: z.literal("json_schema"), schema: anyObject })),
    }),
  ),
  speed: optionalNull(z.enum(["standard", "fast"])),
  system: z.union([z.string(), z.array(text)]).optional(),
  thinking: z
    .discriminatedUnion("type", [
      z.strictObject({ type: z.literal("adaptive"), display }),
      z.strictObject({ type: z.literal("enabled"), budget_tokens: z.int().min(1024), display }),
      z.strictObject({ type: z.literal("disabled") }),
      z.strictObject({ type: z.literal("between_tools") }),
    ])
    .optional(),
  tool_choice: z
    .discriminatedUnion("type", [
      z.strictObject({ type: z.literal("auto"), ...parallel }),
      z.strictObject({ type: z.literal("any"), ...parallel }),
      z.strictObject({ type: z.literal("tool"), name: z.string(), ...parallel }),
      z.strictObject({ type: z.literal("none") }),
    ])
    .optional(),
  // Each tool has a schema of its own, found by its type.
  tools: z.array(z.looseObject({})).optional(),
  user_profile_id: z.string().optional(),
  workspace_id: z.string().optional(),
};

/** POST /v1/messages/count_tokens. */
export const countSchema = z.strictObject(counted);

/** POST /v1/messages. */
export const messagesSchema = z.strictObject({
  ...counted,
  max_tokens: z.int().min(0),
  container: optionalNull(z.union([z.string(), anyObject])),
  diagnostics: optionalNull(z.strictObject({ previous_message_id: optionalNull(z.string()) })),
  inference_geo: optionalNull(z.string()),
  metadata: z.strictObject({ user_id: optionalNull(z.string()) }).optional(),
  service_tier: z.enum(["auto", "standard_only"]).optional(),
  stop_sequences: z.array(z.string()).optional(),
  stream: z.boolean().optional(),
});
