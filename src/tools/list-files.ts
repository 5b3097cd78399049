import { z } from "zod";
import { count, fittingLines, toolOutput } from "./output.ts";
import { defineTool } from "./tool.ts";

const maxPaths = 500;

export const listFiles = defineTool({
  name: "list_files",
  description:
    "List files below a directory, without what git ignores. depth 1 shows one directory with its subdirectories.",
  input: z.strictObject({
    path: z
      .string()
      .min(1)
      .optional()
      .describe("Directory; default: the repository's top. One that git ignores is listed when named here."),
    glob: z
      .string()
      .min(1)
      .optional()
      .describe("Only paths that match, as in .gitignore: *.ts, src/**/test_*.py"),
    depth: z.int().min(1).optional().describe("How many levels to show; by default all that fit."),
  }),
  access: () => "read",
  phase: "reading",
  async run({ path = ".", glob, depth }, { sandbox }) {
    const { paths, total } = await sandbox.listFiles({
      path,
      ...(glob !== undefined && { glob }),
      ...(depth !== undefined && { depth }),
      limit: maxPaths,
    });
    if (paths.length === 0) {
      const what = glob === undefined ? "no files" : `no files that match ${glob}`;
      return toolOutput(`There are ${what} in ${path} (files that git ignores are not listed).`);
    }
    const { text, omitted } = fittingLines(paths);
    const shown = paths.length - omitted;
    if (shown >= total) return toolOutput(text);
    const note = `[${count(shown, "path")} of ${total.toLocaleString("en-US")}; narrow it with path, glob or depth]`;
    return toolOutput(`${text}\n${note}`, true);
  },
});
