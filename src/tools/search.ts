import { z } from "zod";
import type { SearchMatch } from "../sandbox/sandbox.ts";
import { fittingLines, toolOutput } from "./output.ts";
import { defineTool } from "./tool.ts";

const maxMatches = 200;

export const search = defineTool({
  name: "search",
  description:
    "Search file contents, without what git ignores. Shows paths, and matching lines with their numbers.",
  input: z.strictObject({
    pattern: z.string().min(1).describe("Perl-compatible regular expression, matched line by line."),
    path: z
      .string()
      .min(1)
      .optional()
      .describe("Directory or file; default: the repository. What git ignores is searched when named here."),
    glob: z.string().min(1).optional().describe("Only files that match, as in .gitignore: *.ts, docs/**"),
    ignore_case: z.boolean().optional().describe("Match whatever the case."),
    context_lines: z.int().min(0).max(20).optional().describe("Lines to show around each match, at most 20."),
  }),
  access: () => "read",
  phase: "reading",
  async run({ pattern, path = ".", glob, ignore_case = false, context_lines = 0 }, { sandbox }) {
    const { matches, truncated } = await sandbox.search({
      pattern,
      path,
      ...(glob !== undefined && { glob }),
      ignoreCase: ignore_case,
      contextLines: context_lines,
      limit: maxMatches,
    });
    if (matches.length === 0) {
      const where = [path === "." ? undefined : `in ${path}`, glob && `in files that match ${glob}`];
      return toolOutput(`No match for ${pattern} ${where.filter(Boolean).join(" ")}`.trim());
    }
    const { text, omitted } = fittingLines([...layOut(matches)]);
    if (!truncated && omitted === 0) return toolOutput(text);
    return toolOutput(`${text}\n[there are more matches: narrow it with pattern, path or glob]`, true);
  },
});

/** Lines under the path of their file, `12:` before a match, `12-` before context, `--` where lines are left out. */
function* layOut(matches: readonly SearchMatch[]): Generator<string> {
  const hasContext = matches.some((match) => !match.match);
  let previous: SearchMatch | undefined;
  for (const match of matches) {
    if (match.path !== previous?.path) {
      if (previous !== undefined) yield "";
      yield match.path;
    } else if (hasContext && match.line > previous.line + 1) {
      yield "--";
    }
    yield `${match.line}${match.match ? ":" : "-"} ${match.text}`;
    previous = match;
  }
}
