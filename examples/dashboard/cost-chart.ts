import type { TurnUsage } from "./entry.ts";
import { dollars } from "./figures.ts";
import { type Html, html } from "./html.ts";

const height = 48;

/** What is spent of the budget, and what each turn cost of it. */
export function costChart(usages: readonly TurnUsage[], maxCostUsd: number | undefined): Html {
  const spent = usages.at(-1)?.totalUsd;
  if (usages.length === 0 || spent === undefined) return html``;
  return html`${maxCostUsd === undefined ? undefined : meter(spent, maxCostUsd)}${bars(usages)}`;
}

function meter(spent: number, budget: number): Html {
  const share = Math.min(100, Math.max(0, (spent / budget) * 100)).toFixed(2);
  const label = `${dollars(spent)} of ${dollars(budget)} spent`;
  return html`<svg class="meter" width="100%" height="6" role="img" aria-label="${label}"><rect class="track" width="100%" height="6" rx="3"/><rect class="spent" width="${share}%" height="6" rx="3"/></svg>`;
}

function bars(usages: readonly TurnUsage[]): Html {
  const dearest = Math.max(...usages.map(({ costUsd }) => costUsd ?? 0), 1e-9);
  const step = 100 / Math.max(usages.length, 12);
  const shapes = usages.map(({ turn, costUsd }, index) => {
    const tall = Math.max(1, ((costUsd ?? 0) / dearest) * height);
    const [x, y] = [(index * step).toFixed(2), (height - tall).toFixed(1)];
    return html`<rect x="${x}%" y="${y}" width="${(step * 0.72).toFixed(2)}%" height="${tall.toFixed(1)}" rx="1"><title>Turn ${turn}: ${dollars(costUsd)}</title></rect>`;
  });
  const label = `Cost by turn, the dearest ${dollars(dearest)}`;
  return html`<svg class="bars" width="100%" height="${height}" role="img" aria-label="${label}">${shapes}</svg>`;
}
