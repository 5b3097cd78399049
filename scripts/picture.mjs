// `npm run picture`: docs/images/run.svg, the log of a demo run as its page shows it with the groups folded, and
// docs/images/pull-request.png, the text of its pull request as GitHub would show it, taken by a headless `chromium`.
import "./require-node.mjs";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";
import { marked } from "marked";

const { readDemoOptions, runDemo } = await import("../demo/main.ts");

const columns = 118;
const lineHeight = 19;
const margin = 20;
const colours = { 1: "#e6edf3", 2: "#8b949e", 31: "#ff7b72", 32: "#56d364", 33: "#d29922", 36: "#76e3ea" };

let printed = "";
process.exitCode = await runDemo({
  ...readDemoOptions([]),
  apiKey: undefined,
  colour: true,
  write: (text) => {
    printed += text;
  },
});
const file = join(import.meta.dirname, "../docs/images/run.svg");
await mkdir(dirname(file), { recursive: true });
await writeFile(file, draw(fold(section(printed))));
console.log(`Wrote ${file}`);
const picture = join(import.meta.dirname, "../docs/images/pull-request.png");
await photograph(await page(await readFile(join(artifacts(printed), "pull-request.md"), "utf8")), picture);
console.log(`Wrote ${picture}`);

function artifacts(text) {
  const [, directory] = /^\s*Artifacts: (\S+) /m.exec(stripVTControlCharacters(text)) ?? [];
  if (directory === undefined) throw new Error("the demo named no artifacts");
  return directory;
}

/** A pull request's first comment, with GitHub's own style sheet. */
async function page(body) {
  const sheet = import.meta.resolve("github-markdown-css/github-markdown-light.css");
  const style = await readFile(new URL(sheet), "utf8");
  const text = await marked.parse(body.replace(/^Closes #(\d+)$/m, 'Closes <a href="#">#$1</a>'), {
    gfm: true,
  });
  return `<!doctype html><meta charset="utf-8"><style>${style}
body { margin: 24px; background: #fff }
.comment { max-width: 880px; border: 1px solid #d1d9e0; border-radius: 6px }
.head { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; font: 14px sans-serif; color: #59636e }
.markdown-body { padding: 16px }
</style><div class="comment"><div class="head"><b>github-actions[bot]</b> commented</div><div class="markdown-body">${text}</div></div>`;
}

async function photograph(html, file) {
  const directory = await mkdtemp(join(tmpdir(), "picture-"));
  const source = join(directory, "page.html");
  await writeFile(source, html);
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"];
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const size = ["--window-size=930,1190", "--force-device-scale-factor=1.5"];
  await promisify(execFile)("chromium", [
    ...[...flags, ...quiet, ...size, `--user-data-dir=${directory}/profile`],
    ...[`--screenshot=${file}`, `file://${source}`],
  ]);
  await rm(directory, { recursive: true, force: true });
}

/** The part that the action itself printed. */
function section(text) {
  const lines = text.split("\n");
  const isHeading = (line) => stripVTControlCharacters(line).startsWith("══ ");
  const start = lines.findIndex((line) => isHeading(line) && line.includes("The action's log"));
  const end = lines.findIndex((line, index) => index > start && isHeading(line));
  return lines.slice(start + 1, end);
}

/** Groups as their titles alone; no two empty lines in a row. */
function fold(lines) {
  const folded = lines
    .filter((line) => !stripVTControlCharacters(line).startsWith("  │"))
    .map((line) => line.replace("▾", "▸"));
  const shown = folded.filter((line, index) => line !== "" || (index > 0 && folded[index - 1] !== ""));
  while (shown.at(-1) === "") shown.pop();
  return shown;
}

function draw(lines) {
  const height = lines.length * lineHeight + 2 * margin;
  const width = Math.ceil(columns * 7.83) + 2 * margin;
  const rows = lines.map((line, index) => {
    const y = margin + (index + 0.75) * lineHeight;
    return `<text x="${margin}" y="${y}" xml:space="preserve">${spans(line)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="The log of a run">`,
    `<rect width="100%" height="100%" rx="8" fill="#0d1117"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13" fill="#e6edf3">`,
    ...rows,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

/** A line's coloured stretches, cut at the picture's edge. */
function spans(line) {
  let left = columns;
  let colour = "";
  let bold = false;
  const parts = [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are terminal colours
  for (const [, code, text] of `\u001b[0m${line}`.matchAll(/\u001b\[(\d+)m([^\u001b]*)/g)) {
    colour = code === "0" ? "" : (colours[code] ?? colour);
    bold = code === "1";
    const shown = text.length > left ? `${text.slice(0, Math.max(0, left - 1))}…` : text;
    if (text === "" || left <= 0) continue;
    left -= text.length;
    const style = `${colour && ` fill="${colour}"`}${bold ? ' font-weight="bold"' : ""}`;
    parts.push(`<tspan${style}>${escapeXml(shown)}</tspan>`);
  }
  return parts.join("");
}

function escapeXml(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
