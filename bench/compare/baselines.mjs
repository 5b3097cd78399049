import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { median } from "./figures.mjs";

/** Milliseconds that the bare programs take for what the agents are asked to do: medians, on the same repository. */
export function measureBaselines({ templates, bigFiles, directory }, { runs, search, files, bigBytes }) {
  const { path } = templates.get(files);
  const [[find], [list]] = search.turns;
  const time = (program, ...args) => {
    const startedAt = performance.now();
    const { status } = spawnSync(program, args, { cwd: path, stdio: "ignore" });
    if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}.`);
    return performance.now() - startedAt;
  };
  const big = join(directory, "big.txt");
  cpSync(bigFiles.get(bigBytes), big);
  const measure = (...argv) => median(Array.from({ length: runs + 1 }, () => time(...argv)).slice(1));
  const measured = {
    gitGrepMs: measure("git", "grep", "-nP", find.pattern),
    gitLsFilesMs: measure("git", "ls-files", "--", list.glob),
    catMs: measure("sh", "-c", `cat ${big} > /dev/null`),
  };
  rmSync(big);
  return Object.fromEntries(Object.entries(measured).map(([name, ms]) => [name, Number(ms.toFixed(1))]));
}
