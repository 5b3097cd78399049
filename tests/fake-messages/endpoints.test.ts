import Anthropic from "@anthropic-ai/sdk";
import { expect, test } from "@jest/globals";
import { say, startFakeMessages, status, turn } from "../support/fake-messages/index.ts";
import { ask, clientOf, goodRequest, post } from "./client.ts";

test("models can be listed and looked up", async () => {
  await using fake = await startFakeMessages();
  const client = clientOf(fake);
  const listed: string[] = [];
  for await (const model of client.models.list()) listed.push(model.id);
  expect(listed).toContain("claude-opus-5-5");
  expect(await client.models.retrieve("claude-haiku-4-5")).toMatchObject({
    id: "claude-haiku-4-5",
    max_input_tokens: 200_000,
    max_tokens: 64_000,
    lifecycle: "active",
    capabilities: { thinking: { types: { adaptive: { supported: false }, enabled: { supported: true } } } },
  });
  fake.assertFinished();
  await expect(client.models.retrieve("claude-opus-9")).rejects.toMatchObject({ status: 404 });
  expect(() => fake.assertFinished()).toThrow(/model: claude-opus-9/);
});

test("a question for a model is answered as a test wants it, once its credentials are right", async () => {
  await using fake = await startFakeMessages();
  fake.answerModels(status(529), status(403, { message: "No grant." }));
  await expect(clientOf(fake).models.retrieve("claude-opus-5-5")).rejects.toMatchObject({ status: 529 });
  const answer = await fetch(`${fake.url}/v1/models/claude-opus-5-5`, {
    headers: { "x-api-key": "wrong", "anthropic-version": "2023-06-01" },
  });
  expect(answer.status).toBe(401);
  await expect(clientOf(fake).models.retrieve("claude-opus-5-5")).rejects.toMatchObject({
    ...{ status: 403, type: "permission_error" },
  });
  expect(await clientOf(fake).models.retrieve("claude-opus-5-5")).toMatchObject({ type: "model" });
  expect(() => fake.assertFinished()).toThrow(/invalid x-api-key/);
});

test("every answer carries a request id, the organization and rate limits", async () => {
  await using fake = await startFakeMessages();
  fake.play(turn(say("a")));
  const { headers } = await post(fake, goodRequest);
  expect(headers.get("request-id")).toBe(fake.requests[0]?.requestId);
  expect(headers.get("request-id")).toMatch(/^req_01/);
  expect(headers.get("anthropic-organization-id")).toBeTruthy();
  expect(headers.get("anthropic-ratelimit-input-tokens-remaining")).toBe("2000000");
});

test("an identity token is exchanged once, and again when the access token is revoked", async () => {
  await using fake = await startFakeMessages();
  fake.play(turn(say("a")), turn(say("b")));
  let issued = 0;
  const exchange = async () => {
    issued += 1;
    const { body } = await post(
      fake,
      {
        grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
        assertion: `header.claims-${issued}.signature`,
        federation_rule_id: "rule",
        organization_id: "organization",
      },
      {
        path: "/v1/oauth/token",
        headers: {
          "anthropic-beta": "oauth-2025-04-20,oidc-federation-2026-04-01",
          authorization: undefined,
        },
      },
    );
    return { token: String(body["access_token"]), expiresAt: Date.now() / 1000 + Number(body["expires_in"]) };
  };
  const client = new Anthropic({ credentials: exchange, baseURL: fake.url, maxRetries: 1 });
  await ask(client).finalMessage();
  expect(issued).toBe(1);
  fake.revokeTokens();
  fake.newRun();
  await ask(client).finalMessage();
  expect(issued).toBe(2);
  expect(fake.messageRequests().map((record) => record.verdict.type)).toEqual([
    "played",
    "refused",
    "played",
  ]);
  expect(fake.problems()).toEqual([expect.stringMatching(/OAuth token has expired \(rule 6\)/)]);
});

test.each<[string, object, RegExp]>([
  ["another grant", { grant_type: "password" }, /grant_type/],
  ["no assertion", { assertion: "" }, /assertion: Field required/],
])("an exchange with %s is refused", async (_, change, message) => {
  await using fake = await startFakeMessages();
  const body = {
    grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
    assertion: "a.b.c",
    federation_rule_id: "rule",
    organization_id: "organization",
    ...change,
  };
  const headers = { "anthropic-beta": "oauth-2025-04-20,oidc-federation-2026-04-01" };
  const answer = await post(fake, body, { path: "/v1/oauth/token", headers });
  expect(answer).toMatchObject({ status: 400, message: expect.stringMatching(message) });
});

test("an issued token needs its beta header, and ends with its life", async () => {
  let clock = 0;
  await using fake = await startFakeMessages({ now: () => clock, tokenLifeSeconds: 60 });
  const exchange = {
    grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
    assertion: "a.b.c",
    federation_rule_id: "rule",
    organization_id: "organization",
  };
  const headers = { "anthropic-beta": "oauth-2025-04-20,oidc-federation-2026-04-01" };
  const { body } = await post(fake, exchange, { path: "/v1/oauth/token", headers });
  const authorization = `Bearer ${String(body["access_token"])}`;
  fake.play(turn(say("a")));
  expect(await post(fake, goodRequest, { headers: { authorization } })).toMatchObject({ status: 401 });
  expect(await post(fake, goodRequest, { headers: { ...headers, authorization } })).toMatchObject({
    status: 200,
  });
  clock = 60_000;
  expect(await post(fake, goodRequest, { headers: { ...headers, authorization } })).toMatchObject({
    status: 401,
    type: "authentication_error",
    message: "OAuth token has expired",
  });
});

test("an assertion is good for one exchange", async () => {
  await using fake = await startFakeMessages();
  const body = {
    grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
    assertion: "a.b.c",
    federation_rule_id: "rule",
    organization_id: "organization",
  };
  const headers = { "anthropic-beta": "oauth-2025-04-20,oidc-federation-2026-04-01" };
  const options = { path: "/v1/oauth/token", headers };
  expect(await post(fake, body, options)).toMatchObject({ status: 200 });
  expect(await post(fake, body, options)).toMatchObject({
    status: 400,
    message: expect.stringMatching(/already exchanged/),
  });
});
