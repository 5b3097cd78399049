import { type Answer, type AnswerContext, settle } from "./answer.ts";
import { type Connection, cut, type Ending, finish, keepSilent, perform } from "./connection.ts";
import { commonHeaders, sendError, sendJson } from "./http.ts";
import { type ModelTurn, type Part, Shown, type StatusTurn, type Turn, turn } from "./play.ts";
import type { RecordedRequest } from "./record.ts";
import type { Script } from "./script.ts";
import { errorTypeOf, type MessagesBody } from "./wire.ts";

export interface Scene {
  readonly record: RecordedRequest;
  readonly body: MessagesBody;
  readonly connection: Connection;
  readonly script: Script;
  readonly context: AnswerContext;
  /** Called when the answer has begun: from then on the cache can be read. */
  readonly begun: (answer: Answer) => void;
}

/** The client must not try again what the play did not foresee. */
const noRetry = { "x-should-retry": "false" };

/** Plays the next entry of the script. */
export async function act(scene: Scene): Promise<void> {
  const { script, record, body, connection } = scene;
  const next = script.next();
  if (next === undefined) {
    const last = new Shown(body).text.slice(0, 80);
    const message = `The play has no entry for this request (its last text: ${JSON.stringify(last)})`;
    refuseUnscripted(scene, message);
    return;
  }
  let entry: Turn = next.turn;
  try {
    while (typeof entry === "function") entry = await entry(new Shown(body));
    if (entry.type === "turn") {
      for (const part of entry.parts) if (part.type === "expect") await part.check(new Shown(body));
    }
  } catch (error) {
    refuseUnscripted(
      scene,
      `an expectation of the play failed: ${Error.isError(error) ? error.message : error}`,
    );
    return;
  }
  if (entry.type === "refused") {
    refuseUnscripted(scene, `the play foresaw a refusal (${entry.message}), but the request is valid`);
    return;
  }
  record.verdict = {
    type: "played",
    entry: next.entry,
    status: entry.type === "status" ? entry.status : 200,
  };
  if (entry.type === "status") sendStatus(scene, entry);
  else if (entry.type === "drop" && (entry.after ?? "request") === "request")
    conclude(record, await cut(connection));
  else if (entry.type === "silence" && !entry.headers) {
    await keepSilent(connection, entry);
    conclude(record, "client-left");
  } else await answer(scene, entry.type === "turn" ? entry : turn(entry));
}

function refuseUnscripted(scene: Scene, message: string): void {
  const { record, connection, script } = scene;
  script.complain(message, record);
  record.verdict = { type: "unscripted", status: 400, message };
  const error = { type: "invalid_request_error", message };
  sendError(connection.response, 400, record.requestId, error, noRetry);
  conclude(record, "complete");
}

/** Rules 112 and 113. */
const usualMessages: Readonly<Record<number, string>> = { 500: "Internal server error", 529: "Overloaded" };

function sendStatus({ record, connection: { response } }: Scene, { status, options }: StatusTurn): void {
  const error = {
    type: options.type ?? errorTypeOf(status),
    message: options.message ?? usualMessages[status] ?? `Status ${status} by the play`,
    ...(options.errorCode && { details: { error_code: options.errorCode } }),
  };
  record.retryHeaders = options.headers ?? {};
  if (options.body === undefined) sendError(response, status, record.requestId, error, options.headers);
  else sendJson(response, status, record.requestId, options.body, options.headers);
  conclude(record, "complete");
}

async function answer(scene: Scene, played: ModelTurn): Promise<void> {
  const { record, body, connection, context } = scene;
  const settled = settle(played, context);
  record.content = settled.content;
  record.stopReason = settled.stopReason;
  record.usage = settled.usage;
  const extra: Record<string, string> = {};
  for (const part of played.parts) {
    if (part.type !== "headers") continue;
    Object.assign(extra, part.headers);
    if (part.delayMs > 0) await keepSilent(connection, silent(part.delayMs));
  }
  if (connection.isClosed()) return conclude(record, "client-left");
  scene.begun(settled);
  if (body.stream !== true) return answerAtOnce(scene, played, settled, extra);
  connection.response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache",
    ...commonHeaders(record.requestId),
    ...extra,
  });
  connection.response.flushHeaders();
  conclude(record, await perform(connection, settled.operations));
}

/** Without streaming a fault has only one place: instead of the message. */
async function answerAtOnce(
  { record, connection }: Scene,
  played: ModelTurn,
  settled: Answer,
  extra: Readonly<Record<string, string>>,
): Promise<void> {
  const faults = played.parts.flatMap<Part>((part) =>
    part.type === "block" ? (part.halfway ?? []) : [part],
  );
  for (const fault of faults) {
    if (fault.type === "drop" || fault.type === "end") return conclude(record, await cut(connection));
    if (fault.type === "silence") await keepSilent(connection, { ...fault, pings: false });
    if (fault.type === "error") {
      sendError(connection.response, 500, record.requestId, {
        type: fault.errorType,
        message: fault.message,
      });
      return conclude(record, "cut");
    }
  }
  connection.response.writeHead(200, {
    "content-type": "application/json",
    ...commonHeaders(record.requestId),
    ...extra,
  });
  await finish(connection, JSON.stringify(settled.message));
  conclude(record, "complete");
}

function silent(ms: number) {
  return { type: "silence", ms, pings: false, everyMs: 0, headers: true } as const;
}

/** Notes how the answer to a request ended. */
export function conclude(record: RecordedRequest, end: Ending): void {
  record.ended = end;
  record.endedAt = performance.timeOrigin + performance.now();
}
