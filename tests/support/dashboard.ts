import { createHmac } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { type Dashboard, type DashboardOptions, openDashboard } from "../../examples/dashboard/dashboard.ts";
import type { Event } from "../../src/events/event.ts";

export const webhookSecret = "a-secret-of-the-webhook-0123456789";

export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent without its length when it is a list. */
  readonly body?: Buffer | string | readonly string[];
}

export interface TestDashboard extends AsyncDisposable {
  readonly url: string;
  readonly watchers: Dashboard["watchers"];
  /** Asks for exactly that path, whatever is in it. */
  readonly ask: (path: string, options?: Ask) => Promise<Reply>;
  /** Posts a signed body. */
  readonly deliver: (body: Buffer | string, headers?: Readonly<Record<string, string>>) => Promise<Reply>;
  readonly send: (events: readonly object[]) => Promise<Reply>;
  /** A run's page without what is different each time it is made. */
  readonly page: (run: string) => Promise<string>;
}

/** A dashboard in memory, on a port of this machine. */
export async function openTestDashboard(options: Partial<DashboardOptions> = {}): Promise<TestDashboard> {
  const dashboard = await openDashboard({
    ...{ file: ":memory:", secret: webhookSecret, host: "127.0.0.1", port: 0, github: "https://github.com" },
    access: { names: new Set(["127.0.0.1", "localhost"]), password: undefined },
    ...options,
  });
  const ask: TestDashboard["ask"] = (path, asked) => askServer(dashboard.url, path, asked);
  const deliver: TestDashboard["deliver"] = (body, headers) =>
    ask("/events", { method: "POST", body, headers: { ...sign(body), ...headers } });
  return {
    url: dashboard.url,
    watchers: dashboard.watchers,
    ask,
    deliver,
    send: (events) => deliver(lines(events)),
    page: async (run) => (await ask(`/runs/${run}`)).text.replace(/ data-mark="[^"]*"/, ""),
    [Symbol.asyncDispose]: () => dashboard[Symbol.asyncDispose](),
  };
}

/** The body of a delivery, one event a line. */
export function lines(events: readonly object[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join("");
}

/** What signs a body as the action does. */
export function sign(
  body: Buffer | string,
  { secret = webhookSecret, timestamp = String(Math.floor(Date.now() / 1000)) } = {},
): Record<string, string> {
  const hex = createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex");
  return {
    "x-tiny-backspace-timestamp": timestamp,
    "x-tiny-backspace-signature-256": `sha256=${hex}`,
  };
}

/** The same run under another name. */
export function renamed(events: readonly Event[], run: string): Event[] {
  return events.map((event) => ({ ...event, run }));
}

async function askServer(
  url: string,
  path: string,
  { method = "GET", headers, body }: Ask = {},
): Promise<Reply> {
  const { hostname, port } = new URL(url);
  const asking = request({ hostname, port, path, method, headers: { ...headers }, agent: false });
  if (Array.isArray(body)) for (const chunk of body) asking.write(chunk);
  // A server that has refused a body may close before it has all of it.
  const answered = once(asking, "response") as Promise<[IncomingMessage]>;
  asking.end(Array.isArray(body) ? undefined : body);
  const [response] = await answered;
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text: Buffer.concat(chunks).toString(),
  };
}
