import type { Message, MessageParam } from "@anthropic-ai/sdk/resources/messages";
import { describe, expect, test } from "@jest/globals";
import { call, refused, say, startFakeMessages, think, turn } from "../support/fake-messages/index.ts";
import { ask, clientOf, continued, goodRequest, readFile } from "./client.ts";

const boundElsewhere = /bound to a different conversation\. Remove the block/;
const modified =
  /`thinking` or `redacted_thinking` blocks in the latest assistant message cannot be modified/;
const invalid = /Invalid `signature` in `thinking` block$/;

type Content = Message["content"];
const contentAt = (messages: readonly MessageParam[], index: number) => messages[index]?.content as Content;
const replaced = (messages: readonly MessageParam[], index: number, content: unknown): MessageParam[] =>
  messages.with(index, { ...messages[index], content } as MessageParam);

/** Two answered turns with thinking, and the request that would follow them. */
async function conversation(options: Parameters<typeof startFakeMessages>[0] = {}) {
  const fake = await startFakeMessages({ off: ["L2", "L3", "L4"], ...options });
  const client = clientOf(fake);
  const thinking = { type: "adaptive", display: "summarized" } as const;
  const changes = { thinking, tools: [readFile, { ...readFile, name: "write_file" }] };
  fake.play(
    turn(think("one"), say("Looking."), think("two"), call("read_file", { filepath: "a" })),
    turn(think("three"), call("read_file", { filepath: "b" })),
  );
  const first = await ask(client, changes).finalMessage();
  const second = continued(goodRequest.messages, first);
  const messages = continued(second, await ask(client, { ...changes, messages: second }).finalMessage());
  return { fake, client, changes, messages, [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose]() };
}

describe("thinking that is sent back", () => {
  test("as it came is accepted, whatever the order of keys and tools, markers and blank text", async () => {
    await using stage = await conversation();
    const { fake, client, changes, messages } = stage;
    const reordered = JSON.parse(
      JSON.stringify(messages, (_, value: unknown) =>
        typeof value === "object" && value !== null && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).reverse())
          : value,
      ),
    ) as MessageParam[];
    const results = contentAt(reordered, 2).map((block) => ({
      ...block,
      cache_control: { type: "ephemeral" },
    }));
    fake.play(turn(say("done")));
    await ask(client, {
      ...changes,
      tools: changes.tools.toReversed(),
      messages: replaced(reordered, 2, results),
    }).finalMessage();
    fake.assertFinished();
  });

  test.each<[string, RegExp, (messages: MessageParam[]) => MessageParam[]]>([
    ["an edited user message", boundElsewhere, (all) => replaced(all, 0, "Look at c.")],
    [
      "an edited tool result",
      boundElsewhere,
      (all) =>
        replaced(
          all,
          2,
          contentAt(all, 2).map((block) => ({ ...block, content: "shorter" })),
        ),
    ],
    [
      "an edited text of an earlier turn",
      boundElsewhere,
      (all) => replaced(all, 1, contentAt(all, 1).with(1, { type: "text", text: "x", citations: null })),
    ],
    [
      "edited thinking of an earlier turn",
      invalid,
      (all) =>
        replaced(all, 1, contentAt(all, 1).with(0, { ...contentAt(all, 1)[0], thinking: "x" } as never)),
    ],
    [
      "edited thinking of the latest turn",
      modified,
      (all) =>
        replaced(all, 3, contentAt(all, 3).with(0, { ...contentAt(all, 3)[0], thinking: "x" } as never)),
    ],
    ["removed thinking of the latest turn", modified, (all) => replaced(all, 3, contentAt(all, 3).slice(1))],
    [
      "swapped thinking of an earlier turn",
      boundElsewhere,
      (all) => {
        const [one, text, two, use] = contentAt(all, 1);
        return replaced(all, 1, [two, text, one, use]);
      },
    ],
  ])("with %s is refused", async (_, message, edit) => {
    await using stage = await conversation();
    const { fake, client, changes, messages } = stage;
    fake.play(refused(message));
    const error = await ask(client, { ...changes, messages: edit(messages) })
      .finalMessage()
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ status: 400, type: "invalid_request_error" });
    fake.assertFinished();
  });

  test.each<[string, object]>([
    ["another system prompt", { system: "You are careless." }],
    ["another tool", { tools: [readFile] }],
  ])("with %s is refused", async (_, change) => {
    await using stage = await conversation();
    const { fake, client, changes, messages } = stage;
    fake.play(refused(boundElsewhere));
    const error = await ask(client, { ...changes, messages, ...change })
      .finalMessage()
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ status: 400 });
    fake.assertFinished();
  });

  test("with edited history passes for an old account, and once all thinking is removed", async () => {
    await using stage = await conversation({ oldAccount: true });
    const { fake, client, changes, messages } = stage;
    const edited = replaced(messages, 0, "Look at c.");
    fake.play(turn(say("done")));
    await ask(client, { ...changes, messages: edited }).finalMessage();
    fake.assertFinished();

    await using strict = await startFakeMessages();
    const bare = edited.map((message) => ({
      ...message,
      content:
        message.role === "assistant"
          ? (message.content as Content).filter((block) => block.type !== "thinking")
          : message.content,
    })) as MessageParam[];
    strict.play(refused(boundElsewhere), turn(say("done")));
    await expect(ask(clientOf(strict), { ...changes, messages: edited }).finalMessage()).rejects.toThrow();
    await ask(clientOf(strict), { ...changes, messages: bare }).finalMessage();
    strict.assertFinished();
  });

  test("with thinking that was revoked is refused, and passes without it", async () => {
    await using stage = await conversation();
    const { fake, client, changes, messages } = stage;
    const bare = messages.map((message) => ({
      ...message,
      content:
        message.role === "assistant"
          ? (message.content as Content).filter((block) => block.type !== "thinking")
          : message.content,
    })) as MessageParam[];
    fake.revokeThinking();
    fake.play(refused(invalid), turn(think("Anew."), say("done")), turn(say("good")));
    await expect(ask(client, { ...changes, messages }).finalMessage()).rejects.toThrow();
    const answer = await ask(client, { ...changes, messages: bare }).finalMessage();
    const more = continued(bare, answer).with(-1, { role: "user", content: "Go on." });
    await ask(client, { ...changes, messages: more }).finalMessage();
    fake.assertFinished();
  });

  test("to another fake with the same key is accepted", async () => {
    await using stage = await conversation();
    await using other = await startFakeMessages();
    other.play(turn(say("done")));
    await ask(clientOf(other), { ...stage.changes, messages: stage.messages }).finalMessage();
    other.assertFinished();
    await using stranger = await startFakeMessages({ signingKey: "another" });
    stranger.play(refused(invalid));
    await expect(
      ask(clientOf(stranger), { ...stage.changes, messages: stage.messages }).finalMessage(),
    ).rejects.toThrow();
    stranger.assertFinished();
  });
});
