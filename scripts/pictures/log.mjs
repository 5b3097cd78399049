import { writeFile } from "node:fs/promises";
import { stripVTControlCharacters } from "node:util";

const columns = 118;
const lineHeight = 19;
const margin = 20;
const grey = "#8b949e";
const colours = {
  1: "#e6edf3",
  2: grey,
  31: "#ff7b72",
  32: "#56d364",
  33: "#d29922",
  36: "#76e3ea",
  90: grey,
};

/** The log of a run as its page shows it, with the groups folded; `printed` is what the demo printed. */
export async function drawLog(printed, file) {
  await writeFile(file, draw(fold(section(printed))));
  console.log(`Wrote ${file}`);
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
