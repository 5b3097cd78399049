import { createServer as createProxy, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { Certificates } from "./certificates.ts";

export interface Gateway extends AsyncDisposable {
  /** Address of the proxy, for HTTPS_PROXY. */
  readonly proxyUrl: string;
  /** Hosts that someone wanted to reach through the proxy and that don't exist here, as `host:port`. */
  readonly refusedHosts: readonly string[];
}

/**
 * Opens the way in: an HTTP CONNECT proxy on 127.0.0.1 that ends TLS itself for the given hosts (port 443,
 * unless a host names another) and refuses every other destination with 403.
 */
export async function openGateway(options: {
  readonly hosts: readonly string[];
  readonly certificates: Certificates;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}): Promise<Gateway> {
  const { chain, key } = options.certificates;
  const destinations = new Set(options.hosts.map((host) => (host.includes(":") ? host : `${host}:443`)));
  const sockets = new Set<Socket>();
  const refusedHosts: string[] = [];
  // keepAliveTimeout 0: a client's idle connection must not be closed under its next request.
  const tls = createTlsServer({ cert: chain, key, ALPNProtocols: ["http/1.1"], keepAliveTimeout: 0 });
  tls.on("request", options.handle);
  tls.on("tlsClientError", () => {});

  const proxy = createProxy((request, response) => {
    refusedHosts.push(request.url ?? "");
    response.writeHead(403, { "content-type": "text/plain" }).end("This proxy only does CONNECT.\n");
  });
  proxy.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
  });
  proxy.on("connect", (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const destination = (request.url ?? "").toLowerCase();
    if (!destinations.has(destination)) {
      refusedHosts.push(destination);
      socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      return;
    }
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    if (head.length > 0) socket.unshift(head);
    tls.emit("connection", socket);
  });
  const listening = Promise.withResolvers<void>();
  proxy.once("error", listening.reject);
  proxy.listen(0, "127.0.0.1", listening.resolve);
  await listening.promise;

  return {
    proxyUrl: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    refusedHosts,
    async [Symbol.asyncDispose]() {
      const closed = Promise.withResolvers<void>();
      proxy.close(() => closed.resolve());
      for (const socket of sockets) socket.destroy();
      await closed.promise;
      tls.closeAllConnections();
    },
  };
}
