import { describe, expect, test } from "@jest/globals";
import { endingOf } from "../src/ending-text.ts";
import { UserError } from "../src/errors.ts";
import type { EventBody } from "../src/events/event.ts";
import type { Outcome, PullRequest } from "../src/outcome.ts";
import { createRedactor, Secret } from "../src/redact.ts";
import type { Run } from "../src/run.ts";
import { tellPlace } from "../src/tell.ts";
import { liveMarkdown } from "./support/markdown-checks.ts";

const runUrl = "https://github.com/octo/demo/actions/runs/7";
const log = `[log of the run](${runUrl})`;
const pullRequest: PullRequest = {
  number: 12,
  url: "https://github.com/octo/demo/pull/12",
  operation: "created",
  draft: false,
  ...{ branch: "feature/7-sum", base: "trunk", headSha: "0".repeat(40) },
};
const facts = { figures: "4 turns · $0.21 of $5.00 · 2 min 5 s" };
const base = {
  place: {},
  message: "It ended.",
  kept: false,
  left: false,
  runUrl,
  redact: (text: string) => text,
};
const end = (outcome: Outcome, more: object = {}) => endingOf({ ...base, outcome, ...more });
const cancelled = { code: "cancelled", reason: "It was cancelled." } as const;

test("no secret is left in half by the cut, nor in a spelling that Markdown needs", () => {
  const secret = "k3y[with]$igns|and_more<of`them";
  const { text: redact } = createRedactor([new Secret(secret)]);
  for (const reason of [`It was ${secret} that failed.`, `${"a ".repeat(1995)}${secret}`]) {
    for (const outcome of [
      { type: "failed", code: "model-unavailable", reason },
      { type: "failed", code: "bug", reason },
      { type: "no-changes", reason },
      { type: "question", code: "question-open", reason: "", question: reason },
    ] as const) {
      const text = end(outcome, { redact, message: reason, place: { comment: 3 } })?.text ?? "";
      expect(text).toMatch(/\*\*\*|\\\*\\\*\\\*/);
      expect(text).not.toMatch(/k3y|igns/);
    }
  }
});

describe("what stands in place of the progress", () => {
  test("the pull request, what the checks say of it, and what it took", () => {
    const told = {
      ...facts,
      title: "Let sum add",
      verdict: "The checks pass with the change, and failed before.",
    };
    expect(end({ type: "pull-request", pullRequest }, { facts: told })).toEqual({
      isNews: false,
      text: `**Tiny Backspace opened [pull request #12](${pullRequest.url}).**
Let sum add

The checks pass with the change, and failed before.

<sub>4 turns · $0.21 of $5.00 · 2 min 5 s · ${log}</sub>`,
    });
    const updated = { ...pullRequest, operation: "updated", draft: true } as const;
    expect(end({ type: "pull-request", pullRequest: updated })?.text).toBe(
      `**Tiny Backspace updated [draft pull request #12](${pullRequest.url}).**\n\n<sub>${log}</sub>`,
    );
  });

  test("that nothing was changed, which is news to who asked in a comment", () => {
    const outcome = { type: "no-changes", reason: "It adds already." } as const;
    const text = `**Tiny Backspace changed nothing.**\n\nIt adds already.\n\n<sub>${log}</sub>`;
    expect(end(outcome)).toEqual({ isNews: false, text });
    expect(end(outcome, { place: { comment: 3 } })).toEqual({ isNews: true, text });
  });

  test("where the question is asked, or the question itself", () => {
    const commentUrl = "https://github.com/octo/demo/issues/7#issuecomment-9";
    const asked = end({ type: "question", question: "Which?", commentUrl, pullRequest })?.text;
    expect(asked).toContain(`It is asked [here](${commentUrl}).`);
    expect(asked).toContain(`[what there is so far](${pullRequest.url})`);
    const open = { type: "question", question: "Which?", code: "question-open", reason: "." } as const;
    expect(end(open, { message: "It is asked nowhere.\nWhich?" })?.text).toContain("Which?");
  });

  test("that it was stopped, and what becomes of the change", () => {
    const failed = { type: "failed", ...cancelled } as const;
    expect(end(failed)).toMatchObject({
      isNews: false,
      text: expect.stringContaining("Nothing was changed by then."),
    });
    expect(end(failed, { left: true })?.text).toContain("becomes a draft when the job's steps are over");
    const draft = { ...pullRequest, draft: true };
    expect(end({ type: "unfinished", ...cancelled, pullRequest: draft })).toMatchObject({
      isNews: false,
      text: expect.stringContaining(`is [draft pull request #12](${pullRequest.url}).`),
    });
  });

  test("what stopped it, as news", () => {
    const outcome = { type: "failed", code: "push-refused", reason: "." } as const;
    const told = end({ ...outcome, compareUrl: "https://github.com/a(b)" }, { kept: true, facts });
    expect(told).toMatchObject({ isNews: true });
    expect(told?.text).toContain(
      "**Tiny Backspace could not do this.**\n\nIt ended.\n\nWhat was changed is kept",
    );
    expect(told?.text).toContain("(https://github.com/a%28b%29)");
    expect(told?.text).toContain(facts.figures);
  });

  test("what there is by then as one link, and not in the sentence too", () => {
    const outcome = {
      type: "unfinished",
      code: "deadline",
      reason: "The time is over.",
      pullRequest,
    } as const;
    const message = `Unfinished: The time is over. What there is: ${pullRequest.url}.`;
    const text = end(outcome, { message })?.text ?? "";
    expect(text).toContain("**Tiny Backspace did not finish this.**\n\nThe time is over. ");
    expect(text.split(pullRequest.url)).toHaveLength(2);
    expect(text).toContain(`[what there is so far](${pullRequest.url})`);
  });

  test("nothing where nobody may be told, or nobody waits", () => {
    const silent: Outcome[] = [
      { type: "refused", code: "not-authorized", reason: "." },
      { type: "skipped", reason: "." },
      { type: "proposed", branch: "b", headSha: "0", dryRun: true },
      { type: "handed-over", what: "change" },
      { type: "checked", checks: 1, unknown: 0 },
    ];
    for (const outcome of silent) expect(end(outcome)).toBeUndefined();
    expect(end({ type: "skipped", reason: "It is closed." }, { place: { comment: 3 } })?.isNews).toBe(true);
  });
});

test.each([
  "@octo/team closes #1 <img src=https://e.example/x.png> ![x](https://e.example/x.png)",
  "--> <details><script>x</script> https://e.example [y](javascript:z)",
])("nothing of %j is live in any ending, and none is long", (words) => {
  const more = { message: words, facts: { ...facts, title: words, verdict: words } };
  const ends: Outcome[] = [
    { type: "pull-request", pullRequest },
    { type: "no-changes", reason: words },
    { type: "question", question: words, code: "question-open", reason: words },
    { type: "failed", code: "push-refused", reason: words },
    { type: "failed", code: "bug", reason: words },
    { type: "unfinished", code: "deadline", reason: words, pullRequest },
    { type: "failed", ...cancelled },
  ];
  for (const outcome of ends) {
    const harmless =
      end(outcome, { message: "a", facts: { ...facts, title: "a", verdict: "a" } })?.text ?? "";
    // The frame has links and a rule of ours.
    const own = liveMarkdown(harmless);
    const text = end(outcome, more)?.text ?? "";
    const [, shown = ""] = /^([\s\S]*)\n<sub>.*<\/sub>$/.exec(text) ?? [];
    expect(shown).not.toBe("");
    expect(liveMarkdown(shown.replaceAll(pullRequest.url, "")).filter((kind) => !own.includes(kind))).toEqual(
      [],
    );
    expect(shown).not.toMatch(/<(?:img|script|details)/);
    const long = end(outcome, { message: words.repeat(10_000), facts: more.facts })?.text ?? "";
    expect(long.length).toBeLessThan(20_000);
  }
});

describe("telling", () => {
  const run = (signal = new AbortController().signal) => {
    const events: EventBody[] = [];
    const it: Run = { id: "7-1", emit: (event) => void events.push(event), signal, tempDir: "/nowhere" };
    return { run: it, events };
  };
  const options = { ...base, place: { type: "pull-request", number: 7 } } as const;
  const refusal = new UserError("token-rejected", "The token may not.");
  const failing = { edit: () => Promise.reject(refusal), put: () => Promise.reject(refusal) };
  const recording = (isThere: boolean) => {
    const told: string[] = [];
    return {
      told,
      edit: async (text: string) => {
        told.push(`edit ${text}`);
        return isThere;
      },
      put: async (text: string) => void told.push(`put ${text}`),
    };
  };
  const done = { type: "pull-request", pullRequest } as const;
  const failed = { type: "failed", code: "push-refused", reason: "." } as const;

  test("writes what is no news only over what is there, news in any case", async () => {
    const { run: it } = run();
    const none = recording(false);
    expect(await tellPlace(it, none, { ...options, outcome: done })).toBe(false);
    expect(none.told).toEqual([expect.stringMatching(/^edit /)]);
    expect(await tellPlace(it, recording(true), { ...options, outcome: done })).toBe(true);
    const news = recording(false);
    expect(await tellPlace(it, news, { ...options, outcome: failed })).toBe(true);
    expect(news.told).toEqual([expect.stringMatching(/^put /)]);
  });

  test("names the permission that it lacks", async () => {
    const { run: it, events } = run();
    expect(await tellPlace(it, failing, { ...options, outcome: failed })).toBe(false);
    expect(events).toEqual([
      {
        type: "warning",
        message:
          "How the run ended could not be told under pull request #7. The token may not. The job needs `permissions: pull-requests: write` for it.",
      },
    ]);
  });

  test("waits no longer than it is worth, and says so", async () => {
    const { run: it, events } = run();
    const never = (_: string, signal?: AbortSignal) => {
      const { promise, reject } = Promise.withResolvers<never>();
      signal?.addEventListener("abort", () => reject(signal.reason));
      return promise;
    };
    const hanging = { edit: never, put: never };
    expect(await tellPlace(it, hanging, { ...options, outcome: done, patienceMs: 1 })).toBe(false);
    expect(events).toMatchObject([{ message: expect.stringContaining("GitHub took too long.") }]);
  });

  test("is silent once the run is cancelled", async () => {
    const { run: it, events } = run(AbortSignal.abort());
    expect(await tellPlace(it, failing, { ...options, outcome: failed })).toBe(false);
    expect(events).toEqual([]);
  });
});
