import { describe, expect, test } from "@jest/globals";
import { readClientHello } from "../../src/sandbox/client-hello.ts";
import { readConnectRequest } from "../../src/sandbox/connect-request.ts";
import { makeClientHello, recordClientHello, records } from "../support/client-hello.ts";
import { proxyProperties } from "../support/properties/proxy.ts";

const read = (text: string) => readConnectRequest(Buffer.from(text, "latin1"));

describe("a request to the proxy", () => {
  test("names a host and a port", () => {
    const head =
      "CONNECT Registry.Example.:443 HTTP/1.1\r\nHost: registry.example:443\r\nUser-Agent: x\r\n\r\n";
    const length = head.length;
    expect(read(head)).toEqual({ type: "connect", host: "registry.example", port: 443, length });
    expect(read(`${head}more`)).toEqual({ type: "connect", host: "registry.example", port: 443, length });
  });

  test.each([
    ["CONNECT 169.254.169.254:443 HTTP/1.1\r\n\r\n", "ip-literal"],
    ["CONNECT 2852039166:443 HTTP/1.1\r\n\r\n", "ip-literal"],
    ["CONNECT 0xa9fea9fe:443 HTTP/1.1\r\n\r\n", "ip-literal"],
    ["CONNECT 0251.0376.0251.0376:443 HTTP/1.1\r\n\r\n", "ip-literal"],
    ["CONNECT 169.254.169.254.:443 HTTP/1.1\r\n\r\n", "ip-literal"],
    ["CONNECT 127.1:443 HTTP/1.1\r\n\r\n", "ip-literal"],
    ["CONNECT [::ffff:169.254.169.254]:443 HTTP/1.1\r\n\r\n", "ip-literal"],
    ["CONNECT [::1]:443 HTTP/1.1\r\n\r\n", "ip-literal"],
    ["GET http://registry.example/ HTTP/1.1\r\n\r\n", "not-https"],
    ["POST / HTTP/1.1\r\n\r\n", "not-https"],
    ["CONNECT registry.example HTTP/1.1\r\n\r\n", "bad-request"],
    ["CONNECT registry.example@evil.example:443 HTTP/1.1\r\n\r\n", "bad-request"],
    ["CONNECT registry.example:443/ HTTP/1.1\r\n\r\n", "bad-request"],
    ["CONNECT https://registry.example:443 HTTP/1.1\r\n\r\n", "bad-request"],
    ["CONNECT registry.example:443 HTTP/2.0\r\n\r\n", "bad-request"],
    ["CONNECT  registry.example:443 HTTP/1.1\r\n\r\n", "bad-request"],
    ["CONNECT registry.example:443 HTTP/1.1\nHost: x\r\n\r\n", "bad-request"],
    ["CONNECT registry.example:443 HTTP/1.1\r\nContent-Length: 5\r\n\r\n", "bad-request"],
    ["CONNECT registry.example:443 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", "bad-request"],
    ["CONNECT registry.example:443 HTTP/1.1\r\n folded\r\n\r\n", "bad-request"],
    ["CONNECT registry.example:99999 HTTP/1.1\r\n\r\n", "bad-request"],
    [`CONNECT registry.example:443 HTTP/1.1\r\n${"X: y\r\n".repeat(100)}\r\n`, "bad-request"],
    ["x".repeat(8192), "bad-request"],
  ])("%j is refused as %s", (text, reason) => {
    expect(read(text)).toMatchObject({ type: "bad", reason });
  });

  test("that has not ended is waited for", () => {
    expect(read("CONNECT registry.example:443 HTTP/1.1\r\nHost: x\r\n")).toBeUndefined();
    expect(read("")).toBeUndefined();
  });
});

describe("the greeting of a TLS client", () => {
  test("names its server, in one record or many, and is waited for", async () => {
    const real = await recordClientHello("registry.example");
    const hello = { type: "hello", serverName: "registry.example" };
    expect(readClientHello(real)).toEqual(hello);
    expect(readClientHello(Buffer.concat([real, Buffer.from("more")]))).toEqual(hello);
    expect(readClientHello(records(real.subarray(5), Math.ceil(real.length / 10)))).toEqual(hello);
    for (let end = 0; end < real.length; end += 1)
      expect(readClientHello(real.subarray(0, end))).toBeUndefined();
  });

  test.each([
    ["no extension", makeClientHello({}), "no-server-name"],
    ["no name", makeClientHello({ names: [] }), "no-server-name"],
    ["an empty name", makeClientHello({ names: [""] }), "no-server-name"],
    ["two names", makeClientHello({ names: ["registry.example", "evil.example"] }), "no-server-name"],
    [
      "the extension twice",
      makeClientHello({ names: ["registry.example"], extensions: [0] }),
      "no-server-name",
    ],
    [
      "a name of another kind",
      makeClientHello({ names: ["registry.example"], nameKind: 1 }),
      "no-server-name",
    ],
    [
      "an encrypted greeting",
      makeClientHello({ names: ["registry.example"], extensions: [0xfe0d] }),
      "hidden-server-name",
    ],
    [
      "the draft before it",
      makeClientHello({ names: ["registry.example"], extensions: [0xffce] }),
      "hidden-server-name",
    ],
    ["HTTP", Buffer.from("GET / HTTP/1.1\r\n\r\n"), "not-tls"],
    ["SSH", Buffer.from("SSH-2.0-x\r\n"), "not-tls"],
    ["SSL 2", Buffer.from([0x80, 0x2e, 1, 0, 2]), "not-tls"],
    ["an alert", Buffer.from([21, 3, 1, 0, 2, 1, 0]), "not-tls"],
    ["an empty record", Buffer.from([22, 3, 1, 0, 0]), "not-tls"],
    ["another message", Buffer.from([22, 3, 1, 0, 4, 2, 0, 0, 0]), "not-tls"],
    ["a giant", Buffer.from([22, 3, 1, 0x40, 0, 1, 0xff, 0xff, 0xff]), "not-tls"],
    [
      "dribbled records",
      records(Buffer.concat([Buffer.from([1, 0, 1, 0]), Buffer.alloc(256)]), 1),
      "not-tls",
    ],
  ])("with %s is refused", (_, bytes, reason) => {
    expect(readClientHello(bytes)).toEqual({ type: "bad", reason });
  });
});

test.each(Object.entries(proxyProperties))("%s", async (_, holds) => {
  await holds();
});
