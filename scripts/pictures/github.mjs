import { readFile } from "node:fs/promises";
import { marked } from "marked";

/** Markdown as GitHub shows it, in a box with a head, with GitHub's own style sheet; `scripts` are put below it. */
export async function gitHubPage(markdown, { head, scripts = "" }) {
  return await gitHubBoxes([{ markdown, head }], scripts);
}

/** Several such boxes, beside each other. */
export async function gitHubBoxes(boxes, scripts = "") {
  const sheet = import.meta.resolve("github-markdown-css/github-markdown-light.css");
  const style = await readFile(new URL(sheet), "utf8");
  const shown = await Promise.all(boxes.map(box));
  return `<!doctype html><meta charset="utf-8"><style>${style}
body { margin: 0; padding: 24px; background: #fff }
.boxes { display: grid; grid-template-columns: repeat(${boxes.length}, minmax(0, 1fr)); gap: 16px; align-items: start }
.box { border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden }
.head { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; font: 14px sans-serif; color: #59636e }
.markdown-body { padding: 16px }
.markdown-body h2:first-child { margin-top: 0 }
.markdown-body pre.mermaid { background: none; padding: 0; text-align: center; font-size: 16px }
</style><div class="boxes">${shown.join("")}</div>${scripts}`;
}

async function box({ markdown, head }) {
  const text = await marked.parse(markdown, { gfm: true });
  const ticked = text
    .replaceAll(/<ul>(?=\s*<li><input)/g, '<ul class="contains-task-list">')
    .replaceAll("<li><input", '<li class="task-list-item"><input class="task-list-item-checkbox"');
  return `<div class="box"><div class="head">${head}</div><div class="markdown-body">${ticked}</div></div>`;
}
