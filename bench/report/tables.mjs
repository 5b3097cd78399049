import { goalsOf } from "./goals.mjs";

const dash = "–";

/** The side-by-side table: heading and rows of cells. */
export function mainTable({ agents, sizes }) {
  const heading = [
    "",
    "start, ms",
    "gap, ms (6 / 60 turns)",
    "60 turns, whole run, s",
    "peak memory, MiB (6 / 60 turns)",
    "first request, KB",
    "input cost, thousand units (6 turns / 60 turns / 5 turns of 12 calls)",
    "search and list in 50,000 files, whole run, s",
    "50 MiB of output, whole run, s; what the model saw",
  ];
  const rows = agents.map(({ id, title, api, workloads }) => {
    const { short, long, wide, [sizes.many]: many, [sizes.output]: output } = workloads;
    const both = (read) => `${read(short)} / ${read(long)}`;
    return [
      title,
      String(short.startMs),
      both(({ gapMs }) => whole(gapMs)),
      seconds(long.wallMs),
      both(({ memoryMiB }) => memoryCell(id, memoryMiB)),
      kilobytes(short.firstRequestBytes),
      [short, long, wide].map(costCell).join(" / ") + (api === "responses" ? " (other price list)" : ""),
      seconds(many.wallMs),
      `${seconds(output.wallMs)}; ${sawCell(output.saw)}`,
    ];
  });
  return { heading, rows };
}

/** This action's figures as multiples of each other agent's. */
export function ratioTable({ agents, sizes }) {
  const ours = agents.find(({ id }) => id === "ours").workloads;
  const columns = {
    start: ({ short }) => short.startMs,
    "gap, 60 turns": ({ long }) => long.gapMs,
    "60 turns, whole run": ({ long }) => long.wallMs,
    "largest process, 60 turns": ({ long }) => long.memoryMiB.largest,
    "first request": ({ short }) => short.firstRequestBytes,
    "input cost, 60 turns": ({ long }) => long.costUnits.runs,
    "50,000 files, whole run": ({ [sizes.many]: many }) => many.wallMs,
    "50 MiB of output, whole run": ({ [sizes.output]: output }) => output.wallMs,
  };
  return {
    heading: ["this action, as a multiple of", ...Object.keys(columns)],
    rows: agents
      .filter(({ id }) => id !== "ours")
      .map(({ title, api, workloads }) => [
        title,
        ...Object.entries(columns).map(([name, read]) =>
          name.startsWith("input cost") && api === "responses"
            ? dash
            : (read(ours) / read(workloads)).toFixed(2),
        ),
      ]),
  };
}

const kinds = { read: "read a file", edit: "edit a file", search: "search", run: "run a command" };

/** The gap of the 60 turns by what was done in the turn, and what comes before and after the turns. */
export function gapTable({ agents }) {
  return {
    heading: [
      "gap by turn, 60 turns, ms",
      ...Object.values(kinds),
      "after the last answer, ms",
      "processor time of the run, s",
    ],
    rows: agents.map(({ title, workloads: { long } }) => [
      title,
      ...Object.keys(kinds).map((kind) => long.gapMsOf[kind].toFixed(1)),
      whole(long.endMs),
      seconds(long.processorMs),
    ]),
  };
}

/** Every goal with what was measured in the same benchmark. */
export function goalTable(figures) {
  return {
    heading: ["goal", "at most", "measured", "met"],
    rows: goalsOf(figures).map(({ text, limit, value, unit, digits, met }) => [
      text,
      withUnit(limit.toLocaleString("en-US"), unit),
      value === undefined ? dash : withUnit(grouped(value, digits), unit),
      met === undefined ? "not measured" : met ? "yes" : "**no**",
    ]),
  };
}

export function markdown({ heading, rows }) {
  const line = (cells) => `| ${cells.join(" | ")} |`.replace("|  |", "| |");
  return [line(heading), `|${heading.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

/** For a terminal: the agents as columns, since the headings are long. */
export function terminal({ heading, rows }) {
  const columns = [heading, ...rows].map((column) => column.map((cell) => cell.replaceAll(/[`*]/g, "")));
  const widths = columns.map((column) => Math.max(...column.map((cell) => cell.length)));
  return heading
    .map((_, row) =>
      columns
        .map((column, at) => column[row].padEnd(widths[at]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** The same, each row a line. */
export function terminalLines({ heading, rows }) {
  const lines = [heading, ...rows].map((row) => row.map((cell) => cell.replaceAll(/[`*]/g, "")));
  const widths = heading.map((_, at) => Math.max(...lines.map((row) => row[at].length)));
  return lines
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function memoryCell(id, { program, worker, largest, sum }) {
  if (id === "ours") return `${whole(program)} + ${whole(worker)} (tree ${whole(sum)})`;
  return Math.round(sum) > Math.round(largest) ? `${whole(largest)} (tree ${whole(sum)})` : whole(largest);
}

function costCell({ costUnits: { runs, blocks } }) {
  const [one, each] = [thousands(runs), thousands(blocks)];
  return one === each ? one : `${one} to ${each}`;
}

function sawCell({ bytes, head, tail }) {
  const ends = head && tail ? "both ends" : head ? "head only" : tail ? "tail only" : "neither end";
  return `${kilobytes(bytes)} KB, ${ends}`;
}

function thousands(units) {
  return units < 10_000 ? (units / 1000).toFixed(1) : whole(units / 1000);
}

function kilobytes(bytes) {
  return bytes < 9_950 ? (bytes / 1000).toFixed(1) : whole(bytes / 1000);
}

function seconds(ms) {
  return (ms / 1000).toFixed(2);
}

function whole(number) {
  return String(Math.round(number));
}

function grouped(value, digits) {
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function withUnit(text, unit) {
  return unit === "×" ? `${text}×` : `${text} ${unit}`;
}
