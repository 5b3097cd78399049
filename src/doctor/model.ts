import { checkModel as askForModel, type ModelCheck } from "../agent/check-model.ts";
import type { ModelClient, ModelOptions } from "../agent/model.ts";
import type { PriceList } from "../agent/prices.ts";
import type { Provider } from "../agent/providers/provider.ts";
import { expression, type Finding, stopsBefore, wrongBy } from "./finding.ts";

export interface ModelQuestion extends ModelOptions {
  readonly client: Promise<ModelClient>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Whether the credentials are taken and the model is known; nothing is paid. Rejects when the run is cancelled. */
export async function checkModel(
  question: ModelQuestion,
  which: "model" | "fallback-model",
): Promise<Finding> {
  const { provider, timeoutMs, signal } = question;
  const model = which === "model" ? question.model : (question.fallbackModel ?? "");
  try {
    const client = await question.client;
    const answer = await askForModel(client, { model, input: which, timeoutMs, signal });
    return judge(answer, { which, model, provider, credentials: client.credentials.name });
  } catch (error) {
    signal.throwIfAborted();
    return wrongBy(which, error, credentialsOf(provider));
  }
}

function judge(
  answer: ModelCheck,
  {
    which,
    model,
    provider,
    credentials,
  }: {
    readonly which: "model" | "fallback-model";
    readonly model: string;
    readonly provider: Provider;
    readonly credentials: string;
  },
): Finding {
  const check = which;
  const another = `with:\n  ${which}: claude-opus-5-5`;
  switch (answer.type) {
    case "known": {
      const { name, lifecycle, retiresAt } = answer;
      if (lifecycle === "retired") {
        return {
          ...{ type: "wrong", check, stops: "model-rejected", effect: stopsBefore("model-rejected") },
          found: `The model \`${model}\` (${name}) is retired.`,
          change: another,
        };
      }
      const until = retiresAt === undefined ? "" : ` until ${retiresAt}`;
      const age = lifecycle === "deprecated" ? ` It is deprecated, and there${until}.` : "";
      return {
        ...{ type: "ok", check },
        found: `The API takes ${credentials} and knows \`${model}\` (${name}).${age}`,
      };
    }
    case "refused":
      return {
        ...{ type: "wrong", check, stops: "model-rejected", effect: stopsBefore("model-rejected") },
        found: answer.reason,
        change: answer.reason.includes(`\`${which}\``) ? another : credentialsOf(provider),
      };
    case "unanswered":
      return {
        ...{ type: "unknown", check, found: answer.reason },
        effect:
          "A run starts all the same: it waits and asks again where that may help, and nothing is paid for a refusal.",
        change: "Start the doctor again later, and look at `base-url` if it is set.",
      };
    case "no-list":
      return {
        ...{ type: "unknown", check },
        found: `${placeOf(provider)} has no list of models, and can't be asked for \`${model}\` without paying.`,
        effect:
          "A wrong name or credential is told at a run's first request, which costs nothing then (`model-rejected`).",
        change:
          "Compare the name with those that the provider shows; docs/providers.md tells how it is spelled.",
      };
  }
}

function placeOf(provider: Provider): string {
  switch (provider.type) {
    case "anthropic-key":
    case "anthropic-federation":
      return "The gateway at `base-url`";
    case "bedrock":
      return "Bedrock";
    case "vertex":
      return "Vertex AI";
    case "foundry":
      return "Foundry";
    case "none":
      return "Nobody";
  }
}

function credentialsOf(provider: Provider): string {
  switch (provider.type) {
    case "anthropic-key":
      return provider.source === "ANTHROPIC_API_KEY"
        ? "export ANTHROPIC_API_KEY=# a key from the Claude Console"
        : `Settings > Secrets and variables > Actions: put a key from the Claude Console into this secret\nwith:\n  anthropic-api-key: ${expression("secrets.ANTHROPIC_API_KEY")}`;
    case "anthropic-federation":
      return "permissions:\n  id-token: write\nwith:\n  federation-rule-id: # as the Claude Console shows it\n  organization-id: # as the Claude Console shows it";
    case "bedrock":
    case "vertex":
    case "foundry":
    case "none":
      return "See docs/providers.md for what the provider needs.";
  }
}

/** Whether what the run may cost can be watched. */
export function checkPrices(
  prices: PriceList,
  { model, fallbackModel }: Pick<ModelOptions, "model" | "fallbackModel">,
  maxCostUsd: number,
): Finding {
  const check = "prices";
  const models = [model, ...(fallbackModel === undefined ? [] : [fallbackModel])];
  const unknown = models.filter((one) => prices(one, 0) === undefined);
  if (unknown.length > 0) {
    return {
      ...{ type: "wrong", check },
      found: `Nobody knows what ${unknown.map((one) => `\`${one}\``).join(" and ")} costs.`,
      effect: "`max-cost-usd` limits nothing then, and the run warns.",
      change: `with:\n  prices: ${unknown.map((one) => `${one}=4/20`).join(" ")} # US dollars per million tokens, input/output`,
    };
  }
  const told = models.map((one) => {
    const price = prices(one, 0);
    return `\`${one}\` ${price?.input}/${price?.output}`;
  });
  return {
    ...{ type: "ok", check },
    found: `${told.join(", ")} US dollars per million tokens (input/output); a run may cost ${maxCostUsd} US dollars.`,
  };
}

export function checkCredit(provider: Provider): Finding {
  const isOwn = provider.type === "anthropic-key" || provider.type === "anthropic-federation";
  return {
    ...{ type: "unknown", check: "credit" },
    found: "What the account has left, and its spend limit, can't be asked with these credentials.",
    effect: "A run that finds it used up ends with what it has by then (`model-rejected`).",
    change: isOwn
      ? "Look at Billing and Limits in the Claude Console."
      : "Look at the quotas and budgets of the cloud account.",
  };
}
