import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { checkModel } from "../../src/agent/check-model.ts";
import type { ModelClient } from "../../src/agent/model.ts";
import { type FakeMessages, startFakeMessages, status } from "../support/fake-messages/index.ts";
import { openClient } from "./providers/open-client.ts";

let api: FakeMessages;
beforeEach(async () => {
  api = await startFakeMessages();
});
afterEach(async () => {
  await api[Symbol.asyncDispose]();
});

const { signal } = new AbortController();
const asked = { model: "claude-opus-5-5", input: "model", timeoutMs: 10_000, signal };

async function open(): Promise<ModelClient> {
  const { client } = await openClient({ "anthropic-api-key": api.apiKey, "base-url": api.url });
  return client;
}

test("a model that the API lists is known, and nothing is paid to learn it", async () => {
  expect(await checkModel(await open(), asked)).toEqual({
    ...{ type: "known", name: "Claude Opus 5.5", lifecycle: "active" },
  });
  expect(api.messageRequests()).toEqual([]);
});

test("a model that ends says when", async () => {
  expect(await checkModel(await open(), { ...asked, model: "claude-sonnet-4-5" })).toMatchObject({
    ...{ type: "known", lifecycle: "deprecated", retiresAt: "2026-11-30" },
  });
});

const sorts: readonly (readonly [string, Parameters<typeof status>, string])[] = [
  ["credentials that are refused", [401, { message: "invalid x-api-key" }], "refused"],
  ["an account that can't pay", [402, { type: "billing_error" }], "refused"],
  ["a model that isn't known", [404, { message: "model: claude-opus-5-5" }], "refused"],
  ["another thing that isn't there", [404, { message: "Not found" }], "no-list"],
  ["a gateway's own page", [404, { body: "<h1>Not found</h1>" }], "no-list"],
  ["a gateway that takes no GET", [405, { body: "" }], "no-list"],
  ["a gateway that refuses in its own words", [401, { body: '{"detail": "no"}' }], "unanswered"],
  ["credentials that may not list models", [403, {}], "unanswered"],
  ["too many requests", [429, {}], "unanswered"],
  ["an error of the service", [500, {}], "unanswered"],
  ["an overloaded service", [529, {}], "unanswered"],
];

test.each(sorts)("%s", async (_, answer, type) => {
  api.answerModels(status(...answer));
  const found = await checkModel(await open(), { ...asked, input: "fallback-model" });
  expect(found.type).toBe(type);
  if (found.type === "refused") expect(found.reason).not.toContain("`model`");
});

test("credentials that can be replaced get their second chance in the run", async () => {
  api.answerModels(status(401));
  const { models, credentials } = await open();
  const renewable = { ...(models && { models }), credentials: { ...credentials, renewable: true } };
  expect(await checkModel(renewable, asked)).toMatchObject({ type: "unanswered" });
});

test("a model that is retired is known as such", async () => {
  const entry = { display_name: "Claude Opus 3", lifecycle: "retired" };
  const client = {
    models: { retrieve: async () => entry },
    credentials: { name: "the key", renewable: false },
  };
  expect(await checkModel(client, asked)).toEqual({
    ...{ type: "known", name: "Claude Opus 3", lifecycle: "retired" },
  });
});

test("an API that says nothing is not waited for", async () => {
  const retrieve = async (_: string, options: { readonly signal: AbortSignal }) => {
    await new Promise((_resolve, reject) => {
      options.signal.addEventListener("abort", () => reject(options.signal.reason), { once: true });
    });
    return { display_name: "" };
  };
  const client = { models: { retrieve }, credentials: { name: "the key", renewable: false } };
  expect(await checkModel(client, { ...asked, timeoutMs: 1 })).toEqual({
    type: "unanswered",
    reason: "The model's API did not answer within 0.001 s.",
  });
});

test("a run that is cancelled meanwhile ends", async () => {
  const cancel = new AbortController();
  const retrieve = async () => {
    cancel.abort();
    throw cancel.signal.reason;
  };
  const client = { models: { retrieve }, credentials: { name: "the key", renewable: false } };
  await expect(checkModel(client, { ...asked, signal: cancel.signal })).rejects.toThrow(/abort/);
});

test("a provider without a list has none", async () => {
  const { client } = await openClient(
    { provider: "bedrock" },
    { AWS_REGION: "us-east-1", AWS_BEARER_TOKEN_BEDROCK: "bedrock-api-key-0123456789" },
  );
  expect(await checkModel(client, asked)).toEqual({ type: "no-list" });
});
