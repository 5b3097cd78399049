import { expect, test } from "@jest/globals";
import { proposalMarkdown } from "../src/proposal-text.ts";

const proposal = {
  title: "Keep the last argument",
  description: "The loop ended one too early.\n\n# Not a heading\n\nThanks @ann, fixes #3.",
  checks: "`npm test` passes.",
  left: "Nothing.",
};

test("the parts stand under our own headings, and the model's are none", () => {
  expect(proposalMarkdown(proposal, 1000)).toBe(`The loop ended one too early.

**Not a heading**

Thanks \`@ann\`, fixes \`#3\`.

### How the agent checked it

\`npm test\` passes.

### What is left

Nothing.`);
});

test("a question comes first, and parts that aren't there have no heading", () => {
  const { title, description } = proposal;
  const markdown = proposalMarkdown({ title, description, question: "Which parser?\n### Sure" }, 1000);
  expect(markdown.split("\n\n").slice(0, 3)).toEqual([
    "### What the agent needs to know",
    "Which parser?\n**Sure**",
    "The loop ended one too early.",
  ]);
  expect(markdown.match(/^###/gm)).toHaveLength(1);
});

test("each part is cut to the length that is left for it", () => {
  const markdown = proposalMarkdown({ ...proposal, checks: "x".repeat(5000) }, 10);
  expect(markdown).toContain(`${"x".repeat(10)}…`);
  expect(markdown.length).toBeLessThan(150);
  expect(proposalMarkdown(proposal, 0)).toBe("");
});
