import { type Declared, hostOf, isRecord, linesOf } from "./dependency.ts";

const sections = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"] as const;
const maxDepth = 20;

/** package.json, with what it puts in the place of other people's dependencies. */
export function* readPackageJson(text: string): Iterable<Declared> {
  const manifest: unknown = JSON.parse(text);
  if (!isRecord(manifest)) throw new Error("not an object");
  for (const section of sections) yield* versions(manifest[section], 0);
  const { overrides, resolutions, pnpm } = manifest;
  const replaced = [overrides, resolutions, isRecord(pnpm) ? pnpm["overrides"] : undefined];
  for (const section of replaced) yield* versions(section, 0);
}

function* versions(section: unknown, depth: number): Iterable<Declared> {
  if (!isRecord(section) || depth > maxDepth) return;
  for (const [name, version] of Object.entries(section)) {
    if (typeof version === "string") yield { name, version };
    else yield* versions(version, depth + 1);
  }
}

/** package-lock.json and npm-shrinkwrap.json of every format. */
export function* readPackageLock(text: string): Iterable<Declared> {
  const lock: unknown = JSON.parse(text);
  if (!isRecord(lock)) throw new Error("not an object");
  if (!isRecord(lock["packages"])) return yield* lockedDependencies(lock["dependencies"], 0);
  for (const [path, entry] of Object.entries(lock["packages"])) {
    const at = path.lastIndexOf("node_modules/");
    if (at === -1 || !isRecord(entry) || entry["link"] === true) continue;
    const name = path.slice(at + "node_modules/".length);
    const alias = textOf(entry["name"]);
    yield locked(alias === "" || alias === name ? name : `${name} (${alias})`, entry);
  }
}

function* lockedDependencies(section: unknown, depth: number): Iterable<Declared> {
  if (!isRecord(section) || depth > maxDepth) return;
  for (const [name, entry] of Object.entries(section)) {
    if (!isRecord(entry)) continue;
    yield locked(name, entry);
    yield* lockedDependencies(entry["dependencies"], depth + 1);
  }
}

function locked(name: string, entry: Readonly<Record<string, unknown>>): Declared {
  const resolved = textOf(entry["resolved"]);
  return { name, version: textOf(entry["version"]), ...(resolved !== "" && { source: hostOf(resolved) }) };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** yarn.lock, of the first Yarn and of later ones. */
export function* readYarnLock(text: string): Iterable<Declared> {
  let name: string | undefined;
  let version = "";
  for (const line of [...linesOf(text), "end:"]) {
    if (/^\S.*:$/.test(line) && !line.startsWith("#")) {
      if (name !== undefined && name !== "__metadata") yield { name, version };
      [name, version] = [/^"?((?:@[^/"]+\/)?[^@",:]+)/.exec(line)?.[1], ""];
    }
    const found = /^ {2}version:? "?([^"\s]+)"?$/.exec(line)?.[1];
    if (found !== undefined) version = found;
    const resolved = /^ {2}(?:resolved|resolution:) "(?:(?:@[^/"]+\/)?[^@"]+@)?([^"]+)"$/.exec(line)?.[1];
    if (resolved !== undefined && name !== undefined && name !== "__metadata") {
      const source = resolved.startsWith("npm:") ? "" : hostOf(resolved);
      // What lies in the repository itself is no dependency.
      if (!resolved.startsWith("workspace:")) yield { name, version, ...(source !== "" && { source }) };
      name = undefined;
    }
  }
}

/** pnpm-lock.yaml: the names of its `packages`. */
export function* readPnpmLock(text: string): Iterable<Declared> {
  let inPackages = false;
  let last: Declared | undefined;
  for (const line of [...linesOf(text), "end:"]) {
    if (/^\S/.test(line)) inPackages = line === "packages:";
    const key = inPackages ? /^ {2}['"]?\/?([^\s'"(]+)(?:\([^'"]*)?['"]?:/.exec(line)?.[1] : undefined;
    if (key !== undefined || !inPackages) {
      if (last !== undefined) yield last;
      // `name@1.0.0`, in older files `name/1.0.0`.
      const [, name, version = ""] = /^((?:@[^/]+\/)?[^@/]+)[@/](.+)$/.exec(key ?? "") ?? [];
      last = name === undefined ? undefined : { name, version };
    }
    const tarball = /\btarball: ([^\s,}]+)/.exec(line)?.[1];
    if (tarball !== undefined && last !== undefined) last = { ...last, source: hostOf(tarball) };
  }
}
