import { describe, expect, test } from "@jest/globals";
import { type Provider, secretsOf, spellModel, surchargeOf } from "../../../src/agent/providers/provider.ts";
import { readProvider } from "../../../src/agent/providers/settings.ts";

type Texts = Readonly<Record<string, string>>;

function read(inputs: Texts, env: Texts = {}) {
  const problems: string[] = [];
  const warnings: string[] = [];
  const provider = readProvider({
    input: (name) => inputs[name] ?? (name === "provider" ? "anthropic" : ""),
    nameOf: (name) => `Input \`${name}\``,
    variable: (name) => env[name] ?? "",
    problem: (sentence) => void problems.push(sentence),
    warning: (sentence) => void warnings.push(sentence),
  });
  return { provider, problems, warnings };
}

function good(inputs: Texts, env?: Texts): Provider {
  const { provider, problems } = read(inputs, env);
  expect(problems).toEqual([]);
  if (provider === undefined) throw new Error("nothing was read, and nothing was wrong");
  return provider;
}

function revealed(provider: Provider): string[] {
  return secretsOf(provider).map((secret) => secret.reveal());
}

const job = {
  ACTIONS_ID_TOKEN_REQUEST_URL: "https://vstoken.test/idtoken?api-version=2.0",
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "request-token",
};
const federation = { "federation-rule-id": "fdrl_1", "organization-id": "a1b2-c3" };
const aws = { AWS_REGION: "eu-west-1", AWS_ACCESS_KEY_ID: "AKIAX", AWS_SECRET_ACCESS_KEY: "wJalr/+=x" };
const google = {
  CLOUD_ML_REGION: "europe-west1",
  ANTHROPIC_VERTEX_PROJECT_ID: "my-project",
  GOOGLE_APPLICATION_CREDENTIALS: "/work/gha-creds-1.json",
};

describe("the Claude API", () => {
  test("takes the key of the input, which goes where inputs say and nowhere else", () => {
    const env = { ANTHROPIC_API_KEY: "sk-env", ANTHROPIC_BASE_URL: "https://elsewhere.test" };
    const provider = good({ "anthropic-api-key": "sk-input" }, env);
    expect(provider).toMatchObject({ type: "anthropic-key", source: "`anthropic-api-key`" });
    expect(provider).not.toHaveProperty("baseUrl");
    expect(revealed(provider)).toEqual(["sk-input"]);
  });

  test.each<[string, Texts, Texts]>([
    ["a key", { "anthropic-api-key": "sk-input" }, {}],
    ["a federation", federation, job],
  ])("warns that %s given by an input does not go where a variable points", (_, inputs, env) => {
    const elsewhere = { ...env, ANTHROPIC_BASE_URL: "https://elsewhere.test" };
    expect(read(inputs, elsewhere).warnings).toEqual([
      expect.stringMatching(/^ANTHROPIC_BASE_URL is set and has no effect.* as the input `base-url` if/),
    ]);
    expect(read({ ...inputs, "base-url": "https://gateway.test" }, elsewhere).warnings).toEqual([]);
    expect(read(inputs, env).warnings).toEqual([]);
    expect(read({}, { ...elsewhere, ANTHROPIC_API_KEY: "sk-env" }).warnings).toEqual([]);
  });

  test("takes the key of the environment where no input gives one, and the address with it", () => {
    const env = { ANTHROPIC_API_KEY: "sk-env", ANTHROPIC_BASE_URL: "https://gateway.test" };
    expect(good({}, env)).toMatchObject({
      type: "anthropic-key",
      source: "ANTHROPIC_API_KEY",
      baseUrl: "https://gateway.test",
    });
    expect(good({ "base-url": "https://input.test" }, env)).toMatchObject({ baseUrl: "https://input.test" });
  });

  test("takes the job's identity instead of a key", () => {
    const provider = good(federation, {
      ...job,
      ANTHROPIC_API_KEY: "sk-env",
      ANTHROPIC_BASE_URL: "https://x.test",
    });
    expect(provider).toEqual({
      type: "anthropic-federation",
      ruleId: "fdrl_1",
      organizationId: "a1b2-c3",
      identity: { requestUrl: job.ACTIONS_ID_TOKEN_REQUEST_URL, requestToken: expect.anything() },
    });
    expect(revealed(provider)).toEqual(["request-token"]);
    const more = {
      "service-account-id": "svac_1",
      "workspace-id": "wrkspc_1",
      "base-url": "https://gw.test",
    };
    expect(good({ ...federation, ...more }, job)).toMatchObject({
      serviceAccountId: "svac_1",
      workspaceId: "wrkspc_1",
      baseUrl: "https://gw.test",
    });
  });
});

describe("Bedrock", () => {
  const bedrock = { provider: "bedrock" };
  test("takes the AWS keys that a step before has set", () => {
    const provider = good(bedrock, { ...aws, AWS_SESSION_TOKEN: "session" });
    expect(provider).toMatchObject({ type: "bedrock", region: "eu-west-1", credentials: { type: "keys" } });
    expect(revealed(provider)).toEqual(["AKIAX", "wJalr/+=x", "session"]);
    expect(good(bedrock, { ...aws, AWS_REGION: "", AWS_DEFAULT_REGION: "us-gov-west-1" })).toMatchObject({
      region: "us-gov-west-1",
    });
  });

  test("takes a Bedrock API key first", () => {
    const provider = good(
      { ...bedrock, "base-url": "https://gw.test" },
      { ...aws, AWS_BEARER_TOKEN_BEDROCK: "absk" },
    );
    expect(provider).toMatchObject({ credentials: { type: "token" }, baseUrl: "https://gw.test" });
    expect(revealed(provider)).toEqual(["absk"]);
  });
});

test("Vertex takes a region, a project and a file with credentials", () => {
  expect(good({ provider: "vertex" }, google)).toEqual({
    type: "vertex",
    region: "europe-west1",
    projectId: "my-project",
    credentialsFile: "/work/gha-creds-1.json",
  });
  const byAction = { ...google, ANTHROPIC_VERTEX_PROJECT_ID: "", GOOGLE_CLOUD_PROJECT: "by-auth-action" };
  expect(good({ provider: "vertex" }, { ...byAction, CLOUD_ML_REGION: "global" })).toMatchObject({
    region: "global",
    projectId: "by-auth-action",
  });
});

describe("Foundry", () => {
  const foundry = { provider: "foundry" };
  test("takes a resource and its key", () => {
    const env = { ANTHROPIC_FOUNDRY_RESOURCE: "my-resource", ANTHROPIC_FOUNDRY_API_KEY: "key" };
    const provider = good(foundry, env);
    expect(provider).toMatchObject({ resource: "my-resource", credentials: { type: "key" } });
    expect(revealed(provider)).toEqual(["key"]);
    const gateway = good({ ...foundry, "base-url": "https://gw.test" }, env);
    expect(gateway).toMatchObject({ baseUrl: "https://gw.test" });
    expect(gateway).not.toHaveProperty("resource");
  });

  test("takes the job's identity instead of a key", () => {
    const env = {
      ...job,
      ANTHROPIC_FOUNDRY_RESOURCE: "r",
      AZURE_TENANT_ID: "tenant",
      AZURE_CLIENT_ID: "client",
    };
    const provider = good(foundry, env);
    expect(provider).toMatchObject({
      resource: "r",
      credentials: {
        ...{ type: "federation", tenantId: "tenant", clientId: "client" },
        authority: "https://login.microsoftonline.com",
      },
    });
    expect(revealed(provider)).toEqual(["request-token"]);
  });
});

describe("what is missing or wrong is told in a sentence that names it and the fix", () => {
  test.each<[string, Texts, Texts, RegExp]>([
    ["no key", {}, {}, /^Input `anthropic-api-key` is empty; add the key as a repository secret/],
    ["a torn key", { "anthropic-api-key": "sk ant" }, {}, /^Input `anthropic-api-key` holds white space/],
    [
      "a torn key of the environment",
      {},
      { ANTHROPIC_API_KEY: "a\nb" },
      /^ANTHROPIC_API_KEY holds white space/,
    ],
    [
      "a strange address of the environment",
      {},
      { ANTHROPIC_API_KEY: "k", ANTHROPIC_BASE_URL: "ftp://x.test" },
      /^ANTHROPIC_BASE_URL is "ftp:\/\/x\.test"; give an https:\/\/ address/,
    ],
    [
      "an address with a password",
      { "anthropic-api-key": "k", "base-url": "https://me:secret@x.test" },
      {},
      /^Input `base-url` is "https:\/\/\*\*\*@x\.test"/,
    ],
    [
      "another provider",
      { provider: "openai" },
      {},
      /^Input `provider` is "openai"; give one of anthropic, bedrock/,
    ],
    [
      "no identity",
      federation,
      {},
      /^Input `federation-rule-id` takes the identity .*add the line `id-token: write`/,
    ],
    [
      "an identity service that isn't one",
      federation,
      { ...job, ACTIONS_ID_TOKEN_REQUEST_URL: "http://evil.test" },
      /add the line `id-token: write`/,
    ],
    [
      "half a federation",
      { "federation-rule-id": "fdrl_1" },
      job,
      /^A federation needs `organization-id` too; give the ids that the Claude Console shows\.$/,
    ],
    [
      "the other half",
      { "workspace-id": "w" },
      job,
      /^A federation needs `federation-rule-id` and `organization-id` too/,
    ],
    [
      "an id with spaces",
      { ...federation, "workspace-id": "a b" },
      job,
      /^Input `workspace-id` is "a b"; give the id/,
    ],
    [
      "a key and a federation",
      { ...federation, "anthropic-api-key": "k" },
      job,
      /^Input `anthropic-api-key` and Input `federation-rule-id` are both given; give the key or the federation/,
    ],
    [
      "a key of the Claude API for Bedrock",
      { provider: "bedrock", "anthropic-api-key": "k" },
      aws,
      /^Input `anthropic-api-key` belongs to `provider: anthropic`, and the provider is bedrock; leave it out/,
    ],
    [
      "no AWS keys",
      { provider: "bedrock" },
      { AWS_REGION: "us-east-1" },
      /needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; in a workflow put a step with aws-actions\/configure-aws-credentials before/,
    ],
    [
      "half of the AWS keys",
      { provider: "bedrock" },
      { ...aws, AWS_SECRET_ACCESS_KEY: "" },
      /needs AWS_SECRET_ACCESS_KEY;/,
    ],
    [
      "no AWS region",
      { provider: "bedrock" },
      { ...aws, AWS_REGION: "" },
      /^AWS_REGION is not set; set it to the AWS region/,
    ],
    [
      "an AWS region that leads elsewhere",
      { provider: "bedrock" },
      { ...aws, AWS_REGION: "evil.test/#" },
      /^AWS_REGION is "evil\.test\/#"; set it to/,
    ],
    [
      "no Google region",
      { provider: "vertex" },
      { ...google, CLOUD_ML_REGION: "" },
      /^CLOUD_ML_REGION is not set/,
    ],
    [
      "a Google region that leads elsewhere",
      { provider: "vertex" },
      { ...google, CLOUD_ML_REGION: "evil.test/" },
      /^CLOUD_ML_REGION is/,
    ],
    [
      "no project",
      { provider: "vertex" },
      { ...google, ANTHROPIC_VERTEX_PROJECT_ID: "" },
      /^ANTHROPIC_VERTEX_PROJECT_ID is not set/,
    ],
    [
      "no Google credentials",
      { provider: "vertex" },
      { ...google, GOOGLE_APPLICATION_CREDENTIALS: "" },
      /needs GOOGLE_APPLICATION_CREDENTIALS.* google-github-actions\/auth before/,
    ],
    [
      "no resource",
      { provider: "foundry" },
      { ANTHROPIC_FOUNDRY_API_KEY: "k" },
      /^ANTHROPIC_FOUNDRY_RESOURCE is not set/,
    ],
    [
      "a resource that leads elsewhere",
      { provider: "foundry" },
      { ANTHROPIC_FOUNDRY_API_KEY: "k", ANTHROPIC_FOUNDRY_RESOURCE: "evil.test/" },
      /^ANTHROPIC_FOUNDRY_RESOURCE is/,
    ],
    [
      "no Foundry key",
      { provider: "foundry" },
      { ANTHROPIC_FOUNDRY_RESOURCE: "r" },
      /needs ANTHROPIC_FOUNDRY_API_KEY, or for federation AZURE_TENANT_ID and AZURE_CLIENT_ID/,
    ],
    [
      "no tenant",
      { provider: "foundry" },
      { ...job, ANTHROPIC_FOUNDRY_RESOURCE: "r", AZURE_CLIENT_ID: "c" },
      /^AZURE_TENANT_ID is not set/,
    ],
    [
      "no identity for Entra",
      { provider: "foundry" },
      { ANTHROPIC_FOUNDRY_RESOURCE: "r", AZURE_CLIENT_ID: "c", AZURE_TENANT_ID: "t" },
      /^AZURE_CLIENT_ID takes the identity token.*`id-token: write`/,
    ],
  ])("%s", (_, inputs, env, sentence) => {
    const { provider, problems } = read(inputs, env);
    expect(problems).toEqual([expect.stringMatching(sentence)]);
    expect(problems[0]).not.toContain("\n");
    expect(problems[0]).toMatch(/\.$/);
    expect(provider).toBeUndefined();
  });
});

describe("a model's id", () => {
  const bedrock = good({ provider: "bedrock" }, aws);
  const vertex = good({ provider: "vertex" }, google);
  const anthropic = good({ "anthropic-api-key": "k" });
  test.each<[string, Provider, string, string]>([
    ["the Claude API", anthropic, "claude-opus-5-5", "claude-opus-5-5"],
    ["Bedrock", bedrock, "claude-opus-5-5", "anthropic.claude-opus-5-5"],
    [
      "Bedrock, in its own way already",
      bedrock,
      "us.anthropic.claude-opus-4-6-v1",
      "us.anthropic.claude-opus-4-6-v1",
    ],
    ["Vertex", vertex, "claude-opus-5-5", "claude-opus-5-5"],
    ["Vertex, dated", vertex, "claude-haiku-4-5-20251001", "claude-haiku-4-5@20251001"],
    ["Vertex, in its own way already", vertex, "claude-opus-5-5@default", "claude-opus-5-5@default"],
    ["a gateway", anthropic, "our-gateway/opus", "our-gateway/opus"],
  ])("is spelled for %s", (_, provider, id, spelled) => {
    expect(spellModel(provider, id)).toBe(spelled);
  });

  test("costs more where the provider answers in one region", () => {
    expect(surchargeOf(anthropic)).toBe(1);
    expect(surchargeOf(bedrock)).toBe(1.1);
    expect(surchargeOf(vertex)).toBe(1.1);
    expect(surchargeOf(good({ provider: "vertex" }, { ...google, CLOUD_ML_REGION: "global" }))).toBe(1);
  });
});
