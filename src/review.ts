import type { AgentOptions } from "./agent/loop.ts";
import { newlyFailingAnswer } from "./verify/answer.ts";
import type { CheckClock } from "./verify/time.ts";
import type { Verifier } from "./verify/verify.ts";
import type { Changes } from "./workspace/workspace.ts";

type Review = NonNullable<AgentOptions["review"]>;

const shownFiles = 20;

/**
 * Answers what the agent hands in with facts, each of them once: files that changed although nothing had to, and what
 * newly fails. The second time it is taken as it is. `accepted` tells the change that was looked at when it was taken,
 * which nobody has changed since; undefined where it was not looked at.
 */
export function reviewWith(options: {
  readonly exportChanges: () => Promise<Changes>;
  /** Undefined where there are no checks. */
  readonly verifier: Verifier | undefined;
  readonly clock: CheckClock;
}): { readonly review: Review; readonly accepted: () => Changes | undefined } {
  const { verifier, clock } = options;
  let askedForFacts = false;
  let askedToMend = false;
  let seen: Changes | undefined;
  const exportChanges = async () => {
    seen = await options.exportChanges();
    return seen;
  };
  const answer: Review = async ({ nothingToDo, question }) => {
    if (nothingToDo === true && !askedForFacts) {
      askedForFacts = true;
      return mindMadeUp(await exportChanges());
    }
    // The work isn't done: its checks come when it has ended, and change nothing of the question.
    if (verifier === undefined || nothingToDo === true || question !== undefined) return { accepted: true };
    // What can't be mended any more need not be known before the end either.
    if (askedToMend || !clock.canMend()) return { accepted: true };
    const changes = await exportChanges();
    if (changes.files.length === 0) return { accepted: true };
    const checked = await verifier.verify(changes);
    if (checked.verdict !== "newly-failing" || !clock.canMend()) return { accepted: true };
    askedToMend = true;
    return { accepted: false, answer: newlyFailingAnswer(checked) };
  };
  return {
    async review(proposal, signal) {
      seen = undefined;
      const answered = await answer(proposal, signal);
      if (!answered.accepted) seen = undefined;
      return answered;
    },
    accepted: () => seen,
  };
}

function mindMadeUp(changes: Changes): Awaited<ReturnType<Review>> {
  const files = [...changes.files, ...(changes.held?.files ?? [])];
  if (files.length === 0) return { accepted: true };
  const paths = files.slice(0, shownFiles).map(({ path }) => path);
  const more = files.length > shownFiles ? ` and ${files.length - shownFiles} more` : "";
  const answer = `Not accepted: you say that nothing has to change, and these files are changed: ${paths.join(", ")}${more}. Undo that, or finish with the result "done".`;
  return { accepted: false, answer };
}
