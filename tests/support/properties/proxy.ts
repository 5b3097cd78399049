import { expect } from "@jest/globals";
import fc from "fast-check";
import { maxClientHelloBytes, readClientHello } from "../../../src/sandbox/client-hello.ts";
import { maxRequestBytes, readConnectRequest } from "../../../src/sandbox/connect-request.ts";
import { normaliseHost, readAllowedHost } from "../../../src/sandbox/network-policy.ts";
import { makeClientHello, records } from "../client-hello.ts";
import { type Check, check } from "./check.ts";

const host = fc.constantFrom(
  ...[
    "registry.example",
    "Registry.Example.",
    "evil.example",
    "127.0.0.1",
    "[::1]",
    "0x7f.1",
    "2130706433",
    "",
  ],
  ...[
    "registry.example@evil.example",
    "registry.example%00.evil",
    "a..b",
    "ä.example",
    "*.example",
    "[::1%25lo]",
  ],
);
const target = fc.oneof(
  fc
    .tuple(host, fc.constantFrom(":443", ":0443", ":80", ":", "", ":65536", ":443:443", ":+443"))
    .map((parts) => parts.join("")),
  fc.string(),
  fc.webUrl(),
);
const header = fc.oneof(
  fc.constantFrom(
    "Host: registry.example:443",
    "Content-Length: 0",
    "content-length: 5",
    "Transfer-Encoding: chunked",
  ),
  fc.constantFrom(" folded", "No colon", "Host : x", "X: \u0001", "X: ok"),
  fc.string(),
);
const lineEnd = fc.constantFrom("\r\n", "\r\n", "\r\n", "\n", "\r", "\0");

const request = fc
  .tuple(
    fc.constantFrom("CONNECT", "CONNECT", "CONNECT", "connect", "GET", "POST", "PRI", ""),
    target,
    fc.constantFrom("HTTP/1.1", "HTTP/1.0", "HTTP/2.0", ""),
    fc.array(header, { maxLength: 4 }),
    fc.array(lineEnd, { minLength: 8, maxLength: 8 }),
    fc.uint8Array({ maxLength: 40 }),
  )
  .map(([method, to, version, headers, ends, rest]) => {
    const lines = [`${method} ${to} ${version}`, ...headers, ""];
    const head = lines.map((line, index) => `${line}${ends[index] ?? "\r\n"}`).join("");
    return Buffer.concat([Buffer.from(head, "latin1"), rest]);
  });

const anyBytes = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));

/** What a server that isn't so careful would take for the host. */
function firstLine(bytes: Buffer): string {
  return bytes.toString("latin1").split("\r\n")[0] ?? "";
}

const name = fc.oneof(
  fc.constantFrom("registry.example", "REGISTRY.example.", "evil.example", ""),
  fc.string(),
);
const message = fc
  .record({
    names: fc.option(fc.array(name, { maxLength: 3 }), { nil: undefined }),
    extensions: fc.array(fc.constantFrom(0, 10, 16, 43, 51, 0xfe0d), { maxLength: 4 }),
    nameKind: fc.constantFrom(0, 0, 0, 1),
  })
  .map((parts) => ({
    ...parts,
    bytes: makeClientHello({ ...parts, names: parts.names ?? undefined } as never),
  }));

export const proxyProperties: Readonly<Record<string, Check>> = {
  "any request is one host and one port, spelt as they will be asked for, or bad": check(
    fc.property(fc.oneof(request, anyBytes), (bytes) => {
      const read = readConnectRequest(bytes);
      if (read?.type !== "connect") return;
      expect(normaliseHost(read.host)).toBe(read.host);
      expect(readAllowedHost(read.host)?.name).toBe(read.host);
      expect(read.port).toBeGreaterThan(0);
      expect(read.port).toBeLessThan(65_536);
      const [method, to = "", version] = firstLine(bytes).split(" ");
      expect([method, version?.slice(0, 7)]).toEqual(["CONNECT", "HTTP/1."]);
      expect(to.toLowerCase().replace(/\.?:0*\d+$/, "")).toBe(read.host);
      expect(bytes.subarray(read.length - 4, read.length).toString()).toBe("\r\n\r\n");
      expect(bytes.indexOf("\r\n\r\n")).toBe(read.length - 4);
    }),
    3000,
  ),
  "a request is read the same however it is cut, and never later than its limit": check(
    fc.property(request, fc.nat(300), (bytes, cut) => {
      const early = readConnectRequest(bytes.subarray(0, cut));
      if (early !== undefined) expect(readConnectRequest(bytes)).toEqual(early);
      const long = Buffer.concat([Buffer.alloc(maxRequestBytes, "a"), bytes]);
      expect(readConnectRequest(long)?.type).toBe("bad");
    }),
    1000,
  ),
  "any greeting has one name in the open, or is bad": check(
    fc.property(message, fc.integer({ min: 1, max: 300 }), ({ bytes, names, extensions, nameKind }, size) => {
      const cut = records(bytes.subarray(5), Math.max(size, Math.ceil(bytes.length / 15)));
      const read = readClientHello(cut);
      expect(read).toEqual(readClientHello(bytes));
      const single = names?.length === 1 && !extensions.includes(0) ? names[0] : undefined;
      const good = single !== undefined && single !== "" && nameKind === 0 && !extensions.includes(0xfe0d);
      expect(read?.type).toBe(good ? "hello" : "bad");
      if (read?.type === "hello")
        expect(Buffer.from(read.serverName, "latin1")).toEqual(Buffer.from(single ?? ""));
    }),
    1000,
  ),
  "a greeting with a byte changed, or cut anywhere, never crashes, and is never another name unnoticed":
    check(
      fc.property(message, fc.nat(400), fc.nat(255), fc.nat(400), ({ bytes }, at, value, end) => {
        const changed = Buffer.from(bytes);
        changed[at % changed.length] = value;
        readClientHello(changed);
        expect(readClientHello(bytes.subarray(0, Math.min(end, bytes.length - 1)))?.type).not.toBe("hello");
      }),
      2000,
    ),
  "any bytes are no greeting, or one that is too long is refused": check(
    fc.property(anyBytes, (bytes) => {
      readClientHello(bytes);
      expect(
        readClientHello(
          Buffer.concat([records(Buffer.from([1, 0, 0x7f, 0xff])), Buffer.alloc(maxClientHelloBytes)]),
        ),
      ).toEqual({
        type: "bad",
        reason: "not-tls",
      });
    }),
    300,
  ),
};
