import { describe, expect, test } from "@jest/globals";
import type { Event } from "../../src/events/event.ts";
import { costChart, linesBar, type Timeline, timeline } from "../../src/sinks/summary-pictures.ts";

type Usage = Extract<Event, { type: "usage" }>;

const begunAt = 1_790_000_000_000;
const usage = (turn: number, seconds: number, spent: number | null): Usage => ({
  ...{ type: "usage", turn, stop_reason: "tool_use", model: "claude-opus-5-5", max_cost_usd: 5 },
  ...{ input_tokens: 1, output_tokens: 1, cache_read_tokens: 0, cache_write_tokens: 0 },
  ...{ cost_usd: spent, total_cost_usd: spent, seq: turn, run: "7-1", timestamp: begunAt + seconds * 1000 },
});
const calls: Timeline["calls"] = [
  { turn: 1, tool: "read_file", startedAt: begunAt + 2000, ended: { ok: true, durationMs: 20 } },
  { turn: 1, tool: "run_command", startedAt: begunAt + 2020, ended: { ok: false, durationMs: 3000 } },
  { turn: 2, tool: "finish", startedAt: begunAt + 9000, ended: undefined },
];

describe("the timeline", () => {
  test("has a lane for the model, one for tools and one for checks", () => {
    const check = { where: "base", outcome: "passed", duration_ms: 4000, timestamp: begunAt + 4500 };
    const checks = [check] as unknown as Timeline["checks"];
    expect(timeline({ begunAt, turns: [usage(1, 2, 0.1), usage(2, 9, 0.2)], calls, checks })).toBe(
      [
        "### Where the time went\n",
        "```mermaid",
        "---",
        "displayMode: compact",
        "---",
        "gantt",
        "  dateFormat x",
        "  axisFormat %S.%L",
        "  section Model",
        "  1 :0, 2000",
        "  2 :5020, 9000",
        "  section Tools",
        "  \u2800 :done, 2000, 2020",
        "  run_command :crit, 2020, 5020",
        "  section Checks",
        "  base :done, 500, 4500",
        "```",
      ].join("\n"),
    );
  });

  test("shows no name that could be read as anything but a name", () => {
    for (const tool of ["a:b", "click x href evil", "section x", "%%{init}%%", "```", "x".repeat(500), ""]) {
      const strange = [
        { turn: 1, tool, startedAt: begunAt + 2000, ended: { ok: true, durationMs: 2000 } },
      ] as const;
      const drawn = timeline({ begunAt, turns: [usage(1, 2, 0.1)], calls: strange, checks: [] });
      expect(drawn).toContain("\n  other :done, 2000, 4000\n");
    }
  });

  test("keeps the longest of many, in their order, and says so", () => {
    const many = Array.from({ length: 100 }, (_, index) => ({
      ...{ turn: 1, tool: `tool_${index}`, startedAt: begunAt + index },
      ended: { ok: true, durationMs: index },
    }));
    const drawn = timeline({ begunAt, turns: [usage(1, 2, 0.1)], calls: many, checks: [] });
    expect(drawn.match(/ :done, \d+/g)).toEqual(many.slice(60).map((_, index) => ` :done, ${60 + index}`));
    expect(drawn).toContain("60 shorter ones are left out.");
  });

  test("draws what is short so wide that it can be seen, and never over what comes after it", () => {
    const short = (startedAt: number, durationMs: number) => ({
      ...{ turn: 1, tool: "read_file", startedAt: begunAt + startedAt },
      ended: { ok: true, durationMs },
    });
    const tools = [short(10_000, 5), short(10_001, 5), short(10_007, 2), short(20_000, 0), short(20_000, 0)];
    const drawn = timeline({ begunAt, turns: [usage(1, 30, 0.1)], calls: tools, checks: [] });
    expect(drawn.match(/(?<=:done, ).*/g)).toEqual([
      "10000, 10007",
      "10001, 10007",
      "10007, 10107",
      "20000, 20100",
      "20000, 20100",
    ]);
  });

  test("is none where the agent did not begin", () => {
    expect(timeline({ begunAt: undefined, turns: [], calls: [], checks: [] })).toBe("");
  });
});

describe("the chart of the cost", () => {
  test("shows what was spent by each turn, and the limit only where it is near", () => {
    expect(costChart([usage(1, 1, 0.1), usage(2, 2, 0.25)])).toBe(
      [
        "### Cost up to each turn\n",
        "$0.2500 of $5.00 that the run may cost, 5 %\n",
        "```mermaid",
        "---",
        "config:",
        "  xyChart:",
        "    height: 200",
        "  themeVariables:",
        "    xyChart:",
        '      plotColorPalette: "#8250df, #cf222e"',
        "---",
        "xychart-beta",
        '  x-axis "turn" [1, 2]',
        '  y-axis "US dollars" 0 --> 0.2750',
        "  bar [0.1000, 0.2500]",
        "```",
      ].join("\n"),
    );
    expect(costChart([usage(1, 1, 0.01), usage(2, 2, 0.066)])).toContain(
      "\n\n$0.0660 of $5.00 that the run may cost, 1 %\n",
    );
    expect(costChart([usage(1, 1, 0.01), usage(2, 2, 0.049)])).toContain("may cost, less than 1 %\n");
    expect(costChart([usage(1, 1, 1), usage(2, 2, 2)])).toContain(
      '"US dollars" 0 --> 5.5000\n  bar [1.0000, 2.0000]\n  line [5.0000, 5.0000]\n',
    );
  });

  test("has the last of many turns, and so many that they can be told apart", () => {
    const drawn = costChart(Array.from({ length: 100 }, (_, index) => usage(index + 1, index, index / 100)));
    const [, columns = ""] = /"turn" \[(.*)\]/.exec(drawn) ?? [];
    expect(columns.split(", ")).toHaveLength(25);
    expect(columns).toMatch(/^4, 8, .*, 100$/);
  });

  test("is none where prices are unknown, or there is one turn", () => {
    expect(costChart([usage(1, 1, null), usage(2, 2, null)])).toBe("");
    expect(costChart([usage(1, 1, 0.1)])).toBe("");
  });
});

describe("the bar of a file", () => {
  test.each([
    [10, 0, 10, "🟩🟩🟩🟩🟩🟩🟩🟩🟩🟩"],
    [3, 2, 10, "🟩🟩🟩🟥🟥"],
    [0, 1, 1000, "🟥"],
    [0, 0, 10, ""],
    [null, null, 10, ""],
  ])("%j added and %j deleted of at most %j", (addedLines, deletedLines, most, bar) => {
    expect(linesBar({ addedLines, deletedLines }, most)).toBe(bar);
  });
});
