import { type Declared, linesOf } from "./dependency.ts";

/** `uses:` of workflows and action metadata, as far as it stands on a line of its own or in braces. */
export function* readUses(text: string): Iterable<Declared> {
  for (const line of linesOf(text)) {
    if (/^\s*#/.test(line)) continue;
    for (const [, value = ""] of line.matchAll(/(?:^|[\s{,"'-])uses["']?\s*:\s*["']?([^\s"'#,}]+)/g)) {
      const [name = "", ...version] = value.split("@");
      // What lies in the repository itself is no dependency.
      if (!name.startsWith("./")) yield { name, version: version.join("@") };
    }
  }
}
