/**
 * What an agent may not change, as patterns of .gitignore: what runs with the repository's secrets, what decides who
 * reviews, how files become content and where git sends keys, and what tells later agents how to work.
 */
const defaultProtectedPaths: readonly string[] = [
  "/.github/workflows/**",
  "/.github/actions/**",
  "action.yml",
  "action.yaml",
  ".gitmodules",
  ".gitattributes",
  ".lfsconfig",
  "CODEOWNERS",
  "AGENTS.md",
  "AGENTS.override.md",
  "CLAUDE.md",
  "CLAUDE.local.md",
  "GEMINI.md",
  "/.github/copilot-instructions.md",
  "/.github/instructions/**",
  "/.github/prompts/**",
  "/.github/chatmodes/**",
  "/.github/agents/**",
  ".claude/",
  ".cursor/",
  ".cursorrules",
  ".windsurf/",
  ".windsurfrules",
  ".clinerules",
  ".roo/",
  ".roorules",
  ".gemini/",
  ".codex/",
  ".agents/",
  ".junie/",
  ".kiro/",
  ".mcp.json",
];

/** As a line of its own it takes every pattern before it away, the default ones too. */
const none = "none";

/** The patterns in force: the default ones and then the given lines, from the last `none` on. */
export function protectedPatterns(lines: readonly string[]): string[] {
  const all = [...defaultProtectedPaths, ...lines];
  return all.slice(all.lastIndexOf(none) + 1);
}
