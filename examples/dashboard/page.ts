import { type Html, html } from "./html.ts";

export interface Page {
  readonly title: string;
  /** Where the news of this page come from, after this mark. */
  readonly live?: { readonly path: string; readonly mark: string };
  readonly content: Html;
}

/** A whole page: what it says is in it, and `live.js` only adds what is new. */
export function renderPage({ title, live, content }: Page): string {
  const source = live && html` data-live="${live.path}" data-mark="${live.mark}"`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/style.css">
<script type="module" src="/assets/live.js"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top"><a href="/">Tiny Backspace</a><span id="connection" role="status"></span></header>
<main id="content" tabindex="-1"${source}>${content}</main>
</body>
</html>
`.text;
}

export function moment(ms: number): Html {
  const iso = new Date(ms).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace("T", " ")} UTC</time>`;
}
