import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { join } from "node:path";
import { fillPage } from "./page.mjs";
import { plotsOf } from "./plots.mjs";

const root = join(import.meta.dirname, "../..");

/** Writes the page's tables, its plots and the figures that they are made from; gives the paths. */
export function writeReport(figures) {
  const paths = [];
  const write = (path, text) => {
    fs.writeFileSync(join(root, path), text);
    paths.push(path);
  };
  const page = "docs/performance.md";
  write(page, fillPage(fs.readFileSync(join(root, page), "utf8"), figures));
  for (const [name, svg] of Object.entries(plotsOf(figures))) write(`docs/images/${name}`, svg);
  write("docs/performance.json", formatted(JSON.stringify(figures), "docs/performance.json"));
  return paths;
}

function formatted(text, path) {
  const biome = join(root, "node_modules/.bin/biome");
  return execFileSync(biome, ["format", `--stdin-file-path=${path}`], {
    cwd: root,
    input: text,
    encoding: "utf8",
  });
}
