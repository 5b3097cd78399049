import { describe, expect, test } from "@jest/globals";
import { createEmitter, type Sink } from "../src/events/emitter.ts";
import type { Event, EventBody } from "../src/events/event.ts";
import { createRedactor, Secret } from "../src/redact.ts";

const secret = "long-enough-secret";

function collect(...broken: Sink[]) {
  const events: Event[] = [];
  const failures: [string, unknown][] = [];
  const emitter = createEmitter({
    run: "7-1",
    redactor: createRedactor([new Secret(secret)]),
    sinks: [...broken, { name: "list", take: (event) => events.push(event) }],
    onSinkFailure: (sink, cause) => failures.push([sink, cause]),
  });
  return { emitter, events, failures };
}

const say = (text: string, done = false, block = 0): EventBody => ({
  type: "message",
  text,
  turn: 1,
  block,
  done,
});
const warn = (message: string): EventBody => ({ type: "warning", message });
const texts = (events: readonly Event[]) =>
  events.map((event) => ("text" in event ? event.text : event.type));

describe("the emitter", () => {
  test("stamps each event after its own keys, counting without a gap", () => {
    const { emitter, events } = collect();
    const before = Date.now();
    for (const message of ["a", "b", "c"]) emitter.emit(warn(message));
    expect(events.map((event) => Object.keys(event))).toEqual(
      Array(3).fill(["type", "message", "seq", "timestamp", "run"]),
    );
    expect(events.map(({ seq, run }) => [seq, run])).toEqual([
      [1, "7-1"],
      [2, "7-1"],
      [3, "7-1"],
    ]);
    for (const { timestamp } of events) expect(timestamp).toBeGreaterThanOrEqual(before);
  });

  test("redacts before any sink sees it", () => {
    const { emitter, events } = collect();
    emitter.emit({ type: "tool_call", tool: "t", input: { deep: [{ key: secret }] }, id: "1", turn: 1 });
    expect(events[0]).toMatchObject({ input: { deep: [{ key: "***" }] } });
  });

  test("finds a secret cut in two by where the parts of a message end", () => {
    const { emitter, events } = collect();
    for (const part of ["the key is long-", "enough", "-secret, keep it."]) emitter.emit(say(part));
    emitter.emit(say("", true));
    expect(texts(events)).toEqual(["the key is ", "***, keep it.", ""]);
    expect(JSON.stringify(events)).not.toContain("enough");
  });

  test("what was held back is told before anything else is", () => {
    const { emitter, events } = collect();
    emitter.emit(say("not a l"));
    emitter.emit(warn("w"));
    emitter.emit(say("so lo", false, 1));
    emitter.emit(say("ng, then", true, 2));
    expect(texts(events)).toEqual(["not a ", "l", "warning", "so ", "lo", "ng, then"]);
  });

  test("the end of the run tells what was held back", async () => {
    const { emitter, events } = collect();
    emitter.emit(say("hell"));
    emitter.emit(say("o l"));
    await emitter.close();
    emitter.emit(warn("too late"));
    expect(texts(events).join("")).toBe("hello l");
  });

  test("finds a secret cut in two by where parts of a command's output end, with others beside it", () => {
    const { emitter, events } = collect();
    const print = (id: string, output: string) =>
      emitter.emit({ type: "tool_output", tool: "run_command", output, id, omitted_bytes: 0 });
    for (const part of ["key: long-en", "ough-se", "cret\n"]) {
      print("a", part);
      print("b", `${part.length}\n`);
    }
    print("a", "so l");
    emitter.emit({
      ...{ type: "tool_result", tool: "run_command", result: "all", id: "a" },
      ...{ ok: true, duration_ms: 1, truncated: false },
    });
    const told = (id: string) =>
      events.flatMap((event) => (event.type === "tool_output" && event.id === id ? [event.output] : []));
    expect(told("a")).toEqual(["key: ", "***\n", "so ", "l"]);
    expect(told("b")).toEqual(["12\n", "7\n", "5\n"]);
    expect(events.at(-1)).toMatchObject({ type: "tool_result", result: "all" });
  });

  test("a sink that throws is told once and left out; the others miss nothing", () => {
    let taken = 0;
    const broken: Sink = {
      name: "broken",
      take: () => {
        taken += 1;
        throw new Error("disk full");
      },
    };
    const { emitter, events, failures } = collect(broken);
    for (let count = 0; count < 3; count += 1) emitter.emit(warn("w"));
    expect(taken).toBe(1);
    expect(failures).toEqual([["broken", new Error("disk full")]]);
    expect(events).toHaveLength(3);
  });

  test("a sink that can't close breaks nothing and keeps no other from closing", async () => {
    const closed: string[] = [];
    const sink = (name: string, close: () => Promise<void>): Sink => ({ name, take: () => {}, close });
    const { emitter, failures } = collect(
      sink("broken", async () => {
        throw new Error("gone");
      }),
      sink("fine", async () => {
        closed.push("fine");
      }),
    );
    await emitter.close();
    expect(closed).toEqual(["fine"]);
    expect(failures).toEqual([["broken", new Error("gone")]]);
  });
});
