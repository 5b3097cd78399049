import { sameJson } from "./canonical.ts";
import type { RecordedRequest } from "./record.ts";
import type { MessagesBody } from "./wire.ts";

/** Clocks are read in whole milliseconds on both ends. */
const toleranceMs = 5;

/** L12: a request that says it is a retry follows a failure, counts on from it, and has waited as long as it must. */
export function checkRetry(
  record: RecordedRequest,
  before: RecordedRequest | undefined,
  hit: (problem: string) => void,
): void {
  const count = retryCount(record);
  if (count === 0) return;
  if (before === undefined || retryCount(before) !== count - 1) {
    hit(`says it is retry ${count}, but retry ${count - 1} did not come before it`);
    return;
  }
  if (!mayBeRetried(before)) {
    hit(`is a retry of request ${before.number}, which did not fail in a way that is retried`);
    return;
  }
  const waited = record.receivedAt - (before.endedAt ?? record.receivedAt);
  const due = requiredWaitMs(before, count);
  if (waited + toleranceMs < due) {
    hit(`retry ${count} came after ${Math.round(waited)} ms instead of ${Math.round(due)} ms`);
  }
}

/** L12, for a client that repeats requests itself: not what can't be mended so, and not before it was told to. */
export function checkRepeat(
  { record, body }: Attempt,
  { record: before, body: bodyBefore }: Attempt,
  hit: (problem: string) => void,
): void {
  if (retryCount(record) > 0 || before.verdict.type !== "played" || before.verdict.status < 400) return;
  if (!sameJson(body, bodyBefore)) return;
  const renewed = record.headers.authorization !== before.headers.authorization;
  if (before.verdict.status === 401 ? !renewed : !mayBeRetried(before)) {
    hit(`repeats request ${before.number}, which can't be mended by that`);
    return;
  }
  const waited = record.receivedAt - (before.endedAt ?? record.receivedAt);
  const due = toldWaitMs(before) ?? 0;
  if (waited + toleranceMs < due) hit(`came after ${Math.round(waited)} ms instead of ${Math.round(due)} ms`);
}

interface Attempt {
  readonly record: RecordedRequest;
  readonly body: MessagesBody;
}

function retryCount(record: RecordedRequest): number {
  return Number(record.headers["x-stainless-retry-count"] ?? 0);
}

function mayBeRetried({ verdict, ended, retryHeaders, content }: RecordedRequest): boolean {
  // No answer had begun: the connection was cut, or the client lost patience.
  if (ended === "cut" || ended === "client-left") return content === undefined || ended === "client-left";
  const told = retryHeaders["x-should-retry"];
  if (told !== undefined) return told === "true";
  if (verdict.type !== "played" && verdict.type !== "refused") return false;
  return [401, 408, 409, 429].includes(verdict.status) || verdict.status >= 500;
}

/** What the answer asked for, or the least that the client's own formula gives. */
function requiredWaitMs(before: RecordedRequest, count: number): number {
  if ("status" in before.verdict && before.verdict.status === 401) return 0;
  return toldWaitMs(before) ?? Math.min(500 * 2 ** (count - 1), 8000) * 0.75;
}

function toldWaitMs({ retryHeaders, endedAt = 0 }: RecordedRequest): number | undefined {
  const ms = Number.parseFloat(retryHeaders["retry-after-ms"] ?? "");
  if (!Number.isNaN(ms)) return ms;
  const after = retryHeaders["retry-after"];
  if (after === undefined) return undefined;
  const seconds = Number(after);
  return Number.isNaN(seconds) ? Date.parse(after) - endedAt : seconds * 1000;
}
