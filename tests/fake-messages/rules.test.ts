import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type FakeMessages, say, startFakeMessages, turn } from "../support/fake-messages/index.ts";
import { assistant, history, image, result, use, user } from "./cases/bodies.ts";
import { fieldCases } from "./cases/fields.ts";
import { goodCases } from "./cases/good.ts";
import { messageCases } from "./cases/messages.ts";
import { settingCases } from "./cases/settings.ts";
import { goodRequest, post } from "./client.ts";

let fake: FakeMessages;
beforeAll(async () => {
  fake = await startFakeMessages({ off: ["L2", "L3", "L6", "L10"] });
});
afterAll(async () => fake[Symbol.asyncDispose]());

/** Unknown, mistyped, untagged and missing fields: under these rules the schema tells what breaks a special one. */
const general: readonly (number | string)[] = [17, 25, 27, 48];
const foundBySchema = new Set<number | string>([
  ...[14, 15, 16, 18, 19, 21, 23, 24, 32, 53, 54, 55, 56, "57b", 61, 63, 64, 69, 80, 83, 88, 89, 97, 98],
]);

describe("a bad request is refused in the words of the API", () => {
  test.each([...fieldCases, ...messageCases, ...settingCases])("rule $rule: $says", async (wrong) => {
    const body = wrong.raw ?? { ...goodRequest, ...wrong.change };
    const answer = await post(fake, body, wrong);
    expect(answer).toMatchObject({
      status: wrong.status ?? 400,
      type: wrong.type ?? "invalid_request_error",
    });
    if (typeof wrong.says === "string") expect(answer.message).toBe(wrong.says);
    else expect(answer.message).toMatch(wrong.says);
    expect(answer.headers.get("request-id")).toBe(answer.body["request_id"]);
    expect(fake.requests.at(-1)?.verdict).toMatchObject({
      type: "refused",
      scripted: false,
    });
    const verdict = fake.requests.at(-1)?.verdict;
    const found = verdict?.type === "refused" ? verdict.rule : undefined;
    expect(foundBySchema.has(wrong.rule) ? [...general, wrong.rule] : [wrong.rule]).toContain(found);
  });

  test("a body above 32 MB", async () => {
    const answer = await post(fake, { ...goodRequest, system: "x".repeat(33_554_432) });
    expect(answer).toMatchObject({
      status: 413,
      type: "request_too_large",
      message: "Request exceeds the maximum size",
    });
  });
});

test.each([
  [{ type: "bedrock", region: "eu-central-1", apiKey: "k" }, 5],
  [{ type: "vertex", region: "global", projectId: "p", accepts: () => true }, 5],
  [{ type: "foundry", apiKey: "k" }, 10],
] as const)("rule 101 on %j: images of at most %d MB", async (platform, megabytes) => {
  await using cloud = await startFakeMessages({ platform, off: ["L2", "L3", "L6", "L10"] });
  const vertexPath = "/projects/p/locations/global/publishers/anthropic/models/claude-opus-5-5:rawPredict";
  const send = (data: string) =>
    post(
      cloud,
      {
        ...goodRequest,
        ...(platform.type === "bedrock" && { model: "anthropic.claude-opus-5-5" }),
        ...(platform.type === "vertex" && { model: undefined, anthropic_version: "vertex-2023-10-16" }),
        messages: [user([image(data)])],
      },
      {
        headers: {
          authorization: platform.type === "foundry" ? undefined : "Bearer k",
          ...(platform.type === "foundry" && { "x-api-key": "k" }),
          ...(platform.type === "vertex" && { "anthropic-version": undefined }),
        },
        ...(platform.type === "vertex" && { path: vertexPath }),
      },
    );
  const answer = await send("A".repeat(megabytes * 1024 * 1024 + 4));
  expect(answer.message).toMatch(new RegExp(`image exceeds ${megabytes} MB maximum: `));
  expect((await send("A".repeat(megabytes * 1024 * 1024))).message).toBe("Could not process image");
});

describe("a good request is answered", () => {
  test.each(goodCases)("$name", async ({ change, headers }) => {
    const withKey =
      headers && "x-api-key" in headers ? { "x-api-key": fake.apiKey, authorization: undefined } : headers;
    fake.play(turn(say("fine")));
    const answer = await post(fake, { ...goodRequest, ...change }, { headers: withKey ?? {} });
    expect(answer).toMatchObject({ status: 200, message: "", body: { content: [{ text: "fine" }] } });
  });
});

test("a rule that is switched off is not enforced", async () => {
  await using lenient = await startFakeMessages({ off: [60, 31] });
  lenient.play(turn(say("fine")));
  const body = {
    ...goodRequest,
    tools: undefined,
    ...history(user("b"), assistant([use()]), user([result()])),
  };
  expect(await post(lenient, body)).toMatchObject({ status: 200 });
  lenient.assertFinished();
});
