import type { Message, MessageParam } from "@anthropic-ai/sdk/resources/messages";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  call,
  type FakeMessages,
  hang,
  refused,
  say,
  startFakeMessages,
  status,
  stop,
  turn,
} from "../support/fake-messages/index.ts";
import { ask, clientOf, continued, goodRequest, post } from "./client.ts";

const secret = "s3cr3t-value-of-the-job";
let fake: FakeMessages;
beforeEach(async () => {
  fake = await startFakeMessages({ secrets: [secret] });
});
afterEach(async () => fake[Symbol.asyncDispose]());

const long = "Rules. ".repeat(600);

/** Plays a turn with two calls, and asks again as the caller likes. */
async function secondRequest(
  make: (messages: MessageParam[], answer: Message) => Parameters<typeof ask>[1],
): Promise<void> {
  fake.play(
    turn(say("Looking."), call("read_file", { filepath: "a" }), call("read_file")),
    turn(say("done")),
  );
  const client = clientOf(fake);
  const first = await ask(client, { system: long }).finalMessage();
  const messages = continued(goodRequest.messages, first);
  await ask(client, { system: long, ...make(messages, first) }).finalMessage();
}

test("a client that keeps to the rules finishes the play", async () => {
  await secondRequest((messages) => ({ messages }));
  expect(() => fake.assertFinished()).not.toThrow();
});

describe("a lint hits", () => {
  test.each<[string, RegExp, Parameters<typeof secondRequest>[0]]>([
    ["L2", /system prompt or tools differ/, (messages) => ({ messages, system: `${long}!` })],
    [
      "L3",
      /message 0 differs from the request before/,
      (messages) => ({ messages: messages.with(0, { role: "user", content: "Look at b." }) }),
    ],
    ["L3", /message 0 differs/, () => ({ messages: [{ role: "user", content: "Anew." }] })],
    [
      "L4",
      /assistant message 1 is not what was answered/,
      (messages, { content }) => ({
        messages: messages.with(1, { role: "assistant", content: content.slice(1) }),
      }),
    ],
    [
      "L5",
      /tool results of message 2 are not in the order of the calls/,
      (messages) => ({
        messages: messages.with(2, {
          role: "user",
          content: ((messages[2]?.content ?? []) as never[]).toReversed(),
        }),
      }),
    ],
    ["L6", /no cache marker/, (messages) => ({ messages, cache_control: null })],
    [
      "L8",
      /the body holds a registered secret \(23 characters/,
      (_, answer) => ({ messages: continued(goodRequest.messages, answer, `found ${secret}`) }),
    ],
    [
      "L8",
      /the body holds a registered secret/,
      (_, answer) => ({
        messages: continued(goodRequest.messages, answer, Buffer.from(`xy${secret}z`).toString("base64")),
      }),
    ],
    [
      "L8",
      /the body holds the credential of the request/,
      (_, answer) => ({ messages: continued(goodRequest.messages, answer, fake.apiKey) }),
    ],
  ])("%s: %s", async (_lint, problem, make) => {
    await secondRequest(make);
    expect(() => fake.assertFinished()).toThrow(problem);
    expect(() => fake.assertFinished()).not.toThrow(secret);
  });

  test("L6 when nothing is read that could be read", async () => {
    fake.play(turn(say("a")), turn(say("b")));
    const client = clientOf(fake);
    await ask(client, { system: long }).finalMessage();
    await ask(client, { system: `${long}!` }).finalMessage();
    expect(fake.problems()).toContainEqual(
      expect.stringMatching(/nothing was read from the prompt cache \(L6\)/),
    );
  });

  test("L7 after a refusal, and after the end that the test sets", async () => {
    fake.play(turn(say("no"), stop("refusal")), turn(say("a")));
    const client = clientOf(fake);
    await ask(client).finalMessage();
    await ask(client).finalMessage();
    fake.expectNoMore("the deadline");
    fake.play(turn(say("b")));
    await ask(client).finalMessage();
    expect(fake.problems()).toEqual([
      expect.stringMatching(/after the model had refused \(L7\)/),
      expect.stringMatching(/after the deadline \(L7\)/),
    ]);
  });

  test("L9 and L10 on one careless request", async () => {
    fake.play(turn(say("a")));
    await post(
      fake,
      { ...goodRequest, model: "claude-sonnet-4-5", max_tokens: 30_000 },
      { headers: { "anthropic-beta": "pdfs-2024-09-25" } },
    );
    expect(fake.problems()).toEqual([
      expect.stringMatching(/without stream: true \(L9\)/),
      expect.stringMatching(/claude-sonnet-4-5 is deprecated \(L10\)/),
      expect.stringMatching(/pdfs-2024-09-25 is deprecated \(L10\)/),
    ]);
  });

  test("L11 on two open calls", async () => {
    fake.play(turn(hang()), turn(say("a")));
    const client = clientOf(fake);
    const first = ask(client);
    const aborted = first.finalMessage().catch((caught: unknown) => caught);
    await fake.received(1);
    await ask(client).finalMessage();
    expect(() => fake.assertFinished()).toThrow(/request 2 came while request 1 was open \(L11\)/);
    first.abort();
    await aborted;
  });

  test("L12 on a retry that comes too early, or of what did not fail", async () => {
    fake.play(status(429, { headers: { "retry-after": "60" } }), turn(say("a")), turn(say("b")));
    const retry = (count: number) => ({ headers: { "x-stainless-retry-count": String(count) } });
    await post(fake, goodRequest, retry(0));
    await post(fake, goodRequest, retry(1));
    await post(fake, goodRequest, retry(2));
    expect(fake.problems()).toEqual([
      expect.stringMatching(/retry 1 came after \d+ ms instead of 60000 ms \(L12\)/),
      expect.stringMatching(/retry of request 2, which did not fail/),
    ]);
  });

  test("L12 on a request that is repeated too early, or in vain", async () => {
    fake.play(status(529, { headers: { "retry-after-ms": "60000" } }), status(403), turn(say("a")));
    for (let sent = 0; sent < 3; sent += 1) await post(fake, goodRequest);
    expect(fake.problems()).toEqual([
      expect.stringMatching(/request 2 .*: came after \d+ ms instead of 60000 ms \(L12\)/),
      expect.stringMatching(/request 3 .*: repeats request 2, which can't be mended by that \(L12\)/),
    ]);
  });

  test("L12 not on what may be repeated", async () => {
    fake.play(status(529), status(400, { headers: { "x-should-retry": "true" } }), turn(say("a")));
    for (let sent = 0; sent < 3; sent += 1) await post(fake, goodRequest);
    expect(fake.problems()).toEqual([]);
  });

  test("closing tells what nobody has looked at", async () => {
    const unseen = await startFakeMessages();
    unseen.play(refused(/invalid x-api-key/));
    await fetch(`${unseen.url}/v1/models`, { headers: { "anthropic-version": "2026-10-21" } });
    await expect(unseen[Symbol.asyncDispose]()).rejects.toThrow(
      /not go as written \(2 problems\):\n.*x-api-key header is required \(rule 5\)\n.* not played: refused\(/,
    );
    const forgotten = await startFakeMessages();
    forgotten.play(turn(say("never asked for")));
    await expect(forgotten[Symbol.asyncDispose]()).rejects.toThrow(/1 of 1 entries were not played: turn\(/);
  });

  test("closing is silent about a play that was looked at, or that may end early", async () => {
    const looked = await startFakeMessages();
    looked.play(turn(say("never asked for")));
    expect(looked.problems()).toHaveLength(1);
    await looked[Symbol.asyncDispose]();
    const cut = await startFakeMessages();
    cut.play(turn(say("never asked for")));
    cut.mayEndEarly();
    expect(() => cut.assertFinished()).not.toThrow();
    await cut[Symbol.asyncDispose]();
  });

  test("not in a new run, and not when it is switched off", async () => {
    await using lenient = await startFakeMessages({ off: ["L6"] });
    for (const played of [fake, lenient]) played.play(turn(say("a")), turn(say("b")));
    await ask(clientOf(fake), { system: long }).finalMessage();
    fake.newRun();
    await ask(clientOf(fake), { system: "Other." }).finalMessage();
    fake.assertFinished();
    await ask(clientOf(lenient), { cache_control: null }).finalMessage();
    expect(lenient.problems()).toHaveLength(1);
  });
});

describe("the play", () => {
  test("names the entries that were not played", async () => {
    fake.play(turn(say("a"), call("read_file")), status(529), refused(/x/), () => turn());
    expect(() => fake.assertFinished()).toThrow(
      '4 of 4 entries were not played: turn(text "a", tool_use "read_file"), status(529), refused(/x/), a function',
    );
  });

  test("ends a client quickly that asks for more", async () => {
    const error = await ask(clientOf(fake, { maxRetries: 5 }))
      .finalMessage()
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      status: 400,
      apiMessage: 'The play has no entry for this request (its last text: "Look at a.")',
    });
    expect(fake.requests).toMatchObject([
      { verdict: { type: "unscripted" }, body: { model: "claude-opus-5-5" } },
    ]);
    expect(() => fake.assertFinished()).toThrow(/request 1 \(POST \/v1\/messages\): The play has no entry/);
  });

  test("does not forgive a refusal that it did not foresee", async () => {
    fake.play(turn(say("a")));
    await post(fake, { ...goodRequest, temperature: 1 });
    expect(() => fake.assertFinished()).toThrow(
      /refused with 400 invalid_request_error: temperature: Extra inputs are not permitted[\s\S]*1 of 1 entries/,
    );
  });

  test("does not forgive a good request where it foresaw a refusal", async () => {
    fake.play(refused(/anything/));
    expect(await post(fake, goodRequest)).toMatchObject({ status: 400 });
    expect(() => fake.assertFinished()).toThrow(/the play foresaw a refusal/);
  });
});
