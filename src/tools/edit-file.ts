import { z } from "zod";
import { ToolError } from "../errors.ts";
import { createExplainMiss } from "./near-miss.ts";
import { count, toolOutput } from "./output.ts";
import { applyEdit, showLineNumbers } from "./replace.ts";
import { defineTool, type ToolContext } from "./tool.ts";

/** Larger files are changed with commands. */
const maxFileBytes = 2 * 1024 * 1024;

const maxEdits = 100;

export const editFile = defineTool({
  name: "edit_file",
  description:
    "Replace text in one file, in one or several places. The edits apply in their order, all of them or none. Line ends and byte order mark of the file stay as they are.",
  input: z.strictObject({
    filepath: z.string().min(1).describe("The file, as in read_file."),
    edits: z
      .array(
        z.strictObject({
          old_text: z
            .string()
            .min(1)
            .describe(
              "Exactly as in the file, white space included. It must occur once, unless replace_all is set.",
            ),
          new_text: z.string().describe("What stands there afterwards; may be empty."),
          replace_all: z.boolean().optional().describe("Replace every occurrence."),
        }),
      )
      .min(1)
      .max(maxEdits)
      .describe("Changes to this file; put all that belong together into one call."),
  }),
  access: () => "write",
  phase: "modification",
  async run({ filepath, edits }, context) {
    let text = await readWhole(filepath, context);
    const explainMiss = createExplainMiss();
    const problems: string[] = [];
    const places: string[] = [];
    for (const [index, edit] of edits.entries()) {
      const label = edits.length === 1 ? "" : `Edit ${index + 1}: `;
      const result = applyEdit(text, edit, explainMiss);
      if (result.type === "failed") problems.push(label + result.problem);
      else {
        text = result.text;
        const noun = result.lines.length === 1 ? "line" : "lines";
        places.push(`${label}${noun} ${showLineNumbers(result.lines)}`);
      }
    }
    if (problems.length > 0) {
      throw new ToolError(`${filepath} was not changed. ${problems.join("\n\n")}`);
    }
    await context.sandbox.writeFile({ path: filepath, text: text.toWellFormed() });
    return toolOutput(`Edited ${filepath} (${places.join("; ")}).`);
  },
});

/** The file's text, if writing it back gives the same bytes. */
async function readWhole(path: string, { sandbox }: ToolContext): Promise<string> {
  const content = await sandbox.readFile({ path, maxBytes: maxFileBytes });
  if (content.type === "directory") throw new ToolError(`${path} is a directory, not a file.`);
  if (content.type === "text" && content.sizeBytes > maxFileBytes) {
    throw new ToolError(
      `${path} is too large to edit (${count(content.sizeBytes, "byte")}). Change it with run_command, for instance with sed.`,
    );
  }
  // Where bytes were replaced while decoding, the lengths differ.
  if (content.type === "binary" || Buffer.byteLength(content.text) !== content.sizeBytes) {
    throw new ToolError(
      `${path} is not a UTF-8 text file. Change it with run_command, if it must be changed.`,
    );
  }
  return content.text;
}
