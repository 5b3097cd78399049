import { z } from "zod";
import { count, lineCount, toolOutput } from "./output.ts";
import { defineTool } from "./tool.ts";

export const writeFile = defineTool({
  name: "write_file",
  description:
    "Make a new file, or replace the whole content of one; missing directories are made. To change part of a file use edit_file.",
  input: z.strictObject({
    filepath: z.string().min(1).describe("The file, as in read_file."),
    content: z.string().describe("All of the file's text."),
  }),
  access: () => "write",
  phase: "modification",
  async run({ filepath, content }, { sandbox }) {
    const { created } = await sandbox.writeFile({ path: filepath, text: content.toWellFormed() });
    const verb = created ? "Created" : "Replaced the content of";
    return toolOutput(`${verb} ${filepath} (${count(lineCount(content), "line")}).`);
  },
});
