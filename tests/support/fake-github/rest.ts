import { type Need, Refusal, requireAccess, type Viewer } from "./access.ts";
import type { FakeRepository } from "./repository.ts";
import { actionsRoutes } from "./rest-actions.ts";
import { contentRoutes } from "./rest-contents.ts";
import { gitRoutes } from "./rest-git.ts";
import { issueRoutes } from "./rest-issues.ts";
import { pullRoutes } from "./rest-pulls.ts";
import { repositoryRoutes } from "./rest-repositories.ts";
import type { World } from "./world.ts";

export interface Reply {
  readonly status: number;
  /** JSON, or raw bytes. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One REST request, as a route's handler sees it. */
export class RestCall {
  readonly world: World;
  readonly viewer: Viewer;
  readonly method: string;
  readonly url: URL;
  readonly body: unknown;
  readonly accept: string;
  params: Readonly<Record<string, string>> = {};

  constructor(call: Pick<RestCall, "world" | "viewer" | "method" | "url" | "body" | "accept">) {
    this.world = call.world;
    this.viewer = call.viewer;
    this.method = call.method;
    this.url = call.url;
    this.body = call.body;
    this.accept = call.accept;
  }

  param(name: string): string {
    return this.params[name] ?? "";
  }

  number(name: string): number {
    return Number(this.param(name));
  }

  query(name: string): string | undefined {
    return this.url.searchParams.get(name) ?? undefined;
  }

  /** A value of the JSON body. */
  input(name: string): unknown {
    const { body } = this;
    return typeof body === "object" && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  }

  text(name: string): string | undefined {
    const value = this.input(name);
    return typeof value === "string" ? value : undefined;
  }

  texts(name: string): string[] {
    const value = this.input(name);
    return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
  }

  /** The repository of the path, when the viewer may do this with it. */
  repository(need: Need): FakeRepository {
    const repository = this.world.repositories.find(`${this.param("owner")}/${this.param("repo")}`);
    if (repository === undefined) throw new Refusal(404, "Not Found");
    requireAccess(this.viewer, repository, need);
    return repository;
  }

  /** One page of a list, as `per_page` and `page` ask, with GitHub's Link header. */
  page(items: readonly unknown[]): Reply {
    const size = Math.min(Math.max(Number(this.query("per_page") ?? 30) || 30, 1), 100);
    const page = Math.max(Number(this.query("page") ?? 1) || 1, 1);
    const last = Math.max(1, Math.ceil(items.length / size));
    const link = (number: number, relation: string) => {
      const target = new URL(this.url);
      target.searchParams.set("page", String(number));
      return `<${target.href}>; rel="${relation}"`;
    };
    const links = page < last ? [link(page + 1, "next"), link(last, "last")] : [];
    return {
      status: 200,
      body: items.slice((page - 1) * size, page * size),
      ...(links.length > 0 ? { headers: { link: links.join(", ") } } : {}),
    };
  }
}

export type RestHandler = (call: RestCall) => Reply | Promise<Reply>;
/** Handlers by `METHOD /path/{parameter}/{rest...}`. */
export type Routes = Readonly<Record<string, RestHandler>>;

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly handle: RestHandler;
}

const table: readonly Route[] = Object.entries({
  ...repositoryRoutes,
  ...issueRoutes,
  ...pullRoutes,
  // Before git's, whose commits/{ref...} takes whatever follows.
  ...actionsRoutes,
  ...contentRoutes,
  ...gitRoutes,
} satisfies Routes).map(([line, handle]) => {
  const [method = "", path = ""] = line.split(" ");
  const source = path.replaceAll(/\{(\w+)\.\.\.\}/g, "(?<$1>.+)").replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)");
  return { method, pattern: new RegExp(`^${source}$`), handle };
});

/** Answers one REST request; `path` is without the API's own prefix. */
export async function answerRest(call: RestCall, path: string): Promise<Reply> {
  for (const { method, pattern, handle } of table) {
    const match = method === call.method ? pattern.exec(path) : null;
    if (match === null) continue;
    const decoded = Object.entries(match.groups ?? {}).map(
      ([name, value]) => [name, decodeURIComponent(value)] as const,
    );
    call.params = Object.fromEntries(decoded);
    return handle(call);
  }
  const surprise = `${call.method} ${path}`;
  call.world.surprises.push(surprise);
  return { status: 501, body: { message: `The fake GitHub has no ${surprise}`, status: "501" } };
}

/** A refusal as REST tells it. */
export function refusalReply(refusal: Refusal): Reply {
  const { status, errors, headers } = refusal;
  const message = errors === undefined ? refusal.message : "Validation Failed";
  const documentation_url = "https://docs.github.com/rest";
  const more = errors === undefined ? {} : { errors };
  return { status, headers, body: { message, ...more, documentation_url, status: String(status) } };
}
