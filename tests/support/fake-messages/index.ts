import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Federation } from "./credentials.ts";
import { createEndpoints } from "./endpoints.ts";
import { isMessagesPath, type Platform, prefixOf } from "./platform.ts";
import type { StatusTurn, Turn } from "./play.ts";
import type { CountedBy } from "./prompt-cache.ts";
import type { RecordedRequest } from "./record.ts";
import { createScript } from "./script.ts";
import { newId, type Rule } from "./wire.ts";

export * from "./account-faults.ts";
export * from "./play.ts";
export type { CountedBy } from "./prompt-cache.ts";
export type { RecordedRequest } from "./record.ts";

export interface FakeMessagesOptions {
  readonly apiKey?: string;
  /** Texts that must appear in no request body, raw or encoded. */
  readonly secrets?: readonly string[];
  /** Rules and lints that are not enforced. */
  readonly off?: readonly Rule[];
  /** Milliseconds since the epoch, for the life of cache entries and tokens. */
  readonly now?: () => number;
  /** How it counts what a cache breakpoint looks back; by default as documented. */
  readonly cacheCountedBy?: CountedBy;
  /** Signs thinking blocks; two fakes with the same key accept each other's history. */
  readonly signingKey?: string;
  /** Accounts from before September 2026 are not held to the history that a thinking block was made with, on 5.x models but 5.2. */
  readonly oldAccount?: boolean;
  /** Images, as base64, that its decoder gives up on though their headers are right. */
  readonly undecodable?: readonly string[];
  /** Life of the tokens that /v1/oauth/token issues; 600 seconds. */
  readonly tokenLifeSeconds?: number;
  /** Whose identity tokens /v1/oauth/token takes, and under which ids; by default any, under any. */
  readonly federation?: Federation;
  /** Serves as this cloud does, instead of as the API itself. */
  readonly platform?: Platform;
}

/**
 * A Messages API on 127.0.0.1 that plays a script, refuses what the real one refuses, and remembers every request.
 * Closing it throws when something did not go as written and nobody has asked for its problems since: a request that
 * was refused, a lint that hit, an entry that was not played.
 */
export interface FakeMessages extends AsyncDisposable {
  readonly url: string;
  readonly apiKey: string;
  /** Appends to the play: one entry per expected request, served in order. */
  readonly play: (...turns: readonly Turn[]) => void;
  readonly requests: readonly RecordedRequest[];
  /** The calls for a message among the requests. */
  readonly messageRequests: () => readonly RecordedRequest[];
  /** Settles as soon as that many calls for a message have come in. */
  readonly received: (count: number) => Promise<RecordedRequest>;
  /** More texts that must appear in no request body from now on. */
  readonly addSecrets: (...secrets: readonly string[]) => void;
  /** Begins a new conversation: the lints forget what came before, the prompt cache does not. */
  readonly newRun: () => void;
  /** From now on every call for a message is one too many (a deadline has passed, a budget is spent). */
  readonly expectNoMore: (reason: string) => void;
  /** Makes the tokens issued so far invalid. */
  readonly revokeTokens: () => void;
  /** Makes the thinking blocks signed so far invalid. */
  readonly revokeThinking: () => void;
  /** The next questions for models are answered so, whatever they ask. */
  readonly answerModels: (...answers: readonly StatusTurn[]) => void;
  /** From now on it is up to the moment how much of the play is seen. */
  readonly mayEndEarly: () => void;
  /** Everything that did not go as written, one sentence each. */
  readonly problems: () => readonly string[];
  /** Throws when an entry was not played, a request had no entry, a request was refused without the play foreseeing it, or a lint hit. */
  readonly assertFinished: () => void;
}

export async function startFakeMessages(options: FakeMessagesOptions = {}): Promise<FakeMessages> {
  const apiKey = options.apiKey ?? "sk-ant-api03-fake-key-for-tests-0123456789";
  const script = createScript();
  const requests: RecordedRequest[] = [];
  const arrivals = new EventTarget();
  const endpoints = createEndpoints({ ...options, apiKey, script });

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const record = recordOf(request, requests.length + 1);
    requests.push(record);
    arrivals.dispatchEvent(new Event("request"));
    endpoints.serve(request, response, record).catch((error: unknown) => {
      script.complain(
        `the fake itself failed: ${error instanceof Error ? error.stack : String(error)}`,
        record,
      );
      response.destroy();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;

  let seen = 0;
  let seenUnplayed = false;
  let mayEndEarly = false;
  const messageRequests = () => requests.filter(({ path }) => isMessagesPath(path, options.platform));
  const happened = () => [...script.complaints(), ...endpoints.problems()];
  const unplayed = () => (mayEndEarly ? [] : script.unplayed());
  const problems = () => {
    seen = happened().length;
    seenUnplayed = unplayed().length > 0;
    return [...happened(), ...unplayed()];
  };
  const fail = (found: readonly string[]): never => {
    const shown = found.slice(0, 20).map((problem) => `  - ${problem}`);
    throw new Error(`The play did not go as written (${found.length} problems):\n${shown.join("\n")}`);
  };
  return {
    url: `http://127.0.0.1:${port}${prefixOf(options.platform)}`,
    apiKey,
    play: (...turns) => script.add(turns),
    requests,
    messageRequests,
    received: (count) =>
      new Promise((resolve) => {
        const look = () => {
          const record = messageRequests()[count - 1];
          if (record === undefined) return;
          arrivals.removeEventListener("request", look);
          resolve(record);
        };
        arrivals.addEventListener("request", look);
        look();
      }),
    addSecrets: endpoints.addSecrets,
    newRun: endpoints.newRun,
    expectNoMore: endpoints.expectNoMore,
    revokeTokens: endpoints.revokeTokens,
    revokeThinking: endpoints.revokeThinking,
    answerModels: endpoints.answerModels,
    mayEndEarly: () => {
      mayEndEarly = true;
    },
    problems,
    assertFinished: () => {
      const found = problems();
      if (found.length > 0) fail(found);
    },
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
      const unseen = [...happened().slice(seen), ...(seenUnplayed ? [] : unplayed())];
      if (unseen.length > 0) fail(unseen);
    },
  };
}

function recordOf(request: IncomingMessage, number: number): RecordedRequest {
  return {
    number,
    method: request.method ?? "",
    path: (request.url ?? "").split("?")[0] ?? "",
    headers: request.headers,
    receivedAt: performance.timeOrigin + performance.now(),
    requestId: newId("req"),
    body: undefined,
    bodyBytes: 0,
    verdict: { type: "pending" },
    cache: undefined,
    content: undefined,
    stopReason: undefined,
    usage: undefined,
    retryHeaders: {},
    ended: "not-yet",
    endedAt: undefined,
  };
}
