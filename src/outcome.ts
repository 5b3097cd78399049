/** What stopped a run, by its stable code, with one sentence on what to do next. */
export const nextSteps = {
  "bad-input": "Correct this and run again.",
  "not-authorized":
    "A person with write permission on the repository can start the run, with the label or the form.",
  "token-rejected":
    "Give a token that is valid and may do this (for the job's own token: under `permissions`) and run again.",
  doctor: "Make the changes that the lines name, and start the doctor again.",
  "program-missing": "Install it and run again.",
  "sandbox-unavailable":
    "Give it Linux with bubblewrap (`sudo apt-get install -y bubblewrap`) and user namespaces allowed, and run again; where that can't be had, docs/security.md tells what `sandbox: off` gives up.",
  "workspace-unusable":
    "Check the repository out first (in a workflow with actions/checkout), name its top directory (`working-directory`, or `--repo`), and run again.",
  "clone-failed": "Check the repository's address and that the token may read it, then run again.",
  "model-unavailable": "Run again once the model can be reached.",
  "model-rejected":
    "Check the credentials (`anthropic-api-key`, or what `provider` takes), `model` and the account's credit, then run again.",
  "model-refused": "The model declined the task; rephrase the issue or prompt and run again.",
  "context-full": "Split the task into smaller ones and run again.",
  "budget-turns": "Raise `max-turns`, or split the task, and run again.",
  "budget-cost": "Allow it to cost more (`max-cost-usd`), or split the task, and run again.",
  deadline: "Raise `timeout-minutes`, or split the task, and run again.",
  cancelled: "Start it again when you want it.",
  "replay-departed":
    "Replay in a clean checkout of the recorded commit, with what the recorded run had installed; docs/replay.md tells what else can differ.",
  "question-open": "Run again with the answer in the prompt or in the issue's text.",
  "handover-missing": "See in the agent's job what stopped it, and run again.",
  "handover-rejected":
    "Find out from the agent's job and from the artifact how it came to this; nothing of it was used.",
  "change-rejected": "See in the log how it came to this, and run again with a task that avoids it.",
  exfiltration:
    "Find out from the transcript what made the agent take a credential; what it took opens nothing.",
  "push-refused":
    "Clear what stands in the way and run again; what the agent changed, if it did, is in the patch file.",
  "protected-paths":
    "Apply it by hand (`git apply protected.patch`), or take the paths out of the protected ones with `protected-paths` and run again.",
  "workflow-scope":
    "Give a token that may change workflow files, leave them protected, or apply the patch file by hand.",
  "pr-not-permitted":
    "Clear what stands in the way before the next run; the work so far is safe on the pushed branch.",
  "github-unavailable": "Run again later.",
  bug: "This is a bug in Tiny Backspace; please report it with the log.",
} as const satisfies Record<string, string>;

export type FailureCode = keyof typeof nextSteps;

export interface PullRequest {
  readonly number: number;
  readonly url: string;
  readonly operation: "created" | "updated";
  readonly branch: string;
  readonly base: string;
  readonly headSha: string;
  readonly draft: boolean;
}

/** How a run ended: one per run, computed from facts, never from the model's word. */
export type Outcome =
  | { readonly type: "pull-request"; readonly pullRequest: PullRequest }
  | {
      readonly type: "proposed";
      readonly branch: string;
      readonly headSha: string;
      /** The branch is nowhere: it is only told which it would be. */
      readonly dryRun?: true;
    }
  | {
      /** Another job goes on with it. */
      readonly type: "handed-over";
      readonly what: "change" | "question";
    }
  | { readonly type: "no-changes"; readonly reason: string }
  | { readonly type: "skipped"; readonly reason: string }
  | {
      /** A recorded run was played again, to the same tree. */
      readonly type: "replayed";
      readonly tree: string;
      readonly turns: number;
      /** Of tool calls: all of them, and those that differ in times and the like alone. */
      readonly results: number;
      readonly volatile: number;
    }
  | {
      /** The doctor found nothing wrong. */
      readonly type: "checked";
      readonly checks: number;
      /** Of those, what can't be known beforehand. */
      readonly unknown: number;
    }
  | (Question & {
      /** The comment on the issue that asks it. */
      readonly commentUrl: string;
    })
  | (Question & { readonly code: FailureCode; readonly reason: string })
  | { readonly type: "refused"; readonly code: FailureCode; readonly reason: string }
  | {
      readonly type: "unfinished";
      readonly code: FailureCode;
      readonly reason: string;
      readonly pullRequest?: PullRequest;
      readonly branch?: string;
    }
  | {
      readonly type: "failed";
      readonly code: FailureCode;
      readonly reason: string;
      /** The branch that was pushed before the run failed. */
      readonly branch?: string;
      /** Where a person can open the pull request for it, its title and text filled in. */
      readonly compareUrl?: string;
    };

/** The agent can't go on before a person answers; what there is of a change is a draft or on a branch. */
interface Question {
  readonly type: "question";
  /** In the agent's words; may be Markdown of many lines. */
  readonly question: string;
  readonly pullRequest?: PullRequest;
  readonly branch?: string;
}

/** Whether the check should be green: something true happened, or nothing was asked for. */
export function isSuccess(outcome: Outcome): boolean {
  switch (outcome.type) {
    case "pull-request":
    case "proposed":
    case "handed-over":
    case "no-changes":
    case "skipped":
    case "replayed":
    case "checked":
      return true;
    case "question":
      return "commentUrl" in outcome;
    case "refused":
    case "unfinished":
    case "failed":
      return false;
  }
}
