import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { costOf, listPrices } from "../../src/agent/prices.ts";
import { entraClient, type FakeIdentity, startFakeIdentity } from "../support/fake-identity.ts";
import { call, type FakeMessagesOptions, refused, turn } from "../support/fake-messages/index.ts";
import type { ActionRun, RunningJob } from "../support/run-action.ts";
import { findSecrets } from "../support/runner/decoys.ts";
import { openScene } from "../support/scene.ts";

/** Looks for whatever the run's own credentials may have left in reach. */
const search = [
  "env; cat /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n'",
  "cat gha-creds-*.json $GOOGLE_APPLICATION_CREDENTIALS",
  "grep -rs -e ya29 -e AKIA -e Bearer -e oat01 -e request-token . ~ /tmp",
].join("; ");
const play = [
  turn(
    call("run_command", { command: search }),
    call("read_file", { filepath: "gha-creds-1f2e3d.json" }),
    call("search", { pattern: "token", path: "." }),
  ),
  turn(call("edit_file", { filepath: "src/sum.js", edits: [{ old_text: "a - b", new_text: "a + b" }] })),
  turn(call("finish", { title: "Add in sum", description: "`sum` adds now." })),
];

interface Setting {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly model: FakeMessagesOptions;
  readonly idToken?: FakeIdentity["env"];
  readonly secrets?: Readonly<Record<string, string>>;
  readonly before?: (job: RunningJob) => Promise<void>;
}

/** Runs the action for a form, with this provider and no key of the Claude API. */
async function withProvider(setting: Setting, check: (run: ActionRun) => void): Promise<void> {
  const { model, inputs, ...scenario } = setting;
  await using scene = await openScene({ model });
  await using run = await scene.form("Make sum add.", play, {
    ...scenario,
    inputs: { "anthropic-api-key": "", ...inputs },
  });
  expect(run.outputs).toMatchObject({ outcome: "pull-request", turns: "3" });
  expect(run.pullRequests).toHaveLength(1);
  expect(run.leftoverFiles).toEqual([]);
  expect(scene.messages.messageRequests()).toHaveLength(3);
  check(run);
}

/** Every token that was given out on the way, in nothing that anybody sees. */
function expectNoTokens(run: ActionRun, identity: FakeIdentity): void {
  const { "the requests to the model": _exchanges, ...visible } = run.visible;
  const named = identity.tokens.map((token, index) => [`token ${index}`, token]);
  expect(findSecrets(visible, Object.fromEntries(named))).toEqual([]);
  const { masks } = run.main.parsed;
  const used = identity.tokens.filter((token) => /^(?:ya29\.impersonated-|eyJ0\.entra-)/.test(token));
  expect(masks).toEqual(expect.arrayContaining(used));
}

/** What the run cost, as a multiple of what the API itself would ask for its tokens. */
function surcharge(run: ActionRun): number {
  const used = run.events.flatMap((event) => (event.type === "usage" ? [event] : []));
  const listed = used.map((usage) => {
    const price = listPrices(usage.model, 1);
    if (price === undefined) throw new Error(`${usage.model} has no price`);
    const { input_tokens: input, output_tokens: output, cache_read_tokens: cacheRead } = usage;
    return costOf(
      { input, output, cacheRead, cacheWrite5m: usage.cache_write_tokens, cacheWrite1h: 0 },
      price,
    );
  });
  return (used.at(-1)?.total_cost_usd ?? 0) / listed.reduce((sum, cost) => sum + cost, 0);
}

test("the Claude API without any key, by the job's identity", async () => {
  await using identity = await startFakeIdentity();
  const federation = { ruleId: "fdrl_1", organizationId: "org-1", take: identity.take };
  await withProvider(
    {
      inputs: { "federation-rule-id": "fdrl_1", "organization-id": "org-1" },
      model: { federation },
      idToken: identity.env,
      env: {
        ANTHROPIC_API_KEY: "sk-ant-not-to-be-used-0123456789",
        ANTHROPIC_BASE_URL: "http://127.0.0.1:9",
      },
    },
    (run) => {
      expectNoTokens(run, identity);
      expect(run.main.parsed.masks).toEqual(expect.arrayContaining([...identity.tokens]));
      expect(run.main.parsed.masks.join()).toContain("sk-ant-oat01-");
      expect(surcharge(run)).toBeCloseTo(1, 6);
    },
  );
});

test("Bedrock, with a role's keys", async () => {
  const keys = {
    accessKeyId: "ASIAFAKEFAKEFAKEFAKE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
    sessionToken: "FwoGZXIvYXdzEBYaDFAKE+session/token==0123456789",
  };
  await withProvider(
    {
      inputs: { provider: "bedrock" },
      model: { platform: { type: "bedrock", region: "eu-central-1", keys } },
      env: {
        AWS_REGION: "eu-central-1",
        AWS_ACCESS_KEY_ID: keys.accessKeyId,
        AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
        AWS_SESSION_TOKEN: keys.sessionToken,
      },
      secrets: { "the AWS secret": keys.secretAccessKey, "the AWS session": keys.sessionToken },
    },
    (run) => {
      expect(surcharge(run)).toBeCloseTo(1.1, 6);
      expect(run.log).not.toContain("is not known (price list");
    },
  );
});

test("Bedrock, with an API key of its own", async () => {
  const apiKey = "bedrock-api-key-0123456789abcdef";
  await withProvider(
    {
      inputs: { provider: "bedrock", model: "claude-haiku-5-5" },
      model: { platform: { type: "bedrock", region: "us-east-1", apiKey } },
      env: { AWS_REGION: "us-east-1", AWS_BEARER_TOKEN_BEDROCK: apiKey },
      secrets: { "the Bedrock API key": apiKey },
    },
    () => {},
  );
});

test.each([
  ["under the name that google-github-actions/auth gives it", "gha-creds-1f2e3d.json"],
  ["under any name", "google.json"],
])("Vertex, with a file of credentials in the checkout, %s", async (_, name) => {
  await using identity = await startFakeIdentity();
  await withProvider(
    {
      inputs: { provider: "vertex" },
      model: {
        platform: { type: "vertex", region: "global", projectId: "my-project", accepts: identity.accepts },
      },
      idToken: identity.env,
      env: { CLOUD_ML_REGION: "global", ANTHROPIC_VERTEX_PROJECT_ID: "my-project" },
      before: async ({ directories, env }) => {
        const file = join(directories.workspace, name);
        await writeFile(file, JSON.stringify(identity.googleCredentials()), { mode: 0o644 });
        Object.assign(env, { GOOGLE_APPLICATION_CREDENTIALS: file });
      },
    },
    (run) => {
      expectNoTokens(run, identity);
      expect(surcharge(run)).toBeCloseTo(1, 6);
      expect(run.log).toContain(`Hidden from the agent: ${name}`);
    },
  );
});

test("Foundry, with the resource's key", async () => {
  const apiKey = "0123456789abcdef0123456789abcdef";
  await withProvider(
    {
      inputs: { provider: "foundry" },
      model: { platform: { type: "foundry", apiKey } },
      env: { ANTHROPIC_FOUNDRY_API_KEY: apiKey },
      secrets: { "the Foundry key": apiKey },
    },
    () => {},
  );
});

test("Foundry without any key, by the job's identity", async () => {
  await using identity = await startFakeIdentity();
  await withProvider(
    {
      inputs: { provider: "foundry" },
      model: { platform: { type: "foundry", accepts: identity.accepts } },
      idToken: identity.env,
      env: { ...entraClient, AZURE_AUTHORITY_HOST: `${identity.url}/entra` },
    },
    (run) => expectNoTokens(run, identity),
  );
});

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  [
    "Bedrock",
    { provider: "bedrock" },
    /AWS_REGION is not set[\s\S]*needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY/,
  ],
  ["Vertex", { provider: "vertex" }, /CLOUD_ML_REGION is not set[\s\S]*needs GOOGLE_APPLICATION_CREDENTIALS/],
  ["Foundry", { provider: "foundry" }, /needs ANTHROPIC_FOUNDRY_API_KEY/],
  [
    "a federation",
    { "federation-rule-id": "fdrl_1", "organization-id": "org-1" },
    /add the line `id-token: write` under the job's `permissions:`/,
  ],
])("%s without what it needs fails before anything is asked", async (_, inputs, sentence) => {
  await using scene = await openScene();
  await using run = await scene.form("Make sum add.", [], { inputs: { "anthropic-api-key": "", ...inputs } });
  expect(run.main.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ outcome: "failed", "failure-code": "bad-input" });
  expect(run.outputs["summary"]).toMatch(sentence);
  expect(scene.messages.messageRequests()).toEqual([]);
});

test("a federation rule that doesn't fit fails before anything is paid", async () => {
  await using identity = await startFakeIdentity();
  const federation = { ruleId: "fdrl_1", organizationId: "org-1", take: identity.take };
  await using scene = await openScene({ model: { federation } });
  const play = [refused(/federation_rule_id does not fit/)];
  await using run = await scene.form("Make sum add.", play, {
    inputs: { "anthropic-api-key": "", "federation-rule-id": "fdrl_2", "organization-id": "org-1" },
    idToken: identity.env,
  });
  expect(run.outputs).toMatchObject({ outcome: "failed", "failure-code": "model-rejected" });
  expect(run.outputs["summary"]).toMatch(/under the federation rule fdrl_2 \(401/);
});

test("the key of the environment is understood, and its address with it", async () => {
  await using scene = await openScene();
  const { apiKey, url } = scene.messages;
  await using run = await scene.form("Make sum add.", play, {
    inputs: { "anthropic-api-key": "", "base-url": "" },
    env: { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: url },
  });
  expect(run.outputs["outcome"]).toBe("pull-request");
});

test("an address of the environment that has no effect is told, whatever becomes of the run", async () => {
  await using scene = await openScene();
  await using run = await scene.form("Make sum add.", [], {
    inputs: { "base-url": "" },
    env: { ANTHROPIC_BASE_URL: "https://elsewhere.test" },
    // Before it asks the model it ends: the model's own address is no place for a test.
    hiddenPrograms: ["/usr/bin/gh"],
  });
  expect(run.outputs["failure-code"]).toBe("program-missing");
  expect(run.annotations).toContainEqual(
    expect.objectContaining({
      message: expect.stringMatching(/^ANTHROPIC_BASE_URL is set and has no effect.*the input `base-url`/),
    }),
  );
});
