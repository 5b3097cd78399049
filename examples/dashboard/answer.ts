import { findAsset } from "./assets.ts";
import { isRunId } from "./event.ts";
import type { Feed } from "./feed.ts";
import { renderList } from "./list-page.ts";
import { renderPage } from "./page.ts";
import { renderRun } from "./run-page.ts";
import type { Runs } from "./runs.ts";
import type { Store } from "./store.ts";

export interface Watch {
  readonly type: "watch";
  readonly feed: Feed;
  /** Where the page is that watches. */
  readonly mark: string;
}

export type Answer =
  | { readonly type: "content"; readonly contentType: string; readonly content: string | Buffer }
  | Watch
  | { readonly type: "none" };

interface Shown {
  readonly runs: Runs;
  readonly store: Store;
  readonly github: string;
}

/** What there is at an address. */
export function findAnswer(address: string, shown: Shown): Answer {
  const url = URL.parse(address, "http://here");
  if (url === null) return { type: "none" };
  const { pathname, searchParams } = url;
  const mark = searchParams.get("mark") ?? "";
  if (pathname === "/") return listPage(searchParams.get("before"), shown);
  if (pathname === "/live") return { type: "watch", feed: shown.runs.list, mark };
  const [, id = "", live] = /^\/runs\/([^/]+)(\/live)?$/.exec(pathname) ?? [];
  if (isRunId(id)) return runAnswer(id, live === undefined ? undefined : mark, shown);
  return findAsset(pathname) ?? { type: "none" };
}

function listPage(before: string | null, { runs, store, github }: Shown): Answer {
  const place = before !== null && /^\d{1,15}$/.test(before) ? Number(before) : undefined;
  // Older runs stay where they are; only the first page gets new ones.
  const live = place === undefined ? { live: { path: "/live", mark: runs.list.mark } } : {};
  return page(
    renderPage({ title: "Runs · Tiny Backspace", ...live, content: renderList(store, github, place) }),
  );
}

function runAnswer(id: string, mark: string | undefined, { runs, github }: Shown): Answer {
  const open = runs.find(id);
  if (open === undefined) return { type: "none" };
  const { run, feed } = open;
  if (mark !== undefined) return { type: "watch", feed, mark };
  const title = `${run.title || `Run ${id}`} · Tiny Backspace`;
  const live = { path: `/runs/${id}/live`, mark: feed.mark };
  return page(renderPage({ title, live, content: renderRun(run, github) }));
}

function page(content: string): Answer {
  return { type: "content", contentType: "text/html; charset=utf-8", content };
}
