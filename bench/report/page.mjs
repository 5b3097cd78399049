import { gapTable, goalTable, mainTable, markdown, ratioTable } from "./tables.mjs";

/** What the page tells from a benchmark, by the name of its place there. */
export function sectionsOf(figures) {
  return {
    "side-by-side": [machineLine(figures), markdown(mainTable(figures)), notes(figures)].join("\n\n"),
    ratios: markdown(ratioTable(figures)),
    gaps: markdown(gapTable(figures)),
    goals: markdown(goalTable(figures)),
  };
}

/** The page with each section in its place, between `<!-- name -->` and `<!-- /name -->`. */
export function fillPage(page, figures) {
  let filled = page;
  for (const [name, content] of Object.entries(sectionsOf(figures))) {
    const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const start = filled.indexOf(open);
    const end = filled.indexOf(close, start);
    if (start < 0 || end < 0) throw new Error(`The page has no place for its ${name}: ${open} … ${close}`);
    filled = `${filled.slice(0, start + open.length)}\n${content}\n${filled.slice(end)}`;
  }
  return filled;
}

export function machineLine({ date, machine, runs }) {
  const { cores, cpu, memoryGiB, kernel, node, load } = machine;
  return (
    `Measured on ${date}: ${cores} cores of ${cpu}, ${memoryGiB} GiB of memory, Linux ${kernel}, Node ${node}, a load of ` +
    `${load} before it; ${runs === 1 ? "one run" : `medians of ${runs} runs`} of each.`
  );
}

function notes({ agents }) {
  return agents.map(({ title, note }) => `- ${title}: ${note}.`).join("\n");
}
