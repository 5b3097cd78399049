import { expect, test } from "@jest/globals";
import { createTools } from "../../src/tools/index.ts";
import { inputSchema } from "../../src/tools/tool.ts";
import { checkInputSchema, checkStrictSchema } from "../support/fake-messages/rules/input-schema.ts";

const make = () =>
  createTools({
    commandTimeoutMs: 30_000,
    maxCommandTimeoutMs: 600_000,
    seesImages: true,
    review: async () => ({ accepted: true }),
  });
const definitions = () =>
  make().map((tool) => ({ name: tool.name, description: tool.description, input_schema: inputSchema(tool) }));

test.each(definitions())("$name's schema could be a strict tool's", ({ input_schema }) => {
  const refuse = (rule: unknown, message: string) => {
    throw new Error(`${rule}: ${message}`);
  };
  checkInputSchema(input_schema, "tool", refuse as never);
  checkStrictSchema(input_schema, "tool", refuse as never);
});

test.each(definitions())("every parameter of $name is described", ({ input_schema }) => {
  const described = (schema: unknown): boolean => {
    if (typeof schema !== "object" || schema === null) return true;
    const { properties, items } = schema as { properties?: Record<string, object>; items?: unknown };
    return (
      described(items) &&
      Object.values(properties ?? {}).every((inner) => "description" in inner && described(inner))
    );
  };
  expect(described(input_schema)).toBe(true);
});

test("the tools are the same bytes each time, and few", () => {
  expect(JSON.stringify(definitions())).toBe(JSON.stringify(definitions()));
  expect(JSON.stringify(definitions()).length).toBeLessThan(5_500);
});
