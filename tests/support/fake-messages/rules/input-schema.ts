import { Ajv2020 } from "ajv/dist/2020.js";
import { canonicalJson } from "../canonical.ts";
import type { Refuse, ToolDefinition } from "../wire.ts";

interface Schema {
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly [keyword: string]: unknown;
}

const ajv = new Ajv2020({ strict: false, allErrors: false, logger: false });
const verdicts = new Map<string, string | null>();

/** Rule 65: it is JSON Schema, draft 2020-12, and an object at its top. */
export function checkInputSchema(schema: unknown, place: string, refuse: Refuse): void {
  for (const keyword of ["oneOf", "allOf", "anyOf"]) {
    if (Object.hasOwn(schema as object, keyword)) {
      refuse(
        65,
        `${place}.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level`,
      );
    }
  }
  // The named draft is not looked at: generators write older ones for schemas that are the same in both.
  const { $schema: _, ...rest } = schema as Schema;
  const key = canonicalJson(rest);
  let problem = verdicts.get(key);
  if (problem === undefined) {
    problem = ajv.validateSchema(rest) === true ? null : ajv.errorsText();
    verdicts.set(key, problem);
  }
  if (problem !== null) {
    refuse(
      65,
      `${place}.input_schema: JSON schema is invalid. It must match JSON Schema draft 2020-12 (${problem})`,
    );
  }
}

const unsupported: Readonly<Record<string, readonly string[]>> = {
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  integer: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  string: ["minLength", "maxLength"],
  array: ["maxItems", "uniqueItems"],
  object: ["minProperties", "maxProperties", "patternProperties", "propertyNames"],
};

/** Rules 66 and 67: what a strict tool's schema must say and may not say. */
export function checkStrictSchema(schema: unknown, place: string, refuse: Refuse): void {
  const root = schema as Schema;
  const visit = (part: unknown, open: readonly string[]): void => {
    if (Array.isArray(part)) for (const item of part) visit(item, open);
    if (typeof part !== "object" || part === null || Array.isArray(part)) return;
    const current = part as Schema;
    if (current.$ref !== undefined) {
      if (open.includes(current.$ref)) {
        refuse(67, `${place}: For 'object' type, property '$ref' is not supported when it is recursive`);
        return;
      }
      visit(target(root, current.$ref), [...open, current.$ref]);
    }
    for (const type of [current.type ?? []].flat()) checkNode(current, type, place, refuse);
    for (const keyword of ["properties", "$defs", "definitions"]) {
      for (const inner of Object.values((current[keyword] as object | undefined) ?? {})) visit(inner, open);
    }
    for (const keyword of ["items", "anyOf", "oneOf", "allOf", "prefixItems"]) visit(current[keyword], open);
  };
  visit(root, ["#"]);
}

function checkNode(node: Schema, type: string, place: string, refuse: Refuse): void {
  if (type === "object" && node["additionalProperties"] !== false) {
    refuse(66, `${place}: For 'object' type, 'additionalProperties' must be explicitly set to false`);
  }
  for (const keyword of unsupported[type] ?? []) {
    if (Object.hasOwn(node, keyword)) {
      refuse(67, `${place}: For '${type}' type, property '${keyword}' is not supported`);
    }
  }
}

function target(root: Schema, reference: string): unknown {
  let found: unknown = root;
  for (const key of reference.split("/").slice(1)) found = (found as Schema | undefined)?.[key];
  return found;
}

/** Rule 73: examples are valid inputs. */
export function checkExamples(tool: ToolDefinition, place: string, refuse: Refuse): void {
  const examples = tool["input_examples"] as readonly object[] | undefined;
  if (examples === undefined || examples.length === 0) return;
  const { $schema: _, ...schema } = tool["input_schema"] as Schema;
  const isValid = ajv.compile(schema);
  for (const [index, example] of examples.entries()) {
    if (!isValid(example)) {
      refuse(73, `${place}.input_examples.${index}: ${ajv.errorsText(isValid.errors)}`);
    }
  }
}
