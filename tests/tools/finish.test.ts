import { describe, expect, test } from "@jest/globals";
import { ToolError } from "../../src/errors.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { createFinish, type Proposal, type Review } from "../../src/tools/finish.ts";

const context = { sandbox: {} as Sandbox, signal: new AbortController().signal, onOutput: () => {} };

/** Calls the tool as the loop does, and tells what the review was given. */
async function finish(input: Record<string, unknown>, review: Review = { accepted: true }) {
  const proposals: Proposal[] = [];
  const tool = createFinish(async (proposal) => {
    proposals.push(proposal);
    return review;
  });
  const parsed = tool.input.parse(input);
  return { proposals, answer: (await tool.run(parsed, context)).text };
}

const done = { title: " Fix\n the sum ", description: " It adds now. " };

describe("finish", () => {
  test("hands in what the model says, trimmed, with a title of one line", async () => {
    const { proposals, answer } = await finish({ ...done, checks: "Ran it: 5. ", left: " The docs. " });
    expect(proposals).toEqual([
      { title: "Fix the sum", description: "It adds now.", checks: "Ran it: 5.", left: "The docs." },
    ]);
    expect(answer).toBe("Accepted. The work is over.");
  });

  test("takes empty parts for parts that were left out", async () => {
    const { proposals } = await finish({ ...done, result: "done", checks: " ", left: "", question: "" });
    expect(proposals).toEqual([{ title: "Fix the sum", description: "It adds now." }]);
  });

  test("hands in that nothing has to be done, and a question", async () => {
    const nothing = await finish({ ...done, result: "nothing-to-do" });
    expect(nothing.proposals[0]).toMatchObject({ nothingToDo: true });
    const asked = await finish({ ...done, result: "question", question: "Which one?" });
    expect(asked.proposals[0]).toMatchObject({ question: "Which one?" });
    expect(asked.proposals[0]).not.toHaveProperty("nothingToDo");
  });

  test("answers what the review says", async () => {
    expect(await finish(done, { accepted: false, answer: "Two tests fail." })).toMatchObject({
      answer: "Two tests fail.",
    });
  });

  test.each([
    ["a question that asks nothing", { result: "question" }, /`question` has to say what you need to know/],
    [
      "a question beside finished work",
      { question: "And now?" },
      /the result is "done".*belongs into `left`/,
    ],
  ])("refuses %s", async (_, more, sentence) => {
    const refused = finish({ ...done, ...more });
    await expect(refused).rejects.toThrow(ToolError);
    await expect(refused).rejects.toThrow(sentence);
  });

  test.each([
    ["no title", { title: " " }],
    ["no description", { description: "" }],
    ["a title of a page", { title: "x".repeat(201) }],
    ["a result of its own", { result: "success" }],
    ["what it doesn't know", { body: "x" }],
  ])("takes no call with %s", async (_, more) => {
    const tool = createFinish(async () => ({ accepted: true }));
    expect(tool.input.safeParse({ ...done, ...more }).success).toBe(false);
  });
});
