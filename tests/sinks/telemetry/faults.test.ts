import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { Secret } from "../../../src/redact.ts";
import { resend } from "../../../src/sinks/telemetry/resend.ts";
import { openEndpoints } from "../../../src/sinks/telemetry/telemetry.ts";
import { startFakeCollector } from "../../support/fake-endpoints/collector.ts";
import { startFakeConvex } from "../../support/fake-endpoints/convex.ts";
import type { Fault } from "../../support/fake-endpoints/server.ts";
import { openToldRun, tellRun } from "../../support/fake-endpoints/tell-run.ts";
import { type FakeWebhook, startFakeWebhook } from "../../support/fake-endpoints/webhook.ts";

const format = "json-lines";
const to = (webhook: FakeWebhook) => ({ webhooks: [{ url: webhook.url, format }] }) as const;

/** Shows the faults one after the other, then none. */
function inTurn(...faults: readonly Fault[]): () => Fault {
  const left = [...faults];
  return () => left.shift() ?? "none";
}

/** For those that would take seconds to tell that nothing comes. */
const impatient = { timeoutMs: 500, bodyTimeoutMs: 50 };

describe("what may pass by itself is sent again until it is delivered, in order and once", () => {
  const cases: readonly (readonly [string, Fault])[] = [
    ["500", { status: 500 }],
    ["503", { status: 503, body: "x".repeat(1_000_000) }],
    ["408", { status: 408 }],
    ["429 without a time", { status: 429 }],
    ["429 with seconds", { status: 429, headers: { "retry-after": "0" } }],
    ["503 with a date", { status: 503, headers: { "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT" } }],
    ["503 with nonsense", { status: 503, headers: { "retry-after": "soon, -1, 0x10" } }],
    ["a reset", "reset"],
    ["an answer that gets lost", "lost-answer"],
    ["garbage", "garbage"],
    ["another protocol", "upgrade"],
    ["no answer", "hang"],
    ["headers without an end", "endless-headers"],
    ["headers that come one by one", "slow-headers"],
  ];
  test.each(cases)("%s", async (_, fault) => {
    await using webhook = await startFakeWebhook();
    webhook.setFault(inTurn(fault, fault));
    using run = openToldRun(to(webhook), fault === "hang" || fault === "slow-headers" ? impatient : {});
    tellRun(run.emitter, 3);
    await run.emitter.close();
    expect(run.warnings).toEqual([]);
    expect(webhook.events.map(({ seq }) => seq)).toEqual(run.events.map(({ seq }) => seq));
    expect(run.telemetry.spoolFile()).toBeUndefined();
  });
});

describe("an answer that says enough by its status is not waited for", () => {
  test.each(["endless-body", "slow-body", "lying-length", "cut-body"] as const)("%s", async (fault) => {
    await using webhook = await startFakeWebhook();
    webhook.setFault(() => fault);
    using run = openToldRun(to(webhook), impatient);
    tellRun(run.emitter, 3);
    await run.emitter.close();
    expect(run.warnings).toEqual([]);
    expect(webhook.events).toHaveLength(run.events.length);
    expect(webhook.repeated()).toBe(0);
  });
});

describe("what will not pass is not asked again", () => {
  const cases: readonly (readonly [string, Fault, number, string])[] = [
    ["not found", { status: 404 }, 1, "answered 404"],
    ["a redirect to where keys are", redirect("http://169.254.169.254/latest/meta-data/"), 1, "a redirect"],
    [
      "a redirect on the same host",
      redirect("/elsewhere"),
      1,
      "answered 307, a redirect, which is not followed",
    ],
  ];
  test.each(cases)("%s", async (_, fault, requests, words) => {
    await using webhook = await startFakeWebhook();
    webhook.setFault(() => fault);
    using run = openToldRun(to(webhook));
    tellRun(run.emitter, 3);
    await run.emitter.close();
    expect(webhook.requests).toHaveLength(requests);
    expect(run.warnings).toHaveLength(1);
    expect(run.warnings[0]).toContain(words);
    expect(spooled(run.spoolFile)).toEqual(run.events.map(({ seq }) => seq));
  });

  test("a redirect to another host, which gets neither keys nor events", async () => {
    await using elsewhere = await startFakeCollector();
    await using collector = await startFakeCollector();
    await using convex = await startFakeConvex();
    await using webhook = await startFakeWebhook();
    const servers = [collector, convex, webhook];
    for (const status of [301, 302, 303, 307, 308]) {
      for (const server of servers) {
        server.setFault(() => ({ status, headers: { location: `${elsewhere.url}/v1/traces` } }));
      }
      const key = new Secret("key-0123456789abcdef");
      using run = openToldRun({
        convex: { url: convex.url, path: "logs:create", secret: key },
        otlp: {
          url: `${collector.url}/v1/traces`,
          headers: { "x-key": key },
          serviceName: "s",
          resource: {},
        },
        webhooks: [{ url: webhook.url, format, secret: key }],
      });
      tellRun(run.emitter, 1);
      await run.emitter.close();
      expect(run.warnings).toHaveLength(servers.length);
      for (const warning of run.warnings) expect(warning).toContain(`answered ${status}, a redirect`);
    }
    expect(servers.map(({ requests }) => requests.length)).toEqual([5, 5, 5]);
    expect(elsewhere.requests).toEqual([]);
  });

  test("a request that is refused for what is in it is missed, and the rest comes", async () => {
    await using webhook = await startFakeWebhook();
    webhook.setFault(inTurn({ status: 413 }));
    using run = openToldRun(to(webhook));
    for (let index = 0; index < 150; index += 1) run.emitter.emit({ type: "warning", message: "w" });
    await run.emitter.close();
    expect(webhook.events.map(({ seq }) => seq)).toEqual(run.events.slice(100).map(({ seq }) => seq));
    expect(spooled(run.spoolFile)).toEqual(run.events.slice(0, 100).map(({ seq }) => seq));
    expect(run.warnings[0]).toMatch(/answered 413, and lacks a part of this run/);
  });
});

describe("one that does not come back", () => {
  test("is given up for the rest of the run, told once, and everything is kept for it", async () => {
    await using webhook = await startFakeWebhook();
    webhook.setFault(() => ({ status: 500 }));
    using run = openToldRun(to(webhook));
    tellRun(run.emitter, 2);
    await webhook.received(4);
    await run.emitter.close();
    expect(webhook.requests).toHaveLength(4);
    expect(run.warnings).toHaveLength(1);
    expect(run.warnings[0]).toContain("answered 500, 4 times in a row, and gets no more of this run.");
    expect(spooled(run.spoolFile)).toEqual(run.events.map(({ seq }) => seq));
  });

  test("holds up the end no longer than the patience for it, others beside it have everything", async () => {
    await using hanging = await startFakeWebhook();
    await using slow = await startFakeWebhook();
    await using good = await startFakeWebhook();
    hanging.setFault(() => "hang");
    slow.setFault(() => ({ status: 503, headers: { "retry-after": "86400000000" } }));
    using run = openToldRun(
      { webhooks: [hanging, slow, good].map(({ url }) => ({ url, format })) },
      { patienceMs: 500, timeoutMs: 60_000 },
    );
    tellRun(run.emitter, 3);
    await Promise.all([hanging, slow, good].map((one) => one.received(1)));
    // A request that is never answered would take a minute, and the wait that is asked for years: this ends.
    await run.emitter.close();
    expect(good.events).toHaveLength(run.events.length);
    expect(run.warnings).toHaveLength(2);
    for (const id of ["webhook", "webhook-2"]) {
      expect(spooled(run.spoolFile, id)).toEqual(run.events.map(({ seq }) => seq));
    }
  });

  test("is not waited for when the run was cancelled", async () => {
    await using webhook = await startFakeWebhook();
    webhook.setFault(() => "hang");
    using run = openToldRun(to(webhook), { patienceMs: 3_600_000, timeoutMs: 3_600_000 });
    tellRun(run.emitter, 1);
    run.telemetry.hurry();
    await run.emitter.close();
    expect(run.warnings).toHaveLength(1);
  });

  test("takes no more than its share of memory", async () => {
    await using webhook = await startFakeWebhook();
    webhook.setFault(() => "hang");
    using run = openToldRun(to(webhook), {
      ...{ patienceMs: 0, timeoutMs: 60_000 },
      limits: { items: 20, bytes: 10_000 },
    });
    for (let index = 0; index < 100; index += 1) run.emitter.emit({ type: "warning", message: "w" });
    // What does not fit is in the file at once.
    expect(spooled(run.spoolFile)).toHaveLength(80);
    await run.emitter.close();
    expect(spooled(run.spoolFile).toSorted((a, b) => a - b)).toEqual(run.events.map(({ seq }) => seq));
    expect(run.warnings).toHaveLength(1);
    expect(run.warnings[0]).toContain("takes events more slowly than they come");

    // What was missed first was told last.
    expect(spooled(run.spoolFile)[0]).toBe(21);
    webhook.setFault(() => "none");
    await resend(run.spoolFile, openEndpoints(to(webhook), { env: {} }));
    expect(webhook.events.map(({ seq }) => seq)).toEqual(run.events.map(({ seq }) => seq));
  });

  test("and one that nobody listens at", async () => {
    using run = openToldRun({ webhooks: [{ url: "http://127.0.0.1:1/", format }] });
    tellRun(run.emitter, 1);
    await run.emitter.close();
    expect(run.warnings[0]).toMatch(
      /^The webhook at 127\.0\.0\.1:1 could not be reached \(ECONNREFUSED\), 4 times/,
    );
  });
});

test("a spool file that can't be written is told once, and the run goes on", async () => {
  await using webhook = await startFakeWebhook();
  webhook.setFault(() => ({ status: 404 }));
  using run = openToldRun(to(webhook), { spoolFile: "/nonexistent/spool.jsonl" });
  tellRun(run.emitter, 3);
  await run.emitter.close();
  expect(run.warnings).toHaveLength(2);
  expect(run.warnings[1]).toMatch(/^What endpoints missed could not be kept: Error: ENOENT/);
  expect(run.telemetry.spoolFile()).toBeUndefined();
});

function redirect(location: string): Fault {
  return { status: 307, headers: { location } };
}

/** The numbers of the events that are kept for an endpoint. */
function spooled(file: string, id = "webhook"): number[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { endpoint: string; item: { seq: number } })
    .filter(({ endpoint }) => endpoint === id)
    .map(({ item }) => item.seq);
}
