import { describe, expect, test } from "@jest/globals";
import { createRedactor, Secret } from "../src/redact.ts";
import { pageOf, startedEvent, titleOf } from "../src/started.ts";
import type { Trigger } from "../src/task.ts";
import { commented, dispatch, labelledIssue, push } from "./support/run-action.ts";

const at = { repository: "octo/demo", defaultBranch: "trunk" };
const by = { repository: at.repository, serverUrl: "https://github.com" };
const runUrl = "https://github.com/octo/demo/actions/runs/1";
const started = (trigger: Trigger, inputs: Readonly<Record<string, string>> = {}) =>
  startedEvent(
    { trigger, ...by },
    {
      input: (name) => inputs[name] ?? (name === "label" ? "backspace" : ""),
      ...{ runUrl, redact: (text) => text },
    },
  );
const issue = { number: 7, title: "sum subtracts", body: "It does.", author: "reporter" };

test("a title is cut when the run's secrets are out of it, so that none is left in half", () => {
  const secret = "ghs_0123456789abcdefghijklmnopqrstuvwxyz";
  const { text } = createRedactor([new Secret(secret)]);
  const title = `${"a".repeat(180)}${secret}`;
  const event = startedEvent(
    {
      trigger: labelledIssue({ ...at, issue: { ...issue, title }, label: "backspace", sender: "writer" }),
      ...by,
    },
    { input: (name) => (name === "label" ? "backspace" : ""), runUrl, redact: text },
  );
  expect(event).toMatchObject({ title: `${"a".repeat(180)}***` });
});

test("an issue is told by its title and its page", () => {
  const event = started(labelledIssue({ ...at, issue, label: "backspace", sender: "writer" }));
  expect(event).toMatchObject({
    type: "started",
    title: "sum subtracts",
    repository_url: "https://github.com/octo/demo",
    issue_url: expect.stringMatching(/\/octo\/demo\/issues\/7$/),
    run_url: runUrl,
    requested_by: "writer",
  });
});

test("a comment on a pull request is told by its words and its page", () => {
  const comment = { id: 9, body: "/backspace Keep it short.", createdAt: "2026-01-01T00:00:00Z" };
  const trigger = commented({
    ...{ ...at, issue, onPullRequest: true, sender: "writer", action: "created" },
    comment: comment as never,
  });
  expect(started(trigger)).toMatchObject({
    title: "Keep it short.",
    issue_url: expect.stringMatching(/#issuecomment-9$/),
  });
});

test("a form is told by the first line of its prompt, for the repository that it names", () => {
  const trigger = dispatch({ ...at, inputs: { prompt: "x" }, sender: "writer" });
  const event = started(trigger, { prompt: "\n Make sum add.\nAnd test it.", repository: "octo/other" });
  expect(event).toMatchObject({
    ...{ title: "Make sum add.", issue_url: null },
    repository_url: "https://github.com/octo/other",
  });
});

test("a prompt that lies in a file is told by its path", () => {
  const event = started(push({ ...at, sender: "writer" }), { "prompt-file": "tasks/weekly.md" });
  expect(event).toMatchObject({ title: "tasks/weekly.md" });
});

describe("what is wrong with an event is not told here", () => {
  test.each<[string, Trigger, Record<string, string>]>([
    ["an event without a payload", { event: "issues", payload: null }, {}],
    ["two prompts", push({ ...at, sender: "writer" }), { prompt: "a", "prompt-file": "b" }],
    ["no prompt at all", push({ ...at, sender: "writer" }), {}],
  ])("%s", (_, trigger, inputs) => {
    expect(started(trigger, inputs)).toMatchObject({ title: "", issue_url: null, run_url: runUrl });
  });
});

test.each([
  ["https://github.com/octo/parser", "https://github.com/octo/parser"],
  ["https://me:p@ss@ghe.example:8443/octo/parser.git?token=x#y", "https://ghe.example:8443/octo/parser.git"],
  ["https://x-access-token:ghs_0123456789@github.com/octo/parser", "https://github.com/octo/parser"],
  ["git@github.com:octo/parser.git", undefined],
  ["ssh://git:secret@github.com/octo/parser.git", undefined],
  ["/home/me/parser", undefined],
  ["", undefined],
])("cloned from %s, the page is %s", (cloneUrl, page) => {
  expect(pageOf(cloneUrl)).toBe(page);
});

test("a title is one line, and no longer than a title", () => {
  expect(titleOf(`${"a".repeat(198)}\u{1f600}b\nc`)).toBe(`${"a".repeat(198)}\ufffd…`);
  expect(titleOf("a\rb")).toBe("a");
  expect(titleOf(" \n")).toBe("");
});
