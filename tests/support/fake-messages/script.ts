import type { Turn } from "./play.ts";
import type { RecordedRequest } from "./record.ts";

/** The play, and all that did not go as written. */
export interface Script {
  readonly add: (turns: readonly Turn[]) => void;
  /** The next entry, with its number in the play; undefined when the play is over. */
  readonly next: () => { readonly entry: number; readonly turn: Turn } | undefined;
  readonly peek: () => Turn | undefined;
  readonly complain: (problem: string, record?: RecordedRequest) => void;
  readonly complaints: () => readonly string[];
  /** One sentence about the entries that were not played, if there are any. */
  readonly unplayed: () => readonly string[];
}

export function createScript(): Script {
  const turns: Turn[] = [];
  const problems: string[] = [];
  let played = 0;
  return {
    add: (more) => turns.push(...more),
    peek: () => turns[played],
    next: () => {
      const turn = turns[played];
      if (turn === undefined) return undefined;
      played += 1;
      return { entry: played, turn };
    },
    complain: (problem, record) => {
      const who = record && `request ${record.number} (${record.method} ${record.path}): `;
      problems.push(`${who ?? ""}${problem}`);
    },
    complaints: () => problems,
    unplayed: () => {
      const unplayed = turns.slice(played);
      if (unplayed.length === 0) return [];
      const list = unplayed.slice(0, 5).map(describe).join(", ");
      return [`${unplayed.length} of ${turns.length} entries were not played: ${list}`];
    },
  };
}

/** The entry in the words of the play, shortened. */
export function describe(turn: Turn): string {
  if (typeof turn === "function") return "a function of the request";
  switch (turn.type) {
    case "turn":
      return `turn(${turn.parts.map((part) => (part.type === "block" ? blockLabel(part.block) : part.type)).join(", ")})`;
    case "status":
      return `status(${turn.status})`;
    case "refused":
      return `refused(${turn.message})`;
    default:
      return turn.type;
  }
}

function blockLabel(block: { readonly type: string; readonly [field: string]: unknown }): string {
  const text = block["text"] ?? block["thinking"] ?? block["name"];
  return `${block.type} ${JSON.stringify(String(text ?? "").slice(0, 40))}`;
}
