import { type Declared, linesOf } from "./dependency.ts";

/** go.mod: what it requires, what it puts in another's place, its tools. */
export function* readGoMod(text: string): Iterable<Declared> {
  let block = "";
  for (const line of linesOf(text)) {
    const words = line.replace(/\/\/.*$/s, "").trim();
    const opened = /^(\w+)\s*\($/.exec(words)?.[1];
    if (opened !== undefined) block = opened;
    else if (words === ")") block = "";
    else {
      const [, verb = block, rest = words] = block === "" ? (/^(\w+)\s+(.*)$/s.exec(words) ?? []) : [];
      yield* readLine(verb, rest);
    }
  }
}

function* readLine(verb: string, rest: string): Iterable<Declared> {
  const words = rest.replaceAll('"', "").split(/\s+/);
  const [name = "", version = ""] = words;
  if (name === "") return;
  if (verb === "require") yield { name, version };
  if (verb === "tool") yield { name, version: "tool" };
  const arrow = words.indexOf("=>");
  if (verb === "replace" && arrow > 0) yield { name, version: `=> ${words.slice(arrow + 1).join(" ")}` };
}
