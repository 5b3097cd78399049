import type { IncomingHttpHeaders } from "node:http";
import { findModel, type ModelRules } from "./models.ts";
import { type Position, positionsOf } from "./prompt.ts";
import { checkCacheControl } from "./rules/cache-control.ts";
import { checkFields } from "./rules/fields.ts";
import { checkLimits, checkSettings } from "./rules/limits.ts";
import { checkMessages } from "./rules/messages.ts";
import { checkPairing } from "./rules/pairing.ts";
import { checkThinking } from "./rules/thinking.ts";
import { checkTools } from "./rules/tools.ts";
import type { Signatures } from "./signatures.ts";
import { betasOf } from "./transport.ts";
import { type MessagesBody, Refusal, type Refuse } from "./wire.ts";

/** A request that breaks no rule. */
export interface Examined {
  readonly model: ModelRules;
  readonly positions: readonly Position[];
}

/** Holds the body against every rule of the API, in the API's order, and throws the first refusal. */
export function examine(
  body: MessagesBody,
  context: {
    readonly endpoint: "messages" | "count_tokens";
    readonly headers: IncomingHttpHeaders;
    readonly signatures: Signatures;
    readonly refuse: Refuse;
    /** Puts equal objects of earlier requests in the place of this one's. */
    readonly share: (body: MessagesBody) => MessagesBody;
    /** Images, as base64, that can't be decoded. */
    readonly undecodable: ReadonlySet<string>;
    readonly maxImageMegabytes: number;
  },
): Examined & { readonly body: MessagesBody } {
  const { endpoint, headers, signatures, refuse } = context;
  const betas = betasOf(headers);
  const version = String(headers["anthropic-version"]);
  checkFields(body, { endpoint, betas, oldVersion: version === "2023-06-01", refuse });
  const model = findModel(body.model);
  if (model === undefined) {
    throw new Refusal(20, `model: ${body.model}`, { status: 404, type: "not_found_error" });
  }
  checkSampling(body, model, refuse);
  const shared = context.share(body);
  checkSettings(shared, model, refuse);
  checkMessages(shared, model, version, refuse);
  checkPairing(shared, refuse);
  checkTools(shared, model, refuse);
  const positions = positionsOf(shared);
  checkCacheControl(shared, positions, refuse);
  checkThinking(shared, model, refuse);
  signatures.check(shared, model, betas, refuse);
  const { undecodable, maxImageMegabytes } = context;
  checkLimits(shared, { positions, model, undecodable, maxImageMegabytes, refuse });
  return { body: shared, model, positions };
}

/** Rule 19b: with the old version of the API these fields are left to the older models. */
function checkSampling(body: MessagesBody, model: ModelRules, refuse: Refuse): void {
  for (const field of ["temperature", "top_p", "top_k"]) {
    if (body[field] !== undefined && !model.sampling) {
      refuse("19b", `\`${field}\` is deprecated for this model.`);
    }
  }
}
