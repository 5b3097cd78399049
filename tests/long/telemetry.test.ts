import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Event } from "../../src/events/event.ts";
import { openDesk } from "../support/desk.ts";
import { type FakeCollector, startFakeCollector } from "../support/fake-endpoints/collector.ts";
import { type FakeConvex, startFakeConvex } from "../support/fake-endpoints/convex.ts";
import { type FakeWebhook, startFakeWebhook } from "../support/fake-endpoints/webhook.ts";
import { call, turn } from "../support/fake-messages/index.ts";
import { issue, openScene, type Scene } from "../support/scene.ts";

const secrets = {
  "the ingest secret": "ingest-4b1f0c8e7d6a59382716",
  "the webhook's secret": "whsec-9a8b7c6d5e4f30214365",
  "the collector's key": "otel-key-1029384756abcdef",
  "the key in the webhook's address": "T0k3nInThePath123456",
};

let scene: Scene;
let convex: FakeConvex;
let collector: FakeCollector;
let webhook: FakeWebhook;
let hanging: FakeWebhook;
beforeEach(async () => {
  scene = await openScene();
  convex = await startFakeConvex({ secret: secrets["the ingest secret"] });
  collector = await startFakeCollector({
    headers: { authorization: `Bearer ${secrets["the collector's key"]}` },
  });
  webhook = await startFakeWebhook({ secret: secrets["the webhook's secret"] });
  hanging = await startFakeWebhook({ secret: secrets["the webhook's secret"] });
  hanging.setFault(() => "hang");
});
afterEach(async () => {
  for (const one of [scene, convex, collector, webhook, hanging]) await one[Symbol.asyncDispose]();
});

const webhookUrls = () =>
  [webhook, hanging].map(({ url }) => `${url}/${secrets["the key in the webhook's address"]}`).join("\n");
const inputs = () => ({
  "convex-url": convex.url,
  "convex-secret": secrets["the ingest secret"],
  "otlp-endpoint": collector.url,
  "otlp-headers": `authorization=Bearer%20${secrets["the collector's key"]}`,
  "webhook-url": webhookUrls(),
  "webhook-secret": secrets["the webhook's secret"],
});

const edit = call("edit_file", {
  filepath: "src/sum.js",
  edits: [{ old_text: "a - b", new_text: "a + b" }],
});
const look = call("run_command", { command: "env; cat /proc/*/environ | tr '\\0' '\\n'" });
const finish = call("finish", { title: "Add in sum", description: "`sum` adds now." });

test("a run is told to all endpoints at once, and one that hangs holds up nothing but its own", async () => {
  let endedAt = 0;
  await using run = await scene.label([turn(look, edit), turn(finish)], {
    inputs: inputs(),
    secrets,
    between: async () => {
      endedAt = Date.now();
    },
  });
  expect(run.outputs["outcome"]).toBe("pull-request");
  const { events } = run;
  // Another use of the action in the same workflow run has another.
  expect(events[0]?.run).toMatch(new RegExp(`^${run.env["GITHUB_RUN_ID"]}-1-[0-9a-f]{8}$`));
  const repositoryUrl = run.repository.url.replace(/\.git$/, "");
  expect(events[0]).toMatchObject({
    ...{ type: "started", title: issue.title, repository_url: repositoryUrl, requested_by: "writer" },
    issue_url: expect.stringMatching(/\/octo\/demo\/issues\/1$/),
    run_url: `${repositoryUrl}/actions/runs/${run.env["GITHUB_RUN_ID"]}`,
  });
  const changes = events.flatMap((event) => (event.type === "change" ? [event] : []));
  expect(changes).toMatchObject([{ files: [{ path: "src/sum.js" }], added_lines: 1, truncated: false }]);
  expect(changes[0]?.patch).toContain("\n+exports.sum = (a, b) => a + b;\n");
  expect(convex.rows.map(({ data }) => data)).toEqual(events);
  expect(convex.rows[0]).toMatchObject({
    repoUrl: repositoryUrl,
    prompt: `${issue.title}\n\n${issue.body.trim()}`,
  });
  expect(webhook.events).toEqual(events);

  const calls = events.filter(({ type }) => type === "tool_call");
  const names = collector.spans.map(({ name }) => name);
  expect(names.filter((name) => name.startsWith("execute_tool"))).toHaveLength(calls.length);
  expect(names.filter((name) => name.startsWith("chat"))).toHaveLength(2);
  expect(collector.spans.at(-1)).toMatchObject({
    name: "invoke_agent tiny-backspace",
    attributes: { "tiny_backspace.outcome": "pull-request", "gen_ai.provider.name": "anthropic" },
    resource: { "cicd.pipeline.run.id": run.env["GITHUB_RUN_ID"] },
  });

  // The promise is five seconds; this machine may be busy.
  expect(endedAt - (events.at(-1)?.timestamp ?? 0)).toBeLessThan(30_000);
  const told = run.annotations.filter(({ message }) => message.includes("webhook at"));
  expect(told.map(({ message }) => message)).toEqual([
    expect.stringMatching(`^The webhook at ${new URL(hanging.url).host} `),
  ]);
  const missed = run.spool.split("\n").slice(0, -1);
  expect(missed.map((line) => JSON.parse(line))).toEqual(
    events.map((item) => ({ endpoint: "webhook-2", item })),
  );

  hanging.setFault(() => "none");
  expect(await resend(run.spool)).toEqual({
    exitCode: 0,
    output: `webhook-2: ${events.length} delivered, 0 left.\n`,
  });
  expect(hanging.events).toEqual(events);
});

test("a run without endpoints has no spool file", async () => {
  await using run = await scene.form("Make sum add.", [turn(edit), turn(finish)]);
  expect(run.outputs["spool-file"]).toBe("");
});

describe("a deploy key", () => {
  const key = "prod:happy-animal-123|eyJ2MiI6IjAxMjM0NTY3ODkwMTIzNDU2Nzg5In0=";

  test("ends the run before anything is paid, is seen nowhere, and the other endpoints hear of it", async () => {
    await using run = await scene.form("Make sum add.", [], {
      inputs: { ...inputs(), "webhook-url": webhook.url, "convex-secret": key },
      secrets: { ...secrets, "the deploy key": key },
    });
    expect(run.outputs).toMatchObject({ outcome: "failed", "failure-code": "bad-input" });
    expect(run.annotations[0]?.message).toMatch(/Input `convex-secret` is a Convex deploy key/);
    expect(convex.requests).toEqual([]);
    expect(webhook.events).toEqual(run.events);
  });
});

test("a cancelled run does not wait for one that hangs until it is killed", async () => {
  const wait = call("run_command", { command: "echo waiting; sleep 100" });
  scene.messages.mayEndEarly();
  await using run = await scene.form("Make sum add.", [turn(wait)], {
    inputs: { ...inputs(), "webhook-url": hanging.url },
    secrets,
    cancelAfter: (log) => log.includes("sleep 100"),
  });
  expect(run.main.signal).toBeNull();
  expect(run.outputs["failure-code"]).toBe("cancelled");
  const told = convex.rows.map(({ data }) => data as Event);
  expect(told).toEqual(run.events.slice(0, told.length));
});

test("on one's own machine the same is told, and what was missed is named at the end", async () => {
  await using desk = await openDesk();
  const run = await desk.run(
    ["--prompt", "Make sum add.", "--otlp-endpoint", collector.url],
    [turn(edit), turn(finish)],
    {
      env: {
        CONVEX_URL: convex.url,
        CONVEX_SECRET: secrets["the ingest secret"],
        OTEL_EXPORTER_OTLP_HEADERS: `authorization=Bearer%20${secrets["the collector's key"]}`,
        WEBHOOK_URL: webhookUrls(),
        WEBHOOK_SECRET: secrets["the webhook's secret"],
      },
    },
  );
  expect(run.exitCode).toBe(0);
  expect(webhook.events).toEqual(run.events);
  expect(convex.rows.map(({ data }) => data)).toEqual(run.events);
  expect(collector.spans.at(-1)?.name).toBe("invoke_agent tiny-backspace");
  expect(run.stderr).toMatch(/^The webhook at 127\.0\.0\.1:\d+ [^\n]+\n$/);
  expect(run.stdout).toMatch(/\nWhat endpoints missed: \/\S+\/spool\.jsonl\n$/);
  for (const secret of Object.values(secrets)) expect(run.stdout + run.stderr).not.toContain(secret);
});

/** The command line, with the file as it was uploaded. */
async function resend(spool: string): Promise<{ exitCode: number; output: string }> {
  const directory = mkdtempSync(join(tmpdir(), "resend-"));
  const file = join(directory, "spool.jsonl");
  writeFileSync(file, spool);
  try {
    const child = spawn(process.execPath, ["dist/cli/index.js", "telemetry", "resend", file], {
      env: { WEBHOOK_URL: webhookUrls(), WEBHOOK_SECRET: secrets["the webhook's secret"] },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += String(chunk);
    });
    const [exitCode] = (await once(child, "close")) as [number];
    expect(existsSync(`${file}.delivered`)).toBe(true);
    return { exitCode, output };
  } finally {
    rmSync(directory, { recursive: true });
  }
}
