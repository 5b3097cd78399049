import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import examples from "@octokit/webhooks-examples" with { type: "json" };
import { parse } from "yaml";
import { readConfig } from "../src/config.ts";
import { readTask } from "../src/task.ts";
import { evaluate, interpolate, listensTo, readWorkflow } from "./support/workflow.ts";

type Door = "label" | "comment" | "form" | "api" | "schedule";

/** Which ways in each example has, by the file's name. */
const doors: Readonly<Record<string, readonly Door[]>> = {
  "app-token.yml": ["label"],
  "bedrock.yml": ["label"],
  "checks.yml": ["label"],
  "ci-workflow.yml": ["label"],
  "comment.yml": ["comment"],
  "dry-run.yml": ["label"],
  "enterprise-server.yml": ["label"],
  "federation.yml": ["label"],
  "form.yml": ["form"],
  "label-and-form.yml": ["label", "comment", "form"],
  "label.yml": ["label"],
  "network.yml": ["label"],
  "repository-dispatch.yml": ["api"],
  "schedule.yml": ["schedule", "form"],
  "vertex.yml": ["label"],
};

interface Payload {
  readonly action?: string;
  readonly label?: unknown;
  readonly issue?: Readonly<Record<string, unknown>>;
  readonly comment?: Readonly<Record<string, unknown>>;
  readonly inputs?: Readonly<Record<string, unknown>> | null;
  readonly client_payload?: unknown;
}
interface Sent {
  readonly event: string;
  readonly payload: Payload;
}
interface Job {
  readonly strategy?: unknown;
  readonly if?: string;
  readonly steps?: readonly {
    readonly uses?: string;
    readonly with?: Readonly<Record<string, unknown>>;
    readonly env?: Readonly<Record<string, unknown>>;
  }[];
}
interface Workflow {
  readonly on: Readonly<
    Record<string, { readonly inputs?: Readonly<Record<string, { default?: unknown }>> }>
  >;
  readonly concurrency: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}

/** GitHub's own example of an event. */
function published(event: string, action?: string): Payload {
  const found = (examples as unknown as { name: string; examples: Payload[] }[])
    .find(({ name }) => name === event)
    ?.examples.find((payload) => action === undefined || payload.action === action);
  if (found === undefined) throw new Error(`there is no example of ${event} ${action ?? ""}`);
  return structuredClone(found);
}

const labelled = (name: string, action = "labeled", issue = {}): Sent => ({
  event: "issues",
  payload: { ...published("issues", action), label: { name }, issue: { ...openIssue, ...issue } },
});
const openIssue = { ...published("issues", "labeled").issue, state: "open" };
const pullRequest = { pull_request: { url: "https://api.github.com/repos/Codertocat/Hello-World/pulls/2" } };
const commented = (body: string, action = "created", issue = {}): Sent => {
  const payload = published("issue_comment", action);
  return {
    event: "issue_comment",
    payload: {
      ...{ ...payload, comment: { ...payload.comment, body } },
      issue: { ...payload.issue, state: "open", ...issue },
    },
  };
};
const form = (inputs = {}): Sent => ({
  event: "workflow_dispatch",
  payload: { ...published("workflow_dispatch"), inputs },
});
const sent = (action: string, client_payload: unknown): Sent => ({
  event: "repository_dispatch",
  payload: { ...published("repository_dispatch"), action, client_payload },
});

/** What comes of an event where its door is open: a run, a job that finds nothing to do, or not even a job. */
const events: readonly (readonly [string, Door, Sent, "run" | "nothing to do" | "no job"])[] = [
  ["the label", "label", labelled("backspace"), "run"],
  ["the label in capitals", "label", labelled("Backspace"), "run"],
  ["the label with a sum", "label", labelled("backspace:$3"), "run"],
  ["the label with options", "label", labelled("backspace:$2.50,draft,high"), "run"],
  [
    "the label on a closed issue",
    "label",
    labelled("backspace", "labeled", { state: "closed" }),
    "nothing to do",
  ],
  ["the label taken off", "label", labelled("backspace", "unlabeled"), "no job"],
  ["an issue opened with the label", "label", labelled("backspace", "opened"), "no job"],
  ["an issue edited after it was labelled", "label", labelled("backspace", "edited"), "no job"],
  ["another label", "label", labelled("bug"), "no job"],
  ["a label that only begins like ours", "label", labelled("backspace-later"), "no job"],
  ["a comment on an issue", "comment", commented("/backspace"), "run"],
  [
    "one with options and words",
    "comment",
    commented("/backspace budget=3 draft effort=high Keep it.\nAll."),
    "run",
  ],
  ["a comment on a pull request", "comment", commented("/backspace Go on.", "created", pullRequest), "run"],
  ["one that is edited to a command", "comment", commented("/backspace", "edited"), "no job"],
  ["one that is deleted", "comment", commented("/backspace", "deleted"), "no job"],
  ["one that only mentions the command", "comment", commented("Try /backspace here"), "no job"],
  ["one that quotes it", "comment", commented("> /backspace"), "no job"],
  ["any other comment", "comment", commented("Thank you!"), "no job"],
  ["any other on a pull request", "comment", commented("Thank you!", "created", pullRequest), "no job"],
  ["a longer command", "comment", commented("/backspaces"), "nothing to do"],
  [
    "one on a closed issue",
    "comment",
    commented("/backspace", "created", { state: "closed" }),
    "nothing to do",
  ],
  [
    "one on a closed pull request",
    "comment",
    commented("/backspace", "created", { ...pullRequest, state: "closed" }),
    "nothing to do",
  ],
  ["the form", "form", form({ prompt: "Fix the typo." }), "run"],
  ["an event sent by the API", "api", sent("backspace", { prompt: "Fix the typo.", budget: 1 }), "run"],
  ["one without a prompt", "api", sent("backspace", {}), "nothing to do"],
  ["one of another type", "api", sent("deploy", { prompt: "Fix the typo." }), "no job"],
  ["the hour", "schedule", { event: "schedule", payload: {} }, "run"],
];
/** What no example listens to, from a fork or not. */
const never = ["pull_request", "push", "issues", "issue_comment", "discussion_comment", "release"].flatMap(
  (event) =>
    (examples as unknown as { name: string; examples: Payload[] }[])
      .filter(({ name }) => name === event)
      .flatMap(({ examples: payloads }) => payloads.map((payload) => ({ event, payload }))),
);

const ownAction = /^tiny-backspace\/tiny-backspace@/;
const read = (file: string) => {
  const text = readFileSync(`examples/${file}`, "utf8");
  return { text, workflow: parse(text) as Workflow };
};
/** The step that runs the agent, in the only job. */
const stepOf = ({ jobs }: Workflow) =>
  Object.values(jobs)[0]?.steps?.find(({ uses }) => uses !== undefined && ownAction.test(uses));

/** What GitHub, and then the action, make of an event. */
async function comesOf(file: string, { event, payload }: Sent) {
  const { text, workflow } = read(file);
  if (!listensTo(workflow.on, event, payload.action)) return "no job";
  const { inputs = {} } = workflow.on[event] ?? {};
  const filled = Object.entries(inputs).map(([name, { default: value }]) => [name, value ?? ""]);
  const contexts = {
    ...{
      github: { event_name: event, event: payload, run_id: 1, token: "" },
      secrets: {},
      vars: {},
      steps: {},
    },
    inputs: event === "workflow_dispatch" ? { ...Object.fromEntries(filled), ...payload.inputs } : {},
  };
  const { template } = await readWorkflow(file, text);
  if (evaluate(template?.jobs[0]?.if.expression ?? "", contexts) !== true) return "no job";
  const input = (name: string) => {
    const value = stepOf(workflow)?.with?.[name] ?? "";
    const filledIn = interpolate(String(value), contexts);
    return filledIn === "null" ? "" : filledIn;
  };
  const asked = readTask(
    { event, payload },
    { prompt: input("prompt"), promptFile: input("prompt-file"), label: "backspace" },
  );
  return asked.type === "task" ? "run" : "nothing to do";
}

/** What the repository has, as the comments of the examples say it should. */
const settings = {
  secrets: { ANTHROPIC_API_KEY: "sk-ant-api03-example", BACKSPACE_APP_PRIVATE_KEY: "a key" },
  vars: {
    ANTHROPIC_FEDERATION_RULE_ID: "fdrl_0123",
    ANTHROPIC_ORGANIZATION_ID: "00000000-0000-4000-8000-000000000000",
    BACKSPACE_GOOGLE_PROJECT: "my-project",
  },
  steps: { app: { outputs: { token: "ghs_example" } } },
};
/** What the steps before the action, and the runner, put into the environment. */
const environment = {
  ...{ AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "AKIAEXAMPLE", AWS_SECRET_ACCESS_KEY: "a-key" },
  GOOGLE_APPLICATION_CREDENTIALS: fileURLToPath(import.meta.url),
  ACTIONS_ID_TOKEN_REQUEST_URL: "https://token.example.com/?x=1",
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "a-token",
};

test.each(Object.keys(doors))("examples/%s gives the action values that it takes", (file) => {
  const { workflow } = read(file);
  const { inputs: fields = {} } = workflow.on["workflow_dispatch"] ?? {};
  const inputs = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, field.default ?? ""]),
  );
  const github = { token: "ghs_example" };
  const fillIn = (value: unknown) => interpolate(String(value), { github, inputs, ...settings });
  const step = stepOf(workflow);
  const own = parse(readFileSync("action.yml", "utf8")) as { inputs: Record<string, { default?: string }> };
  const env = Object.entries(step?.env ?? {}).map(([name, value]) => [name, fillIn(value)]);
  const config = readConfig(
    (input) => fillIn(step?.with?.[input] ?? own.inputs[input]?.default ?? ""),
    undefined,
    { ...environment, ...Object.fromEntries(env) },
  );
  expect(config.warnings).toEqual([]);
});

test("every example that runs the agent in one job, once, says here which doors it has", () => {
  const running = globSync("examples/*.yml").filter((path) => {
    const { jobs } = parse(readFileSync(path, "utf8")) as Workflow;
    const [job, ...others] = Object.values(jobs);
    const once = others.length === 0 && job?.strategy === undefined;
    const step = once ? stepOf({ jobs } as Workflow) : undefined;
    return step !== undefined && step.with?.["mode"] === undefined;
  });
  expect(Object.keys(doors)).toEqual(
    expect.arrayContaining(running.map((path) => path.slice("examples/".length))),
  );
});

/** Whose comment may take the place of a run that waits. */
const associations: readonly (readonly [string, boolean])[] = [
  ...(["OWNER", "MEMBER", "COLLABORATOR"] as const).map((one) => [one, true] as const),
  ...(["CONTRIBUTOR", "FIRST_TIMER", "FIRST_TIME_CONTRIBUTOR", "MANNEQUIN", "NONE"] as const).map(
    (one) => [one, false] as const,
  ),
];

describe.each(Object.entries(doors))("examples/%s", (file, open) => {
  test.each(events)("%s", async (_, door, event, outcome) => {
    expect(await comesOf(file, event)).toBe(open.includes(door) ? outcome : "no job");
  });

  test("starts no job for GitHub's own examples of anything else", async () => {
    for (const event of never)
      expect([event.payload.action, await comesOf(file, event)]).toEqual([event.payload.action, "no job"]);
  });

  test("has runs on one issue wait for each other, and others go on side by side", () => {
    const { workflow } = read(file);
    const group = ({ event, payload }: Sent, run_id: number) =>
      interpolate(workflow.concurrency.group, {
        github: { event_name: event, event: payload, run_id },
        inputs: {},
      });
    const on = (number: number) => ({ number });
    const starts = [
      ...(open.includes("label") ? [(number: number) => labelled("backspace", "labeled", on(number))] : []),
      ...(open.includes("label")
        ? [(number: number) => labelled("backspace:$3", "labeled", on(number))]
        : []),
      ...(open.includes("comment")
        ? [(number: number) => commented("/backspace", "created", on(number))]
        : []),
    ];
    for (const start of starts) {
      for (const other of starts) {
        expect(group(start(7), 1)).toBe(group(other(7), 2));
        expect(group(start(7), 1)).not.toBe(group(other(8), 2));
      }
      // Of those that wait GitHub keeps the last one: what starts nothing must not take the place of what does.
      expect(group(start(7), 1)).not.toBe(group(labelled("bug", "labeled", on(7)), 2));
      expect(group(start(7), 1)).not.toBe(group(commented("Thanks", "created", on(7)), 2));
      for (const [association, isSame] of associations) {
        const comment = { body: "/backspace", author_association: association };
        const said = group({ event: "issue_comment", payload: { issue: on(7), comment } }, 2);
        expect([association, said === group(start(7), 1)]).toEqual([
          association,
          isSame && open.includes("comment"),
        ]);
      }
    }
    // Forms and sent events have nothing to wait for; a schedule has the run of the night before.
    const forms = [1, 2].map((id) => group(form({ prompt: "A" }), id));
    expect(new Set(forms).size).toBe(open.includes("schedule") ? 1 : 2);
  });
});
