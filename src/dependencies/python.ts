import { type Declared, linesOf } from "./dependency.ts";
import { readToml, stringsIn, type TomlEntry, versionIn } from "./toml.ts";

/** requirements.txt and its like, with the options that say where packages come from. */
export function* readRequirements(text: string): Iterable<Declared> {
  for (const line of linesOf(text)) {
    const words = line
      .replace(/(?:^|\s)#.*$/s, "")
      .replace(/\\$/, "")
      .trim();
    const option =
      /^(-i|-f|-e|--index-url|--extra-index-url|--find-links|--trusted-host|--editable)(?:\s+|=)(\S+)/.exec(
        words,
      );
    if (option !== null) yield { name: option[1] ?? "", version: withoutCredentials(option[2] ?? "") };
    else if (/^(?:[\w.+-]+:\/\/|git\+)\S/.test(words)) {
      const name = /[#&]egg=([\w.-]+)/.exec(words)?.[1];
      yield {
        name: name ?? withoutCredentials(words),
        version: name === undefined ? "" : withoutCredentials(words),
      };
    } else yield* readRequirement(words.replace(/\s--hash\S*/g, ""));
  }
}

/** One requirement as PEP 508 writes it. */
function* readRequirement(text: string): Iterable<Declared> {
  const [, name, version = ""] =
    /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\]\s*)?((?:\(|[<>=!~@]).*|)$/s.exec(
      text.split(";")[0]?.trim() ?? "",
    ) ?? [];
  if (name === undefined) return;
  yield {
    name: normalized(name),
    version: withoutCredentials(version.replace(/[()]/g, "").replace(/^@\s*/, "").trim()),
  };
}

/** PyPI tells no difference between `a.b`, `A_b` and `a-b`. */
function normalized(name: string): string {
  return name.toLowerCase().replace(/[._-]+/g, "-");
}

function withoutCredentials(address: string): string {
  return address.replace(/(:\/\/)[^/@\s]*@/, "$1");
}

/** pyproject.toml: PEP 621, dependency groups, build requirements, and Poetry's and uv's tables. */
export function* readPyproject(text: string): Iterable<Declared> {
  for (const entry of readToml(text)) {
    const way = [...entry.table, ...entry.key].join(".");
    if (isList(way))
      for (const requirement of stringsIn(withoutTables(entry.value))) yield* readRequirement(requirement);
    else yield* readPoetry(way, entry);
  }
}

/** A dependency group may include another one. */
function withoutTables(value: string): string {
  return value.replace(/\{[^{}]*\}/g, "");
}

function isList(way: string): boolean {
  return (
    way === "project.dependencies" ||
    way === "build-system.requires" ||
    way === "tool.uv.dev-dependencies" ||
    /^project\.optional-dependencies\.[^.]+$/.test(way) ||
    /^dependency-groups\.[^.]+$/.test(way)
  );
}

function* readPoetry(way: string, { key, value }: TomlEntry): Iterable<Declared> {
  const section =
    /^tool\.(?:poetry\.(?:dev-)?dependencies|poetry\.group\.[^.]+\.dependencies|uv\.sources)\.([^.]+)$/;
  if (!section.test(way)) return;
  const name = key.at(-1) ?? "";
  if (name !== "python") yield { name: normalized(name), version: versionIn(value) };
}
