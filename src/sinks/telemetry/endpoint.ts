/**
 * One thing that is delivered: an event, or a span that was made of some. One line of JSON in UTF-8 without any secret;
 * the spool file holds the same.
 */
export type Item = Buffer;

/** What became of a request. Reasons are for people, and begin with a verb (`answered 503`). */
export type Verdict =
  | {
      readonly type: "delivered";
      /** What was not right though. */
      readonly complaint?: string;
    }
  | {
      /** It may come right by itself. */
      readonly type: "failed";
      readonly reason: string;
      readonly retryAfterMs?: number;
    }
  | {
      /** It would be refused again. */
      readonly type: "refused";
      readonly reason: string;
      /** Whether only this one, or any other too. */
      readonly what: "request" | "everything";
    };

/** Someone who is told of a run over HTTP. */
export interface Endpoint {
  /** Its name in the spool file. */
  readonly id: string;
  /** For people, by its host only: the rest of an address may be a key. */
  readonly name: string;
  /** What goes into one request at most; a larger item goes alone. */
  readonly batch: { readonly items: number; readonly bytes: number };
  /** How long an item may wait for others, milliseconds. */
  readonly gatherMs: number;
  /** Sends one request, and settles in bounded time whatever the other side does. Never rejects. */
  readonly send: (items: readonly Item[], signal: AbortSignal) => Promise<Verdict>;
  /** Whether it answers as it should, asked with a request that leaves nothing there. Never rejects. */
  readonly probe: (signal: AbortSignal) => Promise<Verdict>;
  /** Closes its connections. */
  readonly close: () => void;
}
