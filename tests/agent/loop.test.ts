import { describe, expect, test } from "@jest/globals";
import { call, expects, say, think, turn } from "../support/fake-messages/index.ts";
import { openScene } from "./fixture.ts";

const finish = call("finish", { title: "Fix the sum", description: "It adds now." });

describe("the loop", () => {
  test("reads, edits, checks and hands in, telling every step", async () => {
    await using scene = await openScene({
      "sum.js": "module.exports = (a, b) => a - b;\n",
      "a.txt": "one\n",
    });
    const { api } = scene;
    api.play(
      turn(
        think("Look at the code first.\nThen the notes."),
        say("I look at both files."),
        call("read_file", { filepath: "sum.js" }),
        call("read_file", { filepath: "a.txt" }),
      ),
      turn(
        expects(({ results }) => {
          expect(results.map(({ text }) => text)).toEqual(["module.exports = (a, b) => a - b;\n", "one\n"]);
        }),
        think("A minus."),
        call("edit_file", { filepath: "sum.js", edits: [{ old_text: "a - b", new_text: "a + b" }] }),
        call("run_command", { command: "node -e 'console.log(require(\"./sum.js\")(2, 3))'" }),
      ),
      turn(
        expects(({ results }) => {
          expect(results[1]?.text).toMatch(/^Exit code: 0 \(\d+\.\d s\)\n5\n$/);
        }),
        finish,
      ),
    );
    const result = await scene.work();

    api.assertFinished();
    expect(result).toMatchObject({
      proposal: { title: "Fix the sum", description: "It adds now." },
      usage: { turns: 3 },
    });
    expect(result.stopped).toBeUndefined();
    expect(await scene.read("sum.js")).toBe("module.exports = (a, b) => a + b;\n");
    expect(scene.events.map(({ type }) => type)).toEqual([
      ...["thinking", "thinking", "message", "usage"],
      ...["status", "tool_call", "tool_call", "tool_result", "tool_result"],
      ...["thinking", "usage"],
      ...["status", "tool_call", "tool_result", "tool_call", "tool_result"],
      ...["usage", "tool_call", "tool_result"],
    ]);
    expect(scene.eventsOf("thinking").map(({ text, done }) => [text, done])).toEqual([
      ["Look at the code first.\n", false],
      ["Then the notes.", true],
      ["A minus.", true],
    ]);
    expect(scene.eventsOf("status").map(({ message }) => message)).toEqual([
      "Reading files...",
      "Modifying files...",
    ]);
  });

  test("runs neighbouring read-only calls together and answers in the order of the calls", async () => {
    await using scene = await openScene();
    const { api } = scene;
    // Each waits for the file that the other makes: alone, neither could end.
    const meet = (mine: string, other: string) =>
      `touch ${mine}; until test -e ${other}; do read -t 0.01 _ <> <(:); done; echo ${mine}`;
    api.play(
      turn(
        call("run_command", { command: meet("a", "b"), read_only: true }),
        call("run_command", { command: meet("b", "a"), read_only: true }),
        call("run_command", { command: "ls" }),
      ),
      turn(
        expects(({ results }) => {
          expect(results.map(({ text }) => text.split("\n").slice(1, -1))).toEqual([
            ["a"],
            ["b"],
            ["a", "b"],
          ]);
        }),
        finish,
      ),
    );
    await scene.work();
    api.assertFinished();
  });

  test("tells the model of unknown tools, invalid input and refusals, and goes on", async () => {
    await using scene = await openScene();
    const { api } = scene;
    api.play(
      turn(
        call("open_file", { path: "a" }),
        call("edit_file", { filepath: "a", edits: [{ old_text: 5 }] }),
        call("read_file", { filepath: "missing.txt" }),
        finish,
      ),
      turn(
        expects(({ results }) => {
          expect(results.every(({ isError }) => isError)).toBe(true);
          expect(results.map(({ text }) => text)).toEqual([
            expect.stringMatching(/^There is no tool open_file\. The tools are edit_file, finish, /),
            expect.stringContaining(
              "`edits[0].old_text` must be a string, not 5. `edits[0].new_text` is missing.",
            ),
            "Error reading file: missing.txt: no such file.",
            expect.stringContaining("a call before it in this turn failed"),
          ]);
        }),
        finish,
      ),
    );
    expect(await scene.work()).toMatchObject({ proposal: { title: "Fix the sum" } });
    api.assertFinished();
    expect(scene.eventsOf("tool_result").filter(({ ok }) => !ok)).toHaveLength(4);
  });

  test("a review can send the model back to work", async () => {
    await using scene = await openScene();
    const { api } = scene;
    const answers = [{ accepted: false as const, answer: "Two tests fail." }, { accepted: true as const }];
    api.play(
      turn(finish),
      turn(
        expects(({ results }) =>
          expect(results[0]).toMatchObject({ text: "Two tests fail.", isError: false }),
        ),
        call("finish", { title: "Better", description: "Now they pass." }),
      ),
    );
    const result = await scene.work({ review: async () => answers.shift() ?? { accepted: true } });
    expect(result.proposal).toEqual({ title: "Better", description: "Now they pass." });
    api.assertFinished();
  });

  test("reminds once to hand in, then takes the last text", async () => {
    await using scene = await openScene();
    const { api } = scene;
    api.play(
      turn(say("All done.")),
      turn(
        expects(({ text }) => expect(text).toContain("You ended your turn without calling finish")),
        say("As I said: all done."),
      ),
    );
    const result = await scene.work({ task: { prompt: "Fix the sum\nIt subtracts." } });
    expect(result).toMatchObject({ proposal: { title: "Fix the sum", description: "As I said: all done." } });
    expect(result.stopped).toBeUndefined();
    api.assertFinished();
  });

  test("waits for the baseline before the first tool, not before the first request", async () => {
    await using scene = await openScene();
    const { api } = scene;
    const ready = Promise.withResolvers<void>();
    api.play(turn(call("write_file", { filepath: "new.txt", content: "new" })), turn(finish));
    const working = scene.work({ prepare: () => ready.promise });
    await api.received(1);
    expect(scene.eventsOf("tool_call")).toEqual([]);
    ready.resolve();
    await working;
    expect(await scene.read("new.txt")).toBe("new");
    api.assertFinished();
  });

  test("a baseline that can't be recorded ends the run before a tool has run", async () => {
    await using scene = await openScene();
    scene.api.play(turn(call("write_file", { filepath: "new.txt", content: "new" })));
    const working = scene.work({ prepare: () => Promise.reject(new Error("no baseline")) });
    await expect(working).rejects.toThrow("no baseline");
    expect(scene.eventsOf("tool_call")).toEqual([]);
  });

  test("a tool's bug ends the run as a bug", async () => {
    await using scene = await openScene();
    scene.api.play(turn(call("search", { pattern: "x" })));
    await expect(scene.work()).rejects.toThrow("not part of this test");
  });

  test("takes secrets out of results before the model sees them", async () => {
    await using scene = await openScene({ ".env": "KEY=hunter22hunter22" });
    const { api } = scene;
    api.addSecrets("hunter22hunter22");
    api.play(turn(call("read_file", { filepath: ".env" })), turn(finish));
    await scene.work({ redact: (text) => text.replaceAll("hunter22hunter22", "***") });
    api.assertFinished();
  });

  test("many long results in one turn are shortened together", async () => {
    await using scene = await openScene({ "a.txt": "word \n".repeat(5_000), "b.txt": "short\n" });
    const { api } = scene;
    const read = (filepath: string) => call("read_file", { filepath });
    api.play(
      turn(read("b.txt"), ...Array.from({ length: 12 }, () => read("a.txt"))),
      turn(
        expects(({ results }) => {
          expect(results[0]?.text).toBe("short\n");
          for (const { text } of results.slice(1)) expect(text).toContain("make the call alone");
          expect(results.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(100_000);
        }),
        finish,
      ),
    );
    await scene.work();
    api.assertFinished();
  });

  test("each turn reads from the cache what the turn before has written, also after many parallel calls", async () => {
    await using scene = await openScene({ "a.txt": "word ".repeat(2_000) });
    const { api } = scene;
    const read = () => call("read_file", { filepath: "a.txt" });
    const many = () => Array.from({ length: 12 }, read);
    api.play(turn(...many()), turn(...many()), turn(read()), turn(read()), turn(finish));
    await scene.work();
    api.assertFinished();
    const usages = scene.eventsOf("usage");
    for (const [index, usage] of usages.entries()) {
      const before = usages[index - 1];
      if (before === undefined) continue;
      expect(usage.cache_read_tokens).toBe(before.cache_read_tokens + before.cache_write_tokens);
      expect(usage.input_tokens).toBeLessThan(20);
    }
  });

  test("sends the same system prompt, tools and history, and what the model's table allows", async () => {
    await using scene = await openScene({ "a.txt": "one" });
    const { api } = scene;
    api.play(turn(think("Hm."), call("read_file", { filepath: "a.txt" })), turn(finish));
    await scene.work({ effort: "high" });
    api.assertFinished();
    expect(api.messageRequests()[0]?.body).toMatchObject({
      model: "claude-opus-5-5",
      max_tokens: 64_000,
      thinking: { type: "adaptive", display: "summarized" },
      output_config: { effort: "high" },
      cache_control: { type: "ephemeral", ttl: "5m" },
    });
  });

  test("an older model gets no thinking, no effort, and a warning about the effort", async () => {
    await using scene = await openScene();
    const { api } = scene;
    api.play(turn(finish));
    await scene.work({ model: "claude-haiku-4-5", effort: "high" });
    api.assertFinished();
    const body = api.messageRequests()[0]?.body;
    expect(body).toMatchObject({ max_tokens: 32_000 });
    expect(body).not.toHaveProperty("thinking");
    expect(body).not.toHaveProperty("output_config");
    expect(scene.eventsOf("warning")).toMatchObject([{ message: expect.stringContaining("effort: high") }]);
  });

  test("the transcript has every message, in order, before what follows from it", async () => {
    await using scene = await openScene();
    const { api } = scene;
    const seen: number[] = [];
    api.play(turn(think("Hm."), call("run_command", { command: "true" })), turn(finish));
    await scene.work({
      review: async () => {
        seen.push(scene.transcript.length);
        return { accepted: true };
      },
    });
    expect(scene.transcript.map((entry) => (entry as { type: string }).type)).toEqual([
      ...["begin", "request", "answer", "request", "answer", "end"],
    ]);
    expect(seen).toEqual([5]);
    expect(scene.transcript[0]).toMatchObject({
      model: "claude-opus-5-5",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const last = api.messageRequests().at(-1)?.body?.messages ?? [];
    const recorded = scene.transcript.flatMap((entry) => (entry as { added?: object[] }).added ?? []);
    const withoutMarkers = JSON.parse(
      JSON.stringify(last, (key, value) => (key === "cache_control" ? undefined : value)),
    );
    expect(recorded.slice(0, last.length)).toEqual(withoutMarkers);
  });
});
