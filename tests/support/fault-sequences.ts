import {
  beforeStart,
  call,
  drop,
  eof,
  errorEvent,
  event,
  halfway,
  hang,
  type Part,
  pause,
  raw,
  type Shown,
  say,
  status,
  stop,
  type Turn,
  think,
  turn,
} from "./fake-messages/index.ts";
import { blocksOf } from "./fake-messages/wire.ts";

/** What the model does in a run without faults: eleven turns of work, then it hands in. */
const work: readonly (readonly [tool: string, input: object][])[] = [
  [["write_file", { filepath: "a.txt", content: "one\n" }]],
  [["run_command", { command: "echo first >> log.txt" }]],
  [
    ["read_file", { filepath: "a.txt" }],
    ["read_file", { filepath: "log.txt" }],
  ],
  [["edit_file", { filepath: "a.txt", edits: [{ old_text: "one", new_text: "two 😀" }] }]],
  [
    ["run_command", { command: "echo second >> log.txt" }],
    ["run_command", { command: "cat log.txt", read_only: true }],
  ],
  [["write_file", { filepath: "deep/b.txt", content: 'line "with" quotes\\\n'.repeat(50) }]],
  [
    ["read_file", { filepath: "missing.txt" }],
    ["run_command", { command: "echo third >> log.txt" }],
  ],
  [
    [
      "edit_file",
      { filepath: "deep/b.txt", edits: [{ old_text: "line", new_text: "row", replace_all: true }] },
    ],
  ],
  [["run_command", { command: "echo fourth >> log.txt" }]],
  [
    ["write_file", { filepath: "c.txt", content: "c" }],
    ["write_file", { filepath: "c.txt", content: "cc" }],
  ],
  [["run_command", { command: "echo last >> log.txt" }]],
  [["finish", { title: "Done", description: "It is done." }]],
];

export const turnCount = work.length;

/** The ids of the calls of the first so many turns. */
export function callIds(turns: number): string[] {
  return work.slice(0, turns).flatMap((calls, number) => calls.map((_, index) => `work_${number}_${index}`));
}

function partsOf(number: number): Part[] {
  const calls = work[number] ?? [];
  return [
    think(`Turn ${number}: what is next? `.repeat(3)),
    say(`Now for part ${number}.`),
    ...calls.map(([tool, input], index) => call(tool, input, { id: `work_${number}_${index}` })),
  ];
}

/** How many turns of the work the conversation holds. */
function turnsIn({ messages }: Shown): number {
  return messages.filter(({ content }) =>
    blocksOf(content).some(({ type, id }) => type === "tool_use" && String(id).startsWith("work_")),
  ).length;
}

interface Fault {
  readonly name: string;
  readonly play: (number: number) => Turn;
}

const fault = (name: string, play: Fault["play"]): Fault => ({ name, play });
const at = (number: number, place: number, ...parts: Part[]) =>
  turn(...partsOf(number).toSpliced(place, 0, ...parts));
const inside = (number: number, what: Part) => {
  const parts = partsOf(number);
  const last = parts.at(-1);
  return turn(
    ...parts.slice(0, -1),
    last?.type === "block" ? halfway(last, what as ReturnType<typeof drop>) : what,
  );
};
const soon = { headers: { "retry-after-ms": "3" } };

/** The service or the connection fails; the same request is asked again. */
const passing: readonly Fault[] = [
  ...[408, 409, 429, 500, 502, 503, 504, 529].map((code) => fault(`${code}`, () => status(code))),
  fault("429, told when", () => status(429, soon)),
  fault("529, told when", () => status(529, soon)),
  fault("400 that may be retried", () => status(400, { headers: { "x-should-retry": "true" } })),
  fault("cut before headers", () => drop()),
  fault("cut after headers", () => turn(drop({ after: "headers" }))),
  fault("cut after first byte", () => turn(drop({ after: "first-byte" }))),
  fault("cut after message_start", (number) => at(number, 0, drop())),
  fault("cut after thinking", (number) => at(number, 1, drop())),
  fault("cut inside a call", (number) => inside(number, drop())),
  fault("cut after the calls", (number) => at(number, 99, drop())),
  fault("cut after message_delta", (number) => at(number, 99, stop("tool_use"), drop())),
  fault("end with nothing", () =>
    status(200, { body: "", headers: { "content-type": "text/event-stream" } }),
  ),
  fault("end after message_start", (number) => at(number, 0, eof())),
  fault("end after a text", (number) => at(number, 2, eof())),
  fault("end inside a call", (number) => inside(number, eof())),
  fault("end after message_delta", (number) => at(number, 99, stop("tool_use"), eof())),
  fault("overloaded first", (number) => at(number, 0, errorEvent())),
  fault("overloaded in a call", (number) => inside(number, errorEvent())),
  fault("api_error last", (number) => at(number, 99, stop("tool_use"), errorEvent("api_error", "Internal"))),
  fault("garbage", (number) => at(number, 1, raw("event: content_block_delta\ndata: {\n\n"))),
  fault("delta of no block", (number) =>
    at(
      number,
      2,
      event("content_block_delta", {
        type: "content_block_delta",
        index: 90,
        delta: { type: "text_delta", text: "x" },
      }),
    ),
  ),
  fault("no stop reason", (number) => at(number, 99, stop(null))),
];

/** No byte comes for longer than the client waits. */
const silent: readonly Fault[] = [
  fault("silence before the headers", () => hang({ headers: false })),
  fault("silence after thinking", (number) => at(number, 1, hang())),
  fault("silence inside a call", (number) => inside(number, hang())),
];

/** Asking again as it was does not help with this, and a new token does. */
const tokenRefused = fault("401, renewed", () => status(401));
/** Nor with this: from now on the API takes none of the thinking that there is. */
const thinkingRefused = (revokeThinking: () => void) =>
  fault("thinking refused", () => () => {
    revokeThinking();
    return status(400, { message: "messages.1.content.0: Invalid `signature` in `thinking` block" });
  });

/** Nothing is wrong with these but their look. */
const odd: readonly Fault[] = [
  fault("unknown events", (number) =>
    at(number, 1, event("surprise", { type: "surprise" }), raw(": so\n\n")),
  ),
  fault("an event before the first", (number) =>
    at(number, 0, beforeStart(event("content_block_stop", { type: "content_block_stop", index: 3 }))),
  ),
  fault("a pause with pings", (number) => at(number, 1, pause({ ms: 60, pings: true, everyMs: 10 }))),
  fault("late end", (number) =>
    at(number, 99, stop("tool_use"), event("message_stop", { type: "message_stop" }), drop()),
  ),
];

/** Whole answers that lead nowhere. */
const fruitless: readonly Fault[] = [
  fault("empty", () => turn(stop("end_turn"))),
  fault("calls announced, none made", () => turn(say("So."), stop("tool_use"))),
  fault("cut call", () =>
    turn(think("Long."), call("write_file", { filepath: "no.txt", content: "no" }, { cutAfter: 12 })),
  ),
  fault("long text", () => turn(say("A long story"), stop("max_tokens"))),
  fault("pause", () => turn(say("A moment."), stop("pause_turn"))),
  fault("unknown tool", () => turn(call("open_file", { path: "a.txt" }))),
  fault("wrong input", () => turn(call("write_file", { filepath: "no.txt", content: 5 }))),
  fault("input that is no JSON", () => turn(call("write_file", {}, { json: '{"filepath": no.txt' }))),
];

/** The model thinks that it is done: it is reminded, once in a run. */
const ends: readonly Fault[] = [
  fault("end without handing in", () => turn(say("All done."))),
  fault("unknown stop reason", () => turn(say("So."), stop("tea_break"))),
  fault("stop sequence in a call", () =>
    turn(call("write_file", { filepath: "no.txt", content: "no" }), stop("stop_sequence")),
  ),
];

/** Nothing helps. */
const final: readonly (readonly [Fault, code: string])[] = [
  [fault("401", () => status(401)), "model-rejected"],
  [fault("402", () => status(402)), "model-rejected"],
  [fault("403", () => status(403)), "model-rejected"],
  [fault("400", () => status(400)), "model-rejected"],
  [fault("413", () => status(413)), "context-full"],
  [
    fault("too long", () => status(400, { message: "prompt is too long: 2 tokens > 1 maximum" })),
    "context-full",
  ],
  [fault("spend limit", () => status(429, { errorCode: "enforced_spend_limit_reached" })), "model-rejected"],
  [fault("an hour", () => status(429, { headers: { "retry-after": "3600" } })), "model-unavailable"],
  [fault("500 for good", () => status(500, { headers: { "x-should-retry": "false" } })), "model-unavailable"],
  [fault("invalid, in the stream", () => turn(errorEvent("invalid_request_error", "Odd"))), "model-rejected"],
  [
    fault("refusal", (number) =>
      at(number, 99, stop("refusal", { details: { type: "refusal", category: null, explanation: null } })),
    ),
    "model-refused",
  ],
  [fault("full window", (number) => at(number, 99, stop("model_context_window_exceeded"))), "context-full"],
];

export interface FaultSequence {
  /** What happens, for the message of a test that fails: the faults before each turn. */
  readonly story: string;
  /** One entry of the play; it answers every request of the run. */
  readonly play: Turn;
  readonly maxTurns: number;
  readonly fallbackModel: string | undefined;
  /** What the run may end with when it doesn't hand in. */
  readonly codes: ReadonlySet<string>;
}

/** The run without a fault. */
export function calmPlay(): Turn {
  return direct(work.map(() => []));
}

/** A run with random faults before its turns. `random` gives numbers from 0 to 1. */
export function makeSequence(
  random: () => number,
  { cancel, revokeThinking }: { readonly cancel: () => void; readonly revokeThinking: () => void },
): FaultSequence {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const some = (most: number, list: () => readonly Fault[]) =>
    Array.from({ length: Math.ceil(random() * most) }, () => pick(list()));
  const codes = new Set<string>();
  const faults = work.map(() => {
    const chance = random();
    if (chance < 0.5) return [];
    const mixed = () => (random() < 0.75 ? passing : random() < 0.4 ? odd : fruitless);
    return chance < 0.93 ? some(3, mixed) : some(12, () => passing);
  });
  // Each takes as long as the client waits.
  if (random() < 0.4) pick(faults).push(pick(silent));
  // So many in a row may be more than the run has patience for.
  if (faults.some(({ length }) => length >= 3)) codes.add("model-unavailable");

  if (random() < 0.3) pick(faults).push(pick(ends));
  // Before the second turn there is no thinking to refuse.
  if (random() < 0.3) pick(faults.slice(1)).push(thinkingRefused(revokeThinking));
  if (random() < 0.3) pick(faults).push(tokenRefused);
  if (random() < 0.2) {
    const [last, code] = pick(final);
    codes.add(code);
    pick(faults).push(last);
  }
  if (random() < 0.1) {
    codes.add("cancelled");
    const leave = () => {
      cancel();
      return hang({ headers: false });
    };
    pick(faults).push(fault("cancelled", () => leave));
  }
  const maxTurns = random() < 0.15 ? 6 + Math.floor(random() * 20) : 100;
  if (maxTurns < 100) codes.add("budget-turns");
  const fallbackModel = random() < 0.3 ? "claude-sonnet-5-5" : undefined;
  const story = [
    `max-turns ${maxTurns}, fallback-model ${fallbackModel ?? "none"}`,
    ...faults.map((before, number) => `${number}: ${before.map(({ name }) => name).join(", ")}`),
  ].join("\n");
  return { story, play: direct(faults), maxTurns, fallbackModel, codes };
}

/** Answers by what the conversation holds: the faults that are left before its next turn, then the turn. */
function direct(faults: readonly Fault[][]): Turn {
  return (shown) => {
    if (shown.body.tool_choice?.type === "none") return turn(say("This is what there is."));
    const number = turnsIn(shown);
    return faults[number]?.shift()?.play(number) ?? turn(...partsOf(number));
  };
}
