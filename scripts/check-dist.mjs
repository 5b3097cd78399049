// Fails when dist/ differs from a fresh build of the sources by a single byte or file.
import "./require-node.mjs";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const fresh = mkdtempSync(join(tmpdir(), "dist-"));
try {
  const build = spawnSync(process.execPath, [join(import.meta.dirname, "build.mjs"), "--out", fresh], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (build.status !== 0) throw new Error("There is no fresh build to compare with.");
  const committed = filesOf(join(root, "dist"));
  const built = filesOf(fresh);
  const paths = new Set([...committed.keys(), ...built.keys()]);
  const different = [...paths].filter((path) => !isSame(committed.get(path), built.get(path)));
  if (different.length > 0) {
    throw new Error(`dist/ differs from a fresh build in ${different.sort().join(", ")}: run npm run build.`);
  }
} catch (cause) {
  console.error(cause.message);
  process.exitCode = 1;
} finally {
  rmSync(fresh, { recursive: true });
}

function isSame(one, other) {
  return one !== undefined && other !== undefined && one.equals(other);
}

function filesOf(directory) {
  const names = readdirSync(directory, { recursive: true }).filter((name) =>
    statSync(join(directory, name)).isFile(),
  );
  return new Map(names.map((name) => [name, readFileSync(join(directory, name))]));
}
