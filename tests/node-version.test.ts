import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { expect, test } from "@jest/globals";

/** This Node, claiming to be an old one. */
const disguised = [
  process.execPath,
  "--import",
  `data:text/javascript,globalThis.process = Object.create(process, { versions: { value: { ...process.versions, node: "18.20.8" } } })`,
];
/** Older Nodes that this machine happens to have: they show that nothing chokes on newer syntax before the check. */
const older = ["/usr/bin/node", "/usr/local/bin/node"]
  .filter((path) => existsSync(path) && major(path) < 24)
  .map((path) => [path]);
/** Others import them. */
const parts = [
  "licenses.mjs",
  "failure-causes.mjs",
  "input-themes.mjs",
  "plain-code.mjs",
  "model-answer.mjs",
];
const startedByHand = [
  ...["scripts", "bench"].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".mjs") && !parts.includes(name))
      .map((name) => `${folder}/${name}`),
  ),
  ...["main", "post", "cli", "worker"].map((entry) => `dist/${entry}/index.js`),
];

function major(node: string): number {
  return Number(spawnSync(node, ["-p", "process.versions.node"], { encoding: "utf8" }).stdout.split(".")[0]);
}

test.each(startedByHand)("%s says in one sentence that an older Node won't do", (path) => {
  for (const [node = "", ...args] of [disguised, ...older]) {
    const { status, stdout, stderr } = spawnSync(node, [...args, path], { encoding: "utf8", input: "" });
    expect(stderr).toMatch(
      /^Tiny Backspace needs Node 24 or newer; this is Node \d+\.\d+\.\d+\. In its checkout, .*\.\n$/,
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  }
});
