import { APIError } from "@anthropic-ai/sdk/core/error";
import { UserError } from "../errors.ts";
import { classify } from "./faults.ts";
import type { ModelClient } from "./model.ts";

/** What is known of a model before anything is paid. */
export type ModelCheck =
  | {
      readonly type: "known";
      readonly name: string;
      readonly lifecycle: "active" | "deprecated" | "retired";
      /** ISO date. */
      readonly retiresAt?: string;
    }
  /** The credentials or the model's name are wrong: no request could succeed. */
  | { readonly type: "refused"; readonly reason: string }
  /** There was no answer that says anything; it may be another in a moment. */
  | { readonly type: "unanswered"; readonly reason: string }
  /** The provider or the gateway has no list of models. */
  | { readonly type: "no-list" };

/**
 * Asks the API for the model's entry in its list of models, which costs nothing. `input` is the one that names it.
 * Never rejects but when `signal` is aborted by the run.
 */
export async function checkModel(
  { models, credentials }: Pick<ModelClient, "models" | "credentials">,
  asked: {
    readonly model: string;
    readonly input: string;
    readonly timeoutMs: number;
    readonly signal: AbortSignal;
  },
): Promise<ModelCheck> {
  const { model, input, timeoutMs } = asked;
  if (models === undefined) return { type: "no-list" };
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const entry = await models.retrieve(model, { signal: AbortSignal.any([asked.signal, limit]) });
    return {
      type: "known",
      name: entry.display_name,
      lifecycle:
        entry.lifecycle === "deprecated" || entry.lifecycle === "retired" ? entry.lifecycle : "active",
      ...(typeof entry.retires_at === "string" && { retiresAt: entry.retires_at.slice(0, 10) }),
    };
  } catch (error) {
    asked.signal.throwIfAborted();
    if (limit.aborted) {
      return { type: "unanswered", reason: `The model's API did not answer within ${timeoutMs / 1000} s.` };
    }
    if (!(error instanceof APIError || error instanceof UserError)) throw error;
    const { reason } = classify(error, { model, credentials });
    if (error instanceof UserError) return { type: "refused", reason };
    return judge(error, { reason: reason.replaceAll("`model`", `\`${input}\``), model, ...credentials });
  }
}

/** A gateway may answer anything where it has no list, so that only the API's own words count. */
function judge(
  error: APIError,
  {
    reason,
    model,
    renewable,
  }: { readonly reason: string; readonly model: string; readonly renewable: boolean },
): ModelCheck {
  const unanswered: ModelCheck = { type: "unanswered", reason };
  switch (error.status) {
    case 401:
      // Those that are replaced after a refusal get their second chance in the run.
      return error.type === "authentication_error" && !renewable ? { type: "refused", reason } : unanswered;
    case 402:
      return error.type === "billing_error" ? { type: "refused", reason } : unanswered;
    case 404:
      return error.type === "not_found_error" && error.apiMessage?.includes(model) === true
        ? { type: "refused", reason }
        : { type: "no-list" };
    case 405:
    case 501:
      return { type: "no-list" };
    default:
      return unanswered;
  }
}
