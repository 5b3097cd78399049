import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { evaluate, interpolate, readWorkflow } from "./support/workflow.ts";

interface Input {
  readonly description: string;
  readonly type?: string;
  readonly default: unknown;
}
interface Job {
  readonly if: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses: string; readonly with?: Readonly<Record<string, unknown>> }[];
}
interface Called {
  readonly on: {
    readonly workflow_call: {
      readonly inputs: Readonly<Record<string, Input>>;
      readonly secrets: Readonly<Record<string, { readonly required: boolean }>>;
      readonly outputs: Readonly<Record<string, Input & { readonly value: string }>>;
    };
  };
  readonly concurrency: { readonly group: string };
  readonly jobs: Readonly<Record<"run" | "agent" | "publish", Job>>;
}

const path = ".github/workflows/tiny-backspace.yml";
const text = readFileSync(path, "utf8");
const workflow = parse(text) as Called;
const { inputs, outputs, secrets } = workflow.on.workflow_call;
const action = parse(readFileSync("action.yml", "utf8")) as {
  inputs: Readonly<Record<string, Input>>;
  outputs: Readonly<Record<string, Input>>;
};

/** Inputs of the action that a caller can't give, and why. */
const notThere: Readonly<Record<string, string>> = {
  mode: "`split` says it",
  handover: "`split` says it",
  "anthropic-api-key": "it is a secret",
  "github-token": "it is a secret",
  "convex-secret": "it is a secret",
  "otlp-headers": "they are a secret",
  "webhook-url": "it is a secret: an address can be a key",
  "webhook-secret": "it is a secret",
  "working-directory": "the workflow checks the repository out itself, at the workspace's top",
  workspace: "no step comes after the agent",
  provider: "its credentials come from steps and variables of the job, which a caller has not",
  "federation-rule-id": "it takes `id-token: write`, which every caller would have to grant",
  "organization-id": "the same",
  "service-account-id": "the same",
  "workspace-id": "the same",
  "ci-workflow": "it takes `actions: write` and `statuses: write`, which every caller would have to grant",
};
const forEndpoints = ["convex-secret", "otlp-headers", "webhook-url", "webhook-secret"];
/** Inputs of the workflow alone. */
const itsOwn = ["split", "runs-on", "job-timeout-minutes", "artifact-name"];

const withOf = (job: keyof Called["jobs"]) =>
  workflow.jobs[job].steps.find(({ uses }) => uses === "$/")?.with ?? {};
const passed = (job: keyof Called["jobs"]) =>
  Object.entries(withOf(job)).flatMap(([name, value]) => (value === `\${{ inputs.${name} }}` ? [name] : []));

describe("the reusable workflow", () => {
  test("has every input of the action, typed, with its words and its default, or there is a reason", () => {
    const wanted = Object.keys(action.inputs).filter((name) => !Object.hasOwn(notThere, name));
    expect(Object.keys(inputs)).toEqual([...itsOwn, ...wanted]);
    for (const name of wanted) {
      const { description, default: byDefault } = action.inputs[name] ?? {};
      const { type, ...input } = inputs[name] ?? ({} as Input);
      expect({ ...input, default: String(input.default) }).toEqual({ description, default: byDefault });
      expect(type).toBe(typeof input.default);
    }
    expect(Object.keys(notThere).filter((name) => !Object.hasOwn(action.inputs, name))).toEqual([]);
  });

  test("hands all of them on, in one job or shared out between two", () => {
    const all = Object.keys(inputs).filter((name) => !itsOwn.includes(name));
    expect(passed("run")).toEqual(all);
    expect([...new Set([...passed("agent"), ...passed("publish")])].sort()).toEqual([...all].sort());
    for (const job of ["run", "agent", "publish"] as const) {
      const others = Object.keys(withOf(job)).filter((name) => !passed(job).includes(name));
      const keys = job === "publish" ? [] : ["anthropic-api-key"];
      const modes = { run: [], agent: ["mode"], publish: ["handover", "mode"] }[job];
      expect(others.sort()).toEqual([...keys, "github-token", ...forEndpoints, ...modes].sort());
      for (const name of forEndpoints) expect(withOf(job)[name]).toBe(`\${{ secrets.${name} }}`);
    }
  });

  test("gives the agent's job nothing that writes, and the job that publishes no key for the model", () => {
    const { run, agent, publish } = workflow.jobs;
    expect(Object.values(agent.permissions)).toEqual(["read", "read", "read"]);
    expect(publish.permissions).toEqual(run.permissions);
    expect(JSON.stringify(publish)).not.toContain("anthropic-api-key");
    expect(JSON.stringify(agent)).not.toContain("secrets.github-token");
    expect(Object.keys(secrets)).toEqual([
      ...["anthropic-api-key", "github-token", "read-token"],
      ...forEndpoints,
    ]);
  });

  test("tells its outputs in the action's words, from the job that has them", () => {
    for (const [name, { description, value }] of Object.entries(outputs)) {
      expect(description).toBe(action.outputs[name]?.description);
      const jobs = [...value.matchAll(/jobs\.(\w+)\.outputs\.([\w-]+)/g)];
      expect(jobs.map(([, , output]) => output)).toEqual([name, name]);
      for (const [, job] of jobs) {
        expect(workflow.jobs[job as "run"].outputs[name]).toBe(`\${{ steps.backspace.outputs.${name} }}`);
      }
    }
  });
});

const given = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default]));
const contexts = (event_name: string, event: object, more: object = {}, result = "success") => ({
  github: { event_name, event, run_id: 99 },
  inputs: { ...given, ...more },
  secrets: {},
  needs: { agent: { result } },
  vars: {},
});
const issue = { number: 7 };

/** Which of the jobs GitHub starts, in the one form and in the other. */
async function started(event: string, payload: object, more: object = {}): Promise<string[]> {
  const { template } = await readWorkflow(path, text);
  return [false, true].flatMap((split) => {
    const context = contexts(event, payload, { ...more, split });
    const ran = (template?.jobs ?? []).slice(0, 2).filter((job) => evaluate(job.if.expression, context));
    return ran.map(({ id }) => String(id));
  });
}

describe("a call starts", () => {
  const label = (name: string) => ({ action: "labeled", issue, label: { name } });
  const comment = (body: string) => ({ action: "created", issue, comment: { body } });
  test.each<[string, string, object, object, boolean]>([
    ["the form", "workflow_dispatch", { inputs: {} }, {}, true],
    ["a schedule with a prompt", "schedule", { schedule: "0 4 * * 1" }, { prompt: "Tidy up." }, true],
    ["the label", "issues", label("backspace"), {}, true],
    ["the label in other letters", "issues", label("Backspace"), {}, true],
    ["the label with dollars", "issues", label("backspace:$3"), {}, true],
    ["another label", "issues", label("bug"), {}, false],
    ["a label that begins like it", "issues", label("backspaces"), {}, false],
    ["a label that was named", "issues", label("fix-it"), { label: "fix-it" }, true],
    ["the label when another was named", "issues", label("backspace"), { label: "fix-it" }, false],
    ["an issue that was opened", "issues", { action: "opened", issue }, {}, false],
    ["a comment that asks", "issue_comment", comment("/backspace budget=3 Make it add."), {}, true],
    ["a comment that doesn't", "issue_comment", comment("Nice! /backspace"), {}, false],
  ])("for %s: %s %j %j -> %s", async (_, event, payload, more, starts) => {
    expect(await started(event, payload, more)).toEqual(starts ? ["run", "agent"] : []);
  });

  test("the job that publishes whatever became of the agent's, unless there was none", () => {
    const condition = workflow.jobs.publish.if.replace(/^\$\{\{(.*)\}\}$/, "$1");
    for (const result of ["success", "failure", "cancelled", "skipped"]) {
      expect(evaluate(condition, contexts("issues", {}, {}, result))).toBe(result !== "skipped");
    }
  });

  test("in a group of its own for each issue, which is no group of a caller's", () => {
    const group = (event: string, payload: object, more: object = {}) =>
      interpolate(workflow.concurrency.group, contexts(event, payload, more));
    const on = (number: number, name = "backspace") =>
      group("issues", { issue: { number }, label: { name } });
    expect(on(7)).toBe("tiny-backspace-called--7");
    expect(on(7, "backspace:$3")).toBe(on(7));
    expect(on(8)).not.toBe(on(7));
    expect(on(7, "bug")).toBe("tiny-backspace-called--99");
    const said = (body: string, author_association = "MEMBER") =>
      group("issue_comment", { issue, comment: { body, author_association } });
    expect(said("/backspace")).toBe(on(7));
    expect(said("/backspace", "NONE")).not.toBe(on(7));
    expect(said("Thanks!")).not.toBe(on(7));
    expect(group("workflow_dispatch", {}, { repository: "octo/a" })).not.toBe(
      group("workflow_dispatch", {}, { repository: "octo/b" }),
    );
  });
});

test("the command for an Enterprise Server leaves nothing that one doesn't know", async () => {
  const page = readFileSync("docs/reusable-workflow.md", "utf8");
  const [, expressions = ""] = /^sed -i '(.*)' \\$/m.exec(page) ?? [];
  const there = execFileSync("sed", [expressions, path], { encoding: "utf8" });
  expect((await readWorkflow(path, there)).problems).toEqual([]);
  const used = [...there.matchAll(/uses: (\S+)/g)].map(([, name]) => name);
  expect([...new Set(used)].map((name) => name?.replace(/@[0-9a-f]{40}$/, "@(commit)")).sort()).toEqual([
    ...["OWNER/tiny-backspace@v0.1.0", "actions/checkout@(commit)"],
    ...["actions/download-artifact@v3", "actions/upload-artifact@v3"],
  ]);
});
