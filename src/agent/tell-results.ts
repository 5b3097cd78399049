import type { ToolResultBlockParam } from "@anthropic-ai/sdk/resources/messages";
import type { EventBody } from "../events/event.ts";
import type { ToolOutput } from "../tools/tool.ts";
import { lengthLeftWhole } from "./fit-results.ts";

/** A call that came to its end. */
export interface Ended {
  readonly id: string;
  readonly tool: string;
  readonly ok: boolean;
  /** Without secrets. */
  readonly output: ToolOutput;
  readonly durationMs: number;
}

/** Tells people of one turn's results what the model is shown of them. */
export interface Telling {
  /** Tells a result at once, unless it is so long that the turn's other results may yet shorten it. */
  readonly take: (ended: Ended) => void;
  /** Tells those that were held back, as they are now; those that are not among `fitted` as they came. */
  readonly rest: (fitted: readonly ToolResultBlockParam[]) => void;
}

export function createTelling(emit: (event: EventBody) => void, calls: number): Telling {
  const whole = lengthLeftWhole(calls);
  const held: Ended[] = [];
  const tell = ({ id, tool, ok, output, durationMs }: Ended, text: string) =>
    emit({
      type: "tool_result",
      tool,
      result: text,
      id,
      ok,
      duration_ms: durationMs,
      truncated: output.truncated || text !== output.text,
    });

  return {
    take(ended) {
      if (ended.output.text.length > whole) held.push(ended);
      else tell(ended, ended.output.text);
    },
    rest(fitted) {
      const shown = new Map(fitted.map((block) => [block.tool_use_id, textOf(block)]));
      for (const ended of held) tell(ended, shown.get(ended.id) ?? ended.output.text);
    },
  };
}

function textOf({ content }: ToolResultBlockParam): string | undefined {
  if (!Array.isArray(content)) return content;
  const [first] = content;
  return first?.type === "text" ? first.text : undefined;
}
