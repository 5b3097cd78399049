import type { DiffLine } from "./changes.ts";
import { type Html, html } from "./html.ts";

const maxLines = 400;
const names = { " ": "same", "-": "gone", "+": "new" } as const;
const tags = { " ": "span", "-": "del", "+": "ins" } as const;

/** The places of a change, each a block of lines. */
export function renderDiff(places: readonly (readonly DiffLine[])[]): Html {
  return html`<pre class="diff" tabindex="0">${places.map((lines, index) => html`${index > 0 ? html`<span class="between">⋯</span>` : undefined}${place(lines)}`)}</pre>`;
}

function place(lines: readonly DiffLine[]): Html {
  const shown = lines.slice(0, maxLines).map(line);
  const left = lines.length - shown.length;
  return html`${shown}${left > 0 ? html`<span class="between">⋯ ${left} more lines</span>` : undefined}`;
}

function line({ sign, text }: DiffLine): Html {
  const [name, tag] = [names[sign], tags[sign]];
  return html`<${tag} class="${name}">${sign}${text}
</${tag}>`;
}
