import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { connect } from "node:tls";

/** What Node's own TLS client says first to a server of that name. */
export async function recordClientHello(serverName: string): Promise<Buffer> {
  const received = Promise.withResolvers<Buffer>();
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", (bytes) => {
      received.resolve(bytes);
      socket.destroy();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const client = connect({ host: "127.0.0.1", port, servername: serverName });
  client.on("error", () => undefined);
  try {
    return await received.promise;
  } finally {
    client.destroy();
    server.close();
  }
}

export interface HelloParts {
  /** Names in the server name extension; undefined leaves the extension out. */
  readonly names?: readonly string[];
  /** Types of further extensions, empty ones. */
  readonly extensions?: readonly number[];
  readonly nameKind?: number;
}

/** The first message of a TLS connection, put together by hand, in one record. */
export function makeClientHello({ names, extensions = [], nameKind = 0 }: HelloParts): Buffer {
  const list = (names ?? []).map((name) =>
    Buffer.concat([Buffer.from([nameKind]), sized(2, Buffer.from(name))]),
  );
  const all = [
    ...(names === undefined ? [] : [extension(0, sized(2, Buffer.concat(list)))]),
    ...extensions.map((type) => extension(type, Buffer.alloc(0))),
  ];
  const body = Buffer.concat([
    Buffer.from([3, 3]),
    Buffer.alloc(32, 7),
    sized(1, Buffer.alloc(32)),
    sized(2, Buffer.from([0x13, 0x01])),
    sized(1, Buffer.from([0])),
    sized(2, Buffer.concat(all)),
  ]);
  return records(Buffer.concat([Buffer.from([1]), sized(3, body)]));
}

/** A handshake message in records of at most that size. */
export function records(message: Buffer, size = 16_384): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < message.length; at += size) {
    parts.push(Buffer.from([22, 3, 1]), sized(2, message.subarray(at, at + size)));
  }
  return Buffer.concat(parts);
}

function extension(type: number, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type >> 8, type & 0xff]), sized(2, data)]);
}

function sized(lengthBytes: number, data: Buffer): Buffer {
  const length = Buffer.alloc(lengthBytes);
  length.writeUIntBE(data.length, 0, lengthBytes);
  return Buffer.concat([length, data]);
}
