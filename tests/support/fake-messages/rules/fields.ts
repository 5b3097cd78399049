import type { z } from "zod";
import { countSchema, messagesSchema } from "../schema.ts";
import { toolSchema, toolTypes } from "../tool-schemas.ts";
import { Refusal, type Refuse } from "../wire.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Fields that exist only with a beta header, and those headers. */
const betaFields: readonly { readonly path: readonly string[]; readonly betas: RegExp }[] = [
  { path: ["context_management"], betas: /^(context-management|compact)-/ },
  { path: ["compaction"], betas: /^compact-2026-09-04$/ },
  { path: ["thread"], betas: /^message-threads-/ },
  { path: ["fallbacks"], betas: /^server-side-fallback-/ },
  { path: ["mcp_servers"], betas: /^mcp-client-/ },
  { path: ["thinking", "block_binding"], betas: /^thinking-binding-controls-/ },
  { path: ["output_config", "task_budget"], betas: /^task-budgets-/ },
];

const samplingFields = ["temperature", "top_p", "top_k"];

/** Rules 14 to 27, 48 and the field rules of blocks and tools: the first field that is wrong is refused. */
export function checkFields(
  body: Readonly<Record<string, unknown>>,
  context: {
    readonly endpoint: "messages" | "count_tokens";
    readonly betas: readonly string[];
    /** Rule 19 knows these fields with the old API version. */
    readonly oldVersion: boolean;
    readonly refuse: Refuse;
  },
): void {
  const known = withoutBetaFields(body, context.betas);
  if (context.oldVersion) for (const field of samplingFields) delete known[field];
  const schema = context.endpoint === "messages" ? messagesSchema : countSchema;
  report(schema.safeParse(known).error?.issues[0], known, [], context.refuse);
  const tools = Array.isArray(known["tools"]) ? known["tools"] : [];
  for (const [index, tool] of tools.entries()) checkTool(tool, index, known, context.refuse);
}

function checkTool(tool: { type?: unknown }, index: number, body: unknown, refuse: Refuse): void {
  const type = typeof tool.type === "string" ? tool.type : undefined;
  const schema = toolSchema(type);
  if (schema === undefined) {
    throw new Refusal(27, `tools.${index}: ${unknownTag(type, toolTypes)}`);
  }
  report(schema.safeParse(tool).error?.issues[0], body, ["tools", index], refuse);
}

function withoutBetaFields(
  body: Readonly<Record<string, unknown>>,
  betas: readonly string[],
): Record<string, unknown> {
  const known: Record<string, unknown> = { ...body };
  for (const field of betaFields) {
    if (!betas.some((beta) => field.betas.test(beta))) continue;
    const [first = "", second] = field.path;
    if (second === undefined) delete known[first];
    else if (isObject(known[first])) {
      const { [second]: _, ...rest } = known[first];
      known[first] = rest;
    }
  }
  const { thinking } = known;
  if (isObject(thinking) && thinking["display"] === "updates") {
    if (betas.some((beta) => beta.startsWith("thinking-display-updates-"))) {
      known["thinking"] = { ...thinking, display: null };
    }
  }
  if (betas.some((beta) => beta.startsWith("mid-conversation-output-config-"))) {
    known["messages"] = (Array.isArray(known["messages"]) ? known["messages"] : []).map(
      (message: unknown) => {
        if (!isObject(message)) return message;
        const { output_config: _, ...rest } = message;
        return rest;
      },
    );
  }
  return known;
}

function report(issue: Issue | undefined, body: unknown, prefix: Path, refuse: Refuse): void {
  if (issue === undefined) return;
  const { path, problem, rule } = describe(issue, prefix, body);
  const text = taggedPath(path, body);
  // These two are named without what stands before them.
  const short = /(^|\.)(block_binding)$/.exec(text)?.[2] ?? text;
  refuse(rule, short === "" ? problem : `${short}: ${problem}`);
}

function describe(
  issue: Issue,
  prefix: Path,
  body: unknown,
): { path: Path; problem: string; rule: 17 | 25 | 27 | 48 } {
  const path = [...prefix, ...issue.path];
  switch (issue.code) {
    case "unrecognized_keys":
      return { path: [...path, issue.keys[0] ?? ""], problem: "Extra inputs are not permitted", rule: 17 };
    case "invalid_union": {
      const tags = (issue as { options?: readonly unknown[] }).options;
      if (tags === undefined) return describe(likeliest(issue.errors), path, body);
      const tag = valueAt(body, path);
      if (tag === undefined) return { path, problem: "Field required", rule: 48 };
      return { path: path.slice(0, -1), problem: unknownTag(tag, tags), rule: 27 };
    }
    case "invalid_type":
      if (valueAt(body, path) === undefined) return { path, problem: "Field required", rule: 48 };
      return { path, problem: `Input should be ${typeNames[issue.expected] ?? "valid"}`, rule: 25 };
    case "invalid_value":
      if (valueAt(body, path) === undefined) return { path, problem: "Field required", rule: 48 };
      return { path, problem: `Input should be ${alternatives(issue.values)}`, rule: 25 };
    case "invalid_format": {
      const pattern = String("pattern" in issue ? issue.pattern : "").replace(/^\/|\/$/g, "");
      return { path, problem: `String should match pattern '${pattern}'`, rule: 25 };
    }
    case "too_small":
      return {
        path,
        problem: `Input should be greater than or equal to ${String(issue.minimum)}`,
        rule: 25,
      };
    default:
      return { path, problem: issue.message, rule: 25 };
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: "a valid string",
  int: "a valid integer",
  number: "a valid number",
  boolean: "a valid boolean",
  array: "a valid list",
  object: "an object",
  record: "an object",
};

/** Of a text-or-list field: the problem inside the list, when a list was sent. */
function likeliest(branches: readonly (readonly Issue[])[]): Issue {
  const inside = branches.find((branch) => (branch[0]?.path.length ?? 0) > 0) ?? branches[0];
  const [first] = inside ?? [];
  if (first === undefined) throw new Error("a union failed without an issue");
  return first;
}

function unknownTag(tag: unknown, expected: readonly unknown[]): string {
  const tags = expected.map((option) => `'${String(option)}'`).join(", ");
  return `Input tag '${String(tag)}' found using 'type' does not match any of the expected tags: ${tags}`;
}

function alternatives(values: readonly unknown[]): string {
  const quoted = values.map((value) => `'${String(value)}'`);
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} or ${last}`;
}

const taggedFields = new Set(["thinking", "tool_choice", "cache_control", "source", "caller"]);

/** The path as the API writes it: the type of a block, tool or choice stands between it and its field. */
function taggedPath(path: Path, body: unknown): string {
  const written: string[] = [];
  for (const [position, key] of path.entries()) {
    written.push(String(key));
    const value = valueAt(body, path.slice(0, position + 1));
    const parent = path[position - 1];
    const isTagged =
      taggedFields.has(String(key)) ||
      (typeof key === "number" && (parent === "content" || parent === "tools"));
    const next = path[position + 1];
    if (!isTagged || next === undefined || next === "type" || !isObject(value)) continue;
    const type = value["type"] ?? (parent === "tools" ? "custom" : undefined);
    if (typeof type === "string") written.push(type);
  }
  return written.join(".");
}

function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== "object" || found === null) return undefined;
    found = (found as Record<PropertyKey, unknown>)[key];
  }
  return found;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
