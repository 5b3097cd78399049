import type { AgentOptions } from "../agent/loop.ts";
import { acceptedAnswer } from "../tools/finish.ts";
import type { Recording } from "./recording.ts";

/**
 * Answers each proposal as it was answered then: the checks behind an answer are not the agent's work, and are not run
 * again.
 */
export function recordedReview(recording: Recording): NonNullable<AgentOptions["review"]> {
  const answers = reviewsIn(recording);
  return async () => {
    const answer = answers.shift();
    return answer === undefined || answer === acceptedAnswer
      ? { accepted: true }
      : { accepted: false, answer };
  };
}

type Block = Readonly<Record<string, unknown>>;

/** The results of `finish`, in order, that came of a review: a refused call never got so far. */
function reviewsIn({ answers, added }: Recording): string[] {
  const finishing = new Set(
    answers
      .flatMap(({ content }) => content as readonly Block[])
      .filter((block) => block["type"] === "tool_use" && block["name"] === "finish")
      .map((block) => block["id"]),
  );
  return added
    .flat()
    .flatMap(({ content }) => content as readonly Block[])
    .filter((block) => finishing.has(block["tool_use_id"]) && block["is_error"] !== true)
    .map(({ content }) =>
      Array.isArray(content) ? String((content[0] as Block | undefined)?.["text"]) : "",
    );
}
