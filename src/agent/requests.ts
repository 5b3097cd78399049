import type { Agent } from "./act.ts";
import { type Answer, createAsk, type OwnRemedy, type Prepare } from "./ask.ts";
import type { Budget, CacheLife } from "./budget.ts";
import { capabilitiesOf } from "./capabilities.ts";
import type { Stop } from "./faults.ts";
import type { ModelClient } from "./model.ts";
import type { RetryDelays } from "./patience.ts";
import { lastWordsNotice } from "./prompt.ts";

/** Sends what was said so far and gets the next answer; both are in the transcript before anything follows from them. */
export interface Requests {
  readonly next: () => Promise<Answer>;
  /** Tells the model of the limit, and lets it call no tool. */
  readonly last: (limit: Stop) => Promise<Answer>;
}

export function createRequests(
  agent: Agent,
  options: {
    readonly client: ModelClient;
    readonly fallbackModel?: string;
    readonly budget: Budget;
    readonly cacheLife: CacheLife;
    readonly record: (entry: unknown) => void;
    readonly retryDelays?: RetryDelays;
  },
): Requests {
  const { record, budget } = options;
  const { conversation, ledger, emit, cancelled } = agent;
  const { client, cacheLife, retryDelays } = options;
  const ask = createAsk({
    ...{ client, emit, record, ledger, cacheLife, cancelled, retryDelays },
    apply: createRemedies(agent, record, options.fallbackModel),
  });

  const request = (maxTokens: number, toolsAllowed: boolean) => {
    const promptTokens = conversation.promptTokens();
    const added = conversation.unsent();
    const made = conversation.request({ maxTokens, toolsAllowed });
    // The transcript has system prompt and tools once, and every message once.
    const { system: _system, tools: _tools, messages: _messages, ...parameters } = made;
    record({ type: "request", ...parameters, added });
    return { request: made, promptTokens, isLast: !toolsAllowed };
  };
  const ordinary: Prepare = () => {
    const promptTokens = conversation.promptTokens();
    const limit = ledger.exhausted(promptTokens);
    if (limit !== undefined) return limit;
    const { usualOutputTokens, maxOutputTokens } = capabilitiesOf(agent.model);
    const wanted = agent.wasCut ? maxOutputTokens : usualOutputTokens;
    return request(ledger.outputTokens(promptTokens, wanted), true);
  };
  const measured = (answer: Answer): Answer => {
    if (answer.type === "message") conversation.measured(answer.promptTokens);
    return answer;
  };

  return {
    // An answer that stalls must leave the last call its time.
    next: async () => measured(await ask(ordinary, ledger.closingAt)),
    async last(limit) {
      if (ledger.lastOutputTokens(conversation.promptTokens()) === 0) return { type: "limit", stop: limit };
      conversation.addNote(lastWordsNotice(limit.reason));
      const prepare: Prepare = () => {
        const promptTokens = conversation.promptTokens();
        const maxTokens = ledger.lastOutputTokens(promptTokens);
        if (maxTokens === 0) return limit;
        return ledger.forbids({ promptTokens, maxTokens, isLast: true }) ?? request(maxTokens, false);
      };
      return measured(await ask(prepare, budget.deadline));
    },
  };
}

/** What can be done about a fault besides waiting; each is done once in a run, or once for each image. */
function createRemedies(
  agent: Agent,
  record: (entry: unknown) => void,
  fallbackModel: string | undefined,
): (remedy: OwnRemedy) => string | undefined {
  const { conversation, ledger } = agent;
  let dropped = false;
  return (remedy) => {
    switch (remedy) {
      case "drop-thinking":
        if (dropped || !conversation.dropThinking()) return undefined;
        dropped = true;
        // Of all that is done to the history this alone changes what was recorded long ago.
        record({ type: "dropped-thinking" });
        return "Asking again without the model's earlier thinking.";
      case "drop-images":
        return conversation.dropNewImages()
          ? "Asking again without the images that were read last."
          : undefined;
      case "other-model":
        if (fallbackModel === undefined || agent.model === fallbackModel) return undefined;
        agent.model = fallbackModel;
        ledger.switchTo(fallbackModel);
        conversation.switchTo(fallbackModel);
        return `From now on \`${fallbackModel}\` is asked (\`fallback-model\`).`;
    }
  };
}
