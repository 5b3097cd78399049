import { fence } from "../agent/prompt.ts";
import type { Checked } from "./verification.ts";

const shownTests = 30;
const shownCommandCharacters = 300;

/** What the model is told when something newly fails: the facts, and that it is asked once. Output is data. */
export function newlyFailingAnswer({ checks, change, base, tests, touched }: Checked): string {
  const names = tests?.newlyFailing ?? [];
  const more = names.length > shownTests ? `\n(and ${names.length - shownTests} more)` : "";
  const before =
    base.outcome === "passed" ? "they passed before it" : "these tests passed before it or are new";
  return [
    `Not accepted yet. The repository's checks were run on your change, apart from your workspace, and fail with it (${change.reason}); ${before}:\n\n${fence(checks.command.slice(0, shownCommandCharacters))}`,
    names.length === 0 ? "" : `Newly failing:\n\n${fence(names.slice(0, shownTests).join("\n") + more)}`,
    change.output === "" ? "They printed nothing." : `What they printed:\n\n${fence(change.output)}`,
    touched.definitions.length > 0 ? "The change touches files that decide what the checks do." : "",
    "Mend what the change broke, and finish again; this is asked once. Where a failure is none of the change's doing, or is meant, finish again and say so in `left`.",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
