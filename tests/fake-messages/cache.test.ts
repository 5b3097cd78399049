import type { Message, MessageCreateParams, MessageParam } from "@anthropic-ai/sdk/resources/messages";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  type CountedBy,
  call,
  type FakeMessages,
  say,
  startFakeMessages,
  status,
  turn,
} from "../support/fake-messages/index.ts";
import { ask, clientOf, continued, goodRequest, post } from "./client.ts";

let clock: number;
let fake: FakeMessages;
beforeEach(async () => {
  clock = 1_700_000_000_000;
  fake = await startFakeMessages({ now: () => clock, off: ["L2", "L3", "L4", "L6"] });
});
afterEach(async () => fake[Symbol.asyncDispose]());

const marker = { type: "ephemeral" as const };
const system = [{ type: "text" as const, text: "Rules. ".repeat(1000), cache_control: marker }];

/** One more request; what it reports of its prompt. */
async function next(changes: Partial<MessageCreateParams>): Promise<Message["usage"] & { total: number }> {
  fake.play(turn(say("ok")));
  const { usage } = await ask(clientOf(fake), { system, ...changes }).finalMessage();
  const total =
    usage.input_tokens + (usage.cache_creation_input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0);
  return { ...usage, total };
}

test("each turn reads all that the turn before it wrote", async () => {
  let messages: MessageParam[] = goodRequest.messages;
  let cached = 0;
  for (let number = 0; number < 5; number += 1) {
    fake.play(turn(say("Looking."), call("read_file", { filepath: "a" })));
    const answer = await ask(clientOf(fake), { system, messages }).finalMessage();
    const { usage } = answer;
    expect(usage.cache_read_input_tokens).toBe(cached);
    expect(usage.input_tokens).toBe(0);
    cached = (usage.cache_read_input_tokens ?? 0) + (usage.cache_creation_input_tokens ?? 0);
    messages = continued(messages, answer, "contents ".repeat(500));
  }
  expect(cached).toBeGreaterThan(5000);
  expect(fake.requests.at(-1)?.cache).toMatchObject({
    breakpoints: 2,
    promptTokens: cached,
    uncachedTokens: 0,
  });
  fake.assertFinished();
});

test("an entry is forgotten after its life, and lives on when it is read", async () => {
  const first = await next({});
  expect(first).toMatchObject({ cache_read_input_tokens: 0, cache_creation_input_tokens: first.total });
  clock += 4 * 60_000;
  expect(await next({})).toMatchObject({ cache_read_input_tokens: first.total });
  clock += 4 * 60_000;
  expect(await next({})).toMatchObject({ cache_read_input_tokens: first.total });
  clock += 5 * 60_000;
  expect(await next({})).toMatchObject({ cache_read_input_tokens: 0 });
});

test("the report splits what is written by its life", async () => {
  const hour = { ...marker, ttl: "1h" as const };
  const usage = await next({ system: [{ type: "text", text: system[0]?.text ?? "", cache_control: hour }] });
  const { ephemeral_1h_input_tokens: long = 0, ephemeral_5m_input_tokens: short = 0 } =
    usage.cache_creation ?? {};
  expect(long).toBeGreaterThan(1500);
  expect(short).toBeGreaterThan(0);
  expect(long + short).toBe(usage.cache_creation_input_tokens);
});

test("a prefix below the model's minimum is not cached", async () => {
  const short = { system: "Short." };
  expect(await next(short)).toMatchObject({ cache_creation_input_tokens: 0 });
  const medium = [{ type: "text" as const, text: "Rules. ".repeat(500), cache_control: marker }];
  expect(await next({ system: medium, model: "claude-opus-4-7" })).toMatchObject({
    cache_creation_input_tokens: 0,
  });
  expect((await next({ system: medium })).cache_creation_input_tokens).toBeGreaterThan(500);
});

test.each<[string, Partial<MessageCreateParams>, "nothing" | "tools and system"]>([
  ["the model", { model: "claude-sonnet-5-5" }, "nothing"],
  ["a tool", { tools: [{ name: "other", input_schema: { type: "object" } }] }, "nothing"],
  ["the tool choice", { tool_choice: { type: "none" } }, "tools and system"],
  ["the effort", { output_config: { effort: "low" } }, "tools and system"],
  ["the first message", { messages: [{ role: "user", content: "Look at b." }] }, "tools and system"],
])("changing %s costs what comes after it", async (_, change, left) => {
  const before = await next({ messages: [{ role: "user", content: "Look at a. ".repeat(300) }] });
  const after = await next({ messages: [{ role: "user", content: "Look at a. ".repeat(300) }], ...change });
  if (left === "nothing") expect(after.cache_read_input_tokens).toBe(0);
  else {
    expect(after.cache_read_input_tokens).toBeGreaterThan(1500);
    expect(after.cache_read_input_tokens).toBeLessThan(before.total);
  }
});

test("a breakpoint looks back twenty positions", async () => {
  const talk = (count: number, start = 0): MessageParam[] =>
    Array.from({ length: count }, (_, index) => ({
      role: index % 2 === 0 ? ("user" as const) : ("assistant" as const),
      content: `message ${start + index}`,
    }));
  const long = "x".repeat(4000);
  const opening: MessageParam[] = [{ role: "user", content: long }];
  const plain = { system: "Short." };
  await next({ ...plain, messages: opening });
  const near = await next({ ...plain, messages: [...opening, ...talk(18).map(swapRole)] });
  expect(near.cache_read_input_tokens).toBeGreaterThan(1000);
  const far = await next({ ...plain, messages: [...opening, ...talk(20, 100).map(swapRole)] });
  expect(far.cache_read_input_tokens).toBe(0);
});

test.each<[CountedBy, boolean]>([
  ["runs", true],
  ["blocks", false],
])(
  "counted by %s, the marker behind thirty results finds what was before their calls: %s",
  async (cacheCountedBy, found) => {
    await using other = await startFakeMessages({ cacheCountedBy, off: ["L2", "L3", "L4", "L6"] });
    const usageOf = async (messages: MessageParam[]) => {
      other.play(turn(say("ok")));
      return (await ask(clientOf(other), { system: "Short.", messages }).finalMessage()).usage;
    };
    const opening: MessageParam = { role: "user", content: "x".repeat(4000) };
    await usageOf([opening]);
    const ids = Array.from({ length: 30 }, (_, index) => `toolu_${index}`);
    const calls = ids.map((id) => ({ type: "tool_use" as const, id, name: "read_file", input: {} }));
    const results = ids.map((id) => ({ type: "tool_result" as const, tool_use_id: id, content: "x" }));
    const usage = await usageOf([
      opening,
      { role: "assistant", content: calls },
      { role: "user", content: results },
    ]);
    expect((usage.cache_read_input_tokens ?? 0) > 1000).toBe(found);
  },
);

function swapRole(message: MessageParam): MessageParam {
  return { ...message, role: message.role === "user" ? "assistant" : "user" };
}

test("an answer that never began leaves nothing to read", async () => {
  fake.play(status(529));
  await expect(ask(clientOf(fake), { system }).finalMessage()).rejects.toMatchObject({ status: 529 });
  expect(await next({})).toMatchObject({ cache_read_input_tokens: 0 });
});

test("count_tokens counts the same prompt and writes nothing", async () => {
  const { max_tokens: _, ...counted } = { ...goodRequest, system };
  const { body } = await post(fake, counted, { path: "/v1/messages/count_tokens" });
  const usage = await next({});
  expect(body).toEqual({ input_tokens: usage.total });
  expect(usage.cache_read_input_tokens).toBe(0);
});
