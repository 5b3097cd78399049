import { renderFacts } from "./facts.ts";
import type { View } from "./feed.ts";
import { count, duration } from "./figures.ts";
import { Html, html } from "./html.ts";
import { githubLink, repositoryOf } from "./link.ts";
import { badge } from "./outcome.ts";
import { moment } from "./page.ts";
import type { Run } from "./run.ts";
import { renderEntry } from "./timeline.ts";

/** A run's page, as it changes. */
export function runView(current: () => Run, github: string): View {
  return {
    render(part) {
      const run = current();
      if (part === "head") return head(run, github);
      if (part === "facts") return renderFacts(run);
      return entry(run, Number(part.slice(1)));
    },
    renderAll: () => renderRun(current(), github),
  };
}

/** The whole page of a run, but for its frame. */
export function renderRun(run: Run, github: string): Html {
  const { entries } = run;
  return html`${head(run, github)}
<div class="columns">${renderFacts(run)}
<section class="story"><h2>What happened</h2>
<ol id="timeline" class="timeline" data-grow="end">${entries.map((_, index) => entry(run, index))}</ol></section></div>`;
}

function entry(run: Run, index: number): Html {
  const { entries, startedAt } = run;
  const found = entries[index];
  if (found === undefined) return html``;
  return renderEntry(found, { id: `e${index}`, startedAt, before: entries[index - 1]?.at });
}

function head(run: Run, github: string): Html {
  const { id, title, phase, result, pullRequest, startedAt, lastAt, missing, leftOut, about } = run;
  const url = pullRequest?.url ?? "";
  const link = pullRequest && githubLink(url, `Pull request #${pullRequest.number}`, github);
  const { repositoryUrl, issueUrl, runUrl } = about;
  const over = [repositoryOf(repositoryUrl || url, github), title && `Run ${id}`].filter(Boolean);
  const links = [
    link,
    issueUrl && githubLink(issueUrl, "Asked here", github),
    runUrl && githubLink(runUrl, "Workflow run", github),
  ].filter((one) => one instanceof Html);
  const lost = [
    missing > 0 ? `${count(missing, "event")} of this run ${missing === 1 ? "has" : "have"} not come.` : "",
    leftOut > 0 ? `${count(leftOut, "entry").replace("entrys", "entries")} more than this page shows.` : "",
  ].filter(Boolean);
  return html`<div id="head" class="head">
${over.length > 0 ? html`<p class="over">${over.join(" · ")}</p>` : undefined}
<h1><bdi>${title || `Run ${id}`}</bdi></h1>
<p class="standing">${badge({ outcome: result?.outcome ?? "", lastAt })} <span role="status"><bdi>${result?.message ?? phase}</bdi></span></p>
<p class="figures">${links.map((one) => html`${one} · `)}${moment(startedAt)} · ${duration(run.tookMs)}</p>
${lost.length > 0 ? html`<p class="lost">${lost.join(" ")}</p>` : undefined}</div>`;
}
