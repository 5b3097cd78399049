import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Access, checkName, checkReader } from "./access.ts";
import { findAnswer, type Watch } from "./answer.ts";
import { readDelivery } from "./delivery.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { crowded, fail, notFound, postOnly, readOnly, refuse, send } from "./reply.ts";
import { Runs } from "./runs.ts";
import { openStore } from "./store.ts";
import { Watchers } from "./watchers.ts";

export interface DashboardOptions {
  /** The database's file; `:memory:` is none. */
  readonly file: string;
  /** Signs the deliveries. */
  readonly secret: string;
  readonly host: string;
  /** 0 is any that is free. */
  readonly port: number;
  readonly access: Access;
  readonly github: string;
  readonly limits?: Partial<Limits>;
}

export interface Dashboard extends AsyncDisposable {
  readonly url: string;
  readonly watchers: () => number;
}

const knockMs = 20_000;

/** Starts the server: takes deliveries, shows runs, and tells those who watch. */
export async function openDashboard(options: DashboardOptions): Promise<Dashboard> {
  const { secret, access, github } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const store = openStore(options.file, limits);
  const watchers = new Watchers(limits);
  const runs = new Runs({ store, watchers, limits, github });
  const deliveries = new Set<IncomingMessage>();

  const server = createServer(
    {
      headersTimeout: limits.headMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.min(limits.headMs, 1000),
      keepAliveTimeout: 5_000,
      maxHeaderSize: 8 * 1024,
    },
    (request, response) => {
      answer(request, response).catch((cause: unknown) => fail(response, cause));
    },
  );
  server.maxConnections = limits.connections;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const stranger = checkName(request, access);
    if (stranger !== undefined) return refuse(response, stranger);
    if (request.url === "/events") return await takeDelivery(request, response);
    if (request.method !== "GET") return refuse(response, readOnly);
    const reader = checkReader(request, access);
    if (reader !== undefined) return refuse(response, reader);
    show(request, response);
  }

  async function takeDelivery(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "POST") return refuse(response, postOnly);
    // Anybody can begin a delivery and be slow; the one that has taken longest gives way, and is sent again if it was ours.
    const [longest] = deliveries;
    if (deliveries.size >= limits.deliveries) longest?.destroy();
    deliveries.add(request);
    try {
      const delivery = await readDelivery(request, { secret, limits });
      if ("status" in delivery) return refuse(response, delivery);
      const { stored, known, conflicting, leftOut } = runs.take(delivery);
      const receipt = { stored: stored.length, known, conflicting, left_out: leftOut };
      send(response, "application/json", JSON.stringify(receipt));
    } finally {
      deliveries.delete(request);
    }
  }

  function show(request: IncomingMessage, response: ServerResponse): void {
    const answer = findAnswer(request.url ?? "", { runs, store, github });
    switch (answer.type) {
      case "content":
        send(response, answer.contentType, answer.content);
        break;
      case "watch":
        watch(answer, response);
        break;
      case "none":
        refuse(response, notFound);
        break;
    }
  }

  function watch({ feed, mark }: Watch, response: ServerResponse): void {
    const last = response.req.headers["last-event-id"];
    if (watchers.isFull) refuse(response, crowded);
    else watchers.add(feed, response, typeof last === "string" && last !== "" ? last : mark);
  }

  server.listen(options.port, options.host);
  await once(server, "listening");
  const knock = setInterval(() => watchers.knock(), knockMs);
  const { address, port, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${port}`,
    watchers: () => watchers.count,
    async [Symbol.asyncDispose]() {
      clearInterval(knock);
      watchers.close();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
      store[Symbol.dispose]();
    },
  };
}
