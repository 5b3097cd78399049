import { z } from "zod";
import type { OutputPart, Sandbox } from "../sandbox/sandbox.ts";

export interface ToolContext {
  readonly sandbox: Sandbox;
  readonly signal: AbortSignal;
  /** Tells people what the call prints while it runs; the model is shown the result alone. */
  readonly onOutput: (part: OutputPart) => void;
}

export interface ToolOutput {
  /** What the model is shown; never empty. */
  readonly text: string;
  /** True when it was shortened. */
  readonly truncated: boolean;
  /** Shown after the text; what people are told of the call is the text alone. */
  readonly image?: ToolImage;
  /** The work is handed in: what stands behind this call in the same answer is not run. */
  readonly ends?: true;
}

/** An image that the API takes: examined, and within its limits. */
export interface ToolImage {
  readonly mediaType: "image/png" | "image/jpeg" | "image/gif" | "image/webp";
  readonly base64: string;
}

/** "read" calls that stand next to each other run together; a "write" call runs alone, in its turn. */
export type Access = "read" | "write";

/** Something the model can do. One schema gives the static type, the JSON Schema for the model and the check. */
export interface Tool<Schema extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly description: string;
  readonly input: Schema;
  readonly access: (input: z.infer<Schema>) => Access;
  /** The phase of the run that the tool's first call begins. */
  readonly phase?: "reading" | "modification";
  /** Rejects with `ToolError` for what the model should hear; anything else is a bug and ends the run. */
  readonly run: (input: z.infer<Schema>, context: ToolContext) => Promise<ToolOutput>;
}

/** A tool in a list: its input type is forgotten, because the loop only passes on what the schema let through. */
export function defineTool<Schema extends z.ZodObject>(tool: Tool<Schema>): Tool {
  return Object.freeze(tool) as unknown as Tool;
}

/**
 * The tool's input as JSON Schema, with nothing in it that a strict tool may not have. Limits of numbers and lengths
 * are left to the check at run time, and stand in descriptions where the model should know of them.
 */
export function inputSchema({ input }: Tool): {
  readonly type: "object";
  readonly [keyword: string]: unknown;
} {
  const { $schema: _, ...schema } = z.toJSONSchema(input, {
    io: "input",
    override({ jsonSchema }) {
      for (const limit of limits) delete jsonSchema[limit];
    },
  });
  return { ...schema, type: "object" };
}

const limits = [
  ...(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const),
  ...(["minLength", "maxLength", "minItems", "maxItems"] as const),
];
