import type { ContentBlockParam, Message } from "@anthropic-ai/sdk/resources/messages";
import type { EventBody } from "../events/event.ts";
import { firstLine } from "../first-line.ts";
import type { Proposal } from "../tools/finish.ts";
import { contextStop, type Ledger } from "./budget.ts";
import type { RunCalls } from "./calls.ts";
import { capabilitiesOf } from "./capabilities.ts";
import type { Conversation } from "./conversation.ts";
import type { Stop } from "./faults.ts";
import * as prompt from "./prompt.ts";

/** How the work ended: handed in, stopped, or stopped with a last word on what there is. */
export interface End {
  readonly proposal?: Proposal;
  readonly stopped?: Stop;
}

/** What follows an answer: the end, or another request; `limit` says why that must be the last. */
export type Next =
  | { readonly end: End; readonly limit?: never }
  | { readonly end?: never; readonly limit?: Stop | undefined };

/** One agent at work: what it has, and what it must remember between two answers. */
export interface Agent {
  readonly task: prompt.Task;
  readonly conversation: Conversation;
  readonly ledger: Ledger;
  readonly runCalls: RunCalls;
  readonly emit: (event: EventBody) => void;
  /** Aborted when the run is cancelled. */
  readonly cancelled: AbortSignal;
  /** The model that is asked. */
  model: string;
  /** The proposal that was accepted. */
  accepted?: Proposal;
  /** It was reminded to hand in. */
  nudged: boolean;
  /** Answers in a row that led nowhere. */
  fruitless: number;
  /** The last answer was thrown away because its length limit cut a call: the next may be longer. */
  wasCut: boolean;
}

const maxFruitless = 3;

/** Adds the user's side of the conversation, with a note when a limit is near. */
export function reply(agent: Agent, content: readonly ContentBlockParam[]): Next {
  const { conversation, ledger } = agent;
  conversation.addReply(content);
  const promptTokens = conversation.promptTokens();
  const limit = ledger.exhausted(promptTokens);
  const near = limit === undefined ? ledger.nearing(promptTokens) : undefined;
  if (near !== undefined) conversation.addNote(prompt.wrapUpNotice(near));
  return { limit };
}

/** What an answer leads to, by its stop reason. Tools run only for `tool_use`. */
export async function act(agent: Agent, message: Message, maxTokens: number): Promise<Next> {
  switch (message.stop_reason) {
    case "tool_use":
      return await useTools(agent, message);
    case "max_tokens":
      return afterCut(agent, message, maxTokens);
    case "pause_turn":
      return afterPause(agent, message);
    case "refusal":
      return { end: { stopped: { code: "model-refused", reason: refusalReason(message) } } };
    case "model_context_window_exceeded":
      return afterFullWindow(agent, message);
    case "end_turn":
    case "stop_sequence":
      return afterEnd(agent, message);
    default: {
      // The API adds stop reasons; all that is certain about a new one is that the answer is over.
      agent.emit({
        type: "warning",
        message: `The model stopped for an unknown reason: ${message.stop_reason}.`,
      });
      return afterEnd(agent, message);
    }
  }
}

async function useTools(agent: Agent, message: Message): Promise<Next> {
  const calls = message.content.filter((block) => block.type === "tool_use");
  if (calls.length === 0) return again(agent, "The model's answer announced calls and had none.");
  agent.wasCut = false;
  agent.fruitless = 0;
  agent.conversation.addAnswer(message.content);
  const results = await agent.runCalls(calls, agent.ledger.turns());
  const next = reply(agent, results);
  if (agent.accepted !== undefined) return { end: { proposal: agent.accepted } };
  if (agent.cancelled.aborted)
    return { end: { stopped: { code: "cancelled", reason: "The run was cancelled." } } };
  return next;
}

/** The model ended without handing in: it is reminded once, then its last words are taken for the description. */
function afterEnd(agent: Agent, message: Message): Next {
  if (!agent.conversation.addAnswer(message.content)) return again(agent, "The model's answer was empty.");
  if (agent.nudged) {
    const description = textOf(message) || "The model gave no description.";
    return { end: { proposal: proposalFrom(agent, description) } };
  }
  agent.nudged = true;
  return reply(agent, [
    ...unanswered(message, prompt.unfinishedCallNotice),
    { type: "text", text: prompt.finishNotice },
  ]);
}

/** The length limit ended the answer. A call in it may be cut, so none is run. */
function afterCut(agent: Agent, message: Message, maxTokens: number): Next {
  if (maxTokens < capabilitiesOf(agent.model).usualOutputTokens) {
    const reason = `What is left of ${agent.ledger.costLimit} was too little for the model's answer.`;
    return { limit: { code: "budget-cost", reason } };
  }
  const calls = unanswered(message, prompt.cutCallNotice);
  if (calls.length === 0 && textOf(message) !== "") {
    agent.fruitless += 1;
    if (agent.fruitless > maxFruitless) return afterEnd(agent, message);
    agent.conversation.addAnswer(message.content.filter(isWhole));
    return reply(agent, [{ type: "text", text: prompt.continueNotice }]);
  }
  if (!agent.wasCut) {
    agent.wasCut = true;
    agent.emit({
      type: "warning",
      message: "The model's answer reached its length limit inside a call; asking again with a higher one.",
    });
    return {};
  }
  if (calls.length === 0)
    return again(agent, "The model's answer was nothing but thinking, up to its length limit.");
  agent.wasCut = false;
  agent.conversation.addAnswer(message.content.filter(isWhole));
  return reply(agent, calls);
}

/** No room is left for another word, so what it had said is its last. */
function afterFullWindow(agent: Agent, message: Message): Next {
  const description = textOf(message);
  const proposal = description === "" ? {} : { proposal: proposalFrom(agent, description) };
  return { end: { stopped: contextStop, ...proposal } };
}

/** The API paused a long answer of its own tools: it goes on when the answer is sent back. */
function afterPause(agent: Agent, message: Message): Next {
  agent.fruitless += 1;
  if (agent.fruitless > maxFruitless) return afterEnd(agent, message);
  agent.conversation.addAnswer(message.content);
  const goesOn = message.content.at(-1)?.type !== "text";
  return goesOn ? {} : reply(agent, [{ type: "text", text: prompt.continueNotice }]);
}

/** Drops an answer that leads nowhere, and asks the same again. */
function again(agent: Agent, what: string): Next {
  agent.fruitless += 1;
  if (agent.fruitless >= maxFruitless)
    return { end: { stopped: { code: "model-unavailable", reason: what } } };
  agent.emit({ type: "warning", message: `${what} Asking again.` });
  return {};
}

/** A thinking block that was cut has no signature, and can't be sent back. */
function isWhole(block: Message["content"][number]): boolean {
  return block.type !== "thinking" || block.signature !== "";
}

/** Every call gets an answer, the ones that are not run too. */
function unanswered(message: Message, notice: string): ContentBlockParam[] {
  return message.content
    .filter((block) => block.type === "tool_use")
    .map(({ id }) => ({
      type: "tool_result",
      tool_use_id: id,
      content: [{ type: "text", text: notice }],
      is_error: true,
    }));
}

function refusalReason({ stop_details: details }: Message): string {
  const category = details?.category ? ` (${details.category})` : "";
  const explanation = details?.explanation ? `: ${details.explanation}` : "";
  return `The model declined to go on${category}${explanation.replace(/\.$/, "")}.`;
}

export function textOf({ content }: Message): string {
  return content
    .filter((block) => block.type === "text")
    .map(({ text }) => text.trim())
    .join("\n\n")
    .trim();
}

const maxTitleCharacters = 100;

export function proposalFrom({ task }: Agent, description: string): Proposal {
  return { title: firstLine(task.issue?.title ?? task.prompt, maxTitleCharacters), description };
}
