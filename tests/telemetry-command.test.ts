import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { UserError } from "../src/errors.ts";
import { telemetryCommand } from "../src/telemetry-command.ts";
import { openToldRun, type ToldRun, tellRun } from "./support/fake-endpoints/tell-run.ts";
import { type FakeWebhook, startFakeWebhook } from "./support/fake-endpoints/webhook.ts";

const secret = "whsec_0123456789abcdef";
const format = "json-lines";
let webhook: FakeWebhook;
let other: FakeWebhook;
let run: ToldRun;
let said: string;

/** A run that two webhooks missed. */
beforeEach(async () => {
  said = "";
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
  webhook = await startFakeWebhook({ secret });
  other = await startFakeWebhook({ secret });
  for (const one of [webhook, other]) one.setFault(() => ({ status: 404 }));
  run = openToldRun({ webhooks: [webhook, other].map(({ url }) => ({ url, format })) });
  tellRun(run.emitter, 30);
  await run.emitter.close();
  for (const one of [webhook, other]) one.setFault(() => "none");
});
afterEach(async () => {
  jest.restoreAllMocks();
  run[Symbol.dispose]();
  await webhook[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
});

const numbers = () => run.events.map(({ seq }) => seq);
const numbersOf = ({ events }: FakeWebhook) => events.map(({ seq }) => seq);
const resend = (...more: readonly string[]) =>
  telemetryCommand(["resend", run.spoolFile, ...more], {
    WEBHOOK_URL: `${webhook.url}\n${other.url}`,
    WEBHOOK_SECRET: secret,
  });

test("delivers to each what it missed, in order, signed, and once", async () => {
  const before = readFileSync(run.spoolFile, "utf8");
  expect(await resend()).toBe(0);
  expect(said).toBe(
    `webhook: ${numbers().length} delivered, 0 left.\nwebhook-2: ${numbers().length} delivered, 0 left.\n`,
  );
  for (const one of [webhook, other]) expect(numbersOf(one)).toEqual(numbers());

  expect(await resend()).toBe(0);
  expect(said).toContain("Everything in it was delivered before.");
  for (const one of [webhook, other]) expect(one.repeated()).toBe(0);
  expect(readFileSync(run.spoolFile, "utf8")).toBe(before);
  // As sent again, hostile text breaks no framing either.
  expect(await resend("--webhook-format", "sse")).toBe(0);
});

test("goes on where it was broken off", async () => {
  let left = 2;
  webhook.setFault(() => (--left > 0 ? "none" : { status: 404 }));
  expect(await resend()).toBe(1);
  expect(said).toMatch(/^webhook: 100 delivered, \d+ left\. The webhook at 127\.0\.0\.1:\d+ answered 404/m);
  webhook.setFault(() => "none");
  expect(await resend()).toBe(0);
  expect(numbersOf(webhook)).toEqual(numbers());
  expect(webhook.repeated() + other.repeated()).toBe(0);
});

test("what was delivered and could not be noted is known to the receiver", async () => {
  webhook.setFault(() => "lost-answer");
  const sent = resend();
  await webhook.received(2);
  webhook.setFault(() => "none");
  expect(await sent).toBe(0);
  expect(numbersOf(webhook)).toEqual(numbers());
  expect(webhook.repeated()).toBeGreaterThan(0);
});

test("an endpoint that isn't named is left for later", async () => {
  const only = { WEBHOOK_URL: webhook.url, WEBHOOK_SECRET: secret };
  expect(await telemetryCommand(["resend", run.spoolFile], only)).toBe(1);
  expect(said).toMatch(/^webhook-2: 0 delivered, \d+ left\. Say where it is with --webhook-url/m);
  expect(await resend()).toBe(0);
  expect(webhook.repeated()).toBe(0);
});

describe("is refused in one sentence:", () => {
  const cases: readonly (readonly [string, readonly string[], Record<string, string>, string])[] = [
    ["no file", ["resend"], {}, "Name one spool file"],
    ["another command", ["send", "x"], {}, "Name one spool file"],
    ["a file that isn't there", ["resend", "/nonexistent"], {}, "There is no file /nonexistent."],
    ["an option that isn't one", ["resend", "x", "--webhook-secret=x"], {}, "has no option --webhook-secret"],
    ["a wrong address", ["resend", "package.json", "--webhook-url=x"], {}, "WEBHOOK_URL is not an address"],
    ["a file of another kind", ["resend", "package.json"], {}, "line 1 is not one of a spool file"],
  ];
  test.each(cases)("%s", async (_, args, env, sentence) => {
    const error: unknown = await telemetryCommand(args, env).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toContain(sentence);
  });

  test("a file with a line that a hostile hand wrote, before anything is sent", async () => {
    appendFileSync(run.spoolFile, '{"endpoint":"webhook","item":"x"}\n');
    await expect(resend()).rejects.toThrow(/line \d+ is not one of a spool file/);
    expect(webhook.requests.length).toBe(1);
    writeFileSync(run.spoolFile, '{"endpoint":"\\u001b[31m::error::x","item":{}}\n');
    expect(await resend()).toBe(1);
    expect(said).not.toContain("\u001b");
  });
});
