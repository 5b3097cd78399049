import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server } from "node:net";
import { afterEach, expect, test } from "@jest/globals";
import { Pieces } from "../../src/agent/providers/body.ts";
import { createTransport } from "../../src/agent/transport.ts";

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

async function listen(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that answers each request once its body is there. */
async function serve(
  answer: (request: IncomingMessage, response: ServerResponse, body: Buffer) => void,
): Promise<{ url: string; connections: () => number }> {
  let connections = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = await Array.fromAsync(request);
    answer(request, response, Buffer.concat(chunks));
  });
  server.on("connection", () => {
    connections += 1;
  });
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: await listen(server), connections: () => connections };
}

/** A server of TCP that says one thing and closes. */
async function blurt(said: string): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.end(said));
  });
  open.push(() => server.close());
  return await listen(server);
}

const transport = createTransport({ maxSilenceMs: 60_000, proxied: false });
const post = (url: string, body: unknown, more: RequestInit = {}) =>
  transport(url, { method: "POST", body: body as never, ...more });

test("a body in pieces arrives as one, with its length, over one connection", async () => {
  const seen: { length: string | undefined; chunked: string | undefined; body: Buffer }[] = [];
  const { url, connections } = await serve(({ headers }, response, body) => {
    seen.push({ length: headers["content-length"], chunked: headers["transfer-encoding"], body });
    response.end("fine");
  });
  const pieces = Array.from({ length: 2_000 }, (_, index) => Buffer.alloc(4_000, `é${index}`));
  const whole = Buffer.concat(pieces);
  for (const body of [new Pieces(pieces), new Pieces(pieces), "é", new Uint8Array([1, 2])]) {
    const answer = await post(url, body);
    expect(await answer.text()).toBe("fine");
  }
  expect(seen.map(({ length }) => length)).toEqual([`${whole.length}`, `${whole.length}`, "2", "2"]);
  expect(seen.every(({ chunked }) => chunked === undefined)).toBe(true);
  expect(seen[1]?.body.equals(whole)).toBe(true);
  expect(connections()).toBe(1);
});

test("status and headers are the answer's, and nothing is asked to be compressed", async () => {
  const { url } = await serve(({ headers }, response) => {
    expect(headers["accept-encoding"]).toBe("identity");
    response.writeHead(429, { "retry-after": "3", "x-one": ["a", "b"] }).end("{}");
  });
  const answer = await post(url, "{}", { headers: { "x-key": "k" } });
  expect(answer.status).toBe(429);
  expect(answer.headers.get("retry-after")).toBe("3");
  expect(answer.headers.get("x-one")).toBe("a, b");
  expect(await answer.json()).toEqual({});
});

test.each([204, 205, 304])("%i has no body", async (status) => {
  const { url } = await serve((_, response) => void response.writeHead(status).end());
  const answer = await post(url, "{}");
  expect(answer.status).toBe(status);
  expect(answer.body).toBeNull();
});

test("a redirect is followed with the same body, and no key goes to another host", async () => {
  const seen: { path: string | undefined; key: string | undefined; body: string }[] = [];
  const keyIn = ({ authorization, ...headers }: IncomingMessage["headers"]) =>
    authorization && `${authorization} ${headers["x-api-key"]} ${headers["api-key"]}`;
  const other = await serve(({ url, headers }, response, body) => {
    expect(JSON.stringify(headers)).not.toContain("sesame");
    seen.push({ path: url, key: keyIn(headers), body: body.toString() });
    response.end("there");
  });
  const { url } = await serve((request, response, body) => {
    seen.push({ path: request.url, key: keyIn(request.headers), body: body.toString() });
    if (request.url === "/here") return void response.writeHead(308, { location: "/near" }).end();
    response.writeHead(307, { location: `${other.url.replace("127.0.0.1", "localhost")}/far` }).end();
  });
  const body = new Pieces([Buffer.from("a"), Buffer.from("b")]);
  const headers = { authorization: "Bearer k", "x-api-key": "sesame 1", "api-key": "sesame 2" };
  const answer = await post(`${url}/here`, body, { headers });
  expect(await answer.text()).toBe("there");
  expect(seen.at(-2)).toEqual({ path: "/near", key: "Bearer k sesame 1 sesame 2", body: "ab" });
  expect(seen.at(-1)).toEqual({ path: "/far", key: undefined, body: "ab" });
});

test("a redirect of what is done asks for the page that tells of it, and one without end is an error", async () => {
  const seen: (string | undefined)[] = [];
  const { url } = await serve((request, response, body) => {
    seen.push(`${request.method} ${request.url} ${request.headers["content-type"]} ${body}`);
    if (request.url === "/page") return void response.end("page");
    response.writeHead(303, { location: request.url === "/done" ? "/page" : "/again" }).end();
  });
  const answer = await post(`${url}/done`, "{}", { headers: { "content-type": "application/json" } });
  expect(await answer.text()).toBe("page");
  expect(seen).toEqual(["POST /done application/json {}", "GET /page undefined "]);
  await expect(post(`${url}/again`, "{}")).rejects.toThrow("it redirects too often");
});

test.each([
  ["nothing", ""],
  ["no HTTP", "220 mail.example ESMTP\r\n"],
  ["another protocol", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: chat\r\nConnection: Upgrade\r\n\r\n"],
  ["a status that is none", "HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n"],
])("%s for an answer is an error", async (_, said) => {
  const url = await blurt(said);
  await expect(post(url, "{}")).rejects.toThrow();
});

test.each([
  ["of a known length", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"],
  ["in chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"],
])("a body %s that ends early is an error", async (_, said) => {
  const answer = await post(await blurt(said), "{}");
  await expect(answer.text()).rejects.toThrow("the connection was closed before its end");
});

test("who aborts gets the reason, before the headers and after them", async () => {
  const asked = Promise.withResolvers<void>();
  const closed: Promise<unknown>[] = [];
  const { url } = await serve((request, response) => {
    closed.push(once(response, "close"));
    if (request.url === "/headers") response.writeHead(200).write("first");
    asked.resolve();
  });
  const reason = new Error("enough");
  const before = new AbortController();
  const never = post(`${url}/silent`, "{}", { signal: before.signal });
  await asked.promise;
  before.abort(reason);
  await expect(never).rejects.toBe(reason);

  const after = new AbortController();
  const answer = await post(`${url}/headers`, "{}", { signal: after.signal });
  after.abort(reason);
  await expect(answer.text()).rejects.toBe(reason);
  await expect(post(url, "{}", { signal: after.signal })).rejects.toBe(reason);
  await Promise.all(closed);
});

test("who stops reading closes the connection, and a slow reader gets all of it", async () => {
  const left = Promise.withResolvers<void>();
  const megabyte = Buffer.alloc(1024 ** 2, "x");
  const { url } = await serve((request, response) => {
    if (request.url === "/all") {
      for (let count = 0; count < 20; count += 1) response.write(megabyte);
      return void response.end();
    }
    response.write("first");
    response.once("close", () => left.resolve());
  });
  const stopped = await post(`${url}/endless`, "{}");
  await stopped.body?.cancel();
  await left.promise;

  const answer = await post(`${url}/all`, "{}");
  let bytes = 0;
  for await (const chunk of answer.body ?? []) bytes += chunk.length;
  expect(bytes).toBe(20 * megabyte.length);
});

test.each([
  ["a status that there is none of", "HTTP/1.1 999 Odd\r\nContent-Length: 9999999\r\n\r\n"],
  ["one below them all", "HTTP/1.1 042 Odd\r\nContent-Length: 9999999\r\n\r\n"],
])("an answer with %s fails, and its connection is closed", async (_, said) => {
  const closed = Promise.withResolvers<void>();
  const server = createTcpServer((socket) => {
    socket.on("error", () => {}).once("close", () => closed.resolve());
    socket.once("data", () => socket.write(said));
  });
  open.push(() => server.close());
  await expect(post(await listen(server), "{}")).rejects.toThrow();
  await closed.promise;
});
