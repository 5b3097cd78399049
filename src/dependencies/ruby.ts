import { type Declared, linesOf } from "./dependency.ts";

/** Gemfile and *.gemspec: gems with all that is said of them, and the sources. */
export function* readGemfile(text: string): Iterable<Declared> {
  for (const line of linesOf(text)) {
    const words =
      /^\s*(?:gem|\w+\.add_(?:runtime_|development_)?dependency)[\s(]+["']([^"']+)["']\)?\s*,?(.*)$/s.exec(
        line,
      );
    if (words !== null) yield { name: words[1] ?? "", version: argumentsOf(words[2] ?? "") };
    const source = /^\s*source[\s(]+["']([^"']+)["']/.exec(line)?.[1];
    if (source !== undefined) yield { name: "source", version: source };
  }
}

function argumentsOf(rest: string): string {
  return rest
    .replace(/\s#.*$/s, "")
    .replace(/["']/g, "")
    .replace(/\)\s*$/, "")
    .trim();
}

/** Gemfile.lock: the gems of each section, and where the section's come from. */
export function* readGemfileLock(text: string): Iterable<Declared> {
  let source = "";
  for (const line of linesOf(text)) {
    if (/^\S/.test(line)) source = "";
    source = /^ {2}remote: (.+)$/.exec(line)?.[1] ?? source;
    const [, name, version = ""] = /^ {4}([\w.-]+) \(([^)]*)\)$/.exec(line) ?? [];
    if (name !== undefined) yield { name, version, ...(source !== "" && { source }) };
  }
}
