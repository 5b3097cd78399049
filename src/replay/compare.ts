import { isLimitNotice } from "../agent/prompt.ts";
import { firstDifference } from "./difference.ts";
import type { RecordedMessage, Recording } from "./recording.ts";
import { withoutVolatile } from "./volatile.ts";

/** Where a replay is not as the recorded run was. */
export interface Departure {
  /** One sentence without its end: in which turn, and what. */
  readonly what: string;
  /** The first lines that differ; empty when there are none to show. */
  readonly difference: string;
}

/** How what the model was told compares with what it was told then. */
export interface Comparison {
  /** Takes what the loop records of itself; to be called for every entry. */
  readonly take: (entry: unknown) => void;
  /** Of tool calls. */
  readonly counts: () => { readonly same: number; readonly volatile: number; readonly departed: number };
  readonly first: () => Departure | undefined;
  /** How many of the recorded messages to the model came again. */
  readonly isComplete: () => boolean;
}

type Block = RecordedMessage["content"][number] & Readonly<Record<string, unknown>>;
type Reply = readonly Block[];

/** Compares piece by piece; `onDeparture` is told of the first departure when it happens. */
export function compareWith(
  recording: Recording,
  options: {
    /** The agent's HOME here. */
    readonly home: string;
    readonly onDeparture: (departure: Departure) => void;
  },
): Comparison {
  const calls = callsOf(recording);
  const recorded = replies(recording.added);
  const counts = { same: 0, volatile: 0, departed: 0 };
  let pieces: Recording["added"] = [];
  let compared = 0;
  let first: Departure | undefined;

  const judge = (turn: number, then: Block | undefined, now: Block | undefined) => {
    const name = describe(then ?? now, turn, calls);
    const verdict = compareBlocks(then, now, name.tool, { here: options.home, there: recording.run.home });
    // Our own words are compared too, but are no results.
    if (name.tool !== "" || verdict === "departed") counts[verdict] += 1;
    if (verdict !== "departed" || first !== undefined) return;
    first = {
      what: `${turn === 0 ? "At the start" : `In turn ${turn}`}, ${name.what} is not as recorded`,
      difference: firstDifference(textOf(then), textOf(now)),
    };
    options.onDeparture(first);
  };

  return {
    take(entry) {
      const { added } = entry as { readonly added?: readonly RecordedMessage[] };
      if (added === undefined) return;
      pieces = [...pieces, added];
      const now = replies(pieces);
      // What goes beyond the recording follows an end that came for want of time or money.
      for (; compared < Math.min(now.length, recorded.length); compared += 1) {
        const [then = [], here = []] = [recorded[compared], now[compared]];
        for (let at = 0; at < Math.max(then.length, here.length); at += 1)
          judge(compared, then[at], here[at]);
      }
    },
    counts: () => counts,
    first: () => first,
    isComplete: () => compared === recorded.length,
  };
}

/** What the user's side said, message by message, without what depends on the clock and the prices. */
function replies(pieces: Recording["added"]): Reply[] {
  const found: Block[][] = [];
  const answered = new Set<unknown>();
  let open = false;
  for (const { role, content } of pieces.flat()) {
    // A message that was sent again, without images that the API refused, is not a new one.
    const ids = (content as Block[]).flatMap((block) => block["tool_use_id"] ?? []);
    if (ids.some((id) => answered.has(id))) continue;
    for (const id of ids) answered.add(id);
    if (role === "user") {
      const blocks = (content as Block[]).filter((block) => !isLimitNotice(textOf(block)));
      const [first] = blocks;
      if (open && first !== undefined && found.length === 1 && textOf(first) === textOf(found[0]?.[0]))
        continue;
      // A note to a reply that was sent already comes as a message of its own.
      if (open) found.at(-1)?.push(...blocks);
      else found.push([...blocks]);
    }
    open = role === "user";
  }
  return found;
}

interface Call {
  readonly tool: string;
  /** One line: the tool and what it was called with. */
  readonly what: string;
}

const maxShownInput = 80;

function callsOf({ answers }: Recording): ReadonlyMap<unknown, Call> {
  const blocks = answers.flatMap(({ content }) => content as Block[]);
  return new Map(
    blocks.flatMap((block) => {
      if (block.type !== "tool_use") return [];
      const input = Object.values((block["input"] as object | null) ?? {}).find(
        (value) => typeof value === "string",
      );
      const about = typeof input === "string" ? ` (${input.split("\n", 1)[0]?.slice(0, maxShownInput)})` : "";
      const tool = String(block["name"]);
      return [[block["id"], { tool, what: `the result of ${tool}${about}` }] as const];
    }),
  );
}

function describe(block: Block | undefined, turn: number, calls: ReadonlyMap<unknown, Call>) {
  const call = block?.type === "tool_result" ? calls.get(block["tool_use_id"]) : undefined;
  if (call !== undefined) return call;
  return { tool: "", what: turn === 0 ? "what the agent is told first" : "what the agent is told" };
}

function compareBlocks(
  then: Block | undefined,
  now: Block | undefined,
  tool: string,
  home: { readonly here: string; readonly there: string },
): "same" | "volatile" | "departed" {
  const [one, other] = [then, now].map((block) => JSON.stringify(shape(block)));
  if (one !== other) return "departed";
  const [before, after] = [textOf(then), textOf(now)];
  if (before === after) return "same";
  if (tool !== "run_command") return "departed";
  const moved = home.here.length > 1 ? after.replaceAll(home.here, home.there) : after;
  return withoutVolatile(before) === withoutVolatile(moved) ? "volatile" : "departed";
}

/** All of a block but its text. */
function shape(block: Block | undefined): unknown {
  if (block === undefined) return undefined;
  const { content } = block;
  const parts = Array.isArray(content) ? (content as Block[]).filter(({ type }) => type !== "text") : [];
  return [block.type, block["tool_use_id"], block["is_error"] ?? false, parts];
}

function textOf(block: Block | undefined): string {
  if (block === undefined) return "";
  if (block.type === "text") return String(block["text"]);
  const { content } = block;
  if (typeof content === "string") return content;
  return Array.isArray(content)
    ? (content as Block[]).map((part) => String(part["text"] ?? "")).join("\n")
    : "";
}
