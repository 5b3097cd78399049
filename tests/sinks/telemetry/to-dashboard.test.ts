import { describe, expect, test } from "@jest/globals";
import { Secret } from "../../../src/redact.ts";
import { resend } from "../../../src/sinks/telemetry/resend.ts";
import { openEndpoints } from "../../../src/sinks/telemetry/telemetry.ts";
import { openTestDashboard, type TestDashboard, webhookSecret } from "../../support/dashboard.ts";
import { openToldRun, tellRun } from "../../support/fake-endpoints/tell-run.ts";

/** The webhook as a run posts to it, where the live page listens. */
const to = (dashboard: TestDashboard, format: "json-lines" | "sse", secret = webhookSecret) => ({
  webhooks: [{ url: `${dashboard.url}/events`, format, secret: new Secret(secret) }],
});

/** The page of a run whose events came in one piece, from a hand that signs by itself. */
async function pageOf(events: readonly object[]): Promise<string> {
  await using dashboard = await openTestDashboard();
  const wellFormed = JSON.parse(JSON.stringify(events), (_, value: unknown) =>
    typeof value === "string" ? value.toWellFormed() : value,
  ) as object[];
  await dashboard.send(wellFormed);
  return await dashboard.page("7-1");
}

describe.each(["json-lines", "sse"] as const)("what a run posts as %s", (format) => {
  test("is taken by the live page, signed and whole, however hostile its text is", async () => {
    await using dashboard = await openTestDashboard();
    using run = openToldRun(to(dashboard, format));
    tellRun(run.emitter, 150);
    await run.emitter.close();
    expect(run.warnings).toEqual([]);
    const page = await dashboard.page("7-1");
    expect(page).toBe(await pageOf(run.events));
    expect(page.match(/<li id="e\d+" class="call (?:ok|bad)">/g)).toHaveLength(150);
    expect(page).not.toContain("of this run ha");
  });
});

test("another secret is refused once for all, and what is resent under the right one is shown whole", async () => {
  await using dashboard = await openTestDashboard();
  using run = openToldRun(to(dashboard, "json-lines", "not-the-secret-of-that-page"));
  tellRun(run.emitter, 3);
  await run.emitter.close();
  expect(run.warnings).toHaveLength(1);
  expect(run.warnings[0]).toContain("answered 401, and gets no more of this run");
  expect((await dashboard.ask("/runs/7-1")).status).toBe(404);

  const endpoints = openEndpoints(to(dashboard, "json-lines"), { env: {} });
  const [resent] = await resend(run.spoolFile, endpoints);
  expect(resent).toEqual({ endpoint: "webhook", delivered: run.events.length, missing: 0 });
  expect(await dashboard.page("7-1")).toBe(await pageOf(run.events));
});

test("a probe without events is taken, and leaves nothing", async () => {
  await using dashboard = await openTestDashboard();
  const [endpoint] = openEndpoints(to(dashboard, "json-lines"), { env: {} });
  expect(await endpoint?.probe(new AbortController().signal)).toEqual({ type: "delivered" });
  endpoint?.close();
  expect((await dashboard.ask("/")).text).not.toContain('id="run-');
});
