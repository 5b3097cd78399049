import { type RawChange, rejected, splitNul } from "./changes.ts";
import { keyOf, nulTerminated } from "./paths.ts";
import { exportMount, type SandboxGit } from "./sandbox-git.ts";

/** Whatever another file of attributes says of these: they decide what git makes of a file's content. */
const reset = "* !text !eol !crlf !ident !filter !working-tree-encoding";
const file = `${exportMount}/info/attributes`;

export function isAttributes(path: Buffer): boolean {
  return /(?:^|\/)\.gitattributes$/.test(keyOf(path));
}

/**
 * Takes these files of the work tree into the index once more, under the attributes of the base: those that the
 * agent wrote are not published, and content that was made for them would not fit the ones that stay.
 */
export async function addUnderBaseAttributes(
  git: SandboxGit,
  published: SandboxGit,
  files: readonly RawChange[],
): Promise<void> {
  const paths = files.filter(({ status }) => status !== "D").map(({ path }) => keyOf(path));
  if (paths.length === 0) return;
  const own = await git.runOther(["/bin/sh", "-c", 'cat -- "$1" 2>/dev/null || true', "sh", file]);
  const lines = [reset, ...(await readBaseAttributes(published)), own.stdout.toString("latin1")];
  await write(git, lines.join("\n"));
  const renormalize = ["--literal-pathspecs", "add", "--renormalize", "--ignore-errors", "--sparse"];
  await git.run([...renormalize, "--pathspec-from-file=-", "--pathspec-file-nul"], nulTerminated(paths));
  await write(git, own.stdout.toString("latin1"));
}

async function write(git: SandboxGit, text: string): Promise<void> {
  const argv = ["/bin/sh", "-c", 'cat > "$1"', "sh", file] as const;
  const { exitCode } = await git.runOther([...argv], Buffer.from(text, "latin1"));
  if (exitCode !== 0) throw rejected("the attributes of the base could not be put into force");
}

/** Every line of the base's files of attributes as one file says it, those of deeper directories last. */
async function readBaseAttributes(published: SandboxGit): Promise<string[]> {
  const specs = ["--", ":(top,glob)**/.gitattributes"];
  const entries = splitNul(await published.read(["ls-files", "-z", "--stage", ...specs])).flatMap((entry) => {
    // `100644 <object> 0\t<path>`; a link is no file of attributes.
    const match = /^100(?:644|755) ([0-9a-f]+) 0\t(.*)$/s.exec(keyOf(entry));
    return match === null
      ? []
      : [{ object: match[1] ?? "", directory: (match[2] ?? "").slice(0, -".gitattributes".length) }];
  });
  const byDepth = entries.toSorted((a, b) => a.directory.split("/").length - b.directory.split("/").length);
  const lines: string[] = [];
  for (const { object, directory } of byDepth) {
    const text = await published.read(["cat-file", "blob", object]);
    lines.push(
      ...text
        .toString("latin1")
        .split("\n")
        .flatMap((line) => withinDirectory(line, directory)),
    );
  }
  return lines;
}

/** A line of attributes of a directory (with its slash, Latin-1) as the same is said at the top. */
export function withinDirectory(line: string, directory: string): string[] {
  const match = /^[ \t]*("(?:\\.|[^"\\])*"|[^\s"#]\S*)(.*)$/.exec(line);
  const [, written = "", attributes = ""] = match ?? [];
  if (match === null) return [];
  if (directory === "") return [line];
  // Only a file at the top may define a macro.
  if (written.startsWith("[attr]")) return [];
  const pattern = written.startsWith('"') ? unquoted(written) : written;
  const way = directory.replace(/[*?[\\]/g, "\\$&");
  const anchored = /\/./.test(pattern);
  return [`${quoted(`/${way}${anchored ? pattern.replace(/^\//, "") : `**/${pattern}`}`)}${attributes}`];
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
};

/** As git quotes names in C's manner. */
function unquoted(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
      code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
    );
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n")}"`;
}
