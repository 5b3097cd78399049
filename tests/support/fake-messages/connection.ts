import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Operation, ping } from "./answer.ts";
import type { SilenceFault } from "./play.ts";

/** How an answer ended. */
export type Ending = "complete" | "cut" | "client-left";

/** One response and the knowledge of whether anybody still listens to it. */
export interface Connection {
  readonly response: ServerResponse;
  readonly isClosed: () => boolean;
  /** Settles when the connection has closed. */
  readonly closed: Promise<void>;
}

export function connectionOf(response: ServerResponse): Connection {
  const { promise, resolve } = Promise.withResolvers<void>();
  let closed = false;
  response.once("close", () => {
    closed = true;
    resolve();
  });
  return { response, isClosed: () => closed, closed: promise };
}

/** Carries out the operations of a streamed answer, until they end or the client has left. */
export async function perform(connection: Connection, operations: readonly Operation[]): Promise<Ending> {
  for (const [position, operation] of operations.entries()) {
    if (connection.isClosed()) return "client-left";
    switch (operation.type) {
      case "send":
        await send(connection, operation.text);
        break;
      case "drop":
        return cut(connection);
      case "end":
        await finish(connection);
        return position === operations.length - 1 ? "complete" : "cut";
      case "silence":
        await keepSilent(connection, operation);
        break;
    }
  }
  return "client-left";
}

/** Closes the connection without ending the response; what was sent before still arrives. */
export async function cut({ response, closed }: Connection): Promise<Ending> {
  response.socket?.destroySoon();
  await closed;
  return "cut";
}

/** Waits until the silence ends by itself or the client leaves. */
export async function keepSilent(connection: Connection, fault: SilenceFault): Promise<void> {
  const timer = new AbortController();
  const ends: Promise<unknown>[] = [connection.closed];
  if (fault.ms !== undefined) {
    ends.push(sleep(fault.ms, undefined, { signal: timer.signal }).catch(() => undefined));
  }
  if (fault.until !== undefined) ends.push(fault.until);
  const pings = fault.pings
    ? setInterval(() => connection.response.write(ping.text), fault.everyMs)
    : undefined;
  try {
    await Promise.race(ends);
  } finally {
    clearInterval(pings);
    timer.abort();
  }
}

/** Ends the response and waits until its last byte has left. */
export async function finish({ response, closed }: Connection, lastText = ""): Promise<void> {
  const finished = once(response, "finish");
  response.end(lastText);
  await Promise.race([finished, closed]);
}

/** The bytes go out in chunks that end inside a character of several bytes, as a network may cut them. */
async function send({ response, closed }: Connection, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  const insideCharacter = bytes.findIndex((byte) => byte >= 0x80) + 1;
  if (insideCharacter > 0) response.write(bytes.subarray(0, insideCharacter));
  const flowing = response.write(bytes.subarray(insideCharacter));
  if (!flowing) await Promise.race([once(response, "drain"), closed]);
}
