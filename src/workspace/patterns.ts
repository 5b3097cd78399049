/** One line of patterns as in .gitignore. */
export interface PathPattern {
  /** The line begins with `!`: what fits it is taken out again. */
  readonly negated: boolean;
  /** Fits a path below the top, without a slash at its start; its first group is that path or a directory above it. */
  readonly expression: RegExp;
  /** What it says where it has no wildcards. */
  readonly literal: string | undefined;
  /** Where it holds from the top on only: the patterns of the directories on the way to it. */
  readonly parents: readonly RegExp[];
}

/** Reads `*`, `**`, `?`, `!`, and a slash at the start or in the middle: from the top on. */
export function readPathPattern(line: string): PathPattern {
  const negated = line.startsWith("!");
  const text = line.replace(/^!/, "").replace(/\/+$/, "").replace(/^\.\//, "/");
  const anchored = text.includes("/");
  const body = text.replace(/^\//, "");
  const parts = body.split("/");
  const wild = parts.indexOf("**");
  const onTheWay = parts.slice(0, wild === -1 ? -1 : wild);
  return {
    negated,
    expression: new RegExp(`^(${anchored ? "" : "(?:.*?/)?"}${translated(body)})(?:/|$)`, "s"),
    literal: /[*?]/.test(body) ? undefined : body,
    parents: !anchored
      ? []
      : onTheWay.map((_, index) => new RegExp(`^${translated(parts.slice(0, index + 1).join("/"))}$`, "s")),
  };
}

function translated(body: string): string {
  return body.replace(/\*\*\/|\*\*|\*|\?|[^*?]+/g, (part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part === "**") return ".*";
    if (part === "*") return "[^/]*";
    if (part === "?") return "[^/]";
    return RegExp.escape(part);
  });
}
