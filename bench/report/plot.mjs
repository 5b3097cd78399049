const width = 760;
const height = 400;
const margin = { top: 44, right: 190, bottom: 46, left: 62 };
const labelHeight = 17;

/** One colour for each line, for light and for dark pages. */
const colours = [
  ["#0969da", "#58a6ff"],
  ["#8250df", "#bc8cff"],
  ["#bc4c00", "#f0883e"],
  ["#bf3989", "#f778ba"],
  ["#1a7f37", "#3fb950"],
  ["#6e7781", "#8b949e"],
];

/**
 * A line chart as SVG. `series` are lines with a name and points; the first is drawn thickest. Both axes are in plain
 * numbers, x on a logarithmic scale when `logarithmic`. It follows the reader's choice of a light or a dark page.
 */
export function plot({ title, xTitle, yTitle, series, logarithmic = false }) {
  const points = series.flatMap((line) => line.points);
  const xs = points.map(([x]) => x);
  const x = logarithmic
    ? logarithmicScale([...new Set(xs)], margin.left, width - margin.right)
    : linearScale(Math.max(...xs), margin.left, width - margin.right);
  const y = linearScale(Math.max(...points.map(([, value]) => value)), height - margin.bottom, margin.top);
  const labels = spread(series.map(({ points: line }) => y.at(line.at(-1)[1])));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">`,
    `<style>${style()}</style>`,
    `<text class="title" x="${margin.left}" y="20">${escaped(title)}</text>`,
    ...y.ticks.flatMap((value) => [
      `<path class="grid" d="M${margin.left} ${round(y.at(value))}H${width - margin.right}"/>`,
      `<text class="tick" text-anchor="end" x="${margin.left - 8}" y="${round(y.at(value) + 4)}">${show(value)}</text>`,
    ]),
    ...x.ticks.map(
      (value) =>
        `<text class="tick" text-anchor="middle" x="${round(x.at(value))}" y="${height - margin.bottom + 18}">${show(value)}</text>`,
    ),
    `<text class="tick" text-anchor="middle" x="${(margin.left + width - margin.right) / 2}" y="${height - 8}">${escaped(xTitle)}</text>`,
    `<text class="tick" x="${margin.left}" y="${margin.top - 8}">${escaped(yTitle)}</text>`,
    // The first line lies on top of the others.
    ...series.map((line, index) => drawn(line, index, { x, y, label: labels[index] })).reverse(),
    "</svg>",
    "",
  ].join("\n");
}

function drawn({ name, points }, index, { x, y, label }) {
  const path = points.map(([px, py], at) => `${at === 0 ? "M" : "L"}${round(x.at(px))} ${round(y.at(py))}`);
  const dots = points.length > 12 ? [] : points;
  const end = width - margin.right;
  return [
    `<path class="line c${index}" d="${path.join("")}"/>`,
    ...dots.map(
      ([px, py]) => `<circle class="dot c${index}" cx="${round(x.at(px))}" cy="${round(y.at(py))}" r="3"/>`,
    ),
    `<text class="label c${index}" x="${end + 10}" y="${round(label + 4)}">${escaped(name)}</text>`,
  ].join("");
}

/** Zero to `largest` on `from` to `to`, with round numbers marked. */
function linearScale(largest, from, to) {
  const step = [1, 2, 2.5, 5, 10].map((part) => part * 10 ** Math.floor(Math.log10(largest / 4)));
  const size = step.find((one) => largest / one <= 5.5) ?? step.at(-1);
  const top = Math.ceil(largest / size) * size;
  const ticks = Array.from({ length: Math.round(top / size) + 1 }, (_, index) => index * size);
  return { ticks, at: (value) => from + (value / top) * (to - from) };
}

function logarithmicScale(values, from, to) {
  const [low, high] = [Math.min(...values), Math.max(...values)].map(Math.log10);
  return {
    ticks: values,
    at: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
  };
}

/** Moves labels apart that would lie over each other: each pair by as much, until none does. */
function spread(heights) {
  const moved = [...heights];
  const order = heights.map((_, index) => index).sort((a, b) => heights[a] - heights[b]);
  for (let round = 0; round < 200; round += 1) {
    for (const [at, lower] of order.entries()) {
      if (at === 0) continue;
      const upper = order[at - 1];
      const missing = labelHeight - (moved[lower] - moved[upper]);
      if (missing <= 0) continue;
      moved[upper] -= missing / 2;
      moved[lower] += missing / 2;
    }
  }
  return moved;
}

function style() {
  const font = 'font-family:-apple-system,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif';
  const coloured = (which) =>
    colours.map(
      (pair, index) =>
        `.line.c${index}{stroke:${pair[which]}}.dot.c${index},.label.c${index}{fill:${pair[which]}}`,
    );
  return [
    `text{${font}}.title{font-size:15px;font-weight:600;fill:#1f2328}.tick{font-size:12px;fill:#59636e}`,
    ".label{font-size:12px}.grid{stroke:#d1d9e0;stroke-width:1}",
    ".line{fill:none;stroke-width:1.8;stroke-linejoin:round}.line.c0{stroke-width:3}",
    ...coloured(0),
    "@media(prefers-color-scheme:dark){.title{fill:#f0f6fc}.tick{fill:#9198a1}.grid{stroke:#3d444d}",
    ...coloured(1),
    "}",
  ].join("");
}

function show(value) {
  return value.toLocaleString("en-US", { maximumFractionDigits: 2 });
}

function round(value) {
  return Number(value.toFixed(1));
}

function escaped(text) {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
