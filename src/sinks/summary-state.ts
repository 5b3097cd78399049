import type { Event } from "../events/event.ts";
import type { KeptTranscript } from "./transcript-keeper.ts";

type EventOf<Type extends Event["type"]> = Extract<Event, { type: Type }>;

/** One file of the change; lines are null for what is binary. */
export interface SummaryFile {
  readonly path: string;
  readonly status: string;
  readonly addedLines: number | null;
  readonly deletedLines: number | null;
}

/** How one tool was used; times in milliseconds. */
export interface ToolUse {
  readonly calls: number;
  readonly failed: number;
  readonly wholeMs: number;
  readonly longestMs: number;
}

export interface SummaryState {
  /** Undefined when the run ended before the change was known. */
  readonly files: readonly SummaryFile[] | undefined;
  /** Changed too, and for people to apply. */
  readonly heldFiles: readonly SummaryFile[];
  readonly calls: readonly {
    readonly turn: number;
    readonly tool: string;
    readonly about: string;
    /** Milliseconds since the epoch. */
    readonly startedAt: number;
    /** Undefined when no result came. */
    readonly ended: { readonly ok: boolean; readonly durationMs: number } | undefined;
  }[];
  /** All calls, those that `calls` doesn't hold included. */
  readonly callCount: number;
  /** The same by the tool's name; a handful of names, which the model may make up. */
  readonly tools: ReadonlyMap<string, ToolUse>;
  readonly turns: readonly EventOf<"usage">[];
  /** When the agent began, in milliseconds since the epoch; undefined when it did not come to that. */
  readonly begunAt: number | undefined;
  readonly phases: ReadonlyMap<string, { readonly ms: number; readonly calls: number }>;
  /** What was looked at before anything was paid, as far as it was told. */
  readonly doctor: readonly EventOf<"doctor_check">[];
  /** A handful: what a run changed on the machine. */
  readonly machineChanges: readonly string[];
  readonly warnings: readonly string[];
  readonly warningCount: number;
  /** What was said and done, as far as it was kept. */
  readonly transcript: KeptTranscript;
  /** Runs of the repository's own checks, in their order. */
  readonly checks: readonly EventOf<"check">[];
  /** Undefined when there were no checks, or the run ended before they were over. */
  readonly verification: EventOf<"verification"> | undefined;
  /** Undefined when the model was shown the prompt alone. */
  readonly context: EventOf<"context"> | undefined;
  /** Undefined when commands had no network, or the run ended before it was over. */
  readonly network: EventOf<"network"> | undefined;
  /** Undefined when the change brings none. */
  readonly dependencies: EventOf<"dependencies"> | undefined;
  readonly pullRequest: EventOf<"pull_request"> | undefined;
  /** What a dry run would have opened. */
  readonly proposed: EventOf<"proposed_pull_request"> | undefined;
  /** Where the pull request that was refused can be opened by hand, title and text filled in. */
  readonly byHandUrl: string | undefined;
  /** Undefined when the run was cut off. */
  readonly result: EventOf<"result"> | undefined;
}
