import type { Declared } from "./dependency.ts";
import { readToml, stringsIn, versionIn } from "./toml.ts";

const section = /^(?:dev-|build-)?dependencies$/;
const told = new Set(["version", "git", "path", "registry", "package", "branch", "tag", "rev"]);

/** Cargo.toml: dependencies of every kind, for every target, of the workspace, and patches. */
export function* readCargoToml(text: string): Iterable<Declared> {
  for (const { table, key, value } of readToml(text)) {
    const way = [...table, ...key];
    const at = way.findIndex((part, index) => section.test(part) || (part === "patch" && index === 0));
    if (at === -1) continue;
    const names = way.slice(way[at] === "patch" ? at + 2 : at + 1);
    const [name, detail] = names;
    if (name === undefined || names.length > 2) continue;
    if (detail === undefined) yield { name, version: versionIn(value) };
    else if (told.has(detail)) {
      const word = stringsIn(value)[0] ?? "";
      yield { name, version: detail === "version" ? word : `${detail} ${word}` };
    }
  }
}
