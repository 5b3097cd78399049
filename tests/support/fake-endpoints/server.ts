import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** What a server does instead of answering as it should. */
export type Fault =
  | "none"
  /** Takes the request and never answers. */
  | "hang"
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Ends the connection with a reset, before it has looked at the request. */
  | "reset"
  /** Does what it is asked, and ends the connection instead of saying so. */
  | "lost-answer"
  /** Answers with what is no HTTP. */
  | "garbage"
  /** Does what it is asked, and answers 200 with a body that never ends. */
  | "endless-body"
  /** The same, a byte now and then. */
  | "slow-body"
  /** The same, with a length that is not the body's. */
  | "lying-length"
  /** The same, and ends the connection in the middle of the body. */
  | "cut-body"
  /** Does what it is asked, and changes to a protocol that nobody asked for. */
  | "upgrade"
  /** The same, with headers larger than any. */
  | "endless-headers"
  /** The same, with headers that come one by one and never end. */
  | "slow-headers";

export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface FaultyServer extends AsyncDisposable {
  readonly url: string;
  /** Every request that came whole, in order, whether it was answered or not. */
  readonly requests: readonly Received[];
  /** Settles when so many have come. */
  readonly received: (count: number) => Promise<void>;
  readonly setFault: (next: () => Fault) => void;
  /** How many requests were there at the same time, at most. */
  readonly mostAtOnce: () => number;
}

/** Serves POST on 127.0.0.1; for each request it is asked which fault to show. */
export async function startFaultyServer(
  answer: (request: Received) => Answer,
  fault: () => Fault = () => "none",
): Promise<FaultyServer> {
  const requests: Received[] = [];
  const arrivals = new EventTarget();
  let next = fault;
  let now = 0;
  let most = 0;

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const socket = request.socket;
    const shown = next();
    now += 1;
    most = Math.max(most, now);
    response.once("close", () => {
      now -= 1;
    });
    if (shown === "reset") return reset(socket);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const received: Received = {
      path: request.url ?? "",
      headers: request.headers as Record<string, string>,
      body: Buffer.concat(chunks).toString("utf8"),
    };
    requests.push(received);
    arrivals.dispatchEvent(new Event("request"));
    if (typeof shown === "object") return send(response, shown);
    return show(shown, response, () => answer(received));
  };
  const server = createServer((request, response) => {
    // What is cut off comes to nothing.
    serve(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    received: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (requests.length < count) return;
          arrivals.removeEventListener("request", look);
          resolve();
        };
        arrivals.addEventListener("request", look);
        look();
      }),
    setFault(fault) {
      next = fault;
    },
    mostAtOnce: () => most,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function show(shown: Fault & string, response: ServerResponse, answer: () => Answer): void {
  const socket = response.socket as Socket;
  switch (shown) {
    case "none":
      send(response, answer());
      break;
    case "hang":
      break;
    case "garbage":
      socket.end("Good day to you.\r\n\r\n");
      break;
    case "reset":
      reset(socket);
      break;
    case "lost-answer":
      answer();
      reset(socket);
      break;
    case "endless-body":
      answer();
      response.writeHead(200);
      flood(response);
      break;
    case "slow-body":
      answer();
      response.writeHead(200);
      response.write("{");
      break;
    case "lying-length": {
      const { status, body = "" } = answer();
      response.writeHead(status, { "content-length": "1000000" });
      response.end(body);
      break;
    }
    case "cut-body":
      answer();
      socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{");
      break;
    case "upgrade":
      answer();
      socket.write("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: foo\r\n\r\n");
      break;
    case "slow-headers": {
      answer();
      socket.write("HTTP/1.1 200 OK\r\n");
      const trickle = setInterval(() => socket.write("x: y\r\n"), 20);
      socket.once("close", () => clearInterval(trickle));
      break;
    }
    case "endless-headers":
      answer();
      socket.write(`HTTP/1.1 200 OK\r\n${"x: y\r\n".repeat(100_000)}`);
      break;
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers);
  response.end(body ?? "");
}

function reset(socket: Socket): void {
  socket.resetAndDestroy();
}

function flood(response: ServerResponse): void {
  const chunk = "x".repeat(16 * 1024);
  const more = () => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once("drain", more);
  };
  more();
}
