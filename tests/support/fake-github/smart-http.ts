import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { access, actorOf, canSee, type Need, type Viewer } from "./access.ts";
import type { HookServer } from "./hook-server.ts";
import { syncPullRequests } from "./pull-requests.ts";
import type { FakeRepository } from "./repository.ts";
import type { World } from "./world.ts";

export interface GitRequest {
  readonly owner: string;
  readonly name: string;
  readonly service: "upload-pack" | "receive-pack";
  /** `refs` lists them, `data` moves objects. */
  readonly phase: "refs" | "data";
}

/** Recognises a request of git's smart HTTP protocol; `.git` is optional, as on github.com. */
export function readGitRequest(method: string, url: URL): GitRequest | undefined {
  const match =
    /^\/(?<owner>[^/]+)\/(?<name>[^/]+?)(?:\.git)?\/(?:info\/(?<refs>refs)|git-(?<data>upload-pack|receive-pack))$/.exec(
      url.pathname,
    )?.groups;
  if (match === undefined) return undefined;
  const { owner = "", name = "", refs, data } = match;
  const asked = refs === undefined ? `git-${data}` : (url.searchParams.get("service") ?? "");
  if (asked !== "git-upload-pack" && asked !== "git-receive-pack") return undefined;
  if (method !== (refs === undefined ? "POST" : "GET")) return undefined;
  const service = asked === "git-upload-pack" ? "upload-pack" : "receive-pack";
  return { owner, name, service, phase: refs === undefined ? "data" : "refs" };
}

/** Serves one git request: GitHub's refusals in its words, the rest by git http-backend. Answers the status. */
export async function serveGit(
  world: World,
  hooks: HookServer,
  exchange: {
    readonly git: GitRequest;
    readonly viewer: Viewer | undefined;
    readonly url: URL;
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    /** Do the work, but let the answer be lost. */
    readonly loseAnswer: boolean;
  },
): Promise<number> {
  const { git, viewer, response } = exchange;
  const repository = world.repositories.find(`${git.owner}/${git.name}`);
  const refusal = judge(repository, viewer, git.service);
  if (refusal !== undefined || repository === undefined || viewer === undefined) {
    const { status, text } = refusal ?? { status: 404, text: "Repository not found." };
    exchange.request.resume();
    const challenge = status === 401 ? { "www-authenticate": 'Basic realm="GitHub"' } : {};
    response.writeHead(status, { "content-type": "text/plain; charset=UTF-8", ...challenge });
    response.end(text);
    return status;
  }
  const push = hooks.announce(repository, viewer);
  return runBackend(world, exchange, repository, push, async () => {
    const { updates } = hooks.finish(push);
    if (updates.length > 0) await syncPullRequests(world, repository);
  });
}

function judge(
  repository: FakeRepository | undefined,
  viewer: Viewer | undefined,
  service: GitRequest["service"],
): { readonly status: number; readonly text: string } | undefined {
  const notGood = "Invalid username or token. Password authentication is not supported for Git operations.";
  if (viewer === undefined) return { status: 401, text: notGood };
  const anonymous = viewer.type === "anonymous";
  if (repository === undefined || !canSee(viewer, repository)) {
    return anonymous
      ? { status: 401, text: "Repository not found." }
      : { status: 404, text: "Repository not found." };
  }
  const need: Need =
    service === "upload-pack"
      ? { permission: "contents", level: "read" }
      : { permission: "contents", level: "write", role: "write" };
  if (access(viewer, repository, need) !== "granted") {
    if (anonymous) return { status: 401, text: "No anonymous write access." };
    if (service === "upload-pack") return { status: 404, text: "Repository not found." };
    const denied = `Permission to ${repository.fullName}.git denied to ${actorOf(viewer)}.`;
    return { status: 403, text: denied };
  }
  if (service === "receive-pack" && repository.archived) {
    return { status: 403, text: "This repository was archived so it is read-only." };
  }
  return undefined;
}

async function runBackend(
  world: World,
  exchange: Parameters<typeof serveGit>[2],
  repository: FakeRepository,
  push: string,
  beforeEnd: () => Promise<void>,
): Promise<number> {
  const { git, viewer, url, request, response } = exchange;
  const header = (name: string) => String(request.headers[name] ?? "");
  const path = git.phase === "refs" ? "info/refs" : `git-${git.service}`;
  const child = world.git.start(["http-backend"], {
    PATH_TRANSLATED: `${repository.gitDir}/${path}`,
    GIT_HTTP_EXPORT_ALL: "1",
    REQUEST_METHOD: request.method ?? "GET",
    QUERY_STRING: url.search.slice(1),
    CONTENT_TYPE: header("content-type"),
    HTTP_CONTENT_ENCODING: header("content-encoding"),
    ...(request.headers["content-length"] === undefined
      ? {}
      : { CONTENT_LENGTH: request.headers["content-length"] }),
    GIT_PROTOCOL: header("git-protocol"),
    REMOTE_ADDR: "127.0.0.1",
    // http-backend refuses receive-pack to nobody.
    REMOTE_USER: viewer === undefined ? "" : actorOf(viewer),
    FAKE_GITHUB_PUSH: push,
  });
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null) throw new Error("git http-backend has no pipes");
  const closed = once(child, "close");
  let errors = "";
  stderr.on("data", (chunk: Buffer) => {
    errors = (errors + chunk.toString("utf8")).slice(-10_000);
  });
  request.pipe(stdin);
  request.on("error", () => child.kill());

  let pending: Buffer | undefined = Buffer.alloc(0);
  let status = 200;
  for await (const chunk of stdout as AsyncIterable<Buffer>) {
    if (pending === undefined) {
      if (!exchange.loseAnswer && !response.write(chunk)) await drained(response);
      continue;
    }
    pending = Buffer.concat([pending, chunk]);
    const end = pending.indexOf("\r\n\r\n");
    if (end === -1) continue;
    const rest: Buffer = pending.subarray(end + 4);
    const headers = new Headers();
    for (const line of pending.subarray(0, end).toString("latin1").split("\r\n")) {
      const colon = line.indexOf(":");
      headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
    }
    status = Number.parseInt(headers.get("status") ?? "200", 10);
    headers.delete("status");
    pending = undefined;
    if (exchange.loseAnswer) continue;
    response.writeHead(status, Object.fromEntries(headers));
    if (rest.length > 0) response.write(rest);
  }
  await closed;
  // Before the client hears the end, so that it never sees a pull request older than its own push.
  await beforeEnd();
  if (exchange.loseAnswer) {
    response.destroy();
    return status;
  }
  if (pending !== undefined) {
    status = 500;
    response.writeHead(status, { "content-type": "text/plain" });
    response.write(errors || "git http-backend said nothing");
  }
  response.end();
  return status;
}

/** Waits until the client took what was written, or is gone. */
async function drained(response: ServerResponse): Promise<void> {
  if (response.destroyed) return;
  const waiting = Promise.withResolvers<void>();
  response.once("drain", waiting.resolve);
  response.once("close", waiting.resolve);
  await waiting.promise;
  response.off("drain", waiting.resolve);
  response.off("close", waiting.resolve);
}
