import type {
  ImageBlockParam,
  ToolResultBlockParam,
  ToolUseBlock,
} from "@anthropic-ai/sdk/resources/messages";
import { ToolError } from "../errors.ts";
import type { EventBody } from "../events/event.ts";
import { checkInput } from "../tools/check-input.ts";
import { toolOutput } from "../tools/output.ts";
import type { Access, Tool, ToolContext, ToolImage, ToolOutput } from "../tools/tool.ts";
import { fitResults } from "./fit-results.ts";
import { createTelling, type Ended } from "./tell-results.ts";

/** How many read-only calls run at the same time. */
const maxParallel = 8;

/** How much of an input that was no JSON the model is shown. */
const shownJson = 500;

/**
 * Runs the calls of one answer and gives their results in the order of the calls, all of them, whatever happens, and
 * together no longer than one turn's may be. Input that is a string is the text of an input that was not JSON.
 */
export type RunCalls = (
  calls: readonly ToolUseBlock[],
  turn: number,
) => Promise<readonly ToolResultBlockParam[]>;

/** A call that passed its checks, or what the model is told instead. */
interface Prepared {
  readonly call: ToolUseBlock;
  readonly tool?: Tool;
  readonly access: Access;
  readonly run: (context: ToolContext) => Promise<ToolOutput>;
}

interface CallOptions {
  readonly tools: readonly Tool[];
  readonly context: Omit<ToolContext, "onOutput">;
  /** Awaited before the first tool runs. */
  readonly prepare: () => Promise<void>;
  readonly emit: (event: EventBody) => void;
  /** Applied to every result before the model, and so the API, sees it. */
  readonly redact: (text: string) => string;
  /** Told every result, and the tool it came from. */
  readonly inspect: (tool: string, result: string) => void;
}

/**
 * Makes `RunCalls`. Neighbouring read-only calls run together; every other call runs alone, in its turn. Events leave
 * as things happen: of calls that run together, the calls in their order, each result when it is certain.
 */
export function createRunCalls(options: CallOptions): RunCalls {
  const begun = new Set<string>();
  return async (calls, turn) => {
    await options.prepare();
    const ended: Ended[] = [];
    const telling = createTelling(options.emit, calls.length);
    let fitted: readonly ToolResultBlockParam[] = [];
    try {
      for (const group of groups(calls.map((call) => prepare(call, options.tools)))) {
        const before: Before = {
          failed: ended.some(({ ok }) => !ok),
          handedIn: ended.some(({ output }) => output.ends === true),
        };
        const work = async (prepared: Prepared) => {
          announcePhase(prepared, begun, options.emit);
          const one = await runOne(prepared, turn, before, options);
          telling.take(one);
          options.inspect(one.tool, one.output.text);
          return one;
        };
        ended.push(...(await inParallel(group, work)));
      }
      fitted = fitResults(ended.map(toBlock));
    } finally {
      telling.rest(fitted);
    }
    return fitted;
  };
}

/** What the calls before in the same answer came to. */
interface Before {
  readonly failed: boolean;
  readonly handedIn: boolean;
}

function toBlock({ id, ok, output: { text, image } }: Ended): ToolResultBlockParam {
  const content = [{ type: "text" as const, text }, ...(image === undefined ? [] : [imageBlock(image)])];
  return { type: "tool_result", tool_use_id: id, content, ...(!ok && { is_error: true }) };
}

function imageBlock({ mediaType, base64 }: ToolImage): ImageBlockParam {
  return { type: "image", source: { type: "base64", media_type: mediaType, data: base64 } };
}

function prepare(call: ToolUseBlock, tools: readonly Tool[]): Prepared {
  const refuse = (problem: string): Prepared => ({
    call,
    access: "write",
    run: () => Promise.reject(new ToolError(problem)),
  });
  const tool = tools.find(({ name }) => name === call.name);
  if (tool === undefined) {
    return refuse(
      `There is no tool ${call.name}. The tools are ${tools.map(({ name }) => name).join(", ")}.`,
    );
  }
  if (typeof call.input === "string") {
    const came = JSON.stringify({ INVALID_JSON: call.input.slice(0, shownJson).toWellFormed() });
    return refuse(`Not run: the input of ${tool.name} was not a JSON object. What came begins: ${came}`);
  }
  const checked = checkInput(tool, call.input);
  if (!checked.ok) return refuse(`Not run: the input of ${tool.name} is not valid. ${checked.problem}`);
  const { input } = checked;
  return { call, tool, access: tool.access(input), run: (context) => tool.run(input, context) };
}

function groups(calls: readonly Prepared[]): Prepared[][] {
  const grouped: Prepared[][] = [];
  for (const call of calls) {
    const last = grouped.at(-1);
    if (call.access === "read" && last?.[0]?.access === "read") last.push(call);
    else grouped.push([call]);
  }
  return grouped;
}

/** Like `Promise.all`, a few at a time; after the first error it begins nothing more, and rejects once the rest ended. */
async function inParallel<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  const waiting = [...items.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, item] = next;
      try {
        results[index] = await work(item);
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
    }
  };
  const workers = Array.from({ length: Math.min(maxParallel, items.length) }, worker);
  const failure = (await Promise.allSettled(workers)).find(({ status }) => status === "rejected");
  if (failure?.status === "rejected") throw failure.reason;
  return results;
}

function announcePhase({ tool }: Prepared, begun: Set<string>, emit: (event: EventBody) => void): void {
  const phase = tool?.phase;
  if (phase === undefined || begun.has(phase)) return;
  begun.add(phase);
  const message = phase === "reading" ? "Reading files..." : "Modifying files...";
  emit({ type: "status", message, phase });
}

async function runOne(
  { call, tool, run }: Prepared,
  turn: number,
  before: Before,
  { context, emit, redact }: CallOptions,
): Promise<Ended> {
  const input = typeof call.input === "object" && call.input !== null ? { ...call.input } : {};
  emit({ type: "tool_call", tool: call.name, input, id: call.id, turn });
  const startedAt = performance.now();
  const durationMs = () => Math.round(performance.now() - startedAt);
  const ended = outcomeOf(() => {
    context.signal.throwIfAborted();
    if (before.handedIn) throw new ToolError("Not run: the work was handed in before it in this turn.");
    if (tool?.name === "finish" && before.failed) {
      throw new ToolError(
        "Not accepted: a call before it in this turn failed. See to that first, then finish.",
      );
    }
    return run({
      ...context,
      onOutput: ({ text, omittedBytes }) =>
        emit({
          type: "tool_output",
          tool: call.name,
          output: text,
          id: call.id,
          omitted_bytes: omittedBytes,
        }),
    });
  }, context.signal);
  const { ok, output } = await ended.catch((error: unknown) => {
    // Every call has its result, the one that ends the run too.
    const result = "Not finished: the tool broke.";
    emit({
      ...{ type: "tool_result", tool: call.name, result, id: call.id, ok: false },
      ...{ duration_ms: durationMs(), truncated: false },
    });
    throw error;
  });
  const shown = redactOutput(output, redact);
  return { id: call.id, tool: call.name, ok, output: shown, durationMs: durationMs() };
}

/** An image with a known secret in its bytes is not shown: nothing can be taken out of it. */
function redactOutput({ image, ...output }: ToolOutput, redact: (text: string) => string): ToolOutput {
  const text = redact(output.text);
  if (image === undefined) return { ...output, text };
  if (redact(image.base64) === image.base64) return { ...output, text, image };
  return { ...output, text: `${text}\n[the image is not shown: a secret is in its bytes]` };
}

/** A tool's refusal goes to the model; when the run is ending so does every failure; anything else is a bug. */
async function outcomeOf(
  run: () => Promise<ToolOutput>,
  signal: AbortSignal,
): Promise<{ readonly ok: boolean; readonly output: ToolOutput }> {
  try {
    return { ok: true, output: await run() };
  } catch (error) {
    if (error instanceof ToolError) return { ok: false, output: toolOutput(error.message) };
    if (!signal.aborted) throw error;
    return { ok: false, output: toolOutput("Not finished: the run is ending.") };
  }
}
