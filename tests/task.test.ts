import { describe, expect, test } from "@jest/globals";
import examples from "@octokit/webhooks-examples" with { type: "json" };
import { UserError } from "../src/errors.ts";
import { placeOf, readTask } from "../src/task.ts";

type Labelled = {
  action: string;
  label: { name: string };
  issue: {
    title: string;
    body: string | null;
    number: number;
    state: string;
    html_url: string;
    updated_at: string;
  };
  sender: { login: string };
};
const published = (examples as unknown as { name: string; examples: Labelled[] }[])
  .find(({ name }) => name === "issues")
  ?.examples.find(({ action }) => action === "labeled");
if (published === undefined) throw new Error("the published webhook examples hold no labelled issue");

function labelled(change: (payload: Labelled) => void = () => {}) {
  const payload = structuredClone(published) as Labelled;
  payload.label.name = "backspace";
  change(payload);
  return { event: "issues", payload };
}
const options = { prompt: "", label: "backspace" };

describe("a labelled issue", () => {
  test("becomes a task with its title and text, from the event's own payload", () => {
    const trigger = labelled();
    const asked = readTask(trigger, options);
    const { issue, sender } = trigger.payload;
    expect(asked).toEqual({
      type: "task",
      task: {
        prompt: `${issue.title}\n\n${issue.body}`,
        issue: { number: issue.number, title: issue.title, url: issue.html_url, author: expect.any(String) },
        requestedBy: sender.login,
        eventAt: issue.updated_at,
      },
    });
  });

  test("without a text is its title", () => {
    const asked = readTask(
      labelled(({ issue }) => {
        issue.body = null;
      }),
      options,
    );
    expect(asked).toMatchObject({ task: { prompt: published.issue.title } });
  });

  test("counts whatever the label's case", () => {
    expect(
      readTask(
        labelled(({ label }) => {
          label.name = "Backspace";
        }),
        options,
      ).type,
    ).toBe("task");
  });

  test.each([
    [
      "another label",
      (payload: Labelled) => {
        payload.label.name = "bug";
      },
      /label is `bug`, not `backspace`/,
    ],
    [
      "a removed label",
      (payload: Labelled) => {
        payload.action = "unlabeled";
      },
      /unlabeled, not labelled/,
    ],
    [
      "a closed issue",
      (payload: Labelled) => {
        payload.issue.state = "closed";
      },
      /closed/,
    ],
  ])("asks for nothing: %s", (_, change, reason) => {
    expect(readTask(labelled(change), options)).toEqual({
      type: "nothing",
      reason: expect.stringMatching(reason),
    });
  });

  test("that is missing from the event is bad input", () => {
    const trigger = { event: "issues", payload: { action: "labeled", label: { name: "backspace" } } };
    expect(() => readTask(trigger, options)).toThrow(UserError);
  });
});

describe("a comment", () => {
  const payload = (body: string, more: object = {}) => ({
    ...{ action: "created", sender: { login: "ada", type: "User" } },
    issue: {
      ...{ number: 7, title: "t", body: "b", state: "open", html_url: "u", user: { login: "eve" } },
      ...more,
    },
    comment: {
      ...{ id: 5, body, html_url: "c", user: { login: "ada" } },
      ...{ created_at: "2026-11-20T11:30:02Z", updated_at: "2026-11-20T11:30:03Z" },
    },
  });
  const asked = (body: string, more: object = {}, prompt = "") =>
    readTask({ event: "issue_comment", payload: payload(body, more) }, { ...options, prompt });
  const request = {
    ...{ commentId: 5, createdAt: "2026-11-20T11:30:02Z", updatedAt: "2026-11-20T11:30:03Z", url: "c" },
  };
  const by = { requestedBy: "ada", eventAt: "2026-11-20T11:30:02Z" };
  const issue = { number: 7, title: "t", url: "u", author: "eve" };

  test("on an issue is the issue, with the comment's words and options", () => {
    expect(asked("/backspace budget=3 Keep it small")).toEqual({
      type: "task",
      task: { prompt: "t\n\nb", issue, maxCostUsd: 3, request: { ...request, text: "Keep it small" }, ...by },
    });
    expect(placeOf({ event: "issue_comment", payload: payload("/backspace x=1") }, "backspace")).toEqual({
      ...{ type: "issue", number: 7, comment: 5 },
    });
  });

  test("on a pull request is to be looked up, and without words means to go on", () => {
    expect(asked("/backspace Rename it", { pull_request: {} })).toEqual({
      type: "task",
      task: { prompt: "Rename it", request: { ...request, text: "Rename it" }, ...by },
      lookUp: { type: "pull-request", number: 7 },
    });
    expect(asked("/backspace", { pull_request: {} })).toMatchObject({
      task: { prompt: expect.stringMatching(/^Go on with this pull request/), request: { text: "" } },
    });
  });

  test.each([
    ["issue", {}, "Issue #7 is closed."],
    ["pull request", { pull_request: {} }, "Pull request #7 is closed."],
  ])("on a closed %s asks for nothing", (_, more, reason) => {
    expect(asked("/backspace", { ...more, state: "closed" })).toEqual({ type: "nothing", reason });
  });

  test("counts only as a command, even where the workflow says what is to be done", () => {
    expect(asked("Thanks", {}, "Fix it").type).toBe("nothing");
    expect(asked("/backspace draft", {}, "Fix it")).toMatchObject({
      task: { prompt: "Fix it", draft: true },
    });
  });
});

describe("a file with a prompt", () => {
  test.each(["schedule", "workflow_dispatch", "repository_dispatch", "push", "issues"])(
    "counts for %s",
    (event) => {
      const payload = { action: "labeled", label: { name: "backspace" }, sender: { login: "ada" } };
      expect(readTask({ event, payload }, { ...options, promptFile: "p.md" })).toMatchObject({
        type: "task",
        lookUp: { type: "prompt-file", path: "p.md" },
      });
    },
  );

  test("and a prompt as well are one too many", () => {
    expect(() =>
      readTask({ event: "push", payload: {} }, { ...options, prompt: "a", promptFile: "b" }),
    ).toThrow(/`prompt` and `prompt-file` are both given/);
  });
});

describe("a prompt", () => {
  test.each(["workflow_dispatch", "schedule", "repository_dispatch", "push"])("counts for %s", (event) => {
    const asked = readTask(
      { event, payload: { sender: { login: "ada" } } },
      { ...options, prompt: "Fix it" },
    );
    expect(asked).toEqual({ type: "task", task: { prompt: "Fix it", requestedBy: "ada" } });
  });

  test("is read from the form when the workflow does not pass it on", () => {
    const asked = readTask(
      { event: "workflow_dispatch", payload: { inputs: { prompt: " Fix it " } } },
      options,
    );
    expect(asked).toEqual({ type: "task", task: { prompt: "Fix it" } });
  });

  test("that is missing from the form is bad input, in one sentence", () => {
    expect(() => readTask({ event: "workflow_dispatch", payload: { inputs: {} } }, options)).toThrow(
      /`prompt` is empty; say in the form/,
    );
  });

  test("that is missing from any other event asks for nothing", () => {
    expect(readTask({ event: "push", payload: {} }, options)).toEqual({
      type: "nothing",
      reason: expect.stringContaining("`push` carries no task"),
    });
  });
});

test.each([null, 1, "text", [], { issue: 1 }, { label: null, action: {} }])(
  "a payload of %j is no crash",
  (payload) => {
    expect(readTask({ event: "issues", payload }, options).type).toBe("nothing");
  },
);

describe("a label with dollars behind it", () => {
  const labelledAs = (name: string) =>
    labelled(({ label }) => {
      label.name = name;
    });

  test.each([
    ["backspace:$3", 3],
    ["Backspace:$3", 3],
    ["backspace: $2.50", 2.5],
    ["backspace:$0.01", 0.01],
    ["backspace:$100000", 100_000],
  ])("starts a run with that limit: %s", (name, maxCostUsd) => {
    expect(readTask(labelledAs(name), options)).toMatchObject({
      type: "task",
      task: { issue: { number: published.issue.number }, maxCostUsd },
    });
    expect(placeOf(labelledAs(name), "backspace")).toEqual({
      type: "issue",
      number: published.issue.number,
      label: name,
    });
  });

  test("limits a run whose prompt is the input, too", () => {
    expect(readTask(labelledAs("backspace:$3"), { ...options, prompt: "Fix it" })).toMatchObject({
      task: { prompt: "Fix it", maxCostUsd: 3 },
    });
  });

  test.each([
    ...["backspace:$", "backspace:$x", "backspace:$3x", "backspace:$-3", "backspace:$0", "backspace:$0.001"],
    ...["backspace:$1e9", "backspace:$$3", "backspace:$3,50", "backspace:$٣", "backspace:$3\n::error::x"],
  ])("that is no sum is refused, with what is right: %j", (name) => {
    expect(() => readTask(labelledAs(name), options)).toThrow(
      /write the sum like `backspace:\$3` or|can stand a sum/,
    );
    expect(() => readTask(labelledAs(name), options)).toThrow(UserError);
    // It was meant for us, so it comes off, to be put on as it should be.
    expect(placeOf(labelledAs(name), "backspace")?.label).toBe(name);
  });

  test.each([
    "backspace$3",
    "backspace-draft",
    "backspace draft",
    "backspaced:$3",
    "x-backspace:$3",
    "bug:$3",
  ])("of another kind starts nothing: %s", (name) => {
    expect(readTask(labelledAs(name), options)).toEqual({
      type: "nothing",
      reason: `The label is \`${name}\`, not \`backspace\`.`,
    });
    expect(placeOf(labelledAs(name), "backspace")).toBeUndefined();
  });

  test("that is taken off starts nothing", () => {
    const trigger = labelled((payload) => {
      payload.label.name = "backspace:$x";
      payload.action = "unlabeled";
    });
    expect(readTask(trigger, options).type).toBe("nothing");
  });

  test("is the input's label, whatever that is called", () => {
    expect(readTask(labelledAs("ai: fix:$1"), { ...options, label: "ai: fix" })).toMatchObject({
      task: { maxCostUsd: 1 },
    });
  });
});
