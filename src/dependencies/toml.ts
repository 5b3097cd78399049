import { type Declared, linesOf } from "./dependency.ts";

/** A key with its value, as they are written in a table of a TOML file. */
export interface TomlEntry {
  /** Name of the table, its parts unquoted; tables of a list have an index at the end, from 0. */
  readonly table: readonly string[];
  readonly key: readonly string[];
  /** Raw, over as many lines as it takes. */
  readonly value: string;
}

/** What is longer could hide a dependency at its end: such a file is refused. */
const maxValueLines = 5000;
const maxValueLength = 64 * 1024;
const basic = '"(?:[^"\\\\]|\\\\[^])*"';
/** Takes all that follows when the quote is not closed: were it passed over, each one after it would be tried anew. */
const strings = `(${basic}|'[^']*')|"[^]*`;
const part = `(?:${basic}|'[^']*'|[\\w-]+)`;
const dotted = `${part}(?:\\s*\\.\\s*${part})*`;
const header = new RegExp(`^\\s*\\[(\\[?)\\s*(${dotted})\\s*\\]`);
const entry = new RegExp(`^\\s*(${dotted})\\s*=\\s*(.*)$`, "s");
const parts = new RegExp(part, "g");

/**
 * Reads tables, keys and values of a TOML file as far as they can be told from each other line by line. Throws when a
 * value is too long.
 */
export function readToml(text: string): TomlEntry[] {
  const lines = linesOf(text);
  const counts = new Map<string, number>();
  const entries: TomlEntry[] = [];
  let table: readonly string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const [, list, name] = header.exec(line) ?? [];
    if (name !== undefined) {
      const count = counts.get(name) ?? 0;
      if (list === "[") counts.set(name, count + 1);
      table = list === "[" ? [...keyParts(name), String(count)] : keyParts(name);
      continue;
    }
    const [, key, start = ""] = entry.exec(line) ?? [];
    if (key === undefined) continue;
    const value = [withoutComment(start)];
    let open = depthOf(value[0] ?? "");
    let length = 0;
    while (open > 0 && at + 1 < lines.length) {
      at += 1;
      const next = withoutComment(lines[at] ?? "");
      value.push(next);
      open += depthOf(next);
      length += next.length;
      if (length > maxValueLength || value.length > maxValueLines) throw new Error("a value is too long");
    }
    entries.push({ table, key: keyParts(key), value: value.join("\n").trim() });
  }
  return entries;
}

function keyParts(name: string): string[] {
  return (name.match(parts) ?? []).map(unquoted);
}

const tokens = new RegExp(`${strings}|[[\\]{}#]`, "g");

function depthOf(text: string): number {
  return (text.match(tokens) ?? []).reduce((depth, token) => {
    if (token === "[" || token === "{") return depth + 1;
    return token === "]" || token === "}" ? depth - 1 : depth;
  }, 0);
}

function withoutComment(line: string): string {
  for (const match of line.matchAll(tokens)) {
    if (match[0] === "#") return line.slice(0, match.index);
  }
  return line;
}

function unquoted(text: string): string {
  if (text.startsWith("'")) return text.slice(1, -1);
  return text.startsWith('"') ? text.slice(1, -1).replace(/\\(["\\])/g, "$1") : text;
}

/** Every string in a value, of lists and inline tables too. */
export function stringsIn(value: string): string[] {
  return [...value.matchAll(new RegExp(strings, "g"))].flatMap(([, closed]) =>
    closed === undefined ? [] : [unquoted(closed)],
  );
}

/** A string under a key of an inline table: `{ version = "1" }`. */
export function inlineString(value: string, key: string): string | undefined {
  const found = new RegExp(`[{,]\\s*["']?${key}["']?\\s*=\\s*(${basic}|'[^']*')`).exec(value)?.[1];
  return found === undefined ? undefined : unquoted(found);
}

const sourceKeys = ["git", "url", "path", "registry", "registry-index", "branch", "tag", "rev"] as const;

/** What a value says of a version: itself when it is a string, else its version and where it comes from. */
export function versionIn(value: string): string {
  if (/^["']/.test(value)) return stringsIn(value)[0] ?? "";
  const name = inlineString(value, "package");
  const told = sourceKeys.flatMap((key) => {
    const found = inlineString(value, key);
    return found === undefined ? [] : [`${key} ${found}`];
  });
  const version = inlineString(value, "version");
  return [
    ...(name === undefined ? [] : [`as ${name}`]),
    ...(version === undefined ? [] : [version]),
    ...told,
  ].join(" ");
}

/** The packages of a lock file that has a table for each: Cargo, Poetry, uv, PDM. */
export function* readLockTables(text: string): Iterable<Declared> {
  const packages: { name: string; version: string; source: string }[] = [];
  for (const { table, key, value } of readToml(text)) {
    const [list, index = "", ...deeper] = table;
    if (list !== "package" || deeper.length > 0 || key.length !== 1) continue;
    // A package's tables come after it; only those of its own are numbered.
    const at = index === "source" ? packages.length - 1 : Number(index);
    if (!(at >= 0)) continue;
    packages[at] ??= { name: "", version: "", source: "" };
    const found = packages[at];
    const [string = ""] = stringsIn(value);
    if (index === "source") found.source = key[0] === "url" ? string : found.source;
    else if (key[0] === "name" || key[0] === "version" || key[0] === "source") found[key[0]] = string;
  }
  for (const { name, version, source } of packages) {
    if (name !== "") yield { name, version, ...(source !== "" && { source }) };
  }
}
