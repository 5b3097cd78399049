import type { IncomingMessage, ServerResponse } from "node:http";
import { act, conclude } from "./actor.ts";
import type { Answer } from "./answer.ts";
import { connectionOf } from "./connection.ts";
import { createCredentials } from "./credentials.ts";
import { examine } from "./examine.ts";
import { readBody, sendError, sendJson } from "./http.ts";
import type { FakeMessagesOptions } from "./index.ts";
import { createLints } from "./lints.ts";
import { findModel, listModels, type ModelRules, modelInfo } from "./models.ts";
import { authenticate, canonicalCall, isMessagesPath } from "./platform.ts";
import type { StatusTurn } from "./play.ts";
import { shareWithPrevious } from "./prompt.ts";
import { type CacheReport, createPromptCache } from "./prompt-cache.ts";
import type { RecordedRequest } from "./record.ts";
import type { Script } from "./script.ts";
import { createSignatures } from "./signatures.ts";
import { checkContentHeaders, checkPath, checkVersion, parseBody } from "./transport.ts";
import { errorTypeOf, type MessagesBody, Refusal, type Refuse, type Rule } from "./wire.ts";

export interface EndpointsOptions extends FakeMessagesOptions {
  readonly apiKey: string;
  readonly script: Script;
}

export interface Endpoints {
  readonly serve: (
    request: IncomingMessage,
    response: ServerResponse,
    record: RecordedRequest,
  ) => Promise<void>;
  readonly addSecrets: (...secrets: readonly string[]) => void;
  readonly newRun: () => void;
  readonly expectNoMore: (reason: string) => void;
  readonly revokeTokens: () => void;
  readonly revokeThinking: () => void;
  readonly answerModels: (...answers: readonly StatusTurn[]) => void;
  readonly problems: () => readonly string[];
}

export function createEndpoints(options: EndpointsOptions): Endpoints {
  const { script, platform } = options;
  const now = options.now ?? Date.now;
  const off = new Set<Rule>(options.off);
  if (off.has("L1")) off.add(31);
  const refuse: Refuse = (rule, ...rest) => {
    if (!off.has(rule)) throw new Refusal(rule, ...rest);
  };
  const credentials = createCredentials({
    ...options,
    now,
    tokenLifeSeconds: options.tokenLifeSeconds ?? 600,
  });
  const key = options.signingKey ?? "fake-messages";
  const signatures = createSignatures({ key, oldAccount: options.oldAccount ?? false });
  const cache = createPromptCache(now, options.cacheCountedBy);
  const { complain } = script;
  const lints = createLints({ off, now, secrets: options.secrets ?? [], signatures, complain });
  const undecodable = new Set(options.undecodable);
  let lastBody: MessagesBody | undefined;
  const modelAnswers: StatusTurn[] = [];

  /** Checks headers and credentials of a call, and gives its body as the API itself would have got it. */
  const take = (request: IncomingMessage, bytes: Buffer) => {
    const { headers } = request;
    if (platform === undefined) {
      checkVersion(headers, refuse);
      const credential = credentials.check(headers, refuse);
      checkContentHeaders(headers, refuse);
      return { credential, body: parseBody(bytes.toString("utf8"), refuse) };
    }
    const call = { method: request.method ?? "", url: request.url ?? "", headers, body: bytes };
    const credential = authenticate(platform, call, now());
    checkContentHeaders(headers, refuse);
    const json = parseBody(bytes.toString("utf8"), refuse);
    return { credential, body: canonicalCall(platform, { ...call, json }, refuse) };
  };

  /** Reads a call for a message or a count, and holds it against the rules. */
  // Rule 101.
  const maxImageMegabytes = platform?.type === "bedrock" || platform?.type === "vertex" ? 5 : 10;

  const read = async (
    request: IncomingMessage,
    record: RecordedRequest,
    endpoint: "messages" | "count_tokens",
  ) => {
    const bytes = await readBody(request);
    record.bodyBytes = bytes.length;
    const { body: received, credential } = take(request, bytes);
    record.body = received as MessagesBody & Record<string, unknown>;
    const share = (body: MessagesBody) => shareWithPrevious(body, lastBody);
    const { headers } = request;
    const examined = examine(record.body, {
      ...{ endpoint, signatures, refuse, share, undecodable, maxImageMegabytes },
      headers: platform === undefined ? headers : { ...headers, "anthropic-version": "2026-10-21" },
    });
    record.body = examined.body;
    const lookup = cache.look(examined.body, examined.positions, examined.model);
    record.cache = lookup.report;
    return { ...examined, credential, bytes, lookup };
  };

  const message = async (request: IncomingMessage, response: ServerResponse, record: RecordedRequest) => {
    const connection = connectionOf(response);
    lints.arrived(record);
    const { body, model, lookup, credential, bytes } = await read(request, record, "messages");
    lastBody = body;
    lints.check({ record, body, model, cache: lookup.report, bytes, credential });
    await act({
      record,
      body,
      connection,
      script,
      context: {
        model: body.model,
        requestId: record.requestId,
        usage: usageOf(lookup.report),
        speed: body.speed ?? "standard",
        thinking: thinkingOf(body, model),
        sign: (before, thought) => signatures.sign(body, before, thought),
      },
      begun: (answer) => {
        lookup.commit();
        if (isComplete(answer)) signatures.remember(body, answer);
      },
    });
  };

  const route = async (request: IncomingMessage, response: ServerResponse, record: RecordedRequest) => {
    const { path, requestId } = record;
    if (platform !== undefined) {
      // A cloud has none of the API's other endpoints, and none under the API's own paths.
      checkPath(
        record.method,
        isMessagesPath(path, platform) ? "/v1/messages" : `${path} on ${platform.type}`,
      );
      return message(request, response, record);
    }
    checkPath(record.method, path);
    if (path === "/v1/messages") return message(request, response, record);
    if (path === "/v1/messages/count_tokens") {
      const { lookup } = await read(request, record, "count_tokens");
      sendJson(response, 200, requestId, { input_tokens: lookup.report.promptTokens });
    } else if (path === "/v1/oauth/token") {
      const body = parseBody((await readBody(request)).toString("utf8"), refuse);
      sendJson(response, 200, requestId, credentials.exchange(request.headers, body));
    } else {
      checkVersion(request.headers, refuse);
      credentials.check(request.headers, refuse);
      const planned = modelAnswers.shift();
      if (planned !== undefined) {
        answerPlanned(response, record, planned);
        return;
      }
      sendJson(response, 200, requestId, describeModels(path));
    }
    record.verdict = { type: "answered", status: 200 };
    conclude(record, "complete");
  };

  return {
    serve: async (request, response, record) => {
      try {
        await route(request, response, record);
      } catch (error) {
        if (error instanceof Refusal) answerRefusal(error, response, record, script);
        else if (request.errored) conclude(record, "client-left");
        else throw error;
      }
    },
    addSecrets: (...secrets) => lints.addSecrets(secrets),
    newRun: lints.newRun,
    expectNoMore: lints.expectNoMore,
    revokeTokens: credentials.revokeTokens,
    revokeThinking: signatures.revoke,
    answerModels: (...answers) => void modelAnswers.push(...answers),
    problems: lints.overlaps,
  };
}

function usageOf({ uncachedTokens, readTokens, writtenTokens }: CacheReport) {
  return {
    input_tokens: uncachedTokens,
    cache_creation_input_tokens: writtenTokens["5m"] + writtenTokens["1h"],
    cache_read_input_tokens: readTokens,
    cache_creation: {
      ephemeral_5m_input_tokens: writtenTokens["5m"],
      ephemeral_1h_input_tokens: writtenTokens["1h"],
    },
  };
}

function thinkingOf(body: MessagesBody, model: ModelRules): "shown" | "omitted" | "off" {
  const { thinking } = body;
  if (thinking === undefined && !model.thinksByDefault) return "off";
  if (thinking?.type === "disabled") return "off";
  const display = thinking?.display ?? (model.omitsThinking ? "omitted" : "summarized");
  return display === "omitted" ? "omitted" : "shown";
}

/** The client gets the whole message, so that it can send it back. */
function isComplete({ operations }: Answer): boolean {
  const ends = operations.findIndex(({ type }) => type === "drop" || type === "end");
  const last = operations.findIndex(
    (operation) => operation.type === "send" && operation.text.startsWith("event: message_stop\n"),
  );
  return last !== -1 && last < ends;
}

/** What has nothing to do with the question: how the service is, what the account may (rules 107 to 114). */
function answerPlanned(
  response: ServerResponse,
  record: RecordedRequest,
  { status, options }: StatusTurn,
): void {
  const { type = errorTypeOf(status), message = `Status ${status} by the test`, body, headers } = options;
  record.verdict = { type: "answered", status };
  if (body === undefined) sendError(response, status, record.requestId, { type, message }, headers);
  else sendJson(response, status, record.requestId, body, headers);
  conclude(record, "complete");
}

function describeModels(path: string): object {
  if (path === "/v1/models") {
    const data = listModels().map(modelInfo);
    return { data, has_more: false, first_id: data[0]?.["id"], last_id: data.at(-1)?.["id"] };
  }
  const id = decodeURIComponent(path.slice("/v1/models/".length));
  const model = findModel(id);
  if (model === undefined) {
    throw new Refusal(20, `model: ${id}`, { status: 404, type: "not_found_error" });
  }
  return modelInfo(model);
}

function answerRefusal(
  refusal: Refusal,
  response: ServerResponse,
  record: RecordedRequest,
  script: Script,
): void {
  const { status, type, message, rule, details } = refusal;
  const foreseen = script.peek();
  const scripted =
    foreseen !== undefined &&
    typeof foreseen !== "function" &&
    foreseen.type === "refused" &&
    foreseen.message.test(message);
  if (scripted) script.next();
  else script.complain(`refused with ${status} ${type}: ${message} (rule ${rule})`, record);
  record.verdict = { type: "refused", status, errorType: type, message, rule, scripted };
  conclude(record, "complete");
  sendError(response, status, record.requestId, { type, message, details });
}
