import { costChart } from "./cost-chart.ts";
import type { Check } from "./entry.ts";
import { asNumber, asText } from "./fields.ts";
import { bytes, count, dollars, duration, tokens } from "./figures.ts";
import { type Html, html } from "./html.ts";
import type { Run } from "./run.ts";

/** What a run has cost, changed, checked and reached so far. */
export function renderFacts(run: Run): Html {
  return html`<div id="facts" class="facts">${[cost(run), changes(run), checks(run), dependencies(run), network(run)]}</div>`;
}

function cost({ usages, maxCostUsd }: Run): Html {
  const last = usages.at(-1);
  if (last === undefined) return card("Cost", html`<p class="hint">No answer of the model yet.</p>`);
  const budget = maxCostUsd === undefined ? undefined : html` <small>of ${dollars(maxCostUsd)}</small>`;
  const [input, output] = [
    usages.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
    usages.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
  ];
  return card(
    "Cost",
    html`<p class="large">${dollars(last.totalUsd)}${budget}</p>${costChart(usages, maxCostUsd)}
<p class="hint">${count(last.turn, "turn")} · ${tokens(input)} tokens in · ${tokens(output)} out<br><bdi>${last.model}</bdi></p>`,
  );
}

function changes({ files: edited, changed }: Run): Html {
  const files = changed ?? [...edited].map(([path, lines]) => ({ path, ...lines }));
  if (files.length === 0) return html``;
  const most = Math.max(...files.map(({ added = 0, removed = 0 }) => added + removed), 1);
  const rows = files.map(({ path, added, removed }) => {
    if (added === undefined || removed === undefined) {
      return html`<li><bdi class="path">${path}</bdi><span class="figures">binary</span></li>`;
    }
    const [green, red] = [added, removed].map((lines) => ((lines / most) * 100).toFixed(1));
    return html`<li><bdi class="path">${path}</bdi><span class="figures"><ins>+${added}</ins> <del>−${removed}</del></span>
<svg class="amount" width="100%" height="4" aria-hidden="true"><rect class="new" width="${green}%" height="4"/><rect class="gone" x="${green}%" width="${red}%" height="4"/></svg></li>`;
  });
  const list = html`<ul class="files">${rows}</ul>`;
  if (changed !== undefined) return card("Changed", list);
  return card(
    "Edited",
    html`${list}<p class="hint">By the agent’s edits; its commands may have changed more.</p>`,
  );
}

function checks({ checks: done, verification }: Run): Html {
  if (done.length === 0) return html``;
  const verdict = verification && html`<p><bdi>${verification.message}</bdi></p>`;
  return card("Checks", html`${verdict}<ul class="checks">${done.map(check)}</ul>`);
}

const places: ReadonlyMap<string, string> = new Map([
  ["base", "Base"],
  ["change", "Change"],
  ["old-code", "New tests, old code"],
]);

function check({ where, outcome, durationMs, tests }: Check): Html {
  const on = places.get(where) ?? where;
  const counted = tests && ` · ${tests.passed} of ${tests.passed + tests.failed}`;
  // New tests ought to fail on the old code.
  const tone = outcome === "passed" ? "good" : where === "old-code" ? "plain" : "bad";
  return html`<li><span>${on}</span><span class="${tone}">${outcome}${counted}</span><span class="figures">${duration(durationMs)}</span></li>`;
}

function dependencies({ dependencies: changed }: Run): Html {
  if (changed.length === 0) return html``;
  const rows = changed.map((change) => {
    const before = asText(change["before"]);
    const version = `${before === "" ? "" : `${before} → `}${asText(change["version"])}`.slice(0, 100);
    return html`<li><bdi class="path">${asText(change["name"]).slice(0, 200)}</bdi><span class="figures">${version}</span></li>`;
  });
  return card("Dependencies", html`<ul class="files">${rows}</ul>`);
}

function network({ reached, refused }: Run): Html {
  if (reached.length === 0 && refused.length === 0) return html``;
  const hosts = reached.map((host) => {
    const [sent, received] = [asNumber(host["bytes_sent"]) ?? 0, asNumber(host["bytes_received"]) ?? 0];
    return html`<li><bdi class="path">${asText(host["host"]).slice(0, 260)}</bdi><span class="figures">↑ ${bytes(sent)} ↓ ${bytes(received)}</span></li>`;
  });
  const others = refused.map(
    ({ host, told }) => html`<li><bdi class="path">${host}</bdi><span class="bad">${told}</span></li>`,
  );
  return card("Network", html`<ul class="files">${hosts}${others}</ul>`);
}

function card(title: string, content: Html): Html {
  return html`<section class="card"><h2>${title}</h2>${content}</section>`;
}
