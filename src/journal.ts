import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Publication } from "./carry-out.ts";
import type { Receipt } from "./context/receipt.ts";
import { type FailureCode, nextSteps } from "./outcome.ts";
import { isErrno } from "./process.ts";

const usage = z.object({
  turns: z.int().min(0),
  inputTokens: z.int().min(0),
  outputTokens: z.int().min(0),
  cacheReadTokens: z.int().min(0),
  cacheWriteTokens: z.int().min(0),
  costUsd: z.number().min(0).nullable(),
});
const proposal = z.object({
  title: z.string(),
  description: z.string(),
  checks: z.string().exactOptional(),
  left: z.string().exactOptional(),
  nothingToDo: z.literal(true).exactOptional(),
  question: z.string().exactOptional(),
});
const receipt = z.object({
  items: z.array(
    z.object({
      kind: z.enum(["task", "comment", "review", "review-comment", "image", "code", "check"]),
      what: z.string(),
      author: z.string(),
      permission: z.string(),
      used: z.boolean(),
      reason: z.string(),
      sha256: z.string(),
      removed: z.array(z.string()),
    }),
  ),
  leftOut: z.int().min(0),
}) satisfies z.ZodType<Receipt>;
const work = z.object({
  step: z.literal("work"),
  /** Makes the decoys again that were in the agent's reach. */
  decoys: z.string(),
  /** The copy of the workspace that the agent works on; absent where it is the checkout. */
  copy: z.string().exactOptional(),
  /** What the agent was shown of the task. */
  receipt: receipt.exactOptional(),
  /** Absent while the agent is at work. */
  usage: usage.exactOptional(),
  proposal: proposal.exactOptional(),
});

const reviewer = z.discriminatedUnion("type", [
  z.object({ type: z.literal("person"), login: z.string() }),
  z.object({ type: z.literal("team"), organization: z.string(), slug: z.string() }),
]);
const publication = z.object({
  gitDir: z.string(),
  sha: z.string(),
  branch: z.string(),
  expect: z.string(),
  base: z.string(),
  title: z.string(),
  body: z.string(),
  ci: z.string(),
  draft: z.boolean(),
  isUnfinished: z.boolean().exactOptional(),
  signed: z.boolean(),
  earlier: z
    .object({
      ...{ number: z.int(), nodeId: z.string(), url: z.string(), draft: z.boolean() },
      draftIsOurs: z.boolean().exactOptional(),
    })
    .exactOptional(),
  issue: z.string().exactOptional(),
  triage: z.object({
    labels: z.array(z.string()),
    reviewers: z.union([z.literal("asker"), z.array(reviewer)]),
    assignees: z.array(z.string()),
    milestone: z.string().exactOptional(),
    author: z.string().exactOptional(),
    asker: z.string().exactOptional(),
  }),
}) satisfies z.ZodType<Publication>;
const failureCode = z.enum(Object.keys(nextSteps) as [FailureCode, ...FailureCode[]]);
const publishing = z.object({
  step: z.literal("publishing"),
  publication,
  /** Why the work isn't finished; absent where it is. */
  stopped: z.object({ code: failureCode, reason: z.string() }).exactOptional(),
  proposal: proposal.exactOptional(),
  ciWorkflow: z.string().exactOptional(),
});
const step = z.discriminatedUnion("step", [work, publishing]);

/** The agent works or has worked, and nothing of it is published. */
export type Work = Omit<z.infer<typeof work>, "receipt"> & { readonly receipt?: Receipt };
/** All is decided, and GitHub may have heard of some of it. */
export type Publishing = Omit<z.infer<typeof publishing>, "publication"> & {
  readonly publication: Publication;
};
export type Step = Work | Publishing;

/** Where a run says what it is about to do before it does it, for whoever goes on when its process is gone. */
export interface Journal {
  /** On disk when it returns; the step before is forgotten. */
  readonly write: (next: Step) => void;
  /** Nobody is to go on. */
  readonly clear: () => void;
  /** When whoever wrote was last alive, in seconds since 1970; to a second or so. */
  readonly aliveAt: () => number;
  /** The last step; undefined where there is nothing to go on with. */
  readonly read: () => Step | undefined;
}

const beatMs = 250;

/** The journal in a run's own directory, with what a process before this one wrote. */
export function openJournal(tempDir: string): Journal {
  const file = join(tempDir, "journal.json");
  let pulse: NodeJS.Timeout | undefined;
  const beat = () => {
    const now = new Date();
    try {
      utimesSync(file, now, now);
    } catch {
      // A run doesn't end for its pulse; without one, whoever goes on takes less for the agent's, never more.
    }
  };
  return {
    write(next) {
      writeFileSync(`${file}.new`, JSON.stringify(next), { mode: 0o600, flush: true });
      renameSync(`${file}.new`, file);
      pulse ??= setInterval(beat, beatMs).unref();
    },
    clear() {
      clearInterval(pulse);
      rmSync(file, { force: true });
    },
    aliveAt: () => statSync(file).mtimeMs / 1000 + 1,
    read() {
      try {
        return step.parse(JSON.parse(readFileSync(file, "utf8")));
      } catch (error) {
        if (isErrno(error, "ENOENT")) return undefined;
        throw error;
      }
    },
  };
}
