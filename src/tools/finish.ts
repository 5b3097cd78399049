import { z } from "zod";
import { ToolError } from "../errors.ts";
import { toolOutput } from "./output.ts";
import { defineTool, type Tool } from "./tool.ts";

/** What the model hands in, for the reviewer. Facts, not its word, decide what becomes of it. */
export interface Proposal {
  /** One line. */
  readonly title: string;
  /** Markdown, as all that follows: what changed and why; why nothing had to; what was found out so far. */
  readonly description: string;
  /** How it was checked, with results. */
  readonly checks?: string;
  /** What is left or unsure. */
  readonly left?: string;
  /** It says that nothing has to be changed. */
  readonly nothingToDo?: true;
  /** It can't go on before this is answered; what there is isn't finished. */
  readonly question?: string;
}

/** The answer to a proposal: it ends the work, or the model is told what is still to do. */
export type Review = { readonly accepted: true } | { readonly accepted: false; readonly answer: string };

/** What the model is told when its proposal is accepted. */
export const acceptedAnswer = "Accepted. The work is over.";

const maxTitleCharacters = 200;
const maxDescriptionCharacters = 20_000;
const maxPartCharacters = 10_000;

/** A part that may be left out, or empty, which is the same. */
const part = z.string().trim().max(maxPartCharacters).default("");

/** `finish`, whose call is answered by `review`. */
export function createFinish(review: (proposal: Proposal, signal: AbortSignal) => Promise<Review>): Tool {
  return defineTool({
    name: "finish",
    description:
      "End the work. The answer may be that something is left to do. All but the title is Markdown.",
    input: z.strictObject({
      result: z
        .enum(["done", "nothing-to-do", "question"])
        .default("done")
        .describe("question: you can't go on before a person answers it."),
      title: z
        .string()
        .trim()
        .min(1)
        .max(maxTitleCharacters)
        .describe("Title of the pull request, one line, in the style of the repository's commits."),
      description: z
        .string()
        .trim()
        .min(1)
        .max(maxDescriptionCharacters)
        .describe(
          "What changed and why. Else: why nothing has to, or what you found out before the question.",
        ),
      checks: part.describe("How it was checked: what you ran, with results."),
      left: part.describe("What is left or unsure."),
      question: part.describe("What you need to know, for someone who hasn't seen what you saw."),
    }),
    access: () => "write",
    async run({ result, title, description, checks, left, question }, { signal }) {
      if (result === "question" && question === "") {
        throw new ToolError(
          'Not accepted: with the result "question", `question` has to say what you need to know.',
        );
      }
      if (result !== "question" && question !== "") {
        throw new ToolError(
          `Not accepted: the result is "${result}", and \`question\` is for the result "question" only. What is merely unsure belongs into \`left\`.`,
        );
      }
      const proposal: Proposal = {
        title: title.replaceAll(/\s+/g, " "),
        description,
        ...(checks !== "" && { checks }),
        ...(left !== "" && { left }),
        ...(result === "nothing-to-do" && { nothingToDo: true }),
        ...(question !== "" && { question }),
      };
      const verdict = await review(proposal, signal);
      return verdict.accepted ? { ...toolOutput(acceptedAnswer), ends: true } : toolOutput(verdict.answer);
    },
  });
}
