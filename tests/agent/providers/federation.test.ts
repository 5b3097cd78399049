import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { APIError, AuthenticationError } from "@anthropic-ai/sdk/core/error";
import { expect, test } from "@jest/globals";
import { type FakeIdentity, startFakeIdentity } from "../../support/fake-identity.ts";
import { refused, say, startFakeMessages, turn } from "../../support/fake-messages/index.ts";
import { openClient } from "./open-client.ts";

const ids = {
  ruleId: "fdrl_1",
  organizationId: "org-1",
  serviceAccountId: "svac_1",
  workspaceId: "wrkspc_1",
};
const inputs = {
  "federation-rule-id": "fdrl_1",
  "organization-id": "org-1",
  "service-account-id": "svac_1",
  "workspace-id": "wrkspc_1",
};
const model = "claude-opus-5-5";

async function startBoth(options: { tokenLifeSeconds?: number; now?: () => number } = {}) {
  const identity = await startFakeIdentity();
  const api = await startFakeMessages({ federation: { ...ids, take: identity.take }, ...options });
  const exchanges = () => api.requests.filter(({ path }) => path === "/v1/oauth/token");
  return {
    identity,
    api,
    exchanges,
    open: (changes: Record<string, string> = {}) =>
      openClient({ ...inputs, "base-url": api.url, ...changes }, identity.env),
    async [Symbol.asyncDispose]() {
      await identity[Symbol.asyncDispose]();
      await api[Symbol.asyncDispose]();
    },
  };
}

function identitiesAsked({ requests }: FakeIdentity): number {
  return requests.filter(({ path }) => path === "/idtoken").length;
}

test("the job's identity becomes a token of the API, before the first request and once for many", async () => {
  await using both = await startBoth();
  const { api, identity } = both;
  api.play(turn(say("One.")), turn(say("Two.")));
  const { client, ask, hidden } = await both.open();
  expect(both.exchanges()).toHaveLength(1);
  expect(client.credentials).toEqual({ name: "the token of the federation rule fdrl_1", renewable: true });
  expect(await ask(model)).toBe("One.");
  api.newRun();
  expect(await ask(model)).toBe("Two.");
  expect(both.exchanges()).toHaveLength(1);
  expect(identitiesAsked(identity)).toBe(1);
  // Every token that was on its way is hidden: the identity token, and what it was exchanged for.
  expect(hidden).toEqual([identity.tokens[0], expect.stringMatching(/^sk-ant-oat01-/)]);
  api.assertFinished();
});

test("a token that is about to end is renewed with another identity token", async () => {
  let clock = Date.now();
  await using both = await startBoth({ tokenLifeSeconds: 20, now: () => clock });
  const { api, identity } = both;
  api.play(turn(say("One.")), turn(say("Two.")));
  const { ask, hidden } = await both.open();
  // Less than half a minute is left from the beginning, so every request renews first.
  expect(await ask(model)).toBe("One.");
  clock += 15_000;
  api.newRun();
  expect(await ask(model)).toBe("Two.");
  expect(both.exchanges().length).toBeGreaterThan(1);
  expect(identitiesAsked(identity)).toBe(both.exchanges().length);
  expect(new Set(hidden).size).toBe(2 * both.exchanges().length);
  api.assertFinished();
});

test("a token that was refused is replaced for the next request", async () => {
  await using both = await startBoth();
  const { api } = both;
  api.play(turn(say("One.")), turn(say("Two.")));
  const { ask } = await both.open();
  expect(await ask(model)).toBe("One.");
  api.revokeTokens();
  api.newRun();
  await expect(ask(model)).rejects.toThrow(AuthenticationError);
  expect(both.exchanges()).toHaveLength(1);
  api.newRun();
  expect(await ask(model)).toBe("Two.");
  expect(both.exchanges()).toHaveLength(2);
  expect(api.problems()).toEqual([expect.stringMatching(/OAuth token has expired/)]);
});

test("a rule that doesn't fit is told before anything is paid", async () => {
  await using both = await startBoth();
  both.api.play(refused(/federation_rule_id does not fit/));
  await expect(both.open({ "federation-rule-id": "fdrl_other" })).rejects.toMatchObject({
    code: "model-rejected",
    message: expect.stringMatching(
      /^The API does not exchange this job's identity for a token under the federation rule fdrl_other \(401: .*federation_rule_id does not fit the rule.*\); check that the rule fits/,
    ),
  });
  expect(both.api.messageRequests()).toEqual([]);
});

test("a rule for several workspaces says that one has to be given", async () => {
  await using both = await startBoth();
  both.api.play(refused(/workspace_id does not fit/));
  await expect(both.open({ "workspace-id": "" })).rejects.toMatchObject({
    message: expect.stringContaining("give `workspace-id` if the rule covers several"),
  });
});

test("a job without the permission is told the line to add", async () => {
  await using both = await startBoth();
  both.identity.fail("/idtoken", { status: 403 });
  await expect(both.open()).rejects.toMatchObject({
    code: "model-rejected",
    message:
      "GitHub gives this job no identity token (403); add the line `id-token: write` under the job's `permissions:`.",
  });
  expect(both.exchanges()).toEqual([]);
});

test.each([
  ["fails", { status: 503 }, { status: 503 }],
  [
    "can't be reached",
    { status: 0, cut: true as const },
    { message: expect.stringMatching(/identity tokens could not/) },
  ],
])(
  "an identity service that %s is left to the requests, which are asked again",
  async (_, failure, error) => {
    await using both = await startBoth();
    const { api, identity } = both;
    api.play(turn(say("One.")));
    identity.fail("/idtoken", failure);
    const { ask } = await both.open();
    identity.fail("/idtoken", failure);
    // Of the SDK's own kind, which the loop takes for something that passes.
    await expect(ask(model)).rejects.toBeInstanceOf(APIError);
    identity.fail("/idtoken", failure);
    await expect(ask(model)).rejects.toMatchObject(error);
    expect(await ask(model)).toBe("One.");
    expect(both.exchanges()).toHaveLength(1);
  },
);

test.each([500, 429])("an exchange that fails with %d is left to the requests too", async (status) => {
  await using identity = await startFakeIdentity();
  let exchanges = 0;
  const server = createServer((request, response) => {
    exchanges += request.url === "/v1/oauth/token" ? 1 : 0;
    response.writeHead(status, { "content-type": "application/json" });
    response.end(
      JSON.stringify({ type: "error", error: { type: "api_error", message: "Internal server error" } }),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  try {
    const { ask } = await openClient({ ...inputs, "base-url": `http://127.0.0.1:${port}` }, identity.env);
    await expect(ask(model)).rejects.toMatchObject({ status });
    expect(exchanges).toBe(2);
    expect(new Set(identity.tokens).size).toBe(2);
  } finally {
    server.close();
  }
});

test("nothing of the exchange is in what an error says", async () => {
  await using both = await startBoth();
  both.api.play(refused(/organization_id does not fit/));
  const error = await both.open({ "organization-id": "other" }).catch((cause: unknown) => cause);
  const [token = ""] = both.identity.tokens;
  expect(String(Error.isError(error) && error.stack)).not.toContain(token);
  expect(String(error)).not.toContain(both.identity.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN);
});
