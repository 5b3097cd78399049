import { rm } from "node:fs/promises";
import { join } from "node:path";
import { whyNotWithoutSandbox } from "../../src/authorize.ts";
import { checkBase, checkBranchRules, checkCiWorkflow } from "../../src/doctor/branches.ts";
import { checkCommit, checkCredentials, checkoutMissing } from "../../src/doctor/checkout.ts";
import { checkEvent } from "../../src/doctor/event.ts";
import type { Finding } from "../../src/doctor/finding.ts";
import { checkDisk, checkSandbox, checkTime } from "../../src/doctor/machine.ts";
import { checkCredit, checkModel, checkPrices } from "../../src/doctor/model.ts";
import { checkTelemetry } from "../../src/doctor/telemetry.ts";
import {
  checkIssues,
  checkLabel,
  checkPullRequest,
  checkPush,
  checkRepository,
  checkWorkflowFiles,
  readTokenFacts,
} from "../../src/doctor/token.ts";
import { checkAssignees, checkMilestone, checkReviewers } from "../../src/doctor/triage.ts";
import { openEndpoints } from "../../src/sinks/telemetry/telemetry.ts";
import type { Trigger } from "../../src/task.ts";
import { readTelemetry } from "../../src/telemetry-settings.ts";
import type { DoctorWorld } from "../support/doctor-world.ts";
import { status } from "../support/fake-messages/play.ts";
import { commitAll, git, writeFiles } from "../support/repo.ts";

/** Sets something up wrongly, or so that something is left open, and looks at it as the doctor does. */
export type DoctorScene = (world: DoctorWorld) => Promise<Finding>;
type GitHubScene = NonNullable<Parameters<DoctorWorld["github"]>[0]>;

const writing = { contents: "write", pull_requests: "write", issues: "write" } as const;
const classic = (login: string, ...scopes: string[]) => ({ kind: "user", login, scopes }) as const;
const fineGrained = { kind: "user", login: "writer", permissions: writing } as const;
const otherApp = { kind: "app", app: "backspace", permissions: writing } as const;

const labelled = (login: string, type = "User"): Trigger => ({
  event: "issues",
  payload: {
    action: "labeled",
    label: { name: "backspace" },
    issue: { number: 7, title: "sum subtracts" },
    sender: { login, type },
  },
});

function byEvent(trigger: Trigger, options: GitHubScene = {}): DoctorScene {
  return async ({ github }) => {
    const seen = await github(options);
    const { sender } = trigger.payload as { sender: { login: string } };
    const asking = { prompt: "", label: "backspace" };
    return await checkEvent({ trigger, actor: sender.login, github: seen, home: seen, asking });
  };
}

function byToken(
  look: (...args: Parameters<typeof checkPullRequest>) => Promise<Finding>,
  options: GitHubScene,
): DoctorScene {
  return async ({ github }) => {
    const seen = await github(options);
    return await look(seen, readTokenFacts(seen));
  };
}

function byRule(
  rule: NonNullable<NonNullable<GitHubScene["repository"]>["rules"]>[number],
  spoil: (world: DoctorWorld) => void = () => undefined,
): DoctorScene {
  return async (world) => {
    const seen = await world.github({ repository: { rules: [rule] } });
    spoil(world);
    return await checkBranchRules(seen, { branch: undefined, signCommits: false });
  };
}

/** With inputs that name a server which answers everything alike. */
function byEndpoint(code: number, inputs: (url: string) => Record<string, string>): DoctorScene {
  return async ({ serve, run }) => {
    const given = inputs(await serve(code, "<html></html>"));
    const problem = (sentence: string) => {
      throw new Error(sentence);
    };
    const settings = readTelemetry({
      ...{ input: (name) => given[name] ?? "", nameOf: (name) => name, variable: () => "" },
      ...{ problem, warning: problem },
    });
    const endpoints = openEndpoints(settings, { env: {} });
    const finding = await checkTelemetry(endpoints, run.signal);
    for (const endpoint of endpoints) endpoint.close();
    return finding;
  };
}

function byWorkflow(file: string, text = "on: workflow_dispatch\n"): DoctorScene {
  return async ({ github }) =>
    await checkCiWorkflow(
      await github({ repository: { files: { ".github/workflows/ci.yml": text } } }),
      file,
    );
}

function byModel(
  inputs: Parameters<DoctorWorld["question"]>[0],
  {
    which = "model",
    env = {},
    prepare = () => undefined,
  }: {
    readonly which?: "model" | "fallback-model";
    readonly env?: Readonly<Record<string, string>>;
    readonly prepare?: (world: DoctorWorld) => void;
  } = {},
): DoctorScene {
  return async (world) => {
    prepare(world);
    return await checkModel(await world.question(inputs, env), which);
  };
}

function byWorkflowFiles(lines: readonly string[], options: GitHubScene): DoctorScene {
  return async ({ github, protectedPaths }) =>
    await checkWorkflowFiles(protectedPaths(...lines), readTokenFacts(await github(options)));
}

const minute = 60_000;
const byTime =
  (minutes: number, hosted: boolean, options: GitHubScene = {}): DoctorScene =>
  async ({ github }) =>
    await checkTime(minutes * minute, { hosted, facts: readTokenFacts(await github(options)) });

/** By the way in which things are set up, in words for docs/doctor.md. */
export const scenes: Readonly<Record<string, DoctorScene>> = {
  "the secret with the key does not exist, or the input is left out": (world) =>
    world.unreadable({ "anthropic-api-key": "" }),
  "an input is misspelled": (world) => world.unreadable({ draft: "yes" }),
  "two inputs contradict each other": (world) => world.unreadable({ sandbox: "off", network: "packages" }),
  "a federation rule without `id-token: write`": (world) =>
    world.unreadable({
      "anthropic-api-key": "",
      "federation-rule-id": "fdrl_1",
      "organization-id": "org-1",
    }),
  "a provider's credentials are missing": (world) =>
    world.unreadable({ "anthropic-api-key": "", provider: "bedrock" }),

  "someone without write permission puts the label on": byEvent(labelled("triager")),
  "a bot starts the run": byEvent(labelled("renovate[bot]", "Bot")),
  "the workflow runs on `pull_request_target`": byEvent({
    event: "pull_request_target",
    payload: { sender: { login: "writer", type: "User" } },
  }),
  "a pull request of a fork starts the run": byEvent({
    event: "pull_request",
    payload: {
      sender: { login: "writer", type: "User" },
      repository: { id: 1 },
      pull_request: { head: { repo: { id: 2 } } },
    },
  }),
  "GitHub can't say who may start runs, because the token is not accepted": byEvent(labelled("writer"), {
    token: "expired",
  }),

  "`github-token` is wrong or has expired": byToken(checkRepository, { token: "expired" }),
  "the token is for another repository": byToken(checkRepository, {
    repository: { private: true },
    token: { kind: "app", permissions: writing, repositories: ["octo/other"] },
  }),
  "the repository is archived": byToken(checkRepository, { repository: { archived: true } }),
  "`base` names a branch that isn't there": async ({ github }) => await checkBase(await github(), "develop"),

  "there is no checkout": async ({ checkout, github }) => {
    await github();
    return await checkout({ prepare: (directory) => rm(join(directory, ".git"), { recursive: true }) }).then(
      () => Promise.reject(new Error("There is a checkout.")),
      checkoutMissing,
    );
  },
  "a step before this one commits": async ({ checkout, github }) => {
    const seen = await github();
    const workspace = await checkout({
      async prepare(directory) {
        await writeFiles(directory, { "built.txt": "built\n" });
        await commitAll(directory, "Build");
      },
    });
    return await checkCommit(seen, workspace.base);
  },
  "actions/checkout leaves its token, as it does by default": async ({ checkout, github }) => {
    await github();
    const header = "AUTHORIZATION: basic eC1hY2Nlc3MtdG9rZW46Z2hzXzA=";
    const prepare = (directory: string) =>
      git(directory, "config", "http.https://github.com/.extraheader", header);
    return checkCredentials(await checkout({ prepare }));
  },
  "the job lacks `contents: write`": async ({ github }) => {
    const seen = await github({ permissions: { contents: "read", pull_requests: "write" } });
    return await checkPush(seen);
  },
  "the token of someone who may only read": async ({ github }) => {
    const seen = await github({ token: classic("reader", "repo") });
    return await checkPush(seen);
  },

  "the job's own token, whatever it and the repository's settings allow": byToken(checkPullRequest, {}),
  "the job lacks `pull-requests: write`, in a private repository": byToken(checkPullRequest, {
    repository: { private: true },
    permissions: { contents: "write" },
  }),
  "a classic token without the scope `repo`": byToken(checkPullRequest, {
    token: classic("writer", "read:org"),
  }),
  "a fine-grained token": byToken(checkPullRequest, { token: fineGrained }),
  "the job's own token, and labels and comments": byToken(checkIssues, {}),
  "the job lacks `issues: write`, in a private repository": byToken(checkIssues, {
    repository: { private: true },
    permissions: { contents: "write", pull_requests: "write" },
  }),
  "a classic token without the scope `repo`, and issues": byToken(checkIssues, {
    token: classic("writer", "read:org"),
  }),
  "nobody has made the label": async ({ github }) => await checkLabel(await github(), "backspace"),
  "the token may not see labels": async ({ github }) =>
    await checkLabel(
      await github({ repository: { private: true }, permissions: { contents: "write" } }),
      "backspace",
    ),

  "`protected-paths` lets workflow files through, with the job's own token": byWorkflowFiles(
    ["!/.github/workflows/**"],
    {},
  ),
  "`protected-paths` lets workflow files through, and the classic token lacks the scope": byWorkflowFiles(
    ["none"],
    { token: classic("writer", "repo") },
  ),
  "`protected-paths` lets workflow files through, with an App's token": byWorkflowFiles(["none"], {
    token: otherApp,
  }),
  "a ruleset restricts new branches": byRule({ type: "creation", branches: "feature/**" }),
  "a ruleset wants signed commits, and `sign-commits` is off": byRule({
    type: "required_signatures",
    branches: "**",
  }),
  "a ruleset wants other names of branches": byRule({
    ...{ type: "branch_name_pattern", branches: "**" },
    parameters: { operator: "starts_with", pattern: "team/" },
  }),
  "a ruleset looks at commit messages": byRule({
    ...{ type: "commit_message_pattern", branches: "**" },
    parameters: { operator: "contains", pattern: "JIRA-" },
  }),
  "GitHub does not tell the rules": byRule({ type: "creation", branches: "**" }, ({ hub }) =>
    hub.failNext(/GET .*\/rules\/branches/, { status: 404, body: { message: "Not Found" } }),
  ),
  "`ci-workflow` names a file that isn't there": byWorkflow("tests.yml"),
  "the workflow of `ci-workflow` has no `workflow_dispatch`": byWorkflow("ci.yml", "on: push\n"),
  "`ci-workflow`, whatever the token may do": byWorkflow("ci.yml"),
  "`milestone` names none that is open": async ({ github }) => await checkMilestone(await github(), "1.0"),
  "`assignees` names someone who can't be": async ({ github }) =>
    await checkAssignees(await github(), ["writer", "stranger"]),
  "`reviewers` names someone who is no collaborator": async ({ github }) =>
    await checkReviewers(await github(), [{ type: "person", login: "stranger" }]),
  "`reviewers` names a team": async ({ github }) =>
    await checkReviewers(await github(), [{ type: "team", organization: "octo", slug: "reviewers" }]),

  "the key is wrong, or was deleted": byModel({ "anthropic-api-key": "sk-ant-api03-of-another-day" }),
  "the model's name is misspelled": byModel({ model: "claude-opus-55" }),
  "the key may not ask for models": byModel(
    {},
    { prepare: ({ messages }) => messages.answerModels(status(403, { message: "Not allowed." })) },
  ),
  "the model's API is down": byModel(
    {},
    { prepare: ({ messages }) => messages.answerModels(status(529, { message: "Overloaded" })) },
  ),
  "`base-url` leads to a gateway without a list of models": async (world) => {
    const url = await world.serve(404, "<h1>Not found</h1>");
    return await checkModel(await world.question({ "base-url": url }), "model");
  },
  "Bedrock, Vertex AI or Foundry": byModel(
    { "anthropic-api-key": "", "base-url": "", provider: "bedrock" },
    { env: { AWS_BEARER_TOKEN_BEDROCK: "bedrock-api-key-0123456789", AWS_REGION: "us-east-1" } },
  ),
  "the fallback model's name is misspelled": byModel(
    { "fallback-model": "claude-sonet-5-5" },
    { which: "fallback-model" },
  ),
  "a model whose price isn't known": async ({ prices }) => checkPrices(prices, { model: "our-own-model" }, 5),
  "the account's credit, whatever it is": async ({ question }) => checkCredit((await question()).provider),

  "bubblewrap is missing, and may not be installed": async (world) => {
    await world.github();
    return await checkSandbox(world.run, await world.checkout(), world.machine());
  },
  "`network` is on, and socat is missing": async (world) => {
    await world.github();
    const machine = world.machine({ network: "full" });
    const find = (name: string) => (name === "bwrap" ? "/usr/bin/bwrap" : undefined);
    const provisioning = { ...machine.provisioning, find };
    return await checkSandbox(world.run, await world.checkout(), { ...machine, provisioning });
  },
  "`sandbox: off` for an event that outsiders can cause": async (world) => {
    await world.github();
    const refusedWithout = whyNotWithoutSandbox(labelled("writer"), {}) ?? "";
    const machine = { ...world.machine({ isolated: false }), refusedWithout };
    return await checkSandbox(world.run, await world.checkout(), machine);
  },
  "`sandbox: off` where identity tokens are in reach": async (world) => {
    await world.github();
    const env = { ACTIONS_ID_TOKEN_REQUEST_TOKEN: "token" };
    const refusedWithout = whyNotWithoutSandbox({ event: "workflow_dispatch" }, env) ?? "";
    const machine = { ...world.machine({ isolated: false }), refusedWithout };
    return await checkSandbox(world.run, await world.checkout(), machine);
  },
  "a webhook's address is misspelled": byEndpoint(404, (url) => ({ "webhook-url": url })),
  "an OTLP collector does not take its headers": byEndpoint(401, (url) => ({ "otlp-endpoint": url })),
  "`convex-url` is the dashboard's address, not the deployment's": byEndpoint(200, (url) => ({
    "convex-url": url,
  })),
  "the job's own time limit, whatever it is": byTime(30, true),
  "`timeout-minutes` is as long as a hosted job": byTime(360, true),
  "`timeout-minutes` is longer than an App's token lives": byTime(90, true, { token: otherApp }),
  "the disk is nearly full": async () => checkDisk(312_000_000),
};
