import type { FailureCode } from "./outcome.ts";

/** A sentence for the person who started the run: it names the input or setting at fault and the fix. */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A tool's refusal, worded for the model: what went wrong and what to do next. */
export class ToolError extends Error {
  override readonly name = "ToolError";
}
