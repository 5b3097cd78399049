// `npm install` leaves a platform's package out of the lock when the registry at hand lacks it, and `npm ci` then
// refuses the lock. This adds such entries, so that one lock serves every platform and registry.
import "./require-node.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const lockFile = join(dirname(import.meta.dirname), "package-lock.json");
const systems = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const processors = [
  "arm64",
  "arm",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
];

const lock = JSON.parse(readFileSync(lockFile, "utf8"));
const packages = { ...lock.packages };
let added = 0;
for (const [path, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    if (isResolved(path, name)) continue;
    packages[`node_modules/${name}`] = platformEntry(name, version, parent);
    added += 1;
  }
}
const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en"));
writeFileSync(lockFile, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
console.log(`Added ${added} entries to package-lock.json.`);

/** Whether Node's resolution finds the package from `path`, a key of the lock. */
function isResolved(path, name) {
  for (let base = path; ; base = base.slice(0, Math.max(0, base.lastIndexOf("node_modules/") - 1))) {
    if (lock.packages[join(base, "node_modules", name)] !== undefined) return true;
    if (base === "") return false;
  }
}

/** What npm would have written, but for the checksum, which only a registry that has the package knows. */
function platformEntry(name, version, parent) {
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    throw new Error(`${name}@${version} is not an exact version.`);
  const words = name.replace(/^@[^/]+\//, "").split("-");
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined) throw new Error(`${name} does not name its platform.`);
  const libc = words.some((word) => word.startsWith("musl"))
    ? "musl"
    : words.some((word) => word.startsWith("gnu")) && "glibc";
  return {
    version,
    cpu: [cpu],
    ...(parent.dev === true && { dev: true }),
    ...(os === "linux" && libc && { libc: [libc] }),
    license: parent.license,
    optional: true,
    os: [os],
    ...(parent.engines !== undefined && { engines: parent.engines }),
  };
}
