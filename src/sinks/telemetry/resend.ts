import type { Endpoint } from "./endpoint.ts";
import { createPoster } from "./poster.ts";
import { noteDelivered, readSpool, type Spooled } from "./spool.ts";

/** How much of what one endpoint had missed it has now. */
export interface Resent {
  readonly endpoint: string;
  readonly delivered: number;
  readonly missing: number;
  /** What is wrong with it, as a sentence; undefined when nothing is, or when it isn't known. */
  readonly why?: string;
}

/**
 * Delivers what a spool file holds, in order, to the endpoints of the same names, and notes what was delivered. Where
 * it was cut off in between, the last request may be sent a second time; receivers know it by its run and numbers.
 */
export async function resend(
  path: string,
  endpoints: readonly Endpoint[],
  options: { readonly delays?: readonly number[] } = {},
): Promise<Resent[]> {
  const missed = readSpool(path);
  const resent = [...missed].map(async ([id, spooled]): Promise<Resent> => {
    const endpoint = endpoints.find((one) => one.id === id);
    if (endpoint === undefined) return { endpoint: id, delivered: 0, missing: spooled.length };
    return await resendTo(endpoint, path, spooled, options.delays);
  });
  const results = await Promise.all(resent);
  for (const endpoint of endpoints) endpoint.close();
  return results;
}

async function resendTo(
  endpoint: Endpoint,
  path: string,
  spooled: readonly Spooled[],
  delays: readonly number[] | undefined,
): Promise<Resent> {
  // What is delivered or refused always comes first of what is left.
  const left = spooled.map(({ line }) => line);
  let delivered = 0;
  let why: string | undefined;
  const poster = createPoster({
    endpoint,
    limits: { items: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY },
    ...(delays !== undefined && { delays }),
    onMissed: (items) => void left.splice(0, items.length),
    onDelivered(items) {
      delivered += items.length;
      noteDelivered(path, left.splice(0, items.length));
    },
    warn(sentence) {
      why = sentence;
    },
  });
  for (const { json } of spooled) poster.take(json);
  await poster.close(Number.POSITIVE_INFINITY);
  const missing = spooled.length - delivered;
  return { endpoint: endpoint.id, delivered, missing, ...(why !== undefined && { why }) };
}
