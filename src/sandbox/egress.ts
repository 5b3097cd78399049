import { lookup as askDns } from "node:dns";
import { closeSync, constants, openSync } from "node:fs";
import { chmod, chown } from "node:fs/promises";
import { connect as connectSocket, createServer, type Server, type Socket } from "node:net";
import { basename, dirname, join } from "node:path";
import { type RefusalReason, refusalReasons } from "../events/codes.ts";
import { kindOfAddress } from "./addresses.ts";
import { maxClientHelloBytes, readClientHello } from "./client-hello.ts";
import { maxRequestBytes, readConnectRequest } from "./connect-request.ts";
import { createConnectionLog, type NetworkReport, type Refusal } from "./connection-log.ts";
import { judge, type NetworkPolicy, normaliseHost } from "./network-policy.ts";
import type { Owner } from "./run-directory.ts";
import { openTunnel } from "./tunnel.ts";

/** All addresses of a host; rejects when it has none. */
export type Lookup = (host: string) => Promise<readonly string[]>;

export interface EgressLimits {
  /** Of bytes that leave, in one connection and in all of them. */
  readonly uploadBytes: number;
  readonly totalUploadBytes: number;
  /** At the same time, and in all. */
  readonly connections: number;
  readonly totalConnections: number;
  /** For the request, for the name's addresses, for the connection and for the TLS greeting, each. */
  readonly stepMs: number;
  /** Without a byte in either direction. */
  readonly idleMs: number;
}

/** Downloads ask for much and say little: what would carry a repository out is far more than a build ever sends. */
export const usualLimits: EgressLimits = {
  uploadBytes: 8 * 1024 * 1024,
  totalUploadBytes: 64 * 1024 * 1024,
  connections: 128,
  totalConnections: 10_000,
  stepMs: 10_000,
  idleMs: 120_000,
};

export interface EgressOptions {
  /** Absolute path of the socket to listen on. */
  readonly socket: string;
  /** Whom the socket must be usable for, when that isn't ourselves. */
  readonly owner: Owner | undefined;
  readonly policy: NetworkPolicy;
  /** False for a name that must not even be looked up; asked for every name, allowed or not. */
  readonly mayAsk?: (host: string) => boolean;
  /** Told of refused connections, up to a number; the report counts them all. */
  readonly onRefused: (refusal: Refusal) => void;
  readonly lookup?: Lookup;
  readonly limits?: Partial<EgressLimits>;
}

/** The only way out of the sandbox. */
export interface Egress extends AsyncDisposable {
  readonly policy: NetworkPolicy;
  readonly report: () => NetworkReport;
  /** Keeps the refusals of one host name out of the log and counts them instead, until it is disposed. */
  readonly expectRefusals: (host: string) => Disposable & { readonly count: () => number };
}

/** Of those that are not the first of their host, port and reason; firsts are told as long as they are remembered. */
const maxToldRepeats = 1000;

/**
 * A proxy in this, the trusted, process: it makes TLS connections to hosts that the policy names, and nothing else.
 * What connects to it is the agent: every byte is hostile.
 */
export async function openEgress(options: EgressOptions): Promise<Egress> {
  const limits = { ...usualLimits, ...options.limits };
  const log = createConnectionLog();
  const sockets = new Set<Socket>();
  const expected = new Map<string, number>();
  let repeats = 0;
  let openConnections = 0;
  let totalConnections = 0;
  let uploadLeft = limits.totalUploadBytes;

  const refused = (refusal: Refusal) => {
    const printable = { ...refusal, host: refusal.host.replace(/[^\x21-\x7e]/g, "?").slice(0, 253) };
    const count = expected.get(printable.host);
    if (count !== undefined) return void expected.set(printable.host, count + 1);
    const kind = log.refused(printable);
    if (kind === "left out") return;
    if (kind === "again") repeats += 1;
    if (kind === "first" || repeats <= maxToldRepeats) options.onRefused(printable);
  };

  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (client) => {
    client.on("error", () => undefined);
    totalConnections += 1;
    if (openConnections >= limits.connections || totalConnections > limits.totalConnections) {
      refused({ host: "", port: null, reason: "connection-limit" });
      client.destroy();
      return;
    }
    openConnections += 1;
    sockets.add(client);
    client.once("close", () => {
      openConnections -= 1;
      sockets.delete(client);
    });
    void serve(client).finally(() => client.destroySoon());
  });

  /** From the first byte to the last of one connection; never rejects. */
  const serve = async (client: Socket): Promise<void> => {
    const asked = await readStart(client, readConnectRequest, maxRequestBytes, limits.stepMs);
    if (asked === undefined) return;
    const { value: request, bytes } = asked;
    const { host, port } = request;
    const refuse = (reason: RefusalReason) => {
      refused({ host, port, reason });
      return answer(client, `403 Refused by the sandbox: ${refusalReasons[reason]}`);
    };
    if (options.mayAsk?.(host) === false) return refuse("decoy");
    if (request.type === "bad") return refuse(request.reason);
    const verdict = judge(options.policy, host, request.port);
    if (verdict.type === "refused") return refuse(verdict.reason);

    const addresses = await resolve(options.lookup ?? lookUp, host, limits.stepMs);
    if (addresses.length === 0) return answer(client, "502 The host was not found");
    const kinds = addresses.map((address) => [address, kindOfAddress(address)] as const);
    const usable = kinds.filter(
      ([, kind]) => kind === "public" || (kind === "private" && verdict.privateAddresses),
    );
    if (usable.length === 0) {
      const isPrivate = kinds.some(([, kind]) => kind === "private");
      return refuse(isPrivate ? "private-address" : "forbidden-address");
    }
    // To the very addresses that were looked at: asked again, the name might have others.
    const upstream = await connect(
      usable.map(([address]) => address),
      request.port,
      limits.stepMs,
    );
    if (upstream === undefined) return answer(client, "502 The host can't be reached");
    sockets.add(upstream);
    upstream.once("close", () => sockets.delete(upstream));
    try {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      putBack(client, bytes.subarray(request.length));
      const greeting = await readStart(client, readClientHello, maxClientHelloBytes, limits.stepMs);
      if (greeting === undefined) return;
      if (greeting.value.type === "bad") return refused({ host, port, reason: greeting.value.reason });
      if (normaliseHost(greeting.value.serverName) !== host) {
        return refused({ host, port, reason: "other-server-name" });
      }
      putBack(client, greeting.bytes);
      const counted = log.connected(host, request.port);
      let left = limits.uploadBytes;
      await openTunnel(client, upstream, {
        idleMs: limits.idleMs,
        received: counted.received,
        maySend: (size) => {
          left -= size;
          uploadLeft -= size;
          if (left < 0 || uploadLeft < 0) {
            refused({ host, port, reason: "upload-limit" });
            return false;
          }
          counted.sent(size);
          return true;
        },
      });
    } finally {
      upstream.destroy();
    }
  };

  await listen(server, options.socket);
  // Such as too many open files: the connection isn't had, and the next one may be.
  server.on("error", () => undefined);
  await chmod(options.socket, 0o600);
  if (options.owner !== undefined) await chown(options.socket, options.owner.uid, options.owner.gid);
  return {
    policy: options.policy,
    report: log.report,
    expectRefusals: (host) => {
      expected.set(host, 0);
      return {
        count: () => expected.get(host) ?? 0,
        [Symbol.dispose]: () => void expected.delete(host),
      };
    },
    [Symbol.asyncDispose]: async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
      await promise;
    },
  };
}

/** A socket's path may have 107 bytes; a longer one is reached through its directory's descriptor. */
async function listen(server: Server, path: string): Promise<void> {
  const isLong = Buffer.byteLength(path) > 100;
  const directory = isLong ? openSync(dirname(path), constants.O_RDONLY | constants.O_DIRECTORY) : undefined;
  if (directory !== undefined) server.once("close", () => closeSync(directory));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen(directory === undefined ? path : join(`/proc/self/fd/${directory}`, basename(path)), resolve);
  await promise;
}

/**
 * The first bytes of a connection, up to where `read` makes something of them. Undefined when the client went away,
 * or sends too slowly. The socket is paused again, and what was taken from it is in `bytes`.
 */
async function readStart<Value>(
  socket: Socket,
  read: (bytes: Buffer) => Value | undefined,
  maxBytes: number,
  timeoutMs: number,
): Promise<{ readonly value: Value; readonly bytes: Buffer } | undefined> {
  const { promise, resolve } = Promise.withResolvers<{ value: Value; bytes: Buffer } | undefined>();
  // One buffer for all of it: a client that sends byte by byte costs no more than another.
  const start = Buffer.alloc(maxBytes);
  let filled = 0;
  const onData = (chunk: Buffer) => {
    const taken = chunk.copy(start, filled);
    filled += taken;
    // At `maxBytes` it answers at the latest.
    const value = read(start.subarray(0, filled));
    if (value === undefined) return;
    socket.pause();
    resolve({ value, bytes: Buffer.concat([start.subarray(0, filled), chunk.subarray(taken)]) });
  };
  const onEnd = () => resolve(undefined);
  const timer = setTimeout(onEnd, timeoutMs);
  socket.on("data", onData).once("end", onEnd).once("close", onEnd);
  socket.resume();
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    socket.pause();
    socket.off("data", onData).off("end", onEnd).off("close", onEnd);
  }
}

function putBack(socket: Socket, bytes: Buffer): void {
  if (bytes.length > 0) socket.unshift(bytes);
}

const lingerMs = 1_000;

/**
 * What the client still sends is read away until it has read the answer: a socket that is closed with something unread
 * is reset, and the answer may be lost with it.
 */
async function answer(client: Socket, status: string): Promise<void> {
  const body = `${status.slice(4)}.\n`;
  client.end(
    `HTTP/1.1 ${status}\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, lingerMs);
  client.once("end", resolve).once("close", resolve).resume();
  await promise;
  clearTimeout(timer);
}

/** As the machine itself would, /etc/hosts included. */
const lookUp: Lookup = (host) => {
  const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
  askDns(host, { all: true, verbatim: true }, (error, found) => {
    if (error === null) resolve(found.map(({ address }) => address));
    else reject(error);
  });
  return promise;
};

const maxAddresses = 16;

async function resolve(lookup: Lookup, host: string, timeoutMs: number): Promise<readonly string[]> {
  const { promise, resolve: giveUp } = Promise.withResolvers<readonly string[]>();
  const timer = setTimeout(giveUp, timeoutMs, []);
  try {
    return (await Promise.race([lookup(host), promise])).slice(0, maxAddresses);
  } catch {
    return [];
  } finally {
    clearTimeout(timer);
  }
}

/** To whichever of the addresses answers first; undefined when none does. */
async function connect(
  addresses: readonly string[],
  port: number,
  timeoutMs: number,
): Promise<Socket | undefined> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connectSocket({
    // Never asked for: the addresses are known.
    host: "host.invalid",
    port,
    allowHalfOpen: true,
    autoSelectFamily: true,
    lookup: (_host, _options, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      ),
  });
  const timer = setTimeout(resolve, timeoutMs, false);
  socket.once("connect", () => resolve(true));
  socket.on("error", () => resolve(false));
  const connected = await promise;
  clearTimeout(timer);
  if (connected) return socket;
  socket.destroy();
  return undefined;
}
