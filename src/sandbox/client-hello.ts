/** What a TLS client says before anything is encrypted. */
export type ClientHello =
  | { readonly type: "hello"; readonly serverName: string }
  | { readonly type: "bad"; readonly reason: "not-tls" | "no-server-name" | "hidden-server-name" };

/** Longer than any client's, keys for post-quantum exchanges included. */
export const maxClientHelloBytes = 32 * 1024;

/** Clients use one or two. */
const maxRecords = 16;
const handshakeRecord = 22;
const clientHello = 1;
const serverNameExtension = 0;
/** Encrypted Client Hello, and the draft before it: the name that counts would be one that nobody can check. */
const hiddenNameExtensions = new Set([0xfe0d, 0xffce, 0xff02, 0xff03]);

/** Reads the server's name from a connection's first bytes (RFC 8446, 6066); undefined while there are too few. */
export function readClientHello(bytes: Buffer): ClientHello | undefined {
  const message = readHandshake(bytes);
  if (message === "incomplete") return bytes.length < maxClientHelloBytes ? undefined : bad("not-tls");
  if (message === undefined) return bad("not-tls");
  const extensions = readExtensions(message);
  if (extensions === undefined) return bad("not-tls");
  if (extensions.some(({ type }) => hiddenNameExtensions.has(type))) return bad("hidden-server-name");
  const named = extensions.filter(({ type }) => type === serverNameExtension);
  const serverName = named.length === 1 && named[0] !== undefined ? readName(named[0].data) : undefined;
  return serverName === undefined ? bad("no-server-name") : { type: "hello", serverName };
}

function bad(reason: Extract<ClientHello, { type: "bad" }>["reason"]): ClientHello {
  return { type: "bad", reason };
}

/** The body of the first handshake message, which may be cut into several records. */
function readHandshake(bytes: Buffer): Buffer | "incomplete" | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const header = bytes.subarray(at, at + 5);
    if (header.length > 0 && header[0] !== handshakeRecord) return undefined;
    if (header.length > 1 && header[1] !== 3) return undefined;
    if (header.length < 5) return "incomplete";
    const length = header.readUInt16BE(3);
    // TLS 1.3 forbids empty fragments, and 2^14 bytes is the most.
    if (length === 0 || length > 16_384 || parts.length === maxRecords) return undefined;
    parts.push(bytes.subarray(at + 5, at + 5 + length));
    const whole = Buffer.concat(parts);
    if (whole.length > 0 && whole[0] !== clientHello) return undefined;
    if (whole.length >= 4) {
      const wanted = whole.readUIntBE(1, 3);
      if (wanted > maxClientHelloBytes) return undefined;
      if (whole.length >= wanted + 4) return whole.subarray(4, wanted + 4);
    }
    if (bytes.length < at + 5 + length) return "incomplete";
    at += 5 + length;
  }
}

interface Extension {
  readonly type: number;
  readonly data: Buffer;
}

/** Undefined when the lengths don't add up: another parser might read on where this one doesn't. */
function readExtensions(message: Buffer): readonly Extension[] | undefined {
  const cursor = createCursor(message);
  // Version and random number.
  cursor.skip(34);
  for (const lengthBytes of [1, 2, 1]) cursor.vector(lengthBytes);
  if (!cursor.broken() && cursor.over()) return [];
  const list = createCursor(cursor.vector(2));
  const extensions: Extension[] = [];
  while (!list.over() && !list.broken()) {
    extensions.push({ type: list.number(2), data: list.vector(2) });
  }
  return cursor.broken() || !cursor.over() || list.broken() ? undefined : extensions;
}

/** Exactly one name, of the only kind there is. */
function readName(data: Buffer): string | undefined {
  const cursor = createCursor(data);
  const list = createCursor(cursor.vector(2));
  const kind = list.number(1);
  const name = list.vector(2);
  if (cursor.broken() || !cursor.over() || list.broken() || !list.over()) return undefined;
  return kind === 0 && name.length > 0 ? name.toString("latin1") : undefined;
}

/** Reads forward; past the end it is `broken`, and all it gives is empty. */
function createCursor(bytes: Buffer) {
  let at = 0;
  let broken = false;
  const take = (length: number): Buffer => {
    if (at + length > bytes.length) {
      broken = true;
      at = bytes.length;
      return Buffer.alloc(0);
    }
    at += length;
    return bytes.subarray(at - length, at);
  };
  const number = (length: number): number => {
    const digits = take(length);
    return digits.length === 0 ? 0 : digits.readUIntBE(0, length);
  };
  return {
    skip: (length: number) => void take(length),
    number,
    /** A length of that many bytes, then as many bytes. */
    vector: (lengthBytes: number) => take(number(lengthBytes)),
    over: () => at === bytes.length,
    broken: () => broken,
  };
}
