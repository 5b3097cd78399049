import type { Run } from "../run.ts";
import type { NetworkPolicy } from "../sandbox/network-policy.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { Proposal, Review } from "../tools/finish.ts";
import { createTools } from "../tools/index.ts";
import { type Agent, act, type End, type Next, proposalFrom, reply, textOf } from "./act.ts";
import type { Answer } from "./ask.ts";
import { type Budget, type CacheLife, createLedger, type Usage } from "./budget.ts";
import { createRunCalls } from "./calls.ts";
import { capabilitiesOf } from "./capabilities.ts";
import { createConversation } from "./conversation.ts";
import type { Stop } from "./faults.ts";
import { withoutImageData } from "./image-data.ts";
import type { Effort, ModelClient } from "./model.ts";
import type { RetryDelays } from "./patience.ts";
import { listPrices, type PriceList, pricesAsOf } from "./prices.ts";
import * as prompt from "./prompt.ts";
import { type Checkout, describeRepository } from "./repository.ts";
import { createRequests, type Requests } from "./requests.ts";

export type { Proposal } from "../tools/finish.ts";
export type { Budget, Usage } from "./budget.ts";

export interface AgentOptions {
  readonly task: prompt.Task;
  /** What was said and shown around it; its images only where every model that may answer sees images. */
  readonly material?: prompt.Material;
  readonly sandbox: Sandbox;
  readonly checkout: Checkout;
  /** What of a change is not published: patterns as in .gitignore. */
  readonly protectedPaths: readonly string[];
  /** The repository's own checks, which answer a proposal; undefined when there are none. */
  readonly checkCommand?: string;
  /** What commands in it may reach; undefined means nothing. */
  readonly network?: NetworkPolicy;
  /** False where `sandbox` has no wall around it. */
  readonly isolated?: boolean;
  readonly client: ModelClient;
  readonly model: string;
  /** Asked instead for the rest of the run, once the first one has had no room too often. */
  readonly fallbackModel?: string;
  readonly effort?: Effort;
  /** What the models cost; by default what the API itself asks. */
  readonly prices?: PriceList;
  readonly budget: Budget;
  readonly commandTimeoutMs: number;
  readonly maxCommandTimeoutMs: number;
  /**
   * Does what has to be done before the first tool runs (the baseline of the workspace): called when the model has been
   * asked for the first time, and awaited before the first tool. Called again, it gives what it gave at first.
   */
  readonly prepare: () => Promise<void>;
  /** Appends one JSON value to the transcript, in which images have no bytes; must not throw. */
  readonly record: (entry: unknown) => void;
  /** Takes known secrets out of the task, of the repository's texts and of what tools return before the model sees it. */
  readonly redact: (text: string) => string;
  /** Told every result as the model sees it, and the tool it came from; must not throw. */
  readonly inspect?: (tool: string, result: string) => void;
  /** Answers the model's proposal; by default every proposal is accepted. */
  readonly review?: (proposal: Proposal, signal: AbortSignal) => Promise<Review>;
  /** How long to wait before a request is sent again; the usual delays are in seconds. */
  readonly retryDelays?: RetryDelays;
}

export interface AgentResult {
  readonly proposal?: Proposal;
  /** Why it stopped before it was finished; undefined when it finished. */
  readonly stopped?: Stop;
  readonly usage: Usage;
}

/**
 * An entry of the API's cache that isn't read for five minutes is lost, and they begin with the request before: a
 * minute of them is for the answer.
 */
const longCommandMs = 240_000;
/** What the model may ask for unless somebody says otherwise; it says little about what commands take. */
const usualCommandCeilingMs = 600_000;

/**
 * Works on the task until the model hands in, or something stops it. Faults of the model's service and spent budgets
 * end as `stopped`; a rejection is a bug.
 */
export async function runAgent(run: Run, given: AgentOptions): Promise<AgentResult> {
  const options = { ...given, record: (entry: unknown) => given.record(withoutImageData(entry)) };
  warnOfGaps(run, options);
  const agent = createAgent(run, options);
  const requests = createRequests(agent, { ...options, cacheLife: cacheLifeFor(options) });
  const end = await work(agent, requests, options);
  const usage = agent.ledger.usage();
  options.record({ type: "end", added: agent.conversation.unsent(), ...end, usage });
  return { ...end, usage };
}

function createAgent(run: Run, options: AgentOptions): Agent {
  const { model, effort, budget, record, sandbox } = options;
  const { emit, signal: cancelled } = run;
  const cacheLife = cacheLifeFor(options);
  const { prices = listPrices } = options;
  const ledger = createLedger({ model, budget, cacheLife, prices });
  const toolsEnd = AbortSignal.timeout(Math.max(0, ledger.closingAt - Date.now()));
  const tools = createTools({
    commandTimeoutMs: options.commandTimeoutMs,
    maxCommandTimeoutMs: options.maxCommandTimeoutMs,
    // Whichever model answers later is sent them too.
    seesImages: [model, options.fallbackModel ?? model].every((one) => capabilitiesOf(one).seesImages),
    review: async (proposal, signal) => {
      const review = await (options.review?.(proposal, signal) ?? { accepted: true as const });
      if (review.accepted) agent.accepted = proposal;
      return review;
    },
  });
  const conversation = createConversation({
    model,
    ...(effort !== undefined && { effort }),
    system: prompt.systemPrompt(options),
    tools,
    cacheLife,
  });
  record({ type: "begin", ...conversation.beginning });
  const agent: Agent = {
    task: options.task,
    conversation,
    ledger,
    model,
    emit,
    cancelled,
    runCalls: createRunCalls({
      tools,
      context: { sandbox, signal: AbortSignal.any([cancelled, toolsEnd]) },
      prepare: options.prepare,
      emit,
      redact: options.redact,
      inspect: options.inspect ?? (() => {}),
    }),
    nudged: false,
    fruitless: 0,
    wasCut: false,
  };
  return agent;
}

/**
 * For an hour each token that is written costs twice the input's price instead of 1.25 times; for five minutes each
 * longer pause has the whole conversation written again. With every model's prices the first is the cheaper once such
 * pauses have three fifths of what a run writes written again: for two of them, not for one. So the hour is for runs
 * that are told to have long commands (docs/agent.md has the sum).
 */
function cacheLifeFor({ commandTimeoutMs, maxCommandTimeoutMs }: AgentOptions): CacheLife {
  return commandTimeoutMs >= longCommandMs || maxCommandTimeoutMs > usualCommandCeilingMs ? "1h" : "5m";
}

function warnOfGaps(run: Run, options: AgentOptions): void {
  const { effort, prices = listPrices } = options;
  const models = new Set([options.model, options.fallbackModel ?? options.model]);
  for (const model of models) {
    if (prices(model, 0) === undefined) {
      const message = `The price of \`${model}\` is not known (price list of ${pricesAsOf}): the cost is not counted, and \`max-cost-usd\` has no effect. Give it as \`prices: ${model}=INPUT/OUTPUT\`, in US dollars per million tokens.`;
      run.emit({ type: "warning", message });
    }
    if (effort !== undefined && !capabilitiesOf(model).efforts.includes(effort)) {
      const message = `\`${model}\` does not take \`effort: ${effort}\`; its own default is used.`;
      run.emit({ type: "warning", message });
    }
  }
}

async function work(
  agent: Agent,
  requests: Requests,
  { sandbox, redact, checkout, material, prepare }: AgentOptions,
): Promise<End> {
  const repository = await describeRepository(sandbox, checkout);
  const first = redact(prompt.taskMessage(agent.task, repository, material));
  const images = (material?.images ?? []).flatMap(({ number, image: { mediaType, base64 } }) => [
    { type: "text" as const, text: prompt.imageNotice(number) },
    {
      type: "image" as const,
      source: { type: "base64" as const, media_type: mediaType, data: base64 },
    },
  ]);
  let next: Next = reply(agent, [{ type: "text", text: first }, ...images]);
  if (next.limit !== undefined) return { stopped: next.limit };

  const ask = () => {
    const answer = requests.next();
    // While the model thinks. Until a tool runs its failure is not ours to report.
    prepare().catch(() => {});
    return answer;
  };
  let answered = false;
  while (next.end === undefined) {
    const answer: Answer = next.limit === undefined ? await ask() : { type: "limit", stop: next.limit };
    // Without a whole answer there is no work to describe.
    if (answer.type === "limit") {
      return answered ? await lastWords(agent, requests, answer.stop) : { stopped: answer.stop };
    }
    answered ||= answer.type === "message";
    next =
      answer.type === "stopped"
        ? { end: { stopped: answer.stop } }
        : await act(agent, answer.message, answer.maxTokens);
  }
  return next.end;
}

/** The one call past a limit: no tools, only a description of what there is. */
async function lastWords(agent: Agent, requests: Requests, limit: Stop): Promise<End> {
  const answer = await requests.last(limit);
  if (answer.type !== "message") {
    return { stopped: answer.stop.code === "cancelled" ? answer.stop : limit };
  }
  agent.conversation.addAnswer(answer.message.content);
  const description = answer.message.stop_reason === "refusal" ? "" : textOf(answer.message);
  return { stopped: limit, ...(description !== "" && { proposal: proposalFrom(agent, description) }) };
}
