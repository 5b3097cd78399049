import { markdownText } from "./neutralise.ts";
import type { Proposal } from "./tools/finish.ts";

const headings = {
  question: "What the agent needs to know",
  checks: "How the agent checked it",
  left: "What is left",
} as const;

/**
 * What the agent hands in as Markdown, made harmless: a question first, since nothing goes on without its answer.
 * Each part is cut to so many characters; 0 leaves everything out.
 */
export function proposalMarkdown(proposal: Proposal, maxCharacters: number): string {
  const { description } = proposal;
  const section = (name: keyof typeof headings) => {
    const text = markdownText(shortened(proposal[name] ?? "", maxCharacters));
    return text === "" ? "" : `### ${headings[name]}\n\n${text}`;
  };
  return [
    section("question"),
    markdownText(shortened(description, maxCharacters)),
    section("checks"),
    section("left"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** The first characters of a text, and a sign where there are more. */
export function shortened(text: string, length: number): string {
  if (length === 0) return "";
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** All the words of a proposal, to be searched. */
export function proposalTexts({ title, description, checks = "", left = "", question = "" }: Proposal) {
  return { title, description, checks, left, question };
}
