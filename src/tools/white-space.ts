/** How lines of a file differ from lines that say the same: a few words each, with the line that shows it. */
export function describeDifference(
  file: readonly string[],
  wanted: readonly string[],
  firstLine: number,
): string[] {
  const kinds = new Map<string, string>();
  const note = (kind: string, line: number, what: string) => {
    if (!kinds.has(kind)) kinds.set(kind, `line ${line} ${what}`);
  };
  for (const [index, has] of file.entries()) {
    const asked = wanted[index] ?? "";
    const number = firstLine + index;
    if (has === asked || withoutSpace(has) !== withoutSpace(asked)) continue;
    const [indent, askedIndent] = [/^\s*/.exec(has)?.[0] ?? "", /^\s*/.exec(asked)?.[0] ?? ""];
    // The first wanted line may begin inside a line of the file, and the last end there.
    if (indent !== askedIndent && (index > 0 || askedIndent !== "")) {
      note("start", number, `begins with ${spell(indent)}, not ${spell(askedIndent)}`);
    }
    const [end, askedEnd] = [has.slice(has.trimEnd().length), asked.slice(asked.trimEnd().length)];
    if (end !== askedEnd && (index < file.length - 1 || askedEnd !== ""))
      note("end", number, `ends with ${spell(end)}, not ${spell(askedEnd)}`);
    if (has.trim() !== asked.trim()) note("inside", number, "has other white space inside");
  }
  return [...kinds.values()];
}

function withoutSpace(line: string): string {
  return line.replaceAll(/\s+/g, "");
}

/** "4 spaces", "1 tab", "no white space". */
function spell(space: string): string {
  if (space === "") return "no white space";
  const runs = space.match(/ +|\t+|[^ \t]+/g) ?? [];
  if (runs.length > 2) return "a mix of tabs and spaces";
  return runs.map((run) => `${run.length} ${nameOf(run)}${run.length === 1 ? "" : "s"}`).join(" and ");
}

function nameOf(run: string): string {
  if (run.startsWith(" ")) return "space";
  return run.startsWith("\t") ? "tab" : "unusual white-space character";
}
