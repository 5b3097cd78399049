import { plot } from "./plot.mjs";

/** The pictures of the page by file name: how cost and time grow with turns, files and output. */
export function plotsOf({ agents, sizes }) {
  const ordered = agents.toSorted((a, b) => Number(b.id === "ours") - Number(a.id === "ours"));
  const series = (read) => ordered.map(({ title, workloads }) => ({ name: title, points: read(workloads) }));
  const bySize = (name, all, smallest) =>
    series((workloads) =>
      all.map((size) => [Math.max(size, smallest), workloads[`${name}-${size}`].wallMs / 1000]),
    );
  return {
    "performance-cost.svg": plot({
      title: "Input cost grows with the turns of a run",
      ...{ xTitle: "requests to the model", yTitle: "thousand units" },
      series: series(({ long }) => long.costByTurn.map((units, index) => [index + 1, units / 1000])),
    }),
    "performance-turns.svg": plot({
      title: "Time until each request of 60 turns, the model's own left out",
      ...{ xTitle: "requests to the model", yTitle: "seconds" },
      series: series(({ long }) => long.requestedMs.map((ms, index) => [index + 1, ms / 1000])),
    }),
    "performance-files.svg": plot({
      title: "A search and a list in repositories of many files, whole run",
      ...{ xTitle: "files", yTitle: "seconds", logarithmic: true },
      series: bySize("files", sizes.files, 1),
    }),
    "performance-output.svg": plot({
      title: "A command with much output, whole run",
      ...{ xTitle: "MiB", yTitle: "seconds" },
      series: bySize("output", sizes.outputs, 0),
    }),
  };
}
