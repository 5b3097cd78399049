import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** An address on this machine that leads to one server, to another, or nowhere. */
export interface Gate extends AsyncDisposable {
  readonly url: string;
  /** Ends every connection; new ones lead to that server, or are ended where there is none. */
  readonly leadTo: (url: string | undefined) => void;
}

export async function openGate(url: string): Promise<Gate> {
  let target: string | undefined = url;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    if (target === undefined) {
      socket.destroy();
      return;
    }
    const through = connect(Number(new URL(target).port), "127.0.0.1");
    for (const [one, other] of [
      [socket, through],
      [through, socket],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const leadTo = (next: string | undefined) => {
    target = next;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo,
    async [Symbol.asyncDispose]() {
      leadTo(undefined);
      server.close();
      await once(server, "close");
    },
  };
}
