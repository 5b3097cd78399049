import { createHmac, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { Secret } from "../../../src/redact.ts";
import { openToldRun, tellRun } from "../../support/fake-endpoints/tell-run.ts";
import { startFakeWebhook } from "../../support/fake-endpoints/webhook.ts";

const secret = new Secret("whsec_0123456789abcdef");

describe.each(["json-lines", "sse"] as const)("as %s", (format) => {
  test("hostile text breaks no framing: a receiver has exactly the events, signed and in order", async () => {
    await using webhook = await startFakeWebhook({ secret: secret.reveal() });
    using run = openToldRun({ webhooks: [{ url: `${webhook.url}/hook`, secret, format }] });
    tellRun(run.emitter, 7);
    await run.emitter.close();
    expect(run.warnings).toEqual([]);
    const wellFormed = JSON.parse(JSON.stringify(run.events), (_, value: unknown) =>
      typeof value === "string" ? value.toWellFormed() : value,
    ) as unknown;
    expect(webhook.events).toEqual(wellFormed);
    expect(webhook.repeated()).toBe(0);
    expect(webhook.mostAtOnce()).toBe(1);
    expect(webhook.requests.every(({ path }) => path === "/hook")).toBe(true);
  });
});

test("a receiver that does as docs/telemetry.md says knows our requests from others'", async () => {
  await using webhook = await startFakeWebhook();
  using run = openToldRun({ webhooks: [{ url: webhook.url, secret, format: "json-lines" }] });
  tellRun(run.emitter, 1);
  await run.emitter.close();
  const [, code = ""] = /```js\n(.*?)```/s.exec(readFileSync("docs/telemetry.md", "utf8")) ?? [];
  const body = code.replace(/^import .*$/m, "").replace("export ", "return ");
  const isOurs = new Function("createHmac", "timingSafeEqual", "Buffer", body)(
    ...[createHmac, timingSafeEqual, Buffer],
  ) as (headers: object, body: string, secret: string) => boolean;
  const [{ headers, body: sent } = { headers: {}, body: "" }] = webhook.requests;
  expect(isOurs(headers, sent, secret.reveal())).toBe(true);
  expect(isOurs(headers, `${sent} `, secret.reveal())).toBe(false);
  expect(isOurs(headers, sent, "another")).toBe(false);
  expect(isOurs({ ...headers, "x-tiny-backspace-timestamp": "1" }, sent, secret.reveal())).toBe(false);
  expect(isOurs({}, sent, secret.reveal())).toBe(false);
});

test("events that come together travel together, bounded in number and bytes", async () => {
  await using webhook = await startFakeWebhook();
  using run = openToldRun({ webhooks: [{ url: webhook.url, format: "json-lines" }] });
  for (let index = 0; index < 250; index += 1) run.emitter.emit({ type: "warning", message: `${index}` });
  for (let index = 0; index < 3; index += 1) {
    run.emitter.emit({ type: "warning", message: "x".repeat(200 * 1024) });
  }
  await run.emitter.close();
  expect(webhook.events).toHaveLength(253);
  const counts = webhook.requests.map(({ body }) => body.split("\n").length - 1);
  expect(counts).toEqual([100, 100, 51, 1, 1]);
  for (const { body } of webhook.requests) expect(body.length).toBeLessThanOrEqual(256 * 1024);
});

test("a wrong signature is refused, which is told by the host's name alone", async () => {
  await using webhook = await startFakeWebhook({ secret: "another secret of theirs" });
  const url = `${webhook.url}/services/T0000/XXXX?key=abcdef0123456789`;
  using run = openToldRun({ webhooks: [{ url, secret, format: "json-lines" }] });
  tellRun(run.emitter, 1);
  await run.emitter.close();
  expect(webhook.requests).toHaveLength(1);
  expect(run.warnings).toEqual([
    `The webhook at ${new URL(webhook.url).host} answered 401, and gets no more of this run. What it lacks is kept in spool.jsonl, to be resent (docs/telemetry.md).`,
  ]);
});

test("several get the same", async () => {
  await using one = await startFakeWebhook();
  await using other = await startFakeWebhook();
  using run = openToldRun({ webhooks: [one, other].map(({ url }) => ({ url, format: "json-lines" })) });
  tellRun(run.emitter, 3);
  await run.emitter.close();
  expect(one.events).toHaveLength(run.events.length);
  expect(other.events).toEqual(one.events);
});
