import type { IncomingHttpHeaders } from "node:http";
import type { CacheReport } from "./prompt-cache.ts";
import type { Block, MessagesBody, Rule } from "./wire.ts";

/** What the fake made of a request. */
export type Verdict =
  | { readonly type: "pending" }
  /** Answered outside the play: token counts, models, token exchange. */
  | { readonly type: "answered"; readonly status: number }
  | { readonly type: "played"; readonly entry: number; readonly status: number }
  | {
      readonly type: "refused";
      readonly status: number;
      readonly errorType: string;
      readonly message: string;
      readonly rule: Rule;
      /** The play had foreseen it. */
      readonly scripted: boolean;
    }
  | { readonly type: "unscripted"; readonly status: number; readonly message: string };

/** One request as it came, and what became of it; it fills up while it is being answered. */
export interface RecordedRequest {
  readonly number: number;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Milliseconds since the epoch, fractions included. */
  readonly receivedAt: number;
  readonly requestId: string;
  /** The parsed body; undefined while it has not come, and when it is not JSON. */
  body: MessagesBody | undefined;
  bodyBytes: number;
  verdict: Verdict;
  /** What the simulated prompt cache made of it. */
  cache: CacheReport | undefined;
  /** The message that was sent, or was to be sent. */
  content: readonly Block[] | undefined;
  stopReason: string | null | undefined;
  usage: Readonly<Record<string, unknown>> | undefined;
  /** Headers of the answer that tell the client when to try again. */
  retryHeaders: Readonly<Record<string, string>>;
  /** How the answer ended: in full, cut by the play, or because the client had left. */
  ended: "not-yet" | "complete" | "cut" | "client-left";
  endedAt: number | undefined;
}
