import { describe, expect, test } from "@jest/globals";
import { startFakeIdentity } from "../support/fake-identity.ts";
import {
  call,
  errorEvent,
  expects,
  type FakeMessages,
  redactedThinking,
  refused,
  say,
  status,
  stop,
  type Turn,
  think,
  turn,
  usage,
} from "../support/fake-messages/index.ts";
import { openScene } from "./fixture.ts";
import { openClient } from "./providers/open-client.ts";

const isOf = (type: string) => (entry: unknown) => (entry as { readonly type: string }).type === type;
const note = call("run_command", { command: "echo ran >> log" });
const finish = call("finish", { title: "Done", description: "It is done." });
const noRoom = (count: number): Turn[] => Array.from({ length: count }, () => status(529));

describe("another model", () => {
  const fallbackModel = "claude-sonnet-5-5";
  const modelsOf = (api: FakeMessages) => api.messageRequests().map(({ body }) => body?.model);

  test("is asked for the rest of the run when the first had no room for the third time in a row", async () => {
    await using scene = await openScene();
    const { api } = scene;
    api.play(
      turn(think("Hm."), note),
      ...[status(529), turn(errorEvent()), status(529)],
      turn(think("Here I am."), note),
      turn(finish),
    );
    expect(await scene.work({ fallbackModel })).toMatchObject({ proposal: { title: "Done" } });
    api.assertFinished();
    const [first, second] = ["claude-opus-5-5", fallbackModel];
    expect(modelsOf(api)).toEqual([first, first, first, first, second, second]);
    expect(await scene.read("log")).toBe("ran\nran\n");
    expect(scene.eventsOf("warning").map(({ message }) => message)).toEqual([
      expect.stringMatching(/Asking again in 0 s\.$/),
      expect.stringMatching(/Asking again in 0 s\.$/),
      "The model is overloaded (529: Overloaded). From now on `claude-sonnet-5-5` is asked (`fallback-model`).",
    ]);
    expect(new Set(scene.eventsOf("usage").map(({ model }) => model))).toEqual(new Set([first, second]));
  });

  test("gets what was said so far, thinking too, and what its own table allows", async () => {
    await using scene = await openScene();
    const { api } = scene;
    api.play(turn(think("Hm."), note), ...noRoom(3), turn(finish));
    await scene.work({ fallbackModel: "claude-haiku-4-5", effort: "high" });
    api.assertFinished();
    const [, before] = api.messageRequests();
    const after = api.messageRequests().at(-1);
    expect(after?.body?.messages).toEqual(before?.body?.messages);
    expect(before?.body).toMatchObject({ max_tokens: 64_000, output_config: { effort: "high" } });
    expect(after?.body).toMatchObject({ model: "claude-haiku-4-5", max_tokens: 32_000 });
    expect(after?.body).not.toHaveProperty("thinking");
    expect(after?.body).not.toHaveProperty("output_config");
    expect(scene.eventsOf("warning")[0]?.message).toMatch(/^`claude-haiku-4-5` does not take `effort: high`/);
  });

  test("costs its own price", async () => {
    await using scene = await openScene();
    const { api } = scene;
    const million = usage({ input_tokens: 0, output_tokens: 1_000_000, cache_creation_input_tokens: 0 });
    api.play(turn(note), ...noRoom(3), turn(finish, million));
    const result = await scene.work({ fallbackModel });
    expect(result.usage.costUsd).toBeCloseTo(10, 0);
  });

  test("is asked at once when the first asks to wait for too long", async () => {
    await using scene = await openScene();
    const { api } = scene;
    api.play(turn(note), status(429, { headers: { "retry-after": "7200" } }), turn(finish));
    expect(await scene.work({ fallbackModel })).toMatchObject({ proposal: { title: "Done" } });
    api.assertFinished();
    expect(modelsOf(api).at(-1)).toBe(fallbackModel);
  });

  test("is asked for the first answer too", async () => {
    await using scene = await openScene();
    const { api } = scene;
    api.play(...noRoom(3), turn(finish));
    expect(await scene.work({ fallbackModel })).toMatchObject({ proposal: { title: "Done" } });
    api.assertFinished();
  });

  test("is the last: when it has no room either, the run ends", async () => {
    await using scene = await openScene();
    const { api } = scene;
    api.play(turn(note), ...noRoom(3 + 9));
    expect(await scene.work({ fallbackModel })).toMatchObject({
      stopped: { code: "model-unavailable", reason: expect.stringContaining("It was asked 9 times.") },
    });
    api.assertFinished();
    expect(modelsOf(api).filter((model) => model === fallbackModel)).toHaveLength(9);
  });

  test("is not asked for faults of another kind, nor when the first has room again", async () => {
    await using scene = await openScene();
    const { api } = scene;
    const failing = Array.from({ length: 4 }, () => status(500));
    api.play(turn(note), ...failing, turn(note), ...noRoom(2), turn(note), ...noRoom(2), turn(finish));
    await scene.work({ fallbackModel });
    api.assertFinished();
    expect(new Set(modelsOf(api))).toEqual(new Set(["claude-opus-5-5"]));
  });

  test("writes the last words too", async () => {
    await using scene = await openScene();
    const { api } = scene;
    const lastWords = expects(({ body }) => expect(body.tool_choice).toEqual({ type: "none" }));
    api.play(turn(note), ...noRoom(3), turn(lastWords, say("Half of it.")));
    expect(await scene.work({ fallbackModel, budget: { maxTurns: 1 } })).toMatchObject({
      stopped: { code: "budget-turns" },
      proposal: { description: "Half of it." },
    });
    api.assertFinished();
    expect(modelsOf(api).at(-1)).toBe(fallbackModel);
  });
});

describe("thinking that the API no longer accepts", () => {
  test("is taken out once, and the run goes on with new thinking", async () => {
    await using scene = await openScene();
    const { api } = scene;
    api.play(
      turn(think("One."), redactedThinking(), note),
      turn(think("Two."), stop("end_turn")),
      turn(think("Three."), say("Look."), note),
      turn(think("Four."), note),
      refused(/Invalid `signature` in `thinking` block/),
      turn(think("Five."), note),
      turn(think("Six."), finish),
    );
    let results = 0;
    const inspect = () => {
      results += 1;
      if (results === 3) api.revokeThinking();
    };
    expect(await scene.work({ inspect })).toMatchObject({ proposal: { title: "Done" } });
    api.assertFinished();
    expect(await scene.read("log")).toBe("ran\n".repeat(4));
    // Whoever reads the transcript knows from which request on the messages before it are no longer whole.
    expect(scene.transcript.filter(isOf("dropped-thinking"))).toEqual([{ type: "dropped-thinking" }]);
    const at = scene.transcript.findIndex(isOf("dropped-thinking"));
    expect(scene.transcript.slice(at - 1, at + 2)).toMatchObject([
      { type: "broken" },
      { type: "dropped-thinking" },
      { type: "request", added: [] },
    ]);
    expect(scene.eventsOf("warning")).toMatchObject([
      {
        message: expect.stringMatching(
          /`thinking` block\)\. Asking again without the model's earlier thinking\.$/,
        ),
      },
    ]);
  });

  test("ends the run when it is refused again, with what there is", async () => {
    await using scene = await openScene();
    const { api } = scene;
    const refusal = refused(/Invalid `signature` in `thinking` block/);
    api.play(turn(think("One."), note), refusal, turn(think("Two."), note), refusal);
    expect(await scene.work({ inspect: () => api.revokeThinking() })).toMatchObject({
      stopped: { code: "model-rejected", reason: expect.stringContaining("signature") },
    });
    api.assertFinished();
    expect(await scene.read("log")).toBe("ran\nran\n");
  });
});

describe("credentials that are refused", () => {
  /** An agent whose client is what a job without any key gets: its identity becomes tokens that the fake takes. */
  async function openFederated() {
    const identity = await startFakeIdentity();
    const rule = { ruleId: "fdrl_1", organizationId: "org-1", take: identity.take };
    const scene = await openScene({}, { federation: rule });
    const inputs = { "federation-rule-id": rule.ruleId, "organization-id": rule.organizationId };
    const { client } = await openClient({ ...inputs, "base-url": scene.api.url }, identity.env);
    const exchanges = () => scene.api.requests.filter(({ path }) => path === "/v1/oauth/token").length;
    return {
      ...{ identity, scene, client, exchanges },
      async [Symbol.asyncDispose]() {
        await scene[Symbol.asyncDispose]();
        await identity[Symbol.asyncDispose]();
      },
    };
  }

  test("are renewed, once for each request that they were refused for", async () => {
    await using federated = await openFederated();
    const { scene, client, exchanges, identity } = federated;
    const { api } = scene;
    const revoke =
      (played: Turn): Turn =>
      () => {
        api.revokeTokens();
        return played;
      };
    const expired = refused(/OAuth token has expired/);
    api.play(revoke(turn(note)), expired, revoke(turn(note)), expired, turn(finish));
    expect(await scene.work({ client })).toMatchObject({ proposal: { title: "Done" } });
    api.assertFinished();
    expect(exchanges()).toBe(3);
    // The API takes each of the job's identity tokens once.
    expect(new Set(identity.tokens).size).toBe(3);
    expect(await scene.read("log")).toBe("ran\nran\n");
    expect(scene.eventsOf("warning").map(({ message }) => message)).toEqual([
      "The model's API refused the token of the federation rule fdrl_1 (401: OAuth token has expired). Asking again with new ones.",
      "The model's API refused the token of the federation rule fdrl_1 (401: OAuth token has expired). Asking again with new ones.",
    ]);
  });

  test("that are refused again end the run with what there is", async () => {
    await using federated = await openFederated();
    const { scene, client } = federated;
    const { api } = scene;
    api.play(turn(note), status(401), status(401));
    expect(await scene.work({ client })).toMatchObject({
      stopped: { code: "model-rejected", reason: expect.stringContaining("federation rule fdrl_1 (401") },
    });
    api.assertFinished();
    expect(await scene.read("log")).toBe("ran\n");
  });
});
