import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AuthenticationError } from "@anthropic-ai/sdk/core/error";
import { describe, expect, test } from "@jest/globals";
import { entraClient, startFakeIdentity } from "../../support/fake-identity.ts";
import { refused, say, startFakeMessages, turn } from "../../support/fake-messages/index.ts";
import { openClient, type Texts } from "./open-client.ts";

describe("Bedrock", () => {
  const inputs = { provider: "bedrock" };
  const keys = {
    accessKeyId: "AKIAFAKEFAKEFAKEFAKE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  };
  const region = "eu-central-1";
  const signed = {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
  };

  test.each<[string, { sessionToken?: string }, Texts]>([
    ["a user's keys", {}, {}],
    ["a role's keys", { sessionToken: "session/+=token" }, { AWS_SESSION_TOKEN: "session/+=token" }],
  ])("is asked with %s, which sign the request and are not in it", async (_, session, env) => {
    await using api = await startFakeMessages({
      platform: { type: "bedrock", region, keys: { ...keys, ...session } },
    });
    api.play(turn(say("One.")), turn(say("Two.")));
    const { client, ask } = await openClient({ ...inputs, "base-url": api.url }, { ...signed, ...env });
    expect(client.credentials).toEqual({
      name: "the AWS credentials in AWS_ACCESS_KEY_ID",
      renewable: false,
    });
    expect(await ask("anthropic.claude-opus-5-5")).toBe("One.");
    api.newRun();
    expect(await ask("anthropic.claude-opus-5-5")).toBe("Two.");
    expect(api.messageRequests()).toHaveLength(2);
    expect(JSON.stringify(api.requests)).not.toContain(keys.secretAccessKey);
    api.assertFinished();
  });

  test("is asked with a Bedrock API key", async () => {
    const apiKey = "bedrock-api-key-0123456789";
    await using api = await startFakeMessages({ platform: { type: "bedrock", region, apiKey } });
    api.play(turn(say("One.")));
    const env = { ...signed, AWS_BEARER_TOKEN_BEDROCK: apiKey };
    const { ask } = await openClient({ ...inputs, "base-url": api.url }, env);
    expect(await ask("anthropic.claude-opus-5-5")).toBe("One.");
    api.assertFinished();
  });

  test.each<[string, Texts, RegExp]>([
    ["another secret", { AWS_SECRET_ACCESS_KEY: "another" }, /signature we calculated does not match/],
    ["another region", { AWS_REGION: "us-east-1" }, /scoped to eu-central-1/],
    ["a session that isn't one", { AWS_SESSION_TOKEN: "x" }, /security token .* is invalid/],
    ["another API key", { AWS_BEARER_TOKEN_BEDROCK: "x" }, /Invalid API key/],
  ])("refuses %s", async (_, env, message) => {
    await using api = await startFakeMessages({
      platform: { type: "bedrock", region, keys, apiKey: "right" },
    });
    api.play(refused(message));
    const { ask } = await openClient({ ...inputs, "base-url": api.url }, { ...signed, ...env });
    await expect(ask("anthropic.claude-opus-5-5")).rejects.toMatchObject({
      status: 403,
      apiMessage: expect.stringMatching(message),
    });
  });

  test("knows no model under the API's own id", async () => {
    await using api = await startFakeMessages({ platform: { type: "bedrock", region, keys } });
    api.play(refused(/^model: claude-opus-5-5$/));
    const { ask } = await openClient({ ...inputs, "base-url": api.url }, signed);
    await expect(ask("claude-opus-5-5")).rejects.toMatchObject({ status: 404 });
  });
});

describe("Vertex", () => {
  const inputs = { provider: "vertex" };
  const place = { region: "europe-west1", projectId: "my-project" } as const;
  const env = { CLOUD_ML_REGION: place.region, ANTHROPIC_VERTEX_PROJECT_ID: place.projectId };

  async function withCredentials(credentials: unknown, use: (env: Texts) => Promise<void>): Promise<void> {
    const directory = await mkdtemp(join(tmpdir(), "vertex-"));
    const file = join(directory, "gha-creds-1.json");
    await writeFile(file, typeof credentials === "string" ? credentials : JSON.stringify(credentials));
    try {
      await use({ ...env, GOOGLE_APPLICATION_CREDENTIALS: file });
    } finally {
      await rm(directory, { recursive: true });
    }
  }

  test("is asked with the identity that google-github-actions/auth has set up", async () => {
    await using identity = await startFakeIdentity();
    await using api = await startFakeMessages({
      platform: { type: "vertex", ...place, accepts: identity.accepts },
    });
    api.play(turn(say("One.")), turn(say("Two.")));
    await withCredentials(identity.googleCredentials(), async (variables) => {
      const { client, ask, hidden } = await openClient({ ...inputs, "base-url": api.url }, variables);
      expect(client.credentials.name).toBe("the Google credentials in GOOGLE_APPLICATION_CREDENTIALS");
      expect(await ask("claude-opus-5-5")).toBe("One.");
      api.newRun();
      expect(await ask("claude-haiku-4-5@20251001")).toBe("Two.");
      const [request] = api.messageRequests();
      expect(request?.path).toBe(
        "/v1/projects/my-project/locations/europe-west1/publishers/anthropic/models/claude-opus-5-5:streamRawPredict",
      );
      const given = identity.tokens.filter((token) => token.startsWith("ya29.impersonated-"));
      expect(given).toHaveLength(1);
      expect(hidden).toEqual(expect.arrayContaining([identity.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN, ...given]));
    });
    api.assertFinished();
  });

  test("gets a new token when the old one ends", async () => {
    let clock = Date.now();
    await using identity = await startFakeIdentity({ accessTokenSeconds: 60, now: () => clock });
    await using api = await startFakeMessages({
      platform: { type: "vertex", ...place, accepts: identity.accepts },
    });
    api.play(turn(say("One.")), turn(say("Two.")));
    await withCredentials(identity.googleCredentials(), async (variables) => {
      const { ask } = await openClient({ ...inputs, "base-url": api.url }, variables);
      expect(await ask("claude-opus-5-5")).toBe("One.");
      clock += 50_000;
      api.newRun();
      // It lives for a minute, and one that lives for less than five is not used again.
      expect(await ask("claude-opus-5-5")).toBe("Two.");
    });
    expect(identity.requests.filter(({ path }) => path === "/idtoken").length).toBeGreaterThan(1);
    api.assertFinished();
  });

  test.each<[string, unknown, RegExp]>([
    ["no JSON", "nothing", /holds no credentials of a kind that can be used here/],
    [
      "credentials that start a program",
      { type: "external_account", credential_source: { executable: {} } },
      /holds no credentials of a kind/,
    ],
    [
      "credentials of another machine's kind",
      { type: "gdch_service_account" },
      /holds no credentials of a kind/,
    ],
  ])("refuses %s", async (_, credentials, sentence) => {
    await withCredentials(credentials, async (variables) => {
      await expect(openClient(inputs, variables)).rejects.toMatchObject({
        code: "bad-input",
        message: expect.stringMatching(sentence),
      });
    });
  });

  test("says that the file is missing", async () => {
    const variables = { ...env, GOOGLE_APPLICATION_CREDENTIALS: "/nonexistent/gha-creds.json" };
    await expect(openClient(inputs, variables)).rejects.toMatchObject({
      code: "bad-input",
      message: expect.stringMatching(
        /^The file that GOOGLE_APPLICATION_CREDENTIALS names can't be read; in a workflow put a step/,
      ),
    });
  });

  test("tells before anything is paid that Google refuses the identity", async () => {
    await using identity = await startFakeIdentity();
    const credentials = { ...identity.googleCredentials(), audience: "//iam.googleapis.com/another" };
    await withCredentials(credentials, async (variables) => {
      await expect(openClient(inputs, variables)).rejects.toMatchObject({
        code: "model-rejected",
        message: expect.stringMatching(
          /^Google gives no token for .*the audience is another.*id-token: write/,
        ),
      });
    });
  });

  test("bears a service of Google's that fails for a moment", async () => {
    await using identity = await startFakeIdentity();
    await using api = await startFakeMessages({
      platform: { type: "vertex", ...place, accepts: identity.accepts },
    });
    api.play(turn(say("One.")));
    identity.fail("/iam/", { status: 503 });
    await withCredentials(identity.googleCredentials(), async (variables) => {
      const { ask } = await openClient({ ...inputs, "base-url": api.url }, variables);
      expect(await ask("claude-opus-5-5")).toBe("One.");
    });
  });
});

describe("Foundry", () => {
  const inputs = { provider: "foundry" };
  test("is asked with the resource's key, in a header of its own", async () => {
    const apiKey = "foundry-key-0123456789";
    await using api = await startFakeMessages({ platform: { type: "foundry", apiKey } });
    api.play(turn(say("One.")));
    const { client, ask } = await openClient(
      { ...inputs, "base-url": api.url },
      { ANTHROPIC_FOUNDRY_API_KEY: apiKey },
    );
    expect(client.credentials.name).toBe("the key in ANTHROPIC_FOUNDRY_API_KEY");
    expect(await ask("claude-opus-5-5")).toBe("One.");
    expect(api.messageRequests()[0]?.headers).toMatchObject({ "x-api-key": apiKey });
    api.assertFinished();
  });

  async function startEntra(seconds = 3600) {
    const identity = await startFakeIdentity({ accessTokenSeconds: seconds });
    const api = await startFakeMessages({ platform: { type: "foundry", accepts: identity.accepts } });
    const env = { ...identity.env, ...entraClient, AZURE_AUTHORITY_HOST: `${identity.url}/entra` };
    return {
      identity,
      api,
      open: (changes: Texts = {}) => openClient({ ...inputs, "base-url": api.url }, { ...env, ...changes }),
      async [Symbol.asyncDispose]() {
        await identity[Symbol.asyncDispose]();
        await api[Symbol.asyncDispose]();
      },
    };
  }

  test("is asked with the job's identity, exchanged once for many requests", async () => {
    await using both = await startEntra();
    const { api, identity } = both;
    api.play(turn(say("One.")), turn(say("Two.")));
    const { ask, hidden } = await both.open();
    expect(await ask("claude-opus-5-5")).toBe("One.");
    api.newRun();
    expect(await ask("claude-opus-5-5")).toBe("Two.");
    expect(identity.tokens).toHaveLength(2);
    expect(hidden).toEqual(identity.tokens);
    api.assertFinished();
  });

  test("gets a new token when the old one is about to end", async () => {
    await using both = await startEntra(100);
    const { api, identity } = both;
    api.play(turn(say("One.")));
    const { ask } = await both.open();
    expect(identity.tokens).toHaveLength(2);
    expect(await ask("claude-opus-5-5")).toBe("One.");
    expect(identity.tokens).toHaveLength(4);
    api.assertFinished();
  });

  test("gets a new token, with another identity token, after the old one was refused", async () => {
    await using both = await startEntra();
    const { api, identity } = both;
    api.play(turn(say("One.")), refused(/Access denied/), turn(say("Two.")));
    const { ask, client, hidden } = await both.open();
    expect(client.credentials.renewable).toBe(true);
    expect(await ask("claude-opus-5-5")).toBe("One.");
    identity.revoke();
    api.newRun();
    await expect(ask("claude-opus-5-5")).rejects.toThrow(AuthenticationError);
    expect(identity.tokens).toHaveLength(2);
    api.newRun();
    expect(await ask("claude-opus-5-5")).toBe("Two.");
    expect(identity.tokens).toHaveLength(4);
    expect(hidden).toEqual(identity.tokens);
    api.assertFinished();
  });

  test("tells before anything is paid that Entra refuses the identity", async () => {
    await using both = await startEntra();
    await expect(both.open({ AZURE_CLIENT_ID: "another" })).rejects.toMatchObject({
      code: "model-rejected",
      message: expect.stringMatching(
        /^Microsoft Entra does not exchange this job's identity .* client another \(401: AADSTS700213: client_id is wrong\); check/,
      ),
    });
  });

  test("leaves what passes to the first request, which is asked again", async () => {
    await using both = await startEntra();
    const { api, identity } = both;
    api.play(turn(say("One.")));
    identity.fail("/entra/", { status: 503 });
    const { ask } = await both.open();
    expect(await ask("claude-opus-5-5")).toBe("One.");
  });
});
