import type { RawMessageStreamEvent } from "@anthropic-ai/sdk/resources/messages";
import type { EventBody } from "../events/event.ts";

/** Longer lines are told in parts. */
const maxPartCharacters = 2_000;

/** Tells what the model says and thinks while it does, in whole lines. */
export interface Live {
  readonly take: (event: RawMessageStreamEvent) => void;
  /** Tells what is still held back, when the answer ended before its blocks did. */
  readonly close: () => void;
}

export function createLive(emit: (event: EventBody) => void, turn: number): Live {
  const open = new Map<number, { readonly type: "message" | "thinking"; text: string; told: boolean }>();

  const tell = (block: number, text: string, done: boolean) => {
    const part = open.get(block);
    if (part === undefined) return;
    part.told = true;
    emit({ type: part.type, text, turn, block, done });
  };
  const add = (block: number, delta: string) => {
    const part = open.get(block);
    if (part === undefined) return;
    part.text += delta;
    for (let end = partEnd(part.text); end > 0; end = partEnd(part.text)) {
      tell(block, part.text.slice(0, end), false);
      part.text = part.text.slice(end);
    }
  };
  const end = (block: number) => {
    const part = open.get(block);
    if (part === undefined) return;
    if (part.told || part.text !== "") tell(block, part.text, true);
    open.delete(block);
  };

  return {
    take(event) {
      switch (event.type) {
        case "content_block_start": {
          const { index, content_block: block } = event;
          if (block.type === "text") {
            open.set(index, { type: "message", text: "", told: false });
            add(index, block.text);
          } else if (block.type === "thinking") {
            open.set(index, { type: "thinking", text: "", told: false });
            add(index, block.thinking);
          }
          return;
        }
        case "content_block_delta":
          if (event.delta.type === "text_delta") add(event.index, event.delta.text);
          else if (event.delta.type === "thinking_delta") add(event.index, event.delta.thinking);
          return;
        case "content_block_stop":
          return end(event.index);
        case "message_start":
        case "message_delta":
        case "message_stop":
          return;
      }
    },
    close() {
      for (const block of [...open.keys()]) end(block);
    },
  };
}

/** Where the next part of the text ends: after its last line end, or inside a long line at white space. 0: not yet. */
function partEnd(text: string): number {
  const lines = text.lastIndexOf("\n") + 1;
  if (lines > 0) return lines;
  if (text.length <= maxPartCharacters) return 0;
  const space = text.lastIndexOf(" ", maxPartCharacters - 1) + 1;
  if (space > 0) return space;
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(maxPartCharacters - 1));
  return splitsPair ? maxPartCharacters - 1 : maxPartCharacters;
}
