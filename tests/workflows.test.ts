import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import examples from "@octokit/webhooks-examples" with { type: "json" };
import { parse } from "yaml";
import { evaluate, interpolate, readWorkflow } from "./support/workflow.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}
interface Job {
  /** Another workflow, which then has the steps and the limits. */
  readonly uses?: string;
  readonly permissions?: unknown;
  readonly "timeout-minutes"?: unknown;
  readonly steps: Step[];
}
interface Payload {
  readonly action?: string;
  readonly number?: number;
  readonly label?: { readonly name: string };
  readonly issue?: { readonly number: number };
}

/** Every workflow that we run or that a reader is told to copy: its name and its text. */
const workflows = [
  ...globSync([".github/workflows/*.yml", "examples/*.yml"])
    .sort()
    .map((path) => [path, readFileSync(path, "utf8")]),
  ...["README.md", ...globSync("docs/**/*.md")].filter((path) => existsSync(path)).flatMap(workflowsIn),
] as [string, string][];

/** The code blocks of a Markdown file that are whole workflows. */
function workflowsIn(path: string): [string, string][] {
  const blocks = [...readFileSync(path, "utf8").matchAll(/^```ya?ml\n(.*?)^```$/gms)];
  return blocks
    .map((block): [string, string] => [`${path}:${block.index}`, block[1] ?? ""])
    .filter(([, text]) => /^on:/m.test(text) && /^jobs:/m.test(text));
}

function withSteps(workflow: Workflow): Workflow {
  const jobs = Object.entries(workflow.jobs).map(([name, job]) => [name, { ...job, steps: job.steps ?? [] }]);
  return { ...workflow, jobs: Object.fromEntries(jobs) as Workflow["jobs"] };
}

function payloads(event: string): Payload[] {
  // No webhook: the payload says which line of the workflow it was.
  if (event === "schedule") return [{}];
  const found = (examples as unknown as { name: string; examples: Payload[] }[]).find(
    (e) => e.name === event,
  );
  if (found === undefined) throw new Error(`there is no example of the event ${event}`);
  return found.examples;
}

const contexts = (event_name: string, event: Payload, more = {}) => ({
  github: { event_name, event, ref: "refs/heads/main", run_id: 1, actor: "octocat", ...more },
  inputs: {},
  steps: {},
  needs: {},
  vars: {},
  matrix: {},
  env: {},
});
/** By its name, or as the repository of the workflow itself. */
const ownAction = /^tiny-backspace\/tiny-backspace@|^\$\/$/;
const ownWorkflow = /^tiny-backspace\/tiny-backspace\/\.github\/workflows\/[\w-]+\.yml@/;
/** An input of the workflow says it. */
const givenLimit = /^\$\{\{ inputs\.[\w-]+ \}\}$/;

test("there are workflows to look at", () => {
  expect(workflows.map(([name]) => name)).toEqual(
    expect.arrayContaining([".github/workflows/ci.yml", "examples/label-and-form.yml"]),
  );
});

test.each([
  ["runs-on: ubuntu-24.04", "runs_on: ubuntu-24.04", "Unexpected value 'runs_on'"],
  ["github.event_name ==", "githu.event_name ==", "Unrecognized named-value: 'githu'"],
  ["  pull_request:", "  pull_requests:", "Unexpected value 'pull_requests'"],
])("the reader finds a planted mistake: %s -> %s", async (good, bad, problem) => {
  const broken = readFileSync(".github/workflows/ci.yml", "utf8").replace(good, bad);
  expect((await readWorkflow("broken.yml", broken)).problems.join("\n")).toContain(problem);
});

describeEach((name, text) => {
  const workflow = withSteps(parse(text) as Workflow);
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test(`${name} is a valid workflow`, async () => {
    expect((await readWorkflow(name, text)).problems).toEqual([]);
  });

  test(`${name} gives nothing by default, and every job its own permissions and time limit`, () => {
    expect(workflow.permissions).toEqual({});
    for (const job of jobs) {
      expect(job).toMatchObject({ permissions: expect.any(Object) });
      if (job.uses !== undefined) continue;
      const limit = job["timeout-minutes"];
      if (typeof limit !== "number") expect(limit).toMatch(givenLimit);
    }
  });

  test(`${name} pins other people's actions by commit and says which version that is`, () => {
    const used = [...text.matchAll(/^ *(?:- )?uses: *(\S+)(.*)$/gm)].filter(
      ([, action = ""]) => !ownAction.test(action) && !ownWorkflow.test(action),
    );
    expect(used).toHaveLength(steps.filter((step) => step.uses && !ownAction.test(step.uses)).length);
    for (const [, action, comment] of used) {
      expect(action).toMatch(/^[\w-]+\/[\w./-]+@[0-9a-f]{40}$/);
      expect(comment).toMatch(/^ # v\d+\.\d+\.\d+$/);
    }
  });

  test(`${name} can't be started with the repository's secrets by strangers' code`, () => {
    expect(Object.keys(workflow.on)).not.toEqual(expect.arrayContaining(["pull_request_target"]));
    expect(Object.keys(workflow.on)).not.toEqual(expect.arrayContaining(["workflow_run"]));
    expect(text).not.toMatch(/write-all|secrets: inherit/);
  });

  test(`${name} keeps no credentials in a checkout`, () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"))) {
      expect(step.with?.["persist-credentials"]).toBe(false);
    }
  });

  test(`${name} puts nothing from an event into a script`, () => {
    for (const { run } of steps) expect(run ?? "").not.toContain("${{");
  });

  test(`${name} gives our action only inputs that it has`, () => {
    const { inputs } = parse(readFileSync("action.yml", "utf8")) as { inputs: Record<string, unknown> };
    const given = steps
      .filter(({ uses }) => uses && ownAction.test(uses))
      .flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.filter((input) => !Object.hasOwn(inputs, input))).toEqual([]);
  });

  test(`${name} decides and groups for every real payload of its events`, async () => {
    const { template } = await readWorkflow(name, text);
    // What another workflow calls is tried where that one is: tests/reusable-workflow.test.ts.
    for (const event of Object.keys(workflow.on).filter((name) => name !== "workflow_call")) {
      for (const payload of payloads(event)) {
        const context = contexts(event, payload);
        if (!jobs.every(({ uses }) => uses !== undefined)) {
          expect(interpolate(workflow.concurrency.group, context)).toMatch(/^[\w-]+-[\w./-]+$/);
        }
        for (const job of template?.jobs ?? []) {
          expect(typeof evaluate(job.if.expression, context)).toBe("boolean");
          for (const step of job.type === "job" ? job.steps : []) {
            expect(typeof evaluate(step.if?.expression ?? "true", context)).toBe("boolean");
          }
        }
      }
    }
  });
});

function describeEach(define: (name: string, text: string) => void): void {
  for (const [name, text] of workflows) define(name, text);
}

// A skipped test counts as failed in CI, and the runner's own user can't run root's.
test("CI runs the tests as root too, and none is written to be skipped", () => {
  const { jobs } = parse(readFileSync(".github/workflows/ci.yml", "utf8")) as Workflow;
  for (const script of ["scripts/test.mjs", "scripts/test.mjs --long"]) {
    const runs = Object.values(jobs).flatMap(({ steps }) => steps.map(({ run = "" }) => run));
    expect(runs.filter((run) => run.startsWith("sudo ") && run.endsWith(script))).toHaveLength(1);
  }
  const skipping = globSync("tests/**/*.ts").filter((path) =>
    /\b(?:test|describe|it)[.]skip\b/.test(readFileSync(path, "utf8")),
  );
  expect(skipping).toEqual([]);
});

test("the example to copy gives the action every field of its form, and what calls it by REST fills in those", () => {
  const example = parse(readFileSync("examples/label-and-form.yml", "utf8")) as Workflow;
  const form = example.on["workflow_dispatch"] as { inputs: Record<string, { required: boolean }> };
  expect(Object.keys(form.inputs)).toEqual(["prompt", "repository"]);
  expect(form.inputs["repository"]?.required).toBe(false);
  const given = Object.values(example.jobs)
    .flatMap(({ steps }) => steps)
    .find(({ uses }) => uses && ownAction.test(uses))?.with;
  for (const field of Object.keys(form.inputs)) expect(given?.[field]).toBe(`\${{ inputs.${field} }}`);

  const readme = readFileSync("README.md", "utf8");
  const [, file, body = ""] =
    /actions\/workflows\/([\w-]+\.yml)\/dispatches \\\n\s+-d '(.*)'$/m.exec(readme) ?? [];
  expect(readme).toContain(`.github/workflows/${file}\` on the default branch`);
  const sent = JSON.parse(body) as { ref: string; inputs: Record<string, string> };
  expect(Object.keys(form.inputs)).toEqual(expect.arrayContaining(Object.keys(sent.inputs)));
  expect(sent).toMatchObject({ ref: "main", inputs: { prompt: expect.any(String) } });
});
