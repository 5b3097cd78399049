import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";

interface Workload {
  startMs: number;
  gapMsOf: Record<string, number>;
  wallMs: number;
  costUnits: { runs: number; blocks: number };
  memoryMiB: Record<string, number>;
}

interface Figures {
  readonly agents: { id: string; title: string; workloads: Record<string, Workload> }[];
}

interface Goal {
  readonly text: string;
  readonly value: number | undefined;
  readonly met: boolean | undefined;
}

interface Table {
  readonly heading: string[];
  readonly rows: string[][];
}

const { goalsOf } = (await import("../../bench/report/goals.mjs" as string)) as {
  goalsOf: (figures: Figures) => Goal[];
};
const { fillPage } = (await import("../../bench/report/page.mjs" as string)) as {
  fillPage: (page: string, figures: Figures) => string;
};
const { plotsOf } = (await import("../../bench/report/plots.mjs" as string)) as {
  plotsOf: (figures: Figures) => Record<string, string>;
};
const { plot } = (await import("../../bench/report/plot.mjs" as string)) as {
  plot: (options: object) => string;
};
const { mainTable } = (await import("../../bench/report/tables.mjs" as string)) as {
  mainTable: (figures: Figures) => Table;
};

const page = readFileSync("docs/performance.md", "utf8");
const readFigures = () => JSON.parse(readFileSync("docs/performance.json", "utf8")) as Figures;

/** The figures as they are, but for what `change` does to this action's. */
function changed(change: (workloads: Record<string, Workload>) => void): Figures {
  const figures = readFigures();
  change(workloadsOf(figures, "ours"));
  return figures;
}

function workloadsOf(figures: Figures, id: string): Record<string, Workload> {
  const agent = figures.agents.find((one) => one.id === id);
  if (agent === undefined) throw new Error(`There are no figures of ${id}.`);
  return agent.workloads;
}

function goal(figures: Figures, text: RegExp): Goal {
  const found = goalsOf(figures).filter((one) => text.test(one.text));
  expect(found).toHaveLength(1);
  return found[0] as Goal;
}

describe("docs/performance.md", () => {
  test("is what the benchmark makes of docs/performance.json, and so are its plots", () => {
    const figures = readFigures();
    expect(fillPage(page, figures)).toBe(page);
    for (const [name, svg] of Object.entries(plotsOf(figures))) {
      expect(readFileSync(`docs/images/${name}`, "utf8")).toBe(svg);
      expect(page).toContain(`(images/${name})`);
    }
  });

  test("has a row for this action and each peer, with a figure in every column", () => {
    const { heading, rows } = mainTable(readFigures());
    expect(rows.map(([title = ""]) => title.split(/[ ,]\d/)[0])).toEqual([
      ...["claude-code", "codex", "pi", "a bare loop on the SDK, bundled", "this action"],
    ]);
    for (const row of rows) {
      expect(row).toHaveLength(heading.length);
      for (const cell of row.slice(1)) expect(cell).toMatch(/^\d/);
    }
  });

  test("says where a section has no place", () => {
    expect(() => fillPage(page.replace("<!-- goals -->", ""), readFigures())).toThrow(
      "no place for its goals",
    );
  });
});

describe("goals", () => {
  test("are held against the peers of the same figures", () => {
    const codexMs = workloadsOf(readFigures(), "codex")["short"]?.startMs ?? 0;
    const startsIn = (share: number) =>
      changed(({ short }) => {
        if (short !== undefined) short.startMs = codexMs * share;
      });
    expect(goal(startsIn(0.89), /^start, beside codex/)).toMatchObject({ met: true });
    expect(goal(startsIn(0.91), /^start, beside codex/)).toMatchObject({ met: false });
  });

  test("of cost are met only when both readings of the cache meet them", () => {
    const bare = workloadsOf(readFigures(), "bare-loop")["wide"]?.costUnits;
    const costs = (blocks: number) =>
      changed(({ wide }) => {
        if (wide !== undefined && bare !== undefined)
          wide.costUnits = { runs: bare.runs, blocks: bare.blocks * blocks };
      });
    expect(goal(costs(1), /12 calls/).met).toBe(true);
    expect(goal(costs(3), /12 calls/).met).toBe(false);
  });

  test("beside a peer that isn't there are not measured", () => {
    const { agents, ...rest } = readFigures();
    const without = { ...rest, agents: agents.filter(({ id }) => id === "ours" || id === "bare-loop") };
    expect(goal(without, /^start, beside codex/).met).toBeUndefined();
    expect(goal(without, /beside pi/).met).toBeUndefined();
    expect(goal(without, /^input cost of 60 turns/).met).toBeDefined();
  });
});

describe("a plot", () => {
  const series = [
    { name: "one <&>", points: [[1, 5] as const, [2, 10] as const] },
    { name: "two", points: [[1, 5] as const, [2, 10] as const] },
  ];
  const svg = plot({ title: 'Time "left"', xTitle: "turns", yTitle: "seconds", series });

  test("writes every text as text", () => {
    expect(svg).toContain("one &lt;&amp;&gt;");
    expect(svg).toContain('aria-label="Time &quot;left&quot;"');
  });

  test("keeps the names of lines apart that end in the same place", () => {
    const heights = [...svg.matchAll(/<text class="label c\d" x="\d+" y="([\d.]+)"/g)].map(([, y]) =>
      Number(y),
    );
    expect(heights).toHaveLength(2);
    expect(Math.abs((heights[0] ?? 0) - (heights[1] ?? 0))).toBeGreaterThan(15);
  });

  test("has colours for light pages and for dark ones", () => {
    expect(svg).toContain("prefers-color-scheme:dark");
  });
});
