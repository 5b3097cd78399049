import { type EndingOptions, endingOf } from "./ending-text.ts";
import { UserError } from "./errors.ts";
import type { Run } from "./run.ts";
import type { Place } from "./task.ts";

export type TellOptions = Omit<EndingOptions, "place"> & {
  readonly place: Place;
  /** How long a comment that only replaces the progress is worth waiting for. */
  readonly patienceMs?: number;
};

/** The one comment of a run under its place. Each rejects with UserError, or as `signal` says. */
export interface RunComment {
  /** Writes Markdown over the comment where there is one; answers whether. */
  readonly edit: (text: string, signal?: AbortSignal) => Promise<boolean>;
  /** The same, or writes it anew. */
  readonly put: (text: string, signal?: AbortSignal) => Promise<void>;
}

/** How the run's place is called: `issue #7`. */
export function nameOf({ type, number }: Pick<Place, "type" | "number">): string {
  return `${type === "issue" ? "issue" : "pull request"} #${number}`;
}

/** The result of the run is told elsewhere too. */
const defaultPatienceMs = 2_500;

/**
 * Tells under the issue or pull request how a run ended: over the comment that showed its progress, and where there is
 * none, what somebody waits for: what stopped it and what there is, and to who asked in a comment why nothing came of
 * it. Answers whether it is told. Must be called after the last of the progress is written.
 */
export async function tellPlace(run: Run, comment: RunComment, options: TellOptions): Promise<boolean> {
  const { place, patienceMs = defaultPatienceMs } = options;
  const ending = endingOf(options);
  if (ending === undefined) return false;
  try {
    if (!ending.isNews) return await comment.edit(ending.text, AbortSignal.timeout(patienceMs));
    await comment.put(ending.text);
    return true;
  } catch (error) {
    // Cancelled by now: nobody waits to be told.
    if (run.signal.aborted) return false;
    run.emit({ type: "warning", message: untold("How the run ended", place, error) });
    return false;
  }
}

/** Why something is not told there, as sentences. */
export function untold(what: string, place: Place, error: unknown): string {
  const why = error instanceof UserError ? error.message : timedOut(error);
  const permission = place.type === "issue" ? "issues" : "pull-requests";
  const isRefused = error instanceof UserError && error.code === "token-rejected";
  const fix = isRefused ? ` The job needs \`permissions: ${permission}: write\` for it.` : "";
  return `${what} could not be told under ${nameOf(place)}. ${why}${fix}`;
}

function timedOut(error: unknown): string {
  return Error.isError(error) && error.name === "TimeoutError" ? "GitHub took too long." : String(error);
}
