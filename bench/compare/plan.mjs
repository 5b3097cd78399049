import { join } from "node:path";
import { makeTemplate, writeBigFile } from "./templates.mjs";
import { beside, endless, long, output, search, short, wide } from "./workloads.mjs";

/** Of the repositories and the outputs that the plots are made from; the largest of the one is in the table. */
export const sizes = {
  files: [100, 1000, 10_000, 50_000],
  outputs: [0, 10, 50, 200],
  many: "files-50000",
  output: "output-50",
};
const tableSizes = { files: 50_000, output: 50 };
const gigabyte = { ...output(1050), id: "gigabyte" };
const plotRuns = 2;
/** A checkout of so many files takes longer than all that is measured on it. */
const manyFilesRuns = 3;

/**
 * What is run how often, by whom: what is in the table `runs` times, but for the largest repository; what only the plots
 * need less.
 */
export function planOf(runs) {
  const few = Math.min(runs, plotRuns);
  const searches = sizes.files.map((files) => ({
    workload: search(files),
    runs: files === tableSizes.files ? Math.min(runs, manyFilesRuns) : few,
  }));
  const outputs = sizes.outputs.map((mebibytes) => ({
    workload: output(mebibytes),
    runs: mebibytes === tableSizes.output || mebibytes === 0 ? runs : few,
  }));
  const plan = [
    { workload: short, runs },
    { workload: long, runs },
    { workload: wide, runs: 1 },
    ...searches,
    ...outputs,
    { workload: beside, runs, only: "ours" },
    { workload: gigabyte, runs: 1, only: "ours" },
    { workload: endless, runs: 1, only: "ours" },
  ];
  const { workload } = searches.at(-1);
  const bigBytes = outputs.find(({ workload: { id } }) => id === sizes.output).workload.bigFileBytes;
  return Object.assign(plan, {
    baselines: { search: workload, files: workload.files, bigBytes },
  });
}

/** The repositories and files that a plan needs, made once. */
export function makePlaces(directory, plan) {
  const all = (read) => [...new Set(plan.map(({ workload }) => read(workload)))];
  const templates = new Map(
    all(({ files }) => files ?? 0).map((files) => [files, makeTemplate(directory, files)]),
  );
  const bigFiles = new Map();
  for (const bytes of all(({ bigFileBytes }) => bigFileBytes)) {
    if (bytes === undefined) continue;
    const path = join(directory, `big-${bytes}.txt`);
    writeBigFile(path, bytes);
    bigFiles.set(bytes, path);
  }
  return { directory, templates, bigFiles };
}
