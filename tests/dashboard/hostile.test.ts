import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Run } from "../../examples/dashboard/run.ts";
import { renderRun } from "../../examples/dashboard/run-page.ts";
import type { Event } from "../../src/events/event.ts";
import { openTestDashboard } from "../support/dashboard.ts";
import { watch } from "../support/frames.ts";
import { sampleRun } from "../support/sample-run.ts";

/** The sample run with every text of its events replaced, names of inputs too. */
function said(text: string): Event[] {
  const replace = (value: unknown): unknown => {
    if (typeof value === "string") return text;
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner)]));
  };
  return sampleRun().map(({ type, run, ...event }) => {
    const replaced = replace(event) as Event;
    // Calls keep their tools and ids, so that all of the page is there.
    const kept = Object.entries(event).filter(([key]) => ["tool", "id"].includes(key));
    const input =
      "input" in event ? { input: { ...(replaced as { input: object }).input, [text]: text } } : {};
    return { ...replaced, ...Object.fromEntries(kept), ...input, type, run } as Event;
  });
}

const markup = (page: string) => page.match(/<[^>]*>/g);

describe("whatever the events say, the page is made of the same markup", () => {
  test.each([
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</span></li></ol><h1>Approved</h1>",
    "<!-- ",
    "]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example/x",
    "https://github.com.evil.example/octo/parser/pull/34",
    "https://github.com@evil.example/octo/parser/pull/34",
    "http://github.com/octo/parser/pull/34",
    "https://github.com:8443/octo/parser/pull/34",
    "{{7*7}} <%= 1 %>",
    "__proto__",
    "constructor",
  ])("%s", async (text) => {
    await using hostile = await openTestDashboard();
    await using plain = await openTestDashboard();
    await hostile.send(said(text));
    await plain.send(said("x"));
    expect(markup(await hostile.page("7-1"))).toEqual(markup(await plain.page("7-1")));
    const [list, plainList] = [(await hostile.ask("/")).text, (await plain.ask("/")).text];
    expect(markup(list.replace(/ data-mark="[^"]*"/, ""))).toEqual(
      markup(plainList.replace(/ data-mark="[^"]*"/, "")),
    );
  });
});

test("a link leads to this GitHub's pages, and an address of anywhere else is text", async () => {
  await using dashboard = await openTestDashboard();
  const events = sampleRun();
  await dashboard.send(events);
  expect(await dashboard.page("7-1")).toContain('<a href="https://github.com/octo/parser/pull/34"');
  const url = "https://evil.example/octo/parser/pull/34";
  await dashboard.send(events.map((event) => ({ ...event, run: "8-1", ...("url" in event && { url }) })));
  const page = await dashboard.page("8-1");
  expect(page).not.toContain(`href="${url}`);
  expect(page).toContain("Pull request #34");
});

test("nothing hides in a text: directions, invisible characters and control characters are shown or gone", async () => {
  await using dashboard = await openTestDashboard();
  await dashboard.send(said("user\u202Etxt.exe\u200B\u2066\u0007\u001b]8;;x\u001b\\\u{e0041}\ud800\u0085"));
  const page = await dashboard.page("7-1");
  expect(page).toContain("user\\u202etxt.exe\\u2066\u2407\u241b]8;;x\u241b\\\ufffd\\u0085");
  expect(page).not.toMatch(/[^\P{C}\n]/u);
});

test("no text of an event ends a server-sent event, or begins one", async () => {
  await using dashboard = await openTestDashboard();
  await dashboard.send(said("\n\nid: 9\nevent: evil\ndata: {}\n\r\n\r\rdata: {}\u2028\u2029"));
  const { value } = await watch(`${dashboard.url}/runs/7-1/live`).next();
  expect(value?.content.all).toContain("event: evil");
  const stop = new AbortController();
  const response = await fetch(`${dashboard.url}/runs/7-1/live`, { signal: stop.signal });
  let text = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    if (text.endsWith("}\n\n")) break;
  }
  stop.abort();
  const fields = text.split(/\r\n|[\r\n]/).map((line) => line.split(":")[0]);
  expect(fields).toEqual(["retry", "", "id", "data", "", ""]);
});

test("a run of any events at all has a page", () => {
  const names = [
    ...["message", "phase", "tool", "input", "id", "turn", "result", "ok", "duration_ms", "output", "text"],
    ...[
      "block",
      "done",
      "model",
      "input_tokens",
      "cost_usd",
      "total_cost_usd",
      "max_cost_usd",
      "tests",
      "where",
    ],
    ...[
      "hosts",
      "refused",
      "changes",
      "url",
      "number",
      "title",
      "outcome",
      "host",
      "port",
      "reason",
      "fixed",
    ],
  ];
  const types = new Set(sampleRun().map(({ type }) => type));
  const inputs = fc.record(
    Object.fromEntries(
      ["filepath", "content", "edits", "old_text", "command"].map((name) => [name, fc.jsonValue()]),
    ),
    { requiredKeys: [] },
  );
  const field = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    inputs,
    fc.constantFrom("edit_file", "write_file", 1, true, 1e300),
  );
  const event = fc.tuple(
    fc.constantFrom(...types, "new_event"),
    fc.dictionary(fc.constantFrom(...names), field),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (bodies) => {
      const run = new Run("7-1");
      for (const [index, [type, body]] of bodies.entries()) {
        const stamp = { run: "7-1", seq: index + 1, timestamp: index };
        run.add({ ...stamp, type, text: JSON.stringify({ ...body, type, ...stamp }) });
      }
      expect(renderRun(run, "https://github.com").text).toContain("What happened");
    }),
    { numRuns: 150, seed: 7 },
  );
});

test("an event of a million brackets is one like any other", async () => {
  await using dashboard = await openTestDashboard();
  const depth = 500_000;
  const deep = `${"[".repeat(depth)}${"]".repeat(depth)}`;
  const call = { type: "tool_call", tool: "run_command", id: "toolu_1", turn: 1 };
  const stamp = { seq: 1, timestamp: 1, run: "7-1" };
  const text = JSON.stringify({ ...call, input: { deep: "here" }, ...stamp }).replace('"here"', deep);
  expect((await dashboard.deliver(text)).status).toBe(200);
  expect(await dashboard.page("7-1")).toContain("run_command");
});

test("a page has an end, however much a run says", async () => {
  const run = new Run("7-1");
  const message = "x".repeat(20_000);
  for (let seq = 1; seq <= 6_000; seq += 1) {
    const event = { type: "message", text: message, turn: seq, block: 0, done: true };
    run.add({ run: "7-1", seq, timestamp: seq, type: "message", text: JSON.stringify(event) });
  }
  const { text } = renderRun(run, "https://github.com");
  expect(text.length).toBeLessThan(4_000_000);
  expect(text).toContain("10,000 entries more than this page shows.");
});
