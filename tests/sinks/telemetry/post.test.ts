import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "@jest/globals";
import { judge, openConnection } from "../../../src/sinks/telemetry/post.ts";
import { startFaultyServer } from "../../support/fake-endpoints/server.ts";
import { makeCertificates } from "../../support/fake-github/certificates.ts";

const never = () => new AbortController().signal;

test("posts over one connection, and leaves no header to chance", async () => {
  await using server = await startFaultyServer(() => ({ status: 200, body: "ok" }));
  const connection = openConnection(`${server.url}/a?b=c`, { env: {} });
  for (const body of ["one", "zwei €"]) {
    expect(await connection.post(Buffer.from(body), { "x-own": "1" }, never())).toEqual({
      ...{ type: "answered", status: 200, retryAfter: undefined, body: "ok", isWhole: true },
    });
  }
  connection.close();
  expect(server.requests.map(({ path, body }) => `${path} ${body}`)).toEqual(["/a?b=c one", "/a?b=c zwei €"]);
  expect(server.requests[1]?.headers).toEqual({
    host: new URL(server.url).host,
    connection: "keep-alive",
    "user-agent": "tiny-backspace",
    "x-own": "1",
    "content-length": "8",
  });
});

test("a connection that the other side closed while it was idle is no failure", async () => {
  let answered = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.once("end", () => {
      answered += 1;
      response.end();
      // As a server does whose patience with an idle connection has just ended.
      if (answered === 1) response.once("close", () => request.socket.resetAndDestroy());
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const connection = openConnection(url, { env: {} });
  for (const body of ["1", "2", "3"]) {
    expect(await connection.post(Buffer.from(body), {}, never())).toMatchObject({ type: "answered" });
  }
  connection.close();
  server.close();
});

test("an encrypted one goes through the proxy that the environment names, but for this machine", async () => {
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on("connect", (request, socket) => {
    asked.push(request.url ?? "");
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const env = { HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
  const through = openConnection("https://hooks.invalid/x", { env });
  expect(await through.post(Buffer.from(""), {}, never())).toMatchObject({ type: "none" });
  expect(asked).toEqual(["hooks.invalid:443"]);
  await using server = await startFaultyServer(() => ({ status: 204 }));
  const direct = openConnection(server.url, { env: { ...env, HTTP_PROXY: env.HTTPS_PROXY } });
  expect(await direct.post(Buffer.from(""), {}, never())).toMatchObject({ status: 204 });
  const encrypted = openConnection(server.url.replace("http:", "https:"), { env });
  expect(await encrypted.post(Buffer.from(""), {}, never())).toMatchObject({ type: "none" });
  expect(asked).toHaveLength(1);
  for (const connection of [through, direct, encrypted]) connection.close();
  proxy.close();
});

test("one whose certificate nobody vouches for, or which is another's, gets nothing at all", async () => {
  const { chain: cert, key } = await makeCertificates(["hooks.example"]);
  let requests = 0;
  const server = createTlsServer({ cert, key }, (_, response) => {
    requests += 1;
    response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/key-in-the-path`;
  const connection = openConnection(url, { env: {} });
  const answer = await connection.post(Buffer.from("events"), { "x-key": "key" }, never());
  connection.close();
  server.close();
  expect(answer).toEqual({
    type: "none",
    reason: expect.stringMatching(/^could not be reached \([A-Z_]+\)$/),
  });
  expect(requests).toBe(0);
});

describe("how long an answer asks to wait", () => {
  const cases: readonly (readonly [string, number | undefined])[] = [
    ["2", 2000],
    ["0.5", 500],
    ["0", 0],
    ["99999999999", 3_600_000],
    ["Thu, 01 Jan 1970 00:00:11 GMT", 1000],
    ["Sun, 06 Nov 1960 08:49:37 GMT", 0],
    ["-1", undefined],
    ["2098", 2_098_000],
    ["1e9999", undefined],
    ["soon", undefined],
  ];
  test.each(cases)("%s", (retryAfter, ms) => {
    const answer = { type: "answered", status: 503, retryAfter, body: "", isWhole: true } as const;
    const verdict = judge(answer, () => 10_000);
    expect(verdict).toEqual({
      ...{ type: "failed", reason: "answered 503" },
      ...(ms !== undefined && { retryAfterMs: ms }),
    });
  });
});
