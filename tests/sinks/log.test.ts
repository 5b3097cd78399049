import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Event, EventBody } from "../../src/events/event.ts";
import { createLogSink } from "../../src/sinks/log.ts";
import type { LogOutputOptions } from "../../src/sinks/log-output.ts";
import { readRunnerLog } from "../support/runner-log.ts";
import { sampleRun, stamped } from "../support/sample-run.ts";

function print(
  events: readonly Event[],
  { details = [], ...options }: Partial<LogOutputOptions> & { readonly details?: readonly string[] } = {},
): { readonly text: string; readonly log: ReturnType<typeof readRunnerLog> } {
  const written: string[] = [];
  const sink = createLogSink({
    write: (text) => written.push(text),
    format: "runner",
    colour: false,
    debug: false,
    ...options,
  });
  const everySo = Math.ceil(events.length / (details.length + 1));
  for (const [index, event] of events.entries()) {
    sink.take(event);
    const detail = index % everySo === 0 ? details[index / everySo] : undefined;
    if (detail !== undefined) sink.detail(detail);
  }
  const text = written.join("");
  return { text, log: readRunnerLog(text) };
}

const call: EventBody = {
  type: "tool_call",
  tool: "run_command",
  input: { command: "ls" },
  id: "1",
  turn: 1,
};
const answer: EventBody = {
  ...{ type: "tool_result", tool: "run_command", result: "a", id: "1" },
  ...{ ok: true, duration_ms: 5, truncated: false },
};

/** Commands that only the sink itself may give. */
function ownCommands(log: ReturnType<typeof readRunnerLog>): string[] {
  return log.commands
    .map(({ name }) => name)
    .filter((name) => name !== "stop-commands" && !/^[0-9a-f-]{36}$/.test(name));
}

describe("in a runner's log", () => {
  test("phases are headings, said once each", () => {
    const { log } = print(sampleRun());
    expect(
      log.lines.filter((line) => line.startsWith("━━")).map((line) => line.replaceAll("━", "").trim()),
    ).toEqual([
      "Repository",
      "Analysis",
      "Reading",
      "Modification",
      "Checks",
      "Branch",
      "Pull request",
      "Result",
    ]);
  });

  test("a key that comes up on the way is masked even while a command's output is being quoted", () => {
    const written: string[] = [];
    const sink = createLogSink({
      ...{ write: (text: string) => written.push(text), format: "runner", colour: false, debug: false },
    });
    const output = (text: string): EventBody => ({
      ...{ type: "tool_output", tool: "run_command", output: text, id: "1", omitted_bytes: 0 },
    });
    for (const event of stamped(call, output("one\n"))) sink.take(event);
    sink.mask("token-one\ntoken-two");
    for (const event of stamped(output("two\n"), answer)) sink.take(event);
    const log = readRunnerLog(written.join(""));
    expect(log.commands.filter(({ name }) => name === "add-mask")).toEqual([
      expect.objectContaining({ data: "token-one\ntoken-two" }),
    ]);
    expect(log.lines).toEqual(expect.arrayContaining(["│ one", "│ two"]));
  });

  test("checks are told in one line, and what they print is quoted where they fail", () => {
    const { log } = print(sampleRun());
    expect(log.lines).toContain(
      "✓ checks on the base: npm test · passed · 12 passed, 0 failed, 1 skipped · 3.1 s",
    );
    expect(log.lines).toContain("✗ The checks fail with the change, and passed before.");
    expect(log.groups.at(-1)?.lines).toContain("│ : :error::FAIL test/parse.js");
  });

  test("each tool call is one folded group with its argument, end and duration", () => {
    const { log } = print(sampleRun());
    expect(log.groups.map(({ title }) => title)).toEqual([
      "✓ read_file index.js · 12 ms",
      "✓ search parse\\( · 31 ms",
      "✗ run_command npm test… · 1 min 1 s · shortened for the model",
      "✓ edit_file index.js · 4 ms",
      "✗ checks on the change: npm test · failed, exit code 1 · 3.0 s",
    ]);
    expect(log.groups[3]?.lines.filter((line) => line.startsWith("│"))).toEqual(
      ["old_text:", "a", "b", "new_text:", "a", "c", "───", "Edited index.js."].map((line) => `│ ${line}`),
    );
  });

  test("replacements show as lines that go and lines that come", () => {
    const edits = [
      { old_text: "a\nb", new_text: "c" },
      { old_text: "d", new_text: "e", replace_all: true },
    ];
    const edit = { ...call, tool: "edit_file", input: { filepath: "f", edits } };
    const { log } = print(stamped(edit, { ...answer, tool: "edit_file" }));
    expect(log.groups[0]?.lines.filter((line) => line.startsWith("│")).slice(0, 7)).toEqual(
      ["edits:", "- a", "- b", "+ c", "", "- d", "+ e"].map((line) => `│ ${line}`),
    );
  });

  test("a line of ours that begins like a command is none", () => {
    const { log } = print(stamped({ type: "status", message: "::error::x", phase: "result" }));
    expect(ownCommands(log)).toEqual([]);
    expect(log.lines).toContain(": :error::x");
  });

  test("a command shows when it starts, before its result is there", () => {
    expect(print(stamped(call)).log.lines).toEqual(["▶ ls"]);
  });

  const part = (
    output: string,
    more: Partial<Extract<EventBody, { type: "tool_output" }>> = {},
  ): EventBody => ({
    ...{ type: "tool_output", tool: "run_command", output, id: "1", omitted_bytes: 0, ...more },
  });
  const shown = (...events: EventBody[]) =>
    print(stamped(...events)).log.lines.filter(
      (line) => line !== "" && !/^(?:::|##)/.test(line.replace(/^##\[group\]/, "")),
    );

  test("what a command prints comes line by line while it runs, and not again in its group", () => {
    const result = "Exit code: 0 (1.0 s)\none\ntwo\nthree\n";
    const events = [call, part("one\ntw"), part("o\n"), { ...answer, result } as EventBody];
    expect(shown(...events.slice(0, 2))).toEqual(["▶ ls", "│ one"]);
    expect(shown(...events.slice(0, 3))).toEqual(["▶ ls", "│ one", "│ two"]);
    expect(shown(...events)).toEqual([
      ...["▶ ls", "│ one", "│ two"],
      expect.stringContaining("✓ run_command ls · 5 ms"),
      ...["│ Exit code: 0 (1.0 s)", "│ three", "│ (its output is above)"],
    ]);
  });

  test("a line that never ended shows before the group, a progress bar as it was in the end", () => {
    const result = "Exit code: 0 (1.0 s)\n10 %\r99 %\nlast";
    expect(shown(call, part("10 %\r99 %\nla"), part("st"), { ...answer, result } as EventBody)).toEqual([
      ...["▶ ls", "│ 99 %", "│ last"],
      expect.stringContaining("✓ run_command"),
      ...["│ Exit code: 0 (1.0 s)", "│ (its output is above)"],
    ]);
  });

  test("a gap in a flood is named", () => {
    expect(shown(call, part("a\nb"), part("y\n", { omitted_bytes: 2048 }))).toEqual([
      ...["▶ ls", "│ a", "│ b", "│ … 2 KB left out …", "│ y"],
    ]);
  });

  test("commands side by side are told apart", () => {
    const other = { ...call, input: { command: "npm test" }, id: "2" } as EventBody;
    const events = [call, other, part("a\n"), part("b\n", { id: "2" }), answer, part("c\n", { id: "2" })];
    expect(shown(...events).filter((line) => /^[▶│] /.test(line))).toEqual([
      ...["▶ ls", "▶ [2] npm test", "│ a", "│ [2] b", "│ (its output is above)", "│ [2] c"],
    ]);
  });

  test("a command that prints for ever shows now and then that it goes on", () => {
    const lines = Array.from({ length: 600 }, (_, index) => `line ${index}\n`);
    const long = stamped(
      call,
      part(lines.join("")),
      ...Array.from({ length: 100 }, () => part(lines.join(""))),
    );
    const every250Ms = long.map((event, index) => ({ ...event, timestamp: index * 250 }));
    const { log } = print(every250Ms);
    expect(log.lines.filter((line) => line.startsWith("│")).length).toBeLessThan(600 + 6);
    expect(log.lines.filter((line) => line === "│ line 599").length).toBeGreaterThan(4);
  });

  test("the model's words come line by line, thinking marked", () => {
    const parts = ["one\ntw", "o\nthr", "ee"].map(
      (text, index): EventBody => ({ type: "message", text, turn: 1, block: 0, done: index === 2 }),
    );
    const words = (count: number) =>
      print(stamped(...parts.slice(0, count))).log.lines.filter((line) => line.startsWith("│"));
    expect(words(1)).toEqual(["│ one"]);
    expect(words(2)).toEqual(["│ one", "│ two"]);
    expect(words(3)).toEqual(["│ one", "│ two", "│ three"]);
    expect(print(sampleRun()).log.lines).toContain("│ · I'll look at index.js first.");
  });

  test("words that end without a last part are shown before what comes next", () => {
    const { log } = print(stamped({ type: "message", text: "so", turn: 1, block: 0, done: false }, call));
    expect(log.lines.slice(-3).filter((line) => !line.startsWith("::"))).toEqual(["│ so", "▶ ls"]);
  });

  test("the running cost follows each turn", () => {
    expect(print(sampleRun()).log.lines).toContain(
      "turn 1 · 3,232 tokens in (71 % cached) · 210 out · $0.0123 · total $0.0123 · left: $4.99, 59 turns, 28 min 0 s",
    );
  });

  test("warnings and errors are annotations that say what to do next, decoded whole", () => {
    const { log } = print(
      stamped(
        { type: "warning", message: "100% of it\nwas %0A skipped." },
        { type: "error", message: "No push: protected.", code: "push-refused" },
      ),
    );
    expect(log.annotations).toEqual([
      { level: "warning", title: "Tiny Backspace", message: "100% of it was %0A skipped." },
      {
        ...{ level: "error", title: "Tiny Backspace" },
        message:
          "No push: protected. Clear what stands in the way and run again; what the agent changed, if it did, is in the patch file.",
      },
    ]);
  });

  test("the end is one block with the outcome, the address and the figures", () => {
    expect(print(sampleRun()).log.lines.slice(-4)).toEqual([
      expect.stringMatching(/^━━ Result ━+$/),
      "✓ pull-request",
      "Opened pull request #34: https://github.com/octo/parser/pull/34",
      "3 turns · 8,532 tokens in · 1,620 out · $0.0456 · 1 min 32 s",
    ]);
  });

  test("a call that never got its result is named at the end", () => {
    const { log } = print([...stamped(call), ...sampleRun().slice(-1)]);
    expect(log.lines).toContain("✗ run_command ls · no result");
  });

  test("a long result keeps its beginning and end and says what is missing", () => {
    const result = Array.from({ length: 5000 }, (_, index) => `line ${index}`).join("\n");
    const lines = print(stamped(call, { ...answer, result } as EventBody)).log.groups[0]?.lines ?? [];
    expect(lines.length).toBeLessThan(210);
    expect(lines).toContain("│ line 0");
    expect(lines).toContain("│ line 4999");
    expect(lines.join("\n")).toMatch(/│ … 4,800 more lines \(\d+ KB\), whole in the events file …/);
  });

  test("one endless line is cut", () => {
    const { text } = print(stamped(call, { ...answer, result: "x".repeat(1_000_000) } as EventBody));
    expect(text.length).toBeLessThan(3000);
    expect(text).toContain("(998,000 more characters)");
  });

  test("colour is only ever our own, line by line", () => {
    const { text } = print(sampleRun(), { colour: true });
    for (const line of text.split("\n").filter((line) => line.includes("\x1b"))) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
      expect(line.replace(/\x1b\[(?:1|90|31|32|33)m[^\x1b]+\x1b\[0m/, "")).not.toContain("\x1b");
    }
  });

  test("what matters less is grey there, which a runner's page knows, and faint on a terminal", () => {
    const turn = sampleRun().filter(({ type }) => type === "usage");
    expect(print(turn, { colour: true }).text.split("turn")[0]).toBe("\x1b[90m");
    expect(print(turn, { colour: true, format: "terminal" }).text.split("turn")[0]).toBe("\x1b[2m");
  });

  test("of the budget what has no limit, or no known price, is not told as left", () => {
    const [turn] = sampleRun().filter(({ type }) => type === "usage");
    const line = (known: object) => print([{ ...turn, ...known } as Event]).log.lines[0];
    const none = { max_cost_usd: undefined, max_turns: undefined, deadline: undefined };
    expect(line(none)).toMatch(/ · total \$0\.0123$/);
    expect(line({ total_cost_usd: null, max_turns: 1, deadline: 0 })).toMatch(
      / · total price unknown · left: 0 turns, 0 ms$/,
    );
  });

  test("whatever the events hold, the runner obeys the sink alone, and no fence stays open", () => {
    const evil = fc
      .array(
        fc.constantFrom(
          ...[
            "::error::x",
            "\n",
            "\r",
            "##[group]y",
            "::stop-commands::z",
            "::endgroup::",
            " ",
            "a",
            "%0A",
            "\u2028",
          ],
          ...["\x1b[31m", "\x85", "::add-mask::a", "%0D%0A::notice::n", "\v", "::z::", "##[add-mask]a"],
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        evil,
        evil,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (text, other, done, colour, debug) => {
          const { log } = print(
            stamped(
              { type: "status", message: text, phase: "reading" },
              { type: "thinking", text: other, turn: 1, block: 0, done },
              { type: "message", text, turn: 1, block: 1, done },
              {
                type: "tool_call",
                tool: other,
                input: { command: text, [other]: { a: text } },
                id: "1",
                turn: 1,
              },
              part(text),
              part(other, { omitted_bytes: 9, tool: text }),
              { ...answer, tool: other, result: text } as EventBody,
              { type: "machine_change", message: text },
              {
                ...{ type: "doctor_check", check: "push", state: "wrong" },
                ...{ found: text, effect: other, change: text },
              } as const,
              { type: "warning", message: text },
              { type: "error", message: other, code: text },
              {
                ...(sampleRun().at(-1) as Event),
                message: text,
                pull_request_url: other,
                failure_code: other,
              } as EventBody,
            ),
            { colour, debug, details: [text, other] },
          );
          const own = ownCommands(log).filter((name) => name !== "debug");
          expect(own).toEqual(["group", "endgroup", "warning", "error"]);
          expect(log.stopped).toBe(false);
        },
      ),
      { numRuns: 700 },
    );
  });
});

test("what the doctor finds is a line, and below it what happens then and what to change", () => {
  const { text } = print(
    stamped(
      { type: "doctor_check", check: "push", state: "ok", found: "It may.", effect: "", change: "" },
      {
        ...{ type: "doctor_check", check: "inputs", state: "wrong" },
        ...{ found: "One is wrong.\nAnother too.", effect: "A run stops.", change: "with:\n  base: main" },
      },
    ),
    { colour: false },
  );
  expect(text).toBe(
    [
      "✓ Push: It may.",
      "✗ Inputs: One is wrong.",
      "  Another too.",
      "  then:   A run stops.",
      "  change: with:",
      "            base: main",
      "",
    ].join("\n"),
  );
});

test("on a terminal there are no workflow commands, and results are short", () => {
  const result = Array.from({ length: 100 }, (_, index) => `line ${index}`).join("\n");
  const { text } = print([...sampleRun(), ...stamped(call, { ...answer, result } as EventBody)], {
    format: "terminal",
    debug: true,
  });
  expect(readRunnerLog(text).commands).toEqual([]);
  expect(text).toContain("✓ read_file index.js · 12 ms\n│ 'use strict';\n");
  expect(text).toContain("│ … 84 more lines (671 bytes), whole in the events file …");
});

test("on a terminal an error is told once, by the result", () => {
  const message = "There is no checkout here.";
  const { text } = print(
    [
      ...stamped({ type: "error", message, code: "workspace-unusable" }),
      ...stamped({
        ...sampleRun().at(-1),
        outcome: "failed",
        failure_code: "workspace-unusable",
        message,
      } as EventBody),
    ],
    { format: "terminal" },
  );
  expect(text.split(message)).toHaveLength(2);
});

test("where no model was asked the end counts no turns and no tokens", () => {
  const asked = { turns: 0, input_tokens: 0, output_tokens: 0, cost_usd: 0, duration_ms: 1400 };
  const { text } = print(stamped({ ...sampleRun().at(-1), ...asked } as EventBody), { format: "terminal" });
  expect(text).toMatch(/\n1\.4 s\n$/);
  expect(text).not.toContain("turns");
});

test("debugging adds what the model said about its end", () => {
  const { text } = print(sampleRun(), { debug: true });
  expect(readRunnerLog(text, { debug: true }).lines).toContain(
    "##[debug]claude-opus-5-5 stopped with tool_use; tokens: 2,300 read from the cache, 812 written to it, 120 neither",
  );
});

describe("details", () => {
  const debugLines = (text: string) =>
    readRunnerLog(text, { debug: true }).lines.filter((line) => line.startsWith("##[debug]"));

  test("are there for who asked for them, in the middle of a quote too, and for nobody else", () => {
    const said = stamped({ type: "message", text: "One\ntwo", turn: 1, block: 0, done: false }, call);
    const { text } = print(said, { debug: true, details: ["git fetch: exit code 0", "b"] });
    expect(debugLines(text)).toEqual(["##[debug]git fetch: exit code 0", expect.any(String), "##[debug]b"]);
    expect(readRunnerLog(text).lines).toEqual(expect.arrayContaining(["│ One", "│ two"]));
    expect(print(said, { details: ["git fetch: exit code 0"] }).text).not.toContain("git fetch");
  });

  test("come in parts where one is long, and not without end", () => {
    const { text } = print(stamped(call), { debug: true, details: ["x".repeat(1_000_000)] });
    const lines = debugLines(text).slice(1);
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe("##[debug]… (980,000 more characters)");
  });

  test("stop where there are more than anybody reads", () => {
    const written: string[] = [];
    const write = (text: string) => written.push(text);
    const sink = createLogSink({ write, format: "runner", colour: false, debug: true });
    for (let index = 0; index < 30_000; index += 1) sink.detail("x");
    expect(written).toHaveLength(20_001);
    expect(written.at(-1)).toContain("no more of them");
  });
});
