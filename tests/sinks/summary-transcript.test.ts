import { describe, expect, test } from "@jest/globals";
import type { Event, EventBody } from "../../src/events/event.ts";
import { transcript } from "../../src/sinks/summary-transcript.ts";
import { createTranscriptKeeper } from "../../src/sinks/transcript-keeper.ts";
import { sampleRun, stamped } from "../support/sample-run.ts";

const kib = 1024;

function show(events: Iterable<Event>, maxBytes = 192 * kib): string {
  const keeper = createTranscriptKeeper();
  const turns: Extract<Event, { type: "usage" }>[] = [];
  for (const event of events) {
    keeper.take(event);
    if (event.type === "usage" && turns.length < 1000) turns.push(event);
  }
  return transcript({ transcript: keeper.read(), turns }, maxBytes);
}

const words = (turn: number, text: string): EventBody => ({
  type: "message",
  text,
  turn,
  block: 0,
  done: true,
});
const call = (turn: number, input: Readonly<Record<string, unknown>> = { command: "ls" }): EventBody => ({
  ...{ type: "tool_call", tool: "run_command", input, id: `${turn}`, turn },
});
const result = (turn: number, text: string): EventBody => ({
  ...{ type: "tool_result", tool: "run_command", result: text, id: `${turn}` },
  ...{ ok: true, duration_ms: 12, truncated: false },
});

/** A run of so many turns, one event at a time. */
function* longRun(turns: number, text: (turn: number) => string): Generator<Event> {
  for (let turn = 1; turn <= turns; turn += 1) {
    yield* stamped(words(turn, `I say ${turn}.`), call(turn), result(turn, text(turn)));
  }
}

describe("the transcript", () => {
  test("is turn by turn what was said, and each call with its end, time and result", () => {
    const [opening, ...lines] = show(sampleRun()).split("\n\n");
    expect(opening).toBe("<details><summary>Transcript: 3 turns</summary>");
    expect(lines).toEqual([
      "**Turn 1** · 3,232 tokens in (71 % cached) · 210 out · $0.0123",
      "I'll read the parser and its tests.",
      "✓ `read_file` `index.js` · 12 ms",
      "```\n'use strict';\nmodule.exports = parse;\n```",
      "✓ `search` `parse\\(` · 31 ms",
      "```\ntest/parse.js:3: parse(['--a'])\n```",
      "**Turn 2** · 6,112 tokens in (85 % cached) · 1,410 out · $0.0333",
      "✗ `run_command` `npm test…` · 1 min 1 s",
      "```\nexit code 1\n::error::not ok 1 - parse\n100%\nred\n```",
      "✓ `edit_file` `index.js` · 4 ms",
      "```\nEdited index.js.\n```",
      "**Turn 3**",
      "The last argument is kept now.",
      "Fixes `#12`, thanks `@user`.",
      expect.stringMatching(/^_Long texts are shortened here\. .*`transcript-file`.*_$/),
      "</details>",
    ]);
  });

  test("an edit shows the lines that go and the lines that come", () => {
    const edits = [{ old_text: "a - b", new_text: "a + b" }];
    const shown = show(stamped(call(1, { filepath: "sum.js", edits }), result(1, "Edited.")));
    expect(shown).toContain(
      "✓ `run_command` `sum.js` · 12 ms\n\n```diff\n- a - b\n+ a + b\n```\n\n```\nEdited.",
    );
  });

  test("a command with pipes stays in one piece, and its lines make no table", () => {
    const shown = show(stamped(call(1, { command: "a | b\n| --- | --- |" }), result(1, "| --- | --- |")));
    expect(shown).toContain("✓ `run_command` `a | b…` · 12 ms\n\n```\n| --- | --- |\n```");
  });

  test("nothing in a result ends its block, and nothing in a name the page's own markup", () => {
    const evil = "`````\n</details>\n\n@user ![x](https://e.vil/x.png) <img src=x>\n```";
    const shown = show(stamped(call(1, { command: evil }), result(1, evil)));
    expect(shown).toContain(`\`\`\`\`\`\`\n${evil}\n\`\`\`\`\`\``);
    expect(shown.split("</details>")).toHaveLength(3);
    expect(shown).toMatch(/<\/details>$/);
  });

  test("words that come in parts are one text; a block that never ended, and a call without result, are told", () => {
    const part = (text: string, block: number): EventBody =>
      ({ ...words(1, text), block, done: false }) as EventBody;
    const shown = show(stamped(part("One ", 0), part("two", 0), part("three", 1), call(1), part("last", 2)));
    expect(shown).toContain("One two\n\nthree\n\n✗ `run_command` `ls` · no result\n\nlast");
  });

  test("a giant result is its beginning and its end, and one giant line a part of it", () => {
    const lines = Array.from({ length: 100_000 }, (_, index) => `line ${index}`).join("\n");
    const shown = show(stamped(call(1), result(1, lines), call(2), result(2, "x".repeat(5_000_000))));
    expect(shown).toContain("line 0\n");
    expect(shown).toContain("line 99999\n");
    expect(shown).toContain("… 99,988 more lines (1.0 MB), whole in the events file …");
    expect(shown).toContain("x… (4,999,400 more characters)");
    expect(shown.length).toBeLessThan(4 * kib);
  });

  test("of too many turns the first and the last are kept, in little memory, and the page says how many are not", () => {
    const keeper = createTranscriptKeeper();
    for (const event of longRun(100_000, (turn) => `${turn} ${"|@`<".repeat(100)}`)) keeper.take(event);
    const kept = keeper.read();
    expect(JSON.stringify(kept).length).toBeLessThan(512 * kib);
    expect(kept.head.length + kept.leftOut + kept.tail.length).toBe(200_000);

    const shown = transcript({ transcript: kept, turns: [] }, 100 * kib);
    expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(100 * kib);
    expect(Buffer.byteLength(shown)).toBeGreaterThan(90 * kib);
    expect(shown).toContain("<summary>Transcript: 100,000 turns</summary>\n\n**Turn 1**\n\nI say 1.");
    expect(shown).toMatch(
      /I say 100000\.\n\n✓ `run_command` `ls` · 12 ms\n\n```\n100000 [^\n]*\n```\n\n_Long/,
    );
    const missing = Number(/_… ([\d,]+) more steps …_\n\n\*\*Turn/.exec(shown)?.[1]?.replaceAll(",", ""));
    const steps = (shown.match(/I say \d/g)?.length ?? 0) + (shown.match(/^✓ /gm)?.length ?? 0);
    expect(missing + steps).toBe(200_000);
  });

  test.each([0, 200, 1000, 5000, 20_000])("keeps to %d bytes whatever there is", (room) => {
    for (const turns of [1, 3, 300]) {
      const shown = show(
        longRun(turns, () => "@`<|".repeat(300)),
        room,
      );
      expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(room);
    }
  });

  test("results that nobody waits for are no part of it", () => {
    expect(show(stamped(result(1, "lost")))).toBe("");
  });
});
