import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { readAllowedHost } from "../../src/sandbox/network-policy.ts";
import type { DriverNetwork } from "../support/open-sandbox.ts";

/** A server that a command may reach through the proxy, and a proxy that lets everything through. */
export interface Upstream extends AsyncDisposable {
  readonly port: number;
  /** Of the proxy that thinks no evil. */
  readonly proxyPort: number;
  /** Bytes that the server was given. */
  readonly received: () => number;
  /** Names that the proxy that thinks no evil asked DNS for. */
  readonly asked: readonly string[];
  /** For the sandbox's own proxy. */
  readonly network: DriverNetwork;
}

const here = ["127.0.0.1"];

export async function startUpstream(): Promise<Upstream> {
  let received = 0;
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).once("close", () => sockets.delete(socket));
  };
  const server = createServer((socket) => {
    track(socket);
    socket.once("data", () => socket.write("got it\n"));
    socket.on("data", ({ length }) => {
      received += length;
    });
  });
  const proxy = createServer((client) => {
    track(client);
    client.once("data", (bytes) => {
      const [, method, host = "", port] =
        /^(\w+) (?:http:\/\/)?(?:[^@\s]*@)?(\[[^\]]*\]|[^:/\s]+):(\d+)/.exec(bytes.toString("latin1")) ?? [];
      asked.push(host);
      // Names are this machine; what any parser takes for an address is left to the system's.
      const isName = /^[a-z][a-z.]*$/i.test(host);
      const upstream = connect(Number(port), isName ? "127.0.0.1" : host.replace(/[[\]]/g, ""));
      track(upstream);
      if (method === "CONNECT") client.write("HTTP/1.1 200 OK\r\n\r\n");
      else upstream.write(bytes);
      client.pipe(upstream).pipe(client);
    });
  });
  server.listen(0, "127.0.0.1");
  proxy.listen(0, "127.0.0.1");
  await Promise.all([once(server, "listening"), once(proxy, "listening")]);
  const { port } = server.address() as AddressInfo;
  const hosts = [`registry.example:${port}`, `*.allowed.example:${port}`].map(readAllowedHost);
  return {
    port,
    proxyPort: (proxy.address() as AddressInfo).port,
    received: () => received,
    asked,
    network: {
      policy: { everyPublicHost: false, hosts: hosts.filter((host) => host !== undefined) },
      addresses: {
        ...{ "registry.example": here, "evil.example": here, "evilregistry.example": here },
        ...{ "data.allowed.example": here, "metadata.allowed.example": ["169.254.169.254"] },
        ...{ "127.0.0.1": here, "2130706433": here, "0x7f.1": here },
        ...{ "c2vjcmv0.evil.example": here, "registry.example@evil.example": here },
      },
      limits: { uploadBytes: 100_000 },
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      proxy.close();
    },
  };
}
