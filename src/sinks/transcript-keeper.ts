import type { Event } from "../events/event.ts";
import { terminalText } from "../terminal-text.ts";
import { editsText } from "./input-text.ts";
import { shorten } from "./shorten.ts";
import { mainArgument } from "./tool-title.ts";

type EventOf<Type extends Event["type"]> = Extract<Event, { type: Type }>;

/** Something that the model said or did; all texts are shortened, and untrusted. */
export type TranscriptItem =
  | { readonly type: "words"; readonly turn: number; readonly text: string; readonly missing: number }
  | {
      readonly type: "call";
      readonly turn: number;
      readonly tool: string;
      readonly about: string;
      /** Lines that go and lines that come, of a call that edits; else empty. */
      readonly edits: string;
      /** Undefined when no result came. */
      readonly ended: { readonly ok: boolean; readonly durationMs: number } | undefined;
      readonly result: string;
    };

/** A conversation's beginning and end, as it was read by people. */
export interface KeptTranscript {
  readonly head: readonly TranscriptItem[];
  /** How many items were forgotten between the two. */
  readonly leftOut: number;
  readonly tail: readonly TranscriptItem[];
}

/** Characters of items; what a run may hold in memory for its page. */
const limits = { head: 64 * 1024, tail: 192 * 1024 };
const maxWords = 4000;
const maxTitle = 160;
const resultLimits = { lines: 12, chars: 1200 };
const editsLimits = { lines: 40, chars: 3000 };
/** Calls whose result is waited for; more are lost ones. */
const maxOpen = 256;

/** Follows a conversation in bounded memory, however long it is and however large its results are. */
export function createTranscriptKeeper(): {
  readonly take: (event: Event) => void;
  readonly read: () => KeptTranscript;
} {
  const kept = createEnds(limits);
  const open = new Map<string, TranscriptItem & { readonly type: "call" }>();
  let said: { readonly turn: number; readonly block: number; text: string; missing: number } | undefined;

  const endWords = () => {
    if (said !== undefined && said.text.trim() !== "") {
      kept.add({ type: "words", turn: said.turn, text: said.text, missing: said.missing });
    }
    said = undefined;
  };

  const speak = ({ turn, block, text, done }: EventOf<"message">) => {
    if (said?.turn !== turn || said.block !== block) endWords();
    said ??= { turn, block, text: "", missing: 0 };
    const part = text.slice(0, Math.max(0, maxWords - said.text.length));
    said.text += part;
    said.missing += text.length - part.length;
    if (done) endWords();
  };

  const call = ({ id, turn, tool, input }: EventOf<"tool_call">) => {
    endWords();
    const [oldest] = open.keys();
    if (open.size >= maxOpen && oldest !== undefined) open.delete(oldest);
    const about = mainArgument(input, maxTitle).text;
    const edits = shorten(editsText(input["edits"]) ?? "", editsLimits);
    open.set(id, {
      type: "call",
      turn,
      tool: tool.slice(0, maxTitle),
      about,
      edits,
      ended: undefined,
      result: "",
    });
  };

  const answer = ({ id, ok, duration_ms: durationMs, result }: EventOf<"tool_result">) => {
    const asked = open.get(id);
    open.delete(id);
    if (asked === undefined) return;
    kept.add({ ...asked, ended: { ok, durationMs }, result: shorten(terminalText(result), resultLimits) });
  };

  return {
    take(event) {
      if (event.type === "message") speak(event);
      else if (event.type === "tool_call") call(event);
      else if (event.type === "tool_result") answer(event);
    },
    read() {
      const { head, leftOut, tail } = kept.read();
      const last = said === undefined || said.text.trim() === "" ? [] : [{ type: "words", ...said } as const];
      return { head, leftOut, tail: [...tail, ...open.values(), ...last] };
    },
  };
}

/** Keeps the first and the last items, by their characters. */
function createEnds(most: { readonly head: number; readonly tail: number }) {
  const head: TranscriptItem[] = [];
  let tail: { readonly item: TranscriptItem; readonly size: number }[] = [];
  /** Where the first one is that is still kept. */
  let start = 0;
  let leftOut = 0;
  const room = { ...most };
  return {
    add(item: TranscriptItem): void {
      const size = sizeOf(item);
      if (tail.length === 0 && size <= room.head) {
        room.head -= size;
        head.push(item);
        return;
      }
      tail.push({ item, size });
      room.tail -= size;
      for (let first = tail[start]; room.tail < 0 && first !== undefined; first = tail[start]) {
        room.tail += first.size;
        start += 1;
        leftOut += 1;
      }
      if (start * 2 > tail.length) {
        tail = tail.slice(start);
        start = 0;
      }
    },
    read: (): KeptTranscript => ({ head, leftOut, tail: tail.slice(start).map(({ item }) => item) }),
  };
}

/** What the object takes besides its texts. */
const itemSize = 200;

function sizeOf(item: TranscriptItem): number {
  return item.type === "words"
    ? itemSize + item.text.length
    : itemSize + item.tool.length + item.about.length + item.edits.length + item.result.length;
}
