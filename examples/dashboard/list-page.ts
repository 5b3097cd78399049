import type { View } from "./feed.ts";
import { dollars, duration } from "./figures.ts";
import { type Html, html } from "./html.ts";
import { repositoryOf } from "./link.ts";
import { badge } from "./outcome.ts";
import { moment } from "./page.ts";
import type { ListedRun, Store } from "./store.ts";
import type { Summary } from "./summary.ts";

const runsOnAPage = 50;

/** The first page of the list, as it changes. */
export function listView(store: Store, github: string): View {
  return {
    render(part) {
      const summary = store.find(part.replace(/^run-/, ""));
      return summary === undefined ? html`` : row(summary, github);
    },
    renderAll: () => renderList(store, github, undefined),
  };
}

/** Runs from `before` on, newest first, with a link to those that are older. */
export function renderList(store: Store, github: string, before: number | undefined): Html {
  const listed = store.list({ limit: runsOnAPage + 1, ...(before !== undefined && { before }) });
  const shown = listed.slice(0, runsOnAPage);
  return html`<h1>Runs</h1>
<p class="empty" id="empty">No run has been heard of yet.</p>
<ol id="runs" class="runs" data-grow="start" data-most="${runsOnAPage}">${shown.map(({ summary }) => row(summary, github))}</ol>
${olderLink(listed, shown)}`;
}

function olderLink(listed: readonly ListedRun[], shown: readonly ListedRun[]): Html {
  const last = shown.at(-1);
  if (last === undefined || listed.length === shown.length) return html``;
  return html`<p class="older"><a href="/?before=${last.place}">Older runs</a></p>`;
}

function row(summary: Summary, github: string): Html {
  const { run, title, message, url, costUsd, turns, startedAt, tookMs, repositoryUrl } = summary;
  const repository = repositoryOf(repositoryUrl || url, github);
  const figures = [
    repository,
    turns > 0 ? `${turns} ${turns === 1 ? "turn" : "turns"}` : undefined,
    costUsd === undefined ? undefined : dollars(costUsd),
    duration(tookMs),
  ].filter((figure) => figure !== undefined);
  return html`<li id="run-${run}"><a href="/runs/${run}">
<span class="title"><bdi>${title || `Run ${run}`}</bdi></span>
${badge(summary)}
<span class="message"><bdi>${message}</bdi></span>
<span class="figures">${figures.join(" · ")} · ${moment(startedAt)}</span>
</a></li>`;
}
