import type { Fields } from "./fields.ts";

/** One line of a run's timeline. `at` is milliseconds since the epoch. */
export type Entry =
  | { readonly type: "phase"; readonly at: number; readonly message: string }
  | { readonly type: "turn"; readonly at: number; readonly turn: number; usage?: TurnUsage }
  | TextEntry
  | CallEntry
  | ChangeEntry
  | { readonly type: "check"; readonly at: number; readonly check: Check }
  | {
      readonly type: "note";
      readonly at: number;
      readonly tone: "plain" | "good" | "warning" | "error";
      readonly message: string;
    };

export interface TextEntry {
  readonly type: "text";
  readonly at: number;
  readonly voice: "message" | "thinking";
  text: string;
}

export interface CallEntry {
  readonly type: "call";
  readonly at: number;
  readonly tool: string;
  readonly input: Fields;
  /** Of a call that writes a file. */
  readonly lines: { readonly path: string; readonly added: number; readonly removed: number } | undefined;
  /** What came of a command's output while it runs. */
  output: string;
  result?: {
    readonly text: string;
    readonly ok: boolean;
    readonly durationMs: number;
    readonly truncated: boolean;
  };
}

/** The whole change, as it is to be published. */
export interface ChangeEntry {
  readonly type: "change";
  readonly at: number;
  readonly files: number;
  readonly added: number;
  readonly removed: number;
  /** Undefined where it was not told. */
  readonly patch: string | undefined;
  readonly isWhole: boolean;
}

export interface TurnUsage {
  readonly turn: number;
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number | undefined;
  readonly totalUsd: number | undefined;
}

export interface Check {
  readonly where: string;
  readonly command: string;
  readonly outcome: string;
  readonly reason: string;
  readonly durationMs: number;
  readonly tests: { readonly passed: number; readonly failed: number; readonly skipped: number } | undefined;
  readonly output: string;
}
