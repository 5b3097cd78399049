import type { Socket } from "node:net";
import { pipeline, Transform } from "node:stream";

export interface TunnelOptions {
  /** Asked before bytes leave; when it says no, the tunnel ends and they don't. */
  readonly maySend: (size: number) => boolean;
  readonly received: (size: number) => void;
  /** Ends the tunnel when nothing was sent or received for so long. */
  readonly idleMs: number;
}

/** Carries bytes both ways until both sides have ended or one broke; then both are destroyed. Never rejects. */
export async function openTunnel(client: Socket, upstream: Socket, options: TunnelOptions): Promise<void> {
  const up = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (options.maySend(chunk.length)) done(null, chunk);
      else done(new Error("the upload limit is reached"));
    },
  });
  const down = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      options.received(chunk.length);
      done(null, chunk);
    },
  });
  const end = () => {
    client.destroy();
    upstream.destroy();
  };
  for (const socket of [client, upstream]) socket.setTimeout(options.idleMs, end);
  const carry = (from: Socket, through: Transform, to: Socket): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    pipeline(from, through, to, (error) => {
      if (error) end();
      resolve();
    });
    return promise;
  };
  await Promise.all([carry(client, up, upstream), carry(upstream, down, client)]);
  end();
}
