import type { IncomingMessage, ServerResponse } from "node:http";
import { describeViewer, Refusal, type Viewer } from "./access.ts";
import { isAttachmentAddress, serveAttachment } from "./attachments.ts";
import { answerGraphQL, operationName } from "./graphql.ts";
import type { HookServer } from "./hook-server.ts";
import { answerRest, type Reply, RestCall, refusalReply } from "./rest.ts";
import { readGitRequest, serveGit } from "./smart-http.ts";
import type { World } from "./world.ts";

export interface LoggedRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** Name of the GraphQL operation, or `upload-pack` or `receive-pack`. */
  readonly operation?: string;
  /** Who asked: `none`, `invalid`, `app:github-actions[bot]`, `user:alice`. */
  readonly token: string;
  /** JSON body. */
  readonly body?: unknown;
  /** Undefined until it is answered, and for a connection that was dropped. */
  status?: number;
}

/** What goes wrong with a request. */
export interface Fault {
  /** Answered instead of doing anything. */
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly delayMs?: number;
  /** Cuts the connection before anything is done, or after, so that only the answer is lost. */
  readonly drop?: "before" | "after";
  /** Never answers; the work isn't done. */
  readonly hang?: true;
  /** How many matching requests it spoils; 1 when absent. */
  readonly times?: number;
}

export interface Door {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  readonly requests: readonly LoggedRequest[];
  readonly failNext: (pattern: RegExp, fault: Fault) => void;
}

const maxBodyBytes = 64 * 1024 * 1024;

/** Takes every request in: logs it, spoils it when a test asked for that, and hands it to git, GraphQL or REST. */
export function createDoor(world: World, hooks: HookServer): Door {
  const requests: LoggedRequest[] = [];
  const faults: { readonly pattern: RegExp; readonly fault: Fault; left: number }[] = [];

  const nextFault = (line: string): Fault | undefined => {
    const found = faults.find(({ pattern, left }) => left > 0 && pattern.test(line));
    if (found !== undefined) found.left -= 1;
    return found?.fault;
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const method = request.method ?? "GET";
    const host = request.headers.host ?? "";
    const url = new URL(request.url ?? "/", `https://${host}`);
    const viewer = world.tokens.authenticate(request.headers.authorization);
    const isApi = url.origin === new URL(world.apiUrl).origin;
    const git = url.origin === world.serverUrl ? readGitRequest(method, url) : undefined;
    const body = git === undefined ? await readJson(request) : undefined;
    const path = isApi ? apiPath(world, url) : undefined;
    const query = path === "/graphql" ? readQuery(body) : undefined;
    const operation = git?.service ?? (query === undefined ? undefined : operationName(query.query));
    const logged: LoggedRequest = {
      ...{ method, host, path: url.pathname + url.search },
      ...(operation === undefined ? {} : { operation }),
      token: viewer === undefined ? "invalid" : describeViewer(viewer),
      ...(body === undefined ? {} : { body }),
    };
    requests.push(logged);

    const line =
      git === undefined
        ? `${method} ${path ?? url.pathname}${operation === undefined ? "" : ` ${operation}`}`
        : `GIT ${git.service} ${git.owner}/${git.name} ${git.phase}`;
    const fault = nextFault(line);
    if (fault?.delayMs !== undefined) await delay(fault.delayMs, response);
    if (fault?.hang) return;
    if (fault?.drop === "before") {
      request.socket.destroy();
      return;
    }
    if (fault?.status !== undefined) {
      request.resume();
      const reply = { status: fault.status, body: fault.body ?? { message: "Server Error" } };
      logged.status = send(response, { ...reply, headers: fault.headers ?? {} });
      return;
    }
    const loseAnswer = fault?.drop === "after";
    if (git !== undefined) {
      logged.status = await serveGit(world, hooks, { git, viewer, url, request, response, loseAnswer });
      return;
    }
    if (method === "GET" && path === undefined && isAttachmentAddress(world, url)) {
      const file = serveAttachment(world, url);
      response.writeHead(file.status, file.headers).end(file.body);
      logged.status = file.status;
      return;
    }
    const accept = request.headers.accept ?? "";
    const reply = await answer(world, { method, url, path, viewer, body, query, accept });
    if (loseAnswer) request.socket.destroy();
    else logged.status = send(response, reply);
  };

  return {
    handle: (request, response) => {
      handle(request, response).catch((error: unknown) => {
        if (request.destroyed && !request.complete) return;
        world.surprises.push(
          `${request.method} ${request.url}: ${Error.isError(error) ? error.stack : error}`,
        );
        if (!response.headersSent) send(response, { status: 500, body: { message: String(error) } });
        else response.destroy();
      });
    },
    requests,
    failNext(pattern, fault) {
      faults.push({ pattern, fault, left: fault.times ?? 1 });
    },
  };
}

interface Question {
  readonly method: string;
  readonly url: URL;
  readonly path: string | undefined;
  readonly viewer: Viewer | undefined;
  readonly body: unknown;
  readonly query: { readonly query: string; readonly variables: Record<string, unknown> } | undefined;
  readonly accept: string;
}

async function answer(world: World, question: Question): Promise<Reply> {
  const { method, url, path, viewer, body, query, accept } = question;
  if (path === undefined) {
    world.surprises.push(`${method} ${url.href}`);
    return { status: 501, body: { message: `The fake GitHub has no ${url.href}` } };
  }
  if (viewer === undefined) return refusalReply(new Refusal(401, "Bad credentials"));
  if (path === "/graphql") {
    if (viewer.type === "anonymous") {
      const message = "This endpoint requires you to be authenticated.";
      return refusalReply(new Refusal(401, message));
    }
    if (query === undefined) return refusalReply(new Refusal(400, "A query attribute must be specified."));
    return { status: 200, body: await answerGraphQL(world, viewer, query), headers: scopes(viewer) };
  }
  const call = new RestCall({ world, viewer, method, url, body, accept });
  try {
    const reply = await answerRest(call, path);
    return { ...reply, headers: { ...scopes(viewer), ...reply.headers } };
  } catch (error) {
    if (error instanceof Refusal) return refusalReply(error);
    throw error;
  }
}

function scopes(viewer: Viewer): Record<string, string> {
  if (viewer.type !== "user" || viewer.scopes === undefined) return {};
  return { "x-oauth-scopes": viewer.scopes.join(", ") };
}

/** Path within the API; on an Enterprise Server the API lives below /api. */
function apiPath(world: World, url: URL): string | undefined {
  const prefix = new URL(world.apiUrl).pathname.replace(/\/$/, "");
  if (prefix !== "" && url.pathname === "/api/graphql") return "/graphql";
  if (!url.pathname.startsWith(`${prefix}/`)) return undefined;
  return url.pathname.slice(prefix.length);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBodyBytes) chunks.push(chunk);
  }
  if (size === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return undefined;
  }
}

function readQuery(body: unknown): Question["query"] {
  if (typeof body !== "object" || body === null) return undefined;
  const { query, variables } = body as { query?: unknown; variables?: unknown };
  if (typeof query !== "string") return undefined;
  return { query, variables: (variables ?? {}) as Record<string, unknown> };
}

function send(response: ServerResponse, { status, body, headers = {} }: Reply): number {
  const raw = Buffer.isBuffer(body);
  const type = raw ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";
  response.writeHead(status, {
    "content-type": type,
    "x-github-request-id": "FAKE:0000:000000",
    "x-ratelimit-limit": "5000",
    "x-ratelimit-remaining": "4999",
    "x-ratelimit-reset": String(Math.floor(Date.now() / 1000) + 3600),
    "x-ratelimit-resource": "core",
    ...headers,
  });
  if (body === undefined || status === 204) response.end();
  else response.end(raw || typeof body === "string" ? body : JSON.stringify(body));
  return status;
}

async function delay(ms: number, response: ServerResponse): Promise<void> {
  const waiting = Promise.withResolvers<void>();
  const timer = setTimeout(waiting.resolve, ms);
  response.once("close", waiting.resolve);
  await waiting.promise;
  clearTimeout(timer);
}
