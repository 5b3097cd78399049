import type { FileList } from "../sandbox/sandbox.ts";

const maxDirectories = 40;
const maxFileLines = 8;
const maxLineCharacters = 120;

/**
 * The repository at a glance, in fewer than 50 lines whatever its size: its directories, each with the beginning of
 * what is in it, then the files of the top. `nested` lists what lies two deep and may be incomplete.
 */
export function overview(top: FileList, nested: FileList): string {
  const directories = top.paths.filter(isDirectory).slice(0, maxDirectories);
  const files = top.paths.filter((path) => !isDirectory(path));
  const inside = Map.groupBy(nested.paths, (path) => path.slice(0, path.indexOf("/") + 1));
  // The list is sorted: where it was cut, the directories from its last path on miss some.
  const cut = nested.paths.length < nested.total ? (nested.paths.at(-1) ?? "") : undefined;
  const isComplete = (directory: string) =>
    cut === undefined || (directory < cut && !cut.startsWith(directory));
  const fileLines = [...joined(files)].slice(0, maxFileLines);
  const shown = directories.length + fileLines.reduce((sum, { count }) => sum + count, 0);
  return [
    ...directories.map((path) => directoryLine(path, inside.get(path) ?? [], isComplete(path))),
    ...fileLines.map(({ line }) => line),
    ...(top.total > shown ? [`(and ${top.total - shown} more here)`] : []),
  ].join("\n");
}

function isDirectory(path: string): boolean {
  return path.endsWith("/");
}

/** `src/ agent/, main.ts, … (12 in all)`; directories first, because they say most. */
function directoryLine(directory: string, paths: readonly string[], complete: boolean): string {
  const names = paths.map((path) => path.slice(directory.length));
  const sorted = [...names.filter(isDirectory), ...names.filter((name) => !isDirectory(name))];
  const [{ line, count } = { line: "", count: 0 }] = joined(sorted);
  const more = complete ? `… (${names.length} in all)` : "…";
  const shown = [line, ...(count < names.length || !complete ? [more] : [])].filter((part) => part !== "");
  return `${shortened(directory)} ${shown.join(", ")}`.trimEnd();
}

/** The names in lines, as many on each as fit. */
function* joined(names: readonly string[]): Generator<{ readonly line: string; readonly count: number }> {
  let line = "";
  let count = 0;
  for (const name of names.map(shortened)) {
    if (count > 0 && line.length + name.length + 2 > maxLineCharacters) {
      yield { line, count };
      [line, count] = ["", 0];
    }
    line = count === 0 ? name : `${line}, ${name}`;
    count += 1;
  }
  if (count > 0) yield { line, count };
}

function shortened(name: string): string {
  return name.length > maxLineCharacters ? `${name.slice(0, maxLineCharacters - 1)}…` : name;
}
