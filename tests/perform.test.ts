import { describe, expect, test } from "@jest/globals";
import { UserError } from "../src/errors.ts";
import type { Event } from "../src/events/event.ts";
import { isSuccess, type Outcome } from "../src/outcome.ts";
import { perform } from "../src/perform.ts";
import { createRedactor, Secret } from "../src/redact.ts";
import type { Run } from "../src/run.ts";

async function tell(story: (run: Run) => Promise<Outcome>) {
  const events: Event[] = [];
  const performed = await perform(
    {
      id: "1-1",
      tempDir: "/nonexistent",
      redactor: createRedactor([new Secret("decoy-secret-value")]),
      sinks: [{ name: "list", take: (event) => void events.push(event) }],
      onSinkFailure: (sink, cause) => {
        throw new Error(sink, { cause });
      },
    },
    story,
  );
  return { ...performed, events, last: events.at(-1) };
}

describe("a story", () => {
  test("ends in one result with what the model used", async () => {
    const used = { model: "m", stop_reason: "end_turn", input_tokens: 10, output_tokens: 5 };
    const { last, totals } = await tell(async (run) => {
      run.emit({
        type: "usage",
        turn: 1,
        ...used,
        cache_read_tokens: 100,
        cache_write_tokens: 20,
        cost_usd: 0.5,
        total_cost_usd: 0.5,
      });
      run.emit({
        type: "usage",
        turn: 2,
        ...used,
        cache_read_tokens: 0,
        cache_write_tokens: 0,
        cost_usd: 0.25,
        total_cost_usd: 0.75,
      });
      return { type: "no-changes", reason: "All is well." };
    });
    expect(totals).toEqual({ turns: 2, inputTokens: 140, outputTokens: 10, costUsd: 0.75 });
    expect(last).toMatchObject({
      type: "result",
      outcome: "no-changes",
      message: "Nothing was changed. All is well.",
      failure_code: null,
      turns: 2,
      cost_usd: 0.75,
      seq: 3,
    });
  });

  test("that a user's mistake stops fails with its code, its sentence and the next step", async () => {
    const { outcome, events, message } = await tell(async () => {
      throw new UserError("workspace-unusable", "There is no checkout here.");
    });
    expect(outcome).toEqual({
      type: "failed",
      code: "workspace-unusable",
      reason: "There is no checkout here.",
    });
    expect(events.map(({ type }) => type)).toEqual(["error", "result"]);
    expect(message).toMatch(/^There is no checkout here\. Check the repository out/);
  });

  test("that ends with a question tells it, and what there is; it failed only if it is asked nowhere", async () => {
    const question = { type: "question", question: "Which one?\nOr both?" } as const;
    const commentUrl = "https://github.com/o/r/issues/1#issuecomment-2";
    const asked = await tell(async () => ({ ...question, commentUrl, branch: "feature/x" }));
    expect(asked.last).toMatchObject({ outcome: "question", failure_code: null });
    expect(asked.events.map(({ type }) => type)).toEqual(["result"]);
    expect(asked.message).toBe(
      `The agent asks on the issue: ${commentUrl} What there is: branch feature/x.\nWhich one?\nOr both?`,
    );
    const open = await tell(async () => ({
      ...question,
      code: "question-open",
      reason: "It has a question.",
    }));
    expect(open.events.map(({ type }) => type)).toEqual(["error", "result"]);
    expect(open.last).toMatchObject({ outcome: "question", failure_code: "question-open" });
    expect(open.message).toMatch(/^It has a question\.\nWhich one\?\nOr both\?\nRun again with the answer/);
    expect([isSuccess(asked.outcome), isSuccess(open.outcome)]).toEqual([true, false]);
  });

  test("whose end is for another job says so", async () => {
    const { outcome, message } = await tell(async () => ({ type: "handed-over", what: "question" }));
    expect(message).toBe("The question is handed over to the job that publishes it.");
    expect(isSuccess(outcome)).toBe(true);
  });

  test("that permission stops is refused, not failed", async () => {
    const { outcome } = await tell(async () => {
      throw new UserError("not-authorized", "No.");
    });
    expect(outcome.type).toBe("refused");
  });

  test("with a bug tells the stack and asks for a report", async () => {
    const { outcome, message } = await tell(async () => {
      throw new TypeError("oops");
    });
    expect(outcome).toMatchObject({
      type: "failed",
      code: "bug",
      reason: expect.stringContaining("perform.test.ts"),
    });
    expect(message).toMatch(/please report it/);
  });

  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "that %s stops is cancelled, whatever error it caused",
    async (signal) => {
      const { outcome, last } = await tell(async (run) => {
        process.emit(signal, signal);
        run.signal.throwIfAborted();
        throw new Error("not reached");
      });
      expect(outcome).toMatchObject({ type: "failed", code: "cancelled" });
      expect(last).toMatchObject({ outcome: "failed", failure_code: "cancelled" });
    },
  );

  test("leaves no signal handler behind", async () => {
    const count = () => ["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => process.listenerCount(signal));
    const before = count();
    await tell(async () => ({ type: "skipped", reason: "" }));
    expect(count()).toEqual(before);
  });

  test("tells no secret, not even in an error", async () => {
    const { events, message } = await tell(async () => {
      throw new Error("the key decoy-secret-value was refused");
    });
    expect(JSON.stringify([events, message])).not.toContain("decoy-secret-value");
  });
});
