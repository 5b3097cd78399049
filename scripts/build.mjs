// Bundles the program into dist/ (or `--out DIR`): the same bytes from the same sources, wherever it runs.
import "./require-node.mjs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import ncc from "@vercel/ncc";
import { bundledFiles, renderLicenses } from "./licenses.mjs";
import { plainCode } from "./plain-code.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundleDir = join(root, "scripts/bundle");
const doors = ["main", "post", "cli"];
/**
 * What dependencies would load in cases that never come: Amazon's chain of places for credentials (we hand the keys
 * over) with the fetch that it brings along, and a fetch for a Node that has none. The bundle imports what is outside
 * of it when it starts, so a module that is always there stands in; nothing is taken from it.
 */
const neverUsed = ["@aws-sdk/credential-providers", "@smithy/fetch-http-handler", "node-fetch"];
const standIns = {
  ...Object.fromEntries(neverUsed.map((name) => [name, "node:url"])),
  undici: "./undici.js",
};
const modulePackage = `${JSON.stringify({ type: "module" })}\n`;

const { values } = parseArgs({ options: { out: { type: "string", default: join(root, "dist") } } });
const out = resolve(values.out);
// Module ids are made from paths relative to the working directory.
process.chdir(root);

try {
  await build();
} catch (cause) {
  // The stack would quote the bundler's own minified source.
  console.error(`The build failed: ${cause.message}`);
  process.exit(1);
}

async function build() {
  const program = await bundle("doors");
  const worker = await bundle("worker");
  if (worker.files.size > 1) {
    throw new Error("the sandbox's worker must be one file; avoid dynamic imports in src/sandbox/worker.ts.");
  }
  const licenses = await renderLicenses(root, [...program.sources, ...worker.sources]);

  await rm(out, { recursive: true, force: true });
  const undici = await readFile(join(bundleDir, "undici.mjs"), "utf8");
  await writeFolder("program", program.files.set("undici.js", undici));
  await writeFolder("worker", worker.files);
  for (const door of doors) await writeFolder(door, new Map([["index.js", doorFile(door)]]));
  await cp(join(root, "scripts/require-node.mjs"), join(out, "require-node.mjs"));
  await writeFile(join(out, "licenses.txt"), licenses);
}

/** Bundles `scripts/bundle/<name>.mjs`: its files by name, and the source files that went into them. */
async function bundle(name) {
  const { code, assets, stats } = await ncc(join(bundleDir, `${name}.mjs`), {
    filename: "index.js",
    // Types are tsc's business.
    transpileOnly: true,
    cache: false,
    quiet: true,
    externals: standIns,
  });
  const files = new Map([["index.js", await plainCode(code)]]);
  for (const [path, asset] of Object.entries(assets)) {
    if (path === "package.json") continue;
    if (!/^\d+\.index\.js$/.test(path))
      throw new Error(`the bundle has an asset that nothing expects: ${path}.`);
    files.set(path, await plainCode(String(asset.source)));
  }
  return { files, sources: bundledFiles(stats.compilation) };
}

/** What the runner starts: an older Node ends at the first line, before it meets syntax that it can't read. */
function doorFile(door) {
  return [
    `import "../require-node.mjs";`,
    `const { doors } = await import("../program/index.js");`,
    `await doors.${door}();`,
    "",
  ].join("\n");
}

async function writeFolder(name, files) {
  await mkdir(join(out, name), { recursive: true });
  await writeFile(join(out, name, "package.json"), modulePackage);
  for (const [path, content] of files) await writeFile(join(out, name, path), content);
}
